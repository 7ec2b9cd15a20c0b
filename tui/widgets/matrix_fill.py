"""Filling in the matrix: a line over the cell in which systems are typed, with what fits below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import Input, Static

from inventory.landscape.cell import answer, quoted, word, written
from inventory.landscape.editing import Suggestion
from inventory.language import _
from inventory.records.software import SYSTEM_TYPES
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Region


OFFERED = 6
"""Systems that are offered at once."""
LEAST = 2
"""Letters from which a word such as n.v.t. is offered."""
MOVES = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1), "enter": (1, 0)}
"""Rows and columns that a key goes while nothing is typed."""
WIDEST, NARROWEST = 46, 30
"""Cells of the line over the cell."""


@dataclass
class Given(Message):
    """A system, or a word such as n.v.t., was given for the cell under the cursor.

    Args:
        text: As it was typed or chosen, in the grammar of a cell.
    """

    text: str


@dataclass
class Moved(Message):
    """Filling goes on in another cell.

    Args:
        rows: So many rows further.
        columns: So many columns further; at the end of a row the next one begins.
    """

    rows: int = 0
    columns: int = 0


@dataclass
class FillLeft(Message):
    """Filling is done."""


class FillInput(Input):
    """The line in which a system is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+z", "app.undo", show=False),
        Binding("ctrl+y", "app.redo", show=False),
    ]

    @property
    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that the footer names while a system is typed."""
        if self.value:
            return [("enter", _("Add")), (";", _("Add, and more")), ("↓", _("Choose")), ("tab", _("Add, go on")), ("esc", _("Clear"))]  # fmt: skip
        return [
            ("↑↓←→ tab", _("Other cell")),
            ("enter", _("Row below")),
            ("ctrl+z", _("Undo")),
            ("esc", _("Done")),
        ]

    @property
    def box(self) -> FillBox:
        """Return what the line is part of."""
        found = self.parent
        assert isinstance(found, FillBox)
        return found

    def on_key(self, event: events.Key) -> None:
        """Add, choose, or go on. Done here and not by bindings, which wait until later keys are typed already."""
        key, box = event.key, self.box
        if key in MOVES and not self.value:
            box.go(*MOVES[key])
        elif key in {"up", "down"}:
            box.offers.step(MOVES[key][0])
        elif key in {"tab", "shift+tab"}:
            box.give()
            box.go(0, 1 if key == "tab" else -1)
        elif key == "enter" or (key == "semicolon" and not _open(self.value)):
            box.give()
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Leave a block of cells to the matrix; a line is typed."""
        if "\t" in event.text or "\n" in event.text.strip("\n"):
            event.prevent_default()

    def action_leave(self) -> None:
        """Take away what is typed, or end the filling."""
        if self.value:
            self.value = ""
        else:
            self.post_message(FillLeft())


@dataclass
class Chosen(Message):
    """An offer was clicked.

    Args:
        place: Which.
    """

    place: int


class Offers(Static, can_focus=False):
    """What fits what is typed, a line each; of fixed height, since a new layout a letter would cost 15 ms."""

    def __init__(self) -> None:
        super().__init__("", markup=False, classes="offers")
        self.lines: list[Text] = []
        self.here = 0
        self.room = NARROWEST
        self.above = False

    def show(self, lines: list[Text]) -> None:
        """Show other lines; the first one is chosen."""
        self.lines, self.here = lines, 0
        self.display = bool(lines)
        self._draw()

    def step(self, by: int) -> None:
        """Choose a line further on or back."""
        self.here = max(0, min(len(self.lines) - 1, self.here + by))
        self._draw()

    def _draw(self) -> None:
        """Draw the lines, the chosen one in reverse."""
        drawn = []
        for place, line in enumerate(self.lines):
            one = line.copy()
            one.truncate(self.room, overflow="ellipsis", pad=True)
            if place == self.here:
                one.stylize("reverse")
            drawn.append(one)
        blank = [Text("")] * self._blank
        self.update(Text("\n", no_wrap=True).join([*blank, *drawn]), layout=False)

    @property
    def _blank(self) -> int:
        """Return the empty lines on top: above the line that is typed in, the offers stand against it."""
        return OFFERED + 1 - len(self.lines) if self.above else 0

    def on_click(self, event: events.Click) -> None:
        """Take the line that is clicked."""
        event.stop()
        if 0 <= event.y - self._blank < len(self.lines):
            self.post_message(Chosen(event.y - self._blank))


class FillBox(Vertical):
    """The line with what fits below it; laid over the cell under the cursor."""

    def __init__(self) -> None:
        super().__init__(classes="fill")
        self.suggestions: Sequence[Suggestion] = ()
        self._folded: list[str] = []
        self._offered: list[str] = []
        self._offered_for = ""
        self.typing = False
        self._at = Offset(0, 0)

    def compose(self) -> ComposeResult:
        """Make the line and the list."""
        yield FillInput(compact=True, select_on_focus=False, placeholder=_("type a system"))
        yield Offers()

    def on_mount(self) -> None:
        """Wait to be called."""
        self.display = False

    @property
    def offers(self) -> Offers:
        """Return the list of what fits."""
        return self.query_one(Offers)

    def know(self, suggestions: Sequence[Suggestion]) -> None:
        """Take over what can be offered, the board's own systems first."""
        self.suggestions = suggestions
        self._folded = [fold(one.name) for one in suggestions]

    def show(self, region: Region, screen: Region, text: str | None = None) -> None:
        """Lie over a cell.

        Args:
            region: The cell.
            screen: The whole screen.
            text: What is typed already; None for what stands there.
        """
        width = min(max(region.width + 2, NARROWEST), WIDEST, screen.width)
        x = max(0, min(region.x - 1, screen.width - width))
        y = max(0, min(region.y, screen.height - 1))
        if self.styles.width is None or self.styles.width.value != width:
            self.styles.width = width
        self.offers.room = width
        self._at = Offset(x, y)
        self.offers.above = y + OFFERED + 1 >= screen.height
        self.set_class(self.offers.above, "-above")
        self.display = True
        line = self.query_one(FillInput)
        if text is not None and line.value != text:
            line.value = text
            line.cursor_position = len(text)
        self.screen.set_focus(line, scroll_visible=False)
        self._offer(line.value)
        self.refresh(layout=True)

    def hide(self) -> None:
        """Go away; what was typed and not added goes too."""
        self.display = False
        self.query_one(FillInput).value = ""

    def go(self, rows: int, columns: int) -> None:
        """Ask to go on in another cell."""
        self.post_message(Moved(rows, columns))

    def give(self) -> None:
        """Give what is typed, completed by what is chosen below, and empty the line."""
        line = self.query_one(FillInput)
        text = clean(line.value)
        if not text:
            return
        if line.value != self._offered_for:  # keys that come faster than the screen is told of them
            self._offer(line.value)
        if self.offers.here < len(self._offered):
            text = self._offered[self.offers.here]
        line.value = ""
        self.post_message(Given(text))

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        """Offer what fits."""
        event.stop()
        self._offer(event.value)
        if bool(event.value) != self.typing:
            self.typing = bool(event.value)
            self.screen.refresh_bindings()

    @on(Chosen)
    def chosen(self, event: Chosen) -> None:
        """Take what is clicked."""
        event.stop()
        self.offers.here = event.place
        self.give()
        self.query_one(FillInput).focus()

    def fitting(self, typed: str) -> tuple[list[Suggestion], list[Suggestion]]:
        """Return what fits a few typed letters: names that begin with them, and those with words that do.

        The name itself comes first. A part within a word is no match: Enter on a new name must not choose another.
        """
        wanted = fold(typed)
        parts = wanted.split()
        begin, within = list[Suggestion](), list[Suggestion]()
        for one, name in zip(self.suggestions, self._folded, strict=True) if parts else ():
            if name == wanted:
                begin.insert(0, one)
            elif name.startswith(wanted):
                begin.append(one)
            elif all(f" {part}" in f" {name}" for part in parts):
                within.append(one)
        return begin, within

    def _offer(self, typed: str) -> None:
        """Show what fits; what is new says so, what is chosen by Enter is highlighted."""
        self._offered_for = typed
        name, _bracket, remark = typed.partition("(")
        begin, within = ([], []) if _said(typed) else self.fitting(name)
        behind = f" ({remark.rstrip(' )')})" if remark.rstrip(" )") else ""
        words = _words(typed)
        every: list[Suggestion | str] = [*begin[:OFFERED], *words, *within]
        found = every[:OFFERED]
        self._offered = [one if isinstance(one, str) else quoted(one.name) + behind for one in found]
        lines = [_free(one) if isinstance(one, str) else _line(one.name + behind, one) for one in found]
        said = answer(typed)
        known = any(fold(one.name) == fold(clean(name)) for one in begin)
        if clean(name) and not known and all(answer(one) != said for one in self._offered):
            self._offered.append(clean(typed))
            lines.append(_free(typed))
        self.offers.show(lines)
        up = OFFERED + 1 if lines and self.offers.above else 0
        self.absolute_offset = Offset(self._at.x, max(0, self._at.y - up))


def _open(text: str) -> bool:
    """Return whether a quote or parenthesis is still open, in which a semicolon belongs to a name."""
    return text.count('"') % 2 == 1 or text.count("(") > text.count(")")


def _words(typed: str) -> list[str]:
    """Return the words, such as n.v.t., that begin with what is typed."""
    wanted = fold(typed).replace(".", "")
    every = (written("no"), written("unknown"), written("yes"))
    return [one for one in every if len(wanted) >= LEAST and fold(one).replace(".", "").startswith(wanted)]


def _said(text: str) -> bool:
    """Return whether a text is a word such as n.v.t., which is no name."""
    return bool(text.strip()) and word(clean(text)) is not None


def _line(text: str, one: Suggestion) -> Text:
    """Return an offer: its name, its category, and that it is new."""
    line = Text(clean(text), no_wrap=True, overflow="ellipsis")
    if one.number is None:
        line.append(f"  {_('new')}", "bold")
    if one.category and one.category != "other":
        line.append(f"  {clean(_(SYSTEM_TYPES.get(one.category, one.category)))}", "dim")
    return line


def _free(typed: str) -> Text:
    """Return the offer to take what is typed as it stands."""
    said = answer(typed)
    if said.runs is not None and not said.uses:
        words = {"no": _("does not run it"), "unknown": _("unknown"), "yes": _("runs it")}
        return Text(f"{clean(typed)}: {words[said.runs]}", no_wrap=True)
    text = _("+ new system: {name}").format(name=clean(typed))
    return Text(text, no_wrap=True, overflow="ellipsis")
