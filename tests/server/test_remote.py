"""A phone as remote control of a screen: rooms that every process knows, their bounds, and who may do what."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from server import reach
from server.hall import remote, rooms
from server.hall.rooms import Refused, Rooms
from tests.server.answers import ask

NOW = 1_000_000.0
PHONE, OTHER = "phone-" * 4, "other-" * 4
STATE = {
    "title": "4/6 Uw kosten", "back": True, "on": True,
    "slider": {"key": "set-a", "label": "Uitkeringen", "text": "171", "least": 0, "most": 150, "at": 61},
}  # fmt: skip


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Rooms, Rooms]]:
    """The same rooms, as two processes of the server open them."""
    both = rooms.rooms_in(tmp_path), rooms.rooms_in(tmp_path)
    yield both
    for one in both:
        one.database.close()


def pressed(found: rooms.Waiting) -> list[Any]:
    return [json.loads(body) for _number, body in found.commands]


def test_two_processes_share_a_room(two: tuple[Rooms, Rooms]) -> None:
    one, other = two
    room = rooms.open_room(one, NOW)
    assert not rooms.told(other, room.code, NOW).listens
    rooms.listen(one, room.code, room.key, 0, NOW)
    rooms.tell(one, room.code, room.key, '"shown"', NOW)
    assert rooms.told(other, room.code, NOW) == rooms.Told(1, '"shown"', True)
    assert rooms.waiting(one, room.code, 0, NOW) == rooms.Waiting((), False)
    rooms.join(other, room.code, PHONE, NOW)
    rooms.command(other, room.code, PHONE, '{"press":"on"}', None, NOW)
    found = rooms.waiting(one, room.code, 0, NOW)
    assert found.phone
    assert pressed(found) == [{"press": "on"}]
    # What was carried out does not come again; a screen that is silent does not listen.
    rooms.listen(one, room.code, room.key, found.commands[0][0], NOW)
    assert not rooms.waiting(other, room.code, 0, NOW).commands
    assert not rooms.told(other, room.code, NOW + rooms.LISTENS + 1).listens


def test_the_first_phone_gets_the_room_and_only_the_screen_is_the_screen(two: tuple[Rooms, Rooms]) -> None:
    one, other = two
    room = rooms.open_room(one, NOW)
    refused = (
        lambda: rooms.command(one, room.code, PHONE, "{}", None, NOW),  # before it came
        lambda: rooms.tell(one, room.code, room.code, "{}", NOW),
        lambda: rooms.listen(one, room.code, PHONE, 0, NOW),
    )
    for act in refused:
        with pytest.raises(Refused, match="taken"):
            act()
    rooms.join(one, room.code, PHONE, NOW)
    rooms.join(other, room.code, PHONE, NOW)  # the page was loaded again
    with pytest.raises(Refused, match="taken"):
        rooms.join(other, room.code, OTHER, NOW)
    with pytest.raises(Refused, match="taken"):
        rooms.command(other, room.code, OTHER, "{}", None, NOW)


def test_a_room_ends_without_use(two: tuple[Rooms, Rooms]) -> None:
    one, _other = two
    room = rooms.open_room(one, NOW)
    rooms.join(one, room.code, PHONE, NOW + rooms.LASTS - 1)
    assert rooms.exists(one, room.code, NOW + 2 * rooms.LASTS - 2)
    assert not rooms.exists(one, room.code, NOW + 2 * rooms.LASTS)
    with pytest.raises(Refused, match="gone"):
        rooms.told(one, "unknown", NOW)
    with pytest.raises(Refused, match="gone"):
        rooms.waiting(one, "unknown", 0, NOW)


def test_the_oldest_room_goes_but_never_one_that_is_listened_to(two: tuple[Rooms, Rooms]) -> None:
    one, _other = two
    first, second, *_rest = [rooms.open_room(one, NOW + place) for place in range(rooms.MOST_ROOMS)]
    later = NOW + rooms.MOST_ROOMS
    rooms.listen(one, first.code, first.key, 0, NOW + 0.5)
    one.database.execute("UPDATE rooms SET heard = ? WHERE code = ?", (later, first.code))
    rooms.open_room(one, later)
    assert rooms.exists(one, first.code, later)
    assert not rooms.exists(one, second.code, later)
    assert one.database.execute("SELECT count(*) FROM rooms").fetchone() == (rooms.MOST_ROOMS,)
    one.database.execute("UPDATE rooms SET heard = ?", (later,))
    with pytest.raises(Refused, match="full"):
        rooms.open_room(one, later)


def test_only_the_last_place_of_a_slider_waits(two: tuple[Rooms, Rooms]) -> None:
    one, _other = two
    room = rooms.open_room(one, NOW)
    rooms.join(one, room.code, PHONE, NOW)
    rooms.command(one, room.code, PHONE, '"on"', None, NOW)
    for place in range(5):
        rooms.command(one, room.code, PHONE, str(place), "set-a", NOW)
    rooms.command(one, room.code, PHONE, '"of another"', "set-b", NOW)
    assert pressed(rooms.waiting(one, room.code, 0, NOW)) == ["on", 4, "of another"]
    # What nobody fetched is not carried out later.
    assert not rooms.waiting(one, room.code, 0, NOW + rooms.STALE + 1).commands


def test_so_many_commands_a_second_and_so_many_that_wait(two: tuple[Rooms, Rooms]) -> None:
    one, _other = two
    room = rooms.open_room(one, NOW)
    rooms.join(one, room.code, PHONE, NOW)
    for place in range(rooms.MOST_A_SECOND):
        rooms.command(one, room.code, PHONE, str(place), None, NOW)
    with pytest.raises(Refused, match="busy"):
        rooms.command(one, room.code, PHONE, "30", None, NOW + 0.9)
    for place in range(rooms.MOST_A_SECOND):
        rooms.command(one, room.code, PHONE, str(30 + place), None, NOW + 1)
    assert pressed(rooms.waiting(one, room.code, 0, NOW + 1)) == list(range(60 - rooms.MOST_WAITING, 60))


# ---- the addresses, on a server of two processes ----


def sent(
    server: str, method: str, path: str, body: object, key: str = PHONE, **headers: str
) -> tuple[int, dict[str, Any] | str]:
    """What is answered to JSON from our own page, or from elsewhere if the headers say so."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)
    own = {"Content-Type": "application/json", "Origin": server, remote.KEY: key}
    try:
        text = body if isinstance(body, bytes) else json.dumps(body).encode()
        connection.request(method, path, text, own | {name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        said = response.read().decode()
        return response.status, json.loads(said) if said.startswith("{") else said
    finally:
        connection.close()


@pytest.fixture
def room(server: str) -> tuple[str, str]:
    """The address of a new room, and the key of its screen."""
    status, found = sent(server, "POST", "/afstand", {"https": False})
    assert status == 201
    assert isinstance(found, dict)
    return f"/afstand/{found['code']}", found["key"]


def test_from_the_screen_to_the_phone_and_back(server: str, room: tuple[str, str]) -> None:
    path, key = room
    # Each request is a connection of its own, so either of the processes may answer.
    for _turn in range(6):
        assert sent(server, "PUT", f"{path}/stand", STATE, key) == (204, "")
        assert json.loads(ask(server, f"{path}/stand").text)["state"] == STATE
    assert sent(server, "POST", f"{path}/telefoon", {}) == (204, "")
    for command in ({"press": "on"}, {"slide": 12, "done": False, "of": "set-a"}):
        assert sent(server, "POST", f"{path}/opdracht", command) == (204, "")
    found = json.loads(ask(server, f"{path}/opdrachten?na=0", headers={remote.KEY: key}).text)
    first, second = found["commands"]
    assert found["phone"]
    assert first == {"number": first["number"], "press": "on"}
    assert second == {"number": second["number"], "slide": 12, "done": False, "of": "set-a"}
    assert json.loads(ask(server, f"{path}/stand?na=0").text)["listens"]


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        ({"press": "on"}, {"Content_Type": "text/plain"}, 415),
        ({"press": "on"}, {"Content_Type": "application/x-www-form-urlencoded"}, 415),
        ({"press": "on"}, {"Origin": "https://elders.example"}, 403),
        ({"press": "on"}, {"Origin": "null"}, 403),
        ({"press": "stop"}, {}, 422),
        ({"press": "on", "more": 1}, {}, 422),
        ({"slide": -1, "done": True, "of": "set-a"}, {}, 422),
        ({"slide": True, "done": True, "of": "set-a"}, {}, 422),
        ({"slide": 1, "done": True, "of": "}<script>"}, {}, 422),
        (b"{", {}, 422),
        (b'{"press":"on"' + b" " * 2048 + b"}", {}, 413),
        ({"press": "on"}, {"X_Afstand": "short"}, 400),
        ({"press": "on"}, {"X_Afstand": OTHER}, 409),
    ],
)
def test_what_is_refused(
    server: str, room: tuple[str, str], body: object, headers: dict[str, str], status: int
) -> None:
    path, key = room
    sent(server, "POST", f"{path}/telefoon", {})
    assert sent(server, "POST", f"{path}/opdracht", body, **headers)[0] == status
    found = json.loads(ask(server, f"{path}/opdrachten?na=0&telefoon=0", headers={remote.KEY: key}).text)
    assert found["commands"] == []


def test_a_state_is_bounded(server: str, room: tuple[str, str]) -> None:
    path, key = room
    assert sent(server, "PUT", f"{path}/stand", {**STATE, "title": "a" * 121}, key)[0] == 422
    assert sent(server, "PUT", f"{path}/stand", STATE, PHONE)[0] == 409
    assert sent(server, "PUT", f"{path}/stand", STATE, key, Origin="https://elders.example")[0] == 403


def test_an_unknown_code_says_so(server: str) -> None:
    gone = "Deze afstandsbediening is niet meer geldig. Scan de code opnieuw."
    page = ask(server, "/afstand/onbekend")
    assert page.status == 404
    assert gone in page.text
    english = ask(server, "/afstand/onbekend?lang=en")
    assert "no longer valid" in english.text
    assert '<html lang="en">' in english.text
    for path in ("stand", "qr.svg"):
        assert (ask(server, f"/afstand/onbekend/{path}").status) == 404
    assert sent(server, "POST", "/afstand/onbekend/opdracht", {"press": "on"}) == (404, gone)


def test_the_page_keeps_to_the_policy(server: str, room: tuple[str, str]) -> None:
    page = ask(server, room[0])
    assert page.status == 200
    assert page.headers["cache-control"] == "no-store"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "<style" not in page.text
    assert page.text.count("<script") == page.text.count('<script type="module" src="../assets/live-') == 1
    assert page.text.count("<button") == 2
    assert page.text.count('type="range"') == 1


def test_the_code_is_of_the_address_at_which_the_screen_was_opened(server: str) -> None:
    port = urlsplit(server).port
    host = f"zaal.localhost:{port}"
    _status, found = sent(server, "POST", "/afstand", {"https": True}, Host=host, Origin=f"https://{host}")
    assert isinstance(found, dict)
    assert found["address"] == f"https://{host}/afstand/{found['code']}"
    picture = ask(server, f"/afstand/{found['code']}/qr.svg?https=1", headers={"Host": host})
    assert (picture.status, picture.headers["content-type"]) == (200, "image/svg+xml")
    assert picture.text.startswith("<?xml")
    # A web server may show the dashboard under a path of its own; the browser knows where it found the page.
    asked = {"https": True, "folder": "/besluiten/keuzekompas/"}
    _status, below = sent(server, "POST", "/afstand", asked, Host=host, Origin=f"https://{host}")
    assert isinstance(below, dict)
    assert below["address"] == f"https://{host}/besluiten/keuzekompas/afstand/{below['code']}"
    for folder in ("//elders.example/", "/..%2f/", "/a b/", "keuzekompas/", "/a/b/c/d/e/"):
        assert sent(server, "POST", "/afstand", {"https": True, "folder": folder})[0] == 422
        wrong = f"/afstand/{below['code']}/qr.svg?https=1&folder={quote(folder)}"
        assert ask(server, wrong, headers={"Host": host}).status == 400
    # This machine's own address means another machine to a phone.
    _status, own = sent(server, "POST", "/afstand", {"https": False})
    assert isinstance(own, dict)
    assert own["address"] is None
    assert ask(server, f"/afstand/{own['code']}/qr.svg").status == 404


@pytest.mark.parametrize(
    ("host", "listens", "found"),
    [
        ("kompas.example", None, "http://kompas.example"),
        ("192.168.1.7:8501", "0.0.0.0", "http://192.168.1.7:8501"),
        ("localhost:8501", None, None),
        ("127.0.0.1:8501", "127.0.0.1", None),
        ("[::1]:8501", None, None),
        ("localhost:8501", "0.0.0.0", "http://10.0.0.5:8501"),
        ("localhost", "0.0.0.0", "http://10.0.0.5:80"),
    ],
)
def test_where_a_phone_reaches_us(
    host: str, listens: str | None, found: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "own_address", lambda: "10.0.0.5")
    monkeypatch.delenv(reach.ADDRESS, raising=False)
    if listens:
        monkeypatch.setenv(reach.ADDRESS, listens)
    assert reach.origin_for_a_phone("http", host) == found
