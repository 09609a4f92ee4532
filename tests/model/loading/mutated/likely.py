"""What the mutations share: what a change is, and what somebody may type into a cell."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

Files = dict[str, bytes]
Rows = list[list[str]]
Change = Callable[[Files, str, Random], None]
"""Changes one file of the case."""
LIKELY = (
    "", " ", "0", "-1", "1", "0,5", "-0,5", "1,5", "1.5", "1.234,5", "999999999999", "9" * 29, "9" * 31, "1e9", "nan",
    "inf", "yes", "no", "ja", "01-01-1990", "31-12-2100", "31-02-2030", "2030-02-28", "01-01-0001", "2027", "1989",
    "bron", "aanname", "total", "execution", "partner", "participant", "x" * 61, "x" * 300, "x" * 2001, "x" * 6000,
    "a+b", "+", "a++b", "Ünï", "漢字", "👩‍💻", "\u202eabc", "=1+1", "@SUM(1)", "-", "<script>alert(1)</script>",
    "**vet** [link](https://elders.example) $x$ :smile:", "{units}", "%s %(x)s {0}", "\\", '"', "';--", "a;b", "a\nb",
    "a\tb", "a\u2028b", "a\x07b", "null", "none", "~", "true", "[]", "{}",
)  # fmt: skip
"""Texts, numbers and days that are wrong somewhere, or right where nobody expects it."""
