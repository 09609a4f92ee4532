"""What a case holds, what is missing, and what the pages leave out because of it: `python3 run.py check CASE`.

run.py has read the command line. Draws nothing and starts no dashboard; the exit code says whether the case loads.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import get_args

from delivery.skeleton import id_of_case
from delivery.told import Refused, command, done, harmless, say, told, typed
from model import Case, CaseError, load_case
from model.assumptions.declared import msg
from model.case.base import PAGES, Page, Status
from model.case.naming import labels_of
from model.loading import problems
from model.loading.case_workbook import sheet_of
from model.loading.draft import ABOUT, FILES
from model.loading.load import FILE_NAMES, MAX_BYTES
from model.loading.sheets import sheet_names, titles
from model.money.benefits import has_estimate
from model.money.pools import pools_of
from model.options.configurations import free_tasks
from model.options.scoring import options_of
from model.planning.schedule import start_of
from words.claims.planned import track_name
from words.claims.pools import pool_name, stays_out
from words.labels import case_name
from words.texts import _, language, of, short_day, speak, status
from words.variants import without_lines

COUNTED = ("tasks", "executors", "criteria", "options", "arguments", "steps", "decisions", "risks", "findings")
"""The tables whose rows are counted out loud."""
LEFT_OUT: tuple[tuple[Page, str, Callable[[Case], bool], str], ...] = (
    ("/situatie", "then_and_now", lambda case: not case.then_and_now, msg("what two documents say of one subject")),
    ("/situatie", ABOUT, lambda case: case.about.same_purpose is None, msg("two amounts for the same purpose")),
    ("/situatie", "target_group", lambda case: not case.target_group, msg("the groups behind the number of {units}")),
    ("/situatie", "series", lambda case: not case.series, msg("figures per year beside the budget")),
    ("/situatie", "budget_lines", lambda case: not any(line.money_set == "rijk" for line in case.budget_lines),
     msg("money from central government")),
    ("/meerjarenbegroting", "segments", lambda case: not case.segments, msg("a cost for each kind of work")),
    ("/meerjarenbegroting", "policy_fields", lambda case: not case.policy_fields, msg("the budget by taakveld")),
    ("/meerjarenbegroting", "assumption_rows", lambda case: not has_estimate(case),
     msg("an estimate of what is paid for the {units} themselves")),
    ("/scenarios", "options", lambda case: not case.options, msg("every scenario: the page says that there are none")),
    ("/scenarios", "criteria", lambda case: not case.criteria, msg("every score: nothing says on what to judge")),
    ("/scenarios", "arguments", lambda case: not case.arguments, msg("every score: nothing speaks for or against")),
    ("/uitvoeringsmodel", "rules", lambda case: not case.rules, msg("what is not open to choice")),
    ("/uitvoeringsmodel", "model_parts", lambda case: not case.model_parts, msg("the drawing of the future model")),
    ("/onzekerheid", "drawn", lambda case: not case.drawn, msg("ranges, until somebody says what is uncertain")),
    ("/onzekerheid", "correlations", lambda case: not case.correlations, msg("what moves together")),
    ("/risicos", "risks", lambda case: not case.risks, msg("every risk: the page says that there are none")),
    ("/risicos", "risk_drivers", lambda case: not case.risk_drivers, msg("which risks have a cause in common")),
    ("/planning", "decisions", lambda case: not case.decisions, msg("all decisions")),
    ("/planning", "funding_ways", lambda case: not case.funding_ways, msg("the money flows at the open decision")),
    ("/projectbegroting", "project", lambda case: not case.project, msg("the lines of the project budget")),
    ("/bronnen", "findings", lambda case: not case.findings, msg("where documents disagree or are silent")),
    ("/bronnen", "context", lambda case: not case.context, msg("what documents say beside the figures")),
    ("/bronnen", "abbreviations", lambda case: not case.abbreviations, msg("what abbreviations mean")),
    ("/bronnen", "missing_documents", lambda case: not case.missing_documents, msg("what to ask for")),
    ("/bronnen", "deliverables", lambda case: not case.deliverables, msg("what was asked and what is answered")),
    ("/bronnen", "assurance", lambda case: not case.assurance, msg("how reliable each assumption is")),
    ("/bronnen", "limits", lambda case: not case.limits, msg("what the figures are not meant for")),
    ("/bronnen", "versions", lambda case: not case.versions, msg("what changed in the case")),
)  # fmt: skip
"""What a page leaves out, by the file that would hold it, and when."""


def main(arguments: list[str]) -> int:
    """The exit code: 0 if the case loads; 1 if something in it is not allowed."""
    parser = command("delivery.check")
    parser.add_argument("case", type=Path)
    options = parser.parse_args(arguments)
    return done(options.lang, lambda: say(report(options.case)))


def report(path: Path) -> list[str]:
    """The report on this case, line by line. Raises Refused with everything that is wrong with it."""
    try:
        case = load_case(path)
    except CaseError as error:
        head = _("The case in {folder} does not load.", folder=path)
        raise Refused("\n".join((head, *told(error.problems), *_said_of(unread(path))))) from None
    speak(language(), case.about.words)
    return [
        f"{case_name(case)} ({path}, {_('data version')} {case.version})",
        "", _("This is in it:"), *_rows(held(case)),
        "", _("Pages leave this out:"), *(_rows(left_out(case)) or [f"  {_('nothing')}"]),
        *_said_of(unread(path)),
        *called_otherwise(case, path),
        "", _("The case loads. Start it with: python3 run.py --case {folder}", folder=typed(path)),
    ]  # fmt: skip


def unread(path: Path) -> list[str]:
    """What lies beside the files of a case, or beside the sheets of a workbook, and is called otherwise: nobody reads
    it, so a table with a slip of the pen in its name is missed in silence."""
    if path.is_dir():
        return sorted(one.name for one in path.iterdir() if one.name not in FILE_NAMES and one.name[0] != ".")
    try:
        found = sheet_names(path.read_bytes()[: MAX_BYTES + 1])
        read = titles(found, [sheet_of(file) for file in FILE_NAMES]).values()
        return [name for name in found if name not in read]
    except (OSError, problems.Refused):  # then the case itself says so
        return []


def called_otherwise(case: Case, path: Path) -> list[str]:
    """That the id of a case is not what its folder is called: as of a copy of another case, that kept its id. A
    workbook may be called anything: a new name tells its versions apart."""
    folder = path.resolve().name
    if not path.is_dir() or case.about.id == id_of_case(folder):
        return []
    said = _("The folder is called {folder}, and the id in case.yaml is {id}.", folder=folder, id=case.about.id)
    why = _("Links (?case={id}) and saved variants go by the id: a copy of another case needs one of its own.",
            id=case.about.id)  # fmt: skip
    return ["", said, why]


def _said_of(names: list[str]) -> list[str]:
    head = _("Not read, because nothing in a case is called so:")
    return ["", head, *(f"  {harmless(name)}" for name in names)] if names else []


def _rows(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Names and what is said of them, below each other."""
    found = list(pairs)
    widest = max((len(name) for name, _said in found), default=0)
    return [f"  {name:<{widest}}  {said}" for name, said in found]


def held(case: Case) -> Iterator[tuple[str, str]]:
    """What there is, by name."""
    partners = [one.name for one in case.municipalities if one not in case.participants]
    yield _("Share the cost"), ", ".join(one.name for one in case.participants)
    yield _("Only cooperate"), ", ".join(partners) or _("nobody")
    yield _("Budget years"), f"{case.about.years[0]}–{case.about.years[-1]}"
    for name in COUNTED:
        count = len(getattr(case, name))
        yield FILES[name], _("1 row") if count == 1 else _("{count} rows", count=count)
    without = [one.name for one in without_lines(case, None)]
    yield _("No printed execution of"), ", ".join(without) or _("nobody")
    if len(pools_of(case)) > 1:
        yield _("Cost apart for"), "; ".join(pool_name(case, pool) for pool in pools_of(case))
    if starts := labels_of(case, "starts"):
        yield _("A start of its own"), "; ".join(_start(case, track) for track in starts)
    if out := stays_out(case):
        yield _("Not everyone"), " ".join(out)
    if unplayed := list(_without_scenario(case)):
        yield _("Advice without a scenario"), "; ".join(unplayed)
    yield _("Figures and texts"), _by_status(statuses(case))


def _without_scenario(case: Case) -> Iterator[str]:
    """The tasks of which the advice names nobody for an office who has a scenario there: the first that has one counts
    instead, in the score and in the cost."""
    for id in free_tasks(case):
        task, options = case.task(id), {option.executor for option in options_of(case, id)}
        counted = (case.assumptions.front[id], case.assumptions.back[id])
        for named, instead in zip((task.advice_front, task.advice_back), counted, strict=True):
            if named and not options.intersection(named):
                who, other = (of(case.executor(one).short) for one in (named[0], str(instead)))
                yield _("{task}: {who} has no scenario there; the advice reckons with {instead}",
                        task=of(task.label), who=who, instead=other)  # fmt: skip
                break


def _start(case: Case, track: str) -> str:
    return f"{track_name(case, track)}, {short_day(start_of(case, track).date.toordinal())}"


def statuses(case: Case) -> Counter[Status]:
    """How many rows of all tables have each status."""
    rows = (row for name in FILES for row in getattr(case, name))
    return Counter(row.status for row in rows if hasattr(row, "status"))


def _by_status(counts: Mapping[Status, int]) -> str:
    return ", ".join(f"{counts[one]} {status(one)}" for one in get_args(Status) if one in counts)


def left_out(case: Case) -> Iterator[tuple[str, str]]:
    """What each page leaves out, in the order of the pages, and which file would hold it."""
    for page in PAGES:
        for where, file, is_missing, what in LEFT_OUT:
            if where == page and is_missing(case):
                yield page, f"{_(what)} ({FILES.get(file, file)})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
