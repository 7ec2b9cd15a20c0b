"""`import`, `template` and `profiles`: what comes in."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inventory.errors import InputError
from inventory.language import N_, _, ngettext
from inventory.records import find
from inventory.records.field import note, text
from inventory.settings import own_profiles
from inventory.whole_file import writing
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from collections.abc import Callable

    from importers.options import Options
    from importers.report import ImportReport, TableReport
    from tui.cli.output import Target
    from tui.cli.session import Session

SHOWN = 20
"""Reasons that are told in the terminal; the file of rejected rows has all."""
ASKS = 1
"""Exit code when rows were rejected: done, but something calls for action."""

FILE = click.Path(path_type=Path)


@spoken.command(
    N_(
        "Import files: exports of other programs, spreadsheets, our own template or what `list -o` wrote.\n\n"
        "Each file is recognised by its headers. ArchiMate models (Open Exchange) and services of CycloneDX are taken "
        "apart into processes, systems and interfaces; what is kept and what not is told. Rows that cannot be taken do "
        "not stop the others; they come back as a file with a reason, to be mended and imported again. Importing the "
        "same file twice changes nothing the second time. One import is one batch, which `undo` takes back."
    ),
    name="import",
)
@spoken.argument("files", metavar=N_("FILE…"), nargs=-1, required=True, type=FILE)
@spoken.option(
    "--profile",
    default="",
    metavar=N_("NAME"),
    help=N_("A profile, or a kind of record; otherwise each file is recognised."),
)
@spoken.option(
    "--match",
    default="",
    metavar=N_("A,B"),
    help=N_("Columns that say which record a row is about, such as serial,tag."),
)
@spoken.option(
    "--match-all",
    is_flag=True,
    help=N_("All those columns must agree; otherwise the first that finds one decides."),
)
@spoken.option(
    "--blank",
    type=click.Choice(["keep", "clear"]),
    default="keep",
    show_default=True,
    help=N_("What an empty cell does to a value that is there."),
)
@spoken.option(
    "--create",
    default=None,
    metavar=N_("KINDS"),
    help=N_("Make records that a row points to and that are not there: product,supplier; “none” for never."),
)
@spoken.option(
    "--column",
    "columns",
    multiple=True,
    metavar=N_("HEADER=FIELD"),
    help=N_("What a column is; empty FIELD leaves it out. May be given several times."),
)
@spoken.option(
    "--accept-suggestions", is_flag=True, help=N_("Use the likeliest field for headers that are not known.")
)
@spoken.option(
    "--map",
    "kinds",
    multiple=True,
    metavar=N_("TYPE=KIND"),
    help=N_(
        "What elements of an ArchiMate model become: process, domain, system, function, supplier, party or skip."
    ),
)
@spoken.option(
    "--save-profile", default="", metavar=N_("NAME"), help=N_("Keep these columns as a profile of your own.")
)
@spoken.option(
    "--encoding",
    default="",
    metavar=N_("NAME"),
    help=N_("Encoding of text files, when the found one is wrong."),
)
@spoken.option(
    "--delimiter",
    default="",
    metavar=N_("SIGN"),
    help=N_("What separates the cells, when the found sign is wrong."),
)
@spoken.option(
    "--dates",
    type=click.Choice(["dmy", "mdy"]),
    default=None,
    help=N_("Day or month first in 1/2/2026, where the column leaves it open."),
)
@spoken.option(
    "--decimal",
    type=click.Choice([",", "."]),
    default=None,
    help=N_("Decimal sign in 1.234, where the column leaves it open."),
)
@spoken.option(
    "--rejected",
    type=FILE,
    default=None,
    metavar=N_("FILE"),
    help=N_("Where the rejected rows of the first file go."),
)
@spoken.option("--dry-run", is_flag=True, help=N_("Say what would happen and write nothing."))
@output_options
@pass_session
def importing(
    session: Session,
    /,
    *,
    files: tuple[Path, ...],
    target: Target,
    dry_run: bool,
    rejected: Path | None,
    save_profile: str,
    **given: Any,
) -> None:
    """Import files."""
    from importers import rejected as mending  # noqa: PLC0415  heavy: only to import
    from importers.importing import run  # noqa: PLC0415

    for path in files:
        if path.is_dir():
            raise InputError(_("{name} is a folder.").format(name=path), _("Name the files in it."))
        if not path.exists():
            raise InputError(_("There is no file {name}.").format(name=path))
    options = _options(given)
    report = run(
        session.database,
        list(files),
        options,
        session.who,
        keep=not dry_run,
        own_profiles=own_profiles(session.config),
    )
    if save_profile:
        _keep_profile(session, save_profile, report, options)
    _write(report, target, dry_run=dry_run)
    for place, path in enumerate(files):
        if not dry_run:
            for file in mending.write(report, path, rejected if place == 0 else None):
                talk(
                    _("Rejected rows are in {file}: mend them there and import that file.").format(file=file)
                )
    if report.rejected:
        click.get_current_context().exit(ASKS)


def _options(given: dict[str, Any]) -> Options:
    """Return what the user said, checked."""
    from importers.options import Options  # noqa: PLC0415
    from importers.values import Hints  # noqa: PLC0415

    create = given["create"]
    kinds = (
        None
        if create is None
        else frozenset(find(k).kind for k in create.split(",") if k.strip() not in {"", "none", _("none")})
    )
    columns = {}
    for pair in given["columns"]:
        header, equals, field = pair.rpartition("=")
        if not equals:
            raise InputError(_("“{pair}” is not HEADER=FIELD.").format(pair=pair))
        columns[header] = field
    types = dict(pair.partition("=")[::2] for pair in given["kinds"])
    if not all(types.values()):
        wrong = next(name for name, kind in types.items() if not kind)
        raise InputError(_("“{pair}” is not TYPE=KIND.").format(pair=wrong))
    return Options(
        profile=given["profile"],
        match=tuple(name.strip() for name in given["match"].split(",") if name.strip()),
        match_all=given["match_all"],
        blank=given["blank"],
        create=kinds,
        columns=columns,
        accept=given["accept_suggestions"],
        hints=Hints(order=given["dates"] or "", decimal=given["decimal"] or ""),
        encoding=given["encoding"],
        delimiter=given["delimiter"].replace("\\t", "\t"),
        progress=_progress(),
        kinds=types,
    )


def _progress() -> Callable[[str, int], None]:
    """Return what tells a person how far an import is: after a second, and then every second."""
    started = last = time.monotonic()

    def tell(table: str, rows: int) -> None:
        nonlocal last
        now = time.monotonic()
        if sys.stderr.isatty() and now - last >= 1:
            last = now
            talk(
                _("{table}: {rows} rows, {seconds} s …").format(
                    table=table, rows=rows, seconds=int(now - started)
                )
            )

    return tell


def _keep_profile(session: Session, name: str, report: ImportReport, options: Options) -> None:
    """Save how the first table's columns were taken as a profile of the user's own."""
    from importers import derived, mapping, profile  # noqa: PLC0415
    from inventory.store.views import all_fields  # noqa: PLC0415

    table = report.tables[0]
    with session.database.read() as connection:
        fields = all_fields(connection, find(table.record))
    chosen = {**(table.suggestions if options.accept else {}), **options.columns}
    used = next((p for p in profile.profiles(own_profiles(session.config)) if p.name == table.profile), None)
    found = mapping.match_columns(table.headers, fields, used, chosen)
    # Own fields are the board's, a profile is this machine's: it must not name what another board does not have.
    columns = dict.fromkeys(table.headers, "")
    columns |= {column.header: column.field.name for column in found.columns if not column.field.custom}
    base = used or profile.Profile("", table.record)
    headers, fills = derived.kept(columns, base)
    fills = {
        one: field for one, field in fills.items() if field or "" in {chosen.get(one), base.columns.get(one)}
    }
    made = replace(
        base, name=name, label={}, headers=headers, columns=fills, match=options.match or base.match,
        create=base.create if options.create is None else options.create, order=options.hints.order or base.order,
    )  # fmt: skip
    talk(_("The profile is kept in {file}.").format(file=profile.save(made, own_profiles(session.config))))


def _write(report: ImportReport, target: Target, *, dry_run: bool) -> None:
    """Write the report: the fixed shape for scripts, a summary and the reasons for people."""
    from inventory.publish.table import Table  # noqa: PLC0415

    if target.format == "table" and target.file is None:
        for table in report.tables:
            if table.rows or table.rejected or len(report.tables) == 1:
                _tell(table)
                if dry_run:
                    _foretell(table)
        if dry_run:
            talk(_("Nothing was written (--dry-run)."))
        elif report.batch is None:
            talk(_("Nothing changed."))
        else:
            talk(_("Batch {number}; `inventaris undo {number}` takes it back.").format(number=report.batch))
        return
    names = ("file", "row", "column", "value", "problem")
    labels = (N_("File"), N_("Row"), N_("Column"), N_("Value"), N_("Problem"))
    fields = [note(label).but(name=name) for name, label in zip(names, labels, strict=True)]
    rows = [(t.file, str(r.row), r.column, r.value, r.problem) for t in report.tables for r in t.rejected]
    write(Table(fields, rows, _("Rejected rows")), target, report.as_json())


def _foretell(table: TableReport) -> None:
    """Say which cells would change, from what to what: the first ones, the screens have all."""
    fields = find(table.record).fields
    for row in table.changes[:SHOWN]:
        for cell in row.cells:
            label = _(fields[cell.column].label) if cell.column in fields else cell.column
            told = _("row {row}: {title}, {column}: “{old}” → “{new}”")
            click.echo(
                "  " + told.format(row=row.row, title=row.title, column=label, old=cell.old, new=cell.new)
            )
    if table.changed > SHOWN:
        click.echo("  " + _("… and {count} more").format(count=table.changed - SHOWN))


def _tell(table: TableReport) -> None:
    """Say in a few lines what became of a table."""
    record = _(find(table.record).plural)
    counts = _("{new} new, {changed} changed, {unchanged} unchanged, {rejected} rejected").format(
        new=table.new, changed=table.changed, unchanged=table.unchanged, rejected=len(table.rejected_rows)
    )
    how = f" [{table.profile}]" if table.profile else ""
    click.echo(f"{table.file} → {record}{how}: {counts}")
    for kind, names in table.created.items():
        made = ngettext("made on the way: {count} {kind}", "made on the way: {count} {kind}", len(names))
        click.echo(
            "  "
            + made.format(
                count=len(names), kind=_(find(kind).label if len(names) == 1 else find(kind).plural)
            )
        )
    if table.unknown_columns:
        shown = [
            f"{h} (≈ {table.suggestions[h]})" if h in table.suggestions else h for h in table.unknown_columns
        ]
        talk("  " + _("columns that are not known: {names}").format(names=", ".join(shown)))
    for rejected in table.rejected[:SHOWN]:
        where = f"{rejected.column}: " if rejected.column else ""
        talk("  " + _("row {row}: {problem}").format(row=rejected.row, problem=where + rejected.problem))
    if len(table.rejected) > SHOWN:
        talk("  " + _("… and {count} more").format(count=len(table.rejected) - SHOWN))
    for remark in table.remarks:
        talk(f"  {remark}")


@spoken.command(
    N_("Write an empty workbook to fill in: a sheet for each kind of record, with lists and notes.")
)
@spoken.argument("kinds", metavar=N_("KIND…"), nargs=-1)
@spoken.option(
    "-o", "--output", required=True, type=FILE, metavar=N_("FILE"), help=N_("The workbook (.xlsx).")
)
def template(*, kinds: tuple[str, ...], output: Path) -> None:
    """Write the template workbook."""
    from importers.template import write as write_template  # noqa: PLC0415

    if output.suffix.lower() != ".xlsx":
        raise InputError(
            _("{file}: the template is a workbook; name a file that ends in .xlsx.").format(file=output)
        )
    with writing(output) as part:
        write_template(part, [find(kind) for kind in kinds])
    talk(_("{file} was written.").format(file=output))


@spoken.command(N_("List the profiles: exports whose columns are known, and those that you saved."))
@output_options
@pass_session
def profiles(session: Session, *, target: Target) -> None:
    """List profiles."""
    from importers.profile import profiles as known  # noqa: PLC0415
    from inventory.publish.table import Table  # noqa: PLC0415

    fields = [
        text(N_("Name"), width=24).but(name="name"),
        text(N_("Export from"), width=40).but(name="label"),
        text(N_("Records")).but(name="record"),
        text(N_("Recognised by"), width=60).but(name="headers"),
    ]
    rows = [
        (p.name, p.title, _(find(p.record).plural), ", ".join(p.headers))
        for p in known(own_profiles(session.config))
    ]
    write(Table(fields, rows, _("Profiles")), target)
