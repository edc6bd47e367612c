"""`plankg explain`: why an entity or a link is in the graph."""
from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.messages import fail

if TYPE_CHECKING:
    from kg.built import Place
    from kg.explain import ExplainedEntity, ExplainedLink

NOT_FOUND = 1
"""Exit status for a name that is not in the graph."""


def explain(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An entity's name or IRI, or 'NAME -> NAME' for a link.")],
    graph: Annotated[Path, typer.Option("--graph", "-g", metavar="DIR", help="A build's folder, or a graph file.")] = Path("out"),
    json_: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Say why something is in the graph: what found it, every place and sentence, how surely, and who corrected it.

    An origin is "model:" or "rule:" and the frame that found the fact, or "person". The exit status is 1 for an unknown name.

    Examples:

        plankg explain 云麓铝业

        plankg explain '绿色铝硅新材料产业集群 -> 云麓铝业' --graph out
    """
    from kg.built import read_built
    from kg.explain import ExplainedEntity, suggestions
    from kg.explain import explain as ask
    from kg.store import StoreError

    try:
        built = read_built(graph)
    except StoreError as error:
        fail(str(error))
    found = ask(built, name)
    if not found:
        near = suggestions(built, name)
        unknown = f"nothing in {graph} is called {name}" if near or "->" not in name else f"{graph} has no link {name}"
        fail(unknown + (f"; did you mean: {', '.join(near)}?" if near else ""), NOT_FOUND)
    if json_:
        typer.echo(json.dumps([asdict(thing) for thing in found], ensure_ascii=False, indent=1))
        return
    for thing in found:
        if isinstance(thing, ExplainedEntity):
            _entity(thing)
        else:
            _link(thing)


def _entity(entity: ExplainedEntity) -> None:
    typer.echo(f"{entity.names[0]}  {entity.type}, {'、'.join(entity.counties)}")
    typer.echo(f"  {entity.iri}")
    if len(entity.names) > 1:
        typer.echo(f"  also called: {', '.join(entity.names[1:])}")
    typer.echo(f"  {_why(entity.confidence, entity.origins, entity.people, entity.corrections)}")
    if entity.values:
        typer.echo(f"  values: {', '.join(f'{term} {value}' for term, value in entity.values)}")
    typer.echo(f"  named in {len(entity.mentions)} places:")
    for mention in entity.mentions:
        _place(mention.place, _why(mention.confidence, mention.origins) if mention.origins else "")
    if entity.links:
        typer.echo(f"  {len(entity.links)} links:")
    for link in entity.links:
        _link(link, "    ")
    typer.echo()


def _link(link: ExplainedLink, indent: str = "") -> None:
    typer.echo(f"{indent}{link.subject} → {link.predicate} → {link.object}")
    typer.echo(f"{indent}  {_why(link.confidence, link.origins, link.people, link.corrections)}")
    for place in link.places:
        _place(place, "", indent)


def _place(place: Place, why: str, indent: str = "  ") -> None:
    typer.echo(f"{indent}  {place.file}:{place.line}  {place.section}" + (f"  [{why}]" if why else ""))
    if place.sentence:
        typer.echo(f"{indent}    {place.sentence}")


def _why(
    confidence: float | None, origins: tuple[str, ...], people: tuple[str, ...] = (), corrections: tuple[str, ...] = ()
) -> str:
    parts = [] if confidence is None else [f"confidence {confidence:g}"]
    parts += [f"found by {', '.join(origins)}"] if origins else []
    parts += [f"vouched for by {', '.join(people)}"] if people else []
    parts += [f"corrected: {'; '.join(corrections)}"] if corrections else []
    return "; ".join(parts)
