"""Two cases beside each other, as one page that needs nothing else: every outcome, what changed marked in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from model.outcomes.two_cases import SCENARIOS, Outcome, TwoCases
from words.texts import _, language
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

STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 70rem; margin: 0 auto; padding: 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 2rem; }
caption { text-align: left; font-weight: 600; font-size: 1.15rem; padding: .5rem 0; }
th, td { text-align: left; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid; vertical-align: top; }
h1 { font-size: 1.5rem; }
th[scope=row] { font-weight: normal; }
th[scope=col]:not(:first-child) { text-align: right; }
td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
tr.changed th, tr.changed td { font-weight: 600; }
"""


def page(found: TwoCases) -> str:
    """The whole page, in the language of this run. Everything that a case says in it is text only."""
    name = escape(title(found))
    body = "\n".join((f"<h1>{name}</h1>", f"<p>{escape(summary(found))}</p>", *_parts(found)))
    return (
        f'<!doctype html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{name}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _parts(found: TwoCases) -> Iterator[str]:
    if found.versions:
        items = "".join(f"<li>{escape(line)}</li>" for line in version_lines(found))
        yield f"<h2>{escape(_('What the case says of it'))}</h2>\n<ul>{items}</ul>"
    if found.defaults:
        names = (_("Assumption"), _("Old case"), _("New case"))
        rows = (_row(name, (before, after)) for name, before, after in default_lines(found))
        yield _table(_("Defaults that are not the same"), names, rows)
    yield from (f"<p>{escape(line)}</p>" for line in only_lines(found))
    yield f"<h2>{escape(_('Outcomes'))}</h2>"
    head = (_("Outcome"), _("Old case"), _("New case"), _("Difference"))
    for scenario in SCENARIOS:
        own = (outcome for outcome in found.outcomes if outcome.scenario == scenario)
        yield _table(scenario_name(scenario), head, (_outcome(found, outcome) for outcome in own))


def _outcome(found: TwoCases, outcome: Outcome) -> str:
    cells = (
        *both_texts(found, outcome),
        difference_text(outcome) or _("changed"),
    )
    return _row(measure_name(found, outcome.measure), cells, outcome.changed)


def _row(name: str, cells: Iterable[str], changed: bool = False) -> str:
    marked = ' class="changed"' if changed else ""
    numbers = "".join(f'<td class="number">{escape(cell)}</td>' for cell in cells)
    return f'<tr{marked}><th scope="row">{escape(name)}</th>{numbers}</tr>'


def _table(caption: str, head: Iterable[str], rows: Iterable[str]) -> str:
    """A table that scrolls by itself on a phone, by keyboard too."""
    columns = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    label = escape(caption)
    return (
        f'<div class="scroll" role="region" aria-label="{label}" tabindex="0"><table><caption>{label}</caption>\n'
        f"<thead><tr>{columns}</tr></thead>\n<tbody>\n{chr(10).join(rows)}\n</tbody></table></div>"
    )
