"""What a case calls the things of its own field: ``words`` in ``case.yaml``.

A text of the program never names a benefit or a law: it has a place for one of these words, such as ``{units}``, and
``words/texts.py`` puts the word of the case in it. Who gives no words has those of the Participatiewet.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from model.case.base import Record

PLAIN = r"^[A-Za-zÀ-ɏ](?:[A-Za-zÀ-ɏ0-9 ,;()'’+/-]|[:.] )*\.?$"
"""Starts with a letter; then nothing that means something to Markdown, makes a link or is a place to fill in."""
Plain = Annotated[str, StringConstraints(pattern=PLAIN, max_length=300)]


class Word(Record):
    """A word, or a few, as they stand in the middle of a sentence; at its start they get a capital."""

    nl: Plain
    en: Plain


class Words(Record):
    """What is counted and paid for, and what central government pays for it.

    What stands after ``receivers`` a case may be without: no word, then no such thing, and no text speaks of it.
    """

    unit: Word
    """One of what is counted and divided: ``uitkering``. After ``per``."""
    units: Word
    """More of them: ``uitkeringen``. After ``aantal``, ``zonder`` and a number."""
    people: Word
    """Who has one, and under which laws: ``inwoners met een uitkering (…)``. After ``aantal``."""
    receivers: Word
    """The same in the title of a chart, before ``in <gemeente>``: ``wie een uitkering heeft``."""
    spending: Word | None = None
    """What is paid for them, the cost of carrying it out not included: ``uitkeringslasten``."""
    the_spending: Word | None = None
    """The same with its article: ``de uitkeringslasten``."""
    average: Word | None = None
    """What one of them costs on average, before ``per jaar``: ``gemiddelde uitkering``."""
    estimate: Word | None = None
    """What the switch of the estimate adds to the budget: ``aantal uitkeringen × gemiddelde uitkering als lasten``."""
    grant: Word | None = None
    """The money of central government for it, role ``buig`` in ``budget_lines.csv``: its name, ``BUIG``."""
    the_grant: Word | None = None
    """The same with its article: ``de BUIG``."""
    the_grant_money: Word | None = None
    """The same as an amount: ``het BUIG-geld``."""
    grant_note: Word | None = None
    """What a reader has to know of it: a sentence, or more."""
    safety_net: Word | None = None
    """What makes up for a deficit on it: ``vangnet``. Needs the three figures ``vangnet_…``."""
    the_safety_net: Word | None = None
    """The same with its article: ``het vangnet``."""
    other_grant: Word | None = None
    """Other money of central government, role ``participation`` in ``budget_lines.csv``: ``Participatiegeld``."""
    the_other_grant: Word | None = None
    """The same with its article: ``het Participatiegeld``."""
    other_grant_note: Word | None = None
    """What it pays for, and why the balance with it may mislead: a sentence."""
    special_rules: Word | None = None
    """The heading above facts of the kind ``sheltered_work`` in ``context.yaml``: ``regels van het beschut werk``."""


def _word(nl: str, en: str) -> Word:
    return Word(nl=nl, en=en)


PARTICIPATIEWET = Words(
    unit=_word("uitkering", "benefit"),
    units=_word("uitkeringen", "benefits"),
    people=_word("inwoners met een uitkering (Pw, IOAW, IOAZ, Bbz)", "residents with a benefit (Pw, IOAW, IOAZ, Bbz)"),
    receivers=_word("wie een uitkering heeft", "who receives a benefit"),
    spending=_word("uitkeringslasten", "benefits paid"),
    the_spending=_word("de uitkeringslasten", "the benefits paid"),
    average=_word("gemiddelde uitkering", "average benefit"),
    estimate=_word(
        "aantal uitkeringen × gemiddelde uitkering als lasten, BUIG en vangnet als baten",
        "number of benefits × average benefit as expenditure, BUIG and the safety net as income",
    ),
    grant=_word("BUIG", "BUIG"),
    the_grant=_word("de BUIG", "BUIG"),
    the_grant_money=_word("het BUIG-geld", "the BUIG money"),
    grant_note=_word(
        "De BUIG volgt voor een deel wat gemeenten eerder uitgaven: wie nu minder uitgeeft, kan later minder krijgen. "
        "Dat rekent het model niet mee.",
        "BUIG partly follows what municipalities spent before: who spends less now, may get less later. The model "
        "does not count that.",
    ),
    safety_net=_word("vangnet", "safety net"),
    the_safety_net=_word("het vangnet", "the safety net"),
    other_grant=_word("Participatiegeld", "Participatie money"),
    the_other_grant=_word("het Participatiegeld", "the Participatie money"),
    other_grant_note=_word(
        "Daarvan wordt ook het beschut werk betaald, en die kosten staan nergens: het saldo lijkt dus te gunstig.",
        "It also pays for beschut werk, whose cost stands nowhere: so the balance looks too good.",
    ),
    special_rules=_word("regels van het beschut werk", "rules of beschut werk"),
)
"""The words of who gives none: so every case from before there were words reads as it did."""
