"""Tables that are broken: columns, rows, ids and references, and the problems that must be named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.model.loading.edits import Found, append, put, put_bytes, put_cell, read, swap, write


def shares_over_one(folder: Path) -> None:
    put(folder / "assumptions.csv", 5, "default", "0,6")


def without_share(folder: Path) -> None:
    write(folder / "assumptions.csv", [row for row in read(folder / "assumptions.csv") if row[0] != "share.aadorp"])


def cycle(folder: Path) -> None:
    put(folder / "steps.csv", 2, "depends_on", "openen")


def commas(folder: Path) -> None:
    file = folder / "tracks.csv"
    file.write_text(file.read_text("utf-8").replace(";", ","), "utf-8")


BROKEN_TABLES: dict[str, tuple[Callable[[Path], None], list[Found]]] = {
    "missing column": (
        swap("municipalities.csv", "id;name;role", "id;naam;role"),
        [("municipalities.csv", 1, "naam", "unknown_column"), ("municipalities.csv", 1, "name", "missing_column")],
    ),
    "missing year": (
        swap("budget_lines.csv", ";2032;", ";2033;"),
        [("budget_lines.csv", 1, "2033", "unknown_column"), ("budget_lines.csv", 1, "2032", "missing_column")],
    ),
    "duplicate column": (
        swap("tracks.csv", "id;label_nl;label_en", "id;label_nl;label_nl"),
        [("tracks.csv", 1, "label_nl", "duplicate_column"), ("tracks.csv", 1, "label_en", "missing_column")],
    ),
    "columns without a name": (
        swap("tracks.csv", "id;label_nl;label_en", "id;;label_nl;;label_en"),
        [
            *[("tracks.csv", 1, letter, "unnamed_column") for letter in "BD"],
            *[("tracks.csv", row, None, "too_few_cells") for row in (2, 3)],
        ],
    ),
    "wrong separator": (commas, [("tracks.csv", 1, None, "wrong_separator")]),
    "too many cells": (append("tracks.csv", "zee;De zee;The sea;nat"), [("tracks.csv", 4, None, "too_many_cells")]),
    "too few cells": (append("tracks.csv", "zee;De zee"), [("tracks.csv", 4, None, "too_few_cells")]),
    "open quote": (append("tracks.csv", 'zee;"De zee;The sea'), [("tracks.csv", 4, None, "bad_csv")]),
    "huge cell": (append("tracks.csv", f"zee;{'x' * 200_000};sea"), [("tracks.csv", 4, None, "too_long")]),
    "too many columns": (
        put_bytes("tracks.csv", b";".join([b"x"] * 201)),
        [("tracks.csv", 1, None, "too_many_columns")],
    ),
    "too many rows": (
        append("tracks.csv", "\n".join(f"baan{number};Baan;Lane" for number in range(5000))),
        [("tracks.csv", None, None, "too_many_rows")],
    ),
    "too many items": (put_bytes("context.yaml", b"- x\n" * 5001), [("context.yaml", None, None, "too_many_rows")]),
    "a text in one language": (
        swap("segments.csv", ";note_nl;note_en", ";note_nl"),
        [("segments.csv", 1, "note_en", "missing_column")],
    ),
    "huge file": (put_bytes("tracks.csv", b"x" * 5_000_001), [("tracks.csv", None, None, "too_long")]),
    "duplicate id": (append("tracks.csv", "weg;Weg;Road"), [("tracks.csv", 4, "id", "duplicate_id")]),
    "duplicate figure": (
        append("figures.csv", "residents;aadorp;1;count;verhaal;;;bron;Inwoners;Residents;;"),
        [("figures.csv", 13, "id", "duplicate_id")],
    ),
    "unknown municipality": (
        append("figures.csv", "raadszetels;eedorp;1;count;verhaal;;;bron;Zetels;Seats;;"),
        [("figures.csv", 13, "municipality", "unknown_reference")],
    ),
    "duplicate option": (
        append("options.csv", "betalen;dorpenbureau;x;x;verhaal;;;bron;;"),
        [("options.csv", 6, "task", "duplicate_id")],
    ),
    "duplicate class": (
        append("risk_classes.csv", "chance;2;0;1;gok;;;aanname"),
        [("risk_classes.csv", 12, "kind", "duplicate_id")],
    ),
    "no class 4": (
        swap("risk_classes.csv", "chance;4;0,7;0,8;gok;;;aanname\n", ""),
        [("risk_classes.csv", None, "number", "missing_row")],
    ),
    "risk of an option without arguments": (
        swap("risks.csv", ";deeburg_ver;option;", ";;option;"),
        # And the argument is no risk any more.
        [("risks.csv", None, "arguments", "missing_row"), ("risks.csv", 4, "arguments", "empty")],
    ),
    "arguments of a risk that is no option's": (
        swap("risks.csv", ";deeburg_ver;option;", ";deeburg_ver;every;"),
        [("risks.csv", 4, "concerns", "not_allowed")],
    ),
    "risk of an argument that is no risk": (
        swap("risks.csv", ";deeburg_ver;option;", ";deeburg_ver+deeburg_groot;option;"),
        [("risks.csv", 4, "arguments", "not_allowed")],
    ),
    "risk of an unknown argument": (
        swap("risks.csv", ";deeburg_ver;option;", ";deeburg_ver+weg;option;"),
        [("risks.csv", 4, "arguments", "unknown_reference")],
    ),
    "argument counted twice": (
        swap("risks.csv", ";deeburg_ver;option;", ";deeburg_ver+deeburg_ver;option;"),
        [("risks.csv", 4, "arguments", "duplicate_id")],
    ),
    "duplicate year": (
        append("series.csv", "banen;aadorp;2030;1;count;gok;;;aanname;Banen;Jobs"),
        [("series.csv", 4, "series", "duplicate_id")],
    ),
    "ready before the start": (
        put_cell("steps.csv", 2, "ready", "31-12-2029"),
        [("steps.csv", 2, "ready", "too_early")],
    ),
    "ready before what it waits for": (
        put_cell("steps.csv", 3, "ready", "28-02-2030"),
        [("steps.csv", 3, "ready", "too_early")],
    ),
    "start before what it waits for": (
        put_cell("steps.csv", 3, "start", "28-02-2030"),
        [("steps.csv", 3, "start", "too_early")],
    ),
    "a day that closes nothing": (
        put_cell("steps.csv", 3, "closes", "01-05-2030"),
        [("steps.csv", 3, "closing_nl", "empty")],
    ),
    "something that closes on no day": (
        put_cell("steps.csv", 2, "closes", ""),
        [("steps.csv", 2, "closes", "empty")],
    ),
    "no step is needed for the start": (
        swap("case.yaml", "needs: [openen]", "needs: []"),
        [("case.yaml", None, "new_model_start.needs", "empty")],
    ),
    "the start needs an unknown step": (
        swap("case.yaml", "needs: [openen]", "needs: [openen, vliegen]"),
        [("case.yaml", None, "new_model_start.needs", "unknown_reference")],
    ),
    "the contract ends with an unknown step": (
        swap("case.yaml", "needs: [openen]", "needs: [openen]\n  contract_end: vliegen"),
        [("case.yaml", None, "new_model_start.contract_end", "unknown_reference")],
    ),
    "the start comes before what it needs": (
        swap("case.yaml", "2031-01-01", "2030-12-01"),
        [("case.yaml", None, "new_model_start.date", "too_early")],
    ),
    "a reference date in another century": (
        swap("case.yaml", "2030-04-01", "1930-04-01"),
        [("case.yaml", None, "planning_date.date", "out_of_range")],
    ),
    "a decision in words": (
        put_cell("decisions.csv", 2, "date", "eind 2029"),
        [("decisions.csv", 2, "date", "bad_date")],
    ),
    "a decision in month 13": (
        put_cell("decisions.csv", 2, "date", "13-2029"),
        [("decisions.csv", 2, "date", "bad_date")],
    ),
    "cycle of three": (cycle, [("steps.csv", row, "depends_on", "cycle") for row in (2, 3, 4)]),
    "no residents": (
        swap(
            "figures.csv", "residents;ceehuizen;3000;count;verhaal;bladzijde 1;page 1;bron;Inwoners;Residents;;\n", ""
        ),
        [("figures.csv", None, "id", "missing_row")],
    ),
    "no vangnet": (
        swap("figures.csv", "vangnet_half_rate", "vangnet_half_rat"),
        [("figures.csv", None, "id", "missing_row")],
    ),
    "no execution": (
        swap("budget_lines.csv", ";execution;", ";other;"),
        [("budget_lines.csv", None, "role", "missing_row")],
    ),
    "leaves": (
        swap("target_group.csv", "iedereen;120;", "iedereen;121;"),
        [("target_group.csv", None, "number", "does_not_add_up")],
    ),
    "leaves of another": (
        append(
            "target_group.csv",
            "elders;beekveld;;199;yes;stad_deeburg;verhaal;bladzijde 1;page 1;bron;Elders;Elsewhere;;;;;",
        ),
        [("target_group.csv", None, "number", "does_not_add_up")],
    ),
    "shares over one": (shares_over_one, [("assumptions.csv", row, "default", "shares_over_one") for row in (5, 6, 7)]),
    "missing assumption": (without_share, [("assumptions.csv", None, "id", "missing_row")]),
    "assumption of a partner": (
        append("assumptions.csv", "caseload.deeburg;1;0;2;1;aanname;gok;;;;"),
        [("assumptions.csv", 50, "id", "unknown_row")],
    ),
    "unknown assumption": (
        append("assumptions.csv", "geluk;1;0;2;1;aanname;gok;;;;"),
        [("assumptions.csv", 50, "id", "unknown_row")],
    ),
    "switch without correction": (
        append("assumptions.csv", "finding.welk_bedrag;0;0;1;1;aanname;gok;;;;"),
        [("assumptions.csv", 50, "id", "unknown_row")],
    ),
}
