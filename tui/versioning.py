"""What the screen of versions reads and does: keeping, adopting, comparing, writing documents; threads call this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import N_, _
from inventory.plan import versions
from inventory.records import field as f

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from inventory.plan.difference_kinds import Difference
    from inventory.plan.facts import Settings
    from inventory.plan.versions import Adoption, Version
    from inventory.publish.plan_compared import Compared
    from inventory.store.database import Database

VERSIONS = (
    f.integer(N_("Version"), width=7).but(name="number"),
    f.text(N_("Name"), width=24).but(name="name"),
    f.date(N_("State")).but(name="state"),
    f.text(N_("Status"), width=12).but(name="status"),
    f.date(N_("Adopted on")).but(name="adopted"),
    f.text(N_("Adopted by"), width=24).but(name="adopted_by"),
    f.text(N_("Digest"), width=64).but(name="digest"),
)
DIFFERENCES = (
    f.text(N_("Chapter"), width=30).but(name="heading"),
    f.text(N_("What"), width=30).but(name="label"),
    f.text(N_("Where"), width=24).but(name="where"),
    f.text(N_("Difference"), width=10).but(name="difference"),
    f.text(N_("Before"), width=30).but(name="before"),
    f.text(N_("After"), width=30).but(name="after"),
    f.text(N_("Because of"), width=60).but(name="why"),
)


class Kept(NamedTuple):
    """The versions of a plan, the newest first, with the name of the plan."""

    plan: int
    name: str
    versions: tuple[Version, ...]


def plan_row(connection: Connection, plan: int) -> dict[str, Any]:
    """Return the record of a plan.

    Raises:
        InputError: It is no longer there.
    """
    from inventory.records.plan import Plan  # noqa: PLC0415  SQLAlchemy

    table = Plan.table
    query = sa.select(table).where(table.c.id == plan, table.c.archived.is_(None))
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise InputError(_("This plan is no longer there."), _("Choose another plan."))
    return dict(row)


def settings_of(connection: Connection, plan: int, on: dt.date) -> Settings:
    """Return what a plan is made with: its own template and years, and the year of the board.

    Raises:
        InputError: It is no longer there.
    """
    from inventory.plan.facts import Settings  # noqa: PLC0415  finance and landscape
    from inventory.store import policy  # noqa: PLC0415

    row = plan_row(connection, plan)
    kind = policy.read(connection).word("book_year", on)
    return Settings(row["first_year"], row["last_year"], row["template"] or "po-raad", plan, kind)


def listed(database: Database, plan: int) -> Kept:
    """Return the versions of a plan."""
    with database.read() as connection:
        name = plan_row(connection, plan)["name"]
        return Kept(plan, name, tuple(versions.listed(connection, plan)))


def keep(
    database: Database, who: str, plan: int, on: dt.date, name: str, adoption: Adoption | None = None
) -> Version:
    """Keep a plan as it is as its next version.

    Raises:
        InputError: The plan cannot be made, or the adoption cannot be.
        RefusedError: The database is read-only or locked.
    """
    from inventory.publish import plan_version  # noqa: PLC0415  finance, landscape, pictures

    with database.read() as connection:
        settings = settings_of(connection, plan, on)
    return plan_version.keep(database, settings, on, who, name, adoption)[0]


def adopt(database: Database, who: str, version: Version, adoption: Adoption) -> Version:
    """Write down that a draft is adopted as it was kept.

    Raises:
        InputError: It was adopted already, or the adoption cannot be.
        StorageError: It was changed outside the program.
    """
    from inventory.store.work import work  # noqa: PLC0415  SQLAlchemy

    with work(database, who, "", "adopt") as unit:
        found = versions.find(unit.connection, version.plan, version.number)
        versions.load(unit.connection, found)
        return versions.adopt(unit, found, adoption)


def verify(database: Database, plan: int) -> list[Version]:
    """Return the versions that no longer hold what they held when they were kept."""
    with database.read() as connection:
        return [one.version for one in versions.verify(connection, plan) if not one.holds]


def compare(database: Database, before: Version, after: Version | None, on: dt.date) -> Compared:
    """Hold a version against a later one, or against today.

    Raises:
        StorageError: A version was changed outside the program.
    """
    from inventory.publish.plan_compared import compared  # noqa: PLC0415  finance, landscape, pictures

    with database.read() as connection:
        return compared(connection, before, after, on)


def write(database: Database, version: Version, path: Path) -> Path:
    """Write a version as a document or a workbook, exactly as it was kept; the suffix of the file decides.

    Raises:
        InputError: The suffix says nothing, or the file cannot be written.
        StorageError: The version was changed outside the program.
    """
    from inventory.publish import plan_version  # noqa: PLC0415  only to write
    from inventory.whole_file import write_whole  # noqa: PLC0415
    from tui.cli.plan_making import Made, publish, refuse  # noqa: PLC0415  the same files as on the command line

    refuse(path)
    with database.read() as connection:
        kept = plan_version.load(connection, version)
    if path.suffix.lower() == ".xlsx":
        write_whole(path, kept.workbook)
    else:
        with plan_version.speaking(kept):
            publish(Made(plan_version.titled(version, kept), kept.plates, kept.on, kept.names), path)
    return path


def version_row(one: Version) -> tuple[Any, ...]:
    """Return a version as the row of a file."""
    on, by = one.adoption or (None, None)
    return one.number, one.name or None, one.state, status_of(one), on, by, one.digest


def status_of(one: Version) -> str:
    """Return whether a version is a draft or was adopted, in words."""
    return _("draft") if one.adoption is None else _("adopted")


def difference_row(one: Difference) -> tuple[str, ...]:
    """Return a difference as texts: chapter, what, where, the sort of difference, before and after."""
    from inventory.plan.difference_report import WORDS  # noqa: PLC0415  only then
    from inventory.plan.difference_shown import side_text, where_text  # noqa: PLC0415

    sides = side_text(one, "-"), side_text(one, "+")
    return one.heading, one.label, where_text(one), _(WORDS[one.what]), *sides


def reasons(one: Difference) -> list[tuple[str, str, int]]:
    """Return what explains a difference: a line each, with kind and number of its record ("" and 0 for none)."""
    from inventory.plan.difference_report import touched_text  # noqa: PLC0415  only then
    from inventory.plan.difference_shown import why_text  # noqa: PLC0415

    if one.why:
        return [(why_text(line, one.kind), line.kind if line.id else "", line.id) for line in one.why]
    return [(touched_text(line), line.kind, line.id) for line in one.touched]


def export_versions(found: Sequence[Version], path: Path) -> Path:
    """Write the versions as CSV or a workbook, whole or not at all.

    Raises:
        InputError: The suffix says nothing, or the file cannot be written.
    """
    from inventory.publish import table_file  # noqa: PLC0415  only to write
    from inventory.publish.table import Table  # noqa: PLC0415

    return table_file.write(
        Table(VERSIONS, [version_row(one) for one in found], _("Versions of the plan")), path
    )


def export_differences(found: Compared, path: Path) -> Path:
    """Write the differences as CSV or a workbook, or as text for people (.txt), whole or not at all.

    Raises:
        InputError: The suffix says nothing, or the file cannot be written.
    """
    from inventory.publish import table_file  # noqa: PLC0415  only to write
    from inventory.publish.table import Table  # noqa: PLC0415
    from inventory.whole_file import write_whole  # noqa: PLC0415

    if path.suffix.lower() == ".txt":
        from inventory.plan.difference_report import changes_report, report  # noqa: PLC0415

        lines = [*report(found.differences), *changes_report(found.changes), ""]
        write_whole(path, "\n".join(lines).encode("utf-8-sig"))
        return path
    rows = [
        (
            *(cell or None for cell in difference_row(one)),
            "; ".join(text for text, _kind, _id in reasons(one)) or None,
        )
        for one in found.differences
    ]
    return table_file.write(Table(DIFFERENCES, rows, _("Differences")), path)
