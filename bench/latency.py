"""From key press to painted chart: bare Streamlit, Dash, plain Plotly.js and our pages with sliders, in one run.

    .venv/bin/python -m bench.latency [--pages scenarios planning] [--rounds 6] [--presses 10]

The systems take turns, so that a machine that drifts hits all alike. The result is the ratio to plain Plotly.js
that redraws the same charts, with the same traces, points and texts, in the same run. Of every page the first slider
is moved; a page where no chart follows it is named and left out.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from typing import Any

import plotly
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab

from bench import budgets
from bench.browser.chromium import FLAGS, needed
from bench.browser.figures import Page, Size, page_of
from bench.changes import live_sliders
from bench.load import pages_with_slider
from bench.protocol import opened, spread
from bench.servers import RIVALS, bare_streamlit, dash_app, our_app, static_files, stop_on_signal
from ui.live.payload import unpack

METER = (Path(__file__).parent / "browser" / "measure.js").read_text(encoding="utf-8")
WARM_UP = 10
QUIET = 250
"""Milliseconds without any change in the page before the next key is pressed."""
PLAIN, OWN = "plain Plotly.js", "ours"
START = "start"
"""The name of the files of the first page, whose path is empty."""


@dataclass
class System:
    """A tab with a slider, and what was measured in it."""

    name: str
    page: str
    tab: Tab
    slider: str
    size: str
    forward: bool
    """Whether the next press goes to the right."""
    ms: list[float] = field(default_factory=list)
    event: list[float] = field(default_factory=list)
    redrawn: set[tuple[int, int]] = field(default_factory=set)

    def turn(self, presses: int, chance: random.Random, keep: bool = True) -> None:
        """Press the arrow keys so many times, to and fro: a weight has only ten positions."""
        self.tab.bring_to_front()
        self.tab.locator(self.slider).first.focus()
        for _ in range(presses):
            key = "ArrowRight" if self.forward else "ArrowLeft"
            self.forward = not self.forward
            wait_until_idle(self.tab)
            # So that the keys do not fall in step with the frames.
            self.tab.wait_for_timeout(chance.uniform(0, 40))
            self.tab.evaluate("benchMeter.arm()")
            self.tab.keyboard.press(key)
            wait_until_idle(self.tab)
            found = self.tab.evaluate("benchMeter.result()")
            if found is None:
                raise RuntimeError(f"{self.name} ({self.page}): a key press changed nothing in view")
            if keep:
                self.ms.append(found["ms"])
                self.redrawn.add((found["seen"], found["redrawn"]))
                if found["event"] is not None:
                    self.event.append(found["event"])


def wait_until(tab: Tab, condition: str, seconds: float) -> None:
    """Ask again and again; Playwright's own waiting needs an ``eval`` that our pages forbid."""
    until = time.monotonic() + seconds
    while not tab.evaluate(condition):
        if time.monotonic() > until:
            raise RuntimeError(f"waited {seconds:.0f} s in vain for {condition} on {tab.url}")
        tab.wait_for_timeout(25)


def wait_until_idle(tab: Tab) -> None:
    """Until the page, and the server behind it, have nothing more to do."""
    wait_until(tab, f"benchMeter.idle({QUIET})", 15)


def open_tab(browser: Browser, address: str, width: int, height: int) -> Tab:
    """A tab in which the charts stand."""
    tab = browser.new_page(viewport={"width": width, "height": height})
    tab.add_init_script(METER)
    tab.goto(address)
    wait_until(tab, "benchMeter.ready()", 30)
    wait_until_idle(tab)
    return tab


@dataclass(frozen=True)
class Sent:
    """What the server sends to a page: a slider, and what its live components get, by key."""

    slider: str
    components: Mapping[str, Any]

    def is_drawn(self) -> bool:
        """Whether a chart follows the slider."""
        return any("chart" in data and self.slider in data.get("blocks", ()) for data in self.components.values())


def sent_to(url: str, page: str) -> Sent:
    """Asked over the protocol. The slider is the first one that a chart follows, if there is one."""
    visitor = opened(url, page)
    components = {key: unpack(raw) for key, raw in visitor.shown.components.items()}
    sliders = [Sent(slider.key, components) for slider in live_sliders(visitor)]
    return next((sent for sent in sliders if sent.is_drawn()), sliders[0])


def open_ours(browser: Browser, url: str, page: str, sent: Sent, width: int, height: int) -> tuple[System, Page]:
    """Our page, and the charts that stand in view when its slider has the focus."""
    slider = f".st-key-{sent.slider} input[type=range]"
    tab = open_tab(browser, f"{url}/{page}", width, height)
    tab.locator(slider).focus()
    wait_until_idle(tab)
    boxes = [box for box in tab.evaluate("benchMeter.shown()") if box["seen"]]
    shown = {box["name"]: Size(box["width"], box["height"]) for box in boxes}
    drawn = page_of(sent.components, sent.slider, shown)
    # At the end of the slider there is no way but back.
    return System(OWN, page, tab, slider, drawn.size(), drawn.current < drawn.count - 1), drawn


def heaviest(systems: Sequence[System], chance: random.Random) -> System:
    """Ours that takes longest, from the warm-up."""
    for system in systems:
        system.turn(WARM_UP, chance)
    slowest = max(systems, key=lambda system: spread(system.ms, 0.5))
    for system in systems:
        system.ms, system.event, system.redrawn = [], [], set()
    return slowest


def measure(systems: Sequence[System], rounds: int, presses: int, chance: random.Random) -> None:
    """Warm up the ones that are still cold, then let them take turns."""
    for system in systems:
        if system.name != OWN:
            system.turn(WARM_UP, chance, keep=False)
    for place in range(rounds):
        print(f"round {place + 1} of {rounds}", flush=True)
        for system in systems:
            system.turn(presses, chance)


def report(systems: Sequence[System]) -> None:
    """Ratios first; milliseconds for information."""
    heads = f"{'ratio p50':>10}{'ratio p95':>10}{'p50 ms':>9}{'p95 ms':>9}{'event ratio':>13}{'event ms':>10}"
    print(f"\n{'system':<18}{'page':<20}{heads}   n")
    for system in systems:
        print(line(system, plain_of(system, systems)))
    print(
        "\nevent: a cross-check, the browser's own Event Timing from key to next presented frame (mean, in steps of"
        "\n8 ms). For systems that ask a server that frame does not yet show the new chart."
    )
    for system in systems:
        redrawn = ", ".join(f"{seen} in view of {every}" for seen, every in sorted(system.redrawn))
        print(f"{system.name} (/{system.page}): {system.size}; charts redrawn at the first painted result: {redrawn}")


def line(system: System, base: System) -> str:
    """A row of the table, with what lies above the budget."""
    p50, p95 = (spread(system.ms, share) / spread(base.ms, share) for share in (0.5, 0.95))
    event = f"{mean(system.event) / mean(base.event):>13.2f}{mean(system.event):>10.0f}" if system.event else " " * 23
    verdict = budgets.verdict(system.page, drag_ratio=p50) if system.name == OWN else ""
    return (
        f"{system.name:<18}/{system.page:<19}{p50:>10.2f}{p95:>10.2f}"
        f"{spread(system.ms, 0.5):>9.1f}{spread(system.ms, 0.95):>9.1f}{event}  {len(system.ms):>2}  {verdict}"
    )


def plain_of(system: System, systems: Sequence[System]) -> System:
    """Plain Plotly.js with the same charts."""
    return next(other for other in systems if other.name == PLAIN and other.page == system.page)


def moving_pages(url: str, wanted: Sequence[str]) -> dict[str, Sent]:
    """The pages where a chart follows a slider, of those wanted (else of all)."""
    found = {page: sent_to(url, page) for page in wanted or pages_with_slider(url)}
    for page, sent in found.items():
        if not sent.is_drawn():
            print(f"/{page}: no chart follows a slider, so there is nothing to compare", flush=True)
    return {page: sent for page, sent in found.items() if sent.is_drawn()}


def rivals(browser: Browser, stack: ExitStack, folder: Path, worst: System, width: int, height: int) -> list[System]:
    """What asks a server at every step, with the charts of our slowest page."""
    figures, size = folder / f"{worst.page or START}.json", worst.size.rpartition(",")[0]
    bare, dash = stack.enter_context(bare_streamlit(figures)), stack.enter_context(dash_app(figures))
    sliders = {"bare Streamlit": (bare.url, "input[type=range]"), "Dash": (dash.url, "[role=slider]")}
    return [
        System(name, worst.page, open_tab(browser, url, width, height), slider, size, worst.forward)
        for name, (url, slider) in sliders.items()
    ]


def write_plain(folder: Path, pages: Mapping[str, Page]) -> None:
    """The files of the plain page: itself, Plotly.js and our charts."""
    for page, drawn in pages.items():
        drawn.write(folder / f"{page or START}.json")
    for source in (RIVALS / "plain.html", Path(plotly.__file__).parent / "package_data" / "plotly.min.js"):
        (folder / source.name).write_bytes(source.read_bytes())


def ratio(system: System, systems: Sequence[System]) -> float:
    """Median against plain Plotly.js."""
    return spread(system.ms, 0.5) / spread(plain_of(system, systems).ms, 0.5)


def run(wanted: Sequence[str], rounds: int, presses: int, width: int, height: int) -> list[System]:
    """Start everything, measure, report."""
    chance = random.Random(1)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(our_app()).url
        # Before the browser: Playwright keeps an event loop of its own running.
        pages = moving_pages(url, wanted)
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=needed(), args=FLAGS)
        stack.callback(browser.close)
        ready = {page: open_ours(browser, url, page, sent, width, height) for page, sent in pages.items()}
        worst = heaviest([system for system, _ in ready.values()], chance)
        write_plain(folder, {page: drawn for page, (_, drawn) in ready.items()})
        served = stack.enter_context(static_files(folder))
        systems = rivals(browser, stack, folder, worst, width, height)
        for page, (system, _) in ready.items():
            address = f"{served.url}/plain.html?figures={page or START}.json"
            tab = open_tab(browser, address, width, height)
            systems += [System(PLAIN, page, tab, "#position", system.size, system.forward), system]
        measure(systems, rounds, presses, chance)
        report(systems)
        return systems


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", nargs="+", metavar="PAGE", default=[], help="only these; / is the first page")
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--presses", type=int, default=10, help="in each round, for each system")
    parser.add_argument("--width", type=int, default=1440)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--record", action="store_true", help="write the results into budgets.json")
    options = parser.parse_args()
    stop_on_signal()
    wanted = [page.strip("/") for page in options.pages]
    systems = run(wanted, options.rounds, options.presses, options.width, options.height)
    if options.record:
        ours = [system for system in systems if system.name == OWN]
        budgets.record({budgets.name_of(system.page): {"drag_ratio": ratio(system, systems)} for system in ours})


if __name__ == "__main__":
    main()
