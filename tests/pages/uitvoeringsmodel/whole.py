"""What the tests of this page share."""

from __future__ import annotations

from typing import Any

from tests.pages.screen import Screen, plain

ADVICE = "Mijn variant is het advies uit de stukken: het past voor 54,9 van de 100 bij de uitgangspunten."
BENEFITS = "Uitkeringen voor levensonderhoud"
EMPLOYERS = "Werkgeversbenadering"
HYBRID = "Noaberkracht (front), Met andere gemeenten (back)"


def page(**parameters: str) -> Screen:
    return Screen("uitvoeringsmodel", **parameters)


def cells(screen: Screen) -> dict[str, dict[str, Any]]:
    """The cells of the matrix by their spoken names."""
    return {cell["name"]: cell for line in screen.part("matrix")["matrix"]["lines"] for cell in line["cells"]}


def choices(screen: Screen, name: str) -> list[str]:
    """Who can be chosen in a cell."""
    return [text for _number, text in cells(screen)[name]["options"]]


def chosen(screen: Screen, name: str) -> str:
    """At whom the list in a cell stands."""
    cell = cells(screen)[name]
    (text,) = [text for number, text in cell["options"] if number == cell["chosen"]]
    return text


def choose(screen: Screen, name: str, executor: str) -> Screen:
    """Choose in a cell, as the browser tells it."""
    (number,) = [number for number, text in cells(screen)[name]["options"] if text == executor]
    return screen.pick_number("matrix", number)


def whole(screen: Screen) -> dict[str, tuple[str, str]]:
    """Who does each task, and what stands under its name."""
    found = {}
    for line in screen.part("matrix")["matrix"]["lines"]:
        front, back = (cell["text"] for cell in line["cells"])
        found[line["name"]] = (front if front == back else f"{front} (front), {back} (back)", plain(line["note"]))
    return found


def best(screen: Screen) -> list[dict[str, Any]]:
    """The entries of the list of models."""
    return list(screen.part("best")["ranking"]["entries"])


def take(screen: Screen, text: str) -> Screen:
    """Take over the model that is told with this text."""
    (number,) = [entry["number"] for entry in best(screen) if plain(entry["text"]) == text]
    return screen.pick_number("best", number)
