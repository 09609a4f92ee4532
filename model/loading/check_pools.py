"""The execution lines of a case as pools of cost: which tasks each pays for, and who takes part in these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from model.loading.check_tables import unknown
from model.loading.draft import FILES, Draft
from model.loading.problems import Problem, Row, listed, shown

Pools = Mapping[frozenset[str], Sequence[Row]]
"""The lines by the tasks that they name."""


def check_pools(draft: Draft) -> Iterator[Problem]:
    """The cost that is split: of the lead always, of each municipality one line for the same tasks."""
    table, tasks = draft.tables["budget_lines"], draft.tables["tasks"]
    pools: dict[frozenset[str], list[Row]] = {}
    for row in table.rows:
        named = row.values.get("tasks", ())
        if row.values.get("role") == "execution":
            pools.setdefault(frozenset(named), []).append(row)
        else:
            yield from _not_of_execution(table.file, row)
    yield from _owners(draft, pools)
    yield from _once(table.file, pools)
    yield from _alike(table.file, pools, "prices", "constant")
    yield from _alike(table.file, pools, "track", None)
    yield from _starts(draft, pools)
    yield from _participants_only(draft)
    yield from _payers(draft)
    if table.known and tasks.known and draft.participants():
        yield from _members(draft, pools)


def _not_of_execution(file: str, row: Row) -> Iterator[Problem]:
    """Of another line nothing is computed: no tasks, and as printed."""
    for column, usual in (("tasks", ()), ("prices", "constant"), ("track", None)):
        value = row.values.get(column, usual)
        if value not in (usual, None):
            text = "+".join(value) if isinstance(value, tuple) else value
            yield Problem(file, row.number, column, shown(text), "only_execution", "execution")


def _owners(draft: Draft, pools: Pools) -> Iterator[Problem]:
    table = draft.tables["budget_lines"]
    for rows in pools.values():
        owners: set[str] = set()
        for row in rows:
            owner = str(row.values.get("municipality"))
            if owner in owners:
                yield Problem(table.file, row.number, "role", f"execution {owner}", "more_than_one", "1")
            owners.add(owner)
    lead = draft.about.record.lead if draft.about.record else None
    everyone = {row.values.get("municipality") for rows in pools.values() for row in rows}
    if table.known and lead not in everyone and lead in (draft.participants() or ()):
        yield Problem(table.file, None, "role", "", "missing_row", f"execution {lead}")


def _once(file: str, pools: Pools) -> Iterator[Problem]:
    """Lines name the same tasks or none of each other's."""
    taken: dict[str, frozenset[str]] = {}
    for tasks, rows in pools.items():
        twice = [task for task in sorted(tasks) if taken.setdefault(task, tasks) != tasks]
        for row in rows if twice else ():
            allowed = " / ".join("+".join(sorted(taken[task])) for task in twice)
            yield Problem(file, row.number, "tasks", shown("+".join(row.values["tasks"])), "in_two_pools", allowed)


def _alike(file: str, pools: Pools, column: str, otherwise: str | None) -> Iterator[Problem]:
    """Lines for the same tasks are at the same prices and start together."""
    for rows in pools.values():
        usual = rows[0].values.get(column) or otherwise
        for row in rows:
            own = row.values.get(column) or otherwise
            if own != usual:
                yield Problem(file, row.number, column, shown(own or ""), "unlike_pool", usual or "-")


def _starts(draft: Draft, pools: Pools) -> Iterator[Problem]:
    """The track of a line has a start of its own."""
    about = draft.about.record
    known = dict.fromkeys(start.track for start in about.track_starts) if about else None
    for row in (row for rows in pools.values() for row in rows):
        yield from unknown(FILES["budget_lines"], row.number, "track", row.values.get("track"), known)


def _participants_only(draft: Draft) -> Iterator[Problem]:
    """Only who shares the cost can stay out of it. Another id was reported as unknown."""
    participants, everyone = draft.participants(), draft.ids("municipalities")
    for row in draft.tables["tasks"].rows:
        for id in row.values.get("opted_out", ()):
            if participants and id in (everyone or ()) and id not in participants:
                yield Problem(FILES["tasks"], row.number, "opted_out", shown(id), "not_allowed", listed(participants))


def _payers(draft: Draft) -> Iterator[Problem]:
    """Who stays out of a task pays it in no way."""
    out = {row.values.get("id"): row.values.get("opted_out", ()) for row in draft.tables["tasks"].rows}
    for row in draft.tables["funding_ways"].rows:
        for id in row.values.get("payers", ()):
            if id in out.get(row.values.get("task"), ()):
                yield Problem(FILES["funding_ways"], row.number, "payers", shown(id), "takes_no_part")


def _members(draft: Draft, pools: Pools) -> Iterator[Problem]:
    """Who takes part in the tasks of a pool: the same for each of them, and who has a line for it is one."""
    participants = draft.participants() or {}
    tasks = {str(row.values.get("id")): row for row in draft.tables["tasks"].rows}
    named = frozenset().union(*pools)
    if named - tasks.keys():  # it is not certain which task is meant
        return
    inside: set[str] = set()
    for wanted, rows in pools.items():
        own = [row for id, row in tasks.items() if (id in wanted if wanted else id not in named)]
        out = frozenset(own[0].values.get("opted_out", ())) if own else frozenset()
        for row in own[1:]:
            other = row.values.get("opted_out", ())
            if frozenset(other) != out:
                text, allowed = shown("+".join(other)), "+".join(sorted(out)) or "-"
                yield Problem(FILES["tasks"], row.number, "opted_out", text, "other_opted_out", allowed)
        for row in rows:
            owner = row.values.get("municipality")
            if owner in out:
                yield Problem(FILES["budget_lines"], row.number, "municipality", shown(owner), "takes_no_part")
        inside |= participants.keys() - out
        yield from _shares(draft, [str(row.values.get("municipality")) for row in rows])
    for row in draft.tables["municipalities"].rows if pools else ():
        if row.values.get("id") in participants and row.values.get("id") not in inside:
            yield Problem(FILES["municipalities"], row.number, "role", "participant", "in_no_pool", "partner")


def _shares(draft: Draft, owners: Sequence[str]) -> Iterator[Problem]:
    """The printed amounts of a pool are divided by the shares of who has one. Of the lead it is always checked."""
    lead = draft.about.record.lead if draft.about.record else None
    rows = [row for row, record in draft.records("assumption_rows") if record.id in {f"share.{id}" for id in owners}]
    if lead not in owners and rows and all(row.record.default == 0 for row in rows):
        yield Problem(FILES["assumption_rows"], rows[0].number, "default", "0", "out_of_range", "> 0")
