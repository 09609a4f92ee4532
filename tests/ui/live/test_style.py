"""What in the style sheet would make every chart slow, or dress what it is not meant for."""

from __future__ import annotations

import re

from ui.live.versions import HERE, STYLES


def test_a_cell_to_choose_in_does_not_dress_a_tile() -> None:
    """What is open is a tone of tiles as well ("Niet gedekt"): there no mark of a list belongs."""
    style = "\n".join((HERE / name).read_text(encoding="utf-8") for name in STYLES)
    dressed = re.findall(r"[^\s,{}]*\.kk-open\b", style)
    assert dressed
    assert set(dressed) == {".kk-chip.kk-open"}


def test_what_a_selector_looks_for_is_a_child() -> None:
    # One ":has(+ ...)" made the browser style the whole page again each time that Plotly measures a text: 10 of the
    # 31 ms that a position of a slider took on Kostenverdeling. One ":has(.at-any-depth)" took 2.
    style = "\n".join((HERE / name).read_text(encoding="utf-8") for name in STYLES)
    screen = re.sub(r"@media (print|\(forced-colors: active\)) \{.*?\n\}", "", style, flags=re.DOTALL)
    looked_for = re.findall(r":has\(([^)]*)\)", screen)
    assert looked_for
    assert [one for one in looked_for if not one.startswith(">")] == []


def test_what_safari_does_not_know_is_not_used() -> None:
    """It draws no line under what can be pressed where style and thickness stand in one property, and a long press
    selects the words of a button that has "user-select" only."""
    style = "\n".join(path.read_text(encoding="utf-8") for path in sorted(HERE.rglob("*.css")))
    lines = re.findall(r"[^-]text-decoration: ([^;]+);", style)
    assert lines
    assert [one for one in lines if len(one.split()) > 1] == []
    selecting = re.findall(r"(?<!-webkit-)user-select: (\w+)", style)
    assert selecting
    assert sorted(selecting) == sorted(re.findall(r"-webkit-user-select: (\w+)", style))
