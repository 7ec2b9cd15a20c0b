"""`budget`: what ICT costs in a year, by row and pillar and per pupil, with the lines behind a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from inventory.finance import budget as reckoning
from inventory.finance.lines import KINDS
from inventory.finance.lot_lines import board_year, year_of
from inventory.finance.money import amount_text, euro
from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.choices import COST_ROWS, FINANCING, PILLARS
from inventory.records.finance import NATURES
from inventory.records.values import day
from inventory.store import policy
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from inventory.finance.budget import Budget
    from inventory.finance.lines import CostLine
    from tui.cli.output import Target
    from tui.cli.session import Session

COLUMNS = {
    "operating": N_("Operating costs"),
    "staff": N_("Staff costs"),
    "depreciation": N_("Depreciation"),
}
AMOUNTS = tuple(f.amount(label).but(name=name) for name, label in COLUMNS.items())
TOTAL = f.amount(N_("Total")).but(name="total")
ROW = f.choice(N_("Row"), {**COST_ROWS, "total": N_("Total")}, width=30).but(name="row")
PILLAR = f.choice(N_("Pillar"), {**PILLARS, "total": N_("Total")}, width=30).but(name="pillar")
LINE = (
    f.text(N_("Record"), width=30).but(name="title"),
    f.amount(N_("Amount")).but(name="amount"),
    f.date(N_("From")).but(name="first"),
    f.date(N_("Until")).but(name="last"),
    f.choice(N_("Kind of cost"), COLUMNS).but(name="kind"),
    f.choice(N_("Nature"), NATURES).but(name="nature"),
    f.text(N_("Calculation"), width=50).but(name="explanation"),
    f.text(N_("Site")).but(name="site"),
    f.text(N_("Supplier")).but(name="supplier"),
    f.choice(N_("Financing"), FINANCING).but(name="financing"),
)


@spoken.command(
    N_(
        "Show what ICT costs in a year: rows by operating costs, staff and depreciation, pillars, and per pupil.\n\n"
        "Each figure is a sum of lines: --explain ROW/COLUMN shows them, such as devices/depreciation, connectivity, "
        "vision or total/staff."
    ),
    name="budget",
)
@spoken.option(
    "--year",
    type=click.IntRange(1950, 2100),
    required=True,
    metavar=N_("YEAR"),
    help=N_("The year, or the year in which a school year begins."),
)
@spoken.option(
    "--year-kind",
    type=click.Choice(("calendar", "school")),
    help=N_("Calendar or school years; without it the policy of the board."),
)
@spoken.option(
    "--explain", metavar=N_("ROW/COLUMN"), help=N_("Show the lines of a cell, row, column or pillar.")
)
@spoken.option(
    "--on",
    type=spoken.DATE,
    metavar=N_("DATE"),
    help=N_("Seen from this day instead of today: it decides what is actual and what is committed."),
)
@output_options
@pass_session
def budget(
    session: Session,
    *,
    year: int,
    year_kind: str | None,
    explain: str | None,
    on: dt.datetime | None,
    target: Target,
) -> None:
    """Show the budget of a year, or the lines behind a figure of it."""
    seen = on.date() if on else session.today
    with session.database.read() as connection:
        policies = policy.read(connection)
        book = year_of(policies, year_kind, seen) if year_kind else board_year(policies, seen)
        found = reckoning.budget(connection, book, year, seen)
    if explain is not None:
        _explain(found, explain, target)
    elif target.format == "xlsx" and target.file is not None:
        from inventory.publish.budget_workbook import write_budget  # noqa: PLC0415  openpyxl

        write_budget(found, target.file)
    else:
        _show(found, target)
    for flag in found.flags:
        talk(flag.text)


def _explain(found: Budget, cell: str, target: Target) -> None:
    """Write the lines of a cell named as ROW/COLUMN."""
    row, _slash, column = cell.partition("/")
    lines = found.explain(row or reckoning.ALL, column or reckoning.ALL)
    names = [field.name for field in LINE]
    rows = [tuple(getattr(line, name) for name in names) for line in lines]
    write(Table(LINE, rows, cell), target, [line_json(line) for line in lines])
    if target.format == "table":
        talk(
            _("{count} lines, {amount} together.").format(
                count=len(lines), amount=euro(sum(one.amount for one in lines))
            )
        )


def line_json(line: CostLine) -> dict[str, object]:
    """Return a cost line as `budget --explain` prints it in JSON."""
    return {
        **line._asdict(),
        "amount": amount_text(line.amount),
        "first": line.first.isoformat(),
        "last": line.last.isoformat(),
    }


def _show(found: Budget, target: Target) -> None:
    """Write the table of rows; for people also that of pillars, and the amount per pupil."""
    unknown = any(flag.code == "no_staff" for flag in found.flags)
    rows = [
        (
            row,
            *(None if unknown and kind == "staff" else found.amount(row, kind) for kind in KINDS),
            found.amount(row),
        )
        for row in (*COST_ROWS, reckoning.ALL)
    ]
    write(Table((ROW, *AMOUNTS, TOTAL), rows, found.label), target, reckoning.json_of(found))
    if target.format != "table" or target.file is not None:
        return
    click.echo()
    pillars = found.pillars
    write(Table((PILLAR, TOTAL), [*pillars.items(), ("total", sum(pillars.values()))], found.label), target)
    if found.per_pupil is not None and found.count_date is not None:
        click.echo()
        text = _("{amount} per pupil: {pupils} pupils on {day}.")
        click.echo(text.format(amount=euro(found.per_pupil), pupils=found.pupils, day=day(found.count_date)))
