"""Which agreement covers which system: what the rules on privacy have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.signals.finding import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.signals.board import Board
    from inventory.signals.rows import AgreementRow, AnnexRow, SystemRow

PROCESSING = ("processor", "joint", "pre_gdpr")
"""Kinds of agreement under which a supplier processes personal data."""
SHARING = ("role", "joint")
"""Kinds of agreement by which partners divide responsibility."""
OWN_PLACE = ("installed", "own_server")


def subject_of(agreement: AgreementRow) -> Subject:
    """Return an agreement as a subject."""
    return Subject("agreement", agreement.code, f"{agreement.code} · {agreement.name}", agreement.id)


def beginning_small(text: str) -> str:
    """Return a label as it stands in the middle of a sentence."""
    return text[:1].lower() + text[1:]


def system_subject(system: SystemRow) -> Subject:
    """Return a system as a subject."""
    return Subject("system", system.name, system.name, system.id)


def annex_subject(agreement: AgreementRow, system: SystemRow, annex: AnnexRow) -> Subject:
    """Return an annex as a subject; its key is its title, as lists have it."""
    parts = (agreement.code, agreement.name, system.name, annex.edition or "")
    key = " · ".join(part for part in parts if part)
    return Subject("annex", key, f"{system.name} ({agreement.code})", annex.id)


def of_partner(board: Board, system: SystemRow) -> bool:
    """Return whether a system is a partner's affair: the partner answers for it, or (when nobody is named) uses it alone."""
    partners = board.agreement_index.partners
    if system.party in board.parties:
        return system.party in partners
    users = board.agreement_index.users.get(system.id)
    known = any(party.own for party in board.parties.values())
    return known and bool(users) and not (users or set()) - partners


def without_processor(system: SystemRow) -> bool:
    """Return whether nobody processes data for the board: a national service, or the board's own place and no supplier."""
    own_place = system.supplier is None and system.hosting in OWN_PLACE
    return own_place or "national" in {system.hosting, system.type}


def processed(board: Board) -> Iterator[SystemRow]:
    """Return the systems in use that may call for an agreement: not national, not a partner's, no "no" to data."""
    for system in board.systems.values():
        if system.personal != "no" and not without_processor(system) and not of_partner(board, system):
            yield system


def signed(board: Board, system: SystemRow) -> list[AgreementRow]:
    """Return our signed agreements under which a system's supplier processes data, or that name the system.

    An arrangement of joint controllers counts only when the supplier itself is the other side. One that is ended counts as
    long as its last day is still to come.
    """
    index = board.agreement_index
    mine = set(index.by_supplier.get(system.supplier, ())) if system.supplier is not None else set()
    found = []
    for number in sorted(mine | index.naming.get(system.id, set())):
        one = index.by_id.get(number)
        if one is None or one.party in index.partners or one.type not in PROCESSING:
            continue
        if (number in mine or one.type != "joint") and _was_signed(one, board.on):
            found.append(one)
    return found


def _was_signed(agreement: AgreementRow, on: date) -> bool:
    ending = agreement.status == "ended" and agreement.end is not None and agreement.end >= on
    return agreement.status == "signed" or ending


def valid(board: Board, agreement: AgreementRow, on: date | None = None) -> bool | None:
    """Return whether an agreement is valid on the day, or another one; None when the records do not tell.

    It begins on its first day, but not before both sides had agreed; its last day still counts.
    """
    index = board.agreement_index
    return index.valid(agreement) if on is None or on == board.on else index.valid_on(agreement, on)


def relied(board: Board) -> dict[int, list[SystemRow]]:
    """Return for each signed agreement the systems that rely on it, by its number."""
    found: dict[int, list[SystemRow]] = {}
    for system in processed(board):
        for agreement in signed(board, system):
            found.setdefault(agreement.id, []).append(system)
    return found


def in_force(board: Board) -> tuple[AgreementRow, ...]:
    """Return the agreements whose contents count: ours, signed, with a processor, from after the GDPR, not known to be over."""
    return board.agreement_index.in_force
