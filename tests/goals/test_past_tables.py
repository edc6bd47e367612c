"""Tables that say how far the last period's targets were met give no targets."""
from __future__ import annotations

from extractors.documents import read_text
from extractors.facts import TargetMention
from extractors.pipeline import extract, load

PLAN = """云麓县“十四五”发展规划（2021—2025年）

第一章 发展基础

专栏1 “十三五”规划主要指标完成情况
| 指标名称 | 规划目标 | 完成 |
| 城镇化率（%） | 50 | 51.3 |
| 森林覆盖率（%） | 24 | 25.1 |

第二章 发展目标

专栏2 “十四五”规划主要指标
| 指标名称 | 2020年 | 2025年 |
| 城镇化率（%） | 51.3 | 56 |
| 森林覆盖率（%） | 25.1 | 26.5 |
"""


def test_only_the_table_of_the_coming_period_gives_targets() -> None:
    facts = extract(read_text(PLAN), load("rules.json"))
    targets = {(m.name, float(m.value)) for m in facts.mentions if isinstance(m, TargetMention)}
    assert targets == {("城镇化率", 56.0), ("森林覆盖率", 26.5)}
