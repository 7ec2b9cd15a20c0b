"""Synthetic rows for the grid: devices of a school board, any number of them, none kept."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from textual.app import App

from tui.widgets.grid import Grid, GridColumn, status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.text import Text
    from textual.app import ComposeResult
    from textual.message import Message

STATUS = (
    ("✓", "in use", "success"),
    ("!", "repair", "warning"),
    ("✗", "lost", "error"),
    ("·", "stored", "muted"),
)
SITES = ("De Wegwijzer", "Het Kompas", "Sint-Jan", "Basisschool De Regenboog aan de Vecht")
KINDS = ("Laptop", "Chromebook", "Tablet", "Access point")


def state(value: int) -> Text:
    """Return a status as sign, word and tone."""
    sign, word, tone = STATUS[value]
    return status(sign, word, tone)  # type: ignore[arg-type]


def euros(cents: int) -> str:
    """Return cents as Dutch euros."""
    return f"€ {cents // 100:,}".replace(",", ".") + f",{cents % 100:02}"


COLUMNS = [
    GridColumn("tag", "Tag", 9, fixed=True),
    GridColumn("kind", "Kind", 14),
    GridColumn("status", "Status", 10, kind="choice", format=state),
    GridColumn("site", "Site", None, max_width=24),
    GridColumn("price", "Price", 12, kind="amount", format=euros),
    GridColumn("bought", "Bought", 10, kind="date"),
    GridColumn("serial", "Serial number", 20),
    GridColumn("note", "Note", 20, stretch=True),
]


class Rows:
    """Rows made from their keys; counts how often it was asked."""

    def __init__(self, keys: Iterable[int]) -> None:
        self._keys = array("q", keys)
        self.asked: list[int] = []
        self.changed: dict[int, str] = {}

    def keys(self) -> array[int]:
        return self._keys

    def rows(self, keys: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        self.asked.append(len(keys))
        return {key: self.row(key) for key in keys}

    def row(self, key: int) -> tuple[Any, ...]:
        return (
            f"A{key:07}",
            KINDS[key % 4],
            key // 3 % 4,
            SITES[key % len(SITES)],
            19_900 + key * 137 % 90_000,
            f"20{20 + key % 7}-0{1 + key % 9}-15",
            f"SN-{key * 7919 % 1_000_003:08}",
            self.changed.get(key, f"row {key}"),
        )


class GridApp(App[None]):
    """An app with nothing but a grid; remembers what the grid tells."""

    CSS = "Screen { layers: base; }"

    def __init__(self, source: Any = None, columns: Sequence[GridColumn] = COLUMNS) -> None:
        super().__init__()
        self.source, self.columns = source, columns
        self.told: list[Message] = []

    def compose(self) -> ComposeResult:
        yield Grid(id="grid")

    def on_mount(self) -> None:
        if self.source is not None:
            self.grid.set_source(self.source, self.columns)
        self.grid.focus()

    @property
    def grid(self) -> Grid:
        return self.query_one(Grid)

    def _tell(self, message: Message) -> None:
        self.told.append(message)

    on_grid_activated = on_grid_cursor_moved = on_grid_sort_requested = on_grid_marks_changed = _tell
    on_grid_edit_requested = on_grid_columns_changed = on_grid_source_failed = _tell

    def last(self, kind: type[Message]) -> Any:
        """Return the last message of a kind."""
        return next(message for message in reversed(self.told) if isinstance(message, kind))
