"""How each happening changes the pieces of a family of lots, and which happenings cannot be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.finance.calendar import checked
from inventory.finance.course_piece import Jump
from inventory.finance.lot import Disposal, checked_term
from inventory.finance.money import euro, share
from inventory.language import N_, _, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from inventory.finance.conventions import Clock
    from inventory.finance.course_piece import Happening, Piece

NAMES = {
    "term": N_("term"),
    "value": N_("new book value"),
    "addition": N_("addition"),
    "residual": N_("residual value"),
    "split": N_("split"),
    "transfer": N_("transfer"),
    "disposal": N_("disposal"),
    "loss": N_("loss"),
}
"""What people call each kind of happening."""


class Events:
    """Applies happenings, one after the other.

    Args:
        piece: The whole lot as it was bought.
        clock: Counts the units since its start.
        earliest: The first day on which something can happen.
    """

    def __init__(self, piece: Piece, clock: Clock, earliest: date) -> None:
        self.pieces = [piece]
        self.jumps: list[Jump] = []
        self._clock = clock
        self._earliest = earliest
        self._root = piece.lot

    def apply(self, what: Happening) -> None:
        """Change the pieces as one happening does.

        Raises:
            InputError: It cannot be; the sentence says why.
        """
        _check(what, self._earliest)
        apply: dict[str, Callable[[Happening], None]] = {
            "split": self._split,
            "transfer": self._transfer,
            "disposal": self._dispose,
            "loss": self._dispose,
        }
        apply.get(what.kind, self._bend)(what)

    def _there(self, what: Happening) -> list[Piece]:
        """Return the pieces that it can happen to."""
        mine = [one for one in self.pieces if one.lot == what.lot and one.here]
        if not mine:
            raise InputError(
                _("On {on} nothing is there of this lot: it is gone, or not there yet.").format(
                    on=written(what.on)
                )
            )
        if what.kind == "transfer":
            found = [one for one in mine if one.site != what.site]
            if not found:
                raise InputError(
                    _("Transfer: on {on} all of the lot is already at that site.").format(
                        on=written(what.on)
                    ),
                    _("Choose another site."),
                )
            return self._at(what, found, what.origin)
        return self._at(what, mine, what.site)

    def _at(self, what: Happening, pieces: list[Piece], site: int | None) -> list[Piece]:
        """Return the pieces at a site, or all when none is named."""
        found = [one for one in pieces if site is None or one.site == site]
        if not found:
            raise InputError(
                _("On {on} nothing of this lot is at that site.").format(on=written(what.on)),
                _("Choose another site, or none."),
            )
        return found

    def _taken(self, what: Happening) -> list[Piece]:
        """Return the pieces that it happens to; when it is to a part of one, that one is cut first."""
        found = self._there(what)
        left = sum(one.quantity for one in found)
        wanted = left if what.quantity is None else what.quantity
        if wanted > left:
            raise InputError(
                _("{quantity} is more than the {left} that are left of the lot on {on}.").format(
                    quantity=wanted, left=left, on=written(what.on)
                ),
                _("Give a smaller quantity, or none for all that is left."),
            )
        taken = []
        for one in found:
            if one.quantity <= wanted:
                taken.append(one)
            elif wanted:
                sizes = (wanted, one.quantity - wanted)
                taken.append(self._cut(one, what, sizes, (wanted, one.quantity)))
            wanted = max(0, wanted - one.quantity)
        return taken

    def _cut(self, piece: Piece, what: Happening, sizes: tuple[int, int], ratio: tuple[int, int]) -> Piece:
        """Cut a piece and return the part that something happens to."""
        opens = self._clock.opens(what.on)
        part, rest = piece.cut(what, opens, sizes, ratio)
        self._swap(piece, piece.ended(what.on, opens, what), rest, part)
        return part

    def _swap(self, old: Piece, *new: Piece) -> None:
        index = next(number for number, one in enumerate(self.pieces) if one is old)
        self.pieces[index : index + 1] = new

    def _split(self, what: Happening) -> None:
        if what.into is None or what.into in {what.lot, self._root}:
            raise InputError(
                _("Split: a part of a lot becomes another lot."), _("Give the code of the new lot.")
            )
        taken = self._by_quantity(what) if what.amount is None else [self._by_amount(what)]
        for one in taken:
            self._carry_on(one, what, lot=what.into)

    def _carry_on(self, piece: Piece, what: Happening, **changes: object) -> None:
        """Let a piece go on under another lot or at another site; its figures stay what they are."""
        if piece.story and piece.story[-1] is what:  # it was cut off for this
            self._swap(piece, piece.moved(what.on, piece.opens, **changes))
            return
        opens = self._clock.opens(what.on)
        self._swap(piece, piece.ended(what.on, opens, what), piece.moved(what.on, opens, **changes))

    def _by_quantity(self, what: Happening) -> list[Piece]:
        if what.quantity is None:
            raise InputError(
                _("Split: how many are split off is missing."), _("Give a quantity or an amount.")
            )
        if what.quantity == sum(one.quantity for one in self._there(what)):
            raise InputError(
                _("Split: {quantity} is all that is there.").format(quantity=what.quantity),
                _("Split off at least one and leave at least one."),
            )
        return self._taken(what)

    def _by_amount(self, what: Happening) -> Piece:
        """Cut off a part that cost so much, from a lot that is still in one piece."""
        found = self._there(what)
        piece, amount = found[0], what.amount or 0
        if len(found) > 1:
            raise InputError(
                _("Split: the lot is in {count} pieces already, so an amount could be of any.").format(
                    count=len(found)
                ),
                _("Give a quantity, or the site."),
            )
        if not 0 < amount < piece.cost:
            raise InputError(
                _("Split: {amount} is not a part of the cost of {cost}.").format(
                    amount=euro(amount), cost=euro(piece.cost)
                ),
                _("Give an amount above 0 and below the cost."),
            )
        if piece.quantity == 1 and what.quantity in {None, 1}:
            return self._cut(piece, what, (1, 1), (amount, piece.cost))  # one thing that proves to be two
        if what.quantity is None or not what.quantity < piece.quantity:
            raise InputError(
                _("Split: an amount of {quantity} pieces also needs how many go along.").format(
                    quantity=piece.quantity
                ),
                _("Give a quantity that leaves at least one."),
            )
        sizes = (what.quantity, piece.quantity - what.quantity)
        return self._cut(piece, what, sizes, (amount, piece.cost))

    def _transfer(self, what: Happening) -> None:
        if what.site is None:
            raise InputError(_("Transfer: the site is missing."), _("Say where the lot went."))
        for one in self._taken(what):
            self._carry_on(one, what, site=what.site)

    def _dispose(self, what: Happening) -> None:
        taken = self._taken(what)
        total = sum(one.quantity for one in taken)
        for one, proceeds in zip(taken, _shares(what.proceeds, taken, total), strict=True):
            end = Disposal(what.on, proceeds, what.charged)
            self._swap(one, replace(one, disposal=end, left=what.on, end=what))

    def _bend(self, what: Happening) -> None:
        """Change term, book value or residual value of what it happens to, shared out by quantity."""
        taken = self._taken(what)
        total = sum(one.quantity for one in taken)
        opens = self._clock.opens(what.on)
        amounts = _shares(what.amount or 0, taken, total)
        residuals = _shares(what.residual or 0, taken, total)
        for one, amount, residual in zip(taken, amounts, residuals, strict=True):
            now = one.track.carried(max(opens, one.opens))
            value = {"value": amount, "addition": now.value + amount}.get(what.kind, now.value)
            rest = now.residual if what.residual is None else residual
            track = one.track.changed(now.opens, what.months, value, rest, term=what.months is not None)
            grant = one.grant
            if grant is not None and what.months is not None:
                last = grant.carried(now.opens)
                grant = grant.changed(now.opens, what.months, last.value, last.residual, term=True)
            self._swap(one, replace(one, track=track, grant=grant, story=(*one.story, what)))
            if value != now.value:
                jump = Jump(now.opens, one.lot, one.site, what.kind, value - now.value, what.reason)
                self.jumps.append(jump)


def _shares(amount: int, taken: list[Piece], total: int) -> Iterator[int]:
    """Return an amount shared out by quantity; together exactly the amount."""
    done = passed = 0
    for one in taken:
        passed += one.quantity
        upto = share(amount, passed, total)
        yield upto - done
        done = upto


def _check(what: Happening, earliest: date) -> None:
    """Refuse what cannot be whatever the lot looks like."""
    name = _(NAMES[what.kind]).capitalize()
    checked(what.on, name)
    if what.on < earliest:
        raise InputError(
            _("{what}: {on} comes before the start of the lot on {start}.").format(
                what=name, on=written(what.on), start=written(earliest)
            ),
            _("Give a date from then on."),
        )
    if what.quantity is not None and what.quantity < 1:
        raise InputError(
            _("{what}: a quantity of {quantity} cannot be.").format(what=name, quantity=what.quantity),
            _("Give 1 or more, or none for all that is left."),
        )
    for amount in (what.amount, what.residual, what.proceeds):
        if amount is not None and amount < 0:
            raise InputError(
                _("{what}: {amount} is negative.").format(what=name, amount=euro(amount)),
                _("Give an amount of 0 or more."),
            )
    if what.months is not None:
        checked_term(what.months)
    _check_needed(what, name)


def _check_needed(what: Happening, name: str) -> None:
    """Refuse a change that does not say what changes."""
    needed = {"term": what.months, "value": what.amount, "addition": what.amount, "residual": what.residual}
    if what.kind in needed and needed[what.kind] is None:
        hints = {
            "term": _("Give the new total term in months."),
            "value": _("Give the new book value."),
            "addition": _("Give the amount that was added."),
            "residual": _("Give the new residual value."),
        }
        raise InputError(_("{what}: what it changes into is missing.").format(what=name), hints[what.kind])
