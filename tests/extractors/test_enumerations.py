"""The constructions in which plans list things: what opens a list, its items, what closes it and says what they are."""
from __future__ import annotations

import pytest

from extractors.frames.enumerations import head_of
from tests.extractors.short_texts import lists_in, reading_of


@pytest.mark.parametrize(
    ("text", "items", "trigger", "tail_class", "count", "role"),
    [
        ("以青岭钛业、云峰新材等企业为龙头，打造钛产业链。", ["青岭钛业", "云峰新材"], "", "enterprise", "", "龙头"),
        ("依托清禾乳业、丰瑞牧业等龙头企业，做强奶业。", ["清禾乳业", "丰瑞牧业"], "依托", "enterprise", "", ""),
        ("积极引进博晟冷链、鼎沃物流等6家物流企业。", ["博晟冷链", "鼎沃物流"], "引进", "enterprise", "6家", ""),
        ("规划建设汽车零部件、智能装备和粮食机械3个产业链。", ["汽车零部件", "智能装备", "粮食机械"], "规划建设", "industry", "3", ""),
        ("重点实施青溪大桥、云岭隧道2个项目。", ["青溪大桥", "云岭隧道"], "实施", "project", "2", ""),
        ("加快推进青溪大桥、云岭隧道等项目建设。", ["青溪大桥", "云岭隧道"], "推进", "project", "", ""),
        ("培育青溪、石泉两个物流园区。", ["青溪", "石泉"], "培育", "park", "两", ""),
        ("以肉牛、核桃为重点。", ["肉牛", "核桃"], "", "", "", "重点"),
    ],
)
def test_a_list_with_its_frame(text: str, items: list[str], trigger: str, tail_class: str, count: str, role: str) -> None:
    names, frame = lists_in(text)[0]
    assert names == items
    assert (frame.trigger, frame.tail_class, frame.count, frame.role) == (trigger, tail_class, count, role)


def test_a_trigger_tells_what_may_be_done_with_the_items() -> None:
    [(_, frame)] = lists_in("引进博晟冷链。")
    assert frame.trigger_classes == {"introduce"}
    [(_, frame)] = lists_in("打造钛产业链。")
    assert {"build", "become", "develop"} <= frame.trigger_classes


def test_adverbs_before_the_trigger_belong_to_no_item() -> None:
    assert lists_in("加快大力发展现代物流业。")[0][0] == ["现代物流业"]


def test_a_sum_and_a_vague_quantity_before_a_name_belong_to_no_item() -> None:
    assert lists_in("加快推进总投资12亿元的青溪水库除险加固工程。")[0][0] == ["青溪水库除险加固工程"]
    assert lists_in("实施一批灌区改造项目。")[0][0] == ["灌区改造项目"]


def test_a_later_item_with_a_trigger_of_its_own_opens_a_new_list() -> None:
    assert [names for names, _ in lists_in("推进青溪路改造、建设云岭大桥和石泉隧道。")] == [["青溪路改造"], ["云岭大桥", "石泉隧道"]]


def test_what_is_done_with_an_item_may_be_left_off_its_end() -> None:
    [(_, frame)] = lists_in("推动青岭钛业扩产扩能。")
    reading = reading_of("推动青岭钛业扩产扩能。")
    ends = [reading.text[frame.items[0].starts[0] : end] for end in frame.items[0].ends]
    assert ends == ["青岭钛业扩产扩能", "青岭钛业"]


def test_the_unit_as_it_stands_is_a_place_to_begin_too() -> None:
    """以 may belong to a name; the scorer decides, the frame keeps both."""
    text = "以青岭钛业、云峰新材等企业为龙头。"
    _, frame = lists_in(text)[0]
    assert [reading_of(text).text[s : frame.items[0].ends[0]] for s in frame.items[0].starts] == ["青岭钛业", "以青岭钛业"]


@pytest.mark.parametrize("text", ["（一）发展现代物流业", "一、发展现代物流业", "2.发展现代物流业", "二是发展现代物流业。"])
def test_numbering_belongs_to_no_item(text: str) -> None:
    assert lists_in(text)[0][0] == ["现代物流业"]


@pytest.mark.parametrize("text", ["打造3A级景区和青溪小镇。", "形成2025年目标体系和考核办法。"])
def test_a_number_that_counts_nothing_is_no_count(text: str) -> None:
    assert all(frame.count == "" for _, frame in lists_in(text))


def test_deng_inside_a_word_closes_no_list() -> None:
    """等级 is a word: what stands after it is no tail."""
    names, frame = lists_in("提升公路等级和桥梁标准。")[0]
    assert names == ["公路等级", "桥梁标准"] and frame.tail == ""


def test_the_first_head_word_of_a_tail_counts() -> None:
    assert head_of("企业投资的项目") == ("企业", "enterprise")
    assert head_of("骨干企业") == ("骨干企业", "enterprise")
    assert head_of("农业产业化重点龙头企业扩产") == ("农业产业化重点龙头企业", "enterprise")
    assert head_of("优势产业集群") == ("集群", "industry")
    assert head_of("产业项目建设") == ("项目建设", "project")
    assert head_of("产业园区建设") == ("产业园区", "park")
    assert head_of("方面") == ("", "")


def test_every_item_begins_and_ends_inside_its_unit() -> None:
    text = "围绕钛产业，以青岭钛业、云峰新材等企业为龙头，推进年产5万吨海绵钛项目、钛合金铸件（二期）项目等3个项目建设。"
    for _, frame in lists_in(text):
        for item in frame.items:
            assert all(item.unit.start <= s < item.unit.end for s in item.starts)
            assert all(max(item.starts) < e <= item.unit.end for e in item.ends)


def test_a_list_begins_behind_the_verb_that_its_first_item_holds() -> None:
    names, frame = lists_in("青溪镇重点发展茶叶、核桃等产业。")[0]
    assert names == ["茶叶", "核桃"] and frame.trigger == "发展"
    assert [s - frame.items[0].unit.start for s in frame.items[0].starts[:2]] == [7, 0]


def test_a_verb_behind_a_role_opens_a_list_of_its_own() -> None:
    lists = lists_in("以青溪步行街为龙头打造现代服务业产业集群。")
    assert [(names, frame.role, frame.trigger) for names, frame in lists] == [
        (["青溪步行街"], "龙头", ""),
        (["现代服务业产业集群"], "", "打造"),
    ]


def test_after_a_verb_the_word_that_opens_a_role_belongs_to_no_name() -> None:
    names, frame = lists_in("打造以通明晶体、博雅半导体等企业为龙头的产业链。")[0]
    assert names == ["通明晶体", "博雅半导体"] and frame.role == "龙头"


def test_what_says_that_a_verbs_work_is_done_belongs_to_no_name() -> None:
    assert lists_in("建设好青溪水库工程。")[0][0] == ["青溪水库工程"]
    assert lists_in("修建成青溪水库工程。")[0][0] == ["青溪水库工程"]
    assert lists_in("好望角水库工程。")[0][0] == ["好望角水库工程"]


@pytest.mark.parametrize(
    ("text", "firms", "industry"),
    [
        ("形成以青岭钛业、云峰新材为龙头的钛产业集群。", ["青岭钛业", "云峰新材"], "钛产业集群"),
        ("打造以石泉机械等企业为龙头的装备制造产业链。", ["石泉机械"], "装备制造产业链"),
        ("以清禾乳业为引领的奶业全产业链初具规模。", ["清禾乳业"], "奶业全产业链初具规模"),
    ],
)
def test_what_a_list_leads_is_a_list_of_its_own(text: str, firms: list[str], industry: str) -> None:
    (names, frame), (led, behind) = lists_in(text)
    assert (names, led) == (firms, [industry])
    assert frame.role in ("龙头", "引领") and behind.role == ""


@pytest.mark.parametrize("becomes", ["成长为规上企业", "发展成为行业龙头", "升级为省级龙头企业", "成为链主企业"])
def test_a_name_ends_before_what_it_becomes(becomes: str) -> None:
    assert lists_in(f"培育津元坊、草堂坊{becomes}。")[0][0] == ["津元坊", "草堂坊"]


@pytest.mark.parametrize("where", ["园区内", "境内", "开发区内"])
def test_where_a_thing_lies_is_no_part_of_its_name(where: str) -> None:
    assert lists_in(f"加快{where}凯岭生物质发电、金源合作开发项目建设。")[0][0][0] == "凯岭生物质发电"


@pytest.mark.parametrize(
    ("text", "before", "items"),
    [
        ("沙溪镇以华榧阀门、正榧铸造为骨干。", ["沙溪镇"], ["华榧阀门", "正榧铸造"]),
        ("奶业以牧元乳业、白音乳业为龙头。", ["奶业"], ["牧元乳业", "白音乳业"]),
        ("打造以青岭铜业、云峰铜材为核心的铜产业链。", None, ["青岭铜业", "云峰铜材"]),
    ],
)
def test_what_a_list_with_a_role_is_of_is_parted_from_its_first_item(text: str, before: list[str] | None, items: list[str]) -> None:
    found = lists_in(text)
    assert next(names for names, frame in found if frame.role) == items
    assert before is None or found[0][0] == before


def test_what_a_catchword_stands_for_begins_behind_it() -> None:
    names, _ = lists_in("“四核”即甲水镇工业园、乙山镇工业园。")[0]
    assert names == ["甲水镇工业园", "乙山镇工业园"]
