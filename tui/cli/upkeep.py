"""`backup`, `restore`, `migrate` and `doctor`: care for the database itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from inventory.errors import RefusedError
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.store.backup import back_up
from inventory.store.backup import restore as put_back
from inventory.store.database import HEAD, connect, shape
from inventory.store.doctor import examine, heal
from tui.cli import failure, spoken
from tui.cli.output import output_options, write
from tui.cli.session import Session, pass_session, talk

if TYPE_CHECKING:
    from inventory.store.doctor import Ailment
    from tui.cli.output import Target

FILE = click.Path(dir_okay=False, path_type=Path)
SERIOUS = {"serious": N_("serious"), "slight": N_("slight")}
FIELDS = [
    f.choice(N_("Severity"), SERIOUS).but(name="severity"),
    f.text(N_("Finding")).but(name="message"),
]


@spoken.command(
    N_(
        "Copy the database while it is in use, check the copy and write its path.\n\n"
        "Without FILE the copy gets a dated name in the folder `backups` beside the database."
    )
)
@spoken.argument("file", metavar=N_("FILE"), type=FILE, required=False)
@pass_session
def backup(session: Session, *, file: Path | None) -> None:
    """Back the database up."""
    made = back_up(session.database, file)
    if made is None:
        raise RefusedError(_("Only a database in a file can be copied."), _("For PostgreSQL, use pg_dump."))
    click.echo(made)


@spoken.command(
    N_(
        "Put a backup in the place of the database; what was there is backed up first, and its path is written."
    )
)
@spoken.argument("file", metavar=N_("FILE"), type=FILE)
@pass_session
def restore(session: Session, *, file: Path) -> None:
    """Restore a backup."""
    database = connect(session.where, read_only=session.read_only)
    kept = put_back(database, file)
    if kept is not None:
        click.echo(kept)
    talk(_("{file} is now the database {name}.").format(file=file, name=database.name))


@spoken.command(N_("Make the database, or bring it up to date; an older one is backed up first."))
@pass_session
def migrate(session: Session) -> None:
    """Bring the database up to date."""
    database = connect(session.where, read_only=session.read_only)
    before = shape(database)
    database.close()
    name = session.database.name
    if before is None:
        talk(_("{name} was made.").format(name=name))
    elif before == HEAD:
        talk(_("{name} is up to date.").format(name=name))
    else:
        talk(_("{name} was brought from {old} to {new}.").format(name=name, old=before, new=HEAD))


@spoken.command(
    N_(
        "Examine the database: damaged pages, broken links, the program's own rules.\n\n"
        "Ends with 1 when something was found. --repair writes the search texts anew, which loses nothing; for other "
        "damage, restore a backup."
    )
)
@spoken.option("--repair", is_flag=True, help=N_("Write what can be written anew without loss."))
@output_options
@click.pass_context
def doctor(ctx: click.Context, *, repair: bool, target: Target) -> None:
    """Examine the database."""
    session = ctx.find_object(Session)
    assert session is not None
    database = connect(session.where, read_only=session.read_only)
    if shape(database) is None:
        raise RefusedError(
            _("There is no database {name}.").format(name=database.name), _("`inventaris migrate` makes it.")
        )
    found = examine(database)
    if repair and found:
        count = heal(database)
        talk(_("{count} search texts were written anew.").format(count=count))
        found = examine(database)
    database.close()
    write(Table(FIELDS, [_row(ailment) for ailment in found], _("Findings")), target)
    if not found:
        talk(_("{name} is sound.").format(name=database.name))
        return
    talk(ngettext("{count} finding.", "{count} findings.", len(found)).format(count=len(found)))
    ctx.exit(failure.ACTION)


def _row(ailment: Ailment) -> tuple[str, str]:
    """Return a finding as a row."""
    return ("serious" if ailment.serious else "slight", ailment.message)
