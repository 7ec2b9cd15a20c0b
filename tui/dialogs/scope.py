"""What a budget counts: one site or the whole board, what is left out, who pays, how sure it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from inventory.finance.budget_scope import Scope
from inventory.language import _
from inventory.text import clean
from tui.dialogs.base import Dialog, buttons, heading, line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.budgeting import Choices

SITE, WITHOUT, FINANCING, NATURE = "site", "without", "financing", "nature"


class ScopeDialog(Dialog[Scope]):
    """A list in four parts; of the site and the source one is chosen, of the rest any number.

    Args:
        choices: What there is to choose from.
        scope: What is counted now.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("space", "flip", ""), ("r", "reset", "")]

    def __init__(self, choices: Choices, scope: Scope) -> None:
        super().__init__(classes="scope")
        self._choices, self.scope = choices, scope
        self._order: list[tuple[str, str | None] | None] = []

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(_("What is counted"))
            yield OptionList(markup=False, compact=True)
            yield line(_("space chooses · r counts everything again · Enter shows it"), "hint")
            yield buttons([("no", _("Cancel"), "default"), ("yes", _("Show"), "primary")])

    def on_mount(self) -> None:
        """Begin at the first choice."""
        self._show(1)
        self.query_one(OptionList).focus()

    def _parts(self) -> list[tuple[str, str, list[tuple[str | None, str]]]]:
        """Return the parts: name, heading, and code and label of each choice."""
        sites: list[tuple[str | None, str]] = [(None, _("whole board"))]
        sites += [(name, name) for name in self._choices.sites]
        sites.append(("", _("only what belongs to no site")))
        paid: list[tuple[str | None, str]] = [(None, _("whoever pays")), *self._choices.financing]
        return [
            (SITE, _("Site"), sites),
            (WITHOUT, _("Leave out"), list(self._choices.scopes)),
            (FINANCING, _("Paid from"), paid),
            (NATURE, _("How sure (none chosen: all)"), list(self._choices.natures)),
        ]

    def _show(self, index: int) -> None:
        """Write the list; the cursor goes to a line."""
        options = self.query_one(OptionList)
        options.clear_options()
        self._order = []
        for part, title, choices in self._parts():
            options.add_option(Option(Text(title, style="bold"), disabled=True))
            self._order.append(None)
            for code, label in choices:
                options.add_option(Option(Text(f" {self._sign(part, code)} {clean(label)}", no_wrap=True)))
                self._order.append((part, code))
        options.highlighted = index

    def _sign(self, part: str, code: str | None) -> str:
        """Return whether a choice holds: a dot where one holds, a check where several can."""
        scope = self.scope
        if part in {SITE, FINANCING}:
            return "(•)" if code == (scope.site if part == SITE else scope.financing) else "( )"
        chosen = scope.without if part == WITHOUT else scope.natures
        return "[x]" if code in chosen else "[ ]"

    def action_flip(self) -> None:
        """Choose the line under the cursor, or choose it no longer."""
        index = self.query_one(OptionList).highlighted
        place = self._order[index] if index is not None else None
        if place is None or index is None:
            return
        part, code = place
        scope = self.scope
        if part == SITE:
            self.scope = replace(scope, site=code)
        elif part == FINANCING:
            self.scope = replace(scope, financing=code)
        elif part == WITHOUT:
            self.scope = replace(scope, without=frozenset({*scope.without} ^ {str(code)}))
        else:
            self.scope = replace(scope, natures=frozenset({*scope.natures} ^ {str(code)}))
        self._show(index)

    def action_reset(self) -> None:
        """Count everything again."""
        self.scope = Scope()
        self._show(self.query_one(OptionList).highlighted or 1)

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Take what is chosen."""
        event.stop()
        self.dismiss(self.scope)

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Take what is chosen, or leave."""
        event.stop()
        self.dismiss(self.scope if event.button.id == "yes" else None)
