"""What is no ordinary file is refused at once, and what is huge is refused or read without delay."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from model.case.references import in_circle
from model.loading.load import CaseError, load_case
from model.loading.problems import Problem, listed
from tests.model.copies import add, copy_of_the_villages


def refused(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(CaseError) as caught:
        load_case(folder)
    return caught.value.problems


def test_a_pipe_is_refused_and_does_not_block(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    (folder / "series.csv").unlink()
    os.mkfifo(folder / "series.csv")
    (problem,) = refused(folder)
    assert (problem.file, problem.reason) == ("series.csv", "unreadable")


def test_a_device_is_refused(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    (folder / "series.csv").unlink()
    (folder / "series.csv").symlink_to("/dev/zero")
    (problem,) = refused(folder)
    assert (problem.file, problem.reason) == ("series.csv", "unreadable")


def test_a_hundred_thousand_columns_are_one_problem(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    (folder / "tracks.csv").write_text(";".join(f"kolom{number}" for number in range(100_000)), "utf-8")
    found = [problem for problem in refused(folder) if problem.file == "tracks.csv"]
    assert [(problem.reason, problem.value, problem.allowed) for problem in found] == [
        ("too_many_columns", "100000", "<= 200")
    ]


def test_a_long_chain_is_no_circle_until_it_is_closed() -> None:
    chain = {str(place): [str(place + 1)] for place in range(3000)}
    assert in_circle(chain) == set()
    assert in_circle({**chain, "2999": ["1000"]}) == {str(place) for place in range(1000, 3000)}


def test_what_only_leads_to_a_circle_or_away_from_it_is_not_in_it() -> None:
    edges = {"in": ["a"], "a": ["b"], "b": ["a", "between"], "between": ["c"], "c": ["c"], "out": []}
    assert in_circle(edges) == {"a", "b", "c"}


def test_of_many_values_ten_are_listed_and_their_number() -> None:
    assert listed(list("abc")) == "a, b, c"
    assert listed(range(2000)) == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, … (2000)"


def test_thousands_of_wrong_rows_each_have_a_short_problem(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    add(folder, "tracks.csv", *(f"weg{number};Weg;Road" for number in range(2000)))
    header = (folder / "steps.csv").read_text("utf-8").splitlines()[0].split(";")
    cells = {"track": "zee", "label_nl": "x", "label_en": "x", "short_nl": "x", "short_en": "x", "ready": "01-03-2030"}
    cells |= {"source": "verhaal", "status": "bron"}
    rows = ({**cells, "id": f"stap{number}"} for number in range(2000))
    add(folder, "steps.csv", *(";".join(row.get(column, "") for column in header) for row in rows))
    problems = refused(folder)
    assert [problem.reason for problem in problems] == ["unknown_reference"] * 2000
    assert max(len(problem.allowed) for problem in problems) < 200
