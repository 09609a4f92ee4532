"""The licences of everything that the dashboard uses, as a page of the guide: `python -m delivery.licences`."""

from __future__ import annotations

from collections.abc import Sequence

from delivery.packages import DEVELOPMENT, ROOT, RUN, Package, locked

PAGE = ROOT / "docs" / "licenties.md"
HEAD = """# Licenties

Keuzekompas zelf staat onder de [EUPL-1.2](../LICENSE). Dit zijn de licenties van wat het gebruikt; elk laat gebruik in
een werk onder de EUPL toe. `python -m delivery.licences` schrijft dit bestand, en een test kijkt of het klopt.

Ook meegeleverd: plotly.js (MIT), in het pakket plotly, en de letter Inter
([OFL-1.1](../ui/live/browser/fonts/OFL.txt)), voor de pagina's en in `export/annex/fonts` voor de bijlage. In
psycopg-binary: de bibliotheek van PostgreSQL (PostgreSQL) met wat zij gebruikt, waaronder OpenSSL (Apache-2.0),
Kerberos (MIT) en OpenLDAP (OLDAP-2.8).
"""


def table(packages: Sequence[Package]) -> str:
    """A row a package."""
    pairs = sorted({(one.name, one.licence) for one in packages})
    rows = "".join(f"| {name} | {licence} |\n" for name, licence in pairs)
    return f"| pakket | licentie |\n|---|---|\n{rows}"


def page() -> str:
    """What the file has to say."""
    run = locked(RUN)
    names = {one.name for one in run}
    development = [one for one in locked(DEVELOPMENT) if one.name not in names]
    return (
        f"{HEAD}\n## Wat het dashboard nodig heeft\n\n{table(run)}\n"
        f"## Wat alleen tests, controles en metingen nodig hebben\n\n{table(development)}"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
