"""The annex: what a council may expect of it, what everyone must be able to read, and that no text becomes code."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest

from export.annex.blocks import Block, Document, Figure, Grid, Heading, Link, Open, Paragraph, Points, Status
from export.annex.drawing import Box, Dot, Drawing, Label, Line
from export.annex.setting import as_set
from model import load_case
from model.outcomes.derivation import values
from tests.export.annex.papers import LINK, content, grid, paper, row, tags, text_of
from tests.model.odd_cases import no_benefits_printed, no_scenarios, one_municipality
from tests.model.worlds import dinkelland, villages
from words.texts import euro, speak

CASE = dinkelland()
SECTIONS = [
    "Beslispunten", "Inleiding", "Beoogd effect", "Argumenten", "Kanttekeningen", "Alternatieven", "Financiën",
    "Risico’s", "Communicatie", "Planning", "Wat wij niet weten", "Afwijkende aannames", "Bevindingen", "Herleiding",
    "Bronnen", "Dit openen in het dashboard",
]  # fmt: skip
"""Of a council proposal, and of what supports it."""


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    speak("nl")
    yield
    speak("nl")


def test_the_file_can_be_kept_and_read_by_everyone() -> None:
    """PDF/A-2a and PDF/UA-1 as it says itself, tagged, in its language, and soon made."""
    begun = time.process_time()
    found = paper(CASE)
    file = as_set(found)
    took = time.process_time() - begun
    reader = pypdf.PdfReader(io.BytesIO(file))
    root = reader.trailer["/Root"]
    told = root["/Metadata"].get_data().decode()
    assert re.findall(r"<pdfaid:(part|conformance)>(\w+)<", told) == [("part", "2"), ("conformance", "A")]
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("nl", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] is not None
    assert reader.metadata is not None
    assert reader.metadata.title == f"Bijlage bij een raadsvoorstel: {CASE.about.title.nl}"
    # Only our own letter, and it goes with the file.
    fonts = {one for page in reader.pages for one in page["/Resources"].get("/Font", {}).values()}
    named = {str(one.get_object()["/BaseFont"]) for one in fonts}
    assert named
    assert all("+Inter" in one for one in named)
    structure = [*tags(root["/StructTreeRoot"])]
    kinds = [kind for kind, _alt in structure]
    assert kinds.count("/Title") == 1
    assert kinds.count("/H1") == len(SECTIONS) + 1  # the list of contents has a heading too
    levels = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H[1-6]", kind)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    figures = [alt for kind, alt in structure if kind == "/Figure"]
    assert figures == [one.alt for one in found.blocks if isinstance(one, Figure)]
    assert all(len(alt) > 40 for alt in figures)
    assert kinds.count("/Table") == kinds.count("/THead") == sum(isinstance(one, Grid) for one in found.blocks)
    text = text_of(reader)
    order = [
        text.rindex(f"{one} ") if one != SECTIONS[-1] else text.rindex(one) for one in ("Beoogd effect", SECTIONS[-1])
    ]
    assert order == sorted(order)
    assert "€ 6.813.493" in text.replace("\xa0", " ")
    assert [str(one.title) for one in reader.outline if not isinstance(one, list)][-len(SECTIONS) :] == SECTIONS
    # Five seconds on two cores that do nothing else.
    assert took < 20


def test_a_council_finds_every_section_of_a_proposal_and_what_is_open() -> None:
    found = paper(CASE)
    assert [one.text for one in found.blocks if isinstance(one, Heading) and one.level == 1] == SECTIONS
    open_ = [one for one in found.blocks if isinstance(one, Open)]
    assert {one.title for one in open_} == {"Nog in te vullen"}
    points, coverage, communication = (one.text.replace("\xa0", " ") for one in open_)
    assert points.endswith("Wie dat kan: het college van burgemeester en wethouders.")
    assert communication.endswith("Wie dat kan: de communicatieadviseur.")
    # The case names who keeps the coverage right (assurance.csv).
    owner = next(one.owner.nl for one in CASE.assurance if one.id == "project_coverage")
    assert coverage == f"Voor € 277.800 van het project is er geen dekking. Wie dat kan: {owner}."
    assert found.facts[1:3] == [("Voorgesteld", "Mijn variant"), ("Versie van de gegevens", CASE.version)]
    assert [one.address for one in found.blocks if isinstance(one, Link)] == [LINK]


def test_the_amounts_are_those_of_the_sources() -> None:
    """By hand: 5 × (567.357 / 0,56 + 289.225 + 4.770) + 30 for 2024, and 277.800 for the project in 2021."""
    table = grid(paper(CASE), "Wat Mijn variant alle gemeenten samen kost, per jaar")
    assert row(table, "Structureel")[1:] == [
        "€ 1.307.133", "€ 1.307.133", "€ 1.307.133", "€ 1.307.133", "€ 1.307.163", "€ 6.535.693",
        "rust op een aanname",
    ]  # fmt: skip
    assert row(table, "Eenmalig")[1:] == ["€ 0", "€ 277.800", "€ 0", "€ 0", "€ 0", "€ 277.800", "rust op een aanname"]
    assert row(table, "Samen")[6] == "€ 6.813.493"
    assert row(table, "Meer dan nu begroot")[6] == "€ +277.800"
    # The 1% that no council pays: 0,01 × 567.357 / 0,56 = 10.131,375 a year and 50.656,875 in five, of which two years
    # are a euro more to add up; the project is divided completely, so it is as much in every alternative.
    assert row(table, "Niet verdeeld")[1:7] == ["€ 10.132", "€ 10.132", "€ 10.131", "€ 10.131", "€ 10.131", "€ 50.657"]
    beside = row(grid(paper(CASE), "Naast elkaar: alle gemeenten samen"), "Niet verdeeld")
    assert beside[1:4] == ["€ 50.657"] * 3


def test_what_it_costs_more_is_that_of_the_pages() -> None:
    """Three years a tenth of 1.013.137,50 less and once 277.800 more is 26.141,25 less. What is shown of both,
    6.509.551 and 6.535.693, would be 26.142 apart."""
    found = paper(CASE, execution_cost_change="-0.1")
    said = [one.text.replace("\xa0", " ") for one in found.blocks if isinstance(one, Paragraph)]
    assert any("kost Mijn variant alle gemeenten samen € 6.509.551: € 26.141 minder dan" in one for one in said)
    table = grid(found, "Wat Mijn variant alle gemeenten samen kost, per jaar")
    assert row(table, "Meer dan nu begroot")[6] == "€ -26.141"


def test_an_assumption_is_called_as_on_the_pages() -> None:
    """Start: 214 of the 268 assumptions. A principle (uitgangspunt) is what a council weighs with."""
    said = [one.text for one in paper(dinkelland()).blocks if isinstance(one, Paragraph)]
    assert "Niet in de bronnen: 214 van de 268 aannames. Niemand heeft ze bevestigd." in said


def test_each_council_gets_its_own_copy() -> None:
    """By hand for Dinkelland: 5 × (567.357 + 289.225 + 4.770) + 30, and 277.800 × 56/99."""
    found = paper(CASE, perspective="dinkelland")
    assert found.footer.startswith("Gemeenteraad van Dinkelland")
    table = grid(found, "Wat Mijn variant Dinkelland kost, per jaar")
    assert [row(table, one)[6] for one in ("Structureel", "Eenmalig", "Samen")] == [
        "€ 4.306.790", "€ 157.139", "€ 4.463.929",
    ]  # fmt: skip
    assert [one.title for one in found.blocks if isinstance(one, Figure) and "naast wat er" in one.title] == [
        "Dinkelland: kosten per jaar naast wat er begroot is"
    ]
    lines = [row(grid(found, "Naast elkaar: Dinkelland"), one)[3] for one in ("Tubbergen", "Allen samen")]
    assert lines == ["€ 2.298.906", "€ 6.813.493"]


@pytest.mark.parametrize("case", [CASE, villages()], ids=["dinkelland", "drie-dorpen"])
def test_the_numbers_are_those_of_the_model_also_when_much_is_changed(case: object) -> None:
    assert isinstance(case, type(CASE))
    made = content(case, cost_key="caseload", exit_cost_years="3", start_delay_months="4")
    found = values(case, made.assumptions, "mine", only=("framed_cost", "over_frame", "one_off_cost"))
    figures = made.mine.figures
    for name, shown in (("framed_cost", figures.cost), ("one_off_cost", figures.once)):
        for place, one in enumerate((*case.participants, None)):
            wanted = found[f"{name}.{one.id if one else 'all'}.all"]
            assert shown[place if one else -1, -1] == pytest.approx(wanted, abs=1.01)
    changed = grid(paper(case, exit_cost_years="3"), "Van wat de casus geeft naar wat hier staat")
    assert row(changed, "Jaren met uittreedkosten na het contract")[1:3] == ["0", "3"]


def test_a_number_is_taken_apart_down_to_the_words_of_its_source() -> None:
    found = paper(CASE, perspective="dinkelland")
    formulas = grid(found, "Berekende getallen")
    joint = row(formulas, "De gezamenlijke kosten van de gemeenten in 2022")
    assert joint[1:] == ["€ 567.357 ÷ 56,0% = € 1.013.138", "rust op een aanname"]
    stands = row(grid(found, "Getallen die ergens staan"), "Kosten Almelo (2022)")
    assert stands[1:3] == ["€ 567.357", "bron"]
    assert stands[3].endswith("‘Kosten Almelo 567.357 567.357 567.357 567.357 567.357’")


def test_an_assumption_looks_like_one_without_colour() -> None:
    marks = {
        (cell.sign, cell.text, cell.assumed)
        for block in paper(CASE).blocks if isinstance(block, Grid)
        for cells in block.rows for cell in cells if isinstance(cell, Status)
    }  # fmt: skip
    assert marks == {
        ("✓", "bron", False), ("●", "openbaar", False), ("≈", "aanname", True), ("≈", "rust op een aanname", True),
        ("=", "berekend", False),
    }  # fmt: skip


ODD = {
    "one municipality": (one_municipality, {}),
    "no scenarios": (no_scenarios, {}),
    "unknown cost": (no_benefits_printed, {"finding__bbz_in_caseload": "1", "amount_reading": "own_cost"}),
}


@pytest.mark.parametrize("odd", ODD)
def test_a_case_that_is_small_or_silent_has_an_annex_too(odd: str, tmp_path: Path) -> None:
    make, asked = ODD[odd]
    found = paper(load_case(make(tmp_path)), **asked)
    assert [one.text for one in found.blocks if isinstance(one, Heading) and one.level == 1] == SECTIONS
    texts = [one.text for one in found.blocks if isinstance(one, Paragraph)]
    assert any("is onbekend: zonder uitkeringen is er geen prijs per uitkering" in one for one in texts) == (
        odd == "unknown cost"
    )
    assert ("Per gemeente" in {one.text for one in found.blocks if isinstance(one, Heading)}) == (
        odd != "one municipality"
    )


HOSTILE = '#panic("x") *x* _x_ $1$ <b>x</b> `x` // /* [x](y) @ref = x \\ #sys.inputs ~ {x}'
TURNED = "\u202eomgekeerd\u202c \u2067x\u2069 \u200f😀 ع \x07 e\u0301 \ue000"
"""What turns text around, what our letter lacks, a control, an accent on its own, and a mark of our own sentences."""
SHOWN = "omgekeerd x [U+1F600] [U+0639] [U+0007] é [U+E000]"


def test_no_text_becomes_markup_or_stops_the_file() -> None:
    """In every place where a text of a case can stand."""
    text = f"{HOSTILE} {TURNED}"
    shapes = [Box(x=1, y=1, wide=9, high=3, hatched=True), Line(x=0, y=0, to_x=9, to_y=9, dashed=True),
              Dot(x=9, y=9, diamond=True), Label(x=0, y=9, text=text)]  # fmt: skip
    blocks: list[Block] = [
        Heading(text), Heading(text, 2), Paragraph(text), Open(text, text), Points([(text, text)]),
        Grid(text, [text], [[text], [Status(sign="≈", text=text, assumed=True)]], strong=(0,)),
        Figure(text, text, Drawing(20, shapes)), Link(f"https://voorbeeld.nl/?{text}"),
    ]  # fmt: skip
    file = as_set(
        Document(title=text, subtitle=text, author=text, language="nl", made=(2026, 11, 30), footer=text, contents=text,
                 facts=[(text, text)], blocks=blocks)
    )  # fmt: skip
    reader = pypdf.PdfReader(io.BytesIO(file))
    told = text_of(reader)
    once = re.sub(r"\s+", "", f"{HOSTILE} {SHOWN}")
    # Title, subtitle, a fact twice, contents and its heading, two in the list of them, the footer, and the blocks.
    assert re.sub(r"\s+", "", told).count(once) >= 15
    (alt,) = (alt for kind, alt in tags(reader.trailer["/Root"]["/StructTreeRoot"]) if kind == "/Figure")
    assert alt == f"{HOSTILE} {SHOWN}"


def test_the_signs_are_those_of_both_weights_of_the_letter() -> None:
    from fontTools.ttLib import TTFont

    from export.annex.signs import FONTS, JOINS, signs

    weights = [set(map(chr, TTFont(FONTS / f"inter-{one}.otf").getBestCmap())) for one in ("regular", "semibold")]
    assert weights[0] == weights[1]
    assert signs() <= weights[0]
    assert {one for one in weights[0] - signs() if not one.isspace()} <= JOINS
    assert set(euro(1234.5)) <= signs()


def test_the_colours_are_those_of_the_pages() -> None:
    import tomllib

    from export.annex.drawing import OTHERS, PARTIES, VARIANTS
    from tests.model.worlds import ROOT
    from words.look import colors

    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]["light"]
    palette = theme["chartCategoricalColors"]
    assert dict(VARIANTS) == {name: palette[int(one[1:])] for name, one in colors.OF_VARIANT.items()}
    assert list(PARTIES) == [palette[int(colors.of_municipality(place)[1:])] for place in range(4)]
    assert list(OTHERS) == [palette[colors.muted_number(place)] for place in range(4)]
