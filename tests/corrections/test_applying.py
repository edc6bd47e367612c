"""What each correction does to the graph, and that the graph says a person said so."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kg.corrections.beside import corrections_beside
from kg.pipeline import build_facts
from kg.validate import validate

Fix = Callable[..., dict[str, str]]


def applied(outcomes: Any) -> bool:
    assert all(o.applied for o in outcomes), [o.what for o in outcomes]
    return bool(outcomes)


def test_without_a_file_nothing_changes(desk: Any) -> None:
    before = desk.build()
    assert before.outcomes == () and before.built.corrections() == []
    assert "恒泽石墨" in before.built.names(before.named("远山恒泽石墨有限公司")), "the short name means the firm"


def test_a_rejected_entity_is_gone_with_its_links(desk: Any, fix: Fix) -> None:
    after = desk.build(fix("reject", "Project", "万吨负极材料项目"))
    assert applied(after.outcomes)
    assert "万吨负极材料项目" not in after.names("Project")
    assert after.linked("includesProject") == after.linked("undertakenBy") == set()
    assert len(after.built.corrections()) == 1, "that a person took it out is still told"


def test_an_accepted_entity_is_certain_and_a_person_stands_for_it(desk: Any, fix: Fix) -> None:
    after = desk.build(fix("accept", "Project", "万吨负极材料项目", who="王工", date="2024-05-06", note="见批复"))
    node = after.named("万吨负极材料项目")
    source = after.built.source_of(node)
    assert source.confidence == 1.0 and source.origins == ("model:head", "person")
    people, corrections = after.built.people_behind(node)
    assert [after.built.label_in_claims(p) for p in people] == ["王工"]
    assert corrections == after.built.corrections()
    claims = after.build.claims_turtle
    assert "prov:Agent" in claims and "prov:Activity" in claims and '"2024-05-06"^^xsd:date' in claims and "见批复" in claims


def test_an_accepted_chain_is_certainly_planned(desk: Any, fix: Fix) -> None:
    after = desk.build(fix("accept", "产业链", "石墨新材料产业链"))
    node = after.named("石墨新材料产业链")
    county = after.built.counties()[0]
    assert after.built.source_of_link(county, "plans", node).confidence == 1.0


def test_a_renamed_entity_keeps_names_and_evidence(desk: Any, fix: Fix) -> None:
    before = desk.build()
    old = before.built.source_of(before.named("远山恒泽石墨有限公司")).places
    after = desk.build(fix("rename", "Enterprise", "恒泽石墨", "恒泽石墨集团"))
    node = after.named("恒泽石墨集团")
    assert set(after.built.names(node)) == {"恒泽石墨集团", "远山恒泽石墨有限公司", "恒泽石墨销售公司", "恒泽石墨"}
    assert [p.span for p in after.built.source_of(node).places] == [p.span for p in old]
    assert ("石墨新材料产业链", "恒泽石墨集团") in after.linked("leadEnterprise")
    assert "恒泽石墨集团" in node, "the IRI is readable by the new name"


def test_a_name_that_another_has_makes_the_two_one_and_says_so(desk: Any, fix: Fix) -> None:
    other = min(desk.build().names("Enterprise") - {"远山恒泽石墨有限公司"})
    after = desk.build(fix("rename", "Enterprise", "恒泽石墨", other))
    assert [outcome.what for outcome in after.outcomes] == [f"called {other}, as another Enterprise is: the two are one"]
    assert "恒泽石墨" in after.built.names(after.named(other))


def test_a_name_of_the_text_can_be_made_the_first(desk: Any, fix: Fix) -> None:
    after = desk.build(fix("rename", "Enterprise", "远山恒泽石墨有限公司", "恒泽石墨"))
    assert after.built.names(after.named("恒泽石墨")) == ("恒泽石墨", "远山恒泽石墨有限公司", "恒泽石墨销售公司")


def test_a_retyped_entity_loses_links_that_its_type_cannot_have(desk: Any, fix: Fix) -> None:
    after = desk.build(
        fix("retype", "Project", "云纹陶瓷小镇", "Park"), fix("retype", "Project", "万吨负极材料项目", "产业链")
    )
    assert applied(after.outcomes)
    assert "云纹陶瓷小镇" in after.names("Park") and after.names("Project") == set()
    assert after.built.value(after.named("万吨负极材料项目"), "chainKind") == "industry"
    assert after.linked("includesProject") == after.linked("undertakenBy") == set()
    assert "left out" in after.outcomes[1].what


def test_merged_entities_are_one_with_the_evidence_of_both(desk: Any, fix: Fix) -> None:
    before = desk.build()
    assert {"金穗牧业", "金穗畜牧"} <= before.names("Enterprise")
    after = desk.build(fix("merge", "Enterprise", "金穗牧业", "金穗畜牧"))
    node = after.named("金穗牧业")
    assert after.built.names(node) == ("金穗牧业", "金穗畜牧")
    assert len(after.built.source_of(node).places) == 2


def test_merging_what_is_one_already_does_no_harm(desk: Any, fix: Fix) -> None:
    after = desk.build(fix("merge", "Enterprise", "远山恒泽石墨有限公司", "恒泽石墨"))
    assert applied(after.outcomes) and "already" in after.outcomes[0].what


def test_split_names_are_an_entity_of_their_own(desk: Any, fix: Fix) -> None:
    after = desk.build(fix("split", "Enterprise", "远山恒泽石墨有限公司", "恒泽石墨"))
    assert applied(after.outcomes)
    assert {"远山恒泽石墨有限公司", "恒泽石墨"} <= after.names("Enterprise")
    assert after.linked("leadEnterprise") == {("石墨新材料产业链", "远山恒泽石墨有限公司")}
    assert after.linked("undertakenBy") == {("万吨负极材料项目", "恒泽石墨")}, "each keeps the links stated of its names"


def test_a_short_form_that_was_taken_for_the_firm_is_split_off(desk: Any, fix: Fix) -> None:
    after = desk.build(fix("split", "Enterprise", "远山恒泽石墨有限公司", "恒泽石墨销售公司"))
    assert after.built.names(after.named("恒泽石墨销售公司")) == ("恒泽石墨销售公司",)
    assert after.built.names(after.named("远山恒泽石墨有限公司")) == ("远山恒泽石墨有限公司", "恒泽石墨")


def test_split_places_are_an_entity_of_their_own(desk: Any, fix: Fix) -> None:
    after = desk.build(fix("split", "Enterprise", "恒泽石墨", "line 5"))
    lines = sorted(
        [place.line for place in after.built.source_of(node).places]
        for node in after.built.of_class("Enterprise")
        if "恒泽石墨" in after.built.names(node)
    )
    assert lines == [[2, 2], [5, 5]]


def test_links_are_added_and_taken_away(desk: Any, fix: Fix) -> None:
    after = desk.build(
        fix("add-link", "Industry", "石墨新材料产业链", "金穗牧业", predicate="leadEnterprise", who="王工"),
        fix("remove-link", "Industry", "石墨新材料产业链", "万吨负极材料项目", predicate="includesProject"),
        fix("accept", "Project", "万吨负极材料项目", "恒泽石墨", predicate="undertakenBy"),
        fix("reject", "Park", "青岭经济开发区", "石墨新材料产业链", predicate="focusesOn"),
    )
    assert applied(after.outcomes)
    assert ("石墨新材料产业链", "金穗牧业") in after.linked("leadEnterprise")
    assert after.linked("includesProject") == after.linked("focusesOn") == set()
    ends = (after.named("石墨新材料产业链"), "leadEnterprise", after.named("金穗牧业"))
    source = after.built.source_of_link(*ends)
    assert source.confidence == 1.0 and source.origins == ("person",) and source.places
    claim = after.built.claim_of(*ends)
    assert claim and [after.built.label_in_claims(p) for p in after.built.people_behind(claim)[0]] == ["王工"]
    accepted = after.built.source_of_link(after.named("万吨负极材料项目"), "undertakenBy", after.named("远山恒泽石墨有限公司"))
    assert accepted.confidence == 1.0 and accepted.origins == ("person", "rule:lead")


def test_a_goal_is_given_to_another_subject(desk: Any, fix: Fix) -> None:
    row = fix("add-link", "Industry", "石墨新材料产业链", "地区生产总值", predicate="hasGoal", value="增长7%")
    after = desk.build(row)
    assert applied(after.outcomes)
    growth = next(n for n in after.built.of_class("IndicatorTarget") if after.built.value(n, "isGrowthRate") == "true")
    owners = [after.built.name(s) for s, goal in after.built.pairs("hasGoal") if goal == growth]
    assert owners == ["石墨新材料产业链"], "it is no longer the county's"


def test_values_are_set(desk: Any, fix: Fix) -> None:
    after = desk.build(
        fix("set", "Project", "万吨负极材料项目", "65000万元", predicate="investment"),
        fix("set", "Project", "万吨负极材料项目", "年产1万吨|占地30亩", predicate="scale"),
        fix("set", "IndicatorTarget", "地区生产总值", "2030", predicate="targetYear", value="85亿元"),
    )
    assert applied(after.outcomes)
    project = after.named("万吨负极材料项目")
    assert after.built.value(project, "investment") == "6.5"
    assert after.built.values(project, "scale") == ["年产1万吨", "占地30亩"]
    years = {after.built.value(n, "targetValue"): after.built.value(n, "targetYear") for n in after.built.of_class("IndicatorTarget")}
    assert years == {"85.0": "2030", "7.0": "2025"}, "only the target with the value 85亿元"


def test_corrections_build_on_one_another(desk: Any, fix: Fix) -> None:
    after = desk.build(
        fix("retype", "Project", "云纹陶瓷小镇", "Park"),
        fix("rename", "Park", "云纹陶瓷小镇", "云纹小镇"),
        fix("add-link", "Park", "云纹小镇", "石墨新材料产业", predicate="focusesOn"),
    )
    assert applied(after.outcomes)
    assert ("云纹小镇", "石墨新材料产业链") in after.linked("focusesOn")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("reject", "Enterprise", "早已不在公司"), "there is no Enterprise 早已不在公司"),
        (("reject", "Park", "万吨负极材料项目"), "is no Park in qingling.txt but a Project"),
        (("accept", "Project", "万吨负极材料项目", "金穗牧业", "undertakenBy"), "not read from the plan"),
        (("remove-link", "Project", "万吨负极材料项目", "金穗牧业", "undertakenBy"), "no such link"),
        (("split", "Enterprise", "恒泽石墨", "别的名字"), "its names are"),
        (("split", "Enterprise", "金穗牧业", "金穗牧业"), "is all there is"),
        (("accept", "IndicatorTarget", "地区生产总值"), "85亿元 (2025), 增长7% (2025)"),
        (("accept", "Enterprise", "金穗牧业公司"), "the nearest is 金穗牧业"),
    ],
)
def test_a_correction_that_no_longer_applies_is_told_and_the_others_apply(row: tuple[str, ...], why: str, desk: Any, fix: Fix) -> None:
    action, type_, name, with_, predicate = (*row, "", "")[:5]
    after = desk.build(
        fix(action, type_, name, with_, predicate=predicate), fix("rename", "Enterprise", "金穗牧业", "金穗集团")
    )
    stale, good = after.outcomes
    assert not stale.applied and why in stale.what
    assert good.applied and "金穗集团" in after.names("Enterprise")
    assert len(after.built.corrections()) == 1, "only what applied is told in the graph"


def test_a_plan_that_is_not_in_the_build_is_told(desk: Any, fix: Fix) -> None:
    after = desk.build({**fix("reject", "Enterprise", "金穗牧业"), "plan": "baishui.txt"})
    assert not after.outcomes[0].applied and "baishui.txt" in after.outcomes[0].what
    assert "金穗牧业" in after.names("Enterprise")


def test_the_plan_may_be_left_out_or_written_without_its_ending(desk: Any, fix: Fix) -> None:
    after = desk.build(
        {**fix("reject", "Enterprise", "金穗牧业"), "plan": ""}, {**fix("reject", "Enterprise", "金穗畜牧"), "plan": "qingling"}
    )
    assert applied(after.outcomes)
    assert not {"金穗牧业", "金穗畜牧"} & after.names("Enterprise")


def test_the_same_corrections_give_the_same_bytes(desk: Any, fix: Fix) -> None:
    rows = (fix("merge", "Enterprise", "金穗牧业", "金穗畜牧"), fix("split", "Enterprise", "恒泽石墨", "恒泽石墨"))
    first, second = desk.build(*rows), desk.build(*rows)
    assert first.build.graph_turtle == second.build.graph_turtle
    assert first.build.claims_turtle == second.build.claims_turtle


def test_a_name_chosen_in_one_county_stays_first_where_two_counties_share_the_firm(desk: Any, fix: Fix) -> None:
    facts = desk.facts()
    county = replace(facts.plan.county, name="白水区", adcode="990202")
    other = replace(facts, plan=replace(facts.plan, file_name="baishui.txt", sha256="0" * 64, county=county))
    desk.write(fix("rename", "Enterprise", "远山恒泽石墨有限公司", "恒泽石墨"))
    corrections = corrections_beside([desk.plan])
    both = build_facts([facts, other], corrections=corrections)
    shared = [e for e in both.resolved.entities if e.type == "Enterprise" and e.counties == ("990101", "990202")]
    assert [e.labels[0] for e in shared] == ["恒泽石墨"]
    assert build_facts([other, facts], corrections=corrections).claims_turtle == both.claims_turtle


def test_a_corrected_graph_keeps_the_contract(desk: Any, fix: Fix) -> None:
    after = desk.build(
        fix("rename", "Enterprise", "恒泽石墨", "恒泽石墨集团"),
        fix("retype", "Project", "云纹陶瓷小镇", "Park"),
        fix("split", "Enterprise", "恒泽石墨", "line 5"),
        fix("add-link", "Industry", "石墨新材料产业链", "金穗牧业", predicate="leadEnterprise"),
        fix("reject", "Positioning", "省级石墨新材料示范基地"),
    )
    report = validate(after.folder)
    assert report.conforms, [f.message for f in report.findings]
