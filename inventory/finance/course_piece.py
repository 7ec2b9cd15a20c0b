"""What happens to a purchase lot, and the pieces that it falls into: so many together, of one lot, at one site."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from inventory.finance.calendar import DAY
from inventory.finance.money import share

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from inventory.finance.lot import Disposal
    from inventory.finance.segment import Track

Kind = Literal["term", "value", "addition", "residual", "split", "transfer", "disposal", "loss"]


class Happening(NamedTuple):
    """Something that happened to a lot; amounts in cents. It counts from the month it falls in (by days: its day).

    Attributes:
        on: The date.
        kind: What happened, a choice of `lot_event.type`.
        lot: Number of the lot that it happened to.
        quantity: To how many; None for all that is left.
        amount: `value`: the new book value of those; `addition`: what was added; `split`: the cost that goes along.
        months: The new total term, counted from the start (`term`, and any other that changes it too).
        residual: Their new residual value together (`residual`, and any other that changes it too).
        proceeds: What a disposal brought, or what an insurer paid.
        site: `transfer`: where they went; else which site's it happened to, None for any.
        into: `split`: number of the lot that they became.
        number: Order of entry; decides between happenings of one day.
        charged: Whether the month of a disposal is depreciated.
        reason: Why, in the user's words.
        origin: `transfer`: from which site, None for any: what is at the lot's own site goes first.
    """

    on: date
    kind: Kind
    lot: int
    quantity: int | None = None
    amount: int | None = None
    months: int | None = None
    residual: int | None = None
    proceeds: int = 0
    site: int | None = None
    into: int | None = None
    number: int = 0
    charged: bool = True
    reason: str = ""
    origin: int | None = None


def happening(values: Mapping[str, Any]) -> Happening:
    """Return what happened from stored values by column of `lot_event`; a number that is not given yet is 0."""
    return Happening(
        on=values["date"],
        kind=values["type"],
        lot=values["lot"],
        quantity=values.get("quantity"),
        amount=values.get("amount"),
        months=values.get("months"),
        residual=values.get("residual"),
        proceeds=values.get("proceeds") or 0,
        site=values.get("site"),
        into=values.get("into"),
        number=values.get("number") or 0,
        reason=values.get("reason") or "",
        origin=values.get("origin"),
    )


class Jump(NamedTuple):
    """What a change added to the book value of a piece (negative: impairment), in cents; no part of its depreciation.

    Attributes:
        on: The day from which it counts.
        lot: Number of the lot.
        site: Number of the site, None for the whole board.
        kind: "value" (impairment, revaluation) or "addition".
        amount: In cents.
        reason: Why, in the user's words.
    """

    on: date
    lot: int
    site: int | None
    kind: str
    amount: int
    reason: str


class Result(NamedTuple):
    """What a disposal or a loss brought; amounts in cents.

    Attributes:
        disposed: The date.
        proceeds: What came in.
        result: Proceeds less book value; a loss is negative.
        quantity: How many left.
        lot: Number of the lot.
        kind: "disposal" or "loss".
        site: Number of the site, None for the whole board.
        released: Contribution of others that was still to be released, in cents.
        reason: Why, in the user's words.
    """

    disposed: date
    proceeds: int
    result: int
    quantity: int
    lot: int
    kind: str
    site: int | None = None
    released: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """So many of a lot together at a site, from a day on.

    Attributes:
        lot: Number of the lot that they belong to.
        site: Number of the site, None for the whole board.
        quantity: How many.
        paid: What was paid for them, without additions, in cents.
        opens: The day from which they are charged here.
        entered: The day on which they came here: in the month of `opens`.
        track: Their segments.
        grant: The segments of what others contributed, when that is released and not deducted.
        closes: The day from which they are charged as another piece, or None.
        left: The day on which they went, or None.
        disposal: How they ended, if they did.
        end: What ended them.
        story: What bent their figures, in order.
    """

    lot: int
    site: int | None
    quantity: int
    paid: int
    opens: date
    entered: date
    track: Track
    grant: Track | None = None
    closes: date | None = None
    left: date | None = None
    disposal: Disposal | None = None
    end: Happening | None = None
    story: tuple[Happening, ...] = ()

    @property
    def here(self) -> bool:
        """Whether nothing ended it yet."""
        return self.left is None

    @property
    def cost(self) -> int:
        """What was paid for it up to its last segment, in cents: depreciation and book value together."""
        last = self.track.segments[-1]
        return last.charged + last.value

    def of(self, track: Track, on: date) -> tuple[int, int]:
        """Return charged and left of one of its tracks at the end of a day, as if not yet disposed of on it."""
        limit = on = max(on, self.opens - DAY)
        if self.closes is not None:
            limit = on = min(on, max(self.closes, self.opens) - DAY)
        if self.disposal is not None:
            limit = on = min(on, self.disposal.on)
            if not self.disposal.month_charged:
                limit = min(on, track.clock.opens(self.disposal.on) - DAY)
        return track.at(on, limit)

    def at(self, on: date) -> tuple[int, int]:
        """Return depreciation and book value in cents at the end of a day, as if not yet disposed of on it."""
        return self.of(self.track, on)

    def charge(self, first: date, last: date) -> int:
        """Return its depreciation in a span of days, in cents."""
        if last < self.opens or (self.closes is not None and first >= self.closes):
            return 0
        return self.at(last)[0] - self.at(first - DAY)[0]

    def released(self, first: date, last: date) -> int:
        """Return what of the contribution is released in a span of days with the depreciation, in cents."""
        if self.grant is None or last < self.opens or (self.closes is not None and first >= self.closes):
            return 0
        return self.of(self.grant, last)[0] - self.of(self.grant, first - DAY)[0]

    def reckoned(self, on: date) -> bool:
        """Tell whether its figures count at the end of a day, disposed of or not."""
        return self.opens <= on and (self.closes is None or on < self.closes)

    def there(self, on: date) -> bool:
        """Tell whether it is at its site at the end of a day."""
        return self.entered <= on and (self.left is None or on < self.left)

    def ended(self, on: date, opens: date, what: Happening) -> Piece:
        """Return it as it goes on as another piece."""
        return replace(self, closes=max(opens, self.opens), left=on, end=what)

    def moved(self, on: date, opens: date, **changes: object) -> Piece:
        """Return what it goes on as, with what differs."""
        return replace(self, opens=max(opens, self.opens), entered=on, **changes)  # type: ignore[arg-type]

    def cut(
        self, what: Happening, opens: date, quantities: tuple[int, int], ratio: tuple[int, int]
    ) -> tuple[Piece, Piece]:
        """Return a part of it and the rest from a day on; all amounts add up to the cent.

        Args:
            what: What cut it.
            opens: The day from which it counts.
            quantities: How many go and how many stay.
            ratio: Which part of the amounts goes, as a numerator and a denominator.
        """
        opens = max(opens, self.opens)
        mine, rest = self.track.cut(opens, *ratio)
        grants: tuple[Track | None, Track | None] = (None, None)
        if self.grant is not None:
            grants = self.grant.cut(opens, *ratio)
        story, paid = (*self.story, what), share(self.paid, *ratio)
        part = self.moved(what.on, opens, quantity=quantities[0], track=mine, grant=grants[0], story=story)
        left = self.moved(what.on, opens, quantity=quantities[1], track=rest, grant=grants[1], story=story)
        return replace(part, paid=paid), replace(left, paid=self.paid - paid)
