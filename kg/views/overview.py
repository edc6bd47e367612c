"""A county at a glance: county, chains, projects and enterprises as a tree in layers on two sides, parks beside it.

Each node hangs below the one that explains it best; other links between visible nodes are drawn across. What has no place
below a chain is folded into groups, projects by the chapter that names them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from .layout import balance, stack
from .model import Entity, Link, PlanModel
from .scene import GROUP, Edge, Node, Scene, group, make_node, plain
from .vocabulary import TYPES

OPEN_UP_TO = 150
"""A county with more nodes than this opens folded to its chains."""

MAIN_CHAINS = 36
"""Chains that stand at the county itself; lighter ones are folded into a group."""

FLAT = 20
"""Members of a group that stand side by side; more are folded by chapter."""

COLUMNS = {"IndustryChain": 1, GROUP: 1, "Project": 3, "IndicatorTarget": 3, "Positioning": 3, "Enterprise": 4, "Park": 5}
SUB_COLUMN = 2
_ORDER = ("IndustryChain", "Project", "IndicatorTarget", "Positioning", "Enterprise", "Park")


def overview(model: PlanModel, county: Entity) -> Scene:
    """The overview of one county; every entity of the county is in it, most of them folded where there are many."""
    entities = {e.iri: e for e in model.of_county(county.iri)}
    links = [link for link in model.links if link.subject in entities and link.object in entities]
    parents = _parents(county, entities, links)
    below: dict[str, list[Entity]] = defaultdict(list)
    for iri, parent in parents.items():
        if parent is not None:
            below[parent].append(entities[iri])
    weight = _weights(county.iri, below)
    groups: dict[str, tuple[Entity, list[Entity]]] = {}
    parks = _linked_parks(entities, links, parents)
    loose = [e for e in entities.values() if e.iri not in parents and e.iri not in parks and e.iri != county.iri]
    chains = sorted(below.pop(county.iri, []), key=lambda e: -weight[e.iri])
    main = [e for e in chains if weight[e.iri] or _has_park(e, links)][:MAIN_CHAINS]
    _fold(groups, county, [e for e in chains if e not in main], loose)

    scene = Scene(county.key, f"{county.label}产业全景", "tree")
    root = scene.add(make_node(county, widest=400))
    root.height = 40
    root.width += 20
    small = len(entities) - sum(e.type in ("IndicatorTarget", "Positioning") for e in entities.values()) <= OPEN_UP_TO
    for chain in main:
        _hang(scene, chain, county.iri, below, closed=not small, sub=False)
    for stand_in, members in groups.values():
        _hang_group(scene, stand_in, members, county.iri, below)
    for iri in parks:
        node = scene.add(make_node(entities[iri]))
        node.satellite, node.column = True, COLUMNS["Park"]
    scene.link_all(links)
    scene.edges = [edge for edge in scene.edges if not _leaps(edge, scene)]
    for node in list(scene.nodes.values()):
        if node.parent is not None and GROUP in (node.entity.type, scene.nodes[node.parent].entity.type):
            scene.edges.append(Edge(node.parent, node.iri, "folds"))
    scene.note = summary(list(entities.values()))
    _take_sides(scene, county.iri)
    stack(scene, county.iri)
    return scene


def summary(entities: Sequence[Entity]) -> str:
    """What a county plans, in one line."""
    counts = Counter(e.type for e in entities)
    money = sum((e.number("investment") or Decimal(0) for e in entities if e.type == "Project"), start=Decimal(0))
    parts = [f"{TYPES[name].label} {counts[name]}" for name in ("IndustryChain", "Project", "Enterprise", "Park") if counts[name]]
    goals = counts["IndicatorTarget"] + counts["Positioning"]
    return " · ".join(
        parts + ([f"目标 {goals}"] if goals else []) + ([f"写明的投资 {plain(round(money, 2))} 亿元"] if money else [])
    )


def _parents(county: Entity, entities: dict[str, Entity], links: list[Link]) -> dict[str, str | None]:
    """What each chain, project, enterprise and chain's goal hangs below; loose ones are missing."""
    found: dict[str, str | None] = {}
    by: dict[str, dict[str, list[Link]]] = defaultdict(lambda: defaultdict(list))
    for link in sorted(links, key=lambda k: -k.confidence):
        if link.predicate in ("includesProject", "leadEnterprise", "undertakenBy", "hasGoal"):
            by[link.object][link.predicate].append(link)
        elif link.predicate == "subChainOf":
            by[link.subject][link.predicate].append(link)
    for iri, entity in entities.items():
        if entity.type == "IndustryChain":
            found[iri] = next((k.object for k in by[iri]["subChainOf"] if not _above(k.object, iri, found)), county.iri)
    depth = {iri: sum(1 for _ in _path(iri, found)) for iri in found}
    for iri, entity in entities.items():
        if entity.type == "Project":
            chains = [k.subject for k in by[iri]["includesProject"]]
            if chains:
                found[iri] = max(chains, key=lambda c: depth.get(c, 0))
        elif entity.type in ("IndicatorTarget", "Positioning"):
            owners = [k.subject for k in by[iri]["hasGoal"] if entities[k.subject].type == "IndustryChain"]
            if owners:
                found[iri] = owners[0]
    for iri, entity in entities.items():
        if entity.type == "Enterprise":
            above = [k.subject for k in by[iri]["leadEnterprise"]] or [k.subject for k in by[iri]["undertakenBy"]]
            if above:
                found[iri] = above[0]
    return found


def _leaps(edge: Edge, scene: Scene) -> bool:
    """Whether an edge passes over the layer between: a county's link to a sub-chain that is drawn below its own chain."""
    ends = {edge.source, edge.target}
    for iri in (edge.source, edge.target):
        at = scene.nodes[iri].parent
        if at in ends:
            return False
        while at is not None:
            at = scene.nodes[at].parent
            if at in ends:
                return True
    return False


def _path(iri: str, parents: dict[str, str | None]) -> list[str]:
    steps = []
    at = parents.get(iri)
    while at is not None and at not in steps:
        steps.append(at)
        at = parents.get(at)
    return steps


def _above(iri: str, below: str, parents: dict[str, str | None]) -> bool:
    """Whether `iri` already hangs below `below`, so that hanging `below` under it would close a ring."""
    return iri == below or below in _path(iri, parents)


def _weights(root: str, below: dict[str, list[Entity]]) -> dict[str, int]:
    """How many nodes hang below each, at any depth."""
    found: dict[str, int] = defaultdict(int)

    def weigh(iri: str) -> int:
        found[iri] = sum(1 + weigh(child.iri) for child in below.get(iri, ()))
        return found[iri]

    weigh(root)
    return found


def _linked_parks(entities: dict[str, Entity], links: list[Link], parents: dict[str, str | None]) -> list[str]:
    """Parks with a link to something that hangs in the tree."""
    found = set()
    for link in links:
        for one, other in ((link.subject, link.object), (link.object, link.subject)):
            if entities[one].type == "Park" and other in parents:
                found.add(one)
    return [iri for iri in entities if iri in found]


def _has_park(chain: Entity, links: list[Link]) -> bool:
    return any(link.predicate == "focusesOn" and link.object == chain.iri for link in links)


def _fold(groups: dict[str, tuple[Entity, list[Entity]]], county: Entity, chains: list[Entity], loose: list[Entity]) -> None:
    by_type: dict[str, list[Entity]] = defaultdict(list)
    for entity in loose:
        by_type[entity.type].append(entity)
    for key, title, members in (
        ("chains", "其他产业", chains),
        ("projects", "未归入产业的项目", by_type["Project"]),
        ("enterprises", "其他企业", by_type["Enterprise"]),
        ("parks", "其他园区", by_type["Park"]),
        ("targets", "全县指标目标", by_type["IndicatorTarget"]),
        ("positionings", "发展定位", by_type["Positioning"]),
    ):
        if members:
            groups[key] = (group(key, title, county), members)


def _hang(scene: Scene, entity: Entity, parent: str, below: dict[str, list[Entity]], *, closed: bool, sub: bool) -> None:
    """Add a node and what hangs below it."""
    members = sorted(below.get(entity.iri, ()), key=lambda e: _ORDER.index(e.type))
    node = scene.add(make_node(entity, folded=bool(members)))
    node.parent, node.closed = parent, closed and bool(members)
    node.column = SUB_COLUMN if sub and entity.type == "IndustryChain" else COLUMNS[entity.type]
    for member in members:
        _hang(scene, member, entity.iri, below, closed=closed, sub=True)


def _hang_group(scene: Scene, stand_in: Entity, members: list[Entity], parent: str, below: dict[str, list[Entity]]) -> None:
    """Add a closed group; a large one is folded once more by the chapters that name its members."""
    node = scene.add(make_node(stand_in, folded=True))
    node.parent, node.column, node.closed = parent, COLUMNS[GROUP], True
    chapters: dict[str, list[Entity]] = defaultdict(list)
    for member in members:
        section = member.evidence[0].section if member.evidence else ()
        chapters[section[0] if section else "未分章"].append(member)
    if len(members) > FLAT and len(chapters) > 1:
        for n, (title, part) in enumerate(chapters.items()):
            inner = Entity(f"{stand_in.iri}/{n}", f"{stand_in.key}/{n}", GROUP, title, counties=stand_in.counties)
            sub = scene.add(make_node(inner, folded=True))
            sub.parent, sub.column, sub.closed = stand_in.iri, SUB_COLUMN, True
            for member in part:
                _hang(scene, member, inner.iri, below, closed=True, sub=True)
    else:
        for member in members:
            _hang(scene, member, stand_in.iri, below, closed=True, sub=True)


def _take_sides(scene: Scene, root: str) -> None:
    """Deal the branches to both sides by their visible rows; satellites go where most of their visible neighbours are, or where
    more of the folded ones are if both sides have as many."""
    shown = scene.shown()
    rows: dict[str, int] = defaultdict(int)
    parents = {n.parent for n in shown.values()}
    top: dict[str, str] = {}
    for iri, node in scene.nodes.items():
        if node.parent is not None:
            top[iri] = iri if node.parent == root else top[node.parent]
            if iri in shown and iri not in parents:
                rows[top[iri]] += 1
    balance([n for n in scene.nodes.values() if n.parent == root], rows, _shared(scene, top, shown))
    for iri, branch in top.items():
        scene.nodes[iri].side = scene.nodes[branch].side
    seen: dict[str, int] = defaultdict(int)
    folded: dict[str, int] = defaultdict(int)
    for edge in scene.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if scene.nodes[one].satellite and not scene.nodes[other].satellite:
                (seen if other in shown else folded)[one] += scene.nodes[other].side
    for node in scene.nodes.values():
        if node.satellite:
            node.side = 1 if (seen[node.iri], folded[node.iri]) >= (0, 0) else -1


def _shared(scene: Scene, top: Mapping[str, str], shown: Mapping[str, Node]) -> dict[str, Counter[str]]:
    """For each branch with how many others it shares how many satellites, by the lines that are seen at first."""
    branches: dict[str, set[str]] = defaultdict(set)
    for edge in scene.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if scene.nodes[one].satellite and other in top and other in shown:
                branches[one].add(top[other])
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for together in branches.values():
        for branch in together:
            found[branch].update(together - {branch})
    return found
