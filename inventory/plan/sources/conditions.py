"""The annex on conditions: internet connections, and the five answers for when something fails.

The questions come from PO-Raad, "ICT organiseren": what to look at in a provider, and what to arrange before something
fails when management is with others. No person is named here; the card of a school has the contact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _, ngettext
from inventory.plan.blocks import Column, ColumnKind, Evidence, Note, Table
from inventory.plan.facts import evidence
from inventory.plan.wording import dated, unknown, whole
from inventory.records.connectivity import CONNECTION_ROLES, TECHNOLOGIES
from inventory.records.readiness import CALLERS, IMPACTS, REPLACEMENTS
from inventory.signals.board import Board
from inventory.signals.connectivity_reading import Network
from inventory.signals.connectivity_verdict import ANSWERS, verdicts
from inventory.signals.readiness import Readiness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part
    from inventory.signals.connectivity import Measured
    from inventory.signals.connectivity_reading import LineRow
    from inventory.signals.connectivity_verdict import Verdict
    from inventory.signals.readiness import Answers

KILO = 1000


def _board(facts: Facts) -> Board:
    return facts.once("signals", lambda own: Board(own.connection, own.on))


def connections_table(facts: Facts, part: Part) -> list[Block]:
    """Return the internet connections of each site: what was promised, what is measured, and whether it is enough."""
    board = _board(facts)
    mine = {site["id"] for site in facts.sites}
    found = [one for one in board.once(verdicts) if one.site.id in mine]
    listed = [row for one in found for row in _lines(facts, board.once(Network), one)]
    lines = [line.id for one in found for line in one.lines]
    text = _(
        "Speeds in Mbit/s, down/up. Advertised is the most that a provider names, guaranteed what it must give; measured "
        "is the middle of the measurements. Enough is held against the devices that go online at the site."
    )
    table = Table(
        id=part.id,
        columns=(
            Column(_("Site"), share=14),
            Column(_("Connection"), share=14),
            Column(_("Supplier"), share=12),
            Column(_("Advertised"), share=9),
            Column(_("Guaranteed"), share=9),
            Column(_("Overbooking"), share=8),
            Column(_("Measured"), share=9),
            Column(_("Enough?"), share=9),
        ),
        rows=tuple(row for _key, row in listed),
        keys=tuple(key for key, _row in listed),
        caption=_("Internet connections by site"),
        empty=_("No sites are recorded."),
        evidence=(Evidence("connection", tuple(lines), len(lines)),),
        footnotes=(_("State on {date}.").format(date=dated(facts.on)),),
    )
    return [table, Note(id=f"{part.id}-note", text=text)]


def _lines(facts: Facts, network: Network, one: Verdict) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """Give the rows of a site, with the code of each; a site without a connection has one row that says so."""
    said = _(ANSWERS[one.answer])
    if not one.lines:
        cells: tuple[Cell, ...] = (one.site.name, _("none recorded"), "", "", "", "", "", said)
        yield f"site:{one.site.id}", cells
    for place, line in enumerate(one.lines):
        kind = " · ".join(
            _(names[value])
            for names, value in ((CONNECTION_ROLES, line.role), (TECHNOLOGIES, line.technology))
            if value
        )
        down, up = (speed.measured for speed in network.speeds(line))
        yield (
            f"connection:{line.id}",
            (
                one.site.name,
                kind or None,
                facts.name("supplier", line.supplier) or None,
                _pair(line.advertised_down, line.advertised_up),
                _pair(line.guaranteed_down, line.guaranteed_up),
                _overbooking(line),
                _pair(_megabits(down), _megabits(up)),
                said if place == 0 else "",
            ),
        )


def _pair(down: int | None, up: int | None) -> str | None:
    if down is None and up is None:
        return None
    return "/".join(unknown() if one is None else whole(one) for one in (down, up))


def _overbooking(line: LineRow) -> str | None:
    return None if line.overbooking is None else f"1:{line.overbooking}"


def _megabits(found: Measured | None) -> int | None:
    """Return what was measured in whole Mbit/s, rounded down."""
    return found.median // KILO if found else None


def failures_table(facts: Facts, part: Part) -> list[Block]:
    """Return for what can fail: a replacement, the process that stops, the hours, the supplier, and who may call."""
    board = _board(facts)
    readiness, names = board.once(Readiness), board.once(Network).names
    things = (*readiness.things, *readiness.planned)
    found = [one for thing in things for one in readiness.all(thing)]
    missing = sum(bool(one.missing) for one in found)
    table = Table(
        id=part.id,
        columns=(
            Column(_("What fails"), share=16),
            Column(_("Replacement"), share=11),
            Column(_("What stops"), share=11),
            Column(_("Solved within (hours)"), ColumnKind.NUMBER, 8),
            Column(_("Supplier and channel"), share=16),
            Column(_("Who may call"), share=14),
        ),
        rows=tuple(_failure(one, names) for one in found),
        keys=tuple(f"{one.thing.kind}:{one.thing.id}:{one.site or ''}" for one in found),
        caption=_("What is arranged for when something fails"),
        empty=_("No systems under a primary process and no devices in use are recorded."),
        evidence=(
            *(evidence("incident_plan", plans) for plans in [facts.rows("incident_plan")] if plans),
            Evidence("system", tuple(t.id for t in things if t.kind == "system")),
        ),
    )
    if not missing:
        return [table]
    text = ngettext(
        "{missing} of {count} misses an answer.", "{missing} of {count} miss an answer.", missing
    ).format(missing=missing, count=len(found))
    return [table, Note(id=f"{part.id}-note", text=text)]


def _failure(one: Answers, names: dict[int, str]) -> tuple[Cell, ...]:
    where = names.get(one.site or 0)
    supplier = " · ".join(text for text in (one.supplier.name if one.supplier else "", one.channel) if text)
    return (
        f"{one.thing.name} ({where})" if where else one.thing.name,
        "; ".join(text for text in (_(REPLACEMENTS.get(one.replacement, "")), one.fallback) if text) or None,
        _(IMPACTS[one.impact]) if one.impact else None,
        one.repair_hours,
        supplier or None,
        _(CALLERS[one.caller]) if one.caller else None,
    )
