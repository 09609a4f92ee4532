"""Start the server: `python -m server.serve --port 8501 [--workers 2]`.

One Python process uses one processor core, so there are more of them on one port. A visitor stays with the process
that took his connection; everything else that the server answers is the same in each. The process that starts here
answers nobody: it keeps the others alive, and ends them.

Exit codes: 0 stopped, 1 a wrong setting, 2 wrong options or no port, 3 the processes cannot start.
"""

from __future__ import annotations

import argparse
import os
import secrets
import signal
import sys
import tempfile
import threading

from uvicorn import Config
from uvicorn.config import STARTUP_FAILURE

from server.gate.hosts import answered
from server.gate.pace import MOST_BYTES
from server.processes.limits import raise_the_limit
from server.processes.listening import NotListening, listen
from server.processes.supervisor import GRACE, Supervisor
from server.reach import ADDRESS
from server.settings import ROOMS, frame_setting, web_server_before_ours

THIS_MACHINE = "127.0.0.1"
"""Only who asks for the network is on it: the dashboard knows no passwords."""
SECRET = "STREAMLIT_SERVER_COOKIE_SECRET"
THREADS = "OPENBLAS_NUM_THREADS"
"""So many threads numpy takes for a product of matrices: as many as there are cores unless told otherwise."""
HEAPS = "MALLOC_ARENA_MAX"
"""So many heaps glibc gives the threads of a process. It has to be said before the first thread begins."""
MOST = 2
"""More processes than this only when asked for: each takes some 200 MB (docs/performance.md)."""
NOT_STARTED = (
    "Keuzekompas kan niet starten; hierboven staat waarom. "
    "Zijn de onderdelen in de map .venv beschadigd, maak ze dan opnieuw: python3 run.py --opnieuw"
)


def workers() -> int:
    """So many processes as there are cores, but not more than needed for a council."""
    return min(MOST, os.cpu_count() or 1)


def parse(arguments: list[str]) -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--workers", type=int, default=workers())
    parser.add_argument("--until-stdin-closes", action="store_true", help="stop when whoever started this is gone")
    return parser.parse_args(arguments)


def main() -> None:
    """Read the options and serve until the end."""
    options = parse(sys.argv[1:])
    # A wrong setting stops here, once, instead of in every process again.
    frame_setting()
    proxies = web_server_before_ours()
    answered()
    raise_the_limit()
    # Our products of matrices are small: a second thread only waits for the first, and others wait for both.
    os.environ.setdefault(THREADS, "1")
    # Of two heaps each keeps what it once needed for a page, and cannot use what is free in the other.
    os.environ.setdefault(HEAPS, "1")
    # What one process signs, another must recognise.
    os.environ.setdefault(SECRET, secrets.token_hex(32))
    # Until the supervisor listens to signals: one that ends us would leave the folder behind.
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, lambda number, _frame: sys.exit(128 + number))
    with tempfile.TemporaryDirectory(prefix="keuzekompas-", ignore_cleanup_errors=True) as folder:
        os.environ[ROOMS] = folder  # what one process keeps of a remote control, another must find
        code = serve(options, proxies)
    sys.exit(code)


def serve(options: argparse.Namespace, proxies: list[str]) -> int:
    """Serve until we are told to stop; the exit code."""
    host = os.environ.get(ADDRESS) or THIS_MACHINE
    try:
        listening = listen(host, options.port)
    except NotListening as reason:
        print(f"Keuzekompas: {reason}", file=sys.stderr)
        return 2
    supervisor = Supervisor(settings(host, options, proxies), [listening])
    if options.until_stdin_closes:
        threading.Thread(target=stop_when_stdin_closes, daemon=True).start()
    supervisor.run()
    if supervisor.broken:
        print(NOT_STARTED, file=sys.stderr)
        return STARTUP_FAILURE
    return 0


def settings(host: str, options: argparse.Namespace, proxies: list[str]) -> Config:
    """How every process serves. ``proxies``: the web servers of which we believe by which scheme a visitor came."""
    return Config(
        "server.processes.worker:application",
        factory=True,
        host=host,
        port=options.port,
        workers=options.workers,
        ws="server.gate.sockets:WebSockets",
        ws_max_size=MOST_BYTES,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=GRACE,
        # uvicorn would believe whoever comes from this machine.
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
    )


def stop_when_stdin_closes() -> None:
    """Whoever started us holds the other end and writes nothing: it closes when that process is gone."""
    while os.read(0, 1):
        pass
    signal.raise_signal(signal.SIGTERM)


if __name__ == "__main__":
    main()
