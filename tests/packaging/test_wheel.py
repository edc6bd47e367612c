"""The built wheel, installed far from the checkout, holds all its data and does the whole way from a plan to an answer."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import kg

PACKAGES = {"kg": "kg", "extractors": "extractors", "ontology": "ontology", "data": "plankg_data"}
"""Folder in the checkout → name of the installed package."""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of the sources, so that nothing of an earlier build can slip in."""
    source = tmp_path_factory.mktemp("source")
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE", "MANIFEST.in"):
        shutil.copy(root / name, source)
    for folder in PACKAGES:
        shutil.copytree(root / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(source / "dist"), str(source)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    (built,) = (source / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a fresh virtual environment in `venv/` that has the wheel; dependencies come from the environment of the tests."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(folder / "venv")
    python = folder / "venv" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    done = subprocess.run(pip, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (packages,) = (folder / "venv" / "lib").glob("python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def run(elsewhere: Path) -> Run:
    """Runs a program of the fresh environment in the folder elsewhere and returns what it did."""

    def run_there(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
        env |= {"PYTHONUTF8": "1", "NO_COLOR": "1", "COLUMNS": "160"}
        command = [str(elsewhere / "venv" / "bin" / program), *arguments]
        return subprocess.run(command, cwd=elsewhere, env=env, capture_output=True, text=True, encoding="utf-8")

    return run_there


@pytest.fixture(scope="module")
def built(run: Run, elsewhere: Path, sample_plan: Path) -> Path:
    """The graph that the installed command builds from a copy of the sample plan."""
    shutil.copy(sample_plan, elsewhere / "plan.txt")
    done = run("plankg", "build", "plan.txt", "--out", "out")
    assert done.returncode == 0, done.stdout + done.stderr
    return elsewhere / "out"


def test_wheel_holds_every_file_of_the_packages(root: Path, wheel: Path) -> None:
    wanted = {
        f"{package}/{path.relative_to(root / folder).as_posix()}"
        for folder, package in PACKAGES.items()
        for path in (root / folder).rglob("*")
        if path.is_file() and not any(part == "__pycache__" or part.startswith(".") for part in path.parts[len(root.parts) :])
    }
    held = set(zipfile.ZipFile(wheel).namelist())
    assert sorted(wanted - held) == [], "add the folder to packages, or the file type to package_data, in setup.cfg"


def test_wheel_installs_only_our_own_top_level_packages(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES.values())


def test_wheel_and_installed_command_have_the_version_of_the_package(wheel: Path, run: Run) -> None:
    done = run("plankg", "--version")
    assert (done.returncode, done.stdout.strip()) == (0, f"plankg {kg.__version__}"), done.stderr
    assert wheel.name.startswith(f"plankg-{kg.__version__}-")


def test_python_m_kg_is_the_same_command(run: Run) -> None:
    assert run("python", "-m", "kg", "--version").stdout == run("plankg", "--version").stdout


def test_installed_packages_come_from_the_wheel_not_the_checkout(run: Run, elsewhere: Path) -> None:
    done = run("python", "-c", "import kg, extractors, ontology, plankg_data as d; print(kg.__file__, extractors.__file__, ontology.__file__, d.__file__)")
    assert done.returncode == 0, done.stderr
    assert all(Path(place).is_relative_to(elsewhere) for place in done.stdout.split())


def test_installed_data_can_be_read(run: Run) -> None:
    code = "from importlib.resources import files; print(*sorted(p.name for p in (files('plankg_data') / 'plans').iterdir()))"
    done = run("python", "-c", code)
    assert done.returncode == 0, done.stderr
    assert ".txt" in done.stdout


def test_any_spacy_pipeline_finds_the_components_without_importing_ours(run: Run) -> None:
    code = """
import spacy
nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "char"}}})
nlp.add_pipe("plankg_reading")
nlp.add_pipe("plankg_parks")
doc = nlp("推进青岭现代物流园建设。")
print([span.text for span in doc.spans["plankg_parks"]])
"""
    done = run("python", "-c", code)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "['青岭现代物流园']"


def test_installed_command_builds_a_plan(built: Path) -> None:
    assert (built / "graph.ttl").stat().st_size > 10_000
    assert (built / "claims.ttl").stat().st_size > 1_000


def test_two_builds_of_one_plan_are_the_same_bytes(run: Run, built: Path) -> None:
    again = built.parent / "again"
    assert run("plankg", "build", "plan.txt", "--out", str(again)).returncode == 0
    for name in ("graph.ttl", "claims.ttl"):
        assert (again / name).read_bytes() == (built / name).read_bytes(), name


def test_installed_command_answers_a_named_question(run: Run, built: Path) -> None:
    done = run("plankg", "query", "counts", "--graph", str(built), "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert "云麓县" in done.stdout


def test_installed_command_shows_and_checks_the_graph(run: Run, built: Path) -> None:
    assert run("plankg", "view", str(built), "--out", "pages").returncode == 0
    assert (built.parent / "pages" / "index.html").is_file()
    done = run("plankg", "validate", str(built))
    assert done.returncode == 0, done.stdout + done.stderr
