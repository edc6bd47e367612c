"""Tables of projects: what their rows name and what that costs."""
from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.documents import read_text
from extractors.facts import ProjectMention
from extractors.frames.factory import plain_document
from extractors.pipeline import extract, load
from extractors.projects.tables import project_rows
from tests.extractors.short_texts import RULES


def costs(text: str) -> dict[str, list[str]]:
    """What each row names → its sums in 亿元."""
    document = plain_document(text)
    return {document.clean[r.names_start : r.names_end]: [str(s) for s in r.sums] for r in project_rows(document)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("|项目名称|总投资（万元）|\n|---|---|\n|青溪桥|5600|\n|云岭路|12,000|", {"青溪桥": ["0.56"], "云岭路": ["1.2"]}),
        ("|序号|项目|投资(亿元)|年限|\n|---|---|---|---|\n|1|青溪桥|0.7|2023|\n|2|云岭路||2024|", {"青溪桥": ["0.7"], "云岭路": []}),
        ("单位：亿元\n|项目名称|投资|业主|\n|---|---|---|\n|青溪桥|3.2|云岭集团|\n|云岭路|1|青溪公司|", {"青溪桥": ["3.2"], "云岭路": ["1"]}),
        ("|类别|项目名称|规模与投资|\n|---|---|---|\n|水利|青溪水库|库容900万方，6000万元|\n|水利|云岭泵站|4台|", {"青溪水库": ["0.6"], "云岭泵站": []}),
        ("|园区|重点项目|投资（万元）|\n|---|---|---|\n|甲园|青溪轴承；云岭砂轮|8500；4200|\n|乙园|石泉线|900|", {"青溪轴承；云岭砂轮": ["0.85", "0.42"], "石泉线": ["0.09"]}),
        ("云岭路改建|31公里|3.2亿元\n青溪桥新建|286米|估算1亿元\n石泉桥新建|500米|8000万元", {"云岭路改建": ["3.2"], "石泉桥新建": ["0.8"]}),
    ],
)
def test_sums_have_the_unit_of_their_column_of_what_stands_above_or_their_own(text: str, found: dict[str, list[str]]) -> None:
    assert costs(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "|项目名称|完成投资（亿元）|投资主体|\n|---|---|---|\n|青溪桥|3|云岭集团|\n|云岭路|2|云岭集团|",
        "|项目名称|建设内容|投资|\n|---|---|---|\n|青溪桥|重建|12|\n|云岭路|改建|2023|",
    ],
)
def test_what_was_spent_or_has_no_unit_is_no_sum(text: str) -> None:
    assert set(map(tuple, costs(text).values())) == {()}


def test_a_table_of_indicators_names_no_works() -> None:
    assert costs("|项目|单位|2020年|2025年|\n|---|---|---|---|\n|地区生产总值|亿元|61|85|\n|城镇化率|%|44|50|") == {}


def test_a_row_that_lost_a_cell_keeps_name_and_sum() -> None:
    text = "序号 项目名称 建设内容 年限 总投资（万元） 单位\n1 青溪示范园建设 改造枣园2万亩 2022 18600 青溪公司\n2 云岭冷链中心 2023 9800 云岭公司\n3 石泉云仓 仓储3万平 2024 21000 石泉物流"
    assert costs(text) == {"青溪示范园建设": ["1.86"], "云岭冷链中心": ["0.98"], "石泉云仓": ["2.1"]}


def test_rows_name_projects_whatever_they_are_called() -> None:
    table = "|序号|项目名称|建设内容|总投资（亿元）|\n|---|---|---|---|\n|1|青溪磷酸铁锂|年产5万吨|27|\n|2|云岭骨瓷|窑炉2条|3.1|\n|3|合计||30.1|\n"
    document = read_text(f"青川县第十四个五年规划\n（2021-2025年）\n第一章 工业\n专栏1 重点项目\n{table}", county="双塔区")
    found = {m.name: m.investment for m in extract(document, load(RULES)).mentions if isinstance(m, ProjectMention)}
    assert found == {"青溪磷酸铁锂": Decimal(27), "云岭骨瓷": Decimal("3.1")}


def test_what_a_bracket_with_a_sum_stands_behind_is_a_project() -> None:
    text = "工业：青溪储能电池（15亿元）；云岭鲜湿面（二期，5.5亿元）；现代物流业（总投资21亿元）；石泉米酒（8家）。"
    document = read_text(f"青川县第十四个五年规划\n（2021-2025年）\n第一章 工业\n专栏1 重点项目\n{text}", county="双塔区")
    found = {m.name: m.investment for m in extract(document, load(RULES)).mentions if isinstance(m, ProjectMention) and m.investment}
    assert found == {"青溪储能电池": Decimal(15), "云岭鲜湿面": Decimal("5.5")}
