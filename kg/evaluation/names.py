"""When two names are the same for an evaluation: exactly, leniently, and for goals by similar words."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from kg.evaluation import terms

SameName = Callable[[str, str, str], bool]
"""Whether two names of a type (type, name, name) are the same."""

_DROPPED = re.compile(rf"[\s{re.escape(terms.PUNCTUATION)}]")


@lru_cache(maxsize=65536)
def norm(text: str) -> str:
    """The name in NFKC and lower case, without white space, asterisks, quotes, brackets and punctuation.

    >>> norm("“云海” （二期）**项目**")
    '云海二期项目'
    """
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text)).lower()


@lru_cache(maxsize=65536)
def stem(kind: str, text: str) -> str:
    """The normed name without the head word of its type, if two characters stay.

    >>> stem("Industry", "生猪产业链"), stem("Park", "云海产业园"), stem("Industry", "农业")
    ('生猪', '云海产业园', '农业')
    """
    name = norm(text)
    longest = max((len(head) for head in terms.HEADS.get(kind, ()) if name.endswith(head)), default=0)
    return name[: len(name) - longest] if len(name) - longest >= 2 else name


def dice(a: str, b: str) -> float:
    """Dice similarity of the sets of character bigrams, in [0, 1]; a name of one character is its own bigram."""
    pairs_a = {a[i : i + 2] for i in range(len(a) - 1)} or {a}
    pairs_b = {b[i : i + 2] for i in range(len(b) - 1)} or {b}
    return 2 * len(pairs_a & pairs_b) / (len(pairs_a) + len(pairs_b))


def exact(kind: str, a: str, b: str) -> bool:
    """Equal once normed."""
    return norm(a) == norm(b)


def lenient(kind: str, a: str, b: str) -> bool:
    """Equal stems, or one contains most of the other, or long names that are nearly equal."""
    a, b = stem(kind, a), stem(kind, b)
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) >= 4 and short in long and len(short) / len(long) >= terms.CONTAINED:
        return True
    return len(short) >= 5 and dice(a, b) >= terms.NAMED_ALIKE


def similar_positioning(kind: str, a: str, b: str) -> bool:
    """Equal or similar words, or one contains the other and both have five characters."""
    a, b = norm(a), norm(b)
    if a == b or dice(a, b) >= terms.POSITIONING_ALIKE:
        return True
    return min(len(a), len(b)) >= 5 and (a in b or b in a)


def indicator_similarity(a: str, b: str) -> float:
    """How similar two indicator names are, in [0, 1]; 1 if one contains the other."""
    a, b = norm(a), norm(b)
    return max(dice(a, b), float(a in b or b in a))
