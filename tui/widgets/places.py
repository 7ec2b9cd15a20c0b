"""Where you are and where you can go: sections and their pages, as a line on top or beside the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from inventory.language import _
from inventory.text import clean
from tui.board import board
from tui.messages import GoTo
from tui.sections import page_label, sections

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.sections import Section


class PlaceLink(Static):
    """A section or page; a click goes there.

    Args:
        text: How it is written.
        page: Where it leads.
        classes: Style classes.
    """

    def __init__(self, text: Text, page: str, classes: str) -> None:
        super().__init__(text, markup=False, classes=classes)
        self.page = page

    def on_click(self) -> None:
        """Go there."""
        self.post_message(GoTo(self.page))


def badge(node: Static | Horizontal | VerticalScroll) -> Text:
    """Return what must not be overlooked: that nothing can be written."""
    return Text(" " + _("READ-ONLY") + " ", style="reverse bold") if board(node).read_only else Text("")


class SectionLine(Horizontal):
    """All sections in one line of 80 columns."""

    def compose(self) -> ComposeResult:
        """Make a link a section."""
        for number, one in enumerate(sections(), 1):
            text = Text(str(number), style="bold dim", no_wrap=True)
            text.append(_(one.short), "not dim not bold")
            yield PlaceLink(text, one.pages[0], f"section -{one.id}")

    def show(self, section: Section) -> None:
        """Show in which section you are."""
        for link in self.query(PlaceLink):
            link.set_class(link.has_class(f"-{section.id}"), "-here")


class PageLine(Horizontal):
    """The pages of a section in one line, and the badge."""

    def compose(self) -> ComposeResult:
        """Make room for the pages."""
        yield Static("", classes="pages", markup=False)
        yield Static("", classes="badge", markup=False)

    def on_mount(self) -> None:
        """Show the badge."""
        self.query_one(".badge", Static).update(badge(self))

    async def show(self, section: Section, page: str) -> None:
        """Show the pages of a section, and which one is open."""
        for old in self.query(PlaceLink):
            await old.remove()
        shown = section.pages if len(section.pages) > 1 else ()
        links = [
            PlaceLink(Text(page_label(one), no_wrap=True), one, "page -here" if one == page else "page")
            for one in self._fitting(shown, page)
        ]
        await self.mount_all(links, before=0)

    def _fitting(self, pages: tuple[str, ...], page: str) -> tuple[str, ...]:
        """Return the pages from one on that keeps the open one in sight."""
        room = self.size.width or 80
        first = 0
        while first < len(pages) - 1:
            used = sum(len(page_label(one)) + 2 for one in pages[first : pages.index(page) + 1])
            if used <= room:
                break
            first += 1
        return pages[first:]


class SideBar(VerticalScroll, can_focus=False):
    """Sections below each other, with the pages of the open one."""

    def compose(self) -> ComposeResult:
        """Make name, badge and sections."""
        yield Static(Text("inventaris", style="bold"), classes="name", markup=False)
        yield Static(
            Text(clean(short_name(board(self).database.name)), style="dim", no_wrap=True), classes="file"
        )
        yield Static(badge(self), classes="badge", markup=False)
        for number, one in enumerate(sections(), 1):
            text = Text(f"{number} ", style="bold dim", no_wrap=True, overflow="ellipsis")
            text.append(_(one.short), "not dim not bold")
            yield PlaceLink(text, one.pages[0], f"section -{one.id}")
            if len(one.pages) > 1:
                for page in one.pages:
                    said = Text(page_label(page), no_wrap=True, overflow="ellipsis")
                    yield PlaceLink(said, page, f"page -of-{one.id} -page-{page}")

    def show(self, section: Section, page: str) -> None:
        """Show where you are."""
        for link in self.query(PlaceLink):
            if link.has_class("section"):
                link.set_class(link.has_class(f"-{section.id}"), "-here")
            else:
                link.display = link.has_class(f"-of-{section.id}")
                link.set_class(link.page == page, "-here")


def short_name(name: str) -> str:
    """Return the last part of a path or URL."""
    return name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
