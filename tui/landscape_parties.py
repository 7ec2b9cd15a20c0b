"""Merging and splitting parties from the screens: first what would follow, then the same as one batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.records import get
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Callable

    from inventory.landscape.parties import Told
    from inventory.store.database import Database
    from inventory.store.work import Work

    Act = Callable[[Work], Told]

MERGED, SPLIT = N_("Parties merged"), N_("Party split")
"""Names of batches."""
WORDS = {"moved": N_("go along"), "combined": N_("become one"), "copied": N_("are copied")}


def merging(goes: int, stays: int) -> Act:
    """Return what merges one party into another."""

    def act(unit: Work) -> Told:
        from inventory.landscape.parties import merge  # noqa: PLC0415  only then

        return merge(unit, [goes], stays)

    return act


def splitting(party: int, name: str, processes: list[int]) -> Act:
    """Return what makes a new party of a part of another."""

    def act(unit: Work) -> Told:
        from inventory.landscape.parties import split  # noqa: PLC0415  only then

        return split(unit, party, name, processes=processes)

    return act


def rehearsed(database: Database, who: str, act: Act) -> Told:
    """Return what would happen; nothing is written.

    Raises:
        InputError: It cannot be done.
    """
    from inventory.landscape.parties import rehearsal  # noqa: PLC0415  only then

    with rehearsal(database, who) as unit:
        return act(unit)


def done(database: Database, who: str, act: Act, reason: str) -> Told:
    """Do it, as one batch."""
    with work(database, who, reason) as unit:
        return act(unit)


def lines(found: Told) -> list[str]:
    """Return what happens to the records, by kind, and what a person should look at."""
    counted = [
        f"{count} {_(get(kind).plural)}: {_(WORDS[action])}"
        for (kind, action), count in found.counts().items()
    ]
    return [*(counted or [_("Nothing is recorded of it yet.")]), *(f"! {one}" for one in found.remarks)]
