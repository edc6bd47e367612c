"""What is told to the models: a name's shape, its frame, its place in the plan; and the stems by which names are grouped."""
from __future__ import annotations

import pytest

from extractors.frames.candidate import Candidate
from extractors.proposers import PROPOSERS
from extractors.scoring.features import Features
from extractors.scoring.grouping import group_key
from extractors.scoring.shapes import bare, bucket, concept, core, shape
from tests.extractors.short_texts import reading_of


def features_of(kind: str, text: str, name: str, places: tuple[str, ...] = ()) -> set[str]:
    """All features of the first place of a name proposed in a text."""
    reading = reading_of(text)
    features = Features(reading, places)
    candidates = list(PROPOSERS[kind].propose(reading))
    features.count(candidates)
    return set(features.of(next(c for c in candidates if reading.text[c.start : c.end] == name)))


def test_a_legal_ending_an_industry_word_and_a_head_are_seen_at_a_names_end() -> None:
    assert {"endL=有限公司", "hasL", "restL=4"} <= set(shape("青岭钛业有限公司"))
    assert {"endS=钛业", "restS=2"} <= set(shape("青岭钛业"))
    assert {"endK=经济开发区", "hasK", "restK=2"} <= set(shape("云岭经济开发区")) and "hasI" not in shape("云岭经济开发区")


def test_the_longest_head_at_a_names_end_wins() -> None:
    assert "endL=有限责任公司" in shape("青岭钛业有限责任公司")
    assert "endI=特色产业集群" in shape("肉牛特色产业集群")


@pytest.mark.parametrize(("name", "kind"), [("昱岭科技", "odd"), ("农业科技", "known"), ("鼎沃", "odd"), ("现代物流业", "words")])
def test_the_core_of_a_firms_name_is_no_common_word(name: str, kind: str) -> None:
    assert core(name)[-1] == f"core={kind}"


@pytest.mark.parametrize(
    ("name", "told"), [("新能源", "is"), ("肉牛产业链", "bare"), ("昱岭光伏", "ends"), ("青岭经济开发区", "no")]
)
def test_plan_industries_are_known_by_their_labels(name: str, told: str) -> None:
    assert concept(name)[0] == f"concept={told}"


def test_a_bare_name_tells_nothing_of_what_it_names() -> None:
    assert bare("鼎沃") and not bare("鼎沃物流") and not bare("新能源")


def test_generic_words_and_verbs_are_marked() -> None:
    assert "genericE" in shape("龙头企业") and "genericI" in shape("主导产业") and "genericP" in shape("基础设施建设")
    assert "verb@0" in shape("推进园区建设") and "verb@0" not in shape("园区推进建设")


def test_a_list_of_things_that_share_a_deed_is_told_from_one_where_each_has_its_own() -> None:
    shared, own = "实施甲石河、乙溪河治理工程。", "实施甲石河疏浚、乙溪河治理工程。"
    assert "joins=end" in features_of("Project", shared, "甲石河、乙溪河治理工程")
    assert "joins=D" in features_of("Project", own, "甲石河疏浚、乙溪河治理工程")
    assert "deed=101" in features_of("Project", shared, "乙溪河治理工程")
    assert "deed=100" in features_of("Project", own, "乙溪河治理工程")


def test_a_name_of_deeds_alone_is_marked() -> None:
    assert "deeds-only" in shape("维修改造工程") and "deeds-only" not in shape("河道改造工程")


def test_counts_fall_into_a_few_classes() -> None:
    assert [bucket(n) for n in (0, 8, 9, 11, 59, 60, 500)] == [0, 8, 8, 10, 30, 60, 60]


def test_the_frame_speaks_of_its_items() -> None:
    found = features_of("Enterprise", "以青岭钛业、云峰新材等企业为龙头。", "云峰新材")
    assert {"tail=enterprise", "role=龙头", "pos=last", "how=item", "whole&leads", "items=2"} <= found


def test_a_name_that_begins_with_the_county_is_marked() -> None:
    text = "建设云岭经济开发区。"
    assert "county0" in features_of("Park", text, "云岭经济开发区", ("云岭县", "云岭"))
    assert "county0" not in features_of("Park", text, "云岭经济开发区", ("石泉",))


def test_a_cut_through_a_word_is_marked() -> None:
    reading = reading_of("发展现代物流业。")
    at = reading.text.index("现代")
    features = Features(reading)
    assert {"cut-start", "cut-end"}.isdisjoint(features.of(Candidate(at, at + 5, "head")))
    assert {"cut-start", "cut-end"} <= set(features.of(Candidate(at + 1, at + 3, "head")))


def test_the_section_speaks_of_its_places() -> None:
    text = "第一章 发展基础\n第一节 发展成就\n建成青溪农产品物流园。\n第二章 重点任务\n第一节 建设园区\n建设青溪农产品物流园。"
    reading = reading_of(text)
    features = Features(reading)
    contexts = [
        (reading.blocks[c.enumeration.block].section[0], features.context(c))
        for c in PROPOSERS["Park"].propose(reading)
        if c.enumeration and reading.text[c.start : c.end] == "青溪农产品物流园"
    ]
    assert {place: "past" in told for place, told in contexts} == {"第一章 发展基础": True, "第二章 重点任务": False}


def test_features_are_the_same_each_time() -> None:
    text = "以青岭钛业、云峰新材等企业为龙头，推进青溪水库（一期）工程，做强肉牛产业。"
    reading = reading_of(text)
    for proposer in PROPOSERS.values():
        candidates = list(proposer.propose(reading))
        first, second = Features(reading), Features(reading)
        assert [first.of(c) for c in candidates] == [second.of(c) for c in candidates]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("Industry", ("现代物流业", "物流产业", "物流产业链")),
        ("Industry", ("文旅产业", "文化旅游业")),
        ("Industry", ("食品精深加工业", "食品加工产业")),
        ("Enterprise", ("青岭钛业", "青岭钛业有限公司", "云岭县青岭钛业股份有限公司")),
        ("Park", ("云岭县经济开发区", "经济开发区")),
        ("Project", ("青溪水库除险加固工程", "“青溪水库”除险加固项目")),
    ],
)
def test_forms_of_one_name_have_one_key(kind: str, names: tuple[str, ...]) -> None:
    assert len({group_key(kind, name, ("云岭县", "云岭")) for name in names}) == 1


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [
        ("Industry", "肉牛产业", "奶牛产业"),
        ("Industry", "现代农业", "农业"),
        ("Enterprise", "青岭钛业", "青岭铝业"),
        ("Project", "云岭县青溪水库", "青溪水库"),
        ("Park", "现代农业产业园", "现代工业产业园"),
    ],
)
def test_different_things_keep_different_keys(kind: str, a: str, b: str) -> None:
    assert group_key(kind, a, ("云岭县", "云岭")) != group_key(kind, b, ("云岭县", "云岭"))


def test_a_key_is_never_less_than_two_characters() -> None:
    names = ("种业", "渔业", "茶业", "A产业", "云岭集团", "云岭县", "项目")
    assert all(len(group_key(kind, name, ("云岭县", "云岭"))) >= 2 for kind in PROPOSERS for name in names)


def test_a_list_is_checked_against_the_number_it_announces() -> None:
    three = "规划建设汽车零部件、智能装备、机械装备3个产业链。"
    assert "count=right" in features_of("Industry", three, "智能装备")
    assert "count=less" in features_of("Industry", three.replace("3个", "五个"), "智能装备")
    assert "count=more" in features_of("Industry", three.replace("3个", "两个"), "智能装备")
    assert not any(f.startswith("count") for f in features_of("Industry", "规划建设汽车零部件、智能装备产业链。", "智能装备产业链"))


def test_one_name_fewer_than_a_list_seems_to_hold_speaks_for_a_name_around_a_conjunction() -> None:
    text = "培育云岭粮食、果蔬及中药材2个产业链。"
    assert "conjunction-counted" in features_of("Industry", text, "果蔬及中药材")
    assert "conjunction-counted" not in features_of("Industry", text.replace("2个", "3个"), "果蔬及中药材")
