"""What is not allowed where rows name each other: in the tables about the documents, in the pair of amounts of
``case.yaml``, and in the target groups of which people can move on.
"""

from __future__ import annotations

from collections.abc import Iterator

from model.loading.check_tables import unknown
from model.loading.draft import ABOUT, FILES, Draft
from model.loading.problems import Problem, listed, shown


def check_context(draft: Draft) -> Iterator[Problem]:
    """A conflict names its finding, nothing else does; what is answered was asked."""
    for row, comparison in draft.records("then_and_now"):
        file, conflict = FILES["then_and_now"], comparison.kind == "conflict"
        if conflict and comparison.finding is None:
            yield Problem(file, row.number, "finding", "", "empty")
        if not conflict and comparison.finding is not None:
            yield Problem(file, row.number, "kind", comparison.kind, "not_allowed", "conflict")
    asked = {str(row.values.get("id")): row.values.get("kind") for row in draft.tables["context"].rows}
    results = [id for id, kind in asked.items() if kind == "deliverable"]
    for row, deliverable in draft.records("deliverables"):
        if asked.get(deliverable.fact, "deliverable") != "deliverable":
            yield Problem(
                FILES["deliverables"], row.number, "fact", shown(deliverable.fact), "not_allowed", listed(results)
            )


def check_model_parts(draft: Draft) -> Iterator[Problem]:
    """In the picture of the future model a place holds one box, and a box is connected with others only."""
    file = FILES["model_parts"]
    taken: set[tuple[int, int]] = set()
    for row, part in draft.records("model_parts"):
        place = (part.column, part.row)
        if place in taken:
            yield Problem(file, row.number, "row", str(part.row), "more_than_one", "1")
        taken.add(place)
        for column in ("leads_to", "works_with"):
            if part.id in getattr(part, column):
                yield Problem(file, row.number, column, shown(part.id), "cycle")


def check_same_purpose(draft: Draft) -> Iterator[Problem]:
    """One line of central government and one of the budget, both of the same municipality."""
    pair = draft.about.record.same_purpose if draft.about.record else None
    if pair is None:
        return
    yield from unknown(ABOUT, None, "same_purpose.source", pair.source, draft.ids("sources"))
    rows = {str(row.values.get("id")): row.values for row in draft.tables["budget_lines"].rows}
    for name, money_set in (("central", "rijk"), ("municipal", "gemeente")):
        id = getattr(pair, name)
        yield from unknown(ABOUT, None, f"same_purpose.{name}", id, draft.ids("budget_lines"))
        if id in rows and rows[id].get("money_set") != money_set:
            fitting = listed([id for id, row in rows.items() if row.get("money_set") == money_set])
            yield Problem(ABOUT, None, f"same_purpose.{name}", shown(id), "not_allowed", fitting)
    whose = {rows[id].get("municipality") for id in (pair.central, pair.municipal) if id in rows}
    if len(whose) > 1:
        own = rows[pair.central].get("municipality")
        fitting = listed([id for id, row in rows.items() if row.get("municipality") == own])
        yield Problem(ABOUT, None, "same_purpose.municipal", shown(pair.municipal), "not_allowed", fitting)


def check_reassessment(draft: Draft) -> Iterator[Problem]:
    """People move from one counted group of the lead to another, and from there no further."""
    table, lead = draft.tables["target_group"], draft.about.record.lead if draft.about.record else None
    rows = list(draft.records("target_group"))
    counted = [group.id for _row, group in rows if group.municipality == lead and group.in_caseload]
    moving = {group.id for _row, group in rows if group.moves_to is not None}
    somebody = any(group.number for _row, group in rows if group.id in counted)
    for row, group in rows:
        if group.moves_to is None or group.municipality not in (draft.ids("municipalities") or ()):
            continue
        # Without a lead and groups in which somebody counts nothing else is certain; that is reported as such.
        if not somebody or len(rows) < len(table.rows):
            yield from unknown(table.file, row.number, "moves_to", group.moves_to, draft.ids("target_group"))
            continue
        fitting = [id for id in counted if id not in moving]
        if group.id not in counted or group.moves_to not in fitting:
            yield Problem(table.file, row.number, "moves_to", shown(group.moves_to), "not_allowed", listed(fitting))
        elif not group.number:
            yield Problem(table.file, row.number, "number", "0", "out_of_range", "> 0")
