"""What a term is: a number that remembers, in the arrays of the model as well as alone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model.numbers.operations import limited, maximum, minimum, numbers, one_of, part, switched
from model.outcomes.derivation import derive
from model.terms.origin import Chosen, Origin
from model.terms.term import Term
from tests.model.worlds import dinkelland

ORIGIN = Origin(kind="assumption", id="five", status="aanname")
FIVE = Term(5.0, "leaf", (), "eur", "five", ORIGIN)
TWO = Term(2.0, "leaf", (), "share", "two", Origin(kind="figure", id="two", status="bron"))


def array(*values: object) -> Any:
    return numbers(list(values))


def test_it_counts_as_the_number_that_it_is() -> None:
    assert float(FIVE) == FIVE.value == 5
    assert [(FIVE + TWO).value, (FIVE - TWO).value, (FIVE * TWO).value, (FIVE / TWO).value, (FIVE**2).value] == [
        7, 3, 10, 2.5, 25,
    ]  # fmt: skip
    assert [(1 + FIVE).value, (1 - FIVE).value, (3 * FIVE).value, (10 / FIVE).value, (-FIVE).value] == [
        6,
        -4,
        15,
        2,
        -5,
    ]
    assert (FIVE / 0).value == np.inf
    assert np.isnan(((TWO - 2) / (TWO - 2)).value)


def test_it_is_never_true_or_false_by_accident() -> None:
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(Term(0.0))
    assert FIVE > TWO
    assert FIVE == 5.0
    assert Term(5.0) != FIVE


def test_a_sum_of_many_is_one_sum_unless_a_part_has_a_name() -> None:
    assert (FIVE + TWO + FIVE).operands == (FIVE, TWO, FIVE)
    named = Term(7.0, "add", (FIVE, TWO), "eur", "seven")
    assert (named + FIVE).operands == (named, FIVE)


def test_a_nought_of_the_formula_says_nothing_but_one_that_is_set_does() -> None:
    assert FIVE + 0 is FIVE
    assert FIVE * 1 is FIVE
    assert (FIVE * 0).operation == "constant"
    nothing = Term(0.0, "leaf", (), "eur", "nothing", ORIGIN)
    assert (FIVE + nothing).operands == (FIVE, nothing)
    assert (FIVE * nothing).operands == (FIVE, nothing)


def test_what_rests_on_an_assumption_is_one() -> None:
    assert FIVE.status == "aanname"
    assert TWO.status == "bron"
    assert (TWO * 3).status == "berekend"
    assert (TWO * FIVE).status == "aanname"
    assert Term(1.0).status is None


def test_the_operations_do_on_floats_what_numpy_does() -> None:
    values = np.array([-1.0, 0.5, 3.0])
    assert minimum(values, 0).tolist() == [-1, 0, 0]
    assert maximum(values, 0).tolist() == [0, 0.5, 3]
    assert limited(values, 0, 1).tolist() == [0, 0.5, 1]
    assert part(np.array([1.0, 1.0]), np.array([2.0, 0.0]), 9.0).tolist() == [0.5, 9]
    assert switched(np.array([0.0, 0.5, 1.0]), np.array(10.0), np.array(4.0)).tolist() == [10, 12, 14]
    assert numbers(values) is values
    assert numbers(3).dtype == np.float64


def test_the_operations_keep_terms() -> None:
    assert [one.operation for one in minimum(array(FIVE, TWO), 3)] == ["minimum", "minimum"]
    assert [one.value for one in limited(array(FIVE, TWO), 0, 3)] == [3, 2]
    assert np.floor(array(FIVE / 2)).item().operation == "floor"
    up = np.ceil(array(FIVE / 2)).item()
    assert (up.operation, up.value) == ("ceil", 3)
    assert part(array(FIVE), array(TWO), 0.0).item().operands == (FIVE, TWO)


def test_a_choice_computes_the_other_way_only_for_who_looks() -> None:
    made: list[str] = []

    def way(key: str, value: Term) -> Any:
        made.append(key)
        return array(value)

    chosen = Chosen("first", ORIGIN)
    (found,) = one_of(chosen, {"first": lambda: way("first", FIVE), "second": lambda: way("second", TWO)})
    assert made == ["first"]
    assert (found.operation, found.operands, found.choice.taken) == ("choose", (FIVE,), "first")
    (other,) = found.choice.others
    assert (other.key, other.term) == ("second", TWO)
    assert made == ["first", "second"]
    with pytest.raises(KeyError):
        one_of("third", {"first": lambda: array(FIVE)})


def test_a_switch_keeps_both_positions() -> None:
    off = Term(0.0, "leaf", (), "", "finding.x", Origin(kind="assumption", id="finding.x", status="bron"))
    changed, same = switched(off, array(FIVE, TWO), np.array([1.0, 0.0]))
    assert changed.choice.taken == "off"
    assert changed.choice.others[0].term.value == 6
    assert same is TWO  # the switch is about another


def test_the_break_even_is_the_closed_form() -> None:
    """docs/model.md: 275 × 0,44 / 0,56 = 216,1."""
    case = dinkelland()
    found = derive(case, case.assumptions, "mine", "break_even.dinkelland.tubbergen")
    assert found.value == pytest.approx(275 * 0.44 / 0.56)
    assert {"caseload.dinkelland", "share.dinkelland"} <= {leaf.name for leaf in found.leaves()}
