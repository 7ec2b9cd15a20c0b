"""What is done with indicators from their page: measuring, new ones, records behind a value, another plan, a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.language import _, ngettext
from inventory.records import REGISTRY
from inventory.records.values import day
from inventory.text import clean
from tui import indicating
from tui.board import board
from tui.messages import GoTo
from tui.widgets import plan_indicators_cells as cells

if TYPE_CHECKING:
    from inventory.plan.indicators import Standing
    from tui.indicating import Indicated, Measuring


class IndicatorsActs:
    """A page on which one indicator is meant; mixed in before Textual's class."""

    found: Indicated | None
    plan: int | None

    @property
    def current(self) -> Standing | None:
        """Return the indicator under the cursor, None for none."""
        raise NotImplementedError

    def action_open(self) -> None:
        """Show the record."""
        page: Any = self
        one = self.current
        if one is not None:
            from tui.screens.record import RecordScreen  # noqa: PLC0415  only when one is opened

            page.app.push_screen(RecordScreen("indicator", one.row["id"]), self._left)

    def _left(self, order: GoTo | None) -> None:
        """Go where a screen leads."""
        page: Any = self
        if order is not None:
            page.post_message(GoTo(order.page, order.filter, order.number, order.opened))

    def action_list(self) -> None:
        """Go to the record in its list."""
        page: Any = self
        if self.current is not None:
            page.post_message(GoTo("indicator", number=self.current.row["id"]))

    def action_measure(self) -> None:
        """Show what measuring would keep, in a thread."""
        page: Any = self
        app, found = board(page), self.found
        if found is not None and found.plan is not None:
            database, today, plan = app.database, app.today, found.plan
            page.grid.fetching = True
            page.background(
                lambda: indicating.measuring(database, today, plan),
                self._previewed,
                group="measure",
                failed=page.failed,
            )

    def _previewed(self, made: Measuring) -> None:
        """Ask whether it is to be kept; say why when there is nothing to keep."""
        page: Any = self
        page.grid.fetching = False
        if not made.changes:
            from tui.dialogs.told import Told  # noqa: PLC0415  only then

            none = _("The plan has no indicators that the program measures itself.")
            page.app.push_screen(Told(_("Nothing to keep"), made.others or [none]))
            return
        from tui.dialogs.preview import Preview  # noqa: PLC0415  only then

        count = len(made.changes)
        title = ngettext("Keep {count} measurement of today?", "Keep {count} measurements of today?", count)
        lines = [*made.changes, *made.others]
        dialog = Preview(title.format(count=count), lines, do=_("Keep them"))
        page.app.push_screen(dialog, lambda answer: self._keep(made) if answer else None)

    def _keep(self, made: Measuring) -> None:
        """Keep what was measured, in a thread."""
        page: Any = self
        app = board(page)
        database, who, today = app.database, app.who, app.today

        def kept(count: int) -> None:
            text = ngettext(
                "{count} measurement kept. u undoes it.", "{count} measurements kept. u undoes it.", count
            )
            app.say(text.format(count=count))
            app.reread()

        page.background(lambda: indicating.measure(database, who, today, made.found), kept, group="measure")

    def action_new(self) -> None:
        """Fill in a measurement of the indicator."""
        page: Any = self
        one = self.current
        if one is not None:
            from tui.screens.form import open_form  # noqa: PLC0415  only when something is filled in

            title = clean(f"{one.row['number']} · {one.row['name']}")
            begin = {"indicator": title, "date": day(board(page).today)}
            open_form(page, "measurement", begin=begin, links={"indicator": (title, one.row["id"])})

    def action_add(self) -> None:
        """Fill in an indicator of the plan."""
        page: Any = self
        found = self.found
        if found is not None and found.plan is not None:
            from tui.screens.form import open_form  # noqa: PLC0415  only when something is filled in

            number = max((one.row["number"] for one in found.standings), default=0) + 1
            title = clean(found.name)
            begin = {"plan": title, "number": str(number)}
            open_form(page, "indicator", begin=begin, links={"plan": (title, found.plan)})

    def action_behind(self) -> None:
        """Show the records behind the newest value; without any, what the value rests on."""
        page: Any = self
        one = self.current
        if one is None:
            return
        from tui.dialogs.plan_records import Found, RecordsDialog  # noqa: PLC0415  only then

        lines, evidence = indicating.behind(one)
        shown = [Found(_named(line.name, line.note), line.kind, line.id) for line in lines]
        for some in evidence:
            count = f"{_(REGISTRY[some.kind].plural)}: {some.count or len(some.ids)}"
            filtered = some.filter or " ".join(f"id:{number}" for number in some.ids[:1])
            shown.append(Found(count, some.kind, some.ids[0] if len(some.ids) == 1 else 0, filtered))
        kept = [point for point in one.points if point.id]
        if not shown:
            shown = [
                Found(
                    _named(f"{day(point.date)}: {one.text(point.value)}", point.source),
                    "measurement",
                    point.id,
                )
                for point in reversed(kept)
            ]
        if not shown:
            board(page).say(_("Nothing was measured of this indicator yet: n fills it in."))
            return
        title = f"{one.row['number']} {one.row['name']}: {one.text(one.value)}"
        said = one.now.words if one.now is not None else _("Measured by people:")
        page.app.push_screen(RecordsDialog(title, shown, said), self._left)

    def action_detail(self) -> None:
        """Show all there is to know of the indicator."""
        page: Any = self
        one, found = self.current, self.found
        if one is not None and found is not None:
            from tui.dialogs.note import Note  # noqa: PLC0415  only then

            title, _newline, rest = cells.whole(found, one).partition("\n")
            page.app.push_screen(Note(title, rest, read_only=True))

    def action_copy(self) -> None:
        """Put what is said of the indicator on the clipboard."""
        page: Any = self
        one, found = self.current, self.found
        if one is not None and found is not None:
            text = cells.whole(found, one)
            page.app.copy_to_clipboard(text)
            board(page).say(_("Copied: {text}").format(text=text[:60]))

    def action_plan(self) -> None:
        """Ask which plan, when there are several."""
        page: Any = self
        plans = self.found.plans if self.found is not None else ()
        if len(plans) < 2:  # noqa: PLR2004  a choice is between two
            board(page).say(_("There is one plan only."))
            return
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        choices = [(str(number), name) for number, name in plans]
        page.app.push_screen(Pick(_("The indicators of which plan?"), choices), self._chosen)

    def _chosen(self, number: str | None) -> None:
        """Show the indicators of a plan."""
        page: Any = self
        if number is not None:
            self.plan = int(number)
            page.load()

    def action_export(self) -> None:
        """Ask for the file, and write the indicators."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only when a file is written
        from tui.dialogs.replacing import when_free  # noqa: PLC0415

        page: Any = self
        found = self.found
        if found is None:
            return
        path = str(Path.cwd() / _("indicators.xlsx"))
        hint = _("The suffix decides: {suffixes}").format(suffixes=_(" or ").join((".xlsx", ".csv")))

        def act(place: str) -> None:
            target = Path(place).expanduser()
            page.background(
                lambda: indicating.export(found, target),
                lambda made: board(page).say(_("Written: {path}").format(path=made)),
                group="export",
            )

        dialog = Prompt(_("Export to file"), path, hint, _("Export"))
        page.app.push_screen(dialog, lambda place: when_free(page, place, act))


def _named(name: str, note: str) -> str:
    return f"{name} · {note}" if note else name
