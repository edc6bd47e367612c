"""A subgraph for network programs: GraphML (yEd, Cytoscape, Gephi), GEXF (Gephi), JSON for Cytoscape.js; in places already."""

from __future__ import annotations

import io
import json
from xml.etree import ElementTree

import networkx as nx

from kg.views.vocabulary import LINKS, TYPES

from .records import attributes
from .style import box_style
from .subgraph import Subgraph

COLUMN, ROW = 320.0, 46.0
"""Distances of the layers and of the nodes in one, in pixels."""

_LAYERS = {
    "County": 0,
    "Industry": 1,
    "IndustryChain": 2,
    "Park": 3,
    "Project": 4,
    "Enterprise": 5,
    "Positioning": 6,
    "IndicatorTarget": 7,
}
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_YED = "http://www.yworks.com/xml/graphml"
_GEXF = "http://www.gexf.net/1.2draft"


def to_networkx(subgraph: Subgraph) -> nx.MultiDiGraph[str]:
    """Entities as nodes by IRI with their attributes, links as edges keyed by their local name, in the order of the subgraph."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=subgraph.title)
    for entity in subgraph.entities.values():
        graph.add_node(entity.iri, **attributes(subgraph, entity))
    for link in subgraph.links:
        sentence = link.evidence[0].sentence if link.evidence else ""
        graph.add_edge(
            link.subject, link.object, key=link.predicate, link=link.predicate, label=LINKS[link.predicate].label,
            confidence=round(link.confidence, 3), **({"evidence": sentence} if sentence else {}),
        )  # fmt: skip
    return graph


def places(subgraph: Subgraph) -> dict[str, tuple[float, float]]:
    """A place for each entity: layers from counties to goals, left to right; within one in the order of the subgraph, centred."""
    layers: dict[int, list[str]] = {}
    for entity in subgraph.entities.values():
        layers.setdefault(_LAYERS[entity.type], []).append(entity.iri)
    return {
        iri: (column * COLUMN, (n - (len(layers[layer]) - 1) / 2) * ROW)
        for column, layer in enumerate(sorted(layers))
        for n, iri in enumerate(layers[layer])
    }


def graphml(subgraph: Subgraph) -> bytes:
    """GraphML 1.0, with yEd's own elements for label, colour and place, which other programs pass over."""
    plain = io.BytesIO()
    nx.write_graphml_xml(to_networkx(subgraph), plain, prettyprint=False)
    ElementTree.register_namespace("", _GRAPHML)
    ElementTree.register_namespace("y", _YED)
    root = ElementTree.fromstring(plain.getvalue())
    root.insert(0, ElementTree.Element(f"{{{_GRAPHML}}}key", {"id": "yed-node", "for": "node", "yfiles.type": "nodegraphics"}))
    root.insert(1, ElementTree.Element(f"{{{_GRAPHML}}}key", {"id": "yed-edge", "for": "edge", "yfiles.type": "edgegraphics"}))
    where = places(subgraph)
    for node in root.iter(f"{{{_GRAPHML}}}node"):
        _yed_node(node, subgraph, *where[node.attrib["id"]])
    for edge, link in zip(root.iter(f"{{{_GRAPHML}}}edge"), _edges(subgraph), strict=True):
        data = ElementTree.SubElement(edge, f"{{{_GRAPHML}}}data", {"key": "yed-edge"})
        drawn = ElementTree.SubElement(data, f"{{{_YED}}}PolyLineEdge")
        ElementTree.SubElement(drawn, f"{{{_YED}}}LineStyle", {"color": "#7B8794", "type": "line", "width": "1.0"})
        ElementTree.SubElement(drawn, f"{{{_YED}}}Arrows", {"source": "none", "target": "standard"})
        ElementTree.SubElement(drawn, f"{{{_YED}}}EdgeLabel").text = LINKS[link].label
    return _xml(root)


def _edges(subgraph: Subgraph) -> list[str]:
    """The links' local names in the order in which networkx writes edges."""
    return [str(key) for _, _, key in to_networkx(subgraph).edges(keys=True)]


def _yed_node(node: ElementTree.Element, subgraph: Subgraph, x: float, y: float) -> None:
    entity = subgraph.entities[node.attrib["id"]]
    style = box_style(entity)
    data = ElementTree.SubElement(node, f"{{{_GRAPHML}}}data", {"key": "yed-node"})
    shape = ElementTree.SubElement(data, f"{{{_YED}}}ShapeNode")
    width = str(24 + 13 * min(20, len(entity.label)))
    ElementTree.SubElement(shape, f"{{{_YED}}}Geometry", {"x": f"{x:.1f}", "y": f"{y:.1f}", "width": width, "height": "30.0"})
    ElementTree.SubElement(shape, f"{{{_YED}}}Fill", {"color": style.fill, "transparent": "false"})
    ElementTree.SubElement(shape, f"{{{_YED}}}BorderStyle", {"color": style.edge, "type": "line", "width": "1.0"})
    ElementTree.SubElement(shape, f"{{{_YED}}}NodeLabel", {"textColor": style.ink}).text = entity.label
    ElementTree.SubElement(shape, f"{{{_YED}}}Shape", {"type": "roundrectangle"})


def gexf(subgraph: Subgraph) -> bytes:
    """GEXF 1.2 with colours and places, without the day on which it was written."""
    graph = to_networkx(subgraph)
    for iri, (x, y) in places(subgraph).items():
        colour = TYPES[subgraph.entities[iri].type].colour
        red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
        viz = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}, "position": {"x": x, "y": -y, "z": 0.0}, "size": 12.0}
        graph.nodes[iri]["viz"] = viz
    ElementTree.register_namespace("", _GEXF)
    ElementTree.register_namespace("viz", f"{_GEXF}/viz")
    root = ElementTree.fromstring("\n".join(nx.generate_gexf(graph, prettyprint=False)))
    meta = root.find(f"{{{_GEXF}}}meta")
    if meta is not None:
        meta.attrib.pop("lastmodifieddate", None)
        for creator in meta.iter(f"{{{_GEXF}}}creator"):
            creator.text = "plankg"
    return _xml(root)


def _xml(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def cytoscape(subgraph: Subgraph) -> bytes:
    """JSON for Cytoscape.js and Cytoscape, each node with its place (layout "preset")."""
    graph = to_networkx(subgraph)
    data = nx.cytoscape_data(graph, name="label", ident="id")
    where = places(subgraph)
    for node in data["elements"]["nodes"]:
        x, y = where[node["data"]["id"]]
        node["position"] = {"x": x, "y": y}
    for number, edge in enumerate(data["elements"]["edges"]):
        edge["data"]["id"] = f"e{number}"
    data["data"] = {"name": subgraph.title}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
