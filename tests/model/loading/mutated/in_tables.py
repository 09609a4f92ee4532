"""What happens to a table: to its rows, its columns and its cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from random import Random

from tests.model.loading.mutated.likely import LIKELY, Change, Files, Rows


def rows_of(content: bytes) -> Rows:
    """What stands in a table that may be broken already."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"), newline=""), delimiter=";"))


def text_of(rows: Rows, delimiter: str = ";") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8", "surrogatepass")


def on_rows(edit: Callable[[Rows, Random], None]) -> Change:
    """A change of the rows of a table that has a header and at least one row."""

    def change(files: Files, file: str, chance: Random) -> None:
        try:
            rows = rows_of(files[file])
        except csv.Error:
            return
        if rows and rows[0]:
            edit(rows, chance)
            files[file] = text_of(rows)

    return change


def _cell(rows: Rows, chance: Random) -> tuple[int, int]:
    """The place of a cell below the header, if there is one."""
    row = chance.randrange(1, len(rows)) if len(rows) > 1 else 0
    return row, chance.randrange(len(rows[row])) if rows[row] else 0


def _put(rows: Rows, place: tuple[int, int], cell: str) -> None:
    row, column = place
    if column < len(rows[row]):
        rows[row][column] = cell


def _at(rows: Rows, place: tuple[int, int]) -> str:
    row, column = place
    return rows[row][column] if column < len(rows[row]) else ""


def drop_column(rows: Rows, chance: Random) -> None:
    place = chance.randrange(len(rows[0]))
    for row in rows:
        del row[place : place + 1]


def duplicate_column(rows: Rows, chance: Random) -> None:
    place = chance.randrange(len(rows[0]))
    for row in rows:
        row[place:place] = row[place : place + 1]


def swap_headers(rows: Rows, chance: Random) -> None:
    first, second = (chance.randrange(len(rows[0])) for _ in range(2))
    rows[0][first], rows[0][second] = rows[0][second], rows[0][first]


def move_column(rows: Rows, chance: Random) -> None:
    """Right as it was: the order of columns means nothing."""
    place, to = (chance.randrange(len(rows[0])) for _ in range(2))
    for row in rows:
        if len(row) > max(place, to):
            row.insert(to, row.pop(place))


def rename_column(rows: Rows, chance: Random) -> None:
    place = chance.randrange(len(rows[0]))
    rows[0][place] = chance.choice((rows[0][place].upper(), f" {rows[0][place]} ", "opmerking", "", "2026", "id"))


def drop_row(rows: Rows, chance: Random) -> None:
    del rows[chance.randrange(len(rows))]


def duplicate_row(rows: Rows, chance: Random) -> None:
    place = chance.randrange(len(rows))
    rows[place:place] = [list(rows[place])] * chance.choice((1, 1, 2, 40))


def swap_rows(rows: Rows, chance: Random) -> None:
    first, second = (chance.randrange(len(rows)) for _ in range(2))
    rows[first], rows[second] = rows[second], rows[first]


def shuffle_rows(rows: Rows, chance: Random) -> None:
    rest = rows[1:]
    chance.shuffle(rest)
    rows[1:] = rest


def blank_row(rows: Rows, chance: Random) -> None:
    rows.insert(chance.randrange(len(rows) + 1), chance.choice(([], [""], [""] * len(rows[0]), [" "] * 3)))


def keep_header(rows: Rows, _chance: Random) -> None:
    del rows[1:]


def longer_row(rows: Rows, chance: Random) -> None:
    rows[chance.randrange(len(rows))] += [chance.choice(("", "x"))] * chance.choice((1, 3, 300))


def shorter_row(rows: Rows, chance: Random) -> None:
    row = rows[chance.randrange(len(rows))]
    del row[chance.randrange(len(row) + 1) :]


def put_likely(rows: Rows, chance: Random) -> None:
    _put(rows, _cell(rows, chance), chance.choice(LIKELY))


def empty_cell(rows: Rows, chance: Random) -> None:
    _put(rows, _cell(rows, chance), "")


def empty_column(rows: Rows, chance: Random) -> None:
    place = chance.randrange(len(rows[0]))
    for row in range(1, len(rows)):
        _put(rows, (row, place), "")


def fill_column(rows: Rows, chance: Random) -> None:
    """The same in every row, as a cell that is dragged down."""
    row, place = _cell(rows, chance)
    cell = chance.choice((_at(rows, (row, place)), chance.choice(LIKELY)))
    for row in range(1, len(rows)):
        _put(rows, (row, place), cell)


def swap_cells(rows: Rows, chance: Random) -> None:
    first, second = _cell(rows, chance), _cell(rows, chance)
    cell = _at(rows, first)
    _put(rows, first, _at(rows, second))
    _put(rows, second, cell)


def same_column(rows: Rows, chance: Random) -> None:
    """The value of another row: an id twice, a cycle, two days in the wrong order."""
    row, place = _cell(rows, chance)
    _put(rows, (row, place), _at(rows, (chance.randrange(len(rows)), place)))


def other_id(rows: Rows, chance: Random) -> None:
    """An id of this table where another is named: a row may come to name itself."""
    _put(rows, _cell(rows, chance), _at(rows, (chance.randrange(len(rows)), 0)))


def more_ids(rows: Rows, chance: Random) -> None:
    place = _cell(rows, chance)
    _put(rows, place, "+".join((_at(rows, place), _at(rows, (chance.randrange(len(rows)), 0)), "nergens")[:2]))


def other_sign(rows: Rows, chance: Random) -> None:
    """Of every number in a row."""
    row, _place = _cell(rows, chance)
    rows[row] = [re.sub(r"^(-?)(?=\d+(,\d+)?$)", lambda found: "" if found[1] else "-", cell) for cell in rows[row]]


def huge_numbers(rows: Rows, chance: Random) -> None:
    """A factor of a thousand, as from a table in thousands, in every row of a column."""
    _row, place = _cell(rows, chance)
    zeros = chance.choice(("000", "000000", "0" * 20))
    for row in range(1, len(rows)):
        if re.fullmatch("-?[0-9]+", _at(rows, (row, place))):
            _put(rows, (row, place), _at(rows, (row, place)) + zeros)


def shift_days(rows: Rows, chance: Random) -> None:
    """Another year in every day of a row, as in a table of last year."""
    row, _place = _cell(rows, chance)
    year = chance.choice(("1990", "2020", "2029", "2099"))
    rows[row] = [re.sub(r"(\d\d-\d\d-)\d{4}$", rf"\g<1>{year}", cell) for cell in rows[row]]


def add_year(rows: Rows, _chance: Random) -> None:
    """A column for a year that follows the last."""
    years = [name for name in rows[0] if re.fullmatch("[0-9]{4}", name)]
    for number, row in enumerate(rows):
        row.append(str(int(years[-1]) + 1 if years else 2030) if number == 0 else "1")


TABLE: dict[str, Change] = {
    edit.__name__: on_rows(edit)
    for edit in (
        drop_column, duplicate_column, swap_headers, move_column, rename_column, drop_row, duplicate_row, swap_rows,
        shuffle_rows, blank_row, keep_header, longer_row, shorter_row, put_likely, empty_cell, empty_column,
        fill_column, swap_cells, same_column, other_id, more_ids, other_sign, huge_numbers, shift_days, add_year,
    )
}  # fmt: skip


def other_separator(files: Files, file: str, chance: Random) -> None:
    files[file] = text_of(rows_of(files[file]), chance.choice((",", "\t", "|")))


def broken_quotes(files: Files, file: str, chance: Random) -> None:
    place = chance.randrange(len(files[file]) + 1)
    files[file] = files[file][:place] + b'"' + files[file][place:]


TABLE |= {"other_separator": other_separator, "broken_quotes": broken_quotes}
