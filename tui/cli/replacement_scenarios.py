"""Commands under `replacement`: scenarios made, moved and adopted; planned lots listed and bought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.finance import planned, scenarios
from inventory.finance.money import euro
from inventory.finance.replacement_terms import Move
from inventory.finance.scenario_plan import Wish, make, refuse_move
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.replacement import SCENARIO_STATES
from inventory.store.work import work
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.replacement_options import AMOUNT, PERCENT, year_option
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from tui.cli.output import Target
    from tui.cli.session import Session

SCENARIO = (
    f.text(N_("Scenario"), width=28).but(name="name"),
    f.choice(N_("Status"), SCENARIO_STATES).but(name="status"),
    f.integer(N_("First year")).but(name="first_year"),
    f.integer(N_("Last year")).but(name="last_year"),
    f.percent(N_("Rise of prices")).but(name="price_index"),
    f.amount(N_("Ceiling a year")).but(name="ceiling"),
    f.integer(N_("Years earlier")).but(name="advance"),
    f.integer(N_("Moves")).but(name="moved"),
    f.text(N_("Notes"), width=24).but(name="notes"),
)
PLANNED = (
    f.text(N_("Code"), width=22).but(name="code"),
    f.text(N_("Description"), width=26).but(name="description"),
    f.date(N_("First use")).but(name="in_use"),
    f.integer(N_("Quantity")).but(name="quantity"),
    f.amount(N_("Unit price")).but(name="unit_price"),
    f.amount(N_("Cost")).but(name="cost"),
    f.flag(N_("Bought")).but(name="bought"),
    f.text(N_("Notes"), width=28).but(name="notes"),
)
REASON = spoken.option("--reason", default="", metavar=N_("TEXT"), help=N_("Why, for the history."))


@spoken.command(N_("List the scenarios of the replacement plan."), name="scenarios")
@output_options
@pass_session
def listed(session: Session, *, target: Target) -> None:
    """List the scenarios."""
    rows = []
    with session.database.read() as connection:
        for one in scenarios.listing(connection):
            moved = len(scenarios.move_rows(connection, one.id))
            rows.append(
                (
                    one.name,
                    one.status,
                    one.first_year,
                    one.last_year,
                    one.price_index,
                    one.ceiling,
                    one.advance,
                    moved,
                    one.notes,
                )
            )
    write(Table(SCENARIO, rows, _("Scenarios")), target)


@spoken.command(
    N_("Make a scenario; what it does not say comes from the policy of the board."),
    name="new",
)
@spoken.argument("name", metavar=N_("NAME"))
@year_option("--from", "first_year", help=N_("First year."))
@year_option("--to", "last_year", help=N_("Last year."))
@spoken.option(
    "--index", "price_index", type=PERCENT, metavar=N_("PERCENT"), help=N_("Rise of prices a year.")
)
@spoken.option("--ceiling", type=AMOUNT, metavar=N_("AMOUNT"), help=N_("Most that a year may cost."))
@spoken.option(
    "--advance", type=int, metavar=N_("NUMBER"), help=N_("Years that something may be bought earlier.")
)
@spoken.option("--notes", metavar=N_("TEXT"), help=N_("What it is for."))
@spoken.option(
    "--like", metavar=N_("NAME"), help=N_("Begin with the settings and the moves of this scenario.")
)
@pass_session
def new(session: Session, /, *, name: str, like: str | None, **values: Any) -> None:
    """Make a scenario."""
    with work(session.database, session.who, _("New scenario {name}").format(name=name)) as unit:
        old = scenarios.find(unit.connection, like) if like is not None else None
        if old is not None:
            values = {key: value if value is not None else getattr(old, key) for key, value in values.items()}
        number = scenarios.new(unit, name, **values)
        if old is not None:
            scenarios.copy_moves(unit, old.id, number)
    talk(_("Scenario “{name}” was made.").format(name=name))


@spoken.command(
    N_(
        "Move a replacement in a scenario: years later or earlier, another quantity or price, or not at all.\n\n"
        "What was moved before for the same replacement gives way. A price is that of the first year of the plan."
    ),
    name="move",
)
@spoken.argument("name", metavar=N_("NAME"))
@spoken.argument("lot", metavar=N_("LOT"))
@spoken.option(
    "--years", type=int, default=0, metavar=N_("NUMBER"), help=N_("Years later; earlier when negative.")
)
@spoken.option("--quantity", type=int, metavar=N_("NUMBER"), help=N_("How many are needed."))
@spoken.option("--price", type=AMOUNT, metavar=N_("AMOUNT"), help=N_("Price of a piece."))
@spoken.option("--skip", is_flag=True, help=N_("It is not replaced."))
@spoken.option(
    "--generation",
    type=int,
    default=1,
    metavar=N_("NUMBER"),
    help=N_("1 for the lot itself, 2 for what replaces it, and so on."),
)
@spoken.option("--undo", is_flag=True, help=N_("Let the plan decide again."))
@spoken.option("--reason", default="", metavar=N_("TEXT"), help=N_("Why; the plan shows it."))
@pass_session
def move(session: Session, /, *, name: str, lot: str, undo: bool, reason: str, **asked: Any) -> None:
    """Move a replacement."""
    with work(session.database, session.who, reason) as unit:
        row = scenarios.find(unit.connection, name)
        number = scenarios.lot_number(unit.connection, lot)
        if undo:
            scenarios.remove_move(unit, row, number, asked["generation"])
        else:
            moved = Move(
                number,
                asked["generation"],
                asked["years"],
                asked["quantity"],
                asked["price"],
                asked["skip"],
                reason,
            )
            refuse_move(unit.connection, row, moved, session.today)
            scenarios.write_move(unit, row, moved)
        made = make(unit.connection, Wish(scenario=name), session.today)
    lines = [one for one in made.result.lines if one.due.need.lot == number]
    if not lines:
        talk(_("{lot} is not replaced in these years.").format(lot=lot))
    for line in lines:
        said = _("{lot}: {quantity} × {price} in {year} ({why}).")  # noqa: RUF001  the sign itself
        label = made.horizon.book.label(line.year)
        talk(
            said.format(
                lot=lot, quantity=line.quantity, price=euro(line.unit_price), year=label, why=line.why
            )
        )


@spoken.command(
    N_(
        "Make a scenario the plan of the board: its purchases become planned lots and count in the budget.\n\n"
        "The one adopted before becomes a draft; its planned lots that are not bought are put away."
    ),
    name="adopt",
)
@spoken.argument("name", metavar=N_("NAME"))
@REASON
@pass_session
def adopt(session: Session, *, name: str, reason: str) -> None:
    """Adopt a scenario."""
    with work(session.database, session.who, reason) as unit:
        done = planned.adopt(unit, name, session.today)
    text = ngettext("{count} planned lot was written.", "{count} planned lots were written.", done.planned)
    talk(text.format(count=done.planned))
    if done.withdrawn:
        text = ngettext("{count} of before was put away.", "{count} of before were put away.", done.withdrawn)
        talk(text.format(count=done.withdrawn))
    if done.before:
        talk(_("“{name}” is a draft again.").format(name=done.before))


@spoken.command(N_("List the planned lots."), name="planned")
@spoken.option("--open", "open_only", is_flag=True, help=N_("Only what is not bought yet."))
@output_options
@pass_session
def planned_lots(session: Session, *, open_only: bool, target: Target) -> None:
    """List the planned lots."""
    with session.database.read() as connection:
        found = planned.listing(connection, open_only=open_only)
    rows = [
        (
            one.code,
            one.description,
            one.in_use,
            one.quantity,
            one.unit_price,
            one.cost,
            one.bought_as is not None,
            one.notes,
        )
        for one in found
    ]
    write(Table(PLANNED, rows, _("Planned lots")), target)


@spoken.command(
    N_("Make a real lot of a planned one; what is not bought of it stays planned."),
    name="buy",
)
@spoken.argument("which", metavar=N_("PLANNED"))
@spoken.option(
    "--code", required=True, metavar=N_("CODE"), help=N_("Code of the real lot: the order number.")
)
@spoken.option("--in-use", type=spoken.DATE, required=True, metavar=N_("DATE"), help=N_("Day of first use."))
@spoken.option(
    "--price", type=AMOUNT, metavar=N_("AMOUNT"), help=N_("What a piece cost; without it as planned.")
)
@spoken.option(
    "--quantity", type=int, metavar=N_("NUMBER"), help=N_("Pieces; without it all that are planned.")
)
@REASON
@pass_session
def buy(
    session: Session, /, *, which: str, code: str, in_use: dt.datetime, reason: str, **asked: Any
) -> None:
    """Make a real lot of a planned one."""
    with work(session.database, session.who, reason) as unit:
        done = planned.buy(unit, which, code, in_use.date(), asked["price"], asked["quantity"])
    talk(_("Purchase lot {code} was made of {planned}.").format(code=code, planned=which))
    if done.rest:
        talk(_("What is left to buy is planned as {code}.").format(code=done.rest))


COMMANDS = (listed, new, move, adopt, planned_lots, buy)
