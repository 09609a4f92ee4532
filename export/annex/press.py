"""Set one annex: its data as JSON comes in, the file goes out. A process of its own (``setting.py``), that loads only
typst: what typst remembers of a text (hundreds of megabytes) goes with the process.
"""

from __future__ import annotations

import sys
from pathlib import Path

import typst

HERE = Path(__file__).parent
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
"""To be kept for good (PDF/A-2a), and to be read by everyone (PDF/UA-1). PDF/A-4 does not go with PDF/UA-1."""


def pressed(data: str) -> bytes:
    """The file. The texts of the data are strings to typst, so that none of them can become markup.

    Only our own typeface, so that the file is the same on every machine.
    """
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
    template = (HERE / "annex.typ").read_bytes()
    found = typst.compile(template, font_paths=fonts, sys_inputs={"data": data}, pdf_standards=[*STANDARDS])
    return bytes(found)


if __name__ == "__main__":
    sys.stdout.buffer.write(pressed(sys.stdin.buffer.read().decode("utf-8")))
