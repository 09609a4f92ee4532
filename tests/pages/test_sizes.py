"""No page sends more than a hundred kilobytes for a change, whatever of it is opened and switched on."""

from __future__ import annotations

import pytest

from tests.pages.screen import PAGES, Screen

MOST = 100_000
"""Bytes in all components together: the rest of an answer is text and widgets."""
SLIDERS = {
    "start": ("execution_cost_change", -0.1),
    "scenarios": ("weight-nearby", 5.0),
    "uitvoeringsmodel": ("executor_cost-noaberkracht", -0.1),
    "kostenverdeling": ("caseload-tubbergen", 150.0),
    "meerjarenbegroting": ("execution_cost_change", -0.1),
    "risicos": ("risk_impact-time_pressure", 2.0),
    "planning": ("step_delay-pw_2", 5.0),
}
BANDS = ("kostenverdeling", "meerjarenbegroting")
"""The pages with a switch for the bands."""


def all_shown(page: str, **parameters: str) -> Screen:
    """The page with its folds open, which ``Screen`` does, and its switch on."""
    screen = Screen(page, **parameters)
    if page in BANDS:
        screen.test.toggle(key=screen.key("view-bands")).set_value(True)
        screen.run()
        assert "bands" in screen.parts()
    return screen


@pytest.mark.parametrize("per", ["none", "resident", "benefit"])
@pytest.mark.parametrize("page", PAGES)
def test_a_change_sends_little(page: str, per: str) -> None:
    screen = all_shown(page, per=per)
    if page in SLIDERS:
        screen.slide(*SLIDERS[page])
    sizes = {one.key: len(one.proto.bytes) for one in screen.test.get("bidi_component")}
    assert sum(sizes.values()) <= MOST, sizes


EVERYTHING = {"cost_basis": "bottom_up", "with_benefits": "1", "with_participation": "1", "cost_key": "mixed"}
"""A link that switches on whatever makes a page of money longer."""


MOST_WHY = 6_000
"""Of the fold that says why it differs, which follows no thumb and is sent only while it is open."""


@pytest.mark.parametrize("perspective", ["samen", "dinkelland", "tubbergen"])
@pytest.mark.parametrize("page", BANDS)
def test_a_link_that_switches_everything_on_sends_little(page: str, perspective: str) -> None:
    screen = all_shown(page, per="benefit", perspective=perspective, **EVERYTHING)
    screen.slide(*({**SLIDERS, "meerjarenbegroting": ("cost_per_fte", 100_000.0)}[page]))
    assert EVERYTHING.items() <= screen.address().items()
    sizes = {one.key: len(one.proto.bytes) for one in screen.test.get("bidi_component")}
    why = sizes.pop("live-why") + sizes.pop("live-why-note", 0)
    assert why <= MOST_WHY
    assert sum(sizes.values()) <= MOST, sizes


def test_every_page_that_has_sliders_is_changed() -> None:
    found = {page for page in PAGES if any(part["blocks"] for part in Screen(page).parts().values())}
    assert found == set(SLIDERS)
