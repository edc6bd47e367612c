"""A deck: title, a diagram for each chain with the table of its projects, indicators as charts, sources."""

from __future__ import annotations

import io
from datetime import datetime, timezone
from itertools import groupby
from pathlib import Path
from typing import Any

from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Pt

from kg.exports.archive import fixed
from kg.exports.diagram import Diagram
from kg.exports.diagrams import diagrams
from kg.exports.style import MUTED, STYLES, WHITE
from kg.exports.subgraph import Subgraph, amount, total_investment
from kg.exports.wrapping import SLACK, shorten, text_width
from kg.views.model import Entity
from kg.views.vocabulary import TYPES

from .indicators import add_chart, goal_charts
from .shapes import draw
from .tables import GOAL_COLUMNS, PROJECT_COLUMNS, SOURCE_COLUMNS, Column, Row, add_table, deal, goal_rows, project_rows
from .template import Template, open_template
from .text import ALIGN, add_run, flat, prepare, rgb, style, text_box

TITLE_COLOUR = "#102A43"
DOUBTFUL = 0.6
"""Links of less confidence are counted on the last slide as to be checked."""

_COUNTED = (("IndustryChain", "个产业"), ("Project", "个项目"), ("Enterprise", "家企业"), ("Park", "个园区"))


def make_deck(subgraph: Subgraph, template: Path | None = None, most: int = 0) -> bytes:
    """A subgraph as a .pptx file; the same bytes for the same subgraph and template.

    `template` is a .pptx of the user's own; `most` limits the chains a county is shown with, the richest first (0: all). Raises
    `ExportError` for a template that cannot be used or a subgraph with nothing to draw.
    """
    deck = _Deck(open_template(template), subgraph)
    pages = diagrams(subgraph, deck.template.frame, most)
    deck.title_slide()
    for key, of_one in groupby(pages, key=lambda d: d.key):
        shown = list(of_one)
        for diagram in shown:
            deck.diagram_slide(diagram)
        projects = list(dict.fromkeys(iri for d in shown for iri in d.members))
        if projects:
            deck.project_slides(subgraph.entities[key], [subgraph.entities[iri] for iri in projects])
    deck.goal_slides()
    deck.source_slides()
    return deck.save()


class _Deck:
    """A presentation in the making."""

    def __init__(self, template: Template, subgraph: Subgraph) -> None:
        self.template, self.subgraph = template, subgraph
        self.slides = template.presentation.slides
        self.font = template.font

    def title_slide(self) -> None:
        """The title, the plans it rests on, and how much there is."""
        graph, own, frame = self.subgraph, self.template.own, self.template.frame
        slide = self.slides.add_slide(self.template.title_layout)
        ground, ink, soft = STYLES["County"].fill, WHITE if own else None, "#BCCCDC" if own else None
        if own:
            slide.background.fill.solid()
            slide.background.fill.fore_color.rgb = rgb(ground)
            bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(72), Pt(148), Pt(64), Pt(5))
            bar.fill.solid()
            bar.fill.fore_color.rgb = rgb(TYPES["Project"].colour)
            bar.line.fill.background()
            flat(bar)
        plans = "、".join(f"《{d.title}》" for d in list(graph.documents.values())[:3])
        more = f"等{len(graph.documents)}份规划" if len(graph.documents) > 3 else ""
        texts = {
            PP_PLACEHOLDER.TITLE: graph.title,
            PP_PLACEHOLDER.CENTER_TITLE: graph.title,
            PP_PLACEHOLDER.SUBTITLE: f"依据{plans}{more}",
        }
        for holder in list(slide.placeholders):
            kind = holder.placeholder_format.type
            if kind not in texts:
                holder._element.getparent().remove(holder._element)
                continue
            titled = kind != PP_PLACEHOLDER.SUBTITLE
            if own:
                holder.left, holder.top, holder.width, holder.height = (
                    (Pt(72), Pt(160), Pt(816), Pt(70)) if titled else (Pt(72), Pt(240), Pt(816), Pt(84))
                )
                paragraph = prepare(holder.text_frame, "middle" if titled else "top")
                paragraph.alignment = ALIGN["left"]
                add_run(paragraph, texts[kind], 40 if titled else 18, ink or "", titled, self.font)
            else:
                holder.text_frame.text = texts[kind]
                for paragraph in holder.text_frame.paragraphs:
                    for run in paragraph.runs:
                        sizes = (40, 36, 32, 28, 24) if titled else (20, 18, 16, 14)
                        style(run.font, _fitting(texts[kind], frame.inner, sizes), None, None, self.font)
        figures = self._figures()
        if own:
            self._cards(slide.shapes, figures, ink or "", soft or "")
        else:
            words = "  ·  ".join(f"{number} {unit}" for number, unit in figures)
            text_box(
                slide.shapes,
                frame.left,
                frame.height - frame.bottom - 40,
                frame.inner,
                30,
                words,
                16,
                MUTED,
                align="centre",
                font=self.font,
            )

    def _figures(self) -> list[tuple[str, str]]:
        found = [(str(len(self.subgraph.of_type(name))), unit) for name, unit in _COUNTED if self.subgraph.of_type(name)]
        total = total_investment(self.subgraph.of_type("Project"))
        if total:
            number, unit = amount(total)[:-2], amount(total)[-2:]
            found.append((number, f"{unit} 已列投资"))
        return found

    def _cards(self, shapes: Any, figures: list[tuple[str, str]], ink: str, soft: str) -> None:
        """Figures in a row at the foot of the title slide."""
        wide = 816 / max(5, len(figures))
        for n, (number, unit) in enumerate(figures):
            text_box(shapes, 72 + n * wide, 380, wide, 44, number, 34, ink, True, font=self.font)
            text_box(shapes, 72 + n * wide, 424, wide, 24, unit, 15, soft, font=self.font)

    def diagram_slide(self, diagram: Diagram) -> None:
        """One page of a diagram; its notes hold where the projects on it stand in the plan, with the sentence."""
        slide = self._slide(diagram.title, diagram.subtitle)
        frame = self.template.frame
        if diagram.note:
            text_box(
                slide.shapes,
                frame.left,
                frame.note_top,
                frame.inner,
                20,
                shorten(diagram.note, frame.inner, 13),
                13,
                "#9C3F00",
                font=self.font,
            )
        draw(slide.shapes, diagram, frame, self.font)
        notes = []
        for iri in diagram.members:
            project = self.subgraph.entities[iri]
            if project.evidence:
                place = project.evidence[0]
                notes.append(f"{project.label}（{' / '.join(place.section)}，第{place.line}行）：{place.sentence}")
        if notes:
            slide.notes_slide.notes_text_frame.text = "\n".join(["规划原文：", *notes])

    def project_slides(self, centre: Entity, projects: list[Entity]) -> None:
        """The table of an entity's projects."""
        total = total_investment(projects)
        words = f"{len(projects)}个项目" + (f"，已列投资合计{amount(total)}" if total else "") + "；出处为规划文本中的标题与行号"
        self._table_slides(f"{centre.label}：项目清单", words, project_rows(self.subgraph, projects), PROJECT_COLUMNS)

    def goal_slides(self) -> None:
        """Charts of targets, two a slide, for each county; a table where there are too few of a unit for a chart."""
        graph = self.subgraph
        if graph.kind in ("all", "county"):
            groups = [
                (c.label, [t for t in graph.objects(c.iri, "hasGoal") if t.type == "IndicatorTarget"])
                for c in graph.of_type("County")
            ]
        else:
            groups = [(graph.title, graph.of_type("IndicatorTarget"))]
        frame = self.template.frame
        for label, targets in groups:
            charts = goal_charts(targets)
            pairs = [charts[n : n + 2] for n in range(0, len(charts), 2)]
            for number, pair in enumerate(pairs, 1):
                title = f"{label}：发展目标" + (f"（{number}/{len(pairs)}）" if len(pairs) > 1 else "")
                year = f"{pair[0].year}年目标值" if pair[0].year else "目标值"
                slide = self._slide(title, f"{year}；数值与单位均取自规划文本")
                wide = (frame.inner - 24 * (len(pair) - 1)) / len(pair)
                for n, chart in enumerate(pair):
                    add_chart(
                        slide.shapes,
                        chart,
                        frame.left + n * (wide + 24),
                        frame.area_top(False),
                        wide,
                        frame.area_height(False),
                        self.font,
                    )
            if targets and not charts:
                self._table_slides(f"{label}：发展目标", f"{len(targets)}项目标", goal_rows(targets), GOAL_COLUMNS)

    def source_slides(self) -> None:
        """The plans, and how far to trust what was read from them."""
        graph = self.subgraph
        rows: list[Row] = [
            (f"《{d.title}》", "—".join(filter(None, (d.period_start, d.period_end))), d.file_name)
            for d in graph.documents.values()
        ]
        doubtful = sum(1 for link in graph.links if link.confidence < DOUBTFUL)
        words = [
            f"由 plankg 从上列规划文本中自动抽取：{len(graph.entities)}个实体、{len(graph.links)}条关系。",
            "每个项目在清单中注明标题与行号，规划原句见图页备注；引用前请与原文核对。",
        ]
        if doubtful:
            words.append(f"其中{doubtful}条关系的置信度低于{DOUBTFUL}，请优先核对。")
        loose = [p for p in graph.of_type("Project") if not graph.subjects("includesProject", p.iri)]
        if loose and graph.kind in ("all", "county"):
            words.append(f"另有{len(loose)}个项目在规划中未归入产业，未列入图页，可用 XLSX 导出查看。")
        frame = self.template.frame
        last, below = self._table_slides("资料来源", "规划文本与可信度", rows, SOURCE_COLUMNS)
        room = frame.height - frame.bottom - below
        if room < 30 * len(words):
            last, below = self._slide("资料来源", "可信度"), frame.area_top(False)
        box = last.shapes.add_textbox(Pt(frame.left), Pt(below + 16), Pt(frame.inner), Pt(30 * len(words)))
        paragraph = prepare(box.text_frame, "top")
        for number, sentence in enumerate(words):
            paragraph = paragraph if number == 0 else box.text_frame.add_paragraph()
            paragraph.space_after = Pt(6)
            add_run(paragraph, sentence, 15, MUTED, font=self.font)

    def _table_slides(self, title: str, subtitle: str, rows: list[Row], columns: tuple[Column, ...]) -> tuple[Any, float]:
        """Slides with a table; returns the last one and where its table ends."""
        frame = self.template.frame
        size, pages = deal(rows, columns, frame.inner, frame.area_height(False))
        slide, below = None, 0.0
        for number, page in enumerate(pages, 1):
            heading = f"{title}（{number}/{len(pages)}）" if len(pages) > 1 else title
            slide = self._slide(heading, subtitle)
            top = frame.area_top(False)
            below = top + add_table(slide.shapes, page, columns, frame.left, top, frame.inner, size, self.font, heading)
        return slide, below

    def _slide(self, title: str, subtitle: str) -> Any:
        """A slide with title, subtitle and number."""
        own, frame = self.template.own, self.template.frame
        slide = self.slides.add_slide(self.template.layout)
        holder = slide.shapes.title
        for other in list(slide.placeholders):
            if holder is None or other._element is not holder._element:
                other._element.getparent().remove(other._element)
        size = frame.title_size
        if own:
            bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, Pt(frame.top + 8), Pt(8), Pt(frame.title_height - 10))
            bar.fill.solid()
            bar.fill.fore_color.rgb = rgb(TYPES["IndustryChain"].colour)
            bar.line.fill.background()
            flat(bar)
        if holder is None:
            text_box(
                slide.shapes,
                frame.left,
                frame.top,
                frame.inner,
                frame.title_height,
                shorten(title, frame.inner, size),
                size,
                TITLE_COLOUR,
                True,
                font=self.font,
            )
        elif own:
            holder.left, holder.top, holder.width, holder.height = (
                Pt(v) for v in (frame.left, frame.top, frame.inner, frame.title_height)
            )
            paragraph = prepare(holder.text_frame)
            paragraph.alignment = ALIGN["left"]
            add_run(paragraph, shorten(title, frame.inner, size), size, TITLE_COLOUR, True, self.font)
        else:
            holder.text_frame.text = title
            for run in holder.text_frame.paragraphs[0].runs:
                style(run.font, _fitting(title, frame.inner, (30, 28, 26, 24, 22, 20, 18)), None, None, self.font)
        text_box(
            slide.shapes,
            frame.left,
            frame.subtitle_top,
            frame.inner,
            20,
            shorten(subtitle, frame.inner, 14),
            14,
            MUTED,
            font=self.font,
        )
        self._number(slide)
        return slide

    def _number(self, slide: Any) -> None:
        """The slide's number as a field, so that it stays right when slides are moved."""
        frame = self.template.frame
        box = text_box(
            slide.shapes, frame.width - frame.right - 60, frame.foot - 9, 60, 18, "", 12, MUTED, align="right", font=self.font
        )
        box.name = "页码"
        run = box.text_frame.paragraphs[0]._p.find(qn("a:r"))
        field = run.makeelement(qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
        field.extend(list(run))
        field.find(qn("a:t")).text = str(len(self.slides))
        run.getparent().replace(run, field)

    def save(self) -> bytes:
        """The file's bytes, without a trace of the time of day."""
        properties = self.template.presentation.core_properties
        properties.title, properties.author, properties.last_modified_by = self.subgraph.title, "plankg", "plankg"
        properties.revision = 1
        properties.created = properties.modified = datetime(2000, 1, 1, tzinfo=timezone.utc)
        out = io.BytesIO()
        self.template.presentation.save(out)
        return fixed(out.getvalue())


def _fitting(text: str, width: float, sizes: tuple[float, ...]) -> float:
    """The first of the sizes in which a text stands in one line, else the last."""
    return next((size for size in sizes if text_width(text, size) <= width * SLACK), sizes[-1])
