"""What must hold, and what it is about, in words."""

from __future__ import annotations

from model.case.case import Case
from model.case.variants import VARIANTS
from model.money.key_comparison import KEYS
from model.outcomes import check, identities
from words.labels import choice_label
from words.texts import _, of
from words.variants import variant_name


def kind_name(kind: str) -> str:
    """What must hold."""
    return {
        identities.SPLIT: _("Contributions and what nobody pays = joint cost"),
        identities.NATURES: _("Structural + incidental = balance"),
        identities.FIELDS: _("Policy fields together = balance"),
        identities.PRINTED: _("Our sum of the lines = the printed total"),
        identities.SHARES: _("Shares of the fixed key together at most 100%"),
        identities.UNTOUCHED: _("My variant without choices of your own = advice"),
        identities.WHOLE: _("Whole euros shown = joint cost in whole euros"),
        check.TERMS: _("A number = what it is made of"),
    }[kind]


def about_name(case: Case, about: str) -> str:
    """A key, a variant, a printed line or a part of the project; of whatever else: all."""
    if about in KEYS:
        return choice_label(case, about)
    for variant in VARIANTS:
        if about == variant:
            return variant_name(variant)
    named = {"project_labour": _("Project: hours × rate"), "project_other": _("Project: other cost")}
    lines = {line.id: of(line.label) for line in case.budget_lines}
    return named.get(about) or lines.get(about, _("all"))
