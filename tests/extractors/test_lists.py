"""Items of one list speak for each other before any of them is given up."""
from __future__ import annotations

import pytest

from extractors.frames.candidate import Candidate
from extractors.proposers import PROPOSERS
from extractors.scoring.lists import LEAST, SAY, with_their_lists
from tests.extractors.short_texts import reading_of

TEXT = "支持青岭钛业、云峰新材、禾润等企业做强。扶持秾朔。"


def items() -> list[Candidate]:
    """One candidate an item, in order: three of a list, one that stands alone."""
    found: dict[int, Candidate] = {}
    for c in PROPOSERS["Enterprise"].propose(reading_of(TEXT)):
        if c.how == "item" and c.item is not None:
            found.setdefault(c.item.unit.start, c)
    return [found[start] for start in sorted(found)]


def test_a_strange_item_among_likely_ones_gains_and_they_lose_a_little() -> None:
    candidates, say = items(), SAY["Enterprise"]
    assert [TEXT[c.start : c.end] for c in candidates] == ["青岭钛业", "云峰新材", "禾润", "秾朔"]
    found = with_their_lists("Enterprise", [3.0, 2.0, -3.0, 1.0], candidates)
    assert found == pytest.approx([3 - 3.5 * say, 2 - 2 * say, -3 + 5.5 * say, 1.0])


def test_an_item_in_which_nothing_was_proposed_speaks_against_the_others() -> None:
    first, second, _, _ = items()
    say = SAY["Enterprise"]
    found = with_their_lists("Enterprise", [3.0, 2.0], [first, second])
    assert found == pytest.approx([(1 - say) * 3 + say * (2 + LEAST) / 2, (1 - say) * 2 + say * (3 + LEAST) / 2])


def test_only_the_best_candidate_of_an_item_is_drawn_to_its_list() -> None:
    first, second, third, _ = items()
    shorter = first._replace(end=first.end - 1)
    alone = with_their_lists("Enterprise", [3.0, 2.0, 1.0], [first, second, third])
    assert with_their_lists("Enterprise", [3.0, 1.5, 2.0, 1.0], [first, shorter, second, third]) == [alone[0], 1.5, *alone[1:]]


def test_works_stand_for_themselves() -> None:
    assert "Project" not in SAY
    assert with_their_lists("Project", [3.0, 2.0, -3.0, 1.0], items()) == [3.0, 2.0, -3.0, 1.0]
