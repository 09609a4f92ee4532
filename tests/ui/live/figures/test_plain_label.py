"""Names of the case are texts in a chart, whatever stands in them."""

from __future__ import annotations

import numpy as np
import pytest

from ui.charts.bars_and_lines import Series, stacked_bars, table_of
from ui.live.figures.drawn import figure_of
from ui.live.figures.figure import plain_label, wrapped

NAME = "A <i>b</i> & %{y}"
HARMLESS = "A &lt;i&gt;b&lt;/i&gt; &amp; %&#123;y}"


@pytest.mark.parametrize(
    ("name", "label"),
    [("Aadorp", "Aadorp"), (NAME, HARMLESS), ("&lt;", "&amp;lt;"), ("56%", "56%"), ("$x$ **b**", "$x$ **b**")],
)
def test_a_name_holds_no_markup_for_plotly(name: str, label: str) -> None:
    assert plain_label(name) == label


def test_only_our_own_line_breaks_are_markup() -> None:
    assert wrapped("een <br> twee drie", 10) == "een &lt;br&gt;<br>twee drie"


def test_the_chart_has_harmless_names_and_the_table_the_names_themselves() -> None:
    series = [Series(NAME, np.array([[1.0]]), "@0")]
    (trace,) = figure_of(stacked_bars("", "", [NAME], series, [""]).picture).traces
    assert (trace["name"], trace["y"]) == (HARMLESS, [HARMLESS])
    assert trace["hovertemplate"].startswith(f"{HARMLESS}: ")
    assert table_of("", [], series).lines == [NAME]
