"""Which changes of records lie behind what differs: by whom, when and why, from the history.

A figure is explained by its lines. What has none (a word, a date, a share) is explained by the records that its block rests
on, as far as they were changed between both states; a record that hangs under one of those counts as a change of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.language import _
from inventory.plan.blocks import walk
from inventory.plan.difference_kinds import Touched
from inventory.records import REGISTRY, Kind
from inventory.records.plan_cycle import PlanVersion
from inventory.store.schema import BATCH, CHANGE
from inventory.store.titles import titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.plan.blocks import Block, Evidence
    from inventory.plan.difference_kinds import Difference

    Number = tuple[str, int]
    """Kind and number of a record."""

NOTHING: Mapping[Number, Touched] = {}

MOST = 5_000
"""Changes that are looked at, the newest first: after an import of a whole board everything was touched anyway."""
CHUNK = 900
"""Numbers a query: older SQLite takes 999 parameters."""
MOST_TOUCHED = 20
"""Records that one difference names."""
MOST_NEAR = 300
"""Changed records of which it is looked up what points to them; beyond that too much would be near to something."""


def touched(
    found: Iterable[Difference],
    states: tuple[Sequence[Block], Sequence[Block]],
    changes: Mapping[Number, Touched],
    near: Mapping[Number, Touched] = NOTHING,
) -> list[Difference]:
    """Return differences with the changes behind those that no line explains.

    Args:
        found: The differences.
        states: The blocks of both states.
        changes: What was changed between them (`changes_between`).
        near: The same for records that point to what was changed (`dependents`), for what no change itself explains.
    """
    if not changes:
        return list(found)
    rests = _rests(states)
    layers = [(one, _ids_by_kind(one)) for one in (changes, near)]
    return [one if one.why else replace(one, touched=_first(one, rests, layers)) for one in found]


def _first(
    one: Difference,
    rests: Mapping[str, list[Evidence]],
    layers: Sequence[tuple[Mapping[Number, Touched], Mapping[str, set[int]]]],
) -> tuple[Touched, ...]:
    """Return the changes of the first layer that explains a difference."""
    for changes, by_kind in layers:
        told = _told(one, _relevant(one, rests, by_kind), changes)
        if told:
            return told
    return ()


def _ids_by_kind(changes: Mapping[Number, Touched]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for kind, number in changes:
        found[kind].add(number)
    return found


def _rests(states: tuple[Sequence[Block], Sequence[Block]]) -> dict[str, list[Evidence]]:
    """Return what each block rests on, in either state."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for blocks in states:
        for block in walk(blocks):
            found[block.id] += block.evidence
    return found


def _relevant(
    one: Difference, rests: Mapping[str, list[Evidence]], by_kind: Mapping[str, set[int]]
) -> Iterator[Number]:
    """Yield the changed records that a difference rests on: that of its row, or those of its block."""
    kind, _sign, number = one.key.partition(":")
    if kind in REGISTRY and number.isdecimal():
        yield from ((kind, int(number)),) if int(number) in by_kind.get(kind, ()) else ()
        return
    for proof in rests.get(one.block, ()):
        mine = by_kind.get(proof.kind, set())
        yield from (
            (proof.kind, each) for each in sorted(mine.intersection(proof.ids) if proof.ids else mine)
        )


def _told(one: Difference, found: Iterable[Number], changes: Mapping[Number, Touched]) -> tuple[Touched, ...]:
    """Return the changes of records, each once, the newest first; those that the difference itself names go before all."""
    numbers = list(dict.fromkeys(found))
    text = " ".join(
        filter(None, (one.row, *(side for side in (one.before, one.after) if isinstance(side, str))))
    )
    named = [key for key in numbers if (name := changes[key].name) and name in text]
    kinds = {kind for kind, _number in numbers if one.row == _(REGISTRY[kind].plural).capitalize()}
    chosen = named or [key for key in numbers if key[0] in kinds] or numbers
    told = {changes[key]: None for key in chosen}
    return tuple(sorted(told, key=lambda change: (-change.batch, change.kind, change.id))[:MOST_TOUCHED])


def changes_between(
    connection: Connection, since: int | None, until: int | None = None
) -> dict[Number, Touched]:
    """Return the last change of each record between two states, also under the records that it hangs under.

    Args:
        connection: One that reads.
        since: The newest batch of the former state, None for none.
        until: That of the later state; None for today.
    """
    since = since or 0
    window = [BATCH.c.id > since, *([BATCH.c.id <= until] if until is not None else [])]
    query = (
        sa.select(CHANGE.c.record, CHANGE.c.record_id, BATCH.c.id, BATCH.c.who, BATCH.c.at, BATCH.c.reason)
        .join(BATCH, CHANGE.c.batch_id == BATCH.c.id)
        .where(*window, ~_taken_back(since, until), CHANGE.c.record != PlanVersion.kind)
        .order_by(CHANGE.c.id.desc())
        .limit(MOST)
    )
    last: dict[Number, Any] = {}
    for row in connection.execute(query):
        if row.record in REGISTRY:
            last.setdefault((row.record, row.record_id), row)
    names = _names(connection, last)
    found = {
        key: Touched(*key, names.get(key, ""), row.id, row.who, row.at.date(), row.reason or "")
        for key, row in last.items()
    }
    for key, owners in _owners(connection, last).items():
        for owner in owners:
            found.setdefault(owner, found[key])
    return found


def _taken_back(since: int, until: int | None) -> sa.ColumnElement[bool]:
    """Return the condition for batches that cancel out: taken back within the stretch, or taking back such a one."""
    inside = [BATCH.c.undone_by <= until] if until is not None else []
    return sa.or_(
        sa.and_(BATCH.c.undone_by.is_not(None), *inside),
        sa.and_(BATCH.c.undoes.is_not(None), BATCH.c.undoes > since),
    )


def _by_kind(numbers: Iterable[Number]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for kind, number in numbers:
        found[kind].append(number)
    return found


def _names(connection: Connection, numbers: Iterable[Number]) -> dict[Number, str]:
    return {
        (kind, number): name
        for kind, ids in _by_kind(numbers).items()
        for number, name in titles(connection, REGISTRY[kind], ids).items()
    }


def _owners(connection: Connection, numbers: Iterable[Number]) -> dict[Number, list[Number]]:
    """Return the records that each record points to: a price to its contract."""
    found: dict[Number, list[Number]] = {}
    for kind, ids in _by_kind(numbers).items():
        table = REGISTRY[kind].table
        links = {name: f.target for name, f in REGISTRY[kind].fields.items() if f.kind is Kind.LINK}
        for start in range(0, len(ids) if links else 0, CHUNK):
            query = sa.select(table.c.id, *(table.c[name] for name in links))
            for row in connection.execute(query.where(table.c.id.in_(ids[start : start + CHUNK]))).mappings():
                found[kind, row["id"]] = [(to, row[name]) for name, to in links.items() if row[name]]
    return found


def dependents(connection: Connection, changes: Mapping[Number, Touched]) -> dict[Number, Touched]:
    """Return the living records that point to a changed one, with that change: an agreement to its contract."""
    if len(changes) > MOST_NEAR:
        return {}
    by_kind = _ids_by_kind(changes)
    found: dict[Number, Touched] = {}
    for kind, record in REGISTRY.items():
        table = record.table
        for name, f in record.fields.items():
            if f.kind is Kind.LINK and f.target in by_kind:
                column = table.c[name]
                query = sa.select(table.c.id, column).where(table.c.archived.is_(None))
                for number, to in connection.execute(query.where(column.in_(by_kind[f.target])).limit(MOST)):
                    found.setdefault((kind, number), changes[f.target, to])
    return found
