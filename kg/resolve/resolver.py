"""From the facts of plans to entities and links: within each county first, then across counties."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.facts import (
    COUNTY,
    AnyMention,
    ChainKind,
    EntityType,
    IndustryMention,
    Mention,
    Plan,
    PlanFacts,
    ProjectMention,
    Relation,
    TargetMention,
)
from extractors.garbage import uncollected
from kg.resolve import patterns
from kg.resolve.across import join_counties
from kg.resolve.clusters import Clusters
from kg.resolve.draft import Amend, Draft, MentionKey
from kg.resolve.merging import MERGERS
from kg.resolve.model import (
    Entity,
    IndustryValues,
    Link,
    LinkPredicate,
    ProjectValues,
    Resolved,
    Sourced,
    TargetValues,
    Values,
)
from kg.resolve.names import Places, fold, names_no_park
from kg.resolve.targets import merge_targets

TYPE_ORDER: tuple[EntityType, ...] = ("Industry", "Enterprise", "Park", "Project", "IndicatorTarget", "Positioning")

CHAIN_KINDS: tuple[ChainKind, ...] = ("cluster", "chain", "industry")
"""The telling kinds first: an industry once called a cluster is one, however short its other names are."""


@uncollected()
def resolve(facts: Sequence[PlanFacts], amend: Amend | None = None) -> Resolved:
    """The entities and links of all plans.

    Plans of one county are resolved together, so that a chain planned twice is one entity. The result does not depend on the
    order of `facts`: plans are sorted by adcode, period and file name. A file that is given twice, if under another name, counts
    once. `amend` may change each county's draft before its entities are made.
    """
    once: dict[tuple[str, str], PlanFacts] = {}
    for plan_facts in sorted(facts, key=lambda f: _plan_order(f.plan)):
        once.setdefault((plan_facts.plan.sha256, plan_facts.plan.county.adcode), plan_facts)
    ordered = list(once.values())
    by_county: dict[str, list[int]] = defaultdict(list)
    for i, plan_facts in enumerate(ordered):
        by_county[plan_facts.plan.county.adcode].append(i)
    entities: list[Entity] = []
    links: list[Link] = []
    for adcode, indices in by_county.items():
        county = _County(adcode, [(i, ordered[i]) for i in indices], first_id=len(entities), amend=amend)
        entities.extend(county.entities)
        links.extend(county.links)
    entities, links = join_counties(entities, links)
    return Resolved(tuple(f.plan for f in ordered), tuple(entities), tuple(links))


def _plan_order(plan: Plan) -> tuple[object, ...]:
    return (plan.county.adcode, plan.period_start, plan.period_end, plan.file_name, plan.sha256)


class _County:
    """The plans of one county resolved: `entities` numbered from `first_id`, and `links` between them."""

    def __init__(self, adcode: str, plans: list[tuple[int, PlanFacts]], first_id: int, amend: Amend | None = None) -> None:
        self.adcode = adcode
        self.mentions: dict[MentionKey, AnyMention] = {(i, m.id): m for i, facts in plans for m in facts.mentions}
        self.relations: list[tuple[int, Relation]] = [(i, r) for i, facts in plans for r in facts.relations]
        county = plans[0][1].plan.county
        self.places = Places(county, (m.name for m in self.mentions.values() if m.type != "IndicatorTarget"))
        groups = self._named(self._cluster().groups())
        draft = Draft({i: facts.plan for i, facts in plans}, self.mentions, self.relations, groups)
        if amend is not None:
            amend(draft)
        self.mentions, self.relations, self.chosen = draft.mentions, draft.relations, draft.chosen
        self.entity_of: dict[MentionKey, int] = {}
        groups = sorted(filter(None, draft.groups), key=lambda g: TYPE_ORDER.index(self.mentions[g[0]].type))
        for offset, group in enumerate(groups):
            self.entity_of.update(dict.fromkeys(group, first_id + offset))
        self.entities = [self._entity(first_id + offset, group) for offset, group in enumerate(groups)]
        self.links = self._links()

    def _cluster(self) -> Clusters[MentionKey]:
        clusters = Clusters(self.mentions)
        by_name: dict[tuple[EntityType, str], list[MentionKey]] = defaultdict(list)
        for key, mention in self.mentions.items():
            if mention.type != "IndicatorTarget":
                by_name[mention.type, mention.name].append(key)
        for type_, merge in MERGERS.items():
            names = {name: len(keys) for (t, name), keys in by_name.items() if t == type_}
            for group in merge(names, self.places):
                for name in group:
                    for key in by_name[type_, name]:
                        clusters.join(by_name[type_, group[0]][0], key)
        self._join_built_parks(clusters, by_name)
        for plan, relation in self.relations:
            if relation.predicate == "sameAs":
                a, b = (plan, relation.subject), (plan, relation.object)
                if self.mentions[a].type == self.mentions[b].type:
                    clusters.join(a, b)
        self._cluster_targets(clusters)
        return clusters

    def _join_built_parks(self, clusters: Clusters[MentionKey], by_name: dict[tuple[EntityType, str], list[MentionKey]]) -> None:
        """Make one what are projects by the names of one park: the park that the plan builds."""
        built: dict[MentionKey, MentionKey] = {}
        for (type_, name), keys in by_name.items():
            if type_ == "Project" and ("Park", name) in by_name:
                clusters.join(built.setdefault(clusters.root(by_name["Park", name][0]), keys[0]), keys[0])

    def _named(self, groups: list[list[MentionKey]]) -> list[list[MentionKey]]:
        """The groups without parks that have no name but one which fits any park; their mentions and relations go with them."""
        mentions = self.mentions
        nameless = {
            key
            for group in groups
            if all(mentions[key].type == "Park" and names_no_park(mentions[key].name) for key in group)
            for key in group
        }
        self.mentions = {key: mention for key, mention in mentions.items() if key not in nameless}
        self.relations = [(i, r) for i, r in self.relations if not nameless & {(i, r.subject), (i, r.object)}]
        return [group for group in groups if group[0] not in nameless]

    def _cluster_targets(self, clusters: Clusters[MentionKey]) -> None:
        subjects: dict[MentionKey, set[MentionKey | str]] = defaultdict(set)
        for plan, relation in self.relations:
            if relation.predicate == "hasGoal":
                subject = COUNTY if relation.subject == COUNTY else clusters.root((plan, relation.subject))
                subjects[plan, relation.object].add(subject)
        targets = {key: m for key, m in self.mentions.items() if isinstance(m, TargetMention)}
        merge_targets(clusters, targets, {key: frozenset(subjects[key]) or frozenset({COUNTY}) for key in targets})

    def _entity(self, id_: int, group: list[MentionKey]) -> Entity:
        mentions = [self.mentions[key] for key in group]
        chosen = next((self.chosen[key] for key in group if key in self.chosen), None)
        return Entity(
            id=id_,
            type=mentions[0].type,
            labels=_labels(mentions) if chosen is None else tuple(dict.fromkeys((chosen, *_labels(mentions)))),
            counties=(self.adcode,),
            shared=False,
            evidence=distinct(
                Sourced(key[0], m.evidence, m.confidence, m.origin) for key, m in zip(group, mentions, strict=True)
            ),
            confidence=max(m.confidence for m in mentions),
            origins=tuple(sorted({m.origin for m in mentions})),
            values=_values(mentions),
            chosen=chosen,
        )

    def _links(self) -> list[Link]:
        merged: dict[tuple[int | None, LinkPredicate, int], list[tuple[int, Relation]]] = defaultdict(list)
        for plan, relation in self.relations:
            if relation.predicate == "sameAs":
                continue
            subject = None if relation.subject == COUNTY else self.entity_of[plan, relation.subject]
            target = self.entity_of[plan, relation.object]
            if subject != target:
                merged[subject, relation.predicate, target].append((plan, relation))
        links = [
            Link(
                county=self.adcode,
                subject=subject,
                predicate=predicate,
                object=target,
                evidence=distinct(Sourced(plan, r.evidence) for plan, r in found),
                confidence=max(r.confidence for _, r in found),
                origins=tuple(sorted({r.origin for _, r in found})),
            )
            for (subject, predicate, target), found in merged.items()
        ]
        return links + self._implied(links)

    def _implied(self, links: list[Link]) -> list[Link]:
        """Links that hold by what a plan is: it is the county that plans each industry and sets each goal no one else has."""
        planned = {link.object for link in links if link.predicate == "plans"}
        goals = {link.object for link in links if link.predicate == "hasGoal"}
        implied: list[Link] = []
        for entity in self.entities:
            predicate: LinkPredicate
            if entity.type == "Industry" and entity.id not in planned:
                predicate = "plans"
            elif entity.type in ("IndicatorTarget", "Positioning") and entity.id not in goals:
                predicate = "hasGoal"
            else:
                continue
            origin = ("rule:of-the-county",)
            implied.append(Link(self.adcode, None, predicate, entity.id, entity.evidence[:1], entity.confidence, origin))
        return implied


def distinct(places: Iterable[Sourced]) -> tuple[Sourced, ...]:
    """The places in order of plan and text, one for each span."""
    found: dict[tuple[int, int, int], Sourced] = {}
    for place in places:
        found.setdefault((place.plan, place.evidence.start, place.evidence.end), place)
    return tuple(found[key] for key in sorted(found))


def _labels(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """All names, the fullest first, then by length and order in the text; of an industry's names those of its bases (钛产业基地)
    come last."""
    names = Counter(m.name for m in mentions)
    order = {name: i for i, name in enumerate(names)}
    bases = {name for name in names if mentions[0].type == "Industry" and name.endswith(patterns.INDUSTRY_BASES)}
    return tuple(sorted(names, key=lambda name: (name in bases, -len(fold(name)), -names[name], order[name])))


def _values(mentions: Sequence[AnyMention]) -> Values:
    first = mentions[0]
    if isinstance(first, IndustryMention):
        kinds = {m.kind for m in mentions if isinstance(m, IndustryMention)}
        return IndustryValues(next(kind for kind in CHAIN_KINDS if kind in kinds))
    if isinstance(first, ProjectMention):
        projects = [m for m in mentions if isinstance(m, ProjectMention)]
        surest = sorted((m for m in projects if m.investment is not None), key=lambda m: -m.confidence)
        scales = dict.fromkeys(scale for m in projects for scale in m.scales)
        status = next((m.status for m in projects if m.status), None)
        return ProjectValues(surest[0].investment if surest else None, tuple(scales), status)
    if isinstance(first, TargetMention):
        return _target_values([m for m in mentions if isinstance(m, TargetMention)])
    return None


def _target_values(targets: Sequence[TargetMention]) -> TargetValues:
    """The surest mention's number; year, baseline and nature from the first mention that tells them."""
    best = max(targets, key=lambda m: m.confidence)
    base = next((m for m in (best, *targets) if m.baseline is not None), best)
    values = TargetValues(
        best.value, best.unit, best.year, best.growth, best.comparison, base.baseline, base.baseline_year, best.nature
    )
    return replace(
        values,
        year=next((m.year for m in (best, *targets) if m.year is not None), None),
        nature=next((m.nature for m in (best, *targets) if m.nature), None),
    )
