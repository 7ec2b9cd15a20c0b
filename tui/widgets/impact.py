"""Failure and data: what hangs on a system, a supplier or devices, and where the data of a system go; as a tree of text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import Static, Tree

from inventory.errors import InputError
from inventory.language import _
from inventory.text import clean
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.messages import GoTo, SituationChanged
from tui.widgets.findings_timed import Timed
from tui.widgets.fresh import Fresh
from tui.widgets.impact_reading import FIELDS, known, outage
from tui.widgets.impact_view import BranchTree

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.widgets.impact_reading import Outage

LINES = 4
"""Parties whose totals stand under the tree; more are counted."""


class ImpactPane(Fresh, Timed, Acting, Background, Vertical):
    """The chain of one failure, and for a system its data."""

    CONTEXT = "impact"
    BINDINGS = bindings("impact")
    KEPT = "impact"

    def __init__(self) -> None:
        super().__init__(id="page-impact", classes="landscape")
        self.wanted = ""
        self.found: Outage | None = None
        self._way: list[str] = []

    def compose(self) -> ComposeResult:
        """Make heading, tree, totals and what is said of the branch."""
        yield Static("", classes="heading", markup=False)
        yield BranchTree()
        yield Static("", classes="facts", markup=False)
        yield Static("", classes="about", markup=False)

    def on_mount(self) -> None:
        """Take over what was shown the last time, and read."""
        name = board(self).memory.part(self.KEPT).get("name")
        self.wanted = self.wanted or (name if isinstance(name, str) else "")
        self.restore_moment()
        self.load()

    def keep(self) -> None:
        """Keep what is shown for the next time."""
        board(self).memory.part(self.KEPT)["name"] = self.wanted
        self.keep_moment()

    @property
    def chain(self) -> BranchTree:
        """Return the tree."""
        return self.query_one(BranchTree)

    def situation(self) -> State:
        """Return what can be done now; `marked` says whether the branch is of what can fail itself."""
        branch = self.chain.current
        return State(
            board(self).read_only,
            rows=len(self.found.rows) if self.found else 0,
            row=branch is not None and bool(branch.about[0]),
            marked=branch is not None and branch.about[0] in {"system", "supplier"},
            filtered=bool(self._way),
            pages=2,
        )

    @property
    def main_part(self) -> Widget:
        """Return the tree."""
        return self.chain

    def load(self) -> None:
        """Read what hangs on it, in a thread."""
        if not self.wanted:
            self._retell()
            return
        app = board(self)
        database, name, chosen, today = app.database, self.wanted, self.chosen, app.today
        self.background(
            lambda: outage(database, name, chosen, today), self._loaded, group="impact", failed=self._failed
        )

    def _failed(self, error: Exception) -> bool:
        """Say that the name or plateau is gone; show nothing then."""
        if not isinstance(error, InputError):
            return False
        board(self).say(f"{error.message} {error.hint}".strip(), severity="warning")
        if not self.moment_failed():
            self.wanted, self.found = "", None
            self.chain.clear()
            self._retell()
        return True

    def _loaded(self, found: Outage) -> None:
        """Show it; the cursor stays on its line when it is the same name."""
        same = self.found is not None and self.found.name == found.name
        line = self.chain.cursor_line
        self.found = found
        self.chain.fill(found.branches)
        self._retell()
        if same:
            self.call_after_refresh(setattr, self.chain, "cursor_line", line)
        self.post_message(SituationChanged())

    def _retell(self) -> None:
        """Write heading and totals, or what to do first."""
        found = self.found
        if found is None:
            self.query_one(".heading", Static).update(Text(_("Failure and data")))
            text = _(
                "Which system, supplier or group of devices fails? / chooses one by typing; f does so from a list of "
                "systems and from the findings, g i from the matrix."
            )
            self.query_one(".facts", Static).update(Text(text))
            self.query_one(".about", Static).update(Text(""))
            return
        heading = _("Failure and data: {name} · {moment}").format(name=found.name, moment=found.moment.label)
        self.query_one(".heading", Static).update(Text(clean(heading)))
        lines = list(found.totals)
        if len(lines) > LINES:
            left = len(lines) - LINES + 1
            lines = [*lines[: LINES - 1], _("… and {count} parties more: x writes all").format(count=left)]
        self.query_one(".facts", Static).update(Text("\n".join(map(clean, lines))))
        self._tell()

    def _tell(self) -> None:
        """Write the branch under the cursor whole, since a line may be cut."""
        branch = self.chain.current
        self.query_one(".about", Static).update(Text("" if branch is None else branch.label))

    @on(Tree.NodeHighlighted)
    def moved(self, event: Tree.NodeHighlighted[Any]) -> None:
        """Say what the cursor is on."""
        event.stop()
        self._tell()
        self.post_message(SituationChanged())

    @on(Tree.NodeSelected)
    @on(Tree.NodeExpanded)
    @on(Tree.NodeCollapsed)
    def unused(self, event: Any) -> None:
        """Keep what the tree tells to itself."""
        event.stop()

    def show(self, filter_: str | None, _number: int | None) -> None:
        """Show the failure of a system or supplier by its name."""
        if filter_:
            self.take(filter_)

    def take(self, name: str | None) -> None:
        """Show another failure, and remember this one."""
        if name is None or name == self.wanted:
            return
        if self.wanted:
            self._way.append(self.wanted)
        self.wanted = name
        if self.is_mounted:
            self.load()

    def action_choose(self) -> None:
        """Choose what fails, by typing."""
        app = board(self)
        database, chosen, today = app.database, self.chosen, app.today
        self.background(lambda: known(database, chosen, today), self._choose, group="known")

    def _choose(self, found: list[tuple[str, str]]) -> None:
        """Show what can fail."""
        if not found:
            board(self).say(
                _("No systems are recorded yet: i imports them, or n makes one in Software."),
                severity="warning",
            )
            return
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only when it is asked

        choices = [(str(place), text) for place, (_name, text) in enumerate(found)]
        self.app.push_screen(
            Pick(_("What fails?"), choices),
            lambda place: self.take(None if place is None else found[int(place)][0]),
        )

    def action_failure(self) -> None:
        """Show the failure of the system under the cursor by itself."""
        branch = self.chain.current
        if branch is not None and branch.about[0] in {"system", "supplier"}:
            self.take(branch.about[1])

    def action_leave(self) -> None:
        """Go back to the failure before."""
        if self._way:
            self.wanted = self._way.pop()
            self.load()

    def action_open(self) -> None:
        """Go to the record of the branch."""
        branch, found = self.chain.current, self.found
        if branch is None or found is None or not branch.about[0]:
            return
        kind, number = found.records.of(*branch.about)
        if kind:
            self.post_message(GoTo(kind, number=number))

    def action_fold(self) -> None:
        """Shut the branch, or go to what it hangs on."""
        self.chain.fold()

    def action_unfold(self) -> None:
        """Open the branch, or go into it."""
        self.chain.unfold()

    def action_copy(self) -> None:
        """Put the whole tree on the clipboard, as text."""
        if self.found is not None:
            lines = [line for one in self.found.branches for line in one.lines()]
            self.app.copy_to_clipboard("\n".join([*self.found.totals, *lines]))
            board(self).say(_("Copied: {text}").format(text=_("{count} lines").format(count=len(lines))))

    def action_export(self) -> None:
        """Write the processes with their state and chain to a file."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only when a file is written

        if self.found is not None:
            place = str(Path.cwd() / _("failure.xlsx"))
            self.app.push_screen(
                Prompt(_("Export to file"), place, _("An .xlsx or a .csv"), _("Export")), self._export
            )

    def _export(self, place: str | None) -> None:
        """Write the file in a thread."""
        found = self.found
        if place is None or found is None:
            return
        from inventory.publish import table_file  # noqa: PLC0415  the writers are heavy
        from inventory.publish.table import Table  # noqa: PLC0415

        table = Table(FIELDS, found.rows, _("Failure"))
        self.background(
            lambda: table_file.write(table, Path(place).expanduser()),
            lambda path: board(self).say(_("Written: {path}").format(path=path)),
            group="export",
        )
