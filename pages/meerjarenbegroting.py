"""Multi-year budget: income, expenditure and balance per year of the three variants, beside the frame."""

import streamlit as st

from model import VARIANTS
from model.outcomes.multi_year_budget import compute
from ui.charts.beside import claim_beside, table_beside, tiles_beside
from ui.controls import widgets
from ui.live.live_chart import live
from ui.session import case as cases
from ui.session import of_page, places, points, state
from ui.views import bands, finding_cards, multi_year_budget, printed_budget
from ui.views.money import lines, pools, waterfall, years
from words.abbreviations import explained
from words.beside import in_sentence
from words.labels import case_name
from words.texts import _, of
from words.variants import variant_name

case = cases.current()
assumptions = state.assumptions()
party = state.party(case)
bottom_up, once, estimate = (
    places.controls_on(case, places.BUDGET, fold) for fold in ("bottom_up", "once", "benefits")
)
cost = places.controls_on(case, places.BUDGET)
is_built = assumptions.cost_basis == "bottom_up"
if is_built:  # there the growth stands with the numbers of benefits that it moves
    bottom_up.append("caseload_growth")
    estimate.remove("caseload_growth")
of_benefits = [id for id in estimate if id != "participation_adjustment"]
shown_estimate = [*(of_benefits if assumptions.with_benefits else [])]
shown_estimate += ["participation_adjustment"] if assumptions.with_participation else []
ids = [*places.sliders_of(cost), *(bottom_up if is_built else [])]
# What is folded away is not built and its positions are not computed.
ids += once if widgets.is_open("once", once) else []
switches = [id for id in ("with_benefits", "with_participation") if assumptions.has(id)]
of_estimate = [*switches, *estimate]
ids += shown_estimate if switches and widgets.is_open("benefits", of_estimate) else []
swept, blocks = widgets.sweep_of(case, assumptions, ids)

budgets = compute(case, swept.assumptions)
of_page.keep_budget(swept.assumptions, budgets["mine"])
beside = state.beside(case, swept.assumptions)

st.title(_("Multi-year budget"))
names = explained(case, [case_name(case), *(of(line.label) for line in case.budget_lines)])
headline = in_sentence(multi_year_budget.headline(case, budgets, party), beside, party)
live("headline", blocks, headline=headline, note=[names] if names else None)
if outside := pools.notice(case):
    live("pools", notice=outside)
left, right = st.columns([1, 2], gap="large")
with left, st.container(key="controls"):
    for id in cost:
        widgets.control(case, assumptions, id)
    if is_built:
        for id in bottom_up:
            widgets.control(case, assumptions, id)
    with widgets.fold("once", _("One-off cost"), ":material/event:", once):
        for id in once if widgets.is_open("once") else ():
            widgets.control(case, assumptions, id)
    if switches:
        label = multi_year_budget.estimate_label(case)
        with widgets.fold("benefits", label, ":material/account_balance:", of_estimate):
            for id in [*switches, *shown_estimate] if widgets.is_open("benefits") else ():
                widgets.control(case, assumptions, id)
with right:
    tiles = multi_year_budget.tiles(case, swept.assumptions, budgets, party, state.year())
    live("tiles", blocks, tiles=tiles_beside(tiles, beside))
    views = {"difference": _("Difference from budgeted"), "total": _("Totals")}
    total = widgets.view_choice("years", _("Show"), views, "difference") == "total"
    chart, table = years.spending_chart(case, budgets, party, total)
    live("spending", blocks, chart=claim_beside(chart, beside, party), table=table_beside(table, beside, party))
    if bands.switch(case):
        chart, table = bands.budget_bands(case, assumptions, swept, budgets, party)
        live("bands", blocks, chart=chart, table=table_beside(table, beside, party))
    if assumptions.with_benefits or assumptions.with_participation:
        if multi_year_budget.balance_known(budgets, party):
            chart, table = multi_year_budget.balance_chart(case, budgets, party)
            live("balance", blocks, chart=chart, table=table_beside(table, beside, party))
        else:
            live("unknown", notice=multi_year_budget.balance_unknown(case, assumptions))
        live("outside", note=[multi_year_budget.where_it_counts()])

with widgets.fold("lines", _("Line by line"), ":material/table_rows:"):
    if widgets.is_open("lines"):
        shown = widgets.view_choice("variant", _("Variant"), {one: variant_name(one) for one in VARIANTS}, "mine")
        detail = lines.detail_table(case, budgets[shown], party)
        live("detail", blocks, table=table_beside(detail, beside, party))
        if is_built:
            staff = table_beside(lines.staff_table(case, swept.assumptions), beside, None)
            live("staff", blocks, table=staff, note=lines.reassessed_texts(case, swept.assumptions))
        live("download", download=multi_year_budget.budget_link(case, state.changes()))
        live("package", download=multi_year_budget.package_link(case, state.changes()))
with widgets.fold("printed", _("As the source prints it"), ":material/menu_book:"):
    if widgets.is_open("printed"):
        printed_budget.show(case, assumptions, beside)
why = waterfall.Visit(
    case=case,
    assumptions=assumptions,
    party=party,
    year=state.year(),
    beside=state.beside(case, assumptions),
    show=live,
    saved=points.links(),
)
waterfall.fold(why)
finding_cards.expander(case, "/meerjarenbegroting")
widgets.sources(
    case,
    list(dict.fromkeys([*cost, *bottom_up, *once, *of_estimate])),
)
