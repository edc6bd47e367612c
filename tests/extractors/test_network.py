"""The small network beside the linear model: what it adds up, how it is kept, when it is asked."""
from __future__ import annotations

import json

import numpy as np
import pytest

from extractors.scoring.judging import HOPELESS, together
from extractors.scoring.model import LinearModel, Models, load_models, parse_models
from extractors.scoring.network import Network


def network() -> Network:
    """Two hidden units: the first fires for `firm` alone, the second only where `firm` and `listed` come together."""
    return Network(
        {"firm": 0, "listed": 1},
        np.array([[1.0, 1.0], [0.0, 1.0]], np.float32),
        np.array([0.0, -1.0], np.float32),
        np.array([0.5, 4.0], np.float32),
        -1.0,
    )


def test_features_together_say_more_than_their_sum() -> None:
    neither, firm, listed, both = network().scores([[], ["firm"], ["listed"], ["firm", "listed"]])
    assert (neither, firm, listed, both) == pytest.approx((-1.0, -0.5, -1.0, 3.5))
    assert both - neither > (firm - neither) + (listed - neither)


def test_unknown_features_weigh_nothing_and_repeated_ones_once() -> None:
    assert network().scores([["firm", "firm", "never seen"]]) == pytest.approx(network().scores([["firm"]]))
    assert len(network().scores([])) == 0
    assert network().scores_of([network().known(["firm", "never seen"]), []]) == pytest.approx(network().scores([["firm"], []]))


def test_a_network_is_kept_in_the_models_file() -> None:
    kept = Network.from_json(json.loads(json.dumps(network().to_json())))
    assert kept.rows == network().rows and kept.to_json() == network().to_json()
    assert kept.scores([["firm", "listed"]]) == pytest.approx([3.5])


def test_the_shipped_weights_have_networks_and_the_rules_have_none() -> None:
    learnt = load_models()
    assert {kind for kind, model in learnt.kinds.items() if model.network} == {"Enterprise", "Project"}
    assert not any(model.network for model in load_models("rules.json").kinds.values())
    again = parse_models(json.dumps(learnt.to_json()))
    assert Models(again.kinds, again.origin).to_json() == learnt.to_json()


def test_both_models_have_half_of_the_say_but_for_what_the_linear_one_rules_out() -> None:
    rows = [["firm", "listed"], ["firm", "listed"]]
    assert together([1.5, HOPELESS - 1], rows, network().scores) == pytest.approx([2.5, HOPELESS - 1])
    assert together([1.5, HOPELESS - 1], [], None) == [1.5, HOPELESS - 1]


def test_a_network_learns_what_only_two_features_together_tell() -> None:
    training = pytest.importorskip("extractors.training.network", reason="learning needs the extra `train`")
    vocabulary = pytest.importorskip("extractors.training.vocabulary", reason="learning needs the extra `train`")
    rows = [vocabulary.Rows([["a", "x"], ["b", "y"], ["a", "y"], ["b", "x"]] * 3000)] * 2
    labels = np.array([1.0, 1.0, 0.0, 0.0] * 6000)
    learn = lambda: training.fit_network(rows, labels, np.ones(24_000), LinearModel())  # noqa: E731
    found = learn()
    a_x, b_y, a_y, b_x = found.scores([["a", "x"], ["b", "y"], ["a", "y"], ["b", "x"]])
    assert min(a_x, b_y) > max(a_y, b_x)
    assert learn().to_json() == found.to_json()
