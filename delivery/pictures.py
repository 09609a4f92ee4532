"""The pictures of docs/images: every page as it is, with the case as it is and nothing changed.

    .venv/bin/python -m delivery.pictures                    # all of them, a minute or two
    .venv/bin/python -m delivery.pictures start telefoon     # only these

It starts a server of its own, where nothing is saved, and needs a browser (Chromium).
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.browser.chromium import FLAGS, needed
from bench.servers import our_app
from model.case.base import PAGES
from store.place import DATA_VARIABLE

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "images"
LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2,
}  # fmt: skip
ON_A_PHONE = ("telefoon", "/kostenverdeling")
SHOWN: dict[str, str] = {path.strip("/") or "start": path for path in PAGES}
"""The address of each picture by its name."""

# The server is at rest, all charts in sight are drawn, and what comes later has come.
COMPLETE = """() => {
    const inSight = one => { const at = one.getBoundingClientRect(); return at.bottom > 0 && at.top < innerHeight }
    const app = document.querySelector('[data-testid="stApp"]')
    return app?.dataset.testScriptState === 'notRunning' && document.querySelector('.kk-headline')
        && !document.querySelector('.kk-live[data-waits]')
        && ![...document.querySelectorAll('.kk-plot')].some(one => !('row' in one.dataset) && inSight(one))
        && ![...document.querySelectorAll('.kk-value')].some(one => one.textContent === '…' && inSight(one))
}"""
STILL = 1500
"""Milliseconds that it must stay so: fonts and the mark at the foot come after."""


def picture(browser: Browser, url: str, path: str, look: dict[str, Any], target: Path) -> None:
    """Open a page as a visitor who comes for the first time, and keep what is in sight."""
    context = browser.new_context(**look)
    page: Page = context.new_page()
    page.goto(url + path)
    for _look in range(2):
        page.wait_for_function(COMPLETE, timeout=60_000)
        page.wait_for_timeout(STILL)
    page.screenshot(path=target)
    context.close()


def main() -> None:
    """Make the pictures that are named, or all."""
    names = [*SHOWN, ON_A_PHONE[0]]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
    wanted = parser.parse_args().names or names
    if unknown := [name for name in wanted if name not in names]:
        parser.error(f"no picture is called {', '.join(unknown)}; there are {', '.join(names)}")
    with tempfile.TemporaryDirectory() as nothing_saved, sync_playwright() as driver:
        os.environ[DATA_VARIABLE] = nothing_saved
        browser = driver.chromium.launch(executable_path=needed(), args=list(FLAGS))
        with our_app() as server:
            for name in wanted:
                path, look = (ON_A_PHONE[1], PHONE) if name == ON_A_PHONE[0] else (SHOWN[name], LAPTOP)
                picture(browser, server.url, path, look, FOLDER / f"{name}.png")
                print(name, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
