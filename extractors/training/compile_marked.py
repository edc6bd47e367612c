"""Compile a plan with inline marks into the plan and its annotation: NAME.txt and NAME.jsonl, as training reads them.

    python -m extractors.training.compile_marked data/training/marked/*.txt --out data/training

A mark is `⟦I3|有色新材料产业集群⟧`: a letter for the type (I industry, E enterprise, K park, P project), the entity's
number, a bar, the name. The same number marks every mention of one thing, long and short. Marks may nest
(`⟦P7|⟦E1|云岭钛业⟧搬迁改造项目⟧`) and end in their line. `?` after the number makes an entity arguable (tier ok)
throughout; `:chain`, `:cluster` or `:industry` tells an industry's kind. After the text a line `=== LINKS`, then one link
a line: `leadEnterprise I3 E1`, arguable ones with `ok` at the end; and `costs P7 6.5`, what a project costs in 亿元.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TYPES = {"I": "Industry", "E": "Enterprise", "K": "Park", "P": "Project"}
"""Letter of a mark → type in the annotation."""

RELATIONS = {
    "leadEnterprise": ("I", "E"),
    "includesProject": ("I", "P"),
    "undertakenBy": ("P", "E"),
    "locatedIn": ("PEK", "K"),
    "focusesOn": ("K", "I"),
    "partOf": ("I", "I"),
}
"""Link → letters that its head and its object may have."""

COSTS = "costs"
"""What a line begins with that says what a project costs."""

LINKS = "=== LINKS"
"""The line between the text and its links."""

MOST_LINES = 6
"""So many of the lines that name an entity are kept."""

_MARK = re.compile(r"⟦(?P<letter>[IEKP])(?P<number>\d+)(?P<ok>\?)?(?::(?P<kind>chain|cluster|industry))?(?P<late>\?)?\|")
_ENDS = re.compile("[⟦⟧]")


class MarkupError(ValueError):
    """Marks that cannot be read; the message names file and line."""


@dataclass
class Marked:
    """An entity as its marks tell it: `forms` and `lines` in order of the text, lines from 1."""

    id: str
    forms: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    arguable: bool = False
    kind: str = ""

    def row(self) -> dict[str, Any]:
        """The entity's line of the annotation; its name is the longest form, the first of equally long ones."""
        name, *others = sorted(self.forms, key=len, reverse=True)
        row: dict[str, Any] = {"e": self.id, "t": TYPES[self.id[0]], "n": name, "a": others, "l": self.lines[:MOST_LINES]}
        row["tier"] = "ok" if self.arguable else "core"
        if row["t"] == "Industry":
            row["kind"] = self.kind or "industry"
        return row


@dataclass(frozen=True)
class Compiled:
    """A plan's lines without marks, and its annotation's rows: entities in the order in which their first marks close, links."""

    lines: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]

    def write(self, folder: Path, name: str) -> None:
        """Write `name`.txt and `name`.jsonl."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.txt").write_text("\n".join(self.lines) + "\n", encoding="utf8", newline="\n")
        rows = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.rows)
        (folder / f"{name}.jsonl").write_text(rows, encoding="utf8", newline="\n")


def compile_marked(source: str, where: str = "text") -> Compiled:
    """The plan and annotation of a marked text; `where` names it in errors.

    Raises MarkupError.

    >>> compiled = compile_marked("支持⟦E1|云岭钛业⟧发展⟦I1:chain|钛产业链⟧。\\n=== LINKS\\nleadEnterprise I1 E1")
    >>> compiled.lines
    ('支持云岭钛业发展钛产业链。',)
    >>> compiled.rows[1]["n"], compiled.rows[1]["kind"], compiled.rows[2]["r"]
    ('钛产业链', 'chain', 'leadEnterprise')
    """
    all_lines = source.split("\n")
    end = next((i for i, line in enumerate(all_lines) if line.strip() == LINKS), len(all_lines))
    text = all_lines[:end]
    while text and not text[-1].strip():
        text.pop()
    entities: dict[str, Marked] = {}
    lines = tuple(_unmark(line, number, entities, where) for number, line in enumerate(text, 1))
    rows = [entity.row() for entity in entities.values()]
    by_id = {row["e"]: row for row in rows}
    for number, line in enumerate(all_lines[end + 1 :], end + 2):
        words = line.split()
        if words[:1] == [COSTS]:
            id_, amount = _cost(words, by_id, f"{where}:{number}")
            by_id[id_]["inv"] = amount
        elif words:
            rows.append(_link(words, entities, f"{where}:{number}"))
    return Compiled(lines, tuple(rows))


def _unmark(line: str, number: int, entities: dict[str, Marked], where: str) -> str:
    """A line without its marks, whose entities are noted."""
    plain = ""
    opened: list[tuple[re.Match[str], int]] = []
    at = 0
    while found := _ENDS.search(line, at):
        plain += line[at : found.start()]
        at = found.end()
        if found.group() == "⟦":
            mark = _MARK.match(line, found.start())
            if not mark:
                near = line[found.start() : found.start() + 20]
                raise MarkupError(f"{where}:{number}: no mark that can be read: {near!r}; write ⟦E1|name⟧")
            at = mark.end()
            opened.append((mark, len(plain)))
        elif not opened:
            raise MarkupError(f"{where}:{number}: ⟧ without a ⟦ before it in the line")
        else:
            mark, start = opened.pop()
            id_ = mark["letter"] + mark["number"]
            name = re.sub(r"[\s*]", "", plain[start:])
            if not name:
                raise MarkupError(f"{where}:{number}: the mark of {id_} holds no name")
            entity = entities.setdefault(id_, Marked(id_))
            entity.arguable |= bool(mark["ok"] or mark["late"])
            entity.kind = mark["kind"] or entity.kind
            if name not in entity.forms:
                entity.forms.append(name)
            if number not in entity.lines:
                entity.lines.append(number)
    if opened:
        raise MarkupError(f"{where}:{number}: {opened[-1][0].group()!r} is not closed in its line; add ⟧")
    return plain + line[at:]


def _link(words: list[str], entities: dict[str, Marked], where: str) -> dict[str, Any]:
    if len(words) not in (3, 4) or words[3:] not in ([], ["ok"]):
        raise MarkupError(f"{where}: no link that can be read: {' '.join(words)!r}; write RELATION HEAD OBJECT [ok]")
    relation, head, target = words[:3]
    if relation not in RELATIONS:
        raise MarkupError(f"{where}: unknown relation {relation!r}; there are {', '.join(RELATIONS)}")
    for id_, letters in zip((head, target), RELATIONS[relation], strict=True):
        if id_ not in entities:
            raise MarkupError(f"{where}: {id_} is marked nowhere in the text")
        if id_[0] not in letters:
            raise MarkupError(f"{where}: {relation} cannot have {id_} there; it takes {' or '.join(TYPES[c] for c in letters)}")
    tier = "ok" if words[3:] else "core"
    return {"h": head, "r": relation, "o": target, "l": entities[target].lines[0], "tier": tier}


def _cost(words: list[str], rows: dict[str, dict[str, Any]], where: str) -> tuple[str, float]:
    """The project and its cost in 亿元."""
    if len(words) != 3 or not re.fullmatch(r"\d+(?:\.\d+)?", words[2]):
        raise MarkupError(f"{where}: no cost that can be read: {' '.join(words)!r}; write {COSTS} PROJECT 亿元")
    if words[1] not in rows or rows[words[1]]["t"] != "Project":
        raise MarkupError(f"{where}: {words[1]} is no project that is marked in the text")
    if "inv" in rows[words[1]]:
        raise MarkupError(f"{where}: what {words[1]} costs is told twice; leave one")
    return words[1], float(words[2])


def main(arguments: list[str] | None = None) -> int:
    """The command; exit status 2 where a file cannot be read or its marks are wrong, the others being compiled."""
    parser = argparse.ArgumentParser(
        prog="python -m extractors.training.compile_marked", description=__doc__.split("\n")[0] if __doc__ else None
    )
    parser.add_argument("marked", type=Path, nargs="+", help="plans with inline marks")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write NAME.txt and NAME.jsonl")
    options = parser.parse_args(arguments)
    if clash := [p for p in options.marked if p.resolve() == (options.out / f"{p.stem}.txt").resolve()]:
        print(f"{clash[0]}: would be overwritten by its own text; name another folder with --out", file=sys.stderr)
        return 2
    status = 0
    for path in options.marked:
        try:
            compiled = compile_marked(path.read_text(encoding="utf8"), str(path))
            compiled.write(options.out, path.stem)
        except MarkupError as error:
            print(error, file=sys.stderr)
            status = 2
        except UnicodeDecodeError:
            print(f"{path}: not UTF-8 text; save it as UTF-8", file=sys.stderr)
            status = 2
        except OSError as error:
            print(f"{error.filename or path}: {error.strerror or error}", file=sys.stderr)
            status = 2
        else:
            counts = Counter(row["t"] if "t" in row else row["r"] for row in compiled.rows)
            print(f"{path.stem}: {sum(map(len, compiled.lines))} characters, " + ", ".join(f"{k} {n}" for k, n in counts.items()))
    return status


if __name__ == "__main__":
    sys.exit(main())
