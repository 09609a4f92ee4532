"""The story behind the decision in six steps, as the screen and the slides call them."""

from __future__ import annotations

from words.texts import _

STEPS = ("contract", "rules", "advice", "cost", "unknown", "decide")


def titles() -> dict[str, str]:
    """The steps in their order, as the screen calls them."""
    return {
        "contract": _("The contract"),
        "rules": _("Who may do it"),
        "advice": _("The advice"),
        "cost": _("Your cost"),
        "unknown": _("Not known"),
        "decide": _("Decide"),
    }
