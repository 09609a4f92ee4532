"""Every number that has a name: the arrays and the terms say the same, and each term ends in the case or the settings.

Over the whole schema of assumptions (``points``): 300 settings of Dinkelland and Tubbergen, and 30 of each of three
fictitious cases. In each, ``A_TIME`` formulas are drawn, with all their names at one place of what is computed apart,
and in half of the settings one of them once more in a situation. With 300 settings that is some 13.000 pairs of a
setting and a name; each formula comes about twelve times.

What takes draws or a search is a leaf of the very function that a page calls; here one of ten settings looks at one.

``NAMES_EVERY=1 pytest tests/model/terms/test_every_name.py`` walks in every setting every name that takes no draws:
700.000 pairs, a quarter of an hour. ``NAMES_SETTINGS`` is how many settings.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from functools import cache
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from model import VARIANTS, Assumptions, Case, Variant
from model.case.naming import FORMULAS, Formula, labels_of, places_at
from model.case.situations import MARK, SITUATIONS, situated
from model.case.termed import TermedCase, termed, termed_assumptions
from model.case.variants import of_variant
from model.outcomes.derivation import derive
from model.terms.term import Term, as_term
from tests.model.worlds import NAMES, assumptions_at, case_of, dinkelland, points

EVERY = bool(os.environ.get("NAMES_EVERY"))
SETTINGS = int(os.environ.get("NAMES_SETTINGS", "300"))
A_TIME = 5
MONTHS_PER_DAY = 12 / 365
HEAVY = ("rank", "central_weight")
"""A hundred thousand draws each: ``test_tried`` looks at them once."""
Found = Mapping[str, Any]


def situations(case: Case, random: Random) -> str:
    """A situation that this case has."""
    change, id = random.choice(labels_of(case, "changes")), random.choice(labels_of(case, "ranged"))
    findings, groups = labels_of(case, "compared"), labels_of(case, "moving_groups")
    found = [
        f"low.{id}", f"high.{id}", f"only.set.{change}", f"only.mine.{change}", "before.set", "before.mine", "in_time",
        f"undone.{random.choice(labels_of(case, 'changeable'))}", "built_up", "as.current", "as.advice", "as.mine",
        "at.exit_cost_years=2", "at.cost_key=caseload", "set.cost_key=mixed;exit_cost_years=2",
        *(f"with.{one}" for one in findings), *(f"without.{one}" for one in findings),
        *(f"unmoved.{one}" for one in groups),
    ]  # fmt: skip
    return random.choice(found)


def test_every_kind_of_situation_is_looked_at() -> None:
    looked_at = {situations(dinkelland(), Random(seed)).partition(".")[0] for seed in range(600)}
    assert looked_at == {*SITUATIONS, "as"} - {"chosen"}  # another model: test_tried


def at_a_place(case: Case, chosen: list[Formula], random: Random) -> list[tuple[Formula, tuple[str, ...]]]:
    """These formulas, each at one place of what it computes apart."""
    axes = [(one, [labels_of(case, axis) for axis in one.each]) for one in chosen]
    return [(one, tuple(map(random.choice, labels))) for one, labels in axes if all(labels)]


def numbers(case: Case, own: Assumptions, variant: Variant, formula: Formula, lead: tuple[str, ...]) -> Found:
    """The numbers of a formula at one place, by name: floats of a case, terms of one with terms."""
    bare = case.bare if isinstance(case, TermedCase) else case
    computed = formula.compute(case, own, variant, *lead)
    return {name: computed[spot.place] for name, spot in places_at(bare, formula, lead)}


def assert_same(found: Found, wanted: Found) -> None:
    assert found.keys() == wanted.keys()
    for name, value in wanted.items():
        np.testing.assert_allclose(as_term(found[name]).value, value, rtol=1e-9, atol=1e-6, err_msg=name)


@cache
def figure_of(case: Case, name: str) -> float:
    """A figure of the case by its name, whatever is set."""
    return derive(case, case.assumptions, "mine", name).value


def assert_origin(case: Case, assumptions: Assumptions, name: str, leaf: Term) -> None:
    """A leaf is a small number of the formula itself, a setting, a figure of the case, or says how it was made."""
    told, origin = f"{name}: {leaf} has no origin", leaf.origin
    if leaf.operation == "constant":
        most = 12 * max(len(case.about.years), 5)  # the months of the budget, of which the end of each year is counted
        small = leaf.value == int(leaf.value) and abs(leaf.value) <= most if math.isfinite(leaf.value) else True
        # Where nothing is weighed each criterion counts the same: a half, a third, ...
        equal = leaf.name.startswith("weight_in.") and round(1 / leaf.value, 9) in range(2, 60) if leaf.value else False
        assert small or equal or leaf.value == MONTHS_PER_DAY, told
        return
    assert origin is not None, told
    if origin.kind == "assumption":
        assert leaf.value == assumptions.get(origin.id), told
    elif origin.kind == "figure":
        assert figure_of(case, leaf.name) == leaf.value, told
        assert origin.source in {one.id for one in case.sources} or origin.status == "aanname", told
    else:
        assert origin.how, told
        assert (origin.draws is None) == (origin.seed is None), told


def look(case: Case, assumptions: Assumptions, variant: Variant, chosen: list[Formula], random: Random) -> int:
    """Look at these formulas under one setting; how many names that are."""
    made, theirs = termed(case), termed_assumptions(case, assumptions)
    own, owned = of_variant(case, assumptions, variant), of_variant(made, theirs, variant)
    looked_at, leaves, parts = 0, dict[str, tuple[str, Term]](), dict[str, Term]()
    for formula, lead in at_a_place(case, chosen, random):
        found = numbers(made, owned, variant, formula, lead)
        assert_same(found, numbers(case, own, variant, formula, lead))
        looked_at += len(found)
        for name, term in found.items():
            leaves |= {leaf.name or str(leaf.value): (name, leaf) for leaf in as_term(term).leaves()}
            parts |= {part.name: part for part in as_term(term).operands if part.name and part.operands}
    for name, leaf in leaves.values():
        assert_origin(case, own, name, leaf)
    # Who opens a part finds the number that stood there.
    for name in random.sample(sorted(parts), min(1, len(parts))):
        opened = derive(case, assumptions, variant, name)
        np.testing.assert_allclose(opened.value, parts[name].value, rtol=1e-9, atol=1e-6, err_msg=name)
    return looked_at


def look_elsewhere(case: Case, assumptions: Assumptions, variant: Variant, one: Formula, random: Random) -> None:
    """A formula in a situation: the arrays under its assumptions, and the terms by their name."""
    there = situations(case, random)
    changed, of = situated(case, assumptions, variant, there)
    for formula, lead in at_a_place(case, [one], random):
        wanted = numbers(case, of_variant(case, changed, of), of, formula, lead)
        for name in random.sample(sorted(wanted), min(1, len(wanted))):
            term = derive(case, assumptions, variant, f"{there}{MARK}{name}")
            np.testing.assert_allclose(term.value, wanted[name], rtol=1e-9, atol=1e-6, err_msg=f"{there}: {name}")


@pytest.mark.parametrize(
    ("name", "count"), [(name, SETTINGS if name == "dinkelland-tubbergen" else SETTINGS // 10) for name in NAMES]
)
def test_every_number_is_what_it_is_made_of(name: str, count: int) -> None:
    case = case_of(name)
    looked_at = list[int]()
    # By name: in which order modules are loaded hangs on which other tests run.
    there = [one for _name, one in sorted(FORMULAS.items()) if one.exists(case)]
    light = [one for one in there if not one.drawn]
    heavy = [one for one in there if one.drawn and one.name not in HEAVY]

    # What is drawn first shrinks nothing of use: a failure names the number and stops.
    @given(data=st.data())
    @settings(max_examples=count, deadline=None, derandomize=True, phases=[Phase.generate], database=None)
    def look_around(data: st.DataObject) -> None:
        assumptions = assumptions_at(case, data.draw(points(case)))
        random = Random(data.draw(st.integers(0, 2**32 - 1)))
        variant = random.choice(VARIANTS)
        chosen = [one for one in light if one.listed] if EVERY else random.sample(light, A_TIME)
        looked_at.append(look(case, assumptions, variant, chosen, random))
        if random.random() < 0.5:
            look_elsewhere(case, assumptions, variant, random.choice(chosen), random)
        if random.random() < 0.1:  # numbers of pages that show all variants: asked for under Mijn variant
            look(case, assumptions, "mine", [random.choice(heavy)], random)

    look_around()
    assert len(looked_at) >= count
    assert sum(looked_at) > 20 * count  # five formulas a setting; many of the younger ones have one name each
