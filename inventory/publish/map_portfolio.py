"""The portfolio: how well each system fits the work, by how well it fits technically, with what that advises.

The advice is derived and never stored. A system of which a fit is not recorded stands beside it as unknown.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from inventory.landscape import lifecycle
from inventory.landscape.portfolio import advice, read
from inventory.language import N_, _, ngettext
from inventory.publish import colours as c
from inventory.publish import map_portfolio_layout as at
from inventory.publish.map_frame import LOW, MARGIN, RIGHT, Frame, boxed, fitted, party_signs, situation
from inventory.publish.map_kinds import seen
from inventory.publish.map_marks import CHIP_EDGE, STEP, TEXT, Mark, draw_mark
from inventory.publish.map_parties import places as places_of
from inventory.publish.plate import PlainTable, Plate
from inventory.publish.svg import Box, Font, Pen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from inventory.landscape.model import LandscapeView
    from inventory.landscape.portfolio import Advice, Place
    from inventory.publish.map_kinds import Asked
    from inventory.publish.svg import Drawing

ADVICE: dict[Advice, tuple[str, str]] = {
    "invest": (N_("invest"), N_("fits the work and is sound: build on it")),
    "migrate": (N_("migrate"), N_("fits the work, technically weak: renew it")),
    "tolerate": (N_("tolerate"), N_("sound, fits the work poorly: keep it for now")),
    "eliminate": (N_("eliminate"), N_("both weak: take leave of it")),
}
GROUNDS: dict[Advice, str] = {
    "invest": "#e6f4ee",
    "migrate": "#e8f1f8",
    "tolerate": "#f7f4e4",
    "eliminate": "#f8eae6",
}
WORDS = (N_("poor"), N_("moderate"), N_("sufficient"), N_("good"))
"""What 1 to 4 mean."""


def plate(connection: Connection, asked: Asked) -> Plate:
    """Return the portfolio that is asked for."""
    view = seen(connection, asked)
    places = read(connection, view, lifecycle.stages(connection, asked.on))
    return portfolio_map(view, places, title=asked.title)


def portfolio_map(view: LandscapeView, places: Sequence[Place], *, title: str = "") -> Plate:
    """Return the portfolio of one day, in the language now spoken.

    Args:
        view: The landscape of the day.
        places: Its systems with their fits.
        title: Title above every sheet; "Portfolio" when empty.
    """
    notes = _notes(places)
    subtitle = f"{_('How well systems fit the work and technically')} · {situation(view.date, view.mode, view.plateau)}"
    signs = (
        *party_signs(view),
        boxed(_("bold"), Pen(c.WHITE, CHIP_EDGE, 0.7))(_("used by two or more parties")),
    )
    frame = Frame(title or _("Portfolio"), subtitle, signs, notes)
    cells, loose = _sorted(view, places)
    layout = at.plan(cells, loose, frame.top)
    sheets = (
        frame.sheet(_Page(layout, sheet, frame.top).draw, (number, len(layout.sheets)))
        for number, sheet in enumerate(layout.sheets, 1)
    )
    return Plate("portfolio", frame.title, subtitle, tuple(sheets), (_told(view, places),), notes)


def _notes(places: Sequence[Place]) -> tuple[str, ...]:
    known = [place for place in places if place.advice]
    unknown = len(places) - len(known)
    counts = (f"{_(ADVICE[kind][0])}: {sum(p.advice == kind for p in known)}" for kind in ADVICE)
    return (
        ngettext("{count} system", "{count} systems", len(places)).format(count=len(places)),
        *counts,
        _("{count} unknown").format(count=unknown),
    )


def _sorted(view: LandscapeView, places: Iterable[Place]) -> tuple[dict[at.Cell, list[Mark]], list[at.Loose]]:
    """Return the systems by cell, best first, and those without a place by what is not known of them."""
    users: dict[str, set[int]] = {}
    known = {party.key: place for place, party in zip(places_of(view), view.parties, strict=True)}
    for row in view.support:
        users.setdefault(row.system, set()).add(known[row.party])
    cells: dict[at.Cell, list[Mark]] = {}
    loose: dict[tuple[bool, bool], list[Mark]] = {(True, False): [], (False, True): [], (True, True): []}
    for place in sorted(places, key=lambda p: (-(p.functional or 0), view.system_order(p.system))):
        mark = Mark(
            view.name(place.system),
            "systems",
            tuple(sorted(users.get(place.system, ()))),
            _title(view, place),
        )
        if place.functional is None or place.technical is None:
            loose[place.functional is None, place.technical is None].append(mark)
        else:
            cells.setdefault((_rounded(place.functional), place.technical), []).append(mark)
    headings = {
        (True, False): _("Fit to the work unknown"),
        (False, True): _("Technical fit unknown"),
        (True, True): _("Both unknown"),
    }
    return cells, [(headings[kind], marks) for kind, marks in loose.items() if marks]


def _rounded(fit: Fraction) -> int:
    """Return the whole fit that is nearest; a half goes up, as it does for the advice."""
    return int(fit + Fraction(1, 2))


def _title(view: LandscapeView, place: Place) -> str:
    system = view.systems[place.system]
    about = ", ".join(part for part in (system.kind, system.supplier) if part)
    head = f"{view.name(place.system)} ({about})" if about else view.name(place.system)
    lines = [
        head,
        _("Fit to the work: {fit} (of {rated} of {uses} uses)").format(
            fit=_fit(place.functional), rated=place.rated, uses=place.uses
        ),
        _("Technical fit: {fit}").format(fit=place.technical or _("unknown")),
    ]
    return "\n".join([*lines, _(ADVICE[place.advice][0]) if place.advice else _("no advice")])


def _fit(fit: Fraction | None) -> str:
    return _("unknown") if fit is None else f"{float(fit):.2f}".rstrip("0").rstrip(".")


def _told(view: LandscapeView, places: Sequence[Place]) -> PlainTable:
    rows = tuple(
        (
            view.name(place.system),
            _fit(place.functional),
            str(place.technical or _("unknown")),
            _(ADVICE[place.advice][0]) if place.advice else _("no advice"),
            _stage(place.lifecycle),
            f"{place.rated} / {place.uses}",
        )
        for place in places
    )
    head = (
        _("System"),
        _("Fit to the work"),
        _("Technical fit"),
        _("Advice"),
        _("Phase of life"),
        _("Uses with a fit / uses"),
    )
    return PlainTable(_("Portfolio"), head, rows)


def _stage(name: str) -> str:
    return next((_(label) for stage, label in lifecycle.STAGES.items() if stage == name), name)


class _Page:
    """One sheet that is being drawn."""

    def __init__(self, layout: at.Layout, sheet: at.Sheet, top: float) -> None:
        self.sheet, self.s, self.top = sheet, layout.scale, top
        self.column = layout.column * self.s
        self.left = MARGIN + at.AXIS * self.s

    def draw(self, drawing: Drawing) -> None:
        """Draw the bands with their advices and scales, and what has no place."""
        for band in self.sheet.bands:
            self._band(drawing, band)
        if self.sheet.bands:
            self._axes(drawing)
        self._loose(drawing)

    def _band(self, drawing: Drawing, band: at.Band) -> None:
        s, y = self.s, self.top + band.y * self.s
        for place, technical in enumerate(at.FITS):
            kind = advice(Fraction(band.fit), technical)
            box = Box(self.left + place * self.column, y, self.column, band.height * s)
            drawing.rect(box, Pen(GROUNDS[kind] if kind else c.WHITE, c.WHITE, 2 * s))
            for at_line, line in enumerate(band.lines):
                top = y + (at.PAD + at_line * STEP) * s
                for mark in line.cells[place]:
                    draw_mark(drawing, s, box.x + at.CELL_PAD * s, top - mark.y * s, mark)
        if band.banner:
            self._banner(drawing, band, y - at.BANNER * s)
        middle = y + band.height * s / 2
        word = _(WORDS[band.fit - 1])
        drawing.text(self.left - 12 * s, middle, str(band.fit), Font(13 * s, bold=True, anchor="end"))
        font = Font(9 * s, fill=c.MUTED, anchor="end")
        fitted(drawing, (self.left - 12 * s, middle + 13 * s), word, (at.AXIS - 30) * s, font)

    def _banner(self, drawing: Drawing, band: at.Band, y: float) -> None:
        s, half = self.s, len(at.FITS) // 2
        for technical in (at.FITS[0], at.FITS[half]):
            kind = advice(Fraction(band.fit), technical)
            if kind is None:
                continue
            x = self.left + at.FITS.index(technical) * self.column
            box = Box(x, y, half * self.column, at.BANNER * s)
            drawing.rect(box, Pen(GROUNDS[kind], c.WHITE, 2 * s))
            name, why = (_(text) for text in ADVICE[kind])
            room = box.width - 2 * at.CELL_PAD * s
            fitted(drawing, (x + at.CELL_PAD * s, y + 17 * s), name.upper(), room, Font(13 * s, bold=True))
            fitted(drawing, (x + at.CELL_PAD * s, y + 31 * s), why, room, Font(10 * s, fill=c.MUTED))

    def _axes(self, drawing: Drawing) -> None:
        s, last = self.s, self.sheet.bands[-1]
        bottom, right = self.top + (last.y + last.height) * s, self.left + 4 * self.column
        first = self.top + (self.sheet.bands[0].y - at.BANNER) * s
        for band in self.sheet.bands:
            if band.banner and band.y > at.BANNER:
                y = self.top + (band.y - at.BANNER) * s
                drawing.line(self.left, y, right, y, Pen(stroke=c.HEAD, width=1.6 * s))
        drawing.line(
            self.left + 2 * self.column,
            first,
            self.left + 2 * self.column,
            bottom,
            Pen(stroke=c.HEAD, width=1.6 * s),
        )
        for place, technical in enumerate(at.FITS):
            text = f"{technical} {_(WORDS[technical - 1])}"
            middle = self.left + (place + 0.5) * self.column
            drawing.text(middle, bottom + 16 * s, text, Font(11 * s, bold=True, anchor="middle"))
        text = _("Technical fit")
        drawing.text(
            (self.left + right) / 2, bottom + 34 * s, text, Font(11 * s, fill=c.MUTED, anchor="middle")
        )
        font = Font(11 * s, fill=c.MUTED, anchor="middle")
        drawing.text(MARGIN + 11 * s, (first + bottom) / 2, _("Fit to the work"), font, turned=True)

    def _loose(self, drawing: Drawing) -> None:
        s = self.s
        if not self.sheet.entries:
            return
        wide = at.PANEL * s if self.sheet.bands else RIGHT - MARGIN
        box = Box(RIGHT - wide, self.top, wide, LOW - self.top)
        drawing.rect(box, Pen("none", c.MUTED, 0.9 * s, f"{s:g} {2.5 * s:g}"), 4 * s)
        x, y = box.x + at.CELL_PAD * s, box.y + at.PAD * s
        for entry in self.sheet.entries:
            if entry.heading:
                font = Font(TEXT * s, bold=True, fill=c.MUTED)
                fitted(drawing, (x, y + 11.5 * s), f"? {entry.heading}", wide - 2 * at.CELL_PAD * s, font)
            for mark in entry.marks:
                draw_mark(drawing, s, x, y - mark.y * s, mark)
            y += STEP * s
