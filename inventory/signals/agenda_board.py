"""Other days of the agenda: licences, systems, documents, decisions of the board, book years."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance import closing, reading
from inventory.finance.calendar import DAY, add_months, book_year, month_index, month_last
from inventory.language import N_, _
from inventory.records.own import PolicyValue
from inventory.records.plan import Document
from inventory.records.signals import Mark, RulePolicy
from inventory.records.software import Licence, System
from inventory.records.values import day
from inventory.signals.agenda_entry import Kind
from inventory.signals.finding import Subject
from inventory.store.policies import KNOWN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from inventory.signals.agenda_entry import Draft, Pen

KINDS = {
    "licence_end": Kind(N_("end of licence"), N_("licence")),
    "licence_count": Kind(N_("count of licences"), N_("count"), stays=True),
    "system_end": Kind(N_("end of use of a system"), N_("system")),
    "document_end": Kind(N_("end of validity of a document"), N_("document"), stays=True),
    "mark_end": Kind(N_("end of an acceptance"), N_("accept.")),
    "rule_change": Kind(N_("change of a rule"), N_("rule")),
    "policy_change": Kind(N_("change of policy"), N_("new policy")),
    "year_close": Kind(N_("closing of a book year"), N_("closing"), stays=True),
}
USED = ("in_use", "phasing_out")


class LicenceRow(NamedTuple):
    """When a licence ends and was counted."""

    id: int
    end: dt.date | None
    counted: dt.date | None


class SystemRow(NamedTuple):
    """Until when a system is used."""

    id: int
    status: str
    end: dt.date | None


class DocumentRow(NamedTuple):
    """Until when a document is valid."""

    id: int
    site: int | None
    valid_until: dt.date | None


class MarkRow(NamedTuple):
    """Until when a decision about a finding holds."""

    id: int
    rule: str
    state: str
    until: dt.date | None


class RuleRow(NamedTuple):
    """From when a rule counts otherwise."""

    id: int
    start: dt.date | None
    active: bool | None


class PolicyRow(NamedTuple):
    """From when a policy is another."""

    id: int
    name: str
    start: dt.date | None


def days(pen: Pen) -> Iterator[Draft]:
    """Yield the days of software, documents and the board's own decisions."""
    yield from _software(pen)
    yield from _documents(pen)
    yield from _decisions(pen)
    yield from _years(pen)


def _software(pen: Pen) -> Iterator[Draft]:
    months = pen.board.policies.whole("licence_count_months", pen.board.on)
    counts = {number: rows[-1].date for number, rows in pen.board.books.seat_counts.items()}
    for row in reading.rows(pen.board.connection, Licence, LicenceRow):
        about = (Licence, row.id)
        yield from pen.write(row.end, "licence_end", _("{name} ends"), about, policy="notice_warning_days")
        last = max((one for one in (row.counted, counts.get(row.id)) if one is not None), default=None)
        due = add_months(last, months) if last is not None and months else None
        if last is not None and due is not None and (row.end is None or due <= row.end):
            text = _("{name}: count the seats (last: {day})")
            yield from pen.write(due, "licence_count", text, about, values={"day": day(last)})
    for one in reading.rows(pen.board.connection, System, SystemRow):
        if one.status in USED:
            yield from pen.write(one.end, "system_end", _("{name}: last day of use"), (System, one.id))


def _documents(pen: Pen) -> Iterator[Draft]:
    for one in reading.rows(pen.board.connection, Document, DocumentRow):
        text = _("{name}: valid until this day")
        yield from pen.write(one.valid_until, "document_end", text, (Document, one.id), site=one.site)


def _decisions(pen: Pen) -> Iterator[Draft]:
    connection = pen.board.connection
    for mark in reading.rows(connection, Mark, MarkRow):
        if mark.state == "accepted":
            text = _("{name}: accepted until this day, a finding again afterwards")
            yield from pen.write(mark.until, "mark_end", text, (Mark, mark.id))
    for rule in reading.rows(connection, RulePolicy, RuleRow):
        off = rule.active is False
        text = (
            _("{name}: the rule is off from this day")
            if off
            else _("{name}: the rule counts otherwise from this day")
        )
        yield from pen.write(rule.start, "rule_change", text, (RulePolicy, rule.id), settled=True)
    for row in reading.rows(connection, PolicyValue, PolicyRow):
        name = _(KNOWN[row.name].label) if row.name in KNOWN else row.name
        about = Subject(PolicyValue.kind, f"#{row.id}", name, row.id)
        text = _("{name}: another policy from this day")
        yield from pen.write(row.start, "policy_change", text, about, settled=True)


def _years(pen: Pen) -> Iterator[Draft]:
    """Yield by when the book years must be closed that are not; of a board that never closed one only from its day on."""
    policies, on = pen.board.policies, pen.board.on
    months = policies.whole("year_close_months", on)
    if not months:
        return
    years = book_year(policies.word("book_year", on), policies.whole("school_year_month", on))
    done = closing.closed(pen.board.connection)
    begin = years.year(done[-1].end + DAY) if done else years.year(add_months(pen.first, -months)) - 1
    for year in count(begin):
        by = month_last(month_index(years.last(year)) + months)
        if by > pen.last:
            return
        if not done and by < on:  # a board that closes no years is not told of all those that it did not
            continue
        name = years.label(year)
        about = Subject("closed_year", name, name, year)
        text = _("Close book year {name}")
        yield from pen.write(by, "year_close", text, about, mark=f"{years.kind}-{year}")
