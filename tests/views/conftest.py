"""Built graphs of invented counties, pages made of them, and a browser without a network to look at them."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from benchmarks.county_graphs import CountyGraphs, county_graphs
from kg.views import PlanModel, read_model, write_views
from ontology.namespaces import BASE, PLAN, RDF, SKOS

HOSTILE = '<img src=x onerror="window.hacked=1">加工项目</script><script>window.hacked=2</script>'


def add_hostile_project(graphs: CountyGraphs) -> None:
    """Give the first county a chain's project with markup for a name, at a place whose sentence and heading are markup too."""
    county, project = BASE + "990101", BASE + "990101/project/hostile"
    chain = next(q.object for q in graphs.graph.quads_for_pattern(NamedNode(county), NamedNode(PLAN + "plans"), None))
    place = NamedNode(county + "/plan/2021-2025#1-9")

    def say(subject: Any, predicate: str, value: Any) -> None:
        graphs.graph.add(Quad(subject, NamedNode(predicate), value))

    say(NamedNode(project), RDF + "type", NamedNode(PLAN + "Project"))
    say(NamedNode(project), SKOS + "prefLabel", Literal(HOSTILE, language="zh"))
    say(NamedNode(project), PLAN + "inCounty", NamedNode(county))
    say(NamedNode(project), PLAN + "evidence", place)
    say(NamedNode(project), PLAN + "scale", Literal("<b>占地</b>10亩\u2028", language="zh"))
    say(chain, PLAN + "includesProject", NamedNode(project))
    say(place, RDF + "type", NamedNode(PLAN + "Evidence"))
    say(place, PLAN + "line", Literal("7"))
    say(place, PLAN + "section", Literal("<i>第二章</i> / &amp; 第一节", language="zh"))
    say(place, PLAN + "sentence", Literal(f"推进{HOSTILE}建设。", language="zh"))


@pytest.fixture(scope="session")
def graphs() -> CountyGraphs:
    """Two counties with about 400 nodes, one project's name hostile."""
    made = county_graphs(400, counties=2)
    add_hostile_project(made)
    return made


@pytest.fixture(scope="session")
def model(graphs: CountyGraphs) -> PlanModel:
    return read_model(graphs.graph, graphs.claims)


@pytest.fixture(scope="session")
def pages(graphs: CountyGraphs, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """All pages of the two counties by file name."""
    return {path.name: path for path in write_views(graphs.graph, graphs.claims, tmp_path_factory.mktemp("views"))}


@pytest.fixture
def look(driver: Any) -> Iterator[Callable[..., Any]]:
    """Open a page (with a URL fragment) and wait for its first picture; at the end the console must be clean."""
    from selenium.webdriver.support.ui import WebDriverWait

    def open_page(path: Path, fragment: str = "") -> Any:
        driver.get("about:blank")
        driver.get(path.as_uri() + fragment)
        if "graph" in driver.execute_script("return document.body.className"):
            WebDriverWait(driver, 20).until(lambda d: d.execute_script("return document.documentElement.dataset.still"))
        return driver

    driver.get_log("browser")
    yield open_page
    assert [entry["message"] for entry in driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")] == []
