"""Loading a case: what is right loads, what is wrong is named in its place, and nothing else is ever raised."""

from __future__ import annotations

import csv
import io
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.loading.draft import FILES
from model.loading.load import CaseError, load_case
from model.loading.problems import REASONS, Problem

CASE = Path(__file__).parents[2] / "cases" / "drie-dorpen"
DATA = Path(__file__).parents[3] / "data"
TABLES = sorted(file.name for file in CASE.glob("*.csv"))
TEXTS = sorted(file.name for file in CASE.glob("*.yaml"))
Found = tuple[str, int | None, str | None, str]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the fictitious case, to break something in."""
    return Path(shutil.copytree(CASE, tmp_path / "case"))


def problems(folder: Path | str) -> tuple[Problem, ...]:
    with pytest.raises(CaseError) as caught:
        load_case(folder)
    return caught.value.problems


def places(folder: Path | str) -> list[Found]:
    return [(one.file, one.row, one.column, one.reason) for one in problems(folder)]


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), "utf-8", newline="")


def read(file: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_text("utf-8")), delimiter=";"))


def write(file: Path, rows: list[list[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";", lineterminator="\n").writerows(rows)


def put(file: Path, row: int, column: str, value: str) -> None:
    """Write a cell. Rows count as in a spreadsheet: the header is 1."""
    rows = read(file)
    rows[row - 1][rows[0].index(column)] = value
    write(file, rows)


# What is right


def test_the_fictitious_case_loads() -> None:
    case = load_case(str(CASE))
    assert case.about.id == "drie-dorpen"
    assert [one.id for one in case.participants] == ["beekveld", "aadorp", "ceehuizen"]
    assert case.lead == 1
    assert case.figure("residents", "ceehuizen") == 3000
    assert case.figure("vangnet_own_until") == 0.05


@pytest.mark.parametrize("folder", sorted(DATA.glob("*/")), ids=lambda folder: folder.name)
def test_every_case_of_the_project_loads(folder: Path) -> None:
    assert load_case(folder).about.id == folder.name


def test_cells_become_what_they_mean() -> None:
    case = load_case(CASE)
    contract = next(line for line in case.budget_lines if line.id == "contract")
    assert contract.amounts == (600000.0, 600000.0, 600000.0)
    assert contract.note is None
    together = next(line for line in case.budget_lines if line.id == "samen")
    assert together.sums == ("contract", "cursus", "feest")
    assert together.policy_field == ""
    assert [one.in_caseload for one in case.target_group] == [False, True, True]
    assert case.target_group[1].executor == ("stad_deeburg", "werkplaats")
    assert [step.ready for step in case.steps] == [date(2030, 3, 1), date(2030, 6, 1), date(2031, 1, 1)]
    assert case.steps[1].start is None
    assert case.steps[1].label.en == "Digging"
    assert case.risk_classes[-1].high is None


def test_yaml_becomes_records() -> None:
    case = load_case(CASE)
    assert case.about.reference_date.date == date(2029, 12, 31)
    assert case.rules[0].executors == ("werkplaats",)
    assert case.rules[0].place == ""
    assert case.findings[0].correction is not None
    assert case.findings[0].correction.alternative == 51000
    assert case.findings[1].given == {"cost_key": "caseload"}


def test_the_defaults_are_the_assumptions() -> None:
    case = load_case(CASE)
    assert case.assumptions.caseload == {"beekveld": 200, "aadorp": 300, "ceehuizen": 100}
    assert case.assumptions.share == {"beekveld": 0.3, "aadorp": 0.5, "ceehuizen": 0.2}
    assert case.assumptions.finding == {"cursus_2032": 0}
    assert case.assumptions.cost_key == "fixed"
    assert {row.id: row.default for row in case.assumption_rows} == dict(case.assumptions.items())


def test_the_version_follows_every_byte_of_the_case(copy: Path) -> None:
    before = load_case(CASE).version
    assert re.fullmatch("[0-9a-f]{12}", before)
    assert load_case(copy).version == before
    (copy / "notes.txt").write_text("not a file of the case")
    assert load_case(copy).version == before
    put(copy / "figures.csv", 2, "value", "5001")
    assert load_case(copy).version != before


def test_what_spreadsheets_do_to_a_file_is_accepted(copy: Path) -> None:
    file = copy / "municipalities.csv"
    lines = file.read_text("utf-8").splitlines()
    text = "\r\n".join([f"{lines[0]};;", "", *(f" {line};;" for line in lines[1:]), ";;;;", ""])
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert load_case(copy).municipalities == load_case(CASE).municipalities
    file.write_bytes(text.replace("\r\n", "\r").encode())
    assert load_case(copy).municipalities == load_case(CASE).municipalities


def test_an_optional_column_may_be_absent(copy: Path) -> None:
    rows = read(copy / "segments.csv")
    write(copy / "segments.csv", [row[:-2] for row in rows])
    assert load_case(copy).segments == load_case(CASE).segments


def test_a_printed_total_that_does_not_add_up_is_no_problem(copy: Path) -> None:
    put(copy / "budget_lines.csv", 7, "2030", "1")
    assert load_case(copy).budget_lines[-1].amounts[0] == 1


def test_a_case_loads_in_time() -> None:
    load_case(CASE)
    start = time.perf_counter()
    load_case(CASE)
    assert time.perf_counter() - start < 0.3


# What is wrong in one cell


@dataclass(frozen=True)
class Cell:
    """What is put where, and the reason for which it is refused; the column is that of the cell."""

    file: str
    row: int
    column: str
    value: str
    reason: str


CELLS = [
    Cell("correlations.csv", 2, "first", "caseload.dedorp", "unknown_reference"),
    Cell("correlations.csv", 2, "second", "phase_in_years", "not_allowed"),
    Cell("correlations.csv", 3, "second", "caseload.beekveld", "not_allowed"),
    Cell("correlations.csv", 2, "correlation", "1", "out_of_range"),
    Cell("correlations.csv", 2, "correlation", "-1,5", "out_of_range"),
    Cell("correlations.csv", 2, "correlation", "samen", "not_a_number"),
    Cell("correlations.csv", 2, "source", "horen_zeggen", "unknown_reference"),
    Cell("figures.csv", 2, "value", "veel", "not_a_number"),
    Cell("figures.csv", 2, "value", "1.234", "decimal_point"),
    Cell("figures.csv", 2, "value", "0.5", "decimal_point"),
    Cell("figures.csv", 2, "value", "1.234,5", "decimal_point"),
    Cell("figures.csv", 2, "value", "5 000", "not_a_number"),
    Cell("figures.csv", 2, "value", "1e5", "not_a_number"),
    Cell("figures.csv", 2, "value", "nan", "not_a_number"),
    Cell("figures.csv", 2, "value", "9" * 400, "not_a_number"),
    Cell("figures.csv", 2, "value", "٣", "not_a_number"),
    Cell("figures.csv", 2, "value", "50%", "not_a_number"),
    Cell("figures.csv", 2, "value", "", "empty"),
    Cell("figures.csv", 2, "value", "0", "out_of_range"),
    Cell("figures.csv", 2, "unit", "kilo", "not_allowed"),
    Cell("figures.csv", 2, "status", "gerucht", "not_allowed"),
    Cell("figures.csv", 2, "source", "horen_zeggen", "unknown_reference"),
    Cell("figures.csv", 2, "label_en", "", "empty"),
    Cell("figures.csv", 2, "label_nl", "", "empty"),
    Cell("figures.csv", 2, "label_nl", "x" * 2001, "too_long"),
    Cell("figures.csv", 2, "place", "x" * 6000, "too_long"),
    Cell("target_group.csv", 3, "number", "120,5", "not_whole"),
    Cell("target_group.csv", 3, "number", "-1", "out_of_range"),
    Cell("target_group.csv", 4, "in_caseload", "misschien", "not_allowed"),
    Cell("target_group.csv", 3, "executor", "stad_deeburg+niemand", "unknown_reference"),
    Cell("target_group.csv", 3, "executor", "stad_deeburg++werkplaats", "bad_id"),
    Cell("target_group.csv", 3, "parent", "nergens", "unknown_reference"),
    Cell("target_group.csv", 2, "parent", "iedereen", "cycle"),
    Cell("segments.csv", 3, "target_groups", "jong+weg", "unknown_reference"),
    Cell("series.csv", 2, "year", "1066", "out_of_range"),
    Cell("series.csv", 3, "municipality", "eedorp", "unknown_reference"),
    Cell("budget_lines.csv", 2, "policy_field", "9.9", "unknown_reference"),
    Cell("budget_lines.csv", 2, "2031", "", "empty"),
    Cell("budget_lines.csv", 2, "2031", "veel", "not_a_number"),
    Cell("budget_lines.csv", 7, "sums", "contract+niets", "unknown_reference"),
    Cell("budget_lines.csv", 7, "sums", "contract+samen", "cycle"),
    Cell("budget_lines.csv", 5, "role", "execution", "more_than_one"),
    Cell("policy_fields.csv", 2, "id", "9,1", "bad_id"),
    Cell("tasks.csv", 2, "group", "tijd", "unknown_reference"),
    Cell("tasks.csv", 2, "now", "niemand", "unknown_reference"),
    Cell("tasks.csv", 3, "follows", "niets", "unknown_reference"),
    Cell("tasks.csv", 3, "follows", "terughalen", "cycle"),
    Cell("tasks.csv", 2, "advice_front", "niemand", "unknown_reference"),
    Cell("tasks.csv", 2, "advice_back", "niemand", "unknown_reference"),
    Cell("tasks.csv", 2, "advice_en", "", "empty"),
    Cell("options.csv", 5, "task", "niets", "unknown_reference"),
    Cell("options.csv", 5, "executor", "niemand", "unknown_reference"),
    Cell("arguments.csv", 2, "task", "niets", "unknown_reference"),
    Cell("arguments.csv", 2, "executor", "niemand", "unknown_reference"),
    Cell("arguments.csv", 2, "executor", "werkplaats", "unknown_reference"),
    Cell("arguments.csv", 2, "criterion", "mooi", "unknown_reference"),
    Cell("arguments.csv", 2, "office", "kelder", "not_allowed"),
    Cell("steps.csv", 2, "ready", "31-02-2030", "bad_date"),
    Cell("steps.csv", 2, "ready", "1 maart", "bad_date"),
    Cell("steps.csv", 2, "start", "01-01-0030", "bad_date"),
    Cell("steps.csv", 2, "track", "zee", "unknown_reference"),
    Cell("steps.csv", 4, "depends_on", "tekenen+vliegen", "unknown_reference"),
    Cell("risks.csv", 2, "tasks", "betalen+niets", "unknown_reference"),
    Cell("risks.csv", 2, "track", "zee", "unknown_reference"),
    Cell("risks.csv", 2, "chance_class", "7", "out_of_range"),
    Cell("risks.csv", 2, "chance_class", "0", "out_of_range"),
    Cell("risks.csv", 2, "chance_class", "twee", "not_a_number"),
    Cell("risks.csv", 2, "chance_class", "2,5", "not_whole"),
    Cell("risks.csv", 2, "chance_class", "", "empty"),
    Cell("risks.csv", 2, "impact_class", "", "empty"),
    Cell("risks.csv", 2, "concerns", "soms", "not_allowed"),
    Cell("risks.csv", 2, "assessment_source", "krantje", "unknown_reference"),
    Cell("risks.csv", 2, "assessment_en", "", "empty"),
    Cell("risk_classes.csv", 2, "high", "", "empty"),
    Cell("risk_classes.csv", 6, "high", "1,1", "out_of_range"),
    Cell("risk_classes.csv", 7, "low", "10001", "low_above_high"),
    Cell("risk_classes.csv", 9, "low", "19999", "out_of_range"),
    Cell("executors.csv", 2, "may_pay_benefits", "", "empty"),
    Cell("sources.csv", 2, "date", "x" * 6000, "too_long"),
    Cell("criteria.csv", 2, "id", "Vlak bij", "bad_id"),
    Cell("assumptions.csv", 2, "default", "veel", "not_a_number"),
    Cell("assumptions.csv", 5, "default", "0.5", "decimal_point"),
    Cell("assumptions.csv", 5, "default", "", "empty"),
    Cell("assumptions.csv", 3, "default", "-1", "out_of_range"),
    Cell("assumptions.csv", 3, "default", "301", "default_outside_range"),
    Cell("assumptions.csv", 3, "low", "-1", "out_of_range"),
    Cell("assumptions.csv", 3, "high", "100001", "out_of_range"),
    Cell("assumptions.csv", 3, "low", "301", "low_above_high"),
    Cell("assumptions.csv", 3, "low", "", "empty"),
    Cell("assumptions.csv", 3, "step", "", "empty"),
    Cell("assumptions.csv", 3, "step", "0", "out_of_range"),
    Cell("assumptions.csv", 8, "default", "to:deeburg", "not_allowed"),
    Cell("assumptions.csv", 10, "default", "3", "not_allowed"),
    Cell("assumptions.csv", 12, "default", "0,5", "not_whole"),
    Cell("assumptions.csv", 12, "high", "4,5", "not_whole"),
    Cell("assumptions.csv", 12, "step", "0,5", "not_whole"),
    Cell("assumptions.csv", 12, "step", "0,001", "not_whole"),
    Cell("assumptions.csv", 30, "step", "0,5", "not_whole"),
    Cell("assumptions.csv", 30, "default", "2", "out_of_range"),
]


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: f"{cell.file}-{cell.column}-{cell.value[:12]}")
def test_a_wrong_cell_is_named(copy: Path, cell: Cell) -> None:
    if cell.value == "9,1" or cell.column == "id":  # an id that others name: they point to nothing then
        put(copy / cell.file, cell.row, cell.column, cell.value)
        assert (cell.file, cell.row, cell.column, cell.reason) in places(copy)
        return
    put(copy / cell.file, cell.row, cell.column, cell.value)
    assert places(copy) == [(cell.file, cell.row, cell.column, cell.reason)]


def test_a_problem_says_what_stood_there_and_what_is_allowed(copy: Path) -> None:
    put(copy / "figures.csv", 2, "unit", "kilo")
    assert problems(copy) == (Problem("figures.csv", 2, "unit", "kilo", "not_allowed", "count, euro, fraction"),)
    shutil.copy(CASE / "figures.csv", copy)
    put(copy / "assumptions.csv", 3, "default", "-1")
    assert problems(copy) == (Problem("assumptions.csv", 3, "default", "-1", "out_of_range", "0 \u2013 100000"),)
    put(copy / "assumptions.csv", 3, "default", "350,5")
    put(copy / "assumptions.csv", 3, "low", "0,5")
    (problem,) = problems(copy)
    assert (problem.value, problem.allowed) == ("350,5", "0,5 \u2013 300")
    shutil.copy(CASE / "assumptions.csv", copy)
    put(copy / "options.csv", 5, "task", "niets")
    assert problems(copy)[0].allowed == "betalen, terughalen, begeleiden"


def test_a_long_value_is_shown_shortened(copy: Path) -> None:
    put(copy / "assumptions.csv", 2, "default", "x" * 4000)
    assert len(problems(copy)[0].value) <= 201


# What is wrong with rows, tables and files


def _append(file: str, row: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / file
        path.write_text(path.read_text("utf-8") + row + "\n", "utf-8")

    return change


def _swap(file: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda folder: replace(folder / file, old, new)


def _bytes(file: str, content: bytes) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / file).write_bytes(content)

    return change


def _prefix(file: str, content: bytes) -> Callable[[Path], None]:
    return lambda folder: _bytes(file, content + (CASE / file).read_bytes())(folder)


def _directory(folder: Path) -> None:
    (folder / "series.csv").unlink()
    (folder / "series.csv").mkdir()


def _shares(folder: Path) -> None:
    put(folder / "assumptions.csv", 5, "default", "0,6")


def _without_share(folder: Path) -> None:
    write(folder / "assumptions.csv", [row for row in read(folder / "assumptions.csv") if row[0] != "share.aadorp"])


def _group_of_another(folder: Path) -> None:
    _append("target_group.csv", "buur;beekveld;;5;yes;werkplaats;gok;;aanname;Buur;Neighbour;;")(folder)
    put(folder / "segments.csv", 3, "target_groups", "jong+buur")


def _nobody_counted(folder: Path) -> None:
    for row in (3, 4):
        put(folder / "target_group.csv", row, "in_caseload", "no")


def _nobody(folder: Path) -> None:
    for row in (3, 4):
        put(folder / "target_group.csv", row, "number", "0")


def _no_groups(folder: Path) -> None:
    write(folder / "target_group.csv", read(folder / "target_group.csv")[:1])


def _no_segments(folder: Path) -> None:
    _no_groups(folder)
    for file, start in (("segments.csv", ("balie", "begeleiding")), ("assumptions.csv", ("benefits_per_fte.",))):
        write(folder / file, [row for row in read(folder / file) if not row[0].startswith(start)])


def _one_municipality(folder: Path) -> None:
    """The smallest case: the lead alone, without target groups."""
    _no_groups(folder)
    for file, column in (("municipalities.csv", "id"), ("figures.csv", "municipality"), ("assumptions.csv", "id")):
        rows = read(folder / file)
        place = rows[0].index(column)
        gone = ("beekveld", "ceehuizen", "deeburg")
        write(folder / file, [row for row in rows if row[place].rpartition(".")[2] not in gone])
    _without_correlations(folder)


def _without_correlations(folder: Path) -> None:
    write(folder / "correlations.csv", read(folder / "correlations.csv")[:1])


def _put(file: str, row: int, column: str, value: str) -> Callable[[Path], None]:
    return lambda folder: put(folder / file, row, column, value)


def _cycle(folder: Path) -> None:
    put(folder / "steps.csv", 2, "depends_on", "openen")


def _first_day(folder: Path) -> None:
    """The new model starts as early as it can, and the step that it needs waits for nothing."""
    replace(folder / "case.yaml", "2031-01-01", "2030-01-01")
    put(folder / "steps.csv", 4, "depends_on", "")
    put(folder / "steps.csv", 4, "ready", "01-01-2030")


def _comma(folder: Path) -> None:
    file = folder / "tracks.csv"
    file.write_text(file.read_text("utf-8").replace(";", ","), "utf-8")


BROKEN: dict[str, tuple[Callable[[Path], None], list[Found]]] = {
    "missing column": (
        _swap("municipalities.csv", "id;name;role", "id;naam;role"),
        [("municipalities.csv", 1, "naam", "unknown_column"), ("municipalities.csv", 1, "name", "missing_column")],
    ),
    "missing year": (
        _swap("budget_lines.csv", ";2032;", ";2033;"),
        [("budget_lines.csv", 1, "2033", "unknown_column"), ("budget_lines.csv", 1, "2032", "missing_column")],
    ),
    "duplicate column": (
        _swap("tracks.csv", "id;label_nl;label_en", "id;label_nl;label_nl"),
        [("tracks.csv", 1, "label_nl", "duplicate_column"), ("tracks.csv", 1, "label_en", "missing_column")],
    ),
    "wrong separator": (_comma, [("tracks.csv", 1, None, "wrong_separator")]),
    "too many cells": (_append("tracks.csv", "zee;De zee;The sea;nat"), [("tracks.csv", 4, None, "too_many_cells")]),
    "too few cells": (_append("tracks.csv", "zee;De zee"), [("tracks.csv", 4, None, "too_few_cells")]),
    "open quote": (_append("tracks.csv", 'zee;"De zee;The sea'), [("tracks.csv", 4, None, "bad_csv")]),
    "huge cell": (_append("tracks.csv", f"zee;{'x' * 200_000};sea"), [("tracks.csv", 4, None, "too_long")]),
    "too many columns": (_bytes("tracks.csv", b";".join([b"x"] * 201)), [("tracks.csv", 1, None, "too_many_columns")]),
    "too many rows": (
        _append("tracks.csv", "\n".join(f"baan{number};Baan;Lane" for number in range(5000))),
        [("tracks.csv", None, None, "too_many_rows")],
    ),
    "too many items": (_bytes("context.yaml", b"- x\n" * 5001), [("context.yaml", None, None, "too_many_rows")]),
    "a text in one language": (
        _swap("segments.csv", ";note_nl;note_en", ";note_nl"),
        [("segments.csv", 1, "note_en", "missing_column")],
    ),
    "huge file": (_bytes("tracks.csv", b"x" * 5_000_001), [("tracks.csv", None, None, "too_long")]),
    "duplicate id": (_append("tracks.csv", "weg;Weg;Road"), [("tracks.csv", 4, "id", "duplicate_id")]),
    "duplicate figure": (
        _append("figures.csv", "residents;aadorp;1;count;verhaal;;bron;Inwoners;Residents;;"),
        [("figures.csv", 11, "id", "duplicate_id")],
    ),
    "unknown municipality": (
        _append("figures.csv", "raadszetels;eedorp;1;count;verhaal;;bron;Zetels;Seats;;"),
        [("figures.csv", 11, "municipality", "unknown_reference")],
    ),
    "duplicate option": (
        _append("options.csv", "betalen;dorpenbureau;x;x;verhaal;;bron;;"),
        [("options.csv", 6, "task", "duplicate_id")],
    ),
    "duplicate class": (
        _append("risk_classes.csv", "chance;2;0;1;gok;;aanname"),
        [("risk_classes.csv", 12, "kind", "duplicate_id")],
    ),
    "no class 4": (
        _swap("risk_classes.csv", "chance;4;0,7;0,8;gok;;aanname\n", ""),
        [("risk_classes.csv", None, "number", "missing_row")],
    ),
    "risk of an option without arguments": (
        _swap("risks.csv", ";deeburg_ver;option;", ";;option;"),
        # And the argument is no risk any more.
        [("risks.csv", None, "arguments", "missing_row"), ("risks.csv", 4, "arguments", "empty")],
    ),
    "arguments of a risk that is no option's": (
        _swap("risks.csv", ";deeburg_ver;option;", ";deeburg_ver;every;"),
        [("risks.csv", 4, "concerns", "not_allowed")],
    ),
    "risk of an argument that is no risk": (
        _swap("risks.csv", ";deeburg_ver;option;", ";deeburg_ver+deeburg_groot;option;"),
        [("risks.csv", 4, "arguments", "not_allowed")],
    ),
    "risk of an unknown argument": (
        _swap("risks.csv", ";deeburg_ver;option;", ";deeburg_ver+weg;option;"),
        [("risks.csv", 4, "arguments", "unknown_reference")],
    ),
    "argument counted twice": (
        _swap("risks.csv", ";deeburg_ver;option;", ";deeburg_ver+deeburg_ver;option;"),
        [("risks.csv", 4, "arguments", "duplicate_id")],
    ),
    "duplicate year": (
        _append("series.csv", "banen;aadorp;2030;1;count;gok;;aanname;Banen;Jobs"),
        [("series.csv", 4, "series", "duplicate_id")],
    ),
    "ready before the start": (
        _put("steps.csv", 2, "ready", "31-12-2029"),
        [("steps.csv", 2, "ready", "too_early")],
    ),
    "ready before what it waits for": (
        _put("steps.csv", 3, "ready", "28-02-2030"),
        [("steps.csv", 3, "ready", "too_early")],
    ),
    "start before what it waits for": (
        _put("steps.csv", 3, "start", "28-02-2030"),
        [("steps.csv", 3, "start", "too_early")],
    ),
    "a day that closes nothing": (
        _put("steps.csv", 3, "closes", "01-05-2030"),
        [("steps.csv", 3, "closing_nl", "empty")],
    ),
    "something that closes on no day": (
        _put("steps.csv", 2, "closes", ""),
        [("steps.csv", 2, "closes", "empty")],
    ),
    "no step is needed for the start": (
        _swap("case.yaml", "needs: [openen]", "needs: []"),
        [("case.yaml", None, "new_model_start.needs", "empty")],
    ),
    "the start needs an unknown step": (
        _swap("case.yaml", "needs: [openen]", "needs: [openen, vliegen]"),
        [("case.yaml", None, "new_model_start.needs", "unknown_reference")],
    ),
    "the contract ends with an unknown step": (
        _swap("case.yaml", "needs: [openen]", "needs: [openen]\n  contract_end: vliegen"),
        [("case.yaml", None, "new_model_start.contract_end", "unknown_reference")],
    ),
    "the start comes before what it needs": (
        _swap("case.yaml", "2031-01-01", "2030-12-01"),
        [("case.yaml", None, "new_model_start.date", "too_early")],
    ),
    "a reference date in another century": (
        _swap("case.yaml", "2030-04-01", "1930-04-01"),
        [("case.yaml", None, "planning_date.date", "out_of_range")],
    ),
    "a decision in words": (
        _put("decisions.csv", 2, "date", "eind 2029"),
        [("decisions.csv", 2, "date", "bad_date")],
    ),
    "a decision in month 13": (
        _put("decisions.csv", 2, "date", "13-2029"),
        [("decisions.csv", 2, "date", "bad_date")],
    ),
    "cycle of three": (_cycle, [("steps.csv", row, "depends_on", "cycle") for row in (2, 3, 4)]),
    "no residents": (
        _swap("figures.csv", "residents;ceehuizen;3000;count;verhaal;bladzijde 1;bron;Inwoners;Residents;;\n", ""),
        [("figures.csv", None, "id", "missing_row")],
    ),
    "no vangnet": (
        _swap("figures.csv", "vangnet_half_rate", "vangnet_half_rat"),
        [("figures.csv", None, "id", "missing_row")],
    ),
    "no execution": (
        _swap("budget_lines.csv", ";execution;", ";other;"),
        [("budget_lines.csv", None, "role", "missing_row")],
    ),
    "leaves": (
        _swap("target_group.csv", "iedereen;120;", "iedereen;121;"),
        [("target_group.csv", None, "number", "does_not_add_up")],
    ),
    "shares over one": (_shares, [("assumptions.csv", row, "default", "shares_over_one") for row in (5, 6, 7)]),
    "missing assumption": (_without_share, [("assumptions.csv", None, "id", "missing_row")]),
    "assumption of a partner": (
        _append("assumptions.csv", "caseload.deeburg;1;0;2;1;aanname;gok;;;"),
        [("assumptions.csv", 45, "id", "unknown_row")],
    ),
    "unknown assumption": (
        _append("assumptions.csv", "geluk;1;0;2;1;aanname;gok;;;"),
        [("assumptions.csv", 45, "id", "unknown_row")],
    ),
    "switch without correction": (
        _append("assumptions.csv", "finding.welk_bedrag;0;0;1;1;aanname;gok;;;"),
        [("assumptions.csv", 45, "id", "unknown_row")],
    ),
    "missing file": (lambda folder: (folder / "series.csv").unlink(), [("series.csv", None, None, "missing_file")]),
    "missing case.yaml": (lambda folder: (folder / "case.yaml").unlink(), [("case.yaml", None, None, "missing_file")]),
    "no municipalities": (
        lambda folder: (folder / "municipalities.csv").unlink(),
        [("municipalities.csv", None, None, "missing_file")],
    ),
    "no findings": (
        lambda folder: (folder / "findings.yaml").unlink(),
        [("findings.yaml", None, None, "missing_file")],
    ),
    "no assumptions": (
        lambda folder: (folder / "assumptions.csv").unlink(),
        [("assumptions.csv", None, None, "missing_file")],
    ),
    "directory": (_directory, [("series.csv", None, None, "unreadable")]),
    "empty file": (_bytes("series.csv", b""), [("series.csv", None, None, "empty")]),
    "blank file": (_bytes("series.csv", b" \r\n\r\n"), [("series.csv", None, None, "empty")]),
    "not utf-8": (_prefix("series.csv", b"\xff\xfe"), [("series.csv", 1, None, "not_utf8")]),
    "windows text": (
        _bytes("tracks.csv", b"id;label_nl;label_en\nweg;caf\xe9;road\n"),
        [("tracks.csv", 2, None, "not_utf8")],
    ),
    "nul byte": (_append("tracks.csv", "zee;De\0zee;The sea"), [("tracks.csv", 4, None, "nul_byte")]),
    "bad yaml": (_append("rules.yaml", "  - [oeps"), [("rules.yaml", 19, None, "bad_yaml")]),
    "control character": (_append("rules.yaml", "# \x01"), [("rules.yaml", 19, None, "bad_yaml")]),
    "yaml nul": (_append("rules.yaml", "# \0"), [("rules.yaml", 19, None, "nul_byte")]),
    "empty yaml": (_bytes("rules.yaml", b"# nothing\n"), [("rules.yaml", None, None, "empty")]),
    "two documents": (_bytes("rules.yaml", b"- a\n---\n- b\n"), [("rules.yaml", 2, None, "bad_yaml")]),
    "yaml not a list": (_bytes("rules.yaml", b"id: x\n"), [("rules.yaml", None, None, "not_a_list")]),
    "yaml is a word": (_bytes("rules.yaml", b"nee\n"), [("rules.yaml", None, None, "not_a_list")]),
    "yaml not mappings": (
        _bytes("rules.yaml", b"- x\n- 3\n"),
        [("rules.yaml", n, None, "not_a_mapping") for n in (1, 2)],
    ),
    "case not a mapping": (_bytes("case.yaml", b"[]\n"), [("case.yaml", None, None, "not_a_mapping")]),
    "yaml alias": (_bytes("rules.yaml", b"- &a [x]\n- *a\n"), [("rules.yaml", 2, None, "bad_yaml")]),
    "yaml merge": (_bytes("rules.yaml", b"- <<: {id: x}\n"), [("rules.yaml", 1, None, "bad_yaml")]),
    "yaml object": (_bytes("rules.yaml", b"- !!python/name:os.system x\n"), [("rules.yaml", 1, None, "bad_yaml")]),
    "yaml tag": (_bytes("rules.yaml", b"- !!int ''\n"), [("rules.yaml", 1, None, "bad_yaml")]),
    "huge number": (
        _swap("findings.yaml", "number: 2", f"number: 0x{'F' * 5000}"),
        [("findings.yaml", 2, "number", "not_a_number")],
    ),
    "infinite number": (
        _swap("findings.yaml", "printed: 50100", "printed: 1.0e+400"),
        [("findings.yaml", 1, "correction.printed", "not_a_number")],
    ),
    "long number": (
        _swap("findings.yaml", "cost_key: caseload", f"average_benefit: {'9' * 400}"),
        [("findings.yaml", 2, "given.average_benefit", "not_a_number")],
    ),
    "yes as a number": (
        _swap("findings.yaml", "cursus_2032: 1", "cursus_2032: yes"),
        [("findings.yaml", 1, "compare.finding.cursus_2032", "not_a_number")],
    ),
    "before all time": (
        _swap("case.yaml", "2031-01-01", "0001-01-01 00:00:00+23:59"),
        [("case.yaml", None, "new_model_start.date", "bad_date")],
    ),
    "an id that is a name in Python": (
        _swap("findings.yaml", "cost_key: caseload", "self: 1"),
        [("findings.yaml", 2, "given.self", "unknown_reference")],
    ),
    "very deep yaml": (_bytes("rules.yaml", b"[" * 100_000), [("rules.yaml", 1, None, "bad_yaml")]),
    "yaml duplicate key": (
        _swap("rules.yaml", "  kind: follow", "  id: weer\n  kind: follow"),
        [("rules.yaml", 11, None, "duplicate_key")],
    ),
    "yaml text": (_swap("rules.yaml", "place: bladzijde 9", "place: 9"), [("rules.yaml", 2, "place", "not_text")]),
    "yaml missing": (_swap("rules.yaml", "  kind: forbid\n", ""), [("rules.yaml", 1, "kind", "missing_field")]),
    "yaml unknown": (
        _swap("rules.yaml", "kind: forbid", "kind: forbid\n  soort: x"),
        [("rules.yaml", 1, "soort", "unknown_field")],
    ),
    "yaml list": (
        _swap("rules.yaml", "tasks: [betalen]", "tasks: betalen"),
        [("rules.yaml", 1, "tasks", "not_a_list")],
    ),
    "yaml choice": (_swap("rules.yaml", "forbid", "mag_niet"), [("rules.yaml", 1, "kind", "not_allowed")]),
    "yaml reference": (
        _swap("rules.yaml", "tasks: [betalen]", "tasks: [x]"),
        [("rules.yaml", 1, "tasks", "unknown_reference")],
    ),
    "yaml language": (
        _swap("rules.yaml", "    en: A foundation may not pay benefits.\n", ""),
        [("rules.yaml", 1, "text.en", "missing_field")],
    ),
    "yaml source": (
        _swap("context.yaml", "source: verhaal", "source: x"),
        [("context.yaml", 1, "source", "unknown_reference")],
    ),
    "rule against the advice": (
        _swap("rules.yaml", "[werkplaats]", "[stad_deeburg, werkplaats, dorpenbureau]"),
        [("rules.yaml", 1, "executors", "not_allowed")] * 2,
    ),
    "rule against the advice for one of its tasks": (
        _swap("rules.yaml", "tasks: [betalen]", "tasks: [betalen, begeleiden]"),
        [("rules.yaml", 1, "executors", "not_allowed")],
    ),
    "argument without option": (
        _swap("options.csv", "betalen;stad_deeburg;Door Deeburg;By Deeburg;verhaal;bladzijde 8;bron;;\n", ""),
        # Nor has who is no option for any task a cost.
        [
            *(("arguments.csv", row, "executor", "unknown_reference") for row in (4, 5)),
            ("assumptions.csv", 40, "id", "unknown_row"),
        ],
    ),
    "segment of another municipality": (
        _group_of_another,
        [("segments.csv", 3, "target_groups", "unknown_reference")],
    ),
    "group of nowhere": (
        _swap("target_group.csv", "jong;aadorp;", "jong;eedorp;"),
        [
            ("target_group.csv", None, "number", "does_not_add_up"),
            ("target_group.csv", 3, "municipality", "unknown_reference"),
        ],
    ),
    "segments without target groups": (
        _no_groups,
        [
            ("segments.csv", 2, "target_groups", "unknown_reference"),
            ("segments.csv", 2, "target_groups", "unknown_reference"),
            ("segments.csv", 3, "target_groups", "unknown_reference"),
            ("target_group.csv", None, "in_caseload", "missing_row"),
        ],
    ),
    "one municipality without target groups": (
        _one_municipality,
        [
            ("segments.csv", 2, "target_groups", "unknown_reference"),
            ("segments.csv", 2, "target_groups", "unknown_reference"),
            ("segments.csv", 3, "target_groups", "unknown_reference"),
            ("target_group.csv", None, "in_caseload", "missing_row"),
        ],
    ),
    "nobody counts as a benefit": (_nobody_counted, [("target_group.csv", None, "in_caseload", "missing_row")]),
    "nobody in the groups that count": (_nobody, [("target_group.csv", None, "number", "out_of_range")]),
    "nothing for the lead": (
        _swap("assumptions.csv", "share.aadorp;0,5;", "share.aadorp;0;"),
        [("assumptions.csv", 5, "default", "out_of_range")],
    ),
    "a low that is not whole": (
        _swap("assumptions.csv", "start_delay_months;0;0;", "start_delay_months;1;0,5;"),
        [("assumptions.csv", 29, "low", "not_whole")],
    ),
    "step too small": (
        _swap("assumptions.csv", ";300;200;400;10;", ";300;200;400;0,19;"),
        [("assumptions.csv", 2, "step", "out_of_range")],
    ),
    "project year": (
        _swap("case.yaml", "project_year: 2030", "project_year: 2029"),
        [("case.yaml", None, "project_year", "not_allowed")],
    ),
    "start in the middle of a month": (
        _swap("case.yaml", "2031-01-01", "2031-01-15"),
        [("case.yaml", None, "new_model_start.date", "not_allowed")],
    ),
    "start before the budget": (
        _swap("case.yaml", "2031-01-01", "2029-12-01"),
        # And before the step that it needs.
        [("case.yaml", None, "new_model_start.date", reason) for reason in ("out_of_range", "too_early")],
    ),
    "lead": (_swap("case.yaml", "lead: aadorp", "lead: deeburg"), [("case.yaml", None, "lead", "unknown_reference")]),
    "version": (_swap("case.yaml", "version: 1", "version: 2"), [("case.yaml", None, "version", "not_allowed")]),
    "years with a gap": (
        _swap("case.yaml", "2030, 2031, 2032", "2031, 2030, 2032"),
        [("case.yaml", None, "years", "not_consecutive")],
    ),
    "a year as text": (
        _swap("case.yaml", "2030, 2031", "2030, eind"),
        [("case.yaml", None, "years.2", "not_a_number")],
    ),
    "no such date": (
        _swap("case.yaml", "2031-01-01", "2031-02-30"),
        [("case.yaml", None, "new_model_start.date", "bad_date")],
    ),
    "a moment": (
        _swap("case.yaml", "2031-01-01", "2031-01-01 10:00:00"),
        [("case.yaml", None, "new_model_start.date", "bad_date")],
    ),
    "case source": (
        _swap("case.yaml", "source: verhaal\n  place: bladzijde 2", "source: x"),
        [("case.yaml", None, "new_model_start.source", "unknown_reference")],
    ),
    "finding source": (
        _swap("findings.yaml", "source: krant", "source: x"),
        [("findings.yaml", 2, "places.2.source", "unknown_reference")],
    ),
    "finding number": (
        _swap("findings.yaml", "number: 2", "number: 1"),
        [("findings.yaml", 2, "number", "duplicate_id")],
    ),
    "finding switch": (
        _swap("findings.yaml", "switch: amount_reading", "switch: x"),
        [("findings.yaml", 2, "switch", "unknown_reference")],
    ),
    "finding given": (
        _swap("findings.yaml", "cost_key: caseload", "cost_key: x"),
        [("findings.yaml", 2, "given.cost_key", "not_allowed")],
    ),
    "finding compare": (
        _swap("findings.yaml", "cursus_2032: 1", "cursus_2032: 2"),
        [("findings.yaml", 1, "compare.finding.cursus_2032", "out_of_range")],
    ),
    "finding unknown": (
        _swap("findings.yaml", "cost_key: caseload", "kleur: 1"),
        [("findings.yaml", 2, "given.kleur", "unknown_reference")],
    ),
    "finding sum": (
        _swap("findings.yaml", "cost_key: caseload", "share.aadorp: 0.6"),
        [("findings.yaml", 2, "given.share.aadorp", "shares_over_one")],
    ),
    "correction row": (
        _swap("findings.yaml", "row: cursus", "row: x"),
        [("findings.yaml", 1, "correction.row", "unknown_reference")],
    ),
    "correction year": (
        _swap("findings.yaml", "year: 2032", "year: 2040"),
        [("findings.yaml", 1, "correction.year", "not_allowed")],
    ),
    "no correction year": (
        _swap("findings.yaml", "    year: 2032\n", ""),
        [("findings.yaml", 1, "correction.year", "not_allowed")],
    ),
    "correction date": (
        _swap("findings.yaml", "printed: 50100", "printed: 2032-01-01"),
        [("findings.yaml", 1, "correction.printed", "not_a_number")],
    ),
    "correction text": (
        _swap("findings.yaml", "printed: 50100", "printed: veel"),
        [("findings.yaml", 1, "correction.printed", "not_a_number")],
    ),
    "correction nan": (
        _swap("findings.yaml", "printed: 50100", "printed: .nan"),
        [("findings.yaml", 1, "correction.printed", "not_a_number")],
    ),
    "correction of a total": (
        _swap("findings.yaml", "table: budget_lines\n    row: cursus", "table: project\n    row: verf_samen"),
        [("findings.yaml", 1, "correction.row", "unknown_reference")],
    ),
    "correlation twice": (
        _append("correlations.csv", "caseload.beekveld;caseload.aadorp;0,1;gok;;aanname;;"),
        [("correlations.csv", 5, "first", "duplicate_id")],
    ),
    # aadorp with beekveld 0,6, beekveld with ceehuizen 0,3: then aadorp and ceehuizen cannot be nearly opposites.
    # The determinant 1 + 2 × 0,6 × 0,3 × r - 0,36 - 0,09 - r² is below 0 at r = -0,9.
    "correlations that cannot exist together": (
        _append("correlations.csv", "caseload.aadorp;caseload.ceehuizen;-0,9;gok;;aanname;;"),
        [("correlations.csv", None, "correlation", "not_together")],
    ),
    "correction of a number in steps": (
        _swap("findings.yaml", "table: budget_lines\n    row: cursus", "table: steps\n    row: graven"),
        [("findings.yaml", 1, f"correction.{name}", "bad_date") for name in ("printed", "alternative")],
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_named(copy: Path, name: str) -> None:
    change, expected = BROKEN[name]
    change(copy)
    assert places(copy) == expected


ALLOWED = {
    "project year": ("2029", "2030, 2031, 2032"),
    "start in the middle of a month": ("2031-01-15", "jjjj-mm-01"),
    "start before the budget": ("2029-12-01", ">= 2030-01-01"),
    "rule against the advice": ("stad_deeburg", "werkplaats"),
    "argument without option": ("stad_deeburg", "dorpenbureau"),
    "segment of another municipality": ("buur", "iedereen, jong, ouder"),
    "nobody counts as a benefit": ("", "yes aadorp"),
    "nobody in the groups that count": ("0", "> 0"),
    "nothing for the lead": ("0", "> 0"),
    "step too small": ("0,19", ">= 0,2"),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_is_broken_says_what_is_allowed(copy: Path, name: str) -> None:
    BROKEN[name][0](copy)
    assert (problems(copy)[0].value, problems(copy)[0].allowed) == ALLOWED[name]


RIGHT: dict[str, Callable[[Path], None]] = {
    "a default between two steps": _swap("assumptions.csv", "average_benefit;10000;", "average_benefit;10001;"),
    "the smallest step": _swap("assumptions.csv", ";300;200;400;10;", ";300;200;400;0,2;"),
    "a rounded smallest step": _swap(
        "assumptions.csv",
        ";0;-0,1;0,1;0,01;aanname;gok;;;\nwith_",
        ";0;-0,1;0,03333333333333;0,0001333333333;aanname;gok;;;\nwith_",
    ),
    "the first day of the budget": _first_day,
    "no correlations": _without_correlations,
    # The determinant at -0,5 is 1 - 0,18 - 0,45 - 0,25 = 0,12.
    "correlations that fit together": _append(
        "correlations.csv", "caseload.aadorp;caseload.ceehuizen;-0,5;gok;;aanname;;"
    ),
    "a rule that requires the advice": _swap(
        "rules.yaml", "kind: forbid\n  tasks: [betalen]", "kind: require\n  tasks: [begeleiden]"
    ),
    "no segments and no target groups": _no_segments,
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_unusual_but_right_loads(copy: Path, name: str) -> None:
    RIGHT[name](copy)
    load_case(copy)


def test_five_problems_in_five_files_are_all_reported(copy: Path) -> None:
    put(copy / "figures.csv", 2, "value", "0.5")
    put(copy / "steps.csv", 4, "depends_on", "vliegen")
    put(copy / "assumptions.csv", 3, "default", "301")
    replace(copy / "rules.yaml", "kind: follow", "kind: volgt")
    (copy / "series.csv").unlink()
    with pytest.raises(CaseError) as caught:
        load_case(copy)
    assert [(one.file, one.row, one.column, one.reason) for one in caught.value.problems] == [
        ("assumptions.csv", 3, "default", "default_outside_range"),
        ("figures.csv", 2, "value", "decimal_point"),
        ("rules.yaml", 2, "kind", "not_allowed"),
        ("series.csv", None, None, "missing_file"),
        ("steps.csv", 4, "depends_on", "unknown_reference"),
    ]
    lines = str(caught.value).splitlines()
    assert len(lines) == 5
    assert lines[1] == "figures.csv:2:value: decimal_point '0.5' (allowed: 1234,5)"


def test_one_row_may_have_several_problems(copy: Path) -> None:
    write(
        copy / "series.csv",
        [*read(copy / "series.csv")[:1], ["", "eedorp", "laat", "1,5", "el", "x", "", "bron", "a", "b"]],
    )
    assert sorted(places(copy), key=str) == [
        ("series.csv", 2, "municipality", "unknown_reference"),
        ("series.csv", 2, "series", "empty"),
        ("series.csv", 2, "source", "unknown_reference"),
        ("series.csv", 2, "unit", "not_allowed"),
        ("series.csv", 2, "year", "not_a_number"),
    ]


def test_an_empty_folder_misses_every_file(tmp_path: Path) -> None:
    assert places(tmp_path) == [(file, None, None, "missing_file") for file in sorted(["case.yaml", *FILES.values()])]


@pytest.mark.parametrize("path", ["nergens", "", "a\0b", "x" * 5000, str(CASE / "case.yaml")])
def test_a_path_that_is_no_folder_is_named(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (problem,) = problems(path)
    assert (problem.reason, problem.file) == ("missing_folder", path[:200] + ("…" if len(path) > 200 else ""))


def test_a_file_that_may_not_be_read_is_named(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, *args: Any, **named: Any) -> Any:
        if path.name == "series.csv":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **named)

    # The rights of the file itself do not stop root.
    monkeypatch.setattr(Path, "open", refuse)
    assert problems(copy) == (Problem("series.csv", None, None, "PermissionError", "unreadable"),)


# Reasons


def test_every_reason_is_shown_by_a_test_and_no_other_is_used() -> None:
    tested = {cell.reason for cell in CELLS} | {found[3] for _, expected in BROKEN.values() for found in expected}
    assert tested | {"missing_folder"} == set(REASONS)


# Anything at all


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(CASE, tmp_path_factory.mktemp("any") / "case"))


CHARACTERS = st.one_of(st.text(max_size=30), st.text("0123456789,.-+;\"' \n\r\tabc", max_size=12))
LIKELY = st.sampled_from(
    ["", "-1", "0", "1,5", "aadorp", "jong", "yes", "31-02-2030", "share", "x" * 300, "null", "=1+1"]
)


def survives(folder: Path, file: str, content: bytes) -> None:
    """Load the case with this content in one file, and put the file right again."""
    (folder / file).write_bytes(content)
    try:
        error = refusal(folder)
    finally:
        shutil.copy(CASE / file, folder)
    if error is not None:
        assert error.problems
        assert all(one.reason in REASONS for one in error.problems)
        assert len(str(error).splitlines()) == len(error.problems)


def refusal(folder: Path) -> CaseError | None:
    try:
        load_case(folder)
    except CaseError as error:
        return error
    return None


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_text_in_any_cell_loads_or_is_refused(shared: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(TABLES))
    rows = read(CASE / file)
    row = data.draw(st.integers(0, len(rows) - 1))
    rows[row][data.draw(st.integers(0, len(rows[row]) - 1))] = data.draw(CHARACTERS | LIKELY)
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    survives(shared, file, text.getvalue().encode())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_bytes_in_any_file_load_or_are_refused(shared: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(TABLES + TEXTS))
    content = (CASE / file).read_bytes()
    start = data.draw(st.integers(0, len(content)))
    stop = data.draw(st.integers(start, min(len(content), start + 20)))
    survives(
        shared, file, content[:start] + data.draw(st.binary(max_size=10) | CHARACTERS.map(str.encode)) + content[stop:]
    )
