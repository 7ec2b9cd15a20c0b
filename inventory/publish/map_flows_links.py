"""The interfaces of one day as lines between systems: what is drawn as one arrow, how it is covered, what is told of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from inventory.landscape.flows import reach
from inventory.landscape.model import natural
from inventory.language import _
from inventory.records.landscape import GROUNDS, STANDARDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.landscape.exchange import Exchange
    from inventory.landscape.flows import Flow, Reach

State = Literal["covered", "uncovered", "unknown", "none"]
"""Of a line: covered, not covered, not known, or no pupil data on it."""


@dataclass(frozen=True, slots=True)
class Link:
    """One arrow: all interfaces from a system to another one that are covered alike.

    Attributes:
        number: Its number in the key and the table, from 1.
        source, target: Keys of the systems.
        state: How it is covered.
        exchanges: What it stands for; of a two-way one, those of one direction.
        both: Whether the same goes back.
        leak: Whether data leave here what is covered, seen from the system that is asked about.
    """

    number: int
    source: str
    target: str
    state: State
    exchanges: tuple[Exchange, ...]
    both: bool = False
    leak: bool = False

    @property
    def text(self) -> str:
        """Return what is exchanged, with the standard: "results (UWLR)"."""
        return "; ".join(dict.fromkeys(_text(exchange) for exchange in self.exchanges))


def links(exchanges: Iterable[Exchange], found: Reach | None = None) -> tuple[Link, ...]:
    """Return the arrows by source and target, numbered.

    What goes both ways with all else equal is one arrow with two heads.

    Args:
        exchanges: The interfaces.
        found: How far data get from the system that is asked about, None when none is.
    """
    grouped: dict[tuple[str, str, State, bool], list[Exchange]] = {}
    for exchange, both in paired(exchanges):
        key = (exchange.flow.source, exchange.flow.target, state(exchange.flow), both)
        grouped.setdefault(key, []).append(exchange)
    leaks = {leak.flow for leak in found.leaks} if found else set()
    ranked = sorted(grouped, key=lambda key: (natural(key[0]), natural(key[1]), key))
    made = []
    for number, key in enumerate(ranked, start=1):
        own = tuple(sorted(grouped[key], key=lambda e: (natural(e.data), e.party or "", e.standard)))
        leak = any(flow in leaks for e in own for flow in _flows(e, both=key[3]))
        made.append(Link(number, *key[:3], own, key[3], leak))
    return tuple(made)


def paired(exchanges: Iterable[Exchange]) -> list[tuple[Exchange, bool]]:
    """Return each interface with whether it goes both ways; of two that only differ in their direction, the first."""
    seen: dict[object, int] = {}
    made: list[tuple[Exchange, bool]] = []
    for exchange in sorted(exchanges, key=_order):
        flow = exchange.flow
        back = replace(exchange, flow=replace(flow, source=flow.target, target=flow.source))
        place = seen.pop(back, None)
        if place is not None and flow.source != flow.target:
            made[place] = (made[place][0], True)
            continue
        seen[exchange] = len(made)
        made.append((exchange, False))
    return made


def state(flow: Flow) -> State:
    """Return how a flow of pupil data is covered; covered is covered, also when it is not known what it carries."""
    if flow.carries == "no":
        return "none"
    if flow.covered == "yes":
        return "covered"
    return "uncovered" if flow.covered == "no" and flow.carries == "yes" else "unknown"


def reached(exchanges: Iterable[Exchange], system: str) -> tuple[Reach, list[Exchange]]:
    """Return how far pupil data get from a system, and the interfaces that they pass or may pass."""
    known = list(exchanges)
    found = reach([exchange.flow for exchange in known], system)
    there = {system, *found.reached}
    passing = [e for e in known if e.flow.source in there and e.flow.carries != "no"]
    return found, passing


def standard(exchange: Exchange) -> str:
    """Return the standard in words, "" when it is not recorded."""
    return _(STANDARDS[exchange.standard]) if exchange.standard in STANDARDS else exchange.standard


def ground(exchange: Exchange) -> str:
    """Return the legal ground in words, "" when it is not recorded."""
    return _(GROUNDS[exchange.ground]) if exchange.ground in GROUNDS else exchange.ground


def state_words(of: State) -> str:
    """Return how a line is covered in words."""
    return {
        "covered": _("covered"),
        "uncovered": _("not covered"),
        "unknown": _("unknown"),
        "none": _("no pupil data"),
    }[of]


def _order(exchange: Exchange) -> tuple[str, ...]:
    flow = exchange.flow
    texts = (exchange.data, exchange.party or "", exchange.standard, exchange.ground, exchange.agreement)
    return (flow.source, flow.target, *texts, flow.carries, flow.covered)


def _flows(exchange: Exchange, *, both: bool) -> tuple[Flow, ...]:
    flow = exchange.flow
    return (flow, replace(flow, source=flow.target, target=flow.source)) if both else (flow,)


def _text(exchange: Exchange) -> str:
    words = standard(exchange)
    return f"{exchange.data} ({words})" if words else exchange.data
