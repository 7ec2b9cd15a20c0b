"""The matrix in words: its heading, what it comes to, and the cell under the cursor whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from inventory.language import _, ngettext
from inventory.records.values import day
from inventory.text import clean
from tui.widgets.matrix_cells import DIFFERENCES, told
from tui.widgets.matrix_columns import number_of

if TYPE_CHECKING:
    from tui.landscaping import Moment, Picture, Totals

MOST = 1200
"""Code points of a cell that are written whole."""


def moment(one: Moment) -> str:
    """Return a moment as people call it."""
    if one.mode == "target":
        return _("target, {day}").format(day=day(one.on))
    if one.mode == "plateau" and not one.name:
        return _("on the road, {day}").format(day=day(one.on))
    if one.past:
        return _("on {day}").format(day=day(one.on))
    if one.mode == "plateau":
        return _("plateau {name}, {day}").format(name=clean(one.name), day=day(one.on))
    return _("now, {day}").format(day=day(one.on))


def heading(found: Picture, party: str) -> str:
    """Return what is shown: the columns, the moment, and that it is for looking only."""
    what = _("processes by systems of {party}").format(party=party) if party else _("processes by parties")
    looking = [] if found.moment.live else [_("for looking only")]
    return " · ".join([_("Matrix"), *looking, what, moment(found.moment)])


def totals(found: Picture) -> Text:
    """Return what the landscape comes to, in one line or two."""
    line = Text("")
    if found.totals is None:
        return line
    if not found.of.columns:
        return line.append(
            _("There are no systems yet: the party has none to choose from.")
            if found.of.party is not None
            else _("There are no school boards or childcare organisations yet: g n adds one as a column.")
        )
    one = found.totals
    line.append(ngettext("{count} gap", "{count} gaps", one.gaps).format(count=one.gaps), "bold")
    line.append(
        " · " + ngettext("{count} overlap", "{count} overlaps", one.overlaps).format(count=one.overlaps)
    )
    if one.possible:
        line.append(" " + _("(+{count} perhaps)").format(count=one.possible))
    if one.unknown:
        line.append(" · " + _("{count} unknown").format(count=one.unknown))
    mean = one.difference.mean
    share = _("difference n/a") if mean is None else _("difference {share}%").format(share=round(mean * 100))
    line.append(f" · {share}")
    covered = _covered(one)
    if covered:
        line.append(" · " + _("covered: {parties}").format(parties=covered))
    return line


def _covered(one: Totals) -> str:
    """Return the coverage of each party; unknown where nothing is known of it."""
    parts = []
    for name, coverage in one.coverage:
        share = coverage.share
        said = _("unknown") if share is None else f"{round(share * 100)}%"
        parts.append(f"{clean(name)} {said}")
    return ", ".join(parts)


def cell(found: Picture, process: int, column: str) -> Text:
    """Return the cell under the cursor whole: whose it is, its state in words, its systems."""
    of = found.of
    row = of.rows[of.row_places[process]] if process in of.row_places else None
    if row is None:
        return Text("")
    text = Text(clean(f"{row.code} {row.name}"), "bold", end="")
    number = number_of(column)
    if column == "difference":
        return text.append(_difference(found, process), "not bold")
    if number is None or number not in of.column_places:
        return text.append(_of_row(found, process), "not bold")
    name = of.columns[of.column_places[number]].name
    spot = (process, number)
    seen = found.seen.get(spot)
    text.append(f" · {clean(name)[:60]}: ", "bold")
    if seen is None:
        said = "-" if of.party is not None else _("a heading; what is filled in here goes for all below it")
    elif of.party is not None:
        said = told(seen)
    else:
        said = told(seen, found.parties_sharing(spot) if found.moment.live else ())
    return text.append(clean(said)[:MOST], "not bold")


def _of_row(found: Picture, process: int) -> str:
    """Return what is said of a process as a whole."""
    of = found.of
    if of.party is not None:
        names = [column.name for column in of.columns if (process, column.number) in found.seen]
    else:
        names = sorted({seen.text for (row, _c), seen in found.seen.items() if row == process and seen.text})
    return ": " + (" | ".join(names) if names else _("no systems"))


def _difference(found: Picture, process: int) -> str:
    """Return how much the parties differ in a process."""
    one = found.differences.get(process)
    if one is None:
        return ""
    _sign, word, _tone = DIFFERENCES[one.label]
    said = f": {_(word)}"
    if one.difference is not None:
        said += " · " + _("difference {share}%").format(share=round(one.difference * 100))
    if one.parties:
        said += " · " + _("run by {parties}").format(parties=", ".join(one.parties))
    if one.gaps:
        said += " · " + _("gap at {parties}").format(parties=", ".join(one.gaps))
    return said
