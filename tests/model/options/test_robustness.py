"""How firm a ranking is: random weightings against closed forms and another simulation."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.options.robustness import DRAWS, acceptability, smaa
from tests.model.options.fits import BUREAU, DEEBURG, TASKS, pair
from tests.model.worlds import case_of, dinkelland, examples, villages

N, G = "noaberkracht", "cooperation"


def two_options(weights: np.ndarray, own: tuple[float, float], other: tuple[float, float]) -> np.ndarray:
    """Totals (draws, 2) of two options with these scores on two criteria."""
    return np.stack([weights @ np.array(own), weights @ np.array(other)], axis=-1)


def on_the_simplex(first: np.ndarray) -> np.ndarray:
    return np.stack([first, 1 - first], axis=-1)


# Ranks from totals


@pytest.mark.parametrize(
    ("own", "other", "share", "central", "central_other"),
    [
        # Own leads by 30 w - 10 (1 - w): if w > 10/40. Its mean weight is halfway 0,25 and 1.
        ((80, 40), (50, 50), 0.75, 0.625, 0.125),
        # 20 w - 60 (1 - w): if w > 60/80.
        ((70, 0), (50, 60), 0.25, 0.875, 0.375),
        # 5 w - 3 (1 - w): if w > 3/8.
        ((15, 7), (10, 10), 0.625, 0.6875, 0.1875),
    ],
)
def test_two_options_on_two_criteria_in_closed_form(
    own: tuple[float, float], other: tuple[float, float], share: float, central: float, central_other: float
) -> None:
    """The weight of the first criterion is uniform on 0–1: its 4.000 middles stand for all of them."""
    weights = on_the_simplex((np.arange(4000) + 0.5) / 4000)
    found = acceptability(two_options(weights, own, other), weights)
    assert found.ranks == pytest.approx(np.array([[share, 1 - share], [1 - share, share]]), abs=1e-12)
    wanted = [[central, 1 - central], [central_other, 1 - central_other]]
    assert found.central == pytest.approx(np.array(wanted), abs=1e-12)


def test_the_error_is_that_of_a_share_and_shrinks_with_the_root_of_the_draws() -> None:
    """Share 0,75: with n draws the error is √(0,75 × 0,25 / n). Of 400 repetitions the root mean square is within 15%
    of it (its own spread is 1/√800 = 3,5%).
    """
    random = np.random.default_rng(1)
    errors = {}
    for draws in (25, 2500):
        shares = []
        for _ in range(400):
            weights = on_the_simplex(random.uniform(size=draws))
            shares.append(acceptability(two_options(weights, (80, 40), (50, 50)), weights).ranks[0, 0])
        errors[draws] = float(np.sqrt(np.mean((np.array(shares) - 0.75) ** 2)))
        assert errors[draws] == pytest.approx(np.sqrt(0.75 * 0.25 / draws), rel=0.15)
    # A hundred times the draws, a tenth of the error.
    assert errors[25] / errors[2500] == pytest.approx(10, rel=0.25)


def test_equals_share_the_ranks_that_they_take_together() -> None:
    """Rows: no ties; the first two equal; the last two equal; all equal. Ranks of the first: 3, 1½, 1, 2 in mean."""
    totals = np.array([[10, 20, 30], [50, 50, 40], [60, 20, 20], [30, 30, 30]], dtype=float)
    third = 1 / 3
    wanted = [
        [np.mean([0, 0.5, 1, third]), np.mean([0, 0.5, 0, third]), np.mean([1, 0, 0, third])],
        [np.mean([0, 0.5, 0, third]), np.mean([1, 0.5, 0.5, third]), np.mean([0, 0, 0.5, third])],
        [np.mean([1, 0, 0, third]), np.mean([0, 0, 0.5, third]), np.mean([0, 1, 0.5, third])],
    ]
    found = acceptability(totals, np.full((4, 2), 0.5))
    assert found.ranks == pytest.approx(np.array(wanted), abs=1e-12)


def test_central_weights_count_a_shared_first_place_by_its_part() -> None:
    """First alone at weights (1, 0), first with the other at (0, 1): (1 × (1, 0) + ½ × (0, 1)) / 1½."""
    found = acceptability(np.array([[9.0, 3.0], [5.0, 5.0]]), np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert found.central == pytest.approx(np.array([[2 / 3, 1 / 3], [0, 1]]), abs=1e-12)


def test_who_is_never_first_has_no_central_weights() -> None:
    weights = on_the_simplex(np.linspace(0.01, 0.99, 50))
    found = acceptability(two_options(weights, (80, 80), (50, 50)), weights)
    assert found.ranks.tolist() == [[1, 0], [0, 1]]
    assert found.central[0] == pytest.approx([0.5, 0.5])
    assert np.isnan(found.central[1]).all()


@given(st.integers(1, 6), st.integers(1, 40), st.integers(1, 4), st.integers(0, 2**32 - 1))
@examples(80)
def test_ranks_are_those_of_counting_by_hand(options: int, draws: int, scale: int, seed: int) -> None:
    """Few different totals, so many ties. k equals below b others have each of the ranks b to b + k for 1/k."""
    totals = np.random.default_rng(seed).integers(0, scale + 1, (draws, options)).astype(float)
    wanted = np.zeros((options, options))
    for row in totals:
        for place, own in enumerate(row):
            above, equal = sum(other > own for other in row), sum(other == own for other in row)
            for rank in range(above, above + equal):
                wanted[place, rank] += 1 / equal / draws
    found = acceptability(totals, np.full((draws, 1), 1.0)).ranks
    assert found == pytest.approx(wanted, abs=1e-12)
    assert found.sum(axis=0) == pytest.approx(np.ones(options))
    assert found.sum(axis=1) == pytest.approx(np.ones(options))


# SMAA


@pytest.mark.parametrize(("name", "task"), TASKS)
def test_every_option_has_a_rank_and_every_rank_an_option(name: str, task: str) -> None:
    case = case_of(name)
    found = smaa(case, case.assumptions, task, draws=5000)
    count = found.ranks.shape[0]
    assert found.ranks.shape == (count, count)
    assert found.ranks.min() >= 0
    assert found.ranks.sum(axis=0) == pytest.approx(np.ones(count), abs=1e-12)
    assert found.ranks.sum(axis=1) == pytest.approx(np.ones(count), abs=1e-12)
    ever_first = found.ranks[:, 0] > 0
    assert found.central[ever_first].sum(axis=1) == pytest.approx(np.ones(ever_first.sum()))
    assert np.isnan(found.central[~ever_first]).all()


def test_the_same_question_gets_the_same_answer_bit_for_bit() -> None:
    case = dinkelland()
    one, other = (smaa(case, case.assumptions, "reintegration", draws=3000) for _ in range(2))
    assert one.ranks.tobytes() == other.ranks.tobytes()
    assert one.central.tobytes() == other.central.tobytes()
    # Whatever the weights are set to, all weightings are looked at; the strengths are drawn around theirs.
    weighed = smaa(case, case.assumptions.replace(**{"weight.nearby": 10}), "reintegration", draws=3000)
    assert weighed.ranks.tobytes() == one.ranks.tobytes()
    stronger = smaa(
        case, case.assumptions.replace(**{"strength.reintegration_n_nearby": 3}), "reintegration", draws=3000
    )
    assert stronger.ranks[0, 0] > one.ranks[0, 0]


def test_the_draws_are_as_many_as_the_design_says() -> None:
    assert DRAWS == 100_000


def simulated_share(random: np.random.Generator, draws: int, strengths: tuple[float, float, float, float]) -> float:
    """How often Bureau is before Deeburg at betalen, written out: per option a pro and a con on two criteria.

    Strengths uniform from one below to one above, at least 0 and at most 3; the weight of vlakbij uniform.
    """
    near, small, large, far = (np.clip(random.uniform(middle - 1, middle + 1, draws), 0, 3) for middle in strengths)
    weight = random.uniform(size=draws)
    bureau = weight * 50 * near / (near + 2) - (1 - weight) * 50 * small / (small + 2)
    deeburg = (1 - weight) * 50 * large / (large + 2) - weight * 50 * far / (far + 2)
    return float(np.mean(bureau > deeburg))


@pytest.mark.parametrize("strengths", [(2, 2, 2, 2), (3, 1, 1, 2), (1, 2.5, 3, 0.5), (0.5, 0, 2, 0)])
def test_smaa_agrees_with_another_simulation_and_better_the_more_it_draws(
    strengths: tuple[float, float, float, float],
) -> None:
    """Four standard errors of a share, √(p (1 - p) / n): at 1.000 draws 6%, at 100.000 0,6%."""
    ids = ("bureau_dichtbij", "bureau_klein", "deeburg_groot", "deeburg_ver")
    changes = {f"strength.{id}": value for id, value in zip(ids, strengths, strict=True)}
    mine = villages().assumptions.replace(**changes)
    many = 2_000_000
    share = simulated_share(np.random.default_rng(7), many, strengths)
    for draws in (1000, 10_000, 100_000):
        found = smaa(villages(), mine, "betalen", (pair(BUREAU), pair(DEEBURG)), draws).ranks
        error = np.sqrt(share * (1 - share) * (1 / draws + 1 / many))
        assert abs(found[0, 0] - share) < 4 * error
        assert found[0, 0] == pytest.approx(found[1, 1], abs=1e-12)


def test_by_symmetry_two_mirrored_options_are_first_equally_often() -> None:
    """Bureau has on vlakbij what Deeburg has on stevig: half each, and mirrored central weights.

    Without ties and with strengths alike the first is whose criterion weighs more, so its mean weight is near ¾.
    """
    found = smaa(villages(), villages().assumptions, "betalen", (pair(BUREAU), pair(DEEBURG)))
    error = np.sqrt(0.25 / DRAWS)
    assert found.ranks == pytest.approx(np.full((2, 2), 0.5), abs=4 * error)
    # The spread of a weight is 1/√12.
    assert found.central[0] == pytest.approx(found.central[1, ::-1], abs=4 * np.sqrt(2 / 12 / DRAWS * 2))
    assert 0.65 < found.central[0, 0] < 0.76


def test_an_option_that_wins_on_every_criterion_is_always_first() -> None:
    """The hybrid of betalen has a pro on both criteria and no con, at any strength of 1 or more."""
    found = smaa(villages(), villages().assumptions, "betalen", draws=20_000)
    assert found.ranks[2].tolist() == [1, 0, 0]
    # Then all weightings are its own, the mean is the middle.
    assert found.central[2] == pytest.approx([0.5, 0.5], abs=4 / np.sqrt(12 * 20_000))
    assert np.isnan(found.central[:2]).all()


def test_twice_the_same_option_shares_every_rank() -> None:
    found = smaa(dinkelland(), dinkelland().assumptions, "benefits", (pair(N), pair(N)), 500)
    assert found.ranks.tolist() == [[0.5, 0.5], [0.5, 0.5]]
    # A task without arguments has nothing but equals.
    alone = smaa(dinkelland(), dinkelland().assumptions, "participation", draws=500)
    assert alone.ranks.tolist() == [[1]]
    nobody = smaa(dinkelland(), dinkelland().assumptions, "participation", (pair(N), pair(G), pair("almelo")), 500)
    assert nobody.ranks == pytest.approx(np.full((3, 3), 1 / 3), abs=1e-12)


def test_weights_are_drawn_evenly_over_all_weightings() -> None:
    """Of eight even weights each is 1/8 in mean and spreads √(7/9)/8 (Dirichlet): 0,110; of 20.000 the mean 0,0008."""
    found = smaa(dinkelland(), dinkelland().assumptions, "participation", draws=20_000)
    assert found.central[0] == pytest.approx(np.full(8, 1 / 8), abs=4 * np.sqrt(7 / 9) / 8 / np.sqrt(20_000))


def test_of_the_weightings_only_what_is_counted_is_held_on_to() -> None:
    """Not all that the scores of a block were made of: that is 23 MB of so few draws, and of 100.000 with 20 criteria a
    quarter of a gigabyte."""
    case = dinkelland()
    smaa(case, case.assumptions, "reintegration", draws=20_000)
    tracemalloc.start()
    try:
        smaa(case, case.assumptions, "reintegration", draws=20_000)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 12_000_000
