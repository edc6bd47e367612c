"""Tables of contents: found and left out, so that no heading counts twice."""
from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.documents import patterns as p
from extractors.documents.lines import Line, is_page_number

_NOT_TITLE = re.compile(r"[\s.·…—\-_\d]+")
_LEAST_RUN = 4
"""So many entries one after the other are a table of contents even without its title."""


def without_contents(lines: Sequence[Line], text: str) -> list[Line]:
    """The lines of a plan without its tables of contents; `text` is the source, in which tabs still are tabs."""
    drop: set[int] = set()
    index = 0
    while index < len(lines):
        line = lines[index]
        if p.CONTENTS_TITLE.match(_bare(line.text)) and len(line.text) <= 12:
            end = _end_after_title(lines, index + 1, text)
            if end > index + 1:
                drop.update(range(index, end))
                index = end
                continue
        elif len(p.CONTENTS_LEADER.findall(line.text)) >= 3:
            drop.add(index)
        elif _entry(line, text):
            end = _end_of_run(lines, index, text)
            if sum(_entry(x, text) for x in lines[index:end]) >= _LEAST_RUN:
                drop.update(range(index, end))
            index = end
            continue
        index += 1
    return [line for i, line in enumerate(lines) if i not in drop] if drop else list(lines)


def _bare(title: str) -> str:
    return title.replace(" ", "").strip("*#—-·【】[]")


def _raw(line: Line, text: str) -> str:
    start, end = line.parts[0]
    return text[start:end].strip()


def _entry(line: Line, text: str) -> bool:
    """Whether a line is an entry with dot leaders, or a title, a tab and a page number."""
    if len(line.text) > 90 or "|" in line.text:
        return False
    match = p.CONTENTS_ENTRY.match(_raw(line, text))
    if match is None:
        return False
    leaders = p.CONTENTS_LEADER.search(line.text) is not None
    numbered = line.hit is not None and line.hit.level <= 5
    heading = numbered or line.box or p.FRONT_HEADINGS.match(_bare(match["title"])) is not None
    last = line.text[-1:]
    return leaders or heading and last.isalnum() and last.isascii() and "\t" not in match["title"]


def _end_of_run(lines: Sequence[Line], index: int, text: str) -> int:
    """Where a run of entries ends; titles on two lines and page numbers between belong to it."""
    end = index
    for i in range(index, min(len(lines), index + 1000)):
        if _entry(lines[i], text):
            end = i + 1
        elif not is_page_number(lines[i]) and (i - end >= 2 or len(lines[i].text) > 45 or re.search("[。；]", lines[i].text)):
            break
    return end


def _key(line: Line) -> str:
    match = p.CONTENTS_LOOSE.match(line.text)
    title = re.sub(r"[ .·…_—-]*\d{1,3}$", "", line.text) if match else line.text
    return _NOT_TITLE.sub("", title)


def _end_after_title(lines: Sequence[Line], index: int, text: str) -> int:
    """Where the table that began with the line 目录 ends: at prose, or where its first entry comes again as a heading."""
    seen: set[str] = set()
    entries = with_page = 0
    end = index
    for i in range(index, len(lines)):
        line = lines[i]
        if is_page_number(line):
            continue
        entry = _entry(line, text)
        if not entry and (len(line.text) > 60 or re.search("[。；！？]", line.text)):
            if p.CONTENTS_LEADER.search(line.text):
                end = i + 1
                continue
            break
        key = _key(line)
        tabbed = p.CONTENTS_ENTRY.match(_raw(line, text)) is not None and line.text[-1:].isdigit()
        paged = entry or tabbed or p.CONTENTS_LOOSE.match(line.text) is not None and line.hit is not None
        if not paged and (key in seen or with_page >= 3 and _starts_body(lines, i)):
            break
        if len(key) >= 2:
            seen.add(key)
        entries += 1
        with_page += paged
        end = i + 1
    else:
        # Everything to the end looked like entries: a list of headings is no table of contents of anything.
        return end if with_page >= _LEAST_RUN else index
    return end if entries >= 2 else index


def _starts_body(lines: Sequence[Line], index: int) -> bool:
    """A line without page number among lines with: the rest of a title on two lines, or the plan's body beginning."""
    return not any(p.CONTENTS_LOOSE.match(line.text) for line in lines[index + 1 : index + 3])
