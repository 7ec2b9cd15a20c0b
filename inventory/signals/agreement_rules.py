"""Rules on agreements: whether one covers each system, holds on the day, and names each product in an annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.records.values import day
from inventory.signals.finding import Found, Subject, rule
from inventory.signals.privacy import processed, relied, signed, subject_of, valid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board


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
        subject = Subject("system", system.name, system.name, system.id)
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
            yield Found(subject, text.format(supplier=name, day=day(board.on)))


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
    systems = relied(board)
    by_id = {one.id: one for one in board.agreements}
    for number, users in systems.items():
        agreement = by_id[number]
        state = valid(board, agreement)
        if state or all(
            any(valid(board, other) for other in signed(board, system) if other.id != number)
            for system in users
        ):
            continue
        names = ", ".join(sorted(system.name for system in users))
        if state is None:
            text = _("From when until when it is valid is not recorded; relied on by {systems}.")
            yield Found(subject_of(agreement), text.format(systems=names), status="unknown")
        else:
            text = _("It is not valid on {day}; relied on by {systems}.")
            yield Found(subject_of(agreement), text.format(day=day(board.on), systems=names), agreement.end)


@rule(
    "PRV-006",
    "high",
    title=N_("Agreement without privacy annex"),
    explanation=N_("Each product under an agreement needs its own annex, which says what data it processes."),
    action=N_("Ask the supplier for the annex (bijsluiter) of each product and record it."),
    basis="Convenant Digitale Onderwijsmiddelen en Privacy, bijlage 1",
)
def without_annex(board: Board) -> Iterator[Found]:
    """Signed agreements that systems rely on and that have no annex at all."""
    with_annex = {annex.agreement for annex in board.annexes}
    by_id = {one.id: one for one in board.agreements}
    for number, users in relied(board).items():
        agreement = by_id[number]
        if number in with_annex or valid(board, agreement) is False:
            continue
        names = ", ".join(sorted(system.name for system in users))
        sure = any(system.personal == "yes" for system in users)
        text = _("No annex is recorded for {systems}.").format(systems=names)
        yield Found(subject_of(agreement), text, status="finding" if sure else "unknown")


@rule(
    "PRV-007",
    "high",
    title=N_("Product is in no privacy annex"),
    explanation=N_("The agreement says nothing about this product as long as no annex names it."),
    action=N_("Ask the supplier for the annex (bijsluiter) of this product and record it."),
    basis="Convenant Digitale Onderwijsmiddelen en Privacy, bijlage 1",
)
def in_no_annex(board: Board) -> Iterator[Found]:
    """Systems in use whose supplier signed an agreement, and that no annex of it names."""
    named = {annex.system for annex in board.annexes}
    for system in processed(board):
        if system.id in named or not signed(board, system):
            continue
        text = _("No annex names it, under {agreements}.").format(
            agreements=", ".join(one.code for one in signed(board, system))
        )
        sure = system.personal == "yes"
        subject = Subject("system", system.name, system.name, system.id)
        yield Found(subject, text, status="finding" if sure else "unknown")
