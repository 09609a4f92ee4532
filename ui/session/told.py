"""How moments travel to a browser and back with the record of a visit (``returning.py``): each as what differs from the
one beside it, so that twenty changes are twenty short texts.

What comes back is read as links are, each moment under the case that it names: what that does not know or allow is left
out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from model.case.case import Case
from ui.session.history import History
from ui.session.moments import Moment, moment_of
from words.link import CASE, read_link, write_link

MOST = 20
"""So many steps travel each way; older ones are lost with a session."""
Difference = Mapping[str, str | None]
"""What a moment says that the one beside it does not; None: it says nothing of this."""
Cases = Callable[[Mapping[str, str]], Case | None]
"""The case that these parameters of a link name: of now, or as it was; None: it cannot be had."""


def written(history: History[Moment]) -> tuple[list[Difference], list[Difference]]:
    """The past and the future, from the present outwards."""
    past, future = islice(reversed(history.past), MOST), history.future[:MOST]
    return list(_steps(history.present, list(past))), list(_steps(history.present, future))


def _steps(present: Moment, others: Sequence[Moment]) -> Iterator[Difference]:
    for before, after in zip([present, *others], others, strict=False):
        here, there = dict(before), dict(after)
        yield {name: there.get(name) for name in here | there if here.get(name) != there.get(name)}


def read(cases: Cases, present: Moment, past: Sequence[Difference], future: Sequence[Difference]) -> History[Moment]:
    """The history that these differences tell; moments that are no other than the one beside them are no step."""
    before = list(_moments(cases, present, past[:MOST]))
    return History(present, tuple(reversed(before)), tuple(_moments(cases, present, future[:MOST])))


def _moments(cases: Cases, present: Moment, differences: Sequence[Difference]) -> Iterator[Moment]:
    said, last = dict(present), present
    for difference in differences:
        changed = {**said, **difference}
        said = {name: text for name, text in changed.items() if text is not None}
        found = allowed(cases, said)
        if found is not None and found != last:
            yield found
            last = found


def allowed(cases: Cases, parameters: Mapping[str, str]) -> Moment | None:
    """The moment that these parameters of a link say, without what their case does not know or allow; None: that case
    cannot be had."""
    case = cases(parameters)
    if case is None:
        return None
    link = read_link(case, parameters)
    said = {CASE: parameters[CASE]} if CASE in parameters else {}
    return moment_of(write_link(case, link.changes, link.view) | said)
