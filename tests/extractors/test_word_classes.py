"""Classes of words: the table, how names use it, and the command that makes it."""

import io
import tarfile

import numpy as np
import pytest

from extractors.frames.words import dictionary
from extractors.lexicons.word_classes import DEPTHS, middle_class, word_classes
from extractors.scoring.shapes import shape
from extractors.training import word_classes as making


def word2vec(words: list[str], vectors: np.ndarray) -> bytes:
    body = b"".join(w.encode() + b" " + v.astype("<f4").tobytes() for w, v in zip(words, vectors, strict=True))
    return f"{len(words)} {vectors.shape[1]}\n".encode() + body


def package(path, data: bytes, name: str = "synonyms-3.9.0/synonyms/data/words.vector") -> None:
    with tarfile.open(path, "w:gz") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))


def clouds(count: int, size: int) -> np.ndarray:
    """`count` groups of `size` rows around far directions."""
    noise = np.random.default_rng(0)
    return np.vstack([np.eye(count)[n] + noise.normal(0, 0.05, (size, count)) for n in range(count)]).astype(np.float32)


def test_every_word_is_one_of_the_segmenter_and_its_classes_nest():
    known = dictionary()
    for word, classes in word_classes().items():
        assert known.get(word), word
        assert [len(c) for c in classes] == list(DEPTHS), word
        assert classes[0] == classes[2][:2] and classes[1] == classes[2][:3], word
    fine = {c[2] for c in word_classes().values()}
    assert (len({c[:2] for c in fine}), len({c[:3] for c in fine}), len(fine)) == (64, 256, 1024)


@pytest.mark.parametrize(("one", "other"), [("水库", "大坝"), ("养殖", "畜牧业"), ("光伏", "风电"), ("公司", "分公司")])
def test_words_that_keep_like_company_have_one_class(one, other):
    assert middle_class(one) == middle_class(other) != ""
    assert middle_class(one) != middle_class("小学")


def test_names_that_end_with_like_words_share_a_feature():
    first, second = set(shape("青岭镇水库")), set(shape("云峰乡大坝"))
    assert "k9=" + middle_class("水库") in first & second
    assert not [f for f in first & second if f.startswith("b")], "they share no character at the end"


def test_rows_of_one_group_have_one_class_and_classes_nest():
    classes = making.nested_classes(clouds(6, 20), (6, 3, 2))
    groups = [set(classes[n : n + 20]) for n in range(0, 120, 20)]
    assert all(len(group) == 1 for group in groups)
    assert len(set(classes)) == 6
    assert len({c[:3] for c in classes}) == 3
    assert len({c[:2] for c in classes}) == 2
    assert making.nested_classes(clouds(6, 20), (6, 3, 2)) == classes


def test_the_command_keeps_general_words_only(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(making, "LEVELS", (3, 2, 2))
    words = ["水库", "大坝", "养殖", "畜牧", "公司", "企业", "qwxyz", "昱岭峰"]
    package(tmp_path / "p.tar.gz", word2vec(words, clouds(4, 2)))
    out = tmp_path / "classes.tsv"
    assert making.main([str(tmp_path / "p.tar.gz"), "--out", str(out)]) == 0
    written = dict(line.split("\t") for line in out.read_text(encoding="utf8").splitlines())
    assert set(written) == set(words[:6])
    assert written["水库"] == written["大坝"] != written["养殖"]
    assert "6 words" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"no numbers\n", "s/synonyms/data/words.vector", "first line"),
        (word2vec(["水库", "大坝"], np.ones((2, 3)))[:-3], "s/synonyms/data/words.vector", "word 2 of 2"),
        (b"", "s/other", "no synonyms/data/words.vector in it"),
    ],
)
def test_a_package_without_vectors_is_refused(tmp_path, capsys, data, name, says):
    package(tmp_path / "p.tar.gz", data, name)
    assert making.main([str(tmp_path / "p.tar.gz"), "--out", str(tmp_path / "out.tsv")]) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "out.tsv").exists()
