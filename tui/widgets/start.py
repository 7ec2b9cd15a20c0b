"""The first page: what needs a decision, then the budget, the last changes and what there is; read after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from inventory.language import _, ngettext
from inventory.records.values import day, decimals
from inventory.text import clean
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.messages import GoTo, SituationChanged
from tui.overview import blank, decisions, latest, money, news
from tui.sections import page_label, sections
from tui.widgets.contract_actions import ContractActions
from tui.widgets.decisions import Decisions, SeverityChosen, SeverityLine
from tui.widgets.filter_bar import thousands
from tui.widgets.grid import messages as told
from tui.writes import Progress

if TYPE_CHECKING:
    import datetime as dt

    from textual.app import ComposeResult

    from inventory.signals.finding import Finding
    from tui.overview import Latest, Money

SHOWN = (
    "device",
    "lot",
    "system",
    "licence",
    "contract",
    "supplier",
    "process",
    "agreement",
    "goal",
    "site",
)
"""Kinds that are counted."""
TICK = 0.2
"""Seconds between two looks at how far the check is."""


class Start(Acting, ContractActions, Background, Vertical):
    """What needs a decision, and how the board stands."""

    CONTEXT = "start"
    BINDINGS = bindings("start")

    def __init__(self) -> None:
        super().__init__(id="page-start")
        self._progress: Progress | None = None
        self._stale = True
        self._news = ""
        self._counts: dict[str, int] = {}
        self._money: list[Money] | None = None
        self._latest: list[Latest] | None = None

    def compose(self) -> ComposeResult:
        """Make both parts, still empty."""
        yield Static("", classes="heading", markup=False)
        line = SeverityLine()
        yield line
        with Horizontal(classes="parts"):
            yield Decisions(line)
            yield OptionList(classes="board", markup=False, compact=True)

    def on_mount(self) -> None:
        """Read after the first paint."""
        self._head()
        self._fill()
        self.set_interval(TICK, self._tick)
        self.call_after_refresh(self.load)

    @property
    def decisions(self) -> Decisions:
        """Return the list of what needs a decision."""
        return self.query_one(Decisions)

    @property
    def board_list(self) -> OptionList:
        """Return the list of how the board stands."""
        return self.query_one(".board", OptionList)

    @property
    def current_contract(self) -> int | None:
        """Return the number of the contract that the decision under the cursor is about."""
        one = self.decisions.current if self.decisions.grid.has_focus else None
        return one.subject.id if one is not None and one.subject.kind == "contract" else None

    def situation(self) -> State:
        """Return what can be done now."""
        list_focused = self.decisions.grid.has_focus
        row = self.decisions.current is not None if list_focused else self.board_list.highlighted is not None
        kind = "contract" if self.current_contract is not None else ""
        return State(board(self).read_only, kind, row=row, pages=2)

    def load(self) -> None:
        """Read everything anew, each part by itself; what is shown stays until then."""
        from tui.reads import counts  # noqa: PLC0415  after the first paint

        app = board(self)
        database, today = app.database, app.today
        self._stale = False
        self.action_stop(quiet=True)
        self._progress = progress = Progress()
        self._head()
        self.background(lambda: counts(database, SHOWN, today), self._counted, group="counts")
        self.background(lambda: latest(database), self._changes, group="latest")
        self.background(lambda: money(database, today), self._reckoned, group="money")
        self.background(
            lambda: decisions(database, today, progress), self._checked, group="check", failed=self._failed
        )

    def changed(self, *, visible: bool) -> None:
        """Read anew now, or when the page is shown again."""
        if visible:
            self.load()
        else:
            self._stale = True

    def shown_again(self) -> None:
        """Read anew what was written meanwhile, and take the keys."""
        if self._stale and self.is_mounted and self.decisions.found is not None:
            self.load()
        if not self.board_list.has_focus:
            self.decisions.grid.focus()

    def _tick(self) -> None:
        """Show how far the check is."""
        if self._progress is not None and self.is_on_screen:
            self._head()

    def _head(self) -> None:
        """Write the heading: what needs a decision, or how far the check is."""
        said = Text(_("What needs a decision"), style="bold", no_wrap=True, overflow="ellipsis")
        now = self._progress
        if now is not None and now.total:
            text = _("checking {done} of {total} · Esc stops")
            said.append(
                "  " + text.format(done=min(now.done + 1, now.total), total=now.total), "not bold italic"
            )
        else:
            said.append(f"  {day(board(self).today)}{self._news}", "not bold dim")
        self.query_one(".heading", Static).update(said)

    def _checked(self, found: list[Finding]) -> None:
        """Show the findings."""
        self._progress = None
        app = board(self)
        database, today = app.database, app.today
        self.decisions.show(found, today)
        self._head()
        if not found:
            self.background(lambda: blank(database), self.decisions.empty, group="blank")
        self.background(lambda: news(database, today), self._told, group="news")
        self.post_message(SituationChanged())

    def _told(self, found: tuple[int, dt.date]) -> None:
        """Say how much is new since a week ago; nothing when nothing is."""
        count, since = found
        text = ngettext(
            "{count} new since {day}: s shows it", "{count} new since {day}: s shows them", count
        ).format(count=count, day=day(since))
        self._news = f" · {text}" if count else ""
        self._head()

    def _failed(self, _error: Exception) -> bool:
        """Take the sign of work away, and let the error be told."""
        self._progress = None
        self._head()
        return False

    def _counted(self, found: dict[str, int]) -> None:
        self._counts = found
        self._fill()

    def _changes(self, found: list[Latest]) -> None:
        self._latest = found
        self._fill()

    def _reckoned(self, found: list[Money]) -> None:
        self._money = found
        self._fill()

    def _fill(self) -> None:
        """Write how the board stands; the cursor stays on its line."""
        lines = self.board_list
        before = lines.highlighted
        made = [*self._money_lines(), *self._latest_lines(), *self._count_lines()]
        lines.clear_options()
        lines.add_options(made)
        first = next((place for place, option in enumerate(made) if not option.disabled), None)
        kept = before is not None and before < len(made) and not made[before].disabled
        lines.highlighted = before if kept else first

    def _money_lines(self) -> list[Option]:
        made = [_heading(_("Budget"))]
        for one in self._money or ():
            line = Text(f"{one.label}  € {decimals(one.total, 2)}", no_wrap=True, overflow="ellipsis")
            each = (
                _("€ {amount} per pupil").format(amount=decimals(one.per_pupil, 2))
                if one.per_pupil is not None
                else _("per pupil unknown")
            )
            line.append(f"\n  {each}", "dim")
            if one.flags:
                text = ngettext("! {count} remark", "! {count} remarks", one.flags)
                line.append(" · " + text.format(count=one.flags), "dim")
            made.append(Option(line, id=f"budget:{one.label}"))
        return made if self._money is not None else [*made, _waiting()]

    def _latest_lines(self) -> list[Option]:
        made = [_heading(_("Last changes"))]
        for one in self._latest or ():
            line = Text(f"{one.at:%d-%m %H:%M} {clean(one.who)}", style="dim", no_wrap=True)
            if one.undone:
                line.append(" · ↶ " + _("taken back"))
            line.append(f"\n  {clean(one.what)}", "not dim")
            line.overflow = "ellipsis"
            made.append(Option(line, id=f"batch:{one.number}"))
        if self._latest is not None and len(made) == 1:
            made.append(Option(Text("  " + _("Nothing yet: i imports files"), style="dim"), disabled=True))
        return made if self._latest is not None else [*made, _waiting()]

    def _count_lines(self) -> list[Option]:
        made = [_heading(_("What there is"))]
        for section in sections():
            for kind in section.pages:
                if kind in SHOWN:
                    count = thousands(self._counts[kind]) if kind in self._counts else "…"
                    line = Text(f"{count:>9}  ", style="bold", no_wrap=True)
                    line.append(page_label(kind), "not bold")
                    made.append(Option(line, id=f"page:{kind}"))
        return made

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Go where the line leads."""
        event.stop()
        what, _colon, which = str(event.option.id).partition(":")
        if what == "page":
            self.post_message(GoTo(which))
        elif what == "batch":
            self.post_message(GoTo("history", number=int(which)))
        else:
            self.post_message(GoTo("budget"))

    @on(SeverityChosen)
    def severity_chosen(self, event: SeverityChosen) -> None:
        """Show the severity that was clicked."""
        event.stop()
        self.decisions.choose(event.severity)

    @on(told.Activated)
    def activated(self, event: told.Activated) -> None:
        """Open the record of the decision."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Show the record that the decision is about, or go where the line leads."""
        one = self.decisions.current
        if self.board_list.has_focus:
            self.board_list.action_select()
        elif one is not None:
            from tui.screens.record import RecordScreen  # noqa: PLC0415  only when one is opened

            self.app.push_screen(RecordScreen(one.subject.kind, one.subject.id), self._left)

    def _left(self, order: Any) -> None:
        """Go where the record's screen leads."""
        if isinstance(order, GoTo):
            self.post_message(order)

    def action_list(self) -> None:
        """Go to the record in its list."""
        one = self.decisions.current
        if one is not None:
            self.post_message(GoTo(one.subject.kind, number=one.subject.id))

    def action_signals(self) -> None:
        """Go to the page of all signals."""
        self.post_message(GoTo("signals"))

    def action_severity(self, by: int) -> None:
        """Show another severity only."""
        self.decisions.step(by)

    async def action_part(self) -> None:
        """Go to the other part of the page, and from the last one to the next page."""
        if self.board_list.has_focus:
            self.decisions.grid.focus()
            await self.screen.run_action("step_page(1)")
        else:
            self.board_list.focus()

    def action_stop(self, *, quiet: bool = False) -> None:
        """Stop the check; what was shown stays."""
        if self._progress is None:
            return
        self._progress.stop.set()
        self.forget_work("check")
        self._progress = None
        self._head()
        if not quiet:
            self.decisions.grid.set_empty(_("Stopped: F5 looks again"))
            board(self).say(_("Stopped: F5 looks again"))


def _heading(text: str) -> Option:
    return Option(Text(text, style="bold underline"), disabled=True)


def _waiting() -> Option:
    return Option(Text("  …", style="dim"), disabled=True)
