"""The Containerfile. There is no daemon here to build it, so its last stage is laid out by the test and run as it says:
by its user, with its environment and command, on a disk that cannot be written."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.protocol import opened
from tests.conftest import ROOT, free_port, wait_until_ready

HOME = "/opt/keuzekompas"


@dataclass(frozen=True)
class Step:
    """An instruction of the Containerfile."""

    name: str
    rest: str


def stages() -> list[list[Step]]:
    """The instructions, by stage."""
    text = (ROOT / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    steps = [Step(*line.split(" ", 1)) for line in lines]
    starts = [number for number, step in enumerate(steps) if step.name == "FROM"]
    return [steps[a:b] for a, b in zip(starts, [*starts[1:], len(steps)], strict=True)]


LAST = stages()[-1]


def of(name: str) -> str:
    """What the one instruction of this name in the last stage says."""
    (found,) = [step.rest for step in LAST if step.name == name]
    return found


def copied() -> list[str]:
    """What the last stage takes from the project."""
    found = [step.rest.split() for step in LAST if step.name == "COPY" and not step.rest.startswith("--from")]
    assert all(words[-1] in ("./", words[0]) for words in found)
    return [name for words in found for name in words[:-1]]


def environment() -> dict[str, str]:
    return dict(re.findall(r"([A-Z_]+)=(\S+)", of("ENV")))


# ---- what it says ----


def test_the_base_is_of_one_version_in_every_stage() -> None:
    bases = {stage[0].rest.partition(" AS ")[0] for stage in stages()}
    assert len(bases) == 1
    assert re.fullmatch(r"docker\.io/library/python:3\.\d+-slim-[a-z]+", *bases)


def test_all_that_the_dashboard_is_made_of_is_copied_and_no_more() -> None:
    assert {*copied()} == {
        "app.py", "pyproject.toml", "LICENSE", ".streamlit", "data", "model", "store", "words", "export", "ui", "pages",
        "server",
    }  # fmt: skip
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert "*" in ignored
    let_through = {line[1:] for line in ignored if line.startswith("!")}
    assert let_through == {*copied(), "requirements.txt"}
    assert {name for name in let_through if not (ROOT / name).exists()} == set()


def test_packages_are_installed_with_their_hashes() -> None:
    runs = [step.rest for stage in stages() for step in stage if step.name == "RUN" and "pip" in step.rest]
    assert runs
    assert all("--require-hashes -r requirements.txt" in run for run in runs)


def test_nobody_runs_it_as_root() -> None:
    user, group = of("USER").split(":")
    assert int(user) > 0
    assert int(group) > 0


# ---- how it runs ----

# A disk of its own kind: the project at its place, all of it read-only but /tmp, and no rights at all. Python is
# that of this machine, with its library beside it.
INSIDE = """set -e
mount --make-rprivate /
mount -t tmpfs tmpfs /opt
mkdir -p {home} /opt/base
mount --bind {tree} {home}
mount --bind {base} /opt/base
mount --bind {site} {home}/{packages}
for place in {home} /opt/base {home}/{packages} /; do mount -o remount,bind,ro $place; done
mount -o remount,ro /opt
mount -t tmpfs -o mode=1777 tmpfs /tmp
cd {home}
exec setpriv --reuid={user} --regid={group} --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all \
    env -i PATH=/usr/bin:/bin LD_LIBRARY_PATH=/opt/base/lib {environment} "$@"
"""


def unshared() -> str:
    """The program that gives a process a disk of its own. It takes root, which a machine may not give: then no test."""
    program = shutil.which("unshare")
    if program is None or subprocess.run([program, "--mount", "true"], capture_output=True).returncode != 0:
        pytest.skip("no mount namespace of our own here (unshare --mount, as root)")
    return program


def laid_out(tree: Path) -> str:
    """The files as the image has them; gives where the packages belong."""
    for name in copied():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
        else:
            shutil.copy(ROOT / name, tree / name)
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    packages = f".venv/lib/{version}/site-packages"
    (tree / packages).mkdir(parents=True)
    (tree / ".venv" / "bin").mkdir()
    (tree / ".venv" / "bin" / "python").symlink_to(f"/opt/base/bin/{version}")
    (tree / ".venv" / "pyvenv.cfg").write_text("home = /opt/base/bin\ninclude-system-site-packages = false\n")
    return packages


@contextmanager
def contained(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """What the container does, on a port of the test."""
    program, tree = unshared(), folder / "tree"
    tree.mkdir()
    user, group = of("USER").split(":")
    script = INSIDE.format(
        home=HOME, tree=tree, base=sys.base_prefix, site=sysconfig.get_paths()["purelib"], packages=laid_out(tree),
        user=user, group=group, environment=" ".join(f"{name}={value}" for name, value in environment().items()),
    )  # fmt: skip
    assert of("WORKDIR") == HOME
    command = [*json.loads(of("ENTRYPOINT")), *json.loads(of("CMD").replace("8501", str(port)))]
    log = folder / "container.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [program, "--mount", "sh", "-c", script, "sh", *command], stdout=output, stderr=subprocess.STDOUT
        )
    try:
        wait_until_ready(f"http://127.0.0.1:{port}", process, log)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=60)


def healthy(port: int) -> bool:
    """What its health check says."""
    command = json.loads(of("HEALTHCHECK").partition("CMD ")[2].replace("8501", str(port)))
    assert command[0] == ".venv/bin/python"
    return subprocess.run([sys.executable, *command[1:]], capture_output=True).returncode == 0


def status(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return {name: value.strip() for name, _colon, value in (line.partition(":") for line in lines)}


def test_it_runs_without_rights_on_a_disk_that_cannot_be_written(tmp_path: Path) -> None:
    port = free_port()
    with contained(tmp_path, port) as process:
        said = status(process.pid)
        assert {*said["Uid"].split(), *said["Gid"].split()} == {*of("USER").split(":")}
        assert {int(said[name], 16) for name in ("CapPrm", "CapEff", "CapBnd")} == {0}
        assert said["NoNewPrivs"] == "1"
        inside = Path(f"/proc/{process.pid}/root")
        for place in (HOME, f"{HOME}/data", "/opt", "/var"):
            with pytest.raises(OSError, match="Read-only file system"):
                (inside / place.lstrip("/") / "written").touch()
        # A page over its WebSocket, a file, and the remote control, which keeps its rooms in /tmp.
        url = f"http://127.0.0.1:{port}"
        assert len(opened(url, "kostenverdeling").shown.components) > 2
        with urllib.request.urlopen(
            f"{url}/download/meerjarenbegroting.csv?caseload.tubbergen=150", timeout=60
        ) as file:
            assert file.status == 200
        asked = urllib.request.Request(
            f"{url}/afstand", b'{"https": false}', {"Content-Type": "application/json"}, method="POST"
        )
        with urllib.request.urlopen(asked, timeout=60) as room:
            assert room.status == 201
        assert healthy(port)
    assert not healthy(port)
    assert os.listdir(tmp_path / "tree" / "words" / "locales" / "nl" / "LC_MESSAGES") == ["keuzekompas.po"]
