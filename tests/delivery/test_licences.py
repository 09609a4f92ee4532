"""Every licence of what we use is known, fits the EUPL, and stands in the guide."""

from __future__ import annotations

import re

import pytest
from license_expression import get_spdx_licensing

from delivery import packages as subject
from delivery.licences import PAGE, page
from delivery.packages import DEVELOPMENT, RUN, UnknownLicence, licence_of, locked

# Permissive, so they ask no more than their notice. MPL-2.0 and LGPL-3.0 stand in the EUPL's own list of compatible
# licences, and ask their own for their own files only: psycopg is used as the library that it is, unchanged.
FITS = {
    "MIT", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0", "0BSD", "Zlib", "CC0-1.0", "ISC",
    "MPL-2.0", "LGPL-3.0-only",
}  # fmt: skip
ALL = sorted({(one.name, one.licence) for one in (*locked(RUN), *locked(DEVELOPMENT))})


@pytest.mark.parametrize(("name", "licence"), ALL, ids=[name for name, _licence in ALL])
def test_every_licence_is_of_spdx_and_fits_the_eupl(name: str, licence: str) -> None:
    spdx = get_spdx_licensing()
    assert spdx.unknown_license_keys(licence) == []
    assert set(spdx.license_keys(licence)) <= FITS


def test_the_page_of_the_guide_is_of_today() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m delivery.licences"


def test_every_locked_package_has_its_row() -> None:
    text = PAGE.read_text("utf-8")
    for file in (RUN, DEVELOPMENT):
        names = re.findall(r"^([a-z0-9.-]+)==", file.read_text("utf-8"), re.MULTILINE)
        assert [name for name in names if f"| {name} | " not in text] == []


def test_a_licence_that_nobody_knows_is_no_licence(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnknownLicence, match="bestaat-niet"):
        licence_of("bestaat-niet")
    monkeypatch.setattr(subject, "BY_CLASSIFIER", {})
    with pytest.raises(UnknownLicence, match="blinker"):
        licence_of("blinker")
