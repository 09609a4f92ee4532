"""A case about youth care never speaks of benefits, nor of who stands in other cases; nor do the texts of the code.

The names are collected from the tables of the other cases; the stems of the words of its law stand here.
"""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from export.workbook.layout import SHEETS, blocks
from model.case.case import Case
from model.case.words import PARTICIPATIEWET
from model.loading.load import FILE_NAMES, load_case
from model.outcomes.derivation import names
from tests.export.annex.papers import paper
from tests.model.other_field import OF_ESTIMATE, WORDS, without_estimate, without_state
from tests.model.worlds import dinkelland
from tests.pages.screen import PAGES, ROOT, Screen
from tests.pages.test_plain_words import catalogue, strings, texts_of
from tests.words.test_texts import FOLDERS
from words.explained.titles import title_of
from words.languages import for_browser
from words.texts import speak

YOUTH = ROOT / "data" / "jeugdhulp"
LAW = re.compile(
    r"uitkering|bijstand|participati|inkomen\b|\bPw\b|\bBUIG|\bIOA[WZ]\b|\bBbz\b|\bWsw\b|vangnet|beschut"
    r"|benefit|safety net|sheltered|social assistance",
    re.IGNORECASE,
)
"""Of the Participatiewet and what belongs to it, in both languages."""
IDS = re.compile(r"\S*/[\w./-]*\?\S*|\{\w+\}|\b[a-z]+\d+\b|^benefit$|^\{\".*")
"""What nobody reads: addresses, the places in a text that moves, the id of what amounts are divided by, and what a page
tells the browser for who comes back."""


def told(case: Case) -> set[str]:
    """Who and what a case names: its municipalities, executors and abbreviations, and whoever published its sources."""
    executors = {text for one in case.executors for text in (one.name.nl, one.short.nl, one.name.en, one.short.en)}
    found = {one.name for one in case.municipalities} | {one.short for one in case.abbreviations} | executors
    return found | {one.publisher for one in case.sources if one.publisher}


@cache
def of_other_cases() -> re.Pattern[str]:
    """The names in the other cases that ship, as far as they stand nowhere in the files of that about youth care."""
    others = [load_case(path) for path in sorted(YOUTH.parent.iterdir()) if path.is_dir() and path != YOUTH]
    assert dinkelland().about.id in {case.about.id for case in others}
    own = "\n".join((YOUTH / file).read_text("utf-8") for file in FILE_NAMES if (YOUTH / file).exists())
    named = {name for case in others for name in told(case)}
    strange = {name for name in named if not re.search(rf"\b{re.escape(name)}\b", own)}
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(strange, key=len, reverse=True)))


def wrong(text: str) -> bool:
    read = IDS.sub("", text)
    return bool(LAW.search(read) or of_other_cases().search(read))


def of_pages(language: str) -> Iterator[tuple[str, str]]:
    """Everything that stands on every page with its folds open, with what most settings bring."""
    screen = Screen(lang=language, cost_basis="bottom_up", per="benefit", caseload__bremerloo="600")
    for page in PAGES:
        if page != "start":
            screen.go(page)
        yield from ((page, text) for text in texts_of(screen))
        for view in ("findings", "assumptions", "figures") if page == "bronnen" else ():
            screen.choose("view-sources", view)
            yield from ((page, text) for text in texts_of(screen))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_page_about_youth_care_speaks_of_benefits(language: str, use: Callable[[Path], None]) -> None:
    use(YOUTH)
    said = list(of_pages(language))
    assert {page for page, _text in said} == {*PAGES}
    units = load_case(YOUTH).about.words.units
    assert sum((units.nl if language == "nl" else units.en) in text for _page, text in said) > 20
    assert [(page, text) for page, text in said if wrong(text)] == []


@pytest.fixture
def of_youth() -> Iterator[Case]:
    case = load_case(YOUTH)
    speak("nl", case.about.words)
    yield case
    speak("nl", PARTICIPATIEWET)


def test_no_number_is_called_after_a_benefit(of_youth: Case) -> None:
    """In its explanation, the workbook and the data of all outcomes."""
    found = [title_of(of_youth, name) for name in names(of_youth)]
    found += [text for sheet in SHEETS for block in blocks(of_youth, sheet) for text in (block.heading, *block.columns)]
    assert len(found) > 1000
    assert any("jongeren met hulp" in text for text in found)
    assert [text for text in found if wrong(text)] == []


def test_no_annex_speaks_of_benefits(of_youth: Case) -> None:
    found = list(strings(dataclasses.asdict(paper(of_youth, cost_basis="bottom_up", per="benefit"))))
    assert len(found) > 500
    assert [text for text in found if wrong(text)] == []


def test_no_text_of_the_code_does() -> None:
    """In the catalogue of both languages, and what the browser says by itself."""
    browser = [path.read_text("utf-8") for path in sorted((ROOT / "ui").rglob("*.js"))]
    found = [*catalogue(), *strings(for_browser())]
    assert [text for text in found if wrong(text)] == []
    said = [line for code in browser for line in code.splitlines() if re.search(r"""["'`].* .*["'`]""", line)]
    assert len(said) > 100
    assert [line for line in said if wrong(line)] == []


def constants(path: Path) -> Iterator[str]:
    """The texts in a module that are no docstring and no id."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings)
    return (one.value for one in found if isinstance(one.value, str) and not re.fullmatch(r"[a-z_.]+", one.value))


def test_no_module_does_but_that_with_the_words_themselves() -> None:
    modules = [path for folder in (*FOLDERS, "store", "launcher") for path in sorted((ROOT / folder).rglob("*.py"))]
    found = {path.relative_to(ROOT).as_posix() for path in modules if any(map(wrong, constants(path)))}
    assert len(modules) > 400
    assert found == {"model/case/words.py"}


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("Aantal uitkeringen in Beekveld", True),
        ("Zonder BUIG", True),
        ("Samen met Noaberkracht", True),
        ("Stichting Participatie", True),
        ("the sheltered work", True),
        ("/kostenverdeling?per=benefit", False),
        ("Bremerloo: benefits0", False),
        ("Aantal jongeren met hulp", False),
    ],
)
def test_the_scan_finds_what_it_looks_for(text: str, is_wrong: bool) -> None:
    assert wrong(text) == is_wrong


@pytest.mark.parametrize(
    ("words", "label"), [(WORDS + OF_ESTIMATE, "Cursusgeld"), (WORDS, None)], ids=["estimated", "not estimated"]
)
def test_the_budget_shows_an_estimate_only_where_the_case_has_one(
    words: str, label: str | None, use: Callable[[Path], None], tmp_path: Path
) -> None:
    use((without_state if label else without_estimate)(tmp_path, words))
    screen = Screen("meerjarenbegroting", perspective="aadorp", **({"with_benefits": "1"} if label else {}))
    said = "label-of-benefits"
    assert said in screen.test.session_state if label else said not in screen.test.session_state
    assert not label or screen.test.session_state[said] == f"{label} (1 gewijzigd)"
    assert "Rijk" not in " ".join(screen.texts())
    assert ("balance" in screen.parts()) == bool(label)
    if label:
        # 300 × 10.000 beside 660.000 in 2030, and no income: nothing is unknown.
        assert screen.table("balance")["Huidig"] == [-3_660_000, -3_650_000, -3_650_100]
        assert screen.label("with_benefits").startswith("Met schatting cursusgeld")
        detail = screen.choose("view-variant", "current").table("detail")
        assert detail["Cursusgeld (schatting) (aanname)"] == [3_000_000] * 3
        assert detail["Totaal baten"] == [0] * 3
