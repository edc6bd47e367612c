"""Places that may name an entity: generous, but never with a mark at the edge or a name that its kind cannot have."""
from __future__ import annotations

import pytest

from extractors.proposers import PROPOSERS
from tests.extractors.short_texts import proposed, reading_of


@pytest.mark.parametrize(
    ("kind", "text", "names"),
    [
        ("Enterprise", "以青岭钛业、云峰新材等企业为龙头。", {"青岭钛业", "云峰新材"}),
        ("Enterprise", "建成青溪水泥有限公司。", {"青溪水泥有限公司"}),
        ("Park", "建设云岭经济开发区和青溪物流园。", {"云岭经济开发区", "青溪物流园"}),
        ("Park", "建设青溪、石泉和云岭3个物流园。", {"青溪", "石泉", "云岭"}),
        ("Industry", "发展肉牛、核桃等特色产业。", {"肉牛", "核桃"}),
        ("Industry", "发展现代物流业。", {"现代物流业"}),
        ("Park", "以云峰集团为龙头创建青溪食品产业园。", {"青溪食品产业园"}),
        ("Industry", "紧扣茶叶加工、绿色石材两大主导产业。", {"茶叶加工", "绿色石材"}),
        ("Project", "云岭客运站竣工，青溪大桥项目顺利推进。", {"云岭客运站", "青溪大桥项目"}),
        ("Project", "推进青溪河综合治理工程、云岭客运站建设。", {"青溪河综合治理工程", "云岭客运站"}),
        ("Enterprise", "推进秾垣冷饮生产、江苏雨榛食品加工等项目。", {"秾垣", "江苏雨榛"}),
        ("Enterprise", "抓好岵酒2000吨技改项目。", {"岵酒"}),
        ("Enterprise", "支持椿峪县昱沅年产3万套轴承项目。", {"昱沅"}),
        ("Enterprise", "青岭热电延伸供热管网12公里。", {"青岭热电"}),
        ("Enterprise", "国家级龙头企业2家（青岭米业公司、云峰茶业公司）。", {"青岭米业公司", "云峰茶业公司"}),
        ("Enterprise", "钢结构项目由青岭钢构投资建设。", {"青岭钢构"}),
        ("Park", "青溪工业园吸聚八十家袜业企业。", {"青溪工业园"}),
        ("Park", "推进青溪产业园二期项目。", {"青溪产业园"}),
        ("Park", '推进"青溪氢能产业园""云岭日化产业园"建设。', {"青溪氢能产业园", "云岭日化产业园"}),
        ("Industry", "肉牛产业链方面，建设养殖小区。", {"肉牛产业链"}),
        ("Industry", '精心打造"高端羊肉、生态蔬菜、时令鲜果"三大产业。', {"高端羊肉", "生态蔬菜", "时令鲜果"}),
        ("Industry", "电石业要抓紧产能置换。", {"电石业"}),
        ("Park", "已逐步形成了青岭经济开发区。", {"青岭经济开发区"}),
        ("Project", "同时开工的还有青岭药业制剂项目。", {"青岭药业制剂项目"}),
        ("Industry", "培育千亿页岩气、百亿氢能等产业集群。", {"页岩气", "氢能"}),
        ("Industry", "打造产值超百亿元页岩气、年产值过十亿元氢能等产业集群。", {"页岩气", "氢能"}),
        ("Project", "县政府与青岭实业公司签订青岭果汁加工项目。", {"青岭果汁加工项目"}),
        ("Industry", "在线新经济、远程办公等产业加快发展。", {"在线新经济"}),
        ("Industry", "发展冻干、即饮等产业。", {"冻干", "即饮"}),
        ("Project", "青溪水库工程坝址位于桃源乡。", {"青溪水库工程"}),
        ("Project", "完工青溪大桥、云岭立交。", {"青溪大桥", "云岭立交"}),
        ("Project", "建成青溪路西段、云岭路东段。", {"青溪路西段"}),
        ("Project", "专栏1 重点项目\n1.青岭膨润土防水毯。\n2.云峰矿石余热回收与固废掺烧，续建。", {"青岭膨润土防水毯", "云峰矿石余热回收与固废掺烧"}),
        ("Enterprise", "园区主要有企业30家，秾磻木业、揽蓼建材全部达产。", {"秾磻木业", "揽蓼建材"}),
        ("Enterprise", "实施机床可靠性提升（青岭机床集团牵头）。", {"青岭机床集团"}),
        ("Enterprise", "海水淡化厂由青清水务设计施工。", {"青清水务"}),
        ("Park", "加快云岭化工园区签约项目开工。", {"云岭化工园区"}),
        ("Park", "扩建青岭加速器，建设云峰抹茶谷。", {"青岭加速器", "云峰抹茶谷"}),
        ("Industry", "食用菌以青溪镇为重点。", {"食用菌"}),
        ("Enterprise", "巩固秾朔、栎珩等农业产业化龙头企业。", {"秾朔", "栎珩"}),
        ("Enterprise", "秾朔机电要扩大电器产能。", {"秾朔机电"}),
        ("Enterprise", "由秾垣住工建设构件基地。", {"秾垣住工"}),
        ("Enterprise", "督促泓圪焦业退城入园。", {"泓圪焦业"}),
        ("Enterprise", "引进日资椛砚精机布局热处理线。", {"椛砚精机"}),
        ("Project", "配建青岭茶叶拼配中心，论证云峰潮汐电站。", {"青岭茶叶拼配中心", "云峰潮汐电站"}),
        ("Project", "青溪渡槽工程列入规划，云岭污水处理厂日处理2万吨。", {"青溪渡槽工程", "云岭污水处理厂"}),
    ],
)
def test_what_a_reader_would_name_is_proposed(kind: str, text: str, names: set[str]) -> None:
    assert names <= proposed(kind, text).keys()


def test_a_firm_that_opens_a_projects_name_is_proposed() -> None:
    found = proposed("Enterprise", "推进云峰新材年产5万吨负极材料项目。")
    assert [c.how for c in found["云峰新材"]] == ["opener"]


def test_a_list_whose_head_is_shared_is_proposed_as_one_name_too() -> None:
    found = proposed("Industry", "做强粮食、果蔬及中药材精深加工产业。")
    assert [c.how for c in found["粮食、果蔬及中药材精深加工产业"]] == ["joined"]


def test_a_place_or_size_in_a_box_is_no_project() -> None:
    found = proposed("Project", "专栏1 重点项目\n1.青岭水库。位于青溪镇东侧，占地90亩。\n2.云峰石艺长廊：青溪街道石坪村，总投资2亿元。")
    assert {"青岭水库", "云峰石艺长廊"} <= found.keys()
    assert not any(name.startswith(("位于", "占地")) or name.endswith("村") for name in found)


def test_a_known_industry_is_sought_only_where_a_name_may_begin() -> None:
    assert "食用菌" in proposed("Industry", "做强食用菌、肉牛。") and "食用菌" not in proposed("Industry", "新建青岭食用菌大棚。")


def test_what_the_plan_calls_a_town_is_no_firm() -> None:
    text = "支持石桥子、昱岭等企业。加快石桥子镇建设。"
    assert "昱岭" in proposed("Enterprise", text) and "石桥子" not in proposed("Enterprise", text)
    assert "石桥子" in proposed("Enterprise", text.replace("石桥子镇", "石桥子乡村"))


@pytest.mark.parametrize(
    "sentence",
    [
        "推动防洪从末端治理向源头治理工程转变。",
        "乡道按二级公路标准改造。",
        "配套建设包括屋面改造。",
        "青岭果业园即云岭采摘园建设。",
        "养殖水面转向山塘治理。",
        "实施3000万元以上茶叶加工项目。",
    ],
)
def test_what_a_sentence_tells_of_a_thing_is_no_name(sentence: str) -> None:
    names = proposed("Project", sentence).keys()
    assert not any(word in name for name in names for word in ("从末端治理向", "按二级", "包括", "园即", "转向", "万元以上"))
    assert "转向节锻造项目" in proposed("Project", "推进转向节锻造项目建设。")


def test_what_a_firm_plans_is_no_plan_by_name() -> None:
    assert "云峰新材计划" not in proposed("Project", "云峰新材计划总投资8亿元。")
    assert "云岭振兴计划" in proposed("Project", "实施云岭振兴计划。")


@pytest.mark.parametrize("name", ["青溪公园", "云岭校园", "石泉幼儿园", "青溪田园"])
def test_a_garden_or_a_school_is_no_park(name: str) -> None:
    assert proposed("Park", f"提升{name}水平。") == {}


def test_towns_and_universities_in_a_list_are_no_firms() -> None:
    assert not {"青溪镇", "青溪大学"} & proposed("Enterprise", "支持青溪镇、云岭大学、石泉乡等发展。").keys()


def test_only_projects_may_have_a_count_inside() -> None:
    assert "5个冷库" in proposed("Project", "建设5个冷库。")
    assert "五个产业园" not in proposed("Park", "规划五个产业园。")


def test_a_company_is_proposed_by_its_legal_ending_whatever_follows() -> None:
    assert "青溪养老服务有限公司" in proposed("Enterprise", "青溪养老服务有限公司新建养老公寓。")
    assert "云岭集团" in proposed("Enterprise", "以云岭集团主要投资建设的数字引擎合作项目为支撑。")
    assert "青岭重型机器有限公司" in proposed("Enterprise", "云麓经济开发区现有青岭重型机器有限公司、云峰铸业有限公司。")


def test_a_list_of_firms_may_hold_firms_that_are_named_like_something_else() -> None:
    assert {"大田农产品", "一指城市"} <= proposed("Enterprise", "支持大田农产品、一指城市、云峰园等企业发展。").keys()
    assert "青溪商务局" not in proposed("Enterprise", "支持大田农产品、青溪商务局等企业发展。")


def test_a_list_with_one_project_is_a_list_of_projects() -> None:
    assert "云峰烟气回收" in proposed("Project", "围绕青岭原料深加工项目、云峰烟气回收。")
    assert "云峰烟气回收" not in proposed("Project", "围绕青岭原料、云峰烟气回收。")


def test_what_stands_before_a_colon_is_proposed_as_a_project() -> None:
    assert [c.how for c in proposed("Project", "青溪数字交易产业城：计划总投资18亿元。")["青溪数字交易产业城"]] == ["label"]


def test_names_around_a_conjunction_are_proposed_as_one_in_a_list_of_projects() -> None:
    found = proposed("Project", "推进云岭整机及零部件制造、智能水表生产、密码锁及中转箱等项目。")
    assert {"云岭整机及零部件制造", "密码锁及中转箱"} <= {n for n, cs in found.items() if cs[0].how == "joined"}


def test_a_name_may_begin_with_a_word_that_often_opens_a_clause() -> None:
    assert "重点区域人工造林工程" in proposed("Project", "重点区域人工造林工程，围绕高速公路绿化。")


def test_no_name_says_that_one_thing_becomes_another() -> None:
    assert not any("晋升为" in name for name in proposed("Park", "推动云麓经济区晋升为国家级开发区。"))


PROSE = (
    "围绕“一核两带”，以青岭钛业（集团）有限公司、云峰新材等企业为龙头，推进青溪水库（一期、二期）工程、“十村百户”示范工程，"
    "打造钛材料产业园、青溪农产品物流园等3个园区，做强肉牛、核桃及中药材精深加工产业；到2025年，建成云岭至石泉二级公路等5条道路。"
)


@pytest.mark.parametrize("kind", PROPOSERS)
def test_proposals_have_no_mark_at_their_edge_and_close_what_they_open(kind: str) -> None:
    found = proposed(kind, PROSE)
    assert found
    for name in found:
        assert name[0] not in "、，。；：）" and name[-1] not in "、，。；：（", name
        assert name.count("（") == name.count("）") and name.count('"') % 2 == 0, name


@pytest.mark.parametrize("kind", PROPOSERS)
def test_proposals_stay_in_their_sentence_and_below_their_longest(kind: str) -> None:
    reading = reading_of(PROSE)
    proposer = PROPOSERS[kind]
    for c in proposer.propose(reading):
        sentence = reading.sentences[reading.sentence_at(c.start)]
        assert sentence.start <= c.start < c.end <= sentence.end
        assert c.end - c.start <= (proposer.max_item if c.how == "item" else proposer.max_length)


@pytest.mark.parametrize("kind", PROPOSERS)
def test_the_same_text_gives_the_same_proposals_in_the_same_order(kind: str) -> None:
    first, second = (list(PROPOSERS[kind].propose(reading_of(PROSE))) for _ in range(2))
    assert first == second


def test_what_follows_the_etc_of_a_list_is_proposed_where_a_sum_is_said_of_it() -> None:
    with_sum = proposed("Project", "建设云岭路、青溪大街等支路工程11公里，总投资2.4亿元。")
    assert [c.how for c in with_sum["支路工程"]] == ["tail"]
    assert "支路工程" not in proposed("Project", "建设云岭路、青溪大街等支路工程11公里，方便出行。")


def test_a_short_head_alone_names_nothing() -> None:
    found = proposed("Project", "新建道路、青溪道路和云岭医院、学校。")
    assert not {"道路", "学校"} & found.keys() and {"青溪道路", "云岭医院"} <= found.keys()


def test_a_park_may_be_a_part_of_another_and_have_a_second_name_in_brackets() -> None:
    found = set(proposed("Park", "加快经济开发区南区（青岭园区）融合发展。"))
    assert {"经济开发区南区", "经济开发区南区（青岭园区）"} <= found
    assert not any("简称" in name for name in proposed("Park", "服务青岭经济开发区（以下简称开发区）发展。"))


def test_what_is_built_behind_a_lists_head_is_proposed() -> None:
    assert "富硒农产品研发平台" in proposed("Project", "依托云岭大学、青溪大学等高校建设富硒农产品研发平台。")


def test_a_project_is_not_named_by_two_characters_nor_from_a_conjunction_on() -> None:
    found = set(proposed("Project", "推进智慧、青溪大桥、及云岭水厂等项目建设。"))
    assert "云岭水厂" in found and not found & {"智慧", "及云岭水厂"}


def test_a_number_with_its_unit_is_no_name_and_none_begins_with_where_it_lies() -> None:
    names = proposed("Project", "推进500千伏、220千伏主网工程建设。")
    assert "220千伏主网工程" in names and not {"500千伏", "推进500千伏"} & names.keys()
    assert not [n for n in proposed("Project", "加快园区内凯岭生物质发电项目建设。") if n.startswith("园区内")]


def test_a_measure_behind_a_known_word_is_no_coined_name() -> None:
    found = proposed("Enterprise", "新建道路12公里、改造泵站3座。")
    assert [name for name, places in found.items() if any(c.how == "coined" for c in places)] == []


@pytest.mark.parametrize("sentence", ["该项目总投资3亿元。", "这一工程占地12亩。", "上述9个产业项目总投资26亿元。", "其中扩建道路2公里，投资900万元。"])
def test_what_points_at_something_told_elsewhere_is_no_name(sentence: str) -> None:
    assert not any(name.startswith(("该", "这", "上述", "其中")) for name in proposed("Project", sentence))


@pytest.mark.parametrize(
    ("sentence", "firm"),
    [
        ("由县属国有企业秾翮公司牵头。", "秾翮公司"),
        ("与秾朔集团合作，加快建园。", "秾朔集团"),
        ("引进国内领军企业鑫翮环保科技、昱翮控股集团。", "鑫翮环保科技"),
        ("重点依托云岭新区的彤翮硅业科技、骞翮新材。", "彤翮硅业科技"),
        ("目前高新区已有秾垣新能源、昱濂新材等企业。", "秾垣新能源"),
        ("云岭县东坪镇秾琏公司智慧能源综合运用项目。", "秾琏公司"),
    ],
)
def test_a_firm_is_proposed_behind_what_it_is_and_where(sentence: str, firm: str) -> None:
    assert firm in proposed("Enterprise", sentence)


def test_a_verb_that_is_part_of_a_name_parts_none() -> None:
    found = proposed("Project", "推进云岭灌区续建配套与节水改造、青溪大桥新建工程。")
    assert {"云岭灌区续建配套与节水改造", "青溪大桥新建工程"} <= found.keys()


def test_the_preposition_of_a_role_opens_no_name_though_the_segmenter_glues_it() -> None:
    found = proposed("Park", "以北区（青岭产业园区）为核心，建设云岭产业园。")
    assert "北区（青岭产业园区）" in found and not any(name.startswith("以") for name in found)


def test_what_praises_names_an_industry_only_among_industries() -> None:
    assert "健康" not in proposed("Industry", "促进房地产业持续、健康、稳定发展。")
    assert "健康" in proposed("Industry", "培育文化、健康、体育等产业。")


def test_what_praises_firms_names_no_industry() -> None:
    assert "大型冷链" not in proposed("Industry", "培育大型冷链企业，发展大型铸件。")
    assert "大型铸件" in proposed("Industry", "培育大型冷链企业，发展大型铸件。")
    assert "骨干物流" not in proposed("Industry", "发展骨干物流企业。")


def test_where_a_thing_is_built_opens_no_name() -> None:
    found = proposed("Park", "推进建于白翮肉牛产业园的冷库、建于云岭产业园的车间。")
    assert found and not any(name.startswith("建于") for name in found)


@pytest.mark.parametrize("side", ["北区", "（西片区）", "南园区"])
def test_a_zone_before_one_of_its_sides_is_only_the_beginning_of_a_name(side: str) -> None:
    found = proposed("Park", f"提升云岭开发区{side}。")
    assert f"云岭开发区{side}" in found and "云岭开发区" not in found
    assert "云岭开发区" in proposed("Park", "提升云岭开发区北部功能。")


@pytest.mark.parametrize(
    ("sentence", "no_firm"),
    [
        ('推行甲行"秾贷"、青岭银行"溪贷""岭贷"等产品。', '青岭银行"溪贷""岭贷"'),
        ("采取村委会加公司模式建设。", "村委会加公司"),
        ("打造全国青溪清洁能源示范县。", "全国青溪清洁能源"),
        ("推动前店后厂、家庭作坊等企业转变。", "前店后厂"),
        ("鼓励村集体领办合作社。", "村集体领办合作社"),
        ("支持县职教中心、云峰新材等企业共建学院。", "县职教中心"),
        ("支持县板栗协会、云峰新材等企业抱团发展。", "县板栗协会"),
        ("支持桐秾大街改造项目。", "桐秾"),
        ("桐秾建材产业以云峰水泥有限公司为依托。", "桐秾建材产业以云峰水泥有限公司"),
    ],
)
def test_what_a_firm_sells_a_scheme_and_a_title_are_no_firms(sentence: str, no_firm: str) -> None:
    assert no_firm in sentence
    assert no_firm not in proposed("Enterprise", sentence)


def test_a_firms_name_may_be_quoted_or_hold_a_quoted_word() -> None:
    assert '"青岭"酒业有限公司' in proposed("Enterprise", '支持"青岭"酒业有限公司、云峰酒业有限公司做强。')
    assert '"云峰新材"' in proposed("Enterprise", '支持"青岭钛业"、"云峰新材"等企业。')
