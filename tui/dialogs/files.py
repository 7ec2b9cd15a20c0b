"""Choosing files: a path that is typed or pasted, completed from what is in the folder."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from inventory.language import _, ngettext
from inventory.records.values import day
from inventory.text import clean
from tui.background import Background
from tui.dialogs.base import Dialog, heading, line
from tui.folders import MOST, Entry, entries, files_in, size_text, split

if TYPE_CHECKING:
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


class PathInput(Input):
    """A path; lines that are pasted are kept apart."""

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines that are pasted, not the first only."""
        event.prevent_default()
        event.stop()
        lines = [one.strip() for one in event.text.splitlines() if one.strip()]
        several = len(lines) > 1
        self.value = " ".join(f'"{one}"' for one in lines) if several else "".join(lines) or self.value
        self.cursor_position = len(self.value)


class FilesDialog(Background, Dialog[list["Path"]]):
    """Files to import.

    Args:
        folder: Where to begin.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("pagedown", "step(10)", show=False, priority=True),
        Binding("pageup", "step(-10)", show=False, priority=True),
        Binding("tab", "take", show=False, priority=True),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__(classes="files")
        self._folder = folder
        self._listed: list[Entry] = []
        self._marked: dict[Path, None] = {}

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(self.asked())
            yield PathInput(_as_folder(self._folder), compact=True, select_on_focus=False)
            yield OptionList(markup=False, compact=True)
            yield Static("", classes="marked", markup=False)
            yield Static("", classes="error", markup=False)
            yield line(self.hint(), "hint")

    def asked(self) -> str:
        """Return what is asked."""
        return _("Import: which files?")

    def hint(self) -> str:
        """Return what can be done."""
        return _("Enter opens the folder or takes the file · Tab marks several · type or paste a path")

    def on_mount(self) -> None:
        """Show the folder."""
        self.query_one(PathInput).cursor_position = len(self.query_one(PathInput).value)
        self._look()

    def _look(self) -> None:
        """Read the folder in a thread: one on a network can be slow."""
        folder, typed = split(self.query_one(PathInput).value)
        self.background(
            lambda: self.find(folder, typed),
            lambda found: self._show(folder, found, up=not typed),
            group="folder",
            failed=lambda _error: self._unreadable(),
        )

    def find(self, folder: Path, typed: str) -> list[Entry]:
        """Return what can be chosen in a folder; a thread calls this."""
        return entries(folder, typed)

    def _unreadable(self) -> bool:
        """Show nothing: what is typed is no folder (yet)."""
        self._listed = []
        self.query_one(OptionList).clear_options()
        return True

    def _show(self, folder: Path, found: list[Entry], *, up: bool) -> None:
        """Show folders and files, and the way up."""
        above = [Entry(folder.parent, folder=True)] if up and folder.parent != folder else []
        self._folder = folder
        self._listed = [*above, *found[:MOST]]
        options = self.query_one(OptionList)
        before = options.highlighted
        options.clear_options()
        options.add_options([self._option(entry) for entry in self._listed])
        same = before is not None and before < len(self._listed) and before > 0
        options.highlighted = (
            before if same else min(len(above), len(self._listed) - 1) if found or above else None
        )

    def _option(self, entry: Entry) -> Option:
        """Return an entry as a line."""
        if entry.folder:
            name = ".." if entry.path == self._folder.parent else f"{clean(entry.path.name)}{os.sep}"
            return Option(Text(f"  {name}", style="bold", no_wrap=True, overflow="ellipsis"))
        marked = entry.path in self._marked
        text = Text("✓ " if marked else "  ", no_wrap=True, overflow="ellipsis")
        text.append(clean(entry.path.name))
        changed = dt.datetime.fromtimestamp(entry.changed).astimezone().date()
        text.append(f"  {size_text(entry.size)} · {day(changed)}", "dim")
        return Option(text)

    def action_step(self, by: int) -> None:
        """Move along the list while the line keeps the keys."""
        options = self.query_one(OptionList)
        if options.option_count:
            now = options.highlighted or 0
            options.highlighted = max(0, min(options.option_count - 1, now + by))

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Look in the folder that is typed."""
        event.stop()
        self.query_one(".error", Static).update("")
        self.query_one(OptionList).highlighted = None
        self._look()

    @property
    def current(self) -> Entry | None:
        """Return the entry under the cursor."""
        place = self.query_one(OptionList).highlighted
        return self._listed[place] if place is not None and place < len(self._listed) else None

    def action_take(self) -> None:
        """Mark the file under the cursor, or go into the folder."""
        one = self.current
        if one is None:
            return
        if one.folder:
            self._enter(one.path)
            return
        if self._marked.pop(one.path, one) is one:
            self._marked[one.path] = None
        options = self.query_one(OptionList)
        place = options.highlighted or 0
        options.replace_option_prompt_at_index(place, self._option(one).prompt)
        self.action_step(1)
        count = len(self._marked)
        text = ngettext("{count} file marked: {names}", "{count} files marked: {names}", count)
        names = clean(", ".join(path.name for path in self._marked))
        self.query_one(".marked", Static).update(
            Text(text.format(count=count, names=names) if count else "", overflow="ellipsis", no_wrap=True)
        )

    def _enter(self, folder: Path) -> None:
        """Go into a folder."""
        field = self.query_one(PathInput)
        field.value = _as_folder(folder)
        field.cursor_position = len(field.value)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Take what is marked, typed or under the cursor."""
        event.stop()
        self._choose()

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Take what is clicked."""
        event.stop()
        self._choose()

    def _choose(self) -> None:
        """Take the files, or go into the folder."""
        named = files_in(self.query_one(PathInput).value)
        chosen = list(dict.fromkeys([*self._marked, *named]))
        one = self.current
        if chosen:
            self.dismiss(chosen)
        elif one is not None and one.folder:
            self._enter(one.path)
        elif one is not None:
            self.dismiss([one.path])
        else:
            typed = clean(self.query_one(PathInput).value)
            self.query_one(".error", Static).update(Text(_("There is no file {name}.").format(name=typed)))


def _as_folder(folder: Path) -> str:
    """Return a folder as it stands in the line."""
    text = str(folder)
    return text if text.endswith(os.sep) else text + os.sep
