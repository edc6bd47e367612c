"""What a number is about: its county, or the industry, park or project of its sentence or head."""
from __future__ import annotations

import pytest

from extractors.documents import read_text
from extractors.goals.known_names import KnownNames
from extractors.goals.spans import TargetSpan
from extractors.goals.subjects import choose
from extractors.goals.targets import find_targets

FRAME = "青川县国民经济和社会发展第十四个五年规划\n（2021-2025年）\n第一章 产业\n{}\n"


def subject_of(text: str, mentions: dict[str, str]) -> str | None:
    """The subject of the last target of a text in which each of `mentions` (name to type) is known."""
    document = read_text(FRAME.format(text), county="双塔区")
    target: TargetSpan = find_targets(document)[-1]
    places = [(i, i + len(name), kind, name) for name, kind in mentions.items() for i in range(len(document.clean)) if document.clean.startswith(name, i)]
    return choose(target, places)


KNOWN = {"冬枣产业": "Industry", "东坪园区": "Park", "青岭产业园": "Park", "东坪水厂项目": "Project", "光伏产业": "Industry"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("第一节 发展冬枣产业\n一、做强冬枣产业\n到2025年，种植面积达到5万亩。", "冬枣产业"),
        ("到2025年，光伏产业产值达到30亿元。", "光伏产业"),
        ("建设青岭产业园，到2025年，产值达到30亿元。", "青岭产业园"),
        ("一、做强冬枣产业\n到2025年，城镇登记失业率控制在4.5%以内。", None),
        ("一、做强冬枣产业\n到2025年，森林覆盖率达到40%。", None),
        ("到2025年，地区生产总值达到80亿元。", None),
        ("青岭产业园、东坪园区产值分别达到80亿元、25亿元。", "东坪园区"),
        ("东坪园区、青岭产业园产值分别达到80亿元、25亿元。", "青岭产业园"),
        ("建设青岭产业园，入园企业达到20家。", "青岭产业园"),
        ("推进东坪水厂项目，达产后带动就业80人。", "东坪水厂项目"),
        ("推进东坪水厂项目，带动全县城镇新增就业80人。", None),
    ],
)
def test_numbers_find_their_subject(text: str, subject: str | None) -> None:
    assert subject_of(text, KNOWN) == subject


def test_each_of_several_parks_has_its_own_number() -> None:
    document = read_text(FRAME.format("青岭产业园、东坪园区产值分别达到80亿元、25亿元。"), county="双塔区")
    places = [(document.clean.index(name), document.clean.index(name) + len(name), "Park", name) for name in ("青岭产业园", "东坪园区")]
    assert [(choose(t, places), str(t.value)) for t in find_targets(document)] == [("青岭产业园", "80"), ("东坪园区", "25")]


@pytest.mark.parametrize(
    "text",
    [
        "推进东坪水厂项目，总投资3亿元，占地面积50亩。",
        "推进东坪水厂项目建设，项目总投资3亿元，项目用地120亩。",
        "推进东坪水厂项目建设，一期投资1亿元，设备投资800万元，企业自筹500万元。",
    ],
)
def test_cost_and_size_of_one_project_are_no_goals(text: str) -> None:
    document = read_text(FRAME.format(text), county="双塔区")
    assert find_targets(document) == []


def test_chapters_that_look_back_hold_no_targets() -> None:
    text = "第一节 发展基础\n地区生产总值达到60亿元，年均增长6%。\n第二节 优化发展环境\n政务事项网上可办率达到100%。"
    targets = find_targets(read_text(FRAME.format(text), county="双塔区"))
    assert [t.name for t in targets] == ["政务事项网上可办率"]


def subject_by_name(text: str, mentions: dict[str, str]) -> str | None:
    """As `subject_of`, with `mentions` known by the place of their first naming only and found again by name."""
    document = read_text(FRAME.format(text), county="双塔区")
    target: TargetSpan = find_targets(document)[-1]
    places = sorted((document.clean.index(name), document.clean.index(name) + len(name), kind, name) for name, kind in mentions.items())
    return choose(target, places, KnownNames(document.clean, places))


@pytest.mark.parametrize(
    ("text", "known", "subject"),
    [
        ("做强冬枣产业。\n到2025年，建成标准化冬枣种植园面积达到5万亩。", {"冬枣产业": "Industry"}, "冬枣产业"),
        ("发展现代物流业。\n引进和培育物流龙头企业达到12家。", {"现代物流业": "Industry"}, "现代物流业"),
        ("繁荣文化产业。\n建设综合文化活动室达到60个。", {"文化产业": "Industry"}, None),
        ("振兴冬枣产业。\n冬枣产业增加值占地区生产总值比重达到4%。", {"冬枣产业": "Industry"}, "冬枣产业"),
        ("做大服务业。\n服务业增加值占地区生产总值比重达到50%。", {"服务业": "Industry"}, None),
        ("依托青岭经济开发区。\n园区污水集中处理率达到95%。", {"青岭经济开发区": "Park"}, "青岭经济开发区"),
        ("依托青岭经济开发区。\n全县城镇污水集中处理率达到95%。", {"青岭经济开发区": "Park"}, None),
        ("依托青岭经济开发区。\n园区景区道路建设。新建石峪路等道路88公里。", {"青岭经济开发区": "Park"}, None),
        ("依托青岭经济开发区。\n园区道路建设。新建石峪路等道路88公里。", {"青岭经济开发区": "Park"}, "青岭经济开发区"),
        ("建设云栖物流园。\n新建云栖物流园5个。", {"云栖物流园": "Park"}, None),
        ("以冬枣产业为重点，按产业划分：冬枣产业项目12个，光伏产业项目8个。", {"冬枣产业": "Industry", "光伏产业": "Industry"}, None),
        ("发展冬枣产业，冬枣产业加工企业达到30家，其中省级8家。", {"冬枣产业": "Industry"}, "冬枣产业"),
        ("做强冬枣产业。以品牌为引领。推进冬枣产业升级。引进客商20家。", {"冬枣产业": "Industry"}, "冬枣产业"),
    ],
)
def test_subjects_are_found_by_name_too(text: str, known: dict[str, str], subject: str | None) -> None:
    assert subject_by_name(text, known) == subject


def test_a_run_in_head_that_is_a_name_goes_before_a_list_in_the_sentence() -> None:
    text = "一、做优果业\n冬枣产业链。打造冬枣、黑莓、光伏产业等示范区，种植面积达到6万亩。"
    assert subject_of(text, KNOWN | {"冬枣产业链": "Industry"}) == "冬枣产业链"


def test_works_that_are_counted_are_their_own_subject() -> None:
    assert subject_of("实施水库除险加固工程7处。", {"水库除险加固工程": "Project"}) == "水库除险加固工程"


def test_cost_of_counted_projects_bears_their_name() -> None:
    targets = find_targets(read_text(FRAME.format("实施工业项目20个，总投资40亿元。"), county="双塔区"))
    assert [(t.name, int(t.value)) for t in targets] == [("工业项目", 20), ("工业项目总投资", 40)]


def test_a_short_sentence_that_is_a_target_itself_is_no_theme_of_what_follows() -> None:
    known = {"陶瓷产业": "Industry"}
    assert subject_of("陶瓷产业产值达到40亿元。引进企业20家。", known) is None
    assert subject_of("做强陶瓷产业。引进企业20家。", known) == "陶瓷产业"


def test_a_rank_alone_is_named_after_what_was_counted_before_it() -> None:
    text = "水产养殖场数量达到40家，其中国家级2家、省级11家左右。省级园林小区达到6个。"
    targets = find_targets(read_text(FRAME.format(text), county="双塔区"))
    assert [t.name for t in targets] == ["水产养殖场数量", "国家级水产养殖场", "省级水产养殖场", "省级园林小区"]
    assert len({t.subject_candidates for t in targets[:3]}) == 1


def test_a_rank_of_something_else_than_what_was_counted_stays_a_rank() -> None:
    text = "水产养殖场数量达到40家，产值达到20亿元，其中国家级2家。"
    targets = find_targets(read_text(FRAME.format(text), county="双塔区"))
    assert targets[-1].name == "国家级"
