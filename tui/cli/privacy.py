"""`privacy systems`, `agreements`, `participation` and `page`: what the privacy officer looks at and hands out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import N_, _
from inventory.plan.blocks import ColumnKind
from inventory.plan.privacy_sight import Sight
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.values import to_json
from inventory.signals.privacy_board import CHECKS, SIGNS, STATES
from tui.cli import privacy_annexes, spoken  # noqa: F401  the first adds its commands to the group
from tui.cli.output import SUFFIXES, chosen, file_option, format_options, output_options, write
from tui.cli.privacy_group import day_of, documented, on_option, privacy, refuse, seen, system_named
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from inventory.publish.agreement_list import ListColumn, Told
    from inventory.signals.privacy_board import BoardRow, PrivacyBoard
    from tui.cli.output import Target
    from tui.cli.session import Session


@privacy.command(
    "systems",
    help=N_(
        "Show each system with personal data by what is asked: agreement, annex, sub-processors, transfer, retention, "
        "security, register, DPIA, exchange, AI and access.\n\n"
        "What the check finds falls short; what nobody recorded, and what rests on something that is missing, is unknown."
    ),
)
@on_option
@spoken.option("--all", "whole", is_flag=True, help=N_("Also systems without personal data."))
@output_options
@pass_session
def systems(session: Session, *, on: dt.datetime | None, whole: bool, target: Target) -> None:
    """Show the privacy board."""
    with session.database.read() as connection:
        _findings, board, labels = seen(connection, day_of(session, on))
    rows = [row for row in board.rows if whole or row.system.personal != "no"]
    fields = [
        f.text(N_("System"), width=24).but(name="system"),
        f.text(N_("Supplier"), width=20).but(name="supplier"),
        *(f.text(label, width=14).but(name=name) for name, label in labels.items()),
    ]
    cells = [
        (row.system.subject.name, row.system.supplier or _("unknown"), *_words(row, target)) for row in rows
    ]
    write(Table(fields, cells, _("Privacy by system")), target, [_json(row) for row in rows])
    if target.format == "table":
        _legend(board)


def _words(row: BoardRow, target: Target) -> list[str]:
    """Return the cells of a row: a sign with its word, or on a screen the sign with how many findings."""
    if target.format != "table":
        return [_(STATES[row.cells[name].state]) for name in CHECKS]
    cells = (row.cells[name] for name in CHECKS)
    return [f"{SIGNS[cell.state]} {len(cell.findings) or ''}".strip() for cell in cells]


def _json(row: BoardRow) -> dict[str, Any]:
    return {
        "system": row.system.subject.name,
        "supplier": row.system.supplier or None,
        "personal_data": row.system.personal,
        "checks": {
            name: {"state": cell.state, "rules": sorted({one.rule for one in cell.findings})}
            for name, cell in row.cells.items()
        },
    }


def _legend(board: PrivacyBoard) -> None:
    """Say what the signs mean, and which findings concern no system."""
    talk("   ".join(f"{sign} {_(STATES[state])}" for state, sign in SIGNS.items()))
    for one in board.rest:
        talk(f"{one.rule} {one.subject.name}: {one.message}")


@privacy.command(
    "agreements",
    help=N_(
        "List the agreements on personal data: with whom, on which model, since when, valid or not on the day.\n\n"
        "-o FILE.xlsx or FILE.docx gives a list to hand out."
    ),
)
@on_option
@format_options("docx")
@pass_session
def agreements(session: Session, *, on: dt.datetime | None, format_: str | None, output: Path | None) -> None:
    """List the agreements."""
    from inventory.plan.privacy_agreements import agreements as listed  # noqa: PLC0415  its name is the command's
    from inventory.publish import agreement_list as lists  # noqa: PLC0415  openpyxl and docx

    day = day_of(session, on)
    with session.database.read() as connection:
        sight = Sight(connection, day)
        found = listed(sight, seen(connection, day).findings)
        board = sight.facts.board_name
    kind = _kind(format_, output)
    if kind == "docx":
        from inventory.publish.word_leaf import leaf  # noqa: PLC0415  docx

        documented(leaf(lists.agreement_blocks(found, board, day), day, lying=True), output)
    elif kind == "xlsx":
        documented(lists.agreement_workbook(found, board, day), chosen(format_, output).file)
    else:
        rows = [lists.agreement_cells(one) for one in found]
        _write(lists.AGREEMENTS, rows, _("Agreements"), chosen(format_, output))


@privacy.command(
    "participation",
    help=N_(
        "List the suppliers of systems with personal data: whether they take part in the privacy covenant, on which model "
        "their agreements are, and what the check finds."
    ),
)
@on_option
@format_options("docx")
@pass_session
def participation(
    session: Session, *, on: dt.datetime | None, format_: str | None, output: Path | None
) -> None:
    """List the suppliers."""
    from inventory.plan import privacy_agreements  # noqa: PLC0415
    from inventory.publish import agreement_list as lists  # noqa: PLC0415  openpyxl and docx

    day = day_of(session, on)
    with session.database.read() as connection:
        sight = Sight(connection, day)
        found = privacy_agreements.participation(sight, seen(connection, day).board)
        board = sight.facts.board_name
    kind = _kind(format_, output)
    if kind == "docx":
        from inventory.publish.word_leaf import leaf  # noqa: PLC0415  docx

        documented(leaf(lists.supplier_blocks(found, board, day), day, lying=True), output)
    elif kind == "xlsx":
        documented(lists.supplier_workbook(found, board, day), chosen(format_, output).file)
    else:
        rows = [lists.supplier_cells(one) for one in found]
        _write(lists.SUPPLIERS, rows, lists.supplier_title(), chosen(format_, output))


def _kind(format_: str | None, output: Path | None) -> str:
    """Return the format that is asked for, by its name or the suffix of the file.

    Raises:
        InputError: The suffix says nothing.
    """
    if format_ is None and output is not None:
        refuse(output, (*SUFFIXES, ".docx"))
    return format_ or (output.suffix.lower().removeprefix(".") if output else "table")


def _write(columns: Sequence[ListColumn], rows: list[tuple[Told, ...]], name: str, target: Target) -> None:
    """Write a list; on a screen only the columns that go on paper."""
    places = [place for place, one in enumerate(columns) if one.paper or target.format != "table"]
    makers = {ColumnKind.DATE: f.date, ColumnKind.NUMBER: f.integer}
    fields = [
        makers[columns[place].kind](columns[place].label).but(name=columns[place].name)
        if columns[place].kind in makers
        else f.text(columns[place].label, width=columns[place].width).but(name=columns[place].name)
        for place in places
    ]
    data = [
        {columns[place].name: to_json(None if row[place] == "" else row[place]) for place in places}
        for row in rows
    ]
    shown = [[_shown(columns[place], row[place]) for place in places] for row in rows]
    write(Table(fields, shown, name), target, data)


def _shown(column: ListColumn, cell: Told) -> Told:
    """Return a cell of a text column that nobody filled in as unknown; a day or number is left empty."""
    if column.kind is ColumnKind.TEXT:
        return _("unknown") if cell is None else cell
    return None if cell == "" else cell


@privacy.command(
    "page",
    help=N_(
        "Write a page about one system for the privacy officer: which data of whom, why, where, agreement, annex, security, "
        "DPIA, interfaces and findings; what nobody recorded says so.\n\n"
        "SYSTEM is its name."
    ),
)
@spoken.argument("system", metavar=N_("SYSTEM"))
@on_option
@file_option(required=True, help=N_("Write to this file: .docx or .html."))
@pass_session
def page(session: Session, *, system: str, on: dt.datetime | None, output: Path) -> None:
    """Write the page of a system."""
    from inventory.publish.system_page import page_blocks  # noqa: PLC0415

    suffix, day = refuse(output, (".docx", ".html")), day_of(session, on)
    with session.database.read() as connection:
        number = system_named(connection, system)
        sight = Sight(connection, day)
        rows = {row.system.subject.id: row for row in seen(connection, day).board.rows}
        blocks = page_blocks(sight, sight.facts.by_id("system")[number], rows.get(number))
    if suffix == ".html":
        from inventory.publish.document_html import page as html  # noqa: PLC0415

        documented(html(blocks, {}, contents=False).encode(), output)
    else:
        from inventory.publish.word_leaf import leaf  # noqa: PLC0415  docx

        documented(leaf(blocks, day), output)
