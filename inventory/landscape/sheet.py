"""The sheet that a partner fills in: what its cells say, and what stands in the hidden sheet that goes with it.

The hidden sheet holds what every cell said when the sheet went out, and for which day. When it comes back, only cells
that say something else than they did are changes; whatever was changed here meanwhile in the same cell is a conflict.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inventory.landscape.cell import Use, written
from inventory.landscape.model import PARTIAL
from inventory.language import _
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from inventory.landscape.model import LandscapeView

NAME = "inventaris_basis"
"""Name of the hidden sheet; never translated."""
VERSION = "1"
MOST = 400
"""Longest text that is read from it where it is a code or a name."""


@dataclass(frozen=True)
class Basis:
    """What went out.

    Attributes:
        day: The day that it speaks of.
        mode: "now", or another state, of which nothing can come back.
        processes: Names by code.
        parties: Names of the parties whose columns went out.
        cells: What they said, by code of the process and name of the party; cells that are not named were empty.
    """

    day: dt.date
    mode: str
    processes: Mapping[str, str]
    parties: tuple[str, ...]
    cells: Mapping[tuple[str, str], str]


def said(view: LandscapeView, party: str, process: str) -> str:
    """Return what a cell says: systems as `cell.answer` reads them, or why there are none.

    Args:
        view: The landscape of one day.
        party: Key of the party.
        process: Code of the process.
    """
    rows = view.rows(party, process)
    if rows:
        return written(
            "yes", (_use(view, row) for row in sorted(rows, key=lambda r: view.system_order(r.system)))
        )
    words = {"yes": _("gap"), "no": _("n/a"), "unknown": _("unknown")}
    return words[view.takes_part(party, process)]


def _use(view: LandscapeView, row: Any) -> Use:
    """Return what a cell says of a support row: nothing of what is usual."""
    level = "partial" if row.level == PARTIAL else ""
    name, function = clean(view.name(row.system)), clean(row.function or "")
    return Use(name, function, "" if row.status == "in_use" else row.status, level)


def rows(view: LandscapeView) -> Iterator[list[str]]:
    """Yield the rows of the hidden sheet that goes with the table of one day."""
    yield [NAME, VERSION, view.date.isoformat(), view.mode]
    for party in view.parties:
        yield ["party", clean(party.name)]
    domains = {p.domain_code: p.domain_name for p in view.processes if p.domain_code}
    names = {**domains, **{p.code: p.name for p in view.processes}}
    for code, name in names.items():
        yield ["process", clean(code), clean(name)]
    for process in view.processes:
        for party in view.parties:
            yield ["cell", clean(process.code), clean(party.name), said(view, party.key, process.code)]


def read(lines: Iterable[Sequence[Any]]) -> Basis | None:
    """Return what a hidden sheet holds; None when it is none of ours, or of another version.

    Args:
        lines: Its rows, with cells of any type.
    """
    found = iter(lines)
    head = [str(cell) for cell in next(found, ())]
    if len(head) < 4 or head[:2] != [NAME, VERSION]:  # noqa: PLR2004  name, version, day, mode
        return None
    try:
        day = dt.date.fromisoformat(head[2][:10])
    except ValueError:
        return None
    processes: dict[str, str] = {}
    parties: list[str] = []
    cells: dict[tuple[str, str], str] = {}
    for row in found:
        kind, *texts = (str(cell) for cell in (*row, "", "", "")[:4])
        one, other = clean(texts[0])[:MOST], clean(texts[1])[:MOST]
        if kind == "party":
            parties.append(one)
        elif kind == "process":
            processes[one] = other
        elif kind == "cell":
            cells[one, other] = texts[2]
    return Basis(day, head[3], processes, tuple(parties), cells)
