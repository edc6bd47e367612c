"""Diagrams are laid out to be read: nothing over another, nothing beyond the page, no type below 12 points, nothing left out."""
from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from extractors.facts import County
from kg.exports import BuiltGraph, Selection, built, select
from kg.exports.diagram import MIN_SIZE, Box, Diagram
from kg.exports.diagrams import diagrams
from kg.exports.frame import Frame
from kg.exports.wrapping import LINE, text_width, wrap, wrap_centred
from kg.pipeline import build_facts
from tests.exports.truth import read_truth

FRAMES = {"wide": Frame(), "4:3": Frame(720, 540, 36, 36, 22, 90, 28, 39)}


@pytest.fixture(scope="module", params=list(FRAMES))
def pages(truth: BuiltGraph, request: pytest.FixtureRequest) -> list[Diagram]:
    return diagrams(select(truth, Selection()), FRAMES[request.param])


def overlap(one: Box, other: Box) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0.5 and down > 0.5


def test_no_box_lies_over_another(pages: list[Diagram]) -> None:
    for page in pages:
        for one, other in combinations(page.boxes, 2):
            assert not overlap(one, other), (page.title, one.text, other.text)


def test_everything_stands_within_the_area(pages: list[Diagram]) -> None:
    for page in pages:
        for item in (*page.boxes, *page.panels):
            assert item.x >= -0.5 and item.y >= -0.5, (page.title, item)
            assert item.x + item.width <= page.width + 0.5 and item.y + item.height <= page.height + 0.5, (page.title, item)


def test_no_type_is_smaller_than_12_points_and_every_text_fits_its_box(pages: list[Diagram]) -> None:
    for page in pages:
        for box in page.boxes:
            assert box.size >= MIN_SIZE
            assert len(box.lines) * LINE * box.size <= box.height + 0.5 or box.vertical, (page.title, box)
            widest = box.size if box.vertical else max(text_width(line, box.size) for line in box.lines)
            assert widest <= box.width, (page.title, box)


def test_each_entity_stands_once_on_a_page_and_connectors_lead_from_place_to_place(pages: list[Diagram]) -> None:
    for page in pages:
        keys = [box.iri for box in page.boxes] + [panel.key for panel in page.panels]
        assert len(keys) == len(set(keys)), page.title
        assert all({c.source, c.target} <= set(keys) for c in page.connectors), page.title


def test_every_project_of_a_chain_is_on_its_pages_with_every_enterprise(truth: BuiltGraph, pages: list[Diagram]) -> None:
    graph = select(truth, Selection())
    for chain in graph.of_type("IndustryChain"):
        own = [page for page in pages if page.key == chain.iri]
        projects = graph.objects(chain.iri, "includesProject")
        assert [p.iri for p in projects if p.iri not in {iri for page in own for iri in page.members}] == []
        drawn = {(c.source, c.target) for page in own for c in page.connectors}
        for project in projects:
            assert (chain.iri, project.iri) in drawn
            assert all((project.iri, firm.iri) in drawn for firm in graph.objects(project.iri, "undertakenBy"))


def test_what_would_shrink_below_12_points_goes_to_further_pages_evenly(truth: BuiltGraph) -> None:
    small = Frame(960, 400)
    pages = [p for p in diagrams(select(truth, Selection(chain="咖啡全产业链")), small) if p.members]
    own = [page for page in pages if page.key == pages[0].key]
    assert len(own) > 1 and own[0].title == f"咖啡全产业链（1/{len(diagrams_of(own[0].key, truth, small))}）"
    counts = [len(page.members) for page in own]
    assert sum(counts) == 12 and max(counts) - min(counts) <= 3


def diagrams_of(key: str, truth: BuiltGraph, frame: Frame) -> list[Diagram]:
    return [p for p in diagrams(select(truth, Selection(chain="咖啡全产业链")), frame) if p.key == key]


def test_the_dearest_project_comes_first(truth: BuiltGraph) -> None:
    page = diagrams(select(truth, Selection(chain="咖啡全产业链")), Frame())[0]
    assert page.members[0].endswith("云麓国际咖啡产业园建设项目")
    assert next(b.figure for b in page.boxes if b.iri == page.members[0]) == "9.6亿元"


def test_most_limits_the_chains_of_a_county_the_richest_stay(truth: BuiltGraph) -> None:
    found = diagrams(select(truth, Selection(county="云麓县")), Frame(), most=2)
    titles = [page.title for page in found if "总览" not in page.title]
    assert [t.split("（")[0] for t in titles] == ["咖啡全产业链", "绿色铝硅新材料产业集群"]


def test_an_endless_name_ends_in_an_ellipsis_within_its_box() -> None:
    lines = wrap("长" * 400, 200, 12)
    assert all(text_width(line, 12) <= 200 for line in lines)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("年产3000吨速溶咖啡项目", 110, ["年产3000吨", "速溶咖啡项", "目"]),
        ("建设冷链物流园（一期），", 110, ["建设冷链物", "流园（一", "期），"]),
        ("", 100, [""]),
    ],
)
def test_lines_break_between_characters_but_not_in_numbers_or_before_stops(text: str, width: float, lines: list[str]) -> None:
    assert list(wrap(text, width, 18)) == lines


def test_a_centred_name_breaks_before_its_head_word() -> None:
    assert wrap_centred("绿色铝硅新材料产业集群", 180, 18) == ("绿色铝硅新材料", "产业集群")


def test_diagrams_of_real_plans_keep_to_all_this(given_plans: list[Path]) -> None:
    gold = given_plans[0].parent.parent / "gold"
    if not list(gold.glob("*.jsonl")):
        pytest.skip(f"no annotations of real plans in {gold}")
    for number, plan in enumerate(given_plans):
        county = County(plan.stem, f"99{number:04}", "某市", "某省")
        build = build_facts([read_truth(plan, gold / f"{plan.stem}.jsonl", county, (2021, 2025))])
        graph = built(*(parse(text, format=RdfFormat.TURTLE) for text in (build.graph_turtle, build.claims_turtle)))
        drawn = diagrams(select(graph, Selection()), Frame())
        assert len(drawn) > 20
        test_no_box_lies_over_another(drawn)
        test_everything_stands_within_the_area(drawn)
        test_no_type_is_smaller_than_12_points_and_every_text_fits_its_box(drawn)
        test_each_entity_stands_once_on_a_page_and_connectors_lead_from_place_to_place(drawn)
