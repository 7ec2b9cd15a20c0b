"""The flows of data as text: each interface with its number and sheet, the reach of a system, systems without an interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.publish.map_flows_links import ground, standard, state_words
from inventory.publish.plate import PlainTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inventory.landscape.exchange import Exchange
    from inventory.landscape.flows import Reach
    from inventory.publish.map_flows_links import Link


def tables(
    links: Sequence[Link], sheets: Mapping[int, int], alone: Sequence[str], found: Reach | None
) -> tuple[PlainTable, ...]:
    """Return the picture as tables.

    Args:
        links: The arrows.
        sheets: The sheet of each arrow, by its number.
        alone: Names of the systems without an interface.
        found: How far data get from the system that is asked about.
    """
    head = (
        _("No."),
        _("From system"),
        _("To system"),
        _("Data"),
        _("Direction"),
        _("Standard"),
        _("Party"),
        _("Pupil data"),
        _("Legal ground"),
        _("Agreement"),
        _("Covered"),
        _("Sheet"),
    )
    rows = tuple(row(link, exchange, sheets) for link in links for exchange in link.exchanges)
    made = [PlainTable(_("Interfaces"), head, rows)]
    if found is not None:
        made.append(_reach(found))
    if alone:
        made.append(PlainTable(_("Systems without an interface"), (_("System"),), tuple((n,) for n in alone)))
    return tuple(made)


def row(link: Link, exchange: Exchange, sheets: Mapping[int, int]) -> tuple[str, ...]:
    """Return an interface as a row."""
    answers = {"yes": _("yes"), "no": _("no"), "unknown": _("unknown")}
    covered = state_words(link.state)
    return (
        str(link.number),
        link.source,
        link.target,
        exchange.data,
        _("both ways") if link.both else _("one way"),
        standard(exchange),
        exchange.party or _("all parties"),
        answers[exchange.flow.carries],
        ground(exchange),
        exchange.agreement,
        _("{state}: leak").format(state=covered) if link.leak else covered,
        str(sheets.get(link.number, "")),
    )


def title(link: Link) -> str:
    """Return what shows when hovering over an arrow: a line for each interface."""
    arrow = "↔" if link.both else "→"
    lines = [f"{link.number}. {link.source} {arrow} {link.target}: {state_words(link.state)}"]
    for exchange in link.exchanges:
        about = (
            exchange.data,
            standard(exchange),
            exchange.party or "",
            ground(exchange),
            exchange.agreement,
        )
        lines.append(", ".join(part for part in about if part))
    if link.leak:
        lines.append(_("Leak: here data leave what is covered."))
    return "\n".join(lines)


def _reach(found: Reach) -> PlainTable:
    """Return how far data can get: each system with how it is reached."""
    chains = {chain[-1]: chain for chain in found.derived}
    rows = tuple(
        (
            system,
            _("by covered ways") if system in found.covered else _("only through a leak"),
            " → ".join(chains.get(system, ())),
        )
        for system in found.reached
    )
    caption = _("Can receive pupil data from {system}").format(system=found.source)
    return PlainTable(caption, (_("System"), _("How"), _("Shortest way")), rows)
