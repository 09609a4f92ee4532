"""What no browser of ours sends: real messages with something broken in them, and states that no widget has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from random import Random

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

NUMBERS = (0.0, -1.0, 1e308, -1e308, float("nan"), float("inf"), float("-inf"), 0.1, 2.0**62)
WHOLE = (0, -1, 1, 7, 10**6, 2**62, -(2**62))
TEXTS = (
    "", " ", "nan", "None", "-1", "1e999", "../../etc/passwd", "<script>alert(1)</script>", "{}", "[]", "\x00",
    "\ud7ff", "’–€", "caseload.dinkelland", "to:nergens", "true", "x" * 20_000, "9" * 400, "1,5", "2021-02-30",
)  # fmt: skip
THINGS: tuple[object, ...] = (
    None,
    True,
    -1,
    0,
    10**30,
    1e308,
    "",
    "x",
    [],
    {},
    [[]],
    {"id": {}},
    {"id": "x", "text": []},
)
QUERIES = (
    *TEXTS, "caseload.tubbergen=150", "caseload.tubbergen=x&lang=de", "lang=en&lang=nl", "per=benefit&" * 500,
    "presenteren=1&schermen=6,1", "?&=&==%zz%00", "zoek=%F0%9F%92%A9&toon=figures", "caseload.dinkelland=1e5",
    "naast=advies,mijn&anker=mijn", "naast=variant:AAAAAAAAAAAAAAAAAAAAAA,punt:000000000000", "naast=,,,&anker=%00",
)  # fmt: skip
PAGE_NAMES = (*TEXTS, "bronnen", "/bronnen", "bronnen/", "BRONNEN", "_stcore/health", "app.py")
EVENTS = ("picked", "typed", "nothing", "", "__class__")


def mutated(real: bytes, random: Random) -> bytes:
    """A real message with something broken in it; now and then nothing of it is left."""
    data = bytearray(real)
    for _time in range(random.choice((1, 1, 2, 5, 40))):
        place = random.randrange(len(data) + 1)
        kind = random.randrange(7)
        if kind == 0 and data:  # one bit
            data[place % len(data)] ^= 1 << random.randrange(8)
        elif kind == 1 and data:  # one byte
            data[place % len(data)] = random.randrange(256)
        elif kind == 2:  # cut off
            del data[place:]
        elif kind == 3:  # a piece left out
            del data[place : place + random.randrange(1, 40)]
        elif kind == 4:  # a piece twice
            data[place:place] = data[place : place + random.randrange(1, 200)]
        elif kind == 5:  # noise in it
            data[place:place] = random.randbytes(random.randrange(1, 60))
        else:  # a length that is not true
            data[place:place] = b"\xff\xff\xff\xff\x0f"
    return random.randbytes(random.randrange(200)) if random.random() < 0.02 else bytes(data)


def scrambled(random: Random) -> bytes:
    """A rerun that can be read and in which anything may stand."""
    message = BackMsg()
    rerun = message.rerun_script
    texts = {"query_string": QUERIES, "page_name": PAGE_NAMES, "page_script_hash": TEXTS, "fragment_id": TEXTS}
    for name, choices in texts.items():
        if random.random() < 0.5:
            setattr(rerun, name, random.choice(choices))
    rerun.is_auto_rerun = random.random() < 0.3
    rerun.cached_message_hashes.extend(random.choices(TEXTS, k=random.randrange(3)))
    for name in ("timezone", "locale", "url", "color_scheme"):
        if random.random() < 0.5:
            setattr(rerun.context_info, name, random.choice(TEXTS))
    rerun.context_info.timezone_offset = random.choice((0, -(2**31), 2**31 - 1))
    rerun.widget_states.widgets.extend(_any_state(random.choice(TEXTS), random) for _time in range(random.randrange(4)))
    return message.SerializeToString()


def other_messages() -> list[bytes]:
    """What a browser sends besides reruns, as bytes."""
    messages = [BackMsg(clear_cache=True), BackMsg(stop_script=True), BackMsg(load_git_info=True)]
    messages += [BackMsg(app_heartbeat=True), BackMsg(set_run_on_save=True)]
    upload = BackMsg()
    upload.file_urls_request.request_id = "x"
    upload.file_urls_request.file_names.append("../x")
    return [one.SerializeToString() for one in (*messages, upload)]


def forged_states(ids: Sequence[str], count: int, random: Random) -> Iterator[WidgetState]:
    """States of widgets that stand there with a value of any kind, and of some that do not."""
    for _time in range(count):
        id = random.choice(ids)
        if random.random() < 0.4:  # of a part that we draw
            yield _told(_make_trigger_id(id, "events"), random)
            continue
        if random.random() < 0.1:
            id = random.choice((id[:-1], id + "x", id.upper(), "", "$$ID-", "x" * 5000, _make_trigger_id(id, "events")))
        yield _any_state(id, random)


def _told(id: str, random: Random) -> WidgetState:
    """What a part says that was done in it."""
    told: object = [{"event": random.choice(EVENTS), "value": random.choice(THINGS)}]
    if random.random() < 0.2:
        told = random.choice(THINGS)
    text = json.dumps(told)
    return WidgetState(id=id, json_trigger_value=text[: random.choice((len(text), len(text), len(text) // 2))])


def _any_state(id: str, random: Random) -> WidgetState:
    state, kind = WidgetState(id=id), random.randrange(12)
    text, texts = random.choice(TEXTS), random.choices(TEXTS, k=random.randrange(4))
    if kind == 0:
        state.bool_value = random.random() < 0.5
    elif kind == 1:
        state.double_value = random.choice(NUMBERS)
    elif kind == 2:
        state.int_value = random.choice(WHOLE)
    elif kind == 3:
        state.string_value = text
    elif kind == 4:
        state.double_array_value.data.extend(random.choices(NUMBERS, k=random.randrange(4)))
    elif kind == 5:
        state.int_array_value.data.extend(random.choices(WHOLE, k=random.randrange(4)))
    elif kind == 6:
        state.string_array_value.data.extend(texts)
    elif kind == 7:
        state.json_value = text
    elif kind == 8:
        state.bytes_value = random.randbytes(random.randrange(50))
    elif kind == 9:
        state.trigger_value = True
    elif kind == 10:
        state.string_trigger_value.data = text
    else:
        state.arrow_value.data = random.randbytes(30)
    return state
