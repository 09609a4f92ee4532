"""A case with very many problems: the first of them stand there, with how many more there are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.copies import add, copy_of_the_villages
from tests.pages.screen import Screen, plain


@pytest.mark.parametrize(
    ("count", "shown", "advice"),
    [
        (200, 200, "Verbeter de bestanden en laad deze pagina opnieuw."),
        (
            1300,
            200,
            "Verbeter de bestanden en laad deze pagina opnieuw. Hieronder staan de eerste 200; er zijn er nog 1.100.",
        ),
    ],
)
def test_the_first_two_hundred_stand_there(
    use: Callable[[Path], None], tmp_path: Path, count: int, shown: int, advice: str
) -> None:
    """Every row that is added has one cell too few, and nothing else wrong."""
    folder = copy_of_the_villages(tmp_path)
    add(folder, "tracks.csv", *(f"baan{number};Baan" for number in range(count)))
    use(folder)
    screen = Screen()
    assert len(screen.grid("problems")) == shown
    assert screen.notice("broken") == [advice]
    # Two tracks stand in rows 2 and 3.
    assert [row[1] for row in screen.grid("problems")] == [str(row) for row in range(4, 4 + shown)]
    title = plain(screen.part("broken")["notice"]["title"])
    assert title == f"Deze casus kan niet worden getoond: er kloppen {count} dingen niet in de bestanden."
