"""The server: Streamlit's pages (ui/shell.py) with our own routes, headers and page shell around them."""

from pathlib import Path

import streamlit as st

from server import routes

ROOT = Path(__file__).resolve().parent

routes.prepare()
app = st.App(
    ROOT / "ui" / "shell.py",
    routes=routes.routes(),
    middleware=routes.middleware(),
    lifespan=routes.lifespan,
    exception_handlers=routes.refusals(),
)
