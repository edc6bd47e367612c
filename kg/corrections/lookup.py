"""Which entity of a draft a correction means: by plan, type and name, told apart by a target's number or by lines."""
from __future__ import annotations

import difflib
from collections.abc import Iterator

from extractors.facts import AnyMention, EntityType, Plan, TargetMention
from kg.corrections.model import Correction
from kg.corrections.values import means_target, target_value
from kg.resolve.draft import Draft, MentionKey
from kg.resolve.names import fold


class StaleError(Exception):
    """A correction that does not apply to what was read; the message says why."""


def plan_of(correction: Correction, draft: Draft) -> int | None:
    """The index of the plan that a correction is about; None if it is none of the draft's."""
    beside = next((i for i, plan in draft.plans.items() if plan.sha256 == correction.beside), None)
    if not correction.plan or (beside is not None and _is_called(draft.plans[beside], correction.plan)):
        return beside
    return next((i for i, plan in draft.plans.items() if _is_called(plan, correction.plan)), None)


def _is_called(plan: Plan, name: str) -> bool:
    return name in (plan.file_name, plan.file_name.rsplit(".", 1)[0])


class Lookup:
    """Finds groups of one plan by the names of their mentions."""

    def __init__(self, draft: Draft, plan: int) -> None:
        self.draft, self.plan = draft, plan

    def find(self, type_: EntityType, name: str, value: str = "", lines: tuple[int, ...] = ()) -> int:
        """The index of the one group that is meant.

        A name as written goes before one that differs in spaces, quotes or width. Raises `StaleError` if there is no such group
        or several.
        """
        for same in (str, fold):
            found = [g for g in self._groups(type_) if any(same(name) == same(label) for label in self.labels(g))]
            if found:
                break
        else:
            raise StaleError(self._absent(type_, name))
        if value and type_ == "IndicatorTarget":
            numbers = self._numbers(found)
            found = [g for g in found if any(means_target(value, target) for target in self._targets(g))]
            if not found:
                raise StaleError(f"{name} is there, but not with the value {value}; there is {numbers}")
        if len(found) > 1 and lines:
            found = [g for g in found if any(m.evidence.line in lines for m in self._of_plan(g))] or found
        if len(found) > 1:
            how = f"value: {self._numbers(found)}" if type_ == "IndicatorTarget" else "line"
            raise StaleError(f"{len(found)} entities of the type {type_} are called {name}; say which in the column {how}")
        return found[0]

    def labels(self, group: int) -> list[str]:
        """The names of a group, a chosen one first."""
        keys = self.draft.groups[group]
        chosen = [self.draft.chosen[key] for key in keys if key in self.draft.chosen]
        return list(dict.fromkeys((*chosen, *(self.draft.mentions[key].name for key in keys))))

    def type_of(self, group: int) -> EntityType:
        """The type of a group's mentions."""
        return self.draft.mentions[self.draft.groups[group][0]].type

    def _groups(self, type_: EntityType | None = None) -> Iterator[int]:
        for i, keys in enumerate(self.draft.groups):
            if any(plan == self.plan for plan, _ in keys) and type_ in (None, self.type_of(i)):
                yield i

    def _of_plan(self, group: int) -> list[AnyMention]:
        keys: list[MentionKey] = [key for key in self.draft.groups[group] if key[0] == self.plan]
        return [self.draft.mentions[key] for key in keys]

    def _targets(self, group: int) -> list[TargetMention]:
        return [m for m in self._of_plan(group) if isinstance(m, TargetMention)]

    def _numbers(self, groups: list[int]) -> str:
        targets = [target for group in groups for target in self._targets(group)[:1]]
        return ", ".join(target_value(t.value, t.unit, t.growth, t.year) for t in targets)

    def _absent(self, type_: EntityType, name: str) -> str:
        plan = self.draft.plans[self.plan].file_name
        for group in self._groups():
            if self.type_of(group) != type_ and any(fold(name) == fold(label) for label in self.labels(group)):
                return f"{name} is no {type_} in {plan} but a {self.type_of(group)}"
        known = [label for group in self._groups(type_) for label in self.labels(group)]
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        return f"there is no {type_} {name} in {plan}" + (f"; the nearest is {near[0]}" if near else "")
