"""The budget line by line, and the staff behind what is built up from below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import ALL
from model.money.budget import Budget
from model.money.budget_table import NOBODY, status_of
from model.money.cost import fte
from model.money.items import EXECUTION, Item
from model.numbers.arrays import round_half_up, round_to_sum
from model.outcomes.shown import OF_ITEMS
from ui.charts.parts import Made, Rows, Table
from ui.views.multi_year_budget import of_party
from words.claims.pools import item_name
from words.origin import marked
from words.sentences import Sentences, numbers, sign, slot
from words.texts import _, number, of, status, unknown
from words.variants import budgeted_name, name_of, variant_name, who

SIGNS = {"lasten": 1, "baten": -1}


def concerns(case: Case, item: Item, party: int | None) -> bool:
    """Whether an item says something of this party: the printed line of another is unknown here, not zero."""
    return party is None or item.line is None or item.line.municipality == case.participants[party].id


def item_label(case: Case, item: Item, party: int | None) -> str:
    """The name of a budget item; a printed line has its own, with its municipality if all are shown together."""
    if item.line is None:
        return item_name(case, item)
    name, municipality = of(item.line.label), case.municipality(item.line.municipality)
    return f"{name}, {municipality.name}" if party is None else name


def origin_word(case: Case, result: Budget, item: Item, party: int | None) -> str:
    """Where the amounts of an item come from: of the least certain of them, as everything is set now."""
    parties = [*(participant.id for participant in case.participants), NOBODY]
    now = item.amounts.reshape(-1, *item.amounts.shape[-2:])[0]
    found = {
        status_of(case, item, id, year, float(amount))
        for place, id in enumerate(parties)
        if party in (None, place) and (item.line is None or item.line.municipality == id)
        for year, amount in zip(result.years, now[place], strict=True)
    }
    words = {"aanname": status("aanname"), "onbekend": unknown(), "berekend": _("computed")}
    return next((word for name, word in words.items() if name in found), status(item.status))


def detail_table(case: Case, result: Budget, party: int | None) -> Table:
    """Income, expenditure and balance by line; structural and incidental; by taakveld; the frame."""
    shown = [item for item in result.items if concerns(case, item, party)]
    # What the chart says of the frame comes first: what stands outside it is rounded by itself.
    whole = _rounded(shown, party, True) | _rounded(shown, party, False)
    rows: list[tuple[str, Rows]] = []
    strong: list[int] = []
    made: list[str] = []

    def add(label: str, name: str, keep: Callable[[Item], bool]) -> Rows:
        kept = [whole[item.id] for item in shown if keep(item)]
        values = np.asarray(sum(kept, start=np.zeros_like(next(iter(whole.values())))))
        rows.append((label, values))
        made.append(name)
        return values

    sums: dict[str, Rows] = {}
    for side, heading in (("baten", _("Total income")), ("lasten", _("Total expenditure"))):
        for item in shown:
            if item.side == side:
                label = f"{item_label(case, item, party)} ({origin_word(case, result, item, party)})"
                rows.append((label, whole[item.id]))
                made.append(_name_of_item(item))
        strong.append(len(rows))
        sums[side] = add(heading, side, lambda item, side=side: item.side == side)  # type: ignore[misc]
    strong.append(len(rows))
    rows.append((_("Balance"), sums["baten"] - sums["lasten"]))
    made.append("saldo")
    natures = {"structural": _("Expenditure: structural"), "incidental": _("Expenditure: incidental")}
    for nature, label in natures.items():
        name = f"lasten_by_nature.{nature}"
        add(label, name, lambda item, nature=nature: item.side == "lasten" and item.nature == nature)  # type: ignore[misc]
    for field in case.policy_fields:
        falling = [item for item in shown if item.policy_field == field.id and item.side == "lasten"]
        if falling:
            # Of which taakveld a line is, the sources may not say either.
            mark = marked("aanname") if any(item.policy_field_status == "aanname" for item in falling) else ""
            label = _("Expenditure: taakveld {number} {name}", number=field.id, name=of(field.label)) + mark
            name = f"lasten_in_field.{field.id}"
            add(label, name, lambda item, field=field: item.side == "lasten" and item.policy_field == field.id)  # type: ignore[misc]
    budgeted = round_half_up(of_party(result.frame, party))
    rows.append((budgeted_name(case, party), budgeted))
    spent = np.asarray(sum(SIGNS[item.side] * whole[item.id] for item in shown if item.in_frame))
    strong.append(len(rows))
    rows.append((_("More than budgeted now"), spent - budgeted))
    made += ["frame", "over_frame"]
    title = _("{variant}, {who}", variant=variant_name(result.variant), who=who(case, party))
    count = max(values.shape[0] for _label, values in rows)
    cells = np.stack([np.broadcast_to(values, (count, values.shape[-1])) for _label, values in rows], axis=1)
    years = [str(year) for year in case.about.years]
    # Of a printed line all its amounts are of one municipality.
    behind = name_of(case, "", party, "{column}", result.variant)
    names = [f"{name}.{{column}}" if name.startswith("budget_line.") else f"{name}{behind}" for name in made]
    return Table(
        title, [_("Line"), *years], [label for label, _values in rows], ["euro"] * len(rows), cells, True, strong,
        summary=title, made=[Made("{line}", names, years)],
    )  # fmt: skip


def _name_of_item(item: Item) -> str:
    """By which name its amounts can be taken apart; behind it comes whose they are, but for a printed line."""
    if item.pool is not None:
        return item.pool.called(OF_ITEMS[EXECUTION])
    return OF_ITEMS[item.id] if item.line is None else f"budget_line.{item.line.id}"


def _rounded(shown: Sequence[Item], party: int | None, in_frame: bool) -> dict[str, Rows]:
    """Whole euros per line, of which expenditure less income is the rounded difference; what is unknown stays so."""
    items = [item for item in shown if item.in_frame == in_frame]
    amounts = [SIGNS[item.side] * of_party(item.amounts, party) for item in items]
    if not items:
        return {}
    count = max(line.shape[0] for line in amounts)
    whole = round_to_sum(np.stack([np.broadcast_to(line, (count, line.shape[-1])) for line in amounts], axis=-1))
    # Plus nothing: of an income of nothing no minus is left.
    return {item.id: SIGNS[item.side] * whole[..., at] + 0 for at, item in enumerate(items)}


def staff_table(case: Case, assumptions: Assumptions) -> Table:
    """Workers per segment in the first budget year and what they cost, bottom-up."""
    workers = np.atleast_2d(fte(case, assumptions))
    workers = np.concatenate([workers, workers.sum(axis=-1, keepdims=True)], axis=-1)
    price = np.atleast_1d(np.asarray(assumptions.cost_per_fte, dtype=np.float64))[:, None]
    cells = np.stack(np.broadcast_arrays(np.round(workers, 1), round_half_up(workers * price)), axis=1)
    columns = [_("Staff, bottom-up"), *(of(segment.label) for segment in case.segments), _("Total")]
    caption = _("Staff, bottom-up ({year})", year=case.about.years[0])
    made = Made("{line}.{column}", ["staff", "staff_cost"], [*(segment.id for segment in case.segments), ALL])
    lines = [_("fte"), _("Cost a year")]
    return Table(caption, columns, lines, ["points", "euro"], cells, True, summary=caption, made=[made])


def reassessed_texts(case: Case, assumptions: Assumptions) -> Sentences | None:
    """What staff is needed less if people move on after a new assessment; None in a case without such a group."""
    group = next((one for one in case.target_group if one.moves_to is not None), None)
    if group is None or group.moves_to is None:
        return None
    moved = np.atleast_1d(np.asarray(assumptions.reassessed[group.id], dtype=np.float64))
    nobody = assumptions.with_numbers({f"reassessed.{group.id}": 0.0})
    more = np.atleast_1d(fte(case, assumptions).sum(axis=-1) - fte(case, nobody).sum(axis=-1))
    cost = more * np.asarray(assumptions.cost_per_fte, dtype=np.float64)
    who = {
        "moved": slot("moved"), "all": slot("all"), "from_group": of(group.label),
        "to_group": of(case.target(group.moves_to).label), "name": case.participants[case.lead].name,
        "fte": slot("fte"), "amount": slot("amount"),
    }  # fmt: skip
    patterns = [
        _("If {moved} of the {all} people of {name} go from “{from_group}” to “{to_group}”, and elsewhere in "
          "proportion, {fte} fte less is needed: {amount} a year (assumption).", **who),
        _("A new assessment that moves nobody on changes nothing in the staff."),
        _("If {moved} of the {all} people of {name} go from “{from_group}” to “{to_group}”, and elsewhere in "
          "proportion, {fte} fte more is needed: {amount} a year (assumption).", **who),
        unknown(),
    ]  # fmt: skip
    counted = {
        "moved": numbers(moved, "count"),
        "fte": numbers(np.abs(more), "hundredths"),
        "amount": numbers(np.abs(cost), "euro"),
    }
    made = {
        "moved": f"reassessed.{group.id}",
        "fte": f"staff_saved.{group.id}",
        "amount": f"staff_cost_saved.{group.id}",
    }
    made["all"] = f"target.{group.id}.{group.municipality}"
    return Sentences(patterns, counted, sign(cost), made=made, words={"all": number(group.number)})
