"""Charts of goals: targets beside their baselines, one native bar chart for each unit, growth rates apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from kg.exports.style import INK, MUTED
from kg.views.model import Entity

from .text import rgb, style

MOST_BARS = 8
MOST_CHARTS = 4
BASELINE_COLOUR, TARGET_COLOUR, GROWTH_COLOUR = "#9FB3C8", "#0072B2", "#009E73"


@dataclass(frozen=True)
class GoalChart:
    """One chart: targets of one unit, all growth rates or all levels. `base_year` and `year` are empty if unknown or mixed."""

    title: str
    targets: tuple[Entity, ...]
    growth: bool
    base_year: str
    year: str


def goal_charts(targets: Sequence[Entity]) -> list[GoalChart]:
    """The charts for targets of the commonest year, at most `MOST_CHARTS` of at most `MOST_BARS` bars.

    Targets of the main table (with a nature or a baseline) come first. A unit with a single target makes no chart.
    """
    years = Counter(_year(t, "targetYear") for t in targets if _year(t, "targetYear"))
    year = max(years, key=lambda y: (years[y], y), default="")
    groups: dict[tuple[bool, str], list[Entity]] = {}
    for target in sorted(targets, key=lambda t: not (t.value("nature") or t.value("baselineValue"))):
        if target.number("targetValue") is not None and _year(target, "targetYear") in (year, ""):
            growth = target.value("isGrowthRate") in ("true", "1")
            groups.setdefault((growth, target.value("unit") or ""), []).append(target)
    charts = []
    for (growth, unit), members in groups.items():
        chosen = _distinct(members)[:MOST_BARS]
        if len(chosen) > 1:
            bases = {_year(t, "baselineYear") for t in chosen if t.value("baselineValue")}
            base = bases.pop() if len(bases) == 1 else ""
            words = f"年均增长（{unit}）" if growth else (f"规模与水平（{unit}）" if unit else "规模与水平")
            charts.append(GoalChart(words, tuple(chosen), growth, base, year))
    charts.sort(key=lambda c: -sum(1 + bool(t.value("nature") or t.value("baselineValue")) for t in c.targets))
    return charts[:MOST_CHARTS]


def _distinct(targets: Sequence[Entity]) -> list[Entity]:
    """The first target of each name."""
    seen: dict[str, Entity] = {}
    for target in targets:
        seen.setdefault(target.label, target)
    return list(seen.values())


def _year(target: Entity, name: str) -> str:
    return (target.value(name) or "")[:4]


def add_chart(shapes: Any, chart: GoalChart, x: float, y: float, width: float, height: float, font: str) -> None:
    """A native bar chart with its data in an embedded workbook, at a place in points."""
    data = CategoryChartData()
    # Bars are drawn from the bottom up: the first target is to stand on top.
    shown = list(reversed(chart.targets))
    data.categories = [t.label for t in shown]
    baselines = [_float(t, "baselineValue") for t in shown]
    both = any(value is not None for value in baselines) and not chart.growth
    target_name = f"{chart.year}年目标" if chart.year else "目标"
    data.add_series(target_name, [_float(t, "targetValue") for t in shown])
    if both:
        data.add_series(f"{chart.base_year}年基期" if chart.base_year else "基期", baselines)
    graphic = shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, Pt(x), Pt(y), Pt(width), Pt(height), data)
    graphic.name = chart.title
    made = graphic.chart
    style(made.font, 12, INK, False, font)
    made.has_title = True
    paragraph = made.chart_title.text_frame.paragraphs[0]
    run = paragraph.add_run()
    run.text = chart.title
    style(run.font, 15, INK, True, font)
    made.chart_title.include_in_layout = False
    made.has_legend = both
    if both:
        made.legend.position = XL_LEGEND_POSITION.BOTTOM
        made.legend.include_in_layout = False
    made.value_axis.visible = False
    made.value_axis.has_major_gridlines = False
    made.value_axis.minimum_scale = min(0.0, *(v for v in map(float, _values(made))))
    made.category_axis.format.line.color.rgb = rgb("#BCCCDC")
    made.category_axis.has_major_gridlines = False
    made.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    plot = made.plots[0]
    plot.gap_width, plot.overlap = (55, -5) if both else (60, 0)
    colours = (GROWTH_COLOUR,) if chart.growth else (TARGET_COLOUR, BASELINE_COLOUR)
    for series, colour in zip(plot.series, colours, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(colour)
        series.invert_if_negative = False
        labels = series.data_labels
        labels.show_value = True
        labels.number_format, labels.number_format_is_linked = "General", False
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        style(labels.font, 12, INK if colour != BASELINE_COLOUR else MUTED, colour != BASELINE_COLOUR, font)


def _values(chart: Any) -> list[float]:
    return [value for series in chart.plots[0].series for value in series.values if value is not None] or [0.0]


def _float(target: Entity, name: str) -> float | None:
    value = target.number(name)
    return None if value is None else float(value)
