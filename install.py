"""Sets up the folder .venv with what the dashboard needs, from the locked requirement files. For run.py.

Needs nothing but Python itself, in the syntax of Python 3.6, as launcher/ does.
"""

import errno
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
MINIMUM = (3, 11)
RUN_FILES: "tuple[str, ...]" = ("requirements.txt",)
TEST_FILES: "tuple[str, ...]" = ("requirements.txt", "requirements-dev.txt")


FULL = "De schijf is vol. Maak ruimte (ongeveer 1 GB) en begin opnieuw."
NEEDS = 20 * 1024 * 1024
"""Bytes; with less than this free a disk counts as full: making a venv hides what its own pip met."""


class Problem(Exception):
    """Something that the user can solve; the text says what and how."""


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
    if is_full(said):
        raise Problem(f"{FULL}\n{tail(said)}")
    if "ensurepip" in said or "python3-venv" in said:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise Problem(
            "Deze Python mist het onderdeel venv. Installeer het en begin opnieuw. Op Debian en Ubuntu: "
            f"sudo apt install python{version}-venv"
        )
    raise Problem(f"De map .venv kon niet worden aangemaakt ({VENV}).\n{tail(said)}")


def install(files: "tuple[str, ...]", anew: bool = False) -> None:
    """Bring .venv up to date, if it is not already, or make it anew."""
    if not anew and is_installed(files):
        return
    try:
        if anew or not venv_works():
            make_venv()
        fill(files)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Problem(FULL) from None
        raise


def fill(files: "tuple[str, ...]") -> None:
    """Install what these files name."""
    # What is about to change is no longer complete until it is done.
    for known in (RUN_FILES, TEST_FILES):
        if marker(known).exists():
            marker(known).unlink()
    print("Onderdelen worden geïnstalleerd; dat duurt een paar minuten …", flush=True)
    command = [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--retries", "2"]
    # Compiling all of it takes as long as the rest. Python compiles what is used, a quarter, and keeps that if it may.
    command += [] if sys.dont_write_bytecode else ["--no-compile"]
    done = subprocess.run(
        [*command, "--require-hashes", "-r", str(ROOT / files[-1])], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise Problem(explain_pip(done.stdout + done.stderr))
    # The development file contains everything of the other one.
    for known in (RUN_FILES, files):
        mark(known)


def is_full(said: str) -> bool:
    """Whether a command failed because a disk is full: it says so, or hardly anything is free where it writes."""
    words = ("no space left", "errno 28", "disk quota exceeded", "no usable temporary directory")
    return any(word in said.lower() for word in words) or any(
        shutil.disk_usage(str(place)).free < NEEDS for place in (ROOT, temporary())
    )


def temporary() -> str:
    """Where commands put what they need for a moment."""
    try:
        return tempfile.gettempdir()
    except FileNotFoundError:  # Python tries to write there first
        return str(ROOT)


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
    elif is_full(said):
        advice = FULL
    elif "permission denied" in lower:
        advice = f"Er mag niet worden geschreven in {VENV}. Controleer de rechten op de map en begin opnieuw."
    elif any(word in lower for word in network):
        advice = (
            "De onderdelen konden niet worden opgehaald. Controleer de internetverbinding (en zo nodig de proxy: "
            "HTTPS_PROXY) en begin opnieuw."
        )
    else:
        advice = (
            "Het installeren van de onderdelen is mislukt. Begin opnieuw; helpt dat niet, maak dan alles opnieuw: "
            "python3 run.py --opnieuw"
        )
    errors = [line for line in said.splitlines() if line.startswith("ERROR")]
    return f"{advice}\nWat pip meldde:\n{tail(chr(10).join(errors) or said)}"


def tail(text: str, lines: int = 12) -> str:
    """The last lines, indented."""
    return "\n".join("  " + line[:200] for line in text.strip().splitlines()[-lines:])
