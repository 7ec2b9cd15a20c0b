"""Graphs and interfaces to draw, made from a seed."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import TYPE_CHECKING

from inventory.landscape.exchange import Exchange
from inventory.landscape.flows import Flow
from inventory.publish.flow_layout import Arrow, Size
from inventory.publish.map_flows import net

if TYPE_CHECKING:
    from inventory.landscape.flows import Answer
    from inventory.publish.map_flows import Net

DAY = dt.date(2026, 11, 22)
NAMES = (
    "ParnasSys",
    "Basispoort",
    "Landelijk Register Kinderopvang en Peuterspeelzalen van het Rijk",
    "Überlingenregistratiesysteemvoorpeuters",
    "MS365",
    "KIJK!",
    "Cito Leerling in beeld",
    "OSO",
    "<b>Zon & Maan</b>",
)
DATA = (
    "leerlingen en groepen",
    "toetsresultaten van groep 3 tot en met 8 met namen en geboortedata",
    "inloggen",
    "roosters",
)


def tangle(count: int, lines: int, seed: int = 1) -> tuple[list[Size], list[Arrow]]:
    """Return this many boxes, and lines between pairs of them."""
    dice = Random(seed)
    pairs = [dice.sample(range(count), 2) for _ in range(lines)]
    return [Size(150, 30)] * count, [Arrow(a, b, 80) for a, b in pairs]


def exchanges(count: int, lines: int, seed: int = 1) -> tuple[list[Exchange], list[str]]:
    """Return this many systems, and interfaces between pairs of them, some both ways."""
    dice = Random(seed)
    names = [f"{dice.choice(NAMES)} {number}" for number in range(count)]
    found = []
    for _ in range(lines):
        source, target = dice.sample(names, 2)
        carries: Answer = dice.choices(("yes", "no", "unknown"), (3, 1, 1))[0]
        covered: Answer = dice.choices(("yes", "no", "unknown"), (2, 1, 1))[0]
        standard = dice.choice(("uwlr", "", "api"))
        made = Exchange(
            Flow(source, target, carries, covered), dice.choice(DATA), None, standard, "agreement", ""
        )
        found.append(made)
        if dice.random() < 0.1:
            found.append(both(made))
    return found, names


def both(one: Exchange) -> Exchange:
    """Return the same interface the other way."""
    flow = Flow(one.flow.target, one.flow.source, one.flow.carries, one.flow.covered)
    return Exchange(flow, one.data, one.party, one.standard, one.ground, one.agreement)


def tangled(count: int, lines: int, system: str = "") -> Net:
    """Return a net of interfaces to draw; of the first system when a name is given."""
    found, names = exchanges(count, lines)
    return net(found, [*names, "Alleen", "Ook alleen"], DAY, "now", system=names[0] if system else "")
