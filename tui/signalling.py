"""What the page of signals reads and writes: findings in groups, marks, what changed, policy of a rule; threads call this."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError, RefusedError
from inventory.finance import reading
from inventory.language import _, ngettext
from inventory.records.organisation import Person
from inventory.records.signals import Mark, RulePolicy
from inventory.signals import life, marking, marks, own_rules
from inventory.signals.check import check, running, uses
from inventory.signals.finding import SEVERITIES, Finding, Subject
from inventory.signals.grouping import grouped
from inventory.store import history, policy, undo, views
from inventory.store.schema import FINDING_LOG
from inventory.store.titles import titles
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.signals.finding import Rule
    from inventory.signals.grouping import By, Group
    from inventory.signals.life import Changes, Seen
    from inventory.signals.marking import Decision
    from inventory.signals.marks import MarkRow, Place
    from inventory.store.database import Database
    from inventory.store.history import Line
    from inventory.store.policy import Policies
    from inventory.store.views import View
    from tui.writes import Progress

WEEK = 7
"""Days back from which it is told what changed, unless another day is asked."""


PLACE = ("rule", "record", "subject", "name")
"""Columns of a mark that say which finding it is about."""


class Changed(NamedTuple):
    """What changed: since which day it can be told, what is new, back and solved.

    Attributes:
        since: From this day on, that day included.
        asked: The day that was asked; earlier than `since` when the memory does not reach back so far.
        new, back: What findings are remembered by.
        solved: What is gone.
    """

    since: dt.date
    asked: dt.date
    new: frozenset[life.Place]
    back: frozenset[life.Place]
    solved: tuple[Seen, ...]


@dataclass(frozen=True)
class Look:
    """What the check found on a day, and all that is told of it.

    Attributes:
        on: The day.
        findings: Accepted ones too.
        rules: The rules by code, those of the board too.
        marks: What was decided, also what does not hold any more.
        people: Names of who deals with it or decided, by number.
        policies: The board's policies.
        changed: What changed.
        blank: Nothing is recorded at all, so that nothing found says nothing.
        words: Text in which the words of a filter are looked for, by number; filled when one is typed.
    """

    on: dt.date
    findings: list[Finding]
    rules: Mapping[str, Rule]
    marks: Mapping[Place, MarkRow]
    people: Mapping[int, str]
    policies: Policies
    changed: Changed
    blank: bool = False
    words: dict[int, str] = field(default_factory=dict)

    def rule(self, code: str) -> Rule | None:
        """Return a rule; None when it is no more."""
        return self.rules.get(code)

    def mark(self, one: Finding) -> MarkRow | None:
        """Return what was decided about a finding, whether it holds or not."""
        return self.marks.get(marks.place(one.rule, one.subject.kind, one.subject.key))


def checked(database: Database, on: dt.date, progress: Progress) -> list[Finding]:
    """Return what the check finds today, accepted findings too, and remember it.

    Raises:
        Stopped: The user asked for it.
    """
    with database.read() as connection:
        progress.total = len(running(connection, on))
        found = check(connection, on, told=lambda _rule: progress.step(), marked=True)
    # Another program may be writing: the findings are there, the next check remembers.
    with suppress(RefusedError):
        life.remember(database, found, on)
    with database.read() as connection:
        return life.first_seen(connection, found, on)


def look(database: Database, on: dt.date, since: dt.date | None, progress: Progress) -> Look:
    """Check, and read all that is told of what is found.

    Args:
        database: Where.
        on: Today.
        since: The day from which it is told what changed; None for a week ago.
        progress: Counts the rules.

    Raises:
        Stopped: The user asked for it.
    """
    found = checked(database, on, progress)
    with database.read() as connection:
        rows = reading.rows(connection, Mark, marks.MarkRow)
        people = titles(connection, Person, {one.owner for one in rows if one.owner is not None})
        rules = {one.rule.id: one.rule for one in uses(connection, on)}
        rules |= {one.id: one for one in own_rules.read(connection)}
        return Look(
            on,
            found,
            rules,
            {marks.place(one.rule, one.record, one.subject): one for one in rows},
            people,
            policy.read(connection),
            changed(connection, on, since),
            undo.next_undo(connection) is None,
        )


def changed(connection: Connection, on: dt.date, since: dt.date | None = None) -> Changed:
    """Return what changed since a day, or since a week ago; what the first check of all found is not new."""
    asked = since or on - dt.timedelta(WEEK)
    began = connection.scalar(sa.select(sa.func.min(FINDING_LOG.c.first)))
    day = asked if began is None else max(asked, began + dt.timedelta(1))
    found: Changes = life.since(connection, day)
    new, back = (frozenset(one.place for one in part) for part in (found.new, found.back))
    return Changed(day, asked, new, back, found.solved)


def arranged(database: Database, found: Look, by: By) -> list[Group]:
    """Return the findings in groups."""
    with database.read() as connection:
        return grouped(connection, found.findings, by, found.on)


def as_finding(one: Seen, rule: Rule | None) -> Finding:
    """Return what was solved as the finding that it was."""
    subject = Subject(one.record, "", one.name, one.subject)
    title = rule.title if rule is not None else ""
    return Finding(
        one.rule, one.severity, one.status, subject, one.message, one.due, title, first_seen=one.first
    )


def mark(database: Database, who: str, findings: Sequence[Finding], decision: Decision, on: dt.date) -> int:
    """Write down what somebody decided about findings, in one undo; return how many there are.

    Raises:
        InputError: It is accepted without a reason, or until a day that is over.
    """
    with work(database, who, decision.reason or _named(findings)) as unit:
        for one in findings:
            marking.mark(unit, one, decision, on)
    return len(findings)


def _named(findings: Sequence[Finding]) -> str:
    """Return findings in a few words, for the history."""
    first = f"{findings[0].rule} · {findings[0].subject.name}"
    return first if len(findings) == 1 else f"{first} +{len(findings) - 1}"


def own(database: Database, who: str, found: Look, findings: Sequence[Finding], owner: int) -> int:
    """Say who deals with findings; what was decided otherwise stays. Return how many there are.

    Raises:
        InputError: What was decided does not hold any more and cannot be kept.
    """
    with work(database, who, _named(findings)) as unit:
        for one in findings:
            row = found.mark(one)
            kept = row if row is not None and marks.holds(row, found.on) else None
            decision = marking.Decision(
                kept.state if kept else "known",
                (kept.reason if kept else "") or "",
                kept.until if kept else None,
                owner,
            )
            marking.mark(unit, one, decision, found.on)
    return len(findings)


def unmark(database: Database, who: str, findings: Sequence[Finding]) -> int:
    """Take the marks of findings away, in one undo; return how many there were.

    Raises:
        InputError: None of them is marked.
    """
    there = [one for one in findings if one.state != "open"]
    if not there:
        raise InputError(_("Nothing is marked here."))
    with work(database, who, _named(there)) as unit:
        for place in dict.fromkeys((one.rule, one.subject.kind, one.subject.key) for one in there):
            marking.unmark(unit, *place)
    return len(there)


def mark_history(database: Database, found: Look, one: Finding) -> list[str]:
    """Return what happened to the mark of a finding, a line a change, newest first."""
    row = found.mark(one)
    if row is None:
        return []
    with database.read() as connection:
        told = []
        for change in history.changes_of(connection, Mark, row.id):
            parts = [_part(line) for line in history.lines(connection, change)]
            did = _(history.ACTIONS.get(change.action, change.action))
            told.append(
                f"{_when(change.batch.at)} {change.batch.who}: {did} · {'; '.join(filter(None, parts))}"
            )
    return told


def _part(line: Line) -> str:
    """Return a column of a change in a few words; what names the finding is left out."""
    if line.label in {_(Mark.fields[name].label) for name in PLACE}:
        return ""
    return f"{line.label}: {line.before} → {line.after}" if line.before else f"{line.label}: {line.after}"


def _when(at: dt.datetime) -> str:
    from tui.past import when  # noqa: PLC0415  only when the history is asked for

    return when(at)


def decide_rule(database: Database, who: str, code: str, values: Mapping[str, Any]) -> int:
    """Write down how the board uses a rule from a day on (`RulePolicy`); return the number of the decision.

    Args:
        database: Where.
        who: Who decides.
        code: The rule.
        values: `active`, `severity`, `start` and `notes`.

    Raises:
        InputError: The severity is none.
    """
    table = RulePolicy.table
    severity = values.get("severity")
    if severity is not None and severity not in SEVERITIES:
        raise InputError(_("There is no severity “{severity}”.").format(severity=severity))
    with work(database, who, str(values.get("notes") or code)) as unit:
        same = sa.select(table.c.id).where(
            table.c.archived.is_(None),
            table.c.rule == code,
            table.c.start.is_not_distinct_from(values["start"]),
        )
        number = unit.connection.execute(same).scalar()
        if number is not None:
            unit.change(RulePolicy, number, dict(values))
            return int(number)
        return unit.add(RulePolicy, {"rule": code, **values})


def keep_rule(database: Database, who: str, view: View, values: Mapping[str, Any], on: dt.date) -> str:
    """Make the filter of a list a rule of the board; return its code.

    Raises:
        InputError: The filter is not understood, or a value does not fit.
    """
    with work(database, who, str(values["name"])) as unit:
        return own_rules.keep(
            unit,
            view,
            values["name"],
            on,
            condition=values["condition"],
            number=values.get("number") or 0,
            severity=values["severity"],
        )


def rule_preview(database: Database, view: View, values: Mapping[str, Any], on: dt.date) -> str:
    """Return how much the filter finds now, and whether that would be a signal.

    Raises:
        InputError: The filter is not understood.
    """
    with database.read() as connection:
        count = views.count(connection, view, on)
    limit = values.get("number") or 0
    signals = {"each": count, "more": int(count > limit), "fewer": int(count < limit)}[values["condition"]]
    found = ngettext("It finds {count} record now", "It finds {count} records now", count)
    told = ngettext("that gives {count} signal.", "that gives {count} signals.", signals)
    return f"{found.format(count=count)}; {told.format(count=signals)}"
