"""Corrections files: tables (CSV) that a spreadsheet opens and saves, and TOML for editors."""
from __future__ import annotations

import codecs
import csv
import io
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.corrections.model import Correction, CorrectionError
from kg.corrections.terms import ACTIONS, COLUMNS, ENDS, FIELDS, REQUIRED, RETYPES, TYPES, WORDS
from kg.corrections.values import parse_day, parse_value

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TABLE = "correction"
"""Name of the TOML file's tables: one `[[correction]]` each, with the columns as keys."""

MOST_FAULTS = 20
"""So many faulty rows of a file are told one by one."""

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_ENTRY = re.compile(rf"^[ \t]*\[\[\s*{TABLE}\s*\]\]", re.MULTILINE)
_LINES = re.compile(r"\d+")


def read_corrections(path: Path, beside: str = "") -> list[Correction]:
    """The decisions of a file, in its order; entries without an action are left out.

    `beside` is the digest of the plan that the file lies by. Raises `CorrectionError`, which names every faulty row.
    """
    text = _decode(path)
    entries = _toml_entries(path, text) if path.suffix.lower() == ".toml" else _csv_entries(path, text)
    found: list[Correction] = []
    faults: list[str] = []
    for row, entry in entries:
        if entry.get("action", "").strip():
            try:
                found.append(_correction(path, row, entry, beside))
            except CorrectionError as error:
                faults.append(str(error))
    if faults:
        more = [f"and {len(faults) - MOST_FAULTS} more faulty rows"] if len(faults) > MOST_FAULTS else []
        raise CorrectionError("\n".join(faults[:MOST_FAULTS] + more))
    return found


def _decode(path: Path) -> str:
    """UTF-8, UTF-16 with its mark, or what a Chinese Excel calls CSV (GB18030)."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CorrectionError(f"{path}: {error.strerror or error}") from error
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CorrectionError(f"{path}: neither UTF-8, UTF-16 nor GB18030; save it as CSV UTF-8")


def _csv_entries(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    head = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        head_row = next((cells for cells in reader if any(cell.strip() for cell in cells)), [])
        columns = [cell.strip().lower() for cell in head_row]
        missing = [name for name in REQUIRED if name not in columns]
        if missing:
            where = f"{path}, line {max(1, reader.line_num)}"
            raise CorrectionError(f"{where}: no column {', '.join(missing)}; the columns are {', '.join(COLUMNS)}")
        start = reader.line_num + 1
        for cells in reader:
            yield start, {name: unguard(cell) for name, cell in zip(columns, cells, strict=False)}
            start = reader.line_num + 1
    except csv.Error as error:
        raise CorrectionError(f"{path}, line {reader.line_num}: {error}") from error


def _toml_entries(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorrectionError(f"{path}: not TOML: {error}") from error
    entries = tables.pop(TABLE, [])
    if tables or not isinstance(entries, list):
        wrong = next(iter(tables), TABLE)
        raise CorrectionError(f"{path}: {wrong!r} is not known; write each correction as a table [[{TABLE}]]")
    rows = [text.count("\n", 0, found.start()) + 1 for found in _ENTRY.finditer(text)]
    for i, entry in enumerate(entries):
        row = rows[i] if i < len(rows) else 1
        unknown = [name for name in entry if name not in COLUMNS]
        if unknown:
            raise CorrectionError(f"{path}, line {row}: {unknown[0]!r} is not known; the keys are {', '.join(COLUMNS)}")
        yield row, {name: _text(value) for name, value in entry.items()}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "|".join(map(_text, value)) if isinstance(value, list) else str(value)


def _correction(path: Path, row: int, entry: Mapping[str, str], beside: str) -> Correction:
    cells = {name: entry.get(name, "").strip() for name in COLUMNS}

    def wrong(why: str) -> CorrectionError:
        return CorrectionError(f"{path}, line {row}: {why}")

    written = cells["action"].lower()
    action = WORDS.get(written) or next((known for known in ACTIONS if known == written), None)
    if action is None:
        raise wrong(f"there is no action {cells['action']!r}; there are {', '.join(ACTIONS)}")
    type_ = TYPES.get(cells["type"])
    if type_ is None:
        raise wrong(f"there is no type {cells['type']!r}; there are {', '.join(dict.fromkeys(TYPES.values()))}")
    if not cells["name"] and type_ != "County":
        raise wrong("the name is empty")
    predicate, other, new_value = cells["predicate"].removeprefix("plan:"), cells["with"], None
    if action == "set":
        if predicate not in FIELDS or FIELDS[predicate][0] != type_:
            known = ", ".join(field for field, (of, _, _) in FIELDS.items() if of == type_) or "nothing"
            raise wrong(f"{predicate or 'an empty predicate'!r} cannot be set of this type; of {type_} one can set: {known}")
        try:
            new_value = parse_value(FIELDS[predicate][2], other)
        except ValueError as error:
            raise wrong(f"{predicate}: {error}") from error
    elif predicate or action in ("add-link", "remove-link"):
        if action not in ("accept", "reject", "add-link", "remove-link"):
            raise wrong(f"{action} is about an entity; leave the predicate empty")
        _check_link(type_, predicate, other, wrong)
    elif type_ == "County":
        raise wrong("of a county only links can be corrected")
    elif action in ("rename", "retype", "merge", "split") and not other:
        raise wrong(f"{action} needs the column with: {ACTIONS[action]}")
    elif action == "retype":
        if TYPES.get(other) not in RETYPES or type_ not in RETYPES:
            raise wrong(f"cannot make a {type_} a {other!r}; the types are {', '.join(RETYPES)}")
        other = TYPES[other]
    return Correction(
        str(path), row, action, type_, cells["name"], cells["plan"], beside, cells["value"], predicate, other,
        tuple(map(int, _LINES.findall(cells["line"]))), new_value, cells["note"], cells["who"], parse_day(cells["date"]),
    )  # fmt: skip


def _check_link(type_: str, predicate: str, other: str, wrong: Any) -> None:
    ends = next((ends for known, ends in ENDS.items() if known == predicate), None)
    if ends is None:
        raise wrong(f"there is no link {predicate!r}; there are {', '.join(p for p in ENDS if p != 'plans')}")
    if predicate == "plans":
        raise wrong("a county plans every industry chain of its plan; reject or accept the chain itself")
    if type_ not in ends[0]:
        raise wrong(f"{predicate} goes from {' or '.join(ends[0])}, not from {type_}")
    if not other:
        raise wrong(f"the column with is empty: it names the {' or '.join(ends[1])} that {predicate} goes to")


def guard(cell: str) -> str:
    """The cell as it may be opened in a spreadsheet: what would be a formula gets an apostrophe before it.

    >>> guard("=1+1"), guard("-5亿元"), guard("石墨")
    ("'=1+1", "'-5亿元", '石墨')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """The cell that was guarded."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def to_csv(rows: Iterable[Mapping[str, str]]) -> str:
    """Rows by column as a corrections file; write it as UTF-8 with a byte order mark, so that spreadsheets know it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guard(" ".join(row.get(name, "").split())) for name in COLUMNS] for row in rows)
    return out.getvalue()
