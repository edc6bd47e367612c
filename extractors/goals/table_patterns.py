"""What the main indicator tables of plans look like: words of captions, headers and cells, as data (regular expressions)."""
from __future__ import annotations

CAPTION = r"主要(?:发展)?指标|发展目标|预期目标|指标体系|主要目标|指标表"
HEADER_NAME = r"指标|目标名称|项目名称|内容"
HEADER_CELL = r"(?:计量)?单位|(?:主要)?指标(?:名称)?|序号|类别|属性"
UNFINISHED = ("占", "占全县", "占全区", "占全市", "单位", "每")
"""Ends of a cell that holds but the beginning of a name."""
NATURE = r"(?P<nature>预期|约束)性?(?:指标)?"
# Header cells of values.
GROWTH_COLUMN = r"年均|增长|增速|增幅|累计|变化|提高|[升降]幅"
TARGET_COLUMN = r"目标|规划|期末|预期值|达到"
BASE_COLUMN = r"完成|基期|基数|现状|实际|预计"
# Cells that hold no number but stand where one would.
NO_VALUE = (
    r"[-—–－─~～*/\\无]+|(?:完成|达到|控制在|省|市|国家|上级|按|持续|稳步|逐年|保持|高于|低于|不低于|不高于|与|同步|待|下达|进一步|大于|小于|基本|年均).*"
    r"|以.*为准|待定"
)
# A cell that begins with or is a number, with its bounds and brackets.
_BOUNDS = r"(?:约|近|年均(?:增长|下降)?|累计(?:增长|下降)?|控制在|大于|小于|不低于|不高于|超过|突破|达到|[≥≤><＞＜=±+－—-])*"
VALUE = rf"[〔\[【(（]?\s*{_BOUNDS}\s*\d[\d,.]*.*"
# Ends of names of indicators that are rates of growth by themselves.
RATE_NAME = "(?:增速|增幅|增长率?|增长速度|递增)$"
# A number that is reached over the five years, not one of each year: a household more, not a per cent.
IN_ALL = r"[〔\[【]"
GROWTH_CELL = r"年均|累计|[〔\[【]"
# Names that a table's first column may carry before the indicator.
UNIT_WORDS = {"百分比": "%", "百分数": "%", "比例": "%", "%": "%", "百分点": "个百分点"}
NAME_NUMBER = r"^(?:[（(]?\d{1,2}[)）.、．]|[①-⑳]|[一二三四五六七八九十]+、|其中[：:]?|#|\*)+"
