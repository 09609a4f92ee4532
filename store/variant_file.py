"""A variant as a JSON file, to hand over and to take in again. ``docs/variant-1.schema.json`` says what stands in it.

What comes in is taken as a whole or refused with every reason; whether the case knows the settings is for the reader of
links to say (``words/link.py``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, NoReturn

from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field, ValidationError

from model.case.base import Record
from model.loading.problems import printable, shown
from store.problems import FileProblem, FileRefused, Refused
from store.records import ROLES, Content, Draft, Role, Variant, Version
from store.texts import LONGEST_NAME, LONGEST_NOTE, clean_name, clean_note

FORMAT = "keuzekompas-variant"
VERSION = 1
MOST_BYTES = 1_000_000
MOST_PROBLEMS = 10
"""So many are named; who repairs those sees the rest."""

EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2199, 12, 31, tzinfo=UTC)


def _in_utc(moment: datetime) -> datetime:
    if not EARLIEST <= moment <= LATEST:
        raise ValueError
    return moment.astimezone(UTC)


class VariantFile(Record):
    """A variant of Keuzekompas, as it was saved."""

    model_config = ConfigDict(strict=True, use_attribute_docstrings=True, title="Keuzekompas: a variant")

    format: Literal["keuzekompas-variant"]
    version: Annotated[int, Field(ge=VERSION, le=VERSION)]
    """Of this format: a file of a later version may say what an earlier program does not know."""
    name: Annotated[str, AfterValidator(clean_name), Field(json_schema_extra={"maxLength": LONGEST_NAME})]
    note: Annotated[str, AfterValidator(clean_note), Field(json_schema_extra={"maxLength": LONGEST_NOTE})]
    role: Role
    """Who made it, by role."""
    saved: Annotated[AwareDatetime, AfterValidator(_in_utc)]
    content: Content


def file_of(variant: Variant, version: Version | None = None) -> VariantFile:
    """The file of a variant: its newest version, or this one."""
    kept = version or variant.latest
    return VariantFile(
        format="keuzekompas-variant", version=VERSION, name=variant.name, note=kept.note, role=variant.role,
        saved=kept.saved, content=kept.content,
    )  # fmt: skip


def draft_of(file: VariantFile) -> Draft:
    """What a file says, to be kept as a variant of one's own."""
    return Draft(name=file.name, note=file.note, role=file.role, content=file.content)


def written(file: VariantFile) -> bytes:
    """The file, so that a person can read it too."""
    return (json.dumps(file.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def schema() -> str:
    """What stands in a file, as JSON Schema (2020-12)."""
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", **VariantFile.model_json_schema()}
    return json.dumps(about, ensure_ascii=False, indent=2) + "\n"


def read(content: bytes) -> VariantFile:
    """What a file says. Raises FileRefused with what is wrong with it, and nothing else."""
    if len(content) > MOST_BYTES:
        raise FileRefused((FileProblem(reason="too_big", given=str(len(content)), allowed=str(MOST_BYTES)),))
    text = _text(content)
    _recognised(_parsed(text))
    try:
        return VariantFile.model_validate_json(text)
    except ValidationError as error:
        raise FileRefused(tuple(_problems(error))[:MOST_PROBLEMS]) from None


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefused((FileProblem(reason="not_utf8"),)) from None


def _parsed(text: str) -> object:
    """The JSON. It is read twice: the reader of pydantic would take the last of two things with one name."""
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except FileRefused:
        raise
    except json.JSONDecodeError as error:
        raise FileRefused((FileProblem(reason="not_json", place=str(error.lineno)),)) from None
    except (ValueError, RecursionError):
        raise FileRefused((FileProblem(reason="not_json"),)) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise FileRefused((FileProblem(reason="duplicate", given=printable(shown(twice))),))
    return found


def _no_constant(name: str) -> NoReturn:
    """NaN and Infinity are no JSON, and no number."""
    raise ValueError(name)


def _recognised(found: object) -> None:
    """That it is a variant of ours, of a version that we know."""
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise FileRefused((FileProblem(reason="not_ours"),))
    version = found.get("version")
    if isinstance(version, int) and version > VERSION:
        raise FileRefused((FileProblem(reason="newer", given=str(version)[:20], allowed=str(VERSION)),))


def _problems(found: ValidationError) -> Iterator[FileProblem]:
    for error in found.errors(include_url=False):
        place = printable(" / ".join(shown(part) for part in error["loc"] if part != "[key]"))
        cause = error.get("ctx", {}).get("error")
        if error["type"] == "json_invalid":  # a reader stricter than Python's: half a sign
            yield FileProblem(reason="not_json")
        elif isinstance(cause, Refused):
            yield FileProblem(reason="text", place=place, text=cause.problem)
        elif error["type"] == "missing":
            yield FileProblem(reason="missing", place=place)
        elif error["type"] == "extra_forbidden":
            yield FileProblem(reason="unknown", place=place)
        else:
            given = printable(shown(error["input"]))
            allowed = ", ".join(ROLES) if place == "role" else ""
            yield FileProblem(reason="not_allowed", place=place, given=given, allowed=allowed)
