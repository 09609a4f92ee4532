"""Which ids lie on a circle of references, in time that grows with their number and no faster."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Edges = Mapping[str, Sequence[str]]


def in_circle(edges: Edges) -> set[str]:
    """The ids from which the references lead back to themselves.

    By Kosaraju: in the order in which a walk leaves them, last first, what can reach an id is one group with it.
    """
    backward: dict[str, list[str]] = {}
    for start, ends in edges.items():
        for end in ends:
            backward.setdefault(end, []).append(start)
    seen: set[str] = set()
    left = [id for start in edges for id in _walk(start, edges, seen)]
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
