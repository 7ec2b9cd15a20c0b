"""Records of any kind as subjects of a finding, many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.records.assets import Device
from inventory.signals import device_groups
from inventory.signals.finding import Subject
from inventory.store.titles import CHUNK, titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from inventory.records import Record


def subjects(connection: Connection, record: type[Record], ids: Sequence[int]) -> dict[int, Subject]:
    """Return records as subjects by number: called by their title, found by their natural key."""
    if record is Device:
        return _devices(connection, ids)
    called = titles(connection, record, ids)
    keys = _keys(connection, record, ids)
    return {
        number: Subject(record.kind, keys.get(number) or name, name, number)
        for number, name in called.items()
    }


def _keys(connection: Connection, record: type[Record], ids: Sequence[int]) -> dict[int, str]:
    """Return the natural key that is one text, where the kind has one and it is filled in."""
    single = [key[0] for key in record.keys if len(key) == 1 and record.fields[key[0]].kind.textual]
    if not single:
        return {}
    table, found = record.table, dict[int, str]()
    for start in range(0, len(ids), CHUNK):
        part = table.c.id.in_(ids[start : start + CHUNK])
        for row in connection.execute(sa.select(table.c.id, *(table.c[name] for name in single)).where(part)):
            found[row[0]] = next((text for text in row[1:] if text), "")
    return found


def _devices(connection: Connection, ids: Sequence[int]) -> dict[int, Subject]:
    """Return devices, whose key is the first name that they have."""
    table, found = Device.table, dict[int, Subject]()
    columns = (table.c.id, table.c.tag, table.c.serial, table.c.name)
    for start in range(0, len(ids), CHUNK):
        part = table.c.id.in_(ids[start : start + CHUNK])
        for row in connection.execute(sa.select(*columns).where(part)):
            found[row[0]] = device_groups.named(*row)
    return found
