"""A case of n municipalities, m tasks, k years and c criteria: valid, invented, and the same every time.

On top of what `run.py new` makes: municipalities that differ, income and other lines in the budget, arguments for and
against, risks, steps, lines of the project, and a finding with a switch.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from bench.cases.towns import names
from delivery.skeleton import ASSUMED, Facts, contents_of, ids_of
from model.loading.load import load_case

EXAMPLE = Path(__file__).resolve().parents[2] / "data" / "dinkelland-tubbergen"
FIRST_YEAR = 2025
WORKERS = (
    "Eigen dienst", "Regiodienst", "Centrumgemeente", "Stichting Werkhuis", "Coöperatie De Schakel"
)  # fmt: skip
SUBJECTS = ("Aanvragen", "Begeleiden", "Betalen", "Toezicht houden", "Voorlichten")
OBJECTS = (
    "van inkomen", "van jongeren", "bij schulden", "bij vervoer", "van huishoudens met bijzondere kosten en zorg",
    "van ondernemers", "bij een eerste baan", "op school",
)  # fmt: skip
PRINCIPLES = ("Dichtbij", "Deskundig", "Betaalbaar", "Te sturen", "Bestand tegen uitval")
OF = ("voor inwoners", "voor de raad", "voor medewerkers", "op lange termijn")
RISKS, STEPS, LINES = 8, 10, 8
Row = dict[str, object]
STRENGTH: Row = {"default": 1, "low": 0, "high": 3, "step": 1}


@dataclass(frozen=True, kw_only=True)
class Size:
    """How many there are of everything."""

    municipalities: int
    tasks: int = 6
    years: int = 5
    criteria: int = 5
    executors: int = 4


ONE, TWO, FOUR = (Size(municipalities=number) for number in (1, 2, 4))
SIXTY = Size(municipalities=60, tasks=40, years=15, criteria=20, executors=5)


@lru_cache
def contents(size: Size) -> Mapping[str, bytes]:
    """What stands in each file of the case. Raises ValueError for more of something than there are names."""
    facts = Facts(
        title=f"Samen of apart: {size.municipalities} gemeente{'n' if size.municipalities > 1 else ''} (verzonnen)",
        municipalities=names(size.municipalities),
        partners=("Deeburg",),
        years=(FIRST_YEAR, FIRST_YEAR + size.years - 1),
        tasks=crossed(SUBJECTS, OBJECTS, size.tasks),
        executors=crossed(WORKERS, ("",), size.executors),
        criteria=crossed(PRINCIPLES, OF, size.criteria),
    )
    found = dict(contents_of(facts, f"verzonnen-{size.municipalities}", load_case(EXAMPLE)))
    payers, tasks, executors, criteria = (
        ids_of(names) for names in (facts.municipalities, facts.tasks, facts.executors, facts.criteria)
    )
    years = [FIRST_YEAR + place for place in range(size.years)]
    _differ(found, payers)
    _add(found, "budget_lines.csv", _budget(payers[0], years))
    arguments = [*_arguments(tasks, executors, criteria)]
    _add(found, "arguments.csv", arguments)
    _add(found, "assumptions.csv", ({"id": f"strength.{one['id']}", **STRENGTH, **_origin()} for one in arguments))
    _add(found, "risks.csv", _risks(tasks, arguments))
    _add(found, "steps.csv", _steps())
    _add(found, "project.csv", _project())
    _add(found, "drawn.csv", ({"id": id, **_origin(), **both("reason", "Verzonnen.")} for id in _drawn(payers)))
    return found


def written(size: Size, folder: Path) -> Path:
    """The folder, with the files of the case in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents(size).items():
        (folder / name).write_bytes(content)
    return folder


def crossed(first: Sequence[str], then: Sequence[str], count: int) -> tuple[str, ...]:
    """So many names of two parts. Raises ValueError if there are not so many."""
    found = [f"{one} {other}".strip() for other in then for one in first]
    if count > len(found):
        raise ValueError(f"{count} > {len(found)}")
    return tuple(found[:count])


def benefits_of(place: int) -> int:
    """How many benefits a municipality has: no two that stand beside each other the same."""
    return 40 + 37 * place % 461


def residents_of(place: int) -> int:
    return 6_000 + 7_919 * place % 68_111


def shares_of(count: int) -> list[float]:
    """Fixed shares in thousandths by residents: together exactly 1, the first takes what is left."""
    everyone = sum(residents_of(place) for place in range(count))
    rest = [1000 * residents_of(place) // everyone for place in range(1, count)]
    return [(1000 - sum(rest)) / 1000, *(one / 1000 for one in rest)]


def _differ(files: dict[str, bytes], payers: Sequence[str]) -> None:
    """Give every municipality its own residents, benefits and share."""
    place = {id: at for at, id in enumerate(payers)}
    shares = shares_of(len(payers))

    def figure(row: Row) -> Row:
        return row | {"value": residents_of(place[str(row["municipality"])])} if row["municipality"] in place else row

    def group(row: Row) -> Row:
        return row | {"number": benefits_of(place[str(row["municipality"])])}

    def assumption(row: Row) -> Row:
        name, _, of = str(row["id"]).partition(".")
        if name == "caseload":
            return row | {"default": benefits_of(place[of]), "low": 0, "high": 1000, "step": 5}
        return row | {"default": number(shares[place[of]]), "step": "0,001"} if name == "share" else row

    for file, change in (("figures.csv", figure), ("target_group.csv", group), ("assumptions.csv", assumption)):
        header, rows = _read(files[file])
        files[file] = _table(header, (change(row) for row in rows))


def _budget(lead: str, years: Sequence[int]) -> Iterable[Row]:
    def line(id: str, label: str, start: int, **cells: str) -> Row:
        amounts = {str(year): start + 1_000 * at for at, year in enumerate(years)}
        plain = {"id": id, "municipality": lead, "policy_field_status": ASSUMED, "nature": "structural"}
        return {**plain, **cells, **both("label", label), **amounts, **_origin()}

    yield line("rijk", "Rijksgeld", 2_400_000, money_set="rijk", side="baten", role="buig")
    yield line("meedoen", "Meedoen", 800_000, money_set="rijk", side="baten", role="participation")
    yield line("cursus", "Cursussen", 90_000, money_set="gemeente", side="lasten", role="other")


def _arguments(tasks: Sequence[str], executors: Sequence[str], criteria: Sequence[str]) -> Iterable[Row]:
    """Two of each executor of each task, about another criterion each time."""
    pairs = [(task, executor) for task in tasks for executor in executors]
    for at, (task, executor) in enumerate(pairs):
        for second in (0, 1):
            kind = ("pro", "con", "risk")[(at + second) % 3]
            office = ("both", "front", "back")[(at // 2 + second) % 3]
            yield {
                "id": f"a{at}_{second}", "task": task, "executor": executor, "kind": kind, "office": office,
                "criterion": criteria[(at + 3 * second) % len(criteria)],
                **both("label", f"{('Voordeel', 'Nadeel', 'Risico')[(at + second) % 3]} {2 * at + second + 1}"),
                **both("reading", "Verzonnen."), **_origin(),
            }  # fmt: skip


def _risks(tasks: Sequence[str], arguments: Sequence[Row]) -> Iterable[Row]:
    """Of every model and of every change; and per executor one of everything that is a risk of it."""
    of_executor: dict[str, list[str]] = {}
    for one in arguments:
        if one["kind"] == "risk":
            of_executor.setdefault(str(one["executor"]), []).append(str(one["id"]))
    named = [*[[]] * RISKS, *of_executor.values()]
    for at, ids in enumerate(named):
        yield {
            "id": f"risico_{at}", "track": "besluit", "tasks": "" if ids else tasks[at % len(tasks)],
            "arguments": "+".join(ids), "concerns": "option" if ids else ("every", "change")[at % 2],
            "concerns_status": ASSUMED, **both("label", f"Risico {at + 1}: het loopt anders dan verwacht"),
            "chance_class": 1 + at % 5, "impact_class": 1 + at // 2 % 5, "assessment_status": ASSUMED,
            "assessment_source": ASSUMED, **both("assessment", "Verzonnen."), "owner_status": ASSUMED,
            **both("measure", "Op tijd beginnen."), **_origin(),
        }  # fmt: skip


def _steps() -> Iterable[Row]:
    """After each other, up to the day on which the new model starts."""
    for at in range(STEPS):
        ready = date(FIRST_YEAR, 1, 1) + timedelta(days=35 * (at + 1) - 60)
        yield {
            "id": f"stap_{at}", "track": "besluit", **both("label", f"Stap {at + 1}: voorbereiden"),
            **both("short", f"Stap {at + 1}"), "ready": f"{ready:%d-%m-%Y}",
            "depends_on": f"stap_{at - 1}" if at else "",
            "depends_status": ASSUMED, "days_shorter": 5, "days_longer": 30, "spread_status": ASSUMED,
            **both("spread_note", "Verzonnen."), **_origin(),
        }  # fmt: skip


def _project() -> Iterable[Row]:
    for at in range(LINES):
        hours, rate = 100 + 20 * at, 80 + at
        labour = {"part": "labour", "hours": hours, "rate": rate, "amount": hours * rate}
        rest: Row = labour if at % 2 else {"part": "other", "amount": 5_000 + 500 * at}
        yield {"id": f"regel_{at}", **both("label", f"Projectregel {at + 1}"), **rest, **_origin()}


def _drawn(payers: Sequence[str]) -> list[str]:
    return [*(f"caseload.{id}" for id in payers), "execution_index", "caseload_growth"]


def _origin() -> Row:
    return {"source": ASSUMED, "status": ASSUMED, **both("place", "verzonnen")}


def both(name: str, text: str) -> Row:
    """A text in its two columns."""
    return {f"{name}_nl": text, f"{name}_en": text}


def number(value: float) -> str:
    return f"{value:.3f}".replace(".", ",")


def _add(files: dict[str, bytes], name: str, rows: Iterable[Row]) -> None:
    """Rows behind those that stand in a file; a file that a new case has not gets the columns of its rows."""
    added = list(rows)
    header, there = (
        _read(files[name]) if name in files else (list(dict.fromkeys(key for row in added for key in row)), [])
    )
    files[name] = _table(header, [*there, *added])


def _read(content: bytes) -> tuple[list[str], list[Row]]:
    reader = csv.DictReader(io.StringIO(content.decode()), delimiter=";")
    rows: list[Row] = [dict(row) for row in reader]
    return list(reader.fieldnames or ()), rows


def _table(header: Sequence[str], rows: Iterable[Row]) -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, header, delimiter=";", lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()
