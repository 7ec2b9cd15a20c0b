"""The whole of an import: files → tables → preview or batch. All or nothing, in one transaction."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import exc

from importers import formats, remembered
from importers.derived import derive
from importers.formats.model_sheet import PartSheet
from importers.mapping import guess_record
from importers.profile import Profile, profiles, recognise
from importers.reading import Limits, Sheet, read
from importers.report import ImportReport
from importers.waves import import_table
from inventory.errors import InputError
from inventory.language import _
from inventory.records import REGISTRY, Record, in_order
from inventory.store import guards
from inventory.store.database import speaking
from inventory.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from importers.options import Options
    from importers.report import TableReport
    from inventory.store.database import Database

NAMED = 3
"""Files that the history names."""

Source = tuple[Sheet, type[Record], Profile | None]


def run(
    database: Database,
    paths: Sequence[Path],
    options: Options,
    who: str,
    *,
    keep: bool = True,
    own_profiles: Path | None = None,
    limits: Limits | None = None,
    agreed: Callable[[ImportReport], None] | None = None,
) -> ImportReport:
    """Import files, or say what importing them would do.

    Args:
        database: Where to.
        paths: The files; what others point to is imported first, whatever the order.
        options: What the user says.
        who: Who imports.
        keep: Write it; otherwise everything is tried and taken back (the preview).
        own_profiles: Folder of the user's own profiles, where what he says of a model is kept too.
        limits: How large files may be.
        agreed: Looks at the report before what was written is kept; what it raises takes everything back.

    Returns:
        What became of each table, and the number of the batch (None when nothing was written).

    Raises:
        InputError: A file cannot be read, or a table is not recognised; nothing was written.
        RefusedError: The database is read-only or locked; nothing was written.
        Cancelled: The progress function asked to stop; nothing was written.
    """
    report = ImportReport()
    sources, left = _ordered(paths, options, own_profiles, limits or Limits())
    with _unit(database, who, _reason(paths), keep=keep) as unit:
        report.tables += _taken(unit, sources, options, keep=keep)
        _tell_left(report, left)
        (agreed or _content)(report)
        report.batch = unit.started if keep else None
    _remember(sources, options, own_profiles if keep else None)
    return report


def _content(_report: ImportReport) -> None:
    """Raise nothing against a report."""


def _remember(sources: Sequence[Source], options: Options, own_profiles: Path | None) -> None:
    """Keep what the user said of the models that were imported."""
    models = {sheet.model for sheet, _record, _profile in sources if isinstance(sheet, PartSheet)} - {""}
    if options.kinds and own_profiles is not None and models:
        remembered.save(own_profiles, models, options.kinds)


def _reason(paths: Sequence[Path]) -> str:
    """Return what the history says of an import: its files, the first ones by name."""
    names = [path.name for path in paths]
    rest = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (_(" and {count} more").format(count=rest) if rest > 0 else "")


@contextmanager
def _unit(database: Database, who: str, reason: str, *, keep: bool) -> Iterator[Work]:
    """Give a unit of work that is kept, or one that is taken back whatever happens."""
    if keep:
        with database.write() as connection, _sentences():
            unit = Work(connection, who, reason, "import")
            yield unit
            unit.close()
        return
    with speaking(database), database.engine.connect() as connection, _sentences():
        transaction = connection.begin()
        try:
            yield Work(connection, who, reason, "import")
        finally:
            transaction.rollback()


@contextmanager
def _sentences() -> Iterator[None]:
    """Turn what the database refuses into a sentence."""
    try:
        yield
    except exc.IntegrityError as problem:
        raise InputError(
            _("The database refuses a row: {reason}.").format(reason=problem.orig), _("Nothing was written.")
        ) from problem


def _weight(record: type[Record]) -> int:
    """Return the place of a record in an order in which links point backwards."""
    return in_order().index(record)


def _taken(unit: Work, sources: Sequence[Source], options: Options, *, keep: bool) -> Iterator[TableReport]:
    """Import tables one after the other; the last one of a preview need not be written, since nothing follows it."""
    for place, (sheet, record, profile) in enumerate(sources, 1):
        said, write = options.of(sheet.name) or options, keep or place < len(sources)
        yield import_table(unit, sheet, record, profile, said, write=write)


def _ordered(
    paths: Sequence[Path], options: Options, own_profiles: Path | None, limits: Limits
) -> tuple[list[Source], list[str]]:
    """Return the tables of some files, what others point to first, and the names of those that fill no record."""
    left: list[str] = []
    known, options = profiles(own_profiles), replace(options, models=remembered.load(own_profiles))
    sources = [source for path in paths for source in _sources(path, options, known, limits, left)]
    return sorted(sources, key=lambda source: _weight(source[1])), left


def _tell_left(report: ImportReport, left: Sequence[str]) -> None:
    """Tell of tables that were left out, at a table of the same file."""
    for name in left:
        file = name.split(" / ")[0]
        for table in [t for t in report.tables if t.file.split(" / ")[0] == file][:1]:
            table.remarks.append(
                _("{file} is not imported: it is not clear which records the table fills.").format(file=name)
            )


def _sources(
    path: Path, options: Options, known: Sequence[Profile], limits: Limits, skipped: list[str]
) -> list[Source]:
    """Return the tables of a file, each with the record that it fills; those that fill none go to `skipped`.

    Raises:
        InputError: The file cannot be read, or no table in it is recognised.
    """
    found: list[Source] = []
    left: list[str] = []
    for sheet in formats.sheets(path) or read(
        path, encoding=options.encoding, delimiter=options.delimiter, limits=limits
    ):
        said = options.of(sheet.name)
        if said is None:
            continue
        sources = recognised(sheet, said, known)
        found += [source for source in sources if options.of(source[0].name) is not None]
        if not sources:
            left.append(sheet.name)
    if left and not found:
        kinds = ", ".join(sorted(_(record.label) for record in REGISTRY.values()))
        raise InputError(
            _("{file}: it is not clear which records the table fills.").format(file=", ".join(left)),
            _("Name a profile or a kind of record with --profile: {kinds}.").format(kinds=kinds),
        )
    skipped += left
    return found


def recognised(sheet: Sheet, options: Options, known: Sequence[Profile]) -> list[Source]:
    """Return what a table is: by what the user said, by a wide format, by a profile, by name or headers.

    Raises:
        InputError: The user named a kind of record that no import makes.
    """
    if options.profile:
        profile = next((p for p in known if p.name == options.profile), None)
        if profile is not None:
            return [made(sheet, profile, options)]
        from inventory.records import find  # noqa: PLC0415  only when a record is named

        named = find(options.profile)
        guards.refuse_made(named, "")
        return [(sheet, named, None)]
    wide = formats.tables(sheet, options)
    if wide:
        return [
            (
                table.sheet,
                REGISTRY[table.record],
                Profile(
                    "",
                    table.record,
                    match=table.match,
                    create=table.create,
                    settle=table.settle,
                    take=table.take,
                ),
            )
            for table in wide
        ]
    profile = recognise(sheet.headers, known)
    if profile is not None:
        return [made(sheet, profile, options)]
    name = sheet.name.rsplit(" / ", 1)[1] if " / " in sheet.name else Path(sheet.name).stem.split(".")[0]
    record = guess_record(sheet.headers, name)
    return [] if record is None else [(sheet, record, None)]


def made(sheet: Sheet, profile: Profile, options: Options) -> Source:
    """Return a table of a known export, with the columns that its profile makes of others."""
    record = REGISTRY[profile.record]
    if profile.amounts or profile.unique:
        sheet, profile = derive(sheet, profile, record, options)
    return sheet, record, profile
