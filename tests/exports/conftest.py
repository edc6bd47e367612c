"""Graphs to export: the sample plans as a careful reader sees them, and a county whose names try to be code."""
from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from benchmarks.county_graphs import county_graphs, zh
from kg.exports import BuiltGraph, built, read_built
from ontology.namespaces import BASE, PLAN, RDF, SKOS, XSD
from tests.truth_build import truth_build, write

HOSTILE = (
    '=cmd|\' /C calc\'!A0',
    '<img src=x onerror="alert(1)">厂房项目',
    'a"b\\c`d`;click n1 href "javascript:alert(1)"项目',
    "+1项目]]>&amp;&lt;\x0b\u202e项目\n第二行",
    "-->|x| n0 #quot; %%{init: {}}%% 项目",
)
"""Names that a spreadsheet, a browser, Mermaid, DOT or XML could take for something else than a name."""


@pytest.fixture(scope="session")
def truth_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of both sample plans from their known truth."""
    return write(truth_build(), tmp_path_factory.mktemp("truth"))


@pytest.fixture(scope="session")
def truth(truth_folder: Path) -> BuiltGraph:
    return read_built(truth_folder)


@pytest.fixture(scope="session")
def hostile() -> BuiltGraph:
    """A county of about 60 nodes; its first chain has a project of each hostile name, all of one enterprise of the first name."""
    made = county_graphs(60)
    county = BASE + "990101"
    chain = next(q.object for q in made.graph.quads_for_pattern(NamedNode(county), NamedNode(PLAN + "plans"), None))
    firm = NamedNode(BASE + "990101/enterprise/hostile")

    def say(subject: NamedNode, predicate: str, *values: NamedNode | Literal) -> None:
        for value in values:
            made.graph.add(Quad(subject, NamedNode(predicate), value))

    say(firm, RDF + "type", NamedNode(PLAN + "Enterprise"))
    say(firm, SKOS + "prefLabel", zh(HOSTILE[0]))
    say(firm, PLAN + "inCounty", NamedNode(county))
    for number, name in enumerate(HOSTILE):
        project = NamedNode(f"{BASE}990101/project/hostile-{number}")
        place = NamedNode(f"{county}/plan/2021-2025#{900000 + number}-{900008 + number}")
        say(project, RDF + "type", NamedNode(PLAN + "Project"))
        say(project, SKOS + "prefLabel", zh(name))
        say(project, PLAN + "inCounty", NamedNode(county))
        say(project, PLAN + "investment", Literal(str(Decimal(number + 1) / 2), datatype=NamedNode(XSD + "decimal")))
        say(project, PLAN + "undertakenBy", firm)
        say(project, PLAN + "evidence", place)
        say(chain, PLAN + "includesProject", project)
        say(place, RDF + "type", NamedNode(PLAN + "Evidence"))
        say(place, PLAN + "source", NamedNode(f"{county}/plan/2021-2025"))
        say(place, PLAN + "section", zh(f"@第一章 {name}"))
        say(place, PLAN + "sentence", zh(f"=推进{name}"))
    return built(made.graph, made.claims)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Converts a file to PDF with LibreOffice; skips where there is none."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        pytest.skip("no LibreOffice here, slides go unseen: apt-get install libreoffice-impress")
    profile = tmp_path_factory.mktemp("office").as_uri()

    def convert(path: Path) -> Path:
        command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=170)
        made = path.with_suffix(".pdf")
        assert made.is_file(), done.stdout + done.stderr
        return made

    return convert
