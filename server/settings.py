"""What the environment says about how the server is reached, checked. Nothing heavy is loaded here: the process that
only starts the others reads it too."""

from __future__ import annotations

import ipaddress
import os
import re

FRAME_VARIABLE = "KEUZEKOMPAS_FRAME_ANCESTORS"
"""Which sites may show the dashboard in a frame."""
BASE_VARIABLE = "STREAMLIT_SERVER_BASE_URL_PATH"
"""The path under which a web server hands its requests on, if it leaves that path on them."""
PREFIX = "KEUZEKOMPAS_PREFIX"
"""The same for the processes of the server. Streamlit must not see it: all that it answers then moves, ours stays."""
PROXY_VARIABLE = "KEUZEKOMPAS_PROXY"
"""The addresses of the web servers of which we believe by which scheme a visitor came."""
ROOMS = "KEUZEKOMPAS_ROOMS"
"""The folder of the remote controls, that every process of the server shares (``serve.py``)."""

FRAME_SOURCE = re.compile(r"'self'|'none'|https?://(?:\*\.)?[A-Za-z0-9.-]+(?::(?:[0-9]{1,5}|\*))?")
PATH = re.compile(r"[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*")


def frame_ancestors(setting: str | None) -> str:
    """Which sites may show the dashboard in a frame: what the environment says, else only our own."""
    sources = (setting or "").split()
    wrong = [source for source in sources if not FRAME_SOURCE.fullmatch(source)]
    if wrong:
        raise ValueError(
            f"Omgevingsvariabele {FRAME_VARIABLE}: ‘{' '.join(wrong)}’ kan niet. Toegestaan, met spaties ertussen: "
            "'self', 'none' of adressen als https://intranet.voorbeeld.nl"
        )
    if "'none'" in sources and len(sources) > 1:
        raise ValueError(f"Omgevingsvariabele {FRAME_VARIABLE}: 'none' kan niet samen met iets anders.")
    return " ".join(sources) or "'self'"


def frame_setting() -> str | None:
    """The setting from the environment; a wrong one stops the server with a message instead of a traceback."""
    setting = os.environ.get(FRAME_VARIABLE)
    try:
        frame_ancestors(setting)
    except ValueError as error:
        raise SystemExit(str(error)) from None
    return setting


def prefix_of(setting: str | None) -> str:
    """The path of the setting as /path, or nothing; ValueError with a sentence if it can be no path."""
    path = (setting or "").strip("/")
    if path and not PATH.fullmatch(path):
        raise ValueError(f"Omgevingsvariabele {BASE_VARIABLE}: ‘{setting}’ kan niet. Geef een pad als /keuzekompas")
    return f"/{path}" if path else ""


def proxies_of(setting: str | None) -> list[str]:
    """The addresses and networks of the setting; ValueError with a sentence if one of them is neither."""
    named = [one.strip() for one in (setting or "").split(",") if one.strip()]
    for one in named:
        try:
            ipaddress.ip_network(one)
        except ValueError:
            raise ValueError(
                f"Omgevingsvariabele {PROXY_VARIABLE}: ‘{one}’ kan niet. Geef IP-adressen of netwerken, met komma's "
                "ertussen: 127.0.0.1,10.0.0.0/24"
            ) from None
    return named


def web_server_before_ours() -> list[str]:
    """The web servers that we believe. Leaves their path in the environment for the processes of the server.

    A wrong setting stops the server with a message.
    """
    try:
        os.environ[PREFIX] = prefix_of(os.environ.pop(BASE_VARIABLE, None))
        return proxies_of(os.environ.get(PROXY_VARIABLE))
    except ValueError as error:
        raise SystemExit(str(error)) from None
