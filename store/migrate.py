"""Bring the tables up to date, at the start of every process: the first does it, the others wait for it."""

from __future__ import annotations

import errno
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, inspect, text

from store.database import engine_for, plainly
from store.problems import Trouble, Unavailable
from store.tables import REVISION
from store.write_ahead import PATIENCE

STEPS = Path(__file__).with_name("migrations")
TABLE = "alembic_version"
LOCK = 0x4B65757A65
"""The number by which the processes on one PostgreSQL database know this lock as ours ("Keuze")."""
OF_FOLDERS: dict[int, Trouble] = {errno.ENOSPC: "full", errno.EDQUOT: "full", errno.EROFS: "read_only"}


def open_store(url: URL, patience: float = PATIENCE) -> Engine:
    """The database with its tables as this program needs them. Raises Unavailable; a later try may go well."""
    engine = engine_for(url, patience)
    try:
        if engine.dialect.name == "sqlite":
            _make_folder(Path(str(url.database)).parent)
        with plainly():
            bring_up_to_date(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except PermissionError as error:
        raise Unavailable("read_only") from error
    except OSError as error:
        raise Unavailable(OF_FOLDERS.get(error.errno or 0, "unreachable")) from error


def bring_up_to_date(engine: Engine) -> None:
    """Do what is not done yet, all of it or nothing."""
    with engine.connect() as connection:
        if revision_of(connection) == REVISION:
            return
    with engine.execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        _upgrade(connection)


def revision_of(connection: Connection) -> str | None:
    """The last step that this database had; None if it had none."""
    if not inspect(connection).has_table(TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {TABLE}")).scalar()


def _upgrade(connection: Connection) -> None:
    # Only here: it is needed once, and takes time and memory to load.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.runtime.migration import MigrationContext, RevisionStep
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(str(STEPS), version_locations=[str(STEPS)])
    known = {step.revision for step in steps.walk_revisions()}
    before = revision_of(connection)
    if before is not None and before not in known:
        raise Unavailable("newer")

    def to_the_newest(revision: object, _context: MigrationContext) -> list[RevisionStep]:
        return steps._upgrade_revs("head", revision)  # type: ignore[arg-type]

    with EnvironmentContext(Config(), steps, fn=to_the_newest) as environment:
        environment.configure(connection=connection)
        environment.run_migrations()
