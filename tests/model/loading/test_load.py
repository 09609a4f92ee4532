"""Loading a case: what is right loads, also when it is unusual."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from model.loading.load import load_case
from tests.model.loading.edits import CASE, append, no_groups, put, read, replace, swap, without_correlations, write

DATA = Path(__file__).parents[3] / "data"


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
    assert case.rules[0].place is None
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
    start = time.process_time()
    load_case(CASE)
    assert time.process_time() - start < 0.3


# What is wrong with rows, tables and files


def no_segments(folder: Path) -> None:
    no_groups(folder)
    for file, start in (("segments.csv", ("balie", "begeleiding")), ("assumptions.csv", ("benefits_per_fte.",))):
        write(folder / file, [row for row in read(folder / file) if not row[0].startswith(start)])


def first_day(folder: Path) -> None:
    """The new model starts as early as it can, and the step that it needs waits for nothing."""
    replace(folder / "case.yaml", "2031-01-01", "2030-01-01")
    put(folder / "steps.csv", 4, "depends_on", "")
    put(folder / "steps.csv", 4, "ready", "01-01-2030")


RIGHT: dict[str, Callable[[Path], None]] = {
    "a default between two steps": swap("assumptions.csv", "average_benefit;10000;", "average_benefit;10001;"),
    "the smallest step": swap("assumptions.csv", ";300;200;400;10;", ";300;200;400;0,2;"),
    "a rounded smallest step": swap(
        "assumptions.csv",
        ";0;-0,1;0,1;0,01;aanname;gok;;;;\nwith_",
        ";0;-0,1;0,03333333333333;0,0001333333333;aanname;gok;;;;\nwith_",
    ),
    "the first day of the budget": first_day,
    "no correlations": without_correlations,
    # The determinant at -0,5 is 1 - 0,18 - 0,45 - 0,25 = 0,12.
    "correlations that fit together": append(
        "correlations.csv", "caseload.aadorp;caseload.ceehuizen;-0,5;gok;;;aanname;;"
    ),
    "a rule that requires the advice": swap(
        "rules.yaml", "kind: forbid\n  tasks: [betalen]", "kind: require\n  tasks: [begeleiden]"
    ),
    "no segments and no target groups": no_segments,
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_unusual_but_right_loads(copy: Path, name: str) -> None:
    RIGHT[name](copy)
    load_case(copy)


def test_target_groups_of_another_municipality_that_add_up(copy: Path) -> None:
    """Beekveld has 200 benefits; a group that does not count as benefits changes nothing, and Ceehuizen has none."""
    for id, count, counts in (("a", 150, "yes"), ("b", 50, "yes"), ("c", 75, "no")):
        row = f"{id};beekveld;;{count};{counts};stad_deeburg;verhaal;bladzijde 1;page 1;bron;{id};{id};;;;;"
        append("target_group.csv", row)(copy)
    append("target_group.csv", "d;ceehuizen;;7;no;stad_deeburg;verhaal;bladzijde 1;page 1;bron;d;d;;;;;")(copy)
    assert len(load_case(copy).target_group) == 7


def test_a_place_is_written_in_both_languages() -> None:
    case = load_case(CASE)
    place = next(figure.place for figure in case.figures if figure.id == "residents")
    assert place is not None
    assert (place.nl, place.en) == ("bladzijde 1", "page 1")
