"""How often each value stands in a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from inventory.language import _
from inventory.records.values import decimals
from inventory.text import clean
from tui.dialogs.base import Dialog, heading, line
from tui.widgets.filter_bar import thousands
from tui.widgets.grid.cells import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tui.reads import Frequency

BAR, NAME = 14, 28
"""Cells of the longest bar, and of a value."""


class FrequencyDialog(Dialog[str]):
    """Values with their counts; the answer is the filter that asks for one of them.

    Args:
        label: What the column is called.
        found: The values, the most frequent first.
        total: Rows that were counted, also those of values that are not among `found`.
    """

    def __init__(self, label: str, found: Sequence[Frequency], total: int) -> None:
        super().__init__()
        self._label, self._found, self._total = label, list(found), total

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(_("{column}: how often").format(column=self._label))
            yield OptionList(*self._options(), markup=False, compact=True)
            yield line(self._hint(), "hint")

    def on_mount(self) -> None:
        """Begin at the most frequent."""
        self.query_one(OptionList).focus()

    def _hint(self) -> str:
        """Return the keys, and how much is not shown."""
        keys, rest = (
            _("Enter shows only these · Esc closes"),
            self._total - sum(one.count for one in self._found),
        )
        if rest <= 0:
            return keys
        more = _("The {shown} most frequent values; {rest} rows have another.")
        return more.format(shown=thousands(len(self._found)), rest=thousands(rest)) + " " + keys

    def _options(self) -> list[Option]:
        total = max(1, self._total)
        most = max((one.count for one in self._found), default=1)
        made = []
        for index, one in enumerate(self._found):
            text = Text(fit(clean(one.text) or _("(empty)"), NAME), no_wrap=True)
            text.append(f"{thousands(one.count):>8} {decimals(1000 * one.count // total, 1):>5} % ", "bold")
            text.append("▆" * max(1, round(BAR * one.count / most)), "dim")
            made.append(Option(text, id=str(index)))
        return made

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Give the filter."""
        event.stop()
        self.dismiss(self._found[event.option_index].filter)
