"""The five questions of the PO-Raad on a failure, answered beforehand for each system and class of devices, by site.

Is there a replacement, which process stops (primary or secondary), how soon must it work again, which supplier solves it
and through which channel, and who may call. Source: PO-Raad, ICT organiseren, "Wat moeten we doen bij ICT-problemen als
we het beheer hebben uitbesteed?".
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from inventory.language import N_, _
from inventory.signals.connectivity_reading import Network
from inventory.signals.finding import Subject
from inventory.signals.readiness_reading import Records
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board
    from inventory.signals.readiness_reading import PersonRow, PlanRow, ServiceRow, SupplierRow

ONE_PERSON = frozenset({"coordinator", "mixed"})
"""Answers to "who may call" by which one person must be named."""
MISSING = {
    "replacement": N_("whether there is a replacement"),
    "impact": N_("which process stops"),
    "repair_hours": N_("how soon it must work again"),
    "supplier": N_("which supplier solves it"),
    "channel": N_("through which channel"),
    "caller": N_("who may call"),
    "person": N_("the person who calls"),
}


class Thing(NamedTuple):
    """A system or class of devices that can fail.

    Attributes:
        kind: "system" or "category".
        id: Its number.
        name: What people call it.
        impact: What its processes or users make of it: "primary", "secondary", or "" when nothing says so.
        supplier: Number of the supplier that is recorded with it.
    """

    kind: str
    id: int
    name: str
    impact: str
    supplier: int | None

    @property
    def subject(self) -> Subject:
        """The thing as what a finding is about."""
        return Subject(self.kind, self.name, self.name, self.id)


class Answers(NamedTuple):
    """The answers for one thing at one site.

    Attributes:
        thing: What fails.
        site: Number of the site; None for all sites without answers of their own.
        plans: The plans that they come from: that of the site before that of all sites.
        replacement: "yes", "partly", "no", or "" when it is not known.
        fallback: What replaces it meanwhile.
        impact: "primary", "secondary", "none", or "" when it is not known.
        repair_hours: Hours within which it must work again.
        supplier, contract: Who solves it, and by which contract; None when not known.
        channel: Where to report it: of the plan, the contract or the supplier; "" when none is known.
        caller: "coordinator", "teachers", "mixed", or "" when it is not known.
        person: Who calls.
        notes: What else the plans say.
    """

    thing: Thing
    site: int | None
    plans: tuple[PlanRow, ...]
    replacement: str
    fallback: str
    impact: str
    repair_hours: int | None
    supplier: SupplierRow | None
    contract: ServiceRow | None
    channel: str
    caller: str
    person: PersonRow | None
    notes: str

    @property
    def missing(self) -> tuple[str, ...]:
        """The answers that are not known, as keys of `MISSING`."""
        known = {
            "replacement": self.replacement,
            "impact": self.impact,
            "repair_hours": self.repair_hours is not None,
            "supplier": self.supplier or self.channel,
            "channel": self.channel or not self.supplier,
            "caller": self.caller,
            "person": self.person or self.caller not in ONE_PERSON,
        }
        return tuple(name for name, value in known.items() if not value)


class Readiness:
    """Answers for everything that can fail.

    Args:
        board: The board on a day.
    """

    def __init__(self, board: Board) -> None:
        self.board = board
        self.records = board.once(Records)
        self._all: dict[Thing, tuple[Answers, ...]] = {}

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """What must have answers: systems under a primary process, and classes of devices in use; by name."""
        records, systems = self.records, self.board.systems
        found = [
            Thing("system", number, systems[number].name, "primary", systems[number].supplier)
            for number, primary in records.supported.items()
            if primary
        ]
        for number in records.places:
            row = records.categories[number]
            impact = "primary" if row.for_pupils or row.group == "network" else ""
            found.append(Thing("category", number, row.name, impact, None))
        return tuple(sorted(found, key=lambda one: (fold(one.name), one.kind, one.id)))

    @cached_property
    def planned(self) -> tuple[Thing, ...]:
        """What need not have answers and has them: systems in use with a plan, under no primary process; by name."""
        asked = {(one.kind, one.id) for one in self.things}
        systems = self.board.systems
        found = [
            Thing(
                kind,
                number,
                systems[number].name,
                "secondary" if number in self.records.supported else "",
                systems[number].supplier,
            )
            for kind, number in self.records.plans
            if kind == "system" and number in systems and (kind, number) not in asked
        ]
        return tuple(sorted(found, key=lambda one: (fold(one.name), one.id)))

    def sites(self, thing: Thing) -> frozenset[int]:
        """Return the sites where a thing is in use: a class where its devices are, a system at every school."""
        if thing.kind == "category":
            return frozenset(self.records.places.get(thing.id, ()))
        return self.board.once(Network).schools

    def all(self, thing: Thing) -> tuple[Answers, ...]:
        """Return the answers for a thing: for each site with a plan of its own, and once for the others together."""
        if thing not in self._all:
            self._all[thing] = tuple(self._answers(thing))
        return self._all[thing]

    def _answers(self, thing: Thing) -> Iterator[Answers]:
        plans = self.records.plans.get((thing.kind, thing.id), {})
        there = self.sites(thing)
        own = sorted(site for site in plans if site is not None and site in there)
        if not own or there - set(own):
            yield self.answers(thing, None)
        for site in own:
            yield self.answers(thing, site)

    def answers(self, thing: Thing, site: int | None) -> Answers:
        """Return the answers for a thing at a site; what its own plan leaves open comes from the plan for all sites."""
        found = self.records.plans.get((thing.kind, thing.id), {})
        keys: tuple[int | None, ...] = (None,) if site is None else (site, None)
        plans = tuple(found[key] for key in keys if key in found)
        contract = self._contract(thing, plans)
        supplier = self._supplier(thing, plans, contract)
        return Answers(
            thing,
            site if site in found else None,
            plans,
            _said(plans, "replacement"),
            _said(plans, "fallback"),
            _said(plans, "impact") or thing.impact,
            next((one.repair_hours for one in plans if one.repair_hours is not None), None),
            supplier,
            contract,
            _channel(plans, contract, supplier),
            _said(plans, "caller"),
            self.records.people.get(next((one.person for one in plans if one.person is not None), 0)),
            _said(plans, "notes"),
        )

    def _contract(self, thing: Thing, plans: tuple[PlanRow, ...]) -> ServiceRow | None:
        named = next((one.contract for one in plans if one.contract is not None), None)
        if named is not None:
            return self.records.contracts.get(named)
        return self.records.covering.get((thing.kind, thing.id))

    def _supplier(
        self, thing: Thing, plans: tuple[PlanRow, ...], contract: ServiceRow | None
    ) -> SupplierRow | None:
        numbers = [one.supplier for one in plans]
        numbers += [contract.supplier if contract else None, thing.supplier]
        return self.records.suppliers.get(next((one for one in numbers if one is not None), 0))


def _said(plans: tuple[PlanRow, ...], field: str) -> str:
    """Return the first answer of some plans; "unknown" is none."""
    values = (getattr(one, field) for one in plans)
    return str(next((value for value in values if value not in {None, "", "unknown"}), ""))


def _channel(plans: tuple[PlanRow, ...], contract: ServiceRow | None, supplier: SupplierRow | None) -> str:
    """Return where to report a failure."""
    said = _said(plans, "channel")
    if said or (contract is not None and contract.service_contact):
        return said or (contract.service_contact or "" if contract else "")
    return (supplier.phone or supplier.email or "") if supplier else ""


def named(missing: tuple[str, ...]) -> str:
    """Return the missing answers as people read them."""
    return ", ".join(_(MISSING[name]) for name in missing)
