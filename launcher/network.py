"""Where the dashboard listens: whether it can, and how others reach it there."""

import errno
import os
import socket

from install import Problem

THIS_MACHINE = "127.0.0.1"
EVERYWHERE = "0.0.0.0"


def check_port(host: str, port: int) -> None:
    """Refuse a port on which something listens already, and an address that this machine does not have."""
    taken = Problem(
        f"Poort {port} is al in gebruik, misschien door een dashboard dat nog draait. "
        f"Stop dat, of kies een andere poort: python3 run.py --port {port + 1 if port < 65535 else port - 1}"
    )
    with socket.socket() as probe:
        probe.settimeout(1)
        try:
            if probe.connect_ex((reached_at(host), port)) == 0:
                raise taken
        except socket.gaierror:
            raise foreign(host) from None
    with socket.socket() as probe:
        # Without this, a dashboard that stopped a moment ago would still count. On Windows it means something else.
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Problem(f"Poort {port} mag u hier niet gebruiken; kies een poort vanaf 1024.") from None
        except OSError as error:
            raise foreign(host) if error.errno == errno.EADDRNOTAVAIL else taken from None


def foreign(host: str) -> Problem:
    """That an address is not one of this machine."""
    return Problem(f"Adres ‘{host}’ is niet van deze computer. Voor iedereen op het netwerk: --host {EVERYWHERE}")


def reached_at(host: str) -> str:
    """The address at which this machine itself reaches a server that listens there."""
    return THIS_MACHINE if host == EVERYWHERE else host


def own_address() -> str:
    """This machine's address on the network, as others there reach it; nothing is sent to find it out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address that belongs to nobody (RFC 5737)
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()


def how_to_reach(host: str, port: int) -> str:
    """Where the dashboard is, and how it can be shared in a room."""
    if host in (THIS_MACHINE, "localhost"):
        ready = f"Keuzekompas staat klaar: http://localhost:{port}  (stoppen: Ctrl-C)"
        return f"{ready}\nDelen in de zaal: python3 run.py --host {EVERYWHERE}"
    here = own_address() if host == EVERYWHERE else host
    mine = "localhost" if host == EVERYWHERE else host
    ready = f"Keuzekompas staat klaar: http://{mine}:{port}  (stoppen: Ctrl-C)"
    return f"{ready}\nIn de zaal, op hetzelfde netwerk: http://{here}:{port}"
