"""Files of a variant in which something was changed: by a slip of the hand, by a program, or on purpose."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from model.case.case import Case
from store.problems import FileRefused
from store.variant_file import FORMAT, VERSION, VariantFile, draft_of, read, schema, written
from tests.store.drafts import CONTENT
from words.link import read_link
from words.problems import sentence
from words.saving import file_refused

FILE = VariantFile(
    format=FORMAT, version=VERSION, name="Eerste <b>idee</b> 🚀", note="na de\ncommissie", role="council",
    saved=datetime(2026, 3, 1, 20, 15, tzinfo=UTC), content=CONTENT,
)  # fmt: skip
SCHEMA = Draft202012Validator(json.loads(schema()))
ODD = st.sampled_from(
    [
        None, True, False, 0, -1, 1, 2, 10**400, 1e308, -0.0, 0.5, "", "\0", "\ud800", "\u202e", "x" * 10_000, "NaN",
        "1e999", "<script>", "'; DROP TABLE variants; --", "2026-13-45", "0001-01-01T00:00:00+23:59", [], [[]], {},
        {"a": "b"}, "caseload.dinkelland", "samen", "-1", "999999999999", "council", FORMAT,
    ]
)  # fmt: skip
ODD_BYTES = st.sampled_from([b"", b'"', b"{", b"[" * 2_000, b"\\u0000", b"\\ud800", b"NaN", b"9" * 5_000])
JSON = st.recursive(ODD | st.text(max_size=20) | st.floats(), lambda inner: st.lists(inner, max_size=3), max_leaves=4)
IDS = st.sampled_from(
    ["cost_key", "year", "lang", "perspective", "naam", "schermen", "caseload", "share.dinkelland", "x", "A", "", "é"]
) | st.text(max_size=10)


def places(found: Any) -> Iterator[tuple[Any, Any]]:
    """Everything in it that holds something, with what leads to it."""
    if isinstance(found, dict):
        for name, inner in found.items():
            yield found, name
            yield from places(inner)


def changed_in_json(draw: Callable[[Any], Any]) -> bytes:
    """One to four values, names or both are others; some are gone, some are new."""
    found = json.loads(written(FILE))
    for _ in range(draw(st.integers(1, 4))):
        holder, name = draw(st.sampled_from(list(places(found))))
        how = draw(st.sampled_from(["value", "gone", "new", "renamed"]))
        if how == "value":
            holder[name] = draw(JSON)
        elif how == "new":
            holder[draw(IDS)] = draw(JSON)
        else:
            value = holder.pop(name)
            if how == "renamed":
                holder[draw(IDS)] = value
        if not found:
            break
    return json.dumps(found, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")


def changed_in_bytes(draw: Callable[[Any], Any]) -> bytes:
    """One to four stretches of bytes are gone, doubled or others."""
    found = written(FILE)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(found)))
        end = draw(st.integers(start, min(len(found), start + draw(st.sampled_from([1, 3, 40, 1_000])))))
        instead = st.binary(max_size=4) | ODD_BYTES | st.just(found[start:end] * 2)
        found = found[:start] + draw(instead) + found[end:]
    return found


@st.composite
def mutated(draw: Callable[[Any], Any]) -> bytes:
    """A file in which something was changed."""
    return changed_in_json(draw) if draw(st.booleans()) else changed_in_bytes(draw)


def taken(content: bytes, case: Case) -> bool:
    """Whether a file is taken, whole; else every reason is a sentence. Raises AssertionError if it is neither."""
    try:
        file = read(content)
    except FileRefused as refused:
        said = [file_refused(problem) for problem in refused.problems]
        assert said
        assert all(text.encode("utf-8") for text in said)
        return False
    assert SCHEMA.is_valid(json.loads(content.decode("utf-8-sig")))
    assert read(written(file)) == file
    assert draft_of(file).content == file.content
    link = read_link(case, file.content.settings)
    for problem in link.problems:
        assert sentence(case, problem).encode("utf-8")
    case.assumptions.replace(**link.changes)
    return True
