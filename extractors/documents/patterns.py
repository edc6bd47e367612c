"""What conversion and officialese do to a plan's lines, as data: widths, markers, front matter, tables of contents, boxes, table words."""
from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

NUMERALS: Final = "一二三四五六七八九十"
CJK: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"


def _lookalikes() -> dict[int, str]:
    table = {ord(radical): character for radical, character in zip(*RADICALS, strict=True)}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00)):
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1:
            table[code] = folded
    return table


RADICALS: Final = ("⺠⻓⻚⻰⻘⻝⻋⻅⻉⻔⻛⻜⻢⻥⻦⻩⻬⻮⻳⻄⻆⻁⻣⻤⻙⻨⻧⺟⺁⻗⻪⻑", "民长页龙青食车见贝门风飞马鱼鸟黄齐齿龟西角虎骨鬼韦麦卤母厂雨黾長")
"""Radicals that Unicode does not decompose (EquivalentUnifiedIdeograph.txt of the Unicode Character Database), with their characters."""

LOOKALIKES: Final[dict[int, str]] = _lookalikes()
"""For `str.translate`: radicals and compatibility ideographs to the characters they look like; text layers of PDFs are full of them."""


def _fold_table() -> dict[int, str]:
    table: dict[int, str] = {}
    keep = "，：；（）！？"
    for code in range(0xFF01, 0xFF5F):
        if chr(code) not in keep:
            table[code] = chr(code - 0xFEE0)
    table.update(LOOKALIKES)
    for characters, folded in FOLDED_TOGETHER.items():
        for character in characters:
            table[ord(character)] = folded
    return table


FOLDED_TOGETHER: Final[dict[str, str]] = {
    "“”〝〞„‟＂「」": '"',
    "\t\u3000\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f": " ",
    "―─━﹘": "—",
    "–−‐‑‒﹣": "-",
    "・･•∙‧": "·",
    "﹪": "%",
    "﹐": "，",
    "﹔": "；",
    "﹕": "：",
    "﹙": "（",
    "﹚": "）",
    "〜∼": "~",
    "￨│": "|",
    "﹒": ".",
}
"""Characters that mean the same in a plan; each folds to one character, so that offsets stay."""

FOLD: Final[dict[int, str]] = _fold_table()
"""For `str.translate`: one character to one character."""

TO_FULL_WIDTH: Final[dict[str, str]] = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "!": "！", "?": "？"}

TERMINAL: Final = "。！？；：…"
"""A line that ends in one of these is finished."""

CLOSERS: Final = "\"'’”）》】』〕]"


class Marker(NamedTuple):
    """A form of heading or list number: `level` as in `Block.level`; `pattern` matches at the start of a cleaned line, group 1 the number."""

    style: str
    level: int
    pattern: re.Pattern[str]


_NUM = rf"[{NUMERALS}百零〇○两\d%?？□■—-]{{0,6}}"

MARKERS: Final[tuple[Marker, ...]] = (
    Marker("篇", 1, re.compile(rf"[第笫] ?({_NUM}) ?[篇编](?!章)[、：:.]? ?")),
    Marker("章", 2, re.compile(rf"[第笫] ?({_NUM}) ?章(?!程)[、：:.]? ?")),
    Marker("节", 3, re.compile(rf"[第笫] ?({_NUM}) ?节(?![课点])[、：:.]? ?")),
    Marker("一、", 4, re.compile(rf"([{NUMERALS}]{{1,3}}|[—-])(?:、(?![{NUMERALS}]{{1,3}}、|[{NUMERALS}]产)|[.](?!\d)) ?")),
    Marker("（一）", 5, re.compile(rf"[（(] ?([{NUMERALS}]{{1,3}}|[—-]) ?[)）][、.]? ?")),
    # "3.36 亿元" continues a sentence, but "3.5G 基站" is the third item of a list.
    Marker("1.", 6, re.compile(r"(\d{1,2}) ?(?:\.|、|．)(?!\d(?![GgDdA]))(?!\d\d) ?")),
    Marker("1.", 6, re.compile(r"([⒈-⒛]) ?")),
    Marker("（1）", 7, re.compile(r"[（(] ?(\d{1,2}) ?[)）][、.]? ?")),
    Marker("1）", 7, re.compile(r"(\d{1,2}) ?[)）][、.]? ?")),
    Marker("①", 7, re.compile(r"([①-⑳⑴-⒇❶-❿]) ?")),
    Marker("——", 8, re.compile(r"(?:—|--) ?[—-]* ?(?=[^\d\s—-])()")),
)
"""Tried in order at the start of a cleaned line."""

LEVELS: Final[dict[str, int]] = {marker.style: marker.level for marker in MARKERS}

INLINE_MARKERS: Final[tuple[re.Pattern[str], ...]] = (
    re.compile(r"(?<![\d.A-Za-z第])(\d{1,2})(?:\.|、)(?!\d(?![GDA]))(?!\d\d)"),
    re.compile(r"[（(](\d{1,2})[)）]"),
    re.compile(r"(?<![\d.A-Za-z（(])(\d{1,2})[)）](?=[^。，、；：]{2})"),
    re.compile(r"([①-⑳])"),
    re.compile(rf"[（(]([{NUMERALS}]{{1,3}})[)）]"),
)
"""Numbers of a list that conversion put into one line; only a chain 1, 2, … of one form splits the line."""

BULLET: Final = re.compile(r"\s*(?:[-*+·●○◆◇■□▪►➢★☆](?=\s)|[●○◆◇■□▪►➢★☆])\s*")
MARKDOWN_HEADING: Final = re.compile(r"\s*(#{1,6})\s*")

FRONT_HEADINGS: Final = re.compile(r"(?:前言|序言|引言|导言|绪论|序|后记|结语|结束语|附则|附[件录表](?:[:：]?[\d一二三四五六七八九十]{0,3}[:：]?[^，。；：]{0,30})?|名词解释|.{0,8}名词解释)$")
"""Headings that carry no number."""

CONTENTS_TITLE: Final = re.compile(r"(?:目录|目次|contents)[:：]?$", re.IGNORECASE)
CONTENTS_ENTRY: Final = re.compile(r"^(?P<title>\S.{0,80}?)(?:[ .·…—_-]*(?:\.{3,}|…+|·{3,}|_{3,}|-{4,})[ .·…_-]*|\t[\t ]*| {2,})[-—(（]? ?(?:\d{1,3}|[ivxlcIVXLC]{1,5})? ?[-—)）]?\s*$")
"""A line of a table of contents: a title, dot leaders or a tab, mostly a page number. Matched before tabs are folded away."""
CONTENTS_LEADER: Final = re.compile(r"(?:\.{4,}|…{2,}|·{4,}|_{4,})\s*[-—]?\s*\d{1,3}")
"""Dot leaders with their page number; three in one line are a table of contents that lost its line breaks."""
CONTENTS_LOOSE: Final = re.compile(r"^.{2,60}?[ .·…]*\d{1,3}$")
"""Inside a table of contents also a title and a page number with nothing between."""

PAGE_NUMBER: Final = re.compile(r"[-—·~\s]*(?:第\s*)?\d{1,3}\s*(?:页)?(?:\s*[/,，]?\s*共?\s*\d{1,3}\s*页?)?[-—·~\s]*$")

TITLE_PART: Final = re.compile(r"国民经济|社会发展|五年规划|规划|纲要|远景目标")
PLAN_NAME: Final = re.compile(r"[^，。；]{0,40}(?:国民经济|第十.个五年|\"十.五\")[^，。；]{0,40}(?:纲要|规划)(?:（[^）]*）)?$")
"""A plan's whole name: nothing is joined to it."""
DATE_LINE: Final = re.compile(r"(?:20\d\d|二[〇○零0][一二三四五六七八九〇○零0]{2})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}日|[一二三四五六七八九十]{1,3}日)?$")
TITLE_END: Final = re.compile(r"(?:纲要|规划|计划)(?:[（(][^）)]*[)）])?$")

BOX_TITLE: Final = re.compile(rf"[【《（\[]?专栏 ?(?P<number>\d{{1,2}}(?:-\d{{1,2}})?|[{NUMERALS}]{{1,3}}(?=[:：、.．\s ]|[^{NUMERALS}]))? ?[】》）\]]?[:：、.．|-]? ?")
BOX_STARTS: Final = frozenset("专【《（[")
BOX_MENTION: Final = re.compile(r"专栏(?:建设|作家|节目|报道|文章|[，。])")
"""A line may begin with the word 专栏 and yet be prose."""
BOX_NOTE: Final = re.compile(r"(?:注|备注|说明|资料来源)[:：\d]")
NAME_ITEM: Final = re.compile(r"(?P<name>[^，。；：:！？|]{1,30})[：:]")
"""`name：description`."""
NAMED_AFTER_STOP: Final = re.compile(r"(?<=[。；，…])(?P<name>[^，。；：:！？|\d]{3,20})：(?!$)")
"""The next such item, when conversion put them into one line."""
FOOTNOTE: Final = re.compile(r"(?:\[\d{1,2}\]|〔\d{1,2}〕|[①-⑳⑴-⒇]|\d{1,2} ?(?=\"[^\"]{1,20}\"[:：，]?(?:是?指|即))|注\d{0,2}[:：]|名词解释[:：])[^。]{1,40}(?:是?指|即|：|:)")
"""A footnote explaining a term; it may stand between the two halves of a sentence."""
GLOSSARY: Final = "名词解释"

NOT_A_HEAD: Final = re.compile(r"[，；：！？\d]|、.*、.*[、等]|[^就]是|^(?:我[县区市]|本规划|其中|同时|此外|目前|要|应|必须|已|将)")
"""A first sentence with one of these is a sentence, not a run-in head."""
OFFICE: Final = re.compile(r"(?:(?<![布格结全大新开破变棋])局|管委会|委员会|人民政府|办公室|公司|集团|[（(]街道[）)])$")
"""How a line ends that names who is in charge, as broken tables have it: no heading, though it stands alone."""
HEAD_BREAK: Final = re.compile(r"[，；：:！？,;]")
"""What a run-in head may not hold before its full stop."""

FIGURE: Final = re.compile(r"\d(?:%|[千万亿]|个百分点|[个家户人元]|公里|公顷|平方|亩|吨|(?:以上|以内|左右|以下)$)")
"""A number that a goal gives, which no heading does."""
TABLE_HEADER: Final = re.compile(r"指标|单位|属性|序号|类别|完成|基期|现状|目标|年均|累计|名称|类型|区域|内容")
TABLE_HEADER_REST: Final = re.compile(r"[（(〔\[【].{1,10}[)）〕\]】]|增[长速幅].{0,4}|(?:目标|完成|实际|规划)值?")
TABLE_NATURE_COLUMN: Final = re.compile("属性|性质")
TABLE_NATURE: Final = re.compile(r"(?:预期|约束|导向|指导)性?(?:指标)?$")
TABLE_VALUE: Final = re.compile(r"[\[［〔<>≥≤＞＜=约近超累计年均增长提高下降达到左右以上以内增速+\-—～~\d.,%‰／/（）()\]］〕个百分点倍万亿元名人降]*\d[^。；]{0,8}$|[—\-–/*]{1,4}$")
"""A cell that is a number, with the usual words around it, or a dash for none."""
_WORKS_CONTENTS = r"(?:主要)?(?:建设)?(?:内容|规模)"
WORKS_NAME: Final = re.compile(
    rf"(?:(?:重点|重大|主要|建设|拟建|具体)*(?:项目|工程)(?:名称?)?|名称)(?:[及和与、]{_WORKS_CONTENTS}){{0,2}}"
)
"""The title of the column in which a table of works names them."""
WORKS_COLUMN: Final = re.compile(
    r"建设(?:内容|规模|性质|地点|单位|年限|周期|期限|起止)|起止|投资|工期|业主|项目(?:法人|单位|主体|地点)|规模|实施(?:单位|主体|年限)"
)
"""What only tables of works have a column for, unlike tables of indicators, whose column of names may be titled 项目 too."""

BULLETS: Final = frozenset("-*+·●○◆◇■□▪►➢★☆")
MARKER_STARTS: Final = frozenset("第笫（(—-0123456789⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑" + NUMERALS + "".join(map(chr, (*range(0x2460, 0x249C), *range(0x2776, 0x2780)))))
