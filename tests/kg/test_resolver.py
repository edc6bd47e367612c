"""Mentions to entities: what is joined, what is kept of it, where links point afterwards."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from kg.resolve import Entity, Resolved, resolve
from kg.resolve.model import IndustryValues, ProjectValues, TargetValues

MakeDraft = Callable[..., Any]


def named(resolved: Resolved, label: str) -> Entity:
    """The only entity with that label."""
    found = [e for e in resolved.entities if label in e.labels]
    assert len(found) == 1, [e.labels for e in resolved.entities]
    return found[0]


def links(resolved: Resolved) -> set[tuple[str, str, str]]:
    """Every link by the preferred labels at its ends."""
    entities = resolved.entities
    return {
        (link.county if link.subject is None else entities[link.subject].labels[0], link.predicate, entities[link.object].labels[0])
        for link in resolved.links
    }


def test_the_fullest_name_is_the_preferred_one_and_all_names_are_kept(qingling: Any) -> None:
    firm = named(resolve([qingling.facts]), "恒泽石墨")
    assert firm.labels == ("远山恒泽石墨有限公司", "恒泽石墨")
    assert [p.evidence.text for p in firm.evidence] == ["远山恒泽石墨有限公司", "恒泽石墨"]
    assert firm.confidence == 0.9


def test_links_of_short_names_point_at_the_one_entity(qingling: Any) -> None:
    found = links(resolve([qingling.facts]))
    assert ("年产3万吨负极材料项目", "undertakenBy", "远山恒泽石墨有限公司") in found
    assert ("青岭经济开发区", "focusesOn", "石墨新材料产业链") in found
    assert ("石墨新材料产业链", "hasGoal", "省级石墨新材料示范基地") in found


def test_a_link_said_twice_is_one_with_the_higher_confidence_and_both_places(draft: MakeDraft) -> None:
    d = draft("支持甲禾牧业建设云岭猪场。甲禾牧业投资云岭猪场项目。")
    firm, barn = d.says("Enterprise", "甲禾牧业"), d.says("Project", "云岭猪场")
    again, whole = d.says("Enterprise", "甲禾牧业", nth=1), d.says("Project", "云岭猪场项目")
    d.links(barn, "undertakenBy", firm, "甲禾牧业", confidence=0.6)
    d.links(whole, "undertakenBy", again, "甲禾牧业", nth=1, confidence=0.9)
    undertaken = [link for link in resolve([d.facts]).links if link.predicate == "undertakenBy"]
    assert len(undertaken) == 1
    assert undertaken[0].confidence == 0.9
    assert [p.evidence.start for p in undertaken[0].evidence] == [2, 13]


def test_a_thing_is_not_linked_to_itself_after_merging(draft: MakeDraft) -> None:
    d = draft("石墨产业链包括石墨产业。")
    d.links(d.says("Industry", "石墨产业"), "subChainOf", d.says("Industry", "石墨产业链"), "石墨产业链")
    assert not [link for link in resolve([d.facts]).links if link.predicate == "subChainOf"]


def test_names_that_the_text_itself_equates_are_one(draft: MakeDraft) -> None:
    d = draft("云岭智慧农业示范区（以下简称“云谷”）。")
    d.links(d.says("Park", "云岭智慧农业示范区"), "sameAs", d.says("Park", "云谷"), "云谷")
    assert named(resolve([d.facts]), "云谷").labels == ("云岭智慧农业示范区", "云谷")


def test_an_industry_is_not_known_by_the_name_of_its_base(draft: MakeDraft) -> None:
    d = draft("打造石墨新材料产业基地。发展石墨新材料。")
    d.says("Industry", "石墨新材料产业基地")
    d.says("Industry", "石墨新材料", nth=1)
    assert named(resolve([d.facts]), "石墨新材料").labels == ("石墨新材料", "石墨新材料产业基地")


def test_an_industry_once_called_a_cluster_is_a_cluster(draft: MakeDraft) -> None:
    d = draft("石墨产业。石墨产业链。石墨产业集群。")
    d.says("Industry", "石墨产业", kind="industry")
    d.says("Industry", "石墨产业链", kind="chain")
    d.says("Industry", "石墨产业集群", kind="cluster")
    assert named(resolve([d.facts]), "石墨产业").values == IndustryValues("cluster")


def test_a_project_takes_the_surest_investment_and_all_scales(draft: MakeDraft) -> None:
    d = draft("云岭水厂工程，占地30亩。云岭水厂工程总投资2亿元。云岭水厂日供水5万吨。")
    d.says("Project", "云岭水厂工程", scales=("占地30亩",), investment=Decimal(20), confidence=0.4)
    d.says("Project", "云岭水厂工程", nth=1, investment=Decimal(2), status="新建")
    d.says("Project", "云岭水厂", nth=2, scales=("日供水5万吨",))
    plant = named(resolve([d.facts]), "云岭水厂")
    assert plant.values == ProjectValues(Decimal(2), ("占地30亩", "日供水5万吨"), "新建")


def test_a_number_said_twice_is_one_target_with_what_either_place_tells(draft: MakeDraft) -> None:
    d = draft("森林覆盖率达到50%。表：森林覆盖率（%） 45 50 约束性")
    d.says("IndicatorTarget", "50%", name="森林覆盖率", value=Decimal(50), unit="%", year=2025)
    d.says("IndicatorTarget", "50", nth=1, name="森林覆盖率（%）", value=Decimal("50.0"), unit="%", baseline=Decimal(45), nature="约束性")
    targets = [e for e in resolve([d.facts]).entities if e.type == "IndicatorTarget"]
    assert len(targets) == 1
    values = targets[0].values
    assert isinstance(values, TargetValues)
    assert (values.value, values.year, values.baseline, values.nature) == (Decimal(50), 2025, Decimal(45), "约束性")


def test_level_and_growth_two_years_and_two_subjects_are_different_targets(draft: MakeDraft) -> None:
    d = draft("产值达到10亿元，年均增长10%。到2035年产值达到10亿元。石墨产业产值达到10亿元。")
    for year, growth, unit, nth in ((2025, False, "亿元", 0), (2025, True, "亿元", 0), (2035, False, "亿元", 1)):
        d.says("IndicatorTarget", "10亿元", nth=nth, name="产值", value=Decimal(10), unit=unit, year=year, growth=growth)
    chain = d.says("Industry", "石墨产业")
    of_chain = d.says("IndicatorTarget", "10亿元", nth=2, name="产值", value=Decimal(10), unit="亿元", year=2025)
    d.links(chain, "hasGoal", of_chain, "10亿元", nth=2)
    assert len([e for e in resolve([d.facts]).entities if e.type == "IndicatorTarget"]) == 4


def test_two_sectors_with_one_share_are_two_targets(draft: MakeDraft) -> None:
    d = draft("三次产业结构调整为20:40:40。")
    for sector, share in (("第一产业", 20), ("第二产业", 40), ("第三产业", 40)):
        d.says("IndicatorTarget", "20:40:40", name=f"三次产业结构（{sector}）", value=Decimal(share), unit="%", year=2025)
    labels = sorted(e.labels[0] for e in resolve([d.facts]).entities if e.type == "IndicatorTarget")
    assert labels == ["三次产业结构（第一产业）", "三次产业结构（第三产业）", "三次产业结构（第二产业）"]


def test_every_industry_is_planned_and_every_goal_is_set_by_someone(draft: MakeDraft) -> None:
    d = draft("石墨产业。到2025年产值达到10亿元。")
    d.says("Industry", "石墨产业")
    d.says("IndicatorTarget", "10亿元", name="产值", value=Decimal(10), unit="亿元", year=2025)
    resolved = resolve([d.facts])
    assert links(resolved) == {("990101", "plans", "石墨产业"), ("990101", "hasGoal", "产值")}
    assert {link.origins for link in resolved.links} == {("rule:of-the-county",)}


def test_a_park_name_that_fits_any_park_makes_no_park(draft: MakeDraft) -> None:
    d = draft("产业园发展石墨产业。石墨产业园发展冶金产业。")
    anywhere, park = d.says("Park", "产业园"), d.says("Park", "石墨产业园")
    d.links(anywhere, "focusesOn", d.says("Industry", "石墨产业"), "产业园")
    d.links(park, "focusesOn", d.says("Industry", "冶金产业"), "石墨产业园")
    lone = draft("现代化物流园发展物流业。", file_name="lone.txt")
    lone.links(lone.says("Park", "现代化物流园"), "focusesOn", lone.says("Industry", "物流业"), "现代化物流园")
    assert {e.labels for e in resolve([d.facts]).entities if e.type == "Park"} == {("石墨产业园", "产业园")}
    assert not [e for e in resolve([lone.facts]).entities if e.type == "Park"]
    assert links(resolve([lone.facts])) == {("990101", "plans", "物流业")}


def test_projects_by_the_names_of_one_park_are_one(draft: MakeDraft) -> None:
    d = draft("打造总投资5亿元的冷链园。建设青岭食品冷链物流园。建设青岭大桥。")
    for name in ("冷链园", "青岭食品冷链物流园"):
        d.says("Park", name)
        d.says("Project", name)
    d.says("Project", "青岭大桥")
    found = {e.labels for e in resolve([d.facts]).entities if e.type == "Project"}
    assert found == {("青岭食品冷链物流园", "冷链园"), ("青岭大桥",)}


def test_two_plans_of_one_county_share_their_entities(draft: MakeDraft) -> None:
    old = draft("做强石墨产业链。", period=(2016, 2020), file_name="old.txt")
    old.says("Industry", "石墨产业链")
    new = draft("做强石墨产业。", file_name="new.txt")
    new.says("Industry", "石墨产业")
    resolved = resolve([new.facts, old.facts])
    chain = named(resolved, "石墨产业")
    assert [resolved.plans[p.plan].period_start for p in chain.evidence] == [2016, 2021]


def test_the_order_of_plans_does_not_change_the_result(qingling: Any, baishui: Any) -> None:
    assert resolve([qingling.facts, baishui.facts]) == resolve([baishui.facts, qingling.facts])


def test_a_firm_with_a_full_legal_name_is_one_across_counties(qingling: Any, baishui: Any) -> None:
    firm = named(resolve([qingling.facts, baishui.facts]), "远山恒泽石墨有限公司")
    assert firm.shared
    assert firm.counties == ("990101", "990202")
    assert len(firm.evidence) == 3


def test_firms_of_one_short_name_in_two_counties_stay_two(qingling: Any, baishui: Any) -> None:
    farms = [e for e in resolve([qingling.facts, baishui.facts]).entities if "金穗牧业" in e.labels]
    assert [(e.counties, e.shared) for e in farms] == [(("990101",), False), (("990202",), False)]


def test_a_long_name_without_legal_form_is_shared_only_where_two_counties_name_it(draft: MakeDraft) -> None:
    one = draft("支持云帆智能装备科技。")
    one.says("Enterprise", "云帆智能装备科技")
    assert not named(resolve([one.facts]), "云帆智能装备科技").shared
    other = draft("引进云帆智能装备科技。", county=replace(one.plan.county, name="白水区", adcode="990202"))
    other.says("Enterprise", "云帆智能装备科技")
    assert named(resolve([one.facts, other.facts]), "云帆智能装备科技").shared


def test_names_that_every_county_has_one_of_stay_apart(draft: MakeDraft) -> None:
    one = draft("支持农村信用合作联社和城市建设投资有限公司。")
    other = draft("依托农村信用合作联社和城市建设投资有限公司。", county=replace(one.plan.county, name="白水区", adcode="990202"))
    for d in (one, other):
        d.says("Enterprise", "农村信用合作联社")
        d.says("Enterprise", "城市建设投资有限公司")
    assert [e.counties for e in resolve([one.facts, other.facts]).entities] == [("990101",)] * 2 + [("990202",)] * 2


def test_a_file_given_twice_counts_once(qingling: Any, draft: MakeDraft) -> None:
    copy = replace(qingling.facts, plan=replace(qingling.plan, file_name="copy.txt"))
    assert len(resolve([qingling.facts, copy]).plans) == 1


def test_an_industry_that_both_lead_makes_firms_of_one_short_name_one(qingling: Any, draft: MakeDraft) -> None:
    other = draft("发展生猪产业，支持金穗牧业。", county=replace(qingling.plan.county, name="白水区", adcode="990202"))
    other.links(other.says("Industry", "生猪产业"), "leadEnterprise", other.says("Enterprise", "金穗牧业"), "金穗牧业")
    farm = named(resolve([qingling.facts, other.facts]), "金穗牧业")
    assert farm.shared
    assert farm.counties == ("990101", "990202")
