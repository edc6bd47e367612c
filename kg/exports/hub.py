"""What stands in a diagram about one entity: it in the centre, its groups beside it, what it leads to, and what that leads to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.views.model import Entity

from .subgraph import Subgraph, amount, figure, kind_of, total_investment


@dataclass(frozen=True, slots=True)
class Edge:
    """From an entity of the middle column (IRI) to one of the right column, by a link of the contract."""

    source: str
    target: str
    link: str


@dataclass(frozen=True, slots=True)
class Group:
    """Entities that a link ties to the centre, under a title; `mark` those among them that stand at the right already."""

    title: str
    link: str
    mark: bool
    members: list[Entity]


@dataclass
class Hub:
    """A diagram's content. `groups` stand beside the centre; `middle` are the entities that it leads to, by the link `link`,
    in order; `edges` lead from them to `right`; `strong` are those at the right that are tied to the centre too."""

    centre: Entity
    county: Entity | None
    title: str
    subtitle: str
    goals: list[str] = field(default_factory=list)
    link: str = ""
    heading: str = ""
    groups: list[Group] = field(default_factory=list)
    middle: list[Entity] = field(default_factory=list)
    right: dict[str, Entity] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    strong: set[str] = field(default_factory=set)

    @property
    def empty(self) -> bool:
        return not self.middle and not self.groups

    def lead_to(self, subgraph: Subgraph, *links: str, back: tuple[str, ...] = ()) -> None:
        """Fill the right column with what the middle leads to by `links`, or is led to from by `back`."""
        shown = {e.iri for e in self.middle} | {self.centre.iri}
        for entity in self.middle:
            for link in (*links, *back):
                others = subgraph.subjects(link, entity.iri) if link in back else subgraph.objects(entity.iri, link)
                for other in closest(subgraph, others):
                    if other.iri not in shown:
                        self.right[other.iri] = other
                        self.edges.append(Edge(entity.iri, other.iri, link))
        self.middle = _grouped(self.middle, self.edges)

    def settle(self) -> Hub:
        """Show nobody twice, drop empty groups; where nothing is in the middle, the largest group goes there."""
        taken = {e.iri for e in self.middle} | {self.centre.iri}
        groups = []
        for group in self.groups:
            self.strong.update(e.iri for e in group.members if group.mark and e.iri in self.right)
            left = list({e.iri: e for e in group.members if e.iri not in taken and e.iri not in self.right}.values())
            taken.update(e.iri for e in left)
            if left:
                groups.append(replace(group, members=left))
        self.groups = groups
        if not self.middle and groups:
            largest = max(groups, key=lambda g: len(g.members))
            groups.remove(largest)
            self.heading, self.link, self.middle = largest.title, largest.link, largest.members
        return self


def hub_of(subgraph: Subgraph, entity: Entity) -> Hub:
    """The diagram's content for an entity of any type."""
    make = {"IndustryChain": _chain, "Park": _park, "Enterprise": _enterprise}.get(entity.type, _other)
    return make(subgraph, entity).settle()


def _chain(subgraph: Subgraph, chain: Entity) -> Hub:
    projects = _dearest_first(subgraph.objects(chain.iri, "includesProject"))
    leads = subgraph.objects(chain.iri, "leadEnterprise")
    above = closest(subgraph, subgraph.objects(chain.iri, "subChainOf"))
    hub = Hub(
        chain, _county(subgraph, chain), chain.label, "", _goals(subgraph, chain), "includesProject", "项目", middle=projects
    )
    hub.subtitle = _words(
        hub.county.label if hub.county else "",
        kind_of(chain) + (f"（属{'、'.join(e.label for e in above[:2])}）" if above else ""),
        f"{len(projects)}个项目" if projects else "",
        _total(projects),
        f"龙头企业{len(leads)}家" if leads else "",
    )
    hub.groups = [
        Group("龙头企业", "leadEnterprise", True, leads),
        Group("承载园区", "focusesOn", True, subgraph.subjects("focusesOn", chain.iri)),
        Group("细分产业", "subChainOf", False, subgraph.subjects("subChainOf", chain.iri)),
    ]
    hub.lead_to(subgraph, "undertakenBy", "locatedIn")
    return hub


def _park(subgraph: Subgraph, park: Entity) -> Hub:
    inside = subgraph.subjects("locatedIn", park.iri)
    projects = _dearest_first(e for e in inside if e.type == "Project")
    firms = [e for e in inside if e.type == "Enterprise"]
    hub = Hub(park, _county(subgraph, park), park.label, "", _goals(subgraph, park), "locatedIn", "园区内项目", middle=projects)
    hub.subtitle = _words(
        hub.county.label if hub.county else "",
        "园区",
        f"{len(projects)}个项目" if projects else "",
        _total(projects),
        f"入驻企业{len(firms)}家" if firms else "",
    )
    hub.groups = [
        Group("主导产业", "focusesOn", True, subgraph.objects(park.iri, "focusesOn")),
        Group("入驻企业", "locatedIn", False, firms),
        Group("区内园区", "locatedIn", False, [e for e in inside if e.type == "Park"]),
        Group("所在园区", "locatedIn", False, subgraph.objects(park.iri, "locatedIn")),
    ]
    hub.lead_to(subgraph, "undertakenBy")
    return hub


def _enterprise(subgraph: Subgraph, firm: Entity) -> Hub:
    projects = _dearest_first(subgraph.subjects("undertakenBy", firm.iri))
    chains = subgraph.subjects("leadEnterprise", firm.iri)
    hub = Hub(firm, _county(subgraph, firm), firm.label, "", _goals(subgraph, firm), "undertakenBy", "承担项目", middle=projects)
    hub.subtitle = _words(
        hub.county.label if hub.county else "",
        "企业",
        f"承担{len(projects)}个项目" if projects else "",
        _total(projects),
        f"在{len(chains)}个产业中为龙头" if chains else "",
    )
    hub.groups = [
        Group("龙头产业", "leadEnterprise", True, chains),
        Group("所在园区", "locatedIn", False, subgraph.objects(firm.iri, "locatedIn")),
        Group("项目所在园区", "locatedIn", False, [e for p in projects for e in subgraph.objects(p.iri, "locatedIn")]),
    ]
    hub.lead_to(subgraph, back=("includesProject",))
    return hub


def _other(subgraph: Subgraph, entity: Entity) -> Hub:
    """Any entity: its neighbours in the middle, theirs at the right, whatever the direction of the links."""
    near: dict[str, str] = {}
    for link in subgraph.links:
        if entity.iri in (link.subject, link.object):
            near.setdefault(link.object if link.subject == entity.iri else link.subject, link.predicate)
    county = _county(subgraph, entity)
    if county is not None and county.iri in near:
        del near[county.iri]
    middle = [e for iri, e in subgraph.entities.items() if iri in near]
    hub = Hub(
        entity,
        county,
        entity.label,
        _words(county.label if county else "", f"{len(middle)}个直接关联"),
        heading="直接关联",
        middle=middle,
    )
    shown = {entity.iri, *near} | ({county.iri} if county else set())
    for link in subgraph.links:
        for one, other in ((link.subject, link.object), (link.object, link.subject)):
            if one in near and other not in shown:
                hub.right[other] = subgraph.entities[other]
                hub.edges.append(Edge(one, other, link.predicate))
    hub.middle = _grouped(middle, hub.edges)
    return hub


def _county(subgraph: Subgraph, entity: Entity) -> Entity | None:
    found = subgraph.entities.get(entity.county)
    return None if found is None or found.iri == entity.iri else found


def _dearest_first(projects: Iterable[Entity]) -> list[Entity]:
    return sorted(projects, key=lambda p: -(p.number("investment") or 0))


def closest(subgraph: Subgraph, entities: list[Entity]) -> list[Entity]:
    """Parks and chains without those that others of them lie in or belong to."""
    iris = {e.iri for e in entities}
    wider = {
        above.iri
        for e in entities
        for link in ("locatedIn", "subChainOf")
        if e.type in ("Park", "IndustryChain")
        for above in subgraph.objects(e.iri, link)
    }
    return [e for e in entities if e.iri not in wider & iris]


def _grouped(middle: list[Entity], edges: list[Edge]) -> list[Entity]:
    """Entities that share a neighbour at the right one after another, so that few lines cross; else the order stays."""
    ends: dict[str, list[str]] = {}
    for edge in edges:
        ends.setdefault(edge.source, []).append(edge.target)
    order: list[Entity] = []
    left = list(middle)
    while left:
        order.append(left.pop(0))
        targets = set(ends.get(order[-1].iri, ()))
        same = [e for e in left if targets & set(ends.get(e.iri, ()))]
        order.extend(same)
        left = [e for e in left if e not in same]
    return order


def _goals(subgraph: Subgraph, entity: Entity) -> list[str]:
    """The goals of an entity as people write them, positionings first."""
    goals = subgraph.objects(entity.iri, "hasGoal")
    words = [g.label for g in goals if g.type == "Positioning"]
    return words + [f"{g.label} {figure(g)}" for g in goals if g.type == "IndicatorTarget"]


def _total(projects: list[Entity]) -> str:
    total = total_investment(projects)
    return f"已列投资合计{amount(total)}" if total else ""


def _words(*words: str) -> str:
    return "  ·  ".join(word for word in words if word)
