"""A second, slow scoring of the options to compare the model with: one option, one argument at a time, exact fractions.

It shares no code with the model: only the tables of the case, read by ``load_case``.
"""

from __future__ import annotations

from fractions import Fraction

from model import Case
from model.case.tasks import Argument
from tests.model.worlds import Point

Pair = tuple[str, str]


def figure(case: Case, id: str) -> Fraction:
    return next(Fraction(str(one.value)) for one in case.figures if one.id == id)


def is_about(case: Case, argument: Argument, executor: str) -> bool:
    """About this executor, or about the one that it is scored as; not about whom it is said not to hold for."""
    if executor in argument.not_for:
        return False
    like = next((one.scored_as for one in case.executors if one.id == executor), None)
    return argument.executor in (executor, like)


def is_held(argument: Argument, point: Point) -> bool:
    """Whether the switch of a finding leaves it in; most arguments hang on none."""
    if argument.with_finding:
        return bool(point[f"finding.{argument.with_finding}"])
    return not (argument.without_finding and point[f"finding.{argument.without_finding}"])


def part(case: Case, argument: Argument, pair: Pair) -> Fraction:
    front, back = (Fraction(is_about(case, argument, one)) for one in pair)
    if argument.office == "front":
        return front
    if argument.office == "back":
        return back
    share = figure(case, "front_office_part")
    return share * front + (1 - share) * back


def by_criterion(case: Case, point: Point, task: str, pair: Pair) -> dict[str, Fraction]:
    """50 + 50 × (for - against) / (for + against + damping), per criterion."""
    found = {}
    for criterion in case.criteria:
        pro, con = Fraction(0), Fraction(0)
        for argument in case.arguments:
            if argument.task != task or point[f"criterion.{argument.id}"] != criterion.id:
                continue
            if not is_held(argument, point):
                continue
            counted = point[f"strength.{argument.id}"] * part(case, argument, pair)
            if argument.kind == "pro":
                pro += counted
            else:
                con += counted
        own_pro, own_con = (own(case, point, task, pair, kind, criterion.id) for kind in ("pro", "con"))
        pro, con = pro + own_pro, con + own_con
        found[criterion.id] = 50 + 50 * (pro - con) / (pro + con + figure(case, "score_damping"))
    return found


def own(case: Case, point: Point, task: str, pair: Pair, kind: str, criterion: str) -> Fraction:
    """What the reader added: it is about both offices."""
    share, found = figure(case, "front_office_part"), Fraction(0)
    for option in case.options:
        key = f"{task}-{option.executor}"
        if option.task == task and point[f"own_{kind}_criterion.{key}"] == criterion:
            for executor, office in zip(pair, (share, 1 - share), strict=True):
                like = next((one.scored_as for one in case.executors if one.id == executor), None)
                found += point[f"own_{kind}.{key}"] * office * (option.executor in (executor, like))
    # About the advised hybrid: about that front with that back office, and about nobody alone.
    (advice,) = [one for one in case.tasks if one.id == task]
    advised = (advice.advice_front[:1], advice.advice_back[:1])
    key = f"own_{kind}.{task}-{'+'.join(one for office in advised for one in office)}"
    if key in point and advised[0] != advised[1] and point[key.replace(".", "_criterion.", 1)] == criterion:
        likes = [{one, *(two.scored_as for two in case.executors if two.id == one)} for one in pair]
        found += point[key] * all(office[0] in like for office, like in zip(advised, likes, strict=True))
    return found


def is_silent(case: Case, point: Point, task: str, criterion: str) -> bool:
    """No argument of any option of the task bears on the criterion."""
    own_ids = [id for id in point if id.startswith((f"own_pro.{task}-", f"own_con.{task}-")) and point[id] > 0]
    read = [point[f"criterion.{one.id}"] for one in case.arguments if one.task == task and is_held(one, point)]
    read += [point[id.replace(".", "_criterion.")] for id in own_ids]
    return criterion not in read


def weights(case: Case, point: Point, task: str | None = None) -> dict[str, Fraction]:
    given = {one.id: point[f"weight.{one.id}"] for one in case.criteria}
    if task is not None and point["keep_silent_criteria"] == 0:
        loud = {id: weight for id, weight in given.items() if not is_silent(case, point, task, id)}
        if loud:
            silent = dict.fromkeys(given.keys() - loud.keys(), Fraction(0))
            total = sum(loud.values())
            return silent | {id: weight / total if total else Fraction(1, len(loud)) for id, weight in loud.items()}
    total = sum(given.values())
    return {id: weight / total if total else Fraction(1, len(given)) for id, weight in given.items()}


def total(case: Case, point: Point, task: str, pair: Pair) -> Fraction:
    shares = weights(case, point, task)
    return sum(shares[id] * value for id, value in by_criterion(case, point, task, pair).items())


def risk(case: Case, point: Point, task: str, pair: Pair) -> Fraction:
    risks = [one for one in case.arguments if one.task == task and one.kind == "risk"]
    return sum((point[f"strength.{one.id}"] * part(case, one, pair) for one in risks), Fraction(0))


def partners(case: Case, chosen: list[Pair]) -> int:
    """How many organisations outside the municipalities and their joint service take part; a case may say of any
    executor that it is outside, or not."""
    inside = ("joint_service", "each_municipality", "resident", "unknown")
    outside = {one.id for one in case.executors if (one.outside is None and one.kind not in inside) or one.outside}
    return len({one for pair in chosen for one in pair} & outside)
