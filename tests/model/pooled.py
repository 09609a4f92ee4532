"""The fictitious case with two pools of cost: Beekveld does not take part in guiding, and has a budget for the rest.

Everything but guiding: Aadorp prints 600.000 and Beekveld 400.000 a year, at constant prices. Guiding: Aadorp prints
210.000, 220.000 and 230.000, at the prices of each year.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from model import Case, load_case
from tests.model.copies import add, copy_of_the_villages

CONTRACT, GUIDING = "contract", "begeleiding"
"""The ids of the pools: those of the lead's lines."""


@cache
def pooled() -> Case:
    with TemporaryDirectory() as folder:
        return load_case(pooled_folder(Path(folder)))


def pooled_folder(tmp_path: Path) -> Path:
    """The case as files."""
    folder = copy_of_the_villages(tmp_path)
    with_pools(folder)
    return folder


def with_pools(folder: Path) -> None:
    """Two pools in a copy of the villages."""
    columns(folder, "budget_lines.csv", "tasks", "prices")
    columns(folder, "tasks.csv", "opted_out")
    line(folder, "eigen_contract", "beekveld", (400_000, 400_000, 400_000))
    line(folder, GUIDING, "aadorp", (210_000, 220_000, 230_000), "begeleiden", "current")
    tasks = folder / "tasks.csv"
    rows = tasks.read_text("utf-8").splitlines()
    ends = [f"{row}beekveld" if row.startswith("begeleiden;") else row for row in rows]
    tasks.write_text("\n".join(ends) + "\n", "utf-8")


def columns(folder: Path, file: str, *names: str) -> None:
    """Columns behind the others, empty in every row."""
    path = folder / file
    head, *rows = path.read_text("utf-8").splitlines()
    empty = ";" * len(names)
    path.write_text("\n".join([";".join([head, *names]), *(row + empty for row in rows)]) + "\n", "utf-8")


def line(folder: Path, id: str, municipality: str, amounts: tuple[int, ...], tasks: str = "", prices: str = "") -> None:
    """An execution line behind the others, in a table with the columns of ``pooled_folder``."""
    years = ";".join(str(amount) for amount in amounts)
    start = f"{id};{municipality};gemeente;lasten;execution;9.1;aanname;structural;;Regel {id};Line {id};{years}"
    add(folder, "budget_lines.csv", f"{start};verhaal;bladzijde 4;page 4;bron;;;{tasks};{prices}")
