"""Parts of a built graph to take along: slides, pictures, workbooks, files for network programs, RDF.

from kg.exports import Selection, export, read_built

export(read_built(Path("out")), ["slides.pptx", "tables.xlsx"], Selection(county="青岭县"))
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from .formats import FORMATS, Job, write
from .networks import to_networkx
from .select import Selection, select
from .source import BuiltGraph, ExportError, built, read_built
from .subgraph import Subgraph

__all__ = [
    "FORMATS",
    "BuiltGraph",
    "ExportError",
    "Selection",
    "Subgraph",
    "built",
    "export",
    "read_built",
    "select",
    "to_networkx",
]


def export(
    graph: BuiltGraph,
    out: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    selection: Selection | None = None,
    *,
    template: str | os.PathLike[str] | None = None,
    font: str | os.PathLike[str] | None = None,
    most: int = 0,
) -> list[Path]:
    """Write a part of a graph (all of it without a selection) to one file or several, each in the format of its suffix.

    `template` is a .pptx whose masters slides take, `font` a font file for pictures, `most` how many chains a county is drawn
    with at most (0: all). Returns the files written. Raises `ExportError`, saying what to do, if something cannot be
    selected, drawn or written.
    """
    paths = [Path(out)] if isinstance(out, (str, os.PathLike)) else [Path(path) for path in out]
    job = Job(
        graph,
        select(graph, selection or Selection()),
        None if template is None else Path(template),
        None if font is None else Path(font),
        most,
    )
    return write(job, paths)
