"""LibreOffice, which computes a workbook anew: what it gives is what an office gets."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from export.workbook.places import Spot

SECONDS = 180
# It trusts the values in a file unless it is told not to.
ALWAYS_ANEW = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
Values = Mapping[str, Mapping[str, object]]
"""What stands in each cell of each sheet, by its address."""


def program() -> str:
    """LibreOffice. Without it: skipped, but in CI failed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        reason = "no LibreOffice found; install it (apt-get install libreoffice-calc-nogui)"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return found


def recalculated(files: Sequence[Path], folder: Path) -> list[Values]:
    """What each file says after LibreOffice computed all its formulas."""
    office, user, made = program(), folder / "user", folder / "made"
    (user / "user").mkdir(parents=True)
    (user / "user" / "registrymodifications.xcu").write_text(ALWAYS_ANEW, "utf-8")
    command = [office, f"-env:UserInstallation=file://{user}", "--headless", "--convert-to", "xlsx", "--outdir", made]
    done = subprocess.run([*command, *files], capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    return [values(made / file.name) for file in files]


def values(file: Path) -> Values:
    """What stands in a file as values."""
    book = openpyxl.load_workbook(file, data_only=True)
    return {
        page.title: {cell.coordinate: cell.value for row in page.iter_rows() for cell in row if cell.value is not None}
        for page in book.worksheets
    }


def changed(file: Path, other: Path, typed: Mapping[Spot, str | float]) -> None:
    """The file with other words or numbers typed in some cells, as somebody would."""
    book = openpyxl.load_workbook(file)
    for spot, value in typed.items():
        book[spot.sheet].cell(spot.row + 1, spot.column + 1).value = value
    book.save(other)
