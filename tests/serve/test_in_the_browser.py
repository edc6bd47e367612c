"""What a person sees and does, in headless Chromium that reaches no other host; every test also demands a clean console."""
from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from kg.serve.pages import THEMES
from ontology import named_queries
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
    assert any(url.startswith(server.url) for url in asked), "what the browser asks for is not recorded"
    assert [url for url in asked if not url.startswith((server.url, "data:", "chrome:", "about:"))] == []


def heading(browser: Any) -> str:
    return str(browser.find_element(By.TAG_NAME, "h1").text)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_with_everything_from_here(look: Look, path: str) -> None:
    assert heading(look(path))


def test_every_question_and_a_page_of_every_kind_of_thing_come_from_here(look: Look, server: Server) -> None:
    given = {"indicator": "森林覆盖率", "industry": "肉牛", "entity": "白崖抽水蓄能电站", "enterprise": "华屹", "park": "铝硅产业园", "below": "2"}
    for query in (query for query in named_queries() if query.theme):
        browser = look(f"/questions/{query.name}?" + "&".join(f"{name}={value}" for name, value in given.items()))
        assert heading(browser) == query.title_zh and browser.find_elements(By.CSS_SELECTOR, "tbody tr"), query.name
    kinds = httpx.get(
        server.sparql,
        params={"query": "SELECT ?class (MIN(STR(?x)) AS ?one) { ?x a ?class FILTER STRSTARTS(STR(?class), STR(plan:)) } GROUP BY ?class"},
        headers={"Accept": "application/sparql-results+json"},
    ).json()["results"]["bindings"]
    assert len(kinds) >= 12
    for kind in kinds:
        iri = httpx.URL(kind["one"]["value"])
        page = iri.raw_path.decode().removeprefix("/plankg")
        assert heading(look(f"/page{page}" + (f"#{iri.fragment}" if iri.fragment else ""))), kind


def test_a_question_without_an_answer_says_so_in_words(look: Look) -> None:
    text = look("/questions/chain-walk?chain=月球采矿").find_element(By.TAG_NAME, "main").text
    assert "没有找到符合条件的内容" in text and "0 行" not in text


def test_columns_that_no_plan_fills_are_named_and_not_drawn(look: Look) -> None:
    browser = look("/questions/largest-projects?county=云麓&least=75")
    heads = [cell.text for cell in browser.find_elements(By.CSS_SELECTOR, "thead th")]
    assert "园区" not in heads and "投资（亿元）" in heads
    assert "均未写明：园区" in browser.find_element(By.TAG_NAME, "main").text


def test_questions_stand_under_their_themes(look: Look) -> None:
    browser = look("/questions")
    assert [part.text for part in browser.find_elements(By.TAG_NAME, "h2")] == list(THEMES)
    browser = look("/query")
    WebDriverWait(browser, 15).until(lambda b: b.execute_script("return document.documentElement.dataset.ready") == "yes")
    assert [group.get_attribute("label") for group in browser.find_elements(By.CSS_SELECTOR, "#pick optgroup")] == list(THEMES)


def test_a_sentence_with_several_mentions_is_shown_once(look: Look) -> None:
    """推进……白崖抽水蓄能电站等项目，其中白崖抽水蓄能电站装机 120 万千瓦."""
    browser = look("/page/id/539901/project/白崖抽水蓄能电站")
    (sentence,) = (quote.text for quote in browser.find_elements(By.CSS_SELECTOR, ".places blockquote"))
    assert sentence.count("白崖抽水蓄能电站") == 2


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
    assert "图谱中的规划" in browser.find_element(By.CSS_SELECTOR, ".tabPanel.active .CodeMirror").text


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
