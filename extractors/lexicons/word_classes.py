"""Classes of general Chinese words by the company they keep: 水库, 堤坝 and 灌区 are of one class, 养殖 and 种植 of another."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).with_suffix(".tsv")
"""One word a line with its class; `README.md` says where they come from."""
DEPTHS = (2, 3, 4)
"""So many characters of a class say the coarse, the middle and the fine one."""


@cache
def word_classes() -> dict[str, tuple[str, ...]]:
    """Each word's classes, from the coarsest to the finest.

    >>> word_classes()["水库"][1] == word_classes()["堤坝"][1]
    True
    """
    found: dict[str, tuple[str, ...]] = {}
    known: dict[str, tuple[str, ...]] = {}
    for line in FILE.read_text(encoding="utf8").splitlines():
        word, code = line.split("\t")
        classes = known.get(code)
        if classes is None:
            classes = known[code] = tuple(code[:depth] for depth in DEPTHS)
        found[word] = classes
    return found


def middle_class(word: str) -> str:
    """The middle one of a word's classes, "" for words of none.

    >>> middle_class("昱岭")
    ''
    """
    classes = word_classes().get(word)
    return classes[1] if classes else ""
