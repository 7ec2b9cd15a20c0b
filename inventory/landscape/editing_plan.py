"""What a text in a cell would change: which support is added, altered or put away, and who runs the process."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from inventory.landscape.cell import WORDS, Answer, Use, answer, contradicts
from inventory.landscape.known import Systems
from inventory.language import _
from inventory.records.field import LENGTH
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inventory.landscape.cell import Runs
    from inventory.landscape.grid import Grid, Held, Spot


@dataclass(frozen=True, slots=True)
class Change:
    """One record that a cell changes.

    Attributes:
        spot: Which cell.
        action: "add", "alter" or "take" a support row; "runs": whether the party runs the process.
        name: Name of the system, "" for "runs".
        number, version: Of the record that is there; None for a new one.
        values: Columns and their new values; for "runs" empty when the answer is put away.
    """

    spot: Spot
    action: Literal["add", "alter", "take", "runs"]
    name: str
    number: int | None
    version: int | None
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a cell cannot be written: the cell (None beside the table), what people call it, and a sentence."""

    spot: Spot | None
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What is going to be written.

    Attributes:
        changes: In the order in which they are written; of each cell what is put away comes first.
        new_systems: Names of systems that are not there yet.
        problems: Nothing is written when there are any.
    """

    changes: tuple[Change, ...] = ()
    new_systems: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def cells(self) -> int:
        """How many cells change."""
        return len({change.spot for change in self.changes})


def planned(of: Grid, texts: Mapping[Spot, str], known: Systems) -> Edit:
    """Return what writing these texts into their cells would change.

    Args:
        of: The grid as it was read; in one of a single party a text is a level ("", "deels", "volledig").
        texts: What the cells are to say; a text that says what is there already changes nothing.
        known: The systems that are there.
    """
    changes: list[Change] = []
    problems: list[Problem] = []
    fresh: dict[str, str] = {}
    for spot, text in texts.items():
        if spot[0] not in of.row_places or spot[1] not in of.column_places:
            problems.append(Problem(spot, of.where(spot), _("This cell is not there anymore.")))
        elif of.party is not None:
            _set_level(of, spot, of.party, text, changes, problems)
        else:
            _set_cell(of, spot, text, _Found(known, fresh), changes, problems)
    return Edit(tuple(_once(changes)), tuple(fresh.values()), tuple(problems))


@dataclass(frozen=True, slots=True)
class _Found:
    """The systems that texts name: those that are known, and the new ones by folded name."""

    known: Systems
    fresh: dict[str, str]

    def find(self, use: Use) -> tuple[int | None, Use]:
        """Return the number of a system (None: a new one) and what the cell says of it, under the name as it is known."""
        number = self.known.number(use.system)
        if number is None and use.function:
            whole = f"{use.system} ({use.function})"
            if self.known.number(whole) is not None:
                return self.known.number(whole), Use(whole, "", use.status, use.level)
        if number is not None:
            return number, use
        name = self.fresh.setdefault(fold(use.system), use.system)
        return None, Use(name, use.function, use.status, use.level)


Wanted = dict[tuple[int | str, str], tuple[int | None, Use]]
"""Systems by number (or folded name of a new one) and folded function."""


def _set_cell(
    of: Grid, spot: Spot, text: str, found: _Found, changes: list[Change], problems: list[Problem]
) -> None:
    """Plan one cell of processes by parties."""
    cell = of.cell(spot)
    said = answer(text)
    problem = _problem(text, said)
    if not problem and _same(said, answer(cell.text)):
        return
    wanted: Wanted = {}
    for use in said.uses if not problem else ():
        number, named = found.find(use)
        if number is not None and not named.status and found.known.coming(number, of.on):
            named = replace(named, status="planned")
        key = (number if number is not None else fold(named.system), fold(named.function))
        if wanted.setdefault(key, (number, named))[1] != named and not _alike(wanted[key][1], named):
            problem = _("{system} stands in it twice, with another level or status.").format(
                system=named.system
            )
        if number is not None and found.known.over(number, of.on) and named.status != "ended":
            problem = _over(named.system)
    if problem:
        problems.append(Problem(spot, of.where(spot), problem))
        return
    changes += _supports(of, spot, spot[1], wanted)
    changes += _runs(of, spot, spot[1], said, emptied=not cell.held)


def _same(one: Answer, other: Answer) -> bool:
    """Return whether two cells say the same, in any order."""
    return one.runs == other.runs and set(one.uses) == set(other.uses)


def _alike(one: Use, other: Use) -> bool:
    return (one.status, one.level) == (other.status, other.level)


def _problem(text: str, said: Answer) -> str:
    """Return why a text cannot stand in a cell, "" when it can."""
    if contradicts(text):
        return _("“{text}” says two things that cannot both be.").format(text=clean(text)[:60])
    if any(len(use.system) > LENGTH or len(use.function) > LENGTH for use in said.uses):
        return _("A name is longer than {count} characters.").format(count=LENGTH)
    return ""


def _supports(of: Grid, spot: Spot, party: int, wanted: Wanted) -> Iterator[Change]:
    """Yield the changes of the support rows of a cell: put away, altered, added."""
    cell = of.cell(spot)
    there: dict[tuple[int | str, str], Held] = {
        (held.system, fold(held.function)): held for held in (*cell.others, *cell.held)
    }
    kept = {key: there[key] for key in wanted if key in there}
    lost = [held for held in cell.held if held not in kept.values()]
    for key, (number, _use) in wanted.items():
        alone = [held for held in lost if held.system == number]
        if key not in kept and len(alone) == 1:  # another function: the same row, with its notes and fit
            kept[key] = alone[0]
            lost.remove(alone[0])
    for held in lost:
        yield Change(spot, "take", held.name, held.number, held.version, {})
    for key, (number, use) in wanted.items():
        if key in kept:
            values = _altered(kept[key], use, of)
            if values:
                yield Change(spot, "alter", kept[key].name, kept[key].number, kept[key].version, values)
        else:
            yield Change(spot, "add", use.system, None, None, _added(spot[0], party, number, use))


def _altered(held: Held, use: Use, of: Grid) -> dict[str, Any]:
    """Return the columns of a support row that a cell changes; one that is over or yet to come is made to count."""
    values: dict[str, Any] = {}
    if (held.function or "") != use.function:
        values["function"] = use.function or None
    if (held.level or "full") != (use.level or "full"):
        values["level"] = use.level or "full"
    if held.status != (use.status or "in_use"):
        values["status"] = use.status or "in_use"
    if held.end is not None and held.end < of.on:
        values["end"] = None
    if held.start is not None and held.start > of.on and use.status != "planned":
        values["start"] = None
    return values


def _added(process: int, party: int, system: int | None, use: Use) -> dict[str, Any]:
    """Return the columns of a new support row; its system is left out when that is new too."""
    values: dict[str, Any] = {
        "party": party,
        "process": process,
        "function": use.function or None,
        "level": use.level or "full",
        "status": use.status or "in_use",
    }
    return values if system is None else {**values, "system": system}


def _runs(of: Grid, spot: Spot, party: int, said: Answer, *, emptied: bool) -> Iterator[Change]:
    """Yield the change of whether a party runs a process.

    A system of a domain as a whole says nothing of the processes below it. Emptying a cell of its systems leaves the
    answer; emptying it once more takes the answer away.
    """
    place = (spot[0], party)
    ran = of.ran.get(place)
    wanted: Runs | None = said.runs
    if said.uses and ran is None and of.rows[of.row_places[spot[0]]].domain:
        return
    if wanted is None:
        if emptied and ran is not None:
            yield Change(spot, "runs", "", ran.number, ran.version, {})
    elif ran is None:
        values = {"party": party, "process": spot[0], "runs": wanted}
        yield Change(spot, "runs", "", None, None, values)
    elif ran.runs != wanted:
        yield Change(spot, "runs", "", ran.number, ran.version, {"runs": wanted})


def _set_level(
    of: Grid, spot: Spot, party: int, text: str, changes: list[Change], problems: list[Problem]
) -> None:
    """Plan one cell of processes by systems: all functions of the system get the level."""
    cell = of.cell(spot)
    said = fold(text)
    level = next((name for name in ("partial", "full") if said in WORDS[name]), "")
    if said == fold(cell.text):
        return
    if said and not level:
        message = _("“{text}” is no level: leave it empty, or fill in {partly} or {fully}.")
        told = message.format(text=clean(text)[:60], partly=_("partly"), fully=_("fully"))
        problems.append(Problem(spot, of.where(spot), told))
        return
    known = Systems({}, of.lives)
    if level and known.over(spot[1], of.on):
        name = of.columns[of.column_places[spot[1]]].name
        problems.append(Problem(spot, of.where(spot), _over(name)))
        return
    for held in cell.held:
        values = {"level": level} if level and (held.level or "full") != level else {}
        if values or not level:
            action: Literal["alter", "take"] = "alter" if level else "take"
            changes.append(Change(spot, action, held.name, held.number, held.version, values))
    if level and not cell.held:
        name = of.columns[of.column_places[spot[1]]].name
        use = Use(name, "", "planned" if known.coming(spot[1], of.on) else "", level)
        changes += _supports(of, spot, party, {(spot[1], ""): (spot[1], use)})
    changes += _runs(of, spot, party, Answer("yes", (Use("-"),)) if level else Answer(), emptied=False)


def _over(system: str) -> str:
    """Return that a system cannot be used anymore."""
    return _("{system} is no longer there on this day. Change the system itself first.").format(system=system)


def _once(changes: list[Change]) -> Iterator[Change]:
    """Yield the changes, of who runs a process only the first: systems side by side say the same of it."""
    told = set()
    for change in changes:
        if change.action == "runs" and change.number is None:
            place = (change.values["process"], change.values["party"])
            if place in told:
                continue
            told.add(place)
        yield change
