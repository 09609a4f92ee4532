"""Set one annex: its data as JSON comes in, the file goes out, or with the word ``pages`` a picture of each page. A
process of its own (``setting.py``), that loads only typst: what typst remembers of a text (hundreds of megabytes) goes
with the process.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import typst

HERE = Path(__file__).parent
PER_INCH = 80.0
"""Points of a picture: large enough to see what stands where, and to read the headings."""
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
"""To be kept for good (PDF/A-2a), and to be read by everyone (PDF/UA-1). PDF/A-4 does not go with PDF/UA-1."""


def pressed(data: str) -> bytes:
    """The file. The texts of the data are strings to typst, so that none of them can become markup.

    Only our own typeface, so that the file is the same on every machine.
    """
    return bytes(_compiled(data, pdf_standards=[*STANDARDS]))


def pictured(data: str) -> bytes:
    """Its pages as pictures (PNG), in an archive that calls them 1, 2, ..."""
    found = _compiled(data, format="png", ppi=PER_INCH)
    held = BytesIO()
    with ZipFile(held, "w", ZIP_STORED) as archive:
        for number, page in enumerate([found] if isinstance(found, bytes) else found, 1):
            archive.writestr(str(number), page)
    return held.getvalue()


def _compiled(data: str, **how: Any) -> Any:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
    return typst.compile((HERE / "annex.typ").read_bytes(), font_paths=fonts, sys_inputs={"data": data}, **how)


if __name__ == "__main__":
    make = pictured if sys.argv[1:] == ["pages"] else pressed
    sys.stdout.buffer.write(make(sys.stdin.buffer.read().decode("utf-8")))
