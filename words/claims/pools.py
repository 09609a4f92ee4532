"""What pools of cost are called, and who does not take part in which task."""

from __future__ import annotations

from collections.abc import Sequence

from model.case.case import Case
from model.case.tasks import Task
from model.money.break_even import Kind
from model.money.items import Item
from model.money.pools import Pool, pools_of
from words.look.few import some
from words.texts import _, of

MOST_NAMED = 3
"""Of more tasks the printed line names the cost."""


def pool_name(case: Case, pool: Pool) -> str:
    """The tasks that a pool pays for; of many, or of none that has a name, what the printed line calls it."""
    if not 0 < len(pool.tasks) <= MOST_NAMED:
        return of(case.budget_line(pool.id).label)
    return some([of(case.task(id).label) for id in pool.tasks], has_and=True)


def pool_named(case: Case, id: str) -> str:
    """``pool_name`` of the pool with this id."""
    return next(pool_name(case, pool) for pool in pools_of(case) if pool.id == id)


def item_name(case: Case, item: Item) -> str:
    """What a line of a budget is called: that of a pool by what it pays for."""
    if item.line is not None:
        return of(item.line.label)
    return f"{_(item.label)}: {pool_name(case, item.pool)}" if item.pool is not None else _(item.label)


def who_stays_out(case: Case, task: Task) -> str:
    """Who does not take part in a task; nothing if everyone does."""
    names = _names(case, task.opted_out)
    if len(names) == 1:
        return _("{who} does not take part", who=names[0])
    return _("{who} do not take part", who=some(names, has_and=True)) if names else ""


def stays_out(case: Case) -> list[str]:
    """Who does not take part in which tasks, a sentence for each that has the same in common."""
    found: dict[tuple[str, ...], list[str]] = {}
    for task in case.tasks:
        if task.opted_out:
            found.setdefault(tuple(sorted(task.opted_out)), []).append(of(task.label))
    one = _("{who} does not take part in {tasks} and pays nothing of it.")
    more = _("{who} do not take part in {tasks} and pay nothing of it.")
    return [
        (one if len(out) == 1 else more).format(
            who=some(_names(case, out), has_and=True), tasks=some(tasks, has_and=True)
        )
        for out, tasks in found.items()
    ]


def key_for_the_others() -> str:
    """What becomes of the fixed share of who stays out: an assumption of ours."""
    return _(
        "Our assumption: by the fixed key, who does take part pays these tasks in proportion to its share. No key says "
        "who pays the share of who does not take part."
    )


def prices_said(case: Case) -> list[str]:
    """Of which cost the printed amounts rise already."""
    rising = [pool_name(case, pool) for pool in pools_of(case) if pool.rising]
    said = _("The printed amounts for {tasks} are at the prices of each year already: no index is added to them.")
    return [said.format(tasks=some(rising, has_and=True))] if rising else []


def cost_by_task(case: Case) -> list[str]:
    """What a percentage of cost of a whole execution model is, where tasks have a cost apart."""
    if len(pools_of(case)) == 1:
        return []
    return [
        _(
            "The percentage of a model is the mean over the tasks. In the budget each task counts in the cost that it "
            "belongs to: {parts}.",
            parts=some([pool_name(case, pool) for pool in pools_of(case)], has_and=True),
        )
    ]


def shared_unlike(case: Case) -> list[str]:
    """All that sets pools of cost apart, sentence by sentence: who stays out, on what assumption, and which prices
    rise already. Nothing in a case in which nothing does."""
    out = stays_out(case)
    return [*out, *([key_for_the_others()] if out else []), *prices_said(case)]


def no_even(case: Case, kind: Kind, payer: int, moved: int) -> str:
    """Why there is no number of benefits of ``moved`` at which both keys cost ``payer`` the same that can be told;
    nothing if it can be."""
    names = {"payer": case.participants[payer].name, "moved": case.participants[moved].name}
    if kind == "apart":
        return _("What {payer} pays does not depend on the number of {units} in {moved}.", **names)
    if kind == "cost":
        return _(
            "At how many {units} in {moved} both keys cost {payer} the same hangs on what each task costs.", **names
        )
    return ""


def no_even_because(case: Case, kind: Kind, moved: int) -> str:
    """``no_even`` in a few words."""
    if kind == "cost":
        return _("depends on what each task costs")
    return _("does not depend on {moved}", moved=case.participants[moved].name)


def _names(case: Case, ids: Sequence[str]) -> list[str]:
    """In the order of the case."""
    return [one.name for one in case.participants if one.id in ids]
