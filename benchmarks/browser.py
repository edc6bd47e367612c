"""Headless Chromium that reaches no host but this machine if asked to, for benchmarks and tests that look at pages."""
from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class NoBrowser(Exception):
    """There is no Chromium here, or nothing to drive it with; the message says what to install."""


@contextmanager
def browser(width: int = 1600, height: int = 1000, *, loopback: bool = False) -> Iterator[Any]:
    """A fresh Chromium as a Selenium driver, its window `width` × `height` pixels, with its console kept.

    It is offline, or with `loopback` reaches servers on 127.0.0.1 and nothing else, with a record of what it asks for
    ("performance" log). Raises `NoBrowser` if it cannot be had.
    """
    try:
        from selenium import webdriver
    except ImportError as error:
        raise NoBrowser("selenium is not installed: pip install 'plankg[dev]'") from error
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not chromium or not driver:
        raise NoBrowser("no Chromium with chromedriver here: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    with tempfile.TemporaryDirectory(prefix="plankg-chromium-", ignore_cleanup_errors=True) as profile:
        for argument in (
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            f"--window-size={width},{height}",
            "--host-resolver-rules=MAP * ~NOTFOUND" + (", EXCLUDE 127.0.0.1" if loopback else ""),
            f"--user-data-dir={profile}",
        ):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"} if loopback else {"browser": "ALL"})
        started = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
        try:
            if not loopback:
                started.execute_cdp_cmd("Network.enable", {})
                nothing = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
                started.execute_cdp_cmd("Network.emulateNetworkConditions", nothing)
            yield started
        finally:
            started.quit()
