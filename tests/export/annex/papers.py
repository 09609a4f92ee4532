"""What tests of the annex share: making one, and reading what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

import pypdf

from export.annex.blocks import Document, Grid
from export.annex.content import Content, content_of
from export.annex.write import document
from export.columns import Column
from model.case.case import Case
from model.outcomes.side_by_side import Side
from words.columns import NAMES
from words.link import read_link
from words.texts import speak
from words.variants import variant_name

MADE = date(2026, 11, 30)
LINK = "https://voorbeeld.nl/?caseload.tubbergen=150"
DRAWS = 200


def content(case: Case, **asked: str) -> Content:
    """What the annex of a link holds, in its language."""
    link = read_link(case, {name.replace("__", "."): text for name, text in asked.items()})
    assert not link.problems
    speak(link.view.language)
    own = case.assumptions.replace(**link.changes)
    columns = [
        Column(key=key, name=variant_name(NAMES[key]), side=Side(NAMES[key], own)) for key in link.view.columns
    ]  # fmt: skip
    return content_of(case, own, link.view, columns, (), link=LINK, made=MADE, draws=DRAWS)


@lru_cache(maxsize=8)
def paper(case: Case, **asked: str) -> Document:
    """The same before it is set."""
    return document(content(case, **asked))


def grid(found: Document, title: str) -> Grid:
    """The one table with this title."""
    (one,) = (block for block in found.blocks if isinstance(block, Grid) and block.title == title)
    return one


def row(found: Grid, first: str) -> list[str]:
    """The texts of the one row that begins so."""
    (one,) = (cells for cells in found.rows if cells[0] == first)
    return [(cell if isinstance(cell, str) else cell.text).replace("\xa0", " ") for cell in one]


def tags(node: Any) -> Iterator[tuple[str, str]]:
    """The kind of every element of the structure in reading order, and what stands instead of it for who cannot see."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            yield from tags(one)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"]), str(node.get("/Alt", ""))
        yield from tags(node.get("/K"))


def text_of(reader: pypdf.PdfReader) -> str:
    """What can be read and copied, in its order."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())
