"""What was found behind a cell of the privacy board: why it matters, what to do; from here to the record or to mending it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from inventory.language import _
from inventory.records.values import day
from inventory.signals.finding import RULES
from inventory.text import clean
from tui.dialogs.base import Dialog, buttons, heading, line
from tui.widgets.privacy_cells import finding_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from inventory.signals.finding import Finding


class CellDialog(Dialog[tuple[str, "Finding | None"]]):
    """The findings of a cell; the answer is "go" or "mend" with the finding that is meant.

    Args:
        title: The system and what is asked.
        said: What the cell says when there are no findings.
        findings: What was found, the worst first.
        rules: Codes of the rules that the column shows.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "answer('mend')", show=False),
        Binding("w", "answer('wizard')", show=False),
    ]
    AUTO_FOCUS = "OptionList"

    def __init__(self, title: str, said: str, findings: Sequence[Finding], rules: Sequence[str]) -> None:
        super().__init__(classes="privacy-cell")
        self._title, self._said, self._findings = title, said, list(findings)
        self._rules = [code for code in rules if code in RULES]

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(self._title)
            if self._said:
                yield line(self._said)
            yield OptionList(markup=False, compact=True)
            with VerticalScroll(classes="why", can_focus=False):
                yield Static("", markup=False)
            if self._findings:
                yield line(
                    _("Enter goes to the record · f mends it · w enters the annex · Esc leaves"), "hint"
                )
                yield buttons(
                    [
                        ("no", _("Close"), "default"),
                        ("go", _("Open"), "default"),
                        ("mend", _("Mend"), "primary"),
                    ]
                )
            else:
                yield buttons([("no", _("Close"), "primary")])

    def on_mount(self) -> None:
        """Show the findings, or what was asked when there are none."""
        options = self.query_one(OptionList)
        if self._findings:
            options.add_options(
                Option(Text(finding_line(one), no_wrap=True, overflow="ellipsis")) for one in self._findings
            )
        else:
            options.add_options(
                Option(
                    Text(f"  {code} {_(RULES[code].title)}", style="dim", no_wrap=True, overflow="ellipsis")
                )
                for code in self._rules
            )
        options.highlighted = 0

    @on(OptionList.OptionHighlighted)
    def highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell why the line matters."""
        event.stop()
        self.query_one(".why Static", Static).update(self._why(event.option_index))

    def _why(self, place: int) -> Text:
        """Return what is found, why it matters, what to do, and on what it rests."""
        one = self._findings[place] if self._findings else None
        rule = RULES.get(one.rule if one is not None else self._rules[place])
        text = Text()
        if one is not None:
            text.append(clean(one.message))
            if one.due is not None:
                text.append(f" {_('Before {day}.').format(day=day(one.due))}")
        if rule is not None:
            text.append(f"\n{_(rule.title)}" if one is not None else _(rule.title), "bold")
            text.append(f"\n{_(rule.explanation)}")
            text.append(f"\n{_('What to do')}: ", "bold").append(_(rule.action))
            text.append(f"\n{_('Basis')}: {rule.basis}", "dim")
        return text

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the record."""
        event.stop()
        if self._findings:
            self.action_answer("go")
        else:
            self.dismiss(None)

    def action_answer(self, what: str) -> None:
        """Give an answer about the line that is meant."""
        place = self.query_one(OptionList).highlighted
        if what == "wizard":
            self.dismiss((what, None))
        elif self._findings and place is not None:
            self.dismiss((what, self._findings[place]))

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        if event.button.id == "no":
            self.dismiss(None)
        else:
            self.action_answer(str(event.button.id))
