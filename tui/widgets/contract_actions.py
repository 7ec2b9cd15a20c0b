"""What can be decided about a contract from any page that shows one: renew, renegotiate, cancel, take up an option."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import N_, _
from inventory.records.values import day
from tui.board import board

if TYPE_CHECKING:
    from textual.app import App


class ContractActions:
    """A page on which one contract is meant; mixed in before Textual's class."""

    app: App[Any]

    @property
    def current_contract(self) -> int | None:
        """Return the number of the contract that is meant, None for none."""
        raise NotImplementedError

    def action_decide(self, decision: str) -> None:
        """Ask what belongs to a decision, with what it changes.

        Args:
            decision: "renew", "renegotiate", "cancel" or "option".
        """
        number = self.current_contract
        if number is None:
            return
        from tui.deciding import title  # noqa: PLC0415  only when something is decided

        page: Any = self
        database = board(page).database
        page.background(
            lambda: title(database, number),
            lambda name: self._ask_decision(decision, number, name),
            group="decide",
        )

    def _ask_decision(self, decision: str, number: int, name: str) -> None:
        """Show the dialog."""
        from inventory.records import field as f  # noqa: PLC0415
        from inventory.records import get  # noqa: PLC0415
        from tui.deciding import DOES, chosen, decide, preview  # noqa: PLC0415
        from tui.dialogs.choose_values import ValuesDialog  # noqa: PLC0415

        page: Any = self
        app = board(page)
        database, who = app.database, app.who
        fields = get("decision").fields
        asked = [fields[one] for one in ("date", "person", "letter_sent", "confirmed", "reference")]
        asked.append(f.text(N_("Reason"), length=200).but(name="reason"))
        dialog = ValuesDialog(
            _(DOES[decision]).format(contract=name),
            asked,
            lambda values: decide(database, who, number, chosen(decision, values)),
            lambda values: preview(database, number, chosen(decision, values)),
            texts={"date": day(app.today)},
            do=_("Record it"),
        )
        self.app.push_screen(dialog, self._decided)

    def _decided(self, number: int | None) -> None:
        """Say that it is recorded, and read anew."""
        if number is not None:
            app = board(self.app)
            app.say(_("Recorded. u undoes it."))
            app.reread()
