"""How a column is declared: once, and everything else comes from it.

A field states its kind, label, help, bounds, choices or link target, whether a list shows it, whether words in a filter
look in it, and by which other names an import knows it. Tables, forms, filters, column matching, templates, exports,
history texts and `docs/records.md` are all made from these declarations.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a column holds, and how it is kept.

    Whole numbers everywhere: an amount in cents, a price in 1/10000 euro, a percentage in 1/100 %, fte and decimals in 1/100.
    """

    TEXT = "text"
    NOTE = "note"
    INTEGER = "integer"
    AMOUNT = "amount"
    PRICE = "price"
    PERCENT = "percent"
    FTE = "fte"
    DECIMAL = "decimal"
    MONTHS = "months"
    DATE = "date"
    MOMENT = "moment"
    FLAG = "flag"
    CHOICE = "choice"
    LINK = "link"
    MAC = "mac"
    EMAIL = "email"
    JSON = "json"

    @property
    def number(self) -> bool:
        """Whether values are whole numbers in the database."""
        return self in NUMBERS

    @property
    def textual(self) -> bool:
        """Whether values are free text in the database."""
        return self in TEXTS


NUMBERS = frozenset(
    {Kind.INTEGER, Kind.AMOUNT, Kind.PRICE, Kind.PERCENT, Kind.FTE, Kind.DECIMAL, Kind.MONTHS, Kind.LINK}
)
TEXTS = frozenset({Kind.TEXT, Kind.NOTE, Kind.MAC, Kind.EMAIL, Kind.JSON})
SCALES = {Kind.AMOUNT: 2, Kind.PRICE: 4, Kind.PERCENT: 2, Kind.FTE: 2, Kind.DECIMAL: 2}
"""Decimals that a person sees of a kind that is kept as a whole number."""

LENGTH = 400
"""Longest text of one line; a note may have NOTE_LENGTH characters."""
NOTE_LENGTH = 50_000


@dataclass(frozen=True, eq=False)
class Field:
    """One column of a record.

    Args:
        kind: What it holds.
        label: Name for people, in English, marked for translation.
        help: One sentence for forms, templates and docs, marked for translation.
        name: Column name, set by the record that declares it.
        owner: Kind of the record that declares it, set by that record.
        required: Must have a value.
        listed: Shown by default in a list.
        searched: Words in a filter look here.
        synonyms: Other headers by which an import knows the column.
        choices: For a choice: value → label (English, marked for translation).
        also: For a choice: value → other words that foreign files use for it.
        target: For a link: kind of the record that it points to.
        default: Value of a new record.
        least, most: Bounds of a number, in the unit in which it is kept.
        length: Longest text.
        width: Width of the column in a list, in terminal cells.
        secret: Masked in lists, exports and history.
        made: For a link: an import may make what it names when that is not there yet, and tells so.
        loose: For a link: an import leaves it empty, with a remark, when what it names is not there yet.
        custom: Declared by the board instead of by the program; kept in the record's `custom` column.
    """

    kind: Kind
    label: str
    help: str = ""
    name: str = ""
    owner: str = ""
    required: bool = False
    listed: bool = False
    searched: bool = False
    synonyms: tuple[str, ...] = ()
    choices: dict[str, str] = field(default_factory=dict)
    also: dict[str, tuple[str, ...]] = field(default_factory=dict)
    target: str = ""
    default: Any = None
    least: int | None = None
    most: int | None = None
    length: int = LENGTH
    width: int = 16
    secret: bool = False
    made: bool = False
    loose: bool = False
    custom: bool = False

    def __set_name__(self, _owner: type, name: str) -> None:
        """Learn the column's name from the class body that declares it."""
        object.__setattr__(self, "name", name)

    def but(self, **changes: Any) -> Field:
        """Return the same declaration with other settings."""
        return replace(self, **changes)


def text(label: str, help: str = "", **more: Any) -> Field:  # noqa: A002  the declared setting's own name
    """Declare a line of text."""
    return Field(Kind.TEXT, label, help, **more)


def note(label: str, help: str = "", **more: Any) -> Field:  # noqa: A002
    """Declare a text of several lines."""
    return Field(Kind.NOTE, label, help, **{"length": NOTE_LENGTH, "width": 30, **more})


def integer(label: str, help: str = "", **more: Any) -> Field:  # noqa: A002
    """Declare a whole number, not negative unless said otherwise."""
    return Field(Kind.INTEGER, label, help, **{"least": 0, "width": 9, **more})


def amount(label: str, help: str = "", **more: Any) -> Field:  # noqa: A002
    """Declare an amount of money, kept in cents."""
    return Field(Kind.AMOUNT, label, help, **{"least": 0, "width": 13, **more})


def price(label: str, help: str = "", **more: Any) -> Field:  # noqa: A002
    """Declare a unit price, kept in 1/10000 euro (a pupil's link fee can be € 0,0125)."""
    return Field(Kind.PRICE, label, help, **{"least": 0, "width": 13, **more})


def percent(label: str, help: str = "", **more: Any) -> Field:  # noqa: A002
    """Declare a percentage, kept in 1/100 %."""
    return Field(Kind.PERCENT, label, help, **{"least": 0, "most": 10_000, "width": 8, **more})


def fte(label: str, help: str = "", **more: Any) -> Field:  # noqa: A002
    """Declare full-time equivalents, kept in 1/100."""
    return Field(Kind.FTE, label, help, **{"least": 0, "width": 7, **more})


def decimal(label: str, help: str = "", **more: Any) -> Field:  # noqa: A002
    """Declare a measured number, kept in 1/100 of the unit that its help names."""
    return Field(Kind.DECIMAL, label, help, **{"least": 0, "width": 9, **more})


def months(label: str, help: str = "", **more: Any) -> Field:  # noqa: A002
    """Declare a length of time in months."""
    return Field(Kind.MONTHS, label, help, **{"least": 0, "most": 1200, "width": 8, **more})


def date(label: str, help: str = "", **more: Any) -> Field:  # noqa: A002
    """Declare a day."""
    return Field(Kind.DATE, label, help, **{"width": 10, **more})


def moment(label: str, help: str = "", **more: Any) -> Field:  # noqa: A002
    """Declare a point in time, kept in UTC."""
    return Field(Kind.MOMENT, label, help, **{"width": 16, **more})


def flag(label: str, help: str = "", **more: Any) -> Field:  # noqa: A002
    """Declare yes, no or (empty) unknown."""
    return Field(Kind.FLAG, label, help, **{"width": 5, **more})


def choice(label: str, choices: dict[str, str], help: str = "", **more: Any) -> Field:  # noqa: A002
    """Declare one of a fixed list of values."""
    return Field(Kind.CHOICE, label, help, **{"choices": choices, "width": 14, **more})


def link(target: str, label: str, help: str = "", **more: Any) -> Field:  # noqa: A002
    """Declare a link to a record of another kind (or of the same)."""
    return Field(Kind.LINK, label, help, **{"target": target, "width": 18, **more})


def mac(label: str, help: str = "", **more: Any) -> Field:  # noqa: A002
    """Declare a network address, kept as aa:bb:cc:dd:ee:ff."""
    return Field(Kind.MAC, label, help, **{"length": 17, "width": 17, **more})


def email(label: str, help: str = "", **more: Any) -> Field:  # noqa: A002
    """Declare an e-mail address."""
    return Field(Kind.EMAIL, label, help, **{"length": 254, "width": 24, **more})


def json(label: str, help: str = "", **more: Any) -> Field:  # noqa: A002
    """Declare a value that only the program reads and writes, such as the columns of a saved view."""
    return Field(Kind.JSON, label, help, **{"length": NOTE_LENGTH, **more})
