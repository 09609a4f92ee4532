"""A cold visit: when is the first chart painted, against bare Streamlit, and how much does the page jump meanwhile?

    .venv/bin/python -m bench.paint [--pages scenarios planning] [--rounds 5]

Every visit has a browser context of its own, so nothing is in the cache; the servers are running and have shown every
page before. Bare Streamlit paints one ``st.plotly_chart``. The pages and bare Streamlit take turns, so that a machine
that drifts hits all alike. Measured in the page: from the start of the visit until the frame that shows the first
chart, and the cumulative layout shift (all shifts added up, which is stricter than the largest burst) until the page
is quiet.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench import budgets
from bench.browser.chromium import FLAGS, needed
from bench.budgets import Quantity
from bench.latency import METER, wait_until
from bench.load import all_pages
from bench.protocol import opened, spread
from bench.servers import bare_streamlit, our_app, stop_on_signal
from ui.live.payload import unpack

PAINTED = (Path(__file__).parent / "browser" / "paint.js").read_text(encoding="utf-8")
QUIET = 1000
"""Milliseconds without any change in the page: then it stands."""
DESKTOP, PHONE = (1440, 900), (390, 844)
BARE = "bare Streamlit"


@dataclass
class Place:
    """A page, and what the visits to it gave."""

    name: str
    address: str
    charts: bool = True
    ms: list[float] = field(default_factory=list)
    shifts: dict[tuple[int, int], list[float]] = field(default_factory=lambda: {DESKTOP: [], PHONE: []})
    jumps: dict[tuple[int, int], str] = field(default_factory=dict)
    """The largest jump of the last visit, in words."""

    def visit(self, browser: Browser, size: tuple[int, int]) -> None:
        """One cold visit."""
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="nl-NL")
        try:
            tab = context.new_page()
            tab.add_init_script(METER)
            tab.add_init_script(PAINTED)
            tab.goto(self.address, wait_until="commit")
            wait_until(tab, "benchPaint.first() !== null" if self.charts else "benchPaint.stands()", 60)
            wait_until(tab, f"benchMeter.idle({QUIET})", 60)
            if self.charts and size == DESKTOP:
                self.ms.append(tab.evaluate("benchPaint.first()"))
            self.shifts[size].append(tab.evaluate("benchPaint.shift()"))
            self.jumps[size] = told(tab.evaluate("benchPaint.largest()"))
        finally:
            context.close()


def told(jump: dict[str, object] | None) -> str:
    """The largest jump in words."""
    if jump is None:
        return "nothing"
    moved = jump["moved"]
    names = ", ".join(sorted({str(name) for name in moved})) if isinstance(moved, list) else ""
    return f"{jump['value']:.3f} after {jump['at']:.0f} ms ({names})"


def has_chart(url: str, page: str) -> bool:
    """Whether the server sends the page a chart."""
    return any("chart" in unpack(raw) for raw in opened(url, page).shown.components.values())


def measure(browser: Browser, places: Sequence[Place], rounds: int) -> None:
    """Let all take turns, after a visit to each that does not count."""
    for place in places:
        place.visit(browser, DESKTOP)
        place.ms.clear()
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", flush=True)
        for place in places:
            place.visit(browser, DESKTOP)
    for place in places:
        place.visit(browser, PHONE)


def report(bare: Place, pages: Sequence[Place]) -> None:
    """Ratios and shifts; milliseconds for information."""
    base = spread(bare.ms, 0.5)
    print(f"\n{'page':<21}{'ratio':>7}{'first chart ms (least–most)':>31}{'shift 1440':>13}{'shift 390':>12}")
    for place in (bare, *pages):
        print(line(place, base))
    for place in pages:
        for size in (DESKTOP, PHONE):
            print(f"{place.name} at {size[0]} px, the largest jump: {place.jumps[size]}")


def line(place: Place, base: float) -> str:
    """A row of the table; of the shifts the largest of all visits."""
    measured = against_budget(place, base)
    first = f"{'–':>7}{'no chart':>31}"
    if place.ms:
        spent = f"{spread(place.ms, 0.5):.0f} ({min(place.ms):.0f}–{max(place.ms):.0f})"
        first = f"{measured['paint_ratio']:>7.2f}{spent:>31}"
    verdict = "" if place.name == BARE else budgets.verdict(place.name.removeprefix("/"), **measured)
    return f"{place.name:<21}{first}{max(place.shifts[DESKTOP]):>13.3f}{max(place.shifts[PHONE]):>12.3f}  {verdict}"


def against_budget(place: Place, base: float) -> dict[Quantity, float]:
    """What of the visits the budgets are about."""
    measured: dict[Quantity, float] = {"layout_shift": max(place.shifts[DESKTOP] + place.shifts[PHONE])}
    if place.ms:
        measured["paint_ratio"] = spread(place.ms, 0.5) / base
    return measured


def run(wanted: Sequence[str], rounds: int, record: bool) -> None:
    """Start everything, measure, report."""
    with ExitStack() as stack:
        ours, bare = stack.enter_context(our_app()), stack.enter_context(bare_streamlit())
        pages = [
            Place(budgets.name_of(page), f"{ours.url}/{page}", has_chart(ours.url, page))
            for page in wanted or all_pages(ours.url)
        ]
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=needed(), args=FLAGS)
        stack.callback(browser.close)
        simple = Place(BARE, bare.url)
        measure(browser, [simple, *pages], rounds)
        report(simple, pages)
    if record:
        base = spread(simple.ms, 0.5)
        budgets.record({place.name: against_budget(place, base) for place in pages})


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", nargs="+", metavar="PAGE", default=[], help="only these; / is the first page")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--record", action="store_true", help="write the results into budgets.json")
    options = parser.parse_args()
    stop_on_signal()
    run([page.strip("/") for page in options.pages], options.rounds, options.record)


if __name__ == "__main__":
    main()
