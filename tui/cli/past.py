"""`history`, `undo` and `redo`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import find
from inventory.store import history as past
from inventory.store import undo as taking_back
from tui.cli import changes, spoken
from tui.cli.keys import anywhere
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inventory.store.history import Batch, Change
    from tui.cli.output import Target
    from tui.cli.session import Session


@spoken.command(
    N_(
        "List what was changed, newest first.\n\n"
        "Without KIND and KEY every batch: all that one command or import changed. With them every change of that record."
    )
)
@spoken.argument("kind", metavar=N_("KIND"), required=False)
@spoken.argument("key", metavar=N_("KEY"), required=False)
@spoken.option("--batch", type=int, metavar=N_("N"), help=N_("What this batch changed, record by record."))
@spoken.option(
    "--limit", type=int, default=50, show_default=True, metavar=N_("N"), help=N_("At most so many.")
)
@output_options
@pass_session
def history(
    session: Session, *, kind: str | None, key: str | None, batch: int | None, limit: int, target: Target
) -> None:
    """List batches, or the changes of one record or one batch."""
    if kind is not None and key is None:
        raise click.UsageError(_("Which record? Name it after its kind."))
    with session.database.read() as connection:
        if kind is not None and key is not None:
            record = find(kind)
            number = anywhere(connection, record, key)
            _write_changes(connection, past.changes_of(connection, record, number, limit), target)
        elif batch is not None:
            _write_changes(connection, past.changes_in(connection, batch, limit), target)
        else:
            rows: list[tuple[Any, ...]] = [changes.batch_row(b) for b in past.batches(connection, limit)]
            write(Table(changes.BATCH_FIELDS, rows, _("History")), target)


def _write_changes(connection: Connection, found: list[Change], target: Target) -> None:
    """Write changes: a row a field for people, an object a change for scripts."""
    data = [changes.as_object(connection, change) for change in found] if target.format == "json" else None
    write(Table(changes.CHANGE_FIELDS, changes.change_rows(connection, found), _("History")), target, data)


@spoken.command(
    N_(
        "Take a batch of changes back: the newest one, or the one that is named.\n\n"
        "An import of thousands of rows is one batch. When a later change stands in the way, nothing is taken back. "
        "`inventaris history` lists the batches."
    )
)
@spoken.argument("batch", metavar=N_("BATCH"), type=int, required=False)
@spoken.option("--reason", default="", metavar=N_("TEXT"), help=N_("Why; kept in the history."))
@pass_session
def undo(session: Session, *, batch: int | None, reason: str) -> None:
    """Take a batch back."""
    _tell(taking_back.undo(session.database, session.who, batch, reason))


@spoken.command(N_("Take the last undoing back, provided that nothing else was changed after it."))
@pass_session
def redo(session: Session) -> None:
    """Take the last undoing back."""
    _tell(taking_back.redo(session.database, session.who))


def _tell(done: Batch) -> None:
    """Say what was taken back."""
    talk(
        ngettext(
            "Batch {number} was taken back: {count} change (batch {own}).",
            "Batch {number} was taken back: {count} changes (batch {own}).",
            done.changes,
        ).format(number=done.undoes, count=done.changes, own=done.id)
    )
