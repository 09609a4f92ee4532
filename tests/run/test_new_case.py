"""run.py new: a case from a few facts loads, every page of it works, and no figure in it looks confirmed."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delivery import case_new, check
from delivery.skeleton import SEGMENT, Facts, contents_of, id_of_case, ids_of
from model import load_case
from model.case.case import Case
from model.case.words import PARTICIPATIEWET
from model.loading.load import case_of
from model.uncertainty import tornado
from tests.pages.screen import PAGES, Screen, unmarked
from tests.run.commands import Commands, refuse
from ui.session import places, served
from words.texts import speak

FACTS = """title: Wie regelt de toegang?
municipalities: [Aardal, Beemstede, ’s-Cuyk, Dommelrode]
partners: [Éérbeek]
years: [2027, 2032]
tasks: [Toegang, Zorgtoewijzing]
executors: [Elke gemeente zelf, Stichting, Regio]
criteria: [Nabij, Betaalbaar]
"""
WORDS = """
words:
  unit: {nl: jongere, en: young person}
  units: {nl: jongeren met hulp, en: young people with help}
  people: {nl: jongeren met hulp, en: young people with help}
  receivers: {nl: wie hulp krijgt, en: who receives help}
"""
ALONE = "{title: Een, municipalities: [Aa], years: [2030, 2030], tasks: [T], executors: [U], criteria: [C]}"


@pytest.fixture(autouse=True)
def dutch() -> object:
    yield
    speak("nl")


def made(tmp_path: Path, facts: str, name: str = "nieuw") -> Path:
    file = tmp_path / "gegevens.yaml"
    file.write_text(facts, "utf-8")
    assert case_new.main([str(tmp_path / name), "--from", str(file)]) == 0
    return tmp_path / name


def test_all_facts_are_in_it_and_every_figure_is_an_assumption(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = made(tmp_path, FACTS)
    case = load_case(folder)
    assert [one.name for one in case.participants] == ["Aardal", "Beemstede", "’s-Cuyk", "Dommelrode"]
    assert [one.id for one in case.municipalities] == ["aardal", "beemstede", "s_cuyk", "dommelrode", "eerbeek"]
    assert case.about.years == (2027, 2028, 2029, 2030, 2031, 2032)
    assert [one.label.nl for one in case.tasks] == ["Toegang", "Zorgtoewijzing"]
    assert len(case.options) == 2 * 3
    assert set(check.statuses(case)) == {"aanname"}
    assert case.about.summary.nl.startswith("Nog in te vullen")
    assert "Elk cijfer erin is een aanname" in capsys.readouterr().out
    assert load_case(made(tmp_path, FACTS, "nieuw.xlsx")).assumptions == case.assumptions


def test_a_case_of_another_field_starts_with_its_words_and_without_benefits(tmp_path: Path) -> None:
    case = load_case(made(tmp_path, FACTS + WORDS))
    assert case.about.words.units.nl == "jongeren met hulp"
    assert [one.label.nl for one in case.target_group] == ["Jongeren met hulp"] * len(case.participants)
    found = [id for id, _value in case.assumptions.items() if "benefit" in id and not id.startswith("drawn.")]
    assert found == [f"benefits_per_fte.{SEGMENT}"]
    assert [one.id for one in case.figures if one.id.startswith("vangnet")] == []
    # Income schemes and sheltered work are taakvelden of another field.
    assert case.policy_fields == ()
    assert {line.policy_field for line in case.budget_lines} == {""}


@pytest.mark.parametrize("facts", [FACTS, ALONE], ids=["four", "alone"])
def test_every_page_works(facts: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(served.VARIABLE, str(made(tmp_path, facts)))
    served.read.cache_clear()
    screen, said = Screen("start"), {}
    for page in PAGES[1:]:
        parts = screen.go(page).parts()
        assert parts, page
        # What such a case does not hold yet has no table without a row.
        assert [key for key, part in parts.items() if "grid" in part and not part["grid"]["rows"]] == [], page
        said[page] = screen.said(parts.get("headline", {}).get("headline", [""]))
    assert screen.strip()["Start nieuwe uitvoering"][1].startswith("in de casus: ")
    assert screen.strip()["Start nieuwe uitvoering"][1].endswith(" (aanname)"), "no source says so"
    assert said["risicos"].startswith("De casus noemt geen risico’s")
    assert said["projectbegroting"] == "De casus heeft geen projectbegroting."
    served.read.cache_clear()


def test_who_decides_alone_has_no_share_to_set(tmp_path: Path) -> None:
    """It topped the tornado: a share of nothing, of a municipality that pays all there is."""
    alone, four = (load_case(made(tmp_path, facts, name)) for facts, name in ((ALONE, "een"), (FACTS, "vier")))
    assert alone.assumptions.get("share.aa") == 1
    for case, shares in ((alone, 0), (four, 4)):
        controls = places.controls_on(case, places.SPLIT, "more")
        assert sum(id.startswith("share.") for id in controls) == shares
        assert sum(row.id.startswith("share.") for row in tornado.ranged_rows(case)) == shares


def test_a_case_without_arguments_and_ranges_claims_nothing_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No argument counts, so no model comes first; nothing moves the cost, so 100% is no chance that anyone knows."""
    monkeypatch.setenv(served.VARIABLE, str(made(tmp_path, ALONE.replace("[U]", "[U, V]"))))
    served.read.cache_clear()
    said = unmarked(Screen("start").everything())
    assert "Hier telt geen enkel argument mee: elk model past even goed." in said
    assert "Vooraan" not in said
    parts = Screen("onzekerheid").parts()
    assert "bands" in parts
    assert not {"within", "curve", "futures"} & set(parts)
    served.read.cache_clear()


def test_the_facts_of_the_page_for_officials_make_a_case(tmp_path: Path) -> None:
    readme = (case_new.EXAMPLE.parent / "README.md").read_text("utf-8")
    facts, words = re.findall(r"^   ```yaml\n(.*?)^   ```$", readme, re.MULTILINE | re.DOTALL)
    case = load_case(made(tmp_path, textwrap.dedent(facts + words)))
    assert [one.name for one in case.participants] == ["Aardal", "Beemstede"]
    assert case.about.words.units.nl == "jongeren met hulp"


SEVEN = ("Wie doet het?", "Aa, Bee", "", "2027-2028", "T", "U, V", "C")
"""The answers to the first questions: any field has them."""


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let somebody at the terminal answer this, and then nothing more."""

    def give(*answers: str) -> None:
        left = iter(answers)

        def line(_question: str) -> str:
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", line)

    return give


@pytest.mark.parametrize("more", [(), ("",), ("misschien", "Ja")], ids=["a script of before", "enter", "yes"])
def test_answers_at_the_terminal(more: tuple[str, ...], tmp_path: Path, answer: Callable[..., None]) -> None:
    answer(*SEVEN, *more)
    assert case_new.main([str(tmp_path / "nieuw")]) == 0
    case = load_case(tmp_path / "nieuw")
    assert [one.name for one in case.participants] == ["Aa", "Bee"]
    assert case.about.years == (2027, 2028)
    assert case.about.words == PARTICIPATIEWET


def test_another_field_at_the_terminal(
    tmp_path: Path, answer: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    """A word that cannot be is asked again, as a year is."""
    answer(
        *SEVEN[:3], "twee", "2028, 2027", "2027", *SEVEN[4:], "nee",
        "{cursus}", "cursus", "cursussen", "inwoners met een cursus", "wie een cursus volgt",
    )  # fmt: skip
    assert case_new.main([str(tmp_path / "nieuw")]) == 0
    case = load_case(tmp_path / "nieuw")
    assert case.about.years == (2027,)
    assert [(word.nl, word.en) for word in (case.about.words.unit, case.about.words.receivers)] == [
        ("cursus", "cursus"), ("wie een cursus volgt", "wie een cursus volgt"),
    ]  # fmt: skip
    assert case.about.words.grant is None
    said = capsys.readouterr().out
    assert "years.1" in said
    assert "Het laatste begrotingsjaar ligt vóór het eerste." in said
    assert "unit.nl" in said
    assert "Uw woorden staan er in beide talen hetzelfde: zie words in case.yaml." in said


@pytest.mark.parametrize("count", range(7))
def test_who_stops_halfway_is_refused(
    count: int, tmp_path: Path, answer: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody at the terminal, or a script with too few answers; of another field the words are needed."""
    answer(*SEVEN[:count] if count else (*SEVEN, "nee", "cursus"))
    assert case_new.main([str(tmp_path / "nieuw")]) == 1
    assert "--from" in capsys.readouterr().err
    assert not (tmp_path / "nieuw").exists()


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (FACTS.replace("[2027, 2032]", "[2032, 2027]"), "ligt vóór het eerste"),
        (FACTS.replace("[2027, 2032]", "[2032]"), "kolom years"),
        (FACTS.replace("[2027, 2032]", "[zeven, acht]"), "kolom years.1"),
        (FACTS.replace("municipalities: [Aardal, Beemstede, ’s-Cuyk, Dommelrode]", "municipalities: []"), "leeg"),
        (FACTS.replace("tasks: [Toegang, Zorgtoewijzing]\n", ""), "tasks"),
        (FACTS + "budget: 3\n", "budget"),
        ("- a\n", "Dit moet een blok"),
        ("a: [", "niet te lezen als YAML"),
        ("x" * 200_000, "Dit moet een blok"),
    ],
)
def test_facts_that_cannot_be_are_named_and_nothing_is_written(
    facts: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "gegevens.yaml"
    file.write_text(facts, "utf-8")
    assert case_new.main([str(tmp_path / "nieuw"), "--from", str(file)]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "nieuw").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["new"], "dit zijn er 0"), (["new", "."], "Dit is er al"), (["new", "x", "--from", "weg"], "is er niet")],
)
def test_what_cannot_be_is_refused(
    arguments: list[str], said: str, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said in refuse(arguments, capsys)
    assert commands.seen == []


def test_ids_are_their_own() -> None:
    assert ids_of(["Almelo", "almelo!", "3 dorpen", "É", "漢"]) == ["almelo", "almelo_2", "x3_dorpen", "e", "x"]


def test_a_folder_gives_the_id() -> None:
    assert [*map(id_of_case, ("onze-casus", "Onze casus", "2026", "wmo_2"))] == [
        "onze-casus", "onze_casus", "x2026", "wmo_2",
    ]  # fmt: skip


EXAMPLE: list[Case] = []
NAME = (
    st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=40)
    .map(lambda text: "".join(text.split()))
    .filter(bool)
)
NAMES = st.lists(NAME, min_size=1, max_size=3).map(tuple)


@settings(max_examples=15, deadline=None)
@given(NAMES, NAMES, NAMES, NAMES, st.integers(1990, 2090), st.integers(0, 10))
def test_any_names_make_a_case(
    municipalities: tuple[str, ...], tasks: tuple[str, ...], executors: tuple[str, ...], criteria: tuple[str, ...],
    first: int, more: int,
) -> None:  # fmt: skip
    """Signs that end a line, begin a formula or are YAML are only signs of a name."""
    if not EXAMPLE:
        EXAMPLE.append(load_case(case_new.EXAMPLE))
    facts = Facts(
        title=tasks[0], municipalities=municipalities, partners=(), years=(first, first + more), tasks=tasks,
        executors=executors, criteria=criteria,
    )  # fmt: skip
    case = case_of(contents_of(facts, "nieuw", EXAMPLE[0]))
    assert [one.name for one in case.participants] == [*municipalities]
    assert [one.label.nl for one in case.tasks] == [*tasks]
