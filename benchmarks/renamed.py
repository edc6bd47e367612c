"""How much of what given plans score is names that were learnt: the plans under other names. A part of `docs/quality.md`.

    python -m benchmarks.renamed [--shared ../shared] [--out docs/quality.md]

Coined names of firms, works, parks and villages that stand in one given plan and in no other annotated plan are replaced in its
text and in its annotation by drawn ones of the same length; all else stays. The weights are the package's. Had they learnt names,
the figures would fall as they do for a plan left out. Takes two minutes; given plans are looked for in `--shared` (`plans/`,
`gold/`).
"""
from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

import jieba

from benchmarks.alone import FIGURES, evaluated, figures
from benchmarks.quality import FALL, ROOT, SAMPLES, TRAINING, replace_between_marks, shown, table
from benchmarks.unseen import UNSEEN
from extractors.documents import read
from extractors.facts import County
from extractors.frames.patterns import FUNCTION_CHARACTERS
from extractors.frames.words import dictionary, known_words
from extractors.pipeline import load
from kg.resolve.names import Places, enterprise_core, is_public

MARKS = ("<!-- written by benchmarks/renamed.py -->", "<!-- end of what benchmarks/renamed.py wrote -->")
SEEDS = (1, 2, 3)
"""Names are drawn so often, and the figures averaged."""

NAMED = ("Enterprise", "Park", "Project")
COINABLE = "鑫源恒泰盛丰隆瑞康达禾润锦昌宏博泽茂裕睿拓骏腾旺祥嘉佳凯晟峰岭沅崧澜鹏翔湘淮渝皓岚桓榕桐梓槐柏滕沛沂洛涪邛"
"""Characters of drawn names that make no word."""

COMMON = range(3, 301)
"""How often the segmenter counts a proper noun that is drawn for a name that is a word (neither unheard of nor known to all)."""

_HAN = re.compile("[\u4e00-\u9fff]+")
_BREAK = r"[\s*]*"
"""What conversion may put inside a name."""

Row = dict[str, Any]


def coined(name: str) -> Iterator[str]:
    """The runs of two characters or more in a name that make no word.

    >>> list(coined("秾牧冷链物流园"))
    ['秾牧']
    """
    run = ""
    for word in (*known_words(name), ""):
        if len(word) == 1 and _HAN.match(word) and word not in FUNCTION_CHARACTERS:
            run += word
            continue
        if len(run) > 1:
            yield run
        run = ""


@cache
def proper_nouns() -> tuple[str, ...]:
    """Names of two characters that the segmenter's dictionary marks as such (nz), in its order."""
    with jieba.dt.get_dict_file() as file:
        entries = [line.decode("utf-8").split() for line in file]
    return tuple(w for w, n, tag in entries if tag == "nz" and len(w) == 2 and int(n) in COMMON and _HAN.fullmatch(w))


class Renaming:
    """Other names for what is named in one plan and nowhere else.

    `rows` are the plan's annotation, `elsewhere` the text of all other plans: no name that stands there is replaced or drawn.
    """

    def __init__(self, text: str, rows: Sequence[Row], county: County, elsewhere: str, seed: int) -> None:
        names = {kind: [n for row in rows if row.get("t") == kind for n in names_of(row)] for kind in NAMED}
        places = Places(county, (n for of_kind in names.values() for n in of_kind))
        runs = {run for of_kind in names.values() for name in of_kind for run in coined(name)}
        words: dict[str, set[str]] = {}
        for name in names["Enterprise"]:
            core = enterprise_core(name, places)
            head = core[:2]
            if is_public(core) or head not in name or not _HAN.fullmatch(head):
                continue
            if dictionary().get(head):
                words.setdefault(head, set()).add(name)
            else:
                runs.add(head)
        own = [run for run in runs if run not in elsewhere and not any(run in place or place in run for place in places.county)]
        kept = {run for run in own if not any(other in run and other != run for other in own)}  # 甲乙 of 甲乙 and 甲乙冷链
        draw = random.Random(seed)
        self._runs: dict[str, str] = {}
        for run in sorted(kept, key=lambda r: (-len(r), r)):
            self._runs[run] = self._drawn(run, text + elsewhere, draw)
        free = [noun for noun in proper_nouns() if noun not in elsewhere and noun not in text]
        self._words: dict[str, tuple[str, str]] = {}
        for head in sorted(words):
            if head not in elsewhere and not any(head in run for run in self._runs):
                new = draw.choice(free)
                self._words.update(dict.fromkeys(words[head], (head, new)))
        self._inside = re.compile("|".join(map(re.escape, self._runs)) or r"(?!)")
        whole = (*sorted(self._words, key=lambda n: (-len(n), n)), *self._runs)
        self._places = re.compile("|".join(_BREAK.join(map(re.escape, found)) for found in whole) or r"(?!)")

    @staticmethod
    def _drawn(run: str, taken: str, draw: random.Random) -> str:
        while True:
            new = "".join(draw.choice(COINABLE) for _ in run)
            if new not in taken:
                return new

    def __len__(self) -> int:
        return len(self._runs) + len(set(self._words.values()))

    def __call__(self, text: str) -> str:
        """The text with the other names; every character keeps its place."""
        return self._places.sub(self._put, text)

    def _put(self, found: re.Match[str]) -> str:
        name = re.sub(r"[\s*]", "", found[0])
        new = self._inside.sub(lambda run: self._runs[run[0]], name)
        if name in self._words:
            new = new.replace(*self._words[name], 1)
        letters = iter(new)
        return "".join(c if c.isspace() or c == "*" else next(letters) for c in found[0])


def names_of(row: Row) -> list[str]:
    """The name of an annotated thing and its further names."""
    return [row["n"], *row.get("a", ())]


def rename(rows: Iterable[Row], renaming: Renaming) -> list[Row]:
    """An annotation with the other names; links and goals' values stay."""
    return [{**row, "n": renaming(row["n"]), "a": [renaming(a) for a in row.get("a", ())]} if "t" in row else row for row in rows]


def annotation(shared: Path, name: str) -> list[Row]:
    """The rows of a given plan's annotation."""
    lines = (shared / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def measure(shared: Path, name: str) -> tuple[int, list[list[float | None]]]:
    """How many names of a plan are replaced; its figures as it is, and with names drawn by each seed."""
    plan = shared / "plans" / f"{name}.txt"
    folders = (shared / "plans", SAMPLES[0], TRAINING[0], UNSEEN)
    others = [path for folder in folders for path in sorted(folder.glob("*.txt")) if path != plan]
    elsewhere = "\n".join(path.read_text(encoding="utf-8") for path in others)
    text, rows, county, nlp = plan.read_text(encoding="utf-8"), annotation(shared, name), read(plan).plan.county, load()
    found = [figures(evaluated(plan, shared / "gold" / f"{name}.jsonl", nlp).report)]
    for seed in SEEDS:
        renaming = Renaming(text, rows, county, elsewhere, seed)
        with tempfile.TemporaryDirectory() as folder:
            other, truth = Path(folder) / plan.name, Path(folder) / f"{name}.jsonl"
            other.write_text(renaming(text), encoding="utf-8")
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rename(rows, renaming))
            truth.write_text("".join(lines), encoding="utf-8")
            found.append(figures(evaluated(other, truth, nlp).report))
    return len(renaming), found


def document(results: dict[str, tuple[int, list[list[float | None]]]]) -> str:
    """What is written between the marks."""
    rows = []
    falls: list[list[float]] = [[] for _ in FIGURES]
    for name, (count, (as_is, *renamed)) in results.items():
        cells = [name, str(count)]
        for i, given in enumerate(as_is):
            other = [v for figure in renamed if (v := figure[i]) is not None]
            cells += [shown(given), shown(fmean(other) if other else None)]
            if given is not None and other:
                falls[i].append(given - fmean(other))
        rows.append(cells)
    means = [fmean(fall) if fall else None for fall in falls]
    rows.append(["mean fall", "", *(c for fall in means for c in ("", shown(fall, fall is not None and fall > FALL)))])
    head = ["", "names replaced", *(cell for figure in FIGURES for cell in (figure, "renamed"))]
    said = (
        "F1 of given plans with the weights of the package, as they are and with other names put in (mean of "
        f"{len(SEEDS)} drawings; bold: a fall of more than {FALL})."
    )
    return "\n\n".join(("## Given plans under other names", said, table(head, rows)))


def main() -> None:
    """Measure, and write the section."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with plans/ and gold/")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "quality.md", help="the document whose section is written")
    args = parser.parse_args()
    shared: Path = args.shared.resolve()
    names = sorted(path.stem for path in (shared / "gold").glob("*.jsonl"))
    if not names:
        raise SystemExit(f"No annotated plans in {shared}/gold. Name their folder with --shared; {args.out} stays as it is.")
    with ProcessPoolExecutor(max_workers=2) as pool:
        results = dict(zip(names, pool.map(measure, [shared] * len(names), names), strict=True))
    old = args.out.read_text(encoding="utf-8") if args.out.is_file() else ""
    args.out.write_text(replace_between_marks(old, document(results), MARKS), encoding="utf-8")
    print(document(results))


if __name__ == "__main__":
    main()
