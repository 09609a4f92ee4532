"""What no other configuration beats: found without looking at them all, and the same as if one did."""

from __future__ import annotations

import tracemalloc
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Case, load_case
from model.options import configurations
from model.options.configurations import enumerate_all, partner_count
from model.options.fronts import Outside, additive, by_partners, pareto
from tests.model.copies import add, copy_of_the_villages
from tests.model.worlds import case_of, dinkelland, examples, villages

DEEBURG, WERKPLAATS = "stad_deeburg", "werkplaats"
EXECUTORS = ("dorpenbureau", "stad_deeburg", "werkplaats", "eekstad")


def many_models(tmp_path: Path, tasks: int) -> Case:
    """The villages with so many tasks more, each with four executors in both offices: 16 models each."""
    folder = copy_of_the_villages(tmp_path)
    add(folder, "executors.csv", "eekstad;Stad Eek;City of Eek;Eek;Eek;municipality;;yes;verhaal;;;bron")
    add(folder, "assumptions.csv", "executor_cost.eekstad;0;-0,3;0,5;0,05;aanname;gok;;;;")
    for number in range(tasks):
        task = f"taak{number}"
        add(folder, "tasks.csv", f"{task};werk;Taak {number};Task {number};stad_deeburg;bron;;;;dorpenbureau;"
            "dorpenbureau;Dichtbij.;Near.;verhaal;;;bron;;")  # fmt: skip
        add(folder, "options.csv", *(f"{task};{one};Door;By;verhaal;;;bron;;" for one in EXECUTORS))
        for place, executor in enumerate(EXECUTORS):
            for kind, text in (("pro", "Vlakbij;Near"), ("risk", "Wankel;Shaky")):
                id = f"{task}_{place}_{kind}"
                reading = "vlakbij;both;Om.;As.;verhaal;;;bron"
                add(folder, "arguments.csv", f"{id};{task};{executor};{kind};{text};;;;{reading}")
                strength = (number + 2 * place + (kind == "risk")) % 4
                add(folder, "assumptions.csv", f"strength.{id};{strength};0;3;1;aanname;gok;;;;")
            words = "option;bron;Wankel;Shaky;;;aanname;gok;Niet bekend.;Unknown.;;;"
            add(folder, "risks.csv", f"{task}_{place};;;{task}_{place}_risk;{words}"
                "aanname;;;verhaal;;;bron;;;")  # fmt: skip
    return load_case(folder)


def test_pareto_by_the_definition() -> None:
    """At equal points both stay; what is as good at more burden goes."""
    fit, burden = np.array([5.0, 5, 4, 6, 6, 3]), np.array([1.0, 1, 1, 2, 3, 0])
    assert pareto(fit, burden).tolist() == [True, True, False, True, False, True]


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=4), min_size=1, max_size=4)
)
@examples(200)
def test_the_front_built_task_by_task_is_that_of_all_sums(tasks: list[list[tuple[int, int]]]) -> None:
    """Against every combination written out: the same points, each once, and each pick makes its point."""
    columns = [tuple(np.array(pairs, dtype=float).T) for pairs in tasks]
    picks = additive([(fit, burden) for fit, burden in columns])
    points = [
        tuple(sum(pairs[pick][side] for pairs, pick in zip(tasks, row, strict=True)) for side in (0, 1))
        for row in picks.tolist()
    ]
    every = {tuple(sum(side) for side in zip(*chosen, strict=True)) for chosen in product(*tasks)}
    wanted = {
        (fit, burden)
        for fit, burden in every
        if not any(f >= fit and b <= burden and (f, b) != (fit, burden) for f, b in every)
    }
    assert len(points) == len(set(points))
    assert set(points) == wanted


@given(st.data())
@examples(100)
def test_the_best_fit_for_every_number_of_partners(data: st.DataObject) -> None:
    """Against every combination written out, with up to three partners."""
    tasks = data.draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    executors = ("a", "b", "c")
    involved = tuple(
        np.array(data.draw(st.lists(st.lists(st.booleans(), min_size=3, max_size=3), min_size=size, max_size=size)))
        for size in tasks
    )
    fits = [np.array(data.draw(st.lists(st.integers(0, 9), min_size=size, max_size=size)), float) for size in tasks]
    best: dict[int, float] = {}
    for chosen in product(*(range(size) for size in tasks)):
        count = int(np.any([rows[pick] for rows, pick in zip(involved, chosen, strict=True)], axis=0).sum())
        fit = sum(float(fit[pick]) for fit, pick in zip(fits, chosen, strict=True))
        best[count] = max(best.get(count, -1.0), fit)
    found: dict[int, float] = {}
    for row in by_partners(fits, Outside(executors, involved)).tolist():
        count = int(np.any([rows[pick] for rows, pick in zip(involved, row, strict=True)], axis=0).sum())
        fit = sum(float(fit[pick]) for fit, pick in zip(fits, row, strict=True))
        found[count] = max(found.get(count, -1.0), fit)
    # What costs more partners without fitting better is no part of the front, and need not be among them.
    for count, fit in best.items():
        if fit > max((other for less, other in best.items() if less < count), default=-1.0):
            assert found[count] == fit


@pytest.mark.parametrize("burden", ["risk", "cost", "partners"])
def test_a_sample_has_the_same_front_as_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, burden: str) -> None:
    """16 × 16 × 16 models: all of them, and then a sample of 50 with the fronts beside it."""
    case = many_models(tmp_path, 1)
    dear = case.assumptions.replace(**{"executor_cost.eekstad": -0.2, "executor_cost.dorpenbureau": 0.15})
    everything = enumerate_all(case, dear)
    assert (everything.count, len(everything.picks), everything.is_sample) == (16 * 16, 16 * 16, False)
    monkeypatch.setattr(configurations, "MOST_LISTED", 50)
    sample = enumerate_all(case, dear)
    assert sample.count == 16 * 16
    assert len(sample.picks) < 16 * 16
    assert burden in sample.exact
    name = "cost_change" if burden == "cost" else burden

    def front(found: configurations.Configurations) -> set[tuple[float, float]]:
        column = np.round(np.asarray(getattr(found, name), float), 9)
        fit = np.round(found.fit, 9)
        kept = pareto(fit, column)
        return set(zip(fit[kept].tolist(), column[kept].tolist(), strict=True))

    assert front(sample) == front(everything)


def test_millions_of_models_take_no_memory_and_no_time(tmp_path: Path) -> None:
    """Six tasks with four executors in both offices, and the two of the villages: 268 million models."""
    case = many_models(tmp_path, 6)
    tracemalloc.start()
    found = enumerate_all(case, case.assumptions)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.count == 16 * 16**6
    assert found.is_sample
    assert found.exact == {"risk", "cost", "partners"}
    assert most < 50e6
    assert len(found.picks) <= configurations.MOST_LISTED + 1_000
    # Whatever is listed is what it says.
    chosen = found.chosen_at(len(found.picks) // 2)
    assert found.place_of(chosen) == len(found.picks) // 2
    assert partner_count(case, chosen) == found.partners[len(found.picks) // 2]
    fit, risk = configurations.fit_and_risk(case, case.assumptions, chosen)
    assert (fit, risk) == pytest.approx((found.fit[len(found.picks) // 2], found.risk[len(found.picks) // 2]), abs=1e-9)


def test_the_same_question_gets_the_same_sample(tmp_path: Path) -> None:
    case = many_models(tmp_path, 4)
    one, other = (enumerate_all(case, case.assumptions) for _ in range(2))
    np.testing.assert_array_equal(one.picks, other.picks)


# Partners


def test_who_counts_as_a_partner() -> None:
    """The joint service, each municipality itself, the newcomer and who is not named are no partners."""
    kinds = {executor.id: executor.is_outside for executor in dinkelland().executors}
    assert {id for id, outside in kinds.items() if not outside} == {"noaberkracht", "resident", "unknown"}
    assert {executor.id for executor in villages().executors if executor.is_outside} == {"stad_deeburg", "werkplaats"}


def test_each_municipality_itself_is_no_partner(tmp_path: Path) -> None:
    case = many_models(tmp_path, 1)
    pair = ("eekstad", "eekstad")
    assert partner_count(case, {"taak0": pair}) == 1
    path = tmp_path / "case" / "executors.csv"
    path.write_text(path.read_text("utf-8").replace("Eek;Eek;municipality", "Eek;Eek;each_municipality"), "utf-8")
    itself = load_case(tmp_path / "case")
    assert partner_count(itself, {"taak0": pair}) == 0
    found = enumerate_all(itself, itself.assumptions)
    # All by the bureau, or by each village itself where it may, is done without a partner.
    assert min(found.partners) == 0
    for place in range(0, len(found.picks), 11):
        chosen = found.chosen_at(place)
        assert found.partners[place] == len({one for pair in chosen.values() for one in pair} & {DEEBURG, WERKPLAATS})


def test_a_task_of_which_nobody_is_named_brings_no_partner() -> None:
    case = case_of("dinkelland-tubbergen")
    assert partner_count(case, {"participation": ("unknown", "unknown")}) == 0
