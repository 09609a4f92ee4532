"""Start the dashboard (`python3 run.py`) or check the project (`python3 run.py test`).

Needs nothing but Python itself: the rest is installed in .venv, from the locked requirement files. The syntax stays
that of Python 3.6 (hence the quoted types), so that an old Python can still say that it is too old.
"""

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
MINIMUM = (3, 11)
PORT = 8501
MOST_WORKERS = 64
CASE_VARIABLE = "KEUZEKOMPAS_CASE"
RUN_FILES: "tuple[str, ...]" = ("requirements.txt",)
TEST_FILES: "tuple[str, ...]" = ("requirements.txt", "requirements-dev.txt")

HELP = f"""Keuzekompas

  python3 run.py                 start het dashboard
  python3 run.py test [...]      controleer het project; wat volgt gaat naar pytest

Mogelijkheden bij het starten:
  --port GETAL    poort van het dashboard, 1 tot en met 65535 (anders {PORT})
  --case MAP      map met een andere casus (anders data/dinkelland-tubbergen)
  --workers GETAL aantal processen, 1 tot en met {MOST_WORKERS} (anders 2, of 1 op een machine met één kern)
  --help          deze uitleg

De eerste keer worden de onderdelen in de map .venv geïnstalleerd. Daarvoor is internet nodig.
"""

CHECKS = (
    (("ruff", "check", "."), "ruff check"),
    (("ruff", "format", "--check", "."), "ruff format --check"),
    (("mypy", "--strict", "model"), "mypy --strict model"),
)


class Problem(Exception):
    """Something that the user can solve; the text says what and how."""


# ---- what was asked ----


class Options:
    """The command line, checked."""

    def __init__(self) -> None:
        self.help = False
        self.test: list[str] | None = None
        self.port = PORT
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
        elif name in ("--port", "--case", "--workers"):
            if not has_value:
                if not rest:
                    raise Problem(f"Achter {name} ontbreekt een waarde. Zie: python3 run.py --help")
                value = rest.pop(0)
            if name == "--port":
                options.port = parse_port(value)
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


def check_port(port: int) -> None:
    """Refuse a port on which something listens already."""
    taken = Problem(
        f"Poort {port} is al in gebruik, misschien door een dashboard dat nog draait. "
        f"Stop dat, of kies een andere poort: python3 run.py --port {port + 1 if port < 65535 else PORT}"
    )
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise taken
    with socket.socket() as probe:
        # Without this, a dashboard that stopped a moment ago would still count. On Windows it means something else.
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except PermissionError:
            raise Problem(f"Poort {port} mag u hier niet gebruiken; kies een poort vanaf 1024.") from None
        except OSError:
            raise taken from None


# ---- the virtual environment ----


def venv_python() -> Path:
    """The Python inside .venv."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def digest(files: "tuple[str, ...]") -> str:
    """One hash over the requirement files."""
    total = hashlib.sha256()
    for name in files:
        total.update((ROOT / name).read_bytes())
    return total.hexdigest()


def marker(files: "tuple[str, ...]") -> Path:
    """Where the hash of what was installed stands."""
    return VENV / f".keuzekompas-{files[-1]}.sha256"


def is_installed(files: "tuple[str, ...]") -> bool:
    """Whether exactly these files were installed, to the end."""
    path = marker(files)
    return venv_python().exists() and path.is_file() and path.read_text(encoding="ascii").strip() == digest(files)


def mark(files: "tuple[str, ...]") -> None:
    """Note what was installed; by renaming, so that half a note cannot exist."""
    path = marker(files)
    draft = path.with_suffix(".new")
    draft.write_text(digest(files) + "\n", encoding="ascii")
    os.replace(draft, path)


def venv_works() -> bool:
    """Whether .venv holds a Python that starts, is new enough and has pip. One that broke off halfway does not."""
    code = f"import pip, sys; sys.exit(sys.version_info[:2] < {MINIMUM})"
    try:
        return subprocess.run([str(venv_python()), "-c", code], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def make_venv() -> None:
    """Create .venv anew."""
    print("Map .venv wordt aangemaakt …", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode == 0:
        return
    said = made.stdout + made.stderr
    if "ensurepip" in said or "python3-venv" in said:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise Problem(
            "Deze Python mist het onderdeel venv. Installeer het en begin opnieuw. Op Debian en Ubuntu: "
            f"sudo apt install python{version}-venv"
        )
    raise Problem(f"De map .venv kon niet worden aangemaakt ({VENV}).\n{tail(said)}")


def install(files: "tuple[str, ...]") -> None:
    """Bring .venv up to date, if it is not already."""
    if is_installed(files):
        return
    if not venv_works():
        make_venv()
    # What is about to change is no longer complete until it is done.
    for known in (RUN_FILES, TEST_FILES):
        if marker(known).exists():
            marker(known).unlink()
    print("Onderdelen worden geïnstalleerd; dat duurt een paar minuten …", flush=True)
    command = [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--retries", "2"]
    done = subprocess.run(
        [*command, "--require-hashes", "-r", str(ROOT / files[-1])], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise Problem(explain_pip(done.stdout + done.stderr))
    # The development file contains everything of the other one.
    for known in (RUN_FILES, files):
        mark(known)


def explain_pip(said: str) -> str:
    """Why installing failed and what to do about it."""
    lower = said.lower()
    network = (
        "connection",
        "timed out",
        "name resolution",
        "getaddrinfo",
        "proxyerror",
        "sslerror",
        "no matching dist",
    )
    if "do not match the hashes" in lower:
        advice = (
            "Een gedownload bestand is niet het bestand dat is vastgelegd. Probeer het opnieuw; blijft het zo, "
            "gebruik het dan niet en meld het."
        )
    elif "no space left" in lower:
        advice = "De schijf is vol. Maak ruimte (ongeveer 1 GB) en begin opnieuw."
    elif "permission denied" in lower:
        advice = f"Er mag niet worden geschreven in {VENV}. Controleer de rechten op de map en begin opnieuw."
    elif any(word in lower for word in network):
        advice = (
            "De onderdelen konden niet worden opgehaald. Controleer de internetverbinding (en zo nodig de proxy: "
            "HTTPS_PROXY) en begin opnieuw."
        )
    else:
        advice = (
            "Het installeren van de onderdelen is mislukt. Begin opnieuw; helpt dat niet, verwijder dan de map .venv."
        )
    errors = [line for line in said.splitlines() if line.startswith("ERROR")]
    return f"{advice}\nWat pip meldde:\n{tail(chr(10).join(errors) or said)}"


def tail(text: str, lines: int = 12) -> str:
    """The last lines, indented."""
    return "\n".join("  " + line[:200] for line in text.strip().splitlines()[-lines:])


# ---- the two commands ----


def start(options: Options) -> int:
    """Run the dashboard until it is stopped."""
    check_port(options.port)
    install(RUN_FILES)
    environment = dict(os.environ)
    if options.case:
        environment[CASE_VARIABLE] = str(options.case)
    command = [str(venv_python()), "-m", "server.serve", "--port", str(options.port)]
    if options.workers:
        command += ["--workers", str(options.workers)]
    child = subprocess.Popen(command, cwd=str(ROOT), env=environment)
    # Whoever ends us with a signal means the dashboard.
    signal.signal(signal.SIGTERM, lambda _number, _frame: child.terminate())
    try:
        if wait_until_ready(child, options.port):
            print(f"Keuzekompas staat klaar: http://localhost:{options.port}  (stoppen: Ctrl-C)", flush=True)
        code = child.wait()
        # Ended by a signal: the number that a shell gives for that.
        return code if code >= 0 else 128 - code
    except KeyboardInterrupt:
        stop(child)
        print("\nKeuzekompas is gestopt.", flush=True)
        return 0


def wait_until_ready(child: "subprocess.Popen[bytes]", port: int) -> bool:
    """Wait until the dashboard answers; False if it ended instead."""
    # Never through a proxy: it is on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while child.poll() is None:
        try:
            with opener.open(f"http://127.0.0.1:{port}/gezond", timeout=2):
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
