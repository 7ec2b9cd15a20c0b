"""Which columns are shown, in which order and how wide: what the user arranged, apart from what was declared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from tui.widgets.grid import cells
from tui.widgets.grid.layout import arrange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from tui.widgets.grid.columns import GridColumn
    from tui.widgets.grid.layout import Layout

_SIGNS = 3  # cells kept in a fitted header for the sort arrow and its number, with the blank before them


class ColumnState(TypedDict):
    """What a saved view keeps of one column; the order of columns is the order of the list."""

    name: str
    width: int | None
    hidden: bool
    fixed: bool


class Arrangement:
    """The columns of a grid as the user arranged them.

    Args:
        columns: The declared columns, in the order in which a row of the source has their values.
    """

    def __init__(self, columns: Sequence[GridColumn] = ()) -> None:
        self.columns = {column.name: column for column in columns}
        self._index = {name: index for index, name in enumerate(self.columns)}
        self._order = list(self.columns)
        self._hidden: set[str] = set()
        self._chosen: dict[str, int] = {}
        self._measured: dict[str, int] = {}
        self._fixed = {column.name for column in columns if column.fixed}

    def layout(self, view: int) -> Layout:
        """Return the shown columns in their places on a screen of `view` cells."""
        shown = [
            (replace(self.columns[name], fixed=name in self._fixed), self._index[name])
            for name in self._order
            if name not in self._hidden
        ]
        return arrange(shown, self.width, view)

    def place(self, name: str) -> int:
        """Return the place of a column's value in a row of the source."""
        return self._index[name]

    def width(self, column: GridColumn) -> int:
        """Return the width of a column's text: chosen by hand, declared, measured, or assumed."""
        return (
            self._chosen.get(column.name) or column.width or self._measured.get(column.name) or column.usual
        )

    def unmeasured(self, name: str) -> bool:
        """Return whether a column is to be fitted and was never on screen."""
        return not (self.columns[name].width or name in self._chosen or name in self._measured)

    def measure(self, name: str, texts: Sequence[str | Text], *, anew: bool = False) -> None:
        """Fit a column to its header and to these tidied texts; it grows only, unless it is fitted anew."""
        column = self.columns[name]
        widest = max((cells.width(text) for text in texts), default=0)
        wanted = max(widest, cells.width(column.label) + (_SIGNS if anew else 0))
        before = 0 if anew else self._measured.get(name, 0)
        self._measured[name] = max(before, column.min_width, min(column.max_width, wanted))

    def resize(self, name: str, width: int | None) -> None:
        """Give a column a width in cells, or with None its declared or fitted width back."""
        self._chosen.pop(name, None)
        if width is not None:
            self._chosen[name] = max(self.columns[name].min_width, width)

    def fit(self, name: str, texts: Sequence[str | Text]) -> None:
        """Make a column as wide as its header and these texts, whatever was declared or chosen."""
        self.measure(name, texts, anew=True)
        self._chosen[name] = self._measured[name]

    def move(self, name: str, by: int) -> None:
        """Move a column by so many shown places: negative is to the left."""
        places = [n for n in self._order if n not in self._hidden]
        target = places[max(0, min(len(places) - 1, places.index(name) + by))]
        place = self._order.index(target)
        self._order.remove(name)
        self._order.insert(place, name)

    def hide(self, name: str, *, hidden: bool = True) -> None:
        """Hide a column, or show it; the last shown one stays."""
        if not hidden:
            self._hidden.discard(name)
        elif len(self._hidden) + 1 < len(self._order):
            self._hidden.add(name)

    def fix(self, name: str, *, fixed: bool = True) -> None:
        """Keep a column on screen when the others scroll, or let it go."""
        (self._fixed.add if fixed else self._fixed.discard)(name)

    def state(self) -> list[ColumnState]:
        """Return the arrangement as plain data; a width is None when nobody chose one."""
        return [
            ColumnState(
                name=name,
                width=self._chosen.get(name),
                hidden=name in self._hidden,
                fixed=name in self._fixed,
            )
            for name in self._order
        ]

    def restore(self, state: Sequence[ColumnState]) -> None:
        """Take over a saved arrangement; names that are gone are left out, new columns come last."""
        known = [item for item in state if item["name"] in self.columns]
        names = [item["name"] for item in known]
        self._order = names + [name for name in self.columns if name not in names]
        self._hidden = {item["name"] for item in known if item["hidden"]}
        if len(self._hidden) == len(self._order):
            self._hidden.clear()
        self._fixed = {item["name"] for item in known if item["fixed"]} | (self._fixed - set(names))
        self._chosen = {item["name"]: item["width"] for item in known if item["width"] is not None}

    def declare(self, columns: Sequence[GridColumn]) -> Arrangement:
        """Return an arrangement of other declared columns; when the names are the same, all is kept."""
        new = Arrangement(columns)
        new._measured = {name: width for name, width in self._measured.items() if name in new.columns}
        if new.columns.keys() == self.columns.keys():
            new.restore(self.state())
        return new
