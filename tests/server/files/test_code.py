"""The picture of a link: the address of the page with what was set, and nothing that is no link of ours."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import urlsplit

import pytest
import segno

from tests.server.answers import ask

PATH = "/download/deellink.svg"


def host_of(server: str) -> str:
    """A name of this server that is not that of this machine only."""
    return f"zaal.localhost:{urlsplit(server).port}"


def drawn(address: str) -> str:
    held = BytesIO()
    segno.make_qr(address, error="m").save(held, kind="svg", omitsize=True, light="#fff", border=4)
    return held.getvalue().decode()


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("opent=/&https=1", "https://{host}/"),
        (
            "opent=/kostenverdeling&caseload.tubbergen=150&lang=en&https=1&folder=/raad/",
            "https://{host}/raad/kostenverdeling?caseload.tubbergen=150&lang=en",
        ),
        ("opent=/vergelijken&naast=advies,mijn&https=0", "http://{host}/vergelijken?naast=advies%2Cmijn"),
    ],
)
def test_it_is_the_address_by_which_a_phone_comes(server: str, asked: str, address: str) -> None:
    host = host_of(server)
    answer = ask(server, f"{PATH}?{asked}", headers={"Host": host})
    assert (answer.status, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert answer.text == drawn(address.format(host=host))


@pytest.mark.parametrize(
    "asked", ["opent=//elders.example/", "opent=/geheim", "geluk=2", "caseload.tubbergen=veel", "folder=/..%2f/"]
)
def test_no_other_address_is_drawn(server: str, asked: str) -> None:
    assert ask(server, f"{PATH}?{asked}", headers={"Host": host_of(server)}).status == 400


def test_where_no_phone_comes_there_is_none(server: str) -> None:
    assert ask(server, f"{PATH}?opent=/").status == 204  # an error would stand in the log of every browser
