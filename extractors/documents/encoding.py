"""Bytes to text: the encoding is proved, not guessed."""
from __future__ import annotations

import codecs
import re
from pathlib import Path

from extractors.documents.errors import PlanError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CANDIDATES = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
"""Tried in this order when there is no byte order mark."""

COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相"
    "全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料"
    "象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取"
    "据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车"
    "城镇乡村县市省规划项目企业园区建设推进服务"
)
"""Frequent characters of modern Chinese and of plans: decoded wrongly, a text has hardly any of them."""

_HAN = re.compile("[\u3400-\u9fff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")


def decode(data: bytes, path: Path | str) -> tuple[str, str]:
    """The text of `data` (a byte order mark left out, newlines as they are) and the name of its encoding.

    Raises `PlanError` when no encoding yields Chinese text, or when bytes are damaged.

    >>> decode("规划纲要，第一章".encode("gb18030"), "a.txt")
    ('规划纲要，第一章', 'gb18030')
    >>> decode("规划的目标".encode("utf-16"), "a.txt")[0]
    '规划的目标'
    """
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark):], name, path), name
    first_error: PlanError | None = None
    for name in CANDIDATES:
        try:
            text = _strict(data, name, path)
        except PlanError as error:
            first_error = first_error or error
            continue
        if _plausible(text, proved=name == "utf-8"):
            return text, name
    if first_error is not None and _nearly_utf8(data):
        raise first_error
    raise PlanError(path, "the bytes are no Chinese text in UTF-8, GB18030 or UTF-16", "save the plan as UTF-8 and try again")


def _strict(data: bytes, name: str, path: Path | str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"byte {error.start} is not valid {name.upper()}"
        raise PlanError(path, problem, "the file is damaged or in another encoding: save it as UTF-8", line=line) from error


def _plausible(text: str, *, proved: bool) -> bool:
    """Strict UTF-8 proves itself; other encodings decode nearly any bytes, so that the characters must be common ones."""
    if proved:
        return "\x00" not in text
    han = _HAN.findall(text)
    if not han:
        return text.isascii() and not _CONTROL.search(text)
    if len(_CONTROL.findall(text)) > len(text) / 200:
        return False
    # Plans have 0.45 and more; the same bytes under a wrong encoding stay below 0.15.
    return sum(c in COMMON for c in han) >= 0.3 * len(han) and len(han) >= 0.2 * len(text.strip())


def _nearly_utf8(data: bytes) -> bool:
    """Whether a few damaged bytes spoil a UTF-8 text: then the place of the damage is what people need to know."""
    text = data.decode("utf-8", errors="replace")
    return text.count("\ufffd") < len(text) / 100
