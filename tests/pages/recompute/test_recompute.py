"""What ‘Zelf narekenen’ prints is run here, and gives the numbers that stand on the page."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any

import pytest

from model import round_to_sum
from tests.model.copies import copy_of_the_villages
from tests.pages.screen import PAGES, ROOT, Screen, plain
from words import formatting
from words.recompute import script
from words.recompute.script import PAGES as SCRIPTS

CHANGED = {
    "perspective": "tubbergen", "year": "2023", "caseload__tubbergen": "150", "cost_key": "caseload",
    "execution_index": "0.02", "weight__nearby": "9", "front__benefits": "cooperation",
    "risk_impact__time_pressure": "4", "step_delay__pw_2": "5", "step_spread": "usual", "planning_date": "2021-05-01",
    "project_hours__hrm": "300", "project_coverage": "100000", "finding__trajecten_2024": "1",
}  # fmt: skip
"""A link that changes numbers of every page."""
Shown = tuple[object, object]
"""What stands on the page, and what the lines give."""


def code(screen: Screen) -> str:
    (found,) = [str(one.value) for one in screen.test.code if "load_case" in one.value]
    return found


def run(lines: str, monkeypatch: pytest.MonkeyPatch) -> dict[Any, Any]:
    """The numbers that the lines give, run where they say; each is printed."""
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(lines, "recompute", "exec"), names)
    numbers: dict[Any, Any] = names["numbers"]
    assert [line for line in said.getvalue().splitlines() if line] == [f"{name} {numbers[name]}" for name in numbers]
    return numbers


def euro(value: float) -> str:
    return plain(formatting.euro(value, "nl"))


def span(ends: tuple[float, float]) -> str:
    return f"{euro(ends[0])} – {euro(ends[1])}"


def rounded(values: list[float]) -> list[float]:
    return [formatting.round_half_up(value) for value in values]


def by_label(screen: Screen, start: str) -> tuple[str, str]:
    """Value and note of the tile whose label begins so."""
    (found,) = [said for label, said in screen.tiles().items() if plain(label).startswith(start)]
    return found


# ---- what stands where ----


def start(screen: Screen, numbers: dict[Any, Any]) -> Iterator[Shown]:
    yield by_label(screen, "Mijn variant,")[0], euro(numbers["Mijn variant"])
    yield by_label(screen, "Bereik,")[0], span(numbers["Bereik"])
    yield euro(abs(numbers["waarvan eenmalig"])) in by_label(screen, "Mijn variant,")[1], True
    yield euro(abs(numbers["meer dan begroot"])) in by_label(screen, "Mijn variant,")[1], True
    if "Waarvan in 2023" in screen.tiles():
        yield by_label(screen, "Waarvan in 2023")[0], euro(numbers["in 2023"])
    else:
        # Beside each other they add up to the whole; the lines give them as they are.
        whole = round_to_sum([numbers[name][0] for name in ("Dinkelland", "Tubbergen", "Niet verdeeld")]).tolist()
        for name, amount in zip(("Dinkelland", "Tubbergen", "Niet verdeeld"), whole, strict=True):
            yield by_label(screen, name)[0], euro(amount)
        yield by_label(screen, "Tubbergen")[1], f"waarvan in 2022: {euro(numbers['Tubbergen'][1])}"


def vergelijken(screen: Screen, numbers: dict[Any, Any]) -> Iterator[Shown]:
    rows = {row[0]: [cell.partition("\n")[0] for cell in row[1:]] for row in screen.grid("figures")}
    for place, (variant, found) in enumerate(numbers.items()):
        yield by_label(screen, f"{variant}, alle jaren")[0], euro(found["Kosten"])
        yield rows["Eenmalig (project en uittreden)"][place], euro(found["Eenmalig"])
        (structural,) = [row for label, row in rows.items() if label.endswith("zonder het eenmalige")]
        yield structural[place], euro(next(value for name, value in found.items() if name.startswith("in 20")))
        yield rows["Past (0–100)"][place], formatting.number(found["Past (0–100)"], "nl", 1)
        (enough,) = [row for label, row in rows.items() if label.startswith("Genoeg")]
        yield enough[place], f"ongeveer {euro(ceil(found['genoeg'] / 25_000) * 25_000)}"


def situatie(screen: Screen, numbers: dict[Any, Any]) -> Iterator[Shown]:
    loads = [f"{name} {numbers[name]:.0f}" for name in ("Dinkelland", "Tubbergen")]
    said = re.sub(r"; gewijzigd, was \d+| \(gewijzigd, was \d+\)", "", screen.headline())
    yield said, f"Aantal uitkeringen: {loads[0]}, {loads[1]} (aanname)."
    yield screen.table("central")["BUIG (Dinkelland)"], numbers["dinkelland", "BUIG"]
    yield {row[0]: row[2] for row in screen.grid("target")}["IOAW/IOAZ"], str(numbers["dinkelland", "IOAW/IOAZ"])
    total = "Totaal re-integratie & participatie"
    yield screen.table("scissors")[f"{total} (gemeente)"], numbers[total]


def scenarios(screen: Screen, numbers: dict[Any, Any]) -> Iterator[Shown]:
    columns = list(numbers.values())
    table = screen.table("scores")
    for name in columns[0]:
        if name != "Score":
            yield table[name], pytest.approx([column[name] for column in columns], abs=0.005)
    assert len(table) >= len(columns[0]) - 1
    best = max(column["Score"] for column in columns)
    yield f"met {formatting.round_half_up(best):.0f} van de 100" in screen.headline(), True


def uitvoeringsmodel(screen: Screen, numbers: dict[Any, Any]) -> Iterator[Shown]:
    for variant, found in numbers.items():
        fit, note = screen.tiles()[f"{variant}: past"]
        yield fit, formatting.number(found["Hoe goed het past"], "nl", 1)
        risk = formatting.number(found["Risico"], "nl", 1)
        yield note.startswith(f"risico {risk}; partners {found['Partners']}; uitvoerders "), True


def kostenverdeling(screen: Screen, numbers: dict[Any, Any]) -> Iterator[Shown]:
    keys = ("fixed", "caseload", "residents", "mixed")
    for name in ("Dinkelland", "Tubbergen", "Niet verdeeld"):
        yield screen.table("keys")[name], [numbers[key][name] for key in keys]
        more = [numbers[key][name] - numbers["present"][name] for key in keys]
        yield screen.table("keys")[f"{name}: verschil met nu"], more
    yield by_label(screen, "Omslagpunt")[0], formatting.number(numbers["Omslagpunt"], "nl", 1)
    for name, key in (("aantal uitkeringen", "caseload"), ("mijn keuze", "chosen")):
        shown = {line: row for line, row in screen.table("yearly").items() if line.lower().endswith(name)}
        (row,) = [row for line, row in shown.items() if len(shown) == 1 or line.startswith("Tubbergen")]
        yield row, pytest.approx(numbers[key, "per jaar"]["Tubbergen"], abs=1)


def meerjarenbegroting(screen: Screen, numbers: dict[Any, Any]) -> Iterator[Shown]:
    for variant in ("Huidig", "Advies", "Mijn variant"):
        found = numbers[variant]
        yield by_label(screen, f"{variant}, alle jaren")[0], euro(found["alle jaren"])
        yield screen.table("spending")[variant], rounded(found["per jaar"])
        yield (
            screen.table("spending")[f"{variant}: verschil met begroot"],
            pytest.approx(found["verschil per jaar"], abs=1),
        )
    detail = {line.partition(" (")[0]: row for line, row in screen.table("detail").items()}
    yield detail["Uitvoering"], pytest.approx(numbers["Mijn variant", "execution"], abs=1)


def onzekerheid(screen: Screen, numbers: dict[Any, Any]) -> Iterator[Shown]:
    for variant, found in numbers.items():
        value, note = screen.tiles()[f"{variant}, zoals nu ingesteld"]
        yield value, euro(found["zoals nu ingesteld"])
        yield span(found["Bereik"]) in note, True


def risicos(screen: Screen, numbers: dict[Any, Any]) -> Iterator[Shown]:
    for variant, found in numbers.items():
        value, note = screen.tiles()[f"{variant}: genoeg bij 90%"]
        yield value, f"ongeveer {euro(ceil(found['genoeg'] / 25_000) * 25_000)}"
        assessed, counted = found["ingeschat"]
        yield note.startswith(f"{assessed} van {counted} ingeschat, "), True
        yield screen.table("curve")[variant][2], pytest.approx(found["genoeg"], abs=1)
        yield euro(found["verwacht"]) in note, True


def planning(screen: Screen, numbers: dict[Any, Any]) -> Iterator[Shown]:
    day = date.fromisoformat(numbers["Start nieuwe uitvoering"])
    yield by_label(screen, "Start nieuwe uitvoering")[0], f"{day:%d-%m-%Y}"
    yield by_label(screen, "Extra kosten door late stappen")[0], euro(numbers["Extra kosten door late stappen"])
    for label, key in (("Besluiten genomen", ("Besluiten", "taken")), ("Besluiten te laat", ("Besluiten", "overdue")),
                       ("Stappen klaar", ("Stappen", "ready")), ("Stappen te laat", ("Stappen", "late"))):  # fmt: skip
        yield by_label(screen, label)[0], str(numbers[key])
    ready = {row[0]: row for row in screen.grid("steps")}
    assert ready
    if "Kans op een start op tijd" in numbers:
        chance = numbers["Kans op een start op tijd"]
        yield f"is {chance:.0%}." in screen.headline() or f"minder dan {0.01:.0%}" in screen.headline(), True


def projectbegroting(screen: Screen, numbers: dict[Any, Any]) -> Iterator[Shown]:
    for name in ("Projectkosten", "Niet gedekt", "Dinkelland", "Tubbergen"):
        yield by_label(screen, name)[0], euro(numbers[name])


def bronnen(screen: Screen, numbers: dict[Any, Any]) -> Iterator[Shown]:
    said = f"{numbers['Bevindingen']} bevindingen; {numbers['in geen enkele bron']} van de {numbers['Aannames']} "
    yield screen.headline().startswith(said), True
    dinkelland, tubbergen, nobody = map(formatting.round_half_up, numbers["Bevinding", 3])
    shown = f"Dinkelland {euro(dinkelland)}, Tubbergen {euro(tubbergen)}, niet verdeeld {euro(nobody)}"
    yield any(shown in text for text in screen.texts()), True


CHECKS: dict[str, Callable[[Screen, dict[Any, Any]], Iterator[Shown]]] = {
    "start": start, "vergelijken": vergelijken, "situatie": situatie, "scenarios": scenarios,
    "uitvoeringsmodel": uitvoeringsmodel, "kostenverdeling": kostenverdeling,
    "meerjarenbegroting": meerjarenbegroting, "onzekerheid": onzekerheid, "risicos": risicos, "planning": planning,
    "projectbegroting": projectbegroting, "bronnen": bronnen,
}  # fmt: skip


@pytest.mark.parametrize("link", [{}, CHANGED], ids=["untouched", "changed"])
@pytest.mark.parametrize("page", CHECKS)
def test_the_lines_give_the_numbers_of_the_page(
    page: str, link: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Screen(page, **link)
    assert "rejected" not in screen.parts()
    lines = code(screen)
    assert ("mine = case.assumptions.replace(" in lines) == bool(link)
    numbers = run(lines, monkeypatch)
    if link:  # else this would prove nothing: without the changes the lines give other numbers
        head, _, rest = lines.partition("mine = case.assumptions.replace(")
        bare = f"{head}mine = case.assumptions\n{rest.partition('})')[2]}"
        assert run(bare, monkeypatch) != numbers
    shown = list(CHECKS[page](screen, numbers))
    assert len(shown) > 1
    for on_the_page, computed in shown:
        assert on_the_page == computed, page


def test_lines_of_its_own_are_of_a_page() -> None:
    assert set(SCRIPTS) == {"" if page == "start" else page for page in CHECKS}
    assert set(CHECKS) <= set(PAGES)


@pytest.mark.parametrize("link", [{}, CHANGED], ids=["untouched", "changed"])
def test_a_page_without_lines_of_its_own_has_those_of_the_strip(
    link: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(script.PAGES, "situatie")
    screen = Screen("situatie", **link)
    numbers = run(code(screen), monkeypatch)
    (cost, over), start_day = next(iter(screen.strip().values())), screen.strip()["Start nieuwe uitvoering"][0]
    assert cost == euro(numbers["Mijn variant"])
    assert over.startswith(f"{euro(abs(numbers['meer dan begroot']))} ")
    assert start_day == f"{date.fromisoformat(numbers['Start nieuwe uitvoering']):%d-%m-%Y}"


def test_closed_it_is_not_made() -> None:
    screen = Screen("planning")
    screen.test.session_state["fold-recompute"] = False
    screen.run()
    assert not [one for one in screen.test.code if "load_case" in one.value]


def test_what_a_visitor_looks_at_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The task, the certainty and the number of futures are no assumptions."""
    task = Screen("scenarios").select("view-task", "reintegration")
    numbers = run(code(task), monkeypatch)
    assert len(numbers) == len(task.part("scores")["table"]["columns"]) - 1 > 0
    certain = Screen("risicos").choose("view-certainty", "0.95")
    enough = run(code(certain), monkeypatch)["Mijn variant"]["genoeg"]
    assert certain.table("curve")["Mijn variant"][3] == pytest.approx(enough, abs=1)


def test_another_case_and_language(
    use: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case outside the project is named and not where it is; its own words are never code."""
    folder = copy_of_the_villages(tmp_path)
    use(folder)
    lines = code(Screen("meerjarenbegroting", lang="en", perspective="aadorp"))
    # The lines do not run until somebody writes where it is.
    assert f"load_case('{folder.name}')  # write here where the case stands" in lines
    assert str(tmp_path) not in lines
    numbers = run(lines.replace(repr(folder.name), repr(str(folder))), monkeypatch)
    assert set(numbers["My variant"]) == {"all years", "more than budgeted", "per year", "difference per year"}
