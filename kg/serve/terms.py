"""Chinese names of classes and properties for pages: those of the ontology, and those of the vocabularies that graphs use."""
from __future__ import annotations

from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ontology import PLAN, read
from ontology.namespaces import DCTERMS, GEO, PROV, QUDT, RDF, RDFS, SCHEMA, SKOS

OTHERS = {
    RDF + "type": "类型",
    RDFS + "label": "名称",
    SKOS + "prefLabel": "全称",
    SKOS + "altLabel": "别称",
    SKOS + "broader": "上位概念",
    SKOS + "inScheme": "所属分类",
    SKOS + "notation": "写法",
    SKOS + "exactMatch": "等同于",
    QUDT + "ucumCode": "UCUM 代码",
    QUDT + "scalingOf": "所缩放的单位",
    SKOS + "topConceptOf": "顶层概念",
    SKOS + "closeMatch": "相当于",
    SKOS + "broadMatch": "归入",
    SKOS + "relatedMatch": "相关行业",
    DCTERMS + "title": "标题",
    SCHEMA + "containedInPlace": "上级行政区",
    GEO + "lat": "纬度",
    GEO + "long": "经度",
    PROV + "wasAttributedTo": "责任人",
    PROV + "wasInfluencedBy": "依据更正",
    "https://w3id.org/plankg/industry": "规划产业分类",
    "https://w3id.org/plankg/indicator": "规划指标分类",
    "https://w3id.org/plankg/unit": "规划单位分类",
    RDF + "subject": "主体",
    RDF + "predicate": "关系",
    RDF + "object": "客体",
}
INVERSE = {
    "plans": "由其规划",
    "inIndustry": "属于此产业的产业链",
    "subChainOf": "包含子链",
    "supplies": "由其供应",
    "includesProject": "所属产业链",
    "undertakenBy": "承担的项目",
    "leadEnterprise": "带动的产业链",
    "locatedIn": "位于此处",
    "focusesOn": "以此为主导的园区",
    "hasGoal": "目标主体",
    "indicator": "采用此指标的目标",
    "hasUnit": "采用此单位的目标",
    "planOf": "规划文本",
}
"""How a link reads from its other end, by the property's local name."""


@cache
def _own() -> dict[str, str]:
    return {
        triple.subject.value: triple.object.value
        for triple in parse(read("plan.ttl"), format=RdfFormat.TURTLE)
        if isinstance(triple.subject, NamedNode)
        and triple.predicate.value == RDFS + "label"
        and isinstance(triple.object, Literal)
        and triple.object.language == "zh"
    }


def term(iri: str) -> str:
    """The Chinese name of a class or property, else the last part of its IRI."""
    return _own().get(iri) or OTHERS.get(iri) or local(iri)


def inverse(iri: str) -> str:
    """The Chinese name of a link seen from its object."""
    name = iri.removeprefix(PLAN)
    return INVERSE.get(name) or f"{term(iri)} ←"


def origin(text: str) -> str:
    """What found a fact, in words: "model:head" is the model that judges by head words."""
    kind, _, detail = text.partition(":")
    words = {"model": "模型识别", "rule": "规则识别", "person": "人工认定"}.get(kind)
    return f"{words}（{detail}）" if words and detail else words or text


def local(iri: str) -> str:
    """The last part of an IRI."""
    return iri.rstrip("/#").rpartition("#")[2].rpartition("/")[2] or iri
