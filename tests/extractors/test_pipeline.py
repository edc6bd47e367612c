"""The spaCy pipeline: spans on any doc, components usable from anyone's configuration, facts in order with evidence."""
from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.util import registry

from extractors.documents import read
from extractors.facts import COUNTY, IndustryMention
from extractors.frames.factory import plain_document
from extractors.industries.proposals import chain_kind
from extractors.pipeline import COMPONENTS, JUDGING, extract, load
from tests.extractors.short_texts import RULES

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "以青岭钛业、云峰新材、大河锻造等企业为龙头，推进云峰新材年产5万吨负极材料项目、青溪河综合治理工程等项目建设。"


def test_firms_and_projects_of_a_plain_sentence_are_spans_of_its_doc() -> None:
    doc = load()(SENTENCE)
    assert [span.text for span in doc.spans["plankg_enterprises"]][:3] == ["青岭钛业", "云峰新材", "大河锻造"]
    assert {span.label_ for span in doc.spans["plankg_enterprises"]} == {"Enterprise"}
    assert [span.text for span in doc.spans["plankg_projects"]] == ["云峰新材年产5万吨负极材料项目", "青溪河综合治理工程"]


def test_spans_may_nest() -> None:
    """The firm inside a project's name is a firm of its own."""
    doc = load()(SENTENCE)
    project = doc.spans["plankg_projects"][0]
    assert any(project.start <= firm.start and firm.end <= project.end for firm in doc.spans["plankg_enterprises"])


def test_spans_lie_on_the_docs_own_text_where_the_plan_is_broken_by_spaces_and_marks() -> None:
    doc = load()("**培育产业。**推进 青溪河综合治理 工程、云岭水库除险\n加固工程等项目建设。")
    assert {"".join(s.text.split()) for s in doc.spans["plankg_projects"]} == {"青溪河综合治理工程", "云岭水库除险加固工程"}


@pytest.mark.parametrize("text", ["", "。", "\n\n", "**", "县", "1.", "、、、", "（", "|||", "\ufeff"])
def test_texts_that_say_nothing_give_nothing(text: str) -> None:
    doc = load()(text)
    assert all(not doc.spans[key] for key in doc.spans)


def test_components_are_registered_by_entry_point_names() -> None:
    assert all(registry.has("factories", name) or Language.has_factory(name) for name in COMPONENTS)


def test_components_work_in_a_pipeline_made_from_a_configuration() -> None:
    nlp = spacy.blank("zh").from_config(
        {
            "nlp": {"lang": "zh", "pipeline": ["plankg_reading", "plankg_enterprises"]},
            "components": {
                "plankg_reading": {"factory": "plankg_reading"},
                "plankg_enterprises": {"factory": "plankg_enterprises", "model": RULES},
            },
        }
    )
    doc = nlp("以青岭钛业、云峰新材等企业为龙头。")
    assert nlp.pipe_names == ["plankg_reading", "plankg_enterprises"]
    assert [span.text for span in doc.spans["plankg_enterprises"]] == ["青岭钛业", "云峰新材"]


def test_a_fresh_interpreter_finds_the_components_after_the_import() -> None:
    code = (
        "import spacy, extractors.pipeline as p\n"
        "nlp = spacy.blank('zh')\n"
        "[nlp.add_pipe(c) for c in p.COMPONENTS]\n"
        "print(nlp.pipe_names == list(p.COMPONENTS))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "True", done.stderr


def test_other_weights_are_named_in_the_configuration() -> None:
    nlp = load(RULES)
    assert all(nlp.get_pipe_config(name)["model"] == RULES for name in JUDGING)
    assert set(JUDGING) < set(COMPONENTS)


@pytest.mark.parametrize(
    ("name", "tail", "kind"),
    [
        ("肉牛产业链", "", "chain"),
        ("肉牛全产业链", "", "chain"),
        ("钛材料产业集群", "", "cluster"),
        ("现代物流业", "", "industry"),
        ("汽车零部件", "产业链", "chain"),
        ("汽车零部件", "特色产业集群", "cluster"),
        ("肉牛", "特色产业", "industry"),
        ("钛材料产业集群", "产业链", "cluster"),
    ],
)
def test_the_kind_of_an_industry_is_told_by_its_own_head_or_its_lists(name: str, tail: str, kind: str) -> None:
    assert chain_kind(name, tail) == kind


def test_items_that_share_a_head_are_all_chains() -> None:
    facts = extract(plain_document("规划建设汽车零部件、智能装备和粮食机械3个产业链。"), load(RULES))
    assert {(m.name, m.kind) for m in facts.mentions if isinstance(m, IndustryMention)} == {
        ("汽车零部件", "chain"),
        ("智能装备", "chain"),
        ("粮食机械", "chain"),
    }


def test_the_section_speaks_too() -> None:
    """A firm named under a heading carries the headings above it as evidence."""
    facts = extract(plain_document("第三章 做强工业\n第一节 壮大钛产业\n以青岭钛业、云峰新材等企业为龙头。"), load(RULES))
    firm = next(m for m in facts.mentions if m.type == "Enterprise")
    assert firm.evidence.section == ("第三章 做强工业", "第一节 壮大钛产业")
    assert firm.evidence.line == 3 and firm.evidence.sentence == "以青岭钛业、云峰新材等企业为龙头。"


def test_mentions_are_numbered_in_order_of_the_text_and_relations_join_them(sample_plan: Path) -> None:
    facts = extract(read(sample_plan))
    assert [m.id for m in facts.mentions] == [f"m{i}" for i in range(1, len(facts.mentions) + 1)]
    starts = [m.evidence.start for m in facts.mentions]
    assert starts == sorted(starts)
    types = {m.id: m.type for m in facts.mentions}
    allowed = {
        "plans": ({COUNTY}, {"Industry"}),
        "subChainOf": ({"Industry"}, {"Industry"}),
        "includesProject": ({"Industry"}, {"Project"}),
        "undertakenBy": ({"Project"}, {"Enterprise"}),
        "leadEnterprise": ({"Industry"}, {"Enterprise"}),
        "locatedIn": ({"Project", "Enterprise", "Park"}, {"Park"}),
        "focusesOn": ({"Park"}, {"Industry"}),
        "hasGoal": ({COUNTY, "Industry", "Park", "Project"}, {"IndicatorTarget", "Positioning"}),
    }
    assert {r.predicate for r in facts.relations} == allowed.keys()
    for r in facts.relations:
        subjects, objects = allowed[r.predicate]
        assert types.get(r.subject, r.subject) in subjects and types[r.object] in objects, r
        assert 0 < r.confidence <= 1 and r.subject != r.object
    assert all(0 < m.confidence <= 1 for m in facts.mentions)


def test_every_industry_is_planned_by_the_county_and_every_goal_has_a_subject(sample_plan: Path) -> None:
    facts = extract(read(sample_plan))
    planned = [r.object for r in facts.relations if r.predicate == "plans"]
    owned = [r.object for r in facts.relations if r.predicate == "hasGoal"]
    assert sorted(planned) == sorted(m.id for m in facts.mentions if m.type == "Industry")
    assert set(owned) <= {m.id for m in facts.mentions if m.type in ("IndicatorTarget", "Positioning")}
    assert len(owned) == len(set(owned))


def digest(plan: Path, seed: str) -> str:
    """A digest of all facts of a plan, from an interpreter with this hash seed."""
    code = (
        "import hashlib, sys; from pathlib import Path\n"
        "from extractors.documents import read; from extractors.pipeline import extract\n"
        "print(hashlib.sha256(repr(extract(read(Path(sys.argv[1])))).encode()).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(plan)],
        capture_output=True, text=True, cwd=ROOT, env={"PYTHONHASHSEED": seed, "PATH": "", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_same_plan_gives_the_same_facts_whatever_the_hash_seed(sample_plan: Path) -> None:
    plan = sample_plan.with_name("shiquan.txt")
    assert digest(plan, "0") == digest(plan, "4711")


def test_what_was_read_before_changes_nothing(sample_plan: Path) -> None:
    other = read(sample_plan.with_name("shiquan.txt"))
    first = extract(other)
    extract(read(sample_plan))
    assert extract(other) == first


def test_rules_alone_find_less_but_find(sample_plan: Path) -> None:
    document = read(sample_plan.with_name("shiquan.txt"))
    by_rules = extract(document, load(RULES))
    assert {m.type for m in by_rules.mentions} >= {"Industry", "Enterprise", "Park", "Project"}
    assert not any(m.origin.startswith("model") for m in by_rules.mentions)


def test_facts_are_plain_values_that_compare_and_pickle() -> None:
    facts = extract(plain_document(SENTENCE), load(RULES))
    assert facts.mentions[0].name == "青岭钛业"
    assert pickle.loads(pickle.dumps(facts)) == facts
