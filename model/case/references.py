"""What references lead to, and which of them lead back: in time that grows with their number and no faster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

Edges = Mapping[str, Sequence[str]]
"""The ids that each id refers to."""


def reachable(starts: Iterable[str], edges: Edges) -> Iterator[str]:
    """These ids and what they refer to, directly or not: each once, when everything behind it is done."""
    seen: set[str] = set()
    for start in starts:
        yield from _walk(start, edges, seen)


def in_circle(edges: Edges) -> set[str]:
    """The ids from which the references lead back to themselves.

    By Kosaraju: in the order in which a walk leaves them, last first, what can reach an id is one group with it.
    """
    backward: dict[str, list[str]] = {}
    for start, ends in edges.items():
        for end in ends:
            backward.setdefault(end, []).append(start)
    left = list(reachable(edges, edges))
    grouped: set[str] = set()
    found: set[str] = set()
    for start in reversed(left):
        group = list(_walk(start, backward, grouped))
        if len(group) > 1 or start in edges.get(start, ()):
            found |= set(group)
    return found


def _walk(start: str, edges: Edges, seen: set[str]) -> Iterator[str]:
    """What can be reached and was not seen, each when everything behind it is done.

    Without recursion: a chain may be longer than Python can go deep.
    """
    if start in seen:
        return
    seen.add(start)
    path = [(start, iter(edges.get(start, ())))]
    while path:
        id, ends = path[-1]
        further = next((end for end in ends if end not in seen), None)
        if further is None:
            path.pop()
            yield id
        else:
            seen.add(further)
            path.append((further, iter(edges.get(further, ()))))
