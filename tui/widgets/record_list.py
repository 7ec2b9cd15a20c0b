"""A list of records of one kind: filter bar, grid, and the record under the cursor beside it."""

from __future__ import annotations

from textual import on

from inventory.language import _
from inventory.records.values import show
from inventory.text import clean
from tui.actions import bindings
from tui.board import board
from tui.widgets.contract_actions import ContractActions
from tui.widgets.grid import messages as told
from tui.widgets.impact_actions import ImpactActions
from tui.widgets.list_changes import ListChanges
from tui.widgets.list_looks import ListLooks
from tui.widgets.lot_actions import LotActions
from tui.widgets.rule_action import RuleAction


class RecordList(RuleAction, LotActions, ContractActions, ImpactActions, ListChanges, ListLooks):
    """A list of records with all that can be done in it."""

    BINDINGS = bindings("list")

    @property
    def current_contract(self) -> int | None:
        """Return the number of the contract under the cursor."""
        return self.grid.current_key if self.kind == "contract" else None

    @property
    def current_lot(self) -> int | None:
        """Return the number of the lot under the cursor."""
        return self.grid.current_key if self.kind == "lot" else None

    @on(told.Activated)
    def activated(self, event: told.Activated) -> None:
        """Open the record that was chosen."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Go to the record beside the list, or show it on a screen of its own where there is no room."""
        number = self.grid.current_key
        if number is None:
            return
        if self.pane.display:
            self.pane.show(number)
            self.pane.query_one("OptionList").focus()
            return
        from tui.screens.record import RecordScreen  # noqa: PLC0415  only on a narrow screen

        self.app.push_screen(RecordScreen(self.kind, number), self._left_record)

    def _left_record(self, order: object) -> None:
        """Go where the record's screen leads."""
        from tui.messages import GoTo  # noqa: PLC0415

        if isinstance(order, GoTo):
            self.post_message(order)

    def action_filter(self) -> None:
        """Go to the filter bar."""
        self.bar.focus_text()

    def action_clear_filter(self) -> None:
        """Show everything again; while the list is being read, stay with what is shown."""
        if self.grid.fetching:
            self.forget_work("list")
            self.grid.fetching = False
        elif not self.bar.text and not self.view.filter:
            return  # Esc is what a hand does out of habit
        self.bar.set_text("")
        self.load(view=self.view.but(filter=""))

    def action_sort(self, add: bool = False) -> None:  # noqa: FBT001, FBT002  actions take plain values
        """Sort by the column under the cursor."""
        self.sort_by(self.grid.current_column, add=add)

    def action_mark_all(self) -> None:
        """Mark every record that is shown."""
        self.grid.action_mark_all()

    def action_mark_none(self) -> None:
        """Take all marks away."""
        self.grid.action_mark_none()

    def action_mark_invert(self) -> None:
        """Turn the marks of the shown records round."""
        self.grid.action_mark_invert()

    def action_first(self) -> None:
        """Go to the first row."""
        self.grid.action_first_row()

    def action_widen(self, by: int) -> None:
        """Make the column under the cursor wider or narrower."""
        self.grid.action_widen_column(by)

    def _texts(self) -> dict[str, str]:
        """Return the row under the cursor as people read it, by column name."""
        row, listed = self.grid.current_row, self.listed
        if row is None or listed is None:
            return {}
        return {
            field.name: clean(str(value))
            if field.kind == "link" and value is not None
            else show(field, value)
            for field, value in zip(listed.fields, row, strict=True)
        }

    def action_copy(self) -> None:
        """Put the cell on the clipboard, by way of the terminal (OSC 52)."""
        text = self._texts().get(self.grid.current_column, "")
        self.app.copy_to_clipboard(text)
        board(self).say(_("Copied: {text}").format(text=text[:60] or _("nothing")))

    def action_copy_row(self) -> None:
        """Put the shown cells of the row on the clipboard, separated by tabs."""
        texts = self._texts()
        self.app.copy_to_clipboard("\t".join(texts[name] for name in self.grid.shown_columns))
        board(self).say(_("Row copied"))
