"""Whole links: all their places, and what the links around them say."""
from __future__ import annotations

import pytest

from extractors.links.agreement import LEAST, Possible, gathered, judged_links, least, link_features, worth_keeping
from extractors.links.pairs import Pair
from extractors.links.patterns import JOINS, WAYS
from extractors.links.surroundings import Place
from extractors.links.telling import kindred
from extractors.scoring.model import KindModel, LinearModel, logistic

SURE = KindModel(LinearModel(), LinearModel(), 0.5)
KINDS = dict.fromkeys(("Industry", "Enterprise", "Park", "Project", *JOINS), SURE)


def place(kind: str, name: str, at: int = 0, sure: float = 0.99) -> Place:
    return Place(kind, at, at + len(name), name, sure, (at, at + len(name)))


INDUSTRY, OTHER = place("Industry", "陶瓷", 0), place("Industry", "纺织", 10)
FIRM, WORKS, PARK = place("Enterprise", "昱岭瓷业", 20), place("Project", "昱岭窑炉改造", 30), place("Park", "青溪园区", 40)
PART_OF_IT = Pair("includesProject", INDUSTRY, WORKS, "before", ())
LEADS = Pair("leadEnterprise", INDUSTRY, FIRM, "before", ())
BUILDS = Pair("undertakenBy", WORKS, FIRM, "inside", ())


def numbers(*judged: tuple[Pair, float]) -> dict[str, dict[str, float]]:
    return {key[0]: found for key, found in link_features(gathered(judged, KINDS))}


def test_what_a_leading_firm_builds_speaks_for_its_industry() -> None:
    alone = numbers((PART_OF_IT, 0.5))["includesProject"]
    led = numbers((PART_OF_IT, 0.5), (LEADS, 0.9), (BUILDS, 0.9))["includesProject"]
    assert alone["way0"] == 0.0
    assert led["way0"] == pytest.approx((0.9 * 0.99**2) * (0.9 * 0.99))
    assert {k: v for k, v in led.items() if k != "way0"} == {k: v for k, v in alone.items() if k != "way0"}


def test_what_is_hardly_linked_says_nothing_of_others() -> None:
    assert numbers((PART_OF_IT, 0.5), (LEADS, 0.9), (BUILDS, 0.05))["includesProject"]["way0"] == 0.0


def test_another_industry_of_the_same_works_is_a_rival() -> None:
    rival = Pair("includesProject", OTHER, WORKS, "before", ())
    found = {key[1][1]: n for key, n in link_features(gathered([(PART_OF_IT, 0.5), (rival, 0.45)], KINDS))}
    assert found["陶瓷"]["rival-of-object"] == pytest.approx(0.45 * 0.99**2)
    assert found["纺织"]["rival-of-object"] == pytest.approx(0.5 * 0.99**2)
    assert found["陶瓷"]["rival-of-subject"] == 0.0


def test_a_target_far_less_likely_than_its_anchors_best_is_not_foremost() -> None:
    rival = Pair("includesProject", OTHER, WORKS, "before", ())
    possible = gathered([(PART_OF_IT, 0.9), (rival, 0.5)], KINDS)
    best, other = possible.values()
    assert (best.foremost, other.foremost, other.likeliest) == (0.9, 0.0, 0.5)
    assert [key[1][1] for key, _ in link_features(possible)] == ["陶瓷"]


def test_places_of_one_link_are_gathered() -> None:
    again = PART_OF_IT._replace(object=place("Project", "昱岭窑炉改造", 90), met="head")
    (link,) = gathered([(PART_OF_IT, 0.4), (again, 0.7)], KINDS).values()
    assert (link.places, link.likeliest, link.second, link.foremost, link.pair.met) == (2, 0.7, 0.4, 0.7, "head")


def test_opposite_links_know_of_each_other() -> None:
    there, back = Pair("subChainOf", INDUSTRY, OTHER, "before", ()), Pair("subChainOf", OTHER, INDUSTRY, "after", ())
    found = dict(link_features(gathered([(there, 0.8), (back, 0.6)], KINDS)))
    assert [round(n["opposite"], 2) for n in found.values()] == [round(0.6 * 0.99**2, 2), round(0.8 * 0.99**2, 2)]


def test_without_a_model_of_whole_links_the_best_place_decides() -> None:
    possible = gathered([(PART_OF_IT, 0.7)], KINDS)
    assert [p for _, _, p in judged_links(possible, KINDS)] == [pytest.approx(0.7 * 0.99**2)]
    learnt = KindModel(LinearModel(), LinearModel(-1.0, {"share": 3.0}), 0.5)
    ((_, link, probability),) = judged_links(possible, {**KINDS, "includesProject": learnt})
    assert isinstance(link, Possible)
    assert probability == pytest.approx(logistic(2.0) * 0.99**2)


def test_hopeless_links_are_not_looked_at() -> None:
    assert not numbers((PART_OF_IT, LEAST / 2))


def test_every_way_leads_from_both_ends_to_one_kind() -> None:
    """Else the ends could never meet."""
    ends = {predicate: (join[1], join[0]) if not join[2] else (join[0], join[1]) for predicate, join in JOINS.items()}
    for predicate, ways in WAYS.items():
        subjects, objects = ends[predicate]
        for (first, first_on), (last, last_on) in ways:
            assert set(ends[first][0 if first_on else 1]) & set(subjects), (predicate, first)
            assert set(ends[last][0 if last_on else 1]) & set(objects), (predicate, last)
            assert set(ends[first][1 if first_on else 0]) & set(ends[last][1 if last_on else 0]), (predicate, first, last)


def kept(*judged: tuple[Pair, float]) -> list[tuple[str, str]]:
    """Subjects and objects of the links that are kept."""
    found = worth_keeping(judged_links(gathered(judged, KINDS), KINDS), KINDS)
    return [(key[1][1], key[2][1]) for key, _, _ in found]


def test_what_is_named_in_passing_is_linked_only_where_the_text_leaves_no_doubt() -> None:
    passing = PART_OF_IT._replace(subject=INDUSTRY._replace(salience=0.6))
    assert kept((PART_OF_IT, 0.7)) == kept((passing, 0.9)) == [("陶瓷", "昱岭窑炉改造")]
    assert kept((passing, 0.7)) == []


def test_who_undertakes_a_work_is_told_of_any_work() -> None:
    assert kept((BUILDS._replace(subject=WORKS._replace(salience=0.1)), 0.7)) == [("昱岭窑炉改造", "昱岭瓷业")]


def test_a_work_belongs_to_the_industries_that_come_near_its_best() -> None:
    rival = Pair("includesProject", OTHER, WORKS, "before", ())
    assert kept((PART_OF_IT, 0.9), (rival, 0.8)) == [("陶瓷", "昱岭窑炉改造"), ("纺织", "昱岭窑炉改造")]
    passing = rival._replace(subject=OTHER._replace(salience=0.7))
    assert kept((PART_OF_IT, 0.99), (passing, 0.95)) == [("陶瓷", "昱岭窑炉改造")]


def test_a_park_may_have_many_industries() -> None:
    first, second = (Pair("focusesOn", PARK, industry, "after", ()) for industry in (INDUSTRY, OTHER))
    assert len(kept((first, 0.99), (second, 0.55))) == 2


def test_what_is_seldom_right_is_asked_for_more() -> None:
    low = dict.fromkeys(KINDS, KindModel(LinearModel(), LinearModel(), 0.3))

    def keeps(pair: Pair, likely: float) -> bool:
        return bool(worth_keeping(judged_links(gathered([(pair, likely)], low), low), low))

    near, far = (Pair("subChainOf", INDUSTRY, OTHER, met, ()) for met in ("after", "head"))
    assert (keeps(near, 0.45), keeps(far, 0.45), keeps(far, 0.55)) == (True, False, True)
    strangers = near._replace(parts=(kindred("apart", "after", False),))
    assert (keeps(strangers, 0.6), keeps(strangers, 0.7)) == (False, True)
    works = PART_OF_IT._replace(parts=(kindred("apart", "before", False),))
    assert keeps(works, 0.45)
    assert least(strangers) > least(far) > least(near) == least(works) == 0.0
