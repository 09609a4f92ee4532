"""How moments travel to a browser and back with the record of a visit (``returning.py``): each as what differs from the
one beside it, so that twenty changes are twenty short texts.

What comes back is read as links are: what the case does not know or allow is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile

from model.case.case import Case
from ui.session.history import History
from ui.session.steps import Moment, moment_of
from words.link import CASE, read_link, write_link

MOST = 20
"""So many steps travel each way; older ones are lost with a session."""
Difference = Mapping[str, str | None]
"""What a moment says that the one beside it does not; None: it says nothing of this."""


def written(history: History[Moment]) -> tuple[list[Difference], list[Difference]]:
    """The past and the future, from the present outwards."""
    past = _of_one_case(history.present, reversed(history.past))
    future = _of_one_case(history.present, history.future)
    return list(_steps(history.present, past)), list(_steps(history.present, future))


def _of_one_case(present: Moment, others: Iterable[Moment]) -> list[Moment]:
    """The moments up to the first under another version of the case: what that knew is not known here."""
    here = dict(present).get(CASE)
    return list(islice(takewhile(lambda one: dict(one).get(CASE) == here, others), MOST))


def _steps(present: Moment, others: Sequence[Moment]) -> Iterator[Difference]:
    for before, after in zip([present, *others], others, strict=False):
        here, there = dict(before), dict(after)
        yield {name: there.get(name) for name in here | there if here.get(name) != there.get(name)}


def read(case: Case, present: Moment, past: Sequence[Difference], future: Sequence[Difference]) -> History[Moment]:
    """The history that these differences tell; moments that are no other than the one beside them are no step."""
    before = list(_moments(case, present, past[:MOST]))
    return History(present, tuple(reversed(before)), tuple(_moments(case, present, future[:MOST])))


def _moments(case: Case, present: Moment, differences: Sequence[Difference]) -> Iterator[Moment]:
    said, last = dict(present), present
    for difference in differences:
        changed = {**said, **difference}
        said = {name: text for name, text in changed.items() if text is not None}
        found = allowed(case, said)
        if found != last:
            yield found
        last = found


def allowed(case: Case, parameters: Mapping[str, str]) -> Moment:
    """The moment that these parameters of a link say, without what the case does not know or allow."""
    link = read_link(case, parameters)
    said = {CASE: parameters[CASE]} if CASE in parameters else {}
    return moment_of(write_link(case, link.changes, link.view) | said)
