"""The pages of the annex as pictures: the server makes them all at once, and gives them one by one."""

from __future__ import annotations

import struct

from tests.server.answers import ask

PATH = "/download/bijlage.png"
PNG = b"\x89PNG\r\n\x1a\n"


def test_every_page_is_a_picture_and_behind_the_last_there_is_none(server: str) -> None:
    first = ask(server, f"{PATH}?perspective=tubbergen&bladzijde=1")
    assert (first.status, first.headers["content-type"]) == (200, "image/png")
    assert first.body.startswith(PNG)
    width, height = struct.unpack(">II", first.body[16:24])
    assert abs(height / width - 297 / 210) < 0.01  # A4, upright
    assert ask(server, f"{PATH}?perspective=tubbergen&bladzijde=2").body != first.body
    for number in ("0", "99", "x"):
        assert ask(server, f"{PATH}?perspective=tubbergen&bladzijde={number}").status == 204
    wrong = ask(server, f"{PATH}?geluk=2&bladzijde=1")
    assert (wrong.status, wrong.text) == (400, "‘geluk’ is geen aanname van deze casus.")
