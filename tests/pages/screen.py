"""A page as its reader sees it, run by AppTest: texts with plain spaces, numbers of the present point."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import numpy as np
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest

from model.case.words import PARTICIPATIEWET
from tests.server.later import come
from ui.controls.changes import MOST
from ui.live.payload import unpack
from ui.session import case as cases
from ui.session import served
from words.sentences import Sentences, read, received
from words.texts import speak

ROOT = Path(__file__).parents[2]
FOLDS = (
    "fold-more", "fold-once", "fold-benefits", "fold-sources", "fold-findings", "changes-list", "share-link",
    "fold-facts", "fold-drawn", "display", "fold-others", "fold-dates", "fold-steps", "fold-funding",
    "fold-strengths", "fold-readings", "fold-models", "fold-then", "fold-jump", "fold-years", "fold-moves",
    "fold-flips", "fold-drawing", "fold-worth", "fold-weights", "fold-advice", "fold-parts", "fold-firm",
    "fold-enough", "fold-register", "fold-readers", "choose-screens", "fold-yearly", "fold-cents", "fold-lines",
    "fold-printed", "fold-decisions", "fold-costs", "fold-picture", "fold-rules", "fold-tasks", "fold-money",
    "fold-numbers", "fold-future", "fold-recompute", "fold-why", "fold-why-jump", "fold-other-ways",
    "fold-another-number", "fold-versions", "fold-links", "fold-manage", "fold-apart", "fold-file", "fold-differ",
    "columns-add", "fold-shared", "fold-in-workbook", "fold-in-annex", "fold-in-slides", "fold-in-data", "fold-pools",
)  # fmt: skip
PAGES = (
    "start", "vergelijken", "varianten", "situatie", "scenarios", "uitvoeringsmodel", "kostenverdeling",
    "meerjarenbegroting", "onzekerheid", "risicos", "planning", "projectbegroting", "bronnen", "herleiding", "controle",
    "exporteren",
)  # fmt: skip


LINKED = re.compile(r"\[([^\[\]]*)\]\(\./herleiding\?naam=([^)\s]+)\)")
"""A number in Markdown that can be pressed: what it says, and its name."""


def plain(text: str) -> str:
    """The text with ordinary spaces: € and its amount are joined by a no-break space on the screen."""
    return text.replace("\u00a0", " ")


def unmarked(text: str) -> str:
    """Markdown text as it is read: without the backslashes that keep a character from being markup, nor what keeps a
    date on one line. What keeps signs apart stays: a test asks for it."""
    bare = re.sub(r"\\([^\w\s])", r"\1", LINKED.sub(r"\1", text))
    return plain(re.sub(r"(?<=\d[-–])\u2060(?=\d)", "", bare))


def heard(amount: int) -> int:
    """As a conclusion says it: in hundreds below 10.000, in thousands below a million, in ten thousands above."""
    step = 100 if amount < 10_000 else 1_000 if amount < 1_000_000 else 10_000
    return (amount + step // 2) // step * step


class Screen:
    """One visitor's session."""

    def __init__(self, page: str = "start", **parameters: str | list[str]) -> None:
        """Open a page with the parameters of a link (``__`` stands for the dot in an id)."""
        self.test = AppTest.from_file(str(ROOT / "ui" / "shell.py"), default_timeout=30)
        for name, value in parameters.items():
            self.test.query_params[name.replace("__", ".")] = value
        self.unfold()
        self.run()
        if page != "start":
            self.go(page)

    def run(self) -> Self:
        return self._speaking(self.test.run)

    def _speaking(self, act: Callable[[], object]) -> Self:
        # AppTest writes the values of widgets itself, outside the page: it must do so in the page's language and words.
        id = self.test.session_state.get(cases.CHOSEN, "")
        shown = served.shown((served.folder_of(id) if id else None) or served.folders()[0]).case
        words = PARTICIPATIEWET if isinstance(shown, tuple) else shown.about.words
        speak(self.test.session_state.get("lang", "nl"), words)
        try:
            act()
        finally:
            speak("nl", PARTICIPATIEWET)
        assert not self.test.exception, [one.value for one in self.test.exception]
        return self

    def unfold(self) -> None:
        """Open every fold: what is folded away is not built."""
        for name in FOLDS:
            self.test.session_state[name] = True

    def go(self, page: str) -> Self:
        """Another page, as the navigation does it: the address keeps nothing but the page."""
        self.test.switch_page(f"../pages/{page}.py")
        self.unfold()
        return self.run()

    def key(self, key: str) -> str:
        """The key of a widget, which may have one of its own in another language."""
        own = f"{key}--{self.test.session_state['lang']}"
        return own if own in self.test.session_state else key

    # ---- what the visitor does ----

    def slide(self, id: str, value: float) -> Self:
        self.test.select_slider(key=self.key(f"set-{id}")).set_value(value)
        return self.run()

    def pick(self, id: str, value: str) -> Self:
        self.test.radio(key=self.key(f"set-{id}")).set_value(value)
        return self.run()

    def select(self, key: str, value: str) -> Self:
        """A dropdown: of an assumption (``set-...``) or of what the page shows (``view-...``)."""
        self.test.selectbox(key=self.key(key)).set_value(value)
        return self.run()

    def type(self, id: str, text: str) -> Self:
        """A field to type an amount in."""
        self.test.text_input(key=self.key(f"typed-{id}")).set_value(text)
        return self.run()

    def switch(self, id: str, on: bool = True) -> Self:
        self.test.toggle(key=self.key(f"set-{id}")).set_value(on)
        return self.run()

    def choose(self, key: str, value: object) -> Self:
        """A segmented control: perspective, language, year or the view of a page."""
        self.test.button_group(key=self.key(key)).set_value(value)
        return self.run()

    def pick_number(self, key: str, number: object) -> Self:
        """What the browser sends when something is chosen in a part that we draw: a point, a cell or an entry."""
        return self.say(key, "picked", number)

    def say(self, key: str, event: str, value: object) -> Self:
        """What the browser sends of a part that we draw."""
        (part,) = [one for one in self.test.get("bidi_component") if one.key == f"live-{key}"]
        states = self.test._tree.get_widget_states()
        # AppTest has no call for what a component sends: this is the message of the browser.
        picked = states.widgets.add()
        picked.id = _make_trigger_id(part.proto.id, "events")
        picked.json_trigger_value = json.dumps([{"event": event, "value": value}])
        return self._speaking(lambda: self.test._run(states))

    def press(self, key: str) -> Self:
        self.test.button(key=key).click()
        return self.run()

    # ---- what stands there ----

    def parts(self) -> dict[str, dict[str, Any]]:
        """The data of every live component by its key, without the prefix."""
        found = self.test.get("bidi_component")
        return {one.key.removeprefix("live-"): {"blocks": {}} | come(unpack(one.proto.bytes)) for one in found}

    def part(self, key: str) -> dict[str, Any]:
        return self.parts()[key]

    def said(self, texts: Any) -> str:
        """The text of the present point."""
        return plain(read(received(texts), 0, self.test.session_state["lang"]))

    def headline(self) -> str:
        return self.said(self.part("headline")["headline"])

    def exact_headline(self) -> str:
        """The same with its amounts as the model gives them: what is rounded is only how the browser writes them."""
        texts = received(self.part("headline")["headline"])
        if not isinstance(texts, Sentences):
            return self.headline()
        numbers = {
            name: replace(one, notation="euro") if one.notation == "about" else one
            for name, one in texts.numbers.items()
        }
        return plain(read(replace(texts, numbers=numbers), 0, self.test.session_state["lang"]))

    def tiles(self) -> dict[str, tuple[str, str]]:
        """Value and note of each tile of the page, by its label."""
        tiles = [tile for key, part in self.parts().items() if key != "strip" for tile in part.get("tiles", [])]
        return {tile["label"]: (self.said(tile["value"]), self.said(tile["note"])) for tile in tiles}

    def strip(self) -> dict[str, tuple[str, str]]:
        """Value and note of each result in the strip that stands on every page, by its label."""
        tiles = self.part("strip")["tiles"]
        return {tile["label"]: (self.said(tile["value"]), self.said(tile["note"])) for tile in tiles}

    def besides(self) -> dict[str, str]:
        """What stands under the value of each tile, by its label: what it comes to per resident or per benefit."""
        tiles = [tile for key, part in self.parts().items() if key != "strip" for tile in part.get("tiles", [])]
        return {tile["label"]: self.said(tile.get("beside", [""])) for tile in tiles}

    def table(self, key: str) -> dict[str, list[float]]:
        """The numbers under a chart, by line."""
        table = self.part(key)["table"]
        width = len(table["columns"]) - 1
        if table["cells"] is None:  # the values of the chart's own traces
            lines = [line[:: table.get("step", 1)] for line in self.bars(key)]
            if "order" in table:
                values = [value for line in lines for value in line]
                cells = np.array([values[place] for place in table["order"]]).reshape(-1, width)
                lines = cells.tolist()
            return dict(zip(table["rows"], lines, strict=False))
        return dict(zip(table["rows"], table["cells"][0].reshape(-1, width).tolist(), strict=True))

    def alt(self, key: str) -> str:
        return self.said(self.part(key)["chart"]["alt"])

    def bars(self, key: str) -> list[list[float]]:
        """What a chart draws now: the moving values of each trace."""
        moving = [one for one in self.part(key)["chart"]["moving"] if one["trace"] is not None]
        return [list(one["data"][0]) for one in moving]

    def note(self, key: str) -> str:
        """The sentence under a part."""
        return self.said(self.part(key)["note"])

    def grid(self, key: str, place: int = 0) -> list[list[str]]:
        """A table of texts, or the one at a place in a register."""
        part = self.part(key)
        grid = part["register"]["grids"][place] if "register" in part else part["grid"]
        said = grid.get("statuses", {})
        return [[plain(said.get(cell, cell)) for cell in row] for row in grid["rows"]]

    def notice(self, key: str) -> list[str]:
        """The lines of a message; none if it is not there."""
        lines = self.parts().get(key, {}).get("notice", {}).get("lines", [])
        return [plain(line) if isinstance(line, str) else self.said(line) for line in lines]

    def changed(self) -> list[str]:
        """The list of what was changed, without what each does."""
        keys = [f"change-{id.replace('.', '-')}" for id in self.test.session_state["changes"]][:MOST]
        lines = [unmarked(self.test.get_by_key(key).markdown[0].value) for key in keys]
        return [*(line.partition("\n")[0].strip() for line in lines), *self.notice("changes")]

    def link(self) -> str:
        return str(self.test.code[0].value)

    def address(self) -> dict[str, Any]:
        """The parameters in the address bar."""
        return dict(self.test.query_params)

    def chosen(self, key: str) -> str:
        """At which value a dropdown stands."""
        return str(self.test.selectbox(key=self.key(key)).value)

    def texts(self) -> list[str]:
        """The paragraphs of the page as its reader sees them, captions included."""
        return [unmarked(one) for one in self.marked()]

    def marked(self) -> list[str]:
        """The same as Markdown."""
        kinds = ("title", "header", "subheader", "markdown", "caption")
        return [str(one.value) for kind in kinds for one in self.test.get(kind)]

    def label(self, id: str) -> str:
        return str(self.test.get_by_key(self.key(f"set-{id}")).label)

    def everything(self) -> str:
        """Every text of the page, with the data of its charts."""
        kinds = ("title", "header", "subheader", "markdown", "caption", "code")
        texts = [str(one.value) for kind in kinds for one in self.test.get(kind)]
        widgets = ("select_slider", "selectbox", "radio", "toggle", "button", "button_group", "text_input")
        for kind in widgets:
            for one in self.test.get(kind):
                texts += [str(one.label), str(one.help), *map(str, getattr(one, "options", []))]
        texts += [json.dumps(part, ensure_ascii=False, default=np.ndarray.tolist) for part in self.parts().values()]
        return "\n".join(texts)


def at_row(part: dict[str, Any], row: int) -> list[str]:
    """Everything of a component that moves, as it is at one row."""
    texts = [part.get("headline"), part.get("note")]
    for tile in part.get("tiles", []):
        texts += [tile["value"], tile["note"], tile.get("beside")]
    arrays = []
    if "chart" in part:
        texts += [part["chart"]["alt"], part["chart"].get("claim")]
        arrays += [one["data"] for one in part["chart"]["moving"]]
    if "table" in part and part["table"]["cells"] is not None:
        arrays.append(part["table"]["cells"])
    arrays += part.get("table", {}).get("divided", {}).get("counts", [])
    said = [read(received(one), row, "nl") for one in texts if one]
    # Numbers of a chart, or the texts beside its points.
    return said + [repr(list(one[min(row, len(one) - 1)])) for one in arrays]


def rows_agree(part: dict[str, Any]) -> bool:
    """Whether the row of each slider's present position is the same as row 0."""
    places = [block["start"] + block["current"] for block in part["blocks"].values()]
    return all(at_row(part, place) == at_row(part, 0) for place in places)
