"""The grammar of every address: only what differs from the case, every value checked, every refusal named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from model.assumptions.declared import Value
from model.assumptions.values import AssumptionError, AssumptionProblem, declaration
from model.case.case import Case
from model.money.divisors import PER, Per
from model.money.key_comparison import first_moved, model_years
from words import columns as side
from words.claims.ranges import Note, notes
from words.columns import ANCHOR, COLUMNS, FIRST, POINTS, Point, columns_in, is_column, written_columns
from words.languages import DEFAULT, LANGUAGES, Language

BUDGET_URL = "/download/meerjarenbegroting.csv"
"""Where the server makes the figures of all variants; it takes the parameters of a share link."""
PACKAGE_URL = "/download/meerjarenbegroting.zip"
"""The same with a description of every column, for who reads it with a program (``words/data_package.py``)."""
WORKBOOK_URL = "/download/keuzekompas.xlsx"
"""Every number of Mijn variant as a formula of a spreadsheet."""
RANGE_URL = "/bereik"
"""Where the server says how far the cost can lie apart; it takes the parameters of a share link, and ``DRAWS``."""
CHECK_URL = "/klopt"
"""Where the server says whether everything adds up; it takes the parameters of a share link."""
CHECK_PAGE = "/controle"
"""The page with every sum of that."""
EXPLANATION_URL = "/uitleg"
"""Where the server takes one number apart (``EXPLAINED``); it takes the parameters of a share link."""
DRAWS = "toekomsten"
"""The parameter of ``RANGE_URL`` with the number of possible futures, where it is not the usual one."""
PART = "deel"
"""The parameter of ``RANGE_URL`` and ``CHECK_URL`` that asks for a part of a page, instead of a few words."""
OF_START = "start"
"""The one value of ``PART`` at ``RANGE_URL``: how sure the cost is, on Start."""
OF_NUMBERS = "getallen"
"""The one value of ``PART`` at ``CHECK_URL``: whether every number is what it is made of, on Controle."""

TOGETHER = "samen"
"""The perspective of all participants together."""
PRESENTING = "presenteren"
"""The parameter that opens the story of Start full screen; its one value is 1."""
ORDER = "schermen"
"""The parameter that names which steps of the story are screens then, in their order: 1,3,4."""
SAID_PER: Mapping[str, Per] = dict(zip(("niets", "inwoner", "eenheid"), PER, strict=True))
"""How a link says per what amounts are shown; links from before say it in the words of the program."""
MOVED = "moved"
"""The parameter with the municipality whose number of benefits moves where the cost keys are compared."""
VIEW = ("lang", "perspective", "year", "per", MOVED, PRESENTING, ORDER, COLUMNS, ANCHOR, POINTS)
"""The parameters of a link that are no assumption."""
SCREENS = (1, 2, 3, 4, 5, 6)
"""The steps of the story on Start, each a screen while it is presented."""
REGISTER = ("toon", "zoek", "status", "gewijzigd", "pagina")
"""What an address says of the register that is read: which, and what is searched for in it. Only the browser reads
this (``ui/live/browser/register.js``): to a link it means nothing, right or wrong."""
EXPLAINED = ("naam", "variant")
"""What an address says of the number that is explained: its name, and of which variant. To another page it means
nothing; ``words/explained`` reads it."""
WHICH = "case"
"""The parameter with the id of the case, where it is not the first that the server shows."""
CASE = "casus"
"""The parameter with the version of the case, where the figures are those of when a variant was saved."""
SAVED = "bewaard"
"""What an address says of the saved variant that is looked at: its id. Only the page of what is saved reads this."""
SAVED_VERSION = "versie"
"""The parameter of ``VARIANT_URL`` with the version of it, where that is not the newest."""
EDIT_KEY = "sleutel"
"""What stands behind the # of an address that lets one change that variant: no server sees it."""
SAVED_PAGE = "/varianten"
VARIANT_URL = "/download/variant.json"
"""Where the server gives a variant as a file: the saved one of ``SAVED``, else what the parameters of a link say."""
ASIDE = (*REGISTER, *EXPLAINED, SAVED)
"""What a link may say that is neither an assumption nor a view."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]{1,12}([.,][0-9]{1,30})?")
_SCREENS = re.compile(f"[{SCREENS[0]}-{SCREENS[-1]}](,[{SCREENS[0]}-{SCREENS[-1]}])*")


@dataclass(frozen=True)
class View:
    """What a link says besides assumptions: the language, whose euros are shown, of which year, beside each amount what
    it comes to per resident or per benefit, whether and in which screens the story is presented, and which ``columns``
    stand side by side, of which one is the ``anchor`` (nothing: the first), with what the ``points`` among them set."""

    language: Language
    perspective: str
    """The id of a participant, or ``TOGETHER``."""
    year: int
    per: Per = PER[0]
    presenting: bool = False
    screens: tuple[int, ...] = SCREENS
    columns: tuple[str, ...] = FIRST
    anchor: str = ""
    points: tuple[Point, ...] = ()
    case: str = ""
    """The id of the case where a link has to name it; nothing of the first that a server shows."""
    moved: str = ""
    """Whose number of benefits moves where the keys are compared: an id; nothing: as ``first_moved`` has it."""


@dataclass(frozen=True)
class Link:
    """What a link changes and shows, what in it was refused, and what was taken but is worth a word."""

    changes: Mapping[str, Value]
    view: View
    problems: tuple[AssumptionProblem, ...]
    notes: tuple[Note, ...]


# ---- reading ----


def read_link(case: Case, parameters: Mapping[str, str]) -> Link:
    """What a link says. A wrong value is refused by name; the others still apply."""
    wanted = {name: text for name, text in parameters.items() if name in VIEW}
    ids = {name: text for name, text in parameters.items() if name not in (*VIEW, *ASIDE, CASE, WHICH)}
    values, unreadable = _values(case, ids)
    refused = _refused(case, values)
    wrong = {problem.id for problem in refused}
    kept = {id: value for id, value in values.items() if id not in wrong}
    changes = case.assumptions.replace(**kept).changed_from(case.assumptions)
    view, unknown = _read_view(case, wanted)
    # Who reads the link has found the case that it names, or said that there is none.
    view = replace(view, case=case.about.id if parameters.get(WHICH) == case.about.id else "")
    return Link(changes, view, (*unreadable, *refused, *unknown), notes(case, changes))


def _values(case: Case, parameters: Mapping[str, str]) -> tuple[dict[str, Value], list[AssumptionProblem]]:
    """The assumptions that can be read, and the parameters that cannot."""
    problems: list[AssumptionProblem] = []
    values: dict[str, Value] = {}
    for id, text in parameters.items():
        is_known = case.assumptions.has(id)
        value = parsed(id, text) if is_known else None
        if not is_known:
            problems.append(AssumptionProblem(id, text, "unknown"))
        elif value is None:
            declared = declaration(id)
            problems.append(AssumptionProblem(id, text, "number", (declared.lower, declared.upper)))
        else:
            values[id] = value
    return values, problems


def _read_view(case: Case, parameters: Mapping[str, str]) -> tuple[View, list[AssumptionProblem]]:
    """What is to be shown; what the link does not say, or says wrongly, is as in a link without it."""
    allowed = view_choices(case)
    before: dict[str, str] = dict(zip(PER, SAID_PER, strict=True))
    parameters = {name: before.get(text, text) if name == "per" else text for name, text in parameters.items()}
    wrong = [name for name, text in parameters.items() if not _may_be(allowed, name, text)]
    problems = [AssumptionProblem(name, parameters[name], "choice", allowed.get(name, ())) for name in wrong]
    right = {name: text for name, text in parameters.items() if name not in wrong}
    usual = first_view(case)
    language = next((code for code in LANGUAGES if code == right.get("lang")), usual.language)
    per = SAID_PER[right["per"]] if "per" in right else usual.per
    perspective, year = right.get("perspective", usual.perspective), int(right.get("year", usual.year))
    screens = screens_in(right[ORDER]) if ORDER in right else usual.screens
    columns = columns_in(right[COLUMNS]) if COLUMNS in right else usual.columns
    told = (columns, right.get(ANCHOR, ""), side.points_in(right.get(POINTS, "")))
    moved = "" if right.get(MOVED) == _usually_moved(case) else right.get(MOVED, "")
    return View(language, perspective, year, per, PRESENTING in right, screens, *told, moved=moved), problems


def _may_be(allowed: Mapping[str, tuple[str, ...]], name: str, text: str) -> bool:
    free = {ORDER: screens_in, COLUMNS: columns_in, ANCHOR: is_column, POINTS: side.points_in}
    return bool(free[name](text)) if name in free else text in allowed[name]


def screens_in(text: str) -> tuple[int, ...]:
    """The screens that a text names in their order, such as 1,3,4, each at most once; none if it is anything else."""
    found = tuple(int(number) for number in text.split(",")) if _SCREENS.fullmatch(text) else ()
    return found if len(set(found)) == len(found) else ()


def view_choices(case: Case) -> Mapping[str, tuple[str, ...]]:
    """What a link may say besides assumptions, its case, screens and columns, and the values of each."""
    return {
        "lang": tuple(LANGUAGES),
        "perspective": (*(participant.id for participant in case.participants), TOGETHER),
        "year": tuple(str(year) for year in model_years(case)),
        "per": tuple(SAID_PER),
        MOVED: movable(case),
        PRESENTING: ("1",),
    }


def movable(case: Case) -> tuple[str, ...]:
    """Whose number of benefits can be chosen to move: of one or two municipalities there is nothing to choose."""
    ids = tuple(participant.id for participant in case.participants)
    return ids if len(ids) > 2 else (_usually_moved(case),)


def _usually_moved(case: Case) -> str:
    return case.participants[first_moved(case)].id


def moved_of(case: Case, moved: str) -> int:
    """The place among the parties of the one whose number of benefits moves: of ``View.moved``."""
    ids = [participant.id for participant in case.participants]
    return ids.index(moved) if moved in movable(case) else first_moved(case)


def first_view(case: Case) -> View:
    """What the pages show until something else is chosen."""
    return View(DEFAULT, TOGETHER, model_years(case)[0])


def party_of(case: Case, perspective: str) -> int | None:
    """The place of the perspective's municipality among the parties, or None for all together: never of one alone."""
    ids = [participant.id for participant in case.participants]
    return ids.index(perspective) if perspective in ids else 0 if len(ids) == 1 else None


def _refused(case: Case, values: Mapping[str, Value]) -> list[AssumptionProblem]:
    """The values that are not allowed, together (shares over 100%) or alone."""
    try:
        case.assumptions.replace(**values)
    except AssumptionError as error:
        refused = [problem for problem in error.problems if problem.id in values]
        if not refused:
            raise
        rest = {id: value for id, value in values.items() if id not in {problem.id for problem in refused}}
        return refused + _refused(case, rest)
    return []


def parsed(id: str, text: str) -> Value | None:
    """The value that a text stands for: a choice as it is, a date as 2021-03-18, a number with a point or comma."""
    unit = declaration(id).unit
    if unit == "choice":
        return text
    if unit == "date":
        return _date(text)
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def _date(text: str) -> float | None:
    try:
        return float(date.fromisoformat(text).toordinal()) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


# ---- writing ----


def write_link(case: Case, changes: Mapping[str, Value], view: View) -> dict[str, str]:
    """The parameters of a link that says this: only what differs from the case and from what is shown first."""
    usual = first_view(case)
    shown = {
        WHICH: (view.case, usual.case),
        "lang": (view.language, usual.language),
        "perspective": (view.perspective, usual.perspective),
        "year": (view.year, usual.year),
        "per": tuple(next(said for said, one in SAID_PER.items() if one == per) for per in (view.per, usual.per)),
        MOVED: (case.participants[moved_of(case, view.moved)].id, _usually_moved(case)),
        PRESENTING: (int(view.presenting), 0),
        ORDER: (written_screens(view.screens), written_screens(usual.screens)),
        COLUMNS: (written_columns(view.columns), written_columns(usual.columns)),
        ANCHOR: (view.anchor, usual.anchor),
        POINTS: (side.written_points(view.points), ""),
    }
    differing = {name: str(value) for name, (value, first) in shown.items() if value != first}
    return {id: written_value(id, value) for id, value in changes.items()} | differing


def written_screens(screens: Sequence[int]) -> str:
    """The order of the screens as a link carries it: 1,3,4."""
    return ",".join(map(str, screens))


def from_page(path: str) -> str:
    """How a page names an address of the server: beside itself, because a web server may show the dashboard under a
    path of its own. Every page stands in one folder, so this is right on each of them."""
    return f".{path}"


def address(path: str, parameters: Mapping[str, str]) -> str:
    """A path with the parameters of a link."""
    return f"{path}?{urlencode(parameters, safe=':')}" if parameters else path


def written_value(id: str, value: Value) -> str:
    """A value as a link carries it: 150, 0.022, caseload, 2021-03-18. Exact, and never with an exponent."""
    if isinstance(value, str):
        return value
    if declaration(id).unit == "date":
        return date.fromordinal(int(value)).isoformat()
    text = format(Decimal(repr(float(value))), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
