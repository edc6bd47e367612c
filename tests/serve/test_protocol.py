"""The endpoint as the SPARQL 1.1 Protocol wants it, asked by clients that others wrote."""
from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import httpx
import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

from ontology.namespaces import BASE, PLAN, SKOS
from tests.serve.conftest import Server

PARKS = "SELECT ?name WHERE { ?park a plan:Park ; skos:prefLabel ?name } ORDER BY ?name"
MAKE = "CONSTRUCT { ?c rdfs:label ?n } WHERE { ?c a plan:County ; rdfs:label ?n }"


def ask(server: Server, query: str, accept: str = "application/sparql-results+json", **more: Any) -> httpx.Response:
    return httpx.get(server.sparql, params={"query": query, **more}, headers={"Accept": accept})


def test_sparqlwrapper_gets_every_form_of_answer(server: Server) -> None:
    client = SPARQLWrapper(server.sparql)
    client.setQuery(PARKS)
    client.setReturnFormat(JSON)
    names = [row["name"]["value"] for row in client.query().convert()["results"]["bindings"]]
    assert "云麓国际咖啡产业园" in names
    client.setMethod(POST)
    client.setReturnFormat(XML)
    assert "云麓国际咖啡产业园" in client.query().convert().toxml()
    client.setReturnFormat(CSV)
    assert "云麓国际咖啡产业园" in client.query().convert().decode()
    client.setQuery(MAKE)
    client.setReturnFormat(TURTLE)
    assert len(Graph().parse(data=client.query().convert(), format="turtle")) == 2


def test_rdflibs_sparql_store_reads_the_graph_as_its_own(server: Server) -> None:
    graph = Graph(SPARQLStore(server.sparql))
    county = URIRef(BASE + "539901")
    assert [str(o) for o in graph.objects(county, URIRef(SKOS + "prefLabel"))] == ["云麓县"]
    found = graph.query(f"SELECT (COUNT(?p) AS ?n) WHERE {{ <{county}> <{PLAN}plans> ?p }}")
    assert int(next(iter(found))[0]) > 20


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_gets_csv_and_follows_an_entity_to_its_data(server: Server) -> None:
    def curl(*arguments: str) -> str:
        return subprocess.run(["curl", "-sS", *arguments], capture_output=True, check=True).stdout.decode()

    rows = curl("-H", "Accept: text/csv", "--data-urlencode", f"query={PARKS}", server.sparql).splitlines()
    assert rows[0] == "name" and "云麓国际咖啡产业园" in rows
    body = curl("-H", "Content-Type: application/sparql-query", "-H", "Accept: text/tab-separated-values", "--data-binary", PARKS, server.sparql)
    assert body.splitlines()[0] == "?name"
    turtle = curl("-L", f"{server.url}/id/539901")
    assert (URIRef(BASE + "539901"), URIRef(SKOS + "prefLabel"), None) in Graph().parse(data=turtle, format="turtle")


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        (PARKS, "*/*", "application/sparql-results+json"),
        (PARKS, "", "application/sparql-results+json"),
        (PARKS, "application/sparql-results+xml", "application/sparql-results+xml"),
        (PARKS, "text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("ASK {}", "application/json", "application/json"),
        ("ASK {}", "text/csv", "text/csv; charset=utf-8"),
        (MAKE, "*/*", "text/turtle; charset=utf-8"),
        (MAKE, "application/ld+json", "application/ld+json"),
        (MAKE, "application/n-triples, text/turtle;q=0.2", "application/n-triples"),
        ("DESCRIBE <https://w3id.org/plankg/id/539901>", "application/rdf+xml", "application/rdf+xml"),
    ],
)
def test_the_answer_comes_in_the_form_that_is_wanted(server: Server, query: str, accept: str, media_type: str) -> None:
    answer = ask(server, query, accept)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.headers["vary"] == "Accept"


def test_a_form_may_not_name_what_there_is_not(server: Server) -> None:
    assert ask(server, PARKS, "image/png").status_code == 406


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        ("SELECT * WHERE {", 400, "error at 1:"),
        ("SELECT ?x WHERE { ?x ?y ?z } LIMIT many", 400, "error at 1:"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", 400, "error at 1:"),
        ("LOAD <http://127.0.0.1/x>", 400, "error at 1:"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", 413, "longer than 2,000,000 bytes"),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", 504, "longer than 4 seconds"),
    ],
)
def test_what_cannot_be_answered_is_said_as_problem_json(server: Server, query: str, status: int, says: str) -> None:
    answer = ask(server, query)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status and says in problem["detail"] and problem["title"]
    text = ask(server, "SELECT", "text/plain")
    assert text.headers["content-type"].startswith("text/plain") and "Traceback" not in text.text


def test_after_a_runaway_query_the_server_is_well(server: Server) -> None:
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(server.sparql, params={"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"}, timeout=0.5)
    assert ask(server, "ASK {}").json()["boolean"] is True


def test_updates_are_refused_in_every_shape(server: Server) -> None:
    update = "INSERT DATA { <urn:a> <urn:b> <urn:c> }"
    for answer in (
        httpx.get(server.sparql, params={"update": update}),
        httpx.post(server.sparql, data={"update": update}),
        httpx.post(server.sparql, content=update, headers={"Content-Type": "application/sparql-update"}),
    ):
        assert answer.status_code == 403 and "changes nothing" in answer.json()["detail"]
    assert httpx.put(server.sparql, content="x").status_code == 405
    assert httpx.delete(f"{server.url}/id/539901").status_code == 405
    assert ask(server, "ASK { <urn:a> ?p ?o }").json()["boolean"] is False


def test_requests_that_are_not_in_order_are_named(server: Server) -> None:
    assert httpx.post(server.sparql, content=PARKS, headers={"Content-Type": "text/plain"}).status_code == 415
    assert httpx.post(server.sparql, content=b"\xff\xfe", headers={"Content-Type": "application/sparql-query"}).status_code == 400
    assert httpx.post(server.sparql, content="#" * 300_000, headers={"Content-Type": "application/sparql-query"}).status_code == 413
    assert httpx.get(server.sparql, params=[("query", PARKS), ("query", PARKS)]).status_code == 400
    assert httpx.get(f"{server.url}/nothing", headers={"Accept": "application/json"}).status_code == 404


def test_graphs_can_be_named_by_the_protocol_and_in_the_query(server: Server) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?c a plan:County }"
    graph = BASE + "539902/plan/2026-2030/entities"

    def number(answer: httpx.Response) -> int:
        return int(answer.json()["results"]["bindings"][0]["n"]["value"])

    assert number(ask(server, count)) == 2
    assert number(ask(server, count, **{"default-graph-uri": graph})) == 1
    assert number(ask(server, count.replace("WHERE", f"FROM <{graph}> WHERE"))) == 1
    assert number(ask(server, "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")) == 6


def test_the_service_describes_itself_and_its_data(server: Server) -> None:
    service = Graph().parse(data=httpx.get(server.sparql, headers={"Accept": "text/turtle"}).text, format="turtle")
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert (URIRef(server.sparql), URIRef(sd + "endpoint"), URIRef(server.sparql)) in service
    assert len(list(service.objects(None, URIRef(sd + "namedGraph")))) == 6
    void = Graph().parse(data=httpx.get(f"{server.url}/.well-known/void", headers={"Accept": "text/turtle"}).text, format="turtle")
    (triples,) = (int(o) for s, o in void.subject_objects(URIRef("http://rdfs.org/ns/void#triples")))
    counted = ask(server, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").json()["results"]["bindings"][0]["n"]["value"]
    assert triples == int(counted)
    context = httpx.get(f"{server.url}/context.jsonld").json()["@context"]
    assert context["plans"] == {"@id": "plan:plans", "@type": "@id"}


def test_no_other_origin_and_no_stranger_to_this_machine_is_let_in(server: Server) -> None:
    assert "access-control-allow-origin" not in httpx.get(server.sparql, params={"query": "ASK {}"}, headers={"Origin": "https://example.org"}).headers
    assert httpx.get(server.url, headers={"Host": "example.org"}).status_code == 400


def test_an_entity_says_so_where_there_is_none(server: Server) -> None:
    answer = httpx.get(f"{server.url}/id/539901/park/nowhere", headers={"Accept": "text/turtle"}, follow_redirects=True)
    assert answer.status_code == 404 and "says nothing" in answer.json()["detail"]


def test_an_entity_comes_in_every_rdf_form_at_its_address(server: Server) -> None:
    path = "/id/539901/target/%E6%A3%AE%E6%9E%97%E8%A6%86%E7%9B%96%E7%8E%87-2025-68%25"
    for accept, form in (("text/turtle", "turtle"), ("application/ld+json", "json-ld"), ("application/rdf+xml", "xml"), ("application/n-triples", "nt")):
        answer = httpx.get(server.url + path, headers={"Accept": accept}, follow_redirects=False)
        assert answer.status_code == 303
        data = httpx.get(server.url + answer.headers["location"], headers={"Accept": accept})
        graph = Graph().parse(data=data.text, format=form)
        entity = URIRef(BASE + "539901/target/森林覆盖率-2025-68%25")
        assert (entity, URIRef(PLAN + "targetYear"), None) in graph
        assert (None, URIRef(PLAN + "hasGoal"), entity) in graph
    assert json.loads(httpx.get(f"{server.url}/data{path}?format=jsonld").text)
