"""Numbers in running text: which are targets, of what, by when."""
from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.goals.prose import Reading, read_paragraph
from extractors.goals.timeframe import Clock


def readings(sentence: str, start: int = 2021, end: int = 2025) -> list[Reading]:
    return list(read_paragraph(sentence, 0, len(sentence), Clock(start, end)))


def brief(sentence: str) -> list[tuple[str, str]]:
    return [(r.name, f"{r.value}{r.quantity.unit}") for r in readings(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("力争地区生产总值达到150亿元，年均增长8%左右。", [("地区生产总值", "150亿元"), ("地区生产总值", "8%")]),
        ("居民人均可支配收入年均增长8%，达到2.8万元。", [("居民人均可支配收入", "8%"), ("居民人均可支配收入", "2.8万元")]),
        ("规模以上工业总产值翻一番，达到300亿元。", [("规模以上工业总产值", "300亿元")]),
        ("建成高标准农田30万亩，粮食总产量稳定在25万吨以上。", [("高标准农田", "30万亩"), ("粮食总产量", "25万吨")]),
        ("新增规上工业企业30家，总数达到80家。", [("新增规上工业企业", "30家"), ("新增规上工业企业总数", "80家")]),
        ("第三产业增加值占生产总值比重达到45%，占全市比重达到8%。", [("第三产业增加值占生产总值比重", "45%"), ("第三产业增加值占生产总值比重占全市比重", "8%")]),
        ("研究与试验发展（R&D）经费投入强度达到2%以上。", [("研究与试验发展（R&D）经费投入强度", "2%")]),
        ("农田灌溉水有效利用系数提高到0.62。", [("农田灌溉水有效利用系数", "0.62")]),
        ("到位资金达到5亿元。", [("到位资金", "5亿元")]),
        ("建成区绿化覆盖率达到40%。", [("建成区绿化覆盖率", "40%")]),
        ("从业人员达到3000人，对外贸易额达到2亿美元。", [("从业人员", "3000人"), ("对外贸易额", "2亿美元")]),
        ("在全县建成水厂12座。", [("水厂", "12座")]),
        ("陶瓷产业到2025年实现产值40亿元。", [("陶瓷产业产值", "40亿元")]),
        ("青溪园区力争2025年实现产值30亿元、税收2亿元。", [("青溪园区产值", "30亿元"), ("税收", "2亿元")]),
        ("氢能产业力争培育链主企业2家。", [("氢能产业链主企业", "2家")]),
        ("到2025年实现外贸额3亿元。", [("外贸额", "3亿元")]),
        ("实现20户以上自然村通硬化路比例100%。", [("20户以上自然村通硬化路比例", "100%")]),
        ("人均预期寿命提高到79.5岁。", [("人均预期寿命", "79.5岁")]),
        ("线上浏览达到8万左右人次。", [("线上浏览", "8万人次")]),
        ("60%以上的乡镇卫生院达到推荐标准。", [("乡镇卫生院达到推荐标准", "60%")]),
        ("城际快线时速提至200公里。", [("城际快线时速", "200公里")]),
        ("园区规划面积扩展至11平方公里。", [("园区规划面积", "11平方公里")]),
        ("饮用水产能将突破500万吨。", [("饮用水产能", "500万吨")]),
        ("力争年内并网装机容量达到90万千瓦。", [("并网装机容量", "90万千瓦")]),
        ("尽快实现公办幼儿园占比50%以上。", [("公办幼儿园占比", "50%")]),
        ("投产达效后年产值达到3000万元，可提供就业岗位100个。", [("年产值", "3000万元"), ("就业岗位", "100个")]),
        ("力争亿元以上项目签约120个、落地70个。", [("亿元以上项目签约", "120个"), ("亿元以上项目落地", "70个")]),
        ("全县22个亿元以上项目开复工率达到100%。", [("22个亿元以上项目开复工率", "100%")]),
        ("投资1—10亿项目12个。", [("投资1—10亿项目", "12个")]),
        (
            "实施重点项目21项，其中新建19项，续建2项，总投资75亿元。",
            [("重点项目", "21项"), ("新建重点项目", "19项"), ("续建重点项目", "2项"), ("重点项目总投资", "75亿元")],
        ),
        ("肉牛存栏和出栏分别达到2万头、1万头。", [("肉牛存栏", "2万头"), ("肉牛出栏", "1万头")]),
        ("东岗工业园、西坪产业园建成区分别达到9平方公里、8平方公里。", [("东岗工业园建成区", "9平方公里"), ("西坪产业园建成区", "8平方公里")]),
        ("陶瓷、电子等行业产值分别增长7%、9%。", [("陶瓷产值", "7%"), ("电子产值", "9%")]),
    ],
)
def test_a_number_is_of_the_indicator_that_its_clause_names(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert brief(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新建3座水厂、5座泵站。", [("水厂", "3座"), ("泵站", "5座")]),
        ("建成1个客运站，4个物流中心。", [("客运站", "1个"), ("物流中心", "4个")]),
        ("推介2个美丽休闲乡村、3条精品线路。", [("美丽休闲乡村", "2个"), ("精品线路", "3条")]),
        ("建设东岭、西坪等10个蔬菜基地。", [("蔬菜基地", "10个")]),
        ("完成58公里19条园区道路。", [("园区道路", "58公里"), ("园区道路", "19条")]),
        ("打造一个100亿元以上规模的产业集群。", [("产业集群规模", "100亿元")]),
        ("落地乐源饮品、优米粮油等食品加工项目6个。", [("食品加工项目", "6个")]),
        ("新增中等职业学校2所。", [("新增中等职业学校", "2所")]),
        ("争创省级示范村5个。", [("省级示范村", "5个")]),
        ("集聚5家上下游企业。", [("上下游企业", "5家")]),
        ("在建的45个项目中，新建30个。", [("项目", "45个"), ("新建项目", "30个")]),
        ("培育国家级龙头企业2家、省级5家。", [("国家级龙头企业", "2家"), ("省级龙头企业", "5家")]),
        ("建成100万吨级焦化企业8户。", [("100万吨级焦化企业", "8户")]),
        ("推进东岭机械、西坪铸造等35个5000万元以上项目开工。", [("5000万元以上项目", "35个")]),
        ("推动5个项目建成达产。", [("项目", "5个")]),
        ("在青溪河和东岗产业园建设苗木基地7000亩。", [("苗木基地", "7000亩")]),
        ("2023年汛前完成38座小型水库。", [("小型水库", "38座")]),
        ("实施好储备林基地11万亩。", [("储备林基地", "11万亩")]),
        ("出栏羊5万头（只）、家禽1000万羽。", [("出栏羊", "5万头"), ("家禽", "1000万羽")]),
        ("引进2个投资亿元以上的农业龙头企业落户示范园。", [("投资亿元以上的农业龙头企业", "2个")]),
        ("建设集中连片面积1000亩以上的油茶基地7个。", [("集中连片面积1000亩以上的油茶基地", "7个")]),
        ("培育“小升规”企业25家。".replace("“", '"').replace("”", '"'), [('"小升规"企业', "25家")]),
    ],
)
def test_behind_a_verb_that_brings_things_about_the_number_counts_what_follows(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert brief(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("污水收集率、废物处置率依次达到95%、90%。", [("污水收集率", "95%"), ("废物处置率", "90%")]),
        ("旅游人次和旅游收入分别达到300万人次、20亿元。", [("旅游人次", "300万人次"), ("旅游收入", "20亿元")]),
        ("猪牛羊饲养量分别达到8万头、3万头和5万只。", [("猪饲养量", "8万头"), ("牛饲养量", "3万头"), ("羊饲养量", "5万只")]),
        ("风电、光伏装机分别达到20万千瓦、30万千瓦。", [("风电装机", "20万千瓦"), ("光伏装机", "30万千瓦")]),
        ("国家级、省级示范社分别达到3家和20家。", [("国家级示范社", "3家"), ("省级示范社", "20家")]),
        ("打造1个千亿级、3个百亿级产业集群。", [("千亿级产业集群", "1个"), ("百亿级产业集群", "3个")]),
        ("陶瓷产业产值达到30亿元、氢能产业20亿元。", [("陶瓷产业产值", "30亿元"), ("氢能产业产值", "20亿元")]),
        ("城乡居民收入分别达到5万元和2万元。", [("城镇居民收入", "5万元"), ("农村居民收入", "2万元")]),
        ("一二三产业增加值分别增长3%、6%和7%。", [("第一产业增加值", "3%"), ("第二产业增加值", "6%"), ("第三产业增加值", "7%")]),
        ("粮食、油料、蔬菜总产量分别达到9万吨、1万吨、4万吨。", [("粮食产量", "9万吨"), ("油料产量", "1万吨"), ("蔬菜总产量", "4万吨")]),
        ("蔬菜、水果面积分别稳定在10万亩、5万亩。", [("蔬菜面积", "10万亩"), ("水果面积", "5万亩")]),
        ("学龄儿童入学率、巩固率、毕业率达100%。", [("学龄儿童入学率", "100%"), ("学龄儿童巩固率", "100%"), ("学龄儿童毕业率", "100%")]),
        ("示范合作社、示范农场分别达到150个。", [("示范合作社", "150个"), ("示范农场", "150个")]),
        ("肥料、农药利用率均达到40%以上。", [("肥料、农药利用率", "40%")]),
        ("引进龙头企业3家、科技企业5家。", [("引进龙头企业", "3家"), ("科技企业", "5家")]),
        ("桥梁207座8084延长米。", [("桥梁", "207座"), ("桥梁", "8084延长米")]),
    ],
)
def test_a_list_of_names_takes_its_numbers_one_by_one_or_shares_one(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert brief(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "2020年，全县粮食产量达到10万吨。",
        '"十三五"期间累计完成投资20亿元，建成道路30公里。',
        "截至目前，入驻企业达到40家。",
        "依托现有企业20家，打造产业集群。",
        "推进总投资30亿元的青岭光伏产业园项目建设。",
        "围绕5个重点领域、3条产业链延伸链条。",
        "对10千伏电网和0.4KV电网进行改造，推广5G应用，创建4A级景区。",
        "通过3-5年的培育做大产业。",
        "加快建设年产5000吨钛材项目。",
        "培育年产值超50亿元企业集团、年收入超1亿元企业。",
        "形成青溪水泥、东岗建材等4户企业为链主的布局。",
        "建设药材交易中心（3万吨）。",
        "园区一期9亿元，二期7亿元，含生活区180亩。",
    ],
)
def test_past_figures_names_and_attributes_are_no_targets(sentence: str) -> None:
    assert brief(sentence) == []


def test_a_number_of_the_past_lends_its_name_but_stays_out() -> None:
    assert brief("2020年，全县粮食产量达到10万吨。到2025年达到12万吨。") == [("粮食产量", "12万吨")]


def test_a_baseline_is_bound_to_the_target_it_is_compared_with() -> None:
    (level,) = readings("常住人口城镇化率由2020年的35%提高到2025年的45%。")
    assert (level.name, level.value, level.baseline, level.baseline_year, level.growth) == ("常住人口城镇化率", 45, 35, 2020, False)


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("绿化覆盖率达到40%以上。", ">="),
        ("出口额突破3亿美元。", ">="),
        ("床位数不低于500张。", ">="),
        ("失业率控制在4.5%以内。", "<="),
        ("用水量降低到40立方米以下。", "<="),
        ("参保率达到95%左右。", "="),
        ("龙头企业20余家，产值达到5亿元。", ">="),
    ],
)
def test_bounds_come_from_the_words_on_either_side(sentence: str, bound: str) -> None:
    assert readings(sentence)[0].comparison == bound


def test_a_range_gives_its_binding_end() -> None:
    (low,) = readings("每年推广新品种10—20个。")
    (high,) = readings("专业总数控制在10-15个之间。")
    assert (low.value, low.comparison) == (10, ">=")
    assert (high.value, high.comparison) == (15, "<=")


def test_growth_is_told_from_level_and_share() -> None:
    growth, share, yearly = readings("工业增加值年均增长9%，服务业增加值占比达到50%，每年新增企业3家。")
    assert (growth.growth, share.growth, yearly.growth) == (True, False, True)
    assert [r.growth for r in readings("城乡居民收入年均分别增长6%、8%。")] == [True, True]
    assert [r.growth for r in readings("细颗粒物年均浓度下降到30微克/立方米。")] == [False]


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("到2023年，标准化幼儿园达到20所。", 2023),
        ('到"十四五"末，标准化幼儿园达到20所。', 2025),
        ("标准化幼儿园达到20所。", 2025),
        ("展望2035年，标准化幼儿园达到20所。", 2035),
    ],
)
def test_the_year_is_the_one_stated_else_the_plan_s_end(sentence: str, year: int) -> None:
    assert readings(sentence)[0].year == year


def test_numbers_of_several_years_have_each_its_own() -> None:
    assert [(r.year, r.value) for r in readings("到2023年和2025年，水厂分别达到8座、12座。")] == [(2023, 8), (2025, 12)]
    assert [(r.year, r.value) for r in readings("2019年和2025年，水厂分别达到8座、12座。")] == [(2025, 12)], "what was is no target"


def test_any_five_years_go_the_same_way() -> None:
    now, past = '到"十五五"末，冬枣产量达到8万吨。', '"十四五"期间，冬枣产量达到5万吨。'
    assert [r.year for r in readings(now, 2026, 2030)] == [2030]
    assert readings(past, 2026, 2030) == []


def test_sector_shares_written_as_a_ratio_are_three_targets() -> None:
    assert [r.value for r in readings("三次产业结构调整为12:38:50。")] == [Decimal(12), Decimal(38), Decimal(50)]


def test_a_noun_that_begins_with_many_is_no_bound() -> None:
    text = "建设3平方公里多功能冬枣生态园，引进客商20家多。"
    found = list(read_paragraph(text, 0, len(text), Clock(2021, 2025)))
    assert [(r.name, r.comparison) for r in found] == [("多功能冬枣生态园", "="), ("引进客商", ">=")]


def test_a_vague_one_before_an_indicator_belongs_to_no_name() -> None:
    assert brief("打造一个总投资25亿元的新材料产业园。") == [("总投资", "25亿元")]


@pytest.mark.parametrize(
    "sentence",
    [
        "总投资34亿元的东岭粮库、西坪发电等18个续建项目投产。",
        "投资14亿元东岭正极材料等项目开工建设。",
        "推进由西坪集团投资10亿元与本县集团联合建设的健康产业项目。",
        "东岭粮食物流项目1857万元，西坪中学改扩建项目90万元。",
        "西距澜州市160公里。",
        "园区位于县城西南1公里。",
        "园区距高速公路互通口4公里。",
    ],
)
def test_what_a_work_costs_and_how_far_a_town_is_are_no_targets(sentence: str) -> None:
    assert [unit for _, unit in brief(sentence) if not unit.endswith("个")] == []


def test_a_rank_among_others_is_reached_by_any_better_one() -> None:
    (rank,) = readings("确保园区综合排名进入全省前20名。")
    assert (rank.name, rank.value, rank.comparison) == ("园区综合排名", 20, "<=")


def test_a_structure_that_is_changed_is_no_target() -> None:
    values = [r.value for r in readings("三次产业结构从14:42:44调整为10:45:45。")]
    assert values == [10, 45, 45]
