"""Group the places of a plan that name one thing, by the stem of the name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

HEADS = {
    "Industry": "全产业链|分产业链|产业链条|产业链|产业集群|集群|全链条|产业基地|产业带|产业|行业|业|链",
    "Enterprise": "股份有限公司|有限责任公司|有限公司|集团公司|公司|集团|企业",
    "Project": "建设项目|建设工程|项目建设|工程建设|项目|工程|建设",
}
"""Head words that do not tell one name of a kind from another."""
_HEAD_ENDS = {kind: re.compile(f"(?:{heads})$") for kind, heads in HEADS.items()}

SYNONYMS = (("智造", "制造"), ("精深加工", "加工"), ("深加工", "加工"), ("文旅", "文化旅游"), ("电商", "电子商务"))
"""Ways of writing that name the same industry."""

BROAD = frozenset(
    "农业 工业 产业 经济 制造 服务 加工 养殖 种植 旅游 文化 园区 产业园 开发区 小镇 基地 工业园 装备 材料 建材".split()
)
"""Words that say too little alone: a modifier before them tells one thing from another."""

_MODIFIERS = re.compile("^(?:现代化?|先进|高端|新型|绿色|特色|优质|智能化?|智慧|数字化?|大型|综合|重点|传统|新兴|高品质|高质量)+")
_DROP = re.compile(r"[\s*\"“”'‘’`《》〈〉()\[\]【】,，.。、;；:：·—–\-~（）]")


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """Width-folded lower-case name without spaces, quotes, brackets and punctuation."""
    return _DROP.sub("", unicodedata.normalize("NFKC", name)).lower()


def group_key(kind: str, name: str, places: tuple[str, ...] = ()) -> str:
    """What is left of a name without head word, place prefix and general modifier; names of one key are one group.

    >>> group_key("Industry", "现代物流业"), group_key("Industry", "物流产业")
    ('物流', '物流')
    """
    text = normal(name)
    if kind in _HEAD_ENDS:
        cut = _HEAD_ENDS[kind].sub("", text)
        text = cut if len(cut) >= 2 else text
    if kind != "Project":
        for place in places:
            if text.startswith(place) and len(text) - len(place) >= 2:
                text = text[len(place) :]
    if kind == "Industry":
        for written, same in SYNONYMS:
            text = text.replace(written, same)
    if kind in ("Industry", "Park"):
        cut = _MODIFIERS.sub("", text)
        text = cut if len(cut) >= 2 and cut not in BROAD else text
    return text
