"""The execution model as a whole: which configurations there are, and which tasks follow another."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from model import load_case
from model.options.configurations import advised, enumerate_all, follows, free_tasks, mine, open_executors, present
from tests.model.copies import add, copy_of_the_villages
from tests.model.options.fits import BUREAU, DEEBURG, WERKPLAATS
from tests.model.worlds import NAMES, case_of, dinkelland, villages

N, G, SPD = "noaberkracht", "cooperation", "spd"
# Who may be chosen: the scenarios of the case. At drie-dorpen two for each of two tasks; in the real case SPD is a
# scenario where no income support is provided, and participation has one scenario.
OPEN: dict[str, dict[str, tuple[str, ...]]] = {
    "drie-dorpen": {"betalen": (BUREAU, DEEBURG), "begeleiden": (BUREAU, WERKPLAATS)},
    "dinkelland-tubbergen": {
        "benefits": (N, G),
        "minima": (N, G),
        "reintegration": (N, G, SPD),
        "participation": (N,),
        "employers": (N, G, SPD),
    },
    "ganzemarke": {
        "benefits": ("own", "host", "kromveste"),
        "minima": ("own", "host"),
        "debts": ("own", "host", "schuldspoor"),
        "reintegration": ("own", "host", "werkkracht"),
        "employers": ("host", "werkkracht"),
    },
    "jeugdhulp": {
        "first": ("own", "team", "wegwijzer"),
        "study": ("own", "team", "wegwijzer"),
        "light": ("own", "team", "wegwijzer"),
        "hard": ("team", "experts"),
    },
}


# Which there are


@pytest.mark.parametrize("name", NAMES)
def test_who_may_be_chosen(name: str) -> None:
    case = case_of(name)
    assert free_tasks(case) == tuple(OPEN[name])
    assert {task: open_executors(case, case.assumptions, task) for task in OPEN[name]} == OPEN[name]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("drie-dorpen", 2**2 * 2**2),
        # Benefits, minima, re-integration, participation, employers: 4 × 4 × 9 × 1 × 9.
        ("dinkelland-tubbergen", 1296),
        ("ganzemarke", 9 * 4 * 9 * 9 * 4),
        ("jeugdhulp", 9 * 9 * 9 * 4),
    ],
)
def test_number_of_configurations(name: str, count: int) -> None:
    found = enumerate_all(case_of(name), case_of(name).assumptions)
    assert (found.count, found.is_sample) == (count, len(found.picks) < count)
    assert len({tuple(row) for row in found.picks.tolist()}) == len(found.picks)
    assert found.tasks == tuple(OPEN[name])
    assert [set(pairs) for pairs in found.pairs] == [set(product(open, open)) for open in OPEN[name].values()]
    for column in (found.fit, found.cost_change, found.risk, found.partners):
        assert column.shape == (len(found.picks),)


@pytest.mark.parametrize("name", NAMES)
def test_every_configuration_is_feasible(name: str) -> None:
    """Each can be set as Mijn variant, which refuses whoever a rule closes; and every feasible one is among them, as
    far as there are not too many to list."""
    case = case_of(name)
    found = enumerate_all(case, case.assumptions)
    seen = set()
    for place in range(len(found.picks)):
        chosen = found.chosen_at(place)
        seen.add(tuple(chosen.items()))
        assert all(front in OPEN[name][task] and back in OPEN[name][task] for task, (front, back) in chosen.items())
    each = [[(task, pair) for pair in product(open, open)] for task, open in OPEN[name].items()]
    assert found.is_sample or seen == set(product(*each))
    for chosen in sorted(seen)[:: max(1, len(seen) // 20)]:
        settings = {f"front.{task}": front for task, (front, _) in chosen}
        settings |= {f"back.{task}": back for task, (_, back) in chosen}
        assert mine(case, case.assumptions.replace(**settings)) == dict(chosen)


@pytest.mark.parametrize("name", NAMES)
def test_a_place_and_what_is_chosen_there_belong_together(name: str) -> None:
    found = enumerate_all(case_of(name), case_of(name).assumptions)
    # Every place is looked for among all: of eleven thousand a thousand will do.
    places = range(0, len(found.picks), max(1, len(found.picks) // 1000))
    assert [found.place_of(found.chosen_at(place)) for place in places] == list(places)


def test_what_is_not_feasible_has_no_place() -> None:
    case = dinkelland()
    found = enumerate_all(case, case.assumptions)
    for pair in ((SPD, N), (N, SPD), ("almelo", "almelo")):
        with pytest.raises(ValueError, match=r"tuple|feasible"):
            found.place_of({**advised(case), "benefits": pair})
    with pytest.raises(ValueError, match=r"tuple|feasible"):
        found.place_of(present(case))


def test_where_the_advice_and_my_variant_stand() -> None:
    case = dinkelland()
    advice = {
        "benefits": (N, G),
        "minima": (N, G),
        "reintegration": (N, N),
        "participation": (N, N),
        "employers": (N, N),
    }
    assert advised(case) == mine(case, case.assumptions) == advice
    own = case.assumptions.replace(**{"back.employers": SPD, "front.minima": G})
    assert mine(case, own) == {**advice, "employers": (N, SPD), "minima": (G, G)}
    # The advice is the documents', not the user's.
    assert advised(case.model_copy()) == advice
    # The first that the documents name now; participation is inferred from the list of chapter 3.
    first = dict.fromkeys(("benefits", "minima", "reintegration", "participation"), "almelo")
    assert present(case) == {task: (one, one) for task, one in {**first, "employers": "region"}.items()}


# Tasks that follow


def test_coupled_tasks_follow_in_the_villages() -> None:
    for pair in product((BUREAU, DEEBURG), repeat=2):
        chosen = {"betalen": pair, "begeleiden": (WERKPLAATS, BUREAU)}
        assert follows(villages(), chosen) == {**chosen, "terughalen": pair}


def test_coupled_tasks_follow_the_benefits_and_the_others_stay() -> None:
    """Recovery, objection and enforcement follow; Bbz at ROZ, status holders, Wsw in SPD's foundation."""
    case = dinkelland()
    for pair in product((N, G), repeat=2):
        chosen = {**advised(case), "benefits": pair, "minima": (G, G)}
        assert follows(case, chosen) == {
            **chosen,
            **dict.fromkeys(("recovery", "objections", "enforcement"), pair),
            "bbz": ("roz", "roz"),
            "status_holders": (N, N),
            "wsw": (SPD, SPD),
            # No advice: who does it now.
            "other_minima": ("unknown", "unknown"),
            "integration": ("resident", "resident"),
        }
        assert list(follows(case, chosen)) == [one.id for one in case.tasks]


def test_a_task_that_follows_one_that_follows(tmp_path: Path) -> None:
    """The case allows a chain (only a circle is refused): bezwaar follows terughalen, and that follows betalen."""
    folder = copy_of_the_villages(tmp_path)
    row = "bezwaar;geld;Bezwaar;Objection;stad_deeburg;bron;;;terughalen;dorpenbureau;stad_deeburg;;;verhaal;;;bron;;"
    add(folder, "tasks.csv", row)
    case = load_case(folder)
    whole = follows(case, {"betalen": (DEEBURG, BUREAU), "begeleiden": (BUREAU, BUREAU)})
    assert whole["terughalen"] == (DEEBURG, BUREAU)
    assert whole["bezwaar"] == (DEEBURG, BUREAU)
