"""The server: Streamlit's pages (ui/shell.py) with our own routes, headers and page shell around them."""

from pathlib import Path

import streamlit as st

from ui import server

ROOT = Path(__file__).resolve().parent

app = st.App(
    ROOT / "ui" / "shell.py",
    routes=server.routes(),
    middleware=server.middleware(),
    lifespan=server.lifespan,
    exception_handlers={Exception: server.server_error},
)
