"""What needs a decision, as a list: how bad, before which day, which record, what is the matter."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from inventory.language import N_, _
from inventory.records.values import day
from inventory.text import clean
from tui.overview import UNKNOWN, severity_counts
from tui.past import kind_label
from tui.widgets.grid import Grid, GridColumn, status, toned
from tui.widgets.grid import messages as told
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from inventory.signals.finding import Finding
    from tui.widgets.grid import Tone

SIGNS: dict[str, tuple[str, str, Tone]] = {
    "critical": ("✗", N_("critical"), "error"),
    "high": ("!", N_("high"), "warning"),
    "medium": ("▲", N_("medium"), "accent"),
    "low": ("·", N_("low"), "muted"),
    UNKNOWN: ("?", N_("unknown"), "muted"),
}
"""How each severity is shown: sign, word and tone; the last one is for what the records do not tell."""
STATES = {"open": N_("open"), "known": N_("known"), "accepted": N_("accepted")}
"""What somebody decided about a finding."""
COLOURS = {"error": "text-error", "warning": "text-warning", "accent": "text-accent", "muted": "text-muted"}
"""Which variable of the theme is a tone outside the grid."""
ALL = ""
SOON = 30
"""Days before a date from which it is shown as a warning."""


class SeverityChosen(Message):
    """A severity was clicked.

    Args:
        severity: Which; "" for all.
    """

    def __init__(self, severity: str) -> None:
        super().__init__()
        self.severity = severity


class SeverityTab(Static):
    """A severity with its count; a click shows only those."""

    def __init__(self, severity: str) -> None:
        super().__init__("", markup=False, classes=f"severity -{severity or 'all'}")
        self.severity = severity
        self._shown: tuple[int | None, bool] = (None, False)

    def on_mount(self) -> None:
        """Take the colours of another theme when it is chosen."""
        self.watch(self.app, "theme", self._repaint, init=False)

    def _repaint(self) -> None:
        """Write again what is shown, in the colours of now."""
        count, chosen = self._shown
        self.show(count, chosen=chosen)

    def show(self, count: int | None, *, chosen: bool) -> None:
        """Write sign, word and count."""
        self._shown = (count, chosen)
        sign, word, tone = SIGNS.get(self.severity, ("", N_("all"), "muted"))
        number = "…" if count is None else str(count)
        text = Text(f"{sign} {_(word)} {number}".strip(), no_wrap=True)
        colour = self.app.theme_variables.get(COLOURS[tone], "")
        if count and self.severity and colour.startswith("#"):
            text.stylize(colour)
        self.update(text)
        self.set_class(chosen, "-here")

    def on_click(self) -> None:
        """Show only those."""
        self.post_message(SeverityChosen(self.severity))


class SeverityLine(Horizontal):
    """All severities with their counts, in a line."""

    def compose(self) -> ComposeResult:
        """Make a tab a severity."""
        for name in (ALL, *SIGNS):
            yield SeverityTab(name)

    def show(self, found: list[Finding] | None, chosen: str) -> None:
        """Write how many there are of each severity; None when nobody knows yet."""
        counts = severity_counts(found) if found is not None else None
        for tab in self.query(SeverityTab):
            count = None if counts is None else counts.get(tab.severity, 0)
            if tab.severity == ALL and found is not None:
                count = len(found)
            tab.show(count, chosen=tab.severity == chosen)


class Decisions(Vertical):
    """The list of findings with the whole sentence below.

    Args:
        line: Where the counts are written.
    """

    def __init__(self, line: SeverityLine) -> None:
        super().__init__(classes="decisions")
        self._line = line
        self.found: list[Finding] | None = None
        self.shown: list[Finding] = []
        self.severity = ALL
        self._today = dt.date.min

    def compose(self) -> ComposeResult:
        """Make list and sentence."""
        yield Grid(classes="list")
        yield Static("", classes="about", markup=False)

    def on_mount(self) -> None:
        """Declare the columns."""
        self.grid.set_source(Rows([]), self._columns())
        self.grid.set_empty(_("Looking at what needs a decision …"))
        self._line.show(self.found, self.severity)

    @property
    def grid(self) -> Grid:
        """Return the list."""
        return self.query_one(Grid)

    @property
    def current(self) -> Finding | None:
        """Return the finding under the cursor."""
        key = self.grid.current_key
        return self.shown[key] if key is not None and key < len(self.shown) else None

    def _columns(self) -> list[GridColumn]:
        return [
            GridColumn("severity", _("Severity"), width=10, format=severity_text),
            GridColumn("due", _("Before"), width=12, format=lambda due: due_text(due, self._today)),
            GridColumn("subject", _("About"), width=27, format=clean),
            GridColumn("message", _("What is the matter"), width=60, format=clean),
        ]

    def show(self, found: list[Finding], today: dt.date) -> None:
        """Show findings, as they were seen on a day."""
        self.found, self._today = found, today
        self.choose(self.severity)

    def empty(self, blank: bool) -> None:  # noqa: FBT001  what the thread read
        """Say that nothing is recorded, when that is why nothing was found."""
        if blank and not self.found:
            self.grid.set_empty(_("Nothing is recorded yet, so nothing can be found: i imports"))

    def choose(self, severity: str) -> None:
        """Show the findings of one severity, "" for all."""
        self.severity = severity
        self.shown = [one for one in self.found or [] if _fits(one, severity)]
        if self.found is not None:
            self.grid.set_empty(
                _("✓ Nothing needs a decision") if not self.found else _("Nothing of this severity: f")
            )
        rows = [(shown_as(one), one.due, one.subject.name, _told(one)) for one in self.shown]
        self.grid.set_source(Rows(rows), self._columns())
        self._line.show(self.found, self.severity)
        self._about()

    def step(self, by: int) -> None:
        """Show another severity."""
        names = [ALL, *SIGNS]
        self.choose(names[(names.index(self.severity) + by) % len(names)])

    def _about(self) -> None:
        """Write the whole sentence of the finding under the cursor, and what to do."""
        one = self.current
        said = Text()
        if one is not None:
            from inventory.signals.finding import RULES  # noqa: PLC0415  there is a finding, so it is loaded

            rule = RULES.get(one.rule)  # a rule of the board is not among them
            said.append(f"{one.rule} {_(one.title)}", "bold")
            if one.state == "known":
                said.append(
                    f" · {_(STATES[one.state])}{': ' + clean(one.owner) if one.owner else ''}", "bold"
                )
            said.append(f" · {kind_label(one.subject.kind)} {clean(one.subject.name)}: {clean(one.message)}")
            if rule is not None:
                said.append(f" → {_(rule.action)}", "italic")
        self.query_one(".about", Static).update(said)

    @on(told.CursorMoved)
    def moved(self, event: told.CursorMoved) -> None:
        """Let the sentence follow the cursor."""
        event.stop()
        self._about()

    @on(told.MarksChanged)
    @on(told.SortRequested)
    @on(told.EditRequested)
    def unused(self, event: Any) -> None:
        """Keep what the list tells to itself."""
        event.stop()


def _fits(one: Finding, severity: str) -> bool:
    """Return whether a finding is of a severity; what is unknown is a severity of its own too."""
    return severity in {ALL, one.severity} or (severity == UNKNOWN and one.status == UNKNOWN)


def _told(one: Finding) -> str:
    """Return what is the matter; before it, that somebody deals with it."""
    if one.state != "known":
        return one.message
    known = _("known: {owner}").format(owner=one.owner) if one.owner else _("known")
    return f"({known}) {one.message}"


def shown_as(one: Finding) -> str:
    """Return severity and whether it is known, for the cell."""
    return f"{one.severity} ?" if one.status == UNKNOWN else one.severity


def due_text(due: dt.date | None, today: dt.date) -> Any:
    """Return a day as sign and date: passed, soon, or later."""
    if due is None:
        return toned("-", "muted")
    if due < today:
        return toned(f"! {day(due)}", "error")
    soon = due <= today + dt.timedelta(SOON)
    return toned(f"▸ {day(due)}", "warning") if soon else f"  {day(due)}"


def severity_text(value: str) -> Text:
    """Return a severity as sign, word and tone; what is unknown has a question mark for its sign."""
    name, _blank, unknown = value.partition(" ")
    sign, word, tone = SIGNS[name]
    return status(unknown or sign, _(word), tone)
