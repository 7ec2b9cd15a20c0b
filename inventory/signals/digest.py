"""The digest: what is overdue, due, new, still open, solved and decided, for a period and a role.

It remembers nothing of its own: what is overdue is in every digest until its cause is gone, however often it was told.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.finance import reading
from inventory.finance.calendar import DAY, add_months
from inventory.finance.money import amount_text
from inventory.language import N_, _
from inventory.records.signals import Mark
from inventory.signals import agenda, digest_decided, marks
from inventory.signals.board import Board
from inventory.signals.digest_decided import Item
from inventory.signals.finding import RULES, SEVERITIES, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy import Connection

    from inventory.signals.agenda_entry import Entry
    from inventory.signals.finding import Finding, Severity
    from inventory.signals.life import Changes, Seen
    from inventory.signals.roles import Concern

SECTIONS = {
    "overdue": N_("Overdue"),
    "due": N_("Due soon"),
    "new": N_("New"),
    "open": N_("Still open"),
    "solved": N_("Solved"),
    "decided": N_("Decided"),
}
"""Parts of a digest, in their order: value → label."""
BACK_MONTHS = 120
"""Months back in which days of the agenda that passed are looked for."""
ALWAYS: tuple[Severity, ...] = ("critical", "high")
"""What is open this badly is told in every digest; what is less bad is counted, unless everything is asked for."""


class Period(NamedTuple):
    """What a digest is about.

    Attributes:
        on: The day from which it is seen.
        since: What is new, solved or decided from this day on.
        until: What is due up to this day.
    """

    on: date
    since: date
    until: date


@dataclass(frozen=True)
class Digest:
    """A digest.

    Attributes:
        board: Name of the own board, "" when it is not recorded.
        period: What it is about.
        role: Whom it is for; None for everybody.
        parts: The items of each of `SECTIONS`, the most urgent first.
        open: How many findings there are in all, by severity, those that are known to be unknown too.
        left_out: How many of them no part names.
        whole: Whether everything was asked for: then a text names all of a rule too.
    """

    board: str
    period: Period
    role: Concern | None
    parts: dict[str, tuple[Item, ...]]
    open: dict[Severity, int]
    left_out: int
    whole: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not any(self.parts.values()) and not self.left_out

    def calls(self, severity: Severity | None = None) -> bool:
        """Return whether something is overdue, or a finding is as bad as a severity or worse."""
        if self.parts["overdue"]:
            return True
        if severity is None:
            return False
        return any(self.open[one] for one in SEVERITIES[: SEVERITIES.index(severity) + 1])


class Given(NamedTuple):
    """What the check knows: what it finds, accepted findings left out, and what changed since the first day."""

    findings: tuple[Finding, ...]
    changes: Changes


def compose(
    connection: Connection,
    period: Period,
    given: Given,
    role: Concern | None = None,
    *,
    all_open: bool = False,
) -> Digest:
    """Return the digest of a period.

    Args:
        connection: One that reads.
        period: What it is about.
        given: What the check found on its day, with first days (`life.first_seen`), and `life.since` its first day.
        role: Whom it is for; None for everybody.
        all_open: Name also what is unknown, and what is open and less bad.
    """
    wanted = [one for one in given.findings if role is None or role.finding(one)]
    findings = _fresh(connection, period, wanted)
    parts, left_out = _sorted_out(findings, period, all_open=all_open)
    for section, entries in _days(Board(connection, period.on), period, findings).items():
        parts[section] += [_day(one) for one in entries if role is None or role.entry(one)]
    parts["solved"] = [
        _gone(one)
        for one in given.changes.solved
        if one.solved is not None and one.solved <= period.on and (role is None or role.rule(one.rule))
    ]
    parts["decided"] = list(digest_decided.decided(connection, period.since, period.on, role))
    counts = Counter(one.severity for one in findings)
    return Digest(
        digest_decided.board_name(connection),
        period,
        role,
        {name: tuple(sorted(items, key=_order)) for name, items in parts.items()},
        {severity: counts[severity] for severity in SEVERITIES},
        left_out,
        all_open,
    )


def _sorted_out(
    findings: Iterable[Finding], period: Period, *, all_open: bool
) -> tuple[dict[str, list[Item]], int]:
    """Return findings in the part that each belongs to, and how many are in none."""
    parts: dict[str, list[Item]] = {name: [] for name in SECTIONS}
    left_out = 0
    for one in findings:
        section = _section(one, period)
        if section in {"new", "open"} and not all_open and not _told(one, section):
            left_out += 1
        else:
            parts[section].append(_item(one, period))
    return parts, left_out


def _fresh(connection: Connection, period: Period, findings: list[Finding]) -> list[Finding]:
    """Return findings with those as new whose acceptance ended in the period: they count again."""
    lapsed = {
        marks.place(one.rule, one.record, one.subject)
        for one in reading.rows(connection, Mark, marks.MarkRow)
        if one.state == "accepted" and one.until is not None and period.since <= one.until + DAY <= period.on
    }
    return [
        one._replace(first_seen=period.on)
        if marks.place(one.rule, one.subject.kind, one.subject.key) in lapsed
        else one
        for one in findings
    ]


def _section(one: Finding, period: Period) -> str:
    """Return the part that a finding belongs to: the first that fits."""
    if one.due is not None and one.due <= period.until:
        return "overdue" if one.due < period.on else "due"
    return "new" if _new(one, period) else "open"


def _new(one: Finding, period: Period) -> bool:
    return one.first_seen is None or one.first_seen >= period.since


def _told(one: Finding, section: str) -> bool:
    """Return whether a finding is named: news that is certain, and what is bad for as long as it is open."""
    if one.status == "unknown":
        return one.severity == "critical" and section == "new"
    return section == "new" or one.severity in ALWAYS


def _days(board: Board, period: Period, findings: Iterable[Finding]) -> dict[str, list[Entry]]:
    """Return the days of the agenda that passed and still ask for something, and those that come.

    What a finding on the same record and day says already is left out.
    """
    said = {(one.subject.kind, one.subject.id, one.due) for one in findings}
    first = add_months(period.on, -BACK_MONTHS)
    found: dict[str, list[Entry]] = {"overdue": [], "due": []}
    for one in agenda.written(board, first, period.until):
        late = one.date < period.on
        if one.settled or (late and one.kind not in agenda.STAYING) or _said(one, said):
            continue
        found["overdue" if late else "due"].append(one)
    return found


def _said(one: Entry, said: set[tuple[str, int, date | None]]) -> bool:
    """Return whether a finding tells a day; some tell the last good day, the agenda the day after it."""
    days = (one.date, one.date - DAY)
    return any((one.subject.kind, one.subject.id, day) in said for day in days)


def _item(one: Finding, period: Period) -> Item:
    return Item(
        one.due,
        one.message,
        one.subject,
        rule=one.rule,
        title=_(one.title) if one.title else "",
        severity=one.severity,
        status=one.status,
        owner=one.owner or "",
        since=one.first_seen,
        fresh=_new(one, period),
    )


def _day(one: Entry) -> Item:
    return Item(
        one.date,
        one.title,
        one.subject,
        kind=one.kind,
        title=_(agenda.KINDS[one.kind]),
        amount=one.amount,
        site=one.site,
    )


def _gone(one: Seen) -> Item:
    subject = Subject(one.record, "", one.name, one.subject)
    title = _(RULES[one.rule].title) if one.rule in RULES else ""
    return Item(
        one.solved, one.message, subject, rule=one.rule, title=title, severity=one.severity, since=one.first
    )


def _order(one: Item) -> tuple[str, int, str, str, str]:
    """Return a sort key: by day, those without last; then the worst first."""
    worst = SEVERITIES.index(one.severity) if one.severity else len(SEVERITIES)
    return one.day.isoformat() if one.day else "9999", worst, one.rule, one.subject.name, one.text


def rows(digest: Digest) -> Iterator[tuple[str, Item]]:
    """Yield every item with the part that it is in."""
    for section, items in digest.parts.items():
        for one in items:
            yield section, one


def json_of(digest: Digest) -> dict[str, Any]:
    """Return a digest as `digest --format json` prints it: a list of items for each of `SECTIONS`, and counts."""
    period = digest.period
    return {
        "board": digest.board,
        "on": period.on.isoformat(),
        "since": period.since.isoformat(),
        "until": period.until.isoformat(),
        "role": digest.role.role if digest.role else None,
        **{section: [_json(one) for one in items] for section, items in digest.parts.items()},
        "findings": dict(digest.open),
        "left_out": digest.left_out,
    }


def _json(one: Item) -> dict[str, Any]:
    return {
        "date": one.day.isoformat() if one.day else None,
        "rule": one.rule or None,
        "kind": one.kind or None,
        "title": one.title,
        "message": one.text,
        "subject": {"kind": one.subject.kind, "key": one.subject.key, "name": one.subject.name},
        "severity": one.severity,
        "status": one.status,
        "owner": one.owner or None,
        "site": one.site or None,
        "first_seen": one.since.isoformat() if one.since else None,
        "new": one.fresh,
        "amount": None if one.amount is None else amount_text(one.amount),
    }
