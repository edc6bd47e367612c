"""Target numbers in running text: which numbers are goals, of what, by when, with which bound.

Reads clause by clause. The name of an indicator stands left of its number ("果园面积发展到3万亩"); where only a verb stands
there it follows the number ("新建3座水厂"). Numbers without a name of their own take the one before ("…，年均增长8%"). Offsets
are clean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.facts import Comparison
from extractors.goals import patterns as p
from extractors.goals.earlier import earlier_values
from extractors.goals.leftside import Left, alternatives, read_left, strip_leads
from extractors.goals.name_lists import Name, listed_names, unfolded_names, words_unfolded
from extractors.goals.quantities import Quantity, find_quantities, find_structures, without_sizes
from extractors.goals.rightside import BREAKS, CLOSE, OPEN, clause_starts, noun_behind
from extractors.goals.timeframe import Clock

_SENTENCE = re.compile(r"[^。！？；;]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}|[A-Z]{2}")
_YEAR = re.compile(r"20\d\d")
_YEARS = re.compile(r"20\d\d年?[底末]?(?:[、和及与]到?20\d\d年?[底末]?)+")
_AMOUNT = re.compile(p.AMOUNTS)
_NEXT_RANK = re.compile(p.RANKED_NEXT)
_ACTION_END = re.compile(rf"(?:{alternatives(p.ACTION_VERBS)})(?:了|成|起|好|出)?$")
_ONLY_VERBS = re.compile(
    rf"(?:[和与及、并再]|{alternatives([*p.ACTION_VERBS, *p.FILLERS, *p.NAME_LEADS, *p.MODALS, *p.COUNTY_WORDS])})+"
)
_ATTRIBUTE = re.compile(rf"(?:{alternatives(p.ATTRIBUTE_NAMES)})$")
_PAST_CLAUSE = re.compile(alternatives(p.PAST_CLAUSE_WORDS))
LONGEST_ABOUT = 12
"""What is to reach a number is put before the name, unless it is longer."""
_RATE_NEXT = re.compile(r"\d+%")  # the second number of "3个100%"
_CAPACITY_END = re.compile(rf"(?:{p.CAPACITY})$")
_SHARE = re.compile("占(?!地|用|道)")
_DISTRIBUTED = re.compile(r"分别|各自|依次")
_BASELINE = re.compile(r"(?:比|较|由|从|在)[^，。；、]{0,14}$")
_CHANGE_VERB = re.compile(alternatives(verb for verb, sense in p.LINK_VERBS.items() if sense == "change"))
_STATED = re.compile(rf"(.{{2,24}}?(?:{alternatives(p.INDICATOR_ENDS)}))(?:{alternatives(p.STATED_CHANGES)})")
_RATIO_END = re.compile(rf"(?:{alternatives(p.RATIO_ENDS)})(?:{alternatives(p.LINK_VERBS)})?$")
_COUNT_NEXT = re.compile(rf"[\d.]+[万千百]?[余多]?(?:{alternatives(p.COUNT_UNITS)})")
_INVESTED_BY, _INVESTED_IN = re.compile(p.INVESTED_BY), re.compile(p.INVESTED_IN)
_CONTENTS = re.compile(p.CONTENTS)
_DISTANCE = re.compile(p.DISTANCE)
_WORKS_AHEAD = re.compile(rf"[^，。；：]*(?:{alternatives(p.PROJECT_HEADS)})")
_RANK_ONLY, _OF_RANK = re.compile(f"(?:{p.ADMINISTRATIVE_RANKS})级"), re.compile(f"(?:{p.ADMINISTRATIVE_RANKS})级(.{{2,}})")
_PARTICIPANT, _PHASE = re.compile(p.PARTICIPANTS), re.compile(p.PHASES)
_STAGE = re.compile(rf"(?:{alternatives(p.STAGES)})$")
_EXAMPLES = re.compile(p.EXAMPLES)
_CHANGES = re.compile(rf"的?(?:基础上)?(?:同比|再|年均|平均|将)?(?:{alternatives(p.CHANGES)})")


@dataclass(frozen=True, slots=True)
class Reading:
    """A number read as a target; `sentence` is its sentence's span, `clause_start` where its clause begins."""

    quantity: Quantity
    name: str
    name_span: tuple[int, int] | None
    value: Decimal
    growth: bool
    comparison: Comparison
    year: int | None
    sentence: tuple[int, int]
    clause_start: int
    confidence: float
    baseline: Decimal | None = None
    baseline_year: int | None = None


def read_paragraph(text: str, start: int, end: int, clock: Clock) -> Iterator[Reading]:
    """Targets of the paragraph `text[start:end]` in order; `clock` keeps the time from sentence to sentence.

    >>> text = "到2025年，果园面积发展到3万亩，年均增长8%；新建冷库12座。2020年游客达到5万人次。"
    >>> [(r.name, str(r.value), r.growth) for r in read_paragraph(text, 0, len(text), Clock(2021, 2025))]
    [('果园面积', '3', False), ('果园面积', '8', True), ('新建冷库', '12', False)]
    """
    name: Name | None = None
    for m in _SENTENCE.finditer(text, start, end):
        sentence = _Sentence(text, m.start(), m.end(), clock, name)
        yield from sentence.read_all()
        name = sentence.name
        if text[m.end() : m.end() + 1] not in ("；", ";"):
            clock.end_sentence()


class _Sentence:
    """Reads the numbers of one sentence in order, remembering names that later numbers share."""

    def __init__(self, text: str, start: int, end: int, clock: Clock, name: Name | None) -> None:
        self.text, self.start, self.end, self.clock = text, start, end, clock
        self.name, self.name_is_old = name, True  # the last name read, and whether it is of the sentence before
        self.previous_clause = start
        self.clause = -1
        self.free_from = start  # where the text not yet used by a number of this clause begins
        self.shared: list[Name] = []  # names of a list whose numbers are still to come
        self.sharing: Left | None = None  # what stands before the first of those numbers
        self.years: list[int] = []  # the years of those numbers, where each has its own
        self.counts_forward = False  # the clause's numbers stand before the nouns they count
        self.last_stop = -1
        self.baseline: tuple[Quantity, int | None] | None = None
        self.structure = ""  # the name of a structure whose baseline was read

    def read_all(self) -> Iterator[Reading]:
        text, start, end = self.text, self.start, self.end
        asides = list(earlier_values(text, start, end, self.clock.period_start))
        told = [q for q in find_quantities(text, start, end) if not any(a.start < q.start < a.end for a in asides)]
        quantities = without_sizes(told)
        clauses = clause_starts(text, start, end, [q.start for q in quantities])
        for structure in find_structures(text, start, end):
            yield from self.read_structure(structure)
        seen, heard = start, text
        for aside in asides:  # what was before is no time to come
            heard = heard[: aside.start] + " " * (aside.end - aside.start) + heard[aside.end :]
        for i, quantity in enumerate(quantities):
            self.clock.advance(heard[seen : quantity.start])
            seen = quantity.start
            following = quantities[i + 1].start if i + 1 < len(quantities) else end
            before = next((a for a in asides if quantity.stop <= a.start < following), None)
            if before is None:
                yield from self.read(quantity, clauses[i], following)
                continue
            if before.quantity.unit == quantity.unit:
                self.baseline = before.quantity, before.year
            yield from self.read(quantity, clauses[i], before.start)
            self.baseline = None
        self.clock.advance(heard[seen:end])

    def read_structure(self, structure: tuple[int, int, tuple[Decimal, Decimal, Decimal]]) -> Iterator[Reading]:
        begin, stop, shares = structure
        self.clock.advance(self.text[self.start : begin])
        clause = max(self.start, *(self.text.rfind(c, self.start, begin) + 1 for c in BREAKS))
        left = read_left(self.text, clause, begin)
        name, self.structure = self.structure or self.text[left.start : left.end], ""
        if self.clock.past or not ("产业" in name or "三产" in name):
            return
        if name.endswith(p.CHANGED_FROM):
            self.structure = name[:-1]
            return
        for share, sector in zip(shares, ("第一产业", "第二产业", "第三产业"), strict=True):
            quantity = Quantity(begin, stop, stop, share, "%", "rate", "=", False)
            yield self._reading(quantity, (f"{name}（{sector}）", None), left, clause, 0.7)

    def read(self, q: Quantity, clause: int, following: int) -> Iterator[Reading]:
        text = self.text
        if clause != self.clause:
            carried = self.counts_forward and not text[clause : q.start].strip()
            self.previous_clause = max(self.start, *(text.rfind(c, self.start, max(self.start, clause - 1)) + 1 for c in BREAKS))
            self.clause, self.free_from, self.shared, self.years, self.counts_forward = clause, clause, [], [], carried
        self.free_from = max(clause, self.free_from)
        if self._is_baseline(q):
            self.free_from = q.stop
            return
        left = read_left(text, self.free_from, q.start)
        after, joined = noun_behind(text, q.stop, following)
        if following == q.stop and left.empty:
            after, joined = noun_behind(text, self._chain_end(q), self.end)
        if self._is_modifier(q, left, after, joined, following) or (q.kind == "count" and _RATE_NEXT.match(text, q.stop)):
            return
        if left.empty and self.shared and not left.linked and self.sharing:
            names, confidence = [self.shared.pop(0)], 0.85
            left = replace(self.sharing, start=left.start, end=left.end)
        else:
            names, confidence = self._names(q, left, after, joined)
        self.free_from = after[1] if names and names[0][1] == after and following != q.stop else q.stop
        self.last_stop = q.stop
        if not names or not self._is_target(q, left, names[0][0], after):
            return
        if not (self.clock.past or _PAST_CLAUSE.search(text, clause, q.start)):
            readings = [self._reading(q, name, left, clause, confidence) for name in names]
            yield from (r for r in readings if r.year is None or r.year >= self.clock.period_start)
        if not left.change and not self._tells_status(q, left):
            self.name, self.name_is_old = names[-1], False

    def _reading(self, q: Quantity, name: Name, left: Left, clause: int, confidence: float) -> Reading:
        yearly = left.each and (left.change if q.kind == "rate" else q.kind != "level")
        value, comparison = q.value, q.comparison if q.comparison != "=" or q.bounded else left.comparison
        if q.high is not None and left.comparison == "<=":
            value, comparison = q.high, "<="
        base, base_year = None, None
        if self.baseline and self.baseline[0].unit == q.unit:
            base, base_year = self.baseline[0].value, self.baseline[1]
            self.baseline = None
        return Reading(
            quantity=q,
            name=name[0],
            name_span=name[1],
            value=value,
            growth=left.growth or yearly,
            comparison=comparison,
            year=self.years.pop(0) if self.years else self.clock.target_year,
            sentence=(self.start, self.end),
            clause_start=clause,
            confidence=confidence,
            baseline=base,
            baseline_year=base_year,
        )

    def _chain_end(self, q: Quantity) -> int:
        """Where numbers that follow one another without a word between ("12公里3条道路") end."""
        stop = q.stop
        for other in find_quantities(self.text, q.stop, self.end):
            if other.start != stop:
                break
            stop = other.stop
        return stop

    def _is_modifier(self, q: Quantity, left: Left, after: tuple[int, int], joined: bool, following: int) -> bool:
        """True where a number belongs to the noun behind it: 投资1亿元以上项目, 3000吨钛材项目."""
        noun = self.text[after[0] : after[1]]
        if q.kind == "money" and not joined and noun.endswith(p.EARNERS) and self.text[left.start : left.end].endswith(p.EARNING):
            return True
        if q.kind == "money" and _INVESTED_BY.search(self.text, self.clause, q.start):
            return True
        invested = q.kind == "money" and self.text.endswith("投资", self.clause, q.start)
        if invested and _INVESTED_IN.match(self.text, q.stop, self.end):
            return True
        if _CONTENTS.match(self.text, self.clause):
            return True
        if not noun or noun.startswith("规模的") or q.start == self.last_stop:
            return False
        if q.kind == "time" and not left.linked:
            return True
        words = self.text[left.start : left.end]
        if not noun.startswith(p.ATTRIBUTE_NAMES) and after[1] == following < self.end and q.kind == "money":
            return True  # "产值超5亿元企业3户", "收入20万元以上的村占比达到60%"
        if _CAPACITY_END.search(words) and not noun.endswith("基地"):
            return True
        sized = q.kind == "measure" and q.unit.endswith(p.SIZE_UNITS) or q.unit in p.HERD_UNITS
        if sized and not left.linked and noun.endswith((*p.FACILITIES, *p.PROJECT_HEADS, *p.WORK_ENDS)):
            return True
        if q.kind in ("money", "measure", "bare") and (q.bounded or left.empty) and self.text[q.stop] != "的":
            return not (q.kind == "measure" and (left.acts or self.counts_forward))
        reaches = after[1] == following < self.end
        if q.kind == "count" and reaches and (_RATIO_END.search(noun) or q.bounded and noun.endswith(p.INDICATOR_ENDS)):
            return True  # "30户以上自然村通硬化路比例100%"
        if q.bounded and joined and reaches and q.kind in ("money", "measure") and _COUNT_NEXT.match(self.text, following):
            return True  # "面积1000亩以上的油茶基地7个"
        if q.kind == "money" and joined and words in p.ATTRIBUTE_NAMES and _WORKS_AHEAD.match(self.text, q.stop, self.end):
            return True  # "总投资34亿元的…等项目"
        attribute = q.kind in ("money", "measure") or words.endswith(p.ATTRIBUTE_NAMES)
        return attribute and not left.linked and noun.rstrip("）)").removesuffix("建设").endswith(p.PROJECT_HEADS)

    def _is_baseline(self, q: Quantity) -> bool:
        """True for the number that another is compared with: 由55亿元提高到…, 比2020年55亿元增长…; it is kept for that one."""
        text = self.text
        m = _BASELINE.search(text, self.free_from, q.start)
        if not m or not _CHANGES.match(text, q.stop):
            return False
        year = _YEAR.search(m.group())
        self.baseline = q, int(year.group()) if year else None
        begin = strip_leads(text, self.free_from, m.start())
        if m.start() - begin >= 2:
            self.name, self.name_is_old = (text[begin : m.start()], (begin, m.start())), False
        return True

    def _names(self, q: Quantity, left: Left, after: tuple[int, int], joined: bool) -> tuple[list[Name], float]:
        """Names of the indicators a number is of, and how sure they are; none where the number is of nothing."""
        text = self.text
        noun, words = text[after[0] : after[1]], text[left.start : left.end]
        if _ONLY_VERBS.fullmatch(noun):
            noun = ""
        only_verbs = not words or bool(_ONLY_VERBS.fullmatch(words))
        if noun.startswith("规模的") and only_verbs:
            return [(noun.removeprefix("规模的") + "规模", None)], 0.75
        if noun and self._counts_noun(q, left, words, noun, only_verbs, joined):
            self.counts_forward = True
            head = _NEXT_RANK.match(text, after[1], self.end) if noun.endswith("级") else None
            return [(noun + head[1] if head else noun, after)], 0.75
        if only_verbs:
            return self._inherited(q, left, noun)
        if noun and not joined and not left.linked and q.kind != "rate" and (
            not words.endswith(p.ATTRIBUTE_NAMES)
            or (q.kind == "money" and words in p.ATTRIBUTE_NAMES and not noun.startswith(p.ATTRIBUTE_NAMES))
        ):
            return [], 0.0
        listed = self._listed(left, q)
        if len(listed) > 1 or self.shared:
            return listed, 0.85
        if noun and q.kind == "rate" and not words.endswith(p.INDICATOR_ENDS):
            return [(words + noun, None)], 0.75
        if self.name and not self.name_is_old and (_SHARE.match(words) or words in p.RELATIVE_NAMES):
            return [(self.name[0].removesuffix(words) + words, None)], 0.8
        if self.name and not self.name_is_old and _RANK_ONLY.fullmatch(words):
            of_rank = _OF_RANK.search(self.name[0])
            if of_rank or self.name[0].endswith("项目"):
                return [(words + (of_rank[1] if of_rank else "项目"), None)], 0.8  # "国家级龙头企业2户、省级5户"
        counted = self.name and not self.name_is_old and self.name[0].endswith("项目") and q.kind == "money"
        if self.name and counted and words in p.ATTRIBUTE_NAMES:
            return [(self.name[0] + words, None)], 0.8  # "农业项目17个，总投资40亿元"
        attribute = _ATTRIBUTE.search(words) if joined else None
        begin = left.end - len(attribute.group()) if attribute else left.start
        if q.kind == "count" and (examples := _EXAMPLES.search(words)):
            begin = max(begin, left.start + examples.end())  # "甲车间、乙生产线等新材料项目6个" counts 新材料项目
        name, sure = text[begin : left.end], 0.9 if left.linked else 0.8
        if q.kind == "money" and not left.linked and name.endswith(p.INDUSTRY_TAILS) and self.name and not self.name_is_old:
            amount = _AMOUNT.search(self.name[0])
            return [(name + amount.group(), None) if amount else (name, (begin, left.end))], sure
        if 2 <= len(left.about) <= LONGEST_ABOUT:
            return [(left.about + name, None)], sure  # "陶瓷产业力争2025年实现产值100亿元"
        return [(name, (begin, left.end))], sure

    def _inherited(self, q: Quantity, left: Left, noun: str) -> tuple[list[Name], float]:
        """The name of the number before, or of a clause before that states a level in words ("总产值翻一番，达到300亿元")."""
        if left.linked and (self.name is None or self.name_is_old):
            before = _STATED.match(self.text, strip_leads(self.text, self.previous_clause, self.clause), self.clause)
            if before:
                self.name, self.name_is_old = (before[1], before.span(1)), False
        aside = self.text[q.start - 1] in OPEN and self.text[q.stop : q.stop + 1] in tuple(CLOSE)  # "储藏库（3万吨）"
        if aside and not left.linked:
            return [], 0.0
        near = left.linked or (not self.name_is_old and (q.start == self.last_stop or not noun))
        if self.name is None or not near:
            return [], 0.0
        if (stage := _STAGE.search(self.text, left.start, left.end)) and _STAGE.search(self.name[0]):
            return [(_STAGE.sub("", self.name[0]) + stage.group(), None)], 0.7
        if self._tells_status(q, left):
            return [(self.text[left.start : left.end] + self.name[0], None)], 0.7
        if left.change:
            verb = _CHANGE_VERB.search(self.text, self.free_from, q.start)
            return [(self.name[0] + (verb.group() if verb else ""), None)], 0.6
        return [self.name], 0.6

    def _tells_status(self, q: Quantity, left: Left) -> bool:
        """True where some of the projects counted before are counted (项目21项，其中|新建|19项)."""
        of_projects = self.name is not None and q.kind == "count" and self.name[0].endswith("项目")
        return of_projects and self.text[left.start : left.end] in p.STATUS_LEADS

    def _counts_noun(self, q: Quantity, left: Left, words: str, noun: str, only_verbs: bool, joined: bool) -> bool:
        """True where the number counts the noun behind it rather than measuring what stands before."""
        if not only_verbs:
            works = q.kind == "count" and not joined and noun.endswith(p.WORK_ENDS)
            counts = _ACTION_END.search(words) or (left.acts and (words.endswith("等") or works))
            return bool(counts) and not left.linked
        if q.start == self.last_stop and self.name is not None:
            return False
        return bool(words) or left.acts or left.linked or left.each or self.counts_forward or q.kind == "rate"

    def _listed(self, left: Left, q: Quantity) -> list[Name]:
        """A list of names that share one number, or whose numbers follow one by one (the rest waits in `shared` for them)."""
        text = self.text
        distributed = bool(_DISTRIBUTED.search(text, left.end, q.start))
        follow = self._run_length(q) if distributed else 1
        if follow == 1:
            return listed_names(text, left.start, left.end, strict=not distributed, count=0)
        self.sharing, whole = left, text[left.start : left.end]
        names = words_unfolded(whole, follow) or listed_names(text, left.start, left.end, strict=False, count=follow)
        if len(names) != follow:
            names = unfolded_names(whole, follow)
        if len(names) != follow:
            names = [(whole, (left.start, left.end))] * follow
            years = _YEARS.findall(text, self.start, q.start)
            self.years = [int(year) for year in _YEAR.findall(years[-1])] if years else []
            if len(self.years) != follow:
                self.years = []
        self.shared = names[1:]
        return names[:1]

    def _run_length(self, q: Quantity) -> int:
        """How many numbers follow one another from `q` on, parted by 、 or a conjunction only."""
        count, stop = 1, q.stop
        for other in find_quantities(self.text, q.stop, self.end):
            if self.text[stop : other.start].strip("、，和及与以"):
                break
            count, stop = count + 1, other.stop
        return count

    def _is_target(self, q: Quantity, left: Left, name: str, after: tuple[int, int]) -> bool:
        if len(name) < 2 or not _CHINESE.search(name):
            return False
        told = self.text[max(self.clause, left.start - 2) : left.end]
        costs = q.kind == "money" and not left.linked and name.endswith(p.PROJECT_HEADS)
        if costs or name in p.PRONOUNS or _DISTANCE.search(told) or _PARTICIPANT.search(name) or _PHASE.fullmatch(name):
            return False
        if q.kind == "time":
            return name.endswith(p.TIME_INDICATORS)
        if q.kind == "level":
            return left.linked and q.value < 20
        if q.kind == "bare" and q.unit:
            return left.linked and after[0] == after[1]
        if q.kind == "bare":
            return name.endswith("系数") or (left.linked and name.endswith(p.BARE_INDICATORS))
        if q.kind == "count" and name == self.text[after[0] : after[1]]:
            return not name.startswith(p.STRUCTURE_NOUNS)
        return True
