"""What an address puts side by side that is not there, or cannot go with it."""

from __future__ import annotations

from words.texts import _


def point() -> str:
    """A checkpoint of another visit."""
    return _(
        "A checkpoint in this address is not there: the address does not say what it sets. Let it be saved as a "
        "variant to share it."
    )


def too_long(names: str) -> str:
    """Checkpoints that no address can carry."""
    return _("The link of this page does not carry {names}: together they set too much. Save them as variants to share "
             "them.", names=names)  # fmt: skip


def anchor(name: str) -> str:
    """What is compared with instead of what the address asks."""
    return _("What is compared with is none of the columns. Now it is {name}.", name=name)


def of_another_case(name: str) -> str:
    """A saved variant of another case."""
    return _("{name} is a variant of another case.", name=name)
