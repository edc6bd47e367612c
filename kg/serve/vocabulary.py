"""The ontology at its address: the reference for people, Turtle for programs."""
from __future__ import annotations

from pyoxigraph import RdfFormat, parse
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.serve.negotiation import GRAPHS, best
from kg.serve.responses import rdf
from ontology import read
from ontology.reference import reference


async def ontology(request: Request) -> Response:
    """The ontology as a page or as RDF."""
    if best(request.headers.get("accept", ""), ["text/html", *GRAPHS]) == "text/html":
        return HTMLResponse(reference(stylesheet="/assets/reference.css"), headers={"Vary": "Accept"})
    return rdf(request, (quad.triple for quad in parse(read("plan.ttl"), format=RdfFormat.TURTLE)))


async def reference_style(request: Request) -> Response:
    """The style of the reference."""
    return Response(read("templates/reference.css"), media_type="text/css")
