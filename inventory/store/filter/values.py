"""One field against one value: a condition on one column, by what the field holds."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.language import _
from inventory.records import Kind
from inventory.store.filter import days
from inventory.store.filter.functions import Folded, holds
from inventory.store.filter.names import choice_names, choices_called, plain
from inventory.store.filter.numbers import number
from inventory.store.filter.tree import FilterError, Operator, Value
from inventory.text import fold

if TYPE_CHECKING:
    from inventory.records import Field
    from inventory.store.filter.tree import Range

Condition = sa.ColumnElement[bool]
EMPTY = frozenset({"leeg", "empty"})
FILLED = frozenset({"gevuld", "filled", "nietleeg", "notempty"})
UNKNOWN = frozenset({"onbekend", "unknown"})
YES = frozenset({"ja", "j", "yes", "y", "true", "waar", "1", "aan", "on"})
NO = frozenset({"nee", "n", "no", "false", "onwaar", "0", "uit", "off"})
_MAC = re.compile(r"[0-9a-f]{2}[0-9a-f:.\- ]*")


@dataclass(frozen=True)
class Asked:
    """What is asked of a column.

    Args:
        field: Its declaration.
        operator: How it is compared.
        value: With what.
        on: What today is.
    """

    field: Field
    operator: Operator
    value: Value
    on: dt.date

    def wrong(self, problem: str, hint: str = "") -> FilterError:
        """Return an error that points at the value."""
        return FilterError(problem, self.value.at, len(self.value.text), hint)


def bounds(asked: Field, value: Range, on: dt.date) -> list[Asked]:
    """Return a range as its one or two comparisons."""
    at = value.at + len(value.low) + 2
    low = [Asked(asked, Operator.AT_LEAST, Value(value.low, at=value.at), on)] if value.low else []
    high = [Asked(asked, Operator.AT_MOST, Value(value.high, at=at), on)] if value.high else []
    return low + high


def filled_asked(asked: Asked) -> bool | None:
    """Return whether a value asks for a filled (True) or an empty field (False), or for neither (None)."""
    if asked.operator not in {Operator.HAS, Operator.IS} or (asked.value.quoted and asked.value.text):
        return None
    word = plain(asked.value.text)
    if not word or word in EMPTY or (asked.field.kind is Kind.FLAG and word in UNKNOWN):
        return False
    return True if word == "*" or word in FILLED else None


def filled(column: sa.ColumnElement[Any], field: Field) -> Condition:
    """Return the condition that a column has a value."""
    there = column.is_not(None)
    return sa.and_(there, column != "") if field.kind.textual else there


def matched(column: sa.ColumnElement[Any], asked: Asked) -> Condition:
    """Return the condition that a column, not of a link, answers what is asked; unknown where it is empty.

    Raises:
        FilterError: The value does not fit the field.
    """
    kind = asked.field.kind
    if kind is Kind.FLAG:
        return _flag(column, asked)
    if kind is Kind.CHOICE:
        return _choice(column, asked)
    if kind in {Kind.DATE, Kind.MOMENT}:
        return _day(column, asked)
    if kind.number:
        return _number(column, asked)
    return text_matched(
        Folded(column), asked.operator, _mac(asked.value) if kind is Kind.MAC else asked.value
    )


def _between(column: sa.ColumnElement[Any], operator: Operator, low: Any, high: Any) -> Condition:
    """Return a comparison with a value that lasts from low up to and with high."""
    found: Condition
    if operator is Operator.LESS:
        found = column < low
    elif operator is Operator.AT_MOST:
        found = column <= high
    elif operator is Operator.MORE:
        found = column > high
    elif operator is Operator.AT_LEAST:
        found = column >= low
    else:
        found = column == low if low == high else column.between(low, high)
    return found


def _number(column: sa.ColumnElement[Any], asked: Asked) -> Condition:
    value = number(asked.value.text, asked.field.kind)
    if value is None:
        raise asked.wrong(
            _("“{value}” is not a number for “{field}”").format(
                value=asked.value.text, field=_(asked.field.label)
            ),
            _("Write it like 12, 12,50 or 1.234,56."),
        )
    return _between(column, asked.operator, value, value)


def _day(column: sa.ColumnElement[Any], asked: Asked) -> Condition:
    found = days.span(asked.value.text, asked.on)
    if found is None:
        raise asked.wrong(
            _("“{value}” is not a date").format(value=asked.value.text),
            _("Write it like 31-12-2026, 2026-08, 2026, today, +90d or -2w."),
        )
    low, high = found
    if asked.field.custom:
        return _between(column, asked.operator, low.isoformat(), high.isoformat())
    if asked.field.kind is Kind.MOMENT:
        day = dt.datetime.combine
        return _between(column, asked.operator, day(low, dt.time.min), day(high, dt.time.max))
    return _between(column, asked.operator, low, high)


def _flag(column: sa.ColumnElement[Any], asked: Asked) -> Condition:
    word = plain(asked.value.text)
    if asked.operator not in {Operator.HAS, Operator.IS} or word not in YES | NO:
        raise asked.wrong(
            _("“{value}” is neither yes nor no").format(value=asked.value.text),
            _("Write yes, no or unknown after a colon."),
        )
    return column.is_(sa.true() if word in YES else sa.false())


def _choice(column: sa.ColumnElement[Any], asked: Asked) -> Condition:
    """Return a comparison with a choice; larger ones stand later in the list, such as low, medium, high."""
    order = list(asked.field.choices)
    text = asked.value.text
    if not asked.value.quoted and "*" in text and asked.operator in {Operator.HAS, Operator.IS}:
        return column.in_(_fitting(asked))
    found = [order.index(value) for value in choices_called(text, asked.field, asked.value.at)]
    low, high = min(found), max(found)
    wanted = {
        Operator.LESS: order[:low],
        Operator.AT_MOST: order[: high + 1],
        Operator.MORE: order[high + 1 :],
        Operator.AT_LEAST: order[low:],
    }
    return column.in_(wanted.get(asked.operator, [order[index] for index in found]))


def _fitting(asked: Asked) -> list[str]:
    """Return the choices of which a name fits a pattern with `*`."""
    pieces = [re.escape(plain(piece)) for piece in asked.value.text.split("*")]
    pattern = re.compile(".*".join(pieces))
    return [value for name, value in choice_names(asked.field) if pattern.fullmatch(name)]


def _mac(value: Value) -> Value:
    """Return a network address, or a part of one, as it is kept: aa:bb:cc."""
    folded = fold(value.text)
    if not _MAC.fullmatch(folded):
        return value
    digits = re.sub(r"[^0-9a-f]", "", folded)
    return Value(":".join(digits[i : i + 2] for i in range(0, len(digits), 2)), value.quoted, value.at)


def pieces_of(value: Value) -> list[str]:
    """Return the folded pieces of a value between its wildcards; one piece when it has none."""
    if value.quoted or "*" not in value.text:
        return [fold(value.text)]
    return [fold(piece) for piece in value.text.split("*")]


def text_matched(text: sa.ColumnElement[Any], operator: Operator, value: Value) -> Condition:
    """Return a comparison of a folded text.

    A colon asks whether it contains the value, `=` whether it is the value; with `*` the whole text must fit. A
    comparison looks at as many letters as the value has, so that `<=c` takes everything that begins with c.
    """
    pieces = pieces_of(value)
    if operator in {Operator.HAS, Operator.IS}:
        return holds(text, pieces, whole=operator is Operator.IS or len(pieces) > 1)
    letter = "*".join(pieces)
    return _between(sa.func.substr(text, 1, len(letter)), operator, letter, letter)
