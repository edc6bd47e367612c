"""Where the ends of links are looked for: under short sentences that work as headings, in what went before, inside names."""
from __future__ import annotations

import pytest

from extractors.frames.candidate import Candidate
from extractors.frames.reading import Reading
from extractors.links.agreement import trust
from extractors.links.component import LINKS, pooled
from extractors.links.pairs import Pair, pairs
from extractors.links.surroundings import Place, nested, recurring, told, topics
from extractors.pipeline import load
from extractors.scoring.model import RULES, KindModel, LinearModel
from ontology.concepts import kinship
from tests.extractors.short_texts import reading_of


def place(reading: Reading, kind: str, name: str) -> Place:
    """The first place of a name, with the list item that holds it."""
    start = reading.text.index(name)
    frame = reading.item_at(start)
    end = start + len(name)
    candidate = Candidate(start, end, "item", *frame) if frame else None
    return Place(kind, start, end, name, 0.9, (start, end), candidate)


def met(reading: Reading, places: list[Place], predicate: str) -> dict[tuple[str, str], str]:
    """The source in which each pair of a predicate was met."""
    return {(p.subject.group, p.object.group): p.met for p in pairs(reading, places) if p.predicate == predicate}


SEVERAL_TOPICS = (
    "做强陶瓷产业。以青岭陶瓷、云峰陶瓷为龙头，扩大生产规模。提升纺织业水平。支持石泉织造、青溪纱业扩大规模，提高质量。"
)


def test_a_short_sentence_says_what_those_after_it_are_about() -> None:
    reading = reading_of(SEVERAL_TOPICS)
    heads = [reading.text[reading.sentences[t].start : reading.sentences[t].end] if t >= 0 else "" for t in topics(reading)]
    assert heads == ["", "做强陶瓷产业", "做强陶瓷产业", "提升纺织业水平"]


def test_what_stands_under_a_short_sentence_belongs_to_it_and_not_to_the_one_before() -> None:
    reading = reading_of(SEVERAL_TOPICS)
    found = met(
        reading,
        [place(reading, "Industry", n) for n in ("陶瓷产业", "纺织业")]
        + [place(reading, "Enterprise", n) for n in ("青岭陶瓷", "石泉织造")],
        "leadEnterprise",
    )
    assert found["陶瓷产业", "青岭陶瓷"] == found["纺织业", "石泉织造"] == "head"
    assert found["陶瓷产业", "石泉织造"] == "previous"


def test_a_short_name_of_a_park_recurs_where_it_is_no_part_of_a_longer_one() -> None:
    reading = reading_of("建设开发区，带动开发区企业，“十四五”开发区修路，参观青溪开发区和福建开发区。")
    again = [reading.text[: p.start][-2:] for p in recurring(reading, [place(reading, "Park", "开发区")])]
    assert again == ["带动", '五"']


def test_paragraphs_carry_on_what_the_one_before_them_opened_with() -> None:
    reading = reading_of("打造青溪产业园，形成新的增长极。\n\n推进云峰年产万吨海绵铁项目，早日投产。")
    found = met(reading, [place(reading, "Park", "青溪产业园"), place(reading, "Project", "云峰年产万吨海绵铁项目")], "locatedIn")
    assert found == {("云峰年产万吨海绵铁项目", "青溪产业园"): "carried"}


def test_a_paragraph_that_opens_with_its_own_name_is_not_about_the_one_before() -> None:
    reading = reading_of("打造青溪产业园，形成新的增长极。\n\n石泉货运站：推进云峰年产万吨海绵铁项目，早日投产。")
    places = [place(reading, "Park", "青溪产业园"), place(reading, "Project", "云峰年产万吨海绵铁项目")]
    assert met(reading, places, "locatedIn") == {}


def test_a_projects_name_that_opens_with_a_firms_kernel_speaks_of_the_firm() -> None:
    text = "支持昱岭科技做大做强，推进昱岭新型铸件项目建设。"
    reading = reading_of(text)
    firm, project = place(reading, "Enterprise", "昱岭科技"), place(reading, "Project", "昱岭新型铸件项目")
    inside = [(p.kind, text[p.start : p.end], p.group) for p in nested(text, [firm, project])]
    assert inside == [("Enterprise", "昱岭", "昱岭科技")]


def test_a_projects_name_that_opens_with_a_town_speaks_of_no_firm_of_that_name() -> None:
    text = "支持昱岭金矿做大做强，推进昱岭镇新型铸件项目建设。"
    reading = reading_of(text)
    firm, project = place(reading, "Enterprise", "昱岭金矿"), place(reading, "Project", "昱岭镇新型铸件项目")
    assert nested(text, [firm, project]) == []


def test_items_of_one_list_are_judged_together() -> None:
    reading = reading_of("推进甲岭电站、乙岭电站、丙岭电站等项目建设，壮大新能源产业。")
    names = ["甲岭电站", "乙岭电站", "丙岭电站"]
    target = place(reading, "Industry", "新能源产业")
    listed = [Pair("includesProject", target, place(reading, "Project", n), "after", ()) for n in names]
    alone = Pair("includesProject", target, listed[0].object._replace(candidate=None), "after", ())
    judged = pooled([*zip(listed, (2.0, 2.0, -0.5), strict=True), (alone, -0.5)])
    scores = dict(zip([*names, "alone"], (p for _, p in judged), strict=True))
    assert scores["丙岭电站"] > 0.5 > scores["alone"]
    assert scores["甲岭电站"] > scores["丙岭电站"]


def test_a_firm_inside_one_items_name_is_no_matter_of_the_others() -> None:
    reading = reading_of("推进昱岭科技铸件车间、乙岭电站、丙岭电站等项目建设。")
    firm = place(reading, "Enterprise", "昱岭科技")
    works = [place(reading, "Project", n) for n in ("昱岭科技铸件车间", "乙岭电站", "丙岭电站")]
    met = ("inside", "listed", "listed")
    asked = [Pair("undertakenBy", work, firm, how, ()) for work, how in zip(works, met, strict=True)]
    own, *others = (p for _, p in pooled(zip(asked, (4.0, -4.0, -4.0), strict=True)))
    assert own > 0.95 and max(others) < 0.05


def test_a_name_tells_industries_by_their_labels_and_by_other_words() -> None:
    assert kinship(told("凤凰岭民宿"), told("全域旅游")) == "same"
    assert kinship(told("甲镇肉鸡屠宰项目"), told("农产品加工产业集群")) in ("same", "under")
    assert kinship(told("青岭水泥"), told("生猪产业链")) == "apart"
    assert told("青岭公司") == frozenset()


def test_of_two_heads_the_industry_that_a_projects_name_tells_has_no_rival() -> None:
    reading = reading_of("做强陶瓷产业和旅游产业，推进云峰日用瓷窑炉改造项目、凤凰岭民宿项目建设。")
    places = [place(reading, "Industry", n) for n in ("陶瓷产业", "旅游产业")] + [place(reading, "Project", "凤凰岭民宿项目")]
    features = {p.subject.group: p.features for p in pairs(reading, places) if p.predicate == "includesProject"}
    assert "kin=same" in features["旅游产业"] and "kin-rival" not in features["旅游产业"]
    assert "kin=apart" in features["陶瓷产业"] and "kin-rival" in features["陶瓷产业"]


def test_a_link_is_no_surer_than_its_ends() -> None:
    reading = reading_of("做强陶瓷产业，推进云峰日用瓷窑炉改造项目建设。")
    industry, project = place(reading, "Industry", "陶瓷产业"), place(reading, "Project", "云峰日用瓷窑炉改造项目")
    kinds = {kind: KindModel(LinearModel(), LinearModel(), 0.5) for kind in ("Industry", "Project")}
    sure = Pair("includesProject", industry, project, "before", ())
    assert trust(sure, kinds) == pytest.approx(0.9 * 0.9)
    assert trust(sure._replace(object=project._replace(probability=0.5)), kinds) == pytest.approx(0.9 * 0.5)


def test_a_heading_that_lists_a_parks_works_says_so() -> None:
    reading = reading_of("专栏3：云岭产业园重点项目\n1.年产万吨海绵铁项目\n2.青溪精密铸件项目\n")
    park, work = place(reading, "Park", "云岭产业园"), place(reading, "Project", "年产万吨海绵铁项目")
    told_by = [p.features for p in pairs(reading, [park, work]) if p.predicate == "locatedIn"]
    assert ["lists-works" in features for features in told_by] == [True]
    reading = reading_of("专栏3：云岭产业园的发展目标\n1.年产万吨海绵铁项目\n")
    park, work = place(reading, "Park", "云岭产业园"), place(reading, "Project", "年产万吨海绵铁项目")
    assert not any("lists-works" in p.features for p in pairs(reading, [park, work]))


def test_a_word_for_parks_is_told_from_a_parks_name() -> None:
    reading = reading_of("做强产业园，提升云岭产业园，推进青溪精密铸件项目建设。")
    bare = Place("Park", 2, 5, "产业园", 0.9, (2, 5))
    named, work = place(reading, "Park", "云岭产业园"), place(reading, "Project", "青溪精密铸件项目")
    features = {p.object.group: p.features for p in pairs(reading, [bare, named, work]) if p.predicate == "locatedIn"}
    assert "t-nameless" in features["产业园"] and "t-nameless" not in features["云岭产业园"]


def test_a_firm_in_a_works_name_is_as_sure_as_the_less_sure_of_the_two() -> None:
    reading = reading_of("推进昱岭科技新型铸件项目建设。")
    firm, work = place(reading, "Enterprise", "昱岭科技"), place(reading, "Project", "昱岭科技新型铸件项目")
    kinds = {kind: KindModel(LinearModel(), LinearModel(), 0.5) for kind in ("Enterprise", "Project")}
    inside = Pair("undertakenBy", work, firm._replace(probability=0.6), "inside", ())
    assert trust(inside, kinds) == pytest.approx(0.6)
    assert trust(inside._replace(met="before"), kinds) == pytest.approx(0.9 * 0.6)


def test_an_industry_inside_another_works_name_is_told_from_one_that_is_named() -> None:
    reading = reading_of("做强旅游产业。云岭旅游景区：推进凤凰岭民宿项目建设。")
    named = place(reading, "Industry", "旅游产业")
    start = reading.text.index("旅游景区")
    hidden = Place("Industry", start, start + 2, "旅游", 0.9, (start, start + 2))
    works = [place(reading, "Project", n) for n in ("云岭旅游景区", "凤凰岭民宿项目")]
    features = {
        p.subject.group: p.features
        for p in pairs(reading, [named, hidden, *works])
        if p.predicate == "includesProject" and p.object.group == "凤凰岭民宿项目"
    }
    assert "t-in-work" in features["旅游"] and "t-in-work" not in features["旅游产业"]


def test_a_pair_tells_where_else_how_often_and_how_far_away_its_target_is_named() -> None:
    text = "专栏3：陶瓷产业重点项目\n1.云峰窑炉改造项目。做强陶瓷产业。\n2.青溪精密铸件项目\n"
    reading = reading_of(text)
    first = place(reading, "Industry", "陶瓷产业")
    again = text.rindex("陶瓷产业")
    industries = [first, first._replace(start=again, end=again + 4, mention=(again, again + 4))]
    works = [place(reading, "Project", n) for n in ("云峰窑炉改造项目", "青溪精密铸件项目")]
    features = {
        p.object.group: p.features for p in pairs(reading, [*industries, *works]) if p.predicate == "includesProject"
    }
    near, far = features["云峰窑炉改造项目"], features["青溪精密铸件项目"]
    assert {"t-headlined", "t-count=2"} <= set(near) & set(far)
    assert "met=1" in near and "met=0" in far
    assert "far=b2&box" in far


def test_a_work_by_a_parks_name_does_not_lie_in_the_park() -> None:
    reading = reading_of("推进云岭产业园建设，在云岭产业园新建青溪精密铸件项目。")
    park, work = place(reading, "Park", "云岭产业园"), place(reading, "Project", "青溪精密铸件项目")
    built = Place("Project", 2, 9, "云岭产业园", 0.9, (2, 9))
    assert {p.subject.group for p in pairs(reading, [park, work, built]) if p.predicate == "locatedIn"} == {work.group}


def test_a_name_that_comes_again_is_as_salient_as_before() -> None:
    reading = reading_of("提升云岭产业园。云岭产业园扩容。")
    known = place(reading, "Park", "云岭产业园")._replace(salience=0.3)
    assert [p.salience for p in recurring(reading, [known])] == [0.3]


def test_a_zone_is_not_named_where_one_of_its_sides_is() -> None:
    reading = reading_of("提升云岭开发区。云岭开发区北区扩容，云岭开发区提质。")
    found = recurring(reading, [place(reading, "Park", "云岭开发区")])
    assert [reading.text[p.start : p.end + 1] for p in found] == ["云岭开发区提"]


def test_a_kept_link_is_surer_than_its_probability_and_never_certain() -> None:
    links = load(RULES)("以青岭钛业、云峰新材等企业为龙头，做强陶瓷产业，推进青岭钛业窑炉改造项目。").user_data[LINKS]
    assert links and all(link.probability < link.confidence < 1 for link in links)
    assert sorted(links, key=lambda link: link.probability) == sorted(links, key=lambda link: (link.confidence, link.probability))
