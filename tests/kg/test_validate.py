"""The shapes: what a built graph always passes, and what planners are told of a graph that does not."""
from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Graph, Namespace

from kg.pipeline import build_facts
from kg.store import CLAIMS_FILE, GRAPH_FILE, StoreError
from kg.validate import validate
from ontology import read
from ontology.namespaces import PLAN, RDFS, SH, SKOS

P = Namespace(PLAN)


def built(folder: Path, *drafts: Any, replace: tuple[str, str] | None = None) -> Path:
    """The drafts' graph in a folder, with one text in it replaced."""
    made = build_facts([draft.facts for draft in drafts])
    graph = made.graph_turtle
    if replace is not None:
        assert replace[0] in graph
        graph = graph.replace(*replace)
    (folder / GRAPH_FILE).write_text(graph, encoding="utf-8")
    (folder / CLAIMS_FILE).write_text(made.claims_turtle, encoding="utf-8")
    return folder


def test_a_built_graph_conforms_without_a_warning(tmp_path: Path, qingling: Any, baishui: Any) -> None:
    report = validate(built(tmp_path, qingling, baishui))
    assert report.conforms
    assert report.findings == ()


@pytest.mark.parametrize(
    ("wrong", "message", "label"),
    [
        (('    plan:investment 6.5 ;\n', '    plan:investment "很多"@zh ;\n'), "总投资应是一个大于 0 的数（亿元）", "年产3万吨负极材料项目"),
        (('    plan:status "新建"@zh ;\n', '    plan:status "拟建"@zh ;\n'), "建设性质应为新建、续建、改造、扩建或搬迁", "年产3万吨负极材料项目"),
        (('    plan:chainKind "cluster" ;\n', '    plan:chainKind "club" ;\n'), "类别应为 chain、cluster 或 industry 之一", "石墨新材料产业集群"),
        (('    plan:adcode "990101" ;\n', '    plan:adcode "99" ;\n'), "行政区划代码应为六位数字", "青岭县"),
        (("    plan:focusesOn <990101/industry/石墨新材料产业链> ;\n", "    plan:focusesOn <990101> ;\n"), "园区的主导产业应是产业链", "青岭经济开发区"),
    ],
)
def test_what_must_be_mended_is_told_with_the_entity(
    tmp_path: Path, qingling: Any, baishui: Any, wrong: tuple[str, str], message: str, label: str
) -> None:
    report = validate(built(tmp_path, qingling, baishui, replace=wrong))
    assert not report.conforms
    assert (message, label) in {(f.message, f.label) for f in report.findings if f.severity == "Violation"}


def test_an_entity_without_evidence_is_a_violation_in_either_language(tmp_path: Path, qingling: Any) -> None:
    graph = Graph().parse(data=build_facts([qingling.facts]).graph_turtle, format="turtle")
    project = next(graph.subjects(RDF.type, P.Project))
    graph.remove((project, P.evidence, None))
    path = tmp_path / "only.ttl"
    graph.serialize(path, format="turtle", encoding="utf-8")
    assert [f.message for f in validate(path).findings] == ["这个实体没有出处"]
    assert [f.message for f in validate(path, "en").findings] == ["This entity has no evidence"]


def test_the_implausible_is_a_warning_with_its_sentence(tmp_path: Path, draft: Any) -> None:
    d = draft("到2025年，石墨产值年均增长80%。到2055年，人口达到9万人。建设云岭高铁项目，总投资6500亿元。")
    d.says("IndicatorTarget", "80%", name="石墨产值", value=Decimal(80), unit="%", year=2025, growth=True)
    d.says("IndicatorTarget", "9万人", name="人口", value=Decimal(9), unit="万人", year=2055)
    d.says("Project", "云岭高铁项目", investment=Decimal(6500))
    report = validate(built(tmp_path, d))
    assert report.conforms
    assert {(f.message, f.label) for f in report.findings} == {
        ("年均增速超过 50%，请核对", "石墨产值"),
        ("目标年份不在规划期或远景年份之内", "人口"),
        ("总投资超过 1000 亿元，请核对单位", "云岭高铁项目"),
    }
    assert all(f.severity == "Warning" and f.sentence.startswith("到2025年") and f.place.startswith("plan.txt:1") for f in report.findings)


def test_names_too_long_and_shares_too_large_are_warnings(tmp_path: Path, draft: Any) -> None:
    project, firm = "云岭" + "绿色" * 40 + "示范项目", "远山" + "恒泽" * 15 + "石墨公司"
    d = draft(f"建设{project}。依托{firm}。到2025年，秸秆利用率达到9500%。")
    d.says("Project", project)
    d.says("Enterprise", firm)
    d.says("IndicatorTarget", "9500%", name="秸秆利用率", value=Decimal(9500), unit="%", year=2025)
    report = validate(built(tmp_path, d))
    assert report.conforms
    assert {(f.message, f.label) for f in report.findings} == {
        ("名称超过 80 个字，可能不是一个名称", project),
        ("企业名称超过 30 个字，可能不是一个企业", firm),
        ("非增速的百分比超过 1000%，请核对", "秸秆利用率"),
    }


def test_every_warning_of_the_shapes_is_made_to_fire_here() -> None:
    shapes = Graph().parse(data=read("shapes.ttl"), format="turtle")
    sh = Namespace(SH)
    messages = {str(m) for shape in shapes.subjects(sh.severity, sh.Warning) for m in shapes.objects(shape, sh.message) if m.language == "zh"}
    written = Path(__file__).read_text(encoding="utf-8")
    assert messages and all(message in written for message in messages)


def test_no_graph_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no graph\.ttl in it"):
        validate(tmp_path)
    (tmp_path / GRAPH_FILE).write_text("this is not Turtle")
    with pytest.raises(StoreError, match="not a Turtle file"):
        validate(tmp_path)


def test_every_term_of_the_ontology_has_label_definition_and_example_in_both_languages() -> None:
    ontology = Graph().parse(data=read("plan.ttl"), format="turtle")
    terms = {s for s in ontology.subjects() if str(s).startswith(PLAN)}
    assert len(terms) > 60
    for term in terms:
        for said in (RDFS + "label", SKOS + "definition", SKOS + "example"):
            languages = [o.language for o in ontology.objects(term, Namespace(said)[""])]
            assert sorted(languages) == ["en", "zh"], (term, said)


def test_every_term_that_a_graph_uses_is_in_the_ontology(qingling: Any, baishui: Any) -> None:
    made = build_facts([qingling.facts, baishui.facts])
    data = Graph().parse(data=made.graph_turtle, format="turtle").parse(data=made.claims_turtle, format="turtle")
    ontology = Graph().parse(data=read("plan.ttl"), format="turtle")
    used = {term for triple in data for term in (triple[1], triple[2]) if str(term).startswith(PLAN)}
    assert len(used) > 40
    assert used <= set(ontology.subjects())


def test_every_property_that_the_shapes_name_is_in_the_ontology() -> None:
    shapes = Graph().parse(data=read("shapes.ttl"), format="turtle")
    ontology = Graph().parse(data=read("plan.ttl"), format="turtle")
    named = {o for p in ("path", "class", "targetClass", "inversePath") for o in shapes.objects(None, Namespace(SH)[p])}
    assert {n for n in named if str(n).startswith(PLAN)} <= set(ontology.subjects())
