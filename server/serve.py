"""Start the server: `python -m server.serve --port 8501 [--workers 2]`.

One Python process uses one processor core, so there are more of them on one port. A visitor stays with the process
that took his connection; everything else that the server answers is the same in each.
"""

from __future__ import annotations

import argparse
import os
import secrets
import signal
import sys
import tempfile

import uvicorn

from server.reach import ADDRESS
from server.settings import ROOMS, frame_setting, web_server_before_ours

THIS_MACHINE = "127.0.0.1"
"""Only who asks for the network is on it: the dashboard knows no passwords."""
SECRET = "STREAMLIT_SERVER_COOKIE_SECRET"
MOST = 2
"""More processes than this only when asked for: each takes some 260 MB (docs/performance.md)."""


def workers() -> int:
    """So many processes as there are cores, but not more than needed for a council."""
    return min(MOST, os.cpu_count() or 1)


def main() -> None:
    """Read the options and serve until the end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--workers", type=int, default=workers())
    options = parser.parse_args()
    # A wrong setting stops here, once, instead of in every process again.
    frame_setting()
    proxies = web_server_before_ours()
    # What one process signs, another must recognise.
    os.environ.setdefault(SECRET, secrets.token_hex(32))
    # A signal that ends us would leave the folder behind.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    with tempfile.TemporaryDirectory(prefix="keuzekompas-", ignore_cleanup_errors=True) as folder:
        os.environ[ROOMS] = folder  # what one process keeps of a remote control, another must find
        uvicorn.run(
            "app:app",
            host=os.environ.get(ADDRESS) or THIS_MACHINE,
            port=options.port,
            workers=options.workers,
            ws="websockets-sansio",
            access_log=False,
            log_level="warning",
            # uvicorn would believe whoever comes from this machine.
            proxy_headers=bool(proxies),
            forwarded_allow_ips=proxies,
        )


if __name__ == "__main__":
    main()
