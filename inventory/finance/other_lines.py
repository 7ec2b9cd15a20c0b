"""Staff with their allocation, and amounts entered by hand, in the budget."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from inventory.finance.calendar import YEAR, month_index, months_between
from inventory.finance.lines import CostLine, Flag
from inventory.finance.money import euro, number_text, rounded
from inventory.finance.spread import charged_months, parts
from inventory.language import _
from inventory.records.choices import COST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.finance.lines import CostKind, Nature
    from inventory.finance.reading import AllocationRow, Books, ManualRow, StaffRow
    from inventory.finance.spread import Part

WHOLE = 10_000
"""A hundred per cent, in 1/100 %."""


def staff_lines(books: Books, period: tuple[date, date], on: date, flags: list[Flag]) -> Iterator[CostLine]:
    """Return what staff cost in a period by row; the rows of a post add up to what it costs, to the cent.

    Args:
        books: What was read.
        period: First and last day.
        on: The day from which it is seen: months begun by then are actual, later ones committed.
        flags: Gets a flag for each post that is not allocated for exactly 100 %.
    """
    shares: dict[int, list[AllocationRow]] = {}
    for one in books.allocations:
        shares.setdefault(one.staff, []).append(one)
    for post in books.staff:
        mine = sorted(shares.get(post.id, ()), key=lambda one: list(COST_ROWS).index(one.cost_row))
        start = post.start or period[0]
        months = charged_months(start, post.end, None, period[1])
        if months.first >= months.end or not any(parts(months, lambda count: count, period, on)):
            continue
        if sum(one.share for one in mine) != WHOLE:
            flags.append(_unbalanced(post, sum(one.share for one in mine)))
        done = 0
        for one in mine:
            for part in parts(months, partial(_share, post, done, one.share), period, on):
                yield _staff_line(books, post, one, part)
            done += one.share


def _share(post: StaffRow, done: int, share: int, months: int) -> int:
    """Return what a row bears of so many months of a post: the difference of two cumulative shares, in cents."""
    cost = rounded(post.yearly_cost * months, YEAR)
    return rounded(cost * (done + share), WHOLE) - rounded(cost * done, WHOLE)


def _staff_line(books: Books, post: StaffRow, one: AllocationRow, part: Part) -> CostLine:
    """Return the line of one row."""
    return CostLine(
        amount=part.amount,
        first=part.first,
        last=part.last,
        cost_row=one.cost_row,
        pillar=None,
        kind="staff",
        nature=part.nature,
        record="staff",
        record_id=post.id,
        title=post.name,
        explanation=_("{share} % of {cost} a year").format(
            share=number_text(one.share), cost=euro(post.yearly_cost)
        ),
        site=books.site(post.site),
        financing=post.financing or "operating",
    )


def _unbalanced(post: StaffRow, allocated: int) -> Flag:
    text = _("Staff post {post} is allocated for {share} %, not for 100 %.").format(
        post=post.name, share=number_text(allocated)
    )
    return Flag("allocation", text, "staff", post.id)


def manual_lines(books: Books, period: tuple[date, date]) -> Iterator[CostLine]:
    """Return the amounts entered by hand in a period, spread over the months of their own span."""
    for row in books.manual:
        if row.end < row.start:
            continue
        whole, first = months_between(row.start, row.end), month_index(row.start)
        before = min(max(month_index(period[0]) - first, 0), whole)
        until = min(max(month_index(period[1]) + 1 - first, 0), whole)
        amount = rounded(row.amount * until, whole) - rounded(row.amount * before, whole)
        if amount:
            yield _manual_line(books, row, amount, period)


def _manual_line(books: Books, row: ManualRow, amount: int, period: tuple[date, date]) -> CostLine:
    kind: CostKind = "staff" if row.type == "staff" else "operating"
    natures: dict[str, Nature] = {
        "actual": "actual",
        "committed": "committed",
        "expected": "expected",
        "planned": "planned",
    }
    project = books.projects.get(row.project, "") if row.project is not None else ""
    text = (
        _("{amount}, entered by hand for sub-project {project}")
        if project
        else _("{amount}, entered by hand")
    )
    return CostLine(
        amount=amount,
        first=max(row.start, period[0]),
        last=min(row.end, period[1]),
        cost_row=row.cost_row,
        pillar=None if row.cost_row else row.pillar,
        kind=kind,
        nature=natures[row.nature],
        record="cost_line",
        record_id=row.id,
        title=row.description,
        explanation=text.format(amount=euro(row.amount), project=project),
        site=books.site(row.site),
        supplier=books.supplier(row.supplier),
        financing=row.financing or "operating",
        scope=row.scope or "",
        project=project,
    )
