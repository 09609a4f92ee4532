"""run.py starts the dashboard, prints its address and ends neatly."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import install
from launcher.network import check_port

ROOT = Path(__file__).parents[2]
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
    for name in ("run.py", "install.py"):
        shutil.copy(ROOT / name, project)
    shutil.copytree(ROOT / "launcher", project / "launcher")
    (project / "server").mkdir()
    (project / "server" / "serve.py").write_text(STAND_IN, encoding="utf-8")
    install.venv_python().unlink()
    install.venv_python().symlink_to(sys.executable)
    install.mark(install.RUN_FILES)
    code = (
        # Who starts the tests in the background hands on that Ctrl-C is to be ignored.
        "import install, pathlib, run, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "install.venv_python = install.venv_python = lambda: pathlib.Path(sys.executable); "
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
    check_port("127.0.0.1", port)
