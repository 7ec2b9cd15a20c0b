"""`show`: one record whole, with what it is linked to and what happened to it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import find
from inventory.records.field import Kind
from inventory.records.values import day, machine, show, to_json
from inventory.store import history
from inventory.store.detail import detail, relations, revealed
from inventory.text import clean
from tui.cli import changes, columns, spoken
from tui.cli.keys import anywhere
from tui.cli.output import opened, output_options, write
from tui.cli.session import pass_session

if TYPE_CHECKING:
    from typing import TextIO

    from sqlalchemy import Connection

    from inventory.store.detail import Detail, Relation
    from tui.cli.output import Target
    from tui.cli.session import Session

NEWEST = 20
"""Changes of the history that are shown."""
NAMED = 5
"""Records that are named of those that point to it."""


@spoken.command(
    N_(
        "Show one record whole: its values, what it is linked to, what points to it, and its history.\n\n"
        "KEY is what the record is called by, or its number: #12."
    ),
    name="show",
)
@spoken.argument("kind", metavar=N_("KIND"))
@spoken.argument("key", metavar=N_("KEY"))
@spoken.option("--reveal", is_flag=True, help=N_("Show licence keys, which are masked otherwise."))
@output_options
@pass_session
def whole(session: Session, *, kind: str, key: str, reveal: bool, target: Target) -> None:
    """Show a record."""
    record = find(kind)
    with session.database.read() as connection:
        found = detail(connection, record, anywhere(connection, record, key))
        found = revealed(found) if reveal else found
        near = relations(connection, record, found.id)
        past = history.changes_of(connection, record, found.id, NEWEST)
        if target.format != "table":
            fields = list(found.fields.values())
            row = [_cell(found, name) for name in found.fields]
            data = {
                **_object(found, near),
                "history": [changes.as_object(connection, change) for change in past],
            }
            write(Table(fields, [row], found.title), target, data)
        elif target.file is not None:
            with opened(target.file) as stream:
                _text(connection, found, near, past, stream)
        else:
            _text(connection, found, near, past, sys.stdout)


def _cell(found: Detail, name: str) -> Any:
    """Return a value, for a link the title of what it points to."""
    return found.links.get(name, found.values[name])


def _object(found: Detail, near: list[Relation]) -> dict[str, Any]:
    """Return a record as scripts read it."""
    fields = found.fields
    return {
        "kind": found.record.kind,
        "id": found.id,
        "version": found.version,
        "archived": to_json(found.archived),
        "title": found.title,
        "values": {name: machine(field, _cell(found, name)) for name, field in fields.items()},
        "links": {
            name: {"kind": fields[name].target, "id": found.values[name], "title": title}
            for name, title in found.links.items()
        },
        "relations": [
            {
                "kind": relation.record.kind,
                "field": relation.field.name,
                "count": relation.count,
                "records": [{"id": number, "title": title} for number, title in relation.titles.items()],
            }
            for relation in near
        ],
    }


def _text(
    connection: Connection, found: Detail, near: list[Relation], past: list[history.Change], stream: TextIO
) -> None:
    """Write a record for people: only the fields that have a value."""
    away = f", {_('archived')} {day(found.archived)}" if found.archived else ""
    label = _(found.record.label).capitalize()
    version = _("version {version}").format(version=found.version)
    stream.write(f"{label} {clean(found.title)} (#{found.id}, {version}{away})\n\n")
    filled = [field for name, field in found.fields.items() if found.values[name] is not None]
    plain = [field.but(kind=Kind.TEXT) if field.kind is Kind.LINK else field for field in filled]
    columns.pairs(filled, [show(field, _cell(found, field.name)) for field in plain], stream)
    if near:
        stream.write(f"\n{_('Points here')}\n")
        stream.writelines(f"  {line}\n" for line in map(_relation, near))
    if past:
        stream.write(f"\n{_('History')}\n")
        for change in past:
            stream.writelines(f"  {line}\n" for line in changes.lines(connection, change))


def _relation(relation: Relation) -> str:
    """Return what points to the record through one column, in one line."""
    named = ", ".join(clean(title) for title in list(relation.titles.values())[:NAMED])
    more = ", …" if relation.count > NAMED else ""
    what = _(relation.record.label) if relation.count == 1 else _(relation.record.plural)
    return f"{relation.count} {what} ({_(relation.field.label)}): {named}{more}"
