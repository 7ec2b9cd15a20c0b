"""The interfaces of one day as they are recorded, with what covers each: an agreement, a ground in law, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from inventory.landscape import roadmap, roadmap_links
from inventory.landscape.flows import Flow
from inventory.landscape.model import Life, counts
from inventory.landscape.reading import known_landscape, linked, party_keys
from inventory.landscape.rows import life, living
from inventory.language import _
from inventory.records import get
from inventory.records.landscape import Interface
from inventory.records.privacy import Agreement

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.landscape.analysis import Json
    from inventory.landscape.flows import Answer
    from inventory.landscape.model import Mode
    from inventory.landscape.reading import Known
    from inventory.landscape.roadmap import Applied
    from inventory.landscape.roadmap_links import Link
    from inventory.landscape.rows import Row

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
        signer: Key of the only party whose agreement covers it, though it is of every party; None when that is all the same.
    """

    flow: Flow
    data: str
    party: str | None
    standard: str
    ground: str
    agreement: str
    signer: str | None = None

    def of(self, party: str) -> Exchange:
        """Return it as it is for one party: the agreement of another one does not cover it."""
        if self.signer in {None, party} or self.flow.covered != "yes":
            return self
        return replace(self, flow=replace(self.flow, covered="no"))

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

    One that goes both ways is a flow each way. For the target or a plateau, what the roadmap connects and disconnects
    is part of it; of what it connects, nothing more is known than the systems.

    Args:
        connection: One that reads.
        on: The day.
        mode: "now", "plateau" or "target".
    """
    known = known_landscape(connection, with_roadmap=mode != "now")
    done = roadmap.applied(known.landscape, known.changes, undated=mode == "target")
    return Exchanges(connection, known, done, undated=mode == "target").at(on, mode)


class Exchanges:
    """The interfaces of all days, read once.

    Args:
        connection: One that reads.
        known: What is recorded of the landscape.
        done: The landscape with the roadmap, or without it for the landscape as it is.
        undated: Whether changes of the roadmap without a day count.
    """

    def __init__(self, connection: Connection, known: Known, done: Applied, *, undated: bool) -> None:
        self.changes, self.done, self.undated = known.changes, done, undated
        self.systems = {system.key: system for system in done.landscape.systems}
        self.agreements = {row.id: row for row in connection.execute(living(Agreement))}
        self.contracts = {row.id: row for row in connection.execute(living(get("contract")))}
        rows = connection.execute(living(Interface)).all()
        named = {row.party for row in (*rows, *self.agreements.values())}
        self.parties = {**party_keys(connection, named), **known.parties}
        links = [(row, linked(row, known.systems, self.parties, lost_party=True)) for row in rows]
        self.lives = [(row, link, self._life(link, life(row))) for row, link in links if link is not None]
        there = [link for row, link, _life in self.lives if row.status != "ended"]
        self.added = [
            (change, link, self._life(link, Life("in_use", change.day)))
            for change in roadmap_links.added(known.changes, there, undated=undated)
            for link in [roadmap_links.Link(change.system, change.target or "", change.party)]
        ]

    def _life(self, link: Link, own: Life) -> Life:
        """Return the life of an interface within those of its systems, as the roadmap leaves it."""
        now = own.within(self.systems[link.source]).within(self.systems[link.target])
        return roadmap_links.life(link, now, self.changes, self.done.ends, undated=self.undated)

    def at(self, on: date, mode: Mode) -> list[Exchange]:
        """Return the interfaces of one day, by source, target and data."""
        found = []
        for row, link, when in self.lives:
            if counts(when, on, mode):
                agreement = self.agreements.get(row.agreement)
                covers = covered(row, agreement, self.contracts, on)
                found += _both_ways(row, link, agreement, covers, self._signer(row, agreement))
        for change, link, when in self.added:
            if counts(when, on, mode):
                flow = Flow(link.source, link.target, "unknown")
                found.append(Exchange(flow, change.function or _("data"), link.party, "", "", ""))
        return sorted(found, key=lambda e: (e.flow.source, e.flow.target, e.data, e.party or ""))

    def _signer(self, row: Row, agreement: Row | None) -> str | None:
        """Return whose agreement an interface of every party rests on, None when it rests on no such thing."""
        if agreement is None or row.party is not None or row.ground in IN_LAW:
            return None
        party = self.parties.get(agreement.party)
        return party.key if party is not None else None


def _both_ways(
    row: Row, link: Link, agreement: Row | None, covers: Answer, signer: str | None
) -> list[Exchange]:
    """Return an interface, as two when data go both ways."""
    ways = [(link.source, link.target), (link.target, link.source)]
    return [
        Exchange(
            Flow(source, target, cast("Answer", row.pupil_data or "unknown"), covers),
            row.name,
            link.party,
            row.standard or "",
            row.ground or "",
            agreement.code if agreement is not None else "",
            signer,
        )
        for source, target in ways[: 2 if row.direction == "both_ways" else 1]
    ]


def covered(row: Row, agreement: Row | None, contracts: Mapping[int, Row], on: date) -> Answer:
    """Return whether an interface is covered on a day.

    A ground in law covers it. Otherwise an agreement must hold on that day, for that party; without one, what is told
    of an agreement that is not recorded here decides, and else a ground that is not known leaves it unknown.
    """
    if row.ground in IN_LAW:
        return "yes"
    if row.ground == "none":
        return "no"
    if agreement is None:
        if row.agreed in {"yes", "no"}:
            return cast("Answer", row.agreed)
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
