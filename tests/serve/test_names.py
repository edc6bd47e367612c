"""The index of names: questions asked with it give the same rows as without, whatever the text."""
from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

import httpx
import pytest
from pyoxigraph import Store

from kg.query import prepare, run
from kg.serve import labels as labels_module
from kg.serve.labels import Labels
from kg.store.dataset import load
from kg.store.disk import load_build
from ontology import QueryError, bind, named_queries, named_query
from tests.serve.conftest import Server

BY_NAME = [(query.name, parameter) for query in named_queries() for parameter in query.names]

TEXTS = {
    "indicator": ["森林覆盖率", "率", "增加值", "coverage"],
    "industry": ["肉牛", "储能", "业", "beef"],
    "enterprise": ["华屹", "有限公司", "红坡牧业"],
    "park": ["云麓", "园", "片区"],
    "entity": ["咖啡", "华屹", "项目"],
    "chain": ["肉牛", "产业链", "抽水蓄能"],
}
"""What stands in some names of the sample counties."""

ODD = ["", "  ", "月球采矿", "%", "（", "森林 覆盖率", "ＡＢ", '"', "' OR 1", "*", "NEAR(", "\\", "\n", "\0", "a" * 200, "𠮷", "e\u0301", "?n"]
"""What stands in none, or means something to a search engine."""


@pytest.fixture(scope="module")
def store(truth_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample counties as a store on disk."""
    place = tmp_path_factory.mktemp("names") / "store"
    load_build(truth_folder, place)
    return place


@pytest.fixture(scope="module")
def opened(store: Path) -> Store:
    return load(store)


@pytest.fixture(scope="module")
def labels(store: Path) -> Labels:
    made = Labels(store.parent / "names.sqlite")
    made.build(store)
    return made


def test_the_questions_that_look_through_names_say_so() -> None:
    assert set(BY_NAME) == {
        ("chain-projects", "chain"), ("chain-walk", "chain"), ("compare-targets", "indicator"), ("enterprise-roles", "enterprise"),
        ("entity-evidence", "entity"), ("park-contents", "park"), ("promised", "indicator"), ("same-industry", "industry"),
    }  # fmt: skip


@pytest.mark.parametrize(("name", "parameter"), BY_NAME)
def test_rows_are_the_same_with_and_without_the_index(opened: Store, labels: Labels, name: str, parameter: str) -> None:
    for text in (*TEXTS[parameter], *ODD):
        given = {parameter: text}
        assert run(opened, name, given, labels) == run(opened, name, given), text
    found = [run(opened, name, {parameter: text}, labels).rows for text in TEXTS[parameter]]
    assert any(found), "some text is in some name"


@pytest.mark.parametrize(("name", "parameter"), BY_NAME)
def test_a_query_reads_the_names_that_the_index_gives_and_no_others(opened: Store, name: str, parameter: str) -> None:
    class Nothing:
        def holders(self, text: str, class_: str) -> Sequence[str] | None:
            return []

    assert run(opened, name, {parameter: TEXTS[parameter][0]}).rows
    assert run(opened, name, {parameter: TEXTS[parameter][0]}, Nothing()).rows == ()


def test_an_iri_and_a_county_need_no_index(opened: Store, labels: Labels) -> None:
    forest = {"indicator": "<https://w3id.org/plankg/indicator/forest-coverage>"}
    assert prepare("promised", forest, labels) == prepare("promised", forest)
    assert run(opened, "promised", forest, labels).rows
    assert "VALUES ?i { UNDEF }" in prepare("chain-walk", {"chain": "肉牛", "county": "云麓"}, labels)


def test_what_most_names_hold_is_left_to_the_query(labels: Labels, monkeypatch: pytest.MonkeyPatch) -> None:
    few = labels.holders("率", "Indicator")
    assert few is not None and len(few) > 1
    monkeypatch.setattr(labels_module, "MOST_HOLDERS", len(few) - 1)
    assert labels.holders("率", "Indicator") is None


def test_names_are_those_of_the_class(labels: Labels) -> None:
    parks, indicators, anything = (labels.holders("咖啡", class_) or [] for class_ in ("Park", "Indicator", ""))
    assert parks and indicators and not set(parks) & set(indicators)
    assert {*parks, *indicators} < set(anything)


def test_a_text_in_a_name_is_in_it_when_both_are_folded() -> None:
    """Marks, ligatures and letters with two small forms, which fold by what stands beside them if one does not take care."""
    letters, chance = "aſßΣςσÅ\u0301\u0327\u0345İiﬁｶﾞ가ᄀ²℃率（ \u3099か", random.Random(1)
    for _ in range(5000):
        before, text, after = ("".join(chance.choices(letters, k=chance.randint(0, 3))) for _ in range(3))
        name = labels_module._spaced(before + text + after)
        assert f" {labels_module._spaced(text)} ".replace("  ", " ") in f" {name} ", (before, text, after)


def test_binding_several_iris_or_none() -> None:
    text = "SELECT * { VALUES ?a { UNDEF } ?a ?b ?c }"
    assert bind(text, {"a": ["https://example.org/x", "https://example.org/y"]}) == (
        "SELECT * { VALUES ?a { <https://example.org/x> <https://example.org/y> } ?a ?b ?c }"
    )
    assert bind(text, {"a": []}) == "SELECT * { VALUES ?a {  } ?a ?b ?c }"


def test_what_the_index_fills_in_is_no_parameter() -> None:
    with pytest.raises(QueryError, match="has no parameter 'n'; it has: indicator, year"):
        named_query("promised").bind({"indicator": "率", "n": "率"})


@pytest.mark.parametrize(("name", "parameter"), BY_NAME)
def test_the_page_of_a_question_shows_the_rows(server: Server, opened: Store, name: str, parameter: str) -> None:
    text = TEXTS[parameter][0]
    page = httpx.get(f"{server.url}/questions/{name}", params={parameter: text}, timeout=30)
    assert page.status_code == 200
    rows = len(re.findall(r"<tr>", page.text.partition("<tbody>")[2].partition("</tbody>")[0]))
    assert rows == len(run(opened, name, {parameter: text})) > 0
