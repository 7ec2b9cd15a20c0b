"""Boxes of the budget: depreciation, terms, contracts, leases, budgets of schools and board, what parents pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.lot_lines import Lots
from inventory.finance.money import euro
from inventory.language import _, ngettext
from inventory.plan.blocks import Evidence
from inventory.plan.checks_tick import Tick, schools, told
from inventory.plan.contracts import standings
from inventory.plan.facts import evidence
from inventory.plan.wording import dated, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part

LEASES = ("operational_lease", "financial_lease")


def lots(facts: Facts, _part: Part) -> Tick:
    """Return whether purchase lots are recorded, all with a term."""
    reckon = Lots(facts.books)
    found = facts.books.lots
    without = [row for row in found if reckon.capitalised(row) and reckon.months(row) is None]
    if not found:
        return Tick(False, _("No purchase lots are recorded."))
    text = ngettext(
        "{count} purchase lot is recorded, from {first} until {last}.",
        "{count} purchase lots are recorded, from {first} until {last}.",
        len(found),
    ).format(
        count=len(found),
        first=dated(min(row.in_use for row in found)),
        last=dated(max(row.in_use for row in found)),
    )
    missing = _("{count} of them have no term.").format(count=len(without)) if without else ""
    return Tick(not without, told(text, missing), (_lots(facts),))


def _lots(facts: Facts) -> Evidence:
    found = facts.books.lots
    return Evidence("lot", tuple(row.id for row in found), len(found))


def contract_terms(facts: Facts, _part: Part) -> Tick:
    """Return whether of every running contract the end of the term is known."""
    found = standings(facts)
    known = [one for one in found if one.end or one.open_ended]
    if not found:
        return Tick(False, _("No contracts are recorded."))
    text = _("Of {done} of {all} contracts the term is known on {date}.").format(
        done=len(known), all=len(found), date=dated(facts.on)
    )
    ends = [one.end for one in found if one.end and one.end >= facts.on]
    first = _("The first one ends on {date}.").format(date=dated(min(ends))) if ends else ""
    proof = Evidence("contract", tuple(o.row.id for o in known), len(known))
    return Tick(len(known) == len(found), told(text, first), (proof,))


def contracts(facts: Facts, _part: Part) -> Tick:
    """Return whether running contracts and licences are recorded."""
    found, licences = standings(facts), [row for row in facts.rows("licence") if facts.running(row)]
    if not found and not licences:
        return Tick(False, _("No contracts are recorded."))
    text = _("{contracts} contracts and {licences} licences run on {date}.").format(
        contracts=len(found), licences=len(licences), date=dated(facts.on)
    )
    proof = Evidence("contract", tuple(one.row.id for one in found), len(found))
    return Tick(True, text, tuple(one for one in (proof, evidence("licence", licences)) if one.count))


def lease(facts: Facts, _part: Part) -> Tick:
    """Return whether it is known what is bought and what is leased."""
    budget = facts.first_budget
    leases = [c for c in facts.rows("contract") if c["type"] in LEASES]
    numbers, count = {c["id"] for c in leases}, len(leases)
    bought = budget.amount(column="depreciation")
    leased = sum(x.amount for x in budget.direct if x.record == "contract" and x.record_id in numbers)
    in_lots = sum(row.acquisition in LEASES for row in facts.books.lots)
    if not facts.books.lots and not count:
        return Tick(False, _("Neither purchases nor leases are recorded."))
    text = ngettext(
        "In {year} purchases cost {bought} of depreciation, and {count} lease costs {leased}.",
        "In {year} purchases cost {bought} of depreciation, and {count} leases cost {leased}.",
        count,
    ).format(bought=euro(bought), count=count, leased=euro(leased), year=facts.first_budget.label)
    if in_lots:
        more = ngettext("{count} lot is leased.", "{count} lots are leased.", in_lots)
        text = told(text, more.format(count=in_lots))
    return Tick(True, text, tuple(e for e in (_lots(facts), evidence("contract", leases)) if e.count))


def ict_budgets(facts: Facts, _part: Part) -> Tick:
    """Return whether the board and every school have an ICT budget for the first year of the plan."""
    year = facts.settings.first_year
    found = [r for r in facts.rows("ict_budget") if r["year"] == year]
    if not found:
        text = _("No ICT budget of the board or of a school is recorded for {year}.")
        return Tick(False, text.format(year=facts.book_year.label(year)))
    board = [r for r in found if r["site"] is None]
    have = {r["site"] for r in found}
    without = [s["name"] for s in schools(facts) if s["id"] not in have]
    text = _("In {year} the board has {board} and {count} of {all} schools have {schools} together.").format(
        year=facts.book_year.label(year),
        board=euro(_sum(board)) if board else _("no budget"),
        count=len(schools(facts)) - len(without),
        all=len(schools(facts)),
        schools=euro(_sum(r for r in found if r["site"] is not None)),
    )
    missing = _("Missing for {names}.").format(names=listed(without, 5)) if without else ""
    return Tick(bool(board) and not without, told(text, missing), (evidence("ict_budget", found),))


def _sum(rows: Iterable[Row]) -> int:
    return sum(row["amount"] for row in rows)


def parents(facts: Facts, _part: Part) -> Tick:
    """Return whether is recorded what parents are asked to pay, also that nothing is asked, or what they paid for."""
    asked = asked_of_parents(facts)
    kinds = ("contract", "lot", "cost_line")
    paid = {kind: [row for row in facts.rows(kind) if row["financing"] == "parents"] for kind in kinds}
    count = sum(map(len, paid.values()))
    if not asked and not count:
        return Tick(False, _("Nothing is recorded that parents are asked to pay."))
    text = ""
    if asked:
        amounts = [row["amount"] for row in asked]
        text = ngettext(
            "{count} contribution is recorded for the school year from {year}, of {least} until {most} per pupil.",
            "{count} contributions are recorded for the school year from {year}, of {least} until {most} per pupil.",
            len(asked),
        ).format(count=len(asked), year=asked[0]["year"], least=euro(min(amounts)), most=euro(max(amounts)))
    more = ngettext("{count} record is paid by parents.", "{count} records are paid by parents.", count)
    proof = (evidence("parental_contribution", asked), *(evidence(kind, rows) for kind, rows in paid.items()))
    return Tick(
        True, told(text, more.format(count=count) if count else ""), tuple(e for e in proof if e.count)
    )


def asked_of_parents(facts: Facts) -> list[Row]:
    """Return the parental contributions of the newest school year that is recorded up to the plan's first year."""
    rows = [r for r in facts.rows("parental_contribution") if r["year"] <= facts.settings.first_year]
    newest = max((r["year"] for r in rows), default=None)
    return [r for r in rows if r["year"] == newest]


FINANCE_CHECKS = (lots, contract_terms, contracts, lease, ict_budgets, parents)
