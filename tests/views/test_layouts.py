"""Places of nodes: nothing overlaps at first sight, large counties open folded, the same graph gives the same places."""
from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad

from benchmarks.county_graphs import county_graphs
from kg.views import PlanModel, neighbourhood, read_model
from kg.views.chain import LARGEST, chain_scenes, diameter
from kg.views.comparison import comparison, indicator_rows, industry_rows
from kg.views.layout import balance
from kg.views.model import Entity
from kg.views.overview import MAIN_CHAINS, OPEN_UP_TO, overview
from kg.views.scene import Node, Scene, make_node, text_width
from ontology.namespaces import BASE, PLAN, SKOS


def overlaps(nodes: Iterable[Node]) -> list[tuple[str, str]]:
    return [
        (a.entity.label, b.entity.label)
        for a, b in itertools.combinations(nodes, 2)
        if abs(a.x - b.x) < (a.width + b.width) / 2 - 0.5 and abs(a.y - b.y) < (a.height + b.height) / 2 - 0.5
    ]


def county_overview(nodes: int) -> Scene:
    made = county_graphs(nodes)
    found = read_model(made.graph, made.claims)
    return overview(found, found.counties()[0])


@pytest.mark.parametrize("nodes", [60, 200, 1000])
def test_nothing_overlaps_in_an_overview_at_first_sight(nodes: int) -> None:
    assert overlaps(county_overview(nodes).shown().values()) == []


def test_chains_that_share_a_park_stand_on_one_side() -> None:
    branches = [make_node(Entity(key, key, "IndustryChain", key)) for key in "abcd"]
    balance(branches, dict.fromkeys("abcd", 1))
    assert [b.side for b in branches] == [1, -1, 1, -1]
    balance(branches, dict.fromkeys("abcd", 1), {"a": Counter("b"), "b": Counter("a")})
    assert [b.side for b in branches] == [1, 1, -1, -1]


def test_a_park_stands_on_the_side_of_the_chains_it_is_seen_with() -> None:
    scene = county_overview(1000)
    shown = scene.shown()
    parks = [n for n in shown.values() if n.satellite]
    for park in parks:
        ends = ((e.source, e.target) for e in scene.edges if park.iri in (e.source, e.target))
        beside = [shown[o].side for o in itertools.chain.from_iterable(ends) if o in shown and o != park.iri]
        assert beside and sum(beside) * park.side >= 0
    assert {park.side for park in parks} == {1, -1}


def test_a_large_county_opens_folded_to_its_chains() -> None:
    scene = county_overview(1000)
    assert len(scene.nodes) > 900
    assert len(scene.shown()) < OPEN_UP_TO
    assert {n.entity.type for n in scene.shown().values()} == {"County", "IndustryChain", "Group", "Park"}
    assert sum(n.entity.type == "IndustryChain" for n in scene.shown().values()) <= MAIN_CHAINS


def test_a_small_county_opens_with_its_projects_and_enterprises() -> None:
    assert {"Project", "Enterprise"} <= {n.entity.type for n in county_overview(100).shown().values()}


def test_every_entity_of_the_county_is_somewhere_in_its_overview() -> None:
    made = county_graphs(300)
    found = read_model(made.graph, made.claims)
    scene = overview(found, found.counties()[0])
    assert {e.iri for e in found.of_county(found.counties()[0].iri)} <= scene.nodes.keys()


def test_layers_run_outwards_from_the_county() -> None:
    scene = county_overview(100)
    for node in scene.shown().values():
        if node.parent is not None:
            assert node.x * node.side > scene.nodes[node.parent].x * node.side


def test_chains_that_name_each_other_as_part_do_not_hang_in_a_ring() -> None:
    made = county_graphs(100)
    for quad in list(made.graph.quads_for_pattern(None, NamedNode(PLAN + "subChainOf"), None)):
        made.graph.add(Quad(quad.object, quad.predicate, quad.subject))
    found = read_model(made.graph, made.claims)
    scene = overview(found, found.counties()[0])
    assert {e.iri for e in found.entities.values() if e.type == "IndustryChain"} <= scene.nodes.keys()


def test_nothing_overlaps_on_any_chain_sheet(model: PlanModel) -> None:
    scenes = chain_scenes(model, model.counties()[0])
    assert len(scenes) > 10
    for scene in scenes:
        assert overlaps(scene.nodes.values()) == [], scene.title


def test_the_dearer_a_project_the_larger_its_circle(model: PlanModel) -> None:
    projects = sorted((e for e in model.entities.values() if e.type == "Project" and e.number("investment")), key=lambda p: p.number("investment") or 0)
    sizes = [diameter(p, float(projects[-1].number("investment") or 0)) for p in projects]
    assert sizes == sorted(sizes) and sizes[-1] == LARGEST > sizes[0]
    assert diameter(next(e for e in model.entities.values() if e.type == "Project" and not e.number("investment")), 5.0) == 0


def test_a_chain_sheet_tells_the_investment_of_its_projects(model: PlanModel) -> None:
    scene = next(s for s in chain_scenes(model, model.counties()[0]) if s.note)
    total = sum(n.entity.number("investment") or 0 for n in scene.nodes.values() if n.entity.type == "Project")
    assert scene.note.startswith(f"合计投资 {total:.2f} 亿元")


def test_a_neighbourhood_keeps_to_hops_and_link_types(model: PlanModel) -> None:
    firm = next(e for e in model.entities.values() if e.type == "Enterprise")
    near = neighbourhood(model, firm, 1)
    direct = {k.subject for k in model.links if k.object == firm.iri} | {k.object for k in model.links if k.subject == firm.iri}
    assert near.nodes.keys() == direct | {firm.iri}
    led = neighbourhood(model, firm, 1, ["leadEnterprise"])
    assert {n.entity.type for n in led.nodes.values()} == {"Enterprise", "IndustryChain"}
    assert {e.type for e in led.edges} == {"leadEnterprise"}
    assert len(neighbourhood(model, firm, 2).nodes) > len(near.nodes)


def test_a_neighbourhood_does_not_lead_through_the_county(model: PlanModel) -> None:
    chain = next(e for e in model.entities.values() if e.type == "IndustryChain")
    scene = neighbourhood(model, chain, 2, ["plans"])
    assert {n.entity.type for n in scene.nodes.values()} == {"IndustryChain", "County"}
    assert len(scene.nodes) == 2


@pytest.mark.parametrize("hops", [1, 2, 3])
def test_nothing_overlaps_in_a_neighbourhood(model: PlanModel, hops: int) -> None:
    for kind in ("Enterprise", "Park", "IndustryChain", "Project"):
        centre = next(e for e in model.entities.values() if e.type == kind)
        assert overlaps(neighbourhood(model, centre, hops).shown().values()) == []


@pytest.mark.parametrize("counties", [2, 3, 4])
def test_nothing_overlaps_between_counties(counties: int) -> None:
    made = county_graphs(300 * counties, counties)
    scene = comparison(read_model(made.graph, made.claims))
    assert sum(n.entity.type == "County" for n in scene.nodes.values()) == counties
    assert overlaps(scene.nodes.values()) == []


def test_only_industries_of_two_counties_or_more_stand_between_them(model: PlanModel) -> None:
    shared = {row.industry.iri for row in industry_rows(model) if len(row.cells) > 1}
    assert {n.iri for n in comparison(model).nodes.values() if n.entity.type == "Industry"} == shared


def test_a_matrix_row_counts_chains_projects_and_money(model: PlanModel) -> None:
    row = industry_rows(model)[0]
    county, cell = next(iter(row.cells.items()))
    chains = {k.subject for k in model.links if k.predicate == "inIndustry" and k.object == row.industry.iri and model.entities[k.subject].county == county}
    projects = {k.object for k in model.links if k.predicate == "includesProject" and k.subject in chains}
    assert (cell.chains, cell.projects) == (len(chains), len(projects))
    assert cell.investment == sum(model.entities[p].number("investment") or 0 for p in projects)


def test_level_and_growth_of_an_indicator_share_a_row(model: PlanModel) -> None:
    row = next(r for r in indicator_rows(model) if r.label == "地区生产总值")
    assert row.unit == "亿元"
    assert len(row.cells) == 2
    for cell in row.cells.values():
        assert cell.baseline is not None and cell.target == cell.baseline + 9 and cell.growth is not None and cell.growth_unit == "%"


def test_the_shares_of_the_three_sectors_have_a_row_each() -> None:
    county = f"<{BASE}990109>"
    targets = "".join(
        f'<{BASE}990109/target/{share}> a <{PLAN}IndicatorTarget> ; <{SKOS}prefLabel> "三次产业结构（{sector}）"@zh ; <{PLAN}inCounty> {county} ;'
        f' <{PLAN}indicator> <https://w3id.org/plankg/indicator/industrial-structure> ; <{PLAN}targetValue> {share}.0 ; <{PLAN}unit> "%" ; <{PLAN}targetYear> "2025" .'
        for sector, share in (("第三产业", 47), ("第一产业", 12), ("第二产业", 41))
    )
    graph = rdflib.Graph().parse(data=f'{county} a <{PLAN}County> ; <{SKOS}prefLabel> "空白县"@zh ; <{PLAN}adcode> "990109" . {targets}', format="turtle")
    rows = {row.label: [cell.target for cell in row.cells.values()] for row in indicator_rows(read_model(graph, None))}
    assert list(rows.items()) == [("三次产业结构（第一产业）", [12]), ("三次产业结构（第二产业）", [41]), ("三次产业结构（第三产业）", [47])]


def test_places_are_the_same_on_every_run() -> None:
    first, second = county_overview(200), county_overview(200)
    assert [(n.iri, n.x, n.y) for n in first.nodes.values()] == [(n.iri, n.x, n.y) for n in second.nodes.values()]


def test_a_pill_is_as_wide_as_its_name_up_to_a_limit(model: PlanModel) -> None:
    project = next(e for e in model.entities.values() if e.type == "Project" and not e.number("investment") and len(e.label) < 14)
    assert make_node(project).width > text_width(project.label)
    assert make_node(model.find("990101/project/hostile")).width == 300
