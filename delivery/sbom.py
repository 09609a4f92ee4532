"""The software bill of materials (CycloneDX 1.6): what runs on a server that runs the dashboard.

.venv/bin/python -m delivery.sbom build/sbom.cdx.json
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from delivery.packages import ROOT, RUN, Package, locked

OWN = "keuzekompas"
SITE = "https://keuzekompas.example/sbom"
"""Where the number of a bill is counted from; nothing is there."""
Component = dict[str, Any]


def bill(packages: Sequence[Package], made: datetime) -> dict[str, Any]:
    """The whole bill. The same packages at the same time give the same bill."""
    own = own_component()
    served = [plotly_js(), inter()]
    components = [*(component(one) for one in packages), *served]
    graph = [
        {"ref": own["bom-ref"], "dependsOn": sorted(one["bom-ref"] for one in components)},
        *({"ref": reference(one), "dependsOn": needed(one, packages)} for one in packages),
    ]
    contents = {"component": own, "components": components, "dependencies": graph}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, SITE + json.dumps(contents, sort_keys=True))}",
        "version": 1,
        "metadata": {
            "timestamp": made.isoformat(timespec="seconds").replace("+00:00", "Z"),
            "tools": {"components": [{"type": "application", "name": "delivery.sbom", "version": own["version"]}]},
            "component": own,
        },
        "components": components,
        "dependencies": graph,
    }


def own_component() -> Component:
    """The dashboard itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {
        "type": "application",
        "bom-ref": OWN,
        "name": project["name"],
        "version": project["version"],
        "description": project["description"],
        "licenses": [{"license": {"id": project["license"]}}],
    }


def component(package: Package) -> Component:
    """A Python package. Which of its files is installed depends on the machine, so all of them are named."""
    return {
        "type": "library",
        "bom-ref": reference(package),
        "name": package.name,
        "version": package.version,
        "purl": reference(package),
        "licenses": licences(package.licence),
        "externalReferences": [
            {
                "type": "distribution",
                "url": f"https://pypi.org/project/{package.name}/{package.version}/#files",
                "hashes": [{"alg": "SHA-256", "content": digest} for digest in package.hashes],
            }
        ],
    }


def reference(package: Package) -> str:
    """What the bill calls a package: its address in the words of purl."""
    return f"pkg:pypi/{package.name}@{package.version}"


def needed(package: Package, packages: Sequence[Package]) -> list[str]:
    """The packages that one uses."""
    return sorted(reference(one) for one in packages if one.name in package.needs)


def licences(expression: str) -> list[dict[str, Any]]:
    """A single licence by its id, more of them as an expression."""
    simple = re.fullmatch(r"[A-Za-z0-9.+-]+", expression)
    return [{"license": {"id": expression}}] if simple else [{"expression": expression}]


def plotly_js() -> Component:
    """The code that draws: no package of its own, but it goes to every browser."""
    path = Path(str(metadata.distribution("plotly").locate_file("plotly/package_data/plotly.min.js")))
    with path.open(encoding="utf-8") as code:
        found = re.search(r"plotly\.js v([0-9.]+)", code.read(500))
    if found is None:
        raise ValueError(f"{path} does not say its version")
    name = f"pkg:npm/plotly.js@{found[1]}"
    fields = {"type": "library", "bom-ref": name, "name": "plotly.js", "version": found[1], "purl": name}
    return {**fields, "licenses": licences("MIT")}


def inter() -> Component:
    """The letters that we serve."""
    text = (ROOT / "ui" / "live" / "browser" / "fonts" / "OFL.txt").read_text("utf-8")
    found = re.match(r"Inter, version ([^:]+):", text)
    if found is None:
        raise ValueError("OFL.txt does not say the version of the letters")
    fields = {"type": "data", "bom-ref": "inter", "name": "Inter", "version": found[1]}
    return {**fields, "licenses": licences("OFL-1.1")}


def main() -> None:
    """Write the bill."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    file: Path = parser.parse_args().file
    file.parent.mkdir(parents=True, exist_ok=True)
    made = bill(locked(RUN), datetime.now(UTC))
    file.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{file}: {len(made['components'])} onderdelen")


if __name__ == "__main__":
    main()
