"""How well systems fit: the work (asked per support) and technically; and what that advises, never what is decided.

Both scales run from 1 to 4, of which 3 is good enough: a mean of 2.5 or more is high. Where one of the two is not
recorded there is no advice. The four words are those of the TIME method (Gartner): both high is invest, high technical
and low functional is tolerate, low technical and high functional is migrate, both low is eliminate.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from inventory.landscape.model import counts
from inventory.landscape.rows import life, living
from inventory.records.landscape import Support
from inventory.records.software import System

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from inventory.landscape.analysis import Json
    from inventory.landscape.model import LandscapeView, Mode

Advice = Literal["invest", "migrate", "tolerate", "eliminate"]
OF_SYSTEM = ("id", "name", "technical_fit", "status", "start", "end")
OF_SUPPORT = ("system", "fit", "status", "start", "end")
HIGH = Fraction(5, 2)
"""Mean from which a fit is high: it rounds to 3 of 4."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a system stands in the portfolio.

    Attributes:
        system: Key of the system.
        functional: Mean fit of its supports of the day that have one, 1 to 4; None when none has.
        technical: Its technical fit, 1 to 4; None when it is not recorded.
        rated: Number of its supports of the day with a fit.
        uses: Number of its supports of the day.
        lifecycle: Phase of its life on the day; "" when that is not known.
    """

    system: str
    functional: Fraction | None
    technical: int | None
    rated: int
    uses: int
    lifecycle: str = ""

    @property
    def advice(self) -> Advice | None:
        """What both fits advise together; None when one is missing."""
        return advice(self.functional, self.technical)

    def json(self) -> Json:
        """Return system, functional, technical, advice, lifecycle, rated and uses."""
        return {
            "system": self.system,
            "functional": None if self.functional is None else round(float(self.functional), 6),
            "technical": self.technical,
            "advice": self.advice,
            "lifecycle": self.lifecycle or None,
            "rated": self.rated,
            "uses": self.uses,
        }


@dataclass(frozen=True)
class Fits:
    """What is recorded of fits on a day.

    Attributes:
        functional: By key of the system: the fit of each of its supports, None where it has none.
        technical: By key of the system.
    """

    functional: Mapping[str, Sequence[int | None]]
    technical: Mapping[str, int | None]


def advice(functional: Fraction | None, technical: int | None) -> Advice | None:
    """Return what two fits advise; None when one is not known."""
    if functional is None or technical is None:
        return None
    if technical >= HIGH:
        return "invest" if functional >= HIGH else "tolerate"
    return "migrate" if functional >= HIGH else "eliminate"


def fits(connection: Connection, on: date, mode: Mode = "now") -> Fits:
    """Read the fits of the supports of a day and of all systems: two queries.

    What a sub-project adds has no fit yet, and counts as one that is not recorded.
    """
    asked = living(System).with_only_columns(*(System.table.c[name] for name in OF_SYSTEM))
    systems = {row.id: row for row in connection.execute(asked)}
    lives = {number: life(row) for number, row in systems.items()}
    functional: dict[str, list[int | None]] = {}
    asked = living(Support).with_only_columns(*(Support.table.c[name] for name in OF_SUPPORT))
    for row in connection.execute(asked):
        own = lives.get(row.system)
        if own is not None and counts(life(row).within(own), on, mode):
            functional.setdefault(systems[row.system].name, []).append(row.fit)
    return Fits(functional, {row.name: row.technical_fit for row in systems.values()})


def portfolio(view: LandscapeView, known: Fits, phases: Mapping[str, str] | None = None) -> list[Place]:
    """Return every system of the day with its place, by name.

    Args:
        view: The landscape of the day.
        known: The fits of the same day.
        phases: Phase of life by key of the system.
    """
    uses: dict[str, int] = {}
    for row in view.support:
        uses[row.system] = uses.get(row.system, 0) + 1
    found = []
    for key in sorted(view.systems, key=view.system_order):
        rated = [fit for fit in known.functional.get(key, ()) if fit is not None] if key in uses else []
        found.append(
            Place(
                system=key,
                functional=Fraction(sum(rated), len(rated)) if rated else None,
                technical=known.technical.get(key),
                rated=len(rated),
                uses=uses.get(key, 0),
                lifecycle=(phases or {}).get(key, ""),
            )
        )
    return found


def read(connection: Connection, view: LandscapeView, phases: Mapping[str, str] | None = None) -> list[Place]:
    """Return the portfolio of the landscape of a day."""
    return portfolio(view, fits(connection, view.date, view.mode), phases)
