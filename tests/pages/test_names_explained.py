"""Short names and names of the field are explained where a reader meets them first: under the title of the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.worlds import FOLDERS
from tests.pages.screen import Screen

MEANS = {
    "Participatiewet": "Participatiewet. De wet over bijstand en hulp naar werk",
    "BUIG": "BUIG: Bundeling van Uitkeringen Inkomensvoorziening aan Gemeenten.",
    "Noaberkracht": "Noaberkracht: ambtelijke organisatie van Dinkelland en Tubbergen.",
    "SPD": "SPD: Stichting Participatie Dinkelland.",
    "DVO": "DVO: dienstverleningsovereenkomst.",
}


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("start", ("Participatiewet", "Noaberkracht", "SPD", "DVO")),
        ("situatie", ("Participatiewet", "BUIG", "Noaberkracht", "SPD")),
        ("kostenverdeling", ("Participatiewet", "Noaberkracht")),
        ("meerjarenbegroting", ("Participatiewet", "BUIG")),
        ("uitvoeringsmodel", ("Participatiewet", "Noaberkracht", "SPD")),
    ],
)
def test_the_names_of_a_page_are_explained_under_its_title(page: str, names: tuple[str, ...]) -> None:
    screen = Screen(page)
    small = [one.value for one in screen.test.markdown if ":small[" in one.value]
    said = small[0].replace("\\", "") if page in ("start", "situatie") else screen.note("headline")
    for name in names:
        assert MEANS[name] in said
    assert said.count("SPD:") <= 1


@pytest.mark.parametrize("page", ["start", "situatie", "kostenverdeling", "meerjarenbegroting", "uitvoeringsmodel"])
def test_a_case_without_short_names_says_nothing_of_them(page: str, use: Callable[[Path], None]) -> None:
    use(FOLDERS["drie-dorpen"])
    screen = Screen(page)
    assert not [one.value for one in screen.test.markdown if ":small[" in one.value]
    assert "headline" not in screen.parts() or not screen.part("headline").get("note")
