"""What is written from the page of the plan: texts, in place or in the editor of the machine, and words on boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.errors import InventoryError, StaleError
from inventory.language import _
from inventory.plan.blocks import Check, Prompt, TextSlot, Written
from tui import plan_writing as writing
from tui.board import board
from tui.plan_layout import SIGNS, items
from tui.plan_lines import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.plan_layout import Item
    from tui.plan_writing import Slot

BY_PERSON = "plan_tick"
"""Evidence of a box on which a person decided."""
EDGES = 6
"""Cells beside the facts in the editor: its frame and the bar."""
SHORT = 60
"""Letters of an item in a title."""


def slot_at(item: Item, column: int) -> str:
    """Return the code of the place for a text under the cursor; "" for none."""
    if isinstance(item.block, TextSlot):
        return item.block.id
    cell = item.cells[column] if item.spots and column < len(item.cells) else None
    return cell.slot if isinstance(cell, Prompt | Written) else ""


class PlanDoing:
    """What is written; mixed in before Textual's class."""

    load: Callable[[], None]
    plan: Any
    page: Any

    @property
    def current(self) -> Item | None:
        """Return the item under the cursor."""
        raise NotImplementedError

    def action_edit(self) -> None:
        """Write the text of the place under the cursor."""
        self._with_slot(lambda seen: self._write_in(seen, seen.text))

    def action_editor(self) -> None:
        """Write the text in the editor of the machine."""
        self._with_slot(self._outside)

    def _with_slot(self, act: Callable[[Slot], None]) -> None:
        """Read the text of the place under the cursor anew, and do something with it."""
        page: Any = self
        item, plan = self.current, self.plan
        code = slot_at(item, self.page.column) if item is not None else ""
        if code and plan is not None:
            database, number = board(page).database, plan["id"]
            page.background(lambda: writing.slot_of(database, number, code), act, group="slot")

    def _write_in(self, seen: Slot, typed: str) -> None:
        """Let the text be written over the chapter."""
        from tui.dialogs.text_over import TextOver  # noqa: PLC0415  only then

        page: Any = self
        question, facts = self._asked(seen.code)

        def written(text: str | None) -> None:
            if text is not None:
                self._save(seen, text)

        page.app.push_screen(TextOver(question, typed, facts, seen.text, self.page.region), written)

    def _asked(self, code: str) -> tuple[str, str]:
        """Return what is asked in a place, and what the inventory says of it."""
        item = self.current
        if item is None:
            return code, ""
        if isinstance(item.block, TextSlot):
            facts = items(item.block.drafts, self.page.size.width - EDGES, {})
            return item.block.question, "\n".join(plain(line) for one in facts for line in one.lines)
        cells, columns = item.cells, getattr(item.block, "columns", ())
        first = next((cell for cell in cells if isinstance(cell, str) and cell), "")
        labels = [column.label for column, cell in zip(columns, cells, strict=False) if _is(cell, code)]
        return " · ".join(filter(None, [first, *labels])) or code, ""

    def _outside(self, seen: Slot) -> None:
        """Let the text be written in the editor of the machine."""
        from tui.failures import tell  # noqa: PLC0415  only when something went wrong
        from tui.outside import edited  # noqa: PLC0415

        page: Any = self
        try:
            text = edited(page.app, seen.text, seen.code)
        except InventoryError as problem:
            tell(page.app, problem)
            return
        page.app.refresh(layout=True)
        self._save(seen, text)

    def _save(self, seen: Slot, text: str, *, force: bool = False) -> None:
        """Save a text; what cannot be saved goes back into its editor."""
        page: Any = self
        app = board(page)
        database, who = app.database, app.who

        def saved(changed: bool) -> None:  # noqa: FBT001  what the thread returns
            page.show_text(seen.code, text.strip())
            self._done(
                changed,
                _("Saved. u undoes it.") if text.strip() else _("The text was taken away. u undoes it."),
            )

        def failed(error: Exception) -> bool:
            if isinstance(error, StaleError):
                self._overtaken(seen, text, error)
                return True
            self._write_in(seen, text)
            return False

        page.background(
            lambda: writing.write_text(database, who, seen, text, force=force),
            saved,
            group="write",
            failed=failed,
        )

    def _overtaken(self, seen: Slot, text: str, error: StaleError) -> None:
        """Show what somebody else wrote meanwhile, and ask which text stays."""
        from tui.dialogs.stale import StaleDialog  # noqa: PLC0415  only then

        page: Any = self

        def answered(answer: str | None) -> None:
            if answer == "mine":
                self._save(seen, text, force=True)
            elif answer == "theirs":
                self.load()
            else:
                self._write_in(seen, text)

        sides = [{name: str(value) for name, value in side.items()} for side in (error.theirs, error.mine)]
        page.app.push_screen(StaleDialog(error.message, error.labels, *sides), answered)

    def _done(self, changed: bool, said: str) -> None:  # noqa: FBT001  what the thread returned
        """Say what was written, and let all pages read anew."""
        page: Any = self
        app = board(page)
        app.say(said if changed else _("Nothing changed."))
        if changed:
            app.reread()

    def action_tick(self) -> None:
        """Ask what a person says of the box."""
        from tui.dialogs.base import Choice  # noqa: PLC0415  only then

        page: Any = self
        item = self.current
        block = item.block if item is not None else None
        if not isinstance(block, Check) or self.plan is None:
            return
        decided = any(one.kind == BY_PERSON for one in block.evidence)
        choices = [("back", _("Cancel"), "primary"), ("yes", f"{SIGNS[True]} {_('Yes')}", "default"), ("not", f"{SIGNS[False]} {_('No')}", "default")]  # fmt: skip
        if decided:
            choices.append(("away", _("Take the word away"), "warning"))
        dialog = Choice(block.text, block.note or _("Nothing is known of it."), choices)
        dialog.add_class("plan-choice")
        page.app.push_screen(dialog, lambda answer: self._ticked(block, answer))

    def _ticked(self, block: Check, answer: str | None) -> None:
        """Ask the reason of a person's word, or take it away."""
        from tui.dialogs.prompt import Prompt as Line  # noqa: PLC0415  only then

        page: Any = self
        app = board(page)
        database, who, plan = app.database, app.who, self.plan["id"]
        if answer == "away":
            page.background(
                lambda: writing.take_tick(database, who, plan, block.id),
                lambda gone: self._done(gone, _("The inventory decides again. u undoes it.")),
                group="write",
            )
        if answer not in {"yes", "not"}:
            return
        ticked = answer == "yes"

        def keep(reason: str | None) -> None:
            if reason:
                page.background(
                    lambda: writing.write_tick(database, who, plan, block.id, reason, ticked=ticked),
                    lambda changed: self._done(changed, _("Written down. u undoes it.")),
                    group="write",
                )

        title = _("{sign} Why? It stands in the plan.").format(sign=SIGNS[ticked])
        page.app.push_screen(Line(title, "", block.text[:SHORT], _("Save")), keep)


def _is(cell: object, code: str) -> bool:
    return isinstance(cell, Prompt | Written) and cell.slot == code
