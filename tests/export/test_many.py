"""The files of a case with so many municipalities and years that not everything can be told: they are made, no table
runs off its page, and what is left out is said."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any
from unittest.mock import Mock

import openpyxl
import pptx
import pytest
from pptx.oxml.ns import qn

from bench.cases.made import Size, contents, residents_of
from export.annex.blocks import Grid, Paragraph
from export.annex.charts import Bar, bars
from export.annex.drawing import WIDTH, Label
from export.annex.trace import derivation
from export.slides.record import Series
from export.slides.steps import greatest
from export.slides.write import presentation
from export.workbook import cells, places
from export.workbook.layout import left_out
from export.workbook.layout import names as in_workbook
from export.workbook.write import workbook
from model.case.case import Case
from model.case.naming import FORMULAS
from model.case.variants import VARIANTS
from model.loading.load import case_of
from model.money import budget
from model.outcomes.derivation import terms
from model.uncertainty.room import DRAWS, usual
from tests.export.annex.papers import LINK, MADE, content
from tests.export.test_slides import columns
from tests.model.worlds import dinkelland
from words.claims import fits
from words.figures import outcomes_file
from words.figures.outcomes_file import is_told
from words.link import read_link
from words.look import colors
from words.texts import speak

MANY = Size(municipalities=25, years=15)
LONGEST = 500
"""Signs of the longest formula: a dozen lines of the column in which it stands."""


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    speak("nl")
    yield
    speak("nl")


@cache
def many() -> Case:
    return case_of(contents(MANY))


def test_the_slides_name_their_ranges_as_they_are_drawn() -> None:
    """Of so many there is only room for a thousand draws: those have names of their own."""
    case = many()
    assert usual(case) < DRAWS
    own, view = case.assumptions.replace(execution_index=0.02), read_link(case, {}).view
    file = presentation(case, own, view, columns(own, "advice", "mine"), (), LINK, MADE, usual(case))
    slides = pptx.Presentation(io.BytesIO(file)).slides
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides]
    assert any("1.000 mogelijke toekomsten" in one for one in notes)
    # Of no decisions there is nothing to draw: three noughts are no claim.
    (decisions,) = [slide for slide in slides if slide.shapes.title.text == "De casus noemt geen besluiten."]
    assert not any(shape.has_chart for shape in decisions.shapes)
    # An office keeps an amount in a bar on one line, and one that is longer than its bar is not written.
    (paid,) = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart and _is_paid(shape.chart)]
    around = paid._chartSpace.findall(".//" + qn("c:dLbls") + "/" + qn("c:txPr") + "/" + qn("a:bodyPr"))
    assert {one.get("wrap") for one in around} == {"none"}
    longest = max(sum(values) for values in zip(*(one.values for one in paid.plots[0].series), strict=True))
    for one in paid.plots[0].series:
        left_out = {int(label.find(qn("c:idx")).get("val")) for label in one._element.findall(".//" + qn("c:dLbl"))}
        narrow = {at for at, value in enumerate(one.values) if value < 0.09 * longest}
        assert narrow <= left_out


def _is_paid(chart: Any) -> bool:
    return any(one.name == "21 andere gemeenten" for one in chart.plots[0].series)


def test_the_derivation_is_that_of_the_municipalities_that_are_named() -> None:
    blocks = [*derivation(content(many()))]
    formulas = [row for block in blocks if isinstance(block, Grid) for row in block.rows]
    assert max(len(str(row[1])) for row in formulas) < LONGEST
    # 25 municipalities, 15 years and what nobody pays: eight amounts and the last are written.
    whole = next(str(row[1]) for row in formulas if str(row[0]).startswith("De kosten van alle gemeenten samen"))
    assert f"… (nog {26 * 15 - 9})" in whole.replace("\xa0", " ")
    by_size = sorted(range(1, 25), key=residents_of, reverse=True)
    participants = many().participants
    named = [participants[place].name for place in (0, *by_size[:3])]
    told = "\n".join(block.text for block in blocks if isinstance(block, Paragraph))
    texts = [str(row[0]) for row in formulas]
    for one in participants:
        assert any(one.name in text for text in texts) == (one.name in named) == (one.name in told)


def test_the_workbook_leaves_out_what_there_is_too_much_of() -> None:
    # 4 keys, 15 years, 25 municipalities and nobody: 1.560 amounts.
    assert not any(name.startswith("by_key.") for name in in_workbook(many()))
    assert any(name.startswith("Wat elke gemeente betaalt voor een vol jaar") for name in left_out(many()))
    assert {"framed_cost.all.all", "check.split.fixed.left"} <= set(in_workbook(many()))
    assert left_out(dinkelland()) == []


def test_no_formula_of_a_workbook_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Excel refuses a file in which one is: what is longer is one of subtotals. Here with a limit below 8.192; that
    an office computes the same from it is in test_workbook."""
    monkeypatch.setattr(cells, "MOST_PARTS", 3)
    monkeypatch.setattr(places, "MOST_SIGNS", 200)
    own = dinkelland()
    book = openpyxl.load_workbook(io.BytesIO(workbook(own, own.assumptions, "mine", LINK, MADE)))
    lengths = [
        len(str(cell.value))
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if str(cell.value).startswith("='")
    ]
    assert len(lengths) > 1_000
    assert max(lengths) < 500  # it was 1.618


def test_the_file_with_all_outcomes_leaves_out_what_takes_too_long() -> None:
    told = [name for name in FORMULAS if is_told(many(), name)]
    assert {"framed_cost", "score", "fit"} <= set(told)
    assert not {"rank", "range_1000", "by_key"} & set(told)
    assert all(is_told(dinkelland(), name) for name in FORMULAS)


def test_of_a_budget_that_many_formulas_sum_the_terms_are_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    case, counted = dinkelland(), Mock(wraps=budget._budget)
    monkeypatch.setattr(budget, "_budget", counted)
    terms(case, case.assumptions, "mine", only=["framed_cost", "over_frame", "lasten", "saldo"])
    assert counted.call_count == 1
    terms(case, case.assumptions, "mine", only=["framed_cost"])
    assert counted.call_count == 2  # kept no longer than it is asked for


def test_all_outcomes_are_of_one_budget_of_each_variant(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a variant that is not Mijn variant each of twenty sums computed it again: a third of the time."""
    case, counted = dinkelland(), Mock(wraps=budget._budget)
    monkeypatch.setattr(budget, "_budget", counted)
    sums = ("framed_cost", "over_frame", "lasten", "saldo")
    monkeypatch.setattr(outcomes_file, "FORMULAS", {name: FORMULAS[name] for name in sums})
    # Two parties, all and nobody; four years and all of them: 3 variants × 4 sums × at least 3 × 5 numbers.
    assert len(outcomes_file.written(case, case.assumptions).splitlines()) > 3 * 4 * 3 * 5
    assert counted.call_count == len(VARIANTS) == 3


def test_of_a_choice_no_way_is_held_on_to_once_it_is_a_cell() -> None:
    """Of sixty municipalities there are two hundred thousand: a hundred megabytes."""
    case = dinkelland()
    made = terms(case, case.assumptions, "mine", only=["contribution"])
    found = cells.cells_of([made])
    assert any(len(one.ways) > 1 for one in found.cells)
    waiting, chosen = [*made.values()], []
    while waiting:
        one = waiting.pop()
        chosen += [one.choice] if one.choice is not None else []
        waiting += one.operands
    assert chosen
    assert [one for one in chosen if "others" in vars(one)] == []


def test_amounts_at_bars_that_stand_close_do_not_touch() -> None:
    def amounts_at(years: int) -> list[float]:
        series = [Bar(name=str(year), lasting=1_234_567.0, once=0, budgeted=1e6) for year in range(years)]
        return sorted(one.x for one in bars(series, "000000").shapes if isinstance(one, Label) and one.strong)

    assert len(amounts_at(5)) == 5
    found = amounts_at(15)
    assert len(found) == 8
    assert min(later - one for one, later in pairwise(found)) > 20
    assert found[-1] == pytest.approx(WIDTH * 14.5 / 15)


def test_a_number_of_models_that_nobody_can_read_is_not_written() -> None:
    assert fits.many(1_000) == "1.000"
    assert fits.many(25**40) == "meer dan een miljard"


def test_of_twenty_principles_the_names_of_five_fit_under_the_chart() -> None:
    """Parts of 1 to 20 points: 16 to 20 stay, and 1 + 2 + ... + 15 = 120 is one part; of six all stay."""
    parts = [Series(name=str(points), values=[points], color=colors.muted(points - 1)) for points in range(1, 21)]
    shown = greatest(parts)
    assert [one.name for one in shown] == [*map(str, range(16, 21)), "15 andere uitgangspunten"]
    assert (list(shown[-1].values), shown[-1].labels) == ([120], ["120,0"])
    assert greatest(parts[:6]) == parts[:6]


@pytest.mark.parametrize("chosen", [slice(None), slice(0, 20, 8), slice(2, 8)], ids=["all", "same colour", "rest"])
def test_no_principle_has_the_colour_of_another(chosen: slice) -> None:
    """There are eight colours, and the eighth is that of the rest."""
    parts = [Series(name=str(points), values=[points], color=colors.muted(points)) for points in range(20)][chosen]
    shown = greatest(parts)
    assert len({one.color for one in shown}) == len(shown)
