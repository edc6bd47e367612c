"""The encoding of a plan is proved by its bytes, never guessed silently wrong."""
from __future__ import annotations

import pytest

from extractors.documents import PlanError
from extractors.documents.encoding import decode

TEXT = "云麓县国民经济和社会发展第十四个五年规划\r\n第一章 发展基础\r\n全县地区生产总值达到85亿元，工业增加值年均增长7%。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_plan_reads_the_same_in_every_encoding_it_may_come_in(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "plan.txt")[0] == TEXT


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    text, name = decode(b"\xef\xbb\xbf" + "规划".encode(), "plan.txt")
    assert (text, name) == ("规划", "utf-8")


def test_rare_characters_of_place_names_survive_gb18030() -> None:
    text = TEXT + "澴河、䶮江、𫚖鱼养殖"
    assert decode(text.encode("gb18030"), "plan.txt") == (text, "gb18030")


def test_traditional_big5_text_is_refused_rather_than_read_as_nonsense() -> None:
    with pytest.raises(PlanError, match="no Chinese text in UTF-8, GB18030 or UTF-16"):
        decode("國民經濟和社會發展規劃綱要，推動產業轉型升級，建設現代化產業體系".encode("big5"), "plan.txt")


def test_a_picture_is_no_text() -> None:
    with pytest.raises(PlanError, match="save the plan as UTF-8"):
        decode(bytes(range(256)) * 8, "plan.txt")


def test_one_damaged_byte_is_reported_with_its_line() -> None:
    data = (TEXT + "\r\n").encode() * 20
    at = data.index("第一章".encode())
    with pytest.raises(PlanError, match=rf"plan\.txt, line 2: byte {at} is not valid UTF-8"):
        decode(data[:at] + b"\xff" + data[at:], "plan.txt")
