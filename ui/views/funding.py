"""The money flows at the open decision on how to pay a joint organisation: a picture, its table and what is unknown."""

from __future__ import annotations

from model.case.case import Case
from model.case.planning import FundingWay
from model.planning.funding import money_flows
from ui.charts.parts import Chart, Grid, StatusCell, status_cell
from ui.charts.pictures import flows
from words.look import colors, parties
from words.origin import marked, origin_of
from words.texts import _, of, unknown


def shown(case: Case) -> tuple[Chart, Grid]:
    """Who pays what to whom in every way, drawn side by side, and the same in words."""
    title = _("Money flows per municipality; the amounts are unknown, so the widths mean nothing")
    names, colors, links = _nodes(case)
    alt = [_("Per way and municipality a flow of its own: {flows}.", flows="; ".join(_spoken(case)))]
    chart = flows(title, "planning-geldstromen", names, colors, links, alt, height=420)
    return chart, _grid(case)


def _nodes(case: Case) -> tuple[list[str], list[str], list[tuple[int, int]]]:
    """Per way the payers, what each has within the organisation, and the task; and which leads to which."""
    payers = dict.fromkeys(flow.payer.id for flow in money_flows(case))
    places = {participant.id: place for place, participant in enumerate(case.participants)}
    palette = {
        payer: parties.color(case, None, places[payer]) if payer in places else colors.muted(number)
        for number, payer in enumerate(payers)
    }
    names: list[str] = []
    tints: list[str] = []
    links: list[tuple[int, int]] = []
    for way in case.funding_ways:
        own = [flow.payer for flow in money_flows(case) if flow.way is way]
        first, joint = len(names), len(names) + 2 * len(own)
        names += [_("{payer}: {way}", payer=payer.name, way=of(way.label)) for payer in own]
        names += [_("{through}: money of {payer}", through=_through(case, way), payer=payer.name) for payer in own]
        names.append(_("Execution {task}", task=of(case.task(way.task).label)))
        tints += [palette[payer.id] for payer in own] * 2 + [colors.PLAIN]
        for place in range(len(own)):
            inside = first + len(own) + place
            links += [(first + place, inside), (inside, joint)]
    return names, tints, links


def _through(case: Case, way: FundingWay) -> str:
    return of(case.executor(way.through).short)


def _spoken(case: Case) -> list[str]:
    return [
        _("{way}: {payer} → {through} → {task}", way=of(flow.way.label), payer=flow.payer.name,
          through=_through(case, flow.way), task=of(case.task(flow.way.task).label))
        for flow in money_flows(case)
    ]  # fmt: skip


def _grid(case: Case) -> Grid:
    rows: list[list[str | StatusCell]] = [
        [
            of(way.label),
            "; ".join(case.municipality(id).name for id in way.payers),
            status_cell(way),
            _through(case, way),
            _amount(case, way),
            of(way.basis) + marked(way.basis_status),
            of(case.rule(way.rule).text) if way.rule else "",
            _("{question} No document says it.", question=of(way.question)) if way.question else "",
            origin_of(case, way),
        ]
        for way in case.funding_ways
    ]
    columns = [
        _("Way"), _("Each pays separately"), _("Status"), _("Through"), _("Amount"), _("On what basis"),
        _("Condition"), _("Open question"), _("Source"),
    ]  # fmt: skip
    return Grid(_("Ways to pay"), columns, rows, status=2, below=(3, 4, 5, 6, 7, 8))


def _amount(case: Case, way: FundingWay) -> str:
    if way.finding is None:
        return unknown()
    return _("unknown (finding {number})", number=case.finding(way.finding).number)


def remark(case: Case) -> str:
    """Which decision it is about, what the source asks of it, and what in the picture is our drawing."""
    ids = {way.decision for way in case.funding_ways}
    decisions = [one for one in case.decisions if one.id in ids]
    asked = [f"{of(one.label)}: {of(one.note)}" if one.note else f"{of(one.label)}." for one in decisions]
    drawn = _("Where the money of the municipalities comes together is our drawing (assumption).")
    return " ".join([*asked, drawn])
