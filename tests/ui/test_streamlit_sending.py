"""An answer comes to the browser as Streamlit sends it, and an upgrade that changes its inside fails here."""

from __future__ import annotations

import asyncio
import inspect
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit import config, file_util
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent
from streamlit.runtime.scriptrunner_utils import script_run_context
from streamlit.runtime.session_manager import SessionClientDisconnectedError
from streamlit.signal_util import Signal
from streamlit.web.server.starlette.starlette_websocket import StarletteSessionClient

from ui import streamlit_sending


def heard(session: Any, *told: tuple[ScriptRunnerEvent, str]) -> None:
    """A run says this: with a text it is a part of the answer."""
    for event, text in told:
        more = {"forward_msg": text} if text else {}
        streamlit_sending._heard(session, session._scriptrunner, event=event, **more)


def listening(done: list[object], told: list[object], woken: list[object]) -> Any:
    """A session on the loop that runs: what comes in its queue or is handled, and how often it says so."""
    loop = asyncio.get_running_loop()
    return SimpleNamespace(
        _event_loop=loop,
        _scriptrunner="run",
        _browser_queue=SimpleNamespace(enqueue=done.append),
        _message_enqueued_callback=lambda: told.append(len(done)),
        _call_soon_on_event_loop=lambda call: (woken.append(call), loop.call_soon_threadsafe(call)),
        _handle_scriptrunner_event_on_event_loop=lambda _sender, event: done.append(event),
    )


def test_parts_go_together_and_nothing_changes_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three parts wake the other thread once; the end of the answer goes at once and takes along what waits. A run that
    another took the place of says nothing any more."""
    gathered = 0.3  # longer than a busy machine keeps a thread waiting
    monkeypatch.setattr(streamlit_sending, "GATHERED", gathered)
    part, end = ScriptRunnerEvent.ENQUEUE_FORWARD_MSG, ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS
    done: list[object] = []
    told: list[object] = []
    woken: list[object] = []

    async def visit() -> None:
        session = listening(done, told, woken)
        await asyncio.to_thread(heard, session, (part, "a"), (part, "b"), (part, "c"))
        assert (len(woken), done) == (1, [])
        await asyncio.sleep(2 * gathered)
        assert (done, told) == (["a", "b", "c"], [3])
        await asyncio.to_thread(heard, session, (part, "d"), (end, ""), (part, "e"))
        await asyncio.sleep(0)
        assert done[3:5] == ["d", end]
        await asyncio.sleep(2 * gathered)
        assert done[5:] == ["e"]
        await asyncio.to_thread(heard, session, (part, "f"))
        session._scriptrunner = "another run"
        await asyncio.sleep(2 * gathered)
        assert done[6:] == []

    # A thread of its own: where a browser is driven a loop runs already.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, visit()).result()


def test_what_waits_goes_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of three messages Streamlit's loop is given one, and sends all three; of a single one it is given that."""
    monkeypatch.setattr(AppSession, "flush_browser_queue", lambda session: session.waiting)
    went: list[object] = []
    monkeypatch.setattr(Runtime, "_send_message", lambda _runtime, info, message: went.append((info, message)))
    streamlit_sending.send_together()
    runtime: Any = SimpleNamespace()
    for waiting in (["a", "b", "c"], ["d"], []):
        queue = SimpleNamespace(is_empty=lambda waiting=waiting: not waiting)
        session: Any = SimpleNamespace(waiting=waiting, _browser_queue=queue)
        given: list[Any] = AppSession.flush_browser_queue(session)
        assert len(given) == min(1, len(waiting))
        for message in given:
            Runtime._send_message(runtime, "browser", message)  # type: ignore[arg-type]
    assert went == [("browser", text) for text in "abcd"]


def test_a_session_hears_what_we_take_over() -> None:
    """The names in Streamlit's own session, and that a part of an answer comes as ``forward_msg`` and nothing else."""
    takes = list(inspect.signature(AppSession._on_scriptrunner_event).parameters)
    assert takes == list(inspect.signature(AppSession._handle_scriptrunner_event_on_event_loop).parameters)
    source = inspect.getsource(AppSession)
    assert "self._event_loop" in source
    assert "def _call_soon_on_event_loop(self, callback: Callable[[], None]) -> None:" in source
    assert "self._scriptrunner.on_event.connect(self._on_scriptrunner_event)" in source
    of_parts = source.split("elif event == ScriptRunnerEvent.ENQUEUE_FORWARD_MSG:")[1]
    assert "self._enqueue_forward_msg(forward_msg)" in of_parts.split("# Send a message if our run state changed")[0]
    assert "return self._browser_queue.flush()" in inspect.getsource(AppSession.flush_browser_queue)
    taken = inspect.getsource(AppSession._enqueue_forward_msg)
    assert "self._browser_queue.enqueue(msg)" in taken
    assert "self._message_enqueued_callback()" in taken
    loop = inspect.getsource(Runtime._loop_coroutine)
    assert "for msg in msg_list:" in loop
    assert loop.count("self._send_message(active_session_info, msg)") == 1


def element(text: str, place: int = 0) -> ForwardMsg:
    message = ForwardMsg()
    message.delta.new_element.markdown.body = text
    message.metadata.delta_path.append(place)
    streamlit_sending.marked(message)
    return message


def test_elements_are_told_apart_by_what_they_hold() -> None:
    """And not by where they stand; what holds elements has no mark."""
    assert element("a").hash == element("a", 7).hash != ""
    assert element("a").hash != element("b").hash
    assert list(element("a", 7).metadata.delta_path) == [7]
    block = ForwardMsg()
    block.delta.add_block.allow_empty = True
    streamlit_sending.marked(block)
    assert block.hash == ""


def test_only_elements_need_a_mark() -> None:
    """A run marks what it says through one name, nothing is kept by a browser, and that uses the mark of a delta only
    to leave an element that it has."""
    assert "populate_hash_if_needed(msg)" in inspect.getsource(script_run_context.ScriptRunContext.enqueue)
    assert config.get_option("global.minCachedMessageSize") == 100_000_000
    (code,) = [
        text
        for file in (Path(file_util.get_static_dir()) / "static" / "js").glob("index.*.js")
        if "applyDelta(" in (text := file.read_text("utf-8"))
    ]
    element_case, block_case = code.split("applyDelta(e,t,n,r){")[1].split("case`addBlock`:")[:2]
    assert "lo(s,r,o)" in element_case
    assert block_case.startswith("{let n=Date.now();return this.addBlock(i,t.addBlock,e,a,t.fragmentId,n)}")
    assert code.count("e.metadata,e.hash)") == 1


def client(takes: bool) -> tuple[Any, list[tuple[str, bytes]]]:
    """A connection whose own way takes a message or not, and what goes which way."""
    went: list[tuple[str, bytes]] = []
    waiting: asyncio.Queue[bytes] = asyncio.Queue()
    put = waiting.put_nowait
    waiting.put_nowait = lambda one: (went.append(("queue", one)), put(one))[1]  # type: ignore[method-assign]
    scope = {"now": lambda one: takes and (went.append(("now", one)) or True)}
    connection = object.__new__(StarletteSessionClient)
    connection._websocket = SimpleNamespace(scope=scope)  # type: ignore[assignment]
    connection._send_queue, connection._closed = waiting, asyncio.Event()
    return connection, went


def test_a_message_goes_at_once_unless_others_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StarletteSessionClient, "write_forward_msg", StarletteSessionClient.write_forward_msg)
    streamlit_sending.send_at_once("now")
    message = element("a")
    text = message.SerializeToString()
    free, went = client(takes=True)
    free.write_forward_msg(message)
    assert went == [("now", text)]
    full, went = client(takes=False)
    full.write_forward_msg(message)
    full._websocket.scope["now"] = lambda _one: pytest.fail("it overtakes what waits")
    full.write_forward_msg(message)
    assert went == [("queue", text)] * 2
    other, went = client(takes=True)
    other._websocket.scope.clear()
    other.write_forward_msg(message)
    assert went == [("queue", text)]


def test_a_message_for_who_is_gone_is_refused_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StarletteSessionClient, "write_forward_msg", StarletteSessionClient.write_forward_msg)
    streamlit_sending.send_at_once("now")
    gone, went = client(takes=True)
    gone._closed.set()
    with pytest.raises(SessionClientDisconnectedError):
        gone.write_forward_msg(element("a"))
    assert went == []


def test_who_listens_is_told_and_who_is_gone_is_not() -> None:
    """As Streamlit's own: none that left, and none that nobody has any more."""

    class Listener:
        def hear(self, sender: object, **said: object) -> None:
            heard_by.append((self, sender, said))

    heard_by: list[tuple[object, object, object]] = []
    signal, one, other, gone = Signal(), Listener(), Listener(), Listener()
    for listener in (one, other, gone):
        signal.connect(listener.hear)
    signal.disconnect(other.hear)
    del listener, gone
    for tell in (Signal.send, streamlit_sending._told):
        tell(signal, "run", event=1)
    assert heard_by == [(one, "run", {"event": 1})] * 2
