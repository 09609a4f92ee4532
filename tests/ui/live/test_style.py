"""What in the style sheet would make every chart slow."""

from __future__ import annotations

import re

from ui.live.versions import HERE, STYLE


def test_no_selector_looks_at_what_comes_after() -> None:
    # One ":has(+ ...)" made the browser style the whole page again each time that Plotly measures a text: 10 of the
    # 31 ms that a position of a slider took on Kostenverdeling.
    style = (HERE / STYLE).read_text(encoding="utf-8")
    assert ".kk-grid" in style
    assert re.findall(r":has\(\s*[+~]", style) == []
