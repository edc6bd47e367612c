"""The diagram of a county: its chains by kind with their projects and investment, the richest first."""

from __future__ import annotations

from dataclasses import replace

from kg.views.model import Entity
from kg.views.vocabulary import CHAIN_KINDS

from .diagram import Diagram
from .panels import goals_line, numbered, panel_pages
from .subgraph import Subgraph, amount, total_investment


def chains_of(subgraph: Subgraph, county: Entity) -> list[Entity]:
    """The chains of a county, the richest first: by projects, enterprises and parks, then in the order of the text."""
    chains = [c for c in subgraph.of_type("IndustryChain") if county.iri in c.counties]
    return sorted(chains, key=lambda c: -weight(subgraph, c))


def weight(subgraph: Subgraph, chain: Entity) -> int:
    """How much a diagram of the chain would show: projects, lead enterprises and parks."""
    return (
        len(subgraph.objects(chain.iri, "includesProject"))
        + len(subgraph.objects(chain.iri, "leadEnterprise"))
        + len(subgraph.subjects("focusesOn", chain.iri))
    )


def overview(subgraph: Subgraph, county: Entity, width: float, height: float) -> list[Diagram]:
    """The pages that show a county's chains; a sub-chain that leads to nothing stands only with the chain that it belongs to.

    No page for a county without chains.
    """
    subs = {k.subject for k in subgraph.links if k.predicate == "subChainOf"}
    chains = [c for c in chains_of(subgraph, county) if c.iri not in subs or weight(subgraph, c)]
    figures = {c.iri: _figures(subgraph, c) for c in chains}
    groups = [
        (label, "plans", [c for c in chains if (c.value("chainKind") or "industry") == kind])
        for kind, label in (
            ("cluster", CHAIN_KINDS["cluster"]),
            ("chain", CHAIN_KINDS["chain"]),
            ("industry", CHAIN_KINDS["industry"]),
        )
    ]
    projects = [p for p in subgraph.of_type("Project") if county.iri in p.counties]
    total = total_investment(projects)
    words = (f"{len(chains)}个产业", f"{len(projects)}个项目", f"已列投资合计{amount(total)}" if total else "")
    goals = [g.label for g in subgraph.objects(county.iri, "hasGoal") if g.type == "Positioning"]
    pages = panel_pages(None, county, groups, width, height, figures)
    subtitle, note = "  ·  ".join(filter(None, words)), goals_line(goals, width)
    return numbered([replace(page, title=f"{county.label}产业总览", subtitle=subtitle, note=note) for page in pages])


def _figures(subgraph: Subgraph, chain: Entity) -> str:
    """A chain's number of projects and their investment."""
    projects = subgraph.objects(chain.iri, "includesProject")
    total = total_investment(projects)
    return " ".join(filter(None, (f"{len(projects)}项" if projects else "", amount(total) if total else "")))
