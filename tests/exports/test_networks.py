"""Files for network programs: what networkx reads back, in places, coloured; Mermaid and DOT with labels that stay labels."""
from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from kg.exports import BuiltGraph, Selection, export, select, to_networkx
from tests.exports.conftest import HOSTILE

COFFEE = Selection(chain="咖啡全产业链")
YED = "{http://www.yworks.com/xml/graphml}"


@pytest.fixture(scope="module")
def graph(truth: BuiltGraph) -> nx.MultiDiGraph[str]:
    return to_networkx(select(truth, COFFEE))


@pytest.fixture(scope="module")
def files(truth: BuiltGraph, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("networks")
    return {p.suffix: p for p in export(truth, [folder / f"c.{s}" for s in ("graphml", "gexf", "json", "mmd", "dot")], COFFEE)}


def same(found: nx.MultiDiGraph[str], graph: nx.MultiDiGraph[str]) -> None:
    assert set(found) == set(graph)
    assert sorted((a, b, d["link"]) for a, b, d in found.edges(data=True)) == sorted((a, b, d["link"]) for a, b, d in graph.edges(data=True))
    for iri, data in graph.nodes(data=True):
        assert found.nodes[iri]["label"] == data["label"] and found.nodes[iri]["type"] == data["type"]
        assert found.nodes[iri].get("investment") == data.get("investment")


def test_a_network_has_types_names_investment_and_evidence(graph: nx.MultiDiGraph[str]) -> None:
    nodes = {data["label"]: data for _, data in graph.nodes(data=True)}
    project = nodes["澜岳咖啡冻干速溶咖啡生产线"]
    assert project["type"] == "Project" and project["investment"] == 4.5 and project["line"] == 257
    assert nodes["云麓县"]["adcode"] == "539901"
    assert {d["link"] for *_, d in graph.edges(data=True)} >= {"plans", "includesProject", "undertakenBy"}


def test_graphml_is_read_by_networkx(files: dict[str, Path], graph: nx.MultiDiGraph[str]) -> None:
    same(nx.read_graphml(files[".graphml"], force_multigraph=True), graph)


def test_graphml_has_unique_keys_and_for_yed_labels_colours_and_places(files: dict[str, Path], graph: nx.MultiDiGraph[str]) -> None:
    root = ElementTree.parse(files[".graphml"]).getroot()
    keys = [key.get("id") for key in root.iter("{http://graphml.graphdrawing.org/xmlns}key")]
    assert len(keys) == len(set(keys))
    assert {label.text for label in root.iter(f"{YED}NodeLabel")} == {data["label"] for _, data in graph.nodes(data=True)}
    places = {(g.get("x"), g.get("y")) for g in root.iter(f"{YED}Geometry")}
    assert len(places) == len(graph), "no two nodes in one place"


def test_gexf_is_read_by_networkx_and_has_no_date(files: dict[str, Path], graph: nx.MultiDiGraph[str]) -> None:
    same(nx.read_gexf(files[".gexf"]), graph)
    text = files[".gexf"].read_text("utf-8")
    assert "lastmodifieddate" not in text and "viz:position" in text


def test_cytoscape_json_is_read_by_networkx_and_every_node_has_a_place(files: dict[str, Path], graph: nx.MultiDiGraph[str]) -> None:
    data = json.loads(files[".json"].read_text("utf-8"))
    same(nx.cytoscape_graph(data, name="label"), graph)
    assert all(set(node["position"]) == {"x", "y"} for node in data["elements"]["nodes"])
    ids = [item["data"]["id"] for part in data["elements"].values() for item in part]
    assert len(ids) == len(set(ids))


def test_mermaid_has_a_node_an_entity_and_an_arrow_a_link(files: dict[str, Path], graph: nx.MultiDiGraph[str]) -> None:
    text = files[".mmd"].read_text("utf-8")
    assert text.startswith('---\ntitle: "云麓县咖啡全产业链"\n---\nflowchart LR\n')
    assert 'n0(["云麓县"]):::County' in text
    assert len(re.findall(r"(?m)^    n\d+ (?:-->|-\.->)\|[^|]+\| n\d+$", text)) == graph.number_of_edges()
    assert len(re.findall(r"(?m)^    n\d+[(\[].*:::\w+$", text)) == len(graph)


def test_no_sign_of_a_name_can_end_a_mermaid_label(hostile: BuiltGraph, tmp_path: Path) -> None:
    (path,) = export(hostile, tmp_path / "x.mmd", Selection(county="青桥县"))
    labels = re.findall(r'(?m)^    n\d+(?:\(\["|\["|\("|\[/")(.*)(?:"\]\)|"\]|"\)|"/\]):::\w+$', path.read_text("utf-8"))
    assert len(labels) == len(select(hostile, Selection(county="青桥县")).entities)
    assert not any(re.search(r"""["'`<>{}|\\\[\]&=@/]|#(?!\d+;)""", label) for label in labels)
    decoded = {re.sub(r"#(\d+);", lambda m: chr(int(m[1])), label) for label in labels}
    assert {f"{HOSTILE[1]} 1亿元", f"{HOSTILE[4]} 2.5亿元"} <= decoded


def test_many_edges_come_with_a_word_about_mermaids_limit(truth: BuiltGraph, tmp_path: Path) -> None:
    (path,) = export(truth, tmp_path / "x.mmd", Selection(county="云麓县"))
    assert re.search(r"(?m)^    %% \d+ edges: set maxEdges", path.read_text("utf-8"))


@pytest.mark.parametrize("name", ["truth", "hostile"])
def test_graphviz_reads_dot(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    program = shutil.which("dot")
    if program is None:
        pytest.skip("no Graphviz here: apt-get install graphviz")
    graph = request.getfixturevalue(name)
    selection = COFFEE if name == "truth" else Selection(county="青桥县")
    (path,) = export(graph, tmp_path / "x.dot", selection)
    done = subprocess.run([program, "-Tdot_json", str(path)], capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    read = json.loads(done.stdout)
    labels = [node["label"] for node in read["objects"]]
    assert len(labels) == len(select(graph, selection).entities)
    if name == "hostile":
        assert any(label.replace("&amp;", "&").replace("\\\\", "\\") == f"{HOSTILE[2]} 1.5亿元" for label in labels), labels


def test_hostile_names_pass_through_xml_formats_unharmed(hostile: BuiltGraph, tmp_path: Path) -> None:
    graphml, gexf = export(hostile, [tmp_path / "x.graphml", tmp_path / "x.gexf"], Selection(county="青桥县"))
    for found in (nx.read_graphml(graphml, force_multigraph=True), nx.read_gexf(gexf)):
        assert set(HOSTILE[:3]) <= {data["label"] for _, data in found.nodes(data=True)}
