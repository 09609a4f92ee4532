"""How the endurance test tells whether memory grows."""

from __future__ import annotations

import pytest

from bench.soak import Sample, levels_off, slope_of


def test_the_slope_of_points_on_a_line() -> None:
    assert slope_of([0.0, 1.0, 2.0], [5.0, 7.0, 9.0]) == pytest.approx(2)
    assert slope_of([1.0, 1.0], [5.0, 7.0]) is None


def test_only_the_second_half_counts() -> None:
    memory = [100.0, 300.0, 400.0, 400.0]
    samples = [Sample(10.0 * place, 1000 * place, mb) for place, mb in enumerate(memory)]
    assert "second half +0.00 MB per 1000 reruns, from 400 to 400 MB" in levels_off(samples)
