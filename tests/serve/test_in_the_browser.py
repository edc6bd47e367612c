"""What a person sees and does, in headless Chromium that reaches no other host; every test also demands a clean console."""
from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from tests.serve.conftest import HOSTILE, Server

pytest.importorskip("selenium", reason="selenium is not installed: pip install 'plankg[dev]'")
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

Look = Callable[[str], Any]
PAGES = ["/", "/questions", "/questions/chain-walk?county=云麓", "/search?q=咖啡", "/ontology", "/query", "/page/id/539901"]


@pytest.fixture
def look(browser: Any, server: Server) -> Iterator[Look]:
    """Open a page of the server; at the end the console must be clean and no other host asked for."""
    for kind in ("browser", "performance"):
        browser.get_log(kind)

    def open_page(path: str) -> Any:
        browser.get(server.url + path)
        return browser

    yield open_page
    assert [entry["message"] for entry in browser.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")] == []
    events = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    asked = {e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"}
    assert [url for url in asked if not url.startswith((server.url, "data:", "chrome:", "about:"))] == []


def heading(browser: Any) -> str:
    return str(browser.find_element(By.TAG_NAME, "h1").text)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_with_everything_from_here(look: Look, path: str) -> None:
    assert heading(look(path))


def test_from_the_home_page_by_a_question_to_an_enterprise(look: Look) -> None:
    browser = look("/")
    browser.find_element(By.LINK_TEXT, "县—产业链—项目—企业").click()
    form = browser.find_element(By.CSS_SELECTOR, ".parameters")
    form.find_element(By.NAME, "chain").send_keys("咖啡", Keys.ENTER)
    WebDriverWait(browser, 5).until(lambda b: "chain=" in b.current_url)
    assert [cell.text for cell in browser.find_elements(By.CSS_SELECTOR, "thead th")] == ["县", "产业链", "项目", "企业"]
    link = browser.find_elements(By.CSS_SELECTOR, "tbody tr:first-child a")[-1]
    name = link.text
    link.click()
    assert heading(browser) == name
    assert browser.find_element(By.CSS_SELECTOR, ".kicker").text.startswith("企业")
    assert browser.find_elements(By.CSS_SELECTOR, ".places blockquote")


def test_search_leads_to_an_entity_with_its_links_and_sentences(look: Look) -> None:
    browser = look("/")
    browser.find_element(By.CSS_SELECTOR, "header input").send_keys("白崖抽水", Keys.ENTER)
    WebDriverWait(browser, 5).until(lambda b: "/search" in b.current_url)
    browser.find_element(By.LINK_TEXT, "白崖抽水蓄能电站").click()
    text = browser.find_element(By.TAG_NAME, "main").text
    assert "78" in text and "华屹能源集团有限公司" in text and "第" in text and "行" in text
    assert "白崖抽水蓄能电站" in [mark.text for mark in browser.find_elements(By.CSS_SELECTOR, "blockquote mark")]
    browser.find_element(By.CSS_SELECTOR, ".where a").click()
    target = browser.execute_script("return document.querySelector('tbody:target')?.textContent ?? ''")
    assert "白崖抽水蓄能电站" in target


def test_yasgui_has_the_questions_as_tabs_and_a_result_leads_to_its_page(look: Look) -> None:
    browser = look("/query")
    wait = WebDriverWait(browser, 15)
    wait.until(lambda b: b.execute_script("return document.documentElement.dataset.ready") == "yes")
    assert len(browser.find_elements(By.CSS_SELECTOR, ".yasgui .tabsList .tab:not(.addTab)")) >= 20
    Select(browser.find_element(By.ID, "pick")).select_by_visible_text("园区及其主导产业")
    active = browser.find_element(By.CSS_SELECTOR, ".tabPanel.active")
    assert "PREFIX" in active.text
    active.find_element(By.CSS_SELECTOR, ".yasqe_queryButton").click()
    wait.until(lambda b: active.find_elements(By.CSS_SELECTOR, ".yasr table a.iri"))
    link = active.find_element(By.CSS_SELECTOR, ".yasr table a.iri")
    iri = link.get_attribute("href")
    before = set(browser.window_handles)
    link.click()
    wait.until(lambda b: len(b.window_handles) > len(before))
    (opened,) = set(browser.window_handles) - before
    browser.switch_to.window(opened)
    wait.until(lambda b: b.find_elements(By.TAG_NAME, "h1"))
    assert "/page/id/" in browser.current_url and heading(browser) in httpx.URL(iri).path
    browser.close()
    browser.switch_to.window(before.pop())


def test_yasgui_opens_a_query_from_the_address(look: Look) -> None:
    browser = look("/questions/plans")
    browser.find_element(By.TAG_NAME, "summary").click()
    browser.find_element(By.LINK_TEXT, "在编辑器中打开").click()
    WebDriverWait(browser, 15).until(lambda b: b.execute_script("return document.documentElement.dataset.ready") == "yes")
    assert "Plans in the graph" in browser.find_element(By.CSS_SELECTOR, ".tabPanel.active .CodeMirror").text


def test_text_from_plans_is_never_markup(look: Look) -> None:
    browser = look("/page/id/539901/project/hostile")
    assert heading(browser) == HOSTILE
    text = browser.find_element(By.TAG_NAME, "main").text
    assert "<b>占地</b>10亩" in text and "<i>第一章</i>" in text
    for path in ("/search?q=加工项目", "/questions/projects-without-enterprise", "/page/id/539901/plan/2021-2025"):
        assert HOSTILE in look(path).find_element(By.TAG_NAME, "main").text
    assert browser.execute_script("return window.hacked") is None
    assert browser.find_elements(By.CSS_SELECTOR, "main img") == []


def test_markup_in_a_search_or_a_path_is_shown_as_text(look: Look) -> None:
    browser = look("/search?q=<img src=x onerror=window.hacked=1>")
    assert "<img src=x" in heading(browser)
    browser = look("/questions/plans?county=<script>window.hacked=1</script>")
    assert browser.execute_script("return window.hacked") is None


def test_pages_forbid_foreign_scripts(server: Server) -> None:
    for path in PAGES:
        policy = httpx.get(server.url + path, headers={"Accept": "text/html"}).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self';" in policy
        assert ("'unsafe-inline'" in policy) == (path == "/query")
