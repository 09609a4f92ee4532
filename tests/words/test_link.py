"""The share link: what it carries comes back exactly, and no text breaks it."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.assumptions.declared import Value
from model.assumptions.values import choices, declaration
from model.case.case import Case
from tests.model.worlds import NAMES, case_of, dinkelland, examples
from words.claims.ranges import Note
from words.link import View, address, read_link, write_link, written_value
from words.problems import note_sentence, sentence


def allowed_values(case: Case, id: str) -> st.SearchStrategy[Value]:
    """Everything that an assumption may be, as a person writes it: two decimals, or four of a fraction."""
    declared = declaration(id)
    if declared.unit == "choice":
        return st.sampled_from(choices(case.assumptions, id))
    upper = declared.upper
    if declared.per == "municipality" and declared.unit == "fraction":
        others = sum(float(share) for key, share in case.assumptions.share.items() if f"share.{key}" != id)
        upper = round(1 - others, 9)
    if declared.whole:
        return st.integers(int(declared.lower), int(upper)).map(float)
    parts = 10_000 if declared.unit == "fraction" else 100
    return st.integers(round(declared.lower * parts), round(upper * parts)).map(lambda count: count / parts)


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(150)
def test_every_allowed_value_comes_back(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    id = data.draw(st.sampled_from([row.id for row in case.assumption_rows]))
    value = data.draw(allowed_values(case, id))
    parameters = dict(parse_qsl(urlencode({id: written_value(id, value)}, safe=":")))
    link = read_link(case, parameters)
    assert link.problems == ()
    # What equals the case is no change.
    assert link.changes == ({} if value == case.assumptions.get(id) else {id: value})


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(40)
def test_many_values_come_back_together(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    ids = [row.id for row in case.assumption_rows if not row.id.startswith("share.")]
    values = {id: data.draw(allowed_values(case, id)) for id in data.draw(st.sets(st.sampled_from(ids), max_size=8))}
    link = read_link(case, {id: written_value(id, value) for id, value in values.items()})
    assert link.problems == ()
    assert link.changes == {id: value for id, value in values.items() if value != case.assumptions.get(id)}


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("execution_index", "0.00001"),
        ("execution_index", "-0.0000000001"),
        ("execution_index", "0.123456789012"),
        ("execution_index", "0,022"),
        ("ict_structural", "1000000.0001"),
    ],
)
def test_what_a_link_may_say_the_next_link_says_too(id: str, text: str) -> None:
    """A value that was accepted is shared again without loss; 1e-05 would be refused on the next visit."""
    first = read_link(dinkelland(), {id: text})
    assert first.problems == ()
    again = read_link(dinkelland(), {id: written_value(id, value) for id, value in first.changes.items()})
    assert again == first


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (150.0, "150"),
        (0.022, "0.022"),
        (-0.1, "-0.1"),
        (100000.0, "100000"),
        (150.5, "150.5"),
        ("caseload", "caseload"),
    ],
)
def test_written_by_hand(value: Value, text: str) -> None:
    assert written_value("cost_key" if isinstance(value, str) else "caseload.tubbergen", value) == text


def test_a_date_is_written_as_a_date() -> None:
    link = read_link(dinkelland(), {"planning_date": "2021-06-01"})
    assert link.changes == {"planning_date": date(2021, 6, 1).toordinal()}
    assert written_value("planning_date", link.changes["planning_date"]) == "2021-06-01"


def test_a_wrong_date_is_explained_in_dutch() -> None:
    (problem,) = read_link(dinkelland(), {"planning_date": "1 mei"}).problems
    assert sentence(dinkelland(), problem) == (
        "Peildatum van de planning (planning_date): ‘1 mei’ kan niet. "
        "Het moet een datum (2021-12-31) zijn van 01-01-1990 tot 31-12-2100."
    )


def test_a_decimal_comma_is_read_too() -> None:
    link = read_link(dinkelland(), {"caseload.tubbergen": "150,5", "execution_index": "0.022"})
    assert link.changes == {"caseload.tubbergen": 150.5, "execution_index": 0.022}


def test_shares_that_fit_only_together_are_both_taken() -> None:
    # 0.7 + 0.43 would be too much, 0.7 + 0.3 is 100%.
    link = read_link(dinkelland(), {"share.dinkelland": "0.7", "share.tubbergen": "0.3"})
    assert link.problems == ()
    assert link.changes == {"share.dinkelland": 0.7, "share.tubbergen": 0.3}


@given(st.sampled_from(["caseload.tubbergen", "cost_key", "share.dinkelland", "phase_in_years"]), st.text(max_size=12))
@examples(300)
def test_any_text_is_either_taken_or_named(id: str, text: str) -> None:
    case = dinkelland()
    link = read_link(case, {id: text})
    if link.problems:
        assert [one.id for one in link.problems] == [id]
        assert link.changes == {}
        assert sentence(case, link.problems[0])
    else:
        value = case.assumptions.replace(**link.changes).get(id)
        assert written_value(id, value) == text or float(text.replace(",", ".")) == value


# ---- what is shown, and ranges ----


def test_a_link_says_what_is_shown() -> None:
    link = read_link(dinkelland(), {"lang": "en", "perspective": "tubbergen", "year": "2024", "per": "benefit"})
    assert (link.view, link.problems, link.changes) == (View("en", "tubbergen", 2024, "benefit"), (), {})


@pytest.mark.parametrize(("said", "before"), [("niets", "none"), ("inwoner", "resident"), ("eenheid", "benefit")])
def test_a_link_of_before_says_it_in_the_words_of_the_program(said: str, before: str) -> None:
    old, new = (read_link(dinkelland(), {"per": text}) for text in (before, said))
    assert old == new
    assert new.view.per == before
    assert write_link(dinkelland(), {}, new.view) == ({} if before == "none" else {"per": said})


def test_a_link_may_open_the_story_full_screen() -> None:
    link = read_link(dinkelland(), {"presenteren": "1"})
    assert (link.view, link.problems, link.changes) == (View("nl", "samen", 2022, "none", presenting=True), (), {})


def test_what_a_link_does_not_say_is_as_it_is_shown_first() -> None:
    """The new model starts on 1 January 2022: that is the first year. Beside amounts stands nothing."""
    assert read_link(dinkelland(), {}).view == View("nl", "samen", 2022, "none")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lang", "de"),
        ("perspective", "losser"),
        ("year", "2021"),
        ("year", "x"),
        ("per", "gezin"),
        ("presenteren", "ja"),
        ("presenteren", "0"),
    ],
)
def test_a_wrong_view_is_refused_and_the_rest_shown(name: str, text: str) -> None:
    link = read_link(
        dinkelland(), {"lang": "en", "perspective": "tubbergen", "year": "2023", "per": "resident", name: text}
    )
    assert [(one.id, one.value, one.reason) for one in link.problems] == [(name, text, "choice")]
    usual = {"lang": "nl", "perspective": "samen", "year": "2022", "per": "none"}.get(name, "")
    shown = {"lang": "en", "perspective": "tubbergen", "year": "2023", "per": "resident", name: usual}
    assert link.view == View(shown["lang"], shown["perspective"], int(shown["year"]), shown["per"])  # type: ignore[arg-type]


def test_only_what_differs_is_written() -> None:
    case = dinkelland()
    assert write_link(case, {}, View("nl", "samen", 2022)) == {}
    written = write_link(case, {"remainder": "to:dinkelland"}, View("en", "tubbergen", 2023, "resident"))
    assert written == {
        "remainder": "to:dinkelland", "lang": "en", "perspective": "tubbergen", "year": "2023", "per": "inwoner"
    }  # fmt: skip
    assert address("/x", written) == "/x?remainder=to:dinkelland&lang=en&perspective=tubbergen&year=2023&per=inwoner"
    assert address("/x", {}) == "/x"
    assert write_link(case, {}, View("nl", "samen", 2022, presenting=True)) == {"presenteren": "1"}
    again = read_link(case, written)
    assert (dict(again.changes), again.view) == (
        {"remainder": "to:dinkelland"},
        View("en", "tubbergen", 2023, "resident"),
    )


def test_a_value_outside_the_range_of_the_case_is_taken_and_said() -> None:
    case = dinkelland()
    link = read_link(case, {"caseload.tubbergen": "9999", "caseload.dinkelland": "300"})
    assert link.problems == ()
    assert link.changes["caseload.tubbergen"] == 9999
    row = next(one for one in case.assumption_rows if one.id == "caseload.tubbergen")
    assert row.low is not None
    assert row.high is not None
    (note,) = link.notes
    assert note == Note(id="caseload.tubbergen", value=9999, low=row.low, high=row.high)
    assert note_sentence(case, note) == (
        f"Uitkeringen in Tubbergen: 9.999 ligt buiten het bereik van deze casus, {row.low:.0f} tot {row.high:.0f}."
    )
