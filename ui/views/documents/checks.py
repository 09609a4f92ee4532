"""The master check in words: the conclusion, what does not hold, and every sum with both its sides."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import VARIANTS
from model.outcomes import check, identities
from model.outcomes.check import broken
from model.outcomes.identities import Check
from model.outcomes.names import sized
from ui.charts.parts import Grid, Made, Notice, Tile
from ui.session.memo import remembered, settings_of
from ui.session.turns import aside, between
from words.explained.checks import about_name, kind_name
from words.explained.titles import title_of
from words.sentences import Sentences, pressable, slot
from words.texts import _, euro, number, percent, unknown
from words.variants import variant_name


def headline(found: Sequence[Check]) -> Sentences:
    """Whether everything holds, and in how many places the source itself does not."""
    wrong = len(broken(found))
    if wrong:
        return Sentences([_("Sums that do not hold: {count}.", count=wrong)])
    of_source = sum(one.finding for one in found)
    if of_source:
        said = _("Our sums hold. Places where a total in the source is another: {count}.", count=slot("count"))
        return pressable(said, {"count": (str(of_source), "count.source_differs")})
    return Sentences([_("Everything holds.")])


def mark(found: Sequence[Check]) -> str:
    """The same in a few words, for the foot of every page."""
    wrong = broken(found)
    if wrong:
        kinds = dict.fromkeys(kind_name(one.kind) for one in wrong)
        which = "; ".join(kinds)
        if len(wrong) == 1:
            return _("1 check does not hold: {which}", which=which)
        return _("{count} checks do not hold: {which}", count=len(wrong), which=which)
    of_source = sum(one.finding for one in found)
    if of_source:
        return _("Our sums hold. Other in the source: {count}", count=of_source)
    return _("Everything holds")


def checked(case: Case, assumptions: Assumptions) -> tuple[Check, ...]:
    """The check of these settings, remembered: the mark and the page ask the same."""
    return remembered(("check", case.version, settings_of(case, assumptions)), lambda: check.check(case, assumptions))


def numbers_tile(case: Case, assumptions: Assumptions) -> Tile:
    """Whether every number that has a name is what it is made of, in all variants. Takes long: remembered too."""
    found = remembered(("apart", case.version, settings_of(case, assumptions)), lambda: _apart(case, assumptions))
    count = number(sum(one for one, _check in found))
    note = [_numbers_note(case)]
    wrong = [
        f"{title_of(case, one.about)} ({variant_name(variant)})"
        for variant, (_count, one) in zip(sized.variants(case), found, strict=True)
        if not one.ok
    ]
    if wrong:
        return Tile(_numbers_label(), [_("Not the same: {which}", which="; ".join(wrong))], note)
    value = pressable(_("{count} the same", count=slot("count")), {"count": (count, "count.taken_apart")})
    return Tile(_numbers_label(), value, note)


def numbers_waiting(case: Case) -> Tile:
    """The same, as long as nobody knows it."""
    return Tile(_numbers_label(), ["…"], [_numbers_note(case)])


def _numbers_label() -> str:
    return _("All numbers taken apart")


def _numbers_note(case: Case) -> str:
    if not sized.are_many(case):
        return _("Every number with a derivation, in all three variants, computed a second time from its parts.")
    return _(
        "So many of the {count} numbers with a derivation in my variant are computed a second time from their parts: "
        "all would take minutes.",
        count=number(sized.of_all(case)),
    )


def _apart(case: Case, assumptions: Assumptions) -> list[tuple[int, Check]]:
    with aside():
        found = []
        for variant in sized.variants(case):
            found.append(check.taken_apart(case, assumptions, variant))
            between()
        return found


def broken_notice(case: Case, found: Sequence[Check]) -> Notice | None:
    """What does not hold, by name and with both sides."""
    lines = [
        f"{kind_name(one.kind)} ({about(case, one)}): {_side(one, one.left)} ≠ {_side(one, one.right)}"
        for one in found
        if not one.ok
    ]
    return Notice(_("This does not hold"), lines, "error") if lines else None


def grid(case: Case, found: Sequence[Check]) -> Grid:
    """Every sum with both its sides."""
    columns = [_("What must hold"), _("Holds?"), _("About"), _("Left"), _("Right")]  # the verdict: in sight on a phone
    rows = [
        [kind_name(one.kind), _verdict(one), about(case, one), _side(one, one.left), _side(one, one.right)]
        for one in found
    ]
    sides = Made("{line}.{column}", [_made(one) for one in found], ["", "", "", "left", "right"])
    # Of these both sides are one number, made in two ways: one of them where they differ, or all together.
    same = [_same(case, one) if one.kind == check.TERMS else "" for one in found]
    made = [sides, Made("{line}", same, ["", "", "", "left", "right"])]
    return Grid(_("All sums"), columns, rows, numbers=(3, 4), made=made)


def _same(case: Case, one: Check) -> str:
    if one.about not in VARIANTS:
        return one.about
    return "paid_by_all_keys" if check.always(case) == check.ALWAYS else ""


def _made(one: Check) -> str:
    """The name of both sides together; none of the numbers that are compared with their parts."""
    heads = {identities.SHARES: "check_share", identities.WHOLE: "check_rounded"}
    return "" if one.kind == check.TERMS else f"{heads.get(one.kind, 'check')}.{one.kind}.{one.about or 'all'}"


def about(case: Case, one: Check) -> str:
    """Of which key, variant or printed line it is; of numbers that are added up, which."""
    if one.kind != check.TERMS:
        return about_name(case, one.about)
    if one.about not in VARIANTS:
        return title_of(case, one.about)
    variant = about_name(case, one.about)
    if check.always(case) == check.ALWAYS:
        return _("{variant}: what each pays, all years and all keys added up", variant=variant)
    return _("{variant}: cost and shares of all years added up", variant=variant)


def _side(one: Check, amount: float) -> str:
    return percent(amount) if one.kind == identities.SHARES else euro(amount, 2)


def _verdict(one: Check) -> str:
    if not one.ok:
        return _("no")
    if not isfinite(one.left + one.right):
        return unknown()
    return _("no, the source differs: a finding") if one.finding else _("yes")
