"""Which names of a plan mean one thing, told on invented names."""
from __future__ import annotations

import pytest

from extractors.facts import County
from kg.resolve.merging import (
    merge_enterprises,
    merge_industries,
    merge_parks,
    merge_positionings,
    merge_projects,
)
from kg.resolve.names import Places, division_names

QINGLING = County("青岭县", "990101", "云川市", "远山省")
MERGERS = {
    "Enterprise": merge_enterprises,
    "Industry": merge_industries,
    "Park": merge_parks,
    "Project": merge_projects,
    "Positioning": merge_positionings,
}


def together(type_: str, places: Places, *names: str) -> bool:
    """Whether the first two names come out as one thing, given all the names of the plan."""
    groups = MERGERS[type_](dict.fromkeys(names, 1), places)
    return any(names[0] in group and names[1] in group for group in groups)


@pytest.mark.parametrize(
    ("type_", "long", "short"),
    [
        ("Enterprise", "青岭恒泽石墨有限责任公司", "恒泽石墨"),
        ("Enterprise", "远山省恒泽石墨股份有限公司", "恒泽"),
        ("Enterprise", "恒泽集团", "恒泽公司"),
        ("Enterprise", "云川恒泽石墨", "远山恒泽石墨"),
        ("Enterprise", "中科恒泽石墨", "恒泽石墨"),
        ("Enterprise", "恒泽新材料有限公司", "恒泽新材"),
        ("Enterprise", "金穗休闲食品加工", "金穗食品加工"),
        ("Enterprise", "云岭钼业", "云岭钼矿"),
        ("Enterprise", "青岭县城市建设投资集团有限公司", "城投集团"),
        ("Enterprise", "青岭县文化旅游投资有限公司", "县文旅集团"),
        ("Enterprise", "青岭县交通建设投资集团", "交投公司"),
        ("Enterprise", "远山恒泽船舶配件有限公司", "恒泽船配"),
        ("Enterprise", "恒泽特殊钢有限责任公司", "恒泽特钢"),
        ("Enterprise", "青岭县农村信用合作联社", "农信社"),
        ("Industry", "石墨新材料产业集群", "石墨新材料产业链"),
        ("Industry", "生猪全产业链", "生猪"),
        ("Industry", "现代物流业", "物流产业"),
        ("Industry", "先进装备智造产业", "装备制造业"),
        ("Industry", "文化旅游产业", "文旅产业"),
        ("Industry", "高新技术产业", "高新产业"),
        ("Industry", "石墨新材料产业链", "石墨产业"),
        ("Industry", "城郊现代农业", "城郊农业"),
        ("Industry", "文化旅游休闲康养产业", "文旅康养产业"),
        ("Industry", "石墨新材料产业集群", "国家级石墨新材料产业基地"),
        ("Industry", "肉羊养殖产业链", "肉羊产业"),
        ("Industry", "避暑康养产业", "避暑产业"),
        ("Industry", "精密石墨材料", "石墨产业"),
        ("Industry", "金融服务业", "金融业"),
        ("Industry", "现代化畜牧产业", "畜禽产业"),
        ("Industry", "体育相关产业", "体育产业"),
        ("Industry", "域外跨境电商", "跨境电商"),
        ("Industry", "石墨首位产业", "石墨产业链"),
        ("Industry", "生猪产业体系", "生猪板块"),
        ("Industry", "绿色包装产业", "包装产业"),
        ("Industry", "特色石材", "石材产业"),
        ("Industry", "汽配产业", "汽车零部件产业"),
        ("Industry", "高精密铸件", "精密铸件"),
        ("Industry", "绿色食品加工业", "食品工业"),
        ("Industry", "房地产业", "房地产"),
        ("Industry", "冷链产业", "冷链物流业"),
        ("Industry", "农副产品加工", "农产品加工业"),
        ("Industry", "文化旅游产业", "旅游业"),
        ("Industry", "全域旅游", "旅游产业"),
        ("Park", "青岭经济开发区", "经济开发区"),
        ("Park", "综合性青岭县石墨产业园", "石墨产业园"),
        ("Park", "石桥镇粮食物流园区", "粮食物流园"),
        ("Park", "石墨产业园区", "省级石墨产业园"),
        ("Park", "青岭铁路港（商贸物流港）", "青岭铁路港"),
        ("Park", "恒泽石墨科技产业园", "石墨科技产业园"),
        ("Park", "青岭县金谷现代农产品物流园", "金谷农产品现代农产品物流园"),
        ("Park", "金谷现代农产品交易物流园", "金谷农产品物流园"),
        ("Park", "青岭经济开发区物流集聚区", "经济开发区物流园"),
        ("Park", "青岭经济开发区北区", "北区"),
        ("Park", "青岭县冷链物流园", "冷链物流中心"),
        ("Park", "柳河畲族风情特色产业小镇", "柳河畲族风情小镇"),
        ("Park", "城西冷链物流园", "冷链园"),
        ("Park", "三大产业园", "三个产业园"),
        ("Park", "省级现代农业产业园", "农业产业园"),
        ("Park", "半导体新材料产业园", "半导体新材料"),
        ("Project", "云岭、青溪等田园综合体建设", "田园综合体"),
        ("Project", "“三北”防护林工程", "三北造林"),
        ("Project", "开发区南区（青岭园区）基础设施建设项目", "经济开发区南区基础设施"),
        ("Project", "云岭水库除险加固工程", "云岭水库除险加固"),
        ("Project", "推进云岭河综合治理项目", "云岭河综合治理"),
        ("Project", "12处农村供水提升工程", "农村供水提升工程"),
        ("Project", "青岭汽车客运站（公交换乘中心）", "青岭汽车客运站"),
        ("Project", "龙潭洞风景区", "龙潭洞景区"),
        ("Project", "暖泉谷温泉度假村改扩建", "暖泉谷温泉度假区"),
        ("Project", "云青高铁", "青云客运专线"),
        ("Project", "石漠化综合治理45平方公里", "石漠化综合治理"),
        ("Project", "改造青石公路62公里", "青石公路"),
        ("Project", "人才引育“青鸟计划”", "“青鸟计划”"),
        ("Project", "年产万吨高品质石墨异地搬迁项目", "年产万吨石墨搬迁"),
        ("Project", "6.5公里县城南环路", "南环路"),
        ("Project", "龙潭洞景区", "龙潭洞"),
        ("Project", "经济开发区南片基础设施建设", "开发区南片（云岭片）基础设施建设项目"),
        ("Project", "南沟、北沟等5条山洪沟综合治理工程", "山洪沟综合治理工程"),
        ("Project", "恒泽公司山货仓储保鲜物流基地建设", "远山恒泽山货仓储物流保鲜基地"),
        ("Project", "老旧楼院改造", "改造老旧楼院"),
        ("Project", "铁锰产业技术研究院", "锰铁研究院"),
        ("Project", "城区江南污水管网建设", "江南雨污水主管网"),
        ("Project", "恒泽药业黄芪深加工等中医药及保健品项目", "恒泽药业黄芪加工"),
        ("Project", "云上古城（石砚消费街区）", "石砚风情消费街区"),
        ("Positioning", "国家级生态文明建设示范县", "国家生态文明建设示范县"),
        ("Positioning", "山水相融、宜居宜业的生态宜居示范县", "生态宜居示范县"),
    ],
)
def test_two_names_of_one_thing_are_one(type_: str, long: str, short: str, places: Places) -> None:
    assert together(type_, places, long, short)
    assert together(type_, places, short, long)


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        ("Enterprise", "恒泽石墨", "恒泽牧业"),
        ("Enterprise", "恒泽化工", "恒泽化纤"),
        ("Enterprise", "云川银行", "远山银行"),
        ("Enterprise", "金穗牧业", "牧业"),
        ("Industry", "农业", "现代农业"),
        ("Industry", "服务业", "现代服务业"),
        ("Industry", "装备制造", "装备维修"),
        ("Industry", "绿色建材产业", "绿色产业"),
        ("Industry", "新能源汽车零部件", "汽车零部件"),
        ("Industry", "智能仓储物流", "智能物流"),
        ("Industry", "观光休闲农业", "休闲农业"),
        ("Park", "石墨产业园", "陶瓷产业园"),
        ("Park", "石墨产业园", "石墨物流园"),
        ("Park", "青岭经济开发区（北区）", "青岭经济开发区"),
        ("Park", "粮食物流中心", "粮食物流分中心"),
        ("Park", "电商物流园", "跨境电商物流园"),
        ("Park", "电商物流园", "电商物流集聚区"),
        ("Park", "农产品集聚区物流园", "农产品物流园"),
        ("Park", "乡镇特色产业园区", "乡镇产业园"),
        ("Park", "石桥园旅游观光农业园", "农业园区"),
        ("Project", "云岭水库工程", "云岭水厂工程"),
        ("Project", "负极材料项目（一期）", "负极材料项目（二期）"),
        ("Project", "“明珠工程”", "“明珠工程”二期"),
        ("Project", "10KV线路改造", "0.4KV线路改造"),
        ("Project", "66千伏电网改造", "10千伏电网改造"),
        ("Project", "金谷农产品物流园", "大型现代化农产品物流园"),
        ("Project", "湿地公园、滨河公园、山体公园建设", "山体公园建设"),
        ("Project", "恒泽产业园等乡村产业连接路", "恒泽产业园建设"),
        ("Project", "云上古城（一期）", "云上古城二期"),
        ("Positioning", "区域物流中心", "区域物流副中心"),
    ],
)
def test_alike_names_of_two_things_stay_two(type_: str, one: str, other: str, places: Places) -> None:
    assert not together(type_, places, one, other)


def test_a_short_form_that_two_firms_could_bear_joins_neither(places: Places) -> None:
    groups = merge_enterprises(dict.fromkeys(["金山钛业", "金山钼业", "金山"], 1), places)
    assert len(groups) == 3


def test_a_work_of_town_and_park_alike_joins_neither(places: Places) -> None:
    assert not together("Project", places, "污水处理厂", "城区污水处理厂", "园区污水处理厂")
    assert together("Project", places, "污水处理厂", "城区污水处理厂")


def test_ever_shorter_forms_meet_as_one_firm(places: Places) -> None:
    groups = merge_enterprises(dict.fromkeys(["恒泽", "恒泽石墨", "恒泽石墨新材料"], 1), places)
    assert len(groups) == 1


def test_parks_of_one_kind_in_two_towns_stay_two() -> None:
    places = Places(QINGLING, ["石桥镇粮食加工园", "青石乡粮食加工园"])
    assert not together("Park", places, "石桥镇粮食加工园", "青石乡粮食加工园")


def test_bare_parks_of_two_towns_stay_two() -> None:
    places = Places(County("云麓县", "539901", "澜州市", "云南省"), ["桐垭镇污水厂", "栎冲镇污水厂"])
    assert not together("Park", places, "桐垭园区", "栎冲园区")
    assert not together("Park", places, "南园区（桐垭园区）", "北园区（栎冲园区）")
    assert together("Park", places, "南园区（桐垭园区）", "桐垭园区", "北园区（栎冲园区）")


def test_a_park_whose_list_has_the_head_is_the_one_with_it(places: Places) -> None:
    assert together("Park", places, "石墨", "石墨产业园", "石墨产业基地")
    assert together("Park", places, "石墨", "石墨小镇", "陶瓷产业园")
    assert not together("Park", places, "石墨", "石墨小镇", "石墨产业基地")


def test_a_bare_head_means_the_park_spoken_of_most(places: Places) -> None:
    names = {"云岭高新技术产业开发区": 1, "柳河开发区": 7, "开发区": 9}
    groups = merge_parks(names, places)
    assert ["柳河开发区", "开发区"] in groups


def test_a_kind_of_which_there_are_two_parks_means_neither(places: Places) -> None:
    groups = merge_parks(dict.fromkeys(["石墨冷链园区", "柳河冷链园区", "冷链园"], 1), places)
    assert len(groups) == 3


def test_a_kind_said_of_a_town_means_the_park_in_that_town() -> None:
    names = ["石桥农产品物流集聚区", "石桥街道物流集聚区", "柳河煤炭物流集聚区"]
    groups = merge_parks(dict.fromkeys(names, 1), Places(QINGLING, [*names, "石桥镇供水工程"]))
    assert names[:2] in groups
    assert names[2:] in groups


def test_a_bare_head_between_equals_means_none(places: Places) -> None:
    groups = merge_parks({"云岭开发区": 2, "柳河开发区": 2, "开发区": 1}, places)
    assert len(groups) == 3


def test_the_order_of_names_does_not_change_who_is_who(places: Places) -> None:
    names = ["恒泽石墨", "金穗牧业", "远山恒泽石墨有限公司", "恒泽", "金穗", "青岭金穗牧业公司"]
    groups = {frozenset(g) for g in merge_enterprises(dict.fromkeys(names, 1), places)}
    backwards = {frozenset(g) for g in merge_enterprises(dict.fromkeys(reversed(names), 1), places)}
    assert groups == backwards == {frozenset({"恒泽石墨", "远山恒泽石墨有限公司", "恒泽"}), frozenset({"金穗牧业", "金穗", "青岭金穗牧业公司"})}


@pytest.mark.parametrize(
    ("name", "short"),
    [("青岭县", "青岭"), ("云川市", "云川"), ("宽河满族自治县", "宽河"), ("哈尔沁左翼蒙古族自治县", "哈左"), ("远山省", "远山")],
)
def test_divisions_are_known_by_their_short_names(name: str, short: str) -> None:
    assert short in division_names(name)


def test_a_small_town_is_no_town_by_name() -> None:
    places = Places(QINGLING, ["特色小镇建设", "城乡供水工程", "数字乡村工程", "石桥镇供水工程"])
    assert places.towns == ["石桥"]


def test_a_side_with_a_name_of_its_own_is_the_only_zones_side(places: Places) -> None:
    assert together("Park", places, "北区（云峰产业园）", "青岭经济开发区北区", "青岭经济开发区")
    assert not together("Park", places, "北区（云峰产业园）", "青岭经济开发区北区", "石泉物流园北区")
    assert not together("Park", places, "北区（云峰产业园）", "青岭食品产业园新北区")


def test_a_side_in_brackets_is_where_a_park_stands_but_part_of_a_zone(places: Places) -> None:
    assert together("Park", places, "石墨加工产业园（新北区）", "石墨加工产业园")
    assert not together("Park", places, "石墨加工产业园（北区）", "石墨加工产业园", "石墨加工产业园（南区）")
    assert not together("Park", places, "云岭产业集聚区（东区）", "云岭产业集聚区")


def test_a_second_name_that_two_works_could_bear_joins_neither(places: Places) -> None:
    assert not together("Project", places, "云上古城（石砚消费街区）", "石砚风情消费街区", "石砚民俗消费街区")


def test_an_industry_praised_in_two_ways_is_neither_of_them(places: Places) -> None:
    assert not together("Industry", places, "包装产业", "绿色包装产业", "特色包装产业")
    assert not together("Industry", places, "农业", "绿色农业")


def test_an_industry_told_from_two_sides_is_neither_of_them(places: Places) -> None:
    assert not together("Industry", places, "旅游业", "全域旅游", "文化旅游产业")
    assert not together("Industry", places, "旅游业", "文化旅游产业", "全域旅游")
