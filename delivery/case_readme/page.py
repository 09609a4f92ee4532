"""data/README.md: how to make a case. The prose stands in ``page.md``, what columns mean in ``columns.yaml``; what may
stand in them follows from the records, and every example from a case that loads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from delivery.case_readme.examples import example, whole
from delivery.case_readme.fields import KINDS, Field, common_of, fields_of, number
from delivery.case_readme.texts import Chapter, Meaning, chapters
from delivery.packages import ROOT
from model.assumptions.declared import CRITERIA, TO, Declared
from model.assumptions.values import DECLARED
from model.case.base import PAGES, Quoted
from model.loading.csv_tables import MAX_COLUMNS
from model.loading.draft import OPTIONAL
from model.loading.load import MAX_BYTES
from model.loading.problems import MAX_ROWS
from words import formatting
from words.texts import _, speak

PAGE = ROOT / "data" / "README.md"
PROSE = Path(__file__).parent / "page.md"
HEAD = ("kolom", "wat erin mag", "zonder", "voorbeeld", "betekenis")
PER: Mapping[str, str] = {
    "municipality": "gemeente die meebetaalt",
    "segment": "segment",
    "criterion": "uitgangspunt",
    "argument": "argument",
    "executor": "uitvoerder in `options.csv`",
    "finding": "bevinding met een schakelaar",
}
UNITS: Mapping[str, str] = {
    "count": "aantal", "euro": "euro", "fraction": "deel van 1", "years": "jaren", "months": "maanden",
    "weeks": "weken", "switch": "schakelaar",
}  # fmt: skip


def page() -> str:
    """What the file has to say."""
    speak("nl")
    parts = {
        "quoted": _joined(f"`{file.removesuffix('.csv')}`" for file, kind in KINDS.items() if issubclass(kind, Quoted)),
        "pages": _joined(f"`{one}`" for one in PAGES),
        "rows": formatting.number(MAX_ROWS, "nl"),
        "columns": number(MAX_COLUMNS),
        "megabytes": number(MAX_BYTES // 1_000_000),
        "files": files(),
        "tables": "\n\n".join(chapter(file, one) for file, one in chapters().items() if file.endswith(".csv")),
        "texts": "\n\n".join(chapter(file, one) for file, one in chapters().items() if not file.endswith(".csv")),
    }
    return re.sub(r"%(\w+)%", lambda found: parts[found[1]], PROSE.read_text("utf-8"))


def chapter(file: str, texts: Chapter) -> str:
    """A table: what it is for, its columns and the whole of it in the small case."""
    kind = "csv" if file.endswith(".csv") else "yaml"
    parts = [f"### {file}: {texts.title}", f"{_absent(file, texts)} {texts.before}".strip(), columns(file, texts)]
    parts += [texts.after, listed() if file == "assumptions.csv" else ""]
    parts += ["Zo ziet het bestand er in het kleine voorbeeld uit:", f"```{kind}\n{whole(file)}\n```"]
    return "\n\n".join(part for part in parts if part)


def files() -> str:
    """Every file of a case with a link to its chapter."""
    lines = [_line(("bestand", "waarvoor", "rijen")), "|---" * 3 + "|"]
    for file, one in chapters().items():
        needed = (
            "**nodig**"
            if not one.empty
            else "het hele bestand mag ontbreken"
            if file in OPTIONAL
            else "mogen ontbreken"
        )
        lines.append(_line((f"[`{file}`](#{_anchor(f'{file}: {one.title}')})", one.title, needed)))
    return "\n".join(lines)


def _anchor(heading: str) -> str:
    """What a page of Markdown calls this heading in a link to it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _absent(file: str, texts: Chapter) -> str:
    if file in OPTIONAL:
        return f"Deze tabel mag ontbreken: {texts.empty}."
    if not texts.empty:
        return "" if file == "case.yaml" else "Minstens één rij is nodig."
    head = "De kopregel is nodig; rijen mogen ontbreken" if file.endswith(".csv") else "De lijst mag leeg zijn (`[]`)"
    return f"{head}: {texts.empty}."


def columns(file: str, texts: Chapter) -> str:
    """A line for each column; those that are explained once together in the last."""
    lines = [_line(HEAD), "|---" * len(HEAD) + "|"]
    lines += [_line(cells(file, field, texts.columns[field.name])) for field in fields_of(file)]
    common = common_of(KINDS[file])
    if common:
        lines.append(_line(_claimed(file, common, texts.columns.get("source"))))
    return "\n".join(lines)


def _claimed(file: str, names: tuple[str, ...], own: Meaning | None) -> tuple[str, ...]:
    """The columns that say where the row comes from."""
    shown = _joined("`place_nl/_en`" if name == "place" and file.endswith(".csv") else f"`{name}`" for name in names)
    what = own.what if own else "waar de rij vandaan komt"
    return shown, "[zie boven](#bron-plaats-en-status)", "`source` en `status`: **nodig**", "", what


def cells(file: str, field: Field, meaning: Meaning) -> tuple[str, ...]:
    """Of one column."""
    without = "**nodig**" if field.required else f"telt als `{field.default}`" if field.default else meaning.without
    values = "; ".join(f"`{value}`: {said}" for value, said in meaning.values.items())
    shown = " / ".join(f"`{one}`" for one in example(file, field.name))
    what = f"{meaning.what}. {values}" if values else meaning.what
    return field.shown, field.allowed, without, shown, what


def listed() -> str:
    """The assumptions that need a row, with what the program lets them be."""
    lines = [_line(("aanname", "een rij per", "waarde", "betekenis")), "|---" * 4 + "|"]
    for name, one in DECLARED.items():
        if not one.table:
            shown = f"{name}.<id>" if one.per else name
            lines.append(_line((f"`{shown}`", PER[one.per] if one.per else "", _value(one), _(one.meaning))))
    return "\n".join(lines)


def _value(one: Declared) -> str:
    if one.unit == "choice":
        shown = {TO: f"`{TO}<gemeente>`", CRITERIA: "een uitgangspunt"}
        return _joined((shown.get(choice, f"`{choice}`") for choice in one.choices), "of")
    bounds = "`0` of `1`" if one.unit == "switch" else f"{number(one.lower)} t/m {number(one.upper)}"
    return f"{UNITS[one.unit]}, {bounds}"


def _line(parts: Iterable[str]) -> str:
    plain = [part.replace("|", r"\|").replace("\n", " ").strip() for part in parts]
    return f"| {' | '.join(plain)} |"


def _joined(parts: Iterable[str], word: str = "en") -> str:
    """a, b en c."""
    *most, last = parts
    return f"{', '.join(most)} {word} {last}" if most else last
