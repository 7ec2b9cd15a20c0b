"""Realised amounts as the screens show and settle them; threads call this."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance import budget as reckoning
from inventory.finance import realised
from inventory.finance.money import euro
from inventory.finance.realised_compare import compare
from inventory.finance.realised_matching import Target
from inventory.language import _, ngettext
from inventory.records import get
from inventory.records.choices import COST_ROWS, PILLARS
from inventory.store import views
from inventory.store.titles import titles
from inventory.store.work import work
from tui.budgeting import years

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from inventory.finance.realised_compare import Compared, Comparison
    from inventory.finance.realised_entries import EntryRow
    from inventory.finance.realised_matching import Proposal
    from inventory.store.database import Database

INVESTED = "investment"
"""Kind of the lines that are no running costs, and code of their row on the screen."""
MOST_TARGETS = 5_000
"""Contracts, lots or posts that can be chosen from."""


class Open(NamedTuple):
    """An entry that is not settled yet, with what it is probably about."""

    entry: EntryRow
    proposal: Proposal | None


class Row(NamedTuple):
    """A row of the budget beside the books; amounts in cents.

    Args:
        code: Code of the row, "" for what has none, "investment" for what is depreciated.
        label: What people call it.
        budget: What was budgeted.
        realised: What was confirmed.
        proposed: What is proposed.
        why: Why they differ, the largest first.
    """

    code: str
    label: str
    budget: int
    realised: int
    proposed: int
    why: str


class Books(NamedTuple):
    """A year beside the books.

    Args:
        comparison: Budget and books.
        rows: The same by row, the total of running costs and what was invested last.
        queue: What is not settled yet, what is most likely first.
    """

    comparison: Comparison
    rows: tuple[Row, ...]
    queue: tuple[Open, ...]

    @property
    def left(self) -> str:
        """What is still to be settled, as a sentence."""
        count = len(self.queue)
        if not count:
            return _("✓ every entry is settled") if self.comparison.entries else _("no entries")
        amount = sum(one.entry.amount for one in self.queue)
        text = ngettext(
            "{amount} in {count} entry still to settle", "{amount} in {count} entries still to settle", count
        )
        return text.format(amount=euro(amount), count=count)


def books_of(database: Database, kind: str, year: int, on: dt.date) -> Books:
    """Reckon a book year beside the books."""
    with database.read() as connection:
        found = reckoning.budget(connection, years(connection, kind, year), year, on)
        comparison = compare(connection, found)
        likely = realised.propose(connection, found.first, found.last)
    known = {one.entry.id: one for one in likely}
    rest = [one for one in comparison.entries if one.state == "open" and one.id not in known]
    queue = [Open(one.entry, one) for one in likely] + [Open(one, None) for one in rest]
    return Books(comparison, tuple(_rows(comparison)), tuple(queue))


def _rows(found: Comparison) -> Iterable[Row]:
    """Yield the rows of the budget, their total, and what was invested."""
    labels = {code: _(label).capitalize() for code, label in COST_ROWS.items()}
    for code, (budget, booked, proposed) in found.by_row().items():
        if code or budget or booked or proposed:
            label = labels.get(code, _("No row"))
            yield Row(code, label, budget, booked, proposed, causes(lines_of(found, code)))
    sums = [sum(column) for column in zip(*found.by_row().values(), strict=True)]
    yield Row(reckoning.ALL, _("Total"), sums[0], sums[1], sums[2], "")
    invested = lines_of(found, INVESTED)
    if invested:
        yield Row(
            INVESTED,
            _("Invested (is depreciated)"),
            sum(one.budget for one in invested),
            sum(one.realised for one in invested),
            sum(one.proposed for one in invested),
            causes(invested),
        )


def lines_of(found: Comparison, code: str) -> list[Compared]:
    """Return the lines of a row of the screen, the largest difference first."""
    mine = [one for one in found.rows if _belongs(one, code)]
    return sorted(mine, key=lambda one: -abs(one.difference))


def _belongs(one: Compared, code: str) -> bool:
    if INVESTED in {code, one.key.kind}:
        return code == INVESTED and one.key.kind == INVESTED
    return code in {reckoning.ALL, one.cost_row or ""}


CAUSES = 3
"""Causes that a row names."""


def causes(lines: Sequence[Compared]) -> str:
    """Return why lines differ, in a sentence: the largest causes with what they come to."""
    sums: Counter[str] = Counter()
    texts: dict[str, str] = {}
    counts: Counter[str] = Counter()
    signed: Counter[str] = Counter()
    for one in lines:
        if one.gap.cause:
            sums[one.gap.cause] += abs(one.difference)
            signed[one.gap.cause] += one.difference
            counts[one.gap.cause] += 1
            text = one.gap.text.rstrip(".") if len(lines) == 1 else _name(one.gap.cause)
            texts.setdefault(one.gap.cause, text)
    parts = [
        f"{texts[cause]} ({counts[cause]}, {euro(signed[cause])})" for cause, _sum in sums.most_common(CAUSES)
    ]
    return " · ".join(parts)


def _name(cause: str) -> str:
    """Return a cause in a few words."""
    return {
        "no_entry": _("no entry"),
        "no_budget": _("not in the budget"),
        "not_invoiced": _("not invoiced yet"),
        "period": _("of another year too"),
        "vat": _("without VAT"),
        "quantity": _("another quantity"),
        "index": _("prices rose"),
        "one_off": _("paid once"),
        "proposed": _("proposed"),
    }.get(cause, _("other difference"))


def entries_of(found: Comparison, one: Compared) -> list[EntryRow]:
    """Return the confirmed and the proposed entries of a line."""
    wanted = {*one.entries, *one.proposals}
    return [entry for entry in found.entries if entry.id in wanted]


def targets(database: Database, on: dt.date) -> list[tuple[str, Target]]:
    """Read what an entry can be about: contracts, lots, posts, rows and pillars, each with a text that says what it is."""
    made: list[tuple[str, Target]] = []
    with database.read() as connection:
        for kind in ("contract", "lot", "staff"):
            made += _records(connection, kind, on)
    for kind, labels in (("row", COST_ROWS), ("pillar", PILLARS)):
        for code, label in labels.items():
            named = _("row") if kind == "row" else _("pillar")
            made.append((f"{named} · {_(label)}", Target(kind, 0, _(label), code)))
    return made


def _records(connection: Connection, kind: str, on: dt.date) -> Iterable[tuple[str, Target]]:
    record = get(kind)
    keys = list(views.keys(connection, views.View(kind), on))[:MOST_TARGETS]
    for number, title in titles(connection, record, keys).items():
        yield f"{_(record.label)} · {title}", Target(kind, number, title)


def confirm(database: Database, who: str, settled: Sequence[tuple[int, Target]]) -> int:
    """Write down what entries were for, as one batch; return how many there were.

    Raises:
        InputError: An entry is not there any more.
    """
    reason = settled[0][1].title if len(settled) == 1 else ""
    with work(database, who, _("Was for: {what}").format(what=reason) if reason else "") as unit:
        for number, target in settled:
            realised.confirm(unit, number, target)
    return len(settled)


def ignore(database: Database, who: str, entries: Sequence[int], reason: str) -> int:
    """Write down that entries are no ICT costs, as one batch; return how many there were.

    Raises:
        InputError: There is no reason, or an entry is not there any more.
    """
    with work(database, who, reason) as unit:
        for number in entries:
            realised.ignore(unit, number, reason)
    return len(entries)


def reopen(database: Database, who: str, entry: int) -> None:
    """Open an entry again.

    Raises:
        InputError: It is not there any more.
    """
    with work(database, who, _("Opened again")) as unit:
        realised.reopen(unit, entry)
