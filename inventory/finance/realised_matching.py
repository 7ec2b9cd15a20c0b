"""Which contract, lot or post a ledger entry is probably about: a score with its reasons, for a person to confirm.

Points, out of 100: a contract number, lot code or invoice number in the text 60; the supplier 40; an amount that is an
invoice, the price of a lot or a part of what a year costs 30, nearly that 15; the name 20; a date in its term 5. What is
known of two candidates alike is no proposal above 45.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.calendar import YEAR, add_months, month_index
from inventory.finance.invoices import invoices
from inventory.finance.money import rounded
from inventory.finance.realised_entries import company, says, words
from inventory.finance.realised_phrases import SHORTEST, Phrases
from inventory.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from inventory.finance.contract_lines import Contracts
    from inventory.finance.contract_prices import Vat
    from inventory.finance.lot_lines import Lots
    from inventory.finance.reading import LotRow, StaffRow
    from inventory.finance.reading_contracts import ContractRow
    from inventory.finance.realised_entries import EntryRow

CODE, SUPPLIER, AMOUNT, CLOSELY, NAME, TERM, ALIKE = 60, 40, 30, 15, 20, 5, 45
WORDS_OF_KIND, MOST = 50, 100
LEAST = 30
"""A lower score is no proposal."""
PARTS = (1, 2, 3, 4, 6, 12)
"""Into how many equal parts a year is invoiced."""
CLOSE = 10
"""An amount is nearly another one when it differs by at most one part in so many: prices rise."""
NEAR = 6
"""Months between the purchase of a lot and its invoice."""
VATS: tuple[Vat, ...] = ("in", "out")
REASONS = {
    "code": N_("its number is in the text"),
    "supplier": N_("the supplier"),
    "invoice": N_("the amount of an invoice"),
    "near": N_("nearly an amount that is expected"),
    "part": N_("a part of what a year costs"),
    "price": N_("the amount of the purchase"),
    "name": N_("its name is in the text"),
    "term": N_("in its term"),
    "kind": N_("words for this kind of cost"),
}


class Target(NamedTuple):
    """What an entry is about.

    Attributes:
        kind: "contract", "lot", "staff", "row" or "pillar".
        id: Number of the contract, lot or post; 0 for a row or pillar.
        title: What people call it.
        code: Code of the row or pillar, "" for others.
    """

    kind: str
    id: int
    title: str
    code: str = ""


class Proposal(NamedTuple):
    """What an entry is probably about.

    Attributes:
        entry: The entry.
        target: What it is about.
        score: 0 to 100.
        reasons: Keys of `REASONS`.
        other: Title of another candidate that is as likely, "" for none.
    """

    entry: EntryRow
    target: Target
    score: int
    reasons: tuple[str, ...]
    other: str = ""

    @property
    def reason(self) -> str:
        """The reasons as people read them."""
        text = ", ".join(_(REASONS[one]) for one in self.reasons)
        return text + (" " + _("(or {other})").format(other=self.other) if self.other else "")


class Matcher:
    """Finds what entries are about.

    Args:
        contracts: Reckons with the contracts.
        lots: Reckons with the lots.
        names: Names by which suppliers are known, by number.
        invoice_numbers: Invoice numbers of lots, by number of the lot.
        span: First and last day of the entries.
    """

    def __init__(
        self,
        contracts: Contracts,
        lots: Lots,
        names: Mapping[int, Iterable[str]],
        invoice_numbers: Mapping[int, str],
        span: tuple[date, date],
    ) -> None:
        self.contracts, self.lots, self.span = contracts, lots, span
        books = contracts.books
        self.suppliers: Phrases[int] = Phrases()
        for number, known in names.items():
            for name in known:
                self.suppliers.add(company(name), number)
        self.numbers: Phrases[ContractRow] = Phrases()
        for contract in books.contracts.values():
            self.numbers.add(words(contract.number), contract)
        self.codes: Phrases[LotRow] = Phrases()
        for lot in books.lots:
            self.codes.add(words(lot.code), lot)
            self.codes.add(words(invoice_numbers.get(lot.id, "")), lot)
        self.contracts_of: dict[int | None, list[ContractRow]] = defaultdict(list)
        for contract in books.contracts.values():
            self.contracts_of[contract.supplier].append(contract)
        self.lots_of: dict[tuple[int | None, str, int], list[LotRow]] = defaultdict(list)
        for lot in books.lots:
            self.lots_of[lot.supplier, "amount", lot.quantity * lot.unit_price].append(lot)
            for month in {month_index(day) for day in (lot.delivered, lot.in_use) if day is not None}:
                self.lots_of[lot.supplier, "month", month].append(lot)

    def proposal(self, entry: EntryRow) -> Proposal | None:
        """Return what an entry is probably about, or None when nothing is likely."""
        text = entry.words
        found = [
            *(self._contract(entry, one, text) for one in self._contracts_for(text)),
            *(self._lot(entry, one, text) for one in self._lots_for(entry, text)),
            *(self._post(entry, one, text) for one in self.contracts.books.staff if says(entry, "staff")),
        ]
        likely = sorted((one for one in found if one.score >= LEAST), key=lambda one: -one.score)
        if not likely:
            return None
        best = likely[0]
        other = next((one for one in likely[1:] if one.score == best.score), None)
        if other is None:
            return best
        return best._replace(score=min(best.score, ALIKE), other=other.target.title)

    def _contracts_for(self, text: str) -> list[ContractRow]:
        """Return the contracts whose number or supplier is in a text."""
        found = {one.id: one for one in self.numbers.inside(text)}
        for supplier in self.suppliers.inside(text):
            found.update((one.id, one) for one in self.contracts_of.get(supplier, ()))
        return list(found.values())

    def _lots_for(self, entry: EntryRow, text: str) -> list[LotRow]:
        """Return the lots whose code is in a text, or that were bought of its supplier about then or for its amount."""
        found = {one.id: one for one in self.codes.inside(text)}
        for supplier in self.suppliers.inside(text):
            found.update((one.id, one) for one in self.lots_of.get((supplier, "amount", entry.amount), ()))
            for month in range(month_index(entry.date) - NEAR, month_index(entry.date) + NEAR + 1):
                found.update((one.id, one) for one in self.lots_of.get((supplier, "month", month), ()))
        return list(found.values())

    def _contract(self, entry: EntryRow, row: ContractRow, text: str) -> Proposal:
        reasons = []
        if row in self.numbers.inside(text):
            reasons.append("code")
        if row.supplier in self.suppliers.inside(text):
            reasons.append("supplier")
        if len(row.name) >= SHORTEST and f" {words(row.name)} " in text:
            reasons.append("name")
        invoiced, parts = self._amounts(row)
        if abs(entry.amount) in invoiced:
            reasons.append("invoice")
        elif abs(entry.amount) in parts:
            reasons.append("part")
        elif _nearly(entry.amount, invoiced):
            reasons.append("near")
        end = row.ended or self.span[1]
        if row.start <= entry.date <= max(end, row.start):
            reasons.append("term")
        return self._scored(entry, Target("contract", row.id, row.title), reasons)

    def _amounts(self, row: ContractRow) -> tuple[frozenset[int], frozenset[int]]:
        """Return the amounts of a contract's invoices, and equal parts of what its years cost, with VAT and without."""
        if row.id not in self._known:
            first, last = add_months(self.span[0], -YEAR), self.span[1]
            invoiced: set[int] = set()
            parts: set[int] = set()
            for vat in VATS:
                courses = self.contracts.courses(row, last, vat)
                invoiced.update(one.amount for one in invoices(row, courses, first, last))
                for year in range(first.year, last.year + 1):
                    days = (first.replace(year, 1, 1), first.replace(year, 12, 31))
                    cost = sum(one.course.cost(*days) for one in courses)
                    parts.update(rounded(cost, part) for part in PARTS if cost)
            self._known[row.id] = (frozenset(invoiced), frozenset(parts))
        return self._known[row.id]

    @cached_property
    def _known(self) -> dict[int, tuple[frozenset[int], frozenset[int]]]:
        return {}

    def _lot(self, entry: EntryRow, row: LotRow, text: str) -> Proposal:
        reasons = []
        if row in self.codes.inside(text):
            reasons.append("code")
        if row.supplier in self.suppliers.inside(text):
            reasons.append("supplier")
        if f" {words(row.description)} " in text:
            reasons.append("name")
        if says(entry, "depreciation"):
            months = self.lots.months(row) or YEAR
            parts = {rounded(self.lots.cost(row) * part, months) for part in (1, 3, YEAR)}
            if abs(entry.amount) in parts:
                reasons.append("part")
        elif abs(entry.amount) == row.quantity * row.unit_price:
            reasons.append("price")
        if _near(row, entry):
            reasons.append("term")
        return self._scored(entry, Target("lot", row.id, f"{row.code} · {row.description}"), reasons)

    def _post(self, entry: EntryRow, row: StaffRow, text: str) -> Proposal:
        reasons = ["kind"]
        if f" {words(row.name)} " in text:
            reasons.append("name")
        parts = {rounded(row.yearly_cost, part) for part in PARTS}
        if abs(entry.amount) in parts:
            reasons.append("part")
        elif _nearly(entry.amount, parts):
            reasons.append("near")
        return self._scored(entry, Target("staff", row.id, row.name), reasons)

    def _scored(self, entry: EntryRow, target: Target, reasons: list[str]) -> Proposal:
        points = {
            "code": CODE, "supplier": SUPPLIER, "invoice": AMOUNT, "price": AMOUNT, "part": AMOUNT - 5, "near": CLOSELY,
            "name": NAME, "term": TERM, "kind": WORDS_OF_KIND,
        }  # fmt: skip
        return Proposal(entry, target, min(MOST, sum(points[one] for one in reasons)), tuple(reasons))


def _nearly(amount: int, others: Iterable[int]) -> bool:
    """Return whether an amount is nearly another one."""
    return any(abs(abs(amount) - abs(one)) * CLOSE <= abs(one) for one in others)


def _near(row: LotRow, entry: EntryRow) -> bool:
    """Return whether an entry is dated about when a lot was bought."""
    bought = row.delivered or row.in_use
    return add_months(bought, -NEAR) <= entry.date <= add_months(max(bought, row.in_use), NEAR)
