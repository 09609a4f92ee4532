"""What is saved comes back as it was: from the store, from a file and from a link, over every assumption of a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from model.assumptions.declared import Value
from model.assumptions.values import choices, declaration
from model.case.case import Case
from store import saving, variant_file, variants
from store.migrate import open_store
from store.records import Draft, Version
from store.variant_file import VariantFile
from tests.model.worlds import NAMES, assumptions_at, case_of, examples, points
from tests.store.conftest import sqlite
from ui.session import saved

NOW = datetime(2026, 11, 30, 20, 15, tzinfo=UTC)
Changes = Mapping[str, Value]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder: Path = tmp_path_factory.mktemp("round")
    opened = open_store(sqlite(folder))
    yield opened
    opened.dispose()


def by_store(engine: Engine, case: Case, changes: Changes) -> Changes:
    draft = Draft(name="x", note="", role="other", content=saved.content(case, changes))
    id = saving.save(engine, draft).variant.id
    return settings(case, variants.opened(engine, id).latest)


def by_file(case: Case, changes: Changes) -> Changes:
    file = VariantFile(
        format="keuzekompas-variant", version=1, name="x", note="", role="other", saved=NOW,
        content=saved.content(case, changes),
    )  # fmt: skip
    read = variant_file.read(variant_file.written(file))
    return settings(case, Version(number=1, note="", saved=NOW, content=read.content))


def by_link(case: Case, changes: Changes) -> Changes:
    said = dict(parse_qsl(urlencode(saved.parameters_of(case, changes), safe=":")))
    content = saved.content(case, {}).model_copy(update={"settings": said})
    return settings(case, Version(number=1, note="", saved=NOW, content=content))


def settings(case: Case, version: Version) -> Changes:
    link = saved.settings(case, version)
    assert link.problems == ()
    return link.changes


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(25)
def test_any_point_comes_back_from_store_file_and_link(name: str, engine: Engine, data: st.DataObject) -> None:
    case = case_of(name)
    changes = assumptions_at(case, data.draw(points(case))).changed_from(case.assumptions)
    assert by_store(engine, case, changes) == by_file(case, changes) == by_link(case, changes) == changes


def another(case: Case, id: str) -> Value:
    """Something else than the case has, that is allowed."""
    declared, default = declaration(id), case.assumptions.get(id)
    if declared.unit == "choice":
        return next(one for one in choices(case.assumptions, id) if one != default)
    # A share can only become smaller: together they are at most 100%.
    lower, upper = float(declared.lower), float(declared.upper)
    return lower if default != lower else min(upper, lower + 1)


def has_another(case: Case, id: str) -> bool:
    return declaration(id).unit != "choice" or len(choices(case.assumptions, id)) > 1


@pytest.mark.parametrize("name", NAMES)
def test_every_assumption_comes_back_also_a_new_one(name: str, engine: Engine) -> None:
    case = case_of(name)
    ids = [id for id, _value in case.assumptions.items() if has_another(case, id)]
    assert {row.id for row in case.assumption_rows if has_another(case, row.id)} <= set(ids)
    changes = {id: another(case, id) for id in ids}
    assert len(changes) > 50
    assert by_store(engine, case, changes) == by_file(case, changes) == by_link(case, changes) == changes
