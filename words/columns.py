"""Which settings stand side by side on the page Vergelijken, as an address names them: ``naast=huidig,advies,mijn``.

A checkpoint is known in one visit only. So the address says what it sets too: ``punten=Voorstel;cost_key=caseload``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from model.case.variants import VARIANTS, Variant

COLUMNS, ANCHOR, POINTS = "naast", "anker", "punten"
"""The parameter that names them, in their order, the one that names the column that the others differ from, and the one
that says what the checkpoints among them set."""
NAMES: Mapping[str, Variant] = dict(zip(("huidig", "advies", "mijn"), VARIANTS, strict=True))
"""How an address calls the variants that are always there."""
FIRST = tuple(NAMES)
"""What stands there until something else is chosen."""
LEAST, MOST = 2, 4
POINT, SAVED = "punt", "variant"
"""So begins, before a colon, what an address calls a checkpoint of this visit, and a saved variant."""
LONGEST = 4_000
"""Signs of what checkpoints set: a longer address does not pass everywhere."""
Point = tuple[str, tuple[tuple[str, str], ...]]
"""A checkpoint: its name, and the parameters of a link that it is."""

_ONE = re.compile(rf"{'|'.join(NAMES)}|{POINT}:[0-9a-f]{{12}}|{SAVED}:[A-Za-z0-9_-]{{22}}")


def is_column(text: str) -> bool:
    """Whether an address may call a column this; whether it is there is another question."""
    return _ONE.fullmatch(text) is not None


def columns_in(text: str) -> tuple[str, ...]:
    """The columns that a text names in their order, such as advies,mijn, each once; none if it is anything else."""
    found = tuple(text.split(","))
    fits = LEAST <= len(found) <= MOST and len(set(found)) == len(found) and all(is_column(one) for one in found)
    return found if fits else ()


def written_columns(columns: Sequence[str]) -> str:
    """The columns as an address names them."""
    return ",".join(columns)


# ---- checkpoints ----

_POINT = re.compile(r"[^;|]+(;[a-z][A-Za-z0-9_.+-]{0,119}=[A-Za-z0-9_.,:+-]{1,200})*")


def key_of_point(name: str) -> str:
    """How an address calls the checkpoint of this name: any sign may stand in a name, and none in an address."""
    return f"{POINT}:{blake2b(name.encode(), digest_size=6).hexdigest()}"


def written_points(points: Sequence[Point]) -> str:
    """What checkpoints set as an address carries it; nothing where that would be too long."""
    text = "|".join(";".join([_escaped(name), *(f"{id}={said}" for id, said in set)]) for name, set in points)
    return text if len(text) <= LONGEST else ""


def points_in(text: str) -> tuple[Point, ...]:
    """The checkpoints that a text tells; none if it is anything else. Whether a case knows their settings is another
    question."""
    told = text.split("|")
    if len(text) > LONGEST or len(told) > MOST or not all(_POINT.fullmatch(one) for one in told):
        return ()
    return tuple(_point(one) for one in told)


def _point(text: str) -> Point:
    name, *settings = text.split(";")
    told = dict(one.partition("=")[::2] for one in settings)
    return _unescaped(name), tuple(sorted(told.items()))


def _escaped(name: str) -> str:
    return name.replace("%", "%25").replace(";", "%3B").replace("|", "%7C")


def _unescaped(name: str) -> str:
    return name.replace("%3B", ";").replace("%7C", "|").replace("%25", "%")
