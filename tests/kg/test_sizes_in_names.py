"""A size said inside a project's name makes it no other project, unless two sizes are said."""
from __future__ import annotations

from extractors.facts import County
from kg.resolve.names import Places
from kg.resolve.works import merge_projects


def groups(*names: str) -> list[list[str]]:
    return merge_projects(dict.fromkeys(names, 1), Places(County("539901", "云麓县", "澜州市", "云南省")))


def test_a_name_with_a_size_inside_meets_the_one_without() -> None:
    assert groups("青岭集团年产3万吨铸件项目", "青岭集团铸件项目") == [["青岭集团年产3万吨铸件项目", "青岭集团铸件项目"]]
    assert groups("石泉岭200兆瓦渔光互补电站", "石泉岭渔光互补电站") == [["石泉岭200兆瓦渔光互补电站", "石泉岭渔光互补电站"]]


def test_two_sizes_are_two_projects() -> None:
    assert len(groups("青岭集团年产3万吨铸件项目", "青岭集团年产5万吨铸件项目")) == 2
