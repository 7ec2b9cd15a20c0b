"""One step of the entry of a privacy annex: its fields, and its rows, of which there can be many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from rich.text import Text
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from inventory.errors import InputError
from inventory.language import _, ngettext
from inventory.records import Kind, get
from inventory.records.values import show
from inventory.text import clean
from tui import typed
from tui.actions import in_context, shown
from tui.screens.form import FieldRow
from tui.widgets.grid.cells import fit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection
    from textual.app import ComposeResult

    from inventory.records import Field
    from inventory.signals.annex_entry import Draft, Row
    from inventory.signals.annex_steps import Step
    from tui.widgets.editor import Editor

NEW = "new"
LEAST, MOST = 11, 24
"""Cells of a column of the rows, at least and at most; columns for which there is no room are seen in the row itself."""


class RowChosen(Message):
    """A row is to be changed, or a new one made.

    Args:
        place: Its place in the list; None for a new one.
    """

    def __init__(self, place: int | None) -> None:
        super().__init__()
        self.place = place


class AnnexField(FieldRow):
    """A single value of a step.

    Args:
        kind: Kind of its record.
        declared: The field.
        text: What stands there.
    """

    def __init__(self, kind: str, declared: Field, text: str) -> None:
        super().__init__(declared, text)
        self.kind = kind
        self.first = text

    @property
    def changed(self) -> bool:
        """Return whether something else stands there than at the beginning."""
        return self.editor.text.strip() != self.first.strip()

    def value(self) -> Any:
        """Return what is typed as a stored value; nothing typed is unknown.

        Raises:
            InputError: It cannot be read.
        """
        text = self.editor.text
        if not text.strip():
            return None
        if self.declared.kind is Kind.LINK:
            if self.editor.number is None:
                raise InputError(_("Choose one of the list."))
            return self.editor.number
        return typed.read(cast("Connection", None), self.declared, text)  # links alone ask the database


class Rows(OptionList):
    """The rows of a step, a line each; the last line makes a new one.

    Args:
        step: The step.
        draft: Where the rows are.
    """

    def __init__(self, step: Step, draft: Draft) -> None:
        super().__init__(markup=False, compact=True, classes="rows")
        self.step, self.draft = step, draft

    @property
    def hints(self) -> list[tuple[str, str]]:
        """Return what the footer says while the rows have the keys."""
        first = (
            [("enter", _("Open")), ("delete", _("Take out"))]
            if self.place is not None
            else [("enter", _("New line"))]
        )
        rest = [("ctrl+n", _("New line"))] if self.place is not None else []
        return [
            *first,
            *rest,
            *((shown(one.keys), _(one.label)) for one in in_context("annex") if one.footer),
        ]

    def on_resize(self) -> None:
        """Share the columns out anew."""
        self.refill()

    def refill(self) -> None:
        """Show the rows anew, the cursor where it was."""
        before = self.highlighted
        fields = get(self.step.rows).fields
        columns, width = shared_out(self.step.columns, self.size.width - 2)
        self.head(" ".join(fit(_(fields[name].label), width) for name in columns))
        rows = self.draft.rows[self.step.rows]
        self.clear_options()
        for place, row in enumerate(rows):
            self.add_option(Option(_row_text(fields, columns, row, width), id=str(place)))
        label = _(get(self.step.rows).label)
        self.add_option(Option(Text(_("+ new: {record}").format(record=label), style="dim"), id=NEW))
        self.highlighted = min(before or 0, len(rows))

    def head(self, text: str) -> None:
        """Write what the columns are called above the rows."""
        for above in self.screen.query(f"#step-{self.step.code} .head").results(Static):
            above.update(Text(f"  {text}", no_wrap=True, overflow="ellipsis"))

    @property
    def place(self) -> int | None:
        """Return the place of the row under the cursor; None on the line that makes a new one."""
        at = self.highlighted
        return at if at is not None and at < len(self.draft.rows[self.step.rows]) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change the row, or make one."""
        event.stop()
        self.post_message(RowChosen(self.place))


def shared_out(columns: tuple[str, ...], room: int) -> tuple[tuple[str, ...], int]:
    """Return the columns that fit, and the cells of each."""
    count = max(1, min(len(columns), (room + 1) // (LEAST + 1)))
    return columns[:count], max(LEAST, min(MOST, (room + 1) // count - 1))


def _row_text(fields: Mapping[str, Field], columns: tuple[str, ...], row: Row, width: int) -> Text:
    """Return a row on one line; what is not known says so."""
    texts = [_told(fields[name], row.get(name)) for name in columns]
    cells = [fit(clean(text or "?"), width) for text in texts]
    return Text(" ".join(cells), no_wrap=True, overflow="ellipsis")


def _told(field: Field, value: Any) -> str:
    """Return a value on one line, months with their word."""
    if field.kind is Kind.MONTHS and value is not None:
        return ngettext("{count} month", "{count} months", value).format(count=value)
    return show(field, value).replace("\n", " ")


class StepPage(VerticalScroll, can_focus=False):
    """The fields and rows of a step.

    Args:
        step: The step.
        draft: What is entered.
        links: Title and number of what stands in link fields, by kind and column.
    """

    def __init__(self, step: Step, draft: Draft, links: Mapping[tuple[str, str], tuple[str, int]]) -> None:
        super().__init__(id=f"step-{step.code}")
        self.step, self.draft, self.links = step, draft, links

    def compose(self) -> ComposeResult:
        """Make the fields, then the rows."""
        kinds = {kind for kind, _name in self.step.asked}
        before = ""
        for kind, name in self.step.asked:
            if len(kinds) > 1 and kind != before:
                label = _(get(kind).label)
                yield Static(Text(label[:1].upper() + label[1:]), classes="of", markup=False)
            before = kind
            declared = get(kind).fields[name]
            title = self.links.get((kind, name), ("", 0))[0]
            yield AnnexField(kind, declared, typed.written(declared, self.draft.values[kind][name], title))
        if self.step.rows:
            yield Static("", classes="head", markup=False)
            yield Rows(self.step, self.draft)

    def on_mount(self) -> None:
        """Let link fields know the numbers of their titles."""
        for row in self.query(AnnexField):
            title, number = self.links.get((row.kind, row.declared.name), ("", 0))
            if title:
                row.editor.known[title] = number

    @property
    def rows(self) -> Rows | None:
        """Return the rows of the step, None when it has none."""
        return next(iter(self.query(Rows)), None)

    def begin(self, kind: str = "", column: str = "") -> None:
        """Take the keys: in a field that is named, else in the first part of the step."""
        fields = list(self.query(AnnexField))
        named = [row for row in fields if (row.kind, row.declared.name) == (kind, column)]
        first = next(iter(named or fields), None)
        if first is not None and (named or not kind or kind != self.step.rows):
            for editor in first.query("Editor"):  # none while keys come faster than fields are made
                cast("Editor", editor).focus_line()
        elif self.rows is not None:
            self.rows.focus()
