"""How the privacy board is drawn: its columns, and a sign with a count a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from inventory.language import N_, _, ngettext
from inventory.signals.privacy_board import CHECKS, SIGNS, STATES
from inventory.text import clean
from tui.guarding import ordered, reason, rest_cell, words_of
from tui.widgets.grid import GridColumn, toned
from tui.widgets.grid.layout import GUTTER, PADDING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.signals.finding import Finding
    from inventory.signals.privacy_board import BoardRow, Cell, PrivacyBoard
    from tui.guarding import Look
    from tui.widgets.grid import Row
    from tui.widgets.grid.cells import Tone

SHORT = {
    "agreement": N_("Agr"),
    "annex": N_("Annx"),
    "subprocessors": N_("Subp"),
    "transfer": N_("Stor"),
    "retention": N_("Keep"),
    "security": N_("Sec"),
    "register": N_("Reg"),
    "dpia": N_("DPIA"),
    "exchange": N_("Exch"),
    "access": N_("AI"),
}
"""What the columns are called where there is no room: at most four letters in each language."""
SUPPLIER_FROM, SUPPLIER = 90, 18
"""Cells of the page from which the supplier has a column, and how many it takes."""
LEAST, MOST = 14, 44
"""Cells of the column of the system, at least and at most."""
TONES: dict[str, Tone] = {
    "ok": "success",
    "short": "error",
    "unknown": "warning",
    "accepted": "accent",
    "na": "muted",
    "off": "muted",
}
"""The tone of each state; the sign says the same without colour."""
_WORST = {state: place for place, state in enumerate(("short", "unknown", "accepted", "ok", "na", "off"))}


def columns_of(width: int) -> list[GridColumn]:
    """Return the columns for a page so many cells wide."""
    checks = [GridColumn(name, _(SHORT[name]), max(3, len(_(SHORT[name]))), format=_sign) for name in CHECKS]
    room = width - GUTTER - 1 - sum((one.width or 0) + 2 * PADDING for one in checks)
    supplier = [GridColumn("supplier", _("Supplier"), SUPPLIER)] if width >= SUPPLIER_FROM else []
    room -= len(supplier) * (SUPPLIER + 2 * PADDING)
    first = max(LEAST, min(MOST, room - 2 * PADDING))
    return [GridColumn("system", _("System"), first, fixed=True), *supplier, *checks]


def _sign(cell: tuple[str, int]) -> str | Text:
    """Return the sign of a state, with how many findings there are behind it."""
    state, count = cell
    return toned(f"{SIGNS[state]}{count:>2}" if count else SIGNS[state], TONES[state])


def rows_of(shown: Iterable[BoardRow], board: PrivacyBoard, columns: Iterable[str]) -> dict[int, Row]:
    """Return the rows by number of the system; what concerns no system is the last one."""
    names = list(columns)
    rows: dict[int, Row] = {}
    for row in shown:
        values = {"system": row.system.subject.name, "supplier": row.system.supplier or _("unknown")}
        cells = {name: (cell.state, len(cell.findings)) for name, cell in row.cells.items()}
        rows[row.system.subject.id] = tuple((values | cells)[name] for name in names)
    if board.rest:
        cells = {name: _counted(rest_cell(board, name)) for name in CHECKS}
        texts = {"system": _("(of no system)"), "supplier": ""}
        rows[0] = tuple((texts | cells)[name] for name in names)
    return rows


def _counted(cell: Cell) -> tuple[str, int]:
    return cell.state, len(cell.findings)


def sifted(board: PrivacyBoard, typed: str, *, whole: bool) -> list[BoardRow]:
    """Return the rows that have all words, those without personal data only when the board is shown whole."""
    from inventory.text import fold  # noqa: PLC0415  only to sift

    words = fold(typed).split()
    shown = [row for row in board.rows if whole or row.system.personal != "no"]
    return [row for row in shown if not words or all(word in fold(words_of(row)) for word in words)]


def sorted_by(rows: list[BoardRow], column: str, *, descending: bool) -> list[BoardRow]:
    """Return rows by a column: the worst first in a check; by name when there is no column."""
    if not column:
        return rows

    def key(row: BoardRow) -> tuple[int, int, str]:
        if column in row.cells:
            cell = row.cells[column]
            return _WORST[cell.state], -len(cell.findings), row.system.subject.name.casefold()
        return 0, 0, (row.system.supplier if column == "supplier" else row.system.subject.name).casefold()

    return sorted(rows, key=key, reverse=descending)


def totals(rows: Iterable[BoardRow]) -> Text:
    """Return how many cells say what, sign and word; what nothing says is left out."""
    counts = dict.fromkeys(STATES, 0)
    for row in rows:
        for cell in row.cells.values():
            counts[cell.state] += 1
    text = Text()
    for state, count in counts.items():
        if count:
            text.append("   " if text else "")
            text.append_text(Text(f"{SIGNS[state]} {count} {_(STATES[state])}"))
    return text


def told(found: Look, number: int, name: str, most: int) -> Text:
    """Return what a cell says in words: the system, what is asked, and each finding on a line.

    Args:
        found: The board.
        number: Number of the system; 0 for none.
        name: The column; the first of the checks that falls short when it is no check.
        most: Lines of findings; more are counted.
    """
    row, cell = found.row(number), found.cell(number, name)
    text = Text()
    if row is not None:
        supplier = row.system.supplier or _("supplier unknown")
        text.append(clean(row.system.subject.name), "bold").append(f" · {clean(supplier)}", "dim")
    else:
        text.append(_("What concerns no system"), "bold")
    if cell is None:
        return text
    text.append(f"\n{_(CHECKS[name].label)}: {SIGNS[cell.state]} {_(STATES[cell.state])}", "bold")
    if not cell.findings:
        return text.append(f" · {reason(row, name)}") if row is not None else text
    count = ngettext("{count} finding", "{count} findings", len(cell.findings))
    text.append(f" · {count.format(count=len(cell.findings))}")
    lines = ordered(cell.findings)
    kept = lines if len(lines) <= most else lines[: most - 1]
    for one in kept:
        text.append(f"\n{finding_line(one)}")
    if len(kept) < len(lines):
        text.append(f"\n{_('… and {count} more').format(count=len(lines) - len(kept))}", "dim")
    return text


def finding_line(one: Finding) -> str:
    """Return a finding on one line: sign, code and message; with the name of a record that is no system."""
    state = "accepted" if one.state == "accepted" else "short" if one.status == "finding" else "unknown"
    of = "" if one.subject.kind == "system" else f"{one.subject.name}: "
    return clean(f"{SIGNS[state]} {one.rule} {of}{one.message}")
