"""Investment, scale and status of a project, from its name and the text beside it."""
from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.documents import PlanDocument, read_text
from extractors.facts import PlanFacts, ProjectMention
from extractors.frames.factory import plain_document
from extractors.pipeline import extract, load
from extractors.projects.attributes import Attributes, attributes
from extractors.projects.investments import Surroundings, investment_in
from extractors.scoring.model import LEARNED
from tests.extractors.short_texts import RULES, reading_of


def of(text: str, name: str) -> Attributes:
    """The attributes of a project that stands alone in its text."""
    reading = reading_of(text)
    start = reading.text.index(name)
    sentence = reading.sentences[reading.sentence_at(start)]
    return attributes(reading.text, Surroundings(start, start + len(name), 0, len(reading.text), sentence))


@pytest.mark.parametrize(
    ("text", "investment"),
    [
        ("青溪水库工程，总投资65478万元。", "6.5478"),
        ("青溪水库工程，总投资12亿元。", "12"),
        ("青溪水库工程，计划总投资约3.25亿元。", "3.25"),
        ("青溪水库工程总投资额达到8亿元。", "8"),
        ("青溪水库工程，总投资1,200万元。", "0.12"),
        ("青溪水库工程（投资2亿元）。", "2"),
        ("推进总投资12.5亿元的青溪水库工程建设。", "12.5"),
    ],
)
def test_investment_is_read_in_yi_yuan(text: str, investment: str) -> None:
    assert of(text, "青溪水库工程").investment == Decimal(investment)


@pytest.mark.parametrize(
    "text",
    [
        "青溪水库工程，产值达到8亿元。",
        "青溪水库工程，年供水8亿立方米。",
        "完成总投资8亿元，青溪大桥、青溪水库工程开工。",
        "青溪水库工程，带动就业800人。",
    ],
)
def test_other_sums_are_no_investment(text: str) -> None:
    assert of(text, "青溪水库工程").investment is None


def test_an_investment_keeps_its_place() -> None:
    text = "青溪水库工程，总投资65478万元，2023年开工。"
    found = investment_in(text, 0, len(text))
    assert found is not None and text[found[1] : found[2]] == "总投资65478万元"


@pytest.mark.parametrize(
    ("text", "name", "scales"),
    [
        ("青溪水库工程。占地面积320亩，总库容1200万立方米。", "青溪水库工程", {"占地面积320亩", "库容1200万立方米"}),
        ("建设年产5万吨负极材料项目。", "年产5万吨负极材料项目", {"年产5万吨"}),
        ("云岭至石泉二级公路，全长28.5公里。", "云岭至石泉二级公路", {"全长28.5公里"}),
        ("石泉100兆瓦光伏项目。", "石泉100兆瓦光伏项目", {"100兆瓦"}),
        ("建设云岭大米加工项目，年产大米10万吨，日处理稻谷500吨。", "云岭大米加工项目", {"年产大米10万吨", "日处理稻谷500吨"}),
        ("云岭大米加工项目，年产能可观，年产值2亿元，占地少。", "云岭大米加工项目", set()),
        ("建设年产万吨大米项目。", "年产万吨大米项目", {"年产万吨"}),
        ("青溪大桥开工。", "青溪大桥", set()),
        ("绿化云岭、青溪公园等8处。", "青溪公园", set()),
        ("绿化云岭、青溪公园8处。", "青溪公园", {"8处"}),
    ],
)
def test_scales_are_phrases_of_the_text(text: str, name: str, scales: set[str]) -> None:
    found = of(text, name).scales
    assert set(found) == scales
    assert all(scale in reading_of(text).text for scale in found)


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        ("续建青溪水库。", "青溪水库", "续建"),
        ("新建云岭客运站。", "云岭客运站", "新建"),
        ("改扩建云岭二级公路。", "云岭二级公路", "扩建"),
        ("实施云峰新材搬迁项目。", "云峰新材搬迁项目", "搬迁"),
        ("实施老旧管网改造工程。", "老旧管网改造工程", "改造"),
        ("青溪大桥开工。", "青溪大桥", None),
        ("开展耕地提升、青溪肥料替代行动。", "青溪肥料替代行动", None),
    ],
)
def test_status_is_told_by_the_name_or_the_verb_before_it(text: str, name: str, status: str | None) -> None:
    assert of(text, name).status == status


def facts_of(text: str) -> PlanFacts:
    document: PlanDocument = plain_document(text)
    return extract(document, load(RULES))


def test_each_project_of_a_list_keeps_its_own_investment() -> None:
    text = "推进总投资3亿元的青溪河综合治理工程、总投资5000万元的云岭水库除险加固工程、石泉大桥工程等项目建设。"
    found = {m.name: m.investment for m in facts_of(text).mentions if isinstance(m, ProjectMention)}
    assert found["青溪河综合治理工程"] == Decimal(3)
    assert found["云岭水库除险加固工程"] == Decimal("0.5")
    assert found["石泉大桥工程"] is None


def test_a_sum_after_a_list_is_no_single_projects() -> None:
    text = "推进青溪河综合治理工程、云岭水库除险加固工程等项目建设，总投资8亿元。"
    found = {m.name: m.investment for m in facts_of(text).mentions if isinstance(m, ProjectMention)}
    assert found == {"青溪河综合治理工程": None, "云岭水库除险加固工程": None}


def test_the_sum_of_streets_named_together_is_theirs_though_one_of_them_is_a_work_besides() -> None:
    text = "推进青溪北路、云岭大街、石泉西街等道路项目建设。新建青溪北路、云岭大街、石泉西街等支路11公里，总投资2亿元。"
    found = {m.name: m.investment for m in facts_of(text).mentions if isinstance(m, ProjectMention)}
    assert found["青溪北路、云岭大街、石泉西街等支路"] == Decimal(2)


@pytest.mark.parametrize(
    ("text", "investment"),
    [
        ("青溪水库工程概算投资3.6亿元。", "3.6"),
        ("青溪水库工程，投资额达12亿元。", "12"),
        ("青溪水库工程，位于云岭镇，项目总投资为4亿元。", "4"),
        ("青溪水库工程，工程总造价2千万元。", "0.2"),
        ("青溪水库工程，总投资3亿，2023年开工。", "3"),
        ("青溪水库工程，一期投资3亿元，总投资10亿元。", "10"),
        ("青溪水库工程，总投资10亿元，其中一期投资3亿元。", "10"),
        ("投资1亿元建设青溪水库工程。", "1"),
        ("投资1亿元，建设青溪水库工程。", "1"),
        ("建设12亿元的青溪水库工程。", "12"),
        ("云峰集团投资2亿元在云岭镇建设青溪水库工程。", "2"),
        ("投资2亿元，在云岭镇建设青溪水库工程。", "2"),
        ("云峰集团、石泉公司共同出资2亿元建设青溪水库工程。", "2"),
        ("打造一个总投资6亿元占地3平方公里，年供水2000万方的青溪水库工程。", None),
        ("打造一个总投资6亿元占地3平方公里，年产值2亿元的青溪水库工程。", "6"),
        ("云峰集团投资8000万元新建青溪水库工程。", "0.8"),
        ("青溪水库工程：云岭镇上沟村，计划总投资1.8亿元，占地面积120亩。", "1.8"),
    ],
)
def test_the_sum_may_stand_before_or_after_the_name(text: str, investment: str | None) -> None:
    assert of(text, "青溪水库工程").investment == (Decimal(investment) if investment else None)


@pytest.mark.parametrize(
    "text",
    [
        "青溪水库工程，累计完成投资3亿元。",
        "青溪水库工程投资达到3亿元。",
        "青溪水库工程，带动投资30亿元。",
        "青溪水库工程，道路配套投资3亿元。",
        "青溪水库工程，总投资3万亩。",
        "青溪水库工程，争取中央投资3亿元。",
        "青溪水库工程，总投资3亿元的另一处水厂。",
        "推进产值8亿元的青溪水库工程。",
    ],
)
def test_sums_of_something_else_are_no_investment(text: str) -> None:
    assert of(text, "青溪水库工程").investment is None


def part_of(text: str, names: list[str]) -> list[Decimal | None]:
    """The investment of each of `names`, all of which are known, in the order of the text."""
    reading = reading_of(text)
    places = [(reading.text.index(name), reading.text.index(name) + len(name)) for name in names]
    found = []
    for i, (start, end) in enumerate(places):
        sentence = reading.sentences[reading.sentence_at(start)]
        followed = i + 1 < len(places) and places[i + 1][0] < sentence.end
        after = places[i + 1][0] if followed else sentence.end
        before = places[i - 1][1] if i else 0
        near = Surroundings(start, end, before, after, sentence, followed=followed)
        found.append(attributes(reading.text, near).investment)
    return found


def test_a_whole_and_its_parts_each_have_their_own_sum() -> None:
    text = "河道治理工程预计总投资52000万元，其中云桥建设投资12000万元，沿河绿道12公里，总投资3亿元。"
    assert part_of(text, ["河道治理工程", "云桥建设", "沿河绿道"]) == [Decimal("5.2"), Decimal("1.2"), Decimal(3)]


def test_a_sum_before_the_next_name_is_the_next_ones() -> None:
    assert part_of("推进青溪大桥，总投资3亿元的云岭水厂。", ["青溪大桥", "云岭水厂"]) == [None, Decimal(3)]
    assert part_of("推进青溪大桥，总投资3亿元，建设云岭水厂。", ["青溪大桥", "云岭水厂"]) == [Decimal(3), None]


def investments(text: str) -> dict[str, Decimal | None]:
    return {m.name: m.investment for m in facts_of(text).mentions if isinstance(m, ProjectMention)}


def test_sums_given_one_by_one_go_to_the_projects_in_order() -> None:
    found = investments("推进青溪河综合治理工程、云岭水库除险加固工程等项目建设，总投资分别为3亿元、5000万元。")
    assert found == {"青溪河综合治理工程": Decimal(3), "云岭水库除险加固工程": Decimal("0.5")}


def test_sums_given_one_by_one_are_of_the_list_right_before_them() -> None:
    text = "投资3亿元的青溪河综合治理工程、投资2亿元的云岭水库除险加固工程开工，甲线、乙线两个项目（总投资分别为8亿元和9亿元）加快推进。"
    found = investments(text)
    assert (found["青溪河综合治理工程"], found["云岭水库除险加固工程"]) == (Decimal(3), Decimal(2))


def test_a_listed_project_may_be_followed_by_its_sum() -> None:
    found = investments("推进青溪河综合治理工程（投资3亿元）、云岭水库除险加固工程（投资2亿元）等项目建设。")
    assert found["云岭水库除险加固工程"] == Decimal(2)


def test_lines_below_a_project_go_on_with_it() -> None:
    text = "专栏1 重点项目\n1.云岭水库除险加固工程\n建设地点：云岭镇。\n总投资：2.4亿元。\n2.青溪河综合治理工程\n总投资：1.2亿元。"
    document = read_text(f"青川县第十四个五年规划\n（2021-2025年）\n第一章 水利\n{text}\n", county="双塔区")
    found = {m.name: m.investment for m in extract(document, load(RULES)).mentions if isinstance(m, ProjectMention)}
    assert found == {"云岭水库除险加固工程": Decimal("2.4"), "青溪河综合治理工程": Decimal("1.2")}


def test_a_park_built_at_a_stated_cost_is_a_project_too() -> None:
    assert Decimal(5) in investments("打造总投资5亿元的青岭食品产业园，推动产业集聚。").values()
    assert Decimal(5) not in investments("依托青岭食品产业园，完成总投资5亿元。").values()
    assert Decimal(5) not in investments("在青岭食品产业园投资5亿元。").values()


def test_a_sum_said_of_what_follows_a_lists_etc_is_its_own() -> None:
    facts = facts_of("建设云岭路、青溪大街等园区支路工程11公里，总投资2.4亿元。")
    found = {m.name: m.investment for m in facts.mentions if isinstance(m, ProjectMention)}
    assert found["园区支路工程"] == Decimal("2.4")


def test_a_sum_behind_the_parts_of_an_opening_project_is_its_own() -> None:
    text = "专栏1 重点项目\n1.石泉蓝莓产业园建设项目。位于县城东侧，新建分拣大厅、恒温仓库和育苗中心，总投资9.6亿元。\n2.青溪水库工程，总投资2亿元。"
    document = read_text(f"青川县第十四个五年规划\n（2021-2025年）\n第一章 水利\n{text}\n", county="双塔区")
    for nlp in (load(RULES), load()):
        found = {m.name: m.investment for m in extract(document, nlp).mentions if isinstance(m, ProjectMention)}
        assert {name: sum_ for name, sum_ in found.items() if sum_} == {"石泉蓝莓产业园建设项目": Decimal("9.6"), "青溪水库工程": Decimal(2)}


def test_a_sum_behind_a_number_of_works_is_no_single_works() -> None:
    assert of("计划实施农业项目17个，总投资40亿元。", "农业项目").investment is None
    assert of("老旧小区改造17个，总投资2亿元。", "老旧小区改造").investment == Decimal(2)


@pytest.mark.parametrize(
    ("text", "investment"),
    [
        ("青溪水库工程（8亿元）、云岭泵站。", "8"),
        ("青溪水库工程（中型，2600万元，2022年），云岭泵站。", "0.26"),
        ("青溪水库工程（云岭水务，投资3亿元）。", "3"),
        ("青溪水库工程3.6亿元、云岭泵站2亿元。", "3.6"),
        ("青溪水库工程，续建，5亿元；云岭泵站。", "5"),
        ("青溪水库工程：由云岭水务集团投资4亿元，总库容900万立方米。", "4"),
        ("青溪水库工程：云岭水务投资4000万元。", "0.4"),
        ("由云岭集团投资8亿元与石泉集团联合建设的青溪水库工程。", "8"),
        ("投资3亿多元的青溪水库工程。", "3"),
        ("投资2600万元完成青溪水库工程。", "0.26"),
        ("青溪水库工程，静态投资7亿元。", "7"),
        ("青溪水库工程，概算7亿元。", "7"),
        ("青溪水库工程（云岭段3亿元，石泉段2亿元）。", None),
        ("青溪水库工程（产值8亿元）。", None),
        ("青溪水库工程、云岭泵站，总投资6亿元。", None),
        ("青溪水库工程，推进水利项目12个，总投资30亿元。", None),
        ("青溪水库工程，带动等10个重大项目，总投资46亿元。", None),
        ("青溪水库工程，各镇项目投资30亿元。", None),
        ("青溪水库工程，重点项目91宗，总投资64亿元。", None),
    ],
)
def test_sums_in_brackets_as_clauses_and_of_who_invests(text: str, investment: str | None) -> None:
    assert of(text, "青溪水库工程").investment == (Decimal(investment) if investment else None)


def test_the_status_may_be_a_clause_of_its_own() -> None:
    assert of("青溪医院，新建，床位600张。", "青溪医院").status == "新建"
    assert of("青溪医院（续建）。", "青溪医院").status == "续建"
    assert of("青溪医院，新建科室3个。", "青溪医院").status is None


def test_one_sum_may_be_told_for_each() -> None:
    found = investments("推进青溪河综合治理工程、云岭水库除险加固工程等项目建设，各投资8000万元。")
    assert found == {"青溪河综合治理工程": Decimal("0.8"), "云岭水库除险加固工程": Decimal("0.8")}


def test_a_sum_before_a_list_is_no_single_projects() -> None:
    found = investments("推进总投资9亿元的青溪河综合治理工程、云岭水库除险加固工程等2个项目建设。")
    assert found == {"青溪河综合治理工程": None, "云岭水库除险加固工程": None}


def facts_under(heading: str, text: str, model: str = RULES) -> dict[str, Decimal | None]:
    document = read_text(f"青川县第十四个五年规划\n（2021-2025年）\n{heading}\n{text}\n", county="双塔区")
    return {m.name: m.investment for m in extract(document, load(model)).mentions if isinstance(m, ProjectMention)}


def test_items_numbered_in_one_line_each_have_their_account() -> None:
    text = "社会事业：1.青溪中学迁建工程。位于城东，新建教学楼和操场，总投资2.4亿元。2.云岭医院扩建工程。总投资5600万元。"
    found = facts_under("第一章 民生", text, LEARNED)
    assert [cost for name, cost in found.items() if name[:6] in text] == [Decimal("2.4"), Decimal("0.56")]


def test_what_is_told_of_a_project_where_its_name_stands_again_is_its_own() -> None:
    text = "加快青溪河综合治理工程、云岭水库除险加固工程等项目建设。\n青溪河综合治理工程投资3.3亿元由云岭水务筹措。"
    assert facts_under("第一章 水利", text)["青溪河综合治理工程"] == Decimal("3.3")


@pytest.mark.parametrize(
    ("heading", "investment"),
    [("第一章 发展成就", None), ("第一章 夯实发展基础", Decimal(3)), ("第一章 水利", Decimal(3))],
)
def test_under_headings_that_look_back_sums_are_no_plans(heading: str, investment: Decimal | None) -> None:
    found = facts_under(heading, "实施青溪河综合治理工程，总投资3亿元。")
    assert found.get("青溪河综合治理工程") == investment
