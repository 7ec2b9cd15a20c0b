"""What the matrix reads and writes, as functions of a database that threads call; plain values come back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inventory.landscape import analysis, editing, reading
from inventory.landscape.cell import Use, written
from inventory.landscape.difference import difference
from inventory.landscape.model import FULL
from inventory.language import _
from inventory.records.choices import USES
from inventory.store.work import work
from tui.landscape_cells import reread
from tui.widgets.matrix_cells import Seen

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import Connection

    from inventory.landscape.analysis import Coverage, Finding
    from inventory.landscape.difference import Difference, ProcessDifference
    from inventory.landscape.editing import Cell, Edit, Grid, Row, Spot, Suggestion, Systems
    from inventory.landscape.model import LandscapeView, Mode, Support
    from inventory.store.database import Database
    from tui.widgets.matrix_cells import State

TWO = 2


@dataclass(frozen=True)
class Moment:
    """When the landscape is looked at.

    Args:
        on: The day.
        mode: As it is, as it is on a plateau, or as it is meant to become.
        name: What people call it, "" for today.
        past: It is a day before today: what is filled in holds now, not then.
    """

    on: dt.date
    mode: Mode = "now"
    name: str = ""
    past: bool = False

    @property
    def live(self) -> bool:
        """Return whether it can be filled in."""
        return self.mode == "now" and not self.past


def on_day(on: dt.date, today: dt.date) -> Moment:
    """Return the moment of a day; a day to come is a day of the road, with what sub-projects change by then."""
    return Moment(on, "plateau") if on > today else Moment(on, past=on < today)


@dataclass(frozen=True)
class Totals:
    """What the whole landscape comes to.

    Args:
        gaps, overlaps, possible, unknown: How many there are.
        difference: Between the parties.
        coverage: Of each party, with its short name.
    """

    gaps: int
    overlaps: int
    possible: int
    unknown: int
    difference: Difference
    coverage: tuple[tuple[str, Coverage], ...]


@dataclass
class Picture:
    """The matrix as it was read.

    Args:
        moment: When.
        of: The grid that can be written back.
        seen: What the cells show; one that is not there shows nothing.
        differences: By number of the process.
        totals: What it all comes to.
        suggestions: What can be typed into the cells.
        systems: The systems that are known by name.
        parties: Names of the parties by number.
    """

    moment: Moment
    of: Grid
    seen: dict[Spot, Seen]
    differences: Mapping[int, ProcessDifference] = field(default_factory=dict)
    totals: Totals | None = None
    suggestions: list[Suggestion] = field(default_factory=list)
    systems: Systems = field(default_factory=lambda: editing.Systems({}))
    parties: Mapping[int, str] = field(default_factory=dict)

    def parties_sharing(self, spot: Spot) -> list[str]:
        """Return the names of the other parties that use a system of a cell for the same process."""
        mine = {held.system for held in self.of.cell(spot).held}
        return [
            column.name
            for column in self.of.columns
            if column.number != spot[1]
            and mine & {held.system for held in self.of.cell((spot[0], column.number)).held}
        ]


def picture(database: Database, moment: Moment, party: int | None = None) -> Picture:
    """Read the matrix whole: processes by parties, or by systems for one party.

    Args:
        database: Where.
        moment: When.
        party: Number of the party whose systems are the columns; None for parties as columns.
    """
    with database.read() as connection:
        of = _grid(connection, moment, party)
        view = reading.view(connection, moment.on, moment.mode)
        columns = [one.number for one in of.columns] if party is None else [party]
        parties = reading.party_keys(connection, columns)
        offered = editing.suggestions(connection)
        known = editing.systems(connection)
    keys = {number: one.key for number, one in parties.items()}
    differences, doubles = difference(view), analysis.overlaps(view)
    by_code = {one.process: one for one in differences.processes}
    if party is None:
        seen = _parties(of, view, keys, doubles, live=moment.live)
    elif moment.live:
        seen = {spot: there for spot, cell in of.cells.items() if (there := _level(cell)) is not None}
    else:
        seen = _levels(of, view, keys.get(party, ""))
    return Picture(
        moment, of, seen, {row.number: by_code[row.code] for row in of.rows if row.code in by_code},
        _totals(view, differences, doubles), offered, known,
        {number: one.name for number, one in parties.items()},
    )  # fmt: skip


def _grid(connection: Connection, moment: Moment, party: int | None) -> Grid:
    """Return the grid that can be written back."""
    if party is None:
        return editing.grid(connection, moment.on)
    return editing.levels(connection, party, moment.on)


def _totals(view: LandscapeView, differences: Difference, doubles: list[Finding]) -> Totals:
    """Return what the landscape comes to."""
    certain = sum(one.certain for one in doubles)
    return Totals(
        len(analysis.gaps(view)),
        certain,
        len(doubles) - certain,
        len(analysis.unknowns(view)),
        differences,
        tuple((one.party, one) for one in analysis.coverage(view)),
    )


def _parties(
    of: Grid, view: LandscapeView, keys: Mapping[int, str], doubles: list[Finding], *, live: bool
) -> dict[Spot, Seen]:
    """Return what the cells of processes by parties show."""
    certain = {(one.party, one.process): one.certain for one in reversed(doubles)}
    lines = {one.code for one in view.processes}
    found: dict[Spot, Seen] = {}
    for row in of.rows:
        users = Counter(
            name for key in keys.values() for name in {one.system for one in view.rows(key, row.code)}
        )
        for column in of.columns:
            spot, key = (row.number, column.number), keys.get(column.number, "")
            cell, rows = of.cell(spot), view.rows(key, row.code)
            uses = [one.use for one in cell.held] if live else [_use(one) for one in rows]
            state = _state(row, cell, bool(uses), row.code in lines)
            if state == "used" and (key, row.code) in certain:
                state = "overlap" if certain[key, row.code] else "possible"
            elif state == "used" and any(users[one.system] >= TWO for one in rows):
                state = "shared"
            if state != "empty" or row.code in lines:
                text = cell.text if live and uses else written("yes", uses) if uses else ""
                found[spot] = Seen(state, text, short(uses))
    return found


def short(uses: Iterable[Use]) -> str:
    """Return systems as a cell of the screen has room for them: without function and level."""
    names = (f"{one.system} ({_(USES[one.status])})" if one.status else one.system for one in uses)
    return "; ".join(dict.fromkeys(names))


def _use(row: Support) -> Use:
    """Return a support row of a plateau or the target as a cell names it: what is planned is there then."""
    status = "" if row.status in {"in_use", "planned"} else row.status
    return Use(row.system, row.function or "", status, "" if row.level == FULL else "partial")


def _state(row: Row, cell: Cell, supported: bool, line: bool) -> State:  # noqa: FBT001  two facts side by side
    """Return the state of a cell from what is recorded, before it is compared with others."""
    runs = cell.runs or cell.above
    if supported:
        return "contrary" if runs == "no" else "used"
    if runs == "yes":
        return "gap" if line and not row.domain else "empty"
    return "no" if runs == "no" else "unknown" if runs == "unknown" else "empty"


def _levels(of: Grid, view: LandscapeView, key: str) -> dict[Spot, Seen]:
    """Return what the cells of processes by systems show at a moment that is for looking only."""
    numbers = {column.name: column.number for column in of.columns}
    found: dict[Spot, Seen] = {}
    for row in of.rows:
        for one in view.rows(key, row.code):
            spot = (row.number, numbers.get(one.system, 0))
            full = one.level == FULL or found.get(spot, Seen()).state == "full"
            found[spot] = Seen("full" if full else "partial")
    return found


def _level(cell: Cell) -> Seen | None:
    """Return what a cell of processes by systems shows now; what is planned says so."""
    if not cell.held:
        return None
    coming = all(one.status == "planned" for one in cell.held)
    text = f"{cell.text} ({_(USES['planned'])})" if coming else ""
    state: State = "partial" if all(one.level == "partial" for one in cell.held) else "full"
    return Seen(state, text, text)


def quickly(one: Picture, spots: Iterable[Spot]) -> None:
    """Say of cells that were just written what they show, until all is read anew."""
    of = one.of
    for spot in spots:
        cell = of.cell(spot)
        if of.party is None:
            row = of.rows[of.row_places[spot[0]]]
            state = _state(row, cell, bool(cell.held), not row.domain)
            uses = [one.use for one in cell.held]
            seen: Seen | None = Seen(state, cell.text if uses else "", short(uses))
        else:
            seen = _level(cell)
        if seen is None:
            one.seen.pop(spot, None)
        else:
            one.seen[spot] = seen


def put(
    database: Database, who: str, one: Picture, plan: Callable[[Picture], Edit], doing: str
) -> tuple[Edit, Grid]:
    """Write what is planned as one batch, and read the grid anew.

    Args:
        database: Where.
        who: Who does it.
        one: The picture that is shown.
        plan: Makes the edit from it.
        doing: What is done, for the name of the batch in the history.

    Raises:
        InputError: There are problems; nothing is written.
        StaleError: A cell was changed by somebody else since it was read.
    """
    edit = plan(one)
    if edit.changes or edit.problems:
        with work(database, who, batch_name(one.of, edit, doing)) as unit:
            editing.write(unit, edit)
    with database.read() as connection:
        return edit, reread(connection, one.of, {change.spot for change in edit.changes})


def batch_name(of: Grid, edit: Edit, doing: str) -> str:
    """Return the name of a batch: what was done, and where."""
    spots = list(dict.fromkeys(change.spot for change in edit.changes))
    if len(spots) == 1:
        return f"{doing}: {of.where(spots[0])}"
    return _("{doing}: {count} cells").format(doing=doing, count=len(spots))


def moments_of(database: Database, today: dt.date) -> list[Moment]:
    """Read the moments that can be chosen: now, the plateaus by day, the target."""
    from inventory.landscape import moments, roadmap_rows  # noqa: PLC0415  only when one is chosen

    with database.read() as connection:
        target = moments.when(connection, today, mode="target")[0]
        plateaus = sorted(roadmap_rows.read(connection).plateaus, key=lambda one: (one.date, one.name))
    return [
        Moment(today),
        *(Moment(one.date, "plateau", one.name) for one in plateaus),
        Moment(target, "target"),
    ]


def described(of: Grid, edit: Edit) -> list[str]:
    """Return a line a cell that changes: what comes (+), goes (-) or alters (~)."""
    parts: dict[Spot, list[str]] = {}
    for change in edit.changes:
        sign = {"add": "+", "take": "-", "alter": "~"}.get(change.action, "")
        new = change.number is None and "system" not in change.values and change.action == "add"
        text = f"{sign} {change.name}" + (f" ({_('new')})" if new else "")
        if change.action == "runs":
            words = {"yes": _("runs it"), "no": _("does not run it"), "unknown": _("unknown")}
            text = words.get(str(change.values.get("runs", "")), _("not filled in"))
        parts.setdefault(change.spot, []).append(text)
    return [f"{of.where(spot)}: {', '.join(found)}" for spot, found in parts.items()]
