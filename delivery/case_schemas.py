"""What may stand in the texts (YAML) of a case, for an editor that helps: `python -m delivery.case_schemas`.

JSON Schema, made of the records: an editor names a field that is missing, or a value that is not allowed. What only the
files together can tell, such as a reference to another table, ``run.py check`` says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter

from delivery.packages import ROOT
from model.case.records import About
from model.loading.draft import ABOUT, FILES, RECORDS

FOLDER = ROOT / "docs" / "schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Iterator[tuple[Path, str]]:
    """Each file and what has to stand in it."""
    kinds: dict[str, Any] = {ABOUT: About}
    for name, file in FILES.items():
        if file.endswith(".yaml"):
            kinds[file] = GenericAlias(tuple, (RECORDS[name], ...))
    for file, kind in kinds.items():
        schema = {"$schema": DIALECT, "title": file, **TypeAdapter(kind).json_schema()}
        yield FOLDER / f"{file}.schema.json", json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path, text in schemas():
        path.write_text(text, encoding="utf-8")
