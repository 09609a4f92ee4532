"""The visitors of the bench ask beside their page what a browser asks there, and a bad answer stops the bench."""

from __future__ import annotations

import pytest

from bench.beside.asks import STILL, addresses, ask
from bench.protocol import opened, run


def test_every_page_says_what_is_asked_and_the_server_answers(server: str) -> None:
    """A part or a field that is called otherwise would make the bench ask nothing, without a word."""
    for page in ("", "kostenverdeling", "bronnen"):
        found = addresses(opened(server, page))
        assert sorted(found) == sorted(set(STILL.values()))
        assert ("deel=start" in found[0.7]) == (not page)
        for address in found.values():
            assert run(ask(server, address)) > 0


def test_a_bad_answer_is_an_error(server: str) -> None:
    with pytest.raises(RuntimeError, match="/nergens"):
        run(ask(server, "./nergens?x=1"))
