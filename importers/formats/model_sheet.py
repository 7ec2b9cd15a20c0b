"""A file that is a model of things and their relations: it makes tables of its own, as the user wants them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from importers.formats.table import Table
from importers.options import Options
from importers.reading.sheet import Sheet

if TYPE_CHECKING:
    from importers.reading.sheet import Report

Making = Callable[[Options], list[Table]]


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
