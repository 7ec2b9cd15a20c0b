"""The page of the plan: its outline with what is still open, and the chapter as it will stand in the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static

from inventory.errors import InputError
from inventory.language import _
from inventory.plan.blocks import Check, Heading, TextSlot
from inventory.plan.open_points import summary
from inventory.records.plan import PLAN_STATES
from inventory.text import clean
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.messages import SituationChanged
from tui.plan_layout import items
from tui.plan_reading import Chosen, codes, look, outline, with_text
from tui.widgets.fresh import Fresh
from tui.widgets.plan_chapter import PlanChapter
from tui.widgets.plan_doing import PlanDoing, slot_at
from tui.widgets.plan_looking import PlanLooking, about
from tui.widgets.plan_making import PlanMaking
from tui.widgets.plan_outline import Outline
from tui.writes import Progress

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from tui.plan_layout import Item
    from tui.plan_reading import Look
    from tui.plan_reading import Outline as Known

TICK = 0.2
"""Seconds between two looks at how far the plan is."""


class PlanPane(PlanDoing, PlanMaking, PlanLooking, Fresh, Acting, Background, Vertical):
    """Outline and chapter."""

    CONTEXT = "plan"
    BINDINGS = bindings("plan")
    KEPT = "plan_board"

    def __init__(self) -> None:
        super().__init__(id="page-plan_board", classes="plan")
        self.chosen = Chosen()
        self.known: Known | None = None
        self.found: Look | None = None
        self.chapter = 0
        self._goal = self._here = ""
        self._made: dict[tuple[int, int], list[Item]] = {}
        self._progress: Progress | None = None

    def compose(self) -> ComposeResult:
        """Make heading, how it stands, outline, chapter, and what is told of the block."""
        yield Static("", classes="heading", markup=False)
        yield Static("", classes="state", markup=False)
        with Horizontal(classes="parts"):
            yield Outline()
            yield PlanChapter()
        yield Static("", classes="about", markup=False)

    def on_mount(self) -> None:
        """Take over what is kept, and read."""
        kept = board(self).memory.part(self.KEPT)
        plan, goal = kept.get("plan"), kept.get("block")
        self.chosen = Chosen(plan if isinstance(plan, str) else None)
        self._goal = goal if isinstance(goal, str) else ""
        self.set_class(kept.get("whole") is True, "-whole")
        self.set_interval(TICK, self._tick)
        self.load()

    def keep(self) -> None:
        """Keep which plan and where for the next time."""
        item = self.current
        kept = {"plan": self.chosen.plan, "block": item.block.id if item else self._goal}
        board(self).memory.data[self.KEPT] = {**kept, "whole": self.has_class("-whole")}

    @property
    def outline(self) -> Outline:
        """Return the outline."""
        return self.query_one(Outline)

    @property
    def page(self) -> PlanChapter:
        """Return the chapter."""
        return self.query_one(PlanChapter)

    @property
    def main_part(self) -> Widget:
        """Return the part that takes the keys."""
        return self.page if self.has_class("-reading") or self.has_class("-whole") else self.outline

    @property
    def current(self) -> Item | None:
        """Return the item under the cursor."""
        return self.page.current if self.found is not None else None

    @property
    def plan(self) -> dict[str, Any] | None:
        """Return the recorded plan that is shown."""
        return self.known.plans.row if self.known is not None else None

    def situation(self) -> State:
        """Return what can be done now; `kind` says what is under the cursor, `marked` whether a plan is recorded."""
        item = self.current
        return State(
            board(self).read_only,
            kind=_kind(item, self.page.column) if item is not None else "",
            rows=len(self.found.chapters) if self.found is not None else 0,
            row=item is not None,
            marked=self.plan is not None,
            pages=2,
        )

    def load(self) -> None:
        """Read the outline, then the plan, in threads; what is shown stays until then."""
        app = board(self)
        database, chosen, today = app.database, self.chosen, app.today
        self._stop()
        self.background(
            lambda: outline(database, chosen, today), self._outlined, group="outline", failed=self._failed
        )

    def _failed(self, error: Exception) -> bool:
        """Show the usual plan when the one that was kept is gone; otherwise let the error be told."""
        self._progress = None
        if isinstance(error, InputError) and self.chosen != Chosen():
            board(self).say(str(error), severity="warning")
            self.chosen = Chosen()
            self.load()
            return True
        self._head()
        return False

    def _outlined(self, known: Known) -> None:
        """Show the outline, and have the plan made."""
        app = board(self)
        other = self.known is None or self.known.settings.template != known.settings.template
        entries = known.entries if other or self.found is None else self.outline.entries
        self.known = known._replace(entries=entries)
        if other:
            self.found = None
            self._made.clear()
            self.page.show([])
            self._here = entries[0].id
            self.outline.fill(entries, filled=False)
        database, today = app.database, app.today
        self._progress = progress = Progress()
        self.background(
            lambda: look(database, known, today, progress), self.show_plan, group="plan", failed=self._failed
        )
        self._head()

    def show_plan(self, found: Look) -> None:
        """Show a plan; the cursor stays on its block."""
        before, at = self.current, self.page.place
        self._progress = None
        self.known, self.found = found.outline, found
        self._made.clear()
        self.outline.fill(found.outline.entries, filled=True)
        self.chapter = min(self.chapter, len(found.chapters) - 1)
        goal, self._goal = self._goal, ""
        if goal:
            self.go_to(goal)
        else:
            made = self._items()
            self.page.show(made, self._same(made, before, at))
        self._head()
        self.follow()
        self.post_message(SituationChanged())

    def show_text(self, code: str, text: str) -> None:
        """Show a text that was written at once; the plan is read anew after that."""
        if self.found is not None:
            before, at = self.current, self.page.place
            self.found = with_text(self.found, code, text)
            self._made.clear()
            made = self._items()
            self.page.show(made, self._same(made, before, at))

    def _same(self, made: list[Item], before: Item | None, at: int) -> int:
        """Return where an item is that was shown before, or where its block is."""
        if before is None:
            return 0
        mine = [n for n, one in enumerate(made) if one.block.id == before.block.id]
        row = [n for n in mine if made[n].row == before.row]
        return next(iter([*row, *mine]), at)

    def _items(self) -> list[Item]:
        """Return the items of the chapter for the room there is."""
        if self.found is None or not self.found.chapters:
            return []
        key = (self.chapter, self.page.room)
        if key not in self._made:
            self._made[key] = items(self.found.chapters[self.chapter], self.page.room, self.found.numbers)
        return self._made[key]

    @on(PlanChapter.Resized)
    def resized(self, event: PlanChapter.Resized) -> None:
        """Make the lines anew for the room there is."""
        event.stop()
        if self.found is not None:
            before, at = self.current, self.page.place
            made = self._items()
            self.page.show(made, self._same(made, before, at))

    def go_to(self, code: str) -> bool:
        """Put the cursor on a block, or on the place for a text in a table; return whether it is there."""
        found = self.found
        if found is None:
            self._goal = code
            return False
        chapter = found.chapter_of(code)
        if chapter is None:
            return False
        self.chapter = chapter
        made = self._items()
        inside = [n for n, one in enumerate(made) if code in codes(one.block)]
        cells = [(n, c) for n in inside for c in _columns(made[n]) if slot_at(made[n], c) == code]
        place, column = next(iter(cells), (next(iter(inside), 0), self.page.column))
        self.page.column = column
        self.page.show(made, place, top=True)
        return True

    def follow(self) -> None:
        """Let the outline follow the cursor of the chapter."""
        made = self.page.items[: self.page.place + 1]
        heads = [one.block.id for one in made if isinstance(one.block, Heading)]
        entries = [one.id for one in self.outline.entries if one.chapter == self.chapter]
        code = next((one for one in reversed(heads) if one in entries), next(iter(entries), ""))
        current = self.outline.current
        self._here = code
        if code and (current is None or current.id != code):
            self.outline.move_to(code)

    def _tick(self) -> None:
        """Show how far the plan is."""
        if self._progress is not None and self.is_on_screen:
            self._head()

    def _head(self) -> None:
        """Write which plan it is, and how it stands."""
        known, now = self.known, self._progress
        if known is None:
            return
        row, first, last = known.plans.row, known.settings.first_year, known.settings.last_year
        shown = (known.settings.template, first, last)
        parts = [row["name"] if row else _("no plan recorded")]
        parts += [_(PLAN_STATES[row["status"]])] if row else []
        parts += [str(first) if first == last else f"{first}-{last}", known.title]
        if row and shown != (row["template"], row["first_year"], row["last_year"]):
            parts.insert(1, _("only looked at"))
        self.query_one(".heading", Static).update(Text(" · ".join(map(clean, parts))))
        state = ""
        if row is None:
            state = _("Nothing can be written in it yet: n records a plan.") + " "
        if now is not None:
            text = _("The plan is being made: {done} of {total} · Esc stops")
            state += text.format(done=now.done, total=now.total or "…")
        elif self.found is not None:
            state += summary(self.found.points)
        self.query_one(".state", Static).update(Text(state))

    def tell(self) -> None:
        """Write what there is to know of the block under the cursor."""
        item = self.current
        text = about(item, self.page.column) if item is not None else ""
        self.query_one(".about", Static).update(Text(clean(text, lines=True)))

    @on(PlanChapter.Moved)
    def moved(self, event: PlanChapter.Moved) -> None:
        """Let the outline and what is told follow the cursor."""
        event.stop()
        if self.page.has_focus:
            self.follow()
        self.tell()
        self.post_message(SituationChanged())

    @on(PlanChapter.Beyond)
    def beyond(self, event: PlanChapter.Beyond) -> None:
        """Go on into the next chapter, or the one before."""
        event.stop()
        self.action_chapter(event.by, last=event.by < 0)

    @on(PlanChapter.Chosen)
    def chosen_again(self, event: PlanChapter.Chosen) -> None:
        """Open what is clicked once more."""
        event.stop()
        self.action_open()

    @on(OptionList.OptionHighlighted)
    def headed(self, event: OptionList.OptionHighlighted) -> None:
        """Show the chapter of the heading, from that heading on."""
        event.stop()
        entry = self.outline.current
        if entry is not None and self.outline.has_focus and entry.id != self._here:
            self._here = entry.id
            self.go_to(entry.id)

    @on(OptionList.OptionSelected)
    def entered(self, event: OptionList.OptionSelected) -> None:
        """Go into the chapter."""
        event.stop()
        entry = self.outline.current
        if entry is not None:
            self.go_to(entry.id)
        self.page.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Give the chapter all room of a narrow screen while it is read."""
        self.set_class(event.widget is self.page, "-reading")
        self.post_message(SituationChanged())

    def show(self, filter_: str | None, number: int | None) -> None:
        """Go to a block by its code, or show a plan by its number."""
        if number is not None and self.known is not None:
            named = [row["name"] for row in self.known.plans.rows if row["id"] == number]
            self.choose_plan(next(iter(named), None))
        if filter_:
            self.go_to(filter_)

    def _stop(self) -> None:
        """Listen no longer to a plan that is being made."""
        if self._progress is not None:
            self._progress.stop.set()
            self.forget_work("plan")
            self._progress = None

    async def action_part(self) -> None:
        """Go from the outline to the chapter, and from there to the next page."""
        if self.outline.has_focus:
            self.page.focus()
        else:
            self._to_outline()
            await self.screen.run_action("step_page(1)")

    def action_leave(self) -> None:
        """Stop making the plan, or go back to the outline."""
        if self._progress is not None:
            self._stop()
            self._head()
            board(self).say(_("Stopped: F5 looks again"))
        elif self.page.has_focus:
            self._to_outline()

    def _to_outline(self) -> None:
        """Show the outline, and give it the keys."""
        self.remove_class("-reading", "-whole")
        self.call_after_refresh(self.outline.focus)

    def action_whole(self) -> None:
        """Give the chapter the whole width, or show the outline again."""
        self.toggle_class("-whole")
        if self.has_class("-whole"):
            self.page.focus()

    def action_chapter(self, by: int, last: bool = False) -> None:  # noqa: FBT001, FBT002  actions take plain values
        """Show the next chapter, or the one before."""
        if self.found is None or not 0 <= self.chapter + by < len(self.found.chapters):
            return
        self.chapter += by
        made = self._items()
        self.page.show(made, len(made) - 1 if last else 0)
        self.follow()


def _columns(item: Item) -> range:
    return range(len(item.spots))


def _kind(item: Item, column: int) -> str:
    """Return what an item is for the registry: "question", "cell" for a place for a text, "box", or ""."""
    if isinstance(item.block, TextSlot):
        return "question"
    if isinstance(item.block, Check):
        return "box"
    return "cell" if slot_at(item, column) else ""
