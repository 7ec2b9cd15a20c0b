"""The interfaces between systems as a picture: where data go, and where no agreement covers them.

Green and solid is covered, red and thick with a cross is not, grey and dashed is not known, thin carries no pupil data. Asked
about one system, only what its data can reach is drawn, with the arrows where they leave what is covered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.landscape.exchange import exchanges
from inventory.landscape.model import natural
from inventory.language import _, ngettext
from inventory.publish import map_flows_ink as ink
from inventory.publish.map_flows_links import links, reached
from inventory.publish.map_flows_pages import LIST_COLUMNS, LIST_LINE, list_height, pages
from inventory.publish.map_flows_parts import (
    BOX,
    KEY_COLUMNS,
    KEY_LINE,
    MARK,
    NAME,
    SMALL,
    key_height,
    parts,
)
from inventory.publish.map_flows_tables import tables, title
from inventory.publish.map_frame import LOW, MARGIN, RIGHT, Frame, fitted, situation
from inventory.publish.map_kinds import seen
from inventory.publish.measure import cut
from inventory.publish.plate import Plate
from inventory.publish.svg import Box, Font

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from inventory.landscape.exchange import Exchange
    from inventory.landscape.flows import Reach
    from inventory.landscape.model import Mode
    from inventory.publish.map_flows_links import Link
    from inventory.publish.map_flows_pages import Page
    from inventory.publish.map_flows_parts import Part
    from inventory.publish.map_kinds import Asked
    from inventory.publish.svg import Drawing

PLACE = 6.0
"""Between the key and the picture in px."""


@dataclass(frozen=True)
class Net:
    """What is drawn.

    Attributes:
        title, subtitle: Above it.
        links: The arrows.
        alone: Names of the systems without an interface.
        found: How far data get from the system that is asked about, None when none is.
        hidden: Interfaces that are not drawn, since the data of that system do not come there.
    """

    title: str
    subtitle: str
    links: tuple[Link, ...]
    alone: tuple[str, ...] = ()
    found: Reach | None = None
    hidden: int = 0


def plate(connection: Connection, asked: Asked) -> Plate:
    """Return the flows of data that are asked for (`map_kinds.Asked`; its `system` asks for the reach of one)."""
    view = seen(connection, asked)
    known = [
        exchange
        for exchange in exchanges(connection, asked.on, asked.mode)
        if not asked.parties or exchange.party is None or exchange.party in asked.parties
    ]
    return draw(
        net(
            known,
            list(view.systems),
            asked.on,
            asked.mode,
            system=asked.system,
            title=asked.title,
            plateau=view.plateau,
        )
    )


def net(
    known: Sequence[Exchange],
    systems: Sequence[str],
    on: dt.date,
    mode: Mode,
    *,
    system: str = "",
    title: str = "",
    plateau: str = "",
) -> Net:
    """Return what is to be drawn.

    Args:
        known: The interfaces of the day.
        systems: Keys of all systems of the day.
        on: The day.
        mode: The state.
        system: Key of the system whose pupil data are followed; "" for all interfaces.
        title: Title above it.
        plateau: Name of the plateau that it is of, "" for none.
    """
    state = situation(on, mode, plateau)
    if system:
        found, passing = reached(known, system)
        heading = title or _("Pupil data from {system}").format(system=system)
        about = _("What can receive them, and where no agreement covers it")
        hidden = len(known) - len(passing)
        return Net(heading, f"{about} · {state}", links(passing, found), (), found, hidden)
    shown = links(known)
    linked = {end for link in shown for end in (link.source, link.target)}
    alone = tuple(sorted(set(systems) - linked, key=lambda name: (natural(name), name)))
    about = _("Which data go where, and whether an agreement covers it")
    return Net(title or _("Interfaces between systems"), f"{about} · {state}", shown, alone)


def draw(given: Net) -> Plate:
    """Return the picture in the language now spoken; the same interfaces are the same bytes."""
    notes = _notes(given)
    frame = Frame(given.title, given.subtitle, ink.key(asked=given.found is not None), notes)
    room = (float(RIGHT - MARGIN), LOW - frame.top - PLACE)
    names = _Names(given)
    sheets = pages(parts(given.links, names.wrapped, room), given.alone, room)
    on_page = {link.number: i for i, page in enumerate(sheets, 1) for part, *_xy in page.parts for link in (*part.links, *part.loops)}  # fmt: skip
    names.pages(given.links, on_page)
    made = [
        frame.sheet(_Sheet(given, page, names, frame.top + PLACE, i).draw, (i, len(sheets)))
        for i, page in enumerate(sheets, start=1)
    ]
    told_as = tables(given.links, on_page, given.alone, given.found)
    return Plate("flows", given.title, given.subtitle, tuple(made), told_as, notes)


class _Names:
    """How systems are named in their boxes, and on which sheets they have arrows."""

    def __init__(self, given: Net) -> None:
        self.source = given.found.source if given.found else ""
        derived = given.found.derived if given.found else ()
        self.derived = {chain[-1] for chain in derived}
        self.sheets: dict[str, list[int]] = {}
        self.loops = {link.source: str(link.number) for link in given.links if link.source == link.target}

    def look(self, system: str) -> ink.Look:
        """Return how the box of a system is drawn."""
        kind = "source" if system == self.source else "derived" if system in self.derived else "plain"
        return ink.LOOKS[kind]

    def wrapped(self, system: str) -> tuple[str, ...]:
        """Return the lines of a name."""
        return ink.wrapped(system, BOX - 14, NAME, bold=self.look(system).bold)

    def pages(self, shown: Sequence[Link], on_page: dict[int, int]) -> None:
        """Take in on which sheets each system has arrows."""
        for link in shown:
            for system in (link.source, link.target):
                numbers = self.sheets.setdefault(system, [])
                if on_page[link.number] not in numbers:
                    numbers.append(on_page[link.number])

    def note(self, system: str, page: int) -> str:
        """Return what stands below the name: the other sheets of a system, and its arrow to itself."""
        others = ", ".join(str(number) for number in sorted(self.sheets[system]) if number != page)
        found = [_("also sheet {numbers}").format(numbers=others)] if others else []
        if system in self.loops:
            found.append(_("to itself: {number}").format(number=self.loops[system]))
        return " · ".join(found)


class _Sheet:
    """One sheet that is being drawn."""

    def __init__(self, given: Net, page: Page, names: _Names, top: float, number: int) -> None:
        self.given, self.page, self.names, self.top, self.number = given, page, names, top, number

    def draw(self, drawing: Drawing) -> None:
        """Draw the parts, the key to their numbers, and the systems without an interface."""
        if not self.given.links and not self.given.alone:
            text = _("No interfaces are recorded.") if not self.given.found else _("No pupil data leave it.")
            drawing.text(MARGIN, self.top + 30, text, Font(14))
        for part, left, top in self.page.parts:
            self._part(drawing, part, left, top)
        keyed = [link for part, *_at in self.page.parts for link in part.keyed]
        y = LOW - list_height(len(self.page.alone)) - key_height(len(keyed))
        self._key(drawing, sorted(keyed, key=lambda link: link.number), y)
        self._alone(drawing, LOW - list_height(len(self.page.alone)) if self.page.parts else self.top)

    def _part(self, drawing: Drawing, part: Part, left: float, top: float) -> None:
        size = self.page.scale

        def at(x: float, y: float) -> tuple[float, float]:
            return MARGIN + (left + x) * size, self.top + (top + y) * size

        order = ("none", "unknown", "covered", "uncovered")
        drawn = sorted(
            zip(part.links, part.layout.routes, strict=True), key=lambda pair: order.index(pair[0].state)
        )
        for link, route in drawn:
            with drawing.group(title(link)):
                pen = ink.LEAK if link.leak and link.state == "uncovered" else ink.PENS[link.state]
                ink.line(drawing, [at(*point) for point in route.points], pen, size, both=link.both)
                self._text(drawing, link, at(*route.text), told=link not in part.keyed)
        for system, (x, y, wide, high) in zip(part.systems, part.layout.boxes, strict=True):
            place = Box(*at(x, y), wide * size, high * size)
            note = self.names.note(system, self.number)
            short = cut(note, wide - 10, SMALL) if note else ""
            with drawing.group(f"{system}\n{note}".strip()):
                ink.box(drawing, place, self.names.wrapped(system), short, self.names.look(system), size)

    def _text(self, drawing: Drawing, link: Link, at: tuple[float, float], *, told: bool) -> None:
        size = self.page.scale
        x, y = at
        if link.state in {"uncovered", "unknown"}:
            ink.mark(drawing, x + ink.RADIUS * size, y, link.state, size, leak=link.leak)
        x += MARK * size
        font = Font(SMALL * size, bold=not told)
        drawing.text(x, y - 3.5 * size, link.text if told else str(link.number), font)

    def _key(self, drawing: Drawing, keyed: list[Link], y: float) -> None:
        if not keyed:
            return
        drawing.text(MARGIN, y + 14, _("Numbers on the arrows"), Font(10, bold=True))
        wide = (RIGHT - MARGIN) / KEY_COLUMNS
        high = -(-len(keyed) // KEY_COLUMNS)
        for place, link in enumerate(keyed):
            x = MARGIN + place // high * wide
            text = f"{link.source} → {link.target}: {link.text}"
            at = (x, y + 28 + place % high * KEY_LINE)
            ink.numbered(drawing, at, str(link.number), text, wide - 14)

    def _alone(self, drawing: Drawing, y: float) -> None:
        names = self.page.alone
        if not names:
            return
        count = len(self.given.alone)
        head = ngettext(
            "{count} system without an interface", "{count} systems without an interface", count
        ).format(count=count)
        drawing.text(MARGIN, y + 14, f"{head} (…)" if self.page.continued else head, Font(10, bold=True))
        wide = (RIGHT - MARGIN) / LIST_COLUMNS
        high = -(-len(names) // LIST_COLUMNS)
        for place, name in enumerate(names):
            at = (MARGIN + place // high * wide, y + 30 + place % high * LIST_LINE)
            fitted(drawing, at, name, wide - 12, Font(10))


def _notes(given: Net) -> tuple[str, ...]:
    count = sum(len(link.exchanges) for link in given.links)
    found = [ngettext("{count} interface", "{count} interfaces", count).format(count=count)]
    states = [(link.state, len(link.exchanges)) for link in given.links]
    bad = sum(number for state, number in states if state == "uncovered")
    unsure = sum(number for state, number in states if state == "unknown")
    found.append(_("{count} not covered").format(count=bad))
    found.append(_("{count} unknown").format(count=unsure))
    if given.found:
        leaks = len(given.found.leaks)
        found.append(ngettext("{count} leak", "{count} leaks", leaks).format(count=leaks))
        found.append(_("can receive: a way is no proof that data are forwarded"))
    if given.hidden:
        text = ngettext(
            "{count} interface that these data do not reach is not drawn",
            "{count} interfaces that these data do not reach are not drawn",
            given.hidden,
        )
        found.append(text.format(count=given.hidden))
    return tuple(found)
