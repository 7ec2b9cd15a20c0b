"""`add`, `edit`, `archive` and `revive`: changes of records, each command one batch of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from inventory.errors import InputError
from inventory.finance import writing
from inventory.language import N_, _, ngettext
from inventory.records import find
from inventory.store.detail import locate
from inventory.store.titles import title_of, titles
from inventory.store.work import work
from tui.cli import keys, spoken
from tui.cli.session import pass_session, talk
from tui.cli.typed import assignments

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from inventory.records import Record
    from inventory.store.work import Work
    from tui.cli.session import Session


def reason_option(function: Any) -> Any:
    """Give a command the option `--reason`."""
    text = N_("Why; kept in the history.")
    return spoken.option("--reason", default="", metavar=N_("TEXT"), help=text)(function)


@spoken.command(
    N_(
        "Make a record and write its number.\n\n"
        "FIELD=VALUE names a field by its column or its label in Dutch or English; `inventaris fields KIND` lists them. "
        "Values are written as a person types them: 31-12-2026, 1.234,50, ja; a link by what it is called."
    )
)
@spoken.argument("kind", metavar=N_("KIND"))
@spoken.argument("values", metavar=N_("FIELD=VALUE"), nargs=-1, required=True)
@reason_option
@pass_session
def add(session: Session, *, kind: str, values: tuple[str, ...], reason: str) -> None:
    """Make a record."""
    record = find(kind)
    with work(session.database, session.who, reason, "new") as unit:
        number = writing.add(unit, record, assignments(unit.connection, record, values))
        title = title_of(unit.connection, record, number)
    click.echo(number)
    talk(
        _("{record} {title} was made (batch {batch}).").format(
            record=_(record.label).capitalize(), title=title, batch=unit.started
        )
    )


@spoken.command(
    N_(
        "Change values of a record.\n\n"
        "FIELD=VALUE as with `add`; FIELD= without a value clears the field. With --version the change is refused when "
        "somebody changed the record since that version; `inventaris show` gives it."
    )
)
@spoken.argument("kind", metavar=N_("KIND"))
@spoken.argument("key", metavar=N_("KEY"))
@spoken.argument("values", metavar=N_("FIELD=VALUE"), nargs=-1, required=True)
@spoken.option("--version", "version", type=int, metavar=N_("N"), help=N_("The version that was looked at."))
@reason_option
@pass_session
def edit(
    session: Session, *, kind: str, key: str, values: tuple[str, ...], version: int | None, reason: str
) -> None:
    """Change a record."""
    record = find(kind)
    with work(session.database, session.who, reason, "edit") as unit:
        number = locate(unit.connection, record, key)
        changed = unit.change(record, number, assignments(unit.connection, record, values), version)
        title = title_of(unit.connection, record, number)
    if changed:
        talk(_("{title} was changed (batch {batch}).").format(title=title, batch=unit.started))
    else:
        talk(_("{title} had these values already; nothing was changed.").format(title=title))


@spoken.command(
    N_("Put records away: out of lists and sums, still to be found, and taken back with `revive` or `undo`.")
)
@spoken.argument("kind", metavar=N_("KIND"))
@spoken.argument("names", metavar=N_("KEY"), nargs=-1, required=True)
@reason_option
@pass_session
def archive(session: Session, *, kind: str, names: tuple[str, ...], reason: str) -> None:
    """Archive records."""
    unit, count = _each(session, find(kind), names, "archive", reason)
    talk(
        ngettext(
            "{count} record was archived (batch {batch}).",
            "{count} records were archived (batch {batch}).",
            count,
        ).format(count=count, batch=unit.started or "-")
    )


@spoken.command(N_("Take records back from the archive."))
@spoken.argument("kind", metavar=N_("KIND"))
@spoken.argument("names", metavar=N_("KEY"), nargs=-1, required=True)
@reason_option
@pass_session
def revive(session: Session, *, kind: str, names: tuple[str, ...], reason: str) -> None:
    """Revive records."""
    unit, count = _each(session, find(kind), names, "revive", reason)
    talk(
        ngettext(
            "{count} record was taken back (batch {batch}).",
            "{count} records were taken back (batch {batch}).",
            count,
        ).format(count=count, batch=unit.started or "-")
    )


def _each(
    session: Session, record: type[Record], names: tuple[str, ...], action: str, reason: str
) -> tuple[Work, int]:
    """Archive or revive all named records or none; return the unit of work and how many were changed."""
    with work(session.database, session.who, reason, action) as unit:
        find_one = locate if action == "archive" else keys.archived
        numbers = _located(unit.connection, record, names, find_one)
        if action == "archive":
            count = sum(writing.archive(unit, record, number) for number in numbers)
        else:
            count = sum(unit.revive(record, number) for number in numbers)
        called = titles(unit.connection, record, numbers)
    for title in called.values():
        talk(f"  {title}")
    return unit, count


def _located(
    connection: Connection,
    record: type[Record],
    names: tuple[str, ...],
    find_one: Callable[[Connection, type[Record], str], int],
) -> list[int]:
    """Return the numbers of all named records, or refuse with every name that leads to none."""
    found: dict[int, None] = {}
    problems = []
    for name in names:
        try:
            found[find_one(connection, record, name)] = None
        except InputError as problem:
            problems.append(str(problem))
    if problems:
        raise InputError(" ".join(problems), _("Nothing was changed."))
    return list(found)
