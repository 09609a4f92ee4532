"""One number taken apart, for the panel beside a page: asked when somebody opens it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from model.assumptions.values import Assumptions, declaration
from model.case.case import Case
from model.case.sweep import grid
from server.asked import NOT_KEPT, case_of, named, refusal
from server.in_turn import in_turn
from ui.controls.widgets import widget_key
from words.explained.asked import Refused, variant_of
from words.explained.asked import answer as explained
from words.labels import written
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
    speak(asked.view.language, case.about.words)
    if asked.problems:
        return refusal(named(case, asked.problems))
    assumptions = case.assumptions.replace(**asked.changes)
    found = await in_turn(told, case, assumptions, parameters)
    return refusal(found.message) if isinstance(found, Refused) else JSONResponse(found, headers=NOT_KEPT)


def told(case: Case, assumptions: Assumptions, parameters: Mapping[str, str]) -> dict[str, Any] | Refused:
    """All that the panel shows of the number that the parameters name, or why there is none."""
    found = explained(case, assumptions, parameters)
    if isinstance(found, Refused):
        return found
    said: dict[str, Any] = asdict(found) | {"words": _words(), "variant": _variant(parameters)}
    if found.assumption:
        said["control"] = widget_key(found.assumption)
        said["slider"] = slider(case, assumptions, found.assumption)
    return said


def slider(case: Case, assumptions: Assumptions, id: str) -> dict[str, Any] | None:
    """The positions of an assumption's slider as they are written, and which is nearest now; None if it has none."""
    row = next((one for one in case.assumption_rows if one.id == id), None)
    if row is None or row.low is None or declaration(id).unit in ("choice", "switch", "class"):
        return None
    positions, now = grid(row), float(assumptions.get(id))
    nearest = min(range(len(positions)), key=lambda place: abs(positions[place] - now))
    return {"texts": [written(case, id, one) for one in positions], "at": nearest}


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
