"""What a route computes for a visitor, in its turn with the pages: nobody who asks for files holds these up."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread

from ui.session.turns import Account, turn

P = ParamSpec("P")
T = TypeVar("T")

_account = Account()
"""All that routes compute goes in turn with the pages as what one visitor asks does."""


@cache
def _one_at_a_time() -> CapacityLimiter:
    """So that those who wait hold up no thread of the server."""
    return CapacityLimiter(1)


async def in_turn(make: Callable[P, T], *args: P.args, **more: P.kwargs) -> T:
    """What ``make`` gives for these, made in a thread of its own when it is our turn."""

    def made() -> T:
        with turn(_account):
            return make(*args, **more)

    return await to_thread.run_sync(made, limiter=_one_at_a_time())
