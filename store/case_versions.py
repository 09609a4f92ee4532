"""The cases with whose figures variants were saved, each by the hash of its files: "as it was then" can be opened."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError

from model.case.case import Case
from model.loading.load import FILE_NAMES, CaseError, contents_of, load_case, version_of
from store.database import reading, writing
from store.tables import CaseRow


def keep_case(engine: Engine, case: Case, folder: Path) -> bool:
    """Keep the files of a case (a folder or a workbook), once; False if they are no longer those of which it was made.
    Raises Unavailable."""
    if is_kept(engine, case.version):
        return True
    try:
        contents, _unreadable = contents_of(folder)
    except CaseError:
        return False
    if version_of(contents) != case.version:
        return False
    row = CaseRow(
        version=case.version, case_id=case.about.id, schema_version=case.about.version, kept=datetime.now(UTC),
        files=packed(contents),
    )  # fmt: skip
    try:
        with writing(engine) as session:
            session.add(row)
    except IntegrityError:  # another process was first, with the same
        return is_kept(engine, case.version)
    return True


def is_kept(engine: Engine, version: str) -> bool:
    """Whether the case of this version can be asked for."""
    with reading(engine) as session:
        return session.scalar(select(CaseRow.version).where(CaseRow.version == version)) is not None


def kept_case(engine: Engine, version: str) -> Case | None:
    """The case as it was; None if it was not kept, or if this program no longer reads it. Raises Unavailable."""
    with reading(engine) as session:
        files = session.scalar(select(CaseRow.files).where(CaseRow.version == version))
    if files is None:
        return None
    with tempfile.TemporaryDirectory(prefix="keuzekompas-") as folder:
        for name, content in unpacked(files).items():
            (Path(folder) / name).write_bytes(content)
        try:
            case = load_case(folder)
        except CaseError:
            return None
    return case if case.version == version else None


def kept_files(engine: Engine, version: str, case_id: str) -> bytes | None:
    """The files of the case with this id as it was, as a zip; None if they were not kept. Raises Unavailable."""
    wanted = select(CaseRow.files).where(CaseRow.version == version, CaseRow.case_id == case_id)
    with reading(engine) as session:
        return session.scalar(wanted)


def packed(contents: Mapping[str, bytes]) -> bytes:
    """Files as a zip."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(contents.items()):
            archive.writestr(name, content)
    return target.getvalue()


def unpacked(files: bytes) -> dict[str, bytes]:
    """The files of a zip; only those that a case has."""
    with zipfile.ZipFile(io.BytesIO(files)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name in FILE_NAMES}
