"""What is done with findings from their page: marks, owner, policy of the rule, what mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import N_, _, ngettext
from inventory.records.values import day
from tui.actions import Acting
from tui.background import Background
from tui.board import board
from tui.widgets import signals_told as said
from tui.widgets.mend_actions import MendActions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from inventory.records import Field
    from inventory.signals.finding import Finding
    from tui.signalling import Look


class SignalsActs(Acting, MendActions, Background):
    """A page on which findings are meant; mixed in before Textual's class."""

    app: Any
    found: Look | None
    since: dt.date | None
    _changed: bool
    load: Callable[[], None]

    @property
    def current(self) -> Finding | None:
        """Return the finding under the cursor."""
        raise NotImplementedError

    @property
    def targets(self) -> list[Finding]:
        """Return the findings that an action is for."""
        raise NotImplementedError

    def _called(self, meant: Sequence[Finding]) -> str:
        """Return findings in a few words, for the title of a dialog."""
        if len(meant) == 1:
            return f"{meant[0].rule} · {meant[0].subject.name}"
        text = ngettext("{count} signal", "{count} signals", len(meant))
        return text.format(count=len(meant))

    def _fields(self, *names: str) -> list[Field]:
        """Return fields of a mark that are asked; the reason as a line."""
        from inventory.records import field as f  # noqa: PLC0415
        from inventory.records.signals import Mark  # noqa: PLC0415

        reason = f.text(N_("Reason"), length=500).but(name="reason")
        return [reason if name == "reason" else Mark.fields[name] for name in names]

    def _ask(self, state: Any, title: str, fields: Sequence[Field], about: str = "") -> None:
        """Show the dialog of a decision about what is meant."""
        from inventory.signals.marking import Decision  # noqa: PLC0415
        from tui.dialogs.choose_values import ValuesDialog  # noqa: PLC0415
        from tui.signalling import mark  # noqa: PLC0415

        meant, app = self.targets, board(self)
        database, who, today = app.database, app.who, app.today
        if not meant:
            return

        def act(values: Mapping[str, Any]) -> int:
            decision = Decision(
                state,
                values.get("reason") or "",
                values.get("until"),
                values.get("owner"),
                values.get("decided_by"),
            )
            return mark(database, who, meant, decision, today)

        dialog = ValuesDialog(
            title.format(what=self._called(meant)), fields, act, do=_("Record it"), about=about
        )
        self.app.push_screen(dialog, self._marked)

    def _marked(self, count: int | None) -> None:
        """Say that it is recorded, and read anew."""
        if count is not None:
            app = board(self)
            app.say(_("Recorded. u undoes it."))
            app.reread()

    def action_known(self) -> None:
        """Say that somebody deals with it."""
        self._ask("known", _("Known: {what}"), self._fields("owner", "reason", "until"))

    def action_accept(self) -> None:
        """Leave it out until a day, with the reason."""
        reason, *rest = self._fields("reason", "until", "decided_by")
        about = _("It is left out of all lists, and counts again after the last day.")
        self._ask("accepted", _("Accept: {what}"), [reason.but(required=True), *rest], about)

    def action_owner(self) -> None:
        """Say who deals with it."""
        from tui.dialogs.choose_values import ValuesDialog  # noqa: PLC0415
        from tui.signalling import own  # noqa: PLC0415

        meant, found, app = self.targets, self.found, board(self)
        if not meant or found is None:
            return
        database, who = app.database, app.who
        dialog = ValuesDialog(
            _("Who deals with it: {what}").format(what=self._called(meant)),
            [self._fields("owner")[0].but(required=True)],
            lambda values: own(database, who, found, meant, values["owner"]),
            do=_("Record it"),
        )
        self.app.push_screen(dialog, self._marked)

    def action_unmark(self) -> None:
        """Take the marks of what is meant away."""
        from tui.signalling import unmark  # noqa: PLC0415

        meant, app = self.targets, board(self)
        database, who = app.database, app.who
        self.background(lambda: unmark(database, who, meant), self._unmarked, group="mark")

    def _unmarked(self, count: int) -> None:
        """Say what was done, and read anew."""
        text = ngettext(
            "{count} mark taken away. u undoes it.", "{count} marks taken away. u undoes it.", count
        )
        board(self).say(text.format(count=count))
        board(self).reread()

    def action_detail(self) -> None:
        """Show all there is to know of the finding."""
        from tui.signalling import mark_history  # noqa: PLC0415

        one, found, database = self.current, self.found, board(self).database
        if one is not None and found is not None:
            self.background(
                lambda: mark_history(database, found, one),
                lambda past: self._show_whole(found, one, past),
                group="detail",
            )

    def _show_whole(self, found: Look, one: Finding, past: list[str]) -> None:
        """Show the dialog with all of it."""
        from tui.dialogs.note import Note  # noqa: PLC0415

        first, *rest = said.whole(found, one, past)
        text = "\n\n".join(f"{title.upper()}\n{told}" for title, told in rest)
        self.app.push_screen(Note(f"{first[0]} · {first[1]}", text, read_only=True))

    def action_copy(self) -> None:
        """Put the finding on the clipboard."""
        one, found = self.current, self.found
        if one is not None and found is not None:
            text = said.short(found, one).plain
            self.app.copy_to_clipboard(text)
            board(self).say(_("Copied: {text}").format(text=text[:60]))

    def action_since(self) -> None:
        """Ask from which day it is shown what changed."""
        from inventory.records import field as f  # noqa: PLC0415
        from tui.dialogs.choose_values import ValuesDialog  # noqa: PLC0415

        found = self.found
        if found is None:
            return
        asked = f.date(N_("Changed since"), required=True).but(name="since")
        dialog = ValuesDialog(
            _("From which day on?"),
            [asked],
            lambda values: values["since"],
            texts={"since": day(found.changed.asked)},
            about=_("Only what the program saw itself can be told: it remembers each check of a day."),
        )
        self.app.push_screen(dialog, self._since)

    def _since(self, asked: dt.date | None) -> None:
        """Show what changed since a day."""
        if asked is not None:
            self.since, self._changed = asked, True
            self.load()

    def action_policy(self) -> None:
        """Ask how the board uses the rule: on or off, how bad, from which day."""
        from inventory.records.signals import RulePolicy  # noqa: PLC0415
        from tui.dialogs.choose_values import ValuesDialog  # noqa: PLC0415
        from tui.signalling import decide_rule  # noqa: PLC0415

        app, rules = board(self), {one.rule: one for one in self.targets}
        if self.current is not None:
            rules = {self.current.rule: self.current}
        if len(rules) != 1:
            app.say(_("Several rules are in this group: go to a finding of the rule."))
            return
        ((code, one),) = rules.items()
        database, who = app.database, app.who
        fields = [RulePolicy.fields[name] for name in ("active", "severity", "start")]
        fields.append(self._fields("reason")[0].but(name="notes"))
        about = _(
            "Off: the board does not use the rule, and nothing that it finds counts. The severity holds for all that it "
            "finds; empty: as the rule says. The policies of rules show what was decided."
        )
        dialog = ValuesDialog(
            f"{code} {_(one.title)}",
            fields,
            lambda values: decide_rule(database, who, code, values),
            texts={"active": _("yes"), "start": day(app.today)},
            about=about,
            do=_("Record it"),
        )
        self.app.push_screen(dialog, self._marked)
