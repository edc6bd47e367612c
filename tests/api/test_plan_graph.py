"""What people do with a graph in a notebook: ask it, take parts of it, look at it, write it out; and what they are told in error."""
from __future__ import annotations

import base64
import csv
import re
from pathlib import Path

import pytest

import kg
from kg.inline import Page, Pages, Picture, counts_table
from kg.stats import ENTITY_TYPES, LINK_KINDS, CountyStats


def embedded(shown: str) -> str:
    """The text of the one page or picture that an HTML fragment holds."""
    (encoded,) = re.findall(r'src="data:[^",]*;base64,([^"]*)"', shown)
    return base64.b64decode(encoded).decode()


def test_it_names_its_counties(yunlu: kg.PlanGraph) -> None:
    assert yunlu.counties == ["云麓县"]
    assert repr(yunlu).startswith("<PlanGraph: 云麓县; ")


def test_names_of_counties_are_shown_as_text_and_never_as_markup() -> None:
    name = "<img src=x onerror=alert(1)>县"
    table = counts_table([CountyStats(name, "urn:c", dict.fromkeys(ENTITY_TYPES, 2), dict.fromkeys(LINK_KINDS, 0))])
    assert "<img" not in table and "&lt;img src=x" in table
    assert "项目 <small>Project</small></th><td>2</td>" in table


def test_queries_with_names_are_listed_with_what_they_need() -> None:
    listed = {row["name"]: row["parameters"] for row in kg.queries().dicts()}
    assert listed["entity-evidence"] == "entity*" and listed["chain-walk"] == "county、chain"


def test_a_query_may_stand_in_a_file(yunlu: kg.PlanGraph, tmp_path: Path) -> None:
    file = tmp_path / "parks.rq"
    file.write_text("SELECT ?name { ?park a plan:Park ; skos:prefLabel ?name } ORDER BY ?name", encoding="utf-8")
    assert len(yunlu.query(file)) == yunlu.stats()[0].entities["Park"] > 5


def test_a_misspelt_query_is_answered_with_the_names_there_are(yunlu: kg.PlanGraph) -> None:
    with pytest.raises(kg.QueryError, match="no query named 'chain-wlak'; there are: .*chain-walk"):
        yunlu.query("chain-wlak")


def test_a_part_is_what_belongs_to_a_chain(yunlu: kg.PlanGraph, chain: dict[str, str]) -> None:
    part = yunlu.select(chain=chain["iri"])
    assert part.focus == (chain["iri"],)
    asked = yunlu.query("chain-projects", chain=chain["name"]).dicts()
    assert {row["p"] for row in asked if row["i"] == chain["iri"]} <= set(part.entities)
    assert len(part.entities) < len(yunlu.select().entities)


def test_a_network_has_the_links_of_the_graph_with_their_confidence(yunlu: kg.PlanGraph) -> None:
    network = yunlu.to_networkx()
    links = yunlu.query("edges").dicts()
    assert {(s, o, key) for s, o, key in network.edges(keys=True) if key != "inIndustry"} == {
        (row["subject"], row["object"], row["link"]) for row in links if row["subject"] != row["object"]
    }
    for row in links[:50]:
        if row["confidence"] is not None:
            edge = network.edges[row["subject"], row["object"], row["link"]]
            assert edge["confidence"] == pytest.approx(float(row["confidence"]), abs=0.001)


def test_a_part_that_is_not_there_is_answered_with_what_is(yunlu: kg.PlanGraph) -> None:
    with pytest.raises(kg.ExportError, match="云麓县"):
        yunlu.to_networkx(county="石泉岭")
    with pytest.raises(TypeError, match="conty"):
        yunlu.select(conty="云麓")  # type: ignore[call-arg]


@pytest.mark.parametrize("hops", [None, 1])
def test_a_page_about_a_county_or_a_chain_is_in_the_notebook_itself(yunlu: kg.PlanGraph, chain: dict[str, str], hops: int | None) -> None:
    county, sheet = yunlu.show(hops=hops), yunlu.show(chain["iri"], hops=hops, height=300)
    assert (county.title, sheet.title) == ("云麓县", chain["name"])
    kind = re.search('<body class="graph ([a-z]+)"', sheet.text)
    assert kind is not None and kind[1] == ("chains" if hops is None else "neighbourhood")
    assert embedded(sheet._repr_html_()) == sheet.text
    assert 'height="300"' in sheet._repr_html_() and 'sandbox="allow-scripts' in sheet._repr_html_()


def test_a_page_about_an_unknown_name_says_what_to_give(yunlu: kg.PlanGraph) -> None:
    with pytest.raises(kg.ViewError, match="no entity '没有的企业'"):
        yunlu.show("没有的企业")


def test_without_a_name_a_graph_of_two_counties_asks_for_one(yunlu: kg.PlanGraph) -> None:
    other = yunlu.graph_turtle.replace("539901", "539909").replace("云麓县", "云岭县")
    with pytest.raises(kg.ViewError, match="2 counties; name one: 云麓县, 云岭县"):
        kg.PlanGraph(yunlu.graph_turtle + other).show()


def test_a_page_is_written_as_it_is(tmp_path: Path) -> None:
    page = Page("<县>", "<!DOCTYPE html>\n<p>图</p>\n")
    assert page.save(tmp_path / "new" / "page.html").read_bytes() == page.text.encode()
    assert repr(page) == "<Page: <县>; 0 kB of HTML>" and 'title="&lt;县&gt;"' in page._repr_html_()


def test_pages_are_named_with_the_one_to_open_first(yunlu: kg.PlanGraph, tmp_path: Path) -> None:
    pages = yunlu.view(tmp_path / "<b>", counties=["云麓县"])
    assert pages[0].name == "index.html" and all(page.is_file() for page in pages)
    shown = pages._repr_html_()
    assert "/&lt;b&gt;/index.html</code>" in shown and "<b>" not in shown
    assert all(page.name in shown for page in pages)
    assert Pages()._repr_html_() == "<p></p>"


def test_a_picture_is_the_diagram_of_a_chain(yunlu: kg.PlanGraph, chain: dict[str, str]) -> None:
    picture = yunlu.picture(chain=chain["iri"], most=1)
    assert isinstance(picture, Picture) and len(picture) >= 1
    assert chain["name"] in picture.pages[0] and picture.pages[0].rstrip().endswith("</svg>")
    assert embedded(Picture(picture.pages[:1])._repr_html_()) == picture.pages[0]


def test_files_are_written_in_the_format_of_their_suffix(yunlu: kg.PlanGraph, tmp_path: Path) -> None:
    written = yunlu.export([tmp_path / "walk.csv", tmp_path / "walk.mmd"], query="chain-walk", parameters={"county": "云麓"})
    assert [path.name for path in written] == ["walk-nodes.csv", "walk-edges.csv", "walk.mmd"]
    with open(written[0], encoding="utf-8-sig", newline="") as file:
        nodes = list(csv.DictReader(file))
    named = {value for row in yunlu.query("chain-walk").dicts() for name, value in row.items() if name in "cipe"}
    assert len(nodes) == len(named)
    with pytest.raises(kg.ExportError, match="no format .docx; there are: pptx"):
        yunlu.export(tmp_path / "walk.docx")


def test_an_entity_is_explained_by_the_places_that_name_it(yunlu: kg.PlanGraph, chain: dict[str, str]) -> None:
    (explained,) = yunlu.explain(chain["iri"])
    assert chain["name"] in explained.names  # type: ignore[union-attr]
    assert all(mention.place.line > 0 for mention in explained.mentions)  # type: ignore[union-attr]
    assert yunlu.explain("没有的企业") == []


def test_a_graph_says_whether_it_is_whole(yunlu: kg.PlanGraph) -> None:
    broken = kg.PlanGraph(
        "@prefix plan: <https://w3id.org/plankg/ontology#> . <https://w3id.org/plankg/id/990101> a plan:County ; plan:adcode \"1\" ."
    )
    assert not broken.validate("en").conforms


def test_a_graph_is_saved_and_comes_back_to_the_byte(yunlu: kg.PlanGraph, sample_build: Path, tmp_path: Path) -> None:
    written = yunlu.save(tmp_path / "copy")
    assert [path.read_bytes() for path in written] == [(sample_build / path.name).read_bytes() for path in written]
    again = kg.load(tmp_path / "copy")
    assert (again.graph_turtle, again.claims_turtle) == (yunlu.graph_turtle, yunlu.claims_turtle)


def test_a_file_that_is_not_turtle_is_named(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("这不是 Turtle", encoding="utf-8")
    with pytest.raises(kg.StoreError, match=r"graph\.ttl"):
        kg.load(tmp_path)


def test_what_is_changed_in_the_rdflib_graph_stays_there(yunlu: kg.PlanGraph) -> None:
    from rdflib import RDF, URIRef

    graph = kg.PlanGraph(yunlu.graph_turtle, yunlu.claims_turtle)
    graph.graph.add((URIRef("urn:area"), RDF.type, URIRef("urn:ScenicArea")))
    assert graph.query("ASK { <urn:area> a <urn:ScenicArea> }").rows == ((False,),)
    assert len(graph.graph) == len(yunlu.graph) + 1
    assert "plan" in dict(graph.graph.namespaces()) and len(graph.claims) > 100
