"""The catalogue is complete and nothing in it is stale; every value that a page can show has a name."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from model import VARIANTS
from model.assumptions.values import choices, declaration
from model.case.base import Status
from model.case.words import PARTICIPATIEWET
from model.loading.problems import REASONS
from tests.model.worlds import NAMES, case_of
from ui.controls import widgets
from words import problems, texts, variants
from words.languages import Language

ROOT = Path(__file__).parents[2]
FOLDERS = ("model", "words", "export", "ui", "pages", "server", "delivery")
MARKERS = ("_", "msg")


def marked() -> Iterator[tuple[str, str]]:
    """Every text in the code that is marked for translation, with the file and line where it stands."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and name_of(node.func) in MARKERS and node.args:
                    text = node.args[0]  # "a" "b" over two lines is one constant here
                    if isinstance(text, ast.Constant) and isinstance(text.value, str):
                        yield text.value, f"{path.relative_to(ROOT)}:{node.lineno}"


def name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


CODE = dict(marked())
DUTCH = texts.catalogue("nl")


def placeholders(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


@pytest.fixture(params=texts.LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    """Each language of the screen in turn."""
    texts.speak(request.param)
    yield request.param
    texts.speak("nl")


def test_the_code_is_found() -> None:
    """If the search finds nothing, the tests below prove nothing."""
    # A text over two lines, one in the model and one in a page.
    assert any(text.startswith("At {count} {units}") and text.endswith("the fixed key.") for text in CODE)
    assert CODE["{Units} in {name}"].startswith(("model/", "ui/"))
    assert CODE["Line by line"].startswith("pages/meerjarenbegroting.py")
    assert len(CODE) > 200


def test_every_text_has_a_dutch_translation() -> None:
    missing = {text: place for text, place in CODE.items() if not DUTCH.get(text, "").strip()}
    assert not missing


def test_no_translation_is_left_over() -> None:
    assert not set(DUTCH) - set(CODE)


def test_both_languages_have_the_same_placeholders() -> None:
    words = {*texts.slots(PARTICIPATIEWET, "nl")}  # which words of the case a language needs is its own affair
    different = {
        text: dutch for text, dutch in DUTCH.items() if placeholders(text) - words != placeholders(dutch) - words
    }
    assert not different


def test_no_text_carries_a_fuzzy_mark() -> None:
    """A fuzzy translation is a guess of the tools; msgfmt leaves it out, our reader would show it."""
    catalogue = texts.LOCALES / "nl" / "LC_MESSAGES" / "keuzekompas.po"
    assert "fuzzy" not in catalogue.read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_choice_has_a_name(name: str, language: Language) -> None:
    case = case_of(name)
    for id, _value in case.assumptions.items():
        options = choices(case.assumptions, id) if declaration(id).choices else ()
        labels = [widgets.choice_label(case, one, id) for one in options]
        assert all(label.strip() for label in labels)
        assert len(set(labels)) == len(options), f"two values of {id} have one name"


@pytest.mark.parametrize("name", NAMES)
def test_every_assumption_has_a_name_of_its_own(name: str, language: Language) -> None:
    case = case_of(name)
    labels = [widgets.label_of(case, row.id) for row in case.assumption_rows]
    assert len(set(labels)) == len(labels)
    assert not any("{" in label for label in labels)


def test_every_reason_is_explained(language: Language) -> None:
    assert set(problems.REASON_TEXTS) == set(REASONS)
    assert len({texts._(problems.REASON_TEXTS[one]) for one in REASONS}) == len(REASONS)


def test_statuses_and_variants_have_names(language: Language) -> None:
    assert len({texts.status(one) for one in get_args(Status)}) == len(get_args(Status))
    assert len({variants.variant_name(one) for one in VARIANTS}) == len(VARIANTS)


def test_unknown_is_not_zero_and_not_nan(language: Language) -> None:
    word = {"nl": "onbekend", "en": "unknown"}[language]
    nothing = float("nan")
    written = [texts.euro(nothing), texts.euro(nothing, 2), texts.about(nothing), texts.change(nothing)]
    written += [texts.percent(nothing), texts.number(nothing), texts.number(nothing, 1), texts.unknown()]
    assert written == [word] * len(written)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (":smile:", ":|smile:"),
        ("a:+1:b", "a:|+1:b"),
        (":material/home:", ":|material/home:"),
        ("https://elders.example/x", "https:|//elders.example/x"),
        ("HTTP://ELDERS.EXAMPLE", "HTTP:|//ELDERS.EXAMPLE"),
        ("WWW.elders.example", "WWW|.elders.example"),
        ("a@elders.example", "a@|elders.example"),
        ("a -> b <- c >= d -- e", "a -|> b <|- c >|= d -|- e"),
        # What means nothing stays whole: it can be searched for and breaks where it may.
        # A date stays on one line, and so does a range of years.
        ("In 2020–2024 – samen", "In 2020–\u20602024 – samen"),
        ("Dus: re-integratie, 18-03-2021, om 9:30, € -5", "Dus: re-integratie, 18-\u206003-\u20602021, om 9:30, € -5"),
    ],
)
def test_md_keeps_apart_what_streamlit_makes_something_of_even_when_escaped(text: str, apart: str) -> None:
    said = texts.md(text)
    assert re.sub(r"\\(?=[^\w\s])", "", said) == apart.replace("|", "\u2060")


def test_md_makes_no_list_of_a_number_in_front() -> None:
    assert texts.md("1. Tijdsdruk, in 2021. Kost 1.500") == "1\\. Tijdsdruk, in 2021\\. Kost 1.500"


@pytest.mark.parametrize("character", string.punctuation.replace('"', "").replace("'", ""))
def test_md_puts_a_backslash_before_what_markdown_reads(character: str) -> None:
    """CommonMark 2.4: a backslash before ASCII punctuation makes it plain; others have no meaning inside a line."""
    needed = set("\\`*_{}[]()<>#+!|~$:&-")
    assert texts.md(f"a{character} b") == (f"a\\{character} b" if character in needed else f"a{character} b")
