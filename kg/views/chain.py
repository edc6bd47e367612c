"""One chain on one sheet: sub-chains above, lead enterprises left, projects by investment right, parks and goals below."""

from __future__ import annotations

import math

from .model import Entity, PlanModel
from .scene import COLUMN_GAP, HEIGHT, ROW_GAP, Node, Scene, Zone, make_node

PAD = 18
TITLE = 30
BAND_GAP = 46
ROWS = 14
"""Rows of a zone before it takes another column; a zone of very many grows in both directions."""

BAND_WIDTH = 1500
MIN_BAND = 220
SMALLEST, LARGEST = 18, 60
"""Diameters of a project's circle; between them it grows with the root of the investment."""


def chain_scenes(model: PlanModel, county: Entity) -> list[Scene]:
    """A scene for each chain of a county that has anything linked to it, the richest first."""
    scenes = [chain_scene(model, e) for e in model.of_county(county.iri) if e.type == "IndustryChain"]
    return sorted((s for s in scenes if len(s.nodes) > 2), key=lambda s: -len(s.nodes))


def chain_scene(model: PlanModel, chain: Entity) -> Scene:
    """The scene of one chain: its parts, and those of its sub-chains that it shares with none."""
    near: dict[str, dict[str, Entity]] = {name: {} for name in ("sub", "above", "lead", "project", "other", "park", "goal")}
    for link in model.links:
        one, other = model.entities[link.subject], model.entities[link.object]
        if link.subject == chain.iri:
            part = {"includesProject": "project", "leadEnterprise": "lead", "hasGoal": "goal", "subChainOf": "above"}.get(
                link.predicate
            )
            if part:
                near[part][other.iri] = other
        elif link.object == chain.iri:
            part = {"subChainOf": "sub", "focusesOn": "park"}.get(link.predicate)
            if part:
                near[part][one.iri] = one
    for link in model.links:
        if link.subject in near["project"]:
            other = model.entities[link.object]
            if link.predicate == "undertakenBy" and other.iri not in near["lead"]:
                near["other"][other.iri] = other
            elif link.predicate == "locatedIn" and other.type == "Park":
                near["park"][other.iri] = other
            elif link.predicate == "hasGoal":
                near["goal"][other.iri] = other
    scene = Scene(chain.key, chain.label, "sheet")
    _place(scene, chain, {name: sorted(found.values(), key=lambda e: (e.start, e.iri)) for name, found in near.items()})
    scene.link_all(link for link in model.links if link.predicate not in ("plans", "inIndustry"))
    total = sum((p.number("investment") or 0 for p in near["project"].values()), start=0)
    scene.note = f"合计投资 {total:.2f} 亿元（已写明金额的项目）" if total else ""
    return scene


def diameter(project: Entity, largest: float) -> float:
    """The diameter of a project's circle, 0 without an investment; `largest` is the dearest project's investment."""
    amount = float(project.number("investment") or 0)
    return round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(amount / largest), 1) if amount and largest else 0


def _place(scene: Scene, chain: Entity, near: dict[str, list[Entity]]) -> None:
    centre = make_node(chain, widest=380)
    centre.width, centre.height = centre.width + 24, 44
    largest = max((float(p.number("investment") or 0) for p in near["project"]), default=0.0)
    projects = sorted(near["project"], key=lambda p: -(p.number("investment") or 0))
    left = _block([make_node(e) for e in near["lead"]])
    right = _block([make_node(p, circle=diameter(p, largest)) for p in projects])
    far = _block([make_node(e) for e in near["other"]])
    height = max(left[2], right[2], far[2], centre.height)
    scene.add(centre)

    edge = -centre.width / 2 - COLUMN_GAP
    _settle(scene, "龙头企业", left, edge - left[1], -left[2] / 2)
    edge = centre.width / 2 + COLUMN_GAP
    _settle(scene, "项目（圆越大，投资越多）" if largest else "项目", right, edge, -right[2] / 2)
    if right[0]:
        edge += right[1] + COLUMN_GAP
    _settle(scene, "项目承担企业", far, edge, -far[2] / 2)

    top = -height / 2
    for title, part in (("分产业链（按原文次序）", "sub"), ("上级产业", "above")):
        band = _band([make_node(e) for e in near[part]], BAND_WIDTH)
        if band[0]:
            top -= BAND_GAP + band[2]
            _settle(scene, title, band, -band[1] / 2, top)
    both = bool(near["park"] and near["goal"])
    wide = (BAND_WIDTH - BAND_GAP) / 2 if both else BAND_WIDTH
    parks, goals = (_band([make_node(e) for e in near[part]], wide) for part in ("park", "goal"))
    start = -(parks[1] + goals[1] + (BAND_GAP if both else 0)) / 2
    _settle(scene, "承载园区", parks, start, height / 2 + BAND_GAP)
    _settle(scene, "目标", goals, start + parks[1] + (BAND_GAP if both else 0), height / 2 + BAND_GAP)


Block = tuple[list[Node], float, float]
"""Nodes with places relative to the block's left top corner, and the block's width and height, padding and title included."""


def _block(nodes: list[Node]) -> Block:
    """Stack nodes in columns of at most `ROWS`, evened out."""
    if not nodes:
        return [], 0, 0
    columns = math.ceil(len(nodes) / max(ROWS, math.ceil(math.sqrt(8 * len(nodes)))))
    rows = math.ceil(len(nodes) / columns)
    x, tallest = float(PAD), 0.0
    for n in range(0, len(nodes), rows):
        part = nodes[n : n + rows]
        # Circles stand on one axis whatever their size, so that labels begin on one line.
        y = float(PAD + TITLE)
        for node in part:
            node.x, node.y = x + node.width / 2, y + node.height / 2
            y += node.height + ROW_GAP
        x += max(node.width for node in part) + 2 * ROW_GAP
        tallest = max(tallest, y - ROW_GAP)
    return nodes, x - 2 * ROW_GAP + PAD, tallest + PAD


def _band(nodes: list[Node], wide: float) -> Block:
    """Set nodes in rows of at most `wide`."""
    if not nodes:
        return [], 0, 0
    x, y, widest = float(PAD), float(PAD + TITLE), 0.0
    for node in nodes:
        if x > PAD and x + node.width + PAD > wide:
            x, y = float(PAD), y + HEIGHT + ROW_GAP
        node.x, node.y = x + node.width / 2, y + HEIGHT / 2
        x += node.width + 2 * ROW_GAP
        widest = max(widest, x - 2 * ROW_GAP + PAD)
    return nodes, max(widest, MIN_BAND), y + HEIGHT + PAD


def _settle(scene: Scene, title: str, block: Block, left: float, top: float) -> None:
    """Put a block into the scene under its title."""
    nodes, width, height = block
    if nodes:
        for node in nodes:
            node.x, node.y = node.x + left, node.y + top
            scene.add(node)
        scene.zones.append(Zone(title, left, top, max(width, 14 * len(title) + 2 * PAD), height))
