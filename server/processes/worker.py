"""One process of the server: the app, and the end of it when the process that started it is gone."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import shutil
import signal
import threading
import time
from typing import Any

from server.processes.supervisor import PATIENCE
from server.settings import ROOMS
from ui.streamlit_quicker import load_without_plotly


def application() -> Any:
    """The app, for uvicorn. Loading it takes seconds, so the watch is set before."""
    threading.Thread(target=end_with_the_parent, daemon=True).start()
    load_without_plotly()
    return importlib.import_module("app").app  # which itself imports the server


def end_with_the_parent() -> None:
    """Stop as on SIGTERM when the supervisor is gone without having said so, and insist after a while.

    A thread and not a task: nothing that keeps the event loop busy may keep the port taken.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    parent.join()
    folder = os.environ.get(ROOMS)
    if folder:  # nobody else is there to clear it
        shutil.rmtree(folder, ignore_errors=True)
    signal.raise_signal(signal.SIGTERM)
    time.sleep(PATIENCE)
    os._exit(1)
