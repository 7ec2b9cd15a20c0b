"""Columns of numbers: whole numbers, amounts, unit prices, percentages, fte and lengths of time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from importers.values.decimals import PLACES, decimal_sign, number
from importers.values.problem import Problem, problem
from importers.values.words import UNITS, bare
from inventory.language import N_, _
from inventory.records.field import SCALES, Kind
from inventory.records.values import decimals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from importers.values.decimals import Number
    from importers.values.hints import Decimal, Hints

WRONG = {
    Kind.INTEGER: N_("“{value}” is not a whole number"),
    Kind.AMOUNT: N_("“{value}” is not an amount in euros"),
    Kind.PRICE: N_("“{value}” is not a price in euros"),
    Kind.PERCENT: N_("“{value}” is not a percentage"),
    Kind.FTE: N_("“{value}” is not a number of fte"),
    Kind.DECIMAL: N_("“{value}” is not a number"),
}
DOUBTFUL = N_("“{value}” can be {one} or {other}, and no other value of the column tells which")
TOO_PRECISE = N_("“{value}” has three decimals, or its separator groups thousands: write the cents out")
PART = re.compile(r"(\d+(?:[.,]\d+)?) ?([^\W\d]+)\.?")
LINK_WORDS = re.compile(r"\s*(?:\+|\ben\b|\band\b)\s*", re.IGNORECASE)


def number_parser(kind: Kind, cells: Iterable[Any], hints: Hints) -> tuple[Callable[[Any], Any], Decimal]:
    """Return how a column of numbers is read (cell → int, None or Problem), and its decimal sign."""
    places, whole = SCALES.get(kind, 0), kind is Kind.INTEGER
    sign = decimal_sign(cells, hints.decimal, whole=whole)

    def parse(cell: Any) -> int | Problem | None:
        if isinstance(cell, str) and not bare(cell):
            return None
        found = number(cell)
        if found is None:
            return problem(cell, _(WRONG[kind]))
        settled = settle(cell, found, sign, kind)
        if isinstance(settled, Problem):
            return settled
        if whole and not settled.whole():
            return problem(cell, _(WRONG[kind]))
        return settled.scaled(places)

    return parse, sign


def settle(cell: Any, found: Number, sign: Decimal, kind: Kind) -> Number | Problem:
    """Return the one reading of a number, or why there is not one."""
    if not found.doubtful:
        return found
    if kind is Kind.INTEGER and not found.whole():
        return found.grouped()
    if not sign:
        one, other = decimals(found.digits, PLACES), found.grouped().digits
        return problem(cell, _(DOUBTFUL), one=one, other=other)
    if sign != found.doubtful:
        return found.grouped()
    return problem(cell, _(TOO_PRECISE)) if kind is Kind.AMOUNT else found


def percent_parser(cells: Iterable[Any], hints: Hints) -> tuple[Callable[[Any], Any], Decimal]:
    """Return how a column of percentages is read: cell → 1/100 %, None or Problem.

    A workbook keeps 21 % as 0.21: a column whose bare numbers all lie between -1 and 1, one of them broken, holds parts
    of one. In text that is reported, since 0,5 may be half a percent there.
    """
    cells = [unsigned(cell) for cell in cells]
    sign = decimal_sign((text for text, _percent in cells), hints.decimal)
    sizes = [found for text, percent in cells if not percent and (found := number(text))]
    small = bool(sizes) and all(abs(n.digits) <= 10**n.places for n in sizes) and any(n.digits for n in sizes)
    broken = any(not n.whole() for n in sizes)
    plain, _sign = number_parser(Kind.PERCENT, [text for text, _percent in cells], hints)

    def parse(cell: Any) -> int | Problem | None:
        text, percent = unsigned(cell)
        value = plain(text)
        if percent or not small or not value or isinstance(value, Problem):
            return Problem(cell, value.reason) if isinstance(value, Problem) else value
        if isinstance(cell, str) or not broken:
            return problem(cell, _("“{value}” can be a percentage or a part of one: write the % sign"))
        found = number(cell)
        return found.scaled(4) if found else None

    return parse, sign


def unsigned(cell: Any) -> tuple[Any, bool]:
    """Return a cell without its percent sign, and whether it had one."""
    if isinstance(cell, str):
        text = bare(cell)
        short = re.sub(r"\s*(%|procent|percent|pct)\Z", "", text, flags=re.IGNORECASE)
        return short, short != text
    return cell, False


def months_parser(cells: Iterable[Any], hints: Hints) -> tuple[Callable[[Any], Any], Decimal]:
    """Return how a column of lengths of time is read: cell → whole months, None or Problem."""
    plain, sign = number_parser(Kind.FTE, cells, hints)  # hundredths, so that 1,5 jaar comes out whole
    factor = 12 if hints.unit == "years" else 1

    def parse(cell: Any) -> int | Problem | None:
        text = bare(cell) if isinstance(cell, str) else cell
        if text == "":
            return None
        hundredths = plain(text)
        total = hundredths * factor if isinstance(hundredths, int) else lengths(text)
        if total is None or total % 100:
            return problem(cell, _("“{value}” is not a length of time in months or years"))
        return total // 100

    return parse, sign


def lengths(text: Any) -> int | None:
    """Return the hundredths of months in "4 jaar en 6 maanden", or None when it says something else."""
    if not isinstance(text, str):
        return None
    text = LINK_WORDS.sub(" ", text)
    parts = PART.findall(text)
    if not parts or PART.sub("", text).strip(" ,"):
        return None
    total = 0
    for size, unit in parts:
        found = number(size)
        if found is None or found.doubtful or unit.casefold() not in UNITS:
            return None
        total += found.scaled(2) * UNITS[unit.casefold()]
    return total
