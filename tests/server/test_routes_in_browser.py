"""The dashboard in a browser under its policy."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.dashboard import open_page


def test_the_dashboard_runs_under_the_policy(visit: Callable[..., Page]) -> None:
    """Scripts, styles and the WebSocket get through; `visit` fails on anything that is blocked."""
    page = visit(first=True)
    open_page(page, "/")
    expect(page.locator("html")).to_have_attribute("lang", "nl")


def test_inline_script_is_blocked(browser: Browser, server: str) -> None:
    # Not the `page` fixture: the browser reports the blocked script on the console.
    page = browser.new_page()
    page.goto(f"{server}/gezond")
    ran = page.evaluate(
        """() => {
            const script = document.createElement('script')
            script.textContent = 'window.__inline = true'
            document.documentElement.append(script)
            return window.__inline === true
        }"""
    )
    page.close()
    assert not ran


@pytest.mark.parametrize(("around", "letters"), [("#0b1220", "oklch(1 0 0)"), ("#e8edf5", "oklch(0 0 0)")])
def test_letters_on_primary_buttons_follow_the_theme(page: Page, around: str, letters: str) -> None:
    """Dark text around it: the light theme, so white letters; and the other way round."""
    page.goto("/")
    found = page.evaluate(
        """around => {
            const outside = document.createElement('div')
            outside.style.color = around
            outside.innerHTML = '<button data-testid="stBaseButton-primary"><p style="color: red">Ja</p></button>'
            document.body.append(outside)
            return getComputedStyle(outside.querySelector('p')).color
        }""",
        around,
    )
    assert found == letters
