"""Namespaces of the graph, as plain strings so that no RDF library need be loaded to use them."""
from __future__ import annotations

PLAN = "https://w3id.org/plankg/ontology#"
BASE = "https://w3id.org/plankg/id/"
"""The default base of entity IRIs; `plankg build --base` sets another."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"
DCTERMS = "http://purl.org/dc/terms/"
ORG = "http://www.w3.org/ns/org#"
OA = "http://www.w3.org/ns/oa#"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
SH = "http://www.w3.org/ns/shacl#"
QUDT = "http://qudt.org/schema/qudt/"

PREFIXES: dict[str, str] = {
    "plan": PLAN,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "prov": PROV,
    "schema": SCHEMA,
    "dcterms": DCTERMS,
    "org": ORG,
    "oa": OA,
    "geo": GEO,
    "qudt": QUDT,
}
"""Prefixes that every query may use without declaring them."""
