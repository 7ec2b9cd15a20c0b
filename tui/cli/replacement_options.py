"""Amounts, percentages and years as people type them on the command line of the replacement plan, TCO and lease."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from inventory.errors import InputError
from inventory.language import N_, _, current
from inventory.records import field as f
from inventory.records.values import checked
from tui.cli import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from inventory.records import Field

YEARS = click.IntRange(1950, 2150)
KINDS = ("calendar", "school")


class Typed(click.ParamType[Any]):
    """A value as a person types it: "250.000", "2,5 %" or "619.00".

    Args:
        field: Says of which kind it is and between which bounds.
    """

    name = "value"

    def __init__(self, field: Field) -> None:
        self.field = field

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the value as it is kept, or stop with what is wrong."""
        if not isinstance(value, str):
            return value
        from importers.values import Hints, Problem, column_reader  # noqa: PLC0415  with the readers

        hints = Hints(order="dmy", decimal="," if current() == "nl" else ".")
        found = column_reader(self.field.kind, [value], hints).read(value)
        if found is None or isinstance(found, Problem):
            self.fail(_("“{value}” cannot be read.").format(value=value), param, ctx)
        try:
            return checked(self.field, found)
        except InputError as problem:
            self.fail(problem.message, param, ctx)


AMOUNT = Typed(f.amount(N_("Amount")))
"""Cents, not negative."""
PERCENT = Typed(f.percent(N_("Percentage")))
"""1/100 %, 0 to 100 %."""


def year_option(name: str, *more: str, help: str) -> Callable[[Any], Any]:  # noqa: A002  click's own name
    """Declare an option that takes a year."""
    return spoken.option(name, *more, type=YEARS, metavar=N_("YEAR"), help=help)


def kind_option() -> Callable[[Any], Any]:
    """Declare the option that chooses between calendar and school years."""
    return spoken.option(
        "--year-kind",
        type=click.Choice(KINDS),
        help=N_("Calendar or school years; without it the policy of the board."),
    )
