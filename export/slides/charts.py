"""The charts of the slides: native ones, which an office edits as its own."""

from __future__ import annotations

from datetime import date
from math import ceil, floor, isfinite, log10
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_AXIS_CROSSES, XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Pt

from export.slides.record import EXCEL_DAY, Drawn, Series, Unit
from words.languages import LANGUAGES
from words.look.theme import hex_of
from words.texts import euro, language

SIGNS = 16
"""The size of what stands in a chart, in points; more bars get smaller signs."""
SMALL = 14
LEAST_PART = 0.09
"""A part of a bar that is smaller has no room for its number,"""
OF_A_SIGN = 0.016
"""nor one with less than this for each sign of it."""
HALF_YEAR = 183
LIGHT = 0.55
"""How far a lighter tone lies towards white."""


def format_of(unit: Unit) -> str:
    """How an office writes the values. The sign between the digits stands in it, as otherwise that of the machine
    would be used, whatever the language of the slides."""
    if unit != "euro":
        return {"points": "0.0", "count": "0", "date": "dd-mm-yyyy"}[unit]
    spoken = LANGUAGES[language()]
    sign, before = spoken.thousands, spoken.euro.replace("{number}", "")
    million, thousand = f"0\\{sign}000\\{sign}000", f"0\\{sign}000"
    return f'[>=1000000]"{before}"{million};[>=1000]"{before}"{thousand};"{before}"0'


def data_of(drawn: Drawn) -> CategoryChartData:
    """The sheet behind the chart. What nobody knows has an empty cell."""
    data = CategoryChartData(number_format=format_of(drawn.unit))
    data.categories = list(drawn.categories)
    for one in drawn.series:
        data.add_series(one.name, [float(value) if isfinite(value) else None for value in one.values])
    return data


def kind_of(drawn: Drawn) -> XL_CHART_TYPE:
    """Bars from left to right: their names can be read."""
    return XL_CHART_TYPE.BAR_CLUSTERED if drawn.kind == "bars" else XL_CHART_TYPE.BAR_STACKED


def style(chart: Any, drawn: Drawn) -> None:
    """Colours, labels and axes."""
    size = Pt(SIGNS if len(drawn.categories) <= 6 else SMALL)
    chart.has_title = False
    chart.font.size, chart.font.color.rgb = size, _rgb("@text")
    chart.has_legend = drawn.kind == "stacked" and len(drawn.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.legend.font.size = size
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = 45, False
    if drawn.kind != "bars":
        plot.overlap = 100
    for series, one in zip(plot.series, drawn.series, strict=True):
        _paint(series, one)
        _label(series, one, drawn, size)
    _axes(chart, drawn, size)


def _rgb(code: str) -> RGBColor:
    return RGBColor.from_string(hex_of(code))


def _lighter(code: str) -> RGBColor:
    return RGBColor(*(round(part + (255 - part) * LIGHT) for part in bytes.fromhex(hex_of(code))))


def _paint(series: Any, one: Series) -> None:
    if one.unseen:
        series.format.fill.background()
        return
    tone = _lighter if one.light else _rgb
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = tone(one.color)
    for place, color in enumerate(one.colors):
        fill = series.points[place].format.fill
        fill.solid()
        fill.fore_color.rgb = tone(color)


def _label(series: Any, one: Series, drawn: Drawn, size: Pt) -> None:
    """The number at its bar, or in it; of a span it stands with its name, where there is room."""
    if drawn.kind == "spans":
        return
    inside = drawn.kind == "stacked"
    at = XL_LABEL_POSITION.CENTER if inside else XL_LABEL_POSITION.OUTSIDE_END
    color = RGBColor(0xFF, 0xFF, 0xFF) if inside else _rgb("@text")
    labels = series.data_labels
    labels.show_value, labels.number_format_is_linked, labels.number_format = True, False, format_of(drawn.unit)
    labels.font.size, labels.font.color.rgb, labels.position = size, color, at
    # An office would break an amount over two lines, in the middle of its digits.
    labels._element.get_or_add_txPr().find(qn("a:bodyPr")).set("wrap", "none")
    whole = drawn.limit or _longest(drawn)
    for place, value in enumerate(one.values):
        if not isfinite(value) or (inside and value < _least(value, drawn.unit) * whole):
            _without_label(labels, place)
        elif one.labels is not None:
            label = series.points[place].data_label
            label.text_frame.text, label.position = one.labels[place], at
            font = label.text_frame.paragraphs[0].runs[0].font
            font.size, font.color.rgb = size, color


def _least(value: float, unit: Unit) -> float:
    """The part of the longest bar that a bar has to be for its number to fit in."""
    return max(LEAST_PART, OF_A_SIGN * len(euro(value))) if unit == "euro" else LEAST_PART


def _without_label(labels: Any, place: int) -> None:
    """Leave out one label: the library has no call for it."""
    label = labels._element._insert_dLbl_in_sequence(place)
    for child in list(label)[1:]:
        label.remove(child)
    label.append(label.makeelement(label.tag.replace("dLbl", "delete"), {"val": "1"}))


def _longest(drawn: Drawn) -> float:
    ends = [sum(found) for found in zip(*(one.values for one in drawn.series), strict=True)]
    return max((one for one in ends if isfinite(one)), default=1.0)


def _axes(chart: Any, drawn: Drawn, size: Pt) -> None:
    names, values = chart.category_axis, chart.value_axis
    names.reverse_order, names.crosses = True, XL_AXIS_CROSSES.MAXIMUM
    names.tick_labels.font.size, names.major_tick_mark = size, XL_TICK_MARK.NONE
    names.format.line.color.rgb = _rgb("@15")
    values.has_major_gridlines = False
    values.visible = drawn.kind == "spans"
    values.tick_labels.font.size = size
    if drawn.kind == "spans":
        _between(values, drawn)
    elif drawn.limit:
        values.minimum_scale, values.maximum_scale = 0, drawn.limit
    else:
        values.minimum_scale = min([0.0, *(value for one in drawn.series for value in one.values if isfinite(value))])


def _round_step(apart: float) -> float:
    """A round number near this: 1, 2 or 5 and noughts."""
    tens = 10.0 ** floor(log10(max(apart, 1.0)))
    return next(tens * times for times in (1, 2, 5, 10) if tens * times >= apart)


def _between(values: Any, drawn: Drawn) -> None:
    """An axis that begins a little before the first bar, and leaves room for what stands behind the last."""
    low = min(value for value in drawn.series[0].values if isfinite(value))
    high = _longest(drawn)
    apart = (high - low) or max(abs(high), 1.0) * 0.1
    if drawn.unit == "date":
        _months(values, low, high)
        return
    step = _round_step(apart / 3)
    values.minimum_scale, values.maximum_scale = floor((low - 0.01 * apart) / step) * step, ceil(high / step) * step
    values.major_unit = step
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = format_of("euro"), False


def _months(values: Any, low: float, high: float) -> None:
    """An axis from the begin of a year, with a word every half year or every year."""
    begin = date.fromordinal(int(low) + EXCEL_DAY).replace(month=1, day=1).toordinal() - EXCEL_DAY
    step = HALF_YEAR if high - begin < 6 * HALF_YEAR else 2 * HALF_YEAR
    values.minimum_scale, values.maximum_scale = begin, begin + step * ceil((high - begin) / step)
    values.major_unit = step
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "mm-yyyy", False
