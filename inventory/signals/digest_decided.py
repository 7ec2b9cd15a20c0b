"""What was decided in a period, as items of the digest: on contracts, on findings, agreements, assessments, milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.finance import reading, reading_contracts
from inventory.language import _
from inventory.records.contract_choices import DECISIONS
from inventory.records.contracts import Contract
from inventory.records.organisation import Party
from inventory.records.privacy import Agreement
from inventory.records.processing import Assessment
from inventory.records.roadmap import Milestone
from inventory.records.signals import MARKS, Mark
from inventory.records.values import day
from inventory.signals import subjects
from inventory.signals.finding import Subject

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from inventory.records.record import Record
    from inventory.signals.finding import Severity
    from inventory.signals.roles import Concern


class Item(NamedTuple):
    """A line of a digest.

    Attributes:
        day: By when, or when it happened; None for what has no day.
        text: What is the matter, a sentence.
        subject: The record.
        rule: Code of the rule of a finding, "" for others.
        kind: Kind of a day of the agenda, "" for others.
        title: What the rule or kind is called.
        severity: Of a finding, else None.
        status: "finding" or "unknown".
        owner: Who deals with it, "" when nobody does.
        site: Name of the site, "" for the board as a whole.
        since: The day since which the check sees it, as far as it was remembered.
        fresh: Whether it is new in the period.
        amount: What is at stake, in cents.
    """

    day: dt.date | None
    text: str
    subject: Subject
    rule: str = ""
    kind: str = ""
    title: str = ""
    severity: Severity | None = None
    status: str = "finding"
    owner: str = ""
    site: str = ""
    since: dt.date | None = None
    fresh: bool = False
    amount: int | None = None


class MarkRow(NamedTuple):
    """A decision about a finding."""

    id: int
    rule: str
    record: str
    subject: str
    name: str | None
    state: str
    until: dt.date | None
    reason: str | None
    decided: dt.date | None


class AgreementRow(NamedTuple):
    """When an agreement was signed."""

    id: int
    status: str
    signed_board: dt.date | None
    accepted: dt.date | None


class DatedRow(NamedTuple):
    """When an assessment was adopted."""

    id: int
    status: str
    date: dt.date | None


class DoneRow(NamedTuple):
    """When a milestone was reached."""

    id: int
    done: dt.date | None


def board_name(connection: Connection) -> str:
    """Return the name of the own board, "" when it is not recorded."""
    table = Party.table
    query = sa.select(table.c.name).where(table.c.archived.is_(None), table.c.own.is_(True))
    return str(connection.execute(query.order_by(table.c.id)).scalar() or "")


def decided(connection: Connection, first: dt.date, last: dt.date, role: Concern | None) -> Iterator[Item]:
    """Yield what was decided from a day up to another.

    Args:
        connection: One that reads.
        first: The first day.
        last: The last day.
        role: Whom it concerns; None for everybody.
    """

    def within(on: dt.date | None) -> bool:
        return on is not None and first <= on <= last

    def wanted(kind: str) -> bool:
        return role is None or role.kind(kind)

    if wanted("notice") or wanted("decision"):
        yield from _contracts(connection, within)
    yield from _marks(connection, within, role)
    if wanted("agreement_end"):
        yield from _agreements(connection, within)
    if wanted("dpia_review"):
        rows = reading.rows(connection, Assessment, DatedRow)
        adopted = {
            one.id: one.date for one in rows if one.status in {"done", "not_needed"} and within(one.date)
        }
        yield from _records(connection, Assessment, adopted, _("Adopted"))
    if wanted("milestone"):
        reached = {
            one.id: one.done for one in reading.rows(connection, Milestone, DoneRow) if within(one.done)
        }
        yield from _records(connection, Milestone, reached, _("Reached"))


def _contracts(connection: Connection, within: Callable[[dt.date | None], bool]) -> Iterator[Item]:
    found = [one for one in reading_contracts.decisions(connection) if within(one.date)]
    known = subjects.subjects(connection, Contract, sorted({one.contract for one in found}))
    for one in found:
        what = _(DECISIONS[one.decision])
        text = _("Decided: {decision}.").format(decision=what)
        if one.term_end is not None:
            text = _("Decided on the term until {day}: {decision}.").format(
                day=day(one.term_end), decision=what
            )
        yield Item(one.date, text, known[one.contract], owner=one.who or "")


def _marks(
    connection: Connection, within: Callable[[dt.date | None], bool], role: Concern | None
) -> Iterator[Item]:
    for one in reading.rows(connection, Mark, MarkRow):
        if not within(one.decided) or not (role is None or role.rule(one.rule)):
            continue
        text = _(MARKS[one.state])
        if one.until is not None:
            text = _("{state} until {day}").format(state=text, day=day(one.until))
        text = f"{text}: {one.reason}" if one.reason else f"{text}."
        subject = Subject(one.record, one.subject, one.name or one.subject, one.id)
        yield Item(one.decided, text, subject, rule=one.rule)


def _agreements(connection: Connection, within: Callable[[dt.date | None], bool]) -> Iterator[Item]:
    signed = {
        one.id: one.signed_board if within(one.signed_board) else one.accepted
        for one in reading.rows(connection, Agreement, AgreementRow)
        if one.status == "signed" and (within(one.signed_board) or within(one.accepted))
    }
    yield from _records(connection, Agreement, signed, _("Signed or accepted"))


def _records(
    connection: Connection, record: type[Record], days: dict[int, dt.date | None], text: str
) -> Iterator[Item]:
    known = subjects.subjects(connection, record, sorted(days))
    for number, on in days.items():
        yield Item(on, f"{text}.", known[number])
