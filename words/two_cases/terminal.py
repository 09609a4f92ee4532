"""Two cases beside each other, for a terminal: only what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.outcomes.two_cases import SCENARIOS, TwoCases
from words.texts import _
from words.two_cases.wording import (
    both_texts,
    default_lines,
    difference_text,
    measure_name,
    only_lines,
    scenario_name,
    summary,
    title,
    version_lines,
)

WIDEST = 60
"""Of the first column; what is longer pushes its own row aside."""


def lines(found: TwoCases) -> Iterator[str]:
    """The report, line by line, without signs that a terminal obeys: a case may hold anything."""
    for line in _lines(found):
        yield "".join(sign if sign.isprintable() else " " for sign in line)


def _lines(found: TwoCases) -> Iterator[str]:
    yield title(found)
    yield summary(found)
    if found.versions:
        yield from ("", _("What the case says of it:"), *(f"  {line}" for line in version_lines(found)))
    if found.defaults:
        rows = [(name, before, "→", after) for name, before, after in default_lines(found)]
        yield from ("", _("Defaults that are not the same:"), *_aligned(rows))
    yield from only_lines(found)
    for scenario in SCENARIOS:
        changed = [outcome for outcome in found.changed if outcome.scenario == scenario]
        if changed:
            cells = [
                (measure_name(found, outcome.measure), before, "→", after, difference_text(outcome))
                for outcome in changed
                for before, after in [both_texts(found, outcome)]
            ]
            yield from ("", f"{scenario_name(scenario)}:", *_aligned(cells))


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows as columns: the first to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    widths[0] = min(widths[0], WIDEST)
    for first, *others in rows:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        yield f"  {first.ljust(widths[0])}  {'  '.join(cells)}".rstrip()
