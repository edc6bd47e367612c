"""Corrections applied to the facts of a build, between who-is-who and entities."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from extractors.facts import (
    COUNTY,
    AnyMention,
    EnterpriseMention,
    IndustryMention,
    ParkMention,
    PositioningMention,
    ProjectMention,
    Relation,
)
from kg.corrections.lookup import Lookup, StaleError, plan_of
from kg.corrections.model import Correction, Outcome
from kg.corrections.terms import ENDS, FIELDS, KIND_WORDS
from kg.resolve.draft import Draft, MentionKey
from kg.resolve.names import fold

_CLASSES: dict[str, Any] = {
    "Industry": IndustryMention,
    "Enterprise": EnterpriseMention,
    "Park": ParkMention,
    "Project": ProjectMention,
    "Positioning": PositioningMention,
}
_PLACES = re.compile(r"(?:lines?|行|第)\s*((?:\d+[\s,，、]*)+)行?")


class Amendment:
    """Applies corrections to the drafts of a build's counties; call it as the `amend` of `kg.resolve.resolve`.

    Corrections apply in order, each to what those before it left. `outcomes` says afterwards what became of each.
    """

    def __init__(self, corrections: Sequence[Correction]) -> None:
        self._corrections = corrections
        self._outcomes: dict[int, Outcome] = {}

    def __call__(self, draft: Draft) -> None:
        for i, correction in enumerate(self._corrections):
            plan = plan_of(correction, draft)
            if plan is None:
                continue
            try:
                outcome = Outcome(correction, True, _Change(draft, plan, correction).apply())
            except StaleError as error:
                outcome = Outcome(correction, False, str(error))
            if i not in self._outcomes or outcome.applied:
                self._outcomes[i] = outcome

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of each correction, in order."""
        return tuple(
            self._outcomes.get(i) or Outcome(c, False, f"the plan {c.plan or 'beside it'} is not in this build")
            for i, c in enumerate(self._corrections)
        )


class _Change:
    """One correction at work on a draft."""

    def __init__(self, draft: Draft, plan: int, correction: Correction) -> None:
        self.draft, self.plan, self.correction = draft, plan, correction
        self.lookup = Lookup(draft, plan)

    def apply(self) -> str:
        """Change the draft and say what was done. Raises `StaleError` if the correction does not apply."""
        c = self.correction
        if c.link is not None:
            links: dict[str, Callable[[], str]] = {
                "accept": self._accept_link, "reject": self._remove_link, "remove-link": self._remove_link,
                "add-link": self._add_link,
            }  # fmt: skip
            return links[c.action]()
        if c.type == "County":
            raise StaleError("of a county only links can be corrected")
        group = self.lookup.find(c.type, c.name, c.value, c.lines)
        entities: dict[str, Callable[[int], str]] = {
            "accept": self._accept, "reject": self._reject, "rename": self._rename, "retype": self._retype, "merge": self._merge,
            "split": self._split, "set": self._set,
        }  # fmt: skip
        return entities[c.action](group)

    def _accept(self, group: int) -> str:
        self._vouch(group)
        return "accepted"

    def _reject(self, group: int) -> str:
        keys = set(self.draft.groups[group])
        self.draft.groups[group] = []
        for key in keys:
            del self.draft.mentions[key]
            self.draft.chosen.pop(key, None)
        before = len(self.draft.relations)
        self._keep(lambda plan, r: not any((plan, end) in keys for end in (r.subject, r.object)))
        return f"taken out with {len(keys)} mentions and {before - len(self.draft.relations)} statements of links"

    def _rename(self, group: int) -> str:
        name, type_ = self.correction.other, self.lookup.type_of(group)
        others = [i for i, keys in enumerate(self.draft.groups) if keys and i != group and self.lookup.type_of(i) == type_]
        same = [other for other in others if fold(name) in map(fold, self.lookup.labels(other))]
        for other in same:
            self._join(group, other)
        for key in self.draft.groups[group]:
            self.draft.chosen.pop(key, None)
        self.draft.chosen[self._vouch(group)] = name
        return f"called {name}" + (f", as another {type_} is: the two are one" if same else "")

    def _retype(self, group: int) -> str:
        type_ = self.correction.other
        labels = self.lookup.labels(group)
        for key in self.draft.groups[group]:
            self.draft.mentions[key] = _retyped(self.draft.mentions[key], type_, labels[0])
        before = len(self.draft.relations)
        self._keep(self._fits)
        lost = before - len(self.draft.relations)
        self._vouch(group)
        same = {fold(label) for label in labels}
        for other, keys in enumerate(self.draft.groups):
            if other == group or not keys or self.lookup.type_of(other) != type_:
                continue
            if same & set(map(fold, self.lookup.labels(other))):
                self._join(group, other)
        return f"now a {type_}" + (f"; {lost} statements of links that a {type_} cannot have were left out" if lost else "")

    def _merge(self, group: int) -> str:
        c = self.correction
        other = self.lookup.find(self.lookup.type_of(group), c.other)
        if other != group:
            self._join(group, other)
        self._vouch(group)
        return "are one already" if other == group else "made one"

    def _split(self, group: int) -> str:
        wanted = self.correction.other
        places = _PLACES.fullmatch(wanted)
        keys = self.draft.groups[group]
        if places:
            lines = set(map(int, re.findall(r"\d+", places[1])))
            moved = [key for key in keys if key[0] == self.plan and self.draft.mentions[key].evidence.line in lines]
        else:
            names = {fold(name) for name in wanted.split("|")}
            moved = [key for key in keys if fold(self.draft.mentions[key].name) in names]
        if not moved:
            names_there = ", ".join(self.lookup.labels(group))
            raise StaleError(f"{self.correction.name} has no mention {wanted}; its names are {names_there}")
        if len(moved) == len(keys):
            raise StaleError(f"{wanted} is all there is of {self.correction.name}")
        self.draft.groups[group] = [key for key in keys if key not in set(moved)]
        self.draft.groups.append(moved)
        self._vouch(group)
        self._vouch(len(self.draft.groups) - 1)
        return f"{len(moved)} of {len(keys)} mentions are an entity of their own"

    def _set(self, group: int) -> str:
        c = self.correction
        _, attribute, _ = FIELDS[c.predicate]
        for key in self.draft.groups[group]:
            self.draft.mentions[key] = replace(self.draft.mentions[key], **{attribute: c.new_value})
        self._vouch(group)
        return f"{c.predicate} is {c.other or 'taken away'}"

    def _accept_link(self) -> str:
        found = self._relations(*self._ends())
        if not found:
            raise StaleError("this link was not read from the plan; add-link adds it")
        self._say_link(found)
        return "accepted"

    def _remove_link(self) -> str:
        subject, target = self._ends()
        found = self._relations(subject, target)
        if not found:
            raise StaleError("there is no such link")
        gone = {id(relation) for _, relation in found}
        self._keep(lambda _, r: id(r) not in gone)
        return f"{len(found)} statements taken out"

    def _add_link(self) -> str:
        subject, target = self._ends()
        found = self._relations(subject, target)
        if found:
            self._say_link(found)
            return "was read from the plan already"
        if subject == target:
            raise StaleError("both ends are one entity")
        link = self.correction.link
        if link == "hasGoal" and subject is not None:
            # whoever says whose goal it is says that it is not just the county's
            goals = set(self.draft.groups[target])
            self._keep(lambda plan, r: not (r.subject == COUNTY and r.predicate == "hasGoal" and (plan, r.object) in goals))
        o = self._first(target)
        s = None if subject is None else self._first(subject)
        said = [self.draft.mentions[end].evidence for end in (o, s) if end is not None]
        self._say_link(
            [(self.plan, Relation(COUNTY if s is None else s[1], link, o[1], evidence, 1.0, "")) for evidence in said]  # type: ignore[arg-type]
        )
        return "added"

    def _ends(self) -> tuple[int | None, int]:
        """The groups of the link's subject, None for the county, and object."""
        c = self.correction
        subject = None if c.type == "County" else self.lookup.find(c.type, c.name, lines=c.lines)
        missing: list[str] = []
        for type_ in ENDS[c.link][1] if c.link else ():
            try:
                return subject, self.lookup.find(type_, c.other, c.value, c.lines)
            except StaleError as error:
                missing.append(str(error))
        raise StaleError("; ".join(missing))

    def _relations(self, subject: int | None, target: int) -> list[tuple[int, Relation]]:
        subjects = None if subject is None else set(self.draft.groups[subject])
        targets = set(self.draft.groups[target])
        return [
            (plan, r)
            for plan, r in self.draft.relations
            if r.predicate == self.correction.link
            and (plan, r.object) in targets
            and (r.subject == COUNTY if subjects is None else (plan, r.subject) in subjects)
        ]

    def _say_link(self, found: Iterable[tuple[int, Relation]]) -> None:
        said = [(plan, replace(r, confidence=1.0, origin=self.correction.origin)) for plan, r in found]
        self.draft.relations.extend(said)

    def _first(self, group: int) -> MentionKey:
        """The group's first mention in the correction's plan."""
        return next(key for key in self.draft.groups[group] if key[0] == self.plan)

    def _vouch(self, group: int) -> MentionKey:
        """Add the person's own mention: the surest one's, with full confidence."""
        keys = self.draft.groups[group]
        best = max(keys, key=lambda key: (key[0] == self.plan, self.draft.mentions[key].confidence))
        number = len(self.draft.mentions)
        while (best[0], f"p{number}") in self.draft.mentions:
            number += 1
        key = (best[0], f"p{number}")
        mention = replace(self.draft.mentions[best], id=key[1], confidence=1.0, origin=self.correction.origin)
        self.draft.mentions[key] = mention
        keys.insert(keys.index(best) + 1, key)
        if mention.type == "Industry":
            self.draft.relations.append((best[0], Relation(COUNTY, "plans", key[1], mention.evidence, 1.0, mention.origin)))
        return key

    def _join(self, group: int, other: int) -> None:
        """Move the other group's mentions into the group; a name that a person chose for the group stays."""
        keys, moved = self.draft.groups[group], self.draft.groups[other]
        if any(key in self.draft.chosen for key in keys):
            for key in moved:
                self.draft.chosen.pop(key, None)
        order = {key: i for i, key in enumerate(self.draft.mentions)}
        places = {key: (key[0], self.draft.mentions[key].evidence.start, order[key]) for key in (*keys, *moved)}
        self.draft.groups[group] = sorted(places, key=places.__getitem__)
        self.draft.groups[other] = []

    def _fits(self, plan: int, relation: Relation) -> bool:
        """Whether a relation goes between types that it can go between."""
        if relation.predicate not in ENDS:
            return True
        subjects, objects = ENDS[relation.predicate]
        subject = "County" if relation.subject == COUNTY else self.draft.mentions[plan, relation.subject].type
        return subject in subjects and self.draft.mentions[plan, relation.object].type in objects

    def _keep(self, test: Callable[[int, Relation], bool]) -> None:
        self.draft.relations = [(plan, r) for plan, r in self.draft.relations if test(plan, r)]


def _retyped(mention: AnyMention, type_: str, label: str) -> AnyMention:
    """The mention as one of another type, without values of the former."""
    made = _CLASSES[type_](mention.id, type_, mention.name, mention.evidence, mention.confidence, mention.origin)
    if isinstance(made, IndustryMention):
        made = replace(made, kind=next((kind for word, kind in KIND_WORDS if word in label), "industry"))
    return made  # type: ignore[no-any-return]
