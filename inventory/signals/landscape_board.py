"""What the rules on the landscape look at: its records and its view of the day, each made once a check."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from inventory.landscape.facts import facts
from inventory.landscape.model import counts
from inventory.signals.finding import Found, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inventory.landscape.consistency import Problem
    from inventory.landscape.facts import Facts, InterfaceFact
    from inventory.landscape.model import LandscapeView
    from inventory.signals.board import Board

IKC = "IKC-stappenplan, stap 2C"

_FACTS: WeakKeyDictionary[Board, Facts] = WeakKeyDictionary()
_VIEWS: WeakKeyDictionary[Board, LandscapeView] = WeakKeyDictionary()
_LINKS: WeakKeyDictionary[Board, dict[int, InterfaceFact]] = WeakKeyDictionary()


def known(board: Board) -> Facts:
    """Return the records of the landscape, read once a check."""
    if board not in _FACTS:
        _FACTS[board] = facts(board.connection, board.on)
    return _FACTS[board]


def seen(board: Board) -> LandscapeView:
    """Return the landscape of the day as it is now, without dependencies, made once a check."""
    if board not in _VIEWS:
        whole = board.landscape.landscape
        _VIEWS[board] = replace(
            whole, systems=tuple(system for system in whole.systems if counts(system, board.on, "now"))
        ).at(board.on, "now")
    return _VIEWS[board]


def links(board: Board) -> dict[int, InterfaceFact]:
    """Return the interfaces by number."""
    if board not in _LINKS:
        _LINKS[board] = {link.id: link for link in known(board).interfaces}
    return _LINKS[board]


def subject(board: Board, kind: str, number: int) -> Subject:
    """Return a party, process, system or interface as a subject."""
    there = known(board)
    match kind:
        case "party":
            return Subject(kind, there.parties[number], there.parties[number], number)
        case "process":
            process = there.processes[number]
            return Subject(kind, process.code, f"{process.code} · {process.name}", number)
        case "interface":
            link = links(board)[number]
            ends = (there.systems[link.source].name, there.systems[link.target].name)
            return Subject(kind, " · ".join((*ends, link.name)), f"{ends[0]} → {ends[1]}", number)
        case _:
            name = there.systems[number].name
            return Subject(kind, name, name, number)


def found(board: Board, problems: Iterable[Problem]) -> Iterator[Found]:
    """Yield problems as findings, those of one record together; what the records do not tell is unknown."""
    together: dict[tuple[str, int, bool], list[str]] = {}
    for one in problems:
        together.setdefault((one.kind, one.number, one.sure), []).append(one.message)
    for (kind, number, sure), messages in together.items():
        text = " ".join(messages)
        yield Found(subject(board, kind, number), text, status="finding" if sure else "unknown")
