"""Which record a person means on the command line, living or archived."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import _
from inventory.store.detail import keyed, locate
from inventory.store.titles import titles
from inventory.text import fold

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inventory.records import Record


def anywhere(connection: Connection, record: type[Record], key: str) -> int:
    """Return the number of the record that a person means: a living one, else an archived one.

    Raises:
        InputError: There is none, or more than one.
    """
    try:
        return locate(connection, record, key)
    except InputError as missing:
        try:
            return archived(connection, record, key)
        except InputError:
            raise missing from None  # what is said of the living is what helps


def archived(connection: Connection, record: type[Record], key: str) -> int:
    """Return the number of the archived record that a person means.

    Args:
        connection: Where to look.
        record: Its kind.
        key: `#12` or `12` for a number, else a text column of a natural key or the title, without regard to case or accents.

    Raises:
        InputError: There is none, or more than one.
    """
    table = record.table
    columns = [
        table.c[name] for name in {n for k in record.keys for n in k} if record.fields[name].kind.textual
    ]
    query = sa.select(table.c.id, *columns).where(table.c.archived.is_not(None))
    rows = connection.execute(query).all()
    called = titles(connection, record, [row[0] for row in rows])
    wanted = fold(key)
    texts = {row[0]: {fold(str(text)) for text in (*row[1:], called[row[0]]) if text} for row in rows}
    found = [one for one in texts if wanted in texts[one]] or keyed(connection, record, key, archived=True)
    number = key.removeprefix("#")
    if number.isdecimal() and (not found or key.startswith("#")):
        found = [row[0] for row in rows if row[0] == int(number)]
    if not found:
        raise InputError(
            _("There is no {record} “{key}” in the archive.").format(record=_(record.label), key=key)
        )
    if len(found) > 1:
        raise InputError(
            _("“{key}” can be {count} {records}: {names}.").format(
                key=key,
                count=len(found),
                records=_(record.plural),
                names=", ".join(f"#{n} {called[n]}" for n in found[:5]),
            ),
            _("Name one by its number, such as #{number}.").format(number=found[0]),
        )
    return int(found[0])
