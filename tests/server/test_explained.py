"""One number taken apart at an address of its own: what the page of the derivation says, and nothing else."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.server.answers import ask


def test_it_takes_a_number_apart_under_the_settings_of_a_link(server: str) -> None:
    answer = ask(server, "/uitleg?naam=share_by.caseload.dinkelland&caseload.tubbergen=150")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"
    told = json.loads(answer.text)
    # 275 / (275 + 150) = 0,647
    assert (told["value"], told["formula"]) == ("64,7%", "275 ÷ (275 + 150) = 64,7%")
    assert told["words"]["page"] == "Als pagina openen"
    english = json.loads(ask(server, "/uitleg?naam=caseload.tubbergen&lang=en").text)
    assert english["status"] == "assumption"
    assert english["control"].startswith("set-")
    # From 110 to 260 by one: 171 is the sixty-second position.
    assert (english["slider"]["texts"][0], english["slider"]["texts"][-1]) == ("110", "260")
    assert english["slider"]["texts"][english["slider"]["at"]] == "171"
    assert english["slider"]["at"] == 61
    # A choice has none: it is made on its page.
    assert json.loads(ask(server, "/uitleg?naam=risk_chance.corona").text)["slider"] is None


def test_visitors_of_two_cases_do_not_hear_each_others_words(server: str) -> None:
    """Asked at the same time, of the same process and in both languages."""
    asked = {
        "naam=benefits.bremerloo&case=jeugdhulp": "Het aantal jongeren met hulp van Bremerloo dat telt",
        "naam=benefits.tjaarlum&case=jeugdhulp&lang=en": "The number of young people with help of Tjaarlum that counts",
        "naam=benefits.tubbergen": "Het aantal uitkeringen van Tubbergen dat telt",
        "naam=benefits.tubbergen&lang=en": "The number of benefits of Tubbergen that counts",
    }
    queries = list(asked) * 6
    with ThreadPoolExecutor(8) as several:
        answers = list(several.map(lambda query: ask(server, f"/uitleg?{query}").text, queries))
    assert [json.loads(one)["title"] for one in answers] == [asked[query] for query in queries]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("", "geen getal"),
        ("naam=bestaat_niet", "bestaat_niet"),
        ("naam=joint_frame.1900", "joint_frame.1900"),
        ("naam=joint_frame.2021&variant=ons", "ons"),
        ("naam=joint_frame.2021&caseload.tubbergen=-5", "-5"),
        ("naam=joint_frame.2021&bestaat_niet=1", "bestaat_niet"),
        ("naam=%3Cscript%3E", "script"),
    ],
)
def test_what_is_not_allowed_is_refused_by_name(server: str, query: str, named: str) -> None:
    answer = ask(server, f"/uitleg?{query}")
    assert answer.status == 400
    assert answer.headers["content-type"].startswith("text/plain")
    assert named in answer.text
