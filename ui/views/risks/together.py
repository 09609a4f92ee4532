"""What may not be seen as apart: risks with the same cause, and risks that are about the money of an assumption."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.risks import Risk
from model.outcomes.risks import RiskOutcome
from model.risks.reserve import DRAWS
from model.uncertainty.draws import drawn_rows
from ui.charts.parts import Rows
from ui.views.risk_register import numbered
from words.labels import label_of, risk_name
from words.sentences import Sentences, numbers, slot
from words.texts import _, number, of


def drawn_note(case: Case, swept: Assumptions, outcome: RiskOutcome, margin: Rows, level: str) -> Sentences:
    """How the reserve was drawn, for every row, and how far other draws could lie from it (``margin``, (rows,)) at the
    certainty of which ``level`` is the name."""
    apart = _("With other possible futures this could differ by {amount} for my variant.")
    strengths = np.atleast_1d(np.asarray(swept.risk_dependence))
    given = {"apart": numbers(margin, "euro"), "strength": numbers(strengths, "fraction")}
    made = {"apart": f"reserve_margin.{level}", "strength": "risk_dependence", "draws": "fixed.reserve_draws"}
    said = [_apart(), _dependence(case, outcome.counted["mine"])]
    texts = [f"{one} {apart.format(amount=slot('apart'))}" for one in said]
    words = {"draws": number(DRAWS)}
    return Sentences(texts, given, (strengths > 0).astype(np.int64), made=made, words=words)


def _apart() -> str:
    return _("{count} possible futures computed, each risk by itself.", count=slot("draws"))


def _dependence(case: Case, risks: Sequence[Risk]) -> str:
    causes = "; ".join(
        _("{cause} (risks {numbers})", cause=of(driver.label), numbers=_numbers(case, own))
        for driver in case.risk_drivers
        if len(own := [risk for risk in risks if risk.driver == driver.id]) > 1
    )
    if not causes:
        return _("{count} possible futures computed. No risks of my variant have the same cause.", count=slot("draws"))
    return _(
        "{count} possible futures computed. "
        "Risks with the same cause move together by {strength} (assumption): {causes}.",
        count=slot("draws"),
        strength=slot("strength"),
        causes=causes,
    )


def _numbers(case: Case, risks: Iterable[Risk]) -> str:
    places = numbered(case)
    return ", ".join(str(places[risk.id]) for risk in risks)


def overlap_sentence(case: Case, risks: Sequence[Risk]) -> str:
    """Which assumptions are about the same money as some of these risks; nothing if none is."""
    ids = dict.fromkeys(id for risk in risks for id in risk.overlaps)
    if not ids:
        return ""
    named = "; ".join(
        _("{name} (risks {numbers})", name=label_of(case, id),
          numbers=_numbers(case, (risk for risk in risks if id in risk.overlaps)))
        for id in ids
    )  # fmt: skip
    return _(
        "About the same money as a control elsewhere (our reading, assumption): {named}. If you change that, don’t add "
        "the reserve to its amount: the same money would count twice.",
        named=named,
    )


def drawn_overlap(case: Case, assumptions: Assumptions) -> str:
    """Which of the assumptions that are drawn are about the same money as a risk; nothing if none is."""
    pairs = [
        _("{name} and the risk {risk}", name=label_of(case, row.id), risk=risk_name(case, risk))
        for row in drawn_rows(case, assumptions)
        for risk in case.risks
        if row.id in risk.overlaps
    ]
    if not pairs:
        return ""
    return _(
        "About the same money (our reading, assumption): {pairs}. So don’t add the reserve for risks to these amounts.",
        pairs="; ".join(pairs),
    )
