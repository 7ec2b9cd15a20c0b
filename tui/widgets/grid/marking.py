"""Marking rows of the grid: one by one, by ranges, all shown, none, or the other ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from inventory.language import N_
from tui.widgets.grid.cursor import GridCursor, bound
from tui.widgets.grid.messages import MarksChanged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.binding import BindingType


class GridMarking(GridCursor):
    """The grid with marks that are kept apart from the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("space", "toggle_mark", N_("Mark or unmark the row")),
        bound("shift+up", "extend_up", N_("Extend the marks up")),
        bound("shift+down", "extend_down", N_("Extend the marks down")),
        bound("shift+pageup", "extend_page_up", N_("Extend the marks a page up")),
        bound("shift+pagedown", "extend_page_down", N_("Extend the marks a page down")),
        bound("v", "toggle_range", N_("Begin or end a range of marks")),
    ]

    _hidden_marks = 0

    @property
    def mark_count(self) -> int:
        """Return how many rows are marked, those that are filtered out included."""
        return len(self._marks.keys)

    @property
    def hidden_mark_count(self) -> int:
        """Return how many of the marked rows the present filter does not show."""
        return self._hidden_marks

    @property
    def marking_range(self) -> bool:
        """Return whether a range is being drawn that every move of the cursor extends."""
        return self._marks.sticky

    def is_marked(self, key: int) -> bool:
        """Return whether a row is marked."""
        return key in self._marks.keys

    def marked_keys(self, *, hidden: bool = True) -> list[int]:
        """Return the marked keys in the order shown, then (unless `hidden` is off) the filtered-out ones."""
        marked = self._marks.keys
        if not marked:
            return []
        shown = [key for key in self._pages.keys if key in marked]
        return shown + sorted(marked.difference(shown)) if hidden and len(shown) < len(marked) else shown

    def target_keys(self) -> list[int]:
        """Return what an action is for: the marked rows, or without marks the row under the cursor."""
        return self.marked_keys() or ([] if self.current_key is None else [self.current_key])

    def mark(self, keys: Iterable[int], *, marked: bool = True) -> None:
        """Mark rows by key, shown or not, or take their marks away."""
        (self._marks.add if marked else self._marks.remove)(keys)
        self._count_hidden()
        self._marked()

    def _count_hidden(self) -> None:
        """Count the marked rows that are not shown; single marks need no count, since they are set on shown rows."""
        marked = self._marks.keys
        self._hidden_marks = len(marked) - len(marked.intersection(self._pages.keys)) if marked else 0

    def _marked(self) -> None:
        """Draw the marks anew and tell how many there are."""
        self.refresh()
        self.tell(MarksChanged(self, self.mark_count, self.hidden_mark_count))

    def _follow(self) -> None:
        """Let a sticky range follow the cursor; another one ends where the cursor leaves its edge."""
        if self._row == self._marks.edge:
            return
        if self._marks.sticky:
            self._marks.extend(self._pages.keys, self._row)
            self._marked()
        else:
            self._marks.end()

    def _extend(self, by: int) -> None:
        """Draw the range from where it began to so many rows further, and go there."""
        if not self.row_count:
            return
        if self._marks.anchor is None:
            self._marks.start(self._row)
        target = max(0, min(self.row_count - 1, self._row + by))
        self._marks.extend(self._pages.keys, target)
        self._place(target)
        self._marked()

    def action_toggle_mark(self) -> None:
        """Mark the row under the cursor or unmark it, and go to the next one."""
        key = self.current_key
        if key is not None:
            self._marks.toggle(key)
            self._marked()
            self._step(1)

    def action_toggle_range(self) -> None:
        """Begin a range here that every move extends, or end it; its rows stay marked."""
        if self._marks.sticky or not self.row_count:
            self._marks.end()
        else:
            self._marks.start(self._row, sticky=True)
            self._marks.extend(self._pages.keys, self._row)
        self._marked()

    def action_extend_up(self) -> None:
        """Extend the marks a row up."""
        self._extend(-1)

    def action_extend_down(self) -> None:
        """Extend the marks a row down."""
        self._extend(1)

    def action_extend_page_up(self) -> None:
        """Extend the marks a screen up."""
        self._extend(-self.body_height)

    def action_extend_page_down(self) -> None:
        """Extend the marks a screen down."""
        self._extend(self.body_height)

    def action_mark_all(self) -> None:
        """Mark every row that is shown."""
        self.mark(self._pages.keys)

    def action_mark_none(self) -> None:
        """Take away all marks, those of filtered-out rows too."""
        self.mark(set(self._marks.keys), marked=False)

    def action_mark_invert(self) -> None:
        """Mark the shown rows that are not marked, and unmark those that are."""
        self._marks.invert(self._pages.keys)
        self._marked()

    def _clicked(self, event: events.Click, row: int, column: str | None, *, in_gutter: bool) -> None:
        """Extend the marks with shift, toggle one with ctrl or in the gutter, otherwise just go there."""
        if event.shift:
            self._extend(row - self._row)
            return
        super()._clicked(event, row, column, in_gutter=in_gutter)
        if event.ctrl or in_gutter:
            self._marks.toggle(self._pages.keys[row])
            self._marked()
