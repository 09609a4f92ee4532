"""A variant as a file: what went out comes in the same, and what is changed is taken whole or refused with why."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from sqlalchemy import Engine

from delivery.variant_schema import PAGE
from model.assumptions.values import choices, declaration
from model.case.case import Case
from store import saving, variants
from store.problems import FileProblem, FileRefused, TextProblem
from store.variant_file import MOST_BYTES, MOST_PROBLEMS, draft_of, file_of, read, schema, written
from tests.model.worlds import NAMES, case_of, dinkelland, examples
from tests.store.drafts import CONTENT, content, saved
from tests.store.mutated import FILE, SCHEMA, mutated, taken
from words.link import View, read_link, write_link


def problems(content: bytes) -> tuple[FileProblem, ...]:
    with pytest.raises(FileRefused) as told:
        read(content)
    return told.value.problems


def changed(**changes: Any) -> bytes:
    return json.dumps({**json.loads(written(FILE)), **changes}).encode()


def changed_content(**changes: Any) -> bytes:
    return changed(content={**json.loads(written(FILE))["content"], **changes})


# ---- round trips ----


def test_a_variant_goes_out_and_comes_in(engine: Engine) -> None:
    kept = saved(engine, FILE.name, note=FILE.note)
    file = read(written(file_of(kept.variant)))
    assert (file.name, file.note, file.role, file.saved) == (
        FILE.name, FILE.note, "council", kept.variant.latest.saved,
    )  # fmt: skip
    again = saving.save(engine, draft_of(file)).variant
    assert replace(again.latest, saved=kept.variant.latest.saved) == kept.variant.latest
    assert not again.listed


def test_of_an_older_version_the_file_says_what_that_said(engine: Engine) -> None:
    kept = saved(engine)
    now = saving.save_again(engine, kept.variant.id, kept.edit_key, content({}), "leeg", based_on=1)
    assert file_of(now).content == content({})
    assert file_of(now, variants.versions(engine, now.id)[1]).content == CONTENT


@pytest.mark.parametrize("name", NAMES)
def test_every_assumption_and_choice_of_view_can_be_kept(name: str, engine: Engine) -> None:
    """A walk over what a link can say, so that a new assumption is not forgotten."""
    case = case_of(name)
    view = View("en", case.participants[0].id, case.about.years[-1], "resident", True, (4, 1))
    for last in (False, True):
        changes = {id: edge(case, id, last) for id, _value in case.assumptions.items()}
        settings = write_link(case, changes, view)
        assert len(settings) >= len(changes) + 5
        made = content(settings, case=case.about.id, data_version=case.version, schema_version=case.about.version)
        kept = saved(engine, content=made).variant
        found = read(written(file_of(variants.opened(engine, kept.id))))
        assert found.content == made
        assert read_link(case, found.content.settings) == read_link(case, settings)


def edge(case: Case, id: str, last: bool) -> float | str:
    """The first or the last value that an assumption may have."""
    declared = declaration(id)
    if declared.unit == "choice":
        return choices(case.assumptions, id)[-1 if last else 0]
    return declared.upper if last else declared.lower


def test_the_moment_of_saving_is_one_in_every_zone() -> None:
    summer = datetime(2026, 7, 1, 22, 0, tzinfo=timezone(timedelta(hours=2)))
    found = read(changed(saved=summer.isoformat()))
    assert (found.saved, found.saved.tzinfo) == (datetime(2026, 7, 1, 20, 0, tzinfo=UTC), UTC)


def test_a_text_editor_of_windows_may_have_saved_it() -> None:
    assert read(b"\xef\xbb\xbf" + written(FILE).replace(b"\n", b"\r\n")) == FILE


# ---- refused ----


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        (b"", FileProblem(reason="not_json", place="1")),
        (written(FILE)[:-10], FileProblem(reason="not_json", place="19")),
        (b'{"a": NaN}', FileProblem(reason="not_json")),
        (b"[" * 100_000, FileProblem(reason="not_json")),
        (b"\xff\xfe{\0", FileProblem(reason="not_utf8")),
        (b" " * (MOST_BYTES + 1), FileProblem(reason="too_big", given="1000001", allowed="1000000")),
        (b"[]", FileProblem(reason="not_ours")),
        (b'{"format": "iets anders"}', FileProblem(reason="not_ours")),
        (b'{"a\\u202e": 1, "b": 2, "a\\u202e": 3}', FileProblem(reason="duplicate", given="a\\u202e")),
        (changed(version=2), FileProblem(reason="newer", given="2", allowed="1")),
        (changed(version=True), FileProblem(reason="not_allowed", place="version", given="True")),
        (changed(colour="red"), FileProblem(reason="unknown", place="colour")),
        (changed(role="boss"), FileProblem(
            reason="not_allowed", place="role", given="boss",
            allowed="council, executive, project, finance, official, other",
        )),
        (changed(saved="gisteren"), FileProblem(reason="not_allowed", place="saved", given="gisteren")),
        (changed(saved="1999-12-31T23:59:59Z"), FileProblem(
            reason="not_allowed", place="saved", given="1999-12-31T23:59:59Z"
        )),
        (changed(name="x" * 10_000), FileProblem(
            reason="text", place="name", text=TextProblem("name", "too_long", 10_000, 80)
        )),
        (changed(note="\u202e"), FileProblem(
            reason="text", place="note", text=TextProblem("note", "direction", "U+202E")
        )),
        (changed(name="\ud800"), FileProblem(reason="not_json")),
        (changed_content(settings={"cost_key": 5}), FileProblem(
            reason="not_allowed", place="content / settings / cost_key", given="5"
        )),
        (changed_content(settings={"cost_key": "a\nb"}), FileProblem(
            reason="not_allowed", place="content / settings / cost_key", given="a\\nb"
        )),
        (changed_content(headline={"a": 10**400}), FileProblem(
            reason="not_allowed", place="content / headline / a", given="1" + 199 * "0" + "…"
        )),
        (changed_content(headline={"a": True}), FileProblem(
            reason="not_allowed", place="content / headline / a", given="True"
        )),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(file: bytes, problem: FileProblem) -> None:
    assert problems(file) == (problem,)


def test_all_that_is_wrong_is_named_at_once_up_to_ten() -> None:
    found = json.loads(written(FILE))
    del found["note"], found["content"]["case"]
    found["role"] = "boss"
    assert [(one.reason, one.place) for one in problems(json.dumps(found).encode())] == [
        ("missing", "note"), ("not_allowed", "role"), ("missing", "content / case"),
    ]  # fmt: skip
    assert len(problems(changed(**{f"x{number}": 1 for number in range(50)}))) == MOST_PROBLEMS


@given(mutated())
@examples(150)
def test_a_changed_file_is_taken_whole_or_refused_with_why(content: bytes) -> None:
    taken(content, dinkelland())


def test_a_file_that_is_neither_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    assert taken(written(FILE), dinkelland())
    assert not taken(b"", dinkelland())
    monkeypatch.setattr("tests.store.mutated.read", lambda _content: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        taken(written(FILE), dinkelland())


# ---- the schema ----


def test_the_published_schema_is_of_today() -> None:
    assert PAGE.read_text("utf-8") == schema(), "run: python -m delivery.variant_schema"


def test_the_schema_takes_what_we_write_and_refuses_what_we_refuse() -> None:
    Draft202012Validator.check_schema(json.loads(schema()))
    assert SCHEMA.is_valid(json.loads(written(FILE)))
    wrong = [
        changed(version=2), changed(version=True), changed(colour="red"), changed(role="boss"), changed(name="x" * 81),
        changed_content(settings={"cost_key": 5}), changed_content(settings={"A": "x"}),
        changed_content(headline={"a": "1"}), changed_content(data_version="x"), changed_content(schema_version=0),
    ]  # fmt: skip
    for file in wrong:
        assert problems(file)
        assert not SCHEMA.is_valid(json.loads(file))
