"""The drawings of an annex: cost beside budget, ranges, and the planning. Each is typed series, laid out on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, isfinite

from export.annex.drawing import INK, SOFT, WIDTH, Box, Dot, Drawing, Label, Line, Shape
from words import formatting
from words.claims.spread import Span
from words.texts import _, euro, language, short_day, unknown

NAMES = 58.0
"""Room for the names at the left of a drawing with rows."""
ROW = 7.5
"""How high a row is."""
BARS = 26.0
"""How high the tallest bar is."""
AMOUNT = 20.0
"""Room for the amount at a bar."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """What stands at a year: the part that comes every year again, the part that comes once, and what is budgeted."""

    name: str
    lasting: float
    once: float
    budgeted: float


def bars(series: Sequence[Bar], color: str) -> Drawing:
    """For every year a bar, what comes once hatched on top of what lasts, and a line at what is budgeted."""
    amounts = [amount for one in series for amount in (one.lasting, one.lasting + one.once, one.budgeted)]
    top, low = max([1.0, *filter(isfinite, amounts)]), min([0.0, *filter(isfinite, amounts)])
    scale, wide = BARS / (top - low), WIDTH / len(series)
    zero = 6 + top * scale
    shapes: list[Shape] = [Line(x=0, y=zero, to_x=WIDTH, to_y=zero)]
    for place, one in enumerate(series):
        shapes += _bar(one, place * wide, wide, zero, scale, color)
    # Where the bars stand closer than their amounts are wide, every second or third has one, and always the last.
    for place in range(len(series) - 1, -1, -ceil(AMOUNT / wide)):
        shapes.append(_amount(series[place], place * wide, wide, zero, scale))
    bottom = zero - low * scale
    shapes += [Label(x=(place + 0.5) * wide, y=bottom + 3, text=one.name, anchor="center", wide=wide)
               for place, one in enumerate(series)]  # fmt: skip
    return Drawing(bottom + 13, [*shapes, *_key(bottom + 10, color)])


def _bar(one: Bar, x: float, wide: float, zero: float, scale: float, color: str) -> Iterator[Shape]:
    left, room = x + wide * 0.25, wide * 0.5
    if not isfinite(one.lasting + one.once):
        return
    yield _upright(left, room, 0, one.lasting, zero, scale, color, hatched=False)
    if round(one.once):
        yield _upright(left, room, one.lasting, one.lasting + one.once, zero, scale, color, hatched=True)
    if isfinite(one.budgeted):
        y = zero - one.budgeted * scale
        yield Line(x=left - 3, y=y, to_x=left + room + 3, to_y=y, thick=0.6)


def _amount(one: Bar, x: float, wide: float, zero: float, scale: float) -> Label:
    """What a bar is together, above it and above what is budgeted; or that nobody knows."""
    cost, middle, room = one.lasting + one.once, x + wide / 2, max(wide, AMOUNT)
    if not isfinite(cost):
        return Label(x=middle, y=zero - 3, text=unknown(), anchor="center", wide=room)
    highest = max(one.lasting, cost, 0, one.budgeted if isfinite(one.budgeted) else 0)
    y = zero - highest * scale - 3
    return Label(x=middle, y=y, text=euro(cost), anchor="center", wide=room, strong=True)


def _upright(
    x: float, wide: float, start: float, end: float, zero: float, scale: float, color: str, *, hatched: bool
) -> Box:
    low, high = sorted((start, end))
    return Box(x=x, y=zero - high * scale, wide=wide, high=(high - low) * scale, color=color, hatched=hatched)


def _key(y: float, color: str) -> Iterator[Shape]:
    """What the bars and the line are, in words beside a piece of each."""
    parts = (_("every year again"), _("once"), _("budgeted now"))
    for place, text in enumerate(parts):
        x = place * 45.0
        if place < 2:
            yield Box(x=x, y=y - 1.5, wide=5, high=3, color=color, hatched=place == 1)
        else:
            yield Line(x=x, y=y, to_x=x + 5, to_y=y, thick=0.6)
        yield Label(x=x + 7, y=y, text=text, wide=37, color=SOFT)


def ranges(spans: Sequence[Span], budgeted: float | None) -> Drawing:
    """A bar for every span with a dot at what is set; a dashed line at what is budgeted, where that is one amount."""
    known = [one for one in spans if isfinite(one.low + one.high + one.at)]
    ends = [amount for one in known for amount in (one.low, one.high)]
    ends += [] if budgeted is None else [budgeted]
    low, high = (min(ends), max(ends)) if ends else (0.0, 1.0)
    edge = (high - low) * 0.06 or 1.0
    left, right = NAMES + 4, WIDTH - 4

    def x(amount: float) -> float:
        return left + (amount - low + edge) / (high - low + 2 * edge) * (right - left)

    shapes: list[Shape] = []
    for place, one in enumerate(spans):
        shapes += _span(one, 2 + place * 11.0, x)
    bottom = 2 + len(spans) * 11.0
    if budgeted is not None:
        at = x(budgeted)
        shapes.append(Line(x=at, y=1, to_x=at, to_y=bottom, dashed=True, thick=0.4))
        text = _("budgeted now: {amount}", amount=euro(budgeted))
        beside = at + 60 < WIDTH
        x_of = at - 1 if beside else at + 1
        shapes.append(Label(x=x_of, y=bottom + 3, text=text, anchor="left" if beside else "right", wide=60, color=SOFT))
    return Drawing(bottom + (7 if budgeted is not None else 1), shapes)


def _span(one: Span, y: float, x: Callable[[float], float]) -> Iterator[Shape]:
    yield Label(x=0, y=y + 4, text=one.name, wide=NAMES, strong=True)
    if not isfinite(one.low + one.high + one.at):
        yield Label(x=NAMES + 4, y=y + 4, text=unknown(), wide=60)
        return
    low, high, at = x(one.low), x(one.high), x(one.at)
    yield Box(x=low, y=y + 4.5, wide=max(high - low, 0.4), high=3, color=one.color)
    yield Dot(x=at, y=y + 6, radius=1.8, color=INK)
    text = euro(one.at) if one.low == one.high else f"{euro(one.low)} – {euro(one.high)}"
    middle = min(max((low + high) / 2, NAMES + 34), WIDTH - 32)
    yield Label(x=middle, y=y + 1.5, text=text, anchor="center", wide=64)


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step on days (ordinals): as printed, and as it becomes. ``late``: a delay of it moves the end."""

    name: str
    printed: tuple[float, float]
    becomes: tuple[float, float]
    critical: bool


def steps_drawn(steps: Sequence[Step], color: str) -> Drawing:
    """For every step an outline as the source prints it and a bar as it becomes, on an axis of months."""
    days = [day for one in steps for day in (*one.printed, *one.becomes)]
    first, last = min(days), max(days)
    span = max(last - first, 1.0)

    def x(day: float) -> float:
        return NAMES + 4 + (day - first) / span * (WIDTH - NAMES - 16)

    bottom = 6 + len(steps) * ROW
    shapes: list[Shape] = []
    for ordinal in _months(first, last):
        at = x(ordinal)
        shapes.append(Line(x=at, y=5, to_x=at, to_y=bottom, color="#c5ccd6"))
        shapes.append(Label(x=at, y=2, text=_tick(ordinal), anchor="center", wide=20, size=7.5, color=SOFT))
    for place, one in enumerate(steps):
        y = 6 + place * ROW
        shapes.append(Label(x=0, y=y + ROW / 2, text=one.name, wide=NAMES))
        shapes += _step(one, y, x, color)
    return Drawing(bottom + 1, shapes)


def _step(one: Step, y: float, x: Callable[[float], float], color: str) -> Iterator[Shape]:
    (start, end), (begin, ready) = one.printed, one.becomes
    yield Box(x=x(begin), y=y + 2.4, wide=max(x(ready) - x(begin), 0.6), high=ROW - 4.8, color=color,
              hatched=one.critical)  # fmt: skip
    yield Box(x=x(start), y=y + 1.4, wide=max(x(end) - x(start), 0.3), high=ROW - 2.8, empty=True)
    if one.critical:
        yield Dot(x=x(ready), y=y + ROW / 2, radius=1.9, diamond=True)
    after = x(ready) + 3
    inside = after + 18 < WIDTH
    yield Label(x=after if inside else x(begin) - 2, y=y + ROW / 2, text=short_day(ready), wide=20, size=7.5,
                anchor="left" if inside else "right")  # fmt: skip


def _months(first: float, last: float) -> list[float]:
    """The first days of months between two days: at most nine, evenly apart."""
    begin, end = date.fromordinal(int(first)), date.fromordinal(int(last))
    count = (end.year - begin.year) * 12 + end.month - begin.month
    apart = next(step for step in (1, 2, 3, 6, 12, 24, 60, 1200) if count / step <= 9)
    found = [date(begin.year + (begin.month + place) // 12, (begin.month + place) % 12 + 1, 1)
             for place in range(0, count, apart)]  # fmt: skip
    return [float(one.toordinal()) for one in found]


def _tick(ordinal: float) -> str:
    day = date.fromordinal(int(ordinal))
    return f"{formatting.month(day, language())} {day.year}"
