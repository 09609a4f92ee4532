"""Who may import whom, and that only the loader of a case reads files."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.model.worlds import ROOT

MODEL = sorted((ROOT / "model").rglob("*.py"))
STORE = sorted((ROOT / "store").rglob("*.py"))
WORDS = sorted((ROOT / "words").rglob("*.py"))
# The folders of the design that hold code of the program, whether they are there already or not.
PACKAGES = ("model", "words", "ui", "pages", "server", "export", "store")
# What each may import of our own code, and of third-party packages besides the standard library.
OWN = {
    "model": {"model"},
    # What is refused, and no database: a test below says so.
    "words": {"model", "store", "words"},
    "store": {"model", "store"},
    "export": {"model", "words", "store", "export"},
    "ui": {"model", "words", "store", "ui"},
    "pages": {"model", "words", "ui", "export", "store"},
    "server": {"model", "words", "ui", "export", "store", "server"},
    "app": {"server"},
}
THIRD = {
    "model": {"numpy", "openpyxl", "pandas", "pydantic", "yaml"},
    "store": {"sqlalchemy", "alembic", "pydantic"},
    "words": {"numpy", "babel"},
    "export": {"numpy", "pptx", "pydantic", "segno", "typst", "xlsxwriter"},
    "ui": {"streamlit", "plotly", "numpy"},
    "pages": {"streamlit", "numpy"},
    "server": {"streamlit", "starlette", "anyio", "uvicorn", "websockets", "pydantic", "segno"},
    "app": {"streamlit"},
}
# Inside the model each room uses only rooms that stand before it, or beside the subjects those named with it.
ROOMS: dict[str, set[str]] = {
    "terms": set(),
    "numbers": {"terms"},
    "assumptions": {"terms", "numbers"},
    "case": {"terms", "numbers", "assumptions"},
    "loading": {"terms", "numbers", "assumptions", "case"},
    "options": {"terms", "numbers", "assumptions", "case"},
    "planning": {"terms", "numbers", "assumptions", "case"},
    "money": {"terms", "numbers", "assumptions", "case", "options", "planning"},
    "risks": {"terms", "numbers", "assumptions", "case", "options", "money"},
    "uncertainty": {"terms", "numbers", "assumptions", "case", "money"},
    "differences": {"terms", "numbers", "assumptions", "case", "money"},
    "outcomes": {
        "terms", "numbers", "assumptions", "case", "options", "planning", "money", "risks", "uncertainty",
        "differences",
    },
}  # fmt: skip


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(source: str, package: str) -> Iterator[str]:
    """Every module that this source names in an import, wherever it stands; relative ones written out."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: -(node.level - 1) or None] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            # "from model import split" names a module as well as a thing in one.
            yield start
            yield from (f"{start}.{alias.name}" for alias in node.names)


@cache
def imports_of(path: Path) -> frozenset[str]:
    package = name_of(path) if path.name == "__init__.py" else name_of(path).rpartition(".")[0]
    return frozenset(imported(path.read_text("utf-8"), package))


def tops(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in imports_of(path)}


CHARTS = sorted((ROOT / "ui" / "charts").rglob("*.py"))


def test_a_chart_is_typed_series_that_anything_can_draw() -> None:
    """A slide or a workbook must be able to draw what the browser draws: only ``ui.live`` knows Plotly's words."""
    used = {name for path in CHARTS for name in imports_of(path) if name.startswith("ui.")}
    assert used
    assert {name for name in used if not name.startswith("ui.charts")} == set()


def program() -> list[Path]:
    folders = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return [ROOT / "app.py", *folders]


def test_imports_are_recognised() -> None:
    """The other tests are worth as much as this."""
    source = (
        "import a.b, c\nfrom d import e\ndef f():\n    from . import g\n    from .h import i\n    from ..j import k\n"
    )
    found = {"a.b", "c", "d", "d.e", "p.q", "p.q.g", "p.q.h", "p.q.h.i", "p.j", "p.j.k"}
    assert set(imported(source, "p.q")) == found


@pytest.mark.parametrize("path", program(), ids=name_of)
def test_imports_go_in_the_directions_of_the_design(path: Path) -> None:
    package = name_of(path).partition(".")[0]
    foreign = tops(path) - set(sys.stdlib_module_names)
    own = foreign & {*PACKAGES, "app", "run", "launcher", "tests", "bench"}
    assert own <= OWN[package]
    if package in THIRD:
        assert foreign - own <= THIRD[package]


def test_what_starts_before_the_environment_is_there_needs_python_alone() -> None:
    for path in [ROOT / "install.py", *sorted((ROOT / "launcher").rglob("*.py"))]:
        assert tops(path) - set(sys.stdlib_module_names) <= {"install", "launcher"}, path.name


def test_nothing_imports_a_page() -> None:
    files = [*program(), ROOT / "run.py", *(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
    assert {name_of(path) for path in files if "pages" in tops(path)} == set()


CONTROLS = {
    "ui.views.decision.presenting",
    "ui.views.decision.story",
    "ui.views.execution_model_cards",
    "ui.views.risk_cards",
}
"""The views that hold controls of their own: what they change is the session's."""


def test_what_a_view_shows_it_is_given() -> None:
    """Year, perspective and changes come as arguments, so that an export can show the same."""
    views = sorted((ROOT / "ui" / "views").rglob("*.py"))
    assert {name_of(path) for path in views if "ui.session.state" in imports_of(path)} == CONTROLS


# Inside the model


def room_of(name: str) -> str:
    """The room of a module of the model; none for the façade."""
    return name.split(".")[1] if name.count(".") > 1 else ""


@pytest.mark.parametrize("path", MODEL, ids=name_of)
def test_the_rooms_of_the_model_stand_in_their_order(path: Path) -> None:
    room = room_of(name_of(path))
    used = {name.split(".")[1] for name in imports_of(path) if name.startswith("model.") and room}
    assert used <= {*ROOMS.get(room, set()), room}


def test_every_room_of_the_model_is_known() -> None:
    assert {room_of(name_of(path)) for path in MODEL} - {""} == set(ROOMS)


def graph(package: str) -> dict[str, set[str]]:
    """For every module of a package the modules of it that it imports."""
    names = {name_of(path): path for path in sorted((ROOT / package).rglob("*.py"))}
    return {name: {one for one in imports_of(path) if one in names and one != name} for name, path in names.items()}


def circle(edges: dict[str, set[str]]) -> list[str]:
    """The modules of one import circle, or none."""
    done: set[str] = set()

    def search(name: str, trail: list[str]) -> list[str]:
        if name in trail:
            return trail[trail.index(name) :]
        if name not in done:
            for one in sorted(edges[name]):
                if found := search(one, [*trail, name]):
                    return found
            done.add(name)
        return []

    return next((found for name in edges if (found := search(name, []))), [])


def test_a_circle_is_recognised() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c"]
    assert circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


@pytest.mark.parametrize("package", ["model", "store", "words", "ui", "server"])
def test_no_import_circles(package: str) -> None:
    """In the model the façade imports the calculations and they the records, so none imports ``model`` itself."""
    assert len(graph(package)) > 4
    assert circle(graph(package)) == []


def only_reached_from(package: str, *roots: str) -> set[str]:
    """The modules and those that nothing but them, or these again, imports."""
    edges, found = graph(package), set(roots)
    while True:
        users = {name: {user for user, used in edges.items() if name in used} for name in edges}
        more = {name for name in edges if users[name] and users[name] <= found} - found
        if not more:
            return found
        found |= more


FILE_CALLS = {
    *("open", "fdopen", "read_text", "read_bytes", "write_text", "write_bytes", "touch", "mkdir", "unlink"),
    *("iterdir", "glob", "rglob", "scandir", "listdir", "mkstemp", "NamedTemporaryFile"),
    *("loadtxt", "genfromtxt", "fromfile", "tofile", "savetxt", "memmap", "read_excel", "to_csv", "to_excel"),
}


def touches_files(source: str) -> list[str]:
    """Calls by a name that opens, reads, lists or writes files: ``open(...)``, ``path.read_text()``, ``np.loadtxt``."""
    calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    names = [func.id if isinstance(func, ast.Name) else getattr(func, "attr", "") for func in calls]
    # pandas.read_csv; the model has a function of that name which takes a text.
    pandas = [func.attr for func in calls if isinstance(func, ast.Attribute) and func.attr.startswith("read_csv")]
    return sorted({name for name in names if name in FILE_CALLS} | set(pandas))


def test_file_calls_are_recognised() -> None:
    source = (
        "open('x')\nPath('x').read_text()\npd.read_csv('x')\nnp.loadtxt('x')\nread_csv('x')\n'x'.replace('a', 'b')\n"
    )
    assert touches_files(source) == ["loadtxt", "open", "read_csv", "read_text"]


def test_only_the_loader_touches_files() -> None:
    loader = only_reached_from("model", "model.loading.load")
    touching = {name_of(path): found for path in MODEL if (found := touches_files(path.read_text("utf-8")))}
    assert touching, "a case must be read somewhere"
    assert set(touching) <= loader, "only model.loading.load, and what nothing but it imports, reads files"
    # The façade imports the loader, so no calculation is among those modules.
    assert not loader & {f"model.money.{one}" for one in ("split", "cost", "budget", "benefits", "key_comparison")}


# What an import loads

CHECK = """
import importlib, sys
unwanted, *names = sys.argv[1:]
for name in names:
    importlib.import_module(name)
    loaded = sorted(set(unwanted.split()) & set(sys.modules))
    if loaded:
        sys.exit(f"{name} loads {loaded}")
"""


SCREEN = "streamlit plotly"
DATABASE = "sqlalchemy alembic psycopg"


def what_loads(modules: list[str], unwanted: str) -> str:
    """Import them one after the other in a fresh process: what the first that loads something unwanted, or fails, says.

    One process for all: any of them imports the façade first, and what none of them loads no single one loads.
    """
    command = [sys.executable, "-c", CHECK, unwanted, *modules]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    return "" if done.returncode == 0 else done.stderr or "failed"


@pytest.mark.parametrize("modules", [MODEL, WORDS, CHARTS], ids=["model", "words", "charts"])
def test_no_module_of_the_model_the_words_or_the_charts_loads_the_screen(modules: list[Path]) -> None:
    assert len(modules) > 4
    assert what_loads([name_of(path) for path in modules], f"{SCREEN} {DATABASE}") == ""


def test_what_keeps_variants_loads_no_screen_and_what_it_keeps_no_database() -> None:
    modules = [name_of(path) for path in STORE if path.parent.name != "migrations"]
    assert len(modules) > 4
    assert what_loads(modules, SCREEN) == ""
    assert what_loads(["store.records", "store.problems", "store.texts", "store.write_ahead"], DATABASE) == ""


def test_a_module_that_loads_the_screen_is_recognised() -> None:
    assert "plotly loads ['plotly']" in what_loads(["json", "plotly"], SCREEN)
    assert "ModuleNotFoundError" in what_loads(["model.moon"], SCREEN)
