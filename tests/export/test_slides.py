"""The slides, read back as an office reads them: native charts with the numbers of the model, and words for all."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.util import Pt

from export.columns import Column
from export.slides.record import EXCEL_DAY
from export.slides.write import presentation
from model.case.case import Case
from model.case.variants import VARIANTS, Variant
from model.loading.load import load_case
from model.outcomes.derivation import values
from model.outcomes.side_by_side import Side
from tests.model.odd_cases import no_benefits_printed
from tests.model.worlds import ROOT, dinkelland
from words.link import read_link
from words.texts import speak
from words.variants import variant_name

CASE = dinkelland()
LINK = "https://voorbeeld.nl/?perspective=tubbergen"
CHANGED = {
    "perspective": "tubbergen", "caseload.tubbergen": "150", "cost_key": "caseload", "start_delay_months": "6",
    "execution_cost_change": "0.05", "caseload_growth": "0.02", "year": "2023",
}  # fmt: skip
DRAWS = 10_000
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LEAST, LEAST_IN_CHART = 18, 14


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    yield
    speak("nl")


def columns(settings: Any, *shown: Variant) -> list[Column]:
    return [
        Column(key=key, name=variant_name(one), side=Side(one, settings))
        for key, one in zip(("huidig", "advies", "mijn"), VARIANTS, strict=True) if one in shown
    ]  # fmt: skip


def made(case: Case, parameters: Mapping[str, str], missing: tuple[str, ...] = ()) -> Any:
    link = read_link(case, parameters)
    assert not link.problems
    speak(link.view.language)
    own = case.assumptions.replace(**link.changes)
    file = presentation(case, own, link.view, columns(own, *VARIANTS), missing, LINK, date(2026, 11, 30), DRAWS)
    return pptx.Presentation(io.BytesIO(file))


@cache
def dutch() -> Any:
    return made(CASE, CHANGED)


@cache
def english() -> Any:
    return made(CASE, {"lang": "en"})


def charts(deck: Any) -> list[Any]:
    return [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def texts(slide: Any) -> str:
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    cells = [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join([*found, *cells])


def series(chart: Any) -> dict[str, tuple[float, ...]]:
    return {one.name: one.values for one in chart.plots[0].series}


def numbers(variant: Variant, *formulas: str) -> Mapping[str, float]:
    own = CASE.assumptions.replace(**read_link(CASE, CHANGED).changes)
    return values(CASE, own, variant, only=formulas)


def test_the_story_has_six_native_charts_and_the_comparison_one() -> None:
    assert len(charts(dutch())) == 7
    assert all(shape.chart.part.chart_workbook.xlsx_part is not None for shape in charts(dutch()))


def test_the_charts_show_what_the_model_computes() -> None:
    contract, fit, score, cost, unknown, decisions, compared = (series(shape.chart) for shape in charts(dutch()))
    mine = numbers("mine", "step_start", "step_finish", "by_key", "range", "framed_cost", "decisions", "score_part")
    steps = [one.id for one in CASE.steps if one.track == "pw"]
    start, days = contract.values()
    assert start == pytest.approx([mine[f"step_start.{id}"] - EXCEL_DAY for id in steps])
    assert [a + b for a, b in zip(start, days, strict=True)] == pytest.approx(
        [mine[f"step_finish.{id}"] - EXCEL_DAY for id in steps]
    )
    assert fit["Past (0–100)"] == pytest.approx([numbers(one, "fit")["fit"] for one in VARIANTS], abs=0.05)
    task = next(one.id for one in CASE.tasks if any(option.task == one.id for option in CASE.options))
    parts = {name: found for name, found in mine.items() if name.startswith(f"score_part.{task}.")}
    assert sorted(value for row in score.values() for value in row if value) == pytest.approx(
        sorted(value for value in parts.values() if value), abs=0.006
    )
    for name, id in (("Dinkelland", "dinkelland"), ("Tubbergen", "tubbergen")):
        wanted = [mine[f"by_key.{key}.2023.{id}"] for key in ("fixed", "caseload", "residents", "mixed")]
        assert cost[name] == pytest.approx(wanted, abs=1)
    low, more, rest = unknown.values()
    ends = [(mine[f"range.tubbergen.{year}.p0"], mine[f"range.tubbergen.{year}.p100"]) for year in CASE.about.years]
    as_set = [mine[f"framed_cost.tubbergen.{year}"] for year in CASE.about.years]
    assert low == pytest.approx([min(one[0], at) for one, at in zip(ends, as_set, strict=True)], abs=1)
    assert [sum(one) for one in zip(low, more, strict=True)] == pytest.approx(as_set, abs=1)
    assert [sum(one) for one in zip(low, more, rest, strict=True)] == pytest.approx(
        [max(one[1], at) for one, at in zip(ends, as_set, strict=True)], abs=1
    )
    assert list(decisions["Besluiten"]) == [mine[f"decisions.{one}"] for one in ("taken", "open", "overdue")]
    low, more, _rest = compared.values()
    wanted = [numbers(one, "framed_cost")["framed_cost.tubbergen.all"] for one in VARIANTS]
    assert [sum(one) for one in zip(low, more, strict=True)] == pytest.approx(wanted, abs=1)


def test_the_printed_amount_of_the_business_case_stands_in_its_chart() -> None:
    cost = next(shape.chart for shape in charts(english()) if "Dinkelland" in series(shape.chart))
    assert series(cost)["Dinkelland"][0] == 567_357


def test_who_does_not_see_a_chart_table_or_code_gets_words() -> None:
    for slide in dutch().slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == pptx.enum.shapes.MSO_SHAPE_TYPE.PICTURE:
                assert len(shape._element.xpath(".//p:cNvPr")[0].get("descr")) > 20, slide.shapes.title.text


def test_every_slide_has_a_title_of_its_own_that_is_read_first() -> None:
    titles = [slide.shapes.title.text for slide in dutch().slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert all(slide.shapes[0].shape_id == slide.shapes.title.shape_id for slide in dutch().slides)


def test_the_notes_say_how_the_numbers_were_made_and_of_which_documents() -> None:
    titles = [one.title.nl for one in CASE.sources]
    for slide in dutch().slides:
        notes = slide.notes_slide.notes_text_frame.text
        sources = notes.partition("Bronnen:")[2]
        named = any(title in sources for title in titles) or any(one.short.nl in sources for one in CASE.sources)
        assert named or CASE.version in sources, slide.shapes.title.text
    cost = next(
        slide for slide in dutch().slides if any("Tubbergen" in series(s.chart) for s in slide.shapes if s.has_chart)
    )
    assert "× €" in cost.notes_slide.notes_text_frame.text


@pytest.mark.parametrize(("make", "tag"), [(dutch, "nl-NL"), (english, "en-GB")])
def test_every_run_says_its_language_and_can_be_read_from_afar(make: Any, tag: str) -> None:
    deck = make()
    assert deck.core_properties.language == tag
    for slide in deck.slides:
        parts = [(slide._element, LEAST), *((s.chart._chartSpace, LEAST_IN_CHART) for s in slide.shapes if s.has_chart)]
        for element, least in parts:
            runs = list(element.iter(f"{DRAWING}rPr", f"{DRAWING}defRPr"))
            assert runs
            assert {run.get("lang") for run in runs} == {tag}
            assert all(int(run.get("sz")) >= least * 100 for run in runs if run.get("sz"))
        assert all(one.find(f"{DRAWING}rPr").get("sz") for one in slide._element.iter(f"{DRAWING}r"))
        notes = slide.notes_slide._element
        assert {run.get("lang") for run in notes.iter(f"{DRAWING}rPr")} == {tag}


def test_in_english_no_word_is_dutch() -> None:
    told = "\n".join(map(texts, english().slides))
    assert "My variant" in told
    for word in ("Mijn variant", "aanname", "Besluiten", "nog in te vullen"):
        assert word not in told


def test_what_was_changed_stands_there_from_and_to_and_who_must_still_fill_in() -> None:
    slides = {slide.shapes.title.text: texts(slide) for slide in dutch().slides}
    changed = slides["Afwijkende aannames"]
    assert "171" in changed
    assert "150" in changed
    assert "Aannames die afwijken van de casus: 5." in texts(dutch().slides[0])
    decide = next(text for title, text in slides.items() if title.startswith("Wat vandaag besloten moet worden"))
    assert "nog in te vullen" in decide
    assert "De griffie" in decide
    assert "Vorm van de samenwerking met Oldenzaal" in decide


def test_a_strange_name_stays_text_and_stays_on_its_slide(tmp_path: Path) -> None:
    name = "<b>=1+1</b>&" + "Zeerlangegemeentenaam" * 3
    folder = Path(shutil.copytree(ROOT / "data" / "dinkelland-tubbergen", tmp_path / "case"))
    file = folder / "municipalities.csv"
    file.write_text(file.read_text("utf-8").replace("Tubbergen", name), "utf-8")
    deck = made(load_case(folder), {})
    assert any(name in texts(slide) for slide in deck.slides)
    wide, high = deck.slide_width, deck.slide_height
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= wide
            assert shape.top >= 0
            assert shape.top + shape.height <= high + Pt(1)


def test_where_nobody_knows_the_cost_there_is_no_number(tmp_path: Path) -> None:
    deck = made(
        load_case(no_benefits_printed(tmp_path)), {"finding.bbz_in_caseload": "1", "amount_reading": "own_cost"}
    )
    assert "onbekend" in "\n".join(map(texts, deck.slides))
    assert "nan" not in "\n".join(map(texts, deck.slides)).lower().split()


def test_what_the_link_names_and_is_not_there_is_said() -> None:
    deck = made(CASE, {}, ("Een bewaarpunt in dit adres is er niet.",))
    assert "Een bewaarpunt in dit adres is er niet." in texts(deck.slides[0])


def test_the_slides_have_the_colours_of_the_pages() -> None:
    theme = (ROOT / ".streamlit" / "config.toml").read_text("utf-8").partition("[theme.dark]")[0]
    filled = {one.get("val") for shape in charts(dutch()) for one in shape.chart._chartSpace.iter(f"{DRAWING}srgbClr")}
    assert "1D4ED8" in filled  # Dinkelland
    assert "A21CAF" in filled  # Mijn variant
    assert {"#1d4ed8", "#a21caf"} <= set(theme.replace('"', " ").split())
