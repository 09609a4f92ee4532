"""What an answer costs on its way from the run to the browser, and needs not: the parts of ``streamlit_quicker`` that
are about sending. ``tests/ui/test_streamlit_sending.py`` fails where an upgrade changes what it leans on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from weakref import ReferenceType

GATHERED = 0.03
"""Seconds in which the parts of an answer are gathered before they go on their way together; the last goes at once."""


def gather_messages() -> None:
    """Let the parts of an answer go together to the thread that sends them, instead of waking it for each.

    Fifty parts are fifty times that two threads fight for Python. Whatever is no part, as the end of an answer, takes
    along what waits, so nothing comes in another order.
    """
    from streamlit.runtime.app_session import AppSession

    setattr(AppSession, "_on_scriptrunner_event", _heard)  # noqa: B010
    tell_without_asking_around()


def _heard(session: Any, sender: Any, event: Any, **more: Any) -> None:
    """What a run says, in the thread of that run."""
    vars(session).setdefault("_gathered", deque()).append((sender, event, more))
    if "forward_msg" not in more:
        session._call_soon_on_event_loop(partial(_hand_over, session))
    elif not vars(session).get("_gathering"):
        session._gathering = True
        session._call_soon_on_event_loop(lambda: session._event_loop.call_later(GATHERED, partial(_hand_over, session)))


def tell_without_asking_around() -> None:
    """Let what a run says go to who listens, without a lock and a new list of the listeners for every part."""
    from streamlit.signal_util import Signal

    setattr(Signal, "send", _told)  # noqa: B010


def _told(signal: Any, sender: Any = None, /, **said: Any) -> None:
    for kept in tuple(signal._receivers.values()):
        receiver = kept() if isinstance(kept, ReferenceType) else kept
        if receiver is not None:
            receiver(sender, **said)


def _hand_over(session: Any) -> None:
    """Do in the thread that sends what a run said until now. Of parts only what Streamlit comes to with them."""
    session._gathering = False
    gathered = session._gathered
    parts = 0
    try:
        while gathered:
            sender, event, more = gathered.popleft()
            if "forward_msg" not in more:
                session._handle_scriptrunner_event_on_event_loop(sender, event, **more)
            elif sender is session._scriptrunner:  # of a run that was not replaced by another
                session._browser_queue.enqueue(more["forward_msg"])
                parts += 1
    finally:
        if parts and session._message_enqueued_callback:
            session._message_enqueued_callback()
        if gathered:  # one that cannot be done keeps the others from nothing
            session._call_soon_on_event_loop(partial(_hand_over, session))


@dataclass(frozen=True)
class Together:
    """Messages that go to one browser without pausing between them."""

    messages: Sequence[Any]


def send_together() -> None:
    """Let what waits for a browser go at once: after every message Streamlit lets everything else go first, fifty times
    for an answer."""
    from streamlit.runtime.app_session import AppSession
    from streamlit.runtime.runtime import Runtime

    flush, send = AppSession.flush_browser_queue, Runtime._send_message

    def flushed(session: Any) -> list[Any]:
        if session._browser_queue.is_empty():  # the loop asks every session whenever one has something to say
            return []
        waiting = flush(session)
        return [Together(waiting)] if len(waiting) > 1 else waiting

    def sent(runtime: Any, info: Any, what: Any) -> None:
        for message in what.messages if isinstance(what, Together) else (what,):
            send(runtime, info, message)

    setattr(AppSession, "flush_browser_queue", flushed)  # noqa: B010
    setattr(Runtime, "_send_message", sent)  # noqa: B010


def mark_only_elements() -> None:
    """Let only elements have a mark of what they hold, and one that Python makes at once.

    The browser draws an element again only if its mark differs. Streamlit also marks what only holds elements, and
    moves each message's other half aside for it.
    """
    from streamlit.runtime.scriptrunner_utils import script_run_context

    setattr(script_run_context, "populate_hash_if_needed", marked)  # noqa: B010


def marked(message: Any) -> None:
    """Give a message its mark. None is ever large enough to be kept by the browser and named later."""
    if message.HasField("delta") and message.delta.HasField("new_element") and not message.hash:
        message.hash = f"{hash(message.delta.SerializeToString(deterministic=True)):x}"


def send_at_once(key: str) -> None:
    """Send a message with what the scope of its WebSocket keeps under this key, if that takes it.

    Else, and as long as others wait, it goes as always: through a queue, a task and all that stands around the app.
    """
    from streamlit.runtime.runtime_util import serialize_forward_msg
    from streamlit.web.server.starlette.starlette_websocket import StarletteSessionClient

    queued = StarletteSessionClient.write_forward_msg

    def written(client: Any, message: Any) -> None:
        at_once = client._websocket.scope.get(key)
        free = at_once is not None and not client._closed.is_set() and client._send_queue.empty()
        if not free or not at_once(serialize_forward_msg(message)):
            queued(client, message)

    setattr(StarletteSessionClient, "write_forward_msg", written)  # noqa: B010
