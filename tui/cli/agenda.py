"""`agenda`: the days on which something must be decided, ends, or is due again; also as a month and as a calendar file."""

from __future__ import annotations

import datetime as dt
import sys
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

import click

from inventory.errors import InputError
from inventory.finance.calendar import add_months
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.organisation import Site
from inventory.signals import month as months
from inventory.signals.agenda import KINDS, json_of
from inventory.signals.agenda import agenda as dates
from inventory.signals.roles import concern
from inventory.text import clean, fold
from inventory.whole_file import write_whole
from tui.cli import spoken
from tui.cli.keys import anywhere
from tui.cli.output import chosen, format_options, opened, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection

    from inventory.signals.agenda import Entry
    from tui.cli.session import Session

FIELDS = (
    f.date(N_("Date")).but(name="date"),
    f.choice(N_("Kind"), KINDS, width=22).but(name="kind"),
    f.text(N_("Title"), width=50).but(name="title"),
    f.text(N_("Site"), width=16).but(name="site"),
    f.amount(N_("Amount")).but(name="amount"),
)
WHOLE = "-"
"""What stands for the board as a whole instead of a site."""
DAY = {"type": spoken.DATE, "metavar": N_("DATE")}


@spoken.command(
    N_(
        "Show what ends, must be decided or is due again, and when: contracts, leases, licences, warranty, support, "
        "agreements, reviews, connections, documents, milestones, book years.\n\n"
        "With -o FILE.ics the days go to a calendar program, with alarms beforehand. Importing a newer file there replaces "
        "what came before and adds nothing twice. What vanished from the agenda stays in the calendar until it is "
        "removed there, since the program does not remember which files it wrote."
    ),
    name="agenda",
)
@spoken.option("--from", "first", help=N_("First day; without it today."), **DAY)
@spoken.option("--to", "last", help=N_("Last day; without it a year on."), **DAY)
@spoken.option(
    "--month", metavar=N_("MONTH"), help=N_("The page of one month, such as 2027-04, instead of a span.")
)
@spoken.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar=N_("KIND"),
    help=N_("Only this kind, such as notice or agreement_*; can be repeated."),
)
@spoken.option("--site", metavar=N_("SITE"), help=N_("Only days of this site; - for the board as a whole."))
@spoken.option(
    "--role", metavar=N_("ROLE"), help=N_("Only what concerns this role, such as privacy_officer.")
)
@format_options("ics")
@pass_session
def agenda(session: Session, /, *, format_: str | None, output: Path | None, **asked: Any) -> None:
    """Show the agenda, or write it as a calendar."""
    if asked["month"] and (asked["first"] or asked["last"]):
        raise click.UsageError(_("Give --month, or --from and --to."))
    page = months.parse(asked["month"]) if asked["month"] else None
    ics = format_ == "ics" or (format_ is None and output is not None and output.suffix.lower() == ".ics")
    target = None if ics else chosen(format_, output)
    boxes = page is not None and target is not None and target.format == "table"
    begin, end = months.span(*page) if page and boxes else _span(session, asked, page)
    wanted = _wanted(asked["kinds"], asked["role"])
    with session.database.read() as connection:
        site = _site(connection, asked["site"])
        found = [
            one for one in dates(connection, begin, end) if wanted(one) and (site is None or one.site == site)
        ]
    if target is None:
        _calendar(found, output)
        return
    if page and boxes:
        _page(found, page, output)
        return
    rows = [(one.date, one.kind, one.title, one.site, one.amount) for one in found]
    write(Table(FIELDS, rows, _("Agenda")), target, [json_of(one) for one in found])


def _span(session: Session, asked: dict[str, Any], page: tuple[int, int] | None) -> tuple[dt.date, dt.date]:
    """Return the first and last day that are asked for."""
    if page is not None:
        first = dt.date(*page, 1)
        return first, add_months(first, 1) - dt.timedelta(1)
    begin = asked["first"].date() if asked["first"] else session.today
    end = asked["last"].date() if asked["last"] else add_months(begin, 12)
    if end < begin:
        raise InputError(_("The last day comes before the first."), _("Turn --from and --to round."))
    return begin, end


def _wanted(kinds: tuple[str, ...], role: str | None) -> Callable[[Entry], bool]:
    """Return which entries are asked for.

    Raises:
        InputError: A kind or role does not exist.
    """
    patterns = [part for text in kinds for part in text.split(",") if part.strip()]
    allowed = {kind for pattern in patterns for kind in _kinds(pattern)}
    about = concern(role) if role else None
    return lambda one: (not patterns or one.kind in allowed) and (about is None or about.entry(one))


def _kinds(pattern: str) -> list[str]:
    """Return the kinds that a person calls by a name, a label or a pattern."""
    wanted = fold(pattern)
    found = [
        kind
        for kind, label in KINDS.items()
        if fnmatchcase(kind, wanted) or wanted in {fold(label), fold(_(label))}
    ]
    if not found:
        raise InputError(
            _("There is no kind of day “{name}”.").format(name=clean(pattern)),
            _("There are: {names}.").format(names=", ".join(KINDS)),
        )
    return found


def _site(connection: Connection, text: str | None) -> str | None:
    """Return the name of the site that is asked for, "" for the board as a whole, None for all.

    Raises:
        InputError: There is no such site.
    """
    if text is None or text == WHOLE:
        return None if text is None else ""
    from inventory.store.titles import title_of  # noqa: PLC0415  SQLAlchemy

    return title_of(connection, Site, anywhere(connection, Site, text))


def _page(found: list[Entry], page: tuple[int, int], output: Path | None) -> None:
    """Write a month as weeks of days."""
    from tui.cli.month_text import lines  # noqa: PLC0415

    text = "\n".join(lines(months.month_of(found, *page))) + "\n"
    if output is None:
        click.echo(text, nl=False)
        return
    with opened(output) as stream:
        stream.write(text)


def _calendar(found: list[Entry], output: Path | None) -> None:
    """Write an iCalendar file, or its bytes to stdout."""
    from inventory.publish.calendar_file import calendar_bytes  # noqa: PLC0415  icalendar

    data = calendar_bytes(found, dt.datetime.now(dt.UTC).replace(microsecond=0))
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    write_whole(output, data)
    text = ngettext("{count} day written to {file}.", "{count} days written to {file}.", len(found))
    talk(text.format(count=len(found), file=output))
