"""What CONTRIBUTING says that a change costs is what it costs: each is made in a copy of the project, and works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.test_house import files

ROOT = Path(__file__).parents[1]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
CATALOGUE = "words/locales/nl/LC_MESSAGES/keuzekompas.po"
CASE = "data/dinkelland-tubbergen/assumptions.csv"

Edits = Mapping[str, tuple[str, str]]
"""Per file the text that stands there once ("" is the end of the file), and what comes in its place."""


def named(change: str) -> set[str]:
    """The files that CONTRIBUTING names for a change: the list under its heading."""
    (block,) = re.findall(rf"\*\*{change}\*\*\n\n((?:- .*\n)+)", CONTRIBUTING)
    return set(re.findall(r"^- `([^`]+)`", block, re.MULTILINE))


def translated(*texts: tuple[str, str]) -> tuple[str, str]:
    return "", "".join(f'\nmsgid "{english}"\nmsgstr "{dutch}"\n' for english, dutch in texts)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project without its tests and pictures."""
    for path in files():
        if path.parts[0] not in ("tests", "docs", "bench", ".ci"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / path, tmp_path / path)
    return tmp_path


def make(copy: Path, edits: Edits) -> None:
    for name, (old, new) in edits.items():
        path = copy / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text("utf-8") if path.exists() else ""
        if old:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new) if old else text + new, "utf-8")


PREPARE = """
import sys
from streamlit.testing.v1 import AppTest
from ui.live.payload import unpack
from words.sentences import read, received

def components(node):
    for child in node.children.values():
        if getattr(child, "children", None):
            yield from components(child)
        proto = getattr(child, "proto", None)
        if type(proto).__name__ == "BidiComponent":
            yield proto.id.split("-", 2)[2], unpack(proto.bytes)

def open_page(page, **parameters):
    test = AppTest.from_file("ui/shell.py", default_timeout=60)
    for name, value in parameters.items():
        test.query_params[name] = value
    test.session_state["display"] = True  # what it holds is only built when it is open
    test.run()
    if page != "start":
        test.switch_page(f"../pages/{page}.py")
        test.run()
    assert not test.exception, [one.value for one in test.exception]
    return test, dict(components(test._tree))
"""


def holds(copy: Path, script: str) -> None:
    """The script, run in the copy, ends well."""
    done = subprocess.run(
        [sys.executable, "-c", PREPARE + script], cwd=copy, env={**os.environ, "PYTHONPATH": str(copy)},
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_assumption(copy: Path) -> None:
    """Travel cost a year, together: 100.000 a year more for each of the years 2022–2024, of which Dinkelland 56%."""
    field = """    travel_cost: Annotated[
        Scalar,
        Declared("euro", msg("Travel cost a year"), msg("What consultants drive."), "choice", upper=1_000_000),
    ]
    start_delay_months: Annotated["""
    edits: Edits = {
        "model/assumptions/new_model.py": ("    start_delay_months: Annotated[", field),
        CASE: ("", "travel_cost;0;0;200000;10000;aanname;aanname;;;;;\n"),
        CATALOGUE: translated(("Travel cost a year", "Reiskosten per jaar"), ("What consultants drive.", "Wat rijdt.")),
        "model/money/cost.py": (
            "    found = at_printed_prices if pool.rising else into(np.multiply, at_printed_prices, index)\n",
            "    found = at_printed_prices if pool.rising else into(np.multiply, at_printed_prices, index)\n"
            "    found = found + along(assumptions.travel_cost)\n",
        ),
        "ui/session/places.py": ('"execution_cost_change", "execution_index", "start_delay_months"),',
                                 '"execution_cost_change", "execution_index", "start_delay_months", "travel_cost"),'),
    }  # fmt: skip
    assert edits.keys() == named("Een aanname")
    make(copy, edits)
    holds(
        copy,
        """
from model import budget, lasten, load_case
case = load_case("data/dinkelland-tubbergen")
more = case.assumptions.replace(travel_cost=100_000)
added = lasten(budget(case, more, "mine")) - lasten(budget(case, case.assumptions, "mine"))
assert abs(added.sum() - 300_000) < 0.01 and abs(added[0].sum() - 168_000) < 0.01, added
assert (lasten(budget(case, more, "advice")) == lasten(budget(case, case.assumptions, "advice"))).all()
test, shown = open_page("meerjarenbegroting", travel_cost="100000")
(slider,) = [one for one in test.select_slider if one.key == "set-travel_cost"]
assert slider.label == "Reiskosten per jaar (aanname, keuze, gewijzigd)", slider.label
assert slider.value == 100_000
""",
    )


def test_a_column_of_a_case(copy: Path) -> None:
    """The address of each municipality; cases that have no such column stay as they are."""
    small = "tests/cases/aardal-beemstede"
    shutil.copytree(ROOT / "tests/cases", copy / "tests/cases")
    role = '    role: Literal["participant", "partner"]\n'
    edits: Edits = {
        "model/case/records.py": (role, f'{role}    website: str = ""\n'),
        "delivery/case_readme/columns.yaml": (
            "        partner: werkt alleen samen\n",
            "        partner: werkt alleen samen\n    website: {what: haar adres, without: er staat geen adres}\n",
        ),
        f"{small}/municipalities.csv": ("name;role\n", "name;website;role\n"),
    }
    assert edits.keys() == named("Een kolom van de casus")
    make(copy, edits)
    table = copy / small / "municipalities.csv"
    table.write_text(re.sub(r"(?m)^(\w+);(\w+);(p\w+)$", r"\1;\2;\1.example;\3", table.read_text("utf-8")), "utf-8")
    holds(
        copy,
        f"""
import runpy
from model import load_case
assert load_case({small!r}).municipalities[0].website == "aardal.example"
assert load_case("data/dinkelland-tubbergen").municipalities[0].website == ""
runpy.run_module("delivery.case_readme", run_name="__main__")
line = "| `website` | tekst | er staat geen adres | `aardal.example` | haar adres |"
assert line in open("data/README.md", encoding="utf-8").read()
""",
    )


def test_a_chart(copy: Path) -> None:
    """The residents of each municipality as bars."""
    view = '''

def residents_chart(case: Case) -> tuple[Chart, Table]:
    """The residents of each municipality that takes part."""
    names = [one.name for one in case.participants]
    values = np.array([[case.figure("residents", one.id) for one in case.participants]])
    title = _("Residents of each municipality")
    series = [Series(title, values, "@0")]
    return stacked_bars(title, "inwoners", names, series, [title]), table_of(title, names, series, "count")
'''
    edits: Edits = {
        "ui/views/situation.py": ("", view),
        "pages/situatie.py": ('live("flows", chart=flows)', 'chart, table = situation.residents_chart(case)\n'
                              'live("residents", chart=chart, table=table)\nlive("flows", chart=flows)'),
        CATALOGUE: translated(("Residents of each municipality", "Inwoners van elke gemeente")),
    }  # fmt: skip
    assert edits.keys() == named("Een grafiek")
    make(copy, edits)
    holds(
        copy,
        """
_test, shown = open_page("situatie")
chart = shown["live-residents"]["chart"]
assert chart["title"] == "Inwoners van elke gemeente"
assert chart["moving"][0]["data"].tolist() == [[26_400, 21_300]]
""",
    )


def test_a_page(copy: Path) -> None:
    page = '''"""Poll: a page to come."""

from ui.live.live_chart import live
from words.texts import _

live("headline", headline=[_("Poll")])
'''
    edits: Edits = {
        "pages/peiling.py": ("", page),
        "ui/shell.py": ('    "bronnen": (', '    "peiling": (_("Poll"), "peiling", ":material/ballot:"),\n'
                        '    "bronnen": ('),
        CATALOGUE: translated(("Poll", "Peiling")),
    }  # fmt: skip
    assert edits.keys() == named("Een pagina")
    make(copy, edits)
    holds(
        copy,
        """
_test, shown = open_page("peiling")
assert read(received(shown["live-headline"]["headline"]), 0, "nl") == "Peiling"
""",
    )


def test_a_language(copy: Path) -> None:
    """Frisian: a comma for decimals as in Dutch, its own months, and the Dutch texts of the case."""
    entry = """    "fy": Spoken(
        name="Frysk",
        locale="fy-NL",
        case_texts="nl",
        thousands=".",
        decimal=",",
        euro="€\\u00a0{number}",
        euro_below_zero="€\\u00a0-{number}",
        about="sa'n {amount}",
        less_than="minder as {amount}",
        unknown="ûnbekend",
        day="{day} {name} {year}",
        short_day="{day} {short} {year}",
        months=("jannewaris", "febrewaris", "maart", "april", "maaie", "juny",
                "july", "augustus", "septimber", "oktober", "novimber", "desimber"),
        short_months=("jan", "feb", "mrt", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"),
        needs_javascript="Keuzekompas hat JavaScript nedich.",
        exactly="Krekt: {name}",
        was="wie {value}",
        controls="Knoppen",
        hide_controls="Knoppen wei",
        changed="{count} feroare",
        save_image="Bewarje as ôfbylding",
        by_table="Iepenje de tabel.",
        back="Werom",
        close="Slute (Esc)",
        not_explained="Net te krijen.",
        try_again="Nochris",
        making="Wurdt makke…",
        is_made="Klear: {name}, {size}",
        not_made="Dat slagge net.",
        facts="Foar wa",
        copy="Kopiearje",
        copied="Kopiearre.",
        not_copied="Kopiearje kin net.",
        register={"search": "Sykje", "only": "Allinnich", "changed": "feroare", "count": "{shown} fan {all}",
                  "page": "Side", "pages": "Alle siden"},
        of_streamlit={"Sidebar": "Menu"},
    ),
}  # fmt: skip"""
    head = 'msgid ""\nmsgstr ""\n"Language: fy\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    edits: Edits = {
        "words/languages.py": ("}  # fmt: skip", entry),
        "words/locales/fy/LC_MESSAGES/keuzekompas.po": ("", f'{head}\nmsgid "Cost split"\nmsgstr "Kostenferdieling"\n'),
    }
    assert edits.keys() == named("Een taal")
    make(copy, edits)
    holds(
        copy,
        """
from datetime import date
from server.page_shell import shells
from ui.live.versions import LIVE_FILES
from words import formatting
test, shown = open_page("kostenverdeling", lang="fy")
assert [one.value for one in test.title] == ["Kostenferdieling"]
assert "Frysk" in [option.content for option in test.button_group(key="choose-lang").proto.options]
assert shown["live-keys"]["lang"] == "fy"
assert formatting.day(date(2021, 5, 1), "fy") == "1 maaie 2021"
assert formatting.euro(-1234.5, "fy", 2) == "€\\u00a0-1.234,50"
assert "fy" in shells() and "Frysk" not in str(shells()["fy"])
assert b"desimber" in LIVE_FILES["languages.js"]
""",
    )
