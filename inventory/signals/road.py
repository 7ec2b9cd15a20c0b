"""The roadmap with what it costs and what calls for attention: everything that a screen, picture or report shows of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inventory.finance.project_costs import by_project
from inventory.landscape.road import RoadCheck
from inventory.landscape.roadmap_reading import plan

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from inventory.landscape.road import Road

RULES = "LND-1*"
"""The rules on the roadmap."""


def road(connection: Connection, on: date) -> Road:
    """Return the roadmap with costs and checks.

    Args:
        connection: One that reads.
        on: The day it is looked at.
    """
    from inventory.signals.check import check  # noqa: PLC0415  all rules, only for who asks

    planned = plan(connection, on)
    costs = by_project(connection)
    checks = tuple(
        RoadCheck(
            one.rule,
            one.severity,
            one.status,
            one.subject.kind,
            one.subject.key,
            one.subject.name,
            one.message,
            one.due,
        )
        for one in check(connection, on, RULES)
    )
    projects = tuple(replace(one, cost=costs.get(one.number)) for one in planned.projects)
    return replace(planned, projects=projects, checks=checks)
