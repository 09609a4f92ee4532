"""A link to a page as a QR code, with the address by which a phone reaches this server.

It draws only links that this dashboard itself would write: whoever makes up an address gets no picture of it.
"""

from __future__ import annotations

import re
from io import BytesIO

import segno
from starlette.requests import Request
from starlette.responses import Response

from model.case.base import PAGES
from server.asked import NOT_KEPT, case_of, named, refusal
from server.hall.remote import FOLDER
from server.reach import origin_for_a_phone
from words.exported.addresses import OPENS
from words.link import CASE, address, read_link, write_link
from words.texts import speak

OURS = (OPENS, "https", "folder")
"""What the browser says besides the parameters of the link: over which connection and under which path it came."""


async def picture(request: Request) -> Response:
    """The picture; 400 for what is no link of ours, 204 where no phone reaches this server and for too long a link."""
    told = dict(request.query_params)
    page, https, folder = told.get(OPENS, "/"), told.get("https") == "1", told.get("folder", "/")
    parameters = {name: text for name, text in told.items() if name not in OURS}
    case = await case_of(parameters)
    link = read_link(case, parameters)
    speak(link.view.language, case.about.words)
    if link.problems:
        return refusal(named(case, link.problems))
    if page not in PAGES or not re.fullmatch(FOLDER, folder):
        return refusal("")
    origin = origin_for_a_phone("https" if https else request.url.scheme, request.headers.get("host", ""))
    if origin is None:
        return Response(status_code=204, headers=NOT_KEPT)
    then = {CASE: parameters[CASE]} if CASE in parameters else {}
    written = address(f"{origin}{folder}{page.removeprefix('/')}", write_link(case, link.changes, link.view) | then)
    drawn = BytesIO()
    try:
        code = segno.make_qr(written, error="m")
    except segno.DataOverflowError:
        return Response(status_code=204, headers=NOT_KEPT)
    code.save(drawn, kind="svg", omitsize=True, light="#fff", border=4)
    return Response(drawn.getvalue(), media_type="image/svg+xml", headers=NOT_KEPT)
