"""What the user says about an import, beside the files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from importers.values import Hints

if TYPE_CHECKING:
    from collections.abc import Mapping

Blank = Literal["keep", "clear"]
Progress = Callable[[str, int], None]
"""Called now and then with the name of the table and the rows done; raises `Cancelled` to stop without traces."""


class Cancelled(Exception):  # noqa: N818  not an error: the user asked for it
    """The user stopped the import; nothing was written."""


def quiet(_table: str, _rows: int) -> None:
    """Report progress to nobody."""


@dataclass(frozen=True)
class Options:
    """How to import.

    Args:
        profile: Name of a profile, or kind of a record, for all files; "" to recognise each.
        match: Columns that say which record a row is about, in order of weight; () for those of the profile or record.
        match_all: A row is about a record only when all those columns agree; otherwise the first that finds one decides.
        blank: What an empty cell does to a value that is there: keep it, or clear it.
        create: Kinds of records that may be made when a row points to one that is not there; None for the profile's own.
        columns: Header → column name, chosen by the user; "" leaves the column out.
        accept: Use suggestions for headers without asking.
        hints: How dates and numbers are written where the columns leave it open.
        encoding, delimiter: As the file says otherwise.
        progress: Told how far it is.
        kinds: For a model of a foreign notation: type of its elements → kind of the records that they become, or "skip".
        models: What was said so before, by the identifier of a model.
        tables: What holds instead for the table of a name (file, and sheet where there are several); None leaves it out.
    """

    profile: str = ""
    match: tuple[str, ...] = ()
    match_all: bool = False
    blank: Blank = "keep"
    create: frozenset[str] | None = None
    columns: dict[str, str] = field(default_factory=dict)
    accept: bool = False
    hints: Hints = field(default_factory=Hints)
    encoding: str = ""
    delimiter: str = ""
    progress: Progress = quiet
    kinds: Mapping[str, str] = field(default_factory=dict)
    models: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tables: Mapping[str, Options | None] = field(default_factory=dict)

    def of(self, table: str) -> Options | None:
        """Return what holds for a table; None when it is left out."""
        return self.tables.get(table, self)
