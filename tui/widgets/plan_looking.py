"""What is looked at from the page of the plan: records behind a figure, open points, a block by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import _, ngettext
from inventory.plan.blocks import Check, Figure, Heading, Note, Paragraph, Prompt, Table, TextSlot, walk
from inventory.plan.open_points import KINDS, summary
from inventory.publish.document_text import text as document_text
from inventory.publish.word_table import cell_text
from inventory.text import clean
from tui.board import board
from tui.messages import GoTo
from tui.plan_behind import behind, broadest, rests_on, told
from tui.plan_layout import named, said
from tui.widgets.plan_chapter import as_text
from tui.widgets.plan_doing import slot_at
from tui.widgets.plan_outline import BOXES, TEXTS

if TYPE_CHECKING:
    from inventory.plan.blocks import Block
    from inventory.plan.open_points import Point
    from tui.plan_behind import Behind
    from tui.plan_layout import Item
    from tui.plan_reading import Look

MARKS = {"question": TEXTS, "cell": TEXTS, "box": BOXES, "indicator": "◌", "change": "!"}
"""What stands before an open point, as in the outline."""
ELSEWHERE = {"indicator": "indicator", "change": "plan_part"}
"""Lists in which what is open is mended, for what is no place of the plan."""
SHORT = 60
"""Letters of a copied text that are told."""


class PlanLooking:
    """What is looked at; mixed in before Textual's class."""

    found: Look | None
    page: Any

    @property
    def current(self) -> Item | None:
        """Return the item under the cursor."""
        raise NotImplementedError

    def action_open(self) -> None:
        """Write in a place for a text; of anything else show what is behind it."""
        page: Any = self
        item = self.current
        if page.outline.has_focus:
            page.page.focus()
        elif item is not None and slot_at(item, self.page.column) and not board(page).read_only and page.plan:
            page.action_edit()
        elif item is not None:
            self.action_behind()

    def action_behind(self) -> None:
        """Show the records behind the item under the cursor."""
        page: Any = self
        item, column, database = self.current, self.page.column, board(page).database
        if item is not None:
            page.background(lambda: behind(database, item, column), self._behind, group="behind")

    def _behind(self, found: Behind | None) -> None:
        """Show records; one that stands alone too, so that it is clear what it is."""
        page: Any = self
        item = self.current
        if found is not None:
            from tui.dialogs.plan_records import RecordsDialog  # noqa: PLC0415  only then

            page.app.push_screen(RecordsDialog(found.title, lines_of(found), sentence(found)), self._left)
        elif item is not None and isinstance(item.block, Figure):
            from tui.dialogs.told import Told  # noqa: PLC0415  only then

            table = document_text([item.block.table]) if item.block.table else ""
            page.app.push_screen(Told(item.block.title, [item.block.alt, *table.split("\n")]))
        else:
            board(page).say(_("There is no record behind this."))

    def _left(self, order: GoTo | None) -> None:
        """Go where a record leads."""
        page: Any = self
        if order is not None:
            page.post_message(GoTo(order.page, order.filter, order.number, order.opened))

    def action_points(self) -> None:
        """Show what is open; Enter goes there."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        page: Any = self
        if self.found is None:
            board(page).say(_("The plan is still being made."))
            return
        points = self.found.points
        choices = [(str(n), _point(one)) for n, one in enumerate(points)]
        if not points:
            board(page).say(summary(points))
            return
        page.app.push_screen(Pick(_("Open points of the plan"), choices, summary(points)), self._pointed)

    def _pointed(self, place: str | None) -> None:
        """Go to an open point."""
        page: Any = self
        if place is None or self.found is None:
            return
        point = self.found.points[int(place)]
        if point.kind in ELSEWHERE:
            number = int(point.code) if point.code.isdecimal() else None
            page.post_message(GoTo(ELSEWHERE[point.kind], number=number))
        else:
            self._jump(point.code)

    def _jump(self, code: str) -> None:
        """Go to a block, and read there."""
        page: Any = self
        if page.go_to(code):
            page.follow()
            self.page.focus()

    def action_search(self) -> None:
        """Go to a block by typing."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        page: Any = self
        if self.found is None:
            board(page).say(_("The plan is still being made."))
            return
        blocks = [one for chapter in self.found.chapters for one in walk(chapter) if named(one)]
        choices = [
            (one.id, f"{self.found.numbers.get(one.id) or named(one)} · {said(one)}") for one in blocks
        ]

        def chosen(code: str | None) -> None:
            if code is not None:
                self._jump(code)

        page.app.push_screen(Pick(_("Go to which block?"), choices), chosen)

    def action_copy(self) -> None:
        """Put the block under the cursor on the clipboard."""
        page: Any = self
        item = self.current
        if item is not None:
            text = clean(as_text(item.lines), lines=True)
            page.app.copy_to_clipboard(text)
            board(page).say(_("Copied: {text}").format(text=clean(text)[:SHORT]))


def _rank(block: Block) -> int:
    """Return where a block stands among what is searched: headings first, running text last."""
    return 0 if isinstance(block, Heading) else 2 if isinstance(block, Paragraph | Note) else 1


def _point(point: Point) -> str:
    """Return what is open on one line."""
    kind = _(KINDS[point.kind]) if point.kind in ELSEWHERE else ""
    return f"{MARKS[point.kind]} " + " · ".join(filter(None, [kind, point.heading, point.text]))


def lines_of(found: Behind) -> list[Any]:
    """Return what is behind a place as lines of the dialog, the amounts below each other."""
    from tui.dialogs.plan_records import Found  # noqa: PLC0415  only then
    from tui.past import kind_label  # noqa: PLC0415

    room = broadest(found.lines, found.kind)
    lines = []
    for one in found.lines:
        amount = f"{told(one, found.kind):>{room}}  " if room else ""
        note = f" ({one.note})" if one.note else ""
        lines.append(Found(f"{amount}{one.name} · {kind_label(one.kind)}{note}", one.kind, one.id))
    for group in found.lists:
        text = f"{group.many} × {kind_label(group.kind)}"  # noqa: RUF001  the sign itself
        lines.append(Found(text, group.kind, 0, group.filter))
    return lines


def sentence(found: Behind) -> str:
    """Return what the lines add up to; "" when they are only named."""
    if found.total is None:
        return ""
    text = _("Together: {total}")
    return text.format(total=cell_text(found.total, found.kind))


def about(item: Item, column: int) -> str:
    """Return what there is to know of an item, on two lines: what it is with its code, and what it rests on."""
    block, cells = item.block, item.cells
    first = [said(block), block.id]
    if cells and isinstance(block, Table) and column < len(cells) and len(cells) == len(block.columns):
        head = block.columns[column]
        first = [said(block), block.id, head.label, cell_text(cells[column], head.kind)]
    elif isinstance(block, TextSlot) and not block.text:
        first.append(_("nobody has written anything here yet"))
    elif isinstance(block, Check) and block.found is not None:
        first.append(_("a person decided"))
    second = _proven(item, column)
    rests = rests_on(block)
    if rests and not second:
        second = _("Rests on {records}").format(records=rests)
    if any(isinstance(cell, Prompt) for cell in cells):
        second = second or _("nobody has written anything here yet")
    return " · ".join(clean(part) for part in first if part) + "\n" + second


def _proven(item: Item, column: int) -> str:
    """Return how many records add up to a cell; "" for one without lines."""
    proofs = item.block.proofs if isinstance(item.block, Table) else ()
    count = sum(len(one.lines) for one in proofs if (one.row, one.column) == (item.row, column))
    text = ngettext("{count} record adds up to it", "{count} records add up to it", count)
    return text.format(count=count) if count else ""
