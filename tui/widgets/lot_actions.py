"""What can be done with one lot from any page that shows it: events, its schedule, the calculator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import N_, _
from tui.messages import GoTo

if TYPE_CHECKING:
    from textual.app import App

EVENTS = {
    "disposal": N_("Dispose of some or all"),
    "split": N_("Split off a part as a lot of its own"),
    "transfer": N_("Transfer to another site"),
    "term": N_("New term"),
    "value": N_("New book value (impairment)"),
    "addition": N_("Addition (upgrade, repair that is capitalised)"),
    "residual": N_("New residual value"),
    "loss": N_("Loss or theft"),
}
"""What can happen to a lot, the most frequent first: kind of event → what the menu says."""


class LotActions:
    """A page on which one lot is meant; mixed in before Textual's class."""

    app: App[Any]

    @property
    def current_lot(self) -> int | None:
        """Return the number of the lot that is meant, None for none."""
        raise NotImplementedError

    def action_lot_event(self, kind: str = "") -> None:
        """Record what happened to the lot; without a kind it is chosen first."""
        if self.current_lot is None:
            return
        if kind:
            self._event(kind)
            return
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only when it is asked

        choices = [(name, _(text)) for name, text in EVENTS.items()]
        self.app.push_screen(Pick(_("What happened to this lot?"), choices), self._event)

    def _event(self, kind: str | None) -> None:
        """Show the dialog of an event."""
        if kind is not None and self.current_lot is not None:
            from tui.dialogs.lot_event import LotEvent  # noqa: PLC0415  only when it is asked

            self.app.push_screen(LotEvent(self.current_lot, kind))

    def action_lot_schedule(self) -> None:
        """Show the schedule of the lot."""
        if self.current_lot is not None:
            from tui.dialogs.lot_schedule import LotSchedule  # noqa: PLC0415  only when it is asked

            self.app.push_screen(LotSchedule(self.current_lot), self._lot_left)

    def _lot_left(self, order: object) -> None:
        """Go where the schedule leads."""
        if isinstance(order, GoTo):
            page: Any = self
            page.post_message(order)

    def action_calculate(self) -> None:
        """Show the calculator, filled in with the lot."""
        from tui.dialogs.calculator import open_calculator  # noqa: PLC0415  only when it is asked

        open_calculator(self, "depreciation", self.current_lot)
