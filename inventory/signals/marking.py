"""Marking a finding and taking a mark away, within a unit of work: both stand in the history and can be undone."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import _
from inventory.records import find
from inventory.records.signals import Mark
from inventory.records.values import day
from inventory.signals import own_rules
from inventory.signals.check import check
from inventory.signals.finding import RULES
from inventory.signals.marks import place
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from sqlalchemy import Connection

    from inventory.signals.finding import Finding, State
    from inventory.store.work import Work


class Decision(NamedTuple):
    """What somebody decides about a finding.

    Attributes:
        state: "known" or "accepted".
        reason: Why.
        until: The last day on which it holds; None for always.
        owner: Number of the person who deals with it.
        by: Number of the person who decided.
    """

    state: State
    reason: str
    until: date | None = None
    owner: int | None = None
    by: int | None = None


def code_of(connection: Connection, rule: str) -> str:
    """Return the code of the rule that a person means.

    Raises:
        InputError: There is none; the hint names the nearest.
    """
    codes = {code.upper(): code for code in (*RULES, *(one.id for one in own_rules.read(connection)))}
    wanted = rule.strip().upper()
    if wanted in codes:
        return codes[wanted]
    near = get_close_matches(wanted, codes, n=1)
    raise InputError(
        _("No rule is called “{rules}”.").format(rules=clean(rule)),
        _("Did you mean “{name}”?").format(name=codes[near[0]])
        if near
        else _("`inventaris check --rules` lists them."),
    )


def found(connection: Connection, rule: str, kind: str, key: str, on: date) -> Finding:
    """Return the finding that a person means by a rule, a kind of record and a key, with what was decided about it.

    Args:
        connection: One that reads.
        rule: Its code.
        kind: Kind of record, as `find` takes it.
        key: Key or name of the record, without regard to case or accents where only one is called so.
        on: The day of the check.

    Raises:
        InputError: There is no such rule or kind, or the rule finds nothing about such a record; the hint names the nearest.
    """
    code, record = code_of(connection, rule), find(kind)
    there = [one for one in check(connection, on, code, marked=True) if one.subject.kind == record.kind]
    for same in (_is(key), _called(key)):
        hits = {one.subject.key: one for one in reversed(there) if same(one)}
        if len(hits) == 1:
            return next(iter(hits.values()))
    text = _("{rule} finds nothing about {record} “{key}”.")
    raise InputError(
        text.format(rule=code, record=_(record.label), key=clean(key)),
        _near(key, (name for one in there for name in (one.subject.key, one.subject.name))),
    )


def _is(key: str) -> Callable[[Finding], bool]:
    return lambda one: one.subject.key == key


def _called(key: str) -> Callable[[Finding], bool]:
    wanted = fold(key)
    return lambda one: wanted in {fold(one.subject.key), fold(one.subject.name)}


def _near(key: str, names: Iterable[str]) -> str:
    """Return a hint with the nearest of names, or the first of them."""
    by_fold = {fold(name): name for name in names}
    near = [by_fold[one] for one in get_close_matches(fold(key), by_fold, n=1)] or list(by_fold.values())[:1]
    if not near:
        return _("It finds nothing of that kind now.")
    return _("Did you mean “{name}”?").format(name=near[0])


def mark(unit: Work, finding: Finding, decision: Decision, on: date) -> int:
    """Write down what somebody decided about a finding, instead of what was decided before; return the mark's number.

    Raises:
        InputError: It is accepted without a reason, or until a day that is over.
    """
    if decision.state == "accepted" and not decision.reason.strip():
        raise InputError(_("Say why it is accepted."))
    if decision.until is not None and decision.until < on:
        raise InputError(_("{day} is over; the finding would count at once.").format(day=day(decision.until)))
    values = {
        "name": finding.subject.name,
        "state": decision.state,
        "until": decision.until,
        "reason": decision.reason,
        "owner": decision.owner,
        "decided": on,
        "decided_by": decision.by,
    }
    number = _marks(unit.connection).get(place(finding.rule, finding.subject.kind, finding.subject.key))
    if number is not None:
        unit.change(Mark, number, values)
        return number
    subject = {"rule": finding.rule, "record": finding.subject.kind, "subject": finding.subject.key}
    return unit.add(Mark, subject | values)


def _marks(connection: Connection) -> dict[tuple[str, str, str], int]:
    """Return the numbers of the marks by what they are about, whatever their dates."""
    table = Mark.table
    query = sa.select(table.c.rule, table.c.record, table.c.subject, table.c.id)
    rows = connection.execute(query.where(table.c.archived.is_(None)))
    return {place(row[0], row[1], row[2]): row[3] for row in rows}


def unmark(unit: Work, rule: str, kind: str, key: str) -> int:
    """Take a mark away, so that the finding counts again; return its number.

    Raises:
        InputError: There is no such mark; the hint names the nearest.
    """
    marks = _marks(unit.connection)
    wanted = place(rule, find(kind).kind, key)
    about = {one[2]: number for one, number in marks.items() if one[:2] == wanted[:2]}
    same = [one for one in about if one == key] or [one for one in about if fold(one) == fold(key)]
    if len(same) != 1:
        text = _("There is no mark on {rule} about {record} “{key}”.")
        named = {"rule": wanted[0], "record": _(find(kind).label), "key": clean(key)}
        there = [" ".join(one) for one in marks]
        hint = _near(" ".join(wanted), there) if there else _("Nothing is marked.")
        raise InputError(text.format(**named), hint)
    unit.archive(Mark, about[same[0]])
    return about[same[0]]
