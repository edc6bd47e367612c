"""Weight of a county's page and time to a still picture, beside plain pyvis on the same graph, in one run.

Opens both in headless Chromium without a network. A picture is still when it has been drawn and nothing moves any more: with
plain pyvis that is when the physics has come to rest. Plain pyvis is measured with its resources in line; it names Bootstrap on a
CDN all the same, which fails at once here and would be waited for where a network is slow.

    python benchmarks/views.py [--sizes 200 1000 2000] [--limit 60]
"""
from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pyvis.network import Network
from selenium.common.exceptions import TimeoutException

from benchmarks.browser import NoBrowser, browser
from benchmarks.county_graphs import CountyGraphs, county_graphs
from kg.views import read_model, write_overview

PYVIS_RESTS = "typeof network !== 'undefined' && network && network.physics.stabilized"
OTHER_HOSTS = re.compile(r"(?:src|href)=\"https?://([^/\"]+)")


def plain_pyvis(made: CountyGraphs, path: Path) -> None:
    """The same nodes and links as pyvis draws them by itself."""
    model = read_model(made.graph, made.claims)
    net = Network(directed=True, cdn_resources="in_line")
    for entity in model.entities.values():
        net.add_node(entity.iri, label=entity.label, title=entity.label)
    for link in model.links:
        net.add_edge(link.subject, link.object, title=link.predicate)
    path.write_text(net.generate_html(), encoding="utf-8")


def open_until(driver: Any, path: Path, still: str, limit: float) -> float | None:
    """Seconds from the start of navigation until the expression `still` holds, None if it does not within the limit."""
    driver.set_page_load_timeout(limit)
    driver.set_script_timeout(limit)
    started = time.perf_counter()
    try:
        driver.get(path.as_uri())
        while time.perf_counter() - started < limit:
            found = driver.execute_script(f"return ({still}) ? performance.now() / 1000 : null")
            if found is not None:
                return float(found)
            time.sleep(0.02)
    except TimeoutException:
        # A page that is busy with its physics does not even answer.
        return None
    return None


def open_all(driver: Any) -> float:
    """Seconds from the click that unfolds the whole county until it is drawn."""
    script = (
        "const done = arguments[0]; const began = performance.now();"
        "document.getElementById('open-all').click();"
        "const told = () => requestAnimationFrame(() => done((performance.now() - began) / 1000));"
        "network.once('afterDrawing', told); network.redraw();"
    )
    return float(driver.execute_async_script(script))


def seconds(value: float | None, limit: float) -> str:
    return f"> {limit:.0f} s" if value is None else f"{value:.2f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000, 2000], help="nodes of the invented county graphs")
    parser.add_argument("--limit", type=float, default=60, help="seconds to wait for a still picture")
    arguments = parser.parse_args()
    print(f"{os.cpu_count()} processors; county page of plankg | plain pyvis, resources in line")
    print("| nodes | links | weight | still picture | all unfolded | pyvis: weight | still picture | other hosts |")
    print("|--:|--:|--:|--:|--:|--:|--:|:--|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in arguments.sizes:
            made = county_graphs(size)
            model = read_model(made.graph, made.claims)
            ours = write_overview(made.graph, made.claims, model.counties()[0].key, folder / f"plankg-{size}.html")
            plain = folder / f"pyvis-{size}.html"
            plain_pyvis(made, plain)
            with browser() as driver:
                opened = open_until(driver, ours, "document.documentElement.dataset.still", arguments.limit)
                unfolded = open_all(driver)
            with browser() as driver:
                rested = open_until(driver, plain, PYVIS_RESTS, arguments.limit)
            hosts = sorted(set(OTHER_HOSTS.findall(plain.read_text("utf-8"))))
            cells = (
                f"{len(model.entities):,}",
                f"{len(model.links):,}",
                f"{ours.stat().st_size / 1e6:.2f} MB",
                seconds(opened, arguments.limit),
                seconds(unfolded, arguments.limit),
                f"{plain.stat().st_size / 1e6:.2f} MB",
                seconds(rested, arguments.limit),
                ", ".join(hosts) or "none",
            )
            print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    try:
        main()
    except NoBrowser as error:
        sys.exit(str(error))
