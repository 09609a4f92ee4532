"""The mark at the foot of every page: what the check says of what is set, and red with a name if a formula is wrong."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.requests import Request

from model.outcomes import check, identities
from server import checked
from tests.server.answers import ask
from ui.session import memo
from ui.views.documents import checks


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_known", {})


def mark(query: str = "") -> dict[str, Any]:
    """The answer of the route in this process, where a formula can be broken."""
    request = Request({"type": "http", "query_string": query.encode(), "headers": []})
    # A thread of its own: where a browser is driven a loop runs already.
    with ThreadPoolExecutor(1) as thread:
        answer = thread.submit(asyncio.run, checked.answer(request)).result()
    assert answer.status_code == 200
    return dict(json.loads(bytes(answer.body)))


def test_two_totals_of_the_source_are_said_and_nothing_is_wrong(server: str) -> None:
    """294.025 where 293.995 is printed, and 217.700 where 217.800 is."""
    answer = ask(server, "/klopt?cost_key=caseload&caseload.tubbergen=150")
    assert json.loads(answer.text) == {"text": "Onze sommen kloppen. In de bron anders: 2", "holds": True}
    assert answer.headers["cache-control"] == "no-store"


def test_without_a_finding_everything_holds() -> None:
    holds = identities.Check(kind=identities.SPLIT, about="fixed", left=1.0, right=1.0, ok=True)
    assert checks.mark([holds]) == "Alles klopt"


def test_a_broken_formula_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A balance that is a euro too much: wrong in three variants, by nature and by policy field."""
    real = identities.saldo
    monkeypatch.setattr(identities, "saldo", lambda result: real(result) + 1)
    assert mark() == {
        "text": "6 controles kloppen niet: Structureel + incidenteel = saldo; Taakvelden samen = saldo",
        "holds": False,
    }


def test_one_that_does_not_hold_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shares of 56% and 43%, and two percent more."""
    real = identities.fixed_shares
    monkeypatch.setattr(identities, "fixed_shares", lambda *asked: real(*asked) + 0.01)
    assert mark()["text"] == "1 controle klopt niet: Aandelen van de vaste sleutel samen hoogstens 100%"


def test_the_same_settings_are_checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks, in whatever language and of whichever municipality."""
    real, asked = check.check, list[Any]()
    monkeypatch.setattr(check, "check", lambda *given: asked.append(given) or real(*given))
    for query in ("execution_cost_change=0.1", "execution_cost_change=0.1&lang=en&perspective=dinkelland"):
        mark(query)
    assert len(asked) == 1
    mark("execution_cost_change=0.2")
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("query", "named"),
    [("caseload.tubbergen=-5", "-5"), ("bestaat_niet=1", "bestaat_niet"), ("deel=overal", "deel")],
)
def test_what_is_not_allowed_is_refused_by_name(server: str, query: str, named: str) -> None:
    answer = ask(server, f"/klopt?{query}")
    assert answer.status == 400
    assert named in answer.text
