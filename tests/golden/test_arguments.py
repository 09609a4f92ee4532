"""Tasks, scenarios, advice, pros, cons and risks of the business case, typed over from it, against the case.

[BC] chapters 3 to 5, [PO] the project assignment v0.6. Neither list was made from the other.
"""

from __future__ import annotations

import pytest

from model import AssumptionError, Case
from model.case.tasks import Argument, Task
from model.options.scoring import alternatives
from tests.model.worlds import dinkelland

N, G, SPD = "noaberkracht", "cooperation", "spd"
Lists = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Voordelen, nadelen, risico's."""

# [BC] chapter 4: the same table at levensonderhoud, minima and re-integratie.
BY_NOABERKRACHT: Lists = (
    ("Integrale uitvoering sociaal domein", "Directe sturing", "Dichtbij"),
    ("Geen infrastructuur", "Kwetsbaar"),
    ("Kwetsbaarheid door kleine doelgroep",),
)
QUALITY = "De kwaliteitseisen aan de uitvoering worden in de samenwerking bepaald"
TOGETHER_FOR_INCOME: Lists = (
    ("Minder kwetsbaar in uitvoering", "Gedeelde infrastructuur", "Behoud specialismen"),
    ("Geen kennis lokale situatie", "Op afstand", "Minder directe sturing"),
    (QUALITY,),
)
TOGETHER_FOR_WORK: Lists = (
    ("Minder kwetsbaar in uitvoering",),
    ("Geen kennis lokale situatie", "Op afstand", "Minder directe sturing"),
    (QUALITY,),
)
BY_SPD: Lists = (
    ("Dichtbij en kennis van de doelgroep",),
    ("Geen integrale uitvoering sociaal domein (m.n. inkomensvoorziening)", "Minder directe sturing"),
    ("Afstemming werkgeversbenadering", "Kwetsbaarheid door kleine doelgroep"),
)
ARGUMENTS: dict[tuple[str, str], Lists] = {
    ("benefits", N): BY_NOABERKRACHT,
    ("benefits", G): TOGETHER_FOR_INCOME,
    ("minima", N): BY_NOABERKRACHT,
    ("minima", G): TOGETHER_FOR_INCOME,
    ("reintegration", N): BY_NOABERKRACHT,
    ("reintegration", G): TOGETHER_FOR_WORK,
    ("reintegration", SPD): (
        # Four lines in the extract: one pro, or two (finding 19).
        ("Dichtbij en kennis van de doelgroep Doelgroepenregister en Beschut werk",),
        BY_SPD[1],
        BY_SPD[2],
    ),
    ("employers", N): (
        (
            "Integrale uitvoering sociaal domein",
            "Directe sturing",
            "Dichtbij",
            "Samenwerking met bedrijfsconsulenten Noaberkracht",
        ),
        ("Geen kennis en ervaring", "Kwetsbaar"),
        ("Kwetsbaarheid door kleine doelgroep",),
    ),
    ("employers", G): TOGETHER_FOR_WORK,
    ("employers", SPD): BY_SPD,
}
# Where "(geldt niet voor Almelo)" stands behind "Geen kennis lokale situatie". Not at the minima.
NOT_FOR_ALMELO = {("benefits", G), ("reintegration", G), ("employers", G)}
SCENARIOS = {
    "benefits": [N, G],
    "minima": [N, G],
    "reintegration": [N, G, SPD],
    # One scenario only: team TOZ, which is part of Noaberkracht. No pros, cons or risks.
    "participation": [N],
    "employers": [N, G, SPD],
}
# Who does it now; the advice for the front and the back office; what it follows. [BC] ch. 3–5; Wsw [PO].
TASKS: dict[str, tuple[list[str], list[str], list[str], str | None]] = {
    "benefits": (["almelo"], [N], [G], None),
    "bbz": (["roz"], ["roz"], ["roz"], None),
    "minima": (["almelo"], [N], [G], None),
    "other_minima": (["unknown"], [], [], None),
    "recovery": (["almelo"], [N], [G], "benefits"),
    "objections": (["almelo", N], [N], [G], "benefits"),
    # Sociale Recherche Twente keeps its part.
    "enforcement": (["almelo", "srt"], [N], [G, "srt"], "benefits"),
    "integration": (["resident"], [], [], None),
    "status_holders": ([N], [N], [N], None),
    "reintegration": (["almelo", SPD], [N], [N], None),
    # Inferred from the list of chapter 3, in which recovery and enforcement stand too.
    "participation": (["almelo"], [N], [N], None),
    # The yearly agreements in the subregion stay.
    "employers": (["region"], [N, "region"], [N, "region"], None),
    "wsw": ([SPD, "soweco"], [SPD], [SPD], None),
}


@pytest.fixture(scope="module")
def case() -> Case:
    return dinkelland()


def task(case: Case, id: str) -> Task:
    return next(one for one in case.tasks if one.id == id)


def arguments(case: Case, task: str, executor: str, kind: str) -> list[Argument]:
    """Of the default reading: what only the switch of finding 19 adds is left out."""
    own = [one for one in case.arguments if (one.task, one.executor, one.kind) == (task, executor, kind)]
    return [one for one in own if one.with_finding is None]


# Pros, cons and risks


@pytest.mark.parametrize("place", ARGUMENTS, ids="-".join)
def test_pros_cons_and_risks_as_the_business_case_lists_them(case: Case, place: tuple[str, str]) -> None:
    for kind, labels in zip(("pro", "con", "risk"), ARGUMENTS[place], strict=True):
        found = [one.label.nl for one in arguments(case, *place, kind)]
        assert sorted(found) == sorted(labels), (place, kind)


def test_no_argument_is_added(case: Case) -> None:
    assert {(one.task, one.executor) for one in case.arguments} == set(ARGUMENTS)
    # N 6 + 6 + 6 + 7, G 7 + 7 + 5 + 5, SPD 5 + 5; and the two that the one pro of SPD may also be (finding 19).
    assert len(case.arguments) == 25 + 24 + 10 + 2
    assert len({one.id for one in case.arguments}) == 61
    read = {
        one.label.nl: (one.with_finding, one.without_finding) for one in case.arguments if one.task == "reintegration"
    }
    together = "Dichtbij en kennis van de doelgroep Doelgroepenregister en Beschut werk"
    assert {label: found for label, found in read.items() if any(found)} == {
        together: (None, "spd_one_pro"),
        "Dichtbij en kennis van de doelgroep": ("spd_one_pro", None),
        "Doelgroepenregister en Beschut werk": ("spd_one_pro", None),
    }


def test_every_argument_has_its_source_and_our_reading_is_marked_as_ours(case: Case) -> None:
    rows = {row.id: row for row in case.assumption_rows}
    criteria = {one.id for one in case.criteria}
    for one in case.arguments:
        assert (one.source, one.status) == ("bc", "bron"), one.id
        assert one.place is not None, one.id
        assert one.place.nl.startswith("hoofdstuk 4"), one.id
        # The label is the document's; on which principle it bears is nobody's but ours.
        assert one.criterion in criteria
        assert rows[f"criterion.{one.id}"].status == "aanname"
        assert rows[f"criterion.{one.id}"].note == one.reading


def test_remarks_stand_where_the_business_case_has_them(case: Case) -> None:
    found = {(one.task, one.executor, one.label.nl): one.remark.nl for one in case.arguments if one.remark}
    # Not a word of the document but about it: "Minder directe sturing" stands in the first column here.
    ambiguous = found.pop(("employers", G, "Minder directe sturing"))
    assert found == {(*place, "Geen kennis lokale situatie"): "geldt niet voor Almelo" for place in NOT_FOR_ALMELO}
    assert "voordelen" in ambiguous
    assert "nadeel" in ambiguous


def test_what_does_not_hold_for_almelo_is_not_held_against_almelo(case: Case) -> None:
    excused = {(one.task, one.executor, one.label.nl): one.not_for for one in case.arguments if one.not_for}
    assert excused == {(*place, "Geen kennis lokale situatie"): ("almelo",) for place in NOT_FOR_ALMELO}


def test_less_direct_steering_is_a_con_at_every_task(case: Case) -> None:
    kinds = {(one.task, one.executor): one.kind for one in case.arguments if one.label.nl == "Minder directe sturing"}
    together = {(task, G) for task in ("benefits", "minima", "reintegration", "employers")}
    assert kinds == dict.fromkeys([*together, ("reintegration", SPD), ("employers", SPD)], "con")


@pytest.mark.parametrize("id", ["benefits", "minima"])
def test_that_the_first_two_tables_are_told_apart_by_their_order_is_said(case: Case, id: str) -> None:
    notes = [option.note for option in case.options if option.task == id]
    assert len(notes) == 2
    assert all(note and "afgeleid" in note.nl and "inferred" in note.en for note in notes)


# Scenarios and advice


def test_the_tasks_are_those_of_the_business_case(case: Case) -> None:
    assert [one.id for one in case.tasks] == list(TASKS)


@pytest.mark.parametrize("id", TASKS)
def test_who_does_it_now_what_is_advised_and_what_it_follows(case: Case, id: str) -> None:
    one = task(case, id)
    now, front, back, follows = TASKS[id]
    assert (list(one.now), list(one.advice_front), list(one.advice_back), one.follows) == (now, front, back, follows)
    # Inferred, not written: that Almelo does these three as well.
    assert (one.now_status == "aanname") == (id in ("recovery", "enforcement", "participation"))
    # Only of the other minima schemes the documents advise nothing; of inburgering that it is to be worked out.
    assert (one.advice is None) == (id == "other_minima")


@pytest.mark.parametrize("id", TASKS)
def test_scenarios_of_each_task(case: Case, id: str) -> None:
    options = [one for one in case.options if one.task == id]
    assert [one.executor for one in options] == SCENARIOS.get(id, [])
    assert all((one.source, one.status) == ("bc", "bron") for one in options)


@pytest.mark.parametrize("id", TASKS)
def test_alternatives_are_the_scenarios_and_the_advised_hybrid(case: Case, id: str) -> None:
    """Finding 16: the hybrid that the business case advises is not among the scenarios that it works out."""
    found = [(one.front, one.back, one.documented, one.advised) for one in alternatives(case, id)]
    hybrid = id in ("benefits", "minima")
    wanted = [(one, one, True, one == N and not hybrid) for one in SCENARIOS.get(id, [])]
    assert found == [*wanted, *([(N, G, False, True)] if hybrid else [])]


def test_untouched_my_variant_is_the_advice(case: Case) -> None:
    assert case.assumptions.front == {id: TASKS[id][1][0] for id in SCENARIOS}
    assert case.assumptions.back == {id: TASKS[id][2][0] for id in SCENARIOS}


# Hard rules


@pytest.mark.parametrize("id", ["benefits", "minima"])
@pytest.mark.parametrize("office", ["front", "back"])
def test_spd_may_not_provide_income_support(case: Case, office: str, id: str) -> None:
    """[BC] chapter 4: "wettelijk gezien alleen door een gemeente of een GR"."""
    with pytest.raises(AssumptionError) as caught:
        case.assumptions.replace(**{f"{office}.{id}": SPD})
    (problem,) = caught.value.problems
    assert (problem.id, problem.value, problem.reason) == (f"{office}.{id}", SPD, "rule")
    rule = next(one for one in case.rules if one.id in problem.allowed)
    assert rule.kind == "forbid"
    assert id in rule.tasks
    assert SPD in rule.executors
    assert "gemeente" in rule.text.nl
    assert "wet" in rule.text.nl
    assert (rule.source, rule.status) == ("bc", "bron")
    assert rule.id in str(caught.value)


@pytest.mark.parametrize("id", ["reintegration", "employers"])
@pytest.mark.parametrize("office", ["front", "back"])
def test_spd_may_do_what_is_no_income_support(case: Case, office: str, id: str) -> None:
    mine = case.assumptions.replace(**{f"{office}.{id}": SPD})
    assert mine.get(f"{office}.{id}") == SPD


@pytest.mark.parametrize(
    ("id", "value"),
    [
        ("front.benefits", "almelo"),  # the contract ends: no scenario
        ("back.participation", G),  # one realistic scenario
        ("front.employers", "region"),
        ("front.benefits", "marsmannen"),
        ("front.benefits", ""),
    ],
)
def test_who_is_no_scenario_cannot_be_chosen(case: Case, id: str, value: str) -> None:
    with pytest.raises(AssumptionError) as caught:
        case.assumptions.replace(**{id: value})
    (problem,) = caught.value.problems
    assert (problem.reason, list(problem.allowed)) == ("choice", SCENARIOS[id.partition(".")[2]])


@pytest.mark.parametrize("id", sorted(set(TASKS) - set(SCENARIOS)))
def test_a_task_without_scenarios_is_no_choice(case: Case, id: str) -> None:
    with pytest.raises(AssumptionError) as caught:
        case.assumptions.replace(**{f"front.{id}": N})
    assert [one.reason for one in caught.value.problems] == ["unknown"]


def test_the_other_rules(case: Case) -> None:
    rules = [(one.kind, one.tasks, one.executors) for one in case.rules if one.kind != "forbid"]
    # Terugvordering, bezwaar and handhaving follow; the Bbz stays [BC]; quasi-inbesteding for the foundation [PO].
    assert ("follow", ("recovery", "objections", "enforcement"), ()) in rules
    assert ("fixed", ("bbz",), ("roz",)) in rules
    assert ("require", ("wsw",), (SPD,)) in rules
    # Within the existing budget, and benefits paid correctly in January 2022 [PO].
    targets = [one.text.nl for one in case.rules if one.kind == "target"]
    assert len(targets) == 2
    assert any("budget" in text for text in targets)
    assert any("januari 2022" in text for text in targets)
    assert all(one.text.nl and one.text.en and one.place for one in case.rules)
