"""What recording a page leans on in Streamlit: a run without a browser, in any thread, that leaves nothing behind."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Thread, current_thread

import pytest
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.controls.widgets import ALL_OPEN
from ui.live.payload import unpack
from ui.offline.pages import walk
from ui.offline.recorded import Recorded, Shown, after, record, theme

pytestmark = pytest.mark.usefixtures("runtime")


def found(page: Recorded, key: str) -> Shown:
    (one,) = [one for one in walk(page.shown) if one.key == key]
    return one


def test_a_page_is_recorded_as_a_visitor_gets_it() -> None:
    page = record("kostenverdeling", "caseload.tubbergen=150", {ALL_OPEN: True})
    slider = found(page, "set-caseload-tubbergen")
    assert (slider.kind, slider.said.raw_value, len(slider.said.options)) == ("slider", ["150"], 151)
    assert unpack(found(page, "live-keys").said.bytes)["blocks"]["set-caseload-tubbergen"]["current"] == 40
    # 567.357 / 0,56 × 275 / (275 + 150) - 567.357 = 88.202: what stands in the table of what is folded away.
    assert found(page, "fold-cents").holds[0].key == "live-cents"
    assert found(page, "set-cost_key").said.raw_value == "Vaste sleutel"
    assert ("Kostenverdeling", "kostenverdeling") in page.pages.values()
    titles = [one.said.body for one in walk(page.shown) if one.kind == "heading" and one.said.tag == "h1"]
    assert titles == ["Kostenverdeling"]
    assert "--st-chart-categorical-colors" in theme("dark")
    assert theme("light")["--st-background-color"] == "#ffffff"


def test_two_are_recorded_at_once_and_the_threads_are_as_they_were() -> None:
    def title(lang: str) -> tuple[str, bool]:
        page = record("planning", f"lang={lang}", {})
        is_clean = get_script_run_ctx(suppress_warning=True) is None
        said = next(one.said.label for one in walk(page.shown) if one.kind == "slider")
        return said, is_clean and isinstance(current_thread(), Thread)

    with ThreadPoolExecutor(2) as pool:
        (dutch, first), (english, second) = pool.map(title, ("nl", "en"))
    assert dutch.startswith("Peildatum van de planning")
    assert english.startswith("Reference date of the planning")
    assert first
    assert second


def test_what_a_visitor_then_chooses_is_kept_and_another_gets_the_page_so() -> None:
    page = record("kostenverdeling", "caseload.tubbergen=150", {})
    keys = found(page, "view-keys")
    assert ([one.content for one in keys.said.options], keys.said.raw_values) == (
        ["Verschil met nu", "Totalen"], ["Verschil met nu"],
    )  # fmt: skip
    kept = after(page, keys, "Totalen", "kept")
    assert kept == {"keys": "total"}
    assert after(page, keys, "Totalen", "no such key") is None
    again = record("kostenverdeling", "caseload.tubbergen=150", {"kept": kept})
    assert found(again, "view-keys").said.raw_values == ["Totalen"]
    assert found(again, "set-caseload-tubbergen").said.raw_value == ["150"]
