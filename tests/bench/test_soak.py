"""How the endurance test tells whether memory grows."""

from __future__ import annotations

import pytest

from bench.soak import Sample, levels_off, slope_of


def test_the_slope_of_points_on_a_line() -> None:
    assert slope_of([0.0, 1.0, 2.0], [5.0, 7.0, 9.0]) == pytest.approx(2)
    assert slope_of([1.0, 1.0], [5.0, 7.0]) is None


def test_each_third_has_its_slope() -> None:
    """200 MB more per 1.000 reruns at first, then 50, then none."""
    memory = [100.0, 300.0, 400.0, 450.0, 450.0, 450.0]
    samples = [Sample(10.0 * place, 1000 * place, mb) for place, mb in enumerate(memory)]
    said = levels_off(samples)
    assert "in each third +200.00, +50.00, +0.00; the last from 450 to 450 MB" in said


def test_a_short_proof_says_so() -> None:
    assert "too short" in levels_off([Sample(0.0, 0, 100.0), Sample(10.0, 300, 120.0)])
