"""Files that are broken: missing, unreadable, no table or no YAML, and the problems that must be named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.model.loading.edits import CASE, Found, append, put_bytes, swap


def prefix(file: str, content: bytes) -> Callable[[Path], None]:
    return lambda folder: put_bytes(file, content + (CASE / file).read_bytes())(folder)


def directory(folder: Path) -> None:
    (folder / "series.csv").unlink()
    (folder / "series.csv").mkdir()


BROKEN_FILES: dict[str, tuple[Callable[[Path], None], list[Found]]] = {
    "missing file": (lambda folder: (folder / "series.csv").unlink(), [("series.csv", None, None, "missing_file")]),
    "missing case.yaml": (lambda folder: (folder / "case.yaml").unlink(), [("case.yaml", None, None, "missing_file")]),
    "no municipalities": (
        lambda folder: (folder / "municipalities.csv").unlink(),
        [("municipalities.csv", None, None, "missing_file")],
    ),
    "no findings": (
        lambda folder: (folder / "findings.yaml").unlink(),
        [("findings.yaml", None, None, "missing_file")],
    ),
    "no assumptions": (
        lambda folder: (folder / "assumptions.csv").unlink(),
        [("assumptions.csv", None, None, "missing_file")],
    ),
    # Excel writes the first, to open the file itself; somebody types the second.
    "a line for Excel": (prefix("series.csv", b"sep=;\n"), [("series.csv", 1, None, "no_header")]),
    "a title above the table": (prefix("series.csv", b"Reeksen;;\n;;\n"), [("series.csv", 1, None, "no_header")]),
    "directory": (directory, [("series.csv", None, None, "unreadable")]),
    "empty file": (put_bytes("series.csv", b""), [("series.csv", None, None, "empty")]),
    "blank file": (put_bytes("series.csv", b" \r\n\r\n"), [("series.csv", None, None, "empty")]),
    "not utf-8": (prefix("series.csv", b"\xff\xfe"), [("series.csv", 1, None, "not_utf8")]),
    "windows text": (
        put_bytes("tracks.csv", b"id;label_nl;label_en\nweg;caf\xe9;road\n"),
        [("tracks.csv", 2, None, "not_utf8")],
    ),
    "nul byte": (append("tracks.csv", "zee;De\0zee;The sea"), [("tracks.csv", 4, None, "nul_byte")]),
    "bad yaml": (append("rules.yaml", "  - [oeps"), [("rules.yaml", 19, None, "bad_yaml")]),
    "control character": (append("rules.yaml", "# \x01"), [("rules.yaml", 19, None, "bad_yaml")]),
    "yaml nul": (append("rules.yaml", "# \0"), [("rules.yaml", 19, None, "nul_byte")]),
    "empty yaml": (put_bytes("rules.yaml", b"# nothing\n"), [("rules.yaml", None, None, "empty")]),
    "two documents": (put_bytes("rules.yaml", b"- a\n---\n- b\n"), [("rules.yaml", 2, None, "bad_yaml")]),
    "yaml not a list": (put_bytes("rules.yaml", b"id: x\n"), [("rules.yaml", None, None, "not_a_list")]),
    "yaml is a word": (put_bytes("rules.yaml", b"nee\n"), [("rules.yaml", None, None, "not_a_list")]),
    "yaml not mappings": (
        put_bytes("rules.yaml", b"- x\n- 3\n"),
        [("rules.yaml", n, None, "not_a_mapping") for n in (1, 2)],
    ),
    "a word with markup": (
        append(
            "case.yaml",
            "words: {unit: {nl: <b>, en: a}, units: {nl: b, en: b}, people: {nl: c, en: c}, receivers: {nl: d, en: d}, "
            "spending: {nl: e, en: e}}",
        ),
        [("case.yaml", None, "words.unit.nl", "bad_word")],
    ),
    "case not a mapping": (put_bytes("case.yaml", b"[]\n"), [("case.yaml", None, None, "not_a_mapping")]),
    "yaml alias": (put_bytes("rules.yaml", b"- &a [x]\n- *a\n"), [("rules.yaml", 2, None, "bad_yaml")]),
    "yaml merge": (put_bytes("rules.yaml", b"- <<: {id: x}\n"), [("rules.yaml", 1, None, "bad_yaml")]),
    "yaml object": (put_bytes("rules.yaml", b"- !!python/name:os.system x\n"), [("rules.yaml", 1, None, "bad_yaml")]),
    "yaml tag": (put_bytes("rules.yaml", b"- !!int ''\n"), [("rules.yaml", 1, None, "bad_yaml")]),
    "huge number": (
        swap("findings.yaml", "number: 2", f"number: 0x{'F' * 5000}"),
        [("findings.yaml", 2, "number", "not_a_number")],
    ),
    "infinite number": (
        swap("findings.yaml", "printed: 50100", "printed: 1.0e+400"),
        [("findings.yaml", 1, "correction.printed", "not_a_number")],
    ),
    "long number": (
        swap("findings.yaml", "cost_key: caseload", f"average_benefit: {'9' * 400}"),
        [("findings.yaml", 2, "given.average_benefit", "not_a_number")],
    ),
    "yes as a number": (
        swap("findings.yaml", "cursus_2032: 1", "cursus_2032: yes"),
        [("findings.yaml", 1, "compare.finding.cursus_2032", "not_a_number")],
    ),
    "before all time": (
        swap("case.yaml", "2031-01-01", "0001-01-01 00:00:00+23:59"),
        [("case.yaml", None, "new_model_start.date", "bad_date")],
    ),
    "an id that is a name in Python": (
        swap("findings.yaml", "cost_key: caseload", "self: 1"),
        [("findings.yaml", 2, "given.self", "unknown_reference")],
    ),
    "an id of nothing": (
        swap("findings.yaml", "cost_key: caseload", "'': 1"),
        [("findings.yaml", 2, "given", "unknown_reference")],
    ),
    "very deep yaml": (put_bytes("rules.yaml", b"[" * 100_000), [("rules.yaml", 1, None, "bad_yaml")]),
    "yaml duplicate key": (
        swap("rules.yaml", "  kind: follow", "  id: weer\n  kind: follow"),
        [("rules.yaml", 11, None, "duplicate_key")],
    ),
    "yaml text": (swap("rules.yaml", "nl: bladzijde 9", "nl: 9"), [("rules.yaml", 2, "place.nl", "not_text")]),
    "yaml missing": (swap("rules.yaml", "  kind: forbid\n", ""), [("rules.yaml", 1, "kind", "missing_field")]),
    "yaml unknown": (
        swap("rules.yaml", "kind: forbid", "kind: forbid\n  soort: x"),
        [("rules.yaml", 1, "soort", "unknown_field")],
    ),
    "yaml text that a comma cut off": (
        swap(
            "findings.yaml",
            "    nl: Een deel of het geheel? Het verhaal zegt het niet.\n    en: A part or the whole? "
            "The story does not say.\n",
            "    {nl: Een deel, of het geheel., en: A part or the whole?}\n",
        ),
        [("findings.yaml", 2, "text.of het geheel.", "no_value")],
    ),
    "yaml assumption without a value": (
        swap("findings.yaml", "amount_reading: joint_total", "amount_reading:"),
        [("findings.yaml", 2, "compare.amount_reading", "no_value")],
    ),
    "yaml quotation mark that is not closed": (
        swap("findings.yaml", "nl: Wat 600.000 is", "nl: 's Ochtends"),
        [("findings.yaml", 25, None, "bad_yaml")],
    ),
    "yaml list": (
        swap("rules.yaml", "tasks: [betalen]", "tasks: betalen"),
        [("rules.yaml", 1, "tasks", "not_a_list")],
    ),
    "yaml choice": (swap("rules.yaml", "forbid", "mag_niet"), [("rules.yaml", 1, "kind", "not_allowed")]),
    "yaml reference": (
        swap("rules.yaml", "tasks: [betalen]", "tasks: [x]"),
        [("rules.yaml", 1, "tasks", "unknown_reference")],
    ),
    "yaml language": (
        swap("rules.yaml", "    en: A foundation may not pay benefits.\n", ""),
        [("rules.yaml", 1, "text.en", "missing_field")],
    ),
    "yaml source": (
        swap("context.yaml", "source: verhaal", "source: x"),
        [("context.yaml", 1, "source", "unknown_reference")],
    ),
    "yaml block for an id": (
        swap("context.yaml", "- id: oefenen\n", "- id: {nl: oefenen}\n"),
        [("context.yaml", 1, "id", "not_text")],
    ),
}
