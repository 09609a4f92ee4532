"""What does not fit together in a case: choices, groups, dates and corrections, and the problems that must be named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.model.loading.edits import Found, append, no_groups, put, read, swap, without_correlations, write


def group_of_another(folder: Path) -> None:
    append("target_group.csv", "buur;beekveld;;200;yes;werkplaats;gok;;;aanname;Buur;Neighbour;;;;;")(folder)
    put(folder / "segments.csv", 3, "target_groups", "jong+buur")


def nobody_counted(folder: Path) -> None:
    for row in (3, 4):
        put(folder / "target_group.csv", row, "in_caseload", "no")


def nobody(folder: Path) -> None:
    for row in (3, 4):
        put(folder / "target_group.csv", row, "number", "0")


def one_municipality(folder: Path) -> None:
    """The smallest case: the lead alone, without target groups."""
    no_groups(folder)
    for file, column in (("municipalities.csv", "id"), ("figures.csv", "municipality"), ("assumptions.csv", "id")):
        rows = read(folder / file)
        place = rows[0].index(column)
        gone = ("beekveld", "ceehuizen", "deeburg")
        write(folder / file, [row for row in rows if row[place].rpartition(".")[2] not in gone])
    without_correlations(folder)


def project_year(line: str, year: str) -> Callable[[Path], None]:
    """A year in the row of a line of the project."""

    def change(folder: Path) -> None:
        header, *rows = read(folder / "project.csv")
        write(
            folder / "project.csv",
            [[*header, "year"], *([*row, year if row[0] == line else ""] for row in rows)],
        )

    return change


BROKEN_TOGETHER: dict[str, tuple[Callable[[Path], None], list[Found]]] = {
    "rule against the advice": (
        swap("rules.yaml", "[werkplaats]", "[stad_deeburg, werkplaats, dorpenbureau]"),
        [("rules.yaml", 1, "executors", "advised")] * 2,
    ),
    "rule against the advice for one of its tasks": (
        swap("rules.yaml", "tasks: [betalen]", "tasks: [betalen, begeleiden]"),
        [("rules.yaml", 1, "executors", "advised")],
    ),
    "argument without option": (
        swap("options.csv", "betalen;stad_deeburg;Door Deeburg;By Deeburg;verhaal;bladzijde 8;page 8;bron;;\n", ""),
        # Nor has who is no option for any task a cost.
        [
            *(("arguments.csv", row, "executor", "unknown_reference") for row in (4, 5)),
            ("assumptions.csv", 40, "id", "unknown_row"),
        ],
    ),
    "segment of another municipality": (
        group_of_another,
        [("segments.csv", 3, "target_groups", "unknown_reference")],
    ),
    "group of nowhere": (
        swap("target_group.csv", "jong;aadorp;", "jong;eedorp;"),
        [
            ("target_group.csv", None, "number", "does_not_add_up"),
            ("target_group.csv", 3, "municipality", "unknown_reference"),
        ],
    ),
    "segments without target groups": (
        no_groups,
        [
            ("segments.csv", 2, "target_groups", "unknown_reference"),
            ("segments.csv", 2, "target_groups", "unknown_reference"),
            ("segments.csv", 3, "target_groups", "unknown_reference"),
            ("target_group.csv", None, "in_caseload", "missing_row"),
        ],
    ),
    "one municipality without target groups": (
        one_municipality,
        [
            ("segments.csv", 2, "target_groups", "unknown_reference"),
            ("segments.csv", 2, "target_groups", "unknown_reference"),
            ("segments.csv", 3, "target_groups", "unknown_reference"),
            ("target_group.csv", None, "in_caseload", "missing_row"),
        ],
    ),
    "nobody counts as a benefit": (nobody_counted, [("target_group.csv", None, "in_caseload", "missing_row")]),
    "nobody in the groups that count": (nobody, [("target_group.csv", None, "number", "out_of_range")]),
    "nothing for the lead": (
        swap("assumptions.csv", "share.aadorp;0,5;", "share.aadorp;0;"),
        [("assumptions.csv", 5, "default", "out_of_range")],
    ),
    "a low that is not whole": (
        swap("assumptions.csv", "start_delay_months;0;0;", "start_delay_months;1;0,5;"),
        [("assumptions.csv", 29, "low", "not_whole")],
    ),
    "step too small": (
        swap("assumptions.csv", ";300;200;400;10;", ";300;200;400;0,19;"),
        [("assumptions.csv", 2, "step", "too_small_step")],
    ),
    "project year": (
        swap("case.yaml", "project_year: 2030", "project_year: 2029"),
        [("case.yaml", None, "project_year", "not_allowed")],
    ),
    "a line of the project after the budget": (
        project_year("verf", "2033"),
        [("project.csv", 3, "year", "not_allowed")],
    ),
    "half a year": (project_year("verf", "2030,5"), [("project.csv", 3, "year", "not_whole")]),
    "a printed total with a year": (
        project_year("verf_samen", "2030"),
        [("project.csv", 5, "year", "not_allowed")],
    ),
    "no such taakveld": (
        swap("case.yaml", "project_year: 2030", "project_year: 2030\nexit_policy_field: '9.3'"),
        [("case.yaml", None, "exit_policy_field", "unknown_reference")],
    ),
    "a taakveld as a number": (
        swap("case.yaml", "project_year: 2030", "project_year: 2030\nproject_policy_field: 9.1"),
        [("case.yaml", None, "project_policy_field", "not_text")],
    ),
    "the status of no taakveld": (
        swap("case.yaml", "project_year: 2030", "project_year: 2030\nproject_policy_field_status: bron"),
        [("case.yaml", None, "project_policy_field", "missing_field")],
    ),
    "start in the middle of a month": (
        swap("case.yaml", "2031-01-01", "2031-01-15"),
        [("case.yaml", None, "new_model_start.date", "not_allowed")],
    ),
    "start before the budget": (
        swap("case.yaml", "2031-01-01", "2029-12-01"),
        # And before the step that it needs.
        [("case.yaml", None, "new_model_start.date", reason) for reason in ("out_of_range", "too_early")],
    ),
    "lead": (swap("case.yaml", "lead: aadorp", "lead: deeburg"), [("case.yaml", None, "lead", "unknown_reference")]),
    "version": (swap("case.yaml", "version: 1", "version: 2"), [("case.yaml", None, "version", "not_allowed")]),
    "years with a gap": (
        swap("case.yaml", "2030, 2031, 2032", "2031, 2030, 2032"),
        [("case.yaml", None, "years", "not_consecutive")],
    ),
    "a year as text": (
        swap("case.yaml", "2030, 2031", "2030, eind"),
        [("case.yaml", None, "years.2", "years_apart")],
    ),
    "no such date": (
        swap("case.yaml", "2031-01-01", "2031-02-30"),
        [("case.yaml", None, "new_model_start.date", "bad_date")],
    ),
    "a moment": (
        swap("case.yaml", "2031-01-01", "2031-01-01 10:00:00"),
        [("case.yaml", None, "new_model_start.date", "bad_date")],
    ),
    "case source": (
        swap("case.yaml", "source: verhaal\n  place: {nl: bladzijde 2, en: page 2}", "source: x"),
        [("case.yaml", None, "new_model_start.source", "unknown_reference")],
    ),
    "finding source": (
        swap("findings.yaml", "source: krant", "source: x"),
        [("findings.yaml", 2, "places.2.source", "unknown_reference")],
    ),
    "finding number": (
        swap("findings.yaml", "number: 2", "number: 1"),
        [("findings.yaml", 2, "number", "duplicate_id")],
    ),
    "finding switch": (
        swap("findings.yaml", "switch: amount_reading", "switch: x"),
        [("findings.yaml", 2, "switch", "unknown_reference")],
    ),
    "finding given": (
        swap("findings.yaml", "cost_key: caseload", "cost_key: x"),
        [("findings.yaml", 2, "given.cost_key", "not_allowed")],
    ),
    "finding compare": (
        swap("findings.yaml", "cursus_2032: 1", "cursus_2032: 2"),
        [("findings.yaml", 1, "compare.finding.cursus_2032", "out_of_range")],
    ),
    "finding unknown": (
        swap("findings.yaml", "cost_key: caseload", "kleur: 1"),
        [("findings.yaml", 2, "given.kleur", "unknown_reference")],
    ),
    "finding sum": (
        swap("findings.yaml", "cost_key: caseload", "share.aadorp: 0.6"),
        [("findings.yaml", 2, "given.share.aadorp", "shares_over_one")],
    ),
    "correction row": (
        swap("findings.yaml", "row: cursus", "row: x"),
        [("findings.yaml", 1, "correction.row", "unknown_reference")],
    ),
    "correction year": (
        swap("findings.yaml", "year: 2032", "year: 2040"),
        [("findings.yaml", 1, "correction.year", "not_allowed")],
    ),
    "no correction year": (
        swap("findings.yaml", "    year: 2032\n", ""),
        [("findings.yaml", 1, "correction.year", "not_allowed")],
    ),
    "correction date": (
        swap("findings.yaml", "printed: 50100", "printed: 2032-01-01"),
        [("findings.yaml", 1, "correction.printed", "not_a_number")],
    ),
    "correction text": (
        swap("findings.yaml", "printed: 50100", "printed: veel"),
        [("findings.yaml", 1, "correction.printed", "not_a_number")],
    ),
    "correction nan": (
        swap("findings.yaml", "printed: 50100", "printed: .nan"),
        [("findings.yaml", 1, "correction.printed", "not_a_number")],
    ),
    "correction of a total": (
        swap("findings.yaml", "table: budget_lines\n    row: cursus", "table: project\n    row: verf_samen"),
        [("findings.yaml", 1, "correction.row", "unknown_reference")],
    ),
    "correlation twice": (
        append("correlations.csv", "caseload.beekveld;caseload.aadorp;0,1;gok;;;aanname;;"),
        [("correlations.csv", 5, "first", "duplicate_id")],
    ),
    # aadorp with beekveld 0,6, beekveld with ceehuizen 0,3: then aadorp and ceehuizen cannot be nearly opposites.
    # The determinant 1 + 2 × 0,6 × 0,3 × r - 0,36 - 0,09 - r² is below 0 at r = -0,9.
    "correlations that cannot exist together": (
        append("correlations.csv", "caseload.aadorp;caseload.ceehuizen;-0,9;gok;;;aanname;;"),
        [("correlations.csv", None, "correlation", "not_together")],
    ),
    "correction of a number in steps": (
        swap("findings.yaml", "table: budget_lines\n    row: cursus", "table: steps\n    row: graven"),
        [("findings.yaml", 1, f"correction.{name}", "bad_date") for name in ("printed", "alternative")],
    ),
}
