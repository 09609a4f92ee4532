"""Where variants are kept, by what the environment says."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.place import data_folder, database_url

HOME = Path.home()


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({}, "linux", HOME / ".local" / "share" / "keuzekompas"),
        ({"XDG_DATA_HOME": "/var/data"}, "linux", Path("/var/data/keuzekompas")),
        ({"XDG_DATA_HOME": "data"}, "linux", HOME / ".local" / "share" / "keuzekompas"),
        ({}, "darwin", HOME / "Library" / "Application Support" / "Keuzekompas"),
        ({"LOCALAPPDATA": "/c/Users/x/AppData/Local"}, "win32", Path("/c/Users/x/AppData/Local/Keuzekompas")),
        ({"KEUZEKOMPAS_DATA": "/srv/k", "XDG_DATA_HOME": "/var/data"}, "linux", Path("/srv/k")),
        ({"KEUZEKOMPAS_DATA": " "}, "linux", HOME / ".local" / "share" / "keuzekompas"),
    ],
)
def test_the_folder(environment: dict[str, str], platform: str, folder: Path) -> None:
    assert data_folder(environment, platform) == folder


def test_without_a_database_it_is_a_file_there() -> None:
    url = database_url({"KEUZEKOMPAS_DATA": "/srv/met spatie?"})
    assert (url.drivername, url.database) == ("sqlite", "/srv/met spatie?/keuzekompas.sqlite")


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_database_that_is_named(scheme: str) -> None:
    url = database_url({"DATABASE_URL": f"{scheme}://jan:g%40heim@db:5433/keuze?sslmode=require"})
    assert url.render_as_string(hide_password=False) == (
        "postgresql+psycopg://jan:g%40heim@db:5433/keuze?sslmode=require"
    )


@pytest.mark.parametrize(
    "given", ["geheim", "mysql://jan:geheim@db/keuze", "postgresql://jan:geheim@db", "postgresql://jan:geheim@db:x/y"]
)
def test_what_can_be_no_database_is_refused_without_its_password(given: str) -> None:
    with pytest.raises(ValueError, match="Omgevingsvariabele DATABASE_URL") as told:
        database_url({"DATABASE_URL": given})
    assert "geheim" not in str(told.value)


def test_a_folder_is_a_whole_path() -> None:
    with pytest.raises(ValueError, match="Omgevingsvariabele KEUZEKOMPAS_DATA: ‘data’ kan niet"):
        data_folder({"KEUZEKOMPAS_DATA": "data"})
