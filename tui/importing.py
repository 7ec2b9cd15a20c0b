"""What the import screen knows of files: tables, columns, what they fill, the preview; threads call this."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from importers.derived import kept
from importers.importing import run
from importers.links import can_be_made, makes
from importers.looking import look
from importers.mapping import match_columns
from importers.matching import chosen_keys
from importers.options import Cancelled, Options
from importers.profile import Profile, save
from inventory.errors import InventoryError
from inventory.language import N_, _
from inventory.records import REGISTRY, get
from inventory.store.views import all_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from importers.looking import Seen
    from importers.mapping import ColumnMap
    from importers.report import ImportReport, TableReport
    from inventory.records import Field, Record
    from inventory.store.database import Database
    from tui.writes import Progress

HOW = {
    "chosen": N_("chosen"),
    "profile": N_("profile"),
    "name": N_("by its name"),
    "suggested": N_("suggestion?"),
    "unknown": N_("not known"),
    "left out": N_("left out"),
}
"""How a field was found, for people."""

Choices = dict[str, Options | None]
"""What the user said of tables, by name; None leaves one out."""


@dataclass(frozen=True)
class ColumnLine:
    """One column of a table.

    Args:
        header: Its header.
        example: A value in it.
        field: Name of the field that it fills, or that is suggested; "" when none.
        label: What people call that field.
        how: A key of `HOW`.
    """

    header: str
    example: str
    field: str
    label: str
    how: str


@dataclass(frozen=True)
class TableView:
    """A table as the screen shows it.

    Args:
        seen: What is in the file.
        omitted: The user left the table out.
        options: What holds for it.
        columns: Its columns.
        fields: Fields of its records by name.
        keys: Names of the columns by which rows are matched, each key a tuple.
        links: Kinds of records that can be made on the way.
        create: Those that may be.
        report: What became of it in the preview; None when there is none.
    """

    seen: Seen
    omitted: bool
    options: Options
    columns: tuple[ColumnLine, ...] = ()
    fields: Mapping[str, Field] = field(default_factory=dict)
    keys: tuple[tuple[str, ...], ...] = ()
    links: tuple[str, ...] = ()
    create: frozenset[str] = frozenset()
    report: TableReport | None = None


@dataclass(frozen=True)
class Examined:
    """What an import of files would do.

    Args:
        tables: The tables.
        report: The preview; None when there is none.
        error: Why there is none.
    """

    tables: list[TableView]
    report: ImportReport | None = None
    error: InventoryError | None = None


class Differs(Exception):  # noqa: N818  not an error: the preview is old
    """What the import does is not what the preview said; nothing was written."""


def telling(progress: Progress) -> Callable[[str, int], None]:
    """Return what counts rows, and stops the import when the user asked for it."""

    def tell(_table: str, rows: int) -> None:
        if progress.stop.is_set():
            raise Cancelled
        progress.done = rows

    return tell


def examine(
    database: Database, paths: Sequence[Path], choices: Choices, own: Path, who: str, progress: Progress
) -> Examined:
    """Look at files and try their import, all of which is taken back.

    Args:
        database: Where to.
        paths: The files.
        choices: What the user said of tables.
        own: Folder of his own profiles.
        who: Who imports.
        progress: Counts rows; its stop takes everything back.

    Raises:
        InputError: A file cannot be read.
        Cancelled: The user stopped it.
    """
    options = Options(tables=choices, progress=telling(progress))
    seen = look(paths, options, own)
    tables = [_view(database, one, choices) for one in seen]
    wanted = _wanted(tables, choices, progress)
    if all(one is None for one in wanted.tables.values()):
        return Examined(tables)
    try:
        report = run(database, paths, wanted, who, keep=False, own_profiles=own)
    except InventoryError as problem:
        return Examined(tables, error=problem)
    return Examined(_reported(tables, report), report)


def _wanted(tables: Sequence[TableView], choices: Choices, progress: Progress) -> Options:
    """Return options for the import itself: tables that are left out or not recognised are passed over."""
    tell = telling(progress)
    said: Choices = {}
    for one in tables:
        own = choices.get(one.seen.name, Options())
        left = own is None or one.seen.record is None
        said[one.seen.name] = None if left or own is None else replace(own, progress=tell)
    return Options(tables=said, progress=tell)


def _reported(tables: Sequence[TableView], report: ImportReport) -> list[TableView]:
    """Return the tables with what became of each."""
    left = list(report.tables)
    found = []
    for one in tables:
        kind = one.seen.record.kind if one.seen.record else ""
        own = next((r for r in left if r.file == one.seen.name and r.record == kind), None)
        if own is not None:
            left.remove(own)
        found.append(replace(one, report=own))
    return found


def _view(database: Database, seen: Seen, choices: Choices) -> TableView:
    """Return a table with its columns as they are taken."""
    said = choices.get(seen.name, Options())
    options = said or Options()
    if seen.record is None or said is None:
        return TableView(seen, said is None, options)
    with database.read() as connection:
        fields = all_fields(connection, seen.record)
    try:
        found = match_columns(seen.headers, fields, seen.profile, options.columns)
    except InventoryError:  # a field that was chosen for other records
        found = match_columns(seen.headers, fields, seen.profile, {})
    names = [column.field.name for column in found.columns]
    targets = dict.fromkeys(column.field.target for column in found.columns if column.field.target)
    links = tuple(kind for kind in targets if can_be_made(get(kind)))
    allowed = options.create
    if allowed is None:
        allowed = seen.profile.create if seen.profile else makes(seen.record)
    return TableView(
        seen,
        omitted=False,
        options=options,
        columns=tuple(_lines(seen, found, fields, options)),
        fields=fields,
        keys=_keys(seen.record, seen.profile, options, names),
        links=links,
        create=frozenset(links) & allowed,
    )


def _keys(
    record: type[Record], profile: Profile | None, options: Options, names: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """Return the keys by which rows are matched."""
    match = options.match or (profile.match if profile else ())
    try:
        return tuple(chosen_keys(record, [name for name in match if name in names], names))
    except InventoryError:  # a key of other records; the preview says so
        return ()


def _lines(seen: Seen, found: ColumnMap, fields: Mapping[str, Field], options: Options) -> list[ColumnLine]:
    """Return all columns of a table, also those that fill nothing."""
    by_place = {column.index: column for column in found.columns}
    lines = []
    for place, header in enumerate(seen.headers):
        column = by_place.get(place)
        if column is not None:
            name, how = column.field.name, str(column.how)
        elif header in found.suggestions and options.columns.get(header) != "":
            name, how = found.suggestions[header], "suggested"
        else:
            name, how = "", "unknown" if header in found.unknown else "left out"
        label = label_of(fields[name]) if name else ""
        lines.append(ColumnLine(header, seen.examples[place], name, label, how))
    return lines


def label_of(one: Field) -> str:
    """Return the label of a field in the user's language."""
    return one.label if one.custom else _(one.label)


def counts(report: ImportReport) -> list[tuple[Any, ...]]:
    """Return what must be the same in the preview and in the import itself."""
    return [
        (t.file, t.record, t.rows, t.new, t.changed, t.unchanged, len(t.rejected_rows),
         sorted((kind, len(names)) for kind, names in t.created.items()))
        for t in report.tables
    ]  # fmt: skip


def apply(
    database: Database,
    paths: Sequence[Path],
    examined: Examined,
    choices: Choices,
    own: Path,
    who: str,
    progress: Progress,
) -> tuple[ImportReport, list[Path], str]:
    """Import files as one batch, provided that it does what the preview said.

    Returns:
        The report, the files with rejected rows, and why one could not be written ("" when all were).

    Raises:
        Differs: It would do something else than the preview said; nothing was written.
        Cancelled: The user stopped it; nothing was written.
        InventoryError: It cannot be done; nothing was written.
    """

    def agreed(report: ImportReport) -> None:
        if progress.stop.is_set():
            raise Cancelled
        if examined.report is None or counts(report) != counts(examined.report):
            raise Differs

    wanted = _wanted(examined.tables, choices, progress)
    report = run(database, paths, wanted, who, own_profiles=own, agreed=agreed)
    try:
        return report, rejected_files(report, paths), ""
    except InventoryError as problem:  # the import itself is done
        return report, [], str(problem)


def rejected_files(report: ImportReport, paths: Sequence[Path]) -> list[Path]:
    """Write the rejected rows of each file beside it, and return where they are."""
    from importers import rejected  # noqa: PLC0415  only when rows were rejected

    return [file for path in paths for file in rejected.write(report, path)]


def keep_profile(name: str, table: TableView, own: Path) -> Path:
    """Save how a table is read as a profile of the user's own, and return its file.

    The board's own fields are found by their names, and a profile is checked without a database: they are left out.
    """
    record = table.seen.record
    known = set(record.fields) if record else set()
    columns = {
        line.header: line.field if line.how != "suggested" else ""
        for line in table.columns
        if line.how not in {"unknown", "suggested"} and (not line.field or line.field in known)
    }
    base = table.seen.profile or Profile("", record.kind if record else "")
    headers, fills = kept(columns, base)
    made = replace(
        base,
        name=name,
        label={},
        headers=headers,
        columns=fills,
        made=(),
        match=table.options.match or base.match,
        create=table.create,
        order=table.options.hints.order or base.order,
    )
    return save(made, own)


def recognisable(own: Path) -> list[tuple[str, str]]:
    """Return what a table can be: names of profiles and kinds of records, each with what people call it."""
    from importers.profile import profiles  # noqa: PLC0415  only when it is asked

    found = [(one.name, f"{one.title} → {_(get(one.record).plural)}") for one in profiles(own)]
    taken = {name for name, _text in found}
    kinds = [(kind, _(one.plural).capitalize()) for kind, one in REGISTRY.items() if kind not in taken]
    return [*found, *sorted(kinds, key=lambda pair: pair[1])]
