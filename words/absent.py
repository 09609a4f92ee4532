"""What an address puts side by side that is not there, or is not what it was."""

from __future__ import annotations

from words.texts import _


def point() -> str:
    """A checkpoint of another visit."""
    return _(
        "A checkpoint in this address is not there: a checkpoint is kept for a visit, and goes with no link. Save it "
        "as a variant to share it."
    )


def anchor(name: str) -> str:
    """What is compared with instead of what the address asks."""
    return _("What is compared with is none of the columns. Now it is {name}.", name=name)


def of_another_case(name: str) -> str:
    """A saved variant of another case."""
    return _("{name} is a variant of another case.", name=name)


def other_figures(name: str) -> str:
    """A saved variant that was computed with other figures than those of now."""
    return _("{name} was saved with other figures of the case. Here stands what it costs with those of now.", name=name)
