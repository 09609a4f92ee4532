"""What a visitor does on the page of saved variants."""

from __future__ import annotations

from store.records import Variant
from tests.pages.screen import Screen
from ui.session import saved


def save(screen: Screen, name: str, note: str = "", listed: bool = False) -> Screen:
    """Fill in the fields and save Mijn variant."""
    screen.test.text_input(key="save-name").set_value(name)
    screen.test.text_area(key="save-note").set_value(note)
    screen.test.checkbox(key="save-listed").set_value(listed)
    return screen.press("save-new")


def save_next(screen: Screen, note: str = "") -> Screen:
    """Save Mijn variant as the next version of the one that is shown."""
    screen.test.text_area(key="save-next-note").set_value(note)
    return screen.press("save-next")


def said(screen: Screen) -> str:
    """The title and the lines of what came of it."""
    notice = screen.parts().get("said", {}).get("notice", {"title": "", "lines": []})
    return unseen(" ".join([notice["title"], *notice["lines"]]))


def read(screen: Screen) -> str:
    """The paragraphs of the page."""
    return unseen("\n".join(screen.texts()))


def unseen(text: str) -> str:
    """The text without the signs that only keep others apart (``words.texts``)."""
    return text.translate(dict.fromkeys(map(ord, "\u2060\u2068\u2069")))


def shown(screen: Screen) -> Variant:
    """The saved variant that the address names."""
    return saved.opened(screen.address()["bewaard"])


def names(screen: Screen) -> list[str]:
    """What stands in the list."""
    part = screen.parts().get("shelf")
    return [one["name"] for one in part["shelf"]["books"]] if part else []


def look(screen: Screen, id: str) -> Screen:
    """Look at one of the list."""
    return screen.say("shelf", "typed", {"open": id})


def another(page: str = "varianten", **parameters: str) -> Screen:
    """Another visitor, or the same in another tab."""
    return Screen(page, **parameters)


def bring_keys(screen: Screen, keys: dict[str, str]) -> Screen:
    """What the browser tells that it has."""
    return screen.say("own-keys", "typed", {"keys": keys})


def opened(id: str, **parameters: str) -> Screen:
    """A visitor who comes by the link of a saved variant."""
    screen = Screen("start", **parameters)
    screen.test.switch_page("../pages/varianten.py")
    screen.unfold()
    screen.test.query_params["bewaard"] = id
    return screen.run()
