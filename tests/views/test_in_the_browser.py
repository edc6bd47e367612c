"""What a person sees and does, in headless Chromium without a network; every test also demands a clean console."""
from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.county_graphs import county_graphs
from kg.inline import Page
from kg.views import write_views

pytest.importorskip("selenium", reason="selenium is not installed: pip install 'plankg[dev]'")
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

Look = Callable[..., Any]
GRAPHS = ("county-990101.html", "chains-990101.html", "neighbourhood.html", "compare.html")
SHEETS = ("index.html", "goals.html", "matrix.html")


def search(browser: Any, words: str) -> list[str]:
    """Type into the search box; the completions."""
    browser.find_element(By.ID, "search").send_keys(words)
    return [row.text for row in browser.find_elements(By.CSS_SELECTOR, "#found li")]


def title(browser: Any) -> str:
    """The name in the details panel."""
    return str(browser.find_element(By.CSS_SELECTOR, "#details h2").text)


def click_node(browser: Any, condition: str) -> Any:
    """Click the first visible node for which a condition on `node` holds; returns its id."""
    found = browser.execute_script(
        f"const node = [...drawnNodes.values()].find((node) => {condition});"
        "const box = stage.getBoundingClientRect(); const at = network.canvasToDOM({x: node.x, y: node.y});"
        "return [node.id, at.x - box.width / 2, at.y - box.height / 2];"
    )
    stage = browser.find_element(By.ID, "network")
    ActionChains(browser).move_to_element_with_offset(stage, round(found[1]), round(found[2])).click().perform()
    # vis-network waits after a click, lest it be the first of two.
    WebDriverWait(browser, 5).until(lambda b: b.execute_script("return state.node") == found[0])
    return found[0]


def shown_types(browser: Any) -> set[str]:
    return set(browser.execute_script("return [...drawnNodes.values()].map((node) => node.t)"))


def set_range(browser: Any, value: float) -> None:
    browser.execute_script("const e = document.getElementById('least'); e.value = arguments[0]; e.dispatchEvent(new Event('input'))", value)


@pytest.mark.parametrize("name", GRAPHS + SHEETS)
def test_a_page_opens_without_a_network_and_loads_nothing(look: Look, pages: dict[str, Path], name: str) -> None:
    browser = look(pages[name])
    assert browser.execute_script("return performance.getEntriesByType('resource').filter((e) => !e.name.startsWith('data:')).length") == 0
    assert browser.find_element(By.TAG_NAME, "h1").text


@pytest.mark.parametrize("name", GRAPHS)
def test_the_picture_stands_still_at_once(look: Look, pages: dict[str, Path], name: str) -> None:
    browser = look(pages[name])
    first = browser.find_element(By.CSS_SELECTOR, "#network canvas").screenshot_as_png
    time.sleep(0.7)
    assert browser.find_element(By.CSS_SELECTOR, "#network canvas").screenshot_as_png == first


@pytest.mark.parametrize("name", GRAPHS)
def test_all_that_is_visible_lies_within_the_window(look: Look, pages: dict[str, Path], name: str) -> None:
    assert look(pages[name]).execute_script("return [...drawnNodes.values()].filter((node) => !inSight(node)).length") == 0


@pytest.mark.parametrize("name", ["county-990101.html", "neighbourhood.html"])
def test_the_page_stacks_a_tree_as_the_build_did(look: Look, pages: dict[str, Path], name: str) -> None:
    moved = look(pages[name]).execute_script(
        "const before = [...drawnNodes.values()].map((node) => [node.x, node.y]);"
        "stack(state.scene, drawnNodes);"
        "return Math.max(...[...drawnNodes.values()].map((node, n) => Math.abs(node.x - before[n][0]) + Math.abs(node.y - before[n][1])));"
    )
    assert moved < 0.5


def test_the_page_finds_the_neighbourhood_that_the_build_found(look: Look, pages: dict[str, Path]) -> None:
    browser = look(pages["neighbourhood.html"])
    script = "const s = arguments[0] ? neighbourhood(state.scene.root.id) : state.scene; return [...s.nodes.values()].map((n) => [n.id, n.up ?? null, n.side, n.col, !!n.closed, Math.round(n.w)])"
    assert browser.execute_script(script, True) == browser.execute_script(script, False)


def test_search_completes_and_reveals_what_is_folded(look: Look, pages: dict[str, Path]) -> None:
    browser = look(pages["county-990101.html"])
    assert "Project" not in shown_types(browser)
    rows = search(browser, "冷链仓储")
    assert rows and all("冷链仓储" in row for row in rows)
    browser.find_element(By.ID, "search").send_keys(Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER)
    assert "冷链仓储" in title(browser)
    assert browser.execute_script("return drawnNodes.has(state.node) && inSight(drawnNodes.get(state.node))")


def test_search_tells_when_there_is_nothing(look: Look, pages: dict[str, Path]) -> None:
    assert search(look(pages["county-990101.html"]), "航天发射场") == ["没有找到"]


def test_search_goes_to_the_sheet_that_holds_the_find(look: Look, pages: dict[str, Path]) -> None:
    browser = look(pages["chains-990101.html"])
    first = browser.execute_script("return state.scene.key")
    name = browser.execute_script("return ENTITIES.find((e, id) => e.t === 'Enterprise' && !SCENES[0].nodes.has(id)).l")
    search(browser, name)
    browser.find_element(By.ID, "search").send_keys(Keys.ENTER)
    assert title(browser) == name
    assert browser.execute_script("return state.scene.key") != first


def test_a_click_opens_a_chain_and_tells_its_place_in_the_text(look: Look, pages: dict[str, Path]) -> None:
    browser = look(pages["county-990101.html"])
    node = click_node(browser, "node.t === 'IndustryChain' && (state.scene.below.get(node.id) || []).some((under) => under.t === 'Project')")
    assert "Project" in shown_types(browser)
    assert browser.execute_script("return [...drawnNodes.values()].filter((n) => n.up === arguments[0]).every((n) => !isNaN(n.x))", node)
    panel = browser.find_element(By.ID, "details")
    assert panel.find_element(By.TAG_NAME, "mark").text == title(browser)
    assert "第二章 构建现代产业体系 ›" in panel.find_element(By.CLASS_NAME, "path").text
    assert "原文第" in panel.find_element(By.CLASS_NAME, "line").text
    assert "置信度" in panel.text and "包含项目" in panel.text


def test_a_relation_shows_its_own_evidence(look: Look, pages: dict[str, Path]) -> None:
    browser = look(pages["county-990101.html"])
    click_node(browser, "node.t === 'IndustryChain' && AROUND[node.id].some((link) => link.type === 'leadEnterprise')")
    browser.find_element(By.XPATH, "//h3[starts-with(text(), '龙头企业')]/following-sibling::ul[1]//button[@class='why']").click()
    panel = browser.find_element(By.ID, "details")
    assert title(browser) == "龙头企业"
    assert "为龙头" in panel.find_element(By.TAG_NAME, "blockquote").text


def test_types_links_and_confidence_filter(look: Look, pages: dict[str, Path]) -> None:
    browser = look(pages["county-990101.html"])
    assert "Park" in shown_types(browser)
    browser.find_element(By.CSS_SELECTOR, "#types [data-name=Park] input").click()
    assert "Park" not in shown_types(browser)
    edges = browser.execute_script("return drawnEdges.length")
    browser.find_element(By.CSS_SELECTOR, "#links [data-name=plans] input").click()
    assert browser.execute_script("return drawnEdges.length") < edges
    set_range(browser, 0.8)
    confidences = browser.execute_script("return [...drawnNodes.values()].filter((node) => node.t === 'IndustryChain').map((node) => ENTITIES[node.id].c)")
    assert confidences and min(confidences) >= 0.8
    assert browser.execute_script("return drawnEdges.every((edge) => edge.c >= 0.8)")


def test_what_a_filter_leaves_still_hangs_together(look: Look, pages: dict[str, Path]) -> None:
    browser = look(pages["county-990101.html"])
    browser.find_element(By.ID, "open-all").click()
    browser.find_element(By.CSS_SELECTOR, "#types [data-name=IndustryChain] input").click()
    assert {"Project", "Enterprise"} <= shown_types(browser)
    loose = browser.execute_script(
        "return [...drawnNodes.values()].filter((node) => node !== state.scene.root && !node.sat"
        " && !drawnEdges.some((edge) => edge.from === node.id || edge.to === node.id)).length"
    )
    assert loose == 0


def test_everything_can_be_opened_and_shut(look: Look, pages: dict[str, Path]) -> None:
    browser = look(pages["county-990101.html"])
    folded = browser.execute_script("return drawnNodes.size")
    browser.find_element(By.ID, "open-all").click()
    assert browser.execute_script("return drawnNodes.size === state.scene.nodes.size")
    overlapping = browser.execute_script(
        "const all = [...drawnNodes.values()]; let n = 0;"
        "for (const a of all) for (const b of all) if (a.id < b.id && Math.abs(a.x - b.x) < (a.w + b.w) / 2 - 1 && Math.abs(a.y - b.y) < (a.h + b.h) / 2 - 1) n++;"
        "return n"
    )
    assert overlapping == 0
    browser.find_element(By.ID, "shut-all").click()
    assert browser.execute_script("return drawnNodes.size") == folded


def test_a_permalink_brings_back_the_state(look: Look, pages: dict[str, Path]) -> None:
    browser = look(pages["county-990101.html"])
    click_node(browser, "node.t === 'IndustryChain' && (state.scene.below.get(node.id) || []).length > 1")
    browser.find_element(By.CSS_SELECTOR, "#types [data-name=Enterprise] input").click()
    set_range(browser, 0.5)
    fragment = browser.execute_script("return location.hash")
    script = "return [[...drawnNodes.keys()].sort(), document.querySelector('#details h2').textContent, state.least, [...state.hiddenTypes], state.view, network.getScale().toFixed(2)]"
    before = browser.execute_script(script)
    assert look(pages["county-990101.html"], fragment).execute_script(script) == before


@pytest.mark.parametrize("name", ["county-990101.html", "goals.html"])
def test_a_page_in_a_notebooks_frame_keeps_its_state_as_well(look: Look, pages: dict[str, Path], tmp_path: Path, name: str) -> None:
    notebook = tmp_path / "notebook.html"
    notebook.write_text(Page("a page", pages[name].read_text(encoding="utf-8"))._repr_html_(), encoding="utf-8")
    browser = look(notebook)
    browser.switch_to.frame(browser.find_element(By.TAG_NAME, "iframe"))
    if name == "goals.html":
        browser.find_element(By.CSS_SELECTOR, "th button").click()
    else:
        WebDriverWait(browser, 20).until(lambda b: b.execute_script("return document.documentElement.dataset.still"))
        browser.find_element(By.ID, "open-all").click()
    assert len(browser.execute_script("return location.hash")) > 1
    browser.switch_to.default_content()


def test_a_permalink_with_unknown_names_opens_the_page_all_the_same(look: Look, pages: dict[str, Path]) -> None:
    browser = look(pages["county-990101.html"], "#node=nobody&open=none|gone&types=Nothing&least=x&view=1,2&link=a|b")
    assert browser.execute_script("return drawnNodes.size") > 10


def test_markup_in_names_sentences_and_headings_is_shown_as_text(look: Look, pages: dict[str, Path]) -> None:
    for name in ("county-990101.html", "chains-990101.html", "neighbourhood.html"):
        browser = look(pages[name])
        rows = search(browser, "<img src=x")
        assert rows and rows[0].startswith('项\n<img src=x onerror="window.hacked=1">加工项目</script>')
        browser.find_element(By.ID, "search").send_keys(Keys.ENTER)
        assert title(browser).startswith('<img src=x onerror="window.hacked=1">')
        panel = browser.find_element(By.ID, "details")
        assert "<i>第二章</i> › &amp; 第一节" in panel.find_element(By.CLASS_NAME, "path").text
        assert panel.find_element(By.TAG_NAME, "mark").text.startswith("<img src=x")
        assert "<b>占地</b>10亩" in panel.text
        browser.execute_script("const n = state.scene.nodes.get(state.node); network.body.emitter.emit('hoverNode', {node: n.id})")
        assert browser.find_element(By.ID, "tip").text.startswith("<img src=x")
        assert browser.execute_script("return [window.hacked ?? null, document.images.length]") == [None, 0]


def test_the_keyboard_reaches_everything(look: Look, pages: dict[str, Path]) -> None:
    browser = look(pages["county-990101.html"])
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys("/")
    assert browser.switch_to.active_element.get_attribute("id") == "search"
    stage = browser.find_element(By.ID, "network")
    stage.send_keys(Keys.ARROW_RIGHT)
    assert title(browser) == "青桥县"
    stage.send_keys(Keys.ARROW_RIGHT)
    assert browser.execute_script("return drawnNodes.get(state.node).x") > 0
    count = browser.execute_script("return drawnNodes.size")
    for _ in range(12):
        if browser.execute_script("return actions.canToggle(state.node)"):
            break
        stage.send_keys(Keys.ARROW_UP)
    stage.send_keys(Keys.ENTER)
    assert browser.execute_script("return drawnNodes.size") > count
    assert browser.find_element(By.ID, "live").get_attribute("textContent")
    stage.send_keys(Keys.ESCAPE)
    assert not browser.find_element(By.ID, "details").is_displayed()


INDUSTRY_AT = (
    "const n = [...drawnNodes.values()].find((node) => node.t === 'Industry'); const box = stage.getBoundingClientRect();"
    " const p = network.canvasToDOM(network.getPosition(n.id)); return [p.x - box.width / 2, p.y - box.height / 2]"
)
"""Where the first industry stands, from the middle of the stage."""


def at_rest(browser: Any, script: str) -> list[float]:
    """What a script says once it says the same twice: a busy machine draws and zooms late."""
    said = None
    for _ in range(40):
        before, said = said, browser.execute_script(script)
        if said == before:
            return said
        time.sleep(0.3)
    raise AssertionError(f"not at rest after 12 seconds: {said}")


@pytest.mark.parametrize("held", [0.1, 0.6])
def test_a_node_can_be_dragged_and_stays(look: Look, pages: dict[str, Path], held: float) -> None:
    """However long it is held before."""
    browser = look(pages["compare.html"])
    x, y = at_rest(browser, INDUSTRY_AT)
    stage = browser.find_element(By.ID, "network")
    drag = ActionChains(browser).move_to_element_with_offset(stage, round(x), round(y)).click_and_hold().pause(held)
    for _ in range(3):
        drag = drag.move_by_offset(20, 10).pause(0.1)
    drag.release().perform()
    moved = at_rest(browser, INDUSTRY_AT)
    assert abs(moved[0] - x - 60) < 6 and abs(moved[1] - y - 30) < 6


def test_a_long_press_opens_the_details_when_it_is_let_go(look: Look, pages: dict[str, Path]) -> None:
    browser = look(pages["compare.html"])
    x, y = at_rest(browser, INDUSTRY_AT)
    stage = browser.find_element(By.ID, "network")
    press = ActionChains(browser).move_to_element_with_offset(stage, round(x), round(y)).click_and_hold()
    press.pause(0.6).perform()
    assert not browser.find_element(By.ID, "details").is_displayed()
    ActionChains(browser).release().perform()
    WebDriverWait(browser, 5).until(lambda b: b.find_element(By.ID, "details").is_displayed())


def test_another_centre_and_more_hops_make_another_neighbourhood(look: Look, pages: dict[str, Path]) -> None:
    browser = look(pages["neighbourhood.html"], "#centre=990101/enterprise/3")
    two = browser.execute_script("return [state.scene.key, state.scene.nodes.size]")
    assert two[0] == "990101/enterprise/3"
    browser.find_element(By.CSS_SELECTOR, "#hops option[value='1']").click()
    assert browser.execute_script("return state.scene.nodes.size") < two[1]
    browser.find_element(By.CSS_SELECTOR, "#links [data-name=leadEnterprise] input").click()
    assert browser.execute_script("return drawnEdges.every((edge) => edge.t !== 'leadEnterprise')")
    assert "hops=1" in browser.execute_script("return location.hash")


def test_prints_show_the_picture_and_the_legend_but_no_controls(look: Look, pages: dict[str, Path]) -> None:
    browser = look(pages["county-990101.html"])
    view = browser.execute_script("return [network.getScale(), network.getViewPosition()]")
    assert browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})["data"]
    assert browser.execute_script("return [network.getScale(), network.getViewPosition()]") == view
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert not browser.find_element(By.ID, "search").is_displayed()
        assert not browser.find_element(By.ID, "copy").is_displayed()
        assert browser.find_element(By.CSS_SELECTOR, "#types .badge").is_displayed()
        assert browser.find_element(By.ID, "paper").is_displayed()
        inked = "const c = document.getElementById('paper'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; return [c.width, d.some((v) => v > 0)]"
        width, drawn = browser.execute_script(inked)
        assert drawn and width > 3000
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_tables_sort_by_number_and_filter_and_keep_it_in_the_address(look: Look, pages: dict[str, Path]) -> None:
    browser = look(pages["matrix.html"])
    column = "return [...document.querySelectorAll('#indicators tbody tr')].map((row) => row.cells[4].dataset.value).filter(Boolean).map(Number)"
    browser.find_element(By.CSS_SELECTOR, "#indicators button[aria-label='青桥县 目标']").click()
    falling = browser.execute_script(column)
    assert len(falling) > 3 and falling == sorted(falling, reverse=True)
    browser.find_element(By.CSS_SELECTOR, "#indicators button[aria-label='青桥县 目标']").click()
    assert browser.execute_script(column) == sorted(falling)
    browser.find_element(By.CSS_SELECTOR, "[data-for=industries] input[type=search]").send_keys("粮油")
    rows = "return [...document.querySelectorAll('#industries tbody tr')].filter((row) => !row.hidden).map((row) => row.cells[0].textContent)"
    assert browser.execute_script(rows) == ["粮油加工"]
    fragment = browser.execute_script("return location.hash")
    again = look(pages["matrix.html"], fragment)
    assert again.execute_script(rows) == ["粮油加工"]
    assert again.execute_script(column) == sorted(falling)


def test_goals_filter_by_county_and_nature(look: Look, pages: dict[str, Path]) -> None:
    browser = look(pages["goals.html"])
    shown = "return [...document.querySelectorAll('.chart:not([hidden])')].map((row) => [row.dataset.county, row.dataset.nature])"
    assert {row[0] for row in browser.execute_script(shown)} == {"990101", "990102"}
    browser.find_element(By.CSS_SELECTOR, ".county[value='990102']").click()
    browser.find_element(By.CSS_SELECTOR, ".binding").click()
    assert {tuple(row) for row in browser.execute_script(shown)} == {("990101", "约束性")}


def test_a_county_of_two_thousand_nodes_opens_folded(look: Look, tmp_path: Path) -> None:
    made = county_graphs(2000)
    page = next(p for p in write_views(made.graph, made.claims, tmp_path) if p.name == "county-990101.html")
    browser = look(page)
    assert browser.execute_script("return state.scene.nodes.size") > 1900
    assert browser.execute_script("return drawnNodes.size") <= 150
    browser.find_element(By.ID, "open-all").click()
    assert browser.execute_script("return drawnNodes.size === state.scene.nodes.size")
