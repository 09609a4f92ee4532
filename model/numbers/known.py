"""Remember what was computed of the same objects.

Assumptions are frozen but hold arrays, so nothing can be looked up by what is in them. By which objects they are it
can: a copy with another price still has the very same delays.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

import numpy as np

from model.numbers.arrays import Floats

Of = TypeVar("Of")
Under = TypeVar("Under")
MOST = 4
"""Results that are kept: of hundred thousand draws each takes a megabyte."""


def known_of_these(
    parts: Callable[[Of, Under], tuple[object, ...]],
) -> Callable[[Callable[[Of, Under], Floats]], Callable[[Of, Under], Floats]]:
    """Compute again only if one of these ``parts``, all frozen, is another object. The result cannot be written to."""

    def remembering(compute: Callable[[Of, Under], Floats]) -> Callable[[Of, Under], Floats]:
        known: deque[tuple[tuple[object, ...], Floats]] = deque(maxlen=MOST)

        @wraps(compute)
        def answer(of: Of, under: Under) -> Floats:
            asked = parts(of, under)
            # A copy, because another visitor's page may add to it meanwhile.
            for given, found in tuple(known):
                if all(one is other for one, other in zip(given, asked, strict=True)):
                    return found
            made = np.asarray(compute(of, under))
            made.flags.writeable = False
            known.appendleft((asked, made))
            return made

        return answer

    return remembering
