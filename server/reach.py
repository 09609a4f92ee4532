"""At which address a phone reaches what a browser opened here."""

from __future__ import annotations

import ipaddress
import os
import socket
from urllib.parse import urlsplit

ADDRESS = "STREAMLIT_SERVER_ADDRESS"
"""The variable that says on which network the server listens."""
EVERYWHERE = "0.0.0.0"


def origin_for_a_phone(scheme: str, host: str) -> str | None:
    """The start of every address for a phone; None if it cannot reach this machine.

    ``host``: where the screen itself was opened, as its browser says it. Somebody who opened his own machine by the
    address that only that machine knows, can still be reached if the server listens on the network.
    """
    parts = urlsplit(f"//{host}")
    if not is_own(parts.hostname or ""):
        return f"{scheme}://{host}"
    here = own_address() if os.environ.get(ADDRESS) == EVERYWHERE else None
    return f"{scheme}://{here}:{parts.port or (443 if scheme == 'https' else 80)}" if here else None


def is_own(name: str) -> bool:
    """Whether a name means the machine itself, to whoever uses it."""
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name in ("localhost", "")


def own_address() -> str | None:
    """This machine's address on the network, if it is on one; nothing is sent to find it out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address that belongs to nobody (RFC 5737)
            return str(probe.getsockname()[0])
        except OSError:
            return None
