"""Budget beside the books: what was budgeted, confirmed, proposed, and why the two differ; no entry is left uncounted.

Running costs are compared a contract, a licence or a line at a time; staff and depreciation a row of the budget at a
time, since the books seldom name the post or the lot; purchases that are capitalised stand apart: they are no running
cost. Every entry of the year is in one line, or open, or ignored.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.finance.lines import KINDS
from inventory.finance.lot_lines import Lots
from inventory.finance.money import amount_text, rounded
from inventory.finance.reading import read
from inventory.finance.realised import SURE, matcher
from inventory.finance.realised_entries import entries, kind_of
from inventory.finance.realised_gap import Booked, Gaps
from inventory.language import N_, _
from inventory.records.choices import COST_ROWS, PILLARS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inventory.finance.budget import Budget
    from inventory.finance.lines import CostLine
    from inventory.finance.reading import LotRow
    from inventory.finance.realised_entries import EntryRow
    from inventory.finance.realised_gap import Gap
    from inventory.finance.realised_matching import Target

COMPARED = {
    "operating": N_("operating costs"),
    "staff": N_("staff costs"),
    "depreciation": N_("depreciation"),
    "investment": N_("investment"),
}
NOTHING = Booked(0, ())
SINGLE = ("contract", "licence", "lot", "cost_line", "planned_lot")
"""Records of which operating costs are compared one at a time."""


class Key(NamedTuple):
    """What is compared: a record, or (record "") a row or pillar as a whole, for one kind of cost."""

    kind: str
    record: str = ""
    record_id: int = 0
    place: str = ""


class Compared(NamedTuple):
    """One line of the comparison; amounts in cents.

    Attributes:
        key: What is compared.
        title: What people call it.
        cost_row: Its row of the budget, None for none.
        budget: What was budgeted.
        realised: What was confirmed.
        proposed: What is proposed and not confirmed.
        gap: Why budget and realised differ.
        entries: Numbers of the confirmed entries.
        proposals: Numbers of the proposed ones.
    """

    key: Key
    title: str
    cost_row: str | None
    budget: int
    realised: int
    proposed: int
    gap: Gap
    entries: tuple[int, ...]
    proposals: tuple[int, ...]

    @property
    def difference(self) -> int:
        """What was realised less what was budgeted."""
        return self.realised - self.budget


@dataclass
class Comparison:
    """Budget beside the books, for one book year; amounts in cents.

    Attributes:
        budget: The budget.
        rows: The lines, in the order of the budget.
        entries: All entries of the year.
        open: Those that are not confirmed and for which nothing is proposed.
        ignored: Those that are no ICT cost.
    """

    budget: Budget
    rows: list[Compared] = field(default_factory=list)
    entries: tuple[EntryRow, ...] = ()
    open: list[EntryRow] = field(default_factory=list)
    ignored: list[EntryRow] = field(default_factory=list)

    @property
    def confirmed(self) -> int:
        """What all confirmed entries come to."""
        return sum(one.realised for one in self.rows)

    @property
    def proposed(self) -> int:
        """What all proposed entries come to."""
        return sum(one.proposed for one in self.rows)

    @property
    def total(self) -> int:
        """What all entries of the year come to; confirmed, proposed, open and ignored together."""
        return sum(one.amount for one in self.entries)

    def by_row(self) -> dict[str, tuple[int, int, int]]:
        """Return what was budgeted, confirmed and proposed of running costs by row; "" is what has none."""
        found: dict[str, list[int]] = {row: [0, 0, 0] for row in (*COST_ROWS, "")}
        for one in self.rows:
            if one.key.kind in KINDS:
                sums = found[one.cost_row or ""]
                for place, amount in enumerate((one.budget, one.realised, one.proposed)):
                    sums[place] += amount
        return {row: (sums[0], sums[1], sums[2]) for row, sums in found.items()}


def compare(connection: Connection, found: Budget) -> Comparison:
    """Return the books beside a budget.

    Args:
        connection: One that reads.
        found: The budget of everything; its first and last day say which entries count.
    """
    booked = entries(connection, found.first, found.last)
    comparison = Comparison(found, entries=booked)
    lots = Lots(read(connection))
    confirmed: dict[Key, list[EntryRow]] = defaultdict(list)
    proposed: dict[Key, list[EntryRow]] = defaultdict(list)
    matching = matcher(connection, lots.books, booked) if booked else None
    for one in booked:
        if one.state == "ignored":
            comparison.ignored.append(one)
        elif one.state == "confirmed":
            confirmed[_key(one, lots)].append(one)
        else:
            proposal = matching.proposal(one) if matching else None
            if proposal is None or proposal.score < SURE:
                comparison.open.append(one)
            else:
                proposed[_key(_as_if(one, proposal.target), lots)].append(one)
    _lines(comparison, lots, confirmed, proposed)
    return comparison


def _as_if(entry: EntryRow, target: Target) -> EntryRow:
    """Return an entry as it would be when it were confirmed to be about something."""
    if target.kind == "contract":
        return entry._replace(contract=target.id)
    return entry._replace(lot=target.id) if target.kind == "lot" else entry


def _key(entry: EntryRow, lots: Lots) -> Key:
    """Return the line that an entry belongs to."""
    kind = kind_of(entry, lots)
    lot = lots.rows.get(entry.lot) if entry.lot is not None else None
    if kind == "depreciation" and lot is not None:
        return Key(kind, place=lots.cost_row(lot) or "")
    if entry.lot is not None and kind in {"investment", "operating"}:
        return Key(kind, "lot", entry.lot)
    if entry.contract is not None and kind == "operating":
        return Key(kind, "contract", entry.contract)
    return Key(kind, place=entry.cost_row or entry.pillar or "")


class _Budgeted(NamedTuple):
    """What was budgeted for a line: cents, and how much of it is of which row or pillar."""

    title: str
    amount: int
    rows: Counter[str]


def _budgeted(found: Budget) -> dict[Key, _Budgeted]:
    """Return what was budgeted, by what it is compared with."""
    sums: dict[Key, _Budgeted] = {}
    for line in found.all_lines:
        key = _line_key(line)
        title = line.title if key.record else _place_title(key)
        before = sums.get(key, _Budgeted(title, 0, Counter()))
        before.rows[line.cost_row or line.pillar or ""] += abs(line.amount)
        sums[key] = before._replace(amount=before.amount + line.amount)
    for row in found.lots.books.lots:
        bought = row.delivered or row.in_use
        if found.first <= bought <= found.last and found.lots.capitalised(row) and row.split_from is None:
            places = Counter({found.lots.cost_row(row) or "": 1})
            amount = row.quantity * row.unit_price
            sums[Key("investment", "lot", row.id)] = _Budgeted(_lot_title(row), amount, places)
    return sums


def _line_key(line: CostLine) -> Key:
    if line.kind == "operating" and line.record in SINGLE:
        return Key("operating", line.record, line.record_id)
    return Key(line.kind, place=line.cost_row or line.pillar or "")


def _place_title(key: Key) -> str:
    """Return what a row or pillar as a whole is called, for a kind of cost."""
    labels = {**COST_ROWS, **PILLARS}
    place = _(labels[key.place]) if key.place else _("not divided")
    return f"{_(COMPARED[key.kind]).capitalize()}: {place}"


def _lines(
    comparison: Comparison,
    lots: Lots,
    confirmed: dict[Key, list[EntryRow]],
    proposed: dict[Key, list[EntryRow]],
) -> None:
    """Fill a comparison with its lines, in the order of the kinds of cost and of the rows, the largest budget first."""
    found = comparison.budget
    budgeted, gaps = _budgeted(found), Gaps(found)
    booked, likely = _divided(budgeted, confirmed), _divided(budgeted, proposed)
    for key in {**budgeted, **dict.fromkeys(booked), **dict.fromkeys(likely)}:
        told = budgeted.get(key) or _unbudgeted(key, lots)
        mine, perhaps = booked.get(key, NOTHING), likely.get(key, NOTHING)
        contract = lots.books.contracts.get(key.record_id) if key.record == "contract" else None
        place = told.rows.most_common(1)[0][0]
        comparison.rows.append(
            Compared(
                key=key,
                title=told.title,
                cost_row=place if place in COST_ROWS else None,
                budget=told.amount,
                realised=mine.amount,
                proposed=perhaps.amount,
                gap=gaps.explain(contract, told.amount, mine, perhaps),
                entries=tuple(one.id for one in mine.entries),
                proposals=tuple(one.id for one in perhaps.entries),
            )
        )
    comparison.rows.sort(key=_place)


def _place(one: Compared) -> tuple[int, int, int, str]:
    rows = list(COST_ROWS)
    place = rows.index(one.cost_row) if one.cost_row else len(rows)
    return list(COMPARED).index(one.key.kind), place, -one.budget, one.title


def _divided(budgeted: dict[Key, _Budgeted], booked: dict[Key, list[EntryRow]]) -> dict[Key, Booked]:
    """Return what the books have for each line; staff that is of no row is shared out as the budget of staff is."""
    found = {key: Booked(sum(one.amount for one in mine), tuple(mine)) for key, mine in booked.items()}
    rows = [key for key, told in budgeted.items() if key.kind == "staff" and told.amount > 0]
    whole = found.pop(Key("staff"), None) if rows else None
    if whole is None:
        return found
    budget, done = sum(budgeted[key].amount for key in rows), 0
    for key in rows:
        before = rounded(whole.amount * done, budget)
        done += budgeted[key].amount
        own = found.get(key, NOTHING)
        part = rounded(whole.amount * done, budget) - before
        found[key] = Booked(own.amount + part, (*own.entries, *whole.entries))
    return found


def _unbudgeted(key: Key, lots: Lots) -> _Budgeted:
    """Return what something is called that was not budgeted, and its row or pillar."""
    title, place = _place_title(key), key.place
    contract = lots.books.contracts.get(key.record_id) if key.record == "contract" else None
    lot = lots.rows.get(key.record_id) if key.record == "lot" else None
    if contract is not None:
        title, place = contract.title, contract.cost_row or ""
    elif lot is not None:
        title, place = _lot_title(lot), lots.cost_row(lot) or ""
    elif key.record:
        title = f"#{key.record_id}"
    return _Budgeted(title, 0, Counter({place: 1}))


def _lot_title(row: LotRow) -> str:
    return f"{row.code} · {row.description}"


def json_of(found: Comparison) -> dict[str, Any]:
    """Return a comparison as `realised --format json` prints it: amounts as text with two decimals."""
    return {
        "year": found.budget.label,
        "rows": [
            {
                "kind": one.key.kind,
                "record": one.key.record or None,
                "id": one.key.record_id or None,
                "title": one.title,
                "row": one.cost_row,
                "budget": amount_text(one.budget),
                "realised": amount_text(one.realised),
                "proposed": amount_text(one.proposed),
                "difference": amount_text(one.difference),
                "cause": one.gap.cause or None,
                "explanation": one.gap.text or None,
                "entries": list(one.entries),
                "proposals": list(one.proposals),
            }
            for one in found.rows
        ],
        "entries": len(found.entries),
        "total": amount_text(found.total),
        "confirmed": amount_text(found.confirmed),
        "proposed": amount_text(found.proposed),
        "open": amount_text(sum(one.amount for one in found.open)),
        "ignored": amount_text(sum(one.amount for one in found.ignored)),
    }
