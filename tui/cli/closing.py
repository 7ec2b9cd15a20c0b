"""`close`: freeze the figures of a book year, list and verify what is frozen, open the last one again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from inventory.errors import InputError
from inventory.finance import closing, reading_lots
from inventory.finance.lot_lines import board_year, year_of
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.values import FIRST_DAY, LAST_DAY
from inventory.store import policy
from inventory.store.work import work
from tui.cli import spoken
from tui.cli.failure import ACTION
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from tui.cli.output import Target
    from tui.cli.session import Session

FIELDS = (
    f.text(N_("Book year")).but(name="name"),
    f.date(N_("From")).but(name="from"),
    f.date(N_("Until")).but(name="to"),
    f.integer(N_("Lines")).but(name="lines"),
    f.text(N_("Digest"), width=64).but(name="digest"),
)
HOLDS = f.flag(N_("Holds"), width=6).but(name="holds")
ASKED = {"listing": "--list", "verifying": "--verify", "reopening": "--reopen"}


@spoken.command(
    N_(
        "Close a book year: its figures are frozen and come out identical for ever after.\n\n"
        "What is recorded later for a closed year shows as a correction in the first open month. Years are closed one "
        "after the other, and only the last one can be opened again."
    ),
    name="close",
)
@spoken.argument("year", metavar=N_("YEAR"), type=int, required=False)
@spoken.option(
    "--year-kind",
    "kind",
    type=click.Choice(("calendar", "school")),
    help=N_("Calendar or school year; without it the policy of the board."),
)
@spoken.option("--list", "listing", is_flag=True, help=N_("List the closed years."))
@spoken.option("--verify", "verifying", is_flag=True, help=N_("Check that what was frozen was not changed."))
@spoken.option("--reopen", "reopening", is_flag=True, help=N_("Open the last closed year again."))
@spoken.option("--reason", default="", metavar=N_("TEXT"), help=N_("Why, for the history."))
@output_options
@pass_session
@click.pass_context
def close(
    ctx: click.Context,
    session: Session,
    /,
    *,
    year: int | None,
    kind: str | None,
    reason: str,
    target: Target,
    **asked: bool,
) -> None:
    """Close a year, or do what an option asks."""
    wanted = [option for name, option in ASKED.items() if asked[name]]
    if (year is None) == (not wanted) or len(wanted) > 1 or (wanted and kind is not None):
        raise InputError(
            _("What to do is not clear."),
            _("Give a year, or one of {options}.").format(options=", ".join(ASKED.values())),
        )
    if asked["listing"]:
        _list(session, target)
    elif asked["verifying"]:
        _verify(ctx, session, target)
    elif asked["reopening"]:
        with work(session.database, session.who, reason, "reopen") as unit:
            opened = closing.reopen(unit)
        talk(_("{year} is open again (batch {batch}).").format(year=opened.name, batch=unit.started))
    elif year is not None:
        _close(session, year, kind, reason)


def _close(session: Session, year: int, kind: str | None, reason: str) -> None:
    """Freeze a year and say so."""
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise InputError(
            _("{year} is no year that can be closed.").format(year=year), _("Write a year such as 2025.")
        )
    with work(session.database, session.who, reason, "close") as unit:
        policies = policy.read(unit.connection)
        book = year_of(policies, kind, session.today) if kind else board_year(policies, session.today)
        made = closing.close(unit, book, year, session.today, reason)
        lines = len(reading_lots.lines(unit.connection, made.id))
    text = ngettext(
        "{year} is closed: {count} line is frozen (batch {batch}).",
        "{year} is closed: {count} lines are frozen (batch {batch}).",
        lines,
    )
    talk(text.format(year=made.name, count=lines, batch=unit.started))
    talk(_("Digest: {digest}").format(digest=made.digest))


def _list(session: Session, target: Target) -> None:
    """Write the closed years."""
    with session.database.read() as connection:
        rows = [
            (one.name, one.start, one.end, len(reading_lots.lines(connection, one.id)), one.digest)
            for one in closing.closed(connection)
        ]
    write(Table(FIELDS, rows, _("Closed years")), target)


def _verify(ctx: click.Context, session: Session, target: Target) -> None:
    """Write whether each closed year holds; end with 1 when one does not."""
    with session.database.read() as connection:
        years = {one.end: one for one in closing.closed(connection)}
        found = closing.verify(connection)
    rows = [(one.name, years[one.end].start, one.end, one.lines, one.digest, one.holds) for one in found]
    write(Table((*FIELDS, HOLDS), rows, _("Closed years")), target)
    broken = [one.name for one in found if not one.holds]
    if broken:
        text = _(
            "The frozen lines of {years} were changed outside the program: put back a backup from before."
        )
        talk(text.format(years=", ".join(broken)))
        ctx.exit(ACTION)
