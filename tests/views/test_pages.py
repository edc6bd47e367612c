"""Pages: one file each that needs nothing else, the same bytes for the same graph, no text of a plan as markup."""
from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Store
from pyvis.network import Network

from benchmarks.county_graphs import CountyGraphs, county_graphs
from extractors.documents import read
from extractors.pipeline import extract
from kg.rdf import build_graph
from kg.resolve import resolve
from kg.store import to_turtle
from kg.views import PlanModel, ViewError, read_model, write_chain, write_neighbourhood, write_overview, write_views
from kg.views.network import to_pyvis
from kg.views.overview import overview
from kg.views.page import to_json
from kg.views.sheets import index_page
from ontology.namespaces import BASE, PLAN, PREFIXES, SKOS

HOSTILE_START = '<img src=x onerror="window.hacked=1">'
REPOSITORY = Path(__file__).resolve().parents[2]


class Tags(HTMLParser):
    """The start tags of a page with their attributes, and the text of its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[str | None, str]] = []
        self._script: str | None = ""
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag == "script"
        if self._inside:
            self.scripts.append((dict(attrs).get("type"), ""))

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            kind, text = self.scripts[-1]
            self.scripts[-1] = (kind, text + data)


def data_of(path: Path) -> Any:
    return next(json.loads(text) for kind, text in Tags(path.read_text("utf-8")).scripts if kind == "application/json")


def test_a_set_of_pages_is_complete(pages: dict[str, Path]) -> None:
    assert list(pages) == [
        "index.html",
        "county-990101.html",
        "chains-990101.html",
        "county-990102.html",
        "chains-990102.html",
        "neighbourhood.html",
        "goals.html",
        "compare.html",
        "matrix.html",
    ]


def test_one_county_has_nothing_to_be_compared_with(tmp_path: Path) -> None:
    made = county_graphs(80)
    assert not {"compare.html", "matrix.html"} & {p.name for p in write_views(made.graph, made.claims, tmp_path)}


def test_a_county_of_which_nothing_is_known_has_its_pages_all_the_same(tmp_path: Path) -> None:
    county = "https://w3id.org/plankg/id/990109"
    turtle = f'<{county}> a <{PLAN}County> ; <{SKOS}prefLabel> "空白县"@zh ; <{PLAN}adcode> "990109" .'
    store = Store()
    store.load(turtle.encode(), format=RdfFormat.TURTLE)
    names = [p.name for p in write_views(store, None, tmp_path)]
    assert names == ["index.html", "county-990109.html", "neighbourhood.html", "goals.html"]


def test_counties_may_be_chosen(graphs: CountyGraphs, tmp_path: Path) -> None:
    names = {p.name for p in write_views(graphs.graph, graphs.claims, tmp_path, counties=["白榆县"])}
    assert "county-990102.html" in names and "county-990101.html" not in names


def test_no_page_refers_to_another_host(pages: dict[str, Path]) -> None:
    for name, path in pages.items():
        html = path.read_text("utf-8")
        for tag, attributes in Tags(html).tags:
            for attribute in ("src", "href", "action", "data", "srcset", "poster"):
                value = attributes.get(attribute)
                assert value is None or re.fullmatch(r"[\w-]+\.html(#\S*)?|data:,", value), f"{name}: <{tag} {attribute}={value!r}>"
        style = "".join(re.findall(r"<style>(.*?)</style>", html, re.S))
        assert "url(" not in style and "@import" not in style


def test_links_lead_to_pages_of_the_set(pages: dict[str, Path]) -> None:
    for path in pages.values():
        for _, attributes in Tags(path.read_text("utf-8")).tags:
            href = attributes.get("href") or "data:,"
            assert href == "data:," or href.split("#")[0] in pages


def test_only_the_scripts_of_the_build_may_run(pages: dict[str, Path]) -> None:
    for path in pages.values():
        parsed = Tags(path.read_text("utf-8"))
        policy = next(a["content"] for t, a in parsed.tags if t == "meta" and a.get("http-equiv") == "Content-Security-Policy")
        assert policy is not None and policy.startswith("default-src 'none'")
        for kind, text in parsed.scripts:
            if kind is None:
                assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy


def test_vis_network_stands_once_in_a_page_of_a_graph_and_not_elsewhere(pages: dict[str, Path]) -> None:
    for name, path in pages.items():
        times = path.read_text("utf-8").count("A dynamic, browser-based visualization library")
        assert times == (0 if name in ("index.html", "goals.html", "matrix.html") else 1), name


def test_a_name_with_markup_stays_text_on_every_page(pages: dict[str, Path]) -> None:
    for name, path in pages.items():
        parsed = Tags(path.read_text("utf-8"))
        assert "img" not in {tag for tag, _ in parsed.tags}, name
        assert not any("onerror" in attributes for _, attributes in parsed.tags), name
    labels = [e["l"] for e in data_of(pages["county-990101.html"])["entities"]]
    assert any(label.startswith(HOSTILE_START) for label in labels)


@pytest.mark.parametrize("text", ["</script>", "<!--", "]]>", "&lt;", "\u2028", "\u2029"])
def test_data_cannot_leave_its_element(text: str) -> None:
    written = to_json({"name": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["name"] == text


def test_the_same_graph_gives_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib\n"
        "from benchmarks.county_graphs import county_graphs\n"
        "from kg.views import write_views\n"
        "made = county_graphs(150, counties=2)\n"
        "write_views(made.graph, made.claims, pathlib.Path(sys.argv[1]))\n"
    )
    written = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY)}
        subprocess.run([sys.executable, "-c", program, str(folder)], check=True, env=environment, cwd=REPOSITORY)
        written.append({p.name: p.read_bytes() for p in folder.iterdir()})
    assert written[0] == written[1]


def test_nothing_but_pages_is_left_in_the_folder(pages: dict[str, Path]) -> None:
    folder = next(iter(pages.values())).parent
    assert {p.name for p in folder.iterdir()} == set(pages)


def test_nodes_edges_and_options_go_through_pyvis(model: PlanModel) -> None:
    scene = overview(model, model.counties()[0])
    ids = {iri: n for n, iri in enumerate(scene.nodes)}
    net = to_pyvis(scene, ids, lambda link: 0)
    assert isinstance(net, Network)
    nodes, edges, _, _, _, options = net.get_network_data()
    assert (len(nodes), len(edges)) == (len(scene.nodes), len(scene.edges))
    assert json.loads(options)["physics"] == {"enabled": False}
    assert all({"x", "y"} <= node.keys() for node, own in zip(nodes, scene.nodes.values(), strict=True) if own.iri in scene.shown())


def test_a_sentence_that_many_share_is_kept_once(pages: dict[str, Path]) -> None:
    texts = data_of(pages["county-990101.html"])["texts"]
    assert len(texts) == len(set(texts))


def test_one_chain_can_be_sent_alone(graphs: CountyGraphs, tmp_path: Path) -> None:
    path = write_chain(graphs.graph, graphs.claims, "990101/industry/粮油加工产业链", tmp_path / "one.html")
    assert [scene["title"] for scene in data_of(path)["scenes"]] == ["粮油加工产业链"]
    with pytest.raises(ViewError, match="not an industry chain"):
        write_chain(graphs.graph, graphs.claims, "990101", tmp_path / "none.html")


def test_one_overview_can_be_sent_alone(graphs: CountyGraphs, tmp_path: Path) -> None:
    path = write_overview(graphs.graph, graphs.claims, "白榆县", tmp_path / "one.html")
    assert data_of(path)["title"] == "白榆县产业全景"


def test_a_neighbourhood_page_starts_where_it_is_told_to(graphs: CountyGraphs, tmp_path: Path) -> None:
    path = write_neighbourhood(graphs.graph, graphs.claims, "990101/enterprise/0", tmp_path / "near.html", hops=1, predicates=["leadEnterprise"])
    data = data_of(path)
    assert data["scenes"][0]["key"] == "990101/enterprise/0"
    assert data["pages"]["start"] == {"hops": 1, "links": ["leadEnterprise"]}


def test_goals_show_baseline_target_and_years(pages: dict[str, Path]) -> None:
    html = pages["goals.html"].read_text("utf-8")
    assert re.search(r"地区生产总值</a>.*?class=\"figures\">[\d.]+ → [\d.]+ 亿元（年均 [\d.]+%）<small>2020 → 2025", html, re.S)


def test_the_index_names_each_countys_own_plan_though_both_name_a_firm(graphs: CountyGraphs) -> None:
    model = read_model(graphs.graph, graphs.claims)
    first, second = model.counties()
    firms = [next(e for e in model.of_county(c.iri) if e.type == "Enterprise") for c in (first, second)]
    sources = [firm.evidence[0].source for firm in firms]
    plans = [
        replace(model.documents[source], title=title, county=county.iri)
        for source, title, county in zip(sources, ("甲县规划纲要", "乙县规划纲要"), (first, second), strict=True)
    ]
    shared = replace(firms[0], counties=(first.iri, second.iri), evidence=(*firms[0].evidence, *firms[1].evidence))
    both = PlanModel({**model.entities, shared.iri: shared}, model.links, {d.iri: d for d in plans}, model.indicators)
    html = index_page(both, {c.iri: (c.key, False) for c in (first, second)}, [])
    assert [html.count(plan.title) for plan in plans] == [1, 1]


def test_whose_plan_a_document_is_is_read() -> None:
    rdf = build_graph(resolve([extract(read(REPOSITORY / "data" / "plans" / "shiquan.txt"))]))
    store = Store()
    store.load(to_turtle(rdf.graph, PREFIXES, BASE), RdfFormat.TURTLE)
    model = read_model(store, None)
    assert [d.county for d in model.documents.values()] == [c.iri for c in model.counties()]
