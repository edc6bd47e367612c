"""Titles that a plan strives for are goals in words, and neither parks nor projects."""
from __future__ import annotations

import pytest

from extractors.frames.candidate import Candidate
from extractors.frames.factory import plain_document
from extractors.goals.positioning import find_positionings
from extractors.goals.titles import without_titles
from extractors.scoring.judging import Judged
from tests.extractors.short_texts import found_in


def left(kind: str, text: str, *names: str) -> list[str]:
    """Which of the names stay mentions of a kind, each at all its places."""
    document = plain_document(text)
    clean = document.clean
    judged = [
        Judged(Candidate(at, at + len(name), "head"), 0.9, 0.9, 0.9, "model:head")
        for name in names
        for at in range(len(clean))
        if clean.startswith(name, at)
    ]
    kept = without_titles(kind, judged, find_positionings(document), clean)
    return [clean[j.candidate.start : j.candidate.end] for j in kept]


TEXT = "争创国家数字乡村示范县，打造全国优质冬枣生产加工基地，推进青溪河治理工程。推进全国优质冬枣生产加工基地建设。"


def test_a_title_that_is_striven_for_is_no_project_wherever_it_stands() -> None:
    assert left("Project", TEXT, "全国优质冬枣生产加工基地", "青溪河治理工程") == ["青溪河治理工程"]


def test_a_park_stays_if_it_stands_anywhere_else() -> None:
    text = "把云麓建成国家级冬枣产业示范区。推进国家级冬枣产业示范区和青溪产业园建设。"
    assert "国家级冬枣产业示范区" in left("Park", text, "国家级冬枣产业示范区")
    assert left("Park", "把云麓建成国家级冬枣产业示范区。", "国家级冬枣产业示范区") == []


def test_what_is_called_a_project_or_works_is_one() -> None:
    assert left("Project", "打造全国一流的冬枣加工示范工程。", "冬枣加工示范工程") == ["冬枣加工示范工程"]


@pytest.mark.parametrize("kind", ["Industry", "Enterprise"])
def test_other_kinds_are_never_titles(kind: str) -> None:
    assert left(kind, TEXT, "冬枣") == ["冬枣", "冬枣"]


def test_the_pipeline_leaves_titles_out_of_its_parks() -> None:
    assert found_in("把云麓县打造成国家级冬枣产业示范区，推进青溪冬枣产业园建设。")["parks"] == ["青溪冬枣产业园"]
