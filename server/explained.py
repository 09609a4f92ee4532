"""One number taken apart, for the panel beside a page: asked when somebody opens it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from server.asked import NOT_KEPT, case_of, named, refusal
from server.in_turn import in_turn
from ui.controls.widgets import widget_key
from words.explained.asked import Refused, variant_of
from words.explained.asked import answer as explained
from words.link import read_link
from words.texts import _, speak
from words.variants import variant_name


async def answer(request: Request) -> Response:
    """The explanation that the address asks for, under the settings that it gives as a share link does.

    400 with every value that is not allowed, or why there is no such number.
    """
    parameters = dict(request.query_params)
    case = await case_of(parameters)
    asked = read_link(case, parameters)
    speak(asked.view.language)
    if asked.problems:
        return refusal(named(case, asked.problems))
    found = await in_turn(explained, case, case.assumptions.replace(**asked.changes), parameters)
    if isinstance(found, Refused):
        return refusal(found.message)
    told: dict[str, Any] = asdict(found) | {"words": _words(), "variant": _variant(parameters)}
    if found.assumption:
        told["control"] = widget_key(found.assumption)
    return JSONResponse(told, headers=NOT_KEPT)


def _variant(parameters: Mapping[str, str]) -> str:
    variant = variant_of(parameters)
    return variant_name(variant) if variant else ""


def _words() -> Mapping[str, str]:
    """What the panel calls its own parts."""
    return {
        "panel": _("Derivation"),
        "page": _("Open as a page"),
        "parts": _("It was made of:"),
        "turns": _("What else could have been chosen"),
        "change": _("Change this"),
        "source": _("Source"),
        "exact": _("Not rounded: {value}."),
        "range": _("Range: {range}."),
        "status": _("Status"),
    }
