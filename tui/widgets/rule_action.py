"""Making the filter of a list a rule of the board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import N_, _
from tui.board import board

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App

    from inventory.store.views import View


class RuleAction:
    """A list whose filter can become a rule; mixed in before Textual's class."""

    app: App[Any]
    view: View

    def action_rule(self) -> None:
        """Ask what the rule is called and when it finds something."""
        from inventory.records.signals import OwnRule  # noqa: PLC0415  only then
        from inventory.store.views import View  # noqa: PLC0415
        from tui.dialogs.choose_values import ValuesDialog  # noqa: PLC0415
        from tui.sections import page_label  # noqa: PLC0415
        from tui.signalling import keep_rule, rule_preview  # noqa: PLC0415

        app = board(self.app)
        database, who, today = app.database, app.who, app.today
        view = View(self.view.record, self.view.filter)
        fields = [OwnRule.fields[name] for name in ("name", "condition", "number", "severity")]
        fields[2] = fields[2].but(label=N_("Number of records"))

        def act(values: Mapping[str, Any]) -> str:
            return keep_rule(database, who, view, values, today)

        about = _("{page} with the filter “{filter}”") if view.filter else _("{page}, without a filter")
        dialog = ValuesDialog(
            _("Make this a rule"),
            fields,
            act,
            lambda values: rule_preview(database, view, values, today),
            texts={
                "condition": _(str((OwnRule.fields["condition"].choices or {})["each"])),
                "number": "0",
                "severity": _("medium"),
            },
            about=about.format(page=page_label(view.record), filter=view.filter),
            do=_("Make the rule"),
        )
        self.app.push_screen(dialog, self._made_rule)

    def _made_rule(self, code: str | None) -> None:
        """Say which rule it became, and let the pages read anew."""
        if code is not None:
            app = board(self.app)
            text = _("It is rule {code} now; the page of signals shows what it finds. u undoes it.")
            app.say(text.format(code=code))
            app.reread()
