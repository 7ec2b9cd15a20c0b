"""Rules on licences: short, hardly used, expired and used on, counted too long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.calendar import add_months
from inventory.finance.money import euro
from inventory.language import N_, _
from inventory.records.values import day, decimals
from inventory.signals.finding import Found, Subject, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.finance.licences import LicenceStatus
    from inventory.signals.board import Board

OLD = 14
"""Months after which a yearly count is overdue: a year, and two months to hand it in."""


def _subject(one: LicenceStatus) -> Subject:
    return Subject("licence", one.name, one.name, one.id)


@rule(
    "LIC-001",
    "high",
    title=N_("Licences do not fit their use"),
    explanation=N_("Using more than was bought breaks the agreement; using much less is paid for nothing."),
    action=N_("Buy seats, withdraw assignments, or order fewer at the next renewal."),
    basis="licentievoorwaarden",
)
def licence_use(board: Board) -> Iterator[Found]:
    """Licences in force that are short (high) or used less than the policy's lowest share (low).

    Without recorded seats a licence by pupil, fte or site is for as many as are counted; others are unlimited, and pass.
    """
    lowest = decimals(board.policies.whole("licence_lowest_use", board.on), 2)[:-3]
    for one in board.licence_statuses:
        quantity = one.by_count if one.seats is None else one.seats
        if one.state != "in_force" or one.unlimited:
            continue
        if quantity is None:
            text = _("For how many it is, is not known.")
            yield Found(_subject(one), text, status="unknown", severity="low")
        elif one.taken > quantity:
            yield Found(_subject(one), _short(one, quantity), one.end)
        elif one.used is None:
            text = _("How many are used is not recorded.")
            yield Found(_subject(one), text, status="unknown", severity="low")
        elif one.low:
            text = _("{used} of {seats} are used, less than {share} %.").format(
                used=one.used, seats=quantity, share=lowest
            )
            yield Found(_subject(one), f"{text}{_wasted(one)}", one.end, severity="low")


def _short(one: LicenceStatus, seats: int) -> str:
    """Return by how much a licence is short, and whether by use or by what was given out."""
    if one.source == "assignments" or one.taken > (one.used or 0):
        text = _("{assigned} assigned, {seats} bought: {short} short.")
        return text.format(assigned=one.assigned, seats=seats, short=one.taken - seats)
    text = _("{used} in use, {seats} bought.")
    return text.format(used=one.used, seats=seats)


def _wasted(one: LicenceStatus) -> str:
    """Return what the unused seats cost, as a sentence more; nothing when it is not known or nothing."""
    if not one.wasted:
        return ""
    return " " + _("The others cost {amount} a year.").format(amount=euro(one.wasted))


@rule(
    "LIC-004",
    "high",
    title=N_("Expired licence still used"),
    explanation=N_("There is no right to use it any more, and the supplier may charge it afterwards."),
    action=N_("Renew the licence or record its successor; otherwise remove it and end its assignments."),
    basis="licentievoorwaarden",
)
def expired_use(board: Board) -> Iterator[Found]:
    """Expired licences that are assigned or used while no other licence of their system is in force.

    Unknown where the use was counted before the end, or never while the system is in use.
    """
    running = {one.system for one in board.licence_statuses if one.state == "in_force" and one.system}
    systems = {system.name for system in board.systems.values()}
    for one in board.licence_statuses:
        uncounted = one.used is None and one.assigned is None and one.system in systems
        if one.state != "expired" or one.end is None or one.system in running or not (one.taken or uncounted):
            continue
        if uncounted:
            text = _("It ended on {day}; how many seats are still used is not recorded.")
            shown = text.format(day=day(one.end))
            yield Found(_subject(one), shown, one.end, status="unknown", severity="medium")
        elif _still(one):
            text = _("It ended on {day}; seats assigned or in use: {count}.")
            yield Found(_subject(one), text.format(day=day(one.end), count=one.taken), one.end)
        else:
            text = _(
                "It ended on {day}; whether the {count} seats in use before are still used is not known."
            )
            shown = text.format(day=day(one.end), count=one.taken)
            yield Found(_subject(one), shown, one.end, status="unknown", severity="medium")


def _still(one: LicenceStatus) -> bool:
    """Return whether the use of an expired licence is that of today, and no count from before its end."""
    before = one.counted is not None and one.end is not None and one.counted <= one.end
    return bool(one.assigned) or not before


@rule(
    "LIC-005",
    "low",
    title=N_("Licences counted too long ago"),
    explanation=N_("Many agreements ask for a count every year, and the price follows from it."),
    action=N_("Count the seats and record it with `inventaris licences count`."),
    basis="jaaropgave",
)
def old_count(board: Board) -> Iterator[Found]:
    """Licences in force whose last count is more than fourteen months old; unknown when a count has no day."""
    for one in board.licence_statuses:
        if one.state == "in_force" and one.source == "licence" and one.counted is None:
            text = _("On which day its use was counted is not recorded.")
            yield Found(_subject(one), text, status="unknown")
        elif one.state == "in_force" and one.counted is not None and one.age is not None:
            due = add_months(one.counted, OLD)
            if due < board.on:
                text = _("Last counted on {day}, {months} months ago.")
                yield Found(_subject(one), text.format(day=day(one.counted), months=one.age))
