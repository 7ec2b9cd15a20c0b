"""Where you are and where you can go: sections and their pages, as a line on top or beside the page.

All places of a line are one widget: with a widget each (there are sixty) half of the time to the first paint went to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual.containers import VerticalScroll
from textual.widget import Widget

from inventory.language import _
from inventory.text import clean
from tui.board import board
from tui.messages import GoTo
from tui.sections import page_label, sections

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult, RenderResult

    from tui.sections import Section


ENDS = 4
"""Cells at an end of a line for the number of pages that do not fit."""


class Piece(NamedTuple):
    """A part of a line: how it is written, its style class, and the page where a click on it leads ("" for none)."""

    text: Text
    style: str = ""
    page: str = ""


class Places(Widget, can_focus=False):
    """Lines of places; a click on one goes there."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "places--section",
        "places--section-here",
        "places--page",
        "places--page-here",
        "places--hover",
        "places--name",
        "places--badge",
    }

    def __init__(self) -> None:
        super().__init__()
        self.section = sections()[0]
        self.page = ""
        self._under = ""

    def show(self, section: Section, page: str) -> None:
        """Show where you are."""
        self.section, self.page = section, page
        self.refresh()

    def lines(self) -> list[list[Piece]]:
        """Return what is written, line by line."""
        raise NotImplementedError

    def render(self) -> RenderResult:
        """Write the lines."""
        whole = Text(no_wrap=True, overflow="ellipsis", end="")
        for number, line in enumerate(self.lines()):
            if number:
                whole.append("\n")
            for piece in line:
                text = piece.text.copy()
                style = "places--hover" if piece.page and piece.page == self._under else piece.style
                if style:
                    text.stylize_before(self.get_component_rich_style(style))
                whole.append_text(text)
        return whole

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Light up the place under the mouse."""
        self._light(self._at(event))

    def on_leave(self) -> None:
        """Light up no place."""
        self._light("")

    def _light(self, page: str) -> None:
        """Light up a place."""
        if page != self._under:
            self._under = page
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go to the place that was clicked."""
        page = self._at(event)
        if page:
            self.post_message(GoTo(page))

    def _at(self, event: events.MouseEvent) -> str:
        """Return the page to which the place under the mouse leads, "" for none."""
        offset = event.get_content_offset(self)
        lines = self.lines()
        if offset is None or offset.y >= len(lines):
            return ""
        left = 0
        for piece in lines[offset.y]:
            left += cell_len(piece.text.plain)
            if offset.x < left:
                return piece.page
        return ""

    def badge(self) -> Text:
        """Return what must not be overlooked: that nothing can be written."""
        shown = board(self).read_only
        return Text(" " + _("READ-ONLY") + " ", style="reverse bold") if shown else Text("")


def numbered(number: int, section: Section, blank: str = "") -> Text:
    """Return a section's number, which is its key, and its name."""
    text = Text()
    text.append(f"{number}{blank}", "bold dim")
    return text.append(_(section.short))


class SectionLine(Places):
    """All sections in one line of 80 columns."""

    def lines(self) -> list[list[Piece]]:
        """Return a link a section."""
        found = []
        for number, one in enumerate(sections(), 1):
            here = "-here" if one.id == self.section.id else ""
            found += [Piece(numbered(number, one), f"places--section{here}", one.pages[0]), Piece(Text(" "))]
        return [found]


class PageLine(Places):
    """The pages of a section in one line, and the badge."""

    def lines(self) -> list[list[Piece]]:
        """Return a link a page, and the badge at the end."""
        pages = self.section.pages if len(self.section.pages) > 1 else ()
        badge = self.badge()
        room = (self.size.width or 80) - cell_len(badge.plain)
        found = []
        first, after = self._fitting(pages, room)
        if first:
            found.append(Piece(Text(f"«{first} "), "places--page", pages[first - 1]))
        for one in pages[first:after]:
            here = "-here" if one == self.page else ""
            found += [Piece(Text(page_label(one)), f"places--page{here}", one), Piece(Text("  "))]
        if after < len(pages):
            found.append(Piece(Text(f"{len(pages) - after}»"), "places--page", pages[after]))
        if badge.plain:
            used = sum(cell_len(piece.text.plain) for piece in found)
            found.append(Piece(Text(" " * max(0, room - used))))
            found.append(Piece(badge, "places--badge"))
        return [found]

    def _fitting(self, pages: tuple[str, ...], room: int) -> tuple[int, int]:
        """Return the first of the pages that fit, and the place after the last one; the open one is in sight.

        What does not fit is counted at both ends of the line, and room for that is kept.
        """
        widths = [cell_len(page_label(one)) + 2 for one in pages]
        here = pages.index(self.page) if self.page in pages else 0

        def fit(first: int, after: int) -> bool:
            marks = (ENDS if first else 0) + (ENDS if after < len(pages) else 0)
            return sum(widths[first:after]) + marks <= room

        first = next((place for place in range(here) if fit(place, here + 1)), here)
        after = next((place for place in range(len(pages), here, -1) if fit(first, place)), here + 1)
        return first, min(after, len(pages))


class PlaceList(Places):
    """Name, badge, and sections below each other, with the pages of the open one."""

    def lines(self) -> list[list[Piece]]:
        """Return a place a line."""
        file = Text("  " + clean(short_name(board(self).database.name)), style="dim")
        name = Text("  inventaris", style="bold")
        badge = Text("  ").append_text(self.badge())
        found = [
            [Piece(name, "places--name")],
            [Piece(self._whole(file))],
            [Piece(badge, "places--badge")],
        ]
        for number, one in enumerate(sections(), 1):
            here = one.id == self.section.id
            text = Text("  ").append_text(numbered(number, one, " "))
            style = "places--section-here" if here else "places--section"
            found.append([Piece(self._whole(text), style, one.pages[0])])
            if here and len(one.pages) > 1:
                for page in one.pages:
                    style = "places--page-here" if page == self.page else "places--page"
                    found.append([Piece(self._whole(Text("     " + page_label(page))), style, page)])
        return found

    def _whole(self, text: Text) -> Text:
        """Return a text as wide as the list, its last cell blank."""
        text.truncate((self.size.width or 24) - 1, overflow="ellipsis", pad=True)
        return text.append(" ")

    def show(self, section: Section, page: str) -> None:
        """Show where you are; the list may become longer."""
        super().show(section, page)
        self.styles.height = len(self.lines())


class SideBar(VerticalScroll, can_focus=False):
    """All places beside the page."""

    def compose(self) -> ComposeResult:
        """Make the list."""
        yield PlaceList()

    def show(self, section: Section, page: str) -> None:
        """Show where you are."""
        self.query_one(PlaceList).show(section, page)


def short_name(name: str) -> str:
    """Return the last part of a path or URL."""
    return name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
