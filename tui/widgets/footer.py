"""The footer: at most eight keys of what can be done here, from the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Static

from inventory.language import _
from tui.actions import available, followed, holders, shown

if TYPE_CHECKING:
    from textual.app import RenderResult

    from tui.actions import Action

MOST = 8
"""Keys in the footer; the rest is in the help."""


class Keys(Static):
    """One line of keys; what cannot be done now is dimmed."""

    pending = ""

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._written = Text()

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.tell())

    def tell(self) -> None:
        """Write the keys anew."""
        self.refresh()

    def wait(self, first: str) -> None:
        """Show what can follow the first of two keys; "" shows the usual keys again."""
        self.pending = first
        self.tell()

    def render(self) -> RenderResult:
        """Write the keys."""
        if self.screen is not self.app.screen:
            return self._written
        self._written = line = Text(no_wrap=True, overflow="ellipsis")
        if self.pending:
            line.append(f" {self.pending} …  ", "bold")
            for key, one in self._following().items():
                self._key(line, key, _(one.label), refused=False)
            return line
        typing: list[tuple[str, str]] = getattr(self.app.focused, "hints", [])
        if typing:
            for key, label in typing:
                self._key(line, key, label, refused=False)
            return line
        there = available(self.app)
        inner = any(one.context == "detail" for one, _node, _why in there)
        nearest = {key: one for one, _node, _why in reversed(there) for key in one.alternatives}
        found = [
            (one, why)
            for one, _node, why in there
            if one.footer and nearest[one.alternatives[0]] is one and not (inner and one.context == "list")
        ]
        # What cannot be done now stands behind what can, and gives way to it where there is no room.
        for one, why in self._fitting(sorted(found, key=lambda pair: (_refused(pair), pair[0].footer))):
            self._key(line, shown(one.keys), _(one.label), refused=why is not None)
        return line

    def _fitting(self, found: list[tuple[Action, str | None]]) -> list[tuple[Action, str | None]]:
        """Return the keys that fit in the line; the last one, the help, always does."""
        last = [pair for pair in found if pair[0].id == "app.help"] or found[-1:]
        found = [pair for pair in found if pair not in last]
        room, kept = self.size.width, last
        room -= sum(_width(one) for one, _why in kept)
        for pair in found[: MOST - 1]:
            room -= _width(pair[0])
            if room < 0:
                break
            kept.insert(-1, pair)
        return kept

    def _following(self) -> dict[str, Action]:
        """Return what can come after the first key."""
        found: dict[str, Action] = {}
        for _node, acting in holders(self.app):
            found.update(followed(acting.CONTEXT, self.pending))
        return found

    def _key(self, line: Text, key: str, label: str, *, refused: bool) -> None:
        """Write one key."""
        colour = self.app.theme_variables.get("footer-key-foreground", "")
        style = "dim" if refused else f"bold {colour}" if colour.startswith("#") else "bold"
        line.append(f" {key}", style)
        line.append(f" {label} ", "dim" if refused else "")


def _refused(pair: tuple[Action, str | None]) -> bool:
    """Return whether an action cannot be done now; the help, which stands at the end, always can."""
    return pair[1] is not None and pair[0].id != "app.help"


def _width(one: Action) -> int:
    """Return how many cells an action takes in the line."""
    return cell_len(shown(one.keys)) + cell_len(_(one.label)) + 3
