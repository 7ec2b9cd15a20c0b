"""Which pictures of the landscape there are, and the one question that each answers with a `Plate`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, cast

from inventory.landscape import reading, roadmap_rows
from inventory.publish.map_parties import only

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sqlalchemy import Connection

    from inventory.landscape.difference import Compare
    from inventory.landscape.model import LandscapeView, Mode, Process, Support
    from inventory.publish.plate import Plate

KINDS = {
    "parties": "inventory.publish.map_table",
    "domains": "inventory.publish.map_domains",
    "matrix": "inventory.publish.map_matrix",
    "flows": "inventory.publish.map_flows",
    "roadmap": "inventory.publish.map_roadmap",
    "portfolio": "inventory.publish.map_portfolio",
}
"""Kind of picture → module whose `plate(connection, asked) -> Plate` makes it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a picture is asked to show.

    Attributes:
        on: The day.
        mode: The state: "now", "target" or "plateau".
        parties: Keys of the parties; none for all of them.
        title: Title above it; the kind of picture when empty.
        compare: Compare parties by product or by product family.
        domains: Codes of the domains, or names where they have none; none for all of them.
        system: Key of the system whose data are followed, for the flows; "" for all flows.
        today: The day on which it is looked at, for the roadmap; None when that is `on`.
    """

    on: dt.date
    mode: Mode = "now"
    parties: tuple[str, ...] = ()
    title: str = ""
    compare: Compare = "product"
    domains: tuple[str, ...] = ()
    system: str = ""
    today: dt.date | None = None


def plate(connection: Connection, kind: str, asked: Asked) -> Plate:
    """Return a picture in the language now spoken.

    Args:
        connection: One that reads.
        kind: One of `KINDS`.
        asked: What it is to show.
    """
    maker = import_module(KINDS[kind]).plate
    return cast("Callable[[Connection, Asked], Plate]", maker)(connection, asked)


def seen(connection: Connection, asked: Asked) -> LandscapeView:
    """Return the landscape that is asked for."""
    view = reading.view(connection, asked.on, asked.mode)
    if asked.mode == "plateau":
        view = replace(view, plateau=_plateau(connection, asked.on))
    return of_domains(of_parties(view, asked.parties), asked.domains)


def _plateau(connection: Connection, on: dt.date) -> str:
    """Return the names of the plateaus on a day."""
    return ", ".join(one.name for one in roadmap_rows.read(connection).plateaus if one.date == on)


def of_parties(view: LandscapeView, parties: tuple[str, ...]) -> LandscapeView:
    """Return the landscape of some parties; systems that only others use are left out, those that nobody uses stay.

    The parties keep their letters and colours.

    Args:
        view: The landscape.
        parties: Keys of the parties; none for all of them.
    """
    if not parties:
        return view
    found = _only(view, [row for row in view.support if row.party in parties])
    return replace(
        only(found, parties),
        dependencies=tuple(d for d in view.dependencies if d.party is None or d.party in parties),
    )


def of_domains(view: LandscapeView, domains: tuple[str, ...]) -> LandscapeView:
    """Return the landscape of some domains; systems that only other processes use are left out.

    Args:
        view: The landscape.
        domains: What `domain` gives for them; none for all of them.
    """
    if not domains:
        return view
    processes = tuple(process for process in view.processes if domain(process) in domains)
    codes = {process.code for process in processes}
    return replace(_only(view, [row for row in view.support if row.process in codes]), processes=processes)


def domain(process: Process) -> str:
    """Return by what the domain of a process is asked for: its code, or its name where it has none."""
    return process.domain_code or process.domain_name


def _only(view: LandscapeView, support: list[Support]) -> LandscapeView:
    foreign = {row.system for row in view.support} - {row.system for row in support}
    systems = {key: system for key, system in view.systems.items() if key not in foreign}
    return replace(view, support=tuple(support), systems=systems)
