"""Model files: a table of features that a person can read, the same bytes for the same model, confidence between its points."""
from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from extractors.links.patterns import JOINS
from extractors.proposers import PROPOSERS
from extractors.scoring.model import LEARNED, RULES, KindModel, LinearModel, Models, load_models, logistic, parse_models

MODEL = Models(
    {
        "Park": KindModel(
            LinearModel(-1.5, {"endK=园": 2.0, "de": -0.25}), LinearModel(0.5, {"max": 1.0}), 0.4, ((0.0, 0.1), (0.5, 0.4), (1.0, 0.9)),
            salience=LinearModel(-0.5, {"heading": 1.5}),
        )
    },
    "model",
)


def test_a_model_written_and_read_is_the_same_model(tmp_path: Path) -> None:
    MODEL.write(tmp_path / "weights.json")
    assert load_models(str(tmp_path / "weights.json")) == MODEL


def test_a_model_file_does_not_depend_on_the_order_of_its_features(tmp_path: Path) -> None:
    turned = Models(
        {"Park": replace(MODEL.kinds["Park"], place=LinearModel(-1.5, {"de": -0.25, "endK=园": 2.0}))}, "model"
    )
    for name, models in (("a", MODEL), ("b", turned)):
        models.write(tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_weights_that_round_to_nothing_are_not_written() -> None:
    assert LinearModel(0.123456, {"a": 0.12345, "b": 0.0004}).to_json() == {"bias": 0.1235, "weights": {"a": 0.1235}}


def test_a_score_adds_up_the_weights_of_known_features() -> None:
    assert MODEL.kinds["Park"].place.score(["endK=园", "de", "len=7"]) == pytest.approx(0.25)


def test_the_logistic_function_bears_any_number() -> None:
    assert (logistic(-1e6), logistic(0), logistic(1e6)) == (0.0, 0.5, 1.0)


@pytest.mark.parametrize(("probability", "confidence"), [(0.0, 0.1), (0.25, 0.25), (0.5, 0.4), (0.75, 0.65), (1.0, 0.9)])
def test_confidence_is_read_between_the_points_of_the_calibration(probability: float, confidence: float) -> None:
    assert MODEL.kinds["Park"].confidence(probability) == pytest.approx(confidence)


def test_without_calibration_confidence_is_the_probability_but_never_certain() -> None:
    model = KindModel(LinearModel(), LinearModel(), 0.5)
    assert [model.confidence(p) for p in (0.0, 0.3, 1.0)] == [0.01, 0.3, 0.99]


def test_a_model_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load_models("no-such-model.json")


@pytest.mark.parametrize("name", [LEARNED, RULES])
def test_the_packages_models_judge_every_kind_and_link(name: str) -> None:
    assert load_models(name).kinds.keys() == {*PROPOSERS, *JOINS}


def test_the_learnt_file_is_what_writing_it_gives(tmp_path: Path) -> None:
    """Nobody's editor has touched it, so that differences between versions show what was learnt."""
    text = (files("extractors.scoring") / LEARNED).read_text(encoding="utf8")
    parse_models(text).write(tmp_path / LEARNED)
    assert (tmp_path / LEARNED).read_text(encoding="utf8") == text


def test_the_learnt_weights_stay_small() -> None:
    assert len((files("extractors.scoring") / LEARNED).read_bytes()) < 10_000_000


def test_confidence_never_falls_as_probability_rises() -> None:
    for model in load_models(LEARNED).kinds.values():
        shares = [model.confidence(i / 50) for i in range(51)]
        assert shares == sorted(shares) and 0 < shares[0] and shares[-1] < 1


def test_a_feature_holds_no_long_piece_of_a_plan() -> None:
    """Features are of two or three characters and of words of our own lists: none can carry a name from a plan."""
    for model in load_models(LEARNED).kinds.values():
        for feature in model.place.weights:
            tag, _, value = feature.partition("=")
            if tag in ("b1", "b2", "b3", "f1", "f2", "aft", "aft2", "bef", "bef2", "a-aft", "t2"):
                assert len(value.split("&")[0]) <= 3, feature
