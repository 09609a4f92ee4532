"""What is typed beyond the limits of the project budget."""

from __future__ import annotations

import pytest

from model.assumptions.planning import MAX_AMOUNT, MAX_HOURS
from tests.pages.screen import Screen, plain


@pytest.mark.parametrize(
    ("line", "id", "most", "limit", "name"),
    [
        ("hrm", "project_hours.hrm", MAX_HOURS, "100.000", "Projecturen: HRM-deskundigheid"),
        ("ict", "project_amount.ict", MAX_AMOUNT, "€ 100.000.000", "Projectkosten: Aanpassing ICT"),
        ("hrm", "project_coverage", MAX_AMOUNT, "€ 100.000.000", "Dekking van de projectkosten"),
    ],
)
def test_more_than_is_possible_changes_nothing_and_says_so(
    line: str, id: str, most: int, limit: str, name: str
) -> None:
    """The limit itself may be typed, one more may not."""
    key, untouched = id.replace(".", "-"), Screen("projectbegroting").select("view-line", line)
    before = untouched.grid("lines")
    screen = untouched.type(key, str(most + 1))
    assert screen.address() == {}
    assert screen.grid("lines") == before
    assert screen.headline() == "Het project kost € 277.800. Daarvan is niets gedekt."
    notice = screen.part(f"typed-{id}")["notice"]
    assert (notice["tone"], plain(notice["title"])) == ("error", f"{name}: er is niets gewijzigd.")
    assert plain(notice["lines"][0]) == f"‘{most + 1}’ is te veel; hoogstens {limit}."
    screen.type(key, str(most))
    assert screen.address() == {id: str(most)}
    assert f"typed-{id}" not in screen.parts()
