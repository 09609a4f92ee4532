"""How to make a case, as the page beside the cases: `python -m delivery.case_readme`."""

from __future__ import annotations

from delivery.case_readme.page import PAGE, page

if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
