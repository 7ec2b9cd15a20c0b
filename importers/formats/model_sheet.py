"""A file that is a model of things and their relations: it makes tables of its own, as the user wants them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from importers.formats.table import Kept, Table
from importers.options import Options
from importers.reading.sheet import Report, Rows, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from importers.formats.table import Numbered
    from importers.reading.sheet import Row

ANY = 1 << 62
"""Highest number of a row: lines of the file, of which there may be more than a sheet has rows."""
Making = Callable[[Options], list[Table]]


class Made(Rows):
    """Rows that are made of a model: all as wide as the header, and none of them a total below a table."""

    def plain(self, rows: list[Row]) -> bool:  # noqa: ARG002  whatever they say
        """Return that nothing is odd."""
        return True


def made(rows: Iterable[Numbered], headers: Sequence[str], report: Report | None = None) -> Made:
    """Return rows of a model.

    Args:
        rows: Number (above 0) and as many cells as there are headers.
        headers: Names of the columns.
        report: Where problems are told.
    """
    return Made(Kept(rows), 0, 0, len(headers), ANY, report or Report())


@dataclass
class PartSheet(Sheet):
    """A table that a model makes.

    Args:
        model: Identifier of the model, "" when what is said of its elements is not kept.
    """

    model: str = ""


@dataclass
class ModelSheet(Sheet):
    """The elements of a model, as one plain table, and what takes it apart into tables of records.

    Args:
        making: Gives the tables for what the user said; at least one.
    """

    making: Making | None = None

    def tables(self, options: Options) -> list[Table]:
        """Return the tables of records, in any order.

        Raises:
            InputError: The user said something that does not fit the model.
        """
        return self.making(options) if self.making is not None else []


def tell(report: Report | None, *sentences: str) -> None:
    """Add sentences to what is told of a table."""
    if report is not None:
        for sentence in sentences:
            report.add(0, sentence, loss=False)
