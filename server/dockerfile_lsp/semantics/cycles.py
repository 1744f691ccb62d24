"""Which numbers of a graph lie on cycles."""

from collections.abc import Iterable, Mapping

Edges = Mapping[int, Iterable[int]]


def reachable(edges: Edges, start: int) -> set[int]:
    """What `start` leads to, itself included."""
    seen: set[int] = set()
    waiting = [start]
    while waiting:
        number = waiting.pop()
        if number not in seen:
            seen.add(number)
            waiting += edges.get(number, ())
    return seen


def cyclic_groups(edges: Edges) -> dict[int, int]:
    """For each number on a cycle the group that it is in: all that lead to one another."""
    found: dict[int, int] = {}
    left: dict[int, set[int]] = _peeled(edges)
    while left:
        start = min(left)
        group: set[int] = reachable(left, start) & reachable(_reversed(left), start)
        if len(group) > 1 or start in left[start]:
            found |= dict.fromkeys(group, start)
        left = {number: ends - group for number, ends in left.items() if number not in group}
    return found


def _peeled(edges: Edges) -> dict[int, set[int]]:
    """The graph without what is surely on no cycle: what leads nowhere, time and again."""
    left = {number: set(ends) for number, ends in edges.items()}
    into = _reversed(left)
    waiting = [number for number in into if not left.get(number)]
    while waiting:
        number = waiting.pop()
        left.pop(number, None)
        for before in into.get(number, ()):
            ends: set[int] = left.get(before, set())
            ends.discard(number)
            if not ends:
                waiting.append(before)
    return left


def _reversed(edges: Edges) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for number, ends in edges.items():
        for end in ends:
            found.setdefault(end, set()).add(number)
    return found
