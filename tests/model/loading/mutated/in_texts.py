"""What happens to a text (YAML): to what it says, and to the shape of that."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import yaml

from tests.model.loading.mutated.likely import LIKELY, Change, Files


def on_content(edit: Callable[[Any, Random], Any]) -> Change:
    """A change of what a YAML file says."""

    def change(files: Files, file: str, chance: Random) -> None:
        try:
            content = yaml.safe_load(files[file].decode("utf-8-sig", "replace"))
        except (yaml.YAMLError, ValueError):
            return
        changed = edit(content, chance)
        files[file] = yaml.safe_dump(changed, allow_unicode=True, sort_keys=False).encode("utf-8", "surrogatepass")

    return change


def _places(content: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths to everything inside."""
    inside = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    return [place for key, one in inside for place in ((*path, key), *_places(one, (*path, key)))]


def _holder(content: Any, path: tuple[Any, ...]) -> Any:
    for key in path[:-1]:
        content = content[key]
    return content


def drop_value(content: Any, chance: Random) -> Any:
    if places := _places(content):
        path = chance.choice(places)
        del _holder(content, path)[path[-1]]
    return content


def other_value(content: Any, chance: Random) -> Any:
    if places := _places(content):
        path = chance.choice(places)
        other = chance.choice((*LIKELY, None, [], {}, 0, -1, 10**12, 0.5, True, ["x"], {"nl": "x", "en": "y"}))
        _holder(content, path)[path[-1]] = other
    return content


def swap_values(content: Any, chance: Random) -> Any:
    if places := _places(content):
        first, second = chance.choice(places), chance.choice(places)
        if first[: len(second)] != second and second[: len(first)] != first:
            one, other = _holder(content, first), _holder(content, second)
            one[first[-1]], other[second[-1]] = other[second[-1]], one[first[-1]]
    return content


def new_value(content: Any, chance: Random) -> Any:
    holders = [_holder(content, (*path, 0)) for path in [(), *_places(content)]]
    blocks = [one for one in holders if isinstance(one, dict)]
    if blocks:
        chance.choice(blocks)[chance.choice(("opmerking", "kind", "year", "pages", "1", ""))] = chance.choice(LIKELY)
    return content


def double_item(content: Any, chance: Random) -> Any:
    if isinstance(content, list) and content:
        content.append(chance.choice(content))
    return content


def other_shape(content: Any, chance: Random) -> Any:
    return chance.choice(([], {}, [content], {"a": content}, [[]], [1, 2], "tekst", 3, None))


TEXT: dict[str, Change] = {
    edit.__name__: on_content(edit)
    for edit in (drop_value, other_value, other_value, swap_values, new_value, double_item, other_shape)
}
