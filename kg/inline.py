"""What a notebook shows in its own page: a graph's counts as a table, HTML pages in a frame, pictures in a column.

A frame takes its page from a `data:` address: so the page is in the notebook, has an origin of its own and reaches neither the
notebook's server nor its files.
"""
from __future__ import annotations

import base64
import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.stats import ENTITY_TYPES, LINK_KINDS, CountyStats
from kg.views.vocabulary import LINKS, TYPES


@dataclass(frozen=True, repr=False)
class Page:
    """A self-contained HTML page (`text`), shown in a frame of `height` pixels."""

    title: str
    text: str
    height: int = 640

    def save(self, path: Path | str) -> Path:
        """Write the page to a file, to open in a browser or to send on."""
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self.text, encoding="utf-8", newline="\n")
        return target

    def __repr__(self) -> str:
        return f"<Page: {self.title}; {len(self.text.encode()) // 1024} kB of HTML>"

    def _repr_html_(self) -> str:
        return (
            f'<iframe title="{html.escape(self.title)}" src="{_data("text/html;charset=utf-8", self.text)}" width="100%" '
            f'height="{self.height}" style="border:1px solid #d9e2ec" sandbox="allow-scripts allow-modals"></iframe>'
        )


@dataclass(frozen=True, repr=False)
class Picture:
    """Diagrams as SVG texts, one a page, shown one below the other at `width` pixels at most."""

    pages: tuple[str, ...]
    width: int = 960

    def __len__(self) -> int:
        return len(self.pages)

    def __repr__(self) -> str:
        return f"<Picture: {len(self.pages)} {'page' if len(self.pages) == 1 else 'pages'}>"

    def _repr_html_(self) -> str:
        style = f"display:block;width:100%;max-width:{self.width}px;margin:0 0 8px;border:1px solid #d9e2ec"
        images = (f'<img alt="" src="{_data("image/svg+xml", page)}" style="{style}">' for page in self.pages)
        return "".join(images)


class Pages(tuple[Path, ...]):
    """The paths of written pages, the one to open first.

    They are shown as text: a browser follows no link from a notebook's server to a file.
    """

    def _repr_html_(self) -> str:
        if not self:
            return "<p></p>"
        others = "、".join(html.escape(path.name) for path in self[1:])
        return f"<p><code>{html.escape(str(self[0].resolve()))}</code></p><p><small>{others}</small></p>"


def counts_table(counties: Sequence[CountyStats]) -> str:
    """Entities by type and links by kind as an HTML table, one column a county."""
    head = "".join(f"<th>{html.escape(county.county)}</th>" for county in counties)
    names = [(TYPES[name].label, name) for name in ENTITY_TYPES] + [(LINKS[name].label, name) for name in LINK_KINDS]
    counts = [county.entities | county.links for county in counties]
    rows = (_row(f"{label} <small>{name}</small>", (count[name] for count in counts)) for label, name in names)
    return f"<table><thead><tr><th></th>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _row(head: str, values: Iterable[int]) -> str:
    cells = "".join(f"<td>{value}</td>" for value in values)
    return f'<tr><th style="text-align:left">{head}</th>{cells}</tr>'


def _data(kind: str, text: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(text.encode()).decode()}"
