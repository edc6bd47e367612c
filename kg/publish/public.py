"""What of a graph may be published when its plans may not: facts, names, headings and offsets, but no sentence.

A run of characters as long as a sentence never leaves: sentences are left out, longer names, titles and headings are cut with
`…`, in literals and in IRIs alike.
"""
from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from kg.store.partition import PlanGraphs
from ontology.namespaces import PLAN

LONGEST = 23
"""Letters, digits and Chinese characters in a row that may be published; punctuation and spaces do not count."""

_KEPT = 18
"""How many of them are left of a name that is too long, so that what is cut is more than a character or two."""

_HEADING = 11
"""Characters that each heading of a path may have."""

_DROPPED = {PLAN + "sentence"}
_LETTERS = re.compile(r"[\w%]")
_CJK = re.compile("[\u4e00-\u9fff]")
_SEPARATOR = " / "


def count(text: str) -> int:
    """The characters of a text that count."""
    return len(_LETTERS.findall(unicodedata.normalize("NFKC", text).replace("_", "")))


def cut(text: str, most: int = LONGEST, kept: int = _KEPT) -> str:
    """The text, or if it has more than `most` characters that count, its first `kept` of them and `…`.

    >>> cut("青岭县石墨新材料产业园区基础设施及配套工程建设项目")
    '青岭县石墨新材料产业园区基础设施及配…'
    """
    if count(text) <= most:
        return text
    seen = 0
    for place, character in enumerate(text):
        seen += count(character)
        if seen > kept:
            return f"{text[:place].rstrip()}…"
    return text


def cut_path(path: str) -> str:
    """A heading path without a run that is too long: one heading may follow another in the text, so all of them count together.

    >>> cut_path("第三章 工业 / 第一节 新材料")
    '第三章 工业 / 第一节 新材料'
    """
    headings = path.split(_SEPARATOR)
    if len(headings) == 1:
        return cut(path)
    made: list[str] = []
    run = 0
    for heading in headings:
        room = LONGEST - run
        whole = count(heading) <= min(_HEADING, room)
        made.append(heading if whole else cut(heading, 0, min(_HEADING - 1, room)))
        # What is cut breaks the run; what is whole may go on in the next heading.
        run = run + count(heading) if whole else 0
    return _SEPARATOR.join(made)


class _Iris:
    """IRIs with names that are too long cut, the same name always in the same way."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._known: dict[str, NamedNode] = {}

    def node(self, node: NamedNode) -> NamedNode:
        if not node.value.startswith(self._base):
            return node
        if node.value not in self._known:
            self._known[node.value] = NamedNode("/".join(self._segment(part) for part in node.value.split("/")))
        return self._known[node.value]

    @staticmethod
    def _segment(part: str) -> str:
        if count(part) <= LONGEST or _CJK.search(part) is None:
            return part
        whole = cut(part).removesuffix("…").rstrip("%-~")
        return f"{whole}~{hashlib.sha256(part.encode()).hexdigest()[:8]}"


def public(parts: Sequence[PlanGraphs], base: str) -> list[PlanGraphs]:
    """The plans without what may not be published. `base` is that of the entities' IRIs."""
    iris = _Iris(base)
    return [
        PlanGraphs(part.plan, {kind: list(_public(triples, iris)) for kind, triples in part.triples.items()}) for part in parts
    ]


def _public(triples: Iterable[Triple], iris: _Iris) -> Iterator[Triple]:
    for triple in triples:
        predicate = triple.predicate.value
        if predicate in _DROPPED or not isinstance(triple.subject, NamedNode):
            continue
        value = triple.object
        if isinstance(value, NamedNode):
            value = iris.node(value)
        elif isinstance(value, Literal) and _CJK.search(value.value):
            text = cut_path(value.value) if predicate == PLAN + "section" else cut(value.value)
            value = Literal(text, language=value.language) if value.language else Literal(text, datatype=value.datatype)
        yield Triple(iris.node(triple.subject), triple.predicate, value)


def borrowed(parts: Iterable[PlanGraphs], texts: Iterable[str]) -> list[str]:
    """Literals and IRIs that share a run of more than `LONGEST` characters with one of the texts."""
    run = LONGEST + 1
    grams: set[str] = set()
    for text in texts:
        plain = _plain(text)
        grams.update(plain[i : i + run] for i in range(len(plain) - run + 1))
    said = {term for part in parts for triples in part.triples.values() for t in triples for term in (t.subject, t.object)}
    values = {term.value for term in said if isinstance(term, (NamedNode, Literal))}
    return sorted(v for v in values for p in (_plain(v),) if any(p[i : i + run] in grams for i in range(len(p) - run + 1)))


def _plain(text: str) -> str:
    return "".join(_LETTERS.findall(unicodedata.normalize("NFKC", text).replace("_", ""))).lower()
