"""The socket on which all processes of the server listen, or why there is none."""

from __future__ import annotations

import errno
import os
import socket

WAITING = 2048
"""So many connections may wait until a process takes them."""


class NotListening(Exception):
    """Why the server cannot listen where it was asked to, for whoever starts it."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens from now on. Raises NotListening.

    Two servers that only bind can both believe that the port is theirs; of two that listen one is told that it is not.
    """
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    # Without this, a server that stopped a moment ago would still count. On Windows it means something else.
    if os.name == "posix":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(WAITING)
    except OSError as error:
        listening.close()
        raise NotListening(_reason(error, host, port)) from error
    return listening


def _reason(error: OSError, host: str, port: int) -> str:
    if isinstance(error, PermissionError):
        return f"Poort {port} mag u hier niet gebruiken; kies een poort vanaf 1024."
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"Adres ‘{host}’ is niet van deze computer."
    if error.errno == errno.EADDRINUSE:
        return (
            f"Poort {port} is al in gebruik, misschien door een dashboard dat nog draait. "
            "Stop dat, of kies een andere poort met --port."
        )
    return f"Op {host}, poort {port} kan het dashboard niet luisteren: {error.strerror or error}."
