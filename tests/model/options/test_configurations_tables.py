"""More or less of everything in the tables, and what is wrong in them, without a line of code."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from model import Assumptions, Case, CaseError, load_case
from model.options.configurations import advised, cost_change, enumerate_all, follows, mine, open_executors
from model.options.scoring import score
from tests.model.copies import add, change, copy_of_the_villages, remove
from tests.model.options.configured import DEARER
from tests.model.options.fits import BUREAU, DEEBURG, WERKPLAATS
from tests.model.worlds import defaults, villages

# More of everything, without a line of code


def executions(case: Case, assumptions: Assumptions) -> int:
    return len(enumerate_all(case, assumptions).picks)


NEW_TASK = (
    "verhuizen;werk;Verhuizen;Moving;stad_deeburg;bron;;;;dorpenbureau;dorpenbureau;Dichtbij.;Near.;verhaal;;;bron;;"
)
STRENGTH = "0;3;1;aanname;gok;;;;"


def test_a_new_task_with_scenarios_is_a_choice(tmp_path: Path) -> None:
    """verhuizen by Bureau (a pro: vlakbij 75; nobody has an argument on stevig) or Deeburg (nothing: 50): 16 × 4
    configurations."""
    folder = copy_of_the_villages(tmp_path)
    add(folder, "tasks.csv", NEW_TASK)
    add(folder, "options.csv", *(f"verhuizen;{one};Door;By;verhaal;;;bron;;" for one in (BUREAU, DEEBURG)))
    row = "bureau_busje;verhuizen;dorpenbureau;pro;Busje;Van;;;;vlakbij;both;Komt voor.;Comes round.;verhaal;;;bron"
    add(folder, "arguments.csv", row)
    add(folder, "assumptions.csv", f"strength.bureau_busje;2;{STRENGTH}")
    case = load_case(folder)
    assert mine(case, case.assumptions)["verhuizen"] == (BUREAU, BUREAU)
    found = enumerate_all(case, case.assumptions)
    assert len(found.picks) == 16 * 4
    # With the advice of the two other tasks: (75 + 62,5 + 75) / 3.
    assert found.fit[found.place_of(advised(case))] == pytest.approx(212.5 / 3)
    # A third of the cost is its own: 15%, -10% and ½ × 20% + ½ × 10%.
    own = case.assumptions.replace(**DEARER, **{"back.verhuizen": DEEBURG})
    assert float(cost_change(case, own, mine(case, own))) == pytest.approx((0.15 - 0.1 + 0.15) / 3)


def test_a_new_task_without_scenarios_stays_where_it_is(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    add(folder, "tasks.csv", NEW_TASK)
    case = load_case(folder)
    assert executions(case, case.assumptions) == 16
    assert follows(case, advised(case))["verhuizen"] == (BUREAU, BUREAU)


def test_a_new_option_can_be_chosen(tmp_path: Path) -> None:
    """Deeburg for begeleiden: three executors, so 4 × 9. Without arguments it is neutral, 50."""
    folder = copy_of_the_villages(tmp_path)
    add(folder, "options.csv", "begeleiden;stad_deeburg;Door Deeburg;By Deeburg;verhaal;;;bron;;")
    case = load_case(folder)
    found = enumerate_all(case, case.assumptions)
    assert len(found.picks) == 4 * 9
    place = found.place_of({"betalen": (BUREAU, DEEBURG), "begeleiden": (DEEBURG, DEEBURG)})
    assert found.fit[place] == pytest.approx((75 + 50) / 2)
    own = case.assumptions.replace(**{"front.begeleiden": DEEBURG})
    assert mine(case, own)["begeleiden"] == (DEEBURG, WERKPLAATS)


def test_a_new_option_that_a_rule_closes_is_shown_but_cannot_be_chosen(tmp_path: Path) -> None:
    """Werkplaats for betalen: the foundation may not pay benefits (rules.yaml)."""
    folder = copy_of_the_villages(tmp_path)
    add(folder, "options.csv", "betalen;werkplaats;Door de werkplaats;By the workshop;verhaal;;;bron;;")
    case = load_case(folder)
    assert executions(case, case.assumptions) == 16
    assert open_executors(case, case.assumptions, "betalen") == (BUREAU, DEEBURG)
    assert [one.id for one in score(case, case.assumptions, "betalen").alternatives][2] == WERKPLAATS
    for office in ("front", "back"):
        with pytest.raises(ValueError, match="betalen_door_gemeente") as caught:
            case.assumptions.replace(**{f"{office}.betalen": WERKPLAATS})
        assert [one.reason for one in caught.value.problems] == ["rule"]


def test_a_new_executor_counts_as_a_partner_and_has_a_cost(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    add(folder, "executors.csv", "eekstad;Stad Eek;City of Eek;Eek;Eek;municipality;;yes;verhaal;;;bron")
    add(folder, "options.csv", "betalen;eekstad;Door Eek;By Eek;verhaal;;;bron;;")
    add(folder, "assumptions.csv", "executor_cost.eekstad;0,04;-0,3;0,5;0,01;aanname;gok;;;;")
    case = load_case(folder)
    found = enumerate_all(case, case.assumptions)
    assert len(found.picks) == 9 * 4
    place = found.place_of({"betalen": ("eekstad", DEEBURG), "begeleiden": (WERKPLAATS, WERKPLAATS)})
    assert found.partners[place] == 3
    assert found.cost_change[place] == pytest.approx(0.04 / 2 / 2)


@pytest.mark.parametrize("kind", ["pro", "con", "risk"])
def test_a_new_argument_moves_the_configurations_of_its_executor(tmp_path: Path, kind: str) -> None:
    folder = copy_of_the_villages(tmp_path)
    add(folder, "arguments.csv", f"nieuw;begeleiden;werkplaats;{kind};Nieuw;New;;;;stevig;front;Zo.;So.;verhaal;;;bron")
    add(folder, "assumptions.csv", f"strength.nieuw;2;{STRENGTH}")
    if kind == "risk":
        assessed = "1;1;aanname;gok;Zo.;So."
        add(folder, "risks.csv", f"nieuw;;;nieuw;option;bron;Nieuw;New;{assessed};;;aanname;;;verhaal;;;bron;;;")
    case = load_case(folder)
    before, after = enumerate_all(villages(), villages().assumptions), enumerate_all(case, case.assumptions)
    here = np.array([after.chosen_at(place)["begeleiden"][0] == WERKPLAATS for place in range(16)])
    assert here.sum() == 8
    moved = after.fit - before.fit
    assert (moved[here] > 0).all() if kind == "pro" else (moved[here] < 0).all()
    assert not moved[~here].any()
    np.testing.assert_array_equal(after.risk - before.risk, np.where(here & (kind == "risk"), 2, 0))


def test_a_new_criterion_dilutes_every_fit_only_where_it_is_kept(tmp_path: Path) -> None:
    """Neutral for all, with a third of the weight: ⅔ of the distance to 50 is left. By default it is left out."""
    folder = copy_of_the_villages(tmp_path)
    add(folder, "criteria.csv", "goedkoop;council;Goedkoop;Cheap;verhaal;;;bron;;")
    add(folder, "assumptions.csv", "weight.goedkoop;5;0;10;1;aanname;gok;;;;")
    case = load_case(folder)
    before, after = enumerate_all(villages(), villages().assumptions), enumerate_all(case, case.assumptions)
    np.testing.assert_allclose(after.fit, before.fit, rtol=0, atol=1e-9)
    kept = enumerate_all(case, case.assumptions.replace(keep_silent_criteria=1))
    np.testing.assert_allclose(kept.fit - 50, (before.fit - 50) * 2 / 3, rtol=0, atol=1e-9)


def test_less_of_everything_works_too(tmp_path: Path) -> None:
    """Without the options of begeleiden only betalen is a choice: 4; begeleiden stays as advised."""
    folder = copy_of_the_villages(tmp_path)
    remove(folder, "options.csv", "begeleiden;")
    remove(folder, "assumptions.csv", "executor_cost.werkplaats;")
    # Who is no option has no arguments either.
    for argument in ("bureau_nieuw", "werkplaats_kent"):
        remove(folder, "arguments.csv", f"{argument};")
        remove(folder, "assumptions.csv", f"strength.{argument};")
    case = load_case(folder)
    assert executions(case, case.assumptions) == 4
    assert follows(case, advised(case))["begeleiden"] == (WERKPLAATS, WERKPLAATS)


# Bad input: the person who fills the tables must read what is wrong


def test_a_task_of_which_every_option_is_closed_is_named(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    change(folder, "rules.yaml", "executors: [werkplaats]", "executors: [dorpenbureau, stad_deeburg]")
    with pytest.raises(CaseError) as caught:
        load_case(folder)
    assert caught.value.problems


def test_a_finding_that_compares_with_a_closed_executor_is_named(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    add(folder, "options.csv", "betalen;werkplaats;Door de werkplaats;By the workshop;verhaal;;;bron;;")
    change(folder, "findings.yaml", "cost_key: caseload", "front.betalen: werkplaats")
    with pytest.raises(CaseError) as caught:
        load_case(folder)
    assert [(one.file, one.column) for one in caught.value.problems] == [("findings.yaml", "given.front.betalen")]


def test_a_finding_may_compare_with_an_open_executor(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    change(folder, "findings.yaml", "cost_key: caseload", "front.betalen: stad_deeburg")
    assert load_case(folder).findings[1].given == {"front.betalen": DEEBURG}


def test_the_defaults_of_the_executors_are_the_advice_as_far_as_it_is_open(tmp_path: Path) -> None:
    """Bureau no longer an option for betalen: then the first option that is open, and the advised back office stays.

    That is not Werkplaats: a rule closes it. (A rule may not close Bureau itself: the task's own advice names it.)
    """
    folder = copy_of_the_villages(tmp_path)
    change(
        folder,
        "options.csv",
        "betalen;dorpenbureau;Door het bureau;By the office;",
        "betalen;werkplaats;Door de werkplaats;By the workshop;",
    )
    for argument in ("bureau_dichtbij", "bureau_klein"):
        remove(folder, "arguments.csv", f"{argument};")
        remove(folder, "assumptions.csv", f"strength.{argument};")
    case = load_case(folder)
    assert mine(case, case.assumptions)["betalen"] == (DEEBURG, DEEBURG)
    assert defaults(case)["front.betalen"] == DEEBURG
    assert executions(case, case.assumptions) == 1 * 4
