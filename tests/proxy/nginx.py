"""A real nginx with the recipe of the guide, on ports of the tests."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.datastructures import Headers

from tests.conftest import ROOT, START_SECONDS, free_port, wait_until_ready
from tests.server.answers import Answer

RECIPE = ROOT / "docs" / "hosting" / "nginx.conf"
BELOW = ROOT / "docs" / "hosting" / "nginx-pad.conf"
NAME = "zaal.localhost"
"""A name that is of this machine, but does not say so to the remote control."""
AROUND = """{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/start.log;
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    access_log off;
    log_format replica '$upstream_addr $cookie_keuzekompas $uri';
{site}
}}
"""


def needed(program: str, package: str) -> str:
    """Where a program is. Without it the test is skipped, except in CI: there it fails."""
    found = shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if found is None:
        reason = f"no {program} found; install it (apt-get install {package})"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return found


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for the name of the tests that nobody signed, and its key."""
    chain, key = folder / "chain.pem", folder / "key.pem"
    made = [needed("openssl", "openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    made += ["-nodes", "-days", "2", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
    subprocess.run([*made, "-out", str(chain), "-keyout", str(key)], check=True, capture_output=True)
    return chain, key


def replaced(text: str, old: str, new: str) -> str:
    """The text with something else; fails if the recipe no longer has it."""
    assert old in text, f"{old!r} is not in the recipe"
    return text.replace(old, new)


def recipe(folder: Path, servers: Sequence[int], port: int, plain: int, below: bool, log: Path | None) -> str:
    """The recipe as the guide has it, but for ports, name, certificate and logs."""
    chain, key = certificate(folder)
    text = RECIPE.read_text("utf-8")
    if below:
        own = re.search(r" {4}location / \{.*?\n {4}\}\n {4}location /afstand \{.*?\n {4}\}\n", text, re.DOTALL)
        assert own
        text = replaced(text, own[0], BELOW.read_text("utf-8"))
    if len(servers) == 1:
        # As its comment says.
        text = "".join(line for line in text.splitlines(keepends=True) if "8502" not in line or line.startswith("#"))
    else:
        text = replaced(text, "127.0.0.1:8502", f"127.0.0.1:{servers[1]}")
    text = replaced(text, "127.0.0.1:8501", f"127.0.0.1:{servers[0]}")
    text = replaced(text, "listen 80;", f"listen 127.0.0.1:{plain};")
    text = replaced(text, "listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    text = replaced(text, "keuzekompas.gemeente.example", NAME)
    text = replaced(text, "/etc/ssl/keuzekompas/keten.pem", str(chain))
    text = replaced(text, "/etc/ssl/keuzekompas/sleutel.pem", str(key))
    text = replaced(text, "/var/log/nginx/keuzekompas.log", str(folder / "error.log"))
    return replaced(text, "access_log off;", f"access_log {log} replica;") if log else text


@contextmanager
def nginx(folder: Path, servers: Sequence[int], *, below: bool = False, log: Path | None = None) -> Iterator[str]:
    """nginx before these servers; gives its address. With a log it says there which server answered."""
    program = needed("nginx", "nginx-light")
    port, plain = free_port(), free_port()
    user = "user root;" if os.geteuid() == 0 else ""
    settings = folder / "nginx.conf"
    site = recipe(folder, servers, port, plain, below, log)
    settings.write_text(AROUND.format(user=user, folder=folder, site=site), encoding="utf-8")
    command = [program, "-p", str(folder), "-c", str(settings), "-e", str(folder / "start.log")]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    with (folder / "output.log").open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    url = f"https://{NAME}:{port}"
    try:
        wait_for(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until nginx answers, whatever it says."""
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            ask(url, "/gezond")
            return
        except OSError:
            assert process.poll() is None, "nginx does not start"
            assert time.monotonic() < end, "nginx does not answer"
            time.sleep(0.05)


def ask(url: str, path: str, method: str = "GET", headers: dict[str, str] | None = None, body: str = "") -> Answer:
    """One request over TLS; the certificate is nobody's, and the name is this machine."""
    port = int(url.rpartition(":")[2])
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=60, context=trusting)
    try:
        connection.request(method, path, body or None, {"Host": f"{NAME}:{port}", **(headers or {})})
        response = connection.getresponse()
        # Two cookies are two headers of one name.
        said = Headers(raw=[(name.lower().encode(), value.encode()) for name, value in response.getheaders()])
        return Answer(response.status, said, response.read())
    finally:
        connection.close()


@contextmanager
def replica(folder: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """A server of its own as the guide starts it behind nginx, with one process for the pages; its port."""
    port = free_port()
    environment = {
        **os.environ,
        "KEUZEKOMPAS_PROXY": "127.0.0.1",
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_COOKIE_SECRET": "of these tests, and the same for all",
    }
    command = [sys.executable, "-m", "server.serve", "--port", str(port), "--workers", "1"]
    log = folder / f"{port}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        wait_until_ready(f"http://127.0.0.1:{port}", process, log)
        yield port, process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(timeout=60)
