"""The search texts of a list, held in memory beside its order: a word is looked for in 100,000 of them in 10 ms.

A scan of the same texts in SQLite takes 11 to 25 ms, and 40 to 100 when most of them have the word and their numbers have
to come back and be put in order. Larger lists are asked of the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.records import get
from inventory.store.filter.parse import parse
from inventory.store.filter.tree import All, Not, Value, Word
from inventory.store.filter.values import pieces_of
from inventory.store.filter.words import linked_fields
from inventory.store.schema import SEARCH
from inventory.store.views import raw

if TYPE_CHECKING:
    from array import array

    from sqlalchemy import Connection

    from inventory.records import Record

Asked = tuple[str, bool]
"""A folded word, and whether it is wanted or must not be there."""

MOST = 200_000
"""Longest list that is held: some 150 bytes a record."""


@dataclass(frozen=True)
class Texts:
    """The search texts of records, in the order of a list.

    Args:
        own: Of each record itself.
        linked: Of what each record's listed links point to, the same string for the same targets.
    """

    own: list[str]
    linked: list[str]

    def having(self, asked: list[Asked]) -> list[bool]:
        """Return for each record whether its own text, or one of those it is linked to, has all words and none unwanted."""
        flags = [True] * len(self.own)
        for word, wanted in asked:
            hit = {text: word in text for text in set(self.linked)}
            flags = [
                flag and (word in own or hit[linked]) is wanted
                for flag, own, linked in zip(flags, self.own, self.linked, strict=True)
            ]
        return flags


def words_of(text: str) -> list[Asked] | None:
    """Return the folded words of a filter that asks for nothing else, None for any other filter."""
    tree = parse(text)
    parts = tree.parts if isinstance(tree, All) else (tree,)
    found = []
    for part in parts:
        word = part.part if isinstance(part, Not) else part
        if not isinstance(word, Word):
            return None
        pieces = pieces_of(Value(word.text, word.quoted))
        if len(pieces) != 1:
            return None
        found.append((pieces[0], word is part))
    return found


def read(connection: Connection, record: type[Record], order: array[int]) -> Texts:
    """Read the search texts of the records of a list, in its order."""
    own = _texts(connection, record)
    fields = linked_fields(record)
    if not fields:
        return Texts([own.get(number, "") for number in order], [""] * len(order))
    targets = [_texts(connection, get(field.target)) for field in fields]
    query = sa.select(record.table.c.id, *(record.table.c[field.name] for field in fields))
    joined: dict[tuple[int | None, ...], str] = {}
    linked: dict[int, str] = {}
    for number, *links in raw(connection, query):
        key = tuple(links)
        text = joined.get(key)
        if text is None:
            # A line end between them: no word of a filter holds one, so none is found across two texts.
            text = joined[key] = "\n".join(t[n] for t, n in zip(targets, key, strict=True) if n in t)
        linked[number] = text
    return Texts([own.get(number, "") for number in order], [linked.get(number, "") for number in order])


def _texts(connection: Connection, record: type[Record]) -> dict[int, str]:
    query = sa.select(SEARCH.c.record_id, SEARCH.c.text).where(SEARCH.c.record == record.kind)
    return dict(raw(connection, query))
