"""From a tree to a condition on a record's table; links are subqueries, so that the outer query needs no joins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.language import _
from inventory.records import Kind, get
from inventory.store.filter.functions import Folded, own_value
from inventory.store.filter.names import ARCHIVED, resolve
from inventory.store.filter.numbers import number
from inventory.store.filter.parse import parse
from inventory.store.filter.tree import All, Comparison, FilterError, Not, Operator, Range, Value, Word
from inventory.store.filter.tree import Any as AnyOf
from inventory.store.filter.values import (
    Asked,
    bounds,
    filled,
    filled_asked,
    matched,
    text_matched,
)
from inventory.store.filter.words import words_matched
from inventory.text import fold

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from inventory.records import Field, Record
    from inventory.store.filter.tree import Node
    from inventory.store.filter.values import Condition

TITLE_LINKS = 2
"""How far a title is followed that is made of other titles (a coverage is called by its contract and system)."""


def condition(
    text: str, record: type[Record], *, on: dt.date, custom: Sequence[Field] = ()
) -> sa.ColumnElement[bool] | None:
    """Return the condition on `record.table` that a filter stands for, or None when it asks for nothing.

    Archived rows are left to the caller; `asks_archived` tells whether the filter itself speaks of them.

    Args:
        text: What a person wrote.
        record: What is filtered.
        on: The day from which relative dates count.
        custom: The board's own fields of this record.

    Raises:
        FilterError: The filter is not understood; points at the place.
    """
    tree = parse(text)
    return None if tree is None else of_tree(tree, record, on=on, custom=custom)


def of_tree(
    tree: Node, record: type[Record], *, on: dt.date, custom: Sequence[Field] = ()
) -> sa.ColumnElement[bool]:
    """Return the condition of a tree that is parsed already, as `condition` does."""
    return _Builder(record, on, tuple(custom)).node(tree)


def asks_archived(text: str, record: type[Record]) -> bool:
    """Return whether a filter speaks of archived rows itself, so that a list must not leave them out.

    Raises:
        FilterError: The filter is not understood.
    """
    tree = parse(text)
    return tree is not None and any(
        field is ARCHIVED for test in every_test(tree) for field in _safe_field(test, record)
    )


def _safe_field(test: Comparison, record: type[Record]) -> Iterator[Field]:
    """Yield the field of the record itself that a test names; nothing for a path, or for an own field."""
    if "." in test.path:
        return
    try:
        yield resolve(test.path, record).field
    except FilterError:
        return


def every_test(tree: Node) -> Iterator[Comparison]:
    """Yield every test of a tree, in order."""
    if isinstance(tree, Comparison):
        yield tree
    elif isinstance(tree, Not):
        yield from every_test(tree.part)
    elif isinstance(tree, All | AnyOf):
        for part in tree.parts:
            yield from every_test(part)


@dataclass(frozen=True)
class _Builder:
    """What every part of one filter needs to know."""

    record: type[Record]
    on: dt.date
    custom: tuple[Field, ...]

    def node(self, tree: Node, *, negated: bool = False) -> Condition:
        """Return the condition of one part; it may be unknown for a row, which counts as not matching.

        A negation is carried down to the words and comparisons: SQLite's parser has a stack of 100, of which a NOT
        around parentheses takes eight.
        """
        if isinstance(tree, Not):
            return self.node(tree.part, negated=not negated)
        if isinstance(tree, All | AnyOf):
            parts = self._parts(tree, negated=negated)
            return sa.and_(*parts) if isinstance(tree, All) is not negated else sa.or_(*parts)
        found = (
            words_matched(self.record.table, self.record, [tree])
            if isinstance(tree, Word)
            else self.test(tree)
        )
        return _opposite(found) if negated else found

    def _parts(self, tree: All | AnyOf, *, negated: bool) -> list[Condition]:
        """Return the conditions of the parts; words that must all match are asked at once."""
        parts, words = list(tree.parts), []
        if isinstance(tree, All):
            words = [part for part in parts if isinstance(part, Word)]
            parts = [part for part in parts if not isinstance(part, Word)]
        found = [self.node(part, negated=negated) for part in parts]
        if words:
            together = words_matched(self.record.table, self.record, words)
            found.insert(0, _opposite(together) if negated else together)
        return found

    def test(self, test: Comparison) -> Condition:
        """Return the condition of one test."""
        found = resolve(test.path, self.record, self.custom, test.at)
        field, value = found.field, test.value
        if isinstance(value, Range):
            asked = bounds(field, value, self.on)
            return _through(self.record.table, found.links, lambda t: sa.and_(*(_leaf(t, a) for a in asked)))
        one = Asked(field, test.operator, value, self.on)
        wanted = filled_asked(one)
        if wanted is None:
            return _through(self.record.table, found.links, lambda t: _leaf(t, one))
        has_value = _through(self.record.table, found.links, lambda t: filled(_column(t, field), field))
        return has_value if wanted else _opposite(has_value)


def _opposite(found: Condition) -> Condition:
    """Return the condition that holds for every row for which another is false or unknown."""
    return sa.not_(sa.func.coalesce(found, sa.false()))


def _through(
    table: sa.FromClause, links: Sequence[Field], leaf: Callable[[sa.FromClause], Condition]
) -> Condition:
    """Return the condition that a row, followed along its links, ends at one for which the leaf holds."""
    if not links:
        return leaf(table)
    target = get(links[0].target).table.alias()
    inner = sa.select(target.c.id).where(_through(target, links[1:], leaf))
    return table.c[links[0].name].in_(inner)


def _column(table: sa.FromClause, field: Field) -> sa.ColumnElement[Any]:
    """Return where a field's value is."""
    if field is ARCHIVED:
        return sa.case((table.c.archived.is_not(None), sa.true()), else_=sa.false())
    return own_value(table.c.custom, field) if field.custom else table.c[field.name]


def _leaf(table: sa.FromClause, asked: Asked) -> Condition:
    """Return the condition that a row itself answers what is asked."""
    if asked.field.secret:
        raise asked.wrong(
            _("“{field}” is secret").format(field=_(asked.field.label)),
            _("Only empty and filled can be asked of it."),
        )
    if asked.field.kind is not Kind.LINK:
        return matched(_column(table, asked.field), asked)
    if asked.operator not in {Operator.HAS, Operator.IS}:
        raise asked.wrong(
            _("“{field}” points to another record and is not larger or smaller").format(
                field=_(asked.field.label)
            ),
            _("Name a field of it behind a dot."),
        )
    return _called(
        table.c[asked.field.name], get(asked.field.target), asked.operator, asked.value, TITLE_LINKS
    )


def _called(
    column: sa.ColumnElement[Any], target: type[Record], operator: Operator, value: Value, depth: int
) -> Condition:
    """Return the condition that a link points to a row that is called so; a title with " · " may come whole."""
    table = target.table.alias()
    parts = [Value(part.strip(), value.quoted) for part in value.text.split("·") if part.strip()]
    named = [_named(table, target, operator, part, depth) for part in parts or [value]]
    return column.in_(sa.select(table.c.id).where(*named))


def _named(
    table: sa.FromClause, target: type[Record], operator: Operator, value: Value, depth: int
) -> Condition:
    """Return the condition that one of a row's names answers: title, keys, other names, or `#` and its number."""
    if value.text.startswith("#") and (key := number(value.text[1:], Kind.INTEGER)) is not None:
        return table.c.id == key
    asked = [
        target.fields[n] for n in dict.fromkeys((*target.title, *sum(target.keys, ()))) if n in target.fields
    ]
    found = [text_matched(Folded(table.c[f.name]), operator, value) for f in asked if f.kind.textual]
    found += [_alias(table.c[name], operator, value) for name in target.aliases]
    if depth:
        found.extend(
            _called(table.c[f.name], get(f.target), operator, value, depth - 1)
            for f in asked
            if f.kind is Kind.LINK and f.name in target.title
        )
    return sa.or_(sa.false(), *found)


def _alias(column: sa.ColumnElement[Any], operator: Operator, value: Value) -> Condition:
    """Return the condition that one of the other names, kept with ; between them, answers."""
    if operator is Operator.HAS:
        return text_matched(Folded(column), operator, value)
    each = sa.literal(";") + sa.func.replace(Folded(column), "; ", ";") + sa.literal(";")
    return text_matched(each, Operator.HAS, Value(f";{fold(value.text)};", quoted=True))
