"""The interfaces of one day as they are recorded, with what covers each: an agreement, a ground in law, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from inventory.landscape.flows import Flow
from inventory.landscape.model import counts
from inventory.landscape.reading import life, living, party_keys
from inventory.records import get
from inventory.records.landscape import Interface
from inventory.records.privacy import Agreement
from inventory.records.software import System

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.landscape.analysis import Json
    from inventory.landscape.flows import Answer
    from inventory.landscape.model import Mode

Row = Any
"""A row of a query, its columns as attributes."""

IN_LAW = frozenset({"law", "consent", "public_task"})
"""Grounds that stand without a processing agreement."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """An interface on one day.

    Attributes:
        flow: From which system to which, whether it carries pupil data, and whether that is covered.
        data: What is exchanged.
        party: Key of the party, None for every party.
        standard, ground: As the records have them; "" when not recorded.
        agreement: Number of the agreement, "" for none.
    """

    flow: Flow
    data: str
    party: str | None
    standard: str
    ground: str
    agreement: str

    def json(self) -> Json:
        """Return what a script reads of it."""
        return {
            "source": self.flow.source,
            "target": self.flow.target,
            "data": self.data,
            "party": self.party,
            "standard": self.standard or None,
            "pupil_data": self.flow.carries,
            "covered": self.flow.covered,
            "ground": self.ground or None,
            "agreement": self.agreement or None,
        }


def exchanges(connection: Connection, on: date, mode: Mode = "now") -> list[Exchange]:
    """Return the interfaces of one day whose systems are there too, by source, target and data.

    Args:
        connection: One that reads.
        on: The day.
        mode: "now" or "target".
    """
    systems = {row.id: row for row in connection.execute(living(System))}
    agreements = {row.id: row for row in connection.execute(living(Agreement))}
    contracts = {row.id: row for row in connection.execute(living(get("contract")))}
    rows = connection.execute(living(Interface)).all()
    parties = party_keys(connection, {row.party for row in rows})
    found = []
    for row in rows:
        if row.source not in systems or row.target not in systems:
            continue
        source, target = systems[row.source], systems[row.target]
        if not counts(life(row).within(life(source)).within(life(target)), on, mode):
            continue
        agreement = agreements.get(row.agreement)
        covers = covered(row, agreement, contracts, on)
        flow = Flow(source.name, target.name, cast("Answer", row.pupil_data or "unknown"), covers)
        party = parties.get(row.party)
        found.append(
            Exchange(
                flow,
                row.name,
                party.key if party else None,
                row.standard or "",
                row.ground or "",
                agreement.code if agreement is not None else "",
            )
        )
    return sorted(found, key=lambda e: (e.flow.source, e.flow.target, e.data, e.party or ""))


def covered(row: Row, agreement: Row | None, contracts: Mapping[int, Row], on: date) -> Answer:
    """Return whether an interface is covered on a day.

    A ground in law covers it. Otherwise an agreement must hold on that day, for that party; without one, a ground that
    is not known leaves it unknown.
    """
    if row.ground in IN_LAW:
        return "yes"
    if row.ground == "none":
        return "no"
    if agreement is None:
        return "unknown" if row.ground in {None, "", "unknown"} else "no"
    other = agreement.party is not None and row.party is not None and agreement.party != row.party
    return "yes" if not other and holds(agreement, contracts, on) else "no"


def holds(agreement: Row, contracts: Mapping[int, Row], on: date) -> bool:
    """Return whether an agreement is in force on a day: signed, of after the GDPR, within its dates and its contract's life."""
    if agreement.status != "signed" or agreement.type == "pre_gdpr":
        return False
    contract = contracts.get(agreement.contract) if agreement.follows_contract else None
    lasts = [agreement.end, contract.ended if contract is not None else None]
    return (agreement.start is None or agreement.start <= on) and all(
        day is None or on <= day for day in lasts
    )
