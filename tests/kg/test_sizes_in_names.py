"""A size said inside a project's name makes it no other project, unless two sizes are said."""
from __future__ import annotations

from extractors.facts import County
from kg.resolve.names import Places
from kg.resolve.sizes import part_by_size, sizes
from kg.resolve.works import merge_projects


def groups(*names: str) -> list[list[str]]:
    return merge_projects(dict.fromkeys(names, 1), Places(County("539901", "云麓县", "澜州市", "云南省")))


def test_a_name_with_a_size_inside_meets_the_one_without() -> None:
    assert groups("青岭集团年产3万吨铸件项目", "青岭集团铸件项目") == [["青岭集团年产3万吨铸件项目", "青岭集团铸件项目"]]
    assert groups("石泉岭200兆瓦渔光互补电站", "石泉岭渔光互补电站") == [["石泉岭200兆瓦渔光互补电站", "石泉岭渔光互补电站"]]


def test_two_sizes_are_two_projects() -> None:
    assert len(groups("青岭集团年产3万吨铸件项目", "青岭集团年产5万吨铸件项目")) == 2


def test_the_same_work_at_two_sizes_is_two_works() -> None:
    assert len(groups("新建农村公路200公里", "农村公路312公里")) == 2
    assert len(groups("改造老旧小区38个", "老旧小区46个改造")) == 2


def test_a_name_without_a_size_stays_with_the_first_that_has_one() -> None:
    assert groups("高标准农田46万亩", "高标准农田", "高标准农田60万亩") == [["高标准农田46万亩", "高标准农田"], ["高标准农田60万亩"]]


def test_sizes_are_compared_by_value_and_unit() -> None:
    assert sizes("新增 1.5万亩茶园、2座大棚") == {"亩": {15000.0}, "座": {2.0}}
    assert part_by_size(["茶园1.5万亩", "茶园15000亩", "茶园3座"]) == [["茶园1.5万亩", "茶园15000亩", "茶园3座"]]
    assert part_by_size(["1.220千伏变电站", "220千伏变电站", "110千伏变电站"]) == [["1.220千伏变电站", "220千伏变电站"], ["110千伏变电站"]]
