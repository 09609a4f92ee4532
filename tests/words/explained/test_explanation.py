"""A number taken apart in words, held against arithmetic by hand and the words of the source."""

from __future__ import annotations

from functools import partial
from unittest.mock import Mock

import pytest

from model.outcomes.derivation import names
from tests.model.worlds import dinkelland
from words.explained import money_titles, titles
from words.explained.asked import Refused, answer
from words.explained.explanation import Explanation, explain
from words.explained.titles import title_of
from words.texts import speak


def taken_apart(name: str, **changes: float | str) -> Explanation:
    case = dinkelland()
    return explain(case, case.assumptions.replace(**changes), "mine", name)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_joint_cost_is_the_printed_amount_by_its_share() -> None:
    """567.357 / 0,56 = 1.013.137,50: the share that the business case prints for Dinkelland."""
    found = taken_apart("joint_frame.2021")
    assert plain(found.formula) == "€ 567.357 ÷ 56,0% = € 1.013.138"
    assert plain(found.exact) == "€ 1.013.137,50"
    assert found.rounding.startswith("Getoond in hele euro’s")
    assert [part.name for part in found.parts] == ["printed.almelo.2021", "printed_share.dinkelland"]
    (reading,) = found.turns
    assert plain(dict(reading.others)["Gezamenlijk totaal"]) == "€ 567.357"


def test_a_printed_amount_ends_at_the_words_of_its_source() -> None:
    found = taken_apart("printed.almelo.2021")
    assert found.quote == "Kosten Almelo 567.357 567.357 567.357 567.357 567.357"
    assert "hoofdstuk 6" in found.source
    assert (found.formula, found.parts, found.status, found.exact) == ("", (), "bron", "")


def test_the_key_by_benefits() -> None:
    """275 of 275 + 171 benefits: 61,659…% of 1.013.137,50 is 624.692,40."""
    found = taken_apart("by_key.caseload.2021.dinkelland")
    assert plain(found.exact) == "€ 624.692,405"
    assert found.title == (
        "Wat Dinkelland betaalt voor een vol jaar van het nieuwe model, prijzen van 2021, sleutel: Aantal uitkeringen"
    )
    # 275 of 275 + 150
    other = taken_apart("share_by.caseload.dinkelland", **{"caseload.tubbergen": 150.0})
    assert (other.value, other.formula) == ("64,7%", "275 ÷ (275 + 150) = 64,7%")


def test_an_assumption_says_that_it_is_one_and_how_far_it_goes() -> None:
    found = taken_apart("caseload.tubbergen")
    assert (found.status, found.assumption, found.range) == ("aanname", "caseload.tubbergen", "van 110 tot 260")


def test_where_there_is_no_number_it_says_what_the_page_says() -> None:
    # Who pays nothing under the fixed key pays the same at no number of benefits.
    even = taken_apart("break_even.dinkelland.tubbergen", **{"share.dinkelland": 0.0})
    assert even.value == "geen"
    assert taken_apart("risk_expected.corona", **{"risk_chance.corona": 0.0}).value == "niet ingeschat"
    assert plain(taken_apart("risk_impact.corona").value) == "2 (€ 50.000 – € 100.000)"


def test_what_is_said_of_the_reserve_is_rounded_up_to_the_step_of_the_case() -> None:
    found = taken_apart("enough.p90")
    assert [part.name for part in found.parts] == ["reserve.p90", "figure.reserve_rounding"]
    (exact, step) = (float(part.value[2:].replace(".", "")) for part in found.parts)
    assert step == 25_000
    assert 0 <= float(plain(found.value)[2:].replace(".", "")) - exact < step


def test_what_is_subtracted_is_written_so() -> None:
    formula = taken_apart("framed_cost.dinkelland.2021").formula
    assert " − " in formula
    assert "+ −" not in formula


@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_every_number_leads_to_leaves_that_say_where_they_are_from(spoken: str) -> None:
    """From the numbers of 2021 along every part: each has a title, and each leaf a source, a way or a control."""
    speak(spoken)
    try:
        case = dinkelland()
        explained = partial(explain, case, case.assumptions, "mine")
        waiting = [name for name in names(case) if name.endswith("dinkelland.2021") or "." not in name]
        seen = set(waiting)
        while waiting:
            found = explained(waiting.pop())
            assert found.title != found.name, found.name
            assert "{" not in found.title
            assert found.formula or found.source or found.how or found.assumption, found.name
            new = [part.name for part in found.parts if part.name not in seen]
            seen.update(new)
            waiting += new
        assert {"printed.almelo.2021", "caseload.tubbergen", "late_days"} <= seen
    finally:
        speak("nl")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"naam": "bestaat_niet"}, "‘bestaat_niet’ is geen getal van deze casus"),
        ({"naam": ""}, "‘’ is geen getal van deze casus"),
        ({"naam": "finding.bbz_in_caseload.more"}, "is geen getal van deze casus"),
        ({"naam": "cost_key"}, "‘cost_key’ is geen getal van deze casus"),
        ({"naam": "joint_frame.2021", "variant": "ons"}, "‘variant=ons’"),
    ],
)
def test_what_is_no_number_is_refused_by_name(asked: dict[str, str], said: str) -> None:
    case = dinkelland()
    found = answer(case, case.assumptions, asked)
    assert isinstance(found, Refused)
    assert said in found.message


def test_a_variant_has_its_own_numbers() -> None:
    """The key is a choice of mine (275 of 446 benefits); Advies keeps the fixed one, 56%."""
    case = dinkelland()
    changed = case.assumptions.replace(cost_key="caseload")
    asked = [{"naam": "chosen_share.dinkelland", "variant": variant} for variant in ("mine", "advice")]
    found = [answer(case, changed, one) for one in asked]
    assert [one.value for one in found if isinstance(one, Explanation)] == ["61,7%", "56,0%"]


def test_a_name_without_words_is_its_own_title() -> None:
    assert title_of(dinkelland(), "nothing.at.all") == "nothing.at.all"


def test_a_list_of_titles_makes_its_patterns_once_in_each_language(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Mock(wraps=money_titles.money)
    monkeypatch.setattr(money_titles, "money", counted)
    titles._patterns_in.cache_clear()
    case = dinkelland()
    listed = names(case, ["by_key", "present"])
    try:
        for spoken, said in (("nl", "Wat Dinkelland nu betaalt, 2021"), ("en", "What Dinkelland pays now, 2021")):
            speak(spoken)
            assert said in [title_of(case, name) for name in listed]
        assert len(listed) > 50
        assert counted.call_count == 2
    finally:
        speak("nl")
