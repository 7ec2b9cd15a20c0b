"""A small spreadsheet: works out the few kinds of formulas that our workbooks have, exactly, with nothing cached."""

from __future__ import annotations

import datetime as dt
import io
import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils import column_index_from_string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>\"(?:[^\"]|\"\")*\")|(?P<name>[A-Z]+)\(|"
    r"(?P<range>(?:'(?:[^']|'')+'!)?\$?[A-Z]+(?:\$?\d+)?(?::\$?[A-Z]+(?:\$?\d+)?)?)|(?P<sign>[-+*/^(),]|[<>]))"
)
CELL = re.compile(r"\$?([A-Z]+)\$?(\d*)")
Grid = list[list[Any]]


class Book:
    """A workbook whose formulas are worked out when they are asked for.

    Args:
        content: The bytes of the workbook.
    """

    def __init__(self, content: bytes) -> None:
        self.formulas = openpyxl.load_workbook(io.BytesIO(content))
        self.cached = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        self.grids: dict[str, Grid] = {
            sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
            for sheet in self.formulas
        }
        self._known: dict[tuple[str, int, int], Any] = {}
        self.columns: dict[tuple[str, int], list[Any]] = {}

    def value(self, sheet: str, cell: str) -> Any:
        """Return what a cell shows, worked out: Decimal, text, date or None."""
        found = CELL.fullmatch(cell)
        assert found, cell
        shown = self.at(sheet, int(found[2]), column_index_from_string(found[1]))
        return _decimal(shown) if isinstance(shown, Fraction) else shown

    def at(self, sheet: str, row: int, column: int) -> Any:
        """Return what the cell at a place holds: Fraction, text, date or None."""
        grid = self.grids[sheet]
        if row > len(grid) or column > len(grid[row - 1]):
            return None
        key = (sheet, row, column)
        if key not in self._known:
            raw = grid[row - 1][column - 1]
            is_formula = self.formulas[sheet].cell(row, column).data_type == "f"
            self._known[key] = Reader(self, sheet, raw[1:]).whole() if is_formula else _exact(raw)
        return self._known[key]

    def all(self) -> Iterator[tuple[str, str, Any, Any]]:
        """Yield every formula: its sheet and cell, what it gives, and what is cached."""
        for sheet in self.formulas:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        shown = self.cached[sheet.title][cell.coordinate].value
                        yield sheet.title, cell.coordinate, self.value(sheet.title, cell.coordinate), shown


def _exact(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Fraction(str(value))
    return value


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


class Range:
    """A block of cells, or whole columns."""

    def __init__(self, book: Book, sheet: str, text: str) -> None:
        first, _colon, last = text.partition(":")
        one, other = CELL.fullmatch(first), CELL.fullmatch(last or first)
        assert one, text
        assert other, text
        self.book, self.sheet = book, sheet
        self.columns = range(column_index_from_string(one[1]), column_index_from_string(other[1]) + 1)
        self.rows = range(int(one[2] or 1), int(other[2] or len(book.grids[sheet])) + 1)

    def cells(self) -> list[Any]:
        if len(self.columns) > 1 or len(self.rows) < len(self.book.grids[self.sheet]):
            return self._read()
        key = (self.sheet, self.columns[0])
        if key not in self.book.columns:
            self.book.columns[key] = self._read()
        return self.book.columns[key]

    def _read(self) -> list[Any]:
        return [self.book.at(self.sheet, row, column) for row in self.rows for column in self.columns]

    def numbers(self) -> list[Fraction]:
        return [one for one in self.cells() if isinstance(one, Fraction)]

    def single(self) -> Any:
        assert len(self.rows) == len(self.columns) == 1
        return self.book.at(self.sheet, self.rows[0], self.columns[0])


class Reader:
    """Reads one formula from left to right and works it out."""

    def __init__(self, book: Book, sheet: str, text: str) -> None:
        self.book, self.sheet = book, sheet
        self.tokens = []
        place = 0
        while place < len(text):
            found = TOKEN.match(text, place)
            assert found, text[place:]
            self.tokens.append((str(found.lastgroup), found[str(found.lastgroup)]))
            place = found.end()
        self.next = 0

    def whole(self) -> Any:
        found = self.compared()
        assert self.next == len(self.tokens)
        return _plain(found)

    def sign(self, signs: str) -> str:
        kind, text = self.tokens[self.next] if self.next < len(self.tokens) else ("", "")
        if kind == "sign" and text in signs:
            self.next += 1
            return text
        return ""

    def compared(self) -> Any:
        left = self.sum()
        if not self.sign(">"):
            return left
        one, other = _plain(left), _plain(self.sum())
        return one is not None and one > other

    def sum(self) -> Any:
        left = -_number(self.product()) if self.sign("-") else self.product()
        while sign := self.sign("+-"):
            right = _number(self.product())
            left = _number(left) + (right if sign == "+" else -right)
        return left

    def product(self) -> Any:
        left = self.power()
        while sign := self.sign("*/"):
            right = _number(self.power())
            left = _number(left) * right if sign == "*" else _number(left) / right
        return left

    def power(self) -> Any:
        left = self.one()
        return _number(left) ** int(_number(self.one())) if self.sign("^") else left

    def one(self) -> Any:
        kind, text = self.tokens[self.next]
        self.next += 1
        match kind:
            case "number":
                return Fraction(text)
            case "text":
                return text[1:-1].replace('""', '"')
            case "name":
                return self.chosen() if text == "IF" else FUNCTIONS[text](*self.arguments())
            case "range":
                sheet, _mark, cells = text.rpartition("!")
                name = sheet[1:-1].replace("''", "'") if sheet else self.sheet
                return Range(self.book, name, cells)
            case _:
                assert text == "("
                found = self.sum()
                assert self.sign(")")
                return found

    def chosen(self) -> Any:
        """Work out a test, and of what follows only what it chooses."""
        test = self.compared()
        assert self.sign(",")
        if test:
            found = self.compared()
            assert self.sign(",")
            self.skip()
        else:
            self.skip()
            found = self.compared()
        assert self.sign(")")
        return found

    def skip(self) -> None:
        """Pass over one argument, and the comma behind it if there is one."""
        depth = 0
        while True:
            kind, text = self.tokens[self.next]
            if not depth and text == ")":
                return
            self.next += 1
            if not depth and text == ",":
                return
            depth += (kind == "name" or text == "(") - (text == ")")

    def arguments(self) -> list[Any]:
        found = []
        while True:
            found.append(self.compared())
            if self.sign(")"):
                return found
            assert self.sign(",")


def _plain(value: Any) -> Any:
    return value.single() if isinstance(value, Range) else value


def _number(value: Any) -> Fraction:
    found = _plain(value)
    return Fraction(0) if found is None else found if isinstance(found, Fraction) else Fraction(found)


def _sumifs(values: Range, *criteria: Any) -> Fraction:
    columns = [(part.cells(), _plain(what)) for part, what in zip(criteria[::2], criteria[1::2], strict=True)]
    total = Fraction(0)
    for place, value in enumerate(values.cells()):
        if isinstance(value, Fraction) and all(_fits(cells[place], what) for cells, what in columns):
            total += value
    return total


def _fits(value: Any, what: Any) -> bool:
    if isinstance(what, str) and what.startswith("<>"):
        return not _fits(value, what[2:])
    if isinstance(value, str) and isinstance(what, str):
        return value.casefold() == what.casefold()
    return bool(value == what)


def _round(value: Any, places: Any) -> Fraction:
    exact = _number(value) * 10 ** int(_number(places))
    whole = int(_decimal(exact).quantize(Decimal(1), ROUND_HALF_UP))
    return Fraction(whole, 10 ** int(_number(places)))


def _sum(*parts: Any) -> Fraction:
    return sum((one for part in parts for one in part.numbers()), Fraction(0))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "SUM": _sum,
    "SUBTOTAL": lambda _kind, part: _sum(part),
    "SUMIFS": _sumifs,
    "ROUND": _round,
    "ISNUMBER": lambda value: isinstance(_plain(value), Fraction),
    "MIN": lambda *values: min(map(_number, values)),
    "MAX": lambda *values: max(map(_number, values)),
    "YEAR": lambda value: Fraction(_plain(value).year),
    "MONTH": lambda value: Fraction(_plain(value).month),
    "INDEX": lambda part, place: part.cells()[int(_number(place)) - 1],
    "MATCH": lambda what, part, _exactly: Fraction(part.cells().index(_plain(what)) + 1),
}
