"""A version of a plan held against another one, or against today: what its pictures show too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.plan import versions
from inventory.plan.assemble import assemble
from inventory.plan.difference import compare
from inventory.plan.difference_history import changes_between, dependents, touched
from inventory.plan.difference_shown import named
from inventory.plan.sources.changes import without_own
from inventory.publish.figures import drawn
from inventory.publish.plan_version import load, speaking, told

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from inventory.plan.difference import Difference
    from inventory.plan.difference_kinds import Touched
    from inventory.plan.versions import Version


class Compared(NamedTuple):
    """What differs between two states of a plan.

    Attributes:
        before: The former version.
        after: The later version; None for the inventory of a day.
        days: The days of both states.
        differences: What differs, in reading order.
        changes: The records that were changed between both, the newest first.
    """

    before: Version
    after: Version | None
    days: tuple[date, date]
    differences: list[Difference]
    changes: list[Touched]


def compared(connection: Connection, before: Version, after: Version | None, on: date) -> Compared:
    """Hold a version of a plan against another one, or against the inventory of a day with the same template and years.

    Raises:
        StorageError: A version was changed outside the program.
    """
    former = load(connection, before)
    with speaking(former):
        if after is not None:
            later = load(connection, after)
            plates, day, until = later.plates, later.on, later.batch
            blocks = list(later.blocks)
        else:
            blocks, day, until = assemble(connection, former.settings, on), on, None
            plates = drawn(connection, blocks, on)
        days = (former.on, day)
        old, new = told(former.blocks, former.plates), told(blocks, plates)
        found = compare(without_own(old), without_own(new), days)
        changes = changes_between(connection, former.batch, until)
        near = dependents(connection, changes)
        found = named(connection, touched(found, (former.blocks, blocks), changes, near))
        return Compared(before, after, days, found, list(dict.fromkeys(changes.values())))


def against(connection: Connection, plan: int, numbers: tuple[int, ...], on: date) -> Compared:
    """Return what differs between two versions of a plan by their numbers, the former first.

    Args:
        connection: One that reads.
        plan: Number of the plan.
        numbers: None: the version that was kept last against the day; one: that version against the day; two.
        on: The day of today's inventory.

    Raises:
        InputError: There is no such version.
        StorageError: A version was changed outside the program.
    """
    before = versions.find(connection, plan, numbers[0] if numbers else None)
    after = versions.find(connection, plan, numbers[1]) if len(numbers) > 1 else None
    return compared(connection, before, after, on)
