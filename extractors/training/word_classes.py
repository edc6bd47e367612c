"""Sort general Chinese words into classes by the company they keep: makes `extractors/lexicons/word_classes.tsv`.

    pip download --no-deps --no-binary :all: synonyms==3.9.0
    python -m extractors.training.word_classes synonyms-3.9.0.tar.gz

Source: the word vectors (word2vec of Chinese Wikipedia, 125,796 words, 100 dimensions) that the PyPI package `synonyms` 3.9.0
carries (MIT). Kept are words that the segmenter's dictionary knows too, without names of persons and bodies. They are sorted into
1,024 classes by k-means, those joined to 256 and 64 by Ward's method, so that the classes nest.
"""

from __future__ import annotations

import argparse
import sys
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import jieba
import numpy as np
from numpy.typing import NDArray

from extractors.lexicons.word_classes import FILE

VECTORS = "synonyms/data/words.vector"
LEVELS = (1024, 256, 64)
"""So many classes, from the finest to the coarsest."""
PROPER = ("nr", "nt")
"""Begins of the dictionary's tags for names of persons and of bodies."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def read_vectors(data: bytes) -> tuple[list[str], NDArray[np.float32]]:
    """Words and their vectors (words × dimensions) from word2vec's binary form. Raises ValueError where the data is no such."""
    head, _, rest = data.partition(b"\n")
    try:
        count, size = map(int, head.split())
    except ValueError as error:
        raise ValueError("no word2vec file: its first line must hold the numbers of words and of dimensions") from error
    words: list[str] = []
    vectors = np.zeros((count, size), np.float32)
    at = 0
    for row in range(count):
        end = rest.find(b" ", at)
        if end < 0 or len(rest) < end + 1 + 4 * size:
            raise ValueError(f"word2vec file ends at word {row + 1} of {count}")
        words.append(rest[at:end].decode("utf8", "replace").strip())
        vectors[row] = np.frombuffer(rest, "<f4", size, end + 1)
        at = end + 1 + 4 * size
    return words, vectors


def general_words() -> set[str]:
    """The segmenter's words of Chinese characters that name no person and no body."""
    found = set()
    with jieba.get_module_res("dict.txt") as lines:
        for line in lines:
            word, _, tag = line.decode("utf8").split()
            if not tag.startswith(PROPER) and all("\u4e00" <= c <= "\u9fff" for c in word):
                found.add(word)
    return found


def nested_classes(vectors: NDArray[np.float32], levels: Sequence[int]) -> list[str]:
    """The class of each row: two digits for the coarsest level, one for each finer one. The same rows give the same classes."""
    from scipy.cluster.hierarchy import cut_tree, linkage
    from sklearn.cluster import KMeans

    directions = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    fine = KMeans(levels[0], n_init=1, max_iter=100, random_state=0, algorithm="lloyd").fit(directions)
    cuts = cut_tree(linkage(fine.cluster_centers_, "ward"), n_clusters=list(levels[1:]))
    codes = dict(_codes([tuple(int(n) for n in (*row[::-1], number)) for number, row in enumerate(cuts)]))
    return [codes[int(label)] for label in fine.labels_]


def _codes(paths: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, str]]:
    """Each finest class with its code; `paths` lead from the coarsest class to the finest, which is a number by itself."""
    below: dict[tuple[int, ...], dict[int, int]] = {}
    for path in paths:
        digits = []
        for depth, number in enumerate(path):
            known = below.setdefault(path[:depth], {})
            digits.append(known.setdefault(number, len(known)))
        if max(digits[1:]) >= len(DIGITS):
            raise ValueError(f"a class has more than {len(DIGITS)} parts")
        yield path[-1], f"{digits[0]:02d}" + "".join(DIGITS[digit] for digit in digits[1:])


def main(arguments: list[str] | None = None) -> int:
    """The command; exit status 2 where the package has no vectors."""
    parser = argparse.ArgumentParser(
        prog="python -m extractors.training.word_classes", description=__doc__.split("\n")[0] if __doc__ else None
    )
    parser.add_argument("package", type=Path, help="source package of synonyms 3.9.0")
    parser.add_argument("--out", type=Path, default=FILE, help="where to write the classes")
    options = parser.parse_args(arguments)
    try:
        with tarfile.open(options.package) as package:
            member = next(name for name in package.getnames() if name.endswith(VECTORS))
            file = package.extractfile(member)
            words, vectors = read_vectors(file.read() if file else b"")
    except (OSError, tarfile.TarError, StopIteration, ValueError) as error:
        reason = f"no {VECTORS} in it" if isinstance(error, StopIteration) else str(error)
        print(f"{options.package}: {reason}; take synonyms==3.9.0 from PyPI", file=sys.stderr)
        return 2
    general = general_words()
    rows = [row for row, word in enumerate(words) if word in general]
    classes = nested_classes(vectors[rows], LEVELS)
    lines = sorted(f"{words[row]}\t{code}\n" for row, code in zip(rows, classes, strict=True))
    options.out.write_text("".join(lines), encoding="utf8")
    print(f"{options.out}: {len(lines)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
