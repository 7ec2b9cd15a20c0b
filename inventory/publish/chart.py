"""What a chart of money shows, before anybody draws it: years, columns and a line, all in whole cents.

The picture (`chart_svg`) and the terminal (`chart_text`) draw the same chart, so that they cannot say different things.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["stacked", "combined", "paired"]


@dataclass(frozen=True, slots=True)
class Series:
    """One figure over the years.

    Attributes:
        name: What it is, for the reader; foreign text.
        amounts: Cents, one a year.
    """

    name: str
    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """A line over the columns.

    Attributes:
        name: What it is, for the reader; foreign text.
        amounts: Cents, one a year; None for a year in which there is nothing to show.
    """

    name: str
    amounts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of money by year.

    Attributes:
        kind: "stacked": the columns of a year stand on each other and are a whole; "combined": columns with a line that
            has an axis of its own; "paired": columns beside each other, with a line on the same axis.
        title: What it shows.
        labels: What the years are called.
        series: The columns, the first one on top or leftmost.
        line: The line over them, or None.
        subtitle: What a reader must know beside the title, such as the scope.
        note: Where the figures come from and what was assumed.

    Raises:
        ValueError: A series has not one amount a year.
    """

    kind: Kind
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    line: Trace | None = None
    subtitle: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        for one in self.series:
            if len(one.amounts) != len(self.labels):
                raise ValueError(one.name)
        if self.line is not None and len(self.line.amounts) != len(self.labels):
            raise ValueError(self.line.name)

    @property
    def totals(self) -> tuple[int, ...]:
        """The columns of each year together, in cents."""
        return tuple(sum(one.amounts[place] for one in self.series) for place in range(len(self.labels)))

    @property
    def empty(self) -> bool:
        """Whether there is nothing but zeros to show."""
        return not any(self.bounds) and not any(self.line_bounds)

    @property
    def bounds(self) -> tuple[int, int]:
        """The lowest and highest cents that the axis of the columns must reach, zero between them."""
        found = [*self._reached()]
        if self.kind != "combined":
            found += self.line_bounds
        return min([0, *found]), max([0, *found])

    @property
    def line_bounds(self) -> tuple[int, int]:
        """The lowest and highest cents of the line, zero between them."""
        known = [one for one in self.line.amounts if one is not None] if self.line is not None else []
        return min([0, *known]), max([0, *known])

    def _reached(self) -> Iterator[int]:
        """Yield what the columns reach: stacked ones what is above and below zero together, others each by itself."""
        for place in range(len(self.labels)):
            amounts = [one.amounts[place] for one in self.series]
            if self.kind == "stacked":
                yield sum(amount for amount in amounts if amount > 0)
                yield sum(amount for amount in amounts if amount < 0)
            else:
                yield from amounts
