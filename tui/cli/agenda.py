"""`agenda`: the days on which something must be decided, ends, or is due for replacement; also as a calendar file."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inventory.errors import InputError
from inventory.finance.calendar import add_months
from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.signals.agenda import KINDS, json_of
from inventory.signals.agenda import agenda as dates
from inventory.whole_file import write_whole
from tui.cli import spoken
from tui.cli.output import FORMATS, chosen, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from inventory.signals.agenda import Entry
    from tui.cli.session import Session

FIELDS = (
    f.date(N_("Date")).but(name="date"),
    f.choice(N_("Kind"), KINDS, width=22).but(name="kind"),
    f.text(N_("Title"), width=50).but(name="title"),
    f.amount(N_("Amount")).but(name="amount"),
)


@spoken.command(
    N_(
        "Show what ends or must be decided when: notice, contracts, licences, warranties, agreements, support, replacement.\n\n"
        "With -o FILE.ics the days go to a calendar program, with alarms beforehand."
    ),
    name="agenda",
)
@spoken.option(
    "--from", "first", type=spoken.DATE, metavar=N_("DATE"), help=N_("First day; without it today.")
)
@spoken.option(
    "--to", "last", type=spoken.DATE, metavar=N_("DATE"), help=N_("Last day; without it a year on.")
)
@spoken.option(
    "--format",
    "format_",
    type=click.Choice((*FORMATS, "ics")),
    help=N_("How to write: for people (table) or programs."),
)
@spoken.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=N_("FILE"),
    help=N_("Write to this file; its suffix decides the format."),
)
@pass_session
def agenda(
    session: Session,
    *,
    first: dt.datetime | None,
    last: dt.datetime | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """Show the agenda, or write it as a calendar."""
    begin = first.date() if first else session.today
    end = last.date() if last else add_months(begin, 12)
    if end < begin:
        raise InputError(_("The last day comes before the first."), _("Turn --from and --to round."))
    with session.database.read() as connection:
        found = dates(connection, begin, end)
    if format_ == "ics" or (format_ is None and output is not None and output.suffix.lower() == ".ics"):
        _calendar(found, output)
        return
    rows = [(one.date, one.kind, one.title, one.amount) for one in found]
    write(Table(FIELDS, rows, _("Agenda")), chosen(format_, output), [json_of(one) for one in found])


def _calendar(found: list[Entry], output: Path | None) -> None:
    """Write an iCalendar file, or its bytes to stdout."""
    from inventory.publish.calendar_file import calendar_bytes  # noqa: PLC0415  icalendar

    data = calendar_bytes(found, dt.datetime.now(dt.UTC).replace(microsecond=0))
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    write_whole(output, data)
    talk(_("{count} days written to {file}.").format(count=len(found), file=output))
