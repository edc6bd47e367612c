"""The shared concepts: well-formed schemes, and names in plans that meet in them or rightly do not."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SKOS

from ontology import PLAN as PLAN_IRI
from ontology import read
from ontology.concepts import indicator_concept, industry_concept, normalise

PLAN = Namespace(PLAN_IRI)
QUDT = Namespace("http://qudt.org/schema/qudt/")
INDUSTRY = "https://w3id.org/plankg/industry/"
INDICATOR = "https://w3id.org/plankg/indicator/"
GBT = "https://w3id.org/plankg/gbt4754/"
MAPPINGS = (SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch)


def scheme(name: str) -> Graph:
    return Graph().parse(data=read(name), format="turtle")


@pytest.fixture(scope="module")
def industries() -> Graph:
    return scheme("industries.ttl")


@pytest.fixture(scope="module")
def indicators() -> Graph:
    return scheme("indicators.ttl")


@pytest.fixture(scope="module")
def classification() -> Graph:
    return scheme("gbt4754.ttl")


def labels(graph: Graph, language: str) -> Iterator[tuple[URIRef, Literal]]:
    """The concepts of a scheme with their preferred and alternative labels in one language."""
    for predicate in (SKOS.prefLabel, SKOS.altLabel):
        for concept, label in graph.subject_objects(predicate):
            if isinstance(label, Literal) and label.language == language and (concept, RDF.type, SKOS.Concept) in graph:
                yield URIRef(str(concept)), label


def up(graph: Graph, concept: URIRef) -> Iterator[URIRef]:
    seen = set()
    node: URIRef | None = concept
    while node is not None:
        assert node not in seen, f"{concept} is broader than itself"
        seen.add(node)
        yield node
        parents = list(graph.objects(node, SKOS.broader))
        assert len(parents) <= 1, f"{node} has two parents"
        node = URIRef(str(parents[0])) if parents else None


@pytest.fixture(params=["industries.ttl", "indicators.ttl", "gbt4754.ttl"])
def any_scheme(request: pytest.FixtureRequest) -> Graph:
    return scheme(request.param)


class TestSchemes:
    def test_every_concept_has_one_label_a_language_and_a_place(self, any_scheme: Graph) -> None:
        tops = set(any_scheme.objects(None, SKOS.hasTopConcept))
        for concept in any_scheme.subjects(RDF.type, SKOS.Concept):
            preferred = [label for label in any_scheme.objects(concept, SKOS.prefLabel) if isinstance(label, Literal)]
            assert Counter(label.language for label in preferred) == {"zh": 1, "en": 1}, concept
            assert (concept in tops) == ((concept, SKOS.broader, None) not in any_scheme), concept
            assert re.fullmatch(r"https://w3id\.org/plankg/[a-z0-9]+/[A-Za-z0-9-]+", str(concept))

    def test_the_hierarchy_has_no_circle_and_ends_at_a_top_concept(self, any_scheme: Graph) -> None:
        tops = set(any_scheme.objects(None, SKOS.hasTopConcept))
        for concept in any_scheme.subjects(RDF.type, SKOS.Concept):
            assert list(up(any_scheme, URIRef(str(concept))))[-1] in tops

    def test_no_label_belongs_to_two_concepts(self, industries: Graph, indicators: Graph) -> None:
        for graph, language in product((industries, indicators), ("zh", "en")):
            owners: dict[str, set[str]] = {}
            for concept, label in labels(graph, language):
                owners.setdefault(normalise(label), set()).add(str(concept))
            assert {label: found for label, found in owners.items() if len(found) > 1} == {}

    def test_each_way_of_writing_a_unit_means_one_and_scales_end_at_a_base(self) -> None:
        units = scheme("units.ttl")
        written = [str(text) for text in units.objects(None, SKOS.notation)]
        assert len(written) == len(set(written)) and {"%", "亿元", "万亩", "万吨", "微克/立方米"} <= set(written)
        for unit, base in units.subject_objects(QUDT.scalingOf):
            assert (base, RDF.type, PLAN.Unit) in units and (base, QUDT.scalingOf, None) not in units, unit
            assert units.value(unit, PLAN.multiplier) is not None, unit
        for unit in units.subjects(RDF.type, PLAN.Unit):
            aligned = (QUDT.ucumCode, SKOS.exactMatch, QUDT.scalingOf)
            assert any((unit, link, None) in units for link in aligned), f"{unit} means nothing to others"

    def test_the_classification_has_twenty_sections_and_97_divisions(self, classification: Graph) -> None:
        codes = {str(code) for code in classification.objects(None, SKOS.notation)}
        assert codes == set("ABCDEFGHIJKLMNOPQRST") | {f"{n:02}" for n in range(1, 98)}
        for concept, code in classification.subject_objects(SKOS.notation):
            assert str(concept) == GBT + str(code)

    @pytest.mark.parametrize(
        ("division", "section"), [("05", "A"), ("12", "B"), ("43", "C"), ("46", "D"), ("60", "G"), ("65", "I"), ("79", "N"), ("97", "T")]
    )
    def test_divisions_stand_in_their_sections(self, classification: Graph, division: str, section: str) -> None:
        assert classification.value(URIRef(GBT + division), SKOS.broader) == URIRef(GBT + section)

    def test_industries_map_to_codes_that_exist(self, industries: Graph, classification: Graph) -> None:
        known = set(classification.subjects(SKOS.notation))
        targets = {target for mapping in MAPPINGS for target in industries.objects(None, mapping)}
        assert targets and targets <= known

    def test_all_but_a_few_umbrella_industries_map_to_the_classification(self, industries: Graph) -> None:
        unmapped = {
            str(concept).removeprefix(INDUSTRY)
            for concept in industries.subjects(RDF.type, PLAN.Industry)
            if not any((concept, mapping, None) in industries for mapping in MAPPINGS)
        }
        assert unmapped == {"services", "producer-services", "consumer-services", "emerging", "enclave-economy"}

    def test_indicators_have_known_directions_and_domains(self, indicators: Graph) -> None:
        domains = set(indicators.objects(None, SKOS.hasTopConcept))
        for concept in indicators.subjects(RDF.type, PLAN.Indicator):
            assert set(indicators.objects(concept, PLAN.direction)) <= {PLAN.moreIsBetter, PLAN.lessIsBetter, PLAN.cap}
            assert len(list(indicators.objects(concept, PLAN.domain))) == 1
            assert indicators.value(concept, PLAN.domain) in domains

    def test_the_schemes_are_of_the_size_of_a_plan(self, industries: Graph, indicators: Graph) -> None:
        assert 200 <= len(set(industries.subjects(RDF.type, PLAN.Industry))) <= 300
        assert 150 <= len(set(indicators.subjects(RDF.type, PLAN.Indicator))) <= 200


class TestIndustries:
    @pytest.mark.parametrize(
        ("name", "concept"),
        [
            ("生猪产业链", "pigs"),
            ("高山黑猪", "pigs"),
            ("肉牛养殖业", "beef-cattle"),
            ("优质杂粮基地", "minor-grains"),
            ("雪桃", "peach"),
            ("食用菌种养殖", "edible-fungi"),
            ("林果产品精深加工", "fruit-processing"),
            ("绿色农产品精深加工产业集群", "agro-processing"),
            ("先进装备智造产业集群", "equipment"),
            ("高端装备制造业", "equipment"),
            ("先进装备制造产业", "equipment"),
            ("新材料产业链", "materials"),
            ("半导体新材料产业", "semiconductor-materials"),
            ("艺术陶瓷产业", "ceramics"),
            ("建筑紫陶", "ceramics"),
            ("钼(锰)", "molybdenum"),
            ("汽车零部件", "auto-parts"),
            ("风电装备制造", "energy-equipment"),
            ("风力发电", "wind-power"),
            ("抽水蓄能产业", "pumped-storage"),
            ("文旅产业", "culture-tourism"),
            ("文化创意产业", "creative"),
            ("“医养结合”养老业", "elderly-care"),
            ("现代 物流业", "logistics"),
            ("低空经济", "low-altitude"),
            ("现代服务业产业集群", "services"),
            ("智慧水务", "water-supply"),
            ("中高端白酒", "liquor"),
        ],
    )
    def test_a_chain_finds_its_industry(self, name: str, concept: str) -> None:
        assert industry_concept(name) == INDUSTRY + concept

    def test_the_last_word_decides(self) -> None:
        assert industry_concept("煤炭物流") == INDUSTRY + "logistics"
        assert industry_concept("农业机械") == INDUSTRY + "agri-machinery"
        assert industry_concept("AI种植") == INDUSTRY + "farming"

    def test_joined_names_meet_in_what_they_share(self) -> None:
        assert industry_concept("肉牛、肉鸡和蛋鸡") == INDUSTRY + "animal-husbandry"
        assert industry_concept("苹果、梨") == INDUSTRY + "fruit"
        assert industry_concept("体育用品及实验室设备") == INDUSTRY + "sports-goods"
        assert industry_concept("旅游、金融、软件") is None

    @pytest.mark.parametrize(
        "name", ["五大产业", "传统产业", "特色产业", "生态产业", "主导产业集群", "汽车旅馆", "投资性金条", "免烧砌块", "云麓", "业", ""]
    )
    def test_a_name_without_an_industry_finds_none(self, name: str) -> None:
        assert industry_concept(name) is None

    def test_every_label_finds_its_own_concept(self, industries: Graph) -> None:
        for concept, label in labels(industries, "zh"):
            assert industry_concept(label) == str(concept), label


class TestIndicators:
    @pytest.mark.parametrize(
        ("name", "unit", "concept"),
        [
            ("地区生产总值", "亿元", "gdp"),
            ("全县地区生产总值(GDP)年均增长", "%", "gdp"),
            ("固定资产投资（亿元）", "", "fixed-investment"),
            ("规上工业增加值", "%", "industrial-va"),
            ("全社会R&D经费支出占GDP的比重", "%", "rd-intensity"),
            ("三产增加值占GDP比重", "%", "tertiary-share"),
            ("城市化率", "%", "urbanisation"),
            ("细颗粒物(PM2.5)浓度", "微克/立方米", "pm25"),
            ("优良天数比率", "%", "good-air-days"),
            ("每千人口床位数", "张", "hospital-beds"),
            ("床位数", "张", "hospital-beds-total"),
            ("粮食综合生产能力", "亿斤", "grain-capacity"),
            ("粮食总产量", "万吨", "grain-output"),
            ("耕种收综合机械化水平", "%", "mechanisation"),
            ("高新技术企业", "个", "hightech-enterprises"),
            ("户籍人口", "万", "registered-population"),
            ("肥料、农药利用率", "%", "pesticide-fertilizer"),
            ("新增高标准农田", "万亩", "high-standard-farmland-new"),
        ],
    )
    def test_a_target_finds_its_indicator(self, name: str, unit: str, concept: str) -> None:
        assert indicator_concept(name, unit) == INDICATOR + concept

    @pytest.mark.parametrize(
        ("name", "unit"),
        [
            ("乡镇一般预算收入", "亿元"),
            ("现代农业生产总值", "倍"),
            ("城区常住人口", "万人"),
            ("每年新增高新技术企业", "家"),
            ("畜牧业产值占农林牧渔总产值", "%"),
            ("总投资", "亿元"),
            ("停车位", "个"),
            ("", ""),
        ],
    )
    def test_a_number_of_something_else_finds_none(self, name: str, unit: str) -> None:
        assert indicator_concept(name, unit) is None

    def test_a_unit_that_measures_something_else_forbids_the_indicator(self) -> None:
        assert indicator_concept("粮食产量", "万亩") is None
        assert indicator_concept("森林覆盖率", "亩") is None
        assert indicator_concept("土地流转面积", "万亩") == INDICATOR + "land-transfer-area"

    def test_levels_and_cuts_of_one_thing_are_two_indicators(self) -> None:
        assert indicator_concept("万元GDP用水量", "立方米") == INDICATOR + "water-intensity"
        assert indicator_concept("万元GDP用水量下降", "%") == INDICATOR + "water-intensity-cut"

    def test_every_label_finds_its_own_concept(self, indicators: Graph) -> None:
        for concept, label in labels(indicators, "zh"):
            if (concept, RDF.type, PLAN.Indicator) in indicators:
                assert indicator_concept(label) == str(concept), label
