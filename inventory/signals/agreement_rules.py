"""Rules on agreements: whether one covers each system and holds on the day, and whether each product has its annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.records.privacy_choices import AGREEMENT_STATES
from inventory.records.values import day
from inventory.signals.agreement_models import begins
from inventory.signals.finding import Found, rule
from inventory.signals.privacy import (
    PROCESSING,
    processed,
    relied,
    signed,
    subject_of,
    system_subject,
    valid,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.signals.board import Board
    from inventory.signals.rows import AgreementRow, SystemRow


@rule(
    "PRV-001",
    "critical",
    title=N_("No valid processing agreement"),
    explanation=N_("Personal data go to a supplier without an agreement that the law requires."),
    action=N_("Sign the model agreement with the supplier, or stop using the system."),
    basis="AVG 28(3)",
)
def without_agreement(board: Board) -> Iterator[Found]:
    """Systems in use with personal data whose supplier has no agreement that is signed and valid on the day."""
    for system in processed(board):
        subject = system_subject(system)
        if system.personal == "unknown":
            text = _("Whether it processes personal data is not recorded.")
            yield Found(subject, text, status="unknown")
        elif all(valid(board, one) is False for one in signed(board, system)):
            if system.supplier is None:
                text = _("It processes personal data, and its supplier is not recorded.")
                yield Found(subject, text, status="unknown")
                continue
            text = _("It processes personal data; {supplier} has signed no agreement that is valid on {day}.")
            name = board.books.supplier(system.supplier)
            said = text.format(supplier=name, day=day(board.on)) + _on_its_way(board, system)
            yield Found(subject, said)


def _on_its_way(board: Board, system: SystemRow) -> str:
    """Return a sentence on the agreements with the supplier that nobody signed yet, with a space before it."""
    index = board.agreement_index
    open_ = [
        one
        for one in (index.by_id[number] for number in index.by_supplier.get(system.supplier or 0, ()))
        if one.type in PROCESSING and one.status in {"draft", "sent"}
    ]
    text = _("{agreement}: {status}.")
    said = [text.format(agreement=one.code, status=_(AGREEMENT_STATES[one.status])) for one in open_]
    return "".join(f" {one}" for one in said)


@rule(
    "PRV-004",
    "critical",
    title=N_("Agreement is not valid on this day"),
    explanation=N_("It has ended or has not begun, while a system still relies on it."),
    action=N_("Renew the agreement, or record the one that took its place."),
    basis="AVG 28(3)",
)
def not_valid(board: Board) -> Iterator[Found]:
    """Signed agreements that systems rely on and that are not valid on the day, unless another one is."""
    for number, users in relied(board).items():
        agreement = board.agreement_index.by_id[number]
        if valid(board, agreement) or all(_otherwise(board, system, number) for system in users):
            continue
        yield _not_valid(board, agreement, ", ".join(sorted(system.name for system in users)))


def _not_valid(board: Board, agreement: AgreementRow, names: str) -> Found:
    """Return why an agreement that systems rely on is not valid on the day, or why that is not known."""
    begin = max(begins(agreement), default=board.on)
    if begin > board.on:
        text = _("It is not valid before {day}; relied on by {systems}.")
        return Found(subject_of(agreement), text.format(day=day(begin), systems=names))
    if valid(board, agreement) is False:
        text = _("It is not valid on {day}; relied on by {systems}.")
        said = text.format(day=day(board.on), systems=names)
        return Found(subject_of(agreement), said, _last_day(board, agreement))
    if agreement.status == "ended":
        text = _("Its status is “ended”, but its last day is {day}; relied on by {systems}.")
        said = text.format(day=day(agreement.end or board.on), systems=names)
        return Found(subject_of(agreement), said, status="unknown")
    text = _("From when until when it is valid is not recorded; relied on by {systems}.")
    return Found(subject_of(agreement), text.format(systems=names), status="unknown")


def _otherwise(board: Board, system: SystemRow, number: int) -> bool:
    """Return whether a system has another agreement that is valid on the day."""
    return any(valid(board, other) for other in signed(board, system) if other.id != number)


def _last_day(board: Board, agreement: AgreementRow) -> date | None:
    """Return the day on which an agreement ended: its own, or that of the contract that it follows."""
    if agreement.end is not None or not agreement.follows_contract:
        return agreement.end
    return board.agreement_index.over_since(agreement.contract or 0)


@rule(
    "PRV-006",
    "high",
    title=N_("Agreement without privacy annex"),
    explanation=N_("Each product under an agreement needs its own annex, which says what data it processes."),
    action=N_("Ask the supplier for the annex (bijsluiter) of each product and record it."),
    basis="Convenant Digitale Onderwijsmiddelen en Privacy, bijlage 1",
)
def without_annex(board: Board) -> Iterator[Found]:
    """Signed agreements that systems rely on and that have no annex at all, unless these are under another agreement."""
    for number, users in relied(board).items():
        agreement = board.agreement_index.by_id[number]
        if number in board.agreement_index.annexes or valid(board, agreement) is False:
            continue
        bare = [system for system in users if not _annexed_otherwise(board, system, number)]
        if not bare:
            continue
        names = ", ".join(sorted(system.name for system in bare))
        sure = any(system.personal == "yes" for system in bare)
        text = _("No annex is recorded for {systems}.").format(systems=names)
        yield Found(subject_of(agreement), text, status="finding" if sure else "unknown")


def _annexed_otherwise(board: Board, system: SystemRow, number: int) -> bool:
    """Return whether another agreement that is valid has an annex that names the system."""
    annexes = board.agreement_index.annexes
    return any(
        other.id != number
        and valid(board, other) is not False
        and any(annex.system == system.id for annex in annexes.get(other.id, ()))
        for other in signed(board, system)
    )


@rule(
    "PRV-007",
    "high",
    title=N_("Product is in no privacy annex"),
    explanation=N_("The agreement says nothing about this product as long as no annex names it."),
    action=N_("Ask the supplier for the annex (bijsluiter) of this product and record it."),
    basis="Convenant Digitale Onderwijsmiddelen en Privacy, bijlage 1",
)
def in_no_annex(board: Board) -> Iterator[Found]:
    """Systems in use whose supplier signed an agreement that may be valid, and that no annex of the day names."""
    index = board.agreement_index
    for system in processed(board):
        agreements = [one for one in signed(board, system) if valid(board, one) is not False]
        if system.id in index.annexed or not agreements:
            continue
        text = _("No annex names it, under {agreements}.").format(
            agreements=", ".join(one.code for one in agreements)
        )
        first = min((it.date for it in board.annexes if it.system == system.id and it.date), default=None)
        if first is not None:
            text += " " + _("The first one is of {day}.").format(day=day(first))
        yield Found(system_subject(system), text, status="finding" if system.personal == "yes" else "unknown")
