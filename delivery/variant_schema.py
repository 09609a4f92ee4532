"""What stands in the file of a variant, as a page of the guide for programs: `python -m delivery.variant_schema`."""

from __future__ import annotations

from delivery.packages import ROOT
from store.variant_file import VERSION, schema

PAGE = ROOT / "docs" / f"variant-{VERSION}.schema.json"

if __name__ == "__main__":
    PAGE.write_text(schema(), encoding="utf-8")
