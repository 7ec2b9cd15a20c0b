"""Writing down what happens to a lot: the figures before and after, the event itself, and taking it back.

Nothing is rewritten: an event is added, and taken back by archiving it. What is written is first tried on the course of
the lot's family, so that an event that cannot be is refused and changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance import closing
from inventory.finance.course_events import NAMES
from inventory.finance.lot_lines import Lots
from inventory.finance.lot_proposals import Proposal, proposals
from inventory.finance.money import rounded
from inventory.finance.reading import read
from inventory.language import _
from inventory.records.assets import Lot, LotEvent

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.calendar import BookYear
    from inventory.finance.course import Course
    from inventory.finance.course_piece import Happening, Result
    from inventory.finance.reading import LotRow
    from inventory.store.work import Work

__all__ = ["Figure", "Preview", "Proposal", "next_number", "preview", "proposals", "record", "take_back"]
NEW = -1
"""Stands for the lot that a split is going to make."""
BENDING = ("term", "value", "addition", "residual")
"""What can happen to depreciated lots only."""
COPIED = (
    "description", "category", "product", "supplier", "delivered", "in_use", "term_months", "method",
    "convention", "financing", "acquisition", "return_by", "vat", "rate", "schedule", "invoice",
)  # fmt: skip
"""What a lot that is split off takes along from the one that it came from."""


class Figure(NamedTuple):
    """A lot at a site in a book year, before and after something happens; amounts in cents.

    Attributes:
        label: What people call the book year.
        lot: Code of the lot.
        site: Name of the site, "" for the whole board.
        before, after: Depreciation of the book year, impairments included.
        book_before, book_after: Book value at its end.
    """

    label: str
    lot: str
    site: str
    before: int
    after: int
    book_before: int
    book_after: int


class Preview(NamedTuple):
    """What would change if something happened.

    Attributes:
        figures: By book year, lot and site, from the year in which it happens.
        results: What disposals bring that were not there before.
        quantity_before, quantity_after: How many of the lot are there at the end of its day.
        explanation: Which rule and segment the figures after it come from, "" for a lot that is not depreciated.
    """

    figures: tuple[Figure, ...]
    results: tuple[Result, ...]
    quantity_before: int
    quantity_after: int
    explanation: str

    @property
    def totals(self) -> tuple[Figure, ...]:
        """The figures of the whole family, one a book year."""
        sums: dict[str, list[int]] = {}
        for one in self.figures:
            mine = sums.setdefault(one.label, [0, 0, 0, 0])
            for index, amount in enumerate((one.before, one.after, one.book_before, one.book_after)):
                mine[index] += amount
        return tuple(Figure(label, "", "", *mine) for label, mine in sums.items())


class _Tried(NamedTuple):
    """A lot's family with and without something that happens."""

    lots: Lots
    row: LotRow
    what: Happening
    before: Course | None
    after: Course | None
    counted: tuple[int, int]


def preview(
    connection: Connection, lot: int, what: Happening, book_year: BookYear, code: str = ""
) -> Preview:
    """Return what would change if something happened to a lot; writes nothing.

    Args:
        connection: One that reads.
        lot: Number of the lot.
        what: What would happen; its `lot`, `number` and `charged` are filled in.
        book_year: How years are cut.
        code: Code of the lot that a split would make.

    Raises:
        InputError: It cannot be; the sentence says why.
    """
    tried = _try(connection, lot, what, NEW if what.kind == "split" and what.into is None else what.into)
    figures = _figures(tried, book_year, code) if tried.before and tried.after else []
    results: list[Result] = []
    text = ""
    if tried.before and tried.after:
        old = tried.before.results(tried.before.root.start, what.on)
        results = [one for one in tried.after.results(tried.after.root.start, what.on) if one not in old]
        from inventory.finance.course_report import explain  # noqa: PLC0415  only here

        text = explain(tried.after, lot, what.on)
    return Preview(tuple(figures), tuple(results), *tried.counted, text)


def _try(connection: Connection, lot: int, what: Happening, into: int | None) -> _Tried:
    """Return the family with and without what happens, provided that it can be."""
    closing.refuse(connection, what.on, _(NAMES[what.kind]).capitalize())
    lots = Lots(read(connection))
    row = lots.rows.get(lot)
    if row is None:
        raise InputError(_("There is no purchase lot with number {number}.").format(number=lot))
    capital = lots.capitalised(row)
    if what.kind in BENDING and not capital:
        raise InputError(
            _("Purchase lot {lot} is not depreciated, so it has no term or book value.").format(lot=row.code)
        )
    root = lots.families.root(row)
    known = lots.families.happenings(root)
    charged = lots.families.charged(what.on)
    new = what._replace(lot=lot, into=into, number=next_number(connection, lot), charged=charged)
    if row.disposed is not None and row.disposed <= what.on:
        raise InputError(
            _("Purchase lot {lot} was disposed of already.").format(lot=row.code),
            _("Clear that date first, and record the disposal as an event."),
        )
    before = lots.course(row) if capital else None
    after = lots.tried(root, (*known, new)) if capital else None
    if capital and after is None:
        raise InputError(
            _("No depreciation term is recorded for purchase lot {lot}.").format(lot=row.code),
            _("Record a term with the lot or its category."),
        )
    return _Tried(lots, row, new, before, after, _counts(lots, row, known, new))


def _counts(lots: Lots, row: LotRow, known: tuple[Happening, ...], new: Happening) -> tuple[int, int]:
    """Return how many of a lot are there at the end of the day on which something happens, without and with it."""
    root = lots.families.root(row)
    paid = lots.rules.cost(root)
    courses = [lots.families.count(root, paid, found) for found in (known, (*known, new))]
    before, after = (course.quantity(new.on, row.id) for course in courses)
    return before, after


def next_number(connection: Connection, lot: int) -> int:
    """Return the number of the next event of a lot; those that were taken back keep theirs."""
    table = LotEvent.table
    query = sa.select(sa.func.max(table.c.number)).where(table.c.lot == lot)
    return int(connection.execute(query).scalar() or 0) + 1


def _figures(tried: _Tried, book_year: BookYear, code: str) -> list[Figure]:
    """Return the figures by book year, lot and site, from the year in which it happens until nothing is charged."""
    before, after = tried.before, tried.after
    assert before is not None
    assert after is not None
    codes = {row.id: row.code for row in tried.lots.family(tried.lots.families.root(tried.row))}
    codes[NEW] = code or _("new lot")
    places = list(dict.fromkeys((one.lot, one.site) for one in (*before.pieces, *after.pieces)))
    found = []
    year = book_year.year(tried.what.on)
    while True:
        first, last = book_year.first(year), book_year.last(year)
        for lot, site in places:
            amounts = (
                _cost(before, first, last, lot, site),
                _cost(after, first, last, lot, site),
                before.at(last, lot, site)[1],
                after.at(last, lot, site)[1],
            )
            if any(amounts):
                name = codes.get(lot, str(lot))
                found.append(Figure(book_year.label(year), name, tried.lots.books.site(site), *amounts))
        if all(one.charged_out(last) or one.gone(last) for one in (before, after)):
            return found
        year += 1


def _cost(course: Course, first: date, last: date, lot: int, site: int | None) -> int:
    """Return depreciation and impairments of a book year, in cents."""
    jumps = (
        one.amount
        for one in course.value_changes(first, last)
        if one.kind == "value" and (one.lot, one.site) == (lot, site)
    )
    return course.charge(first, last, lot, site) - sum(jumps)


def record(unit: Work, lot: int, what: Happening, code: str = "", document: str = "") -> int:
    """Write down that something happened to a lot, and return the number of the event's record.

    Args:
        unit: The unit of work.
        lot: Number of the lot.
        what: What happened, with its reason; its `lot`, `number` and `charged` are filled in.
        code: For a split: code of the lot that it makes.
        document: What proves it.

    Raises:
        InputError: It cannot be, lacks a reason, or lies in a closed year; nothing is written then.
    """
    if not what.reason.strip():
        raise InputError(_("The reason is missing."), _("Say why; an auditor will ask."))
    split = what.kind == "split" and what.into is None
    if split and not code.strip():
        raise InputError(_("Split: a part of a lot becomes another lot."), _("Give the code of the new lot."))
    tried = _try(unit.connection, lot, what, NEW if split else what.into)
    into = _split_off(unit, tried, code) if split else tried.what.into
    return unit.add(
        LotEvent,
        {
            "lot": lot,
            "number": tried.what.number,
            "type": what.kind,
            "date": what.on,
            "quantity": what.quantity,
            "amount": what.amount,
            "months": what.months,
            "residual": what.residual,
            "proceeds": what.proceeds or None,
            "site": what.site,
            "origin": what.origin,
            "into": into,
            "reason": what.reason,
            "document": document or None,
        },
    )


def _split_off(unit: Work, tried: _Tried, code: str) -> int:
    """Make the lot that a split makes; its price is told a piece, its figures follow from the split."""
    whole, families = unit.row(Lot, tried.row.id), tried.lots.families
    root = families.root(tried.row)
    found = (*families.happenings(root), tried.what)
    course = tried.after or families.count(root, tried.lots.rules.cost(root), found)
    pieces = [one for one in course.mine(NEW) if one.closes is None]
    quantity, paid = sum(one.quantity for one in pieces), sum(one.paid for one in pieces)
    values = {name: whole[name] for name in COPIED}
    values.update(
        code=code,
        quantity=quantity,
        unit_price=rounded(paid, quantity),
        site=pieces[0].site,
        split_from=tried.row.id,
    )
    return unit.add(Lot, values)


def take_back(unit: Work, event: int) -> None:
    """Take an event back: it is archived, and so is the lot that a split made; the figures are the old ones again.

    Args:
        unit: The unit of work.
        event: Number of the event's record.

    Raises:
        InputError: It lies in a closed year, or what happened later cannot be without it.
    """
    row = unit.row(LotEvent, event)
    closing.refuse(unit.connection, row["date"], _(NAMES[row["type"]]).capitalize())
    lots = Lots(read(unit.connection))
    lot = lots.rows.get(row["lot"])
    if lot is not None:
        root = lots.families.root(lot)
        known = lots.families.happenings(root)
        left = tuple(one for one in known if (one.lot, one.number) != (row["lot"], row["number"]))
        later = any(one.lot == row["into"] for one in left) if row["into"] is not None else False
        if later:
            raise InputError(
                _("Something happened later to the lot that was split off."),
                _("Take that back first."),
            )
        if lots.capitalised(lot):
            lots.tried(root, left)
        lots.families.count(root, lots.rules.cost(root), left)
    unit.archive(LotEvent, event)
    if row["into"] is not None:
        made = unit.row(Lot, row["into"])
        if made["split_from"] == row["lot"]:
            unit.archive(Lot, row["into"])
