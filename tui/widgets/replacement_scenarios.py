"""What is done with scenarios on the page of the replacement plan: chosen, made, compared, moved in, adopted, bought."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from inventory.finance.money import euro
from inventory.language import N_, _, ngettext
from inventory.records import field as f
from inventory.records import get
from inventory.records.replacement import SCENARIO_STATES
from inventory.records.values import day, decimals
from tui.board import board
from tui.replacing import (
    adopt,
    bought_preview,
    buy,
    compared,
    listed,
    make_scenario,
    move,
    move_preview,
    moved,
    to_buy,
    unmove,
)
from tui.widgets.budget_figures import Figures
from tui.widgets.replacement_lines import beside

if TYPE_CHECKING:
    from inventory.finance.planned import Adopted, Bought, PlannedRow
    from inventory.finance.replacement_terms import Line
    from inventory.finance.scenario_plan import Wish
    from inventory.finance.scenarios import ScenarioRow
    from tui.replacing import Plan

PLAN = "-"
"""Answer that means the plan without a scenario."""


class Scenarios(Figures):
    """Scenarios of the plan that is shown; mixed in before what shows it."""

    found: Plan | None
    wish: Wish
    shown_lines: list[Line]

    def again(self, wish: Wish) -> None:
        """Reckon another plan."""
        raise NotImplementedError

    def action_scenario(self) -> None:
        """Choose a scenario."""
        database = board(self).database
        self.background(
            lambda: listed(database),
            lambda found: self._pick(_("Which scenario?"), found, self._chosen),
            group="scenarios",
        )

    def _pick(self, title: str, found: list[tuple[ScenarioRow, int]], done: Any, omit: str = " ") -> None:
        """Let one scenario be chosen, or the plan without one."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        choices = [(PLAN, _("plan without a scenario"))]
        choices += [(one.name, _scenario_text(one, moves)) for one, moves in found]
        now = omit or PLAN
        self.app.push_screen(Pick(title, [one for one in choices if one[0] != now]), done)

    def _chosen(self, name: str | None) -> None:
        """Show the plan of a scenario."""
        if name is not None:
            scenario = None if name == PLAN else name
            self.again(replace(self.wish, scenario=scenario, first=None, last=None))

    def action_compare(self) -> None:
        """Put the plan that is shown beside another one."""
        database = board(self).database
        self.background(
            lambda: listed(database),
            lambda found: self._pick(_("Beside which one?"), found, self._beside, self.wish.scenario or ""),
            group="scenarios",
        )

    def _beside(self, name: str | None) -> None:
        """Show two plans side by side."""
        if name is None:
            return
        app = board(self)
        database, today = app.database, app.today
        names = [self.wish.scenario or "", "" if name == PLAN else name]
        wish = replace(self.wish, scenario=None)
        self.began()
        self.background(
            lambda: compared(database, names, wish, today),
            lambda found: self.show_behind(beside(found)),
            group="compare",
            failed=self.failed,
        )
        self.shown_lines = []

    def action_new(self) -> None:
        """Make a scenario."""
        from tui.dialogs.choose_values import ValuesDialog  # noqa: PLC0415  only then

        app = board(self)
        database, who = app.database, app.who
        fields = get("scenario").fields
        names = ("name", "price_index", "ceiling", "advance", "first_year", "last_year")
        self.app.push_screen(
            ValuesDialog(
                _("New scenario"),
                [fields[name] for name in names],
                lambda values: make_scenario(database, who, values),
                do=_("Make it"),
            ),
            self._made,
        )

    def _made(self, name: str | None) -> None:
        """Show the new scenario."""
        if name is not None:
            app = board(self)
            app.say(_("Scenario “{name}” was made. u undoes it.").format(name=name))
            self.wish = replace(self.wish, scenario=name, first=None, last=None)
            app.reread()

    @property
    def current_line(self) -> Line | None:
        """Return the purchase under the cursor."""
        key = self.lines.current_key
        if not self.lines.display or key is None or key >= len(self.shown_lines):
            return None
        return self.shown_lines[key]

    def action_move(self) -> None:
        """Move the purchase under the cursor, with the totals a year before and after."""
        line, found, scenario = self.current_line, self.found, self.wish.scenario
        if line is None or found is None or scenario is None:
            return
        from tui.dialogs.choose_values import ValuesDialog  # noqa: PLC0415  only then

        app = board(self)
        database, who, today = app.database, app.who, app.today
        lot, generation = line.due.need.lot, line.due.generation
        before = next(
            (one for one in found.made.moves if (one.lot, one.generation) == (lot, generation)), None
        )
        fields = get("scenario_move").fields
        asked = [fields[name] for name in ("shift", "quantity", "unit_price", "skip", "reason")]
        texts = {"skip": _("no")}
        if before is not None:
            texts = {
                "shift": str(before.shift or ""),
                "quantity": str(before.quantity or ""),
                "unit_price": "" if before.unit_price is None else decimals(before.unit_price, 2),
                "skip": _("yes") if before.skip else _("no"),
                "reason": before.reason,
            }
        self.app.push_screen(
            ValuesDialog(
                _("Move {lot} of {year}").format(lot=line.due.need.code, year=line.year),
                asked,
                lambda values: move(database, who, scenario, moved(values, lot, generation), today),
                lambda values: move_preview(found.made, moved(values, lot, generation)),
                texts=texts,
                do=_("Move it"),
                about=f"{line.due.need.description} · {line.quantity} · {euro(line.cost)} · {line.why}",
            ),
            self._moved,
        )

    def _moved(self, done: object) -> None:
        """Reckon anew with what was moved."""
        if done is not None:
            board(self).say(_("Moved. u undoes it."))
            board(self).reread()

    def action_unmove(self) -> None:
        """Let the plan decide again over the purchase under the cursor."""
        line, scenario = self.current_line, self.wish.scenario
        if line is None or scenario is None:
            return
        app = board(self)
        database, who = app.database, app.who
        self.background(
            lambda: unmove(database, who, scenario, line.due.need.lot, line.due.generation),
            lambda _done: self._moved(done=True),
            group="move",
        )

    def action_adopt(self) -> None:
        """Make the scenario the plan of the board, after a question."""
        from tui.dialogs.base import Choice  # noqa: PLC0415  only then

        found = self.found
        if found is None or found.made.scenario is None:
            return
        count = len(found.made.result.lines)
        text = ngettext(
            "{count} purchase becomes a planned lot and counts in the budget as planned. What another scenario had "
            "planned and is not bought is put away. u undoes it.",
            "{count} purchases become planned lots and count in the budget as planned. What another scenario had "
            "planned and is not bought is put away. u undoes it.",
            count,
        ).format(count=count)
        title = _("Adopt “{name}”?").format(name=found.made.name)
        self.app.push_screen(
            Choice(title, text, [("no", _("Cancel"), "primary"), ("yes", _("Adopt"), "warning")]), self._adopt
        )

    def _adopt(self, answer: str | None) -> None:
        """Adopt it in a thread."""
        scenario = self.wish.scenario
        if answer != "yes" or scenario is None:
            return
        app = board(self)
        database, who, today = app.database, app.who, app.today
        self.background(lambda: adopt(database, who, scenario, today), self._adopted, group="adopt")

    def _adopted(self, done: Adopted) -> None:
        """Say what was planned."""
        text = ngettext(
            "{count} planned lot. u undoes it.", "{count} planned lots. u undoes it.", done.planned
        )
        board(self).say(_("Adopted.") + " " + text.format(count=done.planned))
        board(self).reread()

    def action_buy(self) -> None:
        """Choose a planned lot that was bought."""
        database = board(self).database
        self.background(lambda: to_buy(database), self._to_buy, group="planned")

    def _to_buy(self, found: list[PlannedRow]) -> None:
        """Let one planned lot be chosen."""
        if not found:
            board(self).say(_("Nothing is planned: adopt a scenario first (a)."), severity="warning")
            return
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        rows = {one.code: one for one in found}
        choices = [
            (one.code, f"{day(one.in_use)}  {one.quantity:>5} × {euro(one.unit_price)}  {one.title}")  # noqa: RUF001
            for one in found
        ]
        self.app.push_screen(
            Pick(_("What was bought?"), choices),
            lambda code: self._buy(rows[code]) if code is not None else None,
        )

    def _buy(self, row: PlannedRow) -> None:
        """Ask code, day, price and quantity of what was bought."""
        from tui.dialogs.choose_values import ValuesDialog  # noqa: PLC0415  only then

        app = board(self)
        database, who = app.database, app.who
        lot = get("lot").fields
        fields = [
            lot["code"],
            lot["in_use"].but(required=True),
            f.integer(N_("Quantity"), least=1, most=10_000_000).but(name="quantity"),
            f.amount(N_("Unit price")).but(name="unit_price"),
        ]
        texts = {
            "in_use": day(min(row.in_use, app.today)),
            "quantity": str(row.quantity),
            "unit_price": decimals(row.unit_price, 2),
        }
        self.app.push_screen(
            ValuesDialog(
                _("Bought: {planned}").format(planned=row.title),
                fields,
                partial(buy, database, who, row.code),
                partial(bought_preview, row),
                texts=texts,
                do=_("Bought"),
            ),
            self._bought,
        )

    def _bought(self, done: Bought | None) -> None:
        """Say that it is a lot by now."""
        if done is not None:
            board(self).say(_("It is a purchase lot now. u undoes it."))
            board(self).reread()


def _scenario_text(one: ScenarioRow, moves: int) -> str:
    """Return a scenario in a line."""
    parts = [one.name, _(SCENARIO_STATES[one.status])]
    if one.first_year and one.last_year:
        parts.append(f"{one.first_year}-{one.last_year}")
    if one.ceiling:
        parts.append(_("ceiling {amount} a year").format(amount=euro(one.ceiling)))
    if moves:
        parts.append(ngettext("{count} moved", "{count} moved", moves).format(count=moves))
    return " · ".join(parts)
