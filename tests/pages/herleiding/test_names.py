"""Every number that can be pressed carries the name of that very number."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from model.assumptions.values import Assumptions
from model.case.variants import VARIANTS
from model.outcomes.derivation import derive
from tests.model.worlds import dinkelland
from tests.pages.screen import Screen

CHANGED = {"cost_key": "mixed", "caseload__tubbergen": "150", "execution_index": "0.022", "perspective": "tubbergen"}


def assumptions_of(link: dict[str, str]) -> Assumptions:
    defaults = dinkelland().assumptions
    if not link:
        return defaults
    return defaults.replace(**{"cost_key": "mixed", "caseload.tubbergen": 150.0, "execution_index": 0.022})


def pressed(screen: Screen) -> Iterator[tuple[str, float]]:
    """The name of each number that can be pressed, and the number in whole euros."""
    for key, part in screen.parts().items():
        for tile in part.get("tiles", []):
            if "made" in tile:
                yield tile["made"], float(re.sub(r"[^0-9-]", "", screen.said(tile["value"])))
        names = part.get("table", {}).get("made")
        if names:
            rows = list(screen.table(key).values())
            for line, row in zip(names["lines"], rows, strict=True):
                for column, value in zip(names["columns"], row, strict=True):
                    if line:
                        yield names["pattern"].replace("{line}", line).replace("{column}", column), value


@pytest.mark.parametrize("link", [{}, CHANGED], ids=["untouched", "changed"])
@pytest.mark.parametrize(("page", "at_least"), [("kostenverdeling", 15), ("meerjarenbegroting", 38), ("start", 3)])
def test_a_number_that_is_pressed_is_the_number_of_its_name(page: str, at_least: int, link: dict[str, str]) -> None:
    case, assumptions = dinkelland(), assumptions_of(link)
    found = list(pressed(Screen(page, **link)))
    assert len(found) >= at_least
    for made, shown in found:
        name, _at, variant = made.partition("@")
        (whose,) = [one for one in VARIANTS if one == (variant or "mine")]
        # Whole euros that add up with what stands beside them: at most one off.
        assert abs(derive(case, assumptions, whose, name).value - shown) <= 1, made
