"""Who counts as a partner: by the kind of executor, unless the case says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import Case, load_case
from model.options.configurations import advised, enumerate_all, partner_count
from tests.model.copies import copy_of_the_villages
from tests.model.loading.edits import places, read, write
from tests.model.options.fits import BUREAU, DEEBURG, WERKPLAATS
from tests.model.worlds import villages


def with_outside(tmp_path: Path, **said: str) -> Path:
    """drie-dorpen with the column ``outside``; who is not named has an empty cell."""
    folder = copy_of_the_villages(tmp_path)
    header, *rows = read(folder / "executors.csv")
    write(folder / "executors.csv", [[*header, "outside"], *([*row, said.get(row[0], "")] for row in rows)])
    return folder


def everywhere(executor: str) -> dict[str, tuple[str, str]]:
    return dict.fromkeys(("betalen", "begeleiden"), (executor, executor))


def counts(case: Case) -> list[int]:
    """Of the advice (office and Deeburg, and the workshop), and of each executor alone."""
    alone = [everywhere(executor) for executor in (BUREAU, DEEBURG, WERKPLAATS)]
    return [partner_count(case, chosen) for chosen in (advised(case), *alone)]


def test_without_the_column_the_kind_says_it() -> None:
    """The office is their own; a city and a foundation are not."""
    assert counts(villages()) == [2, 0, 1, 1]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({}, [2, 0, 1, 1]),
        # A foundation of the villages themselves, and an office that is no longer theirs.
        ({WERKPLAATS: "no"}, [1, 0, 1, 0]),
        ({WERKPLAATS: "no", BUREAU: "yes"}, [2, 1, 1, 0]),
        ({WERKPLAATS: "no", DEEBURG: "no"}, [0, 0, 0, 0]),
    ],
)
def test_the_case_may_say_otherwise(tmp_path: Path, said: dict[str, str], wanted: list[int]) -> None:
    case = load_case(with_outside(tmp_path, **said))
    assert counts(case) == wanted
    # The same where all models are counted at once.
    found = enumerate_all(case, case.assumptions)
    outside = [one for one, partners in zip((BUREAU, DEEBURG, WERKPLAATS), wanted[1:], strict=True) if partners]
    for picks, partners in zip(found.picks.tolist(), found.partners.tolist(), strict=True):
        pairs = [pairs[pick] for pairs, pick in zip(found.pairs, picks, strict=True)]
        assert partners == sum(any(one in pair for pair in pairs) for one in outside)


def test_what_is_no_yes_or_no_is_named(tmp_path: Path) -> None:
    assert places(with_outside(tmp_path, werkplaats="soms")) == [("executors.csv", 4, "outside", "not_allowed")]
