"""What people decided about single findings: who deals with it, or until when it is accepted (`mark`).

A mark belongs to a rule and a record by its key. After its last day the finding counts again, by itself.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance import reading
from inventory.records import REGISTRY, find
from inventory.records.organisation import Person
from inventory.records.signals import Mark
from inventory.store.titles import titles

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection

    from inventory.signals.finding import Finding, State

Place = tuple[str, str, str]
"""Code of the rule, kind of record and key of the record."""


class MarkRow(NamedTuple):
    """A mark as it is recorded."""

    id: int
    rule: str
    record: str
    subject: str
    state: State
    until: date | None
    decided: date | None
    owner: int | None
    reason: str | None


def holds(mark: MarkRow, on: date) -> bool:
    """Return whether a mark holds on a day: from the day it was decided up to and including its last day."""
    return (mark.decided is None or mark.decided <= on) and (mark.until is None or on <= mark.until)


def place(rule: str, kind: str, key: str) -> Place:
    """Return what a mark is found by: a key must be the same to the letter, a code and a kind only be meant."""
    return rule.strip().upper(), _kind(kind), key.strip()


@cache
def _kind(name: str) -> str:
    """Return the kind that an imported mark names in Dutch or English; a name that is none finds nothing."""
    try:
        return name if name in REGISTRY else find(name).kind
    except InputError:
        return name


def read(connection: Connection, on: date) -> dict[Place, MarkRow]:
    """Return the marks that hold on a day, by what they are about."""
    rows = reading.rows(connection, Mark, MarkRow)
    return {place(one.rule, one.record, one.subject): one for one in rows if holds(one, on)}


def applied(connection: Connection, found: Iterable[Finding], on: date) -> list[Finding]:
    """Return findings with what was decided about each."""
    findings = list(found)
    marks = read(connection, on) if findings else {}
    if not marks:
        return findings
    owners = titles(connection, Person, {one.owner for one in marks.values() if one.owner is not None})
    return [_marked(one, marks, owners) for one in findings]


def _marked(one: Finding, marks: dict[Place, MarkRow], owners: dict[int, str]) -> Finding:
    """Return a finding with its mark, if it has one."""
    mark = marks.get(place(one.rule, one.subject.kind, one.subject.key))
    if mark is None:
        return one
    return one._replace(state=mark.state, owner=owners.get(mark.owner or 0), until=mark.until)


def counting(found: Iterable[Finding]) -> list[Finding]:
    """Return the findings that count: all but those that are accepted."""
    return [one for one in found if one.state != "accepted"]


def idle(connection: Connection, found: Iterable[Finding], on: date) -> list[MarkRow]:
    """Return the marks that hold on a day and of which nothing is found, accepted findings being among `found`."""
    there = {place(one.rule, one.subject.kind, one.subject.key) for one in found}
    return [one for where, one in read(connection, on).items() if where not in there]
