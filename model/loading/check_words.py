"""A case that has words of its own names everything that it has: otherwise a text would be left with a gap."""

from __future__ import annotations

from collections.abc import Iterator

from model.case.words import Words
from model.loading.draft import ABOUT, Draft
from model.loading.problems import Problem


def check_words(draft: Draft) -> Iterator[Problem]:
    """A word for each part that a case may do without, where this one has it."""
    words: Words | None = draft.about.record.words if draft.about.record else None
    roles = {line.role for _, line in draft.records("budget_lines")}
    kinds = {fact.kind for _, fact in draft.records("context")}
    needed = {
        "buig": ("grant", "the_grant", "the_grant_money"),
        "participation": ("other_grant", "the_other_grant"),
        "sheltered_work": ("special_rules",),
    }
    for part, names in needed.items() if words else ():
        for name in names if part in roles | kinds else ():
            if getattr(words, name) is None:
                yield Problem(ABOUT, None, f"words.{name}", "", "missing_field", name)
