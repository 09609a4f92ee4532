"""The page that checks: untouched everything holds, and a broken formula is named with both its sides."""

from __future__ import annotations

import pytest

from model.outcomes import derivation, identities
from model.outcomes.derivation import values
from tests.model.worlds import dinkelland
from tests.pages.screen import Screen
from ui.session import memo


def test_everything_holds_and_the_source_is_told_apart() -> None:
    screen = Screen("controle", cost_key="caseload", caseload__tubbergen="150")
    assert screen.headline() == "Onze sommen kloppen. Plaatsen waar een totaal in de bron anders is: 2."
    assert "broken" not in screen.parts()
    rows = screen.grid("checks")
    # 289.255 + 4.770 = 294.025, printed 293.995; hours × rate 217.700, printed 217.800.
    wrong = [row[3:] for row in rows if row[1] == "nee, de bron wijkt af: een bevinding"]
    assert ["€ 217.700,00", "€ 217.800,00"] in wrong
    assert ["€ 294.025,00", "€ 293.995,00"] in wrong
    assert ["Aandelen van de vaste sleutel samen hoogstens 100%", "ja", "alles", "99,0%", "100,0%"] in rows
    # What a sum is about is called by its name. All four keys divide the same whole, of the three years together: what
    # everybody pays under each of them is four times that.
    (whole,) = {row[4] for row in rows if row[0].startswith("Bijdragen en wat niemand betaalt")}
    amount = float(whole.removeprefix("€ ").replace(".", "").replace(",", "."))
    assert [row[2:] for row in rows if row[0] == "Een getal = waaruit het bestaat"] == [
        ["Mijn variant: wat elk betaalt, alle jaren en alle sleutels opgeteld", *[f"€ {_dutch(4 * amount)}"] * 2]
    ]


def test_a_sum_of_what_nobody_knows_is_not_said_to_hold() -> None:
    """With the estimate the balance holds the BUIG of Tubbergen, which stands in no source."""
    rows = Screen("controle", with_benefits="1").grid("checks")
    assert [row[1:] for row in rows if row[0] == "Structureel + incidenteel = saldo"] == [
        ["onbekend", one, "onbekend", "onbekend"] for one in ("Huidig", "Advies", "Mijn variant")
    ]


def test_all_numbers_of_three_variants_are_what_they_are_made_of() -> None:
    case = dinkelland()
    count = 3 * len(values(case, case.assumptions, "mine"))
    told = Screen("controle", caseload__tubbergen="150").tiles()["Alle getallen uit elkaar gehaald"]
    assert told[0] == f"{count:,} gelijk".replace(",", ".")


def test_a_number_that_is_not_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = derivation.termed_assumptions
    monkeypatch.setattr(derivation, "termed_assumptions", lambda case, own: real(case, own.replace(cost_key="mixed")))
    told = Screen("controle", caseload__tubbergen="151").tiles()["Alle getallen uit elkaar gehaald"]
    assert told[0].startswith("Niet gelijk: ")
    assert told[0].endswith("(Mijn variant)")


def test_a_broken_formula_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = identities.saldo
    monkeypatch.setattr(identities, "saldo", lambda result: real(result) + 1)
    monkeypatch.setattr(memo, "_known", {})
    screen = Screen("controle")
    # Three variants, by nature and by policy field.
    assert screen.headline() == "Sommen die niet kloppen: 6."
    assert screen.notice("broken")[0].startswith("Structureel + incidenteel = saldo (Huidig): € ")
    assert {row[1] for row in screen.grid("checks")} >= {"nee", "ja"}


def _dutch(amount: float) -> str:
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
