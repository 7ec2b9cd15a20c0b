"""Rules on partners, such as those in a child centre: who answers for what they share, and why they exchange data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.reading import rows
from inventory.landscape.consistency import some
from inventory.language import N_, _
from inventory.records.landscape import Interface
from inventory.signals.annex_words import says_none, says_nothing
from inventory.signals.finding import Found, Subject, rule
from inventory.signals.once import once
from inventory.signals.privacy import SHARING, system_subject, valid
from inventory.signals.rows_privacy import InterfaceRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board
    from inventory.signals.rows import AgreementRow, SystemRow


@rule(
    "PRV-090",
    "high",
    title=N_("Shared system without role agreement"),
    explanation=N_("Partners that share a system must settle who is responsible for which data."),
    action=N_("Sign a role agreement, or an arrangement of joint controllers, with the partner."),
    basis="AVG 26",
)
def without_role(board: Board) -> Iterator[Found]:
    """Systems that more than one party uses, per partner without a role or joint agreement that covers it on the day."""
    for number, parties in sorted(_sharing(board).items()):
        system = board.systems[number]
        if system.personal == "no" or "national" in {system.hosting, system.type}:
            continue
        states = {party: _covered(board, number, party) for party in _partners(board, parties)}
        open_ = [party for party, state in states.items() if state is not True]
        if not open_:
            continue
        names = some(sorted(board.parties[party].name for party in open_))
        if system.personal == "unknown":
            text = _("It is shared with {parties}; whether it processes personal data is not recorded.")
            yield Found(system_subject(system), text.format(parties=names), status="unknown")
        elif False in states.values():
            text = _("It is shared with {parties} without a role agreement.")
            yield Found(system_subject(system), text.format(parties=names))
        else:
            text = _(
                "It is shared with {parties}; from when until when the role agreement holds is not recorded."
            )
            yield Found(system_subject(system), text.format(parties=names), status="unknown")


@once
def _sharing(board: Board) -> dict[int, set[int]]:
    """Return who shares each system in use: who uses it on the day, and who answers for it."""
    found: dict[int, set[int]] = {}
    for number, system in board.systems.items():
        users = {one for one in board.agreement_index.users.get(number, ()) if one in board.parties}
        if users and system.party in board.parties:
            users.add(system.party)
        if len(users) > 1:
            found[number] = users
    return found


def _partners(board: Board, parties: set[int]) -> list[int]:
    """Return with whom a system is shared: all but the own board, or all but one when no own board is among them."""
    ordered = sorted(parties)
    others = [one for one in ordered if not board.parties[one].own]
    return others if len(others) < len(ordered) else ordered[1:]


@once
def _arrangements(board: Board) -> dict[int, list[AgreementRow]]:
    """Return the signed agreements with each partner by which roles are divided."""
    found: dict[int, list[AgreementRow]] = {}
    for one in board.agreements:
        if one.type in SHARING and one.status == "signed":
            for party in {one.party, one.partner} - {None}:
                found.setdefault(party or 0, []).append(one)
    return found


def _covered(board: Board, system: int, party: int) -> bool | None:
    """Return whether an arrangement with a partner covers a system; one that names products covers no others.

    None when such an arrangement does not say from when until when it holds.
    """
    annexes = board.agreement_index.annexes
    states = [
        valid(board, one)
        for one in _arrangements(board).get(party, ())
        if one.id not in annexes or system in {annex.system for annex in annexes[one.id]}
    ]
    return True if True in states else None if None in states else False


@rule(
    "PRV-091",
    "high",
    title=N_("Exchange with a partner without purpose or ground"),
    explanation=N_(
        "Partners are different controllers; each exchange needs its own purpose and legal ground."
    ),
    action=N_("Record what the exchange is for and on which ground it rests, or stop it."),
    basis="AVG 5, 6",
)
def without_ground(board: Board) -> Iterator[Found]:
    """Interfaces of the day between systems of different parties that lack a purpose or a ground."""
    for one in rows(board.connection, Interface, InterfaceRow):
        source, target = board.systems.get(one.source), board.systems.get(one.target)
        if source is None or target is None or not board.there(one) or not _between(board, source, target):
            continue
        named = not says_nothing(one.categories) and not says_none(one.categories)
        gaps = _gaps(one)
        if not gaps or (one.pupil_data == "no" and not named):
            continue
        key = f"{source.name} · {target.name} · {one.name}"
        subject = Subject("interface", key, f"{source.name} → {target.name}", one.id)
        if one.pupil_data == "yes" or named:
            text = _("It carries data between partners; not recorded: {gaps}.")
            yield Found(subject, text.format(gaps=", ".join(gaps)))
        else:
            text = _("Whether it carries personal data between partners is not recorded, nor: {gaps}.")
            yield Found(subject, text.format(gaps=", ".join(gaps)), status="unknown")


def _gaps(one: InterfaceRow) -> list[str]:
    gaps = [_("purpose")] if says_nothing(one.purpose) else []
    return gaps + ([_("legal ground")] if one.ground in {None, "unknown", "none"} else [])


def _between(board: Board, source: SystemRow, target: SystemRow) -> bool:
    """Return whether data go from one legal entity to another."""
    sides = [_side(board, system) for system in (source, target)]
    return None not in sides and sides[0] != sides[1]


def _side(board: Board, system: SystemRow) -> frozenset[int] | None:
    """Return whose a system is: who answers for it, else who uses it, the own board as one; None for a national service."""
    if "national" in {system.hosting, system.type}:
        return None
    partners = board.agreement_index.partners
    if system.party in board.parties:
        return frozenset({system.party or 0} & partners)
    users = board.agreement_index.users.get(system.id, set())
    return frozenset(users) if users and users <= partners else frozenset()
