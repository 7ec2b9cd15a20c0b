"""A lot's course told: its schedule by book year, and which rule and which segment produced a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.calendar import CALENDAR, DAY
from inventory.finance.depreciation import Row
from inventory.finance.explanation import explain_opening, explain_plan
from inventory.finance.money import amount_text, euro
from inventory.language import _, ngettext, written

if TYPE_CHECKING:
    from datetime import date

    from inventory.finance.calendar import BookYear
    from inventory.finance.course import Course, Happening, Piece


def schedule(course: Course, book_year: BookYear = CALENDAR, lot_id: int | None = None) -> list[Row]:
    """Return one row a book year of a lot, or of its whole family, until nothing is left to charge or all is gone.

    The book value in a row is that at the end of its last day; in the last row of what is gone, that before it went.
    """
    lot = course.lot_id if lot_id is None and len(course.lots) == 1 else lot_id
    pieces = list(course.mine(lot))
    if not pieces:
        return []
    first = min(one.opens for one in pieces)
    if lot in {None, course.lot_id}:
        first = max(first, course.pieces[0].track.segments[0].opens)
    ends = [one.disposal.on for one in pieces if one.disposal is not None]
    year, rows = book_year.year(min([first, *ends])), list[Row]()
    first = min([first, *ends])
    before = _opening(course, pieces, first)
    while True:
        last = book_year.last(year)
        over = course.gone(last, lot)
        if over:
            last = max(first, *(one.left for one in pieces if one.left is not None))
        row = _row(course, lot, (first, last), before, over=over)
        rows.append(row)
        if over or course.charged_out(last, lot):
            return rows
        before, year, first = row.book_value, year + 1, last + DAY


def _opening(course: Course, pieces: list[Piece], first: date) -> int:
    """Return the book value with which a lot begins, in cents; what was split off begins with nothing of its own."""
    root = course.pieces[0]
    if root in pieces:
        return root.at(first - DAY)[1]
    return 0


def _row(course: Course, lot: int | None, span: tuple[date, date], before: int, *, over: bool) -> Row:
    first, last = span
    charged = course.charge(first, last, lot)
    jumps = sum(one.amount for one in course.value_changes(first, last) if lot in {None, one.lot})
    book = course.at(last, lot)[1]
    results = [one for one in course.results(first, last) if lot in {None, one.lot}]
    if over:  # what goes on the last day is shown before it went
        book += sum(one.proceeds - one.result for one in results if one.disposed == last)
        results = [one for one in results if one.disposed != last]
    disposed = sum(one.proceeds - one.result for one in results)
    moved = book - (before - charged + jumps - disposed)
    return Row(first, last, charged, book, jumps, disposed, moved)


def explain(course: Course, lot_id: int | None = None, on: date | None = None) -> str:
    """Return which rule and which segment produced a lot's figure on a day.

    "lineair, 48 mnd, vanaf maand van ingebruikname, segment 2 van 3: termijn 60 mnd in totaal vanaf 01-01-2026".

    Args:
        course: The course of the lot's family.
        lot_id: Number of the lot; None for the one that was bought.
        on: The day; None for the end.
    """
    lot = course.lot_id if lot_id is None else lot_id
    parts = [explain_plan(course.root.plan), *explain_opening(course.root)]
    piece = _piece(course, lot, on)
    if piece is None:
        return "; ".join(parts)
    story = [(max(course.clock.opens(one.on), course.root.start), one) for one in _story(course, piece)]
    days = sorted({opens for opens, _one in story})
    if not days:
        return "; ".join([*parts, *_ended(piece, on)])
    passed = [day for day in days if on is None or day <= on]
    text = _("segment {number} of {count}").format(number=len(passed) + 1, count=len(days) + 1)
    if passed:
        told = ", ".join(_told(one) for opens, one in story if opens == passed[-1])
        text = _("{segment}: {what} from {on}").format(segment=text, what=told, on=written(passed[-1]))
    return "; ".join([f"{parts[0]}, {text}", *parts[1:], *_ended(piece, on)])


def _piece(course: Course, lot: int, on: date | None) -> Piece | None:
    """Return the piece of a lot that its figures are told by: the largest that counts on a day."""
    pieces = [one for one in course.mine(lot) if one.closes is None or one.closes > one.opens]
    then = [one for one in pieces if (one.closes is None if on is None else one.reckoned(on))]
    return max(then or pieces, key=lambda one: one.quantity, default=None)


def _story(course: Course, piece: Piece) -> tuple[Happening, ...]:
    """Return what bends a piece's figures in its whole life, also after it fell into others."""
    told = piece.story
    later = (one.story for one in course.mine(piece.lot) if one.story[: len(told)] == told)
    return max(later, key=len)


def _told(what: Happening) -> str:
    """Return in a few words what a happening changed."""
    match what.kind:
        case "split":
            text = ngettext("{quantity} piece split off", "{quantity} pieces split off", what.quantity or 1)
        case "transfer":
            text = ngettext(
                "{quantity} piece transferred", "{quantity} pieces transferred", what.quantity or 1
            )
        case "disposal" | "loss":
            text = ngettext("{quantity} piece gone", "{quantity} pieces gone", what.quantity or 1)
        case _:
            return ", ".join(_changed(what))
    return text.format(quantity=what.quantity or 1)


def _changed(what: Happening) -> list[str]:
    parts = []
    if what.kind == "value":
        parts.append(_("book value {amount}").format(amount=euro(what.amount or 0)))
    if what.kind == "addition":
        parts.append(_("{amount} added").format(amount=euro(what.amount or 0)))
    if what.months is not None:
        parts.append(_("term {months} months in all").format(months=what.months))
    if what.residual is not None:
        parts.append(_("residual value {amount}").format(amount=euro(what.residual)))
    return parts


def _ended(piece: Piece, on: date | None) -> list[str]:
    if piece.disposal is None or (on is not None and on < piece.disposal.on):
        return []
    text = _("disposed of on {on}, its month charged")
    if not piece.disposal.month_charged:
        text = _("disposed of on {on}, its month not charged")
    return [text.format(on=written(piece.disposal.on))]


def json_of(
    course: Course, book_year: BookYear = CALENDAR, lot_id: int | None = None
) -> list[dict[str, str]]:
    """Return the schedule for programs, as `depreciation.json_of` does: amounts with two decimals, dates ISO.

    A row carries `value_change`, `disposed` (book value of what left) and `moved` (book value of what was split off from
    or into the lot) when they are not nothing. Disposals come last.
    """
    rows = []
    for row in schedule(course, book_year, lot_id):
        shown = {
            "from": row.first.isoformat(),
            "to": row.last.isoformat(),
            "depreciation": amount_text(row.depreciation),
            "book_value": amount_text(row.book_value),
        }
        extra = {"value_change": row.value_change, "disposed": row.disposed, "moved": row.moved}
        rows.append({**shown, **{name: amount_text(value) for name, value in extra.items() if value}})
    rows += [
        {
            "disposed": one.disposed.isoformat(),
            "quantity": str(one.quantity),
            "proceeds": amount_text(one.proceeds),
            "result": amount_text(one.result),
        }
        for one in course.results(course.root.start, _far(course))
        if lot_id in {None, one.lot}
    ]
    return rows


def _far(course: Course) -> date:
    return max([course.root.start, *(one.on for one in course.happenings)])
