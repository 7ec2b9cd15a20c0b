"""`tco`: what each kind of device costs a year, with the time that no invoice shows. No part of the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.finance.lot_lines import board_year, year_of
from inventory.finance.money import euro, number_text, rounded
from inventory.finance.tco import COLUMNS, LABOUR, json_of
from inventory.finance.tco_reading import tco as reckon
from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.store import policy
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.replacement_options import kind_option, year_option
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from inventory.finance.tco import Row, Tco
    from tui.cli.output import Target
    from tui.cli.session import Session

LAST = (
    f.amount(N_("Total, as far as known")).but(name="total"),
    f.amount(N_("Per device")).but(name="per_device"),
    f.amount(N_("Per pupil")).but(name="per_pupil"),
)


@spoken.command(
    N_(
        "Show what each kind of device costs a year: depreciation, contracts and licences that cover it, and the time of IT "
        "staff and users as it was entered (records of the kind labour).\n\n"
        "Time that was not entered is unknown. These figures are no part of the budget."
    ),
    name="tco",
)
@year_option("--year", help=N_("The year, or the year in which a school year begins; without it this year."))
@kind_option()
@spoken.option("--category", metavar=N_("NAME"), help=N_("Only this kind of device."))
@spoken.option(
    "--with-staff",
    is_flag=True,
    help=N_(
        "Share the staff of a row of the budget by the devices of that row. Leave the time of IT staff out then."
    ),
)
@output_options
@pass_session
def tco(
    session: Session, /, *, year: int | None, year_kind: str | None, target: Target, **asked: Any
) -> None:
    """Show the total cost of ownership."""
    with session.database.read() as connection:
        policies = policy.read(connection)
        book = (
            year_of(policies, year_kind, session.today) if year_kind else board_year(policies, session.today)
        )
        found = reckon(connection, book, year or book.year(session.today), session.today, **asked)
    _show(found, target)
    for flag in found.flags:
        talk(flag.text)


def _show(found: Tco, target: Target) -> None:
    """Write the rows; for people unknown time is told as such, and columns without any amount are left out."""
    people = target.format == "table"
    counted = [name for name in COLUMNS if name != "staff" or found.with_staff]
    columns = [name for name in counted if not people or any(row.amounts[name] for row in found.rows)]
    fields = (
        f.text(N_("Category"), width=24).but(name="category"),
        f.integer(N_("Devices")).but(name="devices"),
        *(f.amount(COLUMNS[name]).but(name=name) for name in columns),
        *((f.text if people else f.amount)(label).but(name=f"labour_{who}") for who, label in LABOUR.items()),
        *LAST,
    )
    rows = [
        (
            row.kind.name,
            row.kind.devices,
            *(row.amounts[name] for name in columns),
            *(_time(row, who, people=people) for who in LABOUR),
            row.total,
            row.per_device,
            rounded(row.total, found.pupils) if found.pupils else None,
        )
        for row in found.rows
    ]
    write(Table(fields, rows, found.label), target, json_of(found))
    if people and found.per_pupil is not None:
        text = _("{total} in all, {amount} per pupil ({pupils} pupils).")
        talk(text.format(total=euro(found.total), amount=euro(found.per_pupil), pupils=found.pupils))


def _time(row: Row, who: str, *, people: bool) -> int | str | None:
    """Return what time costs; for people as text, since it may be unknown."""
    amount = row.labour[who]
    if not people:
        return amount
    return _("unknown") if amount is None else number_text(amount)
