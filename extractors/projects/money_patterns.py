"""How plans state what projects cost, in prose, boxes and tables, as data (regular expressions)."""

from __future__ import annotations

NUMBER = r"\d[\d,]*(?:\.\d+)?"
UNITS = {"亿": 1, "千万": 10, "百万": 100, "万": 10000}
"""Units of money, and how many of each are 1 亿元."""
YUAN = r"(?:[多余]?元(?:人民币)?|(?=左右|[，。；、）)的]|$))"
"""元 may be missing where nothing else can be counted (3亿，), not before another unit (3万亩)."""
SUM = rf"{NUMBER}(?:亿|千万|百万|万)元"
NUMBER_OF_UNIT = rf"(?P<n>{NUMBER})(?P<u>{'|'.join(UNITS)})"
"""A sum of money without 元, its number and unit as groups."""
TOTAL = r"总|概算|估算|投资规模|造价"
"""A word for investment with one of these speaks of the whole."""
WORDS = (
    r"(?:(?:计划|预计|概算|估算|规划|项目|工程|静态|动态|拟)*"
    r"(?:总投资(?:额|规模|概算|估算)?|投资总?(?:额|规模|概算|估算)|投资|总投入|投入资金|投入|出资|总造价|工程造价)|概算|估算|造价)"
)
LINKS = r"约|大约|预计|达到?|为|近|超过?|计划|[:：]"
REACHES = "达"
"""What links a volume to its sum; of a single work 总投资 or 投资额 is said to do so, not 投资 alone."""
THRESHOLD = r"元?(?:及)?以上"
"""A sum that is only a threshold is of many projects."""
NOT_TOTAL = (
    r"完成(?:了)?|累计(?:完成)?|已(?:经)?|到位|增加|新增|追加|带动|拉动|撬动|吸引|年度?|当年|每年|年均|一期|二期|三期|首期|首批|"
    r"争取|中央|省级|市级|地方|政府|财政|社会|民间|设备|环保|其中"
)
"""What before a sum says that it is not the whole of a planned cost."""
BOUND = r"(?:左右|上下|人民币|多)?"
VERBS = r"完成|建成|续建|上马|完善|建设|新建|扩建|改建|改造|实施|打造|推进|引进|谋划|启动|规划|计划|兴建|用于|开工|开展"
_ASPECT = r"(?:总|规划|计划|拟)*(?:占地|用地|建筑面积|年产|年销售|年产值|年处理|年均|产值|建设规模|规模)[^，。；]{0,18}"
ATTRIBUTIVE = (
    rf"{BOUND}(?:的|的[^，。；、]{{4,40}}签订(?:的)?|(?:[与和同]|在|于)[^，。；、]{{2,24}}(?:{VERBS})的?|[、，]?(?:{VERBS})?{_ASPECT}的|[、，]?{_ASPECT}(?:[，、]{_ASPECT})+的|(?:{VERBS})+(?:的|一[个座条处])?)?"
)
"""What may stand between a sum and the name it belongs to without a pause: 的, 建设, further sizes that end in 的."""
LEADING = rf"{BOUND}，(?:(?:在|于)[^，。；、]{{2,16}})?(?:{VERBS})[^，。；]{{0,24}}"
"""The same with a pause, where no other project was named before ("投资3亿元，建设…")."""
_WORKS = "".join(f"(?<!{word})" for word in ("配套", "设备", "设施", "建设", "工程", "项目", "改造", "产业", "资产"))
INVESTOR = rf"(?:由|系)?[^，。；：、（）\d年月其各]{{2,20}}{_WORKS}"
"""Who invests, where a clause says that (由甲公司投资3亿元建设)."""
CLAUSE_STARTS = "，、：；|（("
CLAUSE_END = r"[，。；、）)|\n和及]|$"
ESTIMATES = "估算|概算|计划"
WORKS_WORDS = "项目|工程|建设"
CLAUSE_LEADS = r"该|本|此|项目|工程|建设|预计|计划|规划|拟|共|共计|约|需|估算|概算|初步"
"""With what a clause may open that states the cost of the project named before."""
ACCOUNT = (
    r"[（(]?(?:\d{1,2}|[一二三四五六七八九十])?[)）.、．]?\s*"
    r"(?:(?:计划|预计|项目|估算)*总投资[^。；]{0,8}?[:：为约\d]"
    r"|(?:计划投资|预计投资|投资额?|投资规模|资金来源|建设(?:内容|规模|地点|单位|主体|期限|年限|性质|工期|地址)"
    r"|项目(?:概况|地点|选址|内容|规模))[^。；]{0,4}?[:：为])"
)
"""How a line opens that goes on with the account of a project named above."""
WORKS = ("项目", "工程")
MANY = r"(?:共|约|达)?\d+(?:余|多)?[个项宗]"
"""A name that ends with one of `WORKS` and is counted so is a kind of works, and the sum behind it that of all of them."""
OF_MANY = (
    r"(?:\d+|[一二三四五六七八九十两]+)[余多]?[个项大件宗][^，。；\d]{0,10}(?:项目|工程)[，：]?(?:预计|概算|计划)?"
    r"|(?:项目|工程)[共约]?\d+[余多]?[个项宗][，：]?(?:预计|概算|计划)?"
)
"""What right before a sum says that it is of many works (等10个重大项目，总投资…)."""
GOES_ON = r"[^，。；：（）|]{0,12}、"
"""What behind a name says that a list goes on, whose sum is of all."""
BUILDING = r"(?:建设|打造|新建|规划|建成|启动|推进|谋划|兴建|扩建|筹建)[^，。；]{0,24}$"
"""What stands before a park that is to be built."""
NUMBERING = r"[\d（(一二三四五六七八九十）)①-⑳.、．—\s-]*"
"""What may stand before the name that opens a line."""
OPENS = rf"(?:[^，。；：、（）]{{1,14}}：)?{NUMBERING}(?:[一二三四五六七八九十]是|其[一二三四五六])?"
"""What may stand before the name that opens a sentence and with it the account of a project."""
ITEM = r"(?:\d{1,2}[.、．](?!\d+[%亿万公平.])|[（(][\d一二三四五六七八九十]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]是)"
"""With what the next account within a block begins."""
TELLS = r"[”\"]?(?:项目|工程)?[。：:]"
"""What follows a name of which the text then tells."""
NAME_ENDS = r"[”\"]?(?:项目|工程|建设)?(?:[，。；：、（）|\n和及等]|(?:计划|预计)?总?投资|概算|$)"
"""What follows a name where it is whole."""

# Tables of projects: titles of their columns, and cells that hold nothing but sums.
COST_COLUMN = r"投资|投入|概算|造价"
NO_COST_COLUMN = r"主体|单位(?![:：])|业主|企业|类|方式|来源|完成|累计|到位|年度|20\d\d|当年|占|增|固定资产|协议|平均|强度"
"""What makes of a column one of who invests, of what was spent, or of a rate."""
YEAR = r"20[1-4]\d"
"""A number alone in a cell that is none."""
CELL_SUM = rf"{NUMBER}(?:(?:{'|'.join(UNITS)})元?)?"
LIST_MARKS = r"[、；;和及与]"
"""Between names of works in one cell: a single sum beside them is of all."""
