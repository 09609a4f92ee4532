"""What the tests of this page share."""

from __future__ import annotations

import re

from model.risks.reserve import reserves
from tests.model.worlds import dinkelland
from tests.pages.screen import Screen, plain
from words.texts import euro

ENOUGH = "Mijn variant: genoeg bij 90%"
NAMES = ("Huidig", "Advies", "Mijn variant")
VARIANTS = ("current", "advice", "mine")


def page(**parameters: str) -> Screen:
    return Screen("risicos", **parameters)


def wanted(**changes: float | str) -> dict[str, list[str]]:
    """What the model finds enough per variant at 80, 90 and 95%, as the page writes it."""
    case = dinkelland()
    found = reserves(case, case.assumptions.replace(**{id.replace("__", "."): one for id, one in changes.items()}))
    return {name: [plain(euro(one)) for one in found[variant]] for name, variant in zip(NAMES, VARIANTS, strict=True)}  # type: ignore[index]


def said(amount: str, step: int = 25_000) -> str:
    """An exact amount as the sentence and the tiles say it."""
    euros = int(re.sub(r"\D", "", amount))
    enough = (euros + step - 1) // step * step
    return f"ongeveer € {enough:,}".replace(",", ".")


def tile(amount: str, worth: str, assessed: int = 7, all_together: int = 10) -> tuple[str, str]:
    return said(amount), f"{assessed} van {all_together} ingeschat, verwachte waarde € {worth}"
