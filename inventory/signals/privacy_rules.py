"""Rules on personal data: agreements and their annexes, models, sub-processors, DPIA, and systems shared with partners."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.records.values import day
from inventory.signals.countries import in_eea
from inventory.signals.finding import Found, Subject, rule
from inventory.signals.privacy import PROCESSING, SHARING, processed, relied, signed, subject_of, valid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board
    from inventory.signals.rows import SubprocessorRow

GDPR = date(2018, 5, 25)
FIRST_MODEL = (3,)
"""Version of the national model that the GDPR brought (March 2018)."""


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


def version(text: str | None) -> tuple[int, ...]:
    """Return a model version as numbers that can be compared, without zeros at the end; () when there is none."""
    numbers = [int(part) for part in re.findall(r"[0-9]{1,6}", text or "")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


@rule(
    "PRV-008",
    "medium",
    title=N_("Agreement on an older model"),
    explanation=N_("Newer models settle more, such as sub-processors and artificial intelligence."),
    action=N_("Sign the current model when the contract is renewed."),
    basis="Convenant Digitale Onderwijsmiddelen en Privacy 4.0",
)
def older_model(board: Board) -> Iterator[Found]:
    """Signed processing agreements on an older model than the board's policy calls current."""
    current = board.policies.word("agreement_model", board.on)
    if not version(current):
        return
    for agreement in board.agreements:
        if agreement.status != "signed" or agreement.type != "processor" or valid(board, agreement) is False:
            continue
        if not version(agreement.model):
            text = _("On which model it was made is not recorded.")
            yield Found(subject_of(agreement), text, status="unknown")
        elif version(agreement.model) < version(current):
            text = _("It follows model {model}; the current one is {current}.")
            yield Found(
                subject_of(agreement), text.format(model=agreement.model, current=current), agreement.end
            )


@rule(
    "PRV-009",
    "high",
    title=N_("Agreement from before the GDPR"),
    explanation=N_("An old processor agreement (bewerkersovereenkomst) does not meet article 28."),
    action=N_("Replace it by a processing agreement on the current model."),
    basis="AVG 28(3)",
)
def before_gdpr(board: Board) -> Iterator[Found]:
    """Agreements that are pre-GDPR by kind, or by their day of signing and without a model of the GDPR."""
    for agreement in board.agreements:
        if (
            agreement.status == "ended"
            or agreement.type not in PROCESSING
            or valid(board, agreement) is False
        ):
            continue
        on = agreement.signed_board or agreement.signed_supplier or agreement.start
        modern = version(agreement.model) >= FIRST_MODEL
        if agreement.type == "pre_gdpr" or (agreement.status == "signed" and on and on < GDPR and not modern):
            when = _("signed on {day}").format(day=day(on)) if on else _("the day of signing is not recorded")
            text = _("It dates from before the GDPR ({when}).").format(when=when)
            yield Found(subject_of(agreement), text, agreement.end)
        elif agreement.status == "signed" and on is None and not modern:
            text = _("Neither the day of signing nor the model is recorded.")
            yield Found(subject_of(agreement), text, status="unknown")


@rule(
    "PRV-043",
    "critical",
    title=N_("Sub-processor outside the EEA without safeguard"),
    explanation=N_("Data may leave the European Economic Area only with a safeguard of the GDPR, chapter V."),
    action=N_(
        "Ask the supplier which safeguard holds, and record it; otherwise object to the sub-processor."
    ),
    basis="AVG 44-46",
)
def unsafe_subprocessor(board: Board) -> Iterator[Found]:
    """Sub-processors outside the EEA for which no safeguard is recorded; unknown when the country does not tell."""
    living = {one.id: one for one in board.agreements if one.status != "ended"}
    for row in board.subprocessors:
        outside = _outside(row)
        if row.agreement not in living or outside is False:
            continue
        subject = Subject("subprocessor", row.name, f"{row.name} ({living[row.agreement].code})", row.id)
        if outside is None:
            text = _("Whether it is outside the EEA is not recorded.")
            yield Found(subject, text, status="unknown")
        elif row.safeguard in {None, "none", "unknown"}:
            text = _("It is in {country}, and no safeguard is recorded.")
            yield Found(subject, text.format(country=row.country or _("a country outside the EEA")))


def _outside(row: SubprocessorRow) -> bool | None:
    if row.outside_eea in {"yes", "no"}:
        return row.outside_eea == "yes"
    inside = in_eea(row.country)
    return None if inside is None else not inside


@rule(
    "PRV-080",
    "critical",
    title=N_("No DPIA for pupil tracking"),
    explanation=N_("Following pupils on a large scale calls for a data protection impact assessment."),
    action=N_("Do a DPIA, or take over the national one and record it."),
    basis="AVG 35",
)
def without_dpia(board: Board) -> Iterator[Found]:
    """Pupil tracking systems in use without a DPIA; unknown when that is not recorded."""
    for system in board.systems.values():
        if system.type != "pupil_tracking" or system.dpia == "yes" or system.pupil_data == "no":
            continue
        subject = Subject("system", system.name, system.name, system.id)
        if system.dpia == "no" and system.personal == "yes":
            yield Found(subject, _("It follows pupils, and no DPIA was done."))
        else:
            yield Found(subject, _("Whether a DPIA was done is not recorded."), status="unknown")


@rule(
    "PRV-090",
    "high",
    title=N_("Shared system without role agreement"),
    explanation=N_("Partners that share a system must settle who is responsible for which data."),
    action=N_("Sign a role agreement, or an arrangement of joint controllers, with the partner."),
    basis="AVG 26",
)
def without_role(board: Board) -> Iterator[Found]:
    """Systems that more than one party uses, per partner without a signed role or joint agreement valid on the day."""
    users: dict[int, set[int]] = {}
    for support in board.supports:
        if board.there(support) and support.system in board.systems:
            users.setdefault(support.system, set()).add(support.party)
    settled = {
        party
        for one in board.agreements
        if one.type in SHARING and one.status == "signed" and valid(board, one) is not False
        for party in (one.party, one.partner)
    }
    for number, parties in sorted(users.items()):
        system = board.systems[number]
        open_ = [party for party in _partners(board, parties) if party not in settled]
        if not open_ or system.personal == "no":
            continue
        names = ", ".join(sorted(board.parties[party].name for party in open_ if party in board.parties))
        subject = Subject("system", system.name, system.name, number)
        if system.personal == "unknown":
            text = _("It is shared with {parties}; whether it processes personal data is not recorded.")
            yield Found(subject, text.format(parties=names), status="unknown")
        else:
            yield Found(
                subject, _("It is shared with {parties} without a role agreement.").format(parties=names)
            )


def _partners(board: Board, parties: set[int]) -> list[int]:
    """Return with whom a system is shared: all but the own board, or all but one when no own board is among them."""
    if len(parties) < 2:  # noqa: PLR2004  sharing takes two
        return []
    ordered = sorted(parties)
    others = [one for one in ordered if one in board.parties and not board.parties[one].own]
    return others if len(others) < len(ordered) else ordered[1:]
