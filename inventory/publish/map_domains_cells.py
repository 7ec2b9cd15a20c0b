"""What stands in the domain map, in words: domains, their processes, and the systems with the parties that use them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.publish import colours
from inventory.publish.map_cells import TWO, use, words
from inventory.publish.map_marks import Mark
from inventory.publish.map_parties import places

if TYPE_CHECKING:
    from inventory.landscape.model import LandscapeView, Process
    from inventory.publish.map_cells import State

EMPTY: dict[str, State] = {"yes": "gap", "unknown": "unknown", "no": "not applicable"}
"""What a party without systems has, by its participation."""


@dataclass(frozen=True, slots=True)
class ProcessBox:
    """A process with its marks.

    Attributes:
        code: Its code.
        name: Its name.
        title: What it is.
        marks: Its systems by name, then who has a gap, who is unknown, who does not run it.
        many: Places of the parties that have two or more systems for it.
    """

    code: str
    name: str
    title: str
    marks: tuple[Mark, ...]
    many: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain and its processes; name "" when no process has a domain."""

    name: str
    boxes: tuple[ProcessBox, ...]


def domains(view: LandscapeView) -> tuple[Domain, ...]:
    """Return the domains in reading order, in the language now spoken."""
    named = any(p.domain_code or p.domain_name for p in view.processes)
    found = []
    for (code, name), members in groupby(view.processes, key=lambda p: (p.domain_code, p.domain_name)):
        text = f"{code} {name}".strip() or (_("Without a domain") if named else "")
        found.append(Domain(text, tuple(_box(view, process) for process in members)))
    return tuple(found)


def _box(view: LandscapeView, process: Process) -> ProcessBox:
    users: dict[str, list[int]] = {}
    without: dict[State, list[int]] = {"gap": [], "unknown": [], "not applicable": []}
    many = []
    for place, party in zip(places(view), view.parties, strict=True):
        systems = view.systems_of(party.key, process.code)
        for key in systems:
            users.setdefault(key, []).append(place)
        if not systems:
            without[EMPTY[view.takes_part(party.key, process.code)]].append(place)
        if len(systems) >= TWO:
            many.append(place)
    marks = [_system(view, process, key, tuple(users[key])) for key in sorted(users, key=view.system_order)]
    marks += [_none(view, state, tuple(found)) for state, found in without.items() if found]
    full = f"{process.code} {process.name}".strip()
    title = f"{full}: {process.description}" if process.description else full
    return ProcessBox(process.code, process.name, title, tuple(marks), tuple(many))


def _system(view: LandscapeView, process: Process, key: str, users: tuple[int, ...]) -> Mark:
    system = view.systems[key]
    about = ", ".join(part for part in (system.kind, system.supplier) if part)
    lines = [f"{view.name(key)} ({about})" if about else view.name(key)]
    parties = dict(zip(places(view), view.parties, strict=True))
    for place in users:
        party = parties[place]
        uses = "; ".join(use(row) for row in view.rows(party.key, process.code) if row.system == key)
        lines.append(f"{colours.letter(place)} {party.name}: {uses}")
    return Mark(view.name(key), "systems", users, "\n".join(lines))


def _none(view: LandscapeView, state: State, without: tuple[int, ...]) -> Mark:
    parties = dict(zip(places(view), view.parties, strict=True))
    lines = (f"{colours.letter(place)} {parties[place].name}: {words(state)}" for place in without)
    return Mark(words(state), state, without, "\n".join(lines))
