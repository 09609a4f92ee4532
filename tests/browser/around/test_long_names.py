"""On a phone, and at 400%: a planning of many steps, and names of forty letters, are read whole while presenting."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.cases.made import SIXTY, written
from model.loading.load import load_case
from tests.browser.dashboard import PHONE, TOO_WIDE, Visit, astray, open_page, settle
from tests.model.worlds import ROOT

LETTERS = 40
NAMES = {
    "steps.csv": ("short_nl", "label_nl"),
    "municipalities.csv": ("name",),
    "executors.csv": ("short_nl", "name_nl"),
}
SIZES = (PHONE["viewport"], {"width": 320, "height": 844})


def lengthened(name: str, number: int) -> str:
    """Of forty letters, and no two the same."""
    return f"{name} van de gemeenschappelijke regeling voor {name}"[: LETTERS - 3].rstrip().ljust(LETTERS - 3, "n") + (
        f" {number:02d}"
    )


def with_long_names(folder: Path) -> Path:
    """The first case under another name, in which these names have forty letters."""
    shutil.copytree(ROOT / "data" / "dinkelland-tubbergen", folder)
    about = folder / "case.yaml"
    about.write_text(about.read_text("utf-8").replace("id: dinkelland-tubbergen", "id: lange-namen", 1), "utf-8")
    for file, columns in NAMES.items():
        with (folder / file).open(encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table, delimiter=";"))
        for number, row in enumerate(rows):
            row.update({column: lengthened(row[column], number) for column in columns if row[column]})
        with (folder / file).open("w", encoding="utf-8", newline="") as table:
            writer = csv.DictWriter(table, list(rows[0]), delimiter=";", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("cases")
    return with_long_names(folder / "long"), written(SIXTY, folder / "sixty")


@pytest.fixture(scope="module")
def shown(serve: Callable[..., str], cases: tuple[Path, ...]) -> str:
    return serve(*cases)


@pytest.mark.parametrize("number", [0, 1], ids=["long", "many"])
def test_every_word_of_the_screens_is_read(visit: Visit, shown: str, cases: tuple[Path, ...], number: int) -> None:
    case = load_case(cases[number])
    page, wrong, names = visit(base_url=shown, viewport=SIZES[0]), {}, 0
    for screen in (1, 4):
        open_page(page, f"/?case={case.about.id}&presenteren=1&schermen={screen}")
        for size in SIZES:
            page.set_viewport_size(size)
            settle(page)
            if found := [*page.evaluate(TOO_WIDE), *astray(page)]:
                wrong[screen, size["width"]] = found
            names += page.locator(".kk-plot .annotation").count()
    assert wrong == {}
    # Each bar has its name above it: six steps or more and four keys, on two sizes.
    assert names >= 2 * (6 + 4)
