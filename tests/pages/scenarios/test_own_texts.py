"""What a reader writes beside his own argument: on the card, marked as his, as it was typed, and in no link."""

from __future__ import annotations

import pytest

from tests.pages.scenarios.cards import BENEFITS, cards, page
from tests.pages.screen import Screen, unmarked

CON = "benefits-noaberkracht"
NAME = f"Uw nadeel van: Noaberkracht ({BENEFITS})"
OPTION = "Uitvoering door Noaberkracht"
HOSTILE = "<b>x</b> $x$ [a](b) **c** :heart: -> www.x.nl a@b.nl {0} `d`"


def opened(**parameters: str) -> Screen:
    screen = page(**parameters)
    screen.test.session_state["fold-own"] = True
    return screen.run()


def write(screen: Screen, text: str, id: str = f"own_con-{CON}") -> Screen:
    screen.test.text_input(key=f"own-text-{id}").set_value(text)
    return screen.run()


def listed(screen: Screen, heading: str, option: str = OPTION) -> list[str]:
    """The lines under a heading on the card of an option."""
    (found,) = [text for text in cards(screen)[option] if text.startswith(f"**{heading}**")]
    return [line.removeprefix("- ") for line in found.split("\n")[1:]]


def test_what_is_written_stands_among_the_cons_as_the_readers_own() -> None:
    screen = write(opened(), "De balie is ver weg voor wie in Vasse woont")
    assert listed(screen, "Nadelen") == [
        "Geen infrastructuur",
        "Kwetsbaar",
        "**Uw argument, telt nog niet mee (sterkte 0)**: ‘De balie is ver weg voor wie in Vasse woont’",
    ]
    assert len(listed(screen, "Voordelen")) == 3
    screen.slide(f"own_con-{CON}", 2.0)
    own = listed(screen, "Nadelen")[-1]
    assert own == "**Uw argument (sterkte 2)**: ‘De balie is ver weg voor wie in Vasse woont’"
    assert f"uw argument: {NAME}: ‘De balie is ver weg voor wie in Vasse woont’" in screen.table("parts")


def test_an_argument_without_words_is_marked_too_and_an_unset_one_is_not_there() -> None:
    screen = page(**{f"own_pro__{CON}": "3"})
    assert listed(screen, "Voordelen")[-1] == "**Uw argument (sterkte 3)**"
    assert "Uw argument" not in "".join(cards(page())[OPTION])
    # Of a scenario without arguments in the source too.
    alone = page("participation", **{"own_con__participation-noaberkracht": "1"})
    assert "**Nadelen**\n- **Uw argument (sterkte 1)**" in cards(alone).popitem()[1]


def test_the_words_stay_on_a_page_switch_and_stand_in_no_link() -> None:
    screen = write(opened(), "Ver weg").slide(f"own_con-{CON}", 1.0)
    screen.go("start")
    assert "Ver weg" not in screen.link()
    screen.go("scenarios")
    assert listed(screen, "Nadelen")[-1] == "**Uw argument (sterkte 1)**: ‘Ver weg’"
    assert screen.address() == {f"own_con.{CON}": "1"}
    # In the field as well, once it is opened; and an empty field takes the words away.
    screen.test.session_state["fold-own"] = True
    screen.run()
    assert screen.test.text_input(key=f"own-text-own_con-{CON}").value == "Ver weg"
    assert listed(write(screen, "  "), "Nadelen")[-1] == "**Uw argument (sterkte 1)**"
    assert (
        "Wat u vindt en wat in geen stuk staat: het telt als uw argument, met deze sterkte. "
        "Uw woorden gaan niet mee in de link; de sterkte en het uitgangspunt wel."
    ) in screen.texts()


def test_words_that_look_like_markup_are_words() -> None:
    screen = write(opened(), HOSTILE)
    (raw,) = [one.value for column in screen.test.columns for one in column.markdown if "Uw argument" in one.value]
    line = raw.split("\n")[-1]
    assert unmarked(line).replace("\u2060", "").endswith(f": ‘{HOSTILE}’")
    # Nothing that Streamlit makes markup, a link, an emoji or an arrow of is left whole.
    for sign in ("<b>", "$x$", "[a]", "**c", ":heart", "->", "www.", "a@b", "{0}"):
        assert sign not in line
    # The table is no Markdown: there it stands as typed.
    screen.slide(f"own_con-{CON}", 1.0)
    assert f"uw argument: {NAME}: ‘{HOSTILE}’" in screen.table("parts")


def test_too_long_a_text_changes_nothing_and_says_so() -> None:
    screen = write(opened(), "x" * 80)
    assert listed(screen, "Nadelen")[-1].endswith(f"‘{'x' * 80}’")
    write(screen, "y" * 81)
    assert screen.notice(f"own-text-own_con-{CON}") == ["De tekst heeft 81 tekens; op de kaart passen er hoogstens 80."]
    title = screen.part(f"own-text-own_con-{CON}")["notice"]["title"]
    assert title == f"{NAME}: er is niets gewijzigd."
    # What was refused stays in the field, what was right on the card.
    assert screen.test.text_input(key=f"own-text-own_con-{CON}").value == "y" * 81
    assert listed(screen, "Nadelen")[-1].endswith(f"‘{'x' * 80}’")
    assert screen.notice(f"own-text-own_con-{CON}") != []
    write(screen, "goed")
    assert screen.notice(f"own-text-own_con-{CON}") == []
    assert listed(screen, "Nadelen")[-1].endswith("‘goed’")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("een\ntwee\tdrie", "een twee drie"),
        # Characters that cannot be seen, turn the direction of a text, or are marks of our own.
        ("a\u202eb\u200bc\u2060d\ue000e\x00f", "abcdef"),
        (f"  {'x' * 80}  ", "x" * 80),
    ],
)
def test_one_line_of_what_can_be_seen(typed: str, shown: str) -> None:
    assert listed(write(opened(), typed), "Nadelen")[-1].endswith(f"‘{shown}’")
