"""`list`: the records of one kind, filtered and ordered as in the screens."""

from __future__ import annotations

import re
import sys
from itertools import islice
from typing import TYPE_CHECKING, Any

import click
import sqlalchemy as sa

from inventory.language import N_, _, ngettext
from inventory.publish import bulk
from inventory.publish.table import Table
from inventory.records import find, get
from inventory.records.field import integer
from inventory.store.views import View, all_fields, ordering, page, shown, stream, where
from tui.cli import spoken, typed
from tui.cli.output import SUFFIXES, output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from inventory.records import Record
    from tui.cli.output import Target
    from tui.cli.session import Session

NUMBER = integer(N_("Number")).but(name="id")
FEW = 2_000
"""Rows up to which keys are put in order first."""
MARK = "\x1f"
"""Stands before a word of a filter that begins with "-", so that click does not take it for an option."""
_WITHOUT = re.compile(r"-[^-\s]\S+")


class Filtered(spoken.Command):
    """A command with a filter, in which `-status:afgevoerd` is a condition and no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Mark the conditions before the options are read, and take the marks away after."""
        rest = super().parse_args(ctx, [MARK + word if _condition(word) else word for word in args])
        for name, value in ctx.params.items():
            if isinstance(value, str):
                ctx.params[name] = value.removeprefix(MARK)
            elif isinstance(value, tuple):
                ctx.params[name] = tuple(word.removeprefix(MARK) for word in value)
        return rest


def _condition(word: str) -> bool:
    """Return whether a word with one dash is a condition; -oFILE.csv is an option."""
    option = word.startswith("-o") and word.lower().endswith(tuple(SUFFIXES))
    return bool(_WITHOUT.fullmatch(word)) and not option


@spoken.command(
    N_(
        "List records of one kind.\n\n"
        "KIND is the name of a kind in Dutch or English; without one, `inventaris fields` lists them. FILTER is written "
        "as in the screens: words, field:value, field>=value, -field:value, or, parentheses."
    ),
    name="list",
    cls=Filtered,
)
@spoken.argument("kind", metavar=N_("KIND"))
@spoken.argument("words", metavar=N_("FILTER"), nargs=-1)
@spoken.option(
    "--columns",
    default="",
    metavar=N_("A,B"),
    help=N_("Show these fields, by name or label; “all” for every one."),
)
@spoken.option(
    "--sort", default="", metavar=N_("A,-B"), help=N_("Order by these fields; - before one for descending.")
)
@spoken.option("--limit", type=click.IntRange(min=0), metavar=N_("N"), help=N_("At most so many records."))
@spoken.option("--archived", is_flag=True, help=N_("What was archived, instead of what is there."))
@output_options
@pass_session
def listing(
    session: Session,
    *,
    kind: str,
    words: tuple[str, ...],
    columns: str,
    sort: str,
    limit: int | None,
    archived: bool,
    target: Target,
) -> None:
    """List records."""
    record = find(kind)
    with session.database.read() as connection:
        view = View(
            record.kind,
            " ".join(words),
            _names(connection, record, sort),
            _columns(connection, record, columns),
            archived,
        )
        fields = shown(connection, view)
        rows = _rows(connection, view, session.today, limit, numbered=target.format == "json")
        if target.format == "json":
            fields = [NUMBER, *fields]
        counted = Counted(rows)
        parts = (
            bulk.columns(connection, view, fields, session.today, limit) if target.format == "csv" else None
        )
        write(Table(fields, counted, _(record.plural), parts), target)
    if target.format == "table" and sys.stdout.isatty():
        talk(ngettext("{count} record", "{count} records", counted.count).format(count=counted.count))


class Counted:
    """Rows that are counted as they pass.

    Args:
        rows: The rows.
    """

    def __init__(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self.rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        for row in self.rows:
            self.count += 1
            yield row


def _rows(
    connection: Connection, view: View, on: dt.date, limit: int | None, *, numbered: bool
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a view, with their numbers for scripts.

    For a few, the database keeps no more than their keys in order: 16 ms for 20 of 100,000 devices instead of 70.
    """
    if limit is None or limit > FEW:
        found = islice(stream(connection, view, on), limit)
    else:
        record = get(view.record)
        query = (
            sa.select(record.table.c.id)
            .where(where(connection, view, on))
            .order_by(*ordering(connection, view))
        )
        numbers = connection.scalars(query.limit(limit)).all()
        rows = page(connection, record, shown(connection, view), numbers)
        found = islice(((number, rows[number]) for number in numbers), limit)
    return ((number, *cells) if numbered else cells for number, cells in found)


def _names(connection: Connection, record: type[Record], given: str) -> tuple[str, ...]:
    """Return column names for a list of names or labels, with the - that some have before them."""
    known = typed.names(all_fields(connection, record)) if given else {}
    parts = [part.strip() for part in given.split(",") if part.strip()]
    return tuple(
        ("-" if part.startswith("-") else "") + typed.column(record, known, part.removeprefix("-")).name
        for part in parts
    )


def _columns(connection: Connection, record: type[Record], given: str) -> tuple[str, ...]:
    """Return the columns that are asked for; () for those of the list."""
    if given in {"all", "*", _("all")}:
        return tuple(all_fields(connection, record))
    return _names(connection, record, given)
