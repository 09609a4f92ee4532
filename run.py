"""Start the dashboard (`python3 run.py`) or check the project (`python3 run.py test`).

Needs nothing but Python itself: the rest is installed in .venv, from the locked requirement files. The syntax stays
that of Python 3.6 (hence the quoted types), so that an old Python can still say that it is too old.
"""

import errno
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from install import MINIMUM, RUN_FILES, TEST_FILES, Problem, install, venv_python

ROOT = Path(__file__).resolve().parent
PORT = 8501
MOST_WORKERS = 64
THIS_MACHINE = "127.0.0.1"
EVERYWHERE = "0.0.0.0"
ADDRESS_VARIABLE = "STREAMLIT_SERVER_ADDRESS"
CASE_VARIABLE = "KEUZEKOMPAS_CASE"

HELP = f"""Keuzekompas

  python3 run.py                 start het dashboard
  python3 run.py test [...]      controleer het project; wat volgt gaat naar pytest

Mogelijkheden bij het starten:
  --port GETAL    poort van het dashboard, 1 tot en met 65535 (anders {PORT})
  --host ADRES    op welk netwerkadres (anders alleen deze computer; {EVERYWHERE} voor iedereen op het netwerk)
  --case MAP      map met een andere casus (anders data/dinkelland-tubbergen)
  --workers GETAL aantal processen, 1 tot en met {MOST_WORKERS} (anders 2, of 1 op een machine met één kern)
  --help          deze uitleg

De eerste keer worden de onderdelen in de map .venv geïnstalleerd. Daarvoor is internet nodig.
"""

TYPED = ("model", "words", "ui", "server", "pages", "delivery", "app.py", "run.py", "install.py")
CHECKS = (
    (("ruff", "check", "."), "ruff check"),
    (("ruff", "format", "--check", "."), "ruff format --check"),
    (("mypy", "--strict", "--explicit-package-bases", *TYPED), "mypy --strict"),
)


# ---- what was asked ----


class Options:
    """The command line, checked."""

    def __init__(self) -> None:
        self.help = False
        self.test: list[str] | None = None
        self.port = PORT
        self.host = os.environ.get(ADDRESS_VARIABLE) or THIS_MACHINE
        self.case: Path | None = None
        self.workers: int | None = None


def parse(arguments: "list[str]") -> Options:
    """Read the command line. By hand, because argparse speaks English."""
    options = Options()
    if arguments[:1] == ["test"]:
        options.test = arguments[1:]
        return options
    rest = list(arguments)
    while rest:
        name, has_value, value = rest.pop(0).partition("=")
        if name in ("-h", "--help"):
            options.help = True
        elif name in ("--port", "--host", "--case", "--workers"):
            if not has_value:
                if not rest:
                    raise Problem(f"Achter {name} ontbreekt een waarde. Zie: python3 run.py --help")
                value = rest.pop(0)
            if name == "--port":
                options.port = parse_port(value)
            elif name == "--host":
                options.host = parse_host(value)
            elif name == "--workers":
                options.workers = parse_workers(value)
            else:
                options.case = parse_case(value)
        else:
            raise Problem(f"‘{name}’ is onbekend. Zie: python3 run.py --help")
    return options


def parse_port(text: str) -> int:
    """A port number."""
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 1 <= int(text) <= 65535):
        raise Problem(f"Poort ‘{text}’ kan niet: geef een geheel getal van 1 tot en met 65535.")
    return int(text)


def parse_host(text: str) -> str:
    """An IPv4 address of this machine, or of all its networks; a name is looked up when the port is tried."""
    if not re.fullmatch("[A-Za-z0-9.-]+", text):
        raise Problem(f"Adres ‘{text}’ kan niet: geef een adres als {THIS_MACHINE}, of {EVERYWHERE} voor het netwerk.")
    return text


def parse_workers(text: str) -> int:
    """A number of processes."""
    if not (text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= MOST_WORKERS):
        raise Problem(f"‘{text}’ processen kan niet: geef een geheel getal van 1 tot en met {MOST_WORKERS}.")
    return int(text)


def parse_case(text: str) -> Path:
    """An existing folder; a relative path counts from where the user is."""
    path = Path(text).expanduser().absolute()
    if not text or not path.exists():
        raise Problem(f"De map met de casus bestaat niet: {path if text else '(leeg)'}")
    if not path.is_dir():
        raise Problem(f"Dit is een bestand; geef de map van de casus: {path}")
    return path


# ---- can it run here ----


def check_python(version: "tuple[int, ...]") -> None:
    """Refuse a Python that the parts do not work with, and name a better one if it is there."""
    if version[:2] >= MINIMUM:
        return
    found = ".".join(str(part) for part in version[:2])
    names = [f"python3.{minor}" for minor in range(MINIMUM[1], MINIMUM[1] + 6)]
    better = [name for name in names if shutil.which(name)]
    advice = f"Probeer: {better[-1]} run.py" if better else "Installeer een nieuwere Python: https://www.python.org"
    raise Problem(f"Keuzekompas heeft Python {MINIMUM[0]}.{MINIMUM[1]} of nieuwer nodig; dit is {found}. {advice}")


def check_port(host: str, port: int) -> None:
    """Refuse a port on which something listens already, and an address that this machine does not have."""
    taken = Problem(
        f"Poort {port} is al in gebruik, misschien door een dashboard dat nog draait. "
        f"Stop dat, of kies een andere poort: python3 run.py --port {port + 1 if port < 65535 else PORT}"
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


# ---- the two commands ----


def start(options: Options) -> int:
    """Run the dashboard until it is stopped."""
    check_port(options.host, options.port)
    install(RUN_FILES)
    environment = dict(os.environ)
    environment[ADDRESS_VARIABLE] = options.host
    if options.case:
        environment[CASE_VARIABLE] = str(options.case)
    command = [str(venv_python()), "-m", "server.serve", "--port", str(options.port)]
    if options.workers:
        command += ["--workers", str(options.workers)]
    child = subprocess.Popen(command, cwd=str(ROOT), env=environment)
    # Whoever ends us with a signal means the dashboard.
    signal.signal(signal.SIGTERM, lambda _number, _frame: child.terminate())
    try:
        if wait_until_ready(child, options.host, options.port):
            print(how_to_reach(options.host, options.port), flush=True)
        code = child.wait()
        # Ended by a signal: the number that a shell gives for that.
        return code if code >= 0 else 128 - code
    except KeyboardInterrupt:
        stop(child)
        print("\nKeuzekompas is gestopt.", flush=True)
        return 0


def wait_until_ready(child: "subprocess.Popen[bytes]", host: str, port: int) -> bool:
    """Wait until the dashboard answers; False if it ended instead."""
    # Never through a proxy: it is on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while child.poll() is None:
        try:
            with opener.open(f"http://{reached_at(host)}:{port}/gezond", timeout=2):
                return True
        except urllib.error.HTTPError:
            return True  # It refuses this address (server.allowedHosts), but it is there.
        except OSError:
            time.sleep(0.2)
    return False


def stop(child: "subprocess.Popen[bytes]") -> None:
    """End the dashboard: it got the Ctrl-C too, so give it a moment before insisting."""
    for insist in (child.terminate, child.kill):
        try:
            child.wait(timeout=5)
            return
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            insist()
    child.wait()


def test(arguments: "list[str]") -> int:
    """Run every check up to the first that fails, and return its exit code."""
    install(TEST_FILES)
    # On every core, and the tests of a file together: they share a server.
    checks = [*CHECKS, (("pytest", "-n", "auto", "--dist", "loadfile", *arguments), "pytest")]
    for command, name in checks:
        print(f"== {name}", flush=True)
        code = subprocess.run([str(venv_python()), "-m", *command], cwd=str(ROOT), check=False).returncode
        if code != 0:
            print(f"Niet goed: {name} (code {code}).", file=sys.stderr, flush=True)
            return code
    print("Alles is goed.", flush=True)
    return 0


def main(arguments: "list[str]") -> int:
    """The exit code: 0 if all went well, 1 if the user can solve it, else that of the command itself."""
    try:
        check_python(sys.version_info[:2])
        options = parse(arguments)
        if options.help:
            print(HELP, end="")
            return 0
        return start(options) if options.test is None else test(options.test)
    except Problem as problem:
        print(f"Keuzekompas: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nAfgebroken. Begin gerust opnieuw.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
