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
        ("Industry", "石墨新材料产业集群", "石墨新材料产业链"),
        ("Industry", "生猪全产业链", "生猪"),
        ("Industry", "现代物流业", "物流产业"),
        ("Industry", "先进装备智造产业", "装备制造业"),
        ("Industry", "文化旅游产业", "文旅产业"),
        ("Park", "青岭经济开发区", "经济开发区"),
        ("Park", "石桥镇粮食物流园区", "粮食物流园"),
        ("Park", "石墨产业园区", "省级石墨产业园"),
        ("Park", "青岭铁路港（商贸物流港）", "青岭铁路港"),
        ("Park", "恒泽石墨科技产业园", "石墨科技产业园"),
        ("Project", "云岭水库除险加固工程", "云岭水库除险加固"),
        ("Project", "推进云岭河综合治理项目", "云岭河综合治理"),
        ("Project", "12处农村供水提升工程", "农村供水提升工程"),
        ("Project", "青岭汽车客运站（公交换乘中心）", "青岭汽车客运站"),
        ("Project", "南沟、北沟等5条山洪沟综合治理工程", "山洪沟综合治理工程"),
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
        ("Enterprise", "云川银行", "远山银行"),
        ("Enterprise", "金穗牧业", "牧业"),
        ("Industry", "农业", "现代农业"),
        ("Industry", "服务业", "现代服务业"),
        ("Industry", "装备制造", "装备维修"),
        ("Park", "石墨产业园", "陶瓷产业园"),
        ("Park", "青岭经济开发区（北区）", "青岭经济开发区"),
        ("Park", "粮食物流中心", "粮食物流分中心"),
        ("Park", "电商物流园", "跨境电商物流园"),
        ("Project", "云岭水库工程", "云岭水厂工程"),
        ("Project", "负极材料项目（一期）", "负极材料项目（二期）"),
        ("Project", "湿地公园、滨河公园、山体公园建设", "山体公园建设"),
        ("Positioning", "区域物流中心", "区域物流副中心"),
    ],
)
def test_alike_names_of_two_things_stay_two(type_: str, one: str, other: str, places: Places) -> None:
    assert not together(type_, places, one, other)


def test_a_short_form_that_two_firms_could_bear_joins_neither(places: Places) -> None:
    groups = merge_enterprises(dict.fromkeys(["金山钛业", "金山钼业", "金山"], 1), places)
    assert len(groups) == 3


def test_ever_shorter_forms_meet_as_one_firm(places: Places) -> None:
    groups = merge_enterprises(dict.fromkeys(["恒泽", "恒泽石墨", "恒泽石墨新材料"], 1), places)
    assert len(groups) == 1


def test_parks_of_one_kind_in_two_towns_stay_two() -> None:
    places = Places(QINGLING, ["石桥镇粮食加工园", "青石乡粮食加工园"])
    assert not together("Park", places, "石桥镇粮食加工园", "青石乡粮食加工园")


def test_a_bare_head_means_the_park_spoken_of_most(places: Places) -> None:
    names = {"云岭高新技术产业开发区": 1, "柳河开发区": 7, "开发区": 9}
    groups = merge_parks(names, places)
    assert ["柳河开发区", "开发区"] in groups


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
