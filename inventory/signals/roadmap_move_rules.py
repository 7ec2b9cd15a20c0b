"""Rules on what goes and what comes: contracts of what goes, days with both or neither, processes left without."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.finance import obligations
from inventory.finance.money import euro
from inventory.landscape.consistency import some
from inventory.landscape.windows import stays
from inventory.language import N_, _, ngettext
from inventory.records.values import day
from inventory.signals.finding import Found, Subject, rule
from inventory.signals.roadmap_exit import ways_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.finance.reading_contracts import ContractRow
    from inventory.landscape.model import Support
    from inventory.landscape.windows import Window
    from inventory.signals.board import Board
    from inventory.signals.finding import Severity
    from inventory.signals.roadmap_exit import Way

DAY = dt.timedelta(1)
MONTH = 31
"""Days for which paying after the end is no more than how terms fall."""


@rule(
    "LND-108",
    "high",
    title=N_("Phase-out and contract do not fit"),
    explanation=N_(
        "A contract that ends before leaves no right to use; one that ends later is paid for nothing."
    ),
    action=N_("Give notice in time, move the phase-out, or ask for an earlier or later end."),
    basis="contract",
)
def against_contract(board: Board) -> Iterator[Found]:
    """Systems that the roadmap takes away, with contracts that end before, end later, or must be given notice of."""
    last_days = {
        board.system_keys[key]: (key, last)
        for (key, party), last in board.applied.ends.found.items()
        if party is None and last is not None and key in board.system_keys
    }
    about: dict[int, list[int | None]] = {}
    for one in board.books.covers:
        about.setdefault(one.contract, []).append(one.system)
    for row in board.contracts if last_days else ():
        ends = [last_days.get(number or 0) for number in about.get(row.id, ())]
        known = [end for end in ends if end is not None]
        if known and len(known) == len(ends):
            key, last = max(known, key=lambda end: end[1])
            if last >= board.on:
                yield from _fits(board, row, key, last)


def _fits(board: Board, row: ContractRow, system: str, last: dt.date) -> Iterator[Found]:
    """Yield how a contract and the last day of what it covers do not fit."""
    subject = board.subject("contract", row.id)
    try:
        final = obligations.final(row, board.on)
        longest = obligations.obligation(row, board.on).last
        contract = obligations.terms_of(row, board.on)
    except InputError:  # the rule on terms (CON-001) says what contradicts itself
        return
    if row.start > last:
        return
    end = final or longest
    if end is not None and end < last:
        text = _("It ends on {end}, and {system} is in use until {last}.")
        yield Found(subject, text.format(end=day(end), system=system, last=day(last)), end)
    elif final is not None and final > last:
        yield Found(subject, _paid(system, last, final), last, severity="low")
    elif final is None and contract is None:
        text = _("Until when it binds is not recorded, and {system} goes on {last}.")
        yield Found(subject, text.format(system=system, last=day(last)), status="unknown")
    elif final is None and contract is not None:
        yield from _notice(board, row, system, last, ways_out(row, contract, board.on, last))


def _notice(board: Board, row: ContractRow, system: str, last: dt.date, way: Way) -> Iterator[Found]:
    """Yield by when notice must be given, or that it is too late."""
    subject = board.subject("contract", row.id)
    if way.end is None:
        text = _("It cannot be ended, and {system} goes on {last}.")
        yield Found(subject, text.format(system=system, last=day(last)), last)
    elif way.missed is not None:
        text = _("Notice for {missed} is too late; it runs until {end}. {paid}")
        shown = text.format(missed=day(way.missed), end=day(way.end), paid=_paid(system, last, way.end))
        yield Found(subject, shown, way.by)
    else:
        near = way.by is not None and way.by <= board.on + dt.timedelta(
            max(board.policies.days("notice_warning_days", board.on))
        )
        after = (way.end - last).days
        severity: Severity = "high" if near else "medium" if after > MONTH else "low"
        text = (
            _("{paid} Give notice by {by} at the latest.")
            if after
            else _("{system} goes on {last}: give notice by {by}, so that it ends on {end}.")
        )
        shown = text.format(
            paid=_paid(system, last, way.end),
            system=system,
            last=day(last),
            by=day(way.by) if way.by else "?",
            end=day(way.end),
        )
        yield Found(subject, shown, way.by, severity=severity)


def _paid(system: str, last: dt.date, end: dt.date) -> str:
    """Return for how long something is paid after it is gone."""
    days = (end - last).days
    text = ngettext(
        "{system} goes on {last}: after that it is paid for {count} day, until {end}.",
        "{system} goes on {last}: after that it is paid for {count} days, until {end}.",
        days,
    )
    return text.format(system=system, last=day(last), count=days, end=day(end))


def _grouped(board: Board, kind: str) -> Iterator[tuple[Subject, list[Window]]]:
    """Yield the windows of the same systems and days together, with the system that goes."""
    groups: dict[tuple[str, str, dt.date, dt.date], list[Window]] = {}
    if board.roadmap.changes or any(row.end is not None for row in board.landscape.landscape.support):
        for one in board.windows:
            if one.kind == kind:
                groups.setdefault((one.leaves, one.arrives, one.first, one.last), []).append(one)
    for (leaves, *_rest), found in groups.items():
        number = board.system_keys.get(leaves)
        if number is not None:
            yield Subject("system", leaves, leaves, number), found


@rule(
    "LND-109",
    "low",
    title=N_("Old and new at the same time"),
    explanation=N_("Both are paid, and people work in two systems; a short overlap may be meant."),
    action=N_("Shorten the overlap, or reckon with the double cost."),
    basis="landscape roadmap",
)
def overlaps(board: Board) -> Iterator[Found]:
    """Days on which a system that goes and the one that comes in its place are both there, with what that costs."""
    for subject, found in _grouped(board, "overlap"):
        one = found[0]
        places = some(f"{window.process} ({window.party})" for window in found)
        text = ngettext(
            "From {first} to {last} ({count} day) {new} is there too, for {places}.",
            "From {first} to {last} ({count} days) {new} is there too, for {places}.",
            one.days,
        ).format(first=day(one.first), last=day(one.last), count=one.days, new=one.arrives, places=places)
        cost = (
            _("What it costs in those days is not recorded.")
            if one.cost is None
            else _("In those days it costs {cost}.").format(cost=euro(one.cost))
        )
        yield Found(subject, f"{text} {cost}", one.first, severity="medium" if one.cost else "low")


@rule(
    "LND-110",
    "high",
    title=N_("Days without old and new"),
    explanation=N_("The work goes on, and nothing supports it."),
    action=N_("Keep the old until the new is there, or bring the new forward."),
    basis="landscape roadmap",
)
def gaps(board: Board) -> Iterator[Found]:
    """Days between the last of a system and the first of the one that comes in its place."""
    for subject, found in _grouped(board, "gap"):
        one = found[0]
        places = some(f"{window.process} ({window.party})" for window in found)
        text = ngettext(
            "From {first} to {last} ({count} day) nothing supports {places}; {new} comes after that.",
            "From {first} to {last} ({count} days) nothing supports {places}; {new} comes after that.",
            one.days,
        )
        shown = text.format(
            first=day(one.first), last=day(one.last), count=one.days, new=one.arrives, places=places
        )
        yield Found(subject, shown, one.first)


@rule(
    "LND-111",
    "high",
    title=N_("Phase-out leaves a process without a system"),
    explanation=N_("After it nothing supports the work, and nothing is planned."),
    action=N_("Record what comes in its place, or that the party no longer runs the process."),
    basis="landscape roadmap",
)
def nothing_left(board: Board) -> Iterator[Found]:
    """Systems that the roadmap takes away from a process that a party runs, after which it has none."""
    there = board.applied.landscape
    shown = {process.code for process in there.processes}
    spots = {
        (row.party, row.process): row.system
        for effect in board.applied.effects
        for row in effect.leaves
        if row.process in shown and there.participation.get((row.party, row.process)) != "no"
    }
    rows: dict[tuple[str, str], list[Support]] = {}
    for row in there.support if spots else ():
        if (row.party, row.process) in spots and row.status != "ended":
            rows.setdefault((row.party, row.process), []).append(row)
    bare: dict[str, list[tuple[str, dt.date | None]]] = {}
    for (party, process), system in spots.items():
        lasts = [one.end for one in stays(rows.get((party, process), []))]
        if None not in lasts:
            last = max((end for end in lasts if end), default=None)
            bare.setdefault(system, []).append((f"{process} ({party})", last))
    for system, places in bare.items():
        number = board.system_keys.get(system)
        if number is not None:
            text = _("After it nothing supports {places}.").format(places=some(one for one, _day in places))
            last = min((end for _place, end in places if end), default=None)
            yield Found(Subject("system", system, system, number), text, last + DAY if last else None)
