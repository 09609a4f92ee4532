"""The command line of run.py, read and checked. By hand, because argparse speaks English."""

import os
import re
from pathlib import Path

from install import Problem
from launcher.network import EVERYWHERE, THIS_MACHINE

PORT = 8501
MOST_WORKERS = 64
WORKBOOK = ".xlsx"
ABOUT_CASES = {
    "compare": ("delivery.compare", 2, False, "python3 run.py compare map/oud map/nieuw"),
    "check": ("delivery.check", 1, False, "python3 run.py check map/casus"),
    "new": ("delivery.case_new", 1, True, "python3 run.py new map/casus"),
    "case-to-xlsx": ("delivery.case_files", 2, True, "python3 run.py case-to-xlsx map/casus casus.xlsx"),
    "xlsx-to-case": ("delivery.case_files", 2, True, "python3 run.py xlsx-to-case casus.xlsx map/casus"),
}
"""What run.py does with cases: the module, how many names it takes, whether the last is made, and an example."""
ADDRESS_VARIABLE = "STREAMLIT_SERVER_ADDRESS"

HELP = f"""Keuzekompas

  python3 run.py                 start het dashboard
  python3 run.py test [...]      controleer het project; wat volgt gaat naar pytest
  python3 run.py compare OUD NIEUW
                                 wat een wijziging van de casus met de uitkomsten deed; OUD en NIEUW: map of xlsx
  python3 run.py check CASUS     wat in een casus staat, wat ontbreekt en wat niet mag; CASUS: map of xlsx
  python3 run.py new NIEUW       een nieuwe casus, map of xlsx; vraagt gemeenten, jaren, taken, uitvoerders,
                                 uitgangspunten en het vakgebied
  python3 run.py case-to-xlsx CASUS BESTAND.xlsx
                                 een casus als één werkboek, met lijsten van wat in een cel mag
  python3 run.py xlsx-to-case BESTAND.xlsx MAP
                                 een werkboek als map met tabellen

Mogelijkheden bij het starten:
  --port GETAL    poort van het dashboard, 1 tot en met 65535 (anders {PORT})
  --host ADRES    op welk netwerkadres (anders alleen deze computer; {EVERYWHERE} voor iedereen op het netwerk)
  --case MAP      map of werkboek (xlsx) met een eigen casus (anders alle casussen in data); mag vaker:
                  de eerste opent vanzelf, de andere met ?case= en hun id, of onder Weergave
  --workers GETAL aantal processen, 1 tot en met {MOST_WORKERS} (anders 2, of 1 op een machine met één kern)
  --opnieuw       maak de map .venv met de onderdelen eerst opnieuw
  --help          deze uitleg

Mogelijkheden bij de vijf opdrachten over casussen:
  --from BESTAND  alleen bij new: vraag niets, maar lees het uit dit bestand (YAML)
  --html BESTAND  alleen bij compare: schrijf ook een pagina met alle uitkomsten
  --lang TAAL     nl of en (anders nl)

De eerste keer worden de onderdelen in de map .venv geïnstalleerd. Daarvoor is internet nodig.
"""


class Options:
    """The command line, checked."""

    def __init__(self) -> None:
        self.help = False
        self.test: list[str] | None = None
        self.about_case: list[str] | None = None
        self.port = PORT
        self.host = os.environ.get(ADDRESS_VARIABLE) or THIS_MACHINE
        self.cases: list[Path] = []
        self.workers: int | None = None
        self.anew = False


def parse(arguments: "list[str]") -> Options:
    """Read the command line. Raises Problem."""
    options = Options()
    if arguments[:1] == ["test"]:
        options.test = arguments[1:]
        return options
    if arguments and arguments[0] in ABOUT_CASES:
        options.help = "--help" in arguments or "-h" in arguments
        options.about_case = [] if options.help else parse_about_case(arguments[0], arguments[1:])
        return options
    rest = list(arguments)
    while rest:
        name, has_value, value = rest.pop(0).partition("=")
        if name in ("-h", "--help"):
            options.help = True
        elif name == "--opnieuw":
            options.anew = True
        elif name in ("--port", "--host", "--case", "--workers"):
            if not has_value:
                if not rest:
                    raise Problem(f"Achter {name} ontbreekt een waarde. Zie: python3 run.py --help")
                value = rest.pop(0)
            if name == "--port":
                options.port = parse_port(value)
            elif name == "--host":
                options.host = parse_host(value)
            elif name == "--workers":
                options.workers = parse_workers(value)
            else:
                options.cases.append(parse_case(value))
        else:
            raise Problem(f"‘{name}’ is onbekend. Zie: python3 run.py --help")
    return options


def parse_about_case(name: str, arguments: "list[str]") -> "list[str]":
    """The module that does it and what that gets: the case and what else was asked, paths whole. Raises Problem."""
    module, needed, made, example = ABOUT_CASES[name]
    paths: "list[str]" = []
    found = []
    rest = list(arguments)
    while rest:
        option, has_value, value = rest.pop(0).partition("=")
        if not option.startswith("--"):
            path = option + has_value + value
            is_made = made and len(paths) == needed - 1
            paths.append(str(parse_new(path, name) if is_made else parse_case(path)))
            continue
        if option != "--lang" and (option, name) not in (("--html", "compare"), ("--from", "new")):
            raise Problem(f"‘{option}’ is onbekend. Zie: python3 run.py --help")
        if not has_value:
            if not rest:
                raise Problem(f"Achter {option} ontbreekt een waarde. Zie: python3 run.py --help")
            value = rest.pop(0)
        found += [option, OF_CASES[option](value)]
    if len(paths) != needed:
        raise Problem(f"Hier horen {needed} namen bij; dit zijn er {len(paths)}. Bijvoorbeeld: {example}")
    return [module, *paths, *found]


def parse_new(text: str, name: str) -> Path:
    """What is to be written, whole: it is not there yet, and a workbook is called so."""
    path = Path(text).expanduser().absolute()
    if not text or path.exists():
        raise Problem(f"Dit is er al: {path if text else '(leeg)'}. Geef een naam die er nog niet is.")
    if not path.parent.is_dir():
        raise Problem(f"De map waar dit in moet komen, is er niet: {path.parent}")
    if name != "new" and (path.suffix.lower() == WORKBOOK) != (name == "case-to-xlsx"):
        raise Problem(
            f"Een werkboek heet {WORKBOOK}: geef bij case-to-xlsx zo’n naam, en bij xlsx-to-case die van een map."
        )
    return path


def parse_html(text: str) -> str:
    """A file to write, whole; not a folder, and in a folder that exists."""
    path = Path(text).expanduser().absolute()
    if not text or path.is_dir() or not path.parent.is_dir():
        raise Problem(
            f"Hier kan geen bestand komen: {path if text else '(leeg)'}. Geef een bestand in een map die er is."
        )
    return str(path)


def parse_facts(text: str) -> str:
    """A file to read, whole."""
    path = Path(text).expanduser().absolute()
    if not text or not path.is_file():
        raise Problem(f"Dit bestand is er niet: {path if text else '(leeg)'}")
    return str(path)


def parse_language(text: str) -> str:
    """A language of the report."""
    if text not in ("nl", "en"):
        raise Problem(f"Taal ‘{text}’ kan niet: geef nl of en.")
    return text


def parse_port(text: str) -> int:
    """A port number."""
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 1 <= int(text) <= 65535):
        raise Problem(f"Poort ‘{text}’ kan niet: geef een geheel getal van 1 tot en met 65535.")
    return int(text)


def parse_host(text: str) -> str:
    """An IPv4 address of this machine, or of all its networks; a name is looked up when the port is tried."""
    if not re.fullmatch("[A-Za-z0-9.-]+", text):
        raise Problem(f"Adres ‘{text}’ kan niet: geef een adres als {THIS_MACHINE}, of {EVERYWHERE} voor het netwerk.")
    return text


def parse_workers(text: str) -> int:
    """A number of processes."""
    if not (text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= MOST_WORKERS):
        raise Problem(f"‘{text}’ processen kan niet: geef een geheel getal van 1 tot en met {MOST_WORKERS}.")
    return int(text)


def parse_case(text: str) -> Path:
    """An existing folder, or a workbook; a relative path counts from where the user is."""
    path = Path(text).expanduser().absolute()
    if not text or not path.exists():
        raise Problem(f"De map met de casus bestaat niet: {path if text else '(leeg)'}")
    if not path.is_dir() and path.suffix.lower() != WORKBOOK:
        raise Problem(
            f"Dit is geen map en geen werkboek ({WORKBOOK}); geef de map of het werkboek van de casus: {path}"
        )
    return path


OF_CASES = {"--html": parse_html, "--lang": parse_language, "--from": parse_facts}
"""How what stands behind an option about cases is read."""
