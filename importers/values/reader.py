"""One reader a column: decided once, then quick, since the cells of a column repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from importers.values import plain
from importers.values.dates import date_parser
from importers.values.hints import Hints
from importers.values.numbers import months_parser, number_parser, percent_parser
from inventory.records.field import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from importers.values.hints import Decimal, Order

PLAIN: dict[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: plain.text,
    Kind.NOTE: plain.note,
    Kind.FLAG: plain.flag,
    Kind.MAC: plain.mac,
    Kind.EMAIL: plain.email,
}
REMEMBERED = 5_000
NO_HINTS = Hints()


class Memory(dict[str, Any]):
    """What a parser made of texts that it met, at most `REMEMBERED` of them.

    Args:
        parse: Makes a value of a cell.
    """

    def __init__(self, parse: Callable[[Any], Any]) -> None:
        super().__init__()
        self.parse = parse

    def __missing__(self, cell: str) -> Any:
        if len(self) >= REMEMBERED:
            self.clear()
        value = self[cell] = self.parse(cell)
        return value


class Reader:
    """Reads the cells of one column.

    Args:
        kind: What the column holds.
        parse: Makes a value, None or a `Problem` of a cell.
        order: Which comes first in 1/2/2026, as the column proves or the hints say; "" when open.
        decimal: Decimal sign that the column proves or the hints say; "" when open.

    Attributes:
        read_text: As `read`, twice as fast, for the cells of a text format, which are all str.
    """

    def __init__(
        self, kind: Kind, parse: Callable[[Any], Any], order: Order = "", decimal: Decimal = ""
    ) -> None:
        self.kind = kind
        self.order = order
        self.decimal = decimal
        self.parse = parse
        self.memory = Memory(parse)
        self.read_text: Callable[[str], Any] = self.memory.__getitem__

    def read(self, cell: Any) -> Any:
        """Return the value of a cell as records keep it, None for an empty one, or a `Problem`; never raises.

        Only texts are remembered: for a dict, 1, 1.0 and True are one.
        """
        return self.memory[cell] if type(cell) is str else self.parse(cell)


def column_reader(kind: Kind | str, cells: Iterable[Any] = (), hints: Hints = NO_HINTS) -> Reader:
    """Return the reader of a column.

    Args:
        kind: What the column holds. Choices and links are texts here: looking them up is another matter.
        cells: All cells of the column, or each different one (`Sheet.distinct`); the more, the less is left open.
        hints: What is known besides.

    Returns:
        A reader that gives str (text, note, mac, email), int (integer; amount in cents; price in 1/10000 euro; percent
        in 1/100 %; fte in 1/100; months), bool (flag), date (date), or datetime in UTC without zone (moment).
    """
    kind = Kind(kind)
    if kind in PLAIN:
        return Reader(kind, PLAIN[kind])
    if kind in {Kind.DATE, Kind.MOMENT}:
        parse, order = date_parser(set(cells), hints, clock=kind is Kind.MOMENT)
        return Reader(kind, parse, order=order)
    if kind in {Kind.INTEGER, Kind.AMOUNT, Kind.PRICE, Kind.FTE, Kind.DECIMAL}:
        parse, sign = number_parser(kind, set(cells), hints)
        return Reader(kind, parse, decimal=sign)
    if kind in {Kind.PERCENT, Kind.MONTHS}:
        parse, sign = (percent_parser if kind is Kind.PERCENT else months_parser)(set(cells), hints)
        return Reader(kind, parse, decimal=sign)
    return Reader(kind, plain.text)
