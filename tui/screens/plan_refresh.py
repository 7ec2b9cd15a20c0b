"""A document of the plan brought up to date: what would happen, conflicts decided one by one, then written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.containers import Horizontal
from textual.widgets import Static

from inventory.errors import InputError, RefusedError
from inventory.language import _
from inventory.text import clean
from tui import refreshing
from tui.actions import State, bindings
from tui.board import board
from tui.refreshing import MEANINGS, PARTS, SIDES
from tui.screens.plan_refresh_doing import RefreshDoing
from tui.widgets.filter_bar import thousands
from tui.widgets.footer import Keys
from tui.widgets.grid import GridColumn, toned
from tui.widgets.grid import messages as told
from tui.widgets.grid.layout import GUTTER, PADDING
from tui.widgets.rows import Rows
from tui.widgets.signals_grid import SignalsGrid

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from tui.refreshing import Looked, Row

PREVAILS = 12
"""Cells of the column that says what prevails."""


class PartTab(Static):
    """The name of a part; a click goes there."""

    def __init__(self, part: str) -> None:
        super().__init__("", markup=False, classes="tab")
        self.part = part

    def on_click(self) -> None:
        """Go to this part."""
        screen = self.screen
        if isinstance(screen, RefreshScreen):
            screen.go_to_part(self.part)


class RefreshScreen(RefreshDoing):
    """A document that people edited.

    Args:
        plan: Number of the plan that is meant when the document does not say of which it is; None for the newest.
    """

    CONTEXT = "refresh"
    BINDINGS = bindings("refresh")

    def __init__(self, plan: int | None = None) -> None:
        super().__init__()
        self.plan = plan
        self.path: Path | None = None
        self.found: Looked | None = None
        self.decided: dict[str, str] = {}
        self.restoring = False
        self.part = ""
        self._notice = ""
        self._lines: list[Row] = []

    def compose(self) -> ComposeResult:
        """Make heading, what the document is of, parts, table, what is said of the line, and the keys."""
        yield Static("", classes="heading", markup=False)
        yield Static("", classes="status", markup=False)
        with Horizontal(classes="tabs"):
            for part in PARTS:
                yield PartTab(part)
        yield SignalsGrid(classes="table")
        yield Static("", classes="about", markup=False)
        yield Keys()

    def begin(self) -> None:
        """Ask which document."""
        self.show()
        self.action_choose()

    def situation(self) -> State:
        """Return what can be done now; `rows` is 1 when there is a preview, `row` that the line is a conflict."""
        line = self.current
        preview = self.found.preview if self.found is not None else None
        return State(
            board(self).read_only,
            rows=int(preview is not None),
            row=line is not None and bool(line.key),
            marked=len(preview.conflicts) if preview is not None else 0,
        )

    @property
    def current(self) -> Row | None:
        """Return the line under the cursor, None for none."""
        key = self.grid.current_key
        return self._lines[key] if key is not None and key < len(self._lines) else None

    def title_text(self) -> str:
        """Return which document it is."""
        name = clean(self.path.name) if self.path is not None else _("no document yet")
        return _("Bring up to date: {file}").format(file=name)

    def look(self) -> None:
        """Look in a thread what would happen; nothing is written."""
        app, path, plan, decided = board(self), self.path, self.plan, dict(self.decided)
        database, today, restoring = app.database, app.today, self.restoring
        if path is None:
            return
        self._notice = ""
        self.work(
            _("looking what would happen"),
            lambda: refreshing.look(database, path, plan, today, decided, restore=restoring),
            self._looked,
            failed=self._refused,
        )

    def _refused(self, error: Exception) -> bool:
        """Say on the screen why a document is refused; it is left untouched."""
        if not isinstance(error, InputError | RefusedError):
            return False
        self.found = None
        self._notice = f"✗ {error.message} {error.hint}".strip()
        self.show()
        return True

    def _looked(self, found: Looked) -> None:
        """Show what would happen."""
        self.found = found
        known = {one.key for one in found.preview.conflicts}
        self.decided = {key: side for key, side in self.decided.items() if key in known}
        parts = refreshing.counted(found.preview)
        if self.part not in parts:
            self.part = "conflicts" if found.preview.open else next(iter(parts), "")
        self.show()

    def on_resize(self) -> None:
        """Share the columns out anew."""
        self.call_after_refresh(self.show)

    def show(self, *, keep: bool = False) -> None:
        """Show the part that is chosen."""
        found = self.found
        self._lines = refreshing.rows(found.preview, self.part) if found is not None and self.part else []
        columns = _columns(self.part, self.size.width)
        self.grid.set_empty(self._nothing())
        self.grid.set_source(Rows([self._row(one) for one in self._lines]), columns, keep_cursor=keep)
        self.head()
        self.query_one(".status", Static).update(Text(clean(self._status(), lines=True)))
        self._tabs()
        self.tell()
        self.refresh_bindings()

    def _nothing(self) -> str:
        """Return why there are no lines."""
        if self._notice:
            return self._notice
        if self.found is None:
            return _("Looking …") if self.busy else _("Choose a document: o")
        return _("✓ The document is up to date: there is nothing to bring in or to take over.")

    def _status(self) -> str:
        """Return of which plan the document is, and what there is to know of it."""
        if self.found is None:
            return ""
        settings, loaded = self.found.settings, self.found.loaded
        years = f"{settings.first_year}-{settings.last_year}"
        warnings: list[str] = []
        parts = [self.found.plan or _("no plan is recorded"), self.found.template, years]
        if loaded.edition is None:
            warnings.append(
                _("! not known what it was made from: figures are replaced, texts held against the database")
            )
        if self.found.preview.tracked:
            warnings.append(_("! tracked changes: read as if accepted"))
        if self.restoring:
            parts.append(_("what was taken out comes back"))
        return "\n".join(filter(None, (" · ".join(parts), " · ".join(warnings))))

    def _tabs(self) -> None:
        """Write the parts that have lines."""
        counts = refreshing.counted(self.found.preview) if self.found is not None else {}
        for tab in self.query(PartTab):
            count = counts.get(tab.part, 0)
            tab.display = bool(count)
            tab.update(Text(f"{_(PARTS[tab.part])} {thousands(count)}", no_wrap=True))
            tab.set_class(tab.part == self.part, "-active")
            if tab.part == self.part:
                tab.scroll_visible(animate=False)

    def _row(self, one: Row) -> tuple[object, ...]:
        """Return a line as a row of the table."""
        if self.part == "conflicts":
            side = self.decided.get(one.key, "")
            word = toned(f"{'✓' if side else '?'} {_(SIDES[side])}", "success" if side else "warning")
            return one.where, one.document, one.inventory, word
        if self.part in {"take", "figures"}:
            return one.where, one.document, one.inventory
        return one.where, one.document

    def tell(self) -> None:
        """Write what the part means, and the line under the cursor whole."""
        text, one = Text(), self.current
        if self.found is not None and self.part:
            text.append(_(MEANINGS[self.part]), "italic")
        if one is not None:
            text.append(f"\n{clean(one.where)}", "bold")
            if one.document:
                text.append(f"\n{_('Document')}: ", "dim").append(clean(one.document[:600]))
            if one.inventory or self.part in {"conflicts", "figures"}:
                text.append(f"\n{_('Inventory')}: ", "dim").append(clean(one.inventory[:600]) or "…")
        self.query_one(".about", Static).update(text)

    @on(told.Activated)
    def activated(self, event: told.Activated) -> None:
        """Show the line whole."""
        event.stop()
        self.action_whole()

    def go_to_part(self, part: str) -> None:
        """Show a part."""
        self.part = part
        self.show()

    def action_part(self, by: int) -> None:
        """Show a part further on or back."""
        parts = list(refreshing.counted(self.found.preview)) if self.found is not None else []
        if parts:
            now = parts.index(self.part) if self.part in parts else 0
            self.go_to_part(parts[(now + by) % len(parts)])

    def action_whole(self) -> None:
        """Show the line whole."""
        one = self.current
        if one is not None:
            from tui.dialogs.note import Note  # noqa: PLC0415  only then

            sides = ((_("In the document"), one.document), (_("In the inventory"), one.inventory))
            said = "\n\n".join(f"{label.upper()}\n{clean(side, lines=True)}" for label, side in sides if side)
            self.app.push_screen(Note(clean(one.where), said, read_only=True))

    def action_restore(self) -> None:
        """Put back what was taken out, or leave it out; looks again."""
        self.restoring = not self.restoring
        self.look()

    def action_again(self) -> None:
        """Look again."""
        self.look()

    def again(self) -> None:
        """Look again after something was written, such as an undo."""
        if self.path is not None:
            self.look()

    def action_leave(self) -> None:
        """Stop what is read, or go back; nothing is written."""
        if not self.stopped():
            self.dismiss(None)


def _columns(part: str, width: int) -> list[GridColumn]:
    """Return the columns of a part for a screen so many cells wide."""
    room = width - GUTTER - 1
    if part == "conflicts":
        room -= PREVAILS + 2 * PADDING
    count = 3 if part in {"take", "figures", "conflicts"} else 2
    each = room // count - 2 * PADDING
    first = GridColumn("where", _("Where"), each + room % count)
    if count == 2:  # noqa: PLR2004  a place and what is said of it
        return [first, GridColumn("document", _("What"), each)]
    found = [
        first,
        GridColumn("document", _("In the document"), each),
        GridColumn("inventory", _("In the inventory"), each),
    ]
    return [*found, GridColumn("prevails", _("Prevails"), PREVAILS)] if part == "conflicts" else found
