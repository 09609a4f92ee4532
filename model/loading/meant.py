"""The number or the day that somebody meant who wrote it as in a letter: said in a refusal, never taken by itself."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from decimal import Decimal

_TIMES = {"mln": 6, "miljoen": 6, "million": 6, "dzd": 3, "duizend": 3, "thousand": 3}
"""How many noughts a word behind an amount stands for."""
_AMOUNT = re.compile(
    r"(?P<sign>[+-]?) ?"
    r"(?P<whole>[1-9][0-9]{0,2}(?P<between>[., '])[0-9]{3}(?:(?P=between)[0-9]{3})*|[0-9]{1,15})"
    r"(?:(?!(?P=between))[.,](?:(?P<part>[0-9]{1,9})|[-=]{1,2}))?"
    rf"(?: ?(?P<times>{'|'.join(_TIMES)})\.?)?"
)
_EURO = re.compile(r"€|\beur(?:o|os|o's)?\b")
_MONTHS = (
    "januari january jan", "februari february feb", "maart march mrt mar", "april apr", "mei may", "juni june jun",
    "juli july jul", "augustus august aug", "september sept sep", "oktober october okt oct", "november nov",
    "december dec",
)  # fmt: skip
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_DAY = re.compile(r"(?P<day>[0-9]{1,2})[-/. ]+(?P<month>[0-9]{1,2}|[a-z]{3,9})[-/. ]+(?P<year>(?:19|20)?[0-9]{2})")
_YEAR_FIRST = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})[-/. ]+(?P<month>[0-9]{1,2}|[a-z]{3,9})[-/. ]+(?P<day>[0-9]{1,2})"
)
_MONTH_FIRST = re.compile(
    r"(?P<month>[a-z]{3,9})[. ]+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? +(?P<year>(?:19|20)[0-9]{2})"
)
_AROUND = re.compile(r"^[a-z]+(?:dag|day),? +|[t ]+0?0[:.]00(?:[:.]00)?$")
"""The day of the week, and the midnight that an office writes behind a day."""


def number_meant(text: str) -> str | None:
    """An amount with a euro sign, points, spaces or a dash behind the comma as a table has it; None if it is none."""
    bare = re.sub(
        r"[\s\u2019]+", lambda found: " " if found[0].isspace() else "'", _EURO.sub(" ", text.lower())
    ).strip()
    bare = bare.replace("\u2212", "-").replace("\u2013", "-")
    negative = re.fullmatch(r"\((.+)\)", bare)
    found = _AMOUNT.fullmatch(negative[1].strip() if negative else bare)
    if found is None or (negative and found["sign"]) or (found["times"] and found["between"]):
        return None
    whole, part = re.sub("[^0-9]", "", found["whole"]), found["part"] or ""
    if found["times"]:
        scaled = Decimal(f"{whole}.{part or 0}").scaleb(_TIMES[found["times"]])
        whole, _point, part = f"{scaled:f}".partition(".")
        part = part.rstrip("0")
    sign = "-" if negative or found["sign"] == "-" else ""
    return f"{sign}{whole},{part}" if part else f"{sign}{whole}"


def day_meant(text: str) -> date | None:
    """A day with slashes, points or the name of its month, day first as Dutch writes it; None if it is none."""
    bare = re.sub(r"\s+", " ", text.lower()).strip()
    bare = _AROUND.sub("", _AROUND.sub("", bare))
    found = _DAY.fullmatch(bare) or _YEAR_FIRST.fullmatch(bare) or _MONTH_FIRST.fullmatch(bare)
    if found is None:
        return None
    year, month = found["year"], found["month"]
    named = int(month) if month.isdigit() else _NUMBER_OF.get(month, 0)
    with suppress(ValueError):
        return date(int(year if len(year) == 4 else f"20{year}"), named, int(found["day"]))
    return None


def written(day: date) -> str:
    """As the tables have it."""
    return f"{day:%d-%m-%Y}"
