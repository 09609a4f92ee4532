"""What run.py does: start the dashboard, check the project, or do something with cases.

Needs nothing but Python itself: the rest is installed in .venv, from the locked requirement files. The syntax here and
beside this file stays that of Python 3.6 (hence the quoted types), so that an old Python can still say that it is too
old; run.py itself can be read by Python 2.
"""

import os
import shutil
import subprocess
import sys

import install
from install import MINIMUM, RUN_FILES, TEST_FILES, Problem
from launcher.dashboard import start
from launcher.options import HELP, parse

TYPED = (
    "model", "store", "words", "export", "ui", "server", "pages", "launcher", "delivery", "bench", "app.py", "run.py",
    "install.py",
)  # fmt: skip
CHECKS = (
    (("ruff", "check", "."), "ruff check"),
    (("ruff", "format", "--check", "."), "ruff format --check"),
    (("mypy", "--strict", "--explicit-package-bases", *TYPED), "mypy --strict"),
)


def check_python(version: "tuple[int, ...]") -> None:
    """Refuse a Python that the parts do not work with, and name a better one if it is there."""
    if version[:2] >= MINIMUM:
        return
    found = ".".join(str(part) for part in version[:2])
    names = [f"python3.{minor}" for minor in range(MINIMUM[1], MINIMUM[1] + 6)]
    better = [name for name in names if shutil.which(name)]
    advice = f"Probeer: {better[-1]} run.py" if better else "Installeer een nieuwere Python: https://www.python.org"
    raise Problem(f"Keuzekompas heeft Python {MINIMUM[0]}.{MINIMUM[1]} of nieuwer nodig; dit is {found}. {advice}")


def test(arguments: "list[str]") -> int:
    """Run every check up to the first that fails, and return its exit code."""
    install.install(TEST_FILES)
    # One more than there are cores, because tests wait as often as they compute; those of a file together: they share
    # a server. In the order of tests/conftest.py: the long files first.
    workers = str((os.cpu_count() or 1) + 1)
    distributed = ("-n", workers, "--dist", "loadfile", "--no-loadscope-reorder")
    checks = [*CHECKS, (("pytest", *distributed, *arguments), "pytest")]
    for command, name in checks:
        print(f"== {name}", flush=True)
        code = subprocess.run(
            [str(install.venv_python()), "-m", *command], cwd=str(install.ROOT), check=False
        ).returncode
        if code != 0:
            print(f"Niet goed: {name} (code {code}).", file=sys.stderr, flush=True)
            return code
    print("Alles is goed.", flush=True)
    return 0


def about_case(module: str, arguments: "list[str]") -> int:
    """Let the parts do something with cases, and return the exit code of that."""
    install.install(RUN_FILES)
    command = [str(install.venv_python()), "-m", module, *arguments]
    return subprocess.run(command, cwd=str(install.ROOT), check=False).returncode


def main(arguments: "list[str]") -> int:
    """The exit code: 0 if all went well, 1 if the user can solve it, else that of the command itself."""
    try:
        check_python(sys.version_info[:2])
        options = parse(arguments)
        if options.help:
            print(HELP, end="")
            return 0
        if options.about_case is not None:
            return about_case(options.about_case[0], options.about_case[1:])
        return start(options) if options.test is None else test(options.test)
    except Problem as problem:
        print(f"Keuzekompas: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nAfgebroken. Begin gerust opnieuw.", file=sys.stderr)
        return 130
