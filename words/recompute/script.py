"""The Python lines that give the numbers of a page again, with what the visitor changed: pure text, run by nobody here.

What stands in quotes in it is written by ``repr``, so no text of a case can become code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from model.assumptions.declared import Value
from model.assumptions.values import declaration
from words.recompute import money, others
from words.recompute.seen import Lines, Page, Seen
from words.texts import _

PAGES: Mapping[str, Page] = {
    "": money.start,
    "vergelijken": others.side_by_side,
    "situatie": others.situation,
    "scenarios": others.scenarios,
    "uitvoeringsmodel": others.execution_model,
    "kostenverdeling": money.cost_split,
    "meerjarenbegroting": money.multi_year_budget,
    "onzekerheid": money.uncertainty,
    "risicos": others.risks,
    "planning": others.planning,
    "projectbegroting": money.project,
    "bronnen": others.sources,
}
"""By the address of each page; any other has the lines of what stands in view on all of them."""


def script(path: str, seen: Seen) -> str:
    """The whole script of a page: it prints every number of ``numbers``."""
    lines = PAGES.get(path, money.result)(seen)
    return "\n".join((*_head(seen, lines), "", *lines.body, "", *_TAIL)) + "\n"


_TAIL = ("for name, value in numbers.items():", "    print(name, value)")


def _head(seen: Seen, lines: Lines) -> Iterator[str]:
    yield f"# {_('Keuzekompas, data version {version}.', version=seen.case.version)}"
    yield f"# {_('Save this as a file in the folder of Keuzekompas and run it there, with the Python of .venv.')}"
    days = ("from datetime import date",) if any(map(_is_date, seen.changes)) else ()
    imports = {"from model import load_case", *lines.imports, *days}
    own = {line for line in imports if line.startswith("from model")}
    yield from (*sorted(imports - own), *sorted(own))
    yield ""
    where = f"  # {_('write here where the case stands')}" if seen.elsewhere else ""
    yield f"case = load_case({seen.folder!r}){where}"
    if not seen.changes:
        yield f"mine = case.assumptions  # {_('nothing changed')}"
        return
    yield "mine = case.assumptions.replace(**{"
    for id, value in seen.changes.items():
        yield f"    {id!r}: {_value(id, value)},"
    yield "})"


def _is_date(id: str) -> bool:
    return declaration(id).unit == "date"


def _value(id: str, value: Value) -> str:
    """A value as Python writes it: exact, and a day as a day."""
    if isinstance(value, str):
        return repr(value)
    number = float(value)
    if _is_date(id):
        return f"{date.fromordinal(int(number))!r}".replace("datetime.", "") + ".toordinal()"
    return repr(int(number)) if number.is_integer() else repr(number)
