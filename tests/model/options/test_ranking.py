"""The list of the best models, and in what a model differs from the advice: by hand, and as properties."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.options.configurations import Configurations, Pair, advised, enumerate_all, open_executors
from model.options.ranking import MOST_RANKED, Difference, Ranked, differences, ranked
from tests.model.options.configured import DEARER
from tests.model.worlds import NAMES, case_of, villages

A, B, C = "a", "b", "c"
PAIRS: tuple[Pair, ...] = ((A, A), (A, B), (B, A), (B, B))
ADVICE: Mapping[str, Pair] = {"one": (A, B)}


def models(fit: list[float], risk: list[float], cost: list[float], partners: list[int]) -> Configurations:
    """A model for each pair of one task, with these figures."""
    return Configurations(
        tasks=("one",),
        pairs=(PAIRS,),
        count=len(fit),
        picks=np.arange(len(fit))[:, np.newaxis],
        fit=np.array(fit),
        cost_change=np.array(cost),
        risk=np.array(risk),
        partners=np.array(partners),
        exact=frozenset(),
    )


def places(found: tuple[Ranked, ...]) -> list[tuple[int, bool]]:
    return [(one.place, one.unbeaten) for one in found]


# By hand


def test_the_best_fit_stands_on_top() -> None:
    # 1 beats 0 and 3 (less fit, as much of all else); 2 fits least and has the least risk.
    found = ranked(models([60, 70, 50, 65], [4, 4, 2, 4], [0, 0, 0, 0], [1, 1, 1, 1]), ADVICE)
    assert places(found) == [(1, True), (3, False), (0, False), (2, True)]


def test_what_no_other_beats_comes_in_before_what_fits_better() -> None:
    found = ranked(models([60, 70, 50, 65], [4, 4, 2, 4], [0, 0, 0, 0], [1, 1, 1, 1]), ADVICE, most=2)
    assert places(found) == [(1, True), (2, True)]


def test_each_of_the_four_figures_can_save_a_model() -> None:
    # Less fit than 0, and each better in one thing: risk, cost, partners.
    found = ranked(models([70, 60, 50, 40], [4, 3, 4, 4], [0.1, 0.1, 0, 0.1], [2, 2, 2, 1]), ADVICE)
    assert places(found) == [(0, True), (1, True), (2, True), (3, True)]


def test_of_equal_figures_the_one_nearest_to_the_advice() -> None:
    # The advice is pair 1. The others differ from it in one office (0 and 3) or in two (2).
    found = ranked(models([60, 60, 60, 50], [4, 4, 4, 4], [0, 0, 0, 0], [1, 1, 1, 1]), ADVICE)
    assert places(found) == [(1, True), (3, False)]
    found = ranked(models([60, 50, 60, 60], [4, 4, 4, 4], [0, 0, 0, 0], [1, 1, 1, 1]), ADVICE)
    assert places(found) == [(0, True), (1, False)]


def test_what_fits_equally_well_stands_by_risk_cost_and_partners() -> None:
    found = ranked(models([60, 60, 60, 60], [4, 3, 3, 3], [0, 0.2, 0.1, 0.1], [1, 1, 2, 1]), ADVICE)
    assert places(found) == [(3, True), (2, False), (1, False), (0, True)]


def test_the_differences_are_told_by_office() -> None:
    chosen = {"one": (A, C), "two": (B, B), "three": (C, C)}
    other = {"one": (A, B), "two": (B, B), "three": (A, B)}
    assert differences(chosen, other) == (
        Difference(task="one", office="back", executor=C),
        Difference(task="three", office="front", executor=C),
        Difference(task="three", office="back", executor=C),
    )
    assert differences(other, other) == ()


# As properties


def beats(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """At least as good in all, where less is better, and not the same."""
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


small = st.sampled_from([0.0, 1.0, 2.0])


@given(
    st.lists(st.tuples(small, small, small, st.integers(0, 2)), min_size=1, max_size=4),
    st.integers(1, 5),
    st.sampled_from(PAIRS),
)
def test_the_list_is_in_order_distinct_and_fair(
    rows: list[tuple[float, float, float, int]], most: int, to: Pair
) -> None:
    fit, risk, cost, partners = (list(column) for column in zip(*rows, strict=True))
    found = ranked(models(fit, risk, cost, [int(one) for one in partners]), {"one": to}, most)
    figures = [(-rows[one.place][0], *rows[one.place][1:]) for one in found]
    every = {(-row[0], *row[1:]) for row in rows}
    assert figures == sorted(set(figures))
    assert len(found) == min(most, len(every))
    # Written out, beside the program's sort and its growing front.
    beaten = {one for one in every if any(beats(other, one) for other in every)}
    assert [one.unbeaten for one in found] == [figure not in beaten for figure in figures]
    wanted = [*sorted(every - beaten), *sorted(beaten)][:most]
    assert figures == sorted(wanted)


chosen_models = st.fixed_dictionaries(
    {task: st.tuples(st.sampled_from((A, B, C)), st.sampled_from((A, B, C))) for task in ("one", "two", "three")}
)


@given(chosen_models, chosen_models)
def test_the_differences_are_a_difference_of_sets(chosen: Mapping[str, Pair], other: Mapping[str, Pair]) -> None:
    def said(model: Mapping[str, Pair]) -> set[tuple[str, str, str]]:
        return {(task, office, pair[place]) for task, pair in model.items() for place, office in enumerate(OFFICES)}

    found = {(one.task, one.office, one.executor) for one in differences(chosen, other)}
    assert found == said(chosen) - said(other)
    assert len(differences(chosen, other)) == len(found)


OFFICES = ("front", "back")


# In the cases


def test_every_model_of_the_list_is_feasible() -> None:
    for name in NAMES:
        case = case_of(name)
        found = enumerate_all(case, case.assumptions)
        listed = ranked(found, advised(case))
        chosen = [found.chosen_at(one.place) for one in listed]
        assert len(listed) == MOST_RANKED
        assert len({tuple(model.items()) for model in chosen}) == MOST_RANKED
        for model in chosen:
            for task, pair in model.items():
                assert set(pair) <= set(open_executors(case, case.assumptions, task))


def test_in_the_villages_the_list_is_that_of_all_sixteen() -> None:
    """Beside it a plain search through the models, with costs that differ."""
    case = villages()
    assumptions = case.assumptions.replace(**DEARER)
    found = enumerate_all(case, assumptions)
    every = [
        (-round(float(found.fit[place]), 9), found.risk[place], round(float(found.cost_change[place]), 9), partners)
        for place, partners in enumerate(found.partners.tolist())
    ]
    free = {one for one in every if not any(beats(other, one) for other in every)}
    listed = ranked(found, advised(case))
    assert {every[one.place] for one in listed if one.unbeaten} == set(sorted(free)[:MOST_RANKED])
