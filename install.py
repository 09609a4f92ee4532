"""Sets up the folder .venv with what the dashboard needs, from the locked requirement files. For run.py.

Needs nothing but Python itself, in the syntax of Python 3.6, as run.py does.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
MINIMUM = (3, 11)
RUN_FILES: "tuple[str, ...]" = ("requirements.txt",)
TEST_FILES: "tuple[str, ...]" = ("requirements.txt", "requirements-dev.txt")


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
