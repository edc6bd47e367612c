"""The words of the segmenter's dictionary: general Chinese vocabulary with counts; and names coined from no words of it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import jieba

from extractors.frames.patterns import DEEDS_OF_FIRMS, FUNCTION_CHARACTERS, SIZES, TRIGGERS

LONGEST = 4
"""Longer words are not looked for where one begins."""
LONGEST_KNOWN = 5
"""A name is cut into words of at most so many characters."""
FURTHEST = 12
"""What opens a unit is looked at so far to see whether it is a coined name."""
MOST_COINED = 5
"""A coined name has at most so many characters, a place before it left out."""
MOST_OWN = 4
"""What is coined in it is no longer than this, where a word follows that may be part of it."""
MOST_SIZED = 6
"""The same of a name before a size."""
_HAN = re.compile("[\u4e00-\u9fff]")
_SIZE = re.compile(SIZES)
_DEED = re.compile(DEEDS_OF_FIRMS)
_NO_PART_OF_IT = re.compile(r"[\d，、。；：:\"（）《》|]")
_DEEDS = frozenset(word for words in TRIGGERS.values() for word in words)


@cache
def dictionary() -> dict[str, int]:
    """The words of the segmenter's dictionary with their counts, 0 for what only begins a word."""
    jieba.dt.check_initialized()
    counts: dict[str, int] = jieba.dt.FREQ
    return counts


def word_at(text: str, start: int, stop: int) -> str:
    """The longest word of two to four characters that begins at `start` and ends by `stop`, "" if there is none.

    >>> word_at("从业人员总数", 0, 6), word_at("在全县建成", 0, 5)
    ('从业人员', '')
    """
    counts = dictionary()
    for length in range(min(LONGEST, stop - start), 1, -1):
        if counts.get(text[start : start + length]):
            return text[start : start + length]
    return ""


@lru_cache(maxsize=4096)
def known_words(name: str) -> tuple[str, ...]:
    """A name cut into the longest words of the segmenter's dictionary from the left; what it does not know comes character
    by character.

    >>> known_words("农业科技")
    ('农业', '科技')
    """
    get = dictionary().get
    found: list[str] = []
    at, size = 0, len(name)
    while at < size:
        end = at + 1
        for longer in range(at + 2, min(at + LONGEST_KNOWN, size) + 1):
            count = get(name[at:longer])
            if count is None:
                break  # no word begins like this
            if count:
                end = longer
        found.append(name[at:end])
        at = end
    return tuple(found)


def coined_in(name: str) -> bool:
    """Whether a name holds characters that make no word.

    >>> coined_in("秾牧"), coined_in("绿色食品")
    (True, False)
    """
    return any(len(word) == 1 and _HAN.match(word) and word not in FUNCTION_CHARACTERS for word in known_words(name))


def coined_ends(text: str, start: int, stop: int) -> list[int]:
    """Where a name may end that opens `text[start:stop]` with characters which make no word, a place before them at most
    (秾牧|冷链物流, 江苏雨霖|食品), with one word behind them (北锋润滑|智能制造), or which stands before a size (泜酒|2000吨):
    so firms open the names of their works.

    >>> coined_ends("秾牧储运物流", 0, 6), coined_ends("储运物流项目", 0, 6), coined_ends("泜酒2000吨", 0, 7)
    ([2, 4], [], [2])
    """
    size = _SIZE.search(text, start + 2, min(stop, start + MOST_SIZED + 2))
    known = dictionary().get
    if not size and known(text[start : start + 2]) and known(text[start + 2 : start + 4]):
        return []  # as most names begin
    words = known_words(text[start : min(stop, start + FURTHEST)])
    if words[0] in _DEEDS:
        return []
    found: set[int] = set()
    for skipped in (0, 1):
        if skipped and len(words[0]) != 2:
            break
        first = start + sum(map(len, words[:skipped]))
        odd = 0
        for word in words[skipped:]:
            if len(word) > 1 or word in FUNCTION_CHARACTERS or not _HAN.match(word):
                break
            odd += 1
        if 2 <= odd <= MOST_COINED:
            found.update(range(first + 2, first + min(odd, MOST_OWN) + 1))
            following = words[skipped + odd] if skipped + odd < len(words) else ""
            if len(following) == 2 and following not in _DEEDS:
                found.add(first + odd + 2)
            break
    if size and any(len(word) == 1 for word in known_words(text[start : size.start()])):
        opening = text[start : size.start()]
        if FUNCTION_CHARACTERS.isdisjoint(opening) and not any(c.isdigit() for c in opening):
            found.add(size.start())
    return sorted(end for end in found if end < stop)


def doer_end(text: str, start: int, stop: int, edges: frozenset[int]) -> int | None:
    """Where a coined name ends that opens `text[start:stop]` and is followed by what its bearer does; `edges` are the edges of
    the segmenter's words.

    >>> text = "秾朔机电要扩大产能"
    >>> doer_end(text, 0, len(text), frozenset((0, 2, 4, 5, 7, 9)))
    4
    """
    for match in _DEED.finditer(text, start + 3, min(stop, start + FURTHEST + 2)):
        end = match.start()
        if end not in edges or (match.end() == end + 1 and match.end() not in edges) or match.end() >= stop:
            continue
        name = text[start:end]
        named = not _NO_PART_OF_IT.search(name) and FUNCTION_CHARACTERS.isdisjoint(name)
        return end if named and end - start <= FURTHEST and coined_in(name) else None
    return None
