"""Words of a filter: what a record's own search text, or that of a listed link, must contain.

Measured on 100,000 devices with 40 sites, 300 products and 1,000 lots, SQLite 3.40, two cores shared, in ms for all keys
in order, read through sqlite3 (a count takes a little less; all 100,000 keys without a filter take 32; rows through
SQLAlchemy cost 0.4 to 1.5 ms per 1,000 keys more):

                                         rare   none   school   25,000 hits   two words   three words   one letter, all
    EXISTS by record                      73     75      77          97          115           91             112
    own IN (…) OR link IN (…), a word     16     16      21          43           76           87             703
    the same, kept from the link indexes  41     37      45          60          102          116              75
    own UNION ALL linked, a word          12     11      19          41           48           98             200
    one scan of search for all words      16     16      30          38           25           39              94

The last is what is built: all words that must match are asked of one search text after another, and the numbers of what
hangs under a matching link are gathered once a word. PostgreSQL 18: 20 to 110 ms, by LIKE and strpos alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.records import get
from inventory.store.filter.functions import holds
from inventory.store.filter.tree import Value
from inventory.store.filter.values import pieces_of
from inventory.store.schema import SEARCH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.records import Field, Record
    from inventory.store.filter.tree import Word


def linked_fields(record: type[Record]) -> list[Field]:
    """Return the links through which words look at another record's search text."""
    return [field for field in record.links().values() if field.listed or field.searched]


def words_matched(
    table: sa.FromClause, record: type[Record], words: Sequence[Word]
) -> sa.ColumnElement[bool]:
    """Return the condition that all words are found with a row; it is never unknown.

    Args:
        table: The record's table, or an alias of it.
        record: Which.
        words: At least one; a word that folds to nothing is found everywhere.
    """
    asked = [pieces for word in words if any(pieces := pieces_of(Value(word.text, word.quoted)))]
    if not asked:
        return sa.true()
    own = SEARCH.alias()
    conditions = [_found(own, record, pieces) for pieces in asked]
    return table.c.id.in_(sa.select(own.c.record_id).where(own.c.record == record.kind, *conditions))


def _found(own: sa.FromClause, record: type[Record], pieces: list[str]) -> sa.ColumnElement[bool]:
    """Return the condition that one word is in a search text or in that of a link."""
    here = holds(own.c.text, pieces)
    linked = [_pointing(record, field, pieces) for field in linked_fields(record)]
    if not linked:
        return here
    numbers = sa.union_all(*linked) if len(linked) > 1 else linked[0]
    return sa.or_(here, own.c.record_id.in_(numbers))


def _pointing(record: type[Record], field: Field, pieces: list[str]) -> sa.Select[tuple[int]]:
    """Return the numbers of the records of which one link points to a row with the word."""
    table, search = record.table.alias(), SEARCH.alias()
    targets = sa.select(search.c.record_id).where(
        search.c.record == get(field.target).kind, holds(search.c.text, pieces)
    )
    return sa.select(table.c.id).where(table.c[field.name].in_(targets))
