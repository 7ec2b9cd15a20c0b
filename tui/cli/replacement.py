"""`replacement`: what has to be bought again in which year, and what that comes to; its scenarios hang under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from inventory.finance import replacement_results as results
from inventory.finance.money import amount_text, euro
from inventory.finance.replacement_reading import EXCLUDED
from inventory.finance.replacement_terms import REASONS, UNTIL
from inventory.finance.scenario_plan import Wish, compare, make
from inventory.finance.smoothing import rule
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from tui.cli import replacement_scenarios as commands
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.replacement_options import AMOUNT, PERCENT, kind_option, year_option
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.finance.scenario_plan import Made
    from inventory.records import Field
    from tui.cli.output import Target
    from tui.cli.session import Session

YEAR: tuple[Field, ...] = (
    f.text(N_("Year")).but(name="label"),
    f.amount(N_("Investment")).but(name="investment"),
    f.amount(N_("Depreciation: plan")).but(name="depreciation"),
    f.amount(N_("Depreciation: existing")).but(name="existing"),
    f.amount(N_("Depreciation: total")).but(name="total_depreciation"),
    f.amount(N_("Book value")).but(name="book_value"),
    f.integer(N_("Purchases")).but(name="lines"),
)
LINE = (
    f.text(N_("Year"), width=9).but(name="year"),
    f.text(N_("Purchase lot"), width=14).but(name="lot"),
    f.text(N_("Description"), width=26).but(name="description"),
    f.text(N_("Site")).but(name="site"),
    f.integer(N_("Which replacement")).but(name="generation"),
    f.date(N_("Due for replacement")).but(name="due"),
    f.choice(N_("Why then"), REASONS).but(name="reason"),
    f.text(N_("Reason"), width=20).but(name="why"),
    f.integer(N_("Quantity")).but(name="quantity"),
    f.amount(N_("Price by then")).but(name="unit_price"),
    f.amount(N_("Total")).but(name="cost"),
)
SIDE = (
    f.text(N_("Year")).but(name="year"),
    f.text(N_("Scenario"), width=24).but(name="scenario"),
    f.amount(N_("Investment")).but(name="investment"),
    f.amount(N_("Difference")).but(name="difference"),
    f.amount(N_("Depreciation: total")).but(name="depreciation"),
    f.amount(N_("Book value")).but(name="book_value"),
)


def wish_options(function: Any) -> Any:
    """Give a command the options that say which plan is asked."""
    options = (
        year_option(
            "--from", "first", help=N_("First year; without it that of the scenario, else this year.")
        ),
        year_option(
            "--to", "last", help=N_("Last year; without it that of the scenario, else nine years on.")
        ),
        spoken.option(
            "--index",
            type=PERCENT,
            metavar=N_("PERCENT"),
            help=N_("Rise of prices a year; without it that of the scenario, else the policy of the board."),
        ),
        spoken.option("--ceiling", type=AMOUNT, metavar=N_("AMOUNT"), help=N_("Most that a year may cost.")),
        spoken.option(
            "--advance",
            type=int,
            metavar=N_("NUMBER"),
            help=N_(
                "Years that something may be bought earlier so that a later year keeps under the ceiling."
            ),
        ),
        spoken.option(
            "--until",
            type=click.Choice(tuple(UNTIL)),
            default="earliest",
            help=N_("What decides the year: end of term, end of support, or the earlier one."),
        ),
        spoken.option("--with-cabling", is_flag=True, help=N_("Replace cabling too.")),
        kind_option(),
    )
    for option in reversed(options):
        function = option(function)
    return function


@spoken.group(
    N_(
        "Show what has to be bought again by year: investment, the depreciation that follows, and book value.\n\n"
        "A lot is replaced at the end of its term or of its support, at its price with the yearly rise; what is overdue "
        "in the first year. Scenarios keep another index, a ceiling, and what is moved by hand."
    ),
    name="replacement",
    invoke_without_command=True,
)
@spoken.option("--scenario", metavar=N_("NAME"), help=N_("The plan of this scenario."))
@wish_options
@spoken.option(
    "--by",
    type=click.Choice(tuple(results.GROUPS)),
    default="year",
    help=N_("Put purchases together by this."),
)
@spoken.option("--lines", is_flag=True, help=N_("Show every purchase, with why it is in its year."))
@output_options
@pass_session
@click.pass_context
def replacement(
    ctx: click.Context, session: Session, /, *, by: str, lines: bool, target: Target, **asked: Any
) -> None:
    """Show the replacement plan, unless a command of the group is asked."""
    if ctx.invoked_subcommand is not None:
        return
    with session.database.read() as connection:
        made = make(connection, Wish(**asked), session.today)
    if lines:
        _lines(made, target)
    elif by == "year":
        _years(made, target)
    else:
        _groups(made, by, target)
    if target.format == "table":
        for sentence in rule(made.rules):
            talk(sentence)
        _left_out(made)
    for flag in made.flags:
        talk(flag.text)


def _years(made: Made, target: Target) -> None:
    fields = YEAR
    if any(one.expense for one in made.years):
        fields = (*YEAR[:2], f.amount(N_("Of which below the threshold")).but(name="expense"), *YEAR[2:])
    rows = [tuple(getattr(one, field.name) for field in fields) for one in made.years]
    write(Table(fields, rows, _title(made)), target, results.years_json(made.years))


def _groups(made: Made, by: str, target: Target) -> None:
    groups = results.by_group(made.result, made.horizon, by)
    labels = [one.label for one in made.years]
    fields = (
        f.text(results.GROUPS[by], width=30).but(name=by),
        *(f.amount(label).but(name=label) for label in labels),
        f.amount(N_("Total")).but(name="total"),
    )
    rows = [(one.name or "–", *one.investment, sum(one.investment)) for one in groups]  # noqa: RUF001
    if len(rows) > 1 and target.format == "table":
        rows.append((_("Total"), *(sum(column) for column in zip(*(row[1:] for row in rows), strict=True))))
    write(Table(fields, rows, _title(made)), target, results.groups_json(groups, made.horizon, by))


def _lines(made: Made, target: Target) -> None:
    rows = []
    for line in made.result.lines:
        need, due = line.due.need, line.due
        rows.append(
            (
                made.horizon.book.label(line.year),
                need.code,
                need.description,
                need.site,
                due.generation,
                due.day,
                line.reason,
                due.why,
                line.quantity,
                line.unit_price,
                line.cost,
            )
        )
    write(Table(LINE, rows, _title(made)), target, [results.line_json(line) for line in made.result.lines])


def _title(made: Made) -> str:
    return made.name or _("Replacement plan")


def _left_out(made: Made) -> None:
    """Say how many lots the plan leaves out, and why."""
    for why, label in EXCLUDED.items():
        count = sum(need.excluded == why for need in made.result.excluded)
        if count:
            text = ngettext("Left out: {count} lot ({why}).", "Left out: {count} lots ({why}).", count)
            talk(text.format(count=count, why=_(label)))


@replacement.command(
    "compare",
    help=N_(
        "Put scenarios side by side, over the years that all together cover; differences are with the first one.\n\n"
        "“-” stands for the plan without a scenario."
    ),
)
@spoken.argument("names", metavar=N_("NAME"), nargs=-1, required=True)
@wish_options
@output_options
@pass_session
def side_by_side(session: Session, /, *, names: Sequence[str], target: Target, **asked: Any) -> None:
    """Show scenarios side by side."""
    with session.database.read() as connection:
        found = compare(
            connection, ["" if name == "-" else name for name in names], Wish(**asked), session.today
        )
    first = found.plans[0]
    rows, data = [], []
    for index, label in enumerate(found.labels):
        sides = []
        for made in found.plans:
            year = made.years[index]
            amounts = (
                year.investment,
                year.investment - first.years[index].investment,
                year.total_depreciation,
                year.book_value,
            )
            rows.append((label, _title(made), *amounts))
            names_of = [field.name for field in SIDE[2:]]
            sides.append({"name": made.name, **dict(zip(names_of, map(amount_text, amounts), strict=True))})
        data.append({"year": found.plans[0].years[index].year, "label": label, "scenarios": sides})
    write(Table(SIDE, rows, _("Scenarios")), target, data)
    if target.format == "table":
        for made in found.plans:
            talk(
                _("{name}: {total} in all.").format(
                    name=_title(made), total=euro(sum(one.investment for one in made.years))
                )
            )


for command in commands.COMMANDS:
    replacement.add_command(command)
