"""run.py reads its command line, says in Dutch what is wrong, and knows whether it can run here."""

from __future__ import annotations

import ast
import shutil
import socket
import sys
from pathlib import Path
from types import ModuleType

import pytest

import install
import run
from launcher import dashboard, network, options
from launcher import main as program
from launcher.network import check_port, how_to_reach
from launcher.options import ADDRESS_VARIABLE, parse
from tests.run.commands import Commands, refuse

# ---- the command line ----


@pytest.mark.parametrize("port", ["0", "65536", "-1", "80a", "", "8501.0", "²", "99999999999999999999"])
def test_bad_port(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    message = refuse(["--port", port], capsys)
    assert f"‘{port}’" in message
    assert "van 1 tot en met 65535" in message


@pytest.mark.parametrize("number", ["0", "65", "-1", "2.0", "veel", "", "²"])
def test_bad_number_of_processes(number: str) -> None:
    with pytest.raises(install.Problem, match="geef een geheel getal van 1 tot en met 64"):
        parse(["--workers", number])
    assert parse(["--workers", "3"]).workers == 3


@pytest.mark.parametrize("arguments", [["--port", "1"], ["--port=65535"]])
def test_good_port(arguments: list[str]) -> None:
    assert parse(arguments).port in (1, 65535)


@pytest.mark.parametrize("arguments", [["--port"], ["--case"], ["--poort", "1"], ["start"]])
def test_unknown_or_incomplete(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert "--help" in refuse(arguments, capsys)


def test_case_must_be_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "bestaat niet" in refuse(["--case", str(tmp_path / "weg")], capsys)
    assert "geef de map of het werkboek" in refuse(["--case", __file__], capsys)
    assert "bestaat niet" in refuse(["--case="], capsys)


def test_relative_case_counts_from_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "andere casus").mkdir()
    monkeypatch.chdir(tmp_path)
    assert parse(["--case", "andere casus"]).cases == [tmp_path / "andere casus"]
    twice = parse(["--case", "andere casus", "--case=andere casus"])
    assert twice.cases == [tmp_path / "andere casus"] * 2


def test_help_is_dutch_and_needs_nothing(commands: Commands, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert "start het dashboard" in said
    assert "--port" in said
    assert "--case" in said
    assert commands.seen == []


# ---- can it run here ----


def test_old_python_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == "python3.12" else None)
    with pytest.raises(install.Problem, match=r"3\.11 of nieuwer.*dit is 3\.9\. Probeer: python3\.12 run\.py"):
        program.check_python((3, 9))
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(install.Problem, match="Installeer een nieuwere Python"):
        program.check_python((3, 10))


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_new_python_is_welcome(version: tuple[int, int]) -> None:
    program.check_python(version)


LAUNCHER = (install, program, options, network, dashboard)


@pytest.mark.parametrize("module", LAUNCHER, ids=lambda module: module.__name__)
def test_old_pythons_can_read_the_file(module: ModuleType) -> None:
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 7))
    nodes = list(ast.walk(tree))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)]
    imported = {name.partition(".")[0] for name in names}
    assert imported <= {*sys.stdlib_module_names, "install", "launcher"}
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
    check_port("127.0.0.1", port)


# ---- on which network ----


def test_only_this_machine_unless_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ADDRESS_VARIABLE, raising=False)
    assert parse([]).host == "127.0.0.1"
    assert parse(["--host", "0.0.0.0"]).host == "0.0.0.0"
    monkeypatch.setenv(ADDRESS_VARIABLE, "0.0.0.0")
    assert parse([]).host == "0.0.0.0"
    assert parse(["--host=127.0.0.1"]).host == "127.0.0.1"


@pytest.mark.parametrize("host", ["", "a b", "http://x", "::"])
def test_a_wrong_address_is_refused(host: str) -> None:
    with pytest.raises(install.Problem, match="kan niet: geef een adres"):
        parse([f"--host={host}"])


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(install.Problem, match="is niet van deze computer"):
        check_port("192.0.2.1", 8501)


def test_a_port_is_tried_where_the_dashboard_will_listen() -> None:
    """Taken on one address of this machine is free on another, and not free for all of them."""
    with socket.create_server(("127.0.0.2", 0)) as other:
        port = other.getsockname()[1]
        check_port("127.0.0.1", port)
        for host in ("127.0.0.2", "0.0.0.0"):
            with pytest.raises(install.Problem, match="al in gebruik"):
                check_port(host, port)


def test_the_message_says_how_to_share(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = how_to_reach("127.0.0.1", 8501)
    assert "http://localhost:8501" in alone
    assert "Delen in de zaal: python3 run.py --host 0.0.0.0" in alone
    monkeypatch.setattr(network, "own_address", lambda: "10.1.2.3")
    shared = how_to_reach("0.0.0.0", 8501)
    assert "http://localhost:8501" in shared
    assert "http://10.1.2.3:8501" in shared
    assert "http://10.1.2.9:80" in how_to_reach("10.1.2.9", 80)
