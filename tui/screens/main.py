"""The frame: where you are, the page, the keys. Pages are made when they are first shown, and kept."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual import on
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from inventory.language import _
from tui.actions import Acting, State, bindings, followed, holders
from tui.board import board
from tui.messages import DetailLeft, GoTo, RecordsChanged, SituationChanged
from tui.sections import PANES, page_label, section, section_of, sections
from tui.widgets.footer import Keys
from tui.widgets.places import PageLine, SectionLine, SideBar

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

BACK = 50
"""Places that "back" remembers."""


class MainScreen(Acting, Screen[None]):
    """The frame around all pages."""

    CONTEXT = "main"
    BINDINGS = bindings("main")
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self.page = ""
        self._way: list[str] = []
        self._first_key = ""
        self._last: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Make the frame with its first page, so that both are measured and painted in one go."""
        first = self._first_page()
        yield SectionLine()
        yield PageLine()
        with Horizontal(id="middle"):
            yield SideBar()
            with Vertical(id="content"), ContentSwitcher(id="pages", initial=f"page-{first}"):
                yield _made(first)
        yield Keys()

    async def on_mount(self) -> None:
        """Go where the user was the last time."""
        await self.open(self._first_page(), remember=False)

    def _first_page(self) -> str:
        """Return where the user was the last time."""
        kept = board(self).memory.text("page")
        known = {page for one in sections() for page in one.pages}
        return kept if kept in known else "start"

    def situation(self) -> State:
        """Return what can be done now, as the page says."""
        return State(board(self).read_only, pages=len(section_of(self.page).pages))

    @property
    def page_widget(self) -> Widget | None:
        """Return the page that is shown."""
        switcher = self.query_one(ContentSwitcher)
        return switcher.visible_content if switcher.current else None

    async def open(self, page: str, *, remember: bool = True) -> Widget:
        """Show a page, made now if it was not there yet, and return it."""
        switcher = self.query_one(ContentSwitcher)
        if self.page and remember and self.page != page:
            self._way = [*self._way[-BACK:], self.page]
        fresh = not switcher.query(f"#page-{page}")
        if fresh:
            await switcher.mount(_made(page))
        self.page = page
        switcher.current = f"page-{page}"
        where = section_of(page)
        self._last[where.id] = page
        self.query_one(SectionLine).show(where, page)
        self.query_one(SideBar).show(where, page)
        self.query_one(PageLine).show(where, page)
        widget: Any = switcher.get_child_by_id(f"page-{page}")
        widget.shown_again()
        self.refresh_bindings()
        return widget  # type: ignore[no-any-return]

    @on(GoTo)
    async def go_to(self, event: GoTo) -> None:
        """Go to a page, and there to a filter or a record."""
        event.stop()
        widget: Any = await self.open(event.page)
        if event.filter is not None or event.number is not None:
            widget.show(event.filter, event.number)

    @on(SituationChanged)
    def situation_changed(self, event: SituationChanged) -> None:
        """Write the keys anew."""
        event.stop()
        self.refresh_bindings()

    @on(DetailLeft)
    def detail_left(self, event: DetailLeft) -> None:
        """Go back to the list."""
        event.stop()
        if self.page_widget is not None:
            getattr(self.page_widget, "shown_again", self.focus)()

    @on(RecordsChanged)
    def records_changed(self, event: RecordsChanged) -> None:
        """Let the page that is shown read anew, and the others when they are shown again."""
        event.stop()
        self.reread()

    def reread(self) -> None:
        """Let every page know that records were written."""
        shown = self.page_widget
        for page in self.query_one(ContentSwitcher).children:
            if hasattr(page, "changed"):
                page.changed(visible=page is shown)

    def on_key(self, event: events.Key) -> None:
        """Take two keys after each other (`g e`) before Textual looks for one of them."""
        if self._first_key:
            first, self._first_key = self._first_key, ""
            self.query_one(Keys).wait("")
            event.stop()
            for node, acting in holders(self.app):
                one = followed(acting.CONTEXT, first).get(event.key)
                if one is not None:
                    app: Any = self.app
                    app.do(one.id, node)
                    return
        elif any(followed(acting.CONTEXT, event.key) for _node, acting in holders(self.app)):
            self._first_key = event.key
            self.query_one(Keys).wait(event.key)
            event.stop()

    async def action_section(self, name: str) -> None:
        """Go to a section, to the page that was last open there."""
        where = section(name)
        await self.open(self._last.get(where.id, where.pages[0]))

    async def action_step_section(self, by: int) -> None:
        """Go to a section further on or back."""
        every = sections()
        now = every.index(section_of(self.page))
        await self.action_section(every[(now + by) % len(every)].id)

    async def action_step_page(self, by: int) -> None:
        """Go to a page further on or back in this section."""
        pages = section_of(self.page).pages
        await self.open(pages[(pages.index(self.page) + by) % len(pages)])

    def action_pages(self) -> None:
        """Choose a page of this section by typing."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        choices = [(page, page_label(page)) for page in section_of(self.page).pages]
        go = self.open

        async def chosen(page: str | None) -> None:
            if page is not None:
                await go(page)

        self.app.push_screen(Pick(_("Which page?"), choices), chosen)

    async def action_back(self) -> None:
        """Go back to the page before."""
        if self._way:
            await self.open(self._way.pop(), remember=False)

    def action_import(self) -> None:
        """Read files in."""
        from tui.screens.importing_begin import begin  # noqa: PLC0415  only when something is imported

        begin(self)

    def action_calculate(self, what: str) -> None:
        """Show a calculator, filled in with the lot or contract under the cursor."""
        from tui.dialogs.calculator import meant, open_calculator  # noqa: PLC0415  only when one is used

        open_calculator(self, what, meant(self.page_widget, what))

    def action_close_year(self) -> None:
        """Close a book year, or open the last one again."""
        from tui.dialogs.lot_closing import ask_closing  # noqa: PLC0415  only when it is asked

        ask_closing(self)

    async def action_history(self) -> None:
        """See what was changed."""
        await self.open("history")

    def action_reload(self) -> None:
        """Read again what others may have changed."""
        self.reread()

    def keep(self) -> None:
        """Keep where the user is for the next time."""
        board(self).memory.data["page"] = self.page
        for page in self.query_one(ContentSwitcher).children:
            if hasattr(page, "keep"):
                page.keep()


def _made(page: str) -> Widget:
    """Return a new page."""
    if page not in PANES:
        from tui.widgets.record_list import RecordList  # noqa: PLC0415  the start page needs no list

        return RecordList(page)
    module, _colon, name = PANES[page][0].partition(":")
    found: Widget = getattr(import_module(module), name)()
    return found
