"""In which order sub-projects can be done, when each can begin at the earliest, and which of them have no slack (landscape.md D8)."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from inventory.landscape.model import natural

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Task:
    """A sub-project as the schedule looks at it.

    Attributes:
        code: Its code.
        duration: Days that it takes; None when that is not known, which counts as none.
        needs: Codes of those it waits for; codes that are no task are left out.
        not_before: Days after the first day of the schedule before which it cannot begin.
        order: Place among those that could come next, before the code decides.
    """

    code: str
    duration: int | None = None
    needs: tuple[str, ...] = ()
    not_before: int = 0
    order: int = 0


@dataclass(frozen=True, slots=True)
class Timing:
    """When a task can be done, in days after the first day of the schedule.

    Attributes:
        earliest_start: Days before it can begin.
        earliest_finish: Days after which it can be done: the next can begin then.
        slack: Days that it can be later without making the whole later.
    """

    earliest_start: int
    earliest_finish: int
    slack: int

    @property
    def critical(self) -> bool:
        """Whether a day later makes the whole a day later."""
        return self.slack == 0


@dataclass(frozen=True, slots=True)
class Schedule:
    """The order of tasks.

    Attributes:
        order: Codes, each after those it waits for; none when they wait in a circle.
        critical: Codes of the chain that takes longest; of equal ones the first by order and code.
        length: Days from the first to the last; None when tasks wait in a circle.
        timings: By code.
        cycle: Codes of a circle in which each waits for the one before, and the first for the last; None for none.
    """

    order: tuple[str, ...]
    critical: tuple[str, ...]
    length: int | None
    timings: Mapping[str, Timing]
    cycle: tuple[str, ...] | None = None


def schedule(tasks: Iterable[Task]) -> Schedule:
    """Return the order, the earliest days, the slack and the critical path of tasks."""
    known = {task.code: task for task in tasks}
    if not any(task.needs for task in known.values()):
        order = tuple(sorted(known, key=lambda code: _key(known[code])))
    else:
        order = _ordered(known)
        if len(order) < len(known):
            return Schedule((), (), None, {}, _circle(known))
    starts, ends = _forward(known, order)
    length = max(ends.values(), default=0)
    latest = _backward(known, order, length)
    timings = {code: Timing(starts[code], ends[code], latest[code] - starts[code]) for code in order}
    return Schedule(order, _chain(known, order, timings, length), length, timings)


def _key(task: Task) -> tuple[object, ...]:
    return (task.order, natural(task.code), task.code)


def _needs(known: Mapping[str, Task], code: str) -> list[str]:
    return [one for one in dict.fromkeys(known[code].needs) if one in known]


def _ordered(known: Mapping[str, Task]) -> tuple[str, ...]:
    """Return the codes, each after those it waits for, the first by order and code first; none of a circle and after it."""
    open_needs = {code: len(_needs(known, code)) for code in known}
    waiting: dict[str, list[str]] = {}
    for code in known:
        for one in _needs(known, code):
            waiting.setdefault(one, []).append(code)
    ready = [(_key(known[code]), code) for code, count in open_needs.items() if not count]
    heapify(ready)
    order = []
    while ready:
        _place, code = heappop(ready)
        order.append(code)
        for one in waiting.get(code, ()):
            open_needs[one] -= 1
            if not open_needs[one]:
                heappush(ready, (_key(known[one]), one))
    return tuple(order)


def _circle(known: Mapping[str, Task]) -> tuple[str, ...]:
    """Return a circle, beginning with the first by order and code."""
    import networkx as nx  # noqa: PLC0415  222 ms, only for who has a circle

    graph: nx.DiGraph[str] = nx.DiGraph()
    ordered = sorted(known, key=lambda code: _key(known[code]))
    graph.add_nodes_from(ordered)
    graph.add_edges_from((one, code) for code in ordered for one in _needs(known, code))
    codes = [edge[0] for edge in nx.find_cycle(graph)]
    first = min(range(len(codes)), key=lambda place: _key(known[codes[place]]))
    return tuple(codes[first:] + codes[:first])


def _forward(known: Mapping[str, Task], order: Iterable[str]) -> tuple[dict[str, int], dict[str, int]]:
    """Return the earliest start and finish by code."""
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    for code in order:
        starts[code] = max([known[code].not_before, *(ends[one] for one in _needs(known, code))])
        ends[code] = starts[code] + (known[code].duration or 0)
    return starts, ends


def _backward(known: Mapping[str, Task], order: tuple[str, ...], length: int) -> dict[str, int]:
    """Return the latest start by code that does not make the whole longer."""
    finish = dict.fromkeys(order, length)
    latest = {}
    for code in reversed(order):
        latest[code] = finish[code] - (known[code].duration or 0)
        for one in _needs(known, code):
            finish[one] = min(finish[one], latest[code])
    return latest


def _chain(
    known: Mapping[str, Task], order: tuple[str, ...], timings: Mapping[str, Timing], length: int
) -> tuple[str, ...]:
    """Return the longest chain: from the first that ends last, back to what it waits for longest."""
    at = next((code for code in order if timings[code].earliest_finish == length), None)
    found: list[str] = []
    while at is not None:
        found.append(at)
        start = timings[at].earliest_start
        before = sorted(_needs(known, at), key=lambda code: _key(known[code]))
        at = next((code for code in before if timings[code].earliest_finish == start), None)
    return tuple(reversed(found))
