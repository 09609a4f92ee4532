"""run.py says in Dutch what is wrong, and never takes a half-made installation for a whole one."""

from __future__ import annotations

import ast
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

import install
import run

FILES = ("requirements.txt", "requirements-dev.txt")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project in a folder with a space in its name, with a .venv that looks finished."""
    root = tmp_path / "mijn map"
    root.mkdir()
    for name in FILES:
        (root / name).write_text(f"# {name}\n", encoding="utf-8")
    monkeypatch.setattr(run, "ROOT", root)
    monkeypatch.setattr(install, "ROOT", root)
    monkeypatch.setattr(install, "VENV", root / ".venv")
    run.venv_python().parent.mkdir(parents=True)
    run.venv_python().touch()
    return root


class Commands:
    """Stands in for subprocess.run: notes what would run, and answers what the test says."""

    def __init__(self) -> None:
        self.seen: list[list[str]] = []
        self.answer: Callable[[list[str]], tuple[int, str]] = lambda _command: (0, "")

    def __call__(self, command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        self.seen.append(command)
        code, said = self.answer(command)
        return subprocess.CompletedProcess(command, code, stdout="", stderr=said)

    def with_(self, word: str) -> list[list[str]]:
        """The commands that hold this word."""
        return [command for command in self.seen if word in command]


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """No real command runs."""
    fake = Commands()
    monkeypatch.setattr(run.subprocess, "run", fake)  # the module that install.py uses too
    return fake


def refuse(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The message with which run.py refuses; without a traceback."""
    assert run.main(arguments) == 1
    message = capsys.readouterr().err
    assert message.startswith("Keuzekompas: ")
    assert "Traceback" not in message
    return message


# ---- the command line ----


@pytest.mark.parametrize("port", ["0", "65536", "-1", "80a", "", "8501.0", "²", "99999999999999999999"])
def test_bad_port(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    message = refuse(["--port", port], capsys)
    assert f"‘{port}’" in message
    assert "van 1 tot en met 65535" in message


@pytest.mark.parametrize("number", ["0", "65", "-1", "2.0", "veel", "", "²"])
def test_bad_number_of_processes(number: str) -> None:
    with pytest.raises(run.Problem, match="geef een geheel getal van 1 tot en met 64"):
        run.parse(["--workers", number])
    assert run.parse(["--workers", "3"]).workers == 3


@pytest.mark.parametrize("arguments", [["--port", "1"], ["--port=65535"]])
def test_good_port(arguments: list[str]) -> None:
    assert run.parse(arguments).port in (1, 65535)


@pytest.mark.parametrize("arguments", [["--port"], ["--case"], ["--poort", "1"], ["start"]])
def test_unknown_or_incomplete(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert "--help" in refuse(arguments, capsys)


def test_case_must_be_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "bestaat niet" in refuse(["--case", str(tmp_path / "weg")], capsys)
    assert "geef de map" in refuse(["--case", __file__], capsys)
    assert "bestaat niet" in refuse(["--case="], capsys)


def test_relative_case_counts_from_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "andere casus").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run.parse(["--case", "andere casus"]).case == tmp_path / "andere casus"


def test_help_is_dutch_and_needs_nothing(commands: Commands, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert "start het dashboard" in said
    assert "--port" in said
    assert "--case" in said
    assert commands.seen == []


# ---- can it run here ----


def test_old_python_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}" if name == "python3.12" else None)
    with pytest.raises(run.Problem, match=r"3\.11 of nieuwer.*dit is 3\.9\. Probeer: python3\.12 run\.py"):
        run.check_python((3, 9))
    monkeypatch.setattr(run.shutil, "which", lambda _name: None)
    with pytest.raises(run.Problem, match="Installeer een nieuwere Python"):
        run.check_python((3, 10))


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_new_python_is_welcome(version: tuple[int, int]) -> None:
    run.check_python(version)


@pytest.mark.parametrize("module", [run, install], ids=["run", "install"])
def test_old_pythons_can_read_the_file(module: ModuleType) -> None:
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 7))
    nodes = list(ast.walk(tree))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)]
    imported = {name.partition(".")[0] for name in names}
    assert imported <= {*sys.stdlib_module_names, "install"}
    assert "__future__" not in imported, "Python 3.6 does not know annotations from the future"


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])
def test_taken_port(address: str, commands: Commands, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server((address, 0)) as other:
        port = other.getsockname()[1]
        message = refuse(["--port", str(port), "--host", address], capsys)
    assert f"Poort {port} is al in gebruik" in message
    assert commands.seen == [], "found out before anything is installed"


def test_port_is_free_again_right_after_use() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)) as client:
            accepted, _ = other.accept()
            accepted.close()
            client.recv(1)
    run.check_port("127.0.0.1", port)


# ---- on which network ----


def test_only_this_machine_unless_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(run.ADDRESS_VARIABLE, raising=False)
    assert run.parse([]).host == "127.0.0.1"
    assert run.parse(["--host", "0.0.0.0"]).host == "0.0.0.0"
    monkeypatch.setenv(run.ADDRESS_VARIABLE, "0.0.0.0")
    assert run.parse([]).host == "0.0.0.0"
    assert run.parse(["--host=127.0.0.1"]).host == "127.0.0.1"


@pytest.mark.parametrize("host", ["", "a b", "http://x", "::"])
def test_a_wrong_address_is_refused(host: str) -> None:
    with pytest.raises(run.Problem, match="kan niet: geef een adres"):
        run.parse([f"--host={host}"])


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(run.Problem, match="is niet van deze computer"):
        run.check_port("192.0.2.1", 8501)


def test_a_port_is_tried_where_the_dashboard_will_listen() -> None:
    """Taken on one address of this machine is free on another, and not free for all of them."""
    with socket.create_server(("127.0.0.2", 0)) as other:
        port = other.getsockname()[1]
        run.check_port("127.0.0.1", port)
        for host in ("127.0.0.2", "0.0.0.0"):
            with pytest.raises(run.Problem, match="al in gebruik"):
                run.check_port(host, port)


def test_the_message_says_how_to_share(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = run.how_to_reach("127.0.0.1", 8501)
    assert "http://localhost:8501" in alone
    assert "Delen in de zaal: python3 run.py --host 0.0.0.0" in alone
    monkeypatch.setattr(run, "own_address", lambda: "10.1.2.3")
    shared = run.how_to_reach("0.0.0.0", 8501)
    assert "http://localhost:8501" in shared
    assert "http://10.1.2.3:8501" in shared
    assert "http://10.1.2.9:80" in run.how_to_reach("10.1.2.9", 80)


# ---- installing ----


def test_installs_once_with_hashes(project: Path, commands: Commands) -> None:
    run.install(run.RUN_FILES)
    run.install(run.RUN_FILES)
    (pip,) = commands.with_("pip")
    assert "--require-hashes" in pip
    assert pip[-2:] == ["-r", str(project / "requirements.txt")]


def test_installs_again_when_the_file_changed(project: Path, commands: Commands) -> None:
    run.install(run.RUN_FILES)
    (project / "requirements.txt").write_text("# newer\n", encoding="utf-8")
    run.install(run.RUN_FILES)
    assert len(commands.with_("pip")) == 2


def test_development_contains_the_rest(project: Path, commands: Commands) -> None:
    run.install(run.TEST_FILES)
    run.install(run.RUN_FILES)
    (pip,) = commands.with_("pip")
    assert pip[-1] == str(project / "requirements-dev.txt")


def test_a_change_in_either_file_counts_for_development(project: Path, commands: Commands) -> None:
    for name in FILES:
        run.install(run.TEST_FILES)
        (project / name).write_text("# newer\n", encoding="utf-8")
        assert not install.is_installed(run.TEST_FILES)


@pytest.mark.usefixtures("project")
def test_failed_or_interrupted_installation_does_not_count(commands: Commands) -> None:
    run.install(run.TEST_FILES)
    (run.ROOT / "requirements.txt").write_text("# newer\n", encoding="utf-8")

    def interrupt(command: list[str]) -> tuple[int, str]:
        if "pip" in command:
            raise KeyboardInterrupt
        return 0, ""

    commands.answer = interrupt
    with pytest.raises(KeyboardInterrupt):
        run.install(run.RUN_FILES)
    assert not install.is_installed(run.RUN_FILES)
    assert not install.is_installed(run.TEST_FILES)
    # Not even if the file returns to what was installed before: the interrupted pip may have changed things.
    (run.ROOT / "requirements.txt").write_text("# requirements.txt\n", encoding="utf-8")
    assert not install.is_installed(run.TEST_FILES)


@pytest.mark.usefixtures("project")
def test_half_made_venv_is_made_anew(commands: Commands) -> None:
    commands.answer = lambda command: (1, "no pip") if "-c" in command else (0, "")
    run.install(run.RUN_FILES)
    (venv,) = commands.with_("venv")
    assert "--clear" in venv
    assert venv[0] == sys.executable


@pytest.mark.usefixtures("project")
def test_marker_without_python_does_not_count(commands: Commands) -> None:
    run.install(run.RUN_FILES)
    run.venv_python().unlink()
    assert not install.is_installed(run.RUN_FILES)
    assert commands.seen


@pytest.mark.usefixtures("project")
def test_missing_venv_module(commands: Commands) -> None:
    def answer(command: list[str]) -> tuple[int, str]:
        return 1, "The virtual environment was not created successfully because ensurepip is not available."

    commands.answer = answer
    with pytest.raises(run.Problem, match=r"mist het onderdeel venv.*apt install python3\.\d+-venv"):
        run.install(run.RUN_FILES)


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("NewConnectionError: Failed to establish a new connection: [Errno -3]", "internetverbinding"),
        ("ERROR: No matching distribution found for altair==6.3.0", "internetverbinding"),
        ("ReadTimeoutError: Read timed out.", "internetverbinding"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "niet het bestand dat is vastgelegd"),
        ("OSError: [Errno 28] No space left on device", "schijf is vol"),
        ("Permission denied: '/x/.venv'", "rechten"),
        ("something else", "verwijder dan de map .venv"),
    ],
)
@pytest.mark.usefixtures("project")
def test_pip_failure_says_what_to_do(
    said: str, advice: str, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    commands.answer = lambda command: (1, said) if "pip" in command else (0, "")
    message = refuse(["test"], capsys)
    assert advice in message
    assert said in message


# ---- the test command ----


@pytest.mark.usefixtures("project")
def test_runs_every_check_and_hands_on_arguments(commands: Commands) -> None:
    assert run.main(["test", "-k", "een of twee", "--help"]) == 0
    ran = [command[2:] for command in commands.seen if command[1] == "-m" and command[2] != "pip"]
    assert ran == [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy", "--strict", "model"],
        ["pytest", "-n", "auto", "--dist", "loadfile", "-k", "een of twee", "--help"],
    ]


@pytest.mark.usefixtures("project")
def test_returns_the_code_of_the_first_that_fails(commands: Commands, capsys: pytest.CaptureFixture[str]) -> None:
    commands.answer = lambda command: (7, "") if "mypy" in command else (0, "")
    assert run.main(["test"]) == 7
    assert "mypy" in capsys.readouterr().err
    assert commands.with_("pytest") == []


# ---- the dashboard itself, with a server that stands in for ours ----

STAND_IN = """
import http.server, os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
port = int(sys.argv[sys.argv.index("--port") + 1])
print("casus:", os.environ.get("KEUZEKOMPAS_CASE"), "map:", os.getcwd(),
      "adres:", os.environ.get("STREAMLIT_SERVER_ADDRESS"), flush=True)
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def log_message(self, *_): pass
try:
    http.server.HTTPServer(("127.0.0.1", port), Answer).serve_forever()
except KeyboardInterrupt:
    pass
"""


def start_stand_in(project: Path, port: int, *arguments: str) -> subprocess.Popen[str]:
    """run.py as a process of its own, in another folder, with a fake server in its project."""
    (project / "run.py").write_bytes(Path(run.__file__).read_bytes())
    (project / "install.py").write_bytes(Path(install.__file__).read_bytes())
    (project / "server").mkdir()
    (project / "server" / "serve.py").write_text(STAND_IN, encoding="utf-8")
    run.venv_python().unlink()
    run.venv_python().symlink_to(sys.executable)
    install.mark(run.RUN_FILES)
    code = (
        # Who starts the tests in the background hands on that Ctrl-C is to be ignored.
        "import install, pathlib, run, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "run.venv_python = install.venv_python = lambda: pathlib.Path(sys.executable); "
        f"sys.exit(run.main({['--port', str(port), *arguments]}))"
    )
    environment = {**os.environ, "PYTHONPATH": str(project), "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=project.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


@pytest.mark.skipif(os.name != "posix", reason="signals to a process group")
@pytest.mark.parametrize("ending", ["ctrl-c", "terminate"])
def test_starts_prints_the_address_and_ends_neatly(project: Path, ending: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    case = project / "mijn casus"
    case.mkdir()
    process = start_stand_in(project, port, "--case", str(case))
    assert process.stdout
    with process, process.stdout as output:
        assert output.readline() == f"casus: {case} map: {project} adres: 127.0.0.1\n"
        assert f"http://localhost:{port}" in output.readline()
        assert output.readline() == "Delen in de zaal: python3 run.py --host 0.0.0.0\n"
        if ending == "ctrl-c":
            os.killpg(process.pid, signal.SIGINT)
        else:
            process.terminate()
        rest = output.read()
    assert "Traceback" not in rest
    if ending == "ctrl-c":
        assert (process.returncode, rest.strip()) == (0, "Keuzekompas is gestopt.")
    else:
        assert process.returncode == 128 + signal.SIGTERM
    run.check_port("127.0.0.1", port)
