"""The depreciation calculator: any case as a schedule by book year."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar

from inventory.errors import InputError
from inventory.finance.calendar import book_year
from inventory.finance.depreciation import disposal_result, schedule
from inventory.finance.explanation import explain
from inventory.finance.lot import Change, Convention, Disposal, Lot, Method, Plan, parts
from inventory.finance.money import euro
from inventory.language import N_, _
from inventory.records import field as f
from inventory.records.methods import CONVENTIONS, METHODS
from inventory.records.values import day
from inventory.text import fold
from tui.dialogs.calculator import Calculator, Outcome
from tui.dialogs.calculator_fields import read

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from inventory.records import Field

YEARS = {"calendar": N_("calendar year"), "school": N_("school year")}
MONTHS = {"charged": N_("charged"), "free": N_("not charged")}
BEGINNINGS = {**CONVENTIONS, "days-360": N_("by days of a year of 360 days")}
SHARE = 10_000
"""A rate is kept in 1/100 %."""
WORDS = {
    "months": ("months", "term", "termijn", "looptijd", "maanden"),
    "value": ("value", "waarde", "boekwaarde"),
    "residual": ("residual", "restwaarde"),
    "add": ("add", "addition", "bij", "toevoeging"),
}
"""What changes in a change → the words for it, in both languages."""
PART = re.compile(r"([^=]+)=(\S+)")
RESULT = (
    f.text(N_("Year")).but(name="label"),
    f.amount(N_("Depreciation")).but(name="depreciation"),
    f.amount(N_("Change of value")).but(name="value_change"),
    f.amount(N_("Book value")).but(name="book_value"),
    f.date(N_("From")).but(name="first"),
    f.date(N_("Until")).but(name="last"),
)
VALUE_CHANGE = 2
"""Place of the column that is left out when it holds nothing."""


class DepreciationCalculator(Calculator):
    """The schedule of a case that need not be recorded."""

    FIELDS: ClassVar[tuple[Field, ...]] = (
        f.amount(N_("Cost"), N_("What was paid, including VAT"), required=True).but(name="cost"),
        f.amount(N_("Residual value"), N_("Worth at the end of the term")).but(name="residual"),
        f.months(N_("Term"), N_("In months"), required=True).but(name="months"),
        f.date(N_("First use"), required=True).but(name="start"),
        f.choice(N_("Spread"), METHODS, N_("How the amount is spread: ↓ shows the choices")).but(name="method"),
        f.percent(N_("Rate a year"), N_("Declining: part of the book value a year; empty: twice the linear one")).but(name="rate"),
        f.text(N_("Own schedule"), N_("A part for each year of the term, such as 40;30;20;10")).but(name="parts"),
        f.choice(N_("Beginning"), BEGINNINGS, N_("When depreciation begins: ↓ shows the choices")).but(name="convention"),
        f.choice(N_("Book years"), YEARS).but(name="years"),
        f.amount(N_("Already booked"), N_("Depreciation already booked elsewhere")).but(name="opening"),
        f.date(N_("Booked until"), N_("Day of that balance")).but(name="opening_on"),
        f.text(N_("Changes"), N_("Such as: 01-01-2026 term=60; 01-07-2026 value=500 · also residual= and add="), length=2000).but(name="changes"),
        f.date(N_("Disposed"), N_("The day on which it left")).but(name="disposed"),
        f.amount(N_("Proceeds"), N_("What the disposal brought")).but(name="proceeds"),
        f.choice(N_("Last month"), MONTHS, N_("Whether it is depreciated")).but(name="disposal_month"),
    )  # fmt: skip

    @property
    def name_of(self) -> str:
        """Return what the calculator is called."""
        return _("Depreciation calculator")

    def defaults(self, today: dt.date) -> dict[str, str]:
        """Return a usual case, still without a cost."""
        return {
            "months": "48",
            "start": day(today),
            "method": _(METHODS["linear"]),
            "years": _(YEARS["calendar"]),
        }

    def reckon(self, values: Mapping[str, Any], today: dt.date) -> Outcome:
        """Return the schedule."""
        book = book_year(values["years"] or "calendar")
        lot = _lot(values)
        rows = [
            (
                book.label(book.year(one.first)),
                one.depreciation,
                one.value_change,
                one.book_value,
                one.first,
                one.last,
            )
            for one in schedule(lot, book)
        ]
        lines = [explain(lot)]
        result = disposal_result(lot)
        if result is not None:
            lines.insert(0, _("Result of the disposal: {amount}").format(amount=euro(result.result)))
        here = next((place for place, row in enumerate(rows) if row[5] >= today), 0)
        if any(row[VALUE_CHANGE] for row in rows):
            return Outcome(RESULT, tuple(rows), tuple(lines), here)
        keep = [place for place in range(len(RESULT)) if place != VALUE_CHANGE]
        kept = tuple(tuple(row[place] for place in keep) for row in rows)
        return Outcome(tuple(RESULT[place] for place in keep), kept, tuple(lines), here)


def _lot(values: Mapping[str, Any]) -> Lot:
    """Return the case that is filled in.

    Raises:
        InputError: It contradicts itself.
    """
    plan = Plan(
        values["months"],
        Method(values["method"] or "linear"),
        Convention(values["convention"] or "month-of-use"),
        Fraction(values["rate"], SHARE) if values["rate"] else None,
        book_year(values["years"] or "calendar"),
        parts(values["parts"]) if values["parts"] and values["method"] == "manual" else (),
    )
    left = values["disposed"]
    charged = values["disposal_month"] != "free"
    return Lot(
        cost=values["cost"],
        start=values["start"],
        plan=plan,
        residual=values["residual"] or 0,
        opening=values["opening"] or 0,
        opening_on=values["opening_on"],
        changes=changes(values["changes"] or ""),
        disposal=Disposal(left, values["proceeds"] or 0, charged) if left else None,
    )


def changes(text: str) -> tuple[Change, ...]:
    """Return changes as a person types them: `01-01-2026 termijn=60; 01-07-2026 waarde=500`.

    Raises:
        InputError: One cannot be read.
    """
    return tuple(_change(one.strip()) for one in text.split(";") if one.strip())


def _change(text: str) -> Change:
    """Return one change."""
    written, *rest = text.split()
    given: dict[str, int] = {}
    for one in rest:
        match = PART.fullmatch(one)
        name = next((key for key, words in WORDS.items() if match and fold(match[1]) in words), None)
        if match is None or name is None:
            raise _unread(text)
        kind = f.months(N_("Term")) if name == "months" else f.amount(N_("Amount"))
        given[name] = read(kind, match[2])
    on_day = read(f.date(N_("Date")), written)
    if on_day is None or not given:
        raise _unread(text)
    return Change(on_day, given.get("months"), given.get("value"), given.get("residual"), given.get("add", 0))


def _unread(text: str) -> InputError:
    """Return the error for a change that cannot be read."""
    return InputError(
        _("“{text}” is not a change that can be read.").format(text=text),
        _("Write a date and what changes, such as 01-01-2026 term=60, or value=500, residual=0, add=100."),
    )
