"""The screens: one app over one database."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, ClassVar

from inventory.errors import InventoryError
from inventory.language import _, ngettext
from tui.actions import Acting, State, available, bindings
from tui.background import Background
from tui.board import Board
from tui.failures import reported
from tui.palette import Commands, perform
from tui.starting import SETTLED, settle
from tui.theme import DARK, THEMES, after

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual import events
    from textual.command import Provider
    from textual.screen import Screen

    from inventory.store.database import Database
    from inventory.store.history import Batch

REMEMBER = 20
"""Seconds between two writings of what is kept for the next time."""
MANY = 1_000
"""Changes from which undoing asks first: more than a paste into the matrix makes, fewer than a board's import."""
REASON = 60
"""Characters of the reason of a change that is taken back, in passing."""
BUG = 4
"""Exit code after a bug."""


class InventoryApp(Acting, Background, Board):
    """The screens over one board's database."""

    CONTEXT = "app"
    BINDINGS = bindings("app")
    TITLE = "inventaris"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Commands}
    CSS_PATH = [  # noqa: RUF012  Textual declares its type
        "app.tcss",
        "screens/main.tcss",
        "screens/start.tcss",
        "screens/budget.tcss",
        "screens/depreciation.tcss",
        "screens/landscape.tcss",
        "screens/roadmap.tcss",
        "screens/privacy.tcss",
        "screens/dates.tcss",
        "screens/signals.tcss",
        "screens/plan.tcss",
        "screens/following.tcss",
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (120, "-wide")]  # noqa: RUF012  Textual declares its type
    ENABLE_COMMAND_PALETTE = True
    PAUSE_GC_ON_SCROLL = True

    def __init__(self, database: Database, **more: Any) -> None:
        super().__init__(database, **more)
        for theme in THEMES:
            self.register_theme(theme)
        kept = self.memory.text("theme")
        # Set before there is anything on the screen, so that the styles are read once.
        self.set_reactive(InventoryApp.theme, kept if kept in self.available_themes else DARK)

    def on_mount(self) -> None:
        """Begin to keep where the user is."""
        self.set_interval(REMEMBER, self.remember)
        self.set_timer(SETTLED, settle)

    def get_default_screen(self) -> Screen[Any]:
        """Return the frame."""
        from tui.screens.main import MainScreen  # noqa: PLC0415  after the app itself is there

        found = MainScreen()
        # Known before the first paint, so that all is not styled twice.
        found.add_class(
            *[name for least, name in self.HORIZONTAL_BREAKPOINTS if least <= self.size.width][-1:]
        )
        return found

    def situation(self) -> State:
        """Return what can be done now."""
        return State(self.read_only)

    def on_key(self, event: events.Key) -> None:
        """Say why a key does nothing now."""
        for one, _node, why in available(self):
            if event.key in one.alternatives:
                if why is not None:
                    self.say(why, title=_(one.label), severity="warning")
                return

    def action_theme(self) -> None:
        """Take the next theme."""
        self.theme = after(self.theme)
        self.memory.data["theme"] = self.theme

    def action_command_palette(self) -> None:
        """Search commands, pages and records."""
        from textual.command import CommandPalette  # noqa: PLC0415  only when it is asked for

        app: Any = self
        if self.use_command_palette and not CommandPalette.is_open(app):
            found = CommandPalette(placeholder=_("type to search"), id="--command-palette")
            self.push_screen(found)

    def action_help(self) -> None:
        """Search all that can be done here."""
        from tui.screens.help import HelpScreen  # noqa: PLC0415  only when it is asked for

        self.push_screen(HelpScreen(available(self)))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._take_back("undo")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._take_back("redo")

    def _take_back(self, what: str, number: int | None = None) -> None:
        """Undo or redo in a thread; what is large is undone after asking only, and then has a number."""
        database, who = self.database, self.who

        def work() -> tuple[Batch | None, Batch | None]:
            from inventory.store import history, undo  # noqa: PLC0415  only to undo

            if what == "undo" and number is None:
                with database.read() as connection:
                    newest = undo.next_undo(connection)
                if newest is not None and newest.changes >= MANY:
                    return None, newest
            done = undo.undo(database, who, number) if what == "undo" else undo.redo(database, who)
            with database.read() as connection:
                return done, history.batch(connection, done.undoes) if done.undoes is not None else None

        def taken(both: tuple[Batch | None, Batch | None]) -> None:
            done, target = both
            if done is not None:
                self._taken_back(what, done, target)
            elif target is not None:
                self._ask_undo(target)

        self.background(work, taken, group="undo", failed=self._nothing)

    def _ask_undo(self, one: Batch) -> None:
        """Ask before much is taken back by a single key, such as an import."""
        from tui.dialogs.base import Choice  # noqa: PLC0415  only then
        from tui.past import described  # noqa: PLC0415

        choices = [("no", _("Cancel"), "primary"), ("yes", _("Undo"), "warning")]
        title = _("Undo: batch {number}?").format(number=one.id)
        self.push_screen(
            Choice(title, described(one), choices),
            lambda answer: self._take_back("undo", one.id) if answer == "yes" else None,
        )

    def _nothing(self, error: Exception) -> bool:
        """Say in passing that there is nothing to undo."""
        if type(error).__name__ != "InputError" or not isinstance(error, InventoryError):
            return False
        self.say(str(error), severity="warning")
        return True

    def _taken_back(self, what: str, done: Batch, target: Batch | None) -> None:
        """Say what was taken back, and read anew."""
        from inventory.store.history import ACTIONS  # noqa: PLC0415
        from tui.widgets.grid.cells import fit  # noqa: PLC0415

        count = ngettext("{count} record", "{count} records", done.changes).format(count=done.changes)
        action = ""
        if target is not None:
            action = fit(target.reason, REASON).strip() or _(ACTIONS.get(target.action, target.action))
        text = (
            _("Undone: {action}, {count}. U does it again.") if what == "undo" else _("Done again: {count}.")
        )
        self.say(text.format(action=action, count=count))
        self.reread()

    def reread(self) -> None:
        """Let the frame read anew what was written."""
        for screen in self.screen_stack:
            if hasattr(screen, "reread"):
                screen.reread()

    async def action_quit(self) -> None:
        """Keep where the user is and what is half filled in, and stop."""
        self.remember()
        self.exit(0)

    def remember(self) -> None:
        """Keep where the user is and what is half filled in; also now and then, since a terminal can be closed."""
        for screen in self.screen_stack:
            if hasattr(screen, "keep"):
                screen.keep()
        self.memory.write()

    def do(self, name: str, node: Any) -> None:
        """Run an action of the registry on the widget that carries it out, or say why not."""
        self.run_worker(perform(self, name, node), exclusive=False)

    def _fatal_error(self) -> None:
        """End without Textual's own traceback, which would show values of the board."""
        self._close_messages_no_wait()


def run(database: Database, *, read_only: bool = False, config: Path | None = None) -> int:
    """Show the screens until the user stops, and return the exit code.

    Args:
        database: The database, open; the caller closes it.
        read_only: Refuse every change.
        config: The settings file that was named, or None for the user's own.
    """
    from inventory import settings  # noqa: PLC0415  the command line has read them already
    from tui.memory import Memory, place  # noqa: PLC0415

    memory = Memory(place(database.name))
    wanted = settings.load(config).theme
    if wanted and not memory.text("theme"):
        memory.data["theme"] = wanted
    app = InventoryApp(database, read_only=read_only, memory=memory)
    app.config = config
    code = app.run()
    bug = app._exception  # noqa: SLF001  Textual keeps it for its own test pilot only
    if bug is not None:
        said = _("This is a bug in inventaris")
        sys.stderr.write(f"{said}. {reported(bug)}\n")
        return BUG
    return code or 0
