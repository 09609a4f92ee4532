"""Names of municipalities that do not exist, in the sound of those that do; some are long."""

from __future__ import annotations

FIRST = ("Wispel", "Elder", "Ooster", "Haver", "Linden", "Vaar", "Molen", "Rietz", "Berkel", "Zuider")
LAST = ("broeck", "marsland", "kerspel", "veldhuizen", "waarden", "esch", "drecht", "lo", "stede", "hagen")
LONG = (
    "Sint-Odulphusberg aan de Wispelbeek",
    "Groot-Hemerswoude en Nieuw-Zwartkerspel",
    "Alblasserkerspel-Noorderveldwaard",
    "'s-Gravenmoersewaardpolder",
)
EACH = 15
"""One in so many names is a long one."""


def names(count: int) -> tuple[str, ...]:
    """So many names, none twice."""
    short = [first + last for last in LAST for first in FIRST]
    found: list[str] = []
    while len(found) < count:
        is_long = len(found) % EACH == 1 and len(found) // EACH < len(LONG)
        found.append(LONG[len(found) // EACH] if is_long else short[len(found)])
    return tuple(found)
