"""The master check holds for any settings, tells what the source itself has wrong, and each identity can fail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from model.case.variants import VARIANTS
from model.outcomes import check, derivation, identities
from model.outcomes.check import KINDS
from model.outcomes.derivation import values
from tests.model.worlds import NAMES, assumptions_at, case_of, dinkelland, examples, examples_of, points


@pytest.mark.parametrize("name", NAMES)
def test_it_holds_for_any_settings(name: str) -> None:
    case = case_of(name)

    @examples(examples_of(name, 15))
    @given(points(case))
    def for_any(point: Any) -> None:
        found = check.check(case, assumptions_at(case, point))
        assert check.broken(found) == ()
        assert tuple(dict.fromkeys(one.kind for one in found)) == KINDS

    for_any()


def test_what_the_source_has_wrong_is_no_fault_of_ours() -> None:
    """289.255 + 4.770 = 294.025, printed 293.995. Hours × rate 217.700, printed 217.800. 60.000 is right."""
    case = dinkelland()
    found = {one.about: one for one in check.check(case, case.assumptions) if one.kind == identities.PRINTED}
    wrong = {about: (one.left, one.right) for about, one in found.items() if one.finding}
    assert sorted(wrong.values()) == [(217_700, 217_800), (294_025, 293_995)]
    assert (found["project_other"].left, found["project_other"].finding) == (60_000, False)


def test_both_sides_of_the_split_by_hand() -> None:
    """Five years of 567.357 / 0,56."""
    case = dinkelland()
    for one in check.check(case, case.assumptions):
        if one.kind == identities.SPLIT:
            assert (one.left, one.right) == pytest.approx((5 * 1_013_137.5,) * 2)


def test_every_number_is_what_it_is_made_of() -> None:
    """Of all variants; and where one is not, the number that is furthest off is named."""
    case = case_of("drie-dorpen")
    own = case.assumptions.replace(execution_cost_change=0.1)
    for variant in VARIANTS:
        count, found = check.taken_apart(case, own, variant)
        assert (found.ok, found.about) == (True, variant)
        assert count == len(values(case, own, variant)) > 500


def test_a_number_that_is_not_what_it_is_made_of_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    case = dinkelland()
    real = derivation.terms

    def off(*args: Any, **kwargs: Any) -> Any:
        found = dict(real(*args, **kwargs))
        return found | {"chosen_share.dinkelland": found["chosen_share.dinkelland"] + 1e-6}

    monkeypatch.setattr(check, "terms", off)
    _count, found = check.taken_apart(case, case.assumptions, "mine")
    # The printed share of Dinkelland is 56%.
    assert (found.ok, found.about, found.right) == (False, "chosen_share.dinkelland", 0.56)


def more(value: Any) -> Any:
    return value + 1


BREAKS: dict[str, tuple[str, Callable[..., Any]]] = {
    # A formula that is a euro, a share or an item wrong.
    "split": ("model.money.key_comparison.split_by_key", lambda real: lambda *a: real(*a) * 1.01),
    "natures": ("model.outcomes.identities.saldo", lambda real: lambda *a: more(real(*a))),
    "fields": ("model.outcomes.identities.saldo", lambda real: lambda *a: more(real(*a))),
    "printed": ("model.outcomes.identities._corrected", lambda _real: lambda *a: False),
    "shares": ("model.outcomes.identities.fixed_shares", lambda real: lambda *a: real(*a) + 0.02),
    "untouched": (
        "model.outcomes.identities.budget",
        lambda real: (
            lambda case, own, variant: real(
                case, own.replace(execution_cost_change=0.1) if variant == "mine" else own, variant
            )
        ),
    ),
    "terms": (
        "model.outcomes.derivation.termed_assumptions",
        lambda real: lambda case, own: real(case, own.replace(cost_per_fte=1.0, execution_cost_change=0.1)),
    ),
    "whole": ("model.money.key_comparison.round_to_sum", lambda _real: lambda amounts: np.floor(amounts)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_identity_can_fail(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    case = dinkelland()
    place, wrong = BREAKS[kind]
    module, _dot, name = place.rpartition(".")
    real = getattr(__import__(module, fromlist=[name]), name)
    monkeypatch.setattr(place, wrong(real))
    own = case.assumptions.replace(**{"caseload.tubbergen": 150.0})
    found = check.broken(check.check(case, own))
    assert kind in {one.kind for one in found}
    assert all(one.left != one.right for one in found)
