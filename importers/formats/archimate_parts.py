"""The processes, systems and arrows of an ArchiMate model: what belongs to what, and what works for what through what."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from importers.formats.archimate_kinds import FUNCTION, data, own_mark
from importers.formats.archimate_model import STRUCTURE
from importers.formats.process_lines import LONGEST_CODE, coded
from importers.mapping import plain
from inventory.publish.archimate_names import RETURN, ROADMAP
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from importers.formats.archimate_kinds import Kinds
    from importers.formats.archimate_model import Concept

SERVES = ("Serving", "Realization", "Assignment")
"""Relations by which a system works for a process."""
HAS = ("Assignment", "Realization", "Composition", "Aggregation")
"""Relations from a system to what it can do."""
MOVES = ("Flow", "Access")
"""Relations between systems that move data."""
SIGNS = "0123456789ACDEFGHJKMNPQRTUVWXY"
"""Signs of a code: none that can be mistaken for another."""
SHORTEST = 6
LEVELS = 30
"""Processes within each other; what is deeper begins anew, so that a chain without end costs no more than a list."""


def short_code(identifier: str, taken: Container[str] = ()) -> str:
    """Return a code that an identifier always gives, longer where that is taken.

    Args:
        identifier: What a code is wanted for.
        taken: Codes that it cannot be, folded.
    """
    number = int.from_bytes(hashlib.sha256(identifier.encode()).digest(), "big")
    signs = ""
    while len(signs) < LONGEST_CODE - 1:
        number, place = divmod(number, len(SIGNS))
        signs += SIGNS[place]
        if len(signs) >= SHORTEST and fold(f"R{signs}") not in taken:
            break
    return f"R{signs}"


@dataclass
class Parts:
    """The parts of a model.

    Args:
        kinds: What its elements become.

    Attributes:
        used: Identifiers of the relations that say something that is taken in.
        circles: Names of processes that are parts of themselves.
        deep: Names of processes that are too deep within others.
        second: Names of processes that belong to several; the first counts.
        doubled: How many arrows say what another said.
    """

    kinds: Kinds
    used: set[str] = field(default_factory=set)
    circles: list[str] = field(default_factory=list)
    deep: list[str] = field(default_factory=list)
    second: list[str] = field(default_factory=list)
    doubled: int = 0

    def every(self, kind: str) -> list[Concept]:
        """Return the elements that become records of a kind, in the order of the file."""
        return [e for e in self.kinds.model.elements.values() if self.kinds.of(e.identifier) == kind]

    def relations(self, types: Iterable[str], source: str = "", target: str = "") -> Iterator[Concept]:
        """Yield relations of some types between elements of some kinds, by type and then as in the file."""
        for name in types:
            for one in self.kinds.model.relations:
                fits = (not source or self.kinds.of(one.source) == source) and (
                    not target or self.kinds.of(one.target) == target
                )
                if one.type == name and fits:
                    yield one

    @cached_property
    def identifiers(self) -> dict[str, str]:
        """Return for every element that by which a new release finds it again: a property that says so, else its own."""
        names = set(data()["properties"]["identifier"])
        found = {e.identifier: _property(e, names) for e in self.kinds.model.elements.values()}
        times = Counter(found.values())
        return {own: said if said and times[said] == 1 else own for own, said in found.items()}

    @cached_property
    def codes(self) -> dict[str, tuple[str, str]]:
        """Return code and name of every process: the code of our own, of a property, before the name, or a short one."""
        names = set(data()["properties"]["code"])
        found: dict[str, tuple[str, str]] = {}
        taken: set[str] = set()
        processes = self.every("process")
        for element in sorted(processes, key=lambda e: own_mark(e)[0] == ""):
            code, name = _coded(element, names)
            if not code or len(code) > LONGEST_CODE or fold(code) in taken:
                code, name = short_code(self.identifiers[element.identifier], taken), element.name
            taken.add(fold(code))
            found[element.identifier] = (code, name or element.identifier)
        return found

    @property
    def parents(self) -> dict[str, str]:
        """Return what each process belongs to."""
        return self._tree[0]

    @property
    def depths(self) -> dict[str, int]:
        """Return how deep each process is within others, from 0."""
        return self._tree[1]

    @cached_property
    def _tree(self) -> tuple[dict[str, str], dict[str, int]]:
        """Return what each process belongs to and how deep it is; without circles, and no deeper than `LEVELS`."""
        found: dict[str, str] = {}
        for one in self.relations(STRUCTURE, "process", "process"):
            if one.source == one.target or found.get(one.target) == one.source:
                continue
            above = _above(one.source, found)
            if one.target in found:
                self.second.append(self.codes[one.target][1])
            elif one.target in above:
                self.circles.append(self.codes[one.target][1])
            elif len(above) > LEVELS:
                self.deep.append(self.codes[one.target][1])
            else:
                self.used.add(one.identifier)
                found[one.target] = one.source
        return self._cut(found)

    def _cut(self, parents: dict[str, str]) -> tuple[dict[str, str], dict[str, int]]:
        """Return what belongs to what without the links that lead deeper than `LEVELS`, and how deep each is."""
        depths: dict[str, int] = {}
        for element in self.every("process"):
            way = [element.identifier]
            while way[-1] in parents and way[-1] not in depths:
                way.append(parents[way[-1]])
            for identifier in reversed(way):
                if identifier in depths:
                    continue
                depth = depths[parents[identifier]] + 1 if identifier in parents else 0
                if depth > LEVELS:
                    del parents[identifier]
                    self.deep.append(self.codes[identifier][1])
                    depth = 0
                depths[identifier] = depth
        return parents, depths

    def levels(self) -> list[list[Concept]]:
        """Return the processes by depth, so that each is there before what belongs to it."""
        found: dict[int, list[Concept]] = {}
        for element in self.every("process"):
            found.setdefault(self.depths[element.identifier], []).append(element)
        return [found[depth] for depth in sorted(found)]

    @cached_property
    def names(self) -> dict[str, str]:
        """Return a name for every system; one that has the name of another gets its type behind it."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for element in sorted(self.every("system"), key=lambda e: own_mark(e)[0] == ""):
            name = element.name or element.identifier
            tries = [name, f"{name} ({element.type})", f"{name} ({short_code(element.identifier)})"]
            name = next((one for one in tries if fold(one) not in taken), element.identifier)
            taken.add(fold(name))
            found[element.identifier] = name
        return found

    @cached_property
    def functions(self) -> dict[str, list[str]]:
        """Return by which systems each function is there."""
        found: dict[str, list[str]] = {}
        for one in self.relations(HAS, "system", FUNCTION):
            found.setdefault(one.target, []).append(one.source)
        return found

    def serving(self) -> Iterator[tuple[Concept, str, str, str]]:
        """Yield what works for what: relation, system, process, and name of the function, each once.

        A function that works for a process does so for the systems that have it.
        """
        seen: set[tuple[str, str, str]] = set()
        for one in self.relations(SERVES, target="process"):
            if own_mark(one)[0]:
                continue
            for system, function in self._workers(one.source):
                self.used.add(one.identifier)
                if (system, one.target, fold(function)) not in seen:
                    seen.add((system, one.target, fold(function)))
                    yield one, system, one.target, function
        working = {one.source for one in self.relations(SERVES, FUNCTION, "process")}
        self.used |= {
            one.identifier for one in self.relations(HAS, "system", FUNCTION) if one.target in working
        }

    def moving(self) -> Iterator[tuple[Concept, str, str]]:
        """Yield which system sends data to which: relation, sender, receiver; the arrows of functions are their systems'."""
        seen: set[tuple[str, str, str]] = set()
        for one in self.relations(MOVES):
            if own_mark(one)[0] in {RETURN, ROADMAP}:
                continue
            pair = [self._workers(end) for end in (one.source, one.target)]
            if any(len(ends) != 1 for ends in pair) or pair[0][0][0] == pair[1][0][0]:
                continue
            source, target = pair[0][0][0], pair[1][0][0]
            self.used.add(one.identifier)
            if (source, target, fold(one.name)) in seen:
                self.doubled += 1
                continue
            seen.add((source, target, fold(one.name)))
            yield one, source, target

    def _workers(self, identifier: str) -> list[tuple[str, str]]:
        """Return which systems an element stands for, each with the name of its function; none when it is no such element."""
        kind = self.kinds.of(identifier)
        if kind == "system":
            return [(identifier, "")]
        if kind != FUNCTION:
            return []
        name = self.kinds.model.elements[identifier].name
        return [(system, name) for system in dict.fromkeys(self.functions.get(identifier, ()))]


def _above(identifier: str, parents: dict[str, str]) -> list[str]:
    """Return an element and what it belongs to, nearest first, as far as one more than `LEVELS`."""
    found = [identifier]
    while found[-1] in parents and len(found) <= LEVELS:
        found.append(parents[found[-1]])
    return found


def _coded(element: Concept, names: set[str]) -> tuple[str, str]:
    """Return code and name of a process; the code is "" when it has none."""
    own, key = own_mark(element)
    if own:
        return key, element.name
    code = _property(element, names)
    return (code, element.name) if code else coded(element.name)


def _property(element: Concept, names: set[str]) -> str:
    """Return the value of the first property that has one of some names."""
    return next((element.said(name) for name in element.properties if plain(name) in names), "")
