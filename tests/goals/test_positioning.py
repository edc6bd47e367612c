"""Goals in words: what a county, industry or park is to become."""
from __future__ import annotations

import pytest

from extractors.documents import read_text
from extractors.goals.positioning import alike, find_phrases, find_positionings


def phrases(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end, *_ in find_phrases(sentence, 0, len(sentence), ("青川",))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("打造国家级钛合金产业基地。", ["国家级钛合金产业基地"]),
        ("打造全国优质冬枣基地、京津冀冬枣供应基地。", ["全国优质冬枣基地", "京津冀冬枣供应基地"]),
        ("打造北方最大的冬枣生产、加工、销售基地，冬枣技术培训基地。", ["北方最大的冬枣生产、加工、销售基地", "冬枣技术培训基地"]),
        ("以创建省级文明城市为抓手，提升品质。", ["省级文明城市"]),
        ("深入开展国家卫生城市创建活动。", ["国家卫生城市"]),
        ('建成东部最具活力的改革开放"桥头堡"。', ['东部最具活力的改革开放"桥头堡"']),
        ("力争将开发区晋升为国家级开发区。", ["国家级开发区"]),
        ("加快建设成渝地区现代食品产业高地。", ["成渝地区现代食品产业高地"]),
        ("把园区建设成都市型农业示范区。", ["都市型农业示范区"]),
        ('打响"中国冬枣之都"品牌。', ["中国冬枣之都"]),
        ("成长为区域重要的物流枢纽。", ["区域重要的物流枢纽"]),
        ("打造集研学、康养、度假为一体的省级旅游度假区。", ["集研学、康养、度假为一体的省级旅游度假区"]),
        ("全力创建国家全域旅游示范区。", ["国家全域旅游示范区"]),
        ('擦亮"中国富硒稻米之乡"名片。', ["中国富硒稻米之乡"]),
        ("打造全省种子集散地、加强与国家玉米中心合作。", ["全省种子集散地"]),
        ("打造全省果品加工高地，全力建设长三角绿色果品供应基地。", ["全省果品加工高地", "长三角绿色果品供应基地"]),
        ("打造成为：中国菠萝之都、国家级辣椒交易中心。", ["中国菠萝之都", "国家级辣椒交易中心"]),
        ("发展定位：全省绿色建材之都，国家级超硬材料基地。", ["全省绿色建材之都", "国家级超硬材料基地"]),
        ("打造推动全省高质量发展的增长极。", ["推动全省高质量发展的增长极"]),
    ],
)
def test_titles_and_roles_are_found_whole(sentence: str, expected: list[str]) -> None:
    assert phrases(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "建设一批特色农产品加工基地。",
        "新建3个现代农业示范园区。",
        "建设省级工程技术中心。",
        "打造产业集群服务平台。",
        "被评为国家卫生城市。",
        "构建覆盖城乡的服务网络。",
        "推进社区养老服务中心建设。",
        "以打造全省一流团队带动宜居城市建设管理。",
        "打造了全省一流的种养循环示范样板。",
        "打造3-5个国家级旅游景区。",
        "打造一批景点，包括北方民俗中心、全省演艺中心。",
        '协同打造"两高地、两中心、一样板"。',
        "已发展成为全省最大的药材生产基地。",
        "作为北方最大的陶瓷主产区，坚持绿色发展。",
        "重点任务：中国菠萝之都、国家级辣椒交易中心。",
        "把生态旅游作为推进品牌景区建设的重要抓手。",
        "打造72万吨饲料加工厂及高标准3万亩饲料种植基地。",
        '打造"一区两园一副中心"，即青溪现代物流园区、东岗区域物流副中心。',
        "建设东沟、前营等6个省级标准化示范园。",
    ],
)
def test_works_numbers_of_things_and_the_past_are_no_positioning(sentence: str) -> None:
    assert phrases(sentence) == []


def test_what_is_to_become_it_is_the_object_of_the_sentence() -> None:
    sentence = "把青岭新区建设成为全省智能家居产业基地。"
    ((start, end, _, becoming),) = find_phrases(sentence, 0, len(sentence))
    assert becoming is not None
    assert (sentence[start:end], sentence[slice(*becoming)]) == ("全省智能家居产业基地", "青岭新区")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("全国优质冬枣基地", "优质冬枣基地", True), ("省级营商环境最优县", "全省营商环境最优县", True), ("国家级特色小镇", "省级特色小镇", False)],
)
def test_forms_of_one_title_are_alike_but_ranks_are_not(a: str, b: str, same: bool) -> None:
    assert alike(a, b) is same


def test_a_title_named_twice_is_one_positioning_with_two_places() -> None:
    text = "青川县国民经济和社会发展第十四个五年规划\n（2021-2025年）\n第一章 发展目标\n打造国家级钛合金产业基地。\n第二章 工业\n建设国家级钛合金产业基地。\n"
    (span,) = find_positionings(read_text(text, county="双塔区"))
    assert span.name == "国家级钛合金产业基地" and len(span.others) == 1


def test_a_dash_is_no_part_of_a_title() -> None:
    text = "青川县国民经济和社会发展第十四个五年规划\n（2021-2025年）\n第一节 发展定位\n——全省冬枣产业先行区。着力做优品质，扩大规模，打响品牌，带动农户增收。"
    assert [s.name for s in find_positionings(read_text(text, county="双塔区"))] == ["全省冬枣产业先行区"]


def test_bare_titles_under_the_heading_of_roles_count() -> None:
    text = "青川县国民经济和社会发展第十四个五年规划\n（2021-2025年）\n第一节 发展定位\n冬枣产业发展先行区。强化科技支撑，做大做强冬枣产业，完善产业链条，提升产业效益和质量。\n"
    assert "冬枣产业发展先行区" in [s.name for s in find_positionings(read_text(text, county="双塔区"))]
