"""A case that has words of its own names everything that it has: otherwise a text would be left with a gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model.case.words import Words
from model.loading.draft import ABOUT, FILES, Draft
from model.loading.problems import Problem

NEEDED: Mapping[str, tuple[str, ...]] = {
    "buig": ("grant", "the_grant", "the_grant_money"),
    "buig_adjustment": ("grant", "the_grant", "the_grant_money"),
    "participation": ("other_grant", "the_other_grant"),
    "with_participation": ("other_grant", "the_other_grant", "other_grant_note"),
    "with_benefits": ("spending", "the_spending", "average", "estimate"),
    "sheltered_work": ("special_rules",),
}
"""By the role of a budget line, an assumption or the kind of a fact."""
WITH: Mapping[str, tuple[str, ...]] = {
    "with_benefits": ("average_benefit",),
    "average_benefit": ("with_benefits",),
    "buig_adjustment": ("with_benefits",),
    "with_participation": ("participation_adjustment",),
    "participation_adjustment": ("with_participation",),
}
"""Assumptions that a case may do without, and those without which each says nothing."""


def check_words(draft: Draft) -> Iterator[Problem]:
    """A word for each part that a case may do without, where this one has it."""
    words: Words | None = draft.about.record.words if draft.about.record else None
    parts = {
        *(line.role for _, line in draft.records("budget_lines")),
        *(fact.kind for _, fact in draft.records("context")),
        *(row.id for _, row in draft.records("assumption_rows")),
    }
    needed = dict.fromkeys(name for part, names in NEEDED.items() if part in parts for name in names)
    for name in needed if words else ():
        if getattr(words, name) is None:
            yield Problem(ABOUT, None, f"words.{name}", "", "missing_field", name)


def check_estimates(draft: Draft) -> Iterator[Problem]:
    """The switch of an estimate and what it switches stand together, or neither does."""
    known = draft.ids("assumption_rows") or {}
    for name in dict.fromkeys(name for one, names in WITH.items() if one in known for name in names):
        if name not in known:
            yield Problem(FILES["assumption_rows"], None, "id", "", "missing_row", name)
