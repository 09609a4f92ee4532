"""The bill of materials: valid by CycloneDX's own schema, and with everything that requirements.txt locks."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from delivery.packages import ROOT, RUN, locked
from delivery.sbom import bill

MADE = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    return bill(locked(RUN), MADE)


def test_the_bill_is_written_and_valid(tmp_path: Path) -> None:
    file = tmp_path / "build" / "sbom.cdx.json"
    subprocess.run([sys.executable, "-m", "delivery.sbom", str(file)], cwd=ROOT, check=True, capture_output=True)
    text = file.read_text("utf-8")
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(text) is None
    # The check is worth something only if it refuses.
    assert validator.validate_str(text.replace('"type": "library"', '"type": "bookcase"')) is not None
    assert validator.validate_str(text.replace('"id": "MIT"', '"id": "MITT"')) is not None


def test_everything_that_is_locked_is_in_it(made: dict[str, Any]) -> None:
    text = RUN.read_text("utf-8")
    pinned = re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", text, re.MULTILINE)
    assert len(pinned) > 40
    bought = {(one["name"], one["version"]) for one in made["components"]}
    assert bought == {*pinned, ("plotly.js", "4.1.1"), ("Inter", "4.0 beta 7")}
    digests = [
        digest["content"]
        for one in made["components"]
        for place in one.get("externalReferences", ())
        for digest in place["hashes"]
    ]
    assert sorted(digests) == sorted(re.findall(r"sha256:([0-9a-f]{64})", text))


def test_what_uses_what(made: dict[str, Any]) -> None:
    def bare(ref: str) -> str:
        return ref.partition("@")[0]

    uses = {bare(one["ref"]): [bare(name) for name in one["dependsOn"]] for one in made["dependencies"]}
    assert {"pkg:pypi/numpy", "pkg:pypi/python-dateutil"} <= set(uses["pkg:pypi/pandas"])
    assert "pkg:npm/plotly.js" in uses["keuzekompas"]
    known = {bare(one["bom-ref"]) for one in made["components"]}
    assert {name for names in uses.values() for name in names} <= known


def test_the_same_packages_give_the_same_bill(made: dict[str, Any]) -> None:
    assert json.dumps(bill(locked(RUN), MADE)) == json.dumps(made)
    fewer = bill(locked(RUN)[1:], MADE)
    assert fewer["serialNumber"] != made["serialNumber"]
