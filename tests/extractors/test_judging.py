"""Deciding: the best of overlapping places, then each name by all its places."""
from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.frames.candidate import Candidate
from extractors.frames.factory import plain_document
from extractors.proposers import PROPOSERS
from extractors.scoring.component import unlike
from extractors.scoring.features import Features
from extractors.scoring.judging import (
    LEAST_COSTED,
    SURE_STREETS,
    Company,
    Judged,
    PlaceScorer,
    choose,
    group,
    judge,
    kept,
    salience_of,
    whole_features,
)
from extractors.scoring.model import RULES, KindModel, LinearModel, load_models, logistic
from extractors.scoring.reaches import joined_reaches
from tests.extractors.short_texts import found_in, reading_of


def place(start: int, end: int) -> Candidate:
    return Candidate(start, end, "head")


def judged(kind: str, text: str, model: KindModel | None = None) -> list[Judged]:
    reading = reading_of(text)
    model = model or load_models(RULES).kinds[kind]
    return judge(kind, PROPOSERS[kind].propose(reading), Features(reading), model, (), "rule")


def test_of_overlapping_places_the_likeliest_is_kept() -> None:
    assert choose([(0.6, place(0, 4)), (0.8, place(2, 8)), (0.5, place(8, 10))]) == [(0.8, place(2, 8)), (0.5, place(8, 10))]


def test_of_equally_likely_places_the_longer_is_kept_then_the_earlier() -> None:
    assert choose([(0.6, place(0, 4)), (0.6, place(0, 7))]) == [(0.6, place(0, 7))]
    assert choose([(0.6, place(2, 6)), (0.6, place(0, 4))]) == [(0.6, place(0, 4))]


def test_a_place_that_loses_does_not_block_others() -> None:
    kept = choose([(0.9, place(0, 4)), (0.5, place(3, 8)), (0.4, place(6, 9))])
    assert [c for _, c in kept] == [place(0, 4), place(6, 9)]


def test_a_projects_name_is_taken_whole() -> None:
    """青溪河综合治理 ends with a head too, and so does 推进青溪河综合治理工程."""
    assert found_in("加快推进青溪河综合治理工程、云岭水库除险加固工程等项目建设。")["projects"] == ["青溪河综合治理工程", "云岭水库除险加固工程"]


def test_a_name_leaves_no_number_of_its_list_behind() -> None:
    assert found_in("规划建设汽车零部件、智能装备和粮食机械3个产业链。")["industries"] == ["汽车零部件", "智能装备", "粮食机械"]


def test_forms_of_one_name_are_judged_together() -> None:
    text = "发展肉牛产业。做强肉牛产业链。"
    reading = reading_of(text)
    chosen = [(0.5, place(2, 6)), (0.6, place(9, 14))]
    assert [reading.text[c.start : c.end] for _, c in chosen] == ["肉牛产业", "肉牛产业链"]
    assert list(group("Industry", chosen, reading.text, ())) == ["肉牛"]


def test_more_places_speak_for_a_name() -> None:
    reading = reading_of("以青岭钛业为龙头。支持青岭钛业。")
    features = Features(reading)
    once = whole_features([(0.4, place(1, 5))], features, "青岭钛业", Company(()))
    twice = whole_features([(0.4, place(1, 5)), (0.4, place(11, 15))], features, "青岭钛业", Company(()))
    assert twice["any"] > once["any"] and twice["log-places"] > once["log-places"] == 0.0
    assert twice["max"] == once["max"]


def test_how_its_places_were_proposed_is_told_of_a_name() -> None:
    reading = reading_of("以青岭钛业为龙头。支持青岭钛业。")
    members = [(0.4, place(1, 5)), (0.4, place(11, 15)._replace(how="item"))]
    numbers = whole_features(members, Features(reading), "青岭钛业", Company(()))
    assert {k: v for k, v in numbers.items() if k.startswith("how-") and v} == {f"how-{c.how}": 0.5 for _, c in members}
    assert len({c.how for _, c in members}) == 2


def test_the_company_of_likely_names_speaks_for_a_strange_one() -> None:
    reading = reading_of("支持青岭钛业、云峰新材、禾润等企业做强。")
    listed = [c for c in PROPOSERS["Enterprise"].propose(reading) if c.how == "item"]
    strange = next(c for c in listed if reading.text[c.start : c.end] == "禾润")
    others = [(0.9, c) for c in listed if c.item is not strange.item]
    assert Company([*others, (0.1, strange)]).of(strange) == pytest.approx(0.9)
    assert Company([(0.1, strange)]).of(strange) == 0.0
    features = Features(reading)
    numbers = [whole_features([(0.1, strange)], features, "禾润", Company(known)) for known in (others, ())]
    assert numbers[0]["beside"] > numbers[1]["beside"] and numbers[0]["alone"] == 0.0


def test_a_certain_place_is_a_finite_number() -> None:
    reading = reading_of("以青岭钛业为龙头。")
    assert abs(whole_features([(1.0, place(1, 5)), (0.0, place(1, 5))], Features(reading), "青岭钛业", Company(()))["max"]) < 10


def test_a_name_below_the_threshold_is_dropped() -> None:
    text = "以青岭钛业、云峰新材等企业为龙头。"
    by_hand = load_models(RULES).kinds["Enterprise"]
    strict = KindModel(by_hand.place, LinearModel(-100.0, by_hand.whole.weights), by_hand.threshold)
    assert [text[j.candidate.start : j.candidate.end] for j in judged("Enterprise", text)] == ["青岭钛业", "云峰新材"]
    assert judged("Enterprise", text, strict) == []


def test_judged_places_come_in_order_and_never_overlap() -> None:
    found = judged("Project", "推进青溪大桥、云岭隧道、石泉至云岭二级公路等项目建设，实施青溪河综合治理工程、云峰新材搬迁改造项目。")
    edges = [(j.candidate.start, j.candidate.end) for j in found]
    assert len(edges) >= 4 and edges == sorted(edges)
    assert all(a[1] <= b[0] for a, b in zip(edges, edges[1:], strict=False))
    assert all(0 < j.confidence <= 1 and j.origin.startswith("rule:") for j in found)


def test_adding_up_shared_features_once_changes_no_score() -> None:
    reading = reading_of("以青岭钛业、云峰新材等企业为龙头，引进博晟冷链、鼎沃物流等企业。")
    model = load_models(RULES).kinds["Enterprise"].place
    features = Features(reading)
    candidates = list(PROPOSERS["Enterprise"].propose(reading))
    features.count(candidates)
    scorer = PlaceScorer(features, model)
    looked_at = 0
    for candidate in candidates:
        whole = model.score(features.of(candidate))
        if whole > 0:
            looked_at += 1
            assert abs(scorer.score(candidate)[0] - whole) < 1e-9
    assert looked_at >= 4


def test_a_work_whose_cost_is_said_is_kept_however_often_the_same_words_name_none() -> None:
    text = "加强道路建设。重视道路建设。计划推进道路建设35公里，总投资6.2亿元。"
    reading = reading_of(text)
    features = Features(reading)
    starts = [at for at in range(len(reading.text)) if reading.text.startswith("道路建设", at)]
    members = [(p, place(at, at + 4)) for p, at in zip((0.2, 0.7, 0.8), starts, strict=True)]
    assert kept("Project", members, 0.3, 0.5, features) == (0.8, members[2:])
    doubtful = [*members[:2], (LEAST_COSTED, members[2][1])]
    assert kept("Project", doubtful, 0.3, 0.5, features) == (LEAST_COSTED, doubtful[2:])
    assert kept("Project", [*members[:2], (LEAST_COSTED - 0.01, members[2][1])], 0.3, 0.5, features) == (0.3, [])
    assert kept("Project", members, 0.6, 0.5, features) == (0.6, members)
    assert kept("Industry", members, 0.3, 0.5, features) == (0.3, ())
    assert not features.costed(place(starts[0], starts[0] + 4))


def test_of_an_industrys_places_the_unlikely_name_none_but_its_likeliest_stays() -> None:
    features = Features(reading_of("发展健康产业，倡导健康生活。"))
    sure, unsure = (0.8, place(2, 6)), (0.2, place(9, 11))
    assert kept("Industry", [sure, unsure], 0.7, 0.5, features) == (0.7, [sure])
    assert kept("Industry", [unsure], 0.7, 0.5, features) == (0.7, [unsure])
    assert kept("Enterprise", [sure, unsure], 0.7, 0.5, features) == (0.7, [sure, unsure])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("实施青溪河上湾段、云岭河城区段治理工程。", ["青溪河上湾段、云岭河城区段治理工程"]),
        ("实施青溪河上湾段疏浚、云岭河城区段治理工程。", ["青溪河上湾段疏浚", "云岭河城区段治理工程"]),
        ("实施国道甲岭段、云岭大桥改造工程。", ["国道甲岭段", "云岭大桥改造工程"]),
    ],
)
def test_reaches_of_rivers_that_share_a_deed_are_one_work(text: str, names: list[str]) -> None:
    reading = reading_of(text)
    (frame,) = reading.enumerations
    parts = [Judged(Candidate(i.starts[0], i.ends[0], "item", frame, i), 0.8, 0.8, 0.8, "model:item") for i in frame.items]
    found = joined_reaches(parts, plain_document(text))
    assert [reading.text[j.candidate.start : j.candidate.end] for j in found] == names
    assert found[0].origin == ("model:joined" if len(names) == 1 else "model:item")


def test_a_place_that_another_kind_claims_more_surely_is_given_up() -> None:
    def named(start: int, whole: float) -> Judged:
        return Judged(place(start, start + 4), whole, whole, whole, "rule:head")

    firms, industries = [named(0, 0.9), named(9, 0.6)], [named(0, 0.7), named(4, 0.8), named(9, 0.6)]
    assert unlike(firms, industries) == firms
    assert unlike(industries, firms) == industries[1:]


def test_counted_parts_of_a_work_need_more_than_a_sum_behind_them() -> None:
    reading = reading_of("新增康养客房300间，总投资2亿元。")
    features = Features(reading)
    rooms = place(2, reading.text.index("间") + 1)
    assert features.costed(rooms)
    assert kept("Project", [(0.4, rooms)], 0.3, 0.5, features) == (0.3, [])
    assert kept("Project", [(0.6, rooms)], 0.3, 0.5, features) == (0.6, [(0.6, rooms)])


def test_a_volume_that_many_works_reach_is_no_cost() -> None:
    reading = reading_of("合作升级项目投资达到20亿元。合作升级项目总投资达到20亿元。")
    features = Features(reading)
    first, second = (at for at in range(len(reading.text)) if reading.text.startswith("合作升级项目", at))
    assert not features.costed(place(first, first + 6)) and features.costed(place(second, second + 6))


def test_a_thing_is_as_salient_as_its_most_telling_place() -> None:
    text = "以云岭为龙头。另有云岭等。"
    reading = reading_of(text)
    features = Features(reading)
    places = [place(1, 3), place(9, 11)]
    telling = next(f for f in features.of(places[0]) if f not in features.of(places[1]))
    model = LinearModel(-1.0, {telling: 3.0})
    scorer = PlaceScorer(features, model, {id(places[0]): features.local(places[0])})
    assert salience_of(places, scorer) == salience_of(places, PlaceScorer(features, model)) == logistic(2.0)
    assert salience_of(places[1:], scorer) == logistic(-1.0)
    assert salience_of(places, None) == 1.0


def test_what_is_judged_by_hand_is_as_salient_as_can_be_and_what_is_learnt_tells_more() -> None:
    assert {j.salience for j in judged("Enterprise", "以青岭钛业、云峰新材等企业为龙头。")} == {1.0}
    by_hand = load_models(RULES).kinds["Enterprise"]
    learnt = replace(by_hand, salience=LinearModel(-1.0))
    assert {j.salience for j in judged("Enterprise", "以青岭钛业、云峰新材等企业为龙头。", learnt)} == {logistic(-1.0)}


def test_streets_named_together_at_one_cost_are_one_work() -> None:
    together = "青溪北路、云岭大街等二级建设规模道路"
    surest = [j.whole for j in judged("Project", f"{together}15.1公里，总投资1.6亿元。") if j.candidate.how == "joined"]
    assert surest == [SURE_STREETS]
    assert SURE_STREETS not in [j.whole for j in judged("Project", f"{together}竣工通车。")]
    assert SURE_STREETS not in [j.whole for j in judged("Project", "青溪桥、云岭泵站等支线3公里，总投资1.6亿元。")]
