"""The notebooks run as they are: on the sample plans, the first also on a real plan, with nothing but the public API."""
from __future__ import annotations

import ast
import os
import re
from pathlib import Path
from typing import Any

import pytest

nbformat = pytest.importorskip("nbformat", reason="the notebooks go unrun: pip install 'plankg[dev]'")
nbclient = pytest.importorskip("nbclient", reason="the notebooks go unrun: pip install 'plankg[dev]'")

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))
PUBLIC = {"kg": None, "extractors.documents": {"read"}, "extractors.pipeline": {"make_doc", "load"}}
"""What of the project's own a notebook may import: modules, and of some only these names."""


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def run(path: Path, plans: Path, folder: Path, root: Path, seed: int = 0) -> list[dict[str, Any]]:
    """What a notebook's cells show (all outputs' data by MIME type, in order) when it reads these plans; `seed` is of hashes."""
    notebook = read(path)
    (parameters,) = (cell for cell in code(notebook) if "parameters" in cell.metadata.get("tags", ()))
    parameters.source = f"PLANS = {str(plans)!r}"
    env = {**os.environ, "PYTHONPATH": str(root), "PYTHONHASHSEED": str(seed)}
    env |= {"IPYTHONDIR": str(folder / "ipython"), "JUPYTER_RUNTIME_DIR": str(folder / "runtime")}
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute(env=env)
    outputs = [output for cell in code(notebook) for output in cell.outputs]
    assert [o.text for o in outputs if o.output_type == "stream" and o.name == "stderr"] == []
    return [dict(output.data) if "data" in output else {"text/plain": output.text} for output in outputs]


def shown(outputs: list[dict[str, Any]]) -> str:
    return "\n".join(str(output.get("text/plain", "")) for output in outputs)


@pytest.fixture(scope="module")
def sample_run(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """The outputs of each notebook on the sample plans, by the number that opens its name."""
    return {path.name[0]: run(path, root / "data" / "plans", tmp_path_factory.mktemp("notebook"), root) for path in NOTEBOOKS}


def test_the_five_tours_are_there() -> None:
    assert [path.name[:2] for path in NOTEBOOKS] == ["1-", "2-", "3-", "4-", "5-"]


def test_from_a_plan_to_a_graph_and_back_from_disk(sample_run: dict[str, list[dict[str, Any]]]) -> None:
    outputs = sample_run["1"]
    assert "<th>云麓县</th><th>石泉岭县</th>" in outputs[0]["text/html"], "the graph shows its counts"
    assert "a plan:Project ;" in shown(outputs), "one project in Turtle"
    assert shown(outputs[-1:]).startswith("(True, <PlanGraph: 云麓县, 石泉岭县")


def test_questions_are_answered_as_tables(sample_run: dict[str, list[dict[str, Any]]]) -> None:
    tables = [output for output in sample_run["2"] if "<table" in output.get("text/html", "")]
    assert len(tables) == 7
    assert all("云麓县" in table["text/html"] for table in (tables[2], tables[4], tables[5])), "a row or column for the county"
    assert all(table["text/html"].count("<tr") > 2 for table in tables), "no answer is empty"


def test_views_and_pictures_are_in_the_notebook_itself(sample_run: dict[str, list[dict[str, Any]]]) -> None:
    html = "".join(output.get("text/html", "") for output in sample_run["3"])
    assert html.count('src="data:text/html;charset=utf-8;base64,') == 3
    assert html.count('src="data:image/svg+xml;base64,') >= 1
    assert "'chain.pptx': " in shown(sample_run["3"]) and "'matrix.html'" in shown(sample_run["3"])


def test_counties_are_compared_as_networks(sample_run: dict[str, list[dict[str, Any]]]) -> None:
    outputs = sample_run["4"]
    alike = outputs[1]["text/html"]
    assert alike.count("<td>1.00</td>") == 2, "a county is like itself"
    assert all(output["text/html"].count("<tr") > 2 for output in outputs if "text/html" in output), "no table is empty"
    assert 0 < float(shown(outputs[-1:])) < 1, "modularity"


def test_communities_and_ranks_are_the_same_each_time(
    sample_run: dict[str, list[dict[str, Any]]], tmp_path: Path, root: Path
) -> None:
    assert run(NOTEBOOKS[3], root / "data" / "plans", tmp_path, root, seed=1) == sample_run["4"]


def test_an_extractor_of_ones_own_finds_names_and_not_mere_words(sample_run: dict[str, list[dict[str, Any]]]) -> None:
    text = shown(sample_run["5"])
    assert "推进月牙泉度假村、青石古镇建设。 → ['月牙泉度假村', '青石古镇']" in text
    assert "创建国家级旅游度假区2个。 → []" in text
    assert re.search(r"石泉岭县\s+热水塘温泉度假村\s+热水塘温泉度假村\s+2\.2", text), "joined to the project with its investment"


@pytest.mark.parametrize("path", NOTEBOOKS[:2], ids=lambda path: path.stem)
def test_a_real_plan_goes_the_same_way(path: Path, given_plans: list[Path], tmp_path: Path, root: Path) -> None:
    """Only what takes few seconds: the shortest plan, and not the pages and networks of several."""
    outputs = run(path, min(given_plans, key=lambda plan: plan.stat().st_size), tmp_path, root)
    assert len(outputs) >= 6 and "<table" in "".join(output.get("text/html", "") for output in outputs)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_kept_without_outputs(path: Path) -> None:
    notebook = read(path)
    assert [cell.id for cell in code(notebook) if cell.outputs or cell.execution_count is not None] == []
    assert set(notebook.metadata) == {"kernelspec", "language_info"} and notebook.metadata.kernelspec.name == "python3"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_use_the_public_api_alone(path: Path) -> None:
    tree = ast.parse("\n".join(cell.source for cell in code(read(path))))
    imported = {(alias.name, None) for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {(str(node.module), a.name) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for a in node.names}
    own = {(module, name) for module, name in imported if module.split(".")[0] in ("kg", "extractors", "ontology")}
    assert {(m, n) for m, n in own if m not in PUBLIC or n not in (PUBLIC[m] or {None})} == set()
    assert [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and re.match("_[^_]", node.attr)] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_explain_in_chinese_under_english_headings(path: Path) -> None:
    prose = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")
    headings = re.findall(r"(?m)^#+ (.*)$", prose)
    assert headings and all(heading.isascii() for heading in headings)
    assert len(re.findall(r"[一-龥]", prose)) > 200
