"""How long the server takes for each page of a case of sixty municipalities, against the shipped case.

    .venv/bin/python -m bench.cases.pages [--repeats 5] [--most 3]

Sixty municipalities, 40 tasks, 15 years, 20 criteria. In one process, the two cases by turns, each time for a visitor
with a setting that nobody had, so that nothing is at hand that follows from it. Only what the page itself runs is
measured (AppTest): no network and no browser. The ratio is that of the medians; the first opening is apart, for what is
computed once for a case.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from bench.cases.made import EXAMPLE, SIXTY, written
from bench.protocol import spread
from model import Case, load_case
from ui.session import served
from words.link import WHICH
from words.texts import speak

SHELL = Path(__file__).resolve().parents[2] / "ui" / "shell.py"
SETTING = "execution_index"
START = "start"


def opened(page: str, case: str, value: float, clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds, of this clock, that a page of a case takes for a new visitor with this setting.

    Raises RuntimeError if it fails.
    """
    test = AppTest.from_file(str(SHELL), default_timeout=300)
    test.query_params[WHICH] = case
    test.query_params[SETTING] = f"{value:.4f}"
    if page != START:
        # The way there is another page's time: a page without computations.
        test.run()
        test.switch_page(f"../pages/{page}.py")
    began = clock()
    test.run()
    took = clock() - began
    if test.exception or test.session_state["case"].about.id != case:
        raise RuntimeError(f"{page} of {case}: {[one.value for one in test.exception]}")
    return took


def pages() -> list[str]:
    """Every page, the start first."""
    found = sorted(file.stem for file in (SHELL.parents[1] / "pages").glob("*.py"))
    return [START, *(page for page in found if page != START)]


def peak() -> int:
    """The most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1024**2)


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--most", type=float, default=3, help="a page may take so many times that of the shipped case")
    options = parser.parse_args()
    speak("nl")
    with tempfile.TemporaryDirectory() as folder:
        large = written(SIXTY, Path(folder) / "case")
        os.environ["KEUZEKOMPAS_DATA"] = str(Path(folder) / "data")
        os.environ[served.VARIABLE] = os.pathsep.join([str(EXAMPLE), str(large)])
        cases = [one.about.id for one in map(_loaded, (EXAMPLE, large))]
        count = 0
        print(f"{'page':<20}{'first':>9}{'shipped':>11}{'sixty':>11}{'ratio':>8}")
        for page in pages():
            taken: dict[str, list[float]] = {case: [] for case in cases}
            for _turn in range(options.repeats + 1):
                count += 1
                for case in cases:
                    taken[case].append(1000 * opened(page, case, 0.0001 * count))
            shipped, sixty = (spread(taken[case][1:], 0.5) for case in cases)
            over = "" if sixty <= options.most * shipped else f"  more than {options.most:g} times"
            times = f"{taken[cases[1]][0]:>6.0f} ms{shipped:>8.0f} ms{sixty:>8.0f} ms"
            print(f"{page:<20}{times}{sixty / shipped:>7.1f}×{over}", flush=True)
        print(f"memory at most, with both cases: {peak()} MB")


def _loaded(folder: Path) -> Case:
    return load_case(folder)


if __name__ == "__main__":
    main()
