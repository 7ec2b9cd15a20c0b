"""Rules of the board itself: a saved filter that finds something, too much or too little (`own_rule`)."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance import reading
from inventory.language import _, ngettext
from inventory.records import find
from inventory.records.signals import OwnRule
from inventory.signals.finding import RULES, Found, Rule, Subject
from inventory.signals.subjects import subjects
from inventory.store import views

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

    from inventory.signals.board import Board
    from inventory.signals.finding import Severity
    from inventory.store.work import Work


class OwnRuleRow(NamedTuple):
    """A rule of the board as it is recorded."""

    id: int
    code: str
    name: str
    record: str
    filter: str | None
    condition: str
    number: int | None
    severity: Severity
    action: str | None
    active: bool | None
    notes: str | None


def read(connection: Connection) -> list[Rule]:
    """Return the board's own rules that are on, as rules of the check."""
    return [
        Rule(
            row.code,
            row.severity,
            row.name,
            row.notes or "",
            row.action or "",
            row.filter or "",
            partial(finds, row),
        )
        for row in reading.rows(connection, OwnRule, OwnRuleRow)
        if row.active is not False
    ]


def finds(row: OwnRuleRow, board: Board) -> Iterator[Found]:
    """Yield what a rule of the board finds; a rule that cannot be asked is itself unknown, with the reason."""
    itself = Subject("own_rule", row.code, f"{row.code} · {row.name}", row.id)
    if row.code.upper() in RULES:
        text = _("The program has a rule {code} of its own; give this one another code.")
        yield Found(itself, text.format(code=row.code.upper()), status="unknown")
    try:
        yield from _each(row, board) if row.condition == "each" else _counted(row, board, itself)
    except InputError as problem:
        text = _("The rule cannot be asked: {reason}")
        yield Found(itself, text.format(reason=problem), status="unknown")


def _view(row: OwnRuleRow) -> views.View:
    return views.View(find(row.record).kind, row.filter or "")


def _each(row: OwnRuleRow, board: Board) -> Iterator[Found]:
    """Yield every record that the filter finds."""
    view = _view(row)
    ids = views.keys(board.connection, view, board.on)
    text = _("{rule}: the filter “{filter}” finds it.") if view.filter else _("{rule}: it is there.")
    said = text.format(rule=row.name, filter=view.filter)
    for subject in subjects(board.connection, find(view.record), ids).values():
        yield Found(subject, said)


def _counted(row: OwnRuleRow, board: Board, itself: Subject) -> Iterator[Found]:
    """Yield the rule itself when its filter finds more or fewer records than its number."""
    view, limit = _view(row), row.number or 0
    if row.condition == "fewer" and limit <= 0:
        text = _("Fewer than {number} can never be; fill in the number.")
        yield Found(itself, text.format(number=limit), status="unknown")
        return
    found = views.count(board.connection, view, board.on)
    if found > limit if row.condition == "more" else found < limit:
        record = find(view.record)
        text = ngettext(
            "{count} {record} found by “{filter}”; {more} than {number}.",
            "{count} {records} found by “{filter}”; {more} than {number}.",
            found,
        )
        named = {"record": _(record.label), "records": _(record.plural), "filter": view.filter}
        more = _("more") if row.condition == "more" else _("fewer")
        yield Found(itself, text.format(count=found, number=limit, more=more, **named))


def keep(
    unit: Work,
    view: views.View,
    name: str,
    on: date,
    *,
    condition: str = "each",
    number: int = 0,
    severity: Severity = "medium",
) -> str:
    """Make a filter a rule of the board, and return its code.

    Args:
        unit: The unit of work.
        view: Kind of record and filter.
        name: Title of the rule.
        on: The day on which the filter is tried.
        condition: "each": every record that is found; "more" or "fewer": than the number.
        number: For the last two.
        severity: How bad it is.

    Raises:
        InputError: The filter is not understood, or a value does not fit.
    """
    views.count(unit.connection, view, on)
    table = OwnRule.table
    there = {code.upper() for code in unit.connection.scalars(sa.select(table.c.code))}
    code = next(code for place in count(1) if (code := f"OWN-{place:03}") not in there)
    values = {"record": view.record, "filter": view.filter, "condition": condition, "number": number}
    unit.add(OwnRule, {"code": code, "name": name, "severity": severity, **values})
    return code
