"""What differs between two states of a plan, chapter by chapter, each with the records that explain it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.widgets import Input, Static

from inventory.language import _, ngettext, written
from inventory.plan.difference_kinds import What
from inventory.plan.difference_report import SIGNS, touched_text
from inventory.text import clean, fold
from tui import versioning
from tui.actions import State, bindings
from tui.board import board
from tui.dialogs.plan_records import Found
from tui.messages import FilterLeft
from tui.screens.plan_page import PlanPage
from tui.widgets.filter_bar import FilterInput, filter_line, thousands
from tui.widgets.footer import Keys
from tui.widgets.grid import GridColumn, toned
from tui.widgets.grid import messages as told
from tui.widgets.grid.layout import GUTTER, PADDING
from tui.widgets.rows import Keyed
from tui.widgets.signals_grid import SignalsGrid

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from inventory.plan.difference_kinds import Difference
    from inventory.publish.plan_compared import Compared
    from tui.widgets.grid import Row
    from tui.widgets.grid.cells import Tone

SIDE = 17
"""Cells of a side at 80 columns."""
TONES: dict[What, Tone] = {What.ADDED: "success", What.GONE: "error"}


class DifferencesScreen(PlanPage):
    """What differs between two states.

    Args:
        found: Both states and what differs.
    """

    CONTEXT = "differences"
    BINDINGS = bindings("differences")

    def __init__(self, found: Compared) -> None:
        super().__init__()
        self.take(found)

    def take(self, found: Compared) -> None:
        """Take over both states and what differs; charts differ with the tables that they draw."""
        self.found = found
        self.differences = [one for one in found.differences if not one.chart]
        self._words = [_words(one) for one in self.differences]

    def compose(self) -> ComposeResult:
        """Make heading, filter, table, what explains the difference, and the keys."""
        yield Static("", classes="heading", markup=False)
        yield from filter_line()
        yield SignalsGrid(classes="table")
        yield Static("", classes="about", markup=False)
        yield Keys()

    def begin(self) -> None:
        """Show what differs."""
        self._fill(first=True)

    def again(self) -> None:
        """Compare once more with the inventory; two versions stay what they are."""
        if self.found.after is not None:
            return
        app, before = board(self), self.found.before
        database, today = app.database, app.today

        def show(found: Compared) -> None:
            self.take(found)
            self._fill()

        self.work(_("comparing"), lambda: versioning.compare(database, before, None, today), show)

    def title_text(self) -> str:
        """Return what is held against what."""
        after = self.found.after.title if self.found.after else _("the inventory")
        first, last = map(written, self.found.days)
        text = _("{before} of {first} against {after} of {last}")
        said = text.format(before=self.found.before.title, first=first, after=after, last=last)
        return said[:1].upper() + said[1:]

    @property
    def current(self) -> Difference | None:
        """Return the difference under the cursor, None on a heading."""
        key = self.grid.current_key
        return self.differences[key] if key is not None and key >= 0 else None

    def situation(self) -> State:
        """Return what can be done now; `marked` is how many records explain the difference."""
        one = self.current
        return State(
            board(self).read_only,
            rows=self.grid.row_count,
            row=one is not None,
            marked=len(versioning.reasons(one)) if one is not None else 0,
        )

    def on_resize(self) -> None:
        """Share the columns out anew."""
        self.call_after_refresh(self._fill)

    def _fill(self, *, first: bool = False) -> None:
        """Fill the table with what has the words of the filter."""
        words = fold(self.query_one(FilterInput).value).split()
        shown = [
            (place, one)
            for place, one in enumerate(self.differences)
            if all(word in self._words[place] for word in words)
        ]
        rows, headings = _rows(shown)
        self.grid.headings = headings
        self.grid.set_empty(
            _("No row has these words: Esc shows all") if words else _("✓ Nothing in the plan differs.")
        )
        self.grid.set_source(Keyed(rows), _columns(self.size.width), keep_cursor=not first)
        if first and shown:
            self.grid.move_to(shown[0][0])
        self._count(len(shown))
        self.tell()
        self.refresh_bindings()

    def _count(self, shown: int) -> None:
        """Write how many differences are shown."""
        total = len(self.differences)
        text = ngettext("{count} of {total} difference", "{count} of {total} differences", total)
        said = text.format(count=thousands(shown), total=thousands(total))
        self.query_one(".count", Static).update(Text(said))

    def tell(self) -> None:
        """Write the difference under the cursor with what explains it."""
        one = self.current
        text = Text(_told(one)) if one is not None else Text("")
        if one is not None:
            text.stylize("bold", 0, text.plain.find("\n"))
        self.query_one(".about", Static).update(text)

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Show what fits the words."""
        event.stop()
        self._fill()

    @on(FilterLeft)
    def filter_left(self, event: FilterLeft) -> None:
        """Go from the filter to the table."""
        event.stop()
        self.grid.focus()

    @on(told.Activated)
    def activated(self, event: told.Activated) -> None:
        """Show the records behind the difference."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Show the records that explain the difference."""
        one = self.current
        if one is None:
            return
        found = [Found(*each) for each in versioning.reasons(one)]
        if not found:
            self.action_whole()
            return
        self._records(_titled(one), found, _sides(one))

    def action_changes(self) -> None:
        """Show all records that were changed between both states."""
        found = [Found(touched_text(one), one.kind, one.id) for one in self.found.changes]
        if found:
            self._records(_("Changed between both"), found)
        else:
            board(self).say(_("No record was changed between both; only the day is another."))

    def _records(self, title: str, found: list[Found], said: str = "") -> None:
        from tui.dialogs.plan_records import RecordsDialog  # noqa: PLC0415  only then

        self.app.push_screen(RecordsDialog(title, found, said), self.go)

    def action_whole(self) -> None:
        """Show the difference whole."""
        one = self.current
        if one is not None:
            from tui.dialogs.note import Note  # noqa: PLC0415  only then

            self.app.push_screen(Note(_titled(one), _whole(one), read_only=True))

    def action_copy(self) -> None:
        """Put the difference on the clipboard."""
        one = self.current
        if one is not None:
            text = _told(one)
            self.app.copy_to_clipboard(text)
            board(self).say(_("Copied: {text}").format(text=text[:60]))

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one(FilterInput).focus()

    def action_export(self) -> None:
        """Ask for the file, and write what differs."""

        def act(place: str) -> None:
            path, found = Path(place).expanduser(), self.found
            self.work(
                _("writing"), lambda: versioning.export_differences(found, path), self.written, lasting=True
            )

        path = Path.cwd() / _("differences.xlsx")
        self.ask_file(_("Export to file"), path, (".xlsx", ".csv", ".txt"), act)

    def action_leave(self) -> None:
        """Take the filter away, or go back."""
        filtered = self.query_one(FilterInput)
        if self.stopped():
            return
        if filtered.value:
            filtered.value = ""
        else:
            self.dismiss(None)


def _columns(width: int) -> list[GridColumn]:
    """Return the columns for a screen so many cells wide."""
    side = max(SIDE, (width - GUTTER - 40) // 3)
    what = width - GUTTER - 1 - 2 * (side + 2 * PADDING) - 2 * PADDING
    return [
        GridColumn("what", _("What"), max(20, what)),
        GridColumn("before", _("Before"), side, align="right"),
        GridColumn("after", _("After"), side, align="right"),
    ]


def _rows(shown: list[tuple[int, Difference]]) -> tuple[dict[int, Row], dict[int, str]]:
    """Return the rows by place, and the headings of chapters by a number below 0."""
    rows: dict[int, Row] = {}
    headings: dict[int, str] = {}
    last = None
    for place, one in shown:
        under = _under(one)
        if under != last:
            last, key = under, -1 - len(headings)
            headings[key] = under
            rows[key] = ("", "", "")
        rows[place] = _row(one)
    return rows, headings


def _under(one: Difference) -> str:
    """Return the chapter of a difference, with the table when it is a part of one."""
    heading, label, where, *_rest = versioning.difference_row(one)
    chapter = heading or _("Title page")
    of_table = bool(where) and label and not chapter.endswith(label)
    return clean(f"{chapter} · {label}" if of_table else chapter)


def _row(one: Difference) -> Row:
    """Return a difference as a row; the sign says without colour what sort it is."""
    _heading, label, where, _word, before, after = versioning.difference_row(one)
    said = f"{SIGNS[one.what]} {clean(where or label or _('text'))}"
    tone = TONES.get(one.what)
    return toned(said, tone) if tone else said, before, after


def _titled(one: Difference) -> str:
    """Return what differs, in a line."""
    _heading, label, where, word, _before, _after = versioning.difference_row(one)
    named = " · ".join(filter(None, (label, where))) or one.heading.rpartition(" / ")[2] or _("Title page")
    return clean(f"{named} ({word})")


def _sides(one: Difference) -> str:
    """Return both sides in a line."""
    before, after = versioning.difference_row(one)[-2:]
    return clean(f"{before or '…'} → {after or '…'}")


def _told(one: Difference) -> str:
    """Return a difference with what explains it: what, both sides, a record a line."""
    lines = [_titled(one), _sides(one)]
    lines += [f"  {clean(text)}" for text, _kind, _number in versioning.reasons(one)]
    return "\n".join(lines)


def _whole(one: Difference) -> str:
    """Return a difference with both sides whole."""
    from inventory.plan.difference_shown import cell_text, side_text  # noqa: PLC0415  only then

    parts = [clean(one.heading)]
    for label, sign, value in ((_("Before"), "-", one.before), (_("After"), "+", one.after)):
        said = side_text(one, sign) if one.what is What.BOX else cell_text(value, one.kind)
        parts.append(f"{label.upper()}\n{clean(said, lines=True) or '…'}")
    why = [clean(text) for text, _kind, _number in versioning.reasons(one)]
    if why:
        parts.append("\n".join([_("Because of").upper(), *why]))
    return "\n\n".join(parts)


def _words(one: Difference) -> str:
    """Return the words by which a difference is found."""
    return fold(
        " ".join([*versioning.difference_row(one), *(text for text, _kind, _id in versioning.reasons(one))])
    )
