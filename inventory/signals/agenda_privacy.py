"""Days of agreements, annexes, the register and assessments for the agenda: ends, and when to look at them again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance import obligations, reading
from inventory.finance.calendar import add_months
from inventory.language import N_, _
from inventory.records.annex import Annex, SecurityAnnex
from inventory.records.privacy import Agreement, Subprocessor
from inventory.records.processing import Assessment, Processing
from inventory.records.values import day
from inventory.signals.agenda_entry import Kind
from inventory.signals.agreement_models import before_gdpr, concluded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.records.record import Record
    from inventory.signals.agenda_entry import Draft, Pen
    from inventory.signals.rows import AgreementRow

KINDS = {
    "agreement_end": Kind(N_("end of processing agreement"), N_("agreement"), stays=True),
    "agreement_review": Kind(N_("review of an agreement"), N_("review"), stays=True),
    "annex_review": Kind(N_("review of a privacy annex"), N_("annex"), stays=True),
    "processing_review": Kind(N_("review of the register"), N_("register"), stays=True),
    "dpia_review": Kind(N_("review of a DPIA"), N_("DPIA"), stays=True),
    "certificate_end": Kind(N_("end of a certificate"), N_("cert."), stays=True),
    "security_test": Kind(N_("new test of the security"), N_("test"), stays=True),
    "safeguard_check": Kind(N_("check of a safeguard outside the EEA"), N_("safeguard"), stays=True),
}


class AnnexRow(NamedTuple):
    """The dates of an edition of an annex."""

    id: int
    agreement: int
    system: int
    date: dt.date | None
    reviewed: dt.date | None


class SecurityRow(NamedTuple):
    """The dates of a security annex."""

    id: int
    agreement: int
    confidentiality: str | None
    tested: dt.date | None
    certificate_until: dt.date | None


class SafeguardRow(NamedTuple):
    """When the safeguard of a sub-processor was looked up."""

    id: int
    agreement: int
    safeguard: str | None
    safeguard_checked: dt.date | None


class ProcessingRow(NamedTuple):
    """When an entry of the register was looked at."""

    id: int
    end: dt.date | None
    reviewed: dt.date | None


class AssessmentRow(NamedTuple):
    """When an assessment was adopted, and when it must be looked at again."""

    id: int
    status: str
    date: dt.date | None
    review: dt.date | None


def days(pen: Pen) -> Iterator[Draft]:
    """Yield the days of what is signed and kept on personal data."""
    signed = {one.id: one for one in pen.board.agreements if one.status == "signed"}
    ends = {number: _end(pen, one) for number, one in signed.items()}
    on = pen.board.on
    live = {number for number in signed if on <= (ends[number] or dt.date.max)}
    yield from _agreements(pen, signed, ends, live)
    yield from _annexes(pen, live)
    yield from _security(pen, live)
    yield from _safeguards(pen, live)
    yield from _register(pen)


def _end(pen: Pen, row: AgreementRow) -> date | None:
    """Return the last day of an agreement, its own or that of the contract that it follows; None when there is none."""
    contract = pen.board.books.contracts.get(row.contract or 0) if row.follows_contract else None
    if row.end is not None or contract is None:
        return row.end
    try:
        return obligations.final(contract)
    except InputError:  # the rule on terms (CON-001) says what contradicts itself
        return None


def _agreements(
    pen: Pen, signed: dict[int, AgreementRow], ends: dict[int, date | None], live: set[int]
) -> Iterator[Draft]:
    """Yield the ends of agreements, and when to look again at those that are not over; one from before the GDPR is replaced."""
    policy, months = "agreement_warning_days", _months(pen, "agreement_review_months")
    for row in signed.values():
        end = ends[row.id]
        text = _("{name} ends") if row.end else _("{name} ends with its contract")
        yield from pen.write(end, "agreement_end", text, (Agreement, row.id), policy=policy)
        if row.id not in live or before_gdpr(row):
            continue
        known = (concluded(row) or row.start, row.reviewed)
        seen = max((one for one in known if one is not None), default=None)
        yield from _again(pen, (Agreement, row.id), "agreement_review", seen, months, end)


def _annexes(pen: Pen, live: set[int]) -> Iterator[Draft]:
    """Yield when to look again at the annexes that hold: the newest edition of each product under an agreement."""
    months = _months(pen, "agreement_review_months")
    newest: dict[tuple[int, int], AnnexRow] = {}
    for row in reading.rows(pen.board.connection, Annex, AnnexRow):
        place = row.agreement, row.system
        if row.agreement in live and (
            place not in newest or (row.date or dt.date.min) >= (newest[place].date or dt.date.min)
        ):
            newest[place] = row
    for row in newest.values():
        # An annex that was never looked at by itself is looked at with its agreement (PRV-100).
        seen = max(row.reviewed, row.date or row.reviewed) if row.reviewed else None
        yield from _again(pen, (Annex, row.id), "annex_review", seen, months)


def _security(pen: Pen, live: set[int]) -> Iterator[Draft]:
    usual, high = _months(pen, "evidence_months"), _months(pen, "evidence_months_high")
    for row in reading.rows(pen.board.connection, SecurityAnnex, SecurityRow):
        if row.agreement not in live:
            continue
        about = (SecurityAnnex, row.id)
        text = _("{name}: the certificate ends")
        yield from pen.write(row.certificate_until, "certificate_end", text, about)
        months = high if row.confidentiality == "high" else usual
        yield from _again(pen, about, "security_test", row.tested, months)


def _safeguards(pen: Pen, live: set[int]) -> Iterator[Draft]:
    months = _months(pen, "dpf_check_months")
    for row in reading.rows(pen.board.connection, Subprocessor, SafeguardRow):
        if row.agreement in live and row.safeguard == "dpf":
            yield from _again(pen, (Subprocessor, row.id), "safeguard_check", row.safeguard_checked, months)


def _register(pen: Pen) -> Iterator[Draft]:
    months = _months(pen, "agreement_review_months")
    for entry in reading.rows(pen.board.connection, Processing, ProcessingRow):
        yield from _again(pen, (Processing, entry.id), "processing_review", entry.reviewed, months, entry.end)
    years = _months(pen, "dpia_review_months")
    for one in reading.rows(pen.board.connection, Assessment, AssessmentRow):
        about = (Assessment, one.id)
        if one.review is not None:
            yield from pen.write(one.review, "dpia_review", _("{name}: review due"), about)
        elif one.status in {"done", "not_needed"}:
            yield from _again(pen, about, "dpia_review", one.date, years)


def _months(pen: Pen, policy: str) -> int:
    """Return after how many months something must be looked at again; 0 is never."""
    return pen.board.policies.whole(policy, pen.board.on)


def _again(
    pen: Pen,
    about: tuple[type[Record], int],
    kind: str,
    seen: date | None,
    months: int,
    end: date | None = None,
) -> Iterator[Draft]:
    """Yield when something must be looked at again: some months after the last time, unless it has ended by then."""
    if seen is None or not months:
        return
    on = add_months(seen, months)
    if end is None or on <= end:
        text = _("{name}: look at it again (last: {day})")
        yield from pen.write(on, kind, text, about, values={"day": day(seen)})
