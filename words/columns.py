"""Which settings stand side by side on the page Vergelijken, as an address names them: ``naast=huidig,advies,mijn``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from model.case.variants import VARIANTS, Variant

COLUMNS, ANCHOR = "naast", "anker"
"""The parameter that names them, in their order, and the one that names the column that the others differ from."""
NAMES: Mapping[str, Variant] = dict(zip(("huidig", "advies", "mijn"), VARIANTS, strict=True))
"""How an address calls the variants that are always there."""
FIRST = tuple(NAMES)
"""What stands there until something else is chosen."""
LEAST, MOST = 2, 4
POINT, SAVED = "punt", "variant"
"""So begins, before a colon, what an address calls a checkpoint of this visit, and a saved variant."""

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
