"""Learning the weights: the same plans give the same bytes, one plan can be left out, bad input is an error with a word on it."""
from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="learning needs the extra 'train' (scikit-learn)")

from extractors.documents import read
from extractors.pipeline import extract, load
from extractors.proposers import PROPOSERS
from extractors.scoring.grouping import group_key
from extractors.scoring.model import load_models
from extractors.training.__main__ import annotated_plans, without
from extractors.training.annotated import IMITATES, align, imitations, read_annotated, same_name
from extractors.training.entities import folds
from extractors.training.links import ASTRAY, aligned_groups, completed, labelled_pairs
from extractors.training.samples import samples_of

ROOT = Path(__file__).resolve().parents[2]
TRAINING = ROOT / "data" / "training"
FREE = [plan for plan in TRAINING.glob("*.txt") if plan.stem not in imitations(TRAINING / IMITATES)]
SMALLEST = sorted(FREE, key=lambda p: (p.stat().st_size, p.name))[:2]
"""Of the plans that follow no real one."""


def train(*arguments: object, seed: str = "0") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "extractors.training", *map(str, arguments)],
        capture_output=True, text=True, cwd=ROOT, env={"PYTHONHASHSEED": seed, "PATH": "", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


@pytest.fixture(scope="module")
def two_plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two smallest free invented plans and their annotations."""
    folder = tmp_path_factory.mktemp("two")
    for plan in SMALLEST:
        shutil.copy(plan, folder)
        shutil.copy(plan.with_suffix(".jsonl"), folder)
    return folder


@pytest.fixture(scope="module")
def learnt(two_plans: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("learnt") / "weights.json"
    done = train("--plans", two_plans, "--truth", two_plans, "--out", out)
    assert done.returncode == 0, done.stderr
    assert all(plan.stem in done.stdout for plan in SMALLEST)
    return out


def test_the_same_plans_give_the_same_bytes_whatever_the_hash_seed(two_plans: Path, learnt: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.json"
    assert train("--plans", two_plans, "--truth", two_plans, "--out", again, seed="4711").returncode == 0
    assert again.read_bytes() == learnt.read_bytes()


def test_what_two_plans_teach_finds_firms_and_projects_in_a_third(learnt: Path, sample_plan: Path) -> None:
    facts = extract(read(sample_plan.with_name("shiquan.txt")), load(str(learnt)))
    truth = read_annotated(sample_plan.with_name("shiquan.txt"), ROOT / "data" / "truth" / "shiquan.jsonl")
    for kind in ("Enterprise", "Project"):
        names = {m.name for m in facts.mentions if m.type == kind}
        core = {i for i, e in truth.of_kind(kind).items() if e["tier"] == "core"}
        hit = core & set(align(kind, truth.of_kind(kind), {n: [n] for n in sorted(names)}).values())
        assert len(hit) >= len(core) / 3, kind


def test_the_learnt_file_judges_every_kind_and_says_that_a_model_did(learnt: Path) -> None:
    models = load_models(str(learnt))
    assert models.kinds.keys() == load_models().kinds.keys() and models.origin == "model"
    assert all(0.2 <= m.threshold <= 0.8 for m in models.kinds.values())
    entities = {kind for kind in models.kinds if kind in PROPOSERS}
    assert {kind for kind, m in models.kinds.items() if m.calibration} == entities, "links have one power for all"
    assert {kind for kind, m in models.kinds.items() if m.salience} == entities, "an end is salient, no link is"


def test_a_plan_left_out_teaches_nothing(two_plans: Path, tmp_path: Path) -> None:
    """Two plans are the least: with one of them left out there is too little to learn from."""
    done = train("--plans", two_plans, "--truth", two_plans, "--leave-out", SMALLEST[0].stem, "--out", tmp_path / "w.json")
    assert done.returncode == 2 and "two annotated plans" in done.stderr
    assert not (tmp_path / "w.json").exists()


def test_a_plan_left_out_takes_those_that_imitate_it_along(two_plans: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(two_plans, tmp_path / "three")
    for ending in (".txt", ".jsonl"):
        shutil.copy(folder / f"{SMALLEST[0].stem}{ending}", folder / f"likeness{ending}")
    (folder / "imitates.csv").write_text(f"plan,imitates\nlikeness,{SMALLEST[0].stem}\n", encoding="utf8")
    plans = annotated_plans([folder], [folder])
    assert [p.imitates for p in plans if p.name == "likeness"] == [(SMALLEST[0].stem,)]
    assert [p.name for p in without(plans, SMALLEST[0].stem)] == [SMALLEST[1].stem]
    assert len(without(plans, "likeness")) == 2 and len(without(plans, "")) == 3


def test_plans_are_judged_by_models_that_learnt_from_no_plan_like_them() -> None:
    invented = read_annotated(SMALLEST[0], SMALLEST[0].with_suffix(".jsonl"))
    free = [replace(invented, name=f"free{number}") for number in range(17)]
    like = [replace(invented, name=name, imitates=("real",)) for name in "jk"]
    both = replace(invented, name="both", imitates=("real", "other"))
    plan = invented.document.plan
    county = replace(plan.county, adcode="211302")
    real = replace(invented, name="real", document=replace(invented.document, plan=replace(plan, county=county)))
    assert folds([real, *free, *like, both]) == [[0, 18, 19], [*range(1, 17)], [17], [20]]
    assert folds(free[:2]) == [[0], [1]]


def test_links_with_an_end_that_is_not_annotated_teach_nothing() -> None:
    plan = read_annotated(SMALLEST[0], SMALLEST[0].with_suffix(".jsonl"))
    samples = samples_of(plan)
    judged = {kind: completed(kind, sample, []) for kind, sample in samples.items()}
    reading, places = samples["Park"].features.reading, samples["Park"].places
    known = labelled_pairs(plan, reading, judged, places)
    assert {tier for _, tier in known} >= {0, 2} and ASTRAY not in {tier for _, tier in known}
    stranger = replace(plan, entities={i: e for i, e in plan.entities.items() if e["t"] != "Park"})
    astray = [p.predicate for p, tier in labelled_pairs(stranger, reading, judged, places) if tier == ASTRAY]
    assert set(astray) == {"locatedIn", "focusesOn"}


def test_links_are_learnt_from_annotated_names_that_were_not_kept() -> None:
    sample = samples_of(read_annotated(SMALLEST[0], SMALLEST[0].with_suffix(".jsonl")))["Enterprise"]
    text = sample.plan.document.clean
    ends = completed("Enterprise", sample, [])
    names = {n for e in sample.plan.of_kind("Enterprise").values() for n in (e["n"], *e.get("a", []))}
    assert ends and {text[j.candidate.start : j.candidate.end] for j in ends} <= names
    again = completed("Enterprise", sample, ends)
    assert [j.candidate for j in again] == [j.candidate for j in ends]


def test_every_name_of_a_thing_has_its_links() -> None:
    plan = read_annotated(SMALLEST[0], SMALLEST[0].with_suffix(".jsonl"))
    samples = samples_of(plan)
    judged = {kind: completed(kind, sample, []) for kind, sample in samples.items()}
    groups = aligned_groups(plan, judged, samples["Park"].places)
    assert groups.keys() >= {
        (kind, group_key(kind, plan.document.clean[j.candidate.start : j.candidate.end], samples["Park"].places))
        for kind in ("Enterprise", "Park")
        for j in judged[kind]
    }


def test_a_folder_without_annotated_plans_is_an_error_that_names_it(tmp_path: Path) -> None:
    done = train("--plans", tmp_path, "--truth", tmp_path, "--out", tmp_path / "w.json")
    assert done.returncode == 2 and str(tmp_path) in done.stderr and "Traceback" not in done.stderr


def test_without_plans_the_command_says_what_it_needs() -> None:
    done = train()
    assert done.returncode == 2 and "--plans" in done.stderr


def test_folders_that_do_not_pair_up_are_an_error(two_plans: Path, tmp_path: Path) -> None:
    done = train("--plans", two_plans, "--plans", two_plans, "--truth", two_plans, "--out", tmp_path / "w.json")
    assert done.returncode == 2 and "--truth" in done.stderr and "Traceback" not in done.stderr


def test_a_damaged_annotation_is_an_error_with_file_and_line(two_plans: Path, tmp_path: Path) -> None:
    shutil.copytree(two_plans, tmp_path / "bad")
    damaged = tmp_path / "bad" / f"{SMALLEST[0].stem}.jsonl"
    lines = damaged.read_text(encoding="utf8").split("\n")
    damaged.write_text("\n".join([lines[0], '{"e": ', *lines[2:]]), encoding="utf8")
    done = train("--plans", tmp_path / "bad", "--truth", tmp_path / "bad", "--out", tmp_path / "w.json")
    assert done.returncode == 2 and f"{damaged}:2" in done.stderr and "Traceback" not in done.stderr


def test_names_are_the_same_to_training_as_to_the_scorer() -> None:
    assert same_name("Industry", "肉牛产业链", "肉牛产业")
    assert same_name("Enterprise", "青岭钛业", "青岭钛业有限公司")
    assert same_name("Project", "青溪河流域综合治理工程", "青溪河流域综合治理")
    assert not same_name("Enterprise", "青岭钛业", "青岭铝业")
    assert not same_name("Park", "云岭产业园", "石泉产业园")


def test_an_alignment_is_one_to_one_exact_names_first() -> None:
    gold = {
        "E1": {"n": "青岭钛业有限公司", "tier": "core"},
        "E2": {"n": "青岭钛业", "tier": "ok"},
    }
    assert align("Enterprise", gold, {"a": ["青岭钛业"], "b": ["青岭钛业集团"]}) == {"a": "E2", "b": "E1"}


def test_names_of_one_thing_are_all_aligned_with_it_where_several_may_be() -> None:
    """A second name taken for another thing's would have its links learnt as wrong."""
    gold = {
        "I1": {"n": "石墨新材料产业集群", "a": ["石墨新材料", "电子石墨新材料"], "tier": "core"},
        "I2": {"n": "高纯电子石墨新材料", "tier": "ok"},
    }
    groups = {"a": ["石墨新材料"], "b": ["电子石墨新材料"]}
    assert align("Industry", gold, groups) == {"a": "I1", "b": "I2"}
    assert align("Industry", gold, groups, several=True) == {"a": "I1", "b": "I1"}


def test_an_invented_plan_is_known_as_one() -> None:
    plan = read_annotated(SMALLEST[0], SMALLEST[0].with_suffix(".jsonl"))
    assert plan.invented and plan.of_kind("Enterprise") and plan.links
    assert json.loads(SMALLEST[0].with_suffix(".jsonl").read_text(encoding="utf8").split("\n")[0])["e"] in plan.entities
