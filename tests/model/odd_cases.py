"""Cases that are small in one respect, made from the fictitious one: one municipality, one criterion, no scenarios."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.model.copies import add, change, copy_of_the_villages, remove
from tests.model.worlds import FOLDERS

BBZ = "correction: {table: caseload, row: dinkelland, printed: 275, alternative: "
HEADER_ONLY = ("options.csv", "arguments.csv")


def one_municipality(tmp_path: Path) -> Path:
    """Aadorp decides alone."""
    folder = copy_of_the_villages(tmp_path)
    for village in ("beekveld", "ceehuizen"):
        remove(folder, "municipalities.csv", village)
        remove(folder, "figures.csv", f"residents;{village}")
        for group in ("caseload", "share"):
            remove(folder, "assumptions.csv", f"{group}.{village}")
    remove(folder, "correlations.csv", "caseload.")
    return folder


def no_benefits_printed(tmp_path: Path) -> Path:
    """The first case, in which a finding says that none of the lead's benefits count.

    With its switch on, and the amount read as each municipality's own cost, there is no price per benefit, and nobody
    knows any cost.
    """
    folder = Path(shutil.copytree(FOLDERS["dinkelland-tubbergen"], tmp_path / "case"))
    change(folder, "findings.yaml", f"{BBZ}271", f"{BBZ}0")
    return folder


def one_criterion(tmp_path: Path) -> Path:
    """Only nearness counts."""
    folder = copy_of_the_villages(tmp_path)
    remove(folder, "criteria.csv", "stevig")
    remove(folder, "assumptions.csv", "weight.stevig")
    arguments = folder / "arguments.csv"
    arguments.write_text(arguments.read_text("utf-8").replace(";stevig;", ";vlakbij;"), "utf-8")
    return folder


def no_scenarios(tmp_path: Path) -> Path:
    """The documents work out no scenario for any task."""
    folder = copy_of_the_villages(tmp_path)
    for file in HEADER_ONLY:
        path = folder / file
        path.write_text(path.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")
    remove(folder, "risks.csv", "afstand")
    for group in ("strength.", "executor_cost."):
        remove(folder, "assumptions.csv", group)
    return folder


def fixed_task(tmp_path: Path) -> Path:
    """A rule leaves no choice for guiding, though the documents work out scenarios for it."""
    folder = copy_of_the_villages(tmp_path)
    rule = """- id: begeleiden_vast
  kind: fixed
  tasks: [begeleiden]
  executors: [werkplaats]
  text:
    nl: Begeleiden blijft bij de Werkplaats.
    en: Guiding stays with the Workshop.
  source: verhaal
  place: {nl: bladzijde 9, en: page 9}
  status: bron"""
    add(folder, "rules.yaml", *rule.splitlines())
    return folder


def booked_elsewhere(tmp_path: Path) -> Path:
    """Exit and project cost stand under another taakveld than the execution; only of the project a document says so."""
    folder = copy_of_the_villages(tmp_path)
    fields = "exit_policy_field: '9.2'\nproject_policy_field: '9.2'\nproject_policy_field_status: bron\n"
    change(folder, "case.yaml", "project_year: 2030\n", f"project_year: 2030\n{fields}")
    return folder


def project_of_two_years(tmp_path: Path, thinking: str = "2031", paint: str = "") -> Path:
    """The lines of the project name their year; a line without one falls in that of the project, 2030."""
    folder = copy_of_the_villages(tmp_path)
    years = {"id": "year", "denken": thinking, "verf": paint}
    path = folder / "project.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("".join(f"{line};{years.get(line.partition(';')[0], '')}\n" for line in lines), "utf-8")
    return folder
