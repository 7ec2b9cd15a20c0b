"""The life of a finding: since when the check sees it, when it was solved, and what came back.

The program's own memory (`FINDING_LOG`), outside the history: what people decide about a finding is a mark. It is kept by
rule, kind and number of the record. A rule that does not run (the board put it off) leaves its findings as they were:
that is no solution.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from inventory.signals import check
from inventory.store.schema import FINDING_LOG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from sqlalchemy import Connection

    from inventory.signals.finding import Finding, Rule, Severity, Status
    from inventory.store.database import Database

C = FINDING_LOG.c
Place = tuple[str, str, int]
"""Code of the rule, kind of record and its number."""
TOLD = ("severity", "status", "due", "name", "message")
"""What a finding says, which can change while it lives: the last columns of the log."""


class Seen(NamedTuple):
    """A life of a finding: from its first day; `last` is the last day on which the check saw it before it was solved."""

    rule: str
    record: str
    subject: int
    first: date
    last: date
    solved: date | None
    severity: Severity
    status: Status
    due: date | None
    name: str
    message: str

    @property
    def place(self) -> Place:
        """What it is about."""
        return self.rule, self.record, self.subject


class Changes(NamedTuple):
    """What changed since a day: findings never seen before, findings that are gone, and findings that were gone before."""

    new: tuple[Seen, ...]
    solved: tuple[Seen, ...]
    back: tuple[Seen, ...]


class _Plan(NamedTuple):
    """What must be written: new lives, lives of today that go on, what changed in others, those that end, those still there."""

    new: list[dict[str, Any]]
    again: list[dict[str, Any]]
    changed: list[dict[str, Any]]
    solved: list[dict[str, Any]]
    stay: bool


def place(finding: Finding) -> Place:
    """Return what a finding is remembered by."""
    return finding.rule, finding.subject.kind, finding.subject.id


def remember(database: Database, findings: Iterable[Finding], on: date) -> bool:
    """Remember what today's whole check found: all rules, what is accepted too (`check(…, marked=True)`).

    Args:
        database: Where; one that is opened read-only is left as it is.
        findings: What was found.
        on: Today; the memory is of days that were lived, so a check of another day must not be given.

    Returns:
        Whether anything had to be written.

    Raises:
        RefusedError: Another program kept the database locked.
    """
    if database.read_only:
        return False
    # One life a rule and record: of several findings the first, which is due first.
    found: dict[Place, Finding] = {}
    for one in findings:
        found.setdefault(place(one), one)
    with database.read() as connection:
        if not _wanted(_plan(connection, found, on)):
            return False
    with database.write() as connection:  # read again: another program may have remembered meanwhile
        _write(connection, _plan(connection, found, on), on)
    return True


def today(database: Database, on: date, told: Callable[[Rule], None] | None = None) -> list[Finding]:
    """Check everything today, remember it, and return what is found with the day on which each was first seen.

    Args:
        database: Where; what is open read-only is checked all the same.
        on: Today.
        told: Called before each rule; what it raises stops the check.

    Returns:
        What is accepted too; `marks.counting` leaves it out.

    Raises:
        RefusedError: Another program kept the database locked, so that nothing could be remembered.
    """
    with database.read() as connection:
        found = check.check(connection, on, told=told, marked=True)
    remember(database, found, on)
    with database.read() as connection:
        return first_seen(connection, found, on)


def _plan(connection: Connection, found: dict[Place, Finding], on: date) -> _Plan:
    """Compare what was found with what is remembered."""
    rows = [
        Seen(*row)
        for row in connection.execute(
            sa.select(FINDING_LOG).where(sa.or_(C.solved.is_(None), C.first == on)).order_by(C.first)
        )
    ]
    living = {row.place: row for row in rows if row.solved is None}
    today = {row.place for row in rows if row.solved is not None}
    ran = {one.id for one, _severity in check.running(connection, on)}
    new: list[dict[str, Any]] = []
    again: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for where, one in sorted(found.items(), key=lambda pair: pair[0]):
        told = (one.severity, one.status, one.due, one.subject.name, one.message)
        row = living.get(where)
        if row is None:
            (again if where in today else new).append(_named(where, on, told))
        elif told != row[-len(TOLD) :]:
            changed.append(_named(where, row.first, told))
    gone = [row for where, row in sorted(living.items()) if where not in found and row.rule in ran]
    stay = any(row.last < on for where, row in living.items() if where in found)
    return _Plan(new, again, changed, [_named(row.place, row.first) for row in gone], stay)


def _wanted(plan: _Plan) -> bool:
    return bool(plan.new or plan.again or plan.changed or plan.solved or plan.stay)


def _named(where: Place, first: date, told: tuple[Any, ...] = ()) -> dict[str, Any]:
    """Return what a life is found by, and what it says, as parameters."""
    place_ = {"rule_": where[0], "record_": where[1], "subject_": where[2], "first_": first}
    return place_ | dict(zip(TOLD, told, strict=False))


def _write(connection: Connection, plan: _Plan, on: date) -> None:
    """Write what must be written; what is still there lives until today."""
    if plan.new:
        rows = [{name.rstrip("_"): value for name, value in row.items()} for row in plan.new]
        connection.execute(sa.insert(FINDING_LOG), [{**row, "last": on} for row in rows])
    same = sa.and_(*(C[name] == sa.bindparam(f"{name}_") for name in ("rule", "record", "subject", "first")))
    told: dict[str, Any] = {name: sa.bindparam(name) for name in TOLD}
    if plan.again:
        connection.execute(
            sa.update(FINDING_LOG).where(same).values(solved=None, last=on, **told), plan.again
        )
    if plan.changed:
        connection.execute(sa.update(FINDING_LOG).where(same).values(**told), plan.changed)
    if plan.solved:
        connection.execute(sa.update(FINDING_LOG).where(same).values(solved=on), plan.solved)
    if plan.stay:
        ran = [one.id for one, _severity in check.running(connection, on)]
        still = sa.and_(C.solved.is_(None), C.last < on, C.rule.in_(ran))
        connection.execute(sa.update(FINDING_LOG).where(still).values(last=on))


def since(connection: Connection, day: date) -> Changes:
    """Return what changed from a day on, that day included: in the order of rules and names.

    A finding that came and went within the time is solved; one that is back is not solved.
    """
    rows = [Seen(*row) for row in connection.execute(sa.select(FINDING_LOG))]
    newest = max((max(row.last, row.solved or row.last) for row in rows), default=None)
    living = {row.place: row for row in rows if row.solved is None and row.last == newest}
    before = {row.place for row in rows if row.solved is not None}
    fresh = [row for row in living.values() if row.first >= day]
    gone = {
        row.place: row
        for row in sorted(rows, key=lambda one: one.first)
        if row.solved is not None and row.solved >= day and row.place not in living
    }
    return Changes(
        _sorted(row for row in fresh if row.place not in before),
        _sorted(gone.values()),
        _sorted(row for row in fresh if row.place in before),
    )


def _sorted(rows: Iterable[Seen]) -> tuple[Seen, ...]:
    return tuple(sorted(rows, key=lambda row: (row.rule, row.name, row.subject)))


def first_seen(connection: Connection, findings: Iterable[Finding], on: date) -> list[Finding]:
    """Return findings with the day since which the check sees each without a break, as far as it was remembered on a day."""
    query = (
        sa.select(C.rule, C.record, C.subject, C.first)
        .where(C.first <= on, sa.or_(C.solved.is_(None), C.solved > on))
        .order_by(C.first)
    )
    days: dict[Place, date] = {(row[0], row[1], row[2]): row[3] for row in connection.execute(query)}
    return [one._replace(first_seen=days.get(place(one))) for one in findings]
