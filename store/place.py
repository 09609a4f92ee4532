"""Where variants are kept: in a file outside the program, or in PostgreSQL."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

DATA_VARIABLE = "KEUZEKOMPAS_DATA"
"""The folder in which the file stands."""
DATABASE_VARIABLE = "DATABASE_URL"
"""A PostgreSQL database, instead of the file."""
FILE = "keuzekompas.sqlite"
SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")


def database_url(environment: Mapping[str, str] = os.environ) -> URL:
    """The address of the database; ValueError with a sentence if the environment names one that cannot be."""
    given = environment.get(DATABASE_VARIABLE, "").strip()
    return _postgresql(given) if given else _file(data_folder(environment) / FILE)


def _file(path: Path) -> URL:
    return URL.create("sqlite", database=str(path))


def _postgresql(given: str) -> URL:
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.drivername not in SCHEMES or not url.database:
        # Not what was given: a password may stand in it.
        raise ValueError(
            f"Omgevingsvariabele {DATABASE_VARIABLE}: dit adres kan niet. Geef een PostgreSQL-database als "
            "postgresql://gebruiker:wachtwoord@machine:5432/database, of laat haar weg voor een bestand."
        )
    return url.set(drivername="postgresql+psycopg")


def data_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The folder that the environment names, else the usual one for what a program of this user keeps.

    ValueError with a sentence if it names no whole path.
    """
    named = environment.get(DATA_VARIABLE, "").strip()
    if not named:
        return _usual_folder(environment, platform)
    if not Path(named).is_absolute():
        raise ValueError(
            f"Omgevingsvariabele {DATA_VARIABLE}: ‘{named}’ kan niet. Geef het hele pad van een map, als "
            "/var/lib/keuzekompas"
        )
    return Path(named)


def _usual_folder(environment: Mapping[str, str], platform: str) -> Path:
    home = Path.home()
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Keuzekompas"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "Keuzekompas"
    # A relative path is to be ignored, says the XDG specification.
    data = environment.get("XDG_DATA_HOME", "")
    return (Path(data) if data.startswith("/") else home / ".local" / "share") / "keuzekompas"
