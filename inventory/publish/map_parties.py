"""Which letter and colour a party has: that of its place among all parties, also where only some of them are shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inventory.landscape.model import Party

if TYPE_CHECKING:
    from inventory.landscape.model import LandscapeView


@dataclass(frozen=True, slots=True)
class Kept(Party):
    """A party that is shown without the others.

    Attributes:
        place: Its place among all parties, from 0.
    """

    place: int = 0


def only(view: LandscapeView, parties: tuple[str, ...]) -> LandscapeView:
    """Return a landscape with some of its parties (by key), which keep their letters and colours."""
    kept = tuple(
        Kept(party.key, party.name, party.order, place)
        for place, party in zip(places(view), view.parties, strict=True)
        if party.key in parties
    )
    return replace(view, parties=kept)


def places(view: LandscapeView) -> tuple[int, ...]:
    """Return the place of each party of a landscape, for `colours.letter` and `colours.party`."""
    return tuple(
        party.place if isinstance(party, Kept) else order for order, party in enumerate(view.parties)
    )
