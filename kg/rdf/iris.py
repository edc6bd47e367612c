"""IRIs that people can read and that stay the same from build to build: base, adcode, type and name."""
from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote

from extractors.facts import Evidence, Plan
from kg.resolve import Entity
from kg.resolve.model import TargetValues
from kg.resolve.names import fold
from ontology.namespaces import BASE

SEGMENTS = {
    "Industry": "industry",
    "Enterprise": "enterprise",
    "Park": "park",
    "Project": "project",
    "IndicatorTarget": "target",
    "Positioning": "positioning",
}
"""Type of entity → path segment of its IRI."""

MAX_NAME = 60
"""Characters of a name that an IRI shows; longer names are cut and told apart by a hash."""

_DROPPED = re.compile(r"[\s*\"“”'‘’`]")
_KEPT_ASCII = "-._~()+,"


def segment(name: str) -> str:
    """The name as one path segment of an IRI: Chinese stays as it is, what an IRI cannot hold is percent-encoded."""
    text = _DROPPED.sub("", unicodedata.normalize("NFKC", name))
    if len(text) > MAX_NAME:
        text = f"{text[:MAX_NAME]}~{_hash(text)}"
    return "".join(c if c.isalnum() or c in _KEPT_ASCII or _is_safe(c) else quote(c, safe="") for c in text)


def _is_safe(char: str) -> bool:
    """Whether a character beyond ASCII may stand in an IRI (RFC 3987 `ucschar`, without invisible characters)."""
    return ord(char) > 0xA0 and unicodedata.category(char)[0] in "LMNPS" and not 0xE000 <= ord(char) <= 0xF8FF


def _hash(text: str, length: int = 8) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]


class Iris:
    """Mints the IRIs of one build under a base that ends in `/` or `#`.

    The same name twice in one place gets `-2`, `-3` … in order of the text. Raises `ValueError` for a base that is no absolute
    IRI.
    """

    def __init__(self, base: str = BASE) -> None:
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+[/#]", base):
            raise ValueError(f"the base must be an absolute IRI that ends in / or #, not {base!r}")
        self.base = base
        self._taken: set[str] = set()
        self._plans: dict[tuple[str, str, int, int], str] = {}

    def _unique(self, iri: str) -> str:
        candidate, n = iri, 1
        while candidate in self._taken:
            n += 1
            candidate = f"{iri}-{n}"
        self._taken.add(candidate)
        return candidate

    def county(self, adcode: str) -> str:
        return f"{self.base}{adcode}"

    def division(self, *names: str) -> str:
        """A province, or a prefecture after its province."""
        return f"{self.base}division/{'/'.join(segment(name) for name in names)}"

    def plan(self, plan: Plan) -> str:
        """One IRI a plan document; a second plan of the same county and period is told apart by its digest."""
        key = plan.sha256, plan.county.adcode, plan.period_start, plan.period_end
        if key not in self._plans:
            iri = f"{self.base}{plan.county.adcode}/plan/{plan.period_start}-{plan.period_end}"
            if iri in self._taken:
                iri = f"{iri}~{plan.sha256[:8]}"
            self._plans[key] = self._unique(iri)
        return self._plans[key]

    def evidence(self, plan: Plan, evidence: Evidence) -> str:
        """A place is a fragment of its plan: `…/plan/2021-2025#1204-1210`."""
        return f"{self.plan(plan)}#{evidence.start}-{evidence.end}"

    def entity(self, entity: Entity) -> str:
        """`{adcode}/{type}/{name}`, or `enterprise/{name}` for an enterprise whose name holds in the whole country."""
        place = "" if entity.shared else f"{entity.counties[0]}/"
        name = segment(entity.labels[0])
        if isinstance(entity.values, TargetValues):
            name = f"{name}-{_target(entity.values)}"
        return self._unique(f"{self.base}{place}{SEGMENTS[entity.type]}/{name}")

    def industry(self, stem: str) -> str:
        """A shared industry that the ontology's scheme does not hold."""
        return f"{self.base}industry/{segment(stem)}"

    def indicator(self, name: str) -> str:
        """A shared indicator that the ontology's scheme does not hold."""
        return f"{self.base}indicator/{segment(fold(name))}"

    def claim(self, county: str, subject: str, predicate: str, target: str) -> str:
        """A claim is named by what it claims."""
        return f"{self.base}{county}/claim/{_hash(f'{subject} {predicate} {target}', 12)}"


def _target(values: TargetValues) -> str:
    year = f"{values.year}-" if values.year is not None else ""
    growth = "增长" if values.growth else ""
    return f"{year}{growth}{segment(format(values.value.normalize(), 'f') + values.unit)}"
