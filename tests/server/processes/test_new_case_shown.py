"""From nothing to a dashboard of one's own: run.py new, check and the start, as data/README.md tells it."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

from bench.protocol import opened
from tests.conftest import ROOT
from tests.server.processes.started import RUN_PY, started
from ui.live.payload import unpack
from words.sentences import read, received

README = ROOT / "data" / "README.md"
MINUTE = 60.0


def run_py(*arguments: str) -> str:
    """What it prints. It has to succeed."""
    done = subprocess.run(
        [sys.executable, *RUN_PY, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=MINUTE, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_new_check_and_start_within_a_minute(tmp_path: Path) -> None:
    facts = re.findall(r"^   ```yaml\n(.*?)^   ```$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)[0]
    (tmp_path / "gegevens.yaml").write_text(facts, "utf-8")
    case = tmp_path / "casus"
    start = time.monotonic()
    assert f"run.py check {case}" in run_py("new", str(case), "--from", str(tmp_path / "gegevens.yaml"))
    assert f"run.py --case {case}" in run_py("check", str(case))
    with started(RUN_PY, tmp_path, "--case", str(case), "--workers", "1", project=ROOT) as one:
        one.until_it_answers()
        shown = opened(one.url, "kostenverdeling").shown
        (headline,) = [data for key, data in shown.components.items() if key.endswith("headline")]
        said = read(received(unpack(headline)["headline"]), 0, "nl")
        assert time.monotonic() - start < MINUTE
    # Half of all benefits, 100 of 200, and a share of one half: the two keys come to the same.
    assert said == "Bij 100 uitkeringen in Beemstede (aanname) betaalt Aardal bij beide sleutels evenveel."
