"""The words, tiles, charts and tables of the multi-year budget, from the three variants' budgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import ALL
from model.case.variants import Variant
from model.money.budget import Budget, framed_cost, over_frame, saldo
from model.money.budget_table import NOBODY, status_of
from model.money.cost import break_even_backoffice_price, fte
from model.money.items import Item
from model.numbers.arrays import Floats, round_half_up, round_to_sum
from model.outcomes.multi_year_budget import Budgets
from ui.charts import colors
from ui.charts.bars_and_lines import Series, lines, table_of
from ui.charts.parts import Chart, Download, Made, Notice, Rows, Table, Tile
from words.link import BUDGET_URL, PACKAGE_URL, address, first_view, from_page, write_link
from words.sentences import SIGNS, Sentences, by_sign, euros, known, numbers, sign, slot
from words.texts import _, language, number, of, status, unknown
from words.variants import budgeted_name, no_price, variant_name, who


def of_party(amounts: Floats, party: int | None) -> Rows:
    """(rows, years) of one party, or of all together: what nobody pays still has to be paid."""
    chosen = amounts.sum(axis=-2) if party is None else amounts[..., party, :]
    return chosen if chosen.ndim > 1 else chosen[None, :]


def headline(case: Case, budgets: Budgets, party: int | None) -> Sentences:
    """What Mijn variant costs over all years, and how that stands to what is budgeted now."""
    cost = of_party(framed_cost(budgets["mine"]), party).sum(axis=-1)
    extra = of_party(over_frame(budgets["mine"]), party).sum(axis=-1)
    years = case.about.years
    sentences = (
        _("In {first}–{last} my variant costs {who} {cost}: {extra} less than is budgeted now."),
        _("In {first}–{last} my variant costs {who} {cost}: exactly what is budgeted now."),
        _("In {first}–{last} my variant costs {who} {cost}: {extra} more than is budgeted now."),
        _("What my variant costs {who} in {first}–{last} is unknown: {why}."),
        _("In {first}–{last} my variant costs {who} {cost}. What is budgeted now is unknown: {why}."),
    )
    fixed = {"first": years[0], "last": years[-1], "who": who(case, party), "why": no_price()}
    patterns = [sentence.format(cost=slot("cost"), extra=slot("extra"), **fixed) for sentence in sentences]
    given = {"cost": numbers(cost, "euro"), "extra": numbers(np.abs(extra), "euro")}
    which = np.where(known(cost) > known(extra), SIGNS, sign(extra))
    made = {"cost": "framed_cost", "extra": "over_frame"}
    return Sentences(
        patterns, given, which, made={slot: name_of(case, name, party, ALL, "mine") for slot, name in made.items()}
    )


def tiles(case: Case, assumptions: Assumptions, budgets: Budgets, party: int | None, year: int) -> list[Tile]:
    """Each variant over all years with its difference from the frame; bottom-up also the break-even price."""
    found = []
    for variant, result in budgets.items():
        cost = of_party(framed_cost(result), party).sum(axis=-1)
        extra = of_party(over_frame(result), party).sum(axis=-1)
        label = _("{variant}, all years", variant=variant_name(variant))
        found.append(
            Tile(
                label,
                euros(cost),
                over_budget(extra, name_of(case, "over_frame", party, ALL, variant)),
                variant,
                whose=party,
                made=name_of(case, "framed_cost", party, ALL, variant),
            )
        )
    if assumptions.cost_basis == "bottom_up":
        year_index = case.about.years.index(year)
        price = np.atleast_1d(break_even_backoffice_price(case, assumptions)[..., year_index])
        exists = np.where(price < 0, 0, 1)
        written = Sentences([_("none"), slot("price")], {"price": numbers(price, "euro")}, exists)
        told = [no_price(), _("per benefit: then it costs what is budgeted now")]
        note = Sentences(told, which=known(price))
        label, made = _("Break-even back-office price"), f"break_even_price.{year}"
        found.append(Tile(label, written, note, "open", is_price=True, made=made))
    return found


def name_of(case: Case, formula: str, party: int | None, year: str, variant: Variant) -> str:
    """The name by which an amount of a budget can be taken apart."""
    who = ALL if party is None else case.participants[party].id
    return f"{formula}.{who}.{year}" + ("" if variant == "mine" else f"@{variant}")


def over_budget(extra: Floats, made: str) -> Sentences:
    """How an amount stands to what is budgeted now, for every row; ``made``: the name of that difference."""
    amount = slot("amount")
    less, more = _("{amount} less than budgeted", amount=amount), _("{amount} more than budgeted", amount=amount)
    said = by_sign(extra, less, _("exactly what is budgeted now"), more, no_price())
    return replace(said, made={"amount": made})


def balance_known(budgets: Budgets, party: int | None) -> bool:
    """Whether the case has the income of everyone whose balance is asked."""
    return bool(np.all(np.isfinite(of_party(saldo(budgets["mine"]), party))))


def balance_unknown(case: Case, assumptions: Assumptions) -> Notice:
    """Which income the sources do not give, so that no balance can be shown."""
    roles = {"buig": assumptions.with_benefits, "participation": assumptions.with_participation}
    gaps = []
    for role, wanted in roles.items():
        known = {line.municipality for line in case.budget_lines if line.role == role}
        missing = [participant.name for participant in case.participants if participant.id not in known]
        if wanted and missing:
            name = {"buig": _("BUIG"), "participation": _("Participatie money")}[role]
            gaps.append(_("{name}: not in the sources for {who}.", name=name, who=", ".join(missing)))
    return Notice(_("The balance is unknown. Choose one municipality of which the income is known."), gaps)


def balance_chart(case: Case, budgets: Budgets, party: int | None) -> tuple[Chart, Table]:
    """Income minus expenditure per year, with the estimate of what is switched on."""
    series = [
        Series(
            variant_name(variant),
            round_half_up(of_party(saldo(result), party)),
            colors.OF_VARIANT[variant],
            mode="lines+markers",
        )
        for variant, result in budgets.items()
    ]
    years = [str(year) for year in case.about.years]
    title = _("Balance per year (income minus expenditure), {who}", who=who(case, party))
    alt = [_("Below zero the municipality adds money of its own.")]
    made = Made("{line}", [name_of(case, "saldo", party, "{column}", variant) for variant in budgets], years)
    chart = lines(title, "meerjarenbegroting-saldo", years, series, alt)
    return chart, replace(table_of(title, years, series), made=made)


def concerns(case: Case, item: Item, party: int | None) -> bool:
    """Whether an item says something of this party: the printed line of another is unknown here, not zero."""
    return party is None or item.line is None or item.line.municipality == case.participants[party].id


def item_label(case: Case, item: Item, party: int | None) -> str:
    """The name of a budget item; a printed line has its own, with its municipality if all are shown together."""
    if item.line is None:
        return _(item.label)
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
    whole = _rounded({item.id: of_party(item.amounts, party) for item in shown})
    rows: list[tuple[str, Rows]] = []
    strong: list[int] = []

    def add(label: str, keep: Callable[[Item], bool]) -> Rows:
        kept = [whole[item.id] for item in shown if keep(item)]
        values = np.asarray(sum(kept, start=np.zeros_like(next(iter(whole.values())))))
        rows.append((label, values))
        return values

    sums: dict[str, Rows] = {}
    for side, heading in (("baten", _("Total income")), ("lasten", _("Total expenditure"))):
        for item in shown:
            if item.side == side:
                rows.append(
                    (f"{item_label(case, item, party)} ({origin_word(case, result, item, party)})", whole[item.id])
                )
        strong.append(len(rows))
        sums[side] = add(heading, lambda item, side=side: item.side == side)  # type: ignore[misc]
    strong.append(len(rows))
    rows.append((_("Balance"), sums["baten"] - sums["lasten"]))
    add(_("Expenditure: structural"), lambda item: item.side == "lasten" and item.nature == "structural")
    add(_("Expenditure: incidental"), lambda item: item.side == "lasten" and item.nature == "incidental")
    for field in case.policy_fields:
        if any(item.policy_field == field.id and item.side == "lasten" for item in shown):
            name = _("Expenditure: taakveld {number} {name}", number=field.id, name=of(field.label))
            add(name, lambda item, field=field: item.side == "lasten" and item.policy_field == field.id)  # type: ignore[misc]
    budgeted = round_half_up(of_party(result.frame, party))
    rows.append((budgeted_name(case, party), budgeted))
    signs = {"lasten": 1, "baten": -1}
    spent = np.asarray(sum(signs[item.side] * whole[item.id] for item in shown if item.in_frame))
    strong.append(len(rows))
    rows.append((_("More than budgeted now"), spent - budgeted))
    title = _("{variant}, {who}", variant=variant_name(result.variant), who=who(case, party))
    count = max(values.shape[0] for _label, values in rows)
    cells = np.stack([np.broadcast_to(values, (count, values.shape[-1])) for _label, values in rows], axis=1)
    years = [_("Line"), *(str(year) for year in case.about.years)]
    return Table(
        title, years, [label for label, _values in rows], ["euro"] * len(rows), cells, True, strong, summary=title
    )


def _rounded(amounts: Mapping[str, Rows]) -> dict[str, Rows]:
    """Whole euros per line that add up to the rounded total; what is unknown stays unknown."""
    count = max(line.shape[0] for line in amounts.values())
    whole = round_to_sum(
        np.stack([np.broadcast_to(line, (count, line.shape[-1])) for line in amounts.values()], axis=-1)
    )
    return {id: whole[..., index] for index, id in enumerate(amounts)}


def staff_table(case: Case, assumptions: Assumptions) -> Table:
    """Workers per segment in the first budget year and what they cost, bottom-up."""
    workers = np.atleast_2d(fte(case, assumptions))
    workers = np.concatenate([workers, workers.sum(axis=-1, keepdims=True)], axis=-1)
    price = np.atleast_1d(np.asarray(assumptions.cost_per_fte, dtype=np.float64))[:, None]
    cells = np.stack(np.broadcast_arrays(np.round(workers, 1), round_half_up(workers * price)), axis=1)
    columns = [_("Staff, bottom-up"), *(of(segment.label) for segment in case.segments), _("Total")]
    caption = _("Staff, bottom-up ({year})", year=case.about.years[0])
    made = Made("fte.{column}", ["fte", ""], [*(segment.id for segment in case.segments), ""])
    lines = [_("fte"), _("Cost a year")]
    return Table(caption, columns, lines, ["points", "euro"], cells, True, summary=caption, made=made)


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
        "moved": slot("moved"), "all": number(group.number), "from_group": of(group.label),
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
    return Sentences(patterns, counted, sign(cost))


def budget_link(case: Case, changes: Mapping[str, Value]) -> Download:
    """The link to the figures of all variants under these changes, in the language of the page.

    Whose euros the page shows, and of which year, makes no difference to the file.
    """
    text = _("Download the figures of all variants (CSV)")
    return Download(text, address(from_page(BUDGET_URL), _of_file(case, changes)))


def package_link(case: Case, changes: Mapping[str, Value]) -> Download:
    """The link to the same figures with a description of every column."""
    text = _("With a description of every column (zip, for a program)")
    return Download(text, address(from_page(PACKAGE_URL), _of_file(case, changes)))


def _of_file(case: Case, changes: Mapping[str, Value]) -> dict[str, str]:
    return write_link(case, changes, replace(first_view(case), language=language()))
