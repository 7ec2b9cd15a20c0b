"""Rules on data along the roadmap: old data, agreements before something new starts, interfaces that end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape import roadmap
from inventory.landscape.consistency import some
from inventory.landscape.exchange import Exchanges
from inventory.landscape.roadmap import ARRIVING, HANDING, LEAVING
from inventory.language import N_, _
from inventory.records.landscape import Interface
from inventory.records.values import day
from inventory.signals.finding import Found, Subject, rule
from inventory.signals.privacy import signed, valid, without_processor
from inventory.signals.roadmap_board import by_code, going, subject_of, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from inventory.landscape.exchange import Exchange
    from inventory.landscape.roadmap import Applied, Change
    from inventory.signals.board import Board
    from inventory.signals.finding import Severity


@rule(
    "LND-112",
    "medium",
    title=N_("Old data without a decision"),
    explanation=N_("Data that stay behind in a system that is no longer used are forgotten, or lost."),
    action=N_("Record whether the old data are moved, archived or deleted, or that there are none."),
    basis="AVG 5(1)(e)",
)
def old_data(board: Board) -> Iterator[Found]:
    """Systems that a sub-project takes away while it is not recorded what becomes of their data."""
    return together(_old_data(board))


def _old_data(board: Board) -> Iterator[Found]:
    known = {row.id: row for row in going(board) if row.status != "done"}
    open_data: dict[tuple[int, int], None] = {}
    for change in board.roadmap.changes:
        if (
            change.project in known
            and change.change in LEAVING
            and (change.data or "unknown") == "unknown"
            and change.system in board.all_systems
        ):
            open_data[change.project, change.system] = None
    for project, number in open_data:
        system = board.all_systems[number]
        text = _("What becomes of the data in {system} is not recorded.").format(system=system.name)
        severity: Severity = "high" if system.personal == "yes" else "medium"
        yield Found(subject_of(known[project]), text, status="unknown", severity=severity)


def _arrivals(board: Board) -> dict[int, Change]:
    """Return the first change that brings each system that is not in use on the day of the board, by its number."""
    found: dict[int, Change] = {}
    own = {party.id for party in board.parties.values() if party.own}
    partners = {p.key for number, p in board.landscape.parties.items() if number not in own} if own else set()
    for change in (effect.change for effect in board.applied.effects):
        key = change.system if change.change in ARRIVING else change.target
        brings = change.change in ARRIVING or change.change in HANDING
        number = board.system_keys.get(key) if brings and key else None
        if number is None or number in board.systems or change.party in partners:
            continue
        found.setdefault(number, change)
    return found


@rule(
    "LND-113",
    "high",
    title=N_("New system without a valid agreement"),
    explanation=N_("Personal data may go to a supplier only once the agreement is signed."),
    action=N_("Sign the agreement before the system is put to use."),
    basis="AVG 28(3)",
)
def arrives_uncovered(board: Board) -> Iterator[Found]:
    """Systems that a sub-project brings and that process personal data, without an agreement valid on their first day."""
    return together(_arrives_uncovered(board))


def _arrives_uncovered(board: Board) -> Iterator[Found]:
    for number, change in _arrivals(board).items():
        system = board.all_systems.get(number)
        row = by_code(board, change.project)
        if system is None or row.status == "done" or system.personal == "no":
            continue
        if without_processor(system) or system.party in board.agreement_index.partners:
            continue
        on = change.day or board.on
        states = [valid(board, one, on) for one in signed(board, system)]
        if any(states):
            continue
        if system.personal == "unknown":
            text = _("{system} comes, and whether it processes personal data is not recorded.")
            yield Found(subject_of(row), text.format(system=system.name), change.day, "unknown")
        elif None in states:
            text = _("{system} comes, and from when until when its agreement is valid is not recorded.")
            yield Found(subject_of(row), text.format(system=system.name), change.day, "unknown")
        else:
            text = _("{system} processes personal data, and no agreement is valid on {day}.")
            yield Found(subject_of(row), text.format(system=system.name, day=day(on)), change.day)


@rule(
    "LND-114",
    "high",
    title=N_("New interface without agreement or ground"),
    explanation=N_("Data of pupils will go from one system to another, and nothing allows it yet."),
    action=N_("Record the agreement or the legal ground before the interface starts."),
    basis="AVG 6, AVG 28(3)",
)
def connects_uncovered(board: Board) -> Iterator[Found]:
    """Interfaces that begin after the day of the board, may carry pupil data and are not covered on their first day."""
    return together(_connects_uncovered(board))


def _connects_uncovered(board: Board) -> Iterator[Found]:
    dated = roadmap.applied(board.landscape.landscape, board.landscape.changes, undated=False)
    known = Exchanges(board.connection, board.landscape, dated, undated=False)
    before = {_way(one) for one in known.at(board.on, "plateau")}
    for first in _starts(known, board.on):
        for one in known.at(first, "plateau"):
            if _way(one) in before:
                continue
            before.add(_way(one))
            number = board.system_keys.get(one.flow.source)
            if one.flow.carries == "no" or one.flow.covered == "yes" or number is None:
                continue
            unknown = "unknown" in {one.flow.carries, one.flow.covered}
            text = (
                _("{data} go to {target} from {day}; whether that may is not recorded.")
                if unknown
                else _("{data} go to {target} from {day}, and no agreement or ground covers it.")
            )
            shown = text.format(data=one.data, target=one.flow.target, day=day(first))
            subject = Subject("system", one.flow.source, one.flow.source, number)
            yield Found(subject, shown, first, "unknown" if unknown else "finding")


def _starts(known: Exchanges, on: date) -> list[date]:
    """Return the days after a day on which interfaces begin."""
    lives = [when for _row, _link, when in known.lives] + [when for _c, _link, when in known.added]
    return sorted({when.start for when in lives if when.start is not None and when.start > on})


def _way(one: Exchange) -> tuple[str, str, str, str | None]:
    return one.flow.source, one.flow.target, one.data, one.party


@rule(
    "LND-119",
    "medium",
    title=N_("Interface that nothing takes over"),
    explanation=N_("What came along it automatically must then be typed over, or is not there."),
    action=N_("Connect the new system, or record that the interface is no longer needed."),
    basis="landscape roadmap",
)
def unconnected(board: Board) -> Iterator[Found]:
    """Systems that are replaced and whose interfaces their successor does not have."""
    return together(_unconnected(board))


def _unconnected(board: Board) -> Iterator[Found]:
    replaced = [
        change
        for change in (effect.change for effect in board.applied.effects)
        if change.change in HANDING and change.target and (change.system, None) in board.applied.ends.found
    ]
    if not replaced:
        return
    joined = _joined(board, board.applied)
    for change in replaced:
        row = by_code(board, change.project)
        old, new = joined.get(change.system, set()), joined.get(change.target or "", set())
        lost = sorted(old - new - {change.target, change.system})
        if lost and row.status != "done":
            text = _("{old} is connected to {systems}, and {new} is not.")
            shown = text.format(old=change.system, new=change.target, systems=some(lost))
            yield Found(subject_of(row), shown, change.day)


def _joined(board: Board, done: Applied) -> dict[str, set[str]]:
    """Return with which systems that stay each system is connected, now or by the roadmap, by key."""
    names = {number: row.name for number, row in board.landscape.systems.items()}
    gone = {key for key, party in done.ends.found if party is None}
    table = Interface.table
    query = table.select().where(table.c.archived.is_(None), table.c.status != "ended")
    pairs: list[tuple[str | None, str | None]] = [
        (names.get(row.source), names.get(row.target)) for row in board.connection.execute(query)
    ]
    pairs += [
        (one.system, one.target) for one in board.landscape.changes if one.change == "connect" and one.target
    ]
    found: dict[str, set[str]] = {}
    for one, other in _both(pairs):
        if other not in gone:
            found.setdefault(one, set()).add(other)
    return found


def _both(pairs: Iterable[tuple[str | None, str | None]]) -> Iterator[tuple[str, str]]:
    for one, other in pairs:
        if one is not None and other is not None:
            yield one, other
            yield other, one
