"""`privacy copy` and `privacy compare`: a new version of a privacy annex from the last one, and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.values import day as written
from inventory.signals import annex_versions
from inventory.text import fold
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.privacy_group import privacy, system_named
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection

    from inventory.signals.annex_versions import Row
    from tui.cli.output import Target
    from tui.cli.session import Session

FIELDS = (
    f.text(N_("What"), width=34).but(name="what"),
    f.text(N_("Before"), width=34).but(name="before"),
    f.text(N_("After"), width=34).but(name="after"),
)


@privacy.command(
    "copy",
    help=N_(
        "Make a new version of the privacy annex of a system from an older one, with its data, services and locations.\n\n"
        "What changed is then filled in with “edit”; “privacy compare” shows the differences. One “undo” takes it all back."
    ),
)
@spoken.argument("system", metavar=N_("SYSTEM"))
@spoken.option("--edition", required=True, metavar=N_("VERSION"), help=N_("What the new version is called."))
@spoken.option("--date", "date_", type=spoken.DATE, metavar=N_("DATE"), help=N_("Date of the new version."))
@spoken.option("--from", "old", metavar=N_("VERSION"), help=N_("Copy this version instead of the newest."))
@spoken.option("--agreement", metavar=N_("NUMBER"), help=N_("The annex under this agreement."))
@pass_session
def copy(
    session: Session,
    *,
    system: str,
    edition: str,
    date_: dt.datetime | None,
    old: str | None,
    agreement: str | None,
) -> None:
    """Copy an annex to a new version."""
    from inventory.store.work import work  # noqa: PLC0415  SQLAlchemy

    reason = _("New version {edition} of the privacy annex of {system}").format(
        edition=edition, system=system
    )
    with work(session.database, session.who, reason) as unit:
        number = system_named(unit.connection, system)
        source = _version(unit.connection, number, old, agreement)
        made = annex_versions.copy(unit, source["id"], edition, date_.date() if date_ else None)
        name = annex_versions.named(unit.connection, made)
    talk(_("Made: {name}. Fill in what changed; one undo takes it back.").format(name=name))


@privacy.command(
    "compare",
    help=N_(
        "Show what differs between two versions of the privacy annex of a system.\n\n"
        "Without --from and --to the last two versions are compared."
    ),
)
@spoken.argument("system", metavar=N_("SYSTEM"))
@spoken.option("--from", "old", metavar=N_("VERSION"), help=N_("The older version."))
@spoken.option("--to", "new", metavar=N_("VERSION"), help=N_("The newer version."))
@spoken.option("--agreement", metavar=N_("NUMBER"), help=N_("The annexes under this agreement."))
@output_options
@pass_session
def compare(
    session: Session,
    *,
    system: str,
    old: str | None,
    new: str | None,
    agreement: str | None,
    target: Target,
) -> None:
    """Compare two versions of an annex."""
    with session.database.read() as connection:
        number = system_named(connection, system)
        second = _version(connection, number, new, agreement)
        first = _version(connection, number, old, agreement, before=second)
        found = annex_versions.compare(connection, first["id"], second["id"])
    rows = [(one.what, one.before, one.after) for one in found]
    data = [
        {"kind": one.kind, "what": one.what, "before": one.before, "after": one.after, "text": one.text}
        for one in found
    ]
    write(Table(FIELDS, rows, _("Differences")), target, data)
    if target.format == "table":
        text = ngettext(
            "{count} difference from {old} to {new}.", "{count} differences from {old} to {new}.", len(found)
        )
        talk(text.format(count=len(found), old=_called(first), new=_called(second)))


def _called(row: Row) -> str:
    """Return what a version is called in a sentence."""
    return row["edition"] or (written(row["date"]) if row["date"] else f"#{row['id']}")


def _version(
    connection: Connection, system: int, edition: str | None, agreement: str | None, before: Row | None = None
) -> Row:
    """Return a version of the annex of a system: the one of this name, else the newest, or the one before another.

    Raises:
        InputError: There is none, or the system has annexes under more agreements and none was named.
    """
    found = _under(connection, annex_versions.versions(connection, system), agreement)
    if before is not None:
        found = [
            row for row in found if row["id"] != before["id"] and row["agreement"] == before["agreement"]
        ]
    if edition is not None:
        found = [row for row in found if fold(row["edition"] or "") == fold(edition)]
    elif before is not None:
        key = (str(before["date"] or ""), before["id"])
        found = [row for row in found if (str(row["date"] or ""), row["id"]) < key]
    if not found:
        what = _("There is no version “{edition}” of the privacy annex.").format(edition=edition)
        none = (
            _("There is no older version of the privacy annex.")
            if before
            else _("There is no privacy annex.")
        )
        raise InputError(what if edition else none, _("“list annex” shows which there are."))
    return found[-1]


def _under(connection: Connection, found: list[Row], agreement: str | None) -> list[Row]:
    """Return the versions under one agreement; those under an ended one count when there are no others.

    Raises:
        InputError: There are several agreements, and none was named.
    """
    from sqlalchemy import select  # noqa: PLC0415  200 ms

    from inventory.records.privacy import Agreement  # noqa: PLC0415
    from inventory.store.detail import locate  # noqa: PLC0415

    if agreement is not None:
        number = locate(connection, Agreement, agreement)
        return [row for row in found if row["agreement"] == number]
    ended = select(Agreement.table.c.id).where(Agreement.table.c.status == "ended")
    over = set(connection.execute(ended).scalars())
    found = [row for row in found if row["agreement"] not in over] or found
    if len({row["agreement"] for row in found}) > 1:
        raise InputError(
            _("The system has annexes under more than one agreement."), _("Name one with --agreement.")
        )
    return found
