"""The filter bar: always visible, with how many records are shown, and what is wrong with a filter at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.suggester import Suggester
from textual.widgets import Input, Static

from inventory.language import _, current
from inventory.records import get
from inventory.text import clean, harmless
from tui.messages import FilterLeft, FilterTyped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from inventory.records import Field
    from inventory.store.filter import FilterError
    from inventory.store.filter.suggest import Suggestion

DEBOUNCE = 0.15
"""Seconds without a key before the list is read again."""


def thousands(number: int) -> str:
    """Return a count as people read it: 2.063 in Dutch, 2,063 in English."""
    return f"{number:,}".replace(",", "." if current() == "nl" else ",")


class _Completion(Suggester):
    """Completes what is typed with the best suggestion of the filter language."""

    def __init__(self, bar: FilterBar) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._bar = bar

    async def get_suggestion(self, value: str) -> str | None:
        """Return the filter with its last part completed, or None."""
        for one in self._bar.suggested(value):
            whole = value[: one.start] + one.text
            if whole.lower().startswith(value.lower()) and len(whole) > len(value):
                return value + whole[len(value) :]
        return None


class FilterInput(Input):
    """The line in which a filter is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "escape", show=False),
        Binding("down,enter", "leave", show=False),
        Binding("tab", "complete", show=False),
    ]

    @property
    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that the footer names while a filter is typed."""
        return [("enter", _("To the list")), ("tab", _("Complete")), ("esc", _("Clear filter"))]

    def action_escape(self) -> None:
        """Clear the filter, or leave the bar when it is empty."""
        if self.value:
            self.value = ""
        self.post_message(FilterLeft(cleared=True))

    def action_leave(self) -> None:
        """Go back to the list."""
        self.post_message(FilterLeft())

    def action_complete(self) -> None:
        """Take the suggestion that is shown."""
        if self.cursor_at_end and self._suggestion:
            self.value = self._suggestion
            self.cursor_position = len(self.value)


def filter_line() -> ComposeResult:
    """Yield the line with the filter of a pane: its sign, the field and how much is left; to be taken over in `compose`."""
    with Horizontal(classes="line"):
        yield Static("/", classes="sign", markup=False)
        yield FilterInput(placeholder=_("filter: words"), compact=True, select_on_focus=False)
        yield Static("", classes="count", markup=False)


class FilterBar(Vertical):
    """A filter with its count and its error.

    Args:
        kind: Kind of the records that are filtered.
    """

    error: reactive[FilterError | None] = reactive(None)
    marked: reactive[tuple[int, int]] = reactive((0, 0))

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self._custom: Sequence[Field] = ()
        self._quiet = False
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Make the line and what stands below it."""
        with Horizontal(classes="line"):
            yield Static("/", classes="sign", markup=False)
            yield FilterInput(
                placeholder=_("filter: words, or field:value"),
                compact=True,
                suggester=_Completion(self),
                classes="text",
                select_on_focus=False,
            )
            yield Static("", classes="count", markup=False)
        yield Static("", classes="below", markup=False)

    @property
    def text(self) -> str:
        """Return the filter as it is typed."""
        return self.query_one(FilterInput).value

    def set_text(self, text: str) -> None:
        """Set the filter without telling."""
        box, text = self.query_one(FilterInput), harmless(text)
        if box.value != text:
            self._quiet = True
            box.value = text
            box.cursor_position = len(text)

    def set_counts(self, shown: int, total: int, *, archived: bool, custom: Sequence[Field] = ()) -> None:
        """Tell how many records are shown, of how many."""
        self._custom = custom
        text = (
            thousands(shown)
            if shown == total
            else _("{shown} of {total}").format(shown=thousands(shown), total=thousands(total))
        )
        self._counted = _("{count} archived").format(count=text) if archived else text
        self._write_count()

    _counted = "…"

    def _write_count(self) -> None:
        marks, hidden = self.marked
        found = Text(no_wrap=True)
        if marks:
            said = _("{count} marked").format(count=thousands(marks))
            if hidden:
                said = _("{count} marked, {hidden} of them not shown").format(
                    count=thousands(marks), hidden=thousands(hidden)
                )
            found.append(f"● {said}  ", "bold")
        found.append(self._counted)
        self.query_one(".count", Static).update(found)

    def watch_marked(self) -> None:
        """Tell how many records are marked."""
        if self.is_mounted:
            self._write_count()

    def suggested(self, text: str) -> list[Suggestion]:
        """Return what can come next in a filter."""
        from inventory.store.filter.suggest import suggestions  # noqa: PLC0415  only while typing

        return suggestions(text, len(text), get(self._kind), self._custom)

    def focus_text(self) -> None:
        """Go to the line, its cursor at the end."""
        self.query_one(FilterInput).focus()

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Wait until the user stops typing."""
        event.stop()
        if self._quiet:
            self._quiet = False
            return
        self._hint()
        self._stop()
        self._timer = self.set_timer(DEBOUNCE, self._tell)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _tell(self) -> None:
        """Tell the list what to show."""
        self.post_message(FilterTyped(self.text))

    @on(FilterLeft)
    def left(self, event: FilterLeft) -> None:
        """Tell at once what waits."""
        del event
        self._stop()
        self._tell()

    def watch_error(self) -> None:
        """Show what is wrong below its place."""
        if self.is_mounted:
            self.set_class(self.error is not None, "-wrong")
            self._hint()

    def on_descendant_focus(self) -> None:
        """Show what can be typed."""
        self.add_class("-typing")
        self._hint()

    def on_descendant_blur(self) -> None:
        """Give the line of hints back to the list."""
        self.remove_class("-typing")

    def _hint(self) -> None:
        """Write the line below: what is wrong, or what can come next."""
        line = Text(no_wrap=self.error is None, overflow="ellipsis")
        if self.error is not None:
            said = clean(f"{self.error.message} {self.error.hint}")
            line.append(" " * min(self.error.position + 2, max(2, self.size.width - 6)))
            line.append(f"▲\n  {said}")
        else:
            names = [one.text for one in self.suggested(self.text)[:8]] if self.text else []
            line.append("  " + ("  ".join(names) if names else _examples()), "dim")
        self.query_one(".below", Static).update(line)


def _examples() -> str:
    """Return what a filter can look like."""
    return _("e.g. chromebook status:repair · warranty<+90d · user:empty · -site:oak · price>=12,50")
