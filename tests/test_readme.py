"""What the README shows as code does what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def test_the_example_of_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[1])
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)
    mine, case = names["mine"], names["case"]
    # 1.013.137,50 × 275 / 425 and × 150 / 425; by number of benefits nothing is left over.
    assert names["contributions"](case, mine)[:, 2].tolist() == pytest.approx([655_559.56, 357_577.94, 0], abs=0.005)
    # Execution 5 × 1.013.137,50; Trajecten 4 × 289.225 + 289.255; Kinderopvang 5 × 4.770; project 277.800.
    total = 5 * 1_013_137.50 + 4 * 289_225 + 289_255 + 5 * 4_770 + 277_800
    assert names["lasten"](names["budget"](case, mine, "mine")).sum() == pytest.approx(total)
    table = names["as_table"](case, [names["budget"](case, mine, "mine")])
    assert table.loc[table.side == "lasten", "amount"].sum() == pytest.approx(total)
