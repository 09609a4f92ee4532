"""The schemas with which an editor helps who writes the texts of a case."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from delivery.case_schemas import schemas
from tests.model.worlds import FOLDERS

SCHEMAS = {path.name.removesuffix(".schema.json"): (path, text) for path, text in schemas()}


@pytest.mark.parametrize("file", SCHEMAS)
def test_the_schemas_are_those_of_the_records(file: str) -> None:
    path, text = SCHEMAS[file]
    assert path.read_text("utf-8") == text, "run: python -m delivery.case_schemas"


def wrong(file: str, content: object) -> list[str]:
    """What a program that knows JSON Schema says of a text; days are texts to it."""
    checked = jsonschema.Draft202012Validator(json.loads(SCHEMAS[file][1]))
    return [error.message for error in checked.iter_errors(json.loads(json.dumps(content, default=str)))]


@pytest.mark.parametrize("case", FOLDERS)
@pytest.mark.parametrize("file", SCHEMAS)
def test_what_loads_is_right_and_a_mistake_is_not(file: str, case: str) -> None:
    content = yaml.safe_load((FOLDERS[case] / file).read_text("utf-8"))
    assert wrong(file, content) == []
    first = content if isinstance(content, dict) else content[0]
    assert wrong(file, content | {"x": 1} if isinstance(content, dict) else [*content, {**first, "x": 1}])
    del first["id"]
    assert any("'id' is a required property" in said for said in wrong(file, content))
