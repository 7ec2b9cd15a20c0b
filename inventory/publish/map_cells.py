"""What stands in the process by party table, in words, before anything is drawn: one content for picture and web page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from inventory.landscape.analysis import gaps, orphans, unknowns
from inventory.landscape.difference import difference
from inventory.language import _, ngettext, written
from inventory.publish import colours
from inventory.publish.map_frame import situation
from inventory.publish.map_parties import places

if TYPE_CHECKING:
    from inventory.landscape.difference import Compare, Difference, ProcessDifference
    from inventory.landscape.model import LandscapeView, Process, Support

State = Literal["systems", "gap", "not applicable", "unknown"]
TWO = 2


@dataclass(frozen=True, slots=True)
class Chip:
    """A system in a cell.

    Attributes:
        name: Name of the system.
        letter: Letter of the party of the cell.
        letters: Letters of all parties that use it for this process.
        title: What is known of it: kind, supplier, function, level, status.
    """

    name: str
    letter: str
    letters: tuple[str, ...]
    title: str

    @property
    def shared(self) -> bool:
        """Whether at least two parties use it for this process."""
        return len(self.letters) >= TWO


@dataclass(frozen=True, slots=True)
class Cell:
    """One process at one party.

    Attributes:
        state: "systems", or why there are none.
        chips: The systems by name.
        note: What contradicts or doubts them ("not applicable", "unknown"), "" usually.
        title: The cell in words.
    """

    state: State
    chips: tuple[Chip, ...]
    note: str
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """One process: its cells in the order of the columns, and how much the parties differ."""

    process: Process
    cells: tuple[Cell, ...]
    difference: ProcessDifference


@dataclass(frozen=True, slots=True)
class Group:
    """The processes of one domain; name "" when no process has a domain."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One party: letter, name and colour."""

    letter: str
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class MapTable:
    """The whole table in words; `summary` holds the counts that stand below it."""

    title: str
    subtitle: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    summary: tuple[str, ...]


def build(view: LandscapeView, title: str = "", compare: Compare = "product") -> MapTable:
    """Return the process by party table of one day in the language now spoken.

    Args:
        view: The landscape of one day.
        title: Title above it; the kind of table when empty.
        compare: Compare by product or by product family.
    """
    found = difference(view, compare=compare)
    columns = tuple(
        Column(colours.letter(place), party.name, colours.party(place))
        for place, party in zip(places(view), view.parties, strict=True)
    )
    lines = [
        Line(process, tuple(_cell(view, party.key, process) for party in view.parties), row)
        for process, row in zip(view.processes, found.processes, strict=True)
    ]
    return MapTable(
        title=title or _("Process by party"),
        subtitle=_subtitle(view, compare),
        columns=columns,
        groups=_groups(lines),
        summary=_summary(view, found),
    )


def words(state: State) -> str:
    """Return what stands in a cell without systems."""
    return {"gap": _("gap"), "not applicable": _("n/a"), "unknown": _("unknown")}.get(state, "")


def difference_words(row: ProcessDifference) -> str:
    """Return a difference as a percentage, or why there is none."""
    if row.difference is not None:
        return f"{round(row.difference * 100)}%"
    if row.label == "unknown":
        return _("unknown")
    if row.label == "no systems":
        return _("n/a (no systems)")
    count = len(row.parties)
    return ngettext("n/a ({count} party)", "n/a ({count} parties)", count).format(count=count)


def difference_title(row: ProcessDifference) -> str:
    """Return a difference in a sentence."""
    kinds = {
        "same": _("The parties use the same systems."),
        "same kind": _("The parties use other products of the same kind."),
        "different": _("The parties use different systems."),
        "one party": _("Fewer than two parties run this process, so there is nothing to compare."),
        "no systems": _("The parties that run this process have no system to compare."),
        "unknown": _("It is not known which parties run this process."),
    }
    gap = _("At least one of them has no system.") if row.gaps and row.difference is not None else ""
    return f"{difference_words(row)}: {kinds[row.label]} {gap}".strip()


def _subtitle(view: LandscapeView, compare: Compare) -> str:
    parts = [
        _("Which system supports which process, for each party"),
        situation(view.date, view.mode, view.plateau),
        _("compared by product") if compare == "product" else _("compared by kind of system"),
    ]
    return " · ".join(parts)


def _summary(view: LandscapeView, found: Difference) -> tuple[str, ...]:
    empty, unsure, loose = len(gaps(view)), len(unknowns(view)), len(orphans(view))
    parts = [
        ngettext("{count} gap", "{count} gaps", empty).format(count=empty),
        _("{count} unknown").format(count=unsure),
        ngettext("{count} system without a process", "{count} systems without a process", loose).format(
            count=loose
        ),
    ]
    if found.mean is not None:
        text = ngettext(
            "mean difference {percent}% over {count} common process",
            "mean difference {percent}% over {count} common processes",
            found.defined,
        )
        parts.append(text.format(percent=round(found.mean * 100), count=found.defined))
    return tuple(parts)


def _groups(lines: list[Line]) -> tuple[Group, ...]:
    named = any(line.process.domain_name or line.process.domain_code for line in lines)
    found = []
    for (code, name), members in groupby(
        lines, key=lambda li: (li.process.domain_code, li.process.domain_name)
    ):
        text = f"{code} {name}".strip() or (_("Without a domain") if named else "")
        found.append(Group(text, tuple(members)))
    return tuple(found)


def _cell(view: LandscapeView, party: str, process: Process) -> Cell:
    part = view.takes_part(party, process.code)
    chips = tuple(_chip(view, party, process.code, key) for key in view.systems_of(party, process.code))
    empty: dict[str, State] = {"yes": "gap", "no": "not applicable", "unknown": "unknown"}
    state: State = "systems" if chips else empty[part]
    note = words(empty[part]) if chips and part != "yes" else ""
    return Cell(state, chips, note, _cell_title(part, state, len(chips)))


def _cell_title(part: str, state: State, count: int) -> str:
    if state != "systems":
        sentences = {
            "gap": _("The party runs this process without any system."),
            "not applicable": _("The party does not run this process."),
            "unknown": _("It is not known whether the party runs this process."),
        }
        return sentences[state]
    if part == "no":
        return _("The party does not run this process, and yet a system is recorded.")
    if part == "unknown":
        return _("A system is recorded, but not whether the party runs this process.")
    return _("{count} systems for one process").format(count=count) if count >= TWO else ""


def _chip(view: LandscapeView, party: str, process: str, key: str) -> Chip:
    letters = tuple(
        colours.letter(place)
        for place, other in zip(places(view), view.parties, strict=True)
        if any(row.system == key for row in view.rows(other.key, process))
    )
    system = view.systems[key]
    about = ", ".join(part for part in (system.kind, system.supplier) if part)
    uses = [use(row) for row in view.rows(party, process) if row.system == key]
    title = f"{view.name(key)} ({about})" if about else view.name(key)
    own = colours.letter(places(view)[[p.key for p in view.parties].index(party)])
    return Chip(view.name(key), own, letters, f"{title}: {'; '.join(uses)}")


def use(row: Support) -> str:
    """Return what a system does for a process in words: function, level, status, last day."""
    status = {
        "in_use": _("in use"),
        "phasing_out": _("being phased out"),
        "planned": _("planned"),
        "ended": _("ended"),
    }
    level = _("fully") if row.level >= TWO else _("partly")
    until = _("up to and including {date}").format(date=written(row.end)) if row.end else ""
    return ", ".join(part for part in (row.function or "", level, status[row.status], until) if part)
