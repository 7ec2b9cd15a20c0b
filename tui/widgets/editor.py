"""What a value is typed in, by the kind of its field: line, several lines, choice, lookup, date."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, OptionList, TextArea
from textual.widgets.option_list import Option

from inventory.language import _
from inventory.records import Kind, get
from inventory.records.values import day
from inventory.text import clean, fold
from tui.background import Background
from tui.board import board

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from inventory.records import Field

_DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")
MAKE = "make"
"""Id of the option that makes a new record."""
WAIT = 0.12
"""Seconds without a key before a lookup asks the database."""


@dataclass
class Typed(Message):
    """A value was changed by the user."""

    editor: Editor


@dataclass
class MakeNew(Message):
    """A lookup should get a record that is not there yet.

    Args:
        editor: The lookup.
        kind: Kind of the record.
        text: What was typed.
    """

    editor: Editor
    kind: str
    text: str


def whole_day(text: str) -> dt.date | None:
    """Return the day of a whole date as it is typed (31-12-2026 or 2026-12-31), or None."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    first = [int(part) for part in found.groups()[:3] if part]
    year, month, number = (first[2], first[1], first[0]) if first else map(int, found.groups()[3:])
    try:
        return dt.date(year, month, number)
    except ValueError:  # 31-02-2026: not a day yet
        return None


class DateInput(Input):
    """A line for a date: + and - go a day on or back once the date is whole, page keys a month."""

    def on_key(self, event: events.Key) -> None:
        """Go a day on or back, or a month, or take today when nothing is there."""
        steps = {"plus": 1, "minus": -1, "pageup": -30, "pagedown": 30}
        by = steps.get(event.key)
        if by is None:
            return
        now = whole_day(self.value)
        if now is None and (self.value.strip() or event.key == "minus"):
            return
        event.prevent_default()
        event.stop()
        self.value = day(board(self).today if now is None else _moved(now, by))
        self.cursor_position = len(self.value)


def _moved(now: dt.date, by: int) -> dt.date:
    """Return a day so many days further on; a step of 30 days goes by months."""
    if abs(by) == 1:
        return now + dt.timedelta(days=by)
    from inventory.finance.calendar import add_months  # noqa: PLC0415

    return add_months(now, by // 30)


class Editor(Background, Vertical):
    """The value of one field, as text that can be changed.

    Args:
        field: The field.
        text: What stands there.
        id: Id of the widget.
    """

    def __init__(self, field: Field, text: str = "", *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id, classes="editor")
        self.field = field
        self._first = text
        self._offered: list[str] = []
        self.known: dict[str, int] = {}
        self._taken = ""
        self._timer: Any = None
        self._awaited = False

    def on_mount(self) -> None:
        """Take the keys when that was asked before the line was there, as when keys come fast."""
        if self._awaited:
            self.focus_line()

    def compose(self) -> ComposeResult:
        """Make the line, and the list of what can be chosen."""
        if self.field.kind is Kind.NOTE:
            yield TextArea(
                self._first, compact=True, show_line_numbers=False, soft_wrap=True, tab_behavior="focus"
            )
            return
        made = DateInput if self.field.kind is Kind.DATE else Input
        yield made(
            self._first,
            placeholder=self._placeholder(),
            compact=True,
            max_length=self.field.length if self.field.kind is Kind.TEXT else 0,
            password=self.field.secret,
            select_on_focus=False,
        )
        if self.chooses:
            yield OptionList(markup=False, compact=True, classes="offers")

    @property
    def chooses(self) -> bool:
        """Return whether the value is one of a list."""
        return bool(self.field.choices) or self.field.kind in {Kind.LINK, Kind.FLAG}

    @property
    def text(self) -> str:
        """Return what is typed."""
        if self.field.kind is Kind.NOTE:
            return self.query_one(TextArea).text
        return self.query_one(Input).value

    def set_text(self, text: str) -> None:
        """Replace what is typed."""
        if self.field.kind is Kind.NOTE:
            self.query_one(TextArea).load_text(text)
        else:
            box = self.query_one(Input)
            box.value = text
            box.cursor_position = len(text)
        self._hide()

    @property
    def number(self) -> int | None:
        """Return the number of the record that a link's title stands for, when it was picked or stood there."""
        return self.known.get(self.text.strip())

    def pick(self, title: str, number: int) -> None:
        """Put a record into a link field."""
        self.known[title] = number
        self.set_text(title)

    def focus_line(self) -> None:
        """Take the keys; when the line is not there yet, as soon as it is."""
        line = next(iter(self.query("Input, TextArea")), None)
        self._awaited = line is None
        if line is not None:
            line.focus()

    def _placeholder(self) -> str:
        """Return what the empty line says."""
        return {
            Kind.DATE: _("dd-mm-yyyy; + is today"),
            Kind.FLAG: _("yes, no, or empty for unknown"),
            Kind.LINK: _("type to search"),
        }.get(self.field.kind, _("unchanged when empty") if self.field.secret else "")

    @on(Input.Changed)
    @on(TextArea.Changed)
    def changed(self, event: Input.Changed | TextArea.Changed) -> None:
        """Tell, and offer what fits."""
        event.stop()
        self.post_message(Typed(self))
        taken, self._taken = self._taken, ""
        if self.chooses and self.query_one(Input).has_focus and taken != self.text:
            if self._timer is not None:
                self._timer.stop()
            self._timer = self.set_timer(WAIT if self.field.kind is Kind.LINK else 0.01, self.offer)

    def offer(self) -> None:
        """Offer what fits what is typed."""
        if self.field.kind is Kind.LINK:
            from tui.reads import offered  # noqa: PLC0415

            database, today, kind, text = (
                board(self).database,
                board(self).today,
                self.field.target,
                self.text,
            )
            self.background(
                lambda: offered(database, kind, text, today),
                self._found,
                group="offer",
                failed=lambda _error: True,
            )
            return
        labels = (
            [_("yes"), _("no")]
            if self.field.kind is Kind.FLAG
            else [label if self.field.custom else _(label) for label in self.field.choices.values()]
        )
        typed = fold(self.text)
        fitting = [one for one in labels if typed in fold(one)]
        every = fitting if fitting != [self.text] and fitting else labels
        self._show(every)

    def _found(self, found: list[tuple[int, str]]) -> None:
        """Show records; of those with the same title the first one is meant."""
        for number, title in found:
            self.known.setdefault(title, number)
        self._show(list(dict.fromkeys(title for _number, title in found)))

    def _show(self, found: list[str]) -> None:
        """Show what is offered, while the line has the keys."""
        if not self.query_one(Input).has_focus:
            return
        offers = self.query_one(OptionList)
        self._offered = found
        offers.clear_options()
        offers.add_options(Option(Text(clean(text), no_wrap=True)) for text in found)
        typed = self.text.strip()
        if self.field.kind is Kind.LINK and typed and fold(typed) not in {fold(text) for text in found}:
            label = _(get(self.field.target).label)
            offers.add_option(
                Option(Text(_("+ new {record}: {text}").format(record=label, text=typed)), id=MAKE)
            )
        offers.display = offers.option_count > 0
        offers.highlighted = None

    def _hide(self) -> None:
        """Take the offers away."""
        for offers in self.query(OptionList):
            offers.display = False
            offers.highlighted = None
        self.forget_work("offer")

    @property
    def offering(self) -> bool:
        """Return whether offers are shown."""
        return any(offers.display for offers in self.query(OptionList))

    def on_descendant_blur(self) -> None:
        """Take the offers away when the keys go elsewhere."""
        self.call_after_refresh(self._left)

    def _left(self) -> None:
        if not self.has_focus_within:
            self._hide()

    def on_key(self, event: events.Key) -> None:
        """Move along the offers, take one, or take them away."""
        if not self.chooses or event.key not in {"down", "up", "enter", "escape"}:
            return
        offers = self.query_one(OptionList)
        if event.key == "down" and not offers.display:
            self.offer()
        elif not offers.display:
            return
        elif event.key == "escape":
            self._hide()
        elif event.key == "enter":
            if offers.highlighted is None:
                self._hide()
                return
            self._take(offers.highlighted)
        else:
            (offers.action_cursor_down if event.key == "down" else offers.action_cursor_up)()
        event.stop()
        event.prevent_default()

    @on(OptionList.OptionSelected)
    def clicked(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        event.stop()
        self._take(event.option_index)
        self.focus_line()

    def _take(self, index: int) -> None:
        """Take an offer."""
        if index >= len(self._offered):
            self._hide()
            self.post_message(MakeNew(self, self.field.target, self.text.strip()))
            return
        self._taken = self._offered[index]  # chosen is chosen: it is not offered again
        if self.text == self._taken:
            self._taken = ""
            self._hide()
            return
        self.set_text(self._offered[index])
