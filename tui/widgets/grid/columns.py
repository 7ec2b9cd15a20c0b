"""What a column of the grid is: name, label, width, side, kind and how a value becomes text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.text import Text

Align = Literal["", "left", "right", "center"]

# Kinds whose values are compared by size, so that they stand right-aligned (figures under figures).
_RIGHT = frozenset({"amount", "unit-price", "number", "decimal", "months", "percentage", "year"})
_USUAL = {"flag": 5, "date": 10, "amount": 13, "number": 8, "months": 8, "percentage": 7, "year": 6}


def plain(value: Any) -> str:
    """Return a value as text: nothing for None, otherwise what `str` says."""
    return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column of a grid.

    Args:
        name: The name in code, in saved views and in messages; unique in a grid.
        label: What the header says, already in the user's language.
        width: Width in terminal cells without padding; None to fit the header and the rows that are on screen.
        min_width: Narrowest width in cells, for fitting and for resizing by hand.
        max_width: Widest width in cells that fitting may take; by hand a column may become wider.
        align: Side of the text; "" takes the side that is usual for the kind.
        kind: Kind of the values ("text", "amount", "date", "flag" …), as the record's field declares it.
        fixed: Keep the column on screen when the others scroll.
        stretch: Let the column take what is left of the screen's width.
        format: Makes the text of a cell from the value; called only for cells that are on screen. A `Text` may
            carry tones (see `tui.widgets.grid.cells.toned`); markup in a text is never read.
    """

    name: str
    label: str
    width: int | None = None
    min_width: int = 3
    max_width: int = 40
    align: Align = ""
    kind: str = "text"
    fixed: bool = False
    stretch: bool = False
    format: Callable[[Any], str | Text] = plain

    @property
    def side(self) -> Literal["left", "right", "center"]:
        """Return the side of the text: as declared, or as usual for the kind."""
        return self.align or ("right" if self.kind in _RIGHT else "left")

    @property
    def usual(self) -> int:
        """Return the width in cells to assume while no cell of the column has been on screen."""
        return self.width or max(self.min_width, min(self.max_width, _USUAL.get(self.kind, 16)))


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort key as the header shows it.

    Args:
        column: Name of the column.
        descending: From high to low.
    """

    column: str
    descending: bool = False
