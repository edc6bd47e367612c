"""Investment, scale and status of a project, from its name and the text beside it."""
from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.documents import PlanDocument
from extractors.facts import PlanFacts, ProjectMention
from extractors.frames.factory import plain_document
from extractors.pipeline import extract, load
from extractors.projects.attributes import Attributes, attributes, investment_in
from tests.extractors.short_texts import RULES, reading_of


def of(text: str, name: str) -> Attributes:
    """The attributes of a project that stands alone in its text."""
    reading = reading_of(text)
    start = reading.text.index(name)
    sentence = reading.sentences[reading.sentence_at(start)]
    return attributes(reading.text, start, start + len(name), 0, len(reading.text), sentence)


@pytest.mark.parametrize(
    ("text", "investment"),
    [
        ("青溪水库工程，总投资65478万元。", "6.5478"),
        ("青溪水库工程，总投资12亿元。", "12"),
        ("青溪水库工程，计划总投资约3.25亿元。", "3.25"),
        ("青溪水库工程总投资额达到8亿元。", "8"),
        ("青溪水库工程，总投资1,200万元。", "0.12"),
        ("青溪水库工程（投资2亿元）。", "2"),
        ("推进总投资12.5亿元的青溪水库工程建设。", "12.5"),
    ],
)
def test_investment_is_read_in_yi_yuan(text: str, investment: str) -> None:
    assert of(text, "青溪水库工程").investment == Decimal(investment)


@pytest.mark.parametrize(
    "text",
    [
        "青溪水库工程，产值达到8亿元。",
        "青溪水库工程，年供水8亿立方米。",
        "完成总投资8亿元，青溪大桥、青溪水库工程开工。",
        "青溪水库工程，带动就业800人。",
    ],
)
def test_other_sums_are_no_investment(text: str) -> None:
    assert of(text, "青溪水库工程").investment is None


def test_an_investment_keeps_its_place() -> None:
    text = "青溪水库工程，总投资65478万元，2023年开工。"
    found = investment_in(text, 0, len(text))
    assert found is not None and text[found[1] : found[2]] == "总投资65478万元"


@pytest.mark.parametrize(
    ("text", "name", "scales"),
    [
        ("青溪水库工程。占地面积320亩，总库容1200万立方米。", "青溪水库工程", {"占地面积320亩"}),
        ("建设年产5万吨负极材料项目。", "年产5万吨负极材料项目", {"年产5万吨"}),
        ("云岭至石泉二级公路，全长28.5公里。", "云岭至石泉二级公路", {"全长28.5公里"}),
        ("石泉100兆瓦光伏项目。", "石泉100兆瓦光伏项目", {"100兆瓦"}),
        ("青溪大桥开工。", "青溪大桥", set()),
    ],
)
def test_scales_are_phrases_of_the_text(text: str, name: str, scales: set[str]) -> None:
    found = of(text, name).scales
    assert scales <= set(found) and bool(scales) == bool(found)
    assert all(scale in reading_of(text).text for scale in found)


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        ("续建青溪水库。", "青溪水库", "续建"),
        ("新建云岭客运站。", "云岭客运站", "新建"),
        ("改扩建云岭二级公路。", "云岭二级公路", "扩建"),
        ("实施云峰新材搬迁项目。", "云峰新材搬迁项目", "搬迁"),
        ("实施老旧管网改造工程。", "老旧管网改造工程", "改造"),
        ("青溪大桥开工。", "青溪大桥", None),
    ],
)
def test_status_is_told_by_the_name_or_the_verb_before_it(text: str, name: str, status: str | None) -> None:
    assert of(text, name).status == status


def facts_of(text: str) -> PlanFacts:
    document: PlanDocument = plain_document(text)
    return extract(document, load(RULES))


def test_each_project_of_a_list_keeps_its_own_investment() -> None:
    text = "推进总投资3亿元的青溪河综合治理工程、总投资5000万元的云岭水库除险加固工程、石泉大桥工程等项目建设。"
    found = {m.name: m.investment for m in facts_of(text).mentions if isinstance(m, ProjectMention)}
    assert found["青溪河综合治理工程"] == Decimal(3)
    assert found["云岭水库除险加固工程"] == Decimal("0.5")
    assert found["石泉大桥工程"] is None


def test_a_sum_after_a_list_is_no_single_projects() -> None:
    text = "推进青溪河综合治理工程、云岭水库除险加固工程等项目建设，总投资8亿元。"
    found = {m.name: m.investment for m in facts_of(text).mentions if isinstance(m, ProjectMention)}
    assert found == {"青溪河综合治理工程": None, "云岭水库除险加固工程": None}
