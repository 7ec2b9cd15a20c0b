"""The domain map: a box for each domain, in it the processes, in them the systems with the marks of their parties.

A party is told by its colour and its letter, so that the map also works in black and white.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape.analysis import gaps, orphans, unknowns
from inventory.language import _, ngettext
from inventory.publish import colours as c
from inventory.publish import map_domains_layout as at
from inventory.publish.map_cells import words
from inventory.publish.map_domains_cells import domains
from inventory.publish.map_frame import MARGIN, Frame, boxed, fitted, party_signs, situation, without
from inventory.publish.map_kinds import seen
from inventory.publish.map_legend import gap, not_run, unknown
from inventory.publish.map_marks import CHIP_EDGE, GAP, TEXT, draw_mark
from inventory.publish.map_parties import places
from inventory.publish.measure import width
from inventory.publish.plate import PlainTable, Plate
from inventory.publish.svg import Box, Font, Pen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.landscape.model import LandscapeView
    from inventory.publish.map_domains_cells import Domain, ProcessBox
    from inventory.publish.map_frame import Sign
    from inventory.publish.map_kinds import Asked
    from inventory.publish.plate import Cells
    from inventory.publish.svg import Drawing

LARGE, SMALLER = 12.5, 0.72
"""Size of the name of a domain, and how much smaller a long one may be before it is cut."""
DOMAIN, DOMAIN_EDGE, PROCESS_EDGE = "#eef1f4", "#8d9aa5", "#aeb9c2"


def plate(connection: Connection, asked: Asked) -> Plate:
    """Return the domain map that is asked for."""
    return domain_map(seen(connection, asked), title=asked.title)


def domain_map(view: LandscapeView, *, title: str = "") -> Plate:
    """Return the domain map of one day, in the language now spoken.

    Args:
        view: The landscape of one day (`Landscape.at`).
        title: Title above every sheet; "Domain map" when empty.
    """
    found = domains(view)
    notes = _notes(view)
    subtitle = (
        f"{_('Which systems each process has, by domain')} · {situation(view.date, view.mode, view.plateau)}"
    )
    frame = Frame(title or _("Domain map"), subtitle, _signs(view), notes, without(view))
    layout = at.plan(found, frame.top)
    count = len(layout.sheets)
    sheets = tuple(
        frame.sheet(lambda drawing, s=sheet: _sheet(drawing, layout, s, frame.top), (number, count))  # type: ignore[misc]
        for number, sheet in enumerate(layout.sheets, 1)
    )
    return Plate("domains", frame.title, subtitle, sheets, (_told(view, found),), notes)


def _signs(view: LandscapeView) -> tuple[Sign, ...]:
    many = boxed("", Pen(c.WHITE, c.MANY, 1.3))(_("a party has two or more systems"))
    bold = boxed(_("bold"), Pen(c.WHITE, CHIP_EDGE, 0.7))(_("shared by two or more parties"))
    shared = (bold,) if len(view.parties) > 1 else ()
    return (*party_signs(view), *shared, many, gap(), unknown(), not_run())


def _notes(view: LandscapeView) -> tuple[str, ...]:
    empty, loose = len(gaps(view)), len(orphans(view))
    return (
        ngettext("{count} process", "{count} processes", len(view.processes)).format(
            count=len(view.processes)
        ),
        ngettext("{count} gap", "{count} gaps", empty).format(count=empty),
        _("{count} unknown").format(count=len(unknowns(view))),
        ngettext("{count} system without a process", "{count} systems without a process", loose).format(
            count=loose
        ),
    )


def _told(view: LandscapeView, found: Sequence[Domain]) -> PlainTable:
    rows: list[Cells] = []
    names = {place: party.name for place, party in zip(places(view), view.parties, strict=True)}
    for domain in found:
        rows += [(domain.name,)] if domain.name else []
        rows += [_texts(box, names) for box in domain.boxes]
    head = (_("Processes and systems"), _("Systems"), words("gap"), words("unknown"), words("not applicable"))
    return PlainTable(_("Domain map"), head, tuple(rows))


def _texts(box: ProcessBox, names: Mapping[int, str]) -> Cells:
    systems, empty = [], dict.fromkeys(("gap", "unknown", "not applicable"), "")
    for mark in box.marks:
        who = ", ".join(names[place] for place in mark.places)
        if mark.state == "systems":
            systems.append(f"{mark.text} ({who})")
        else:
            empty[mark.state] = who
    return (f"{box.code} {box.name}".strip(), "; ".join(systems), *empty.values())


def _sheet(drawing: Drawing, layout: at.Layout, sheet: Sequence[Sequence[at.Piece]], top: float) -> None:
    s = layout.scale
    for place, column in enumerate(sheet):
        x = MARGIN + place * (layout.column + at.GUTTER) * s
        for piece in column:
            _piece(drawing, s, Box(x, top + piece.y * s, layout.column * s, piece.height * s), piece)


def _piece(drawing: Drawing, s: float, box: Box, piece: at.Piece) -> None:
    drawing.rect(box, Pen(DOMAIN, DOMAIN_EDGE, 1), 5 * s)
    room = box.width - 2 * at.PAD * s
    long = width(piece.name, LARGE * s, bold=True)
    size = LARGE * s * max(SMALLER, min(1.0, room / max(long, 1)))
    fitted(drawing, (box.x + at.PAD * s, box.y + 16.5 * s), piece.name, room, Font(size, bold=True))
    y = box.y + at.HEAD * s
    for process in piece.processes:
        inner = Box(box.x + at.PAD * s, y, box.width - 2 * at.PAD * s, process.height * s)
        _process(drawing, s, inner, process)
        y += (process.height + GAP) * s


def _process(drawing: Drawing, s: float, box: Box, placed: at.PlacedProcess) -> None:
    process = placed.process
    title = process.title
    if process.many:
        who = " ".join(c.letter(place) for place in process.many)
        title += "\n" + _("Two or more systems at: {parties}").format(parties=who)
    with drawing.group(title):
        drawing.rect(
            box,
            Pen(c.WHITE, c.MANY if process.many else PROCESS_EDGE, (1.4 if process.many else 0.7) * s),
            3 * s,
        )
        _name(drawing, s, box, placed)
    top = box.y + (at.NAME + (len(placed.names) - 1) * at.LINE) * s
    for mark in placed.marks:
        draw_mark(drawing, s, box.x + at.PAD * s, top, mark)


def _name(drawing: Drawing, s: float, box: Box, placed: at.PlacedProcess) -> None:
    x, base = box.x + at.PAD * s, box.y + 12.5 * s
    if placed.code:
        drawing.text(x, base, placed.code, Font(TEXT * s, fill=c.MUTED))
    for number, name in enumerate(placed.names):
        place = (x + at.indent(placed.code) * s, base + number * at.LINE * s)
        drawing.text(*place, name, Font(TEXT * s, bold=True))
