"""Random numbers that belong to a name: the same question gets the same answer, whatever else is drawn beside it."""

from __future__ import annotations

import numpy as np


def stream(name: str, seed: int) -> np.random.Generator:
    """A stream of its own for every name (PCG64, seeded with the number and the name).

    So a new risk or assumption changes no draw of another, and variants and slider positions that are compared see
    the same draws.
    """
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *name.encode()])))
