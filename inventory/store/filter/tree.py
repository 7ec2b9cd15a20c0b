"""What a filter says, apart from any record: words and tests, joined by and, or and not.

Positions are kept for pointing at mistakes and do not count when two trees are compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from inventory.errors import InputError
from inventory.language import _


class FilterError(InputError):
    """A filter that is not understood.

    Args:
        message: What is wrong, as part of a sentence after the place.
        position: Where in the filter's text, counted from 0.
        length: How many characters are meant, 0 for the end of the text.
        hint: What to write instead, or "".
    """

    def __init__(self, message: str, position: int, length: int = 0, hint: str = "") -> None:
        super().__init__(
            _("Filter, character {place}: {problem}.").format(place=position + 1, problem=message), hint
        )
        self.position = position
        self.length = length


class Operator(StrEnum):
    """How a field is held against a value; `HAS` is what a colon says: contains, is, or points to."""

    HAS = ":"
    IS = "="
    LESS = "<"
    MORE = ">"
    AT_MOST = "<="
    AT_LEAST = ">="


@dataclass(frozen=True)
class Word:
    """A word or quoted phrase that a record's own text, or that of a listed link, must contain."""

    text: str
    quoted: bool = False
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Value:
    """A value as it was written; a quoted one is taken letter by letter (no `*`, no keywords)."""

    text: str
    quoted: bool = False
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Range:
    """From one value up to and with another; an empty side is open."""

    low: str
    high: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Comparison:
    """A field, written as a path of names with dots, held against a value."""

    path: str
    operator: Operator
    value: Value | Range
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Not:
    """Everything that the part does not match, what is unknown included."""

    part: Node


@dataclass(frozen=True)
class All:
    """All parts must match; none of them is itself an `All`."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Any:
    """At least one part must match; none of them is itself an `Any`."""

    parts: tuple[Node, ...]


Node = Word | Comparison | Not | All | Any
