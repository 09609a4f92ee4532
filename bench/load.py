"""Many visitors at once over Streamlit's own WebSocket protocol: how long does a change take on the server?

    .venv/bin/python -m bench.load                                         # every page with a slider, and mixed
    .venv/bin/python -m bench.load --pages scenarios planning --sessions 1 60 100
    .venv/bin/python -m bench.load --mixed                                 # only the mixed crowd
    .venv/bin/python -m bench.load --mixed --saving 5 --rounds 3           # in turn without and with five saves
    .venv/bin/python -m bench.load --soak 10                               # only the endurance test
    .venv/bin/python -m bench.load --bare                                  # bare Streamlit beside it

Every visitor comes with a link of its own, so that all differ, and then moves any slider of its page once in two
seconds. In the mixed crowd the visitors are spread over all pages and every tenth change is a switch to another page;
where a page has no slider they choose another perspective. Measured: from sending the change until the message that
the script has finished (all new content came before it). Every answer is checked (bench/changes.py). When
nothing moved for a moment they also ask, as a browser does, how far the cost can lie apart. The visitors live in this
process, the servers in their own.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence

from bench import budgets
from bench.beside.saving import measure_beside, savers, told
from bench.budgets import MIXED, Quantity
from bench.changes import live_sliders
from bench.crowd import Result, bare_guests, guests, idle, measure
from bench.processes import wait_until_idle
from bench.protocol import opened, spread
from bench.servers import bare_streamlit, our_app, stop_on_signal
from bench.soak import soak

HEAD = (
    f"{'page':<21}{'idle ms':>8}{'sessions':>9}{'p50 ms':>9}{'p95 ms':>9}{'KB':>7}{'reruns/s':>10}{'asked':>7}"
    "  KB: sent for a change, 1000 bytes"
)


def all_pages(url: str) -> list[str]:
    """The paths of the menu."""
    return list(opened(url).pages)


def pages_with_slider(url: str) -> list[str]:
    """The pages that have a slider when they are opened: the pages say so themselves."""
    return [page for page in all_pages(url) if live_sliders(opened(url, page))]


def line(result: Result, alone: float | None) -> str:
    """A row of the table."""
    first = f"{alone:.0f}" if alone is not None else "–"
    name = budgets.name_of(result.name)
    verdict = budgets.verdict(result.name, **against_budget(result))
    return (
        f"{name:<21}{first:>8}{result.sessions:>9}{result.ms(0.5):>9.0f}{result.ms(0.95):>9.0f}"
        f"{result.kilobytes:>7.0f}{result.reached:>10.1f}{result.asked:>7.1f}  {verdict}"
    )


def against_budget(result: Result) -> dict[Quantity, float]:
    """What of a measurement the budgets are about: the waiting time only with as many sessions as they name."""
    measured: dict[Quantity, float] = {"kilobytes": result.kilobytes}
    if result.sessions == budgets.load().sessions:
        measured["p95_ms"] = result.ms(0.95)
    return measured


def print_beside(result: Result) -> None:
    """How long what pages ask when nothing moved for a moment (the range) takes to be answered."""
    if result.asked_beside:
        p50, p95 = (1000 * spread(result.asked_beside, share) for share in (0.5, 0.95))
        count = len(result.asked_beside)
        print(f"{'  asked beside the page':<38}{p50:>9.0f}{p95:>9.0f}{'':>7}{count:>10} in all", flush=True)


def table(url: str, pid: int, pages: Sequence[str], sessions: Sequence[int], seconds: float) -> list[Result]:
    """A page after another, each with every number of sessions."""
    results = []
    for page in pages:
        alone = asyncio.run(idle(url, page)).ms(0.5)
        for count in sessions:
            results.append(asyncio.run(measure(page, guests(url, [page], count, False), seconds)))
            print(line(results[-1], alone), flush=True)
            print_beside(results[-1])
            wait_until_idle(pid)
    return results


def mixed_table(url: str, pid: int, sessions: Sequence[int], seconds: float, rate: float = 0.0) -> list[Result]:
    """The mixed crowd: all its changes, and apart the page switches among them. ``rate``: so many saves a second
    beside it, of visitors who do nothing else."""
    results = []
    for count in sessions:
        saving = savers(url, rate)
        crowd = guests(url, all_pages(url), count, True)
        result = asyncio.run(measure_beside(MIXED, crowd, saving, seconds))
        results.append(result)
        if saving:
            print(f"with {rate:g} saves a second:")
        print(line(result, None), flush=True)
        if result.switches:
            p50, p95 = (1000 * spread(result.switches, share) for share in (0.5, 0.95))
            print(f"{'  its page switches':<38}{p50:>9.0f}{p95:>9.0f}{'':>7}{len(result.switches):>10} in all")
        if saving:
            print(told(saving))
        print_beside(result)
        wait_until_idle(pid)
    return results


def bare_table(sessions: Sequence[int], seconds: float) -> None:
    """One slider and one chart on a Streamlit as it comes."""
    with bare_streamlit() as server:
        for count in sessions:
            result = asyncio.run(measure("bare", bare_guests(server.url, count), seconds))
            print(line(result, None).replace("/bare", "bare "), flush=True)
            wait_until_idle(server.pid)


def run(options: argparse.Namespace) -> None:
    """What the options ask for."""
    with our_app() as server:
        if options.soak:
            crowd = guests(server.url, all_pages(server.url), options.soak_sessions, True)
            asyncio.run(soak(crowd, server.pid, options.soak))
            return
        print(HEAD, flush=True)
        results = []
        if not options.mixed or options.pages:
            pages = [page.strip("/") for page in options.pages or pages_with_slider(server.url)]
            results += table(server.url, server.pid, pages, options.sessions, options.seconds)
        if options.mixed or not options.pages:
            for _round in range(options.rounds):
                results += mixed_table(server.url, server.pid, options.sessions, options.seconds)
                if options.saving:
                    mixed_table(server.url, server.pid, options.sessions, options.seconds, options.saving)
    if options.record:
        budgets.record({budgets.name_of(result.name): against_budget(result) for result in results})
    if options.bare:
        bare_table(options.sessions, options.seconds)


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", nargs="+", metavar="PAGE", help="only these; / is the first page")
    parser.add_argument("--mixed", action="store_true", help="the mixed crowd, besides the pages that are named")
    parser.add_argument("--sessions", type=int, nargs="+", default=[100])
    parser.add_argument("--seconds", type=float, default=20.0, help="of every measurement, after the warm-up")
    parser.add_argument(
        "--saving", type=float, default=0.0, metavar="RATE", help="mixed also with so many saves a second"
    )
    parser.add_argument("--rounds", type=int, default=1, help="of the mixed crowd, in turn without and with saves")
    parser.add_argument("--bare", action="store_true", help="bare Streamlit as well")
    parser.add_argument("--record", action="store_true", help="write the results into budgets.json")
    parser.add_argument("--soak", type=float, default=0.0, metavar="MINUTES")
    parser.add_argument("--soak-sessions", type=int, default=60)
    stop_on_signal()
    run(parser.parse_args())


if __name__ == "__main__":
    main()
