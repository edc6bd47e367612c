"""What a number is about: its county, or the industry, park or project of its sentence or head."""
from __future__ import annotations

import pytest

from extractors.documents import read_text
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


KNOWN = {"冬枣产业": "Industry", "青岭产业园": "Park", "东坪水厂项目": "Project", "光伏产业": "Industry"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("第一节 发展冬枣产业\n一、做强冬枣产业\n到2025年，种植面积达到5万亩。", "冬枣产业"),
        ("到2025年，光伏产业产值达到30亿元。", "光伏产业"),
        ("建设青岭产业园，到2025年，产值达到30亿元。", "青岭产业园"),
        ("一、做强冬枣产业\n到2025年，城镇登记失业率控制在4.5%以内。", None),
        ("一、做强冬枣产业\n到2025年，森林覆盖率达到40%。", None),
        ("到2025年，地区生产总值达到80亿元。", None),
    ],
)
def test_numbers_find_their_subject(text: str, subject: str | None) -> None:
    assert subject_of(text, KNOWN) == subject


def test_cost_and_size_of_one_project_are_no_goals() -> None:
    document = read_text(FRAME.format("推进东坪水厂项目，总投资3亿元，占地面积50亩。"), county="双塔区")
    assert find_targets(document) == []


def test_chapters_that_look_back_hold_no_targets() -> None:
    text = "第一节 发展基础\n地区生产总值达到60亿元，年均增长6%。\n第二节 优化发展环境\n政务事项网上可办率达到100%。"
    targets = find_targets(read_text(FRAME.format(text), county="双塔区"))
    assert [t.name for t in targets] == ["政务事项网上可办率"]
