"""The roadmap as a table that leaves the house. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import N_
from inventory.records import field as f
from inventory.records.roadmap import PROJECT_STATES, SYSTEM_DECISIONS

if TYPE_CHECKING:
    from inventory.landscape.road import Road
    from inventory.records import Field

FIELDS = (
    f.text(N_("Code")).but(name="code"),
    f.text(N_("Sub-project"), width=32).but(name="name"),
    f.choice(N_("Status"), PROJECT_STATES).but(name="status"),
    f.choice(N_("Decision"), SYSTEM_DECISIONS).but(name="decision"),
    f.date(N_("From")).but(name="first"),
    f.date(N_("Until")).but(name="last"),
    f.flag(N_("Reckoned")).but(name="reckoned"),
    f.text(N_("Waits for")).but(name="needs"),
    f.integer(N_("Slack")).but(name="slack"),
    f.flag(N_("Critical")).but(name="critical"),
    f.amount(N_("Costs")).but(name="cost"),
    f.text(N_("Party")).but(name="party"),
    f.text(N_("Owner")).but(name="owner"),
    f.note(N_("Change of working"), width=40).but(name="working"),
)


def time_table(road: Road) -> tuple[tuple[Field, ...], list[tuple[Any, ...]]]:
    """Return columns and a row a sub-project."""
    rows = [
        (
            one.code,
            one.name,
            one.status,
            one.decision or None,
            one.first,
            one.last,
            one.reckoned,
            ", ".join(wait.code for wait in one.needs),
            one.slack,
            one.critical,
            one.cost,
            one.party,
            one.owner,
            one.working,
        )
        for one in road.projects
    ]
    return FIELDS, rows
