"""WebSockets that take less of the processor: better compressed, and with fewer writes.

What goes to a browser for a change is for the most part what went to it for the change before. uvicorn lets zlib look
back four kilobytes, which is less than one answer; with all thirty-two it finds most of it again, in less time, for a
quarter of a megabyte a visitor. And an answer is fifty short messages that come one after the other: they are written
together, since every write of its own costs more than what it writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from uvicorn.protocols.websockets import websockets_sansio_impl as of_uvicorn
from websockets.exceptions import InvalidState
from websockets.extensions.permessage_deflate import PerMessageDeflate, ServerPerMessageDeflateFactory
from websockets.frames import CTRL_OPCODES, Frame
from websockets.protocol import State

WINDOW = 15
"""As a power of two: the most that zlib can."""
FROM_BROWSERS = 12
"""The same for what comes in, which is short: as uvicorn has it."""
SETTINGS = {"level": 3, "memLevel": 8}
"""What is found again is found at any level: a higher one only takes longer."""
BINARY = 0x82
"""How a frame begins that is a whole binary message."""
SHORT = 500
"""Bytes of a message that goes as it is: packing forty of them takes longer than all that is long."""
TOGETHER = 0.001
"""Seconds in which messages wait for those that follow at once."""
AT_ONCE = "keuzekompas.at_once"
"""Where the scope of a connection keeps what takes a message at once (``ui/streamlit_sending.py``)."""


class LongOnes(PerMessageDeflate):
    """Compression that leaves short messages as they are."""

    def encode(self, frame: Frame) -> Frame:
        short = frame.opcode in CTRL_OPCODES or (frame.fin and len(frame.data) < SHORT)
        return frame if short else super().encode(frame)


class Compression(ServerPerMessageDeflateFactory):
    """What is agreed with a browser on compression, as websockets does, and then only for what is long."""

    def process_request_params(
        self, params: Sequence[tuple[str, str | None]], accepted_extensions: Sequence[Any]
    ) -> tuple[list[tuple[str, str | None]], PerMessageDeflate]:
        said, agreed = super().process_request_params(params, accepted_extensions)
        return said, LongOnes(
            agreed.remote_no_context_takeover, agreed.local_no_context_takeover,
            agreed.remote_max_window_bits, agreed.local_max_window_bits, agreed.compress_settings,
        )  # fmt: skip


def plain_frame(message: bytes) -> bytes:
    """A short binary message as it goes over the line (RFC 6455, 5.2), whole and not compressed.

    websockets comes to the same, in many steps: most of an answer are such messages.
    """
    length = len(message)
    head = bytes((BINARY, length)) if length < 126 else bytes((BINARY, 126)) + length.to_bytes(2, "big")
    return head + message


class WebSockets(of_uvicorn.WebSocketsSansIOProtocol):
    """uvicorn's own, with that compression and those writes."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._waiting = 0
        self._gathering = False
        if self.config.ws_per_message_deflate:
            self.conn.available_extensions = [
                Compression(
                    server_max_window_bits=WINDOW, client_max_window_bits=FROM_BROWSERS, compress_settings=SETTINGS
                )
            ]

    async def run_asgi(self) -> None:
        cast(dict[str, Any], self.scope)[AT_ONCE] = self.at_once
        await super().run_asgi()

    async def send(self, message: Any) -> None:
        self._waiting += 1
        try:
            await super().send(message)
        finally:
            self._waiting -= 1

    def at_once(self, message: bytes) -> bool:
        """Take a message without waiting; False, and nothing taken, where it would have to wait or nobody listens."""
        if self._waiting or not self.writable.is_set() or self.disconnected or self.close_sent:
            return False
        if len(message) < SHORT and self.conn.state is State.OPEN and not self.conn.expect_continuation_frame:
            self.conn.writes.append(plain_frame(message))
        else:
            try:
                self.conn.send_binary(message)
            except InvalidState:
                return False
        if not self._gathering:
            self._gathering = True
            self.loop.call_later(TOGETHER, self._write)
        return True

    def _write(self) -> None:
        # Whatever else is written meanwhile, as a ping, has taken along what waited here.
        self._gathering = False
        waiting = b"".join(self.conn.data_to_send())
        if waiting and not self.transport.is_closing():
            self.transport.write(waiting)
