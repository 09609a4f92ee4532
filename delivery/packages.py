"""The packages that requirements.txt locks: version, hashes, licence, and what each needs. Read from the file and from
what is installed; nothing is asked of the network."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
RUN, DEVELOPMENT = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"

BY_CLASSIFIER: Mapping[str, str] = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
BY_NAME: Mapping[str, str] = {
    **{name: name for name in ("MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "MPL-2.0")},
    "MIT License": "MIT",
    "Apache 2": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "3-Clause BSD License": "BSD-3-Clause",
    "BSD": "BSD-3-Clause",
}
"""What packages call a licence, and what SPDX calls it."""
BY_HAND: Mapping[str, str] = {
    # Says nothing in its metadata; its LICENSE file is the MIT text.
    "axe-playwright-python": "MIT",
    # Two licences to choose from: what its metadata says as classifiers.
    "uvloop": "MIT OR Apache-2.0",
    # Not for every machine, so not always installed.
    "colorama": "BSD-3-Clause",
    "watchdog": "Apache-2.0",
}


class UnknownLicence(Exception):
    """A package of which nothing says under which licence it is; ``BY_HAND`` has to."""


@dataclass(frozen=True)
class Package:
    """A package as it is locked."""

    name: str
    version: str
    licence: str
    """In the words of SPDX."""
    hashes: tuple[str, ...]
    """SHA-256 of every file of this version that may be installed."""
    needs: tuple[str, ...]
    """The packages of the same file that it uses here."""


def locked(path: Path) -> list[Package]:
    """Every package of a requirements file, by name; the second of two versions, for a newer Python, comes second."""
    blocks = re.split(r"\n(?=[A-Za-z0-9])", path.read_text("utf-8"))
    found = [one for block in blocks if (one := re.match(r"([A-Za-z0-9._-]+)==([^ ;\\]+)", block))]
    names = {canonicalize_name(one[1]) for one in found}
    return [
        Package(
            name=(name := canonicalize_name(one[1])),
            version=one[2],
            licence=licence_of(name),
            hashes=tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", one.string)),
            needs=tuple(sorted(needs_of(name) & names)),
        )
        for one in found
    ]


def needs_of(name: str) -> set[str]:
    """What an installed package uses on this machine."""
    try:
        wanted = [Requirement(text) for text in metadata.requires(name) or ()]
    except metadata.PackageNotFoundError:
        return set()
    used = [one for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
    return {canonicalize_name(one.name) for one in used}


def licence_of(name: str) -> str:
    """The licence in the words of SPDX: the package's own expression, else what its other fields come to."""
    if name in BY_HAND:
        return BY_HAND[name]
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        raise UnknownLicence(name) from None
    if "License-Expression" in said:
        return said["License-Expression"]
    field = said["License"].strip() if "License" in said else ""
    if field in BY_NAME:
        return BY_NAME[field]
    classifiers = [one.rpartition(" :: ")[2] for one in said.get_all("Classifier") or () if one.startswith("License")]
    known = [BY_CLASSIFIER[one] for one in classifiers if one in BY_CLASSIFIER]
    if len(known) != 1 or len(classifiers) != 1:
        raise UnknownLicence(name)
    return known[0]
