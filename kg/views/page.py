"""Pages: one self-contained HTML file each, with everything it needs inside and nothing of its texts as markup.

Scripts are allowed by their SHA-256 in the page's content security policy, and nothing may be loaded from anywhere; so a text
that slipped through as markup still could not run or fetch.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from .layout import BRANCH_GAP
from .model import Entity, Evidence, Link, PlanModel
from .neighbourhood import HUBS, MOST, OPEN_UP_TO
from .network import to_pyvis
from .scene import BADGE, COLUMN_GAP, FONT, HEIGHT, MAX_WIDTH, ROW_GAP, Scene, figure, plain
from .vocabulary import ATTRIBUTES, CHAIN_KINDS, COMPARISONS, LINKS, TYPES

VIS_VERSION = "vis-9.1.2"
"""The build of vis-network that pyvis ships; its style sheet is not needed, the pages draw their own panels."""

GRAPH_SCRIPTS = ("text.js", "state.js", "layout.js", "draw.js", "details.js", "controls.js", "graph.js")
MOST_EVIDENCE = 6
"""Places in the text that a page lists for one thing; it tells how many more there are."""

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def to_json(data: Any) -> str:
    """JSON that may stand in a script element: no `<`, `>`, `&` or line separators in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char, escape in _ESCAPES.items():
        text = text.replace(char, escape)
    return text


@cache
def asset(name: str) -> str:
    """The text of a file under assets/."""
    return (files("kg.views") / "assets" / name).read_text(encoding="utf-8")


@cache
def vis_network() -> str:
    """vis-network as pyvis ships it, with its licence notice."""
    return (files("pyvis") / "templates" / "lib" / VIS_VERSION / "vis-network.min.js").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(asset), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def render(template: str, scripts: Iterable[str], values: Mapping[str, Any], data: Any = None) -> str:
    """A page from a template of assets/, with the scripts' text and the data put inside it."""
    texts = list(scripts)
    policy = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts)
    return (
        _environment()
        .get_template(template)
        .render(
            **values,
            css=Markup(asset("page.css")),
            scripts=[Markup(text) for text in texts],
            script_policy=policy or "'none'",
            data=Markup(to_json(data)),
        )
    )


def graph_page(
    model: PlanModel, scenes: list[Scene], *, title: str, kind: str, pages: Mapping[str, Any], also: Iterable[Entity] = ()
) -> str:
    """A page of one scene or several of which one is seen at a time.

    `kind` is "overview", "chains", "neighbourhood" or "compare"; `pages` names the other pages to link to: `nav`, a list of
    (file, name), `here` (this file), and by use `chains` (county key → file), `sheets` (keys of the chains that have one) and
    `neighbourhood` (file). `also` are entities that no scene shows but the panel tells of, or that the page draws on demand.
    """
    data = _Payload(model).of(scenes, also)
    metrics = {
        "font": FONT,
        "badge": BADGE,
        "height": HEIGHT,
        "rowGap": ROW_GAP,
        "columnGap": COLUMN_GAP,
        "branchGap": BRANCH_GAP,
        "maxWidth": MAX_WIDTH,
    }
    data.update(title=title, kind=kind, pages=dict(pages), metrics=metrics, most=MOST, openUpTo=OPEN_UP_TO, hubs=sorted(HUBS))
    scripts = [vis_network(), "\n".join(asset(name) for name in GRAPH_SCRIPTS)]
    return render(
        "graph.html.j2", scripts, {"title": title, "kind": kind, "nav": pages.get("nav", ()), "here": pages.get("here", "")}, data
    )


class _Payload:
    """The data of a graph page. Sentences and headings are kept once and named by number: many entities share one."""

    def __init__(self, model: PlanModel) -> None:
        self._model = model
        self._texts: dict[str, int] = {}
        self._entities: dict[str, int] = {}
        self._links: dict[tuple[str, str, str], int] = {}
        self._entity_rows: list[dict[str, Any]] = []
        self._link_rows: list[list[Any]] = []

    def of(self, scenes: list[Scene], also: Iterable[Entity]) -> dict[str, Any]:
        for entity in also:
            self._entity(entity)
        for scene in scenes:
            for node in scene.nodes.values():
                self._entity(node.entity)
        # All links between entities of the page, drawn or not: the details panel lists them.
        for link in self._model.links:
            if link.subject in self._entities and link.object in self._entities:
                self._link(link)
        drawn = []
        for scene in scenes:
            nodes, edges, *_, options = to_pyvis(scene, self._entities, self._link).get_network_data()
            zones = [[z.title, *(round(v, 1) for v in (z.left, z.top, z.width, z.height))] for z in scene.zones]
            drawn.append(
                {
                    "key": scene.key,
                    "title": scene.title,
                    "kind": scene.kind,
                    "note": scene.note,
                    "nodes": nodes,
                    "edges": edges,
                    "zones": zones,
                }
            )
        return {
            "types": [[s.name, s.label, s.glyph, s.colour, s.ink] for s in TYPES.values()],
            "linkTypes": [[s.name, s.label, s.inverse, s.dash, s.width] for s in LINKS.values()],
            "options": json.loads(options),
            "entities": self._entity_rows,
            "links": self._link_rows,
            "texts": list(self._texts),
            "scenes": drawn,
        }

    def _text(self, text: str) -> int:
        return self._texts.setdefault(text, len(self._texts))

    def _entity(self, entity: Entity) -> int:
        if entity.iri not in self._entities:
            self._entities[entity.iri] = len(self._entities)
            county = self._model.entities.get(entity.county)
            self._entity_rows.append(
                {
                    "k": entity.key,
                    "t": entity.type,
                    "l": entity.label,
                    "a": list(entity.aliases),
                    "c": round(entity.confidence, 3),
                    "f": figure(entity),
                    "p": attributes(entity),
                    "y": [county.key, county.label] if county else [],
                    **self._places(entity.evidence),
                }
            )
        return self._entities[entity.iri]

    def _link(self, link: Link) -> int:
        triple = (link.subject, link.predicate, link.object)
        if triple not in self._links:
            self._links[triple] = len(self._links)
            places = self._places(link.evidence)
            self._link_rows.append(
                [
                    self._entities[link.subject],
                    link.predicate,
                    self._entities[link.object],
                    round(link.confidence, 3),
                    places["e"],
                    places["m"],
                ]
            )
        return self._links[triple]

    def _places(self, evidence: tuple[Evidence, ...]) -> dict[str, Any]:
        """Evidence as [source, headings, line, sentence] by number of text; `m` is how many are left out."""
        rows = []
        for place in evidence[:MOST_EVIDENCE]:
            document = self._model.documents.get(place.source)
            source = self._text(document.title if document else "")
            rows.append([source, [self._text(head) for head in place.section], place.line, self._text(place.sentence)])
        return {"e": rows, "m": len(evidence) - len(rows)}


def attributes(entity: Entity) -> list[list[str]]:
    """An entity's values for people, as (name, value) in the order of `ATTRIBUTES`."""
    rows = []
    for name, label in ATTRIBUTES.items():
        for value in entity.values.get(name, ()):
            rows.append([label, _readable(entity, name, value)])
    return rows


def _readable(entity: Entity, name: str, value: str) -> str:
    number = entity.number(name)
    if name == "chainKind":
        return CHAIN_KINDS.get(value, value)
    if name == "investment" and number is not None:
        return f"{plain(number)} 亿元"
    if name in ("targetValue", "baselineValue") and number is not None:
        sign = COMPARISONS.get(entity.value("comparison") or "=", "") if name == "targetValue" else ""
        return f"{sign}{plain(number)} {entity.value('unit') or ''}".rstrip()
    if name == "isGrowthRate":
        return "年均增长" if value in ("true", "1") else "期末水平"
    if name in ("targetYear", "baselineYear"):
        return value[:4]
    return value
