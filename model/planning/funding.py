"""The money flows at an open decision on how to pay: of every payer its own, in every way that can be chosen."""

from __future__ import annotations

from dataclasses import dataclass

from model.case.case import Case
from model.case.planning import FundingWay
from model.case.records import Municipality


@dataclass(frozen=True)
class MoneyFlow:
    """The money of one municipality in one of the ways. How much it is stands in no source."""

    way: FundingWay
    payer: Municipality


def money_flows(case: Case) -> tuple[MoneyFlow, ...]:
    """Every flow, way by way in the order of the table; none in a case without such a decision."""
    return tuple(MoneyFlow(way, case.municipality(id)) for way in case.funding_ways for id in way.payers)
