"""What people and programs do to the files of a case, by accident or not: one change or a few, drawn by number."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from tests.model.loading.mutated.in_tables import TABLE
from tests.model.loading.mutated.in_texts import TEXT
from tests.model.loading.mutated.likely import Change, Files


def drawn(files: Mapping[str, bytes], chance: Random) -> tuple[str, Files]:
    """What was done, and the files after it: mostly one change, sometimes up to three."""
    changed = dict(files)
    told = []
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        file = chance.choice(sorted(changed) or ["case.yaml"])
        kinds = ANY | (TABLE if file.endswith(".csv") else TEXT)
        kind = chance.choice(sorted(kinds))
        if file in changed:
            kinds[kind](changed, file, chance)
        told.append(f"{kind} {file}")
    return ", ".join(told), changed


def delete(files: Files, file: str, _chance: Random) -> None:
    del files[file]


def nothing_in_it(files: Files, file: str, chance: Random) -> None:
    files[file] = chance.choice((b"", b"\n\n", b" ", b"\xef\xbb\xbf", b";;;\n", b"#\n"))


def of_another(files: Files, file: str, chance: Random) -> None:
    """Saved under the wrong name."""
    files[file] = files[chance.choice(sorted(files))]


def other_encoding(files: Files, file: str, chance: Random) -> None:
    text = files[file].decode("utf-8-sig", "replace")
    files[file] = text.encode(chance.choice(("cp1252", "utf-16", "utf-8-sig", "cp437", "utf-32")), "replace")


def other_line_ends(files: Files, file: str, chance: Random) -> None:
    files[file] = files[file].replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", "\u2028".encode())))


def cut_off(files: Files, file: str, chance: Random) -> None:
    files[file] = files[file][: chance.randrange(len(files[file]) + 1)]


def other_bytes(files: Files, file: str, chance: Random) -> None:
    content = bytearray(files[file])
    for _ in range(chance.randint(1, 4) if content else 0):
        content[chance.randrange(len(content))] = chance.choice(
            [*b";\"'\n\t,.:-+ 0a#[]{}&*!|>%@", chance.randrange(256)]
        )
    files[file] = bytes(content)


ANY: dict[str, Change] = {
    edit.__name__: edit
    for edit in (delete, nothing_in_it, of_another, other_encoding, other_line_ends, cut_off, other_bytes)
}
