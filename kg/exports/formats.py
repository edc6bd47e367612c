"""The formats by file suffix, and the writing of them: every file whole or none, the same bytes for the same graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.store.whole import write_whole

from . import linked, markup, networks, sheets
from .diagram import Diagram
from .diagrams import diagrams
from .fontfile import PictureFont, font_for
from .frame import Frame
from .paint import text_of
from .pdf import pdf, png
from .source import BuiltGraph, ExportError
from .subgraph import Subgraph
from .svg import svg


@dataclass(frozen=True)
class Job:
    """What is to be written: a subgraph of a built graph, and how.

    `template` is a .pptx for slides, `font` a font file for pictures, `most` how many chains a county is drawn with (0: all),
    `scale` pixels a point in PNG pictures.
    """

    built: BuiltGraph
    subgraph: Subgraph
    template: Path | None = None
    font: Path | None = None
    most: int = 0
    scale: float = 2.0


Files = Mapping[str, bytes]
"""What is added to the file's name before its suffix (nothing, or -01, -nodes …) → the bytes."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: what it is called and what writes it."""

    name: str
    write: Callable[[Job], Files]


def _slides(job: Job) -> Files:
    try:
        from .slides import make_deck
    except ImportError as error:
        raise ExportError("PPTX needs python-pptx: pip install 'plankg[pptx]'") from error
    return {"": make_deck(job.subgraph, job.template, job.most)}


def _pictures(job: Job) -> tuple[list[Diagram], Frame, PictureFont, list[str]]:
    """The diagrams, their frame, a font with all their characters, and the words at their foot."""
    frame = Frame()
    drawn = diagrams(job.subgraph, frame, job.most)
    titles = [f"《{d.title}》" for d in job.subgraph.documents.values()]
    names = [d.file_name for d in job.subgraph.documents.values() if d.file_name]
    feet = [f"来源：{'、'.join(words)}" for words in (titles, names) if words] + [f"来源：{len(titles)}份规划"] * bool(titles)
    numbers = "".join(map(str, range(10)))
    return drawn, frame, font_for("".join([*(text_of(d, frame) for d in drawn), *feet, numbers]), job.font), feet


def _svg(job: Job) -> Files:
    drawn, frame, font, feet = _pictures(job)
    names = _numbered(len(drawn))
    return {
        name: svg(d, frame, font, feet, str(n) if len(drawn) > 1 else "").encode()
        for n, (name, d) in enumerate(zip(names, drawn, strict=True), 1)
    }


def _pdf(job: Job) -> Files:
    drawn, frame, font, feet = _pictures(job)
    return {"": pdf(drawn, frame, font, feet, job.subgraph.title)}


def _png(job: Job) -> Files:
    pictures = png(_pdf(job)[""], job.scale)
    return dict(zip(_numbered(len(pictures)), pictures, strict=True))


def _numbered(count: int) -> list[str]:
    """Additions to the names of several files: -01, -02 …; none for one."""
    return [""] if count == 1 else [f"-{n:0{max(2, len(str(count)))}}" for n in range(1, count + 1)]


FORMATS: dict[str, Format] = {
    "pptx": Format("PowerPoint slides of native shapes", _slides),
    "svg": Format("vector pictures, one a diagram", _svg),
    "png": Format("pictures, one a diagram", _png),
    "pdf": Format("the diagrams as pages, text selectable", _pdf),
    "xlsx": Format("an Excel workbook, a sheet a type", lambda job: {"": sheets.xlsx(job.subgraph)}),
    "csv": Format(
        "two CSV files, nodes and edges",
        lambda job: {"-nodes": sheets.csv_nodes(job.subgraph), "-edges": sheets.csv_edges(job.subgraph)},
    ),
    "graphml": Format("GraphML for yEd, Cytoscape, Gephi", lambda job: {"": networks.graphml(job.subgraph)}),
    "gexf": Format("GEXF for Gephi", lambda job: {"": networks.gexf(job.subgraph)}),
    "json": Format("JSON for Cytoscape.js", lambda job: {"": networks.cytoscape(job.subgraph)}),
    "cyjs": Format("the same for Cytoscape", lambda job: {"": networks.cytoscape(job.subgraph)}),
    "mmd": Format("a Mermaid flowchart", lambda job: {"": markup.mermaid(job.subgraph).encode()}),
    "dot": Format("a Graphviz graph", lambda job: {"": markup.dot(job.subgraph).encode()}),
    "ttl": Format("the subgraph as Turtle", lambda job: {"": linked.turtle(job.built, job.subgraph).encode()}),
    "jsonld": Format("the subgraph as JSON-LD", lambda job: {"": linked.json_ld(job.built, job.subgraph)}),
}
"""Formats by suffix, in the order in which people ask for them."""


def write(job: Job, paths: Iterable[Path]) -> list[Path]:
    """Write the subgraph to each path in the format of its suffix, and return the files written.

    Nothing is written unless everything could be made. Raises `ExportError` for a suffix that is none of `FORMATS`, for what a
    format cannot hold, or where a file cannot be written.
    """
    made: dict[Path, bytes] = {}
    for path in paths:
        suffix = path.suffix.lower().lstrip(".")
        if suffix not in FORMATS:
            raise ExportError(f"{path}: no format {path.suffix or 'without a suffix'}; there are: {', '.join(FORMATS)}")
        for addition, content in FORMATS[suffix].write(job).items():
            made[path.with_name(f"{path.stem}{addition}{path.suffix}")] = content
    for path, content in made.items():
        try:
            write_whole(path, content)
        except OSError as error:
            raise ExportError(f"cannot write {path}: {error.strerror or error}") from error
    return list(made)
