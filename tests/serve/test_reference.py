"""The ontology's readable reference: complete, up to date, and without anything from another host."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from ontology.diagram import EDGES
from ontology.reference import reference, terms


@pytest.fixture(scope="module")
def page() -> str:
    return reference()


def test_the_committed_page_is_the_one_that_the_ontology_makes(page: str, root: Path) -> None:
    committed = (root / "docs" / "ontology.html").read_text(encoding="utf-8")
    assert committed == page, "run: python -m ontology.reference"


def test_every_term_stands_there_with_both_languages(page: str) -> None:
    for name, term in terms().items():
        assert f'id="{name}"' in page
        assert set(term.labels) == set(term.definitions) == set(term.examples) == {"zh", "en"}, name


def test_every_link_within_the_page_has_its_place(page: str) -> None:
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


def test_nothing_comes_from_elsewhere(page: str) -> None:
    assert re.findall(r'(?:src|href)="(?!#|data:)[^"]*"', page) == []
    assert "<script" not in page and "@import" not in page


def test_the_diagram_draws_what_the_ontology_says() -> None:
    """Each arrow is a property whose subjects and objects include the classes it joins, or what these are kinds of."""
    known = terms()

    def kinds(name: str) -> set[str]:
        parents = {value.removeprefix("plan:") for value in known[name].facts.get("上位类", []) if value.startswith("plan:")}
        return {name}.union(*(kinds(parent) for parent in parents))

    for edge in EDGES:
        said = known[edge.link].facts
        assert kinds(edge.start) & {value.removeprefix("plan:") for value in said["主体"]}, edge
        assert kinds(edge.end) & {value.removeprefix("plan:") for value in said["客体"]}, edge
