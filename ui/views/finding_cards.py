"""What the documents say besides figures: a card for each finding with its effect and switch, the texts by kind under a
heading, and both in a fold on the pages they concern.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import streamlit as st

from model import effect
from model.assumptions.declared import Value
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.context import Fact
from model.case.naming import ALL, NOBODY
from model.case.records import Finding
from model.numbers.arrays import Floats
from ui.controls import widgets
from ui.session import kept
from ui.session.memo import remembered, settings_of
from ui.views.documents.missing import answering
from ui.views.weighing import score_effects
from words import formatting
from words.abbreviations import speller
from words.beside import Beside, behind, written_beside
from words.labels import label_of
from words.origin import origin, origin_of
from words.sentences import slot
from words.texts import _, change, language, md, of, pressed, unknown
from words.variants import no_price


def cards(case: Case, assumptions: Assumptions, beside: Beside | None = None) -> None:
    """Every finding, with what it is worth as everything is set now."""
    settings = settings_of(case, assumptions)
    worth = remembered(
        ("findings", case.version, language(), beside.per if beside else "", settings),
        lambda: {finding.id: "\n\n".join(_worth(case, assumptions, finding, beside)) for finding in case.findings},
    )
    for finding in case.findings:
        _card(case, assumptions, finding, worth[finding.id])


def _worth(case: Case, assumptions: Assumptions, finding: Finding, beside: Beside | None) -> Iterator[str]:
    """What a finding does to the euros and to the scores."""
    amounts = effect(case, assumptions, finding)
    if amounts is not None:
        yield effect_sentence(case, finding, amounts, beside)
    moved = score_effects.lines(case, assumptions, finding)
    if moved:
        yield md(_("Effect on the scores (0–100), read the other way, with the weights and strengths as set now:"))
        yield "\n".join(f"- {line}" for line in moved)


def _card(case: Case, assumptions: Assumptions, finding: Finding, worth: str) -> None:
    """A finding: what the sources say, where, what it is worth, and its switch."""
    with st.container(border=True, key=f"finding-{finding.id}"):
        st.markdown(f"**{finding.number}. {md(of(finding.title))}**\n\n{md(of(finding.text))}")
        places = "; ".join(origin(case, place.source, place.place) for place in finding.places)
        asked = answering(case, finding)
        st.caption(md(". ".join(part for part in (_("Where: {places}", places=places), asked) if part)))
        if worth:
            st.markdown(worth)
        if finding.switch is not None:
            widgets.control(case, assumptions, finding.switch, switch_label(finding))


def switch_label(finding: Finding) -> str | None:
    """What the switch of a finding does; None if it is an assumption with a name of its own."""
    if finding.switch == f"finding.{finding.id}" and finding.correction is None:
        return _("Read it the other way")
    if finding.correction is None:
        return None
    if finding.correction.table == "steps":  # the documents name two dates and none is the likely one
        return _("Count with the other date")
    return _("Count with the other value instead of the printed one")


def effect_sentence(case: Case, finding: Finding, amounts: Floats, beside: Beside | None = None) -> str:
    """What a finding moves for each party over all budget years, and from what to what: Markdown."""
    known = bool(np.isfinite(amounts.sum(axis=-1)).any())
    names = [*(participant.name for participant in case.participants), _("not allocated")]
    whose = [*(participant.id for participant in case.participants), NOBODY]
    effects = [
        f"{md(name)} {_signed(amount, beside, place, f'finding_effect.{finding.id}.{whose[place]}.{ALL}')}"
        for place, (name, amount) in enumerate(zip(names, amounts.sum(axis=-1).tolist(), strict=True))
    ]
    years = {"first": case.about.years[0], "last": case.about.years[-1]}
    what = "; ".join(
        f"{md(label_of(case, id))} → {_written(case, id, value, beside, f'finding.{finding.id}.compare.{id}')}"
        for id, value in finding.compare.items()
    )
    given = "; ".join(
        f"{md(label_of(case, id))}: {_written(case, id, value, beside, f'finding.{finding.id}.given.{id}')}"
        for id, value in finding.given.items()
    )
    under = _(" (under {given})", given=given) if given else ""
    return _(
        "Effect on the expenditure of my variant, {first}–{last} together: {parts}. Compared: {what}{under}.",
        **years, parts=", ".join(effects) if known else md(f"{unknown()} ({no_price()})"), what=what, under=under,
    )  # fmt: skip


def _signed(amount: float, beside: Beside | None, whose: int, made: str) -> str:
    rounded = formatting.round_half_up(amount)
    return md(behind(slot("amount"), rounded, beside, whose)).replace(slot("amount"), pressed(change(rounded), made))


def _written(case: Case, id: str, value: Value, beside: Beside | None, made: str) -> str:
    """The value of an assumption that a finding compares; a choice is a word, and nothing to take apart."""
    text = written_beside(case, id, value, beside)
    return pressed(text, made) if any(map(str.isdigit, text)) else md(text)


def kinds() -> dict[str, str]:
    """The heading above the texts of each kind."""
    return {
        "ambition": _("What the municipalities want"),
        "council": _("What the council said"),
        "present": _("How it is now"),
        "sheltered_work": _("{Special_rules}"),
        "future_model": _("The future model"),
        "attention": _("Point of attention"),
        "deliverable": _("Results that were asked for"),
        "scope": _("Scope of the project"),
        "governance": _("Who is responsible"),
        "condition": _("Conditions"),
        "competence": _("What the project leader must be able to do"),
        "related": _("Related projects"),
        "user": _("For whom the project is"),
        "version": _("Versions of the document"),
        "method": _("How this dashboard calculates"),
    }


def texts(case: Case, facts: Sequence[Fact]) -> None:
    """The texts of the case, those of a kind under its heading, each with where it stands."""
    spell = speller(case)
    for kind, heading in kinds().items():
        lines = [
            f"- {md(spell(of(one.text)))} :gray[({md(origin_of(case, one))})]" for one in facts if one.kind == kind
        ]
        if lines:
            st.markdown(f"### {md(heading)}\n" + "\n".join(lines))


def facts_expander(case: Case, path: str) -> None:
    """What the documents say besides figures and concerns a page, in a fold."""
    concerned = [fact for fact in case.context if path in fact.pages]
    if concerned:
        with widgets.fold("facts", _("What the documents say besides figures"), ":material/article:"):
            if widgets.is_open("facts"):
                texts(case, concerned)
                _to_answers(case, concerned)


def _to_answers(case: Case, concerned: Sequence[Fact]) -> None:
    """Where results that were asked for stand: the way to what this dashboard says of each."""
    asked = {deliverable.fact for deliverable in case.deliverables} & {fact.id for fact in concerned}
    label = _("What this dashboard says of them: Sources, “{view}”", view=_("Asked and answered"))
    if asked and st.button(md(label), key="to-answers", icon=":material/arrow_forward:", type="tertiary"):
        kept.put("sources", "asked")
        st.switch_page("../pages/bronnen.py")


def expander(case: Case, path: str) -> None:
    """The findings that concern a page, in a fold."""
    facts_expander(case, path)
    concerned = [finding for finding in case.findings if path in finding.pages]
    if concerned:
        with widgets.fold(
            "findings", _("What the sources do not say ({count})", count=len(concerned)), ":material/help:"
        ):
            for finding in concerned if widgets.is_open("findings") else ():
                st.markdown(f"**{finding.number}. {md(formatting.closed(of(finding.title)))}** {md(of(finding.text))}")
            if widgets.is_open("findings"):
                st.page_link("../pages/bronnen.py", icon=":material/arrow_forward:")
