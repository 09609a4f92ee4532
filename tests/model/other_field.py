"""The fictitious case in another field, with words of its own: courses in the place of benefits."""

from __future__ import annotations

from pathlib import Path

from tests.model.copies import add, copy_of_the_villages, remove

WORDS = """words:
  unit: {nl: cursus, en: course}
  units: {nl: cursussen, en: courses}
  people: {nl: inwoners met een cursus, en: residents with a course}
  receivers: {nl: wie een cursus volgt, en: who takes a course}"""
OF_ESTIMATE = """
  spending: {nl: cursusgeld, en: course fees}
  the_spending: {nl: het cursusgeld, en: the course fees}
  average: {nl: gemiddelde prijs, en: average price}
  estimate: {nl: aantal cursussen × gemiddelde prijs als lasten, en: number of courses × average price as cost}"""
OF_STATE = ("buig_adjustment", "with_participation", "participation_adjustment")


def without_state(tmp_path: Path, words: str) -> Path:
    """The villages in another field: central government pays nothing for it."""
    folder = copy_of_the_villages(tmp_path)
    for line in ("rijksgeld;", "meedoen;"):
        remove(folder, "budget_lines.csv", line)
    for figure in ("own_until", "half_until", "half_rate"):
        remove(folder, "figures.csv", f"vangnet_{figure};")
    for id in OF_STATE:
        remove(folder, "assumptions.csv", f"{id};")
    for id in ("buig_adjustment", "participation_adjustment"):
        remove(folder, "drawn.csv", f"{id};")
    text = (folder / "case.yaml").read_text("utf-8")
    (folder / "case.yaml").write_text(text.partition("same_purpose:")[0], "utf-8")
    add(folder, "case.yaml", words)
    return folder


def without_estimate(tmp_path: Path, words: str = WORDS) -> Path:
    """And nobody estimates what is paid."""
    folder = without_state(tmp_path, words)
    for id in ("with_benefits", "average_benefit"):
        remove(folder, "assumptions.csv", f"{id};")
    remove(folder, "drawn.csv", "average_benefit;")
    return folder
