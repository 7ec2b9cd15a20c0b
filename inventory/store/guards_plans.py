"""What may not be written about a kept version of a plan: it says what the plan said, and one that was adopted stays.

Undo takes a whole batch back all the same, since it restores what was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.language import _
from inventory.records.plan_cycle import PlanVersion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inventory.records import Record

NAMED = frozenset({"name", "notes"})
"""Columns of a draft that say nothing of its content."""
ADOPTED = frozenset({"status", "adopted", "adopted_by"})
"""Columns that go from empty to filled together, once."""


def refuse(record: type[Record], old: Mapping[str, Any], changed: Mapping[str, Any]) -> None:
    """Refuse a change of what was kept, other than its name, its remarks and that it is adopted.

    Args:
        record: Kind of the record.
        old: It as it is stored.
        changed: New values by column name, of those that differ.

    Raises:
        InputError: Something else would change, or anything but the remarks of an adopted version.
    """
    if record is not PlanVersion:
        return
    if old["status"] == "adopted" and set(changed) != {"notes"}:
        raise _adopted(old)
    if not (NAMED | ADOPTED).issuperset(changed):
        raise InputError(
            _("What was kept of a version of the plan is not changed by hand."),
            _("Keep the plan as a new version: inventaris plan keep"),
        )
    adopting = ADOPTED.intersection(changed)
    if adopting and not all(changed.get(name) for name in ADOPTED):
        raise InputError(
            _("A version is adopted on a day, by somebody: all three say so, or none."),
            _("Adopt it: inventaris plan adopt {number} --on DATE --by WHO").format(number=old["number"]),
        )


def refuse_archived(record: type[Record], old: Mapping[str, Any]) -> None:
    """Refuse to put an adopted version away.

    Raises:
        InputError: It is one.
    """
    if record is PlanVersion and "id" in old and old["archived"] is None and old["status"] == "adopted":
        raise _adopted(old)


def _adopted(old: Mapping[str, Any]) -> InputError:
    return InputError(
        _("Version {number} of the plan was adopted and stays as it is.").format(number=old["number"]),
        _("What was adopted by mistake is taken back with undo; `inventaris history` lists the batches."),
    )
