"""What ticks the checklist of chapter 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.lot_lines import Lots
from inventory.finance.money import euro
from inventory.language import _, ngettext
from inventory.plan.blocks import Evidence
from inventory.plan.checks import CHECKS, Tick
from inventory.plan.contracts import standings
from inventory.plan.facts import evidence
from inventory.plan.sources import money

if TYPE_CHECKING:
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part


def lots(facts: Facts, _part: Part) -> Tick:
    """Return whether purchase lots are recorded, all with a term."""
    reckon = Lots(facts.books)
    found = facts.books.lots
    without = [row for row in found if reckon.capitalised(row) and reckon.months(row) is None]
    if not found:
        return Tick(False, _("no purchase lots recorded"))
    text = ngettext("{count} purchase lot", "{count} purchase lots", len(found)).format(count=len(found))
    if without:
        text += "; " + _("{count} without a term").format(count=len(without))
    proof = Evidence("lot", tuple(row.id for row in found), len(found))
    return Tick(not without, text, (proof,))


def contract_terms(facts: Facts, _part: Part) -> Tick:
    """Return whether of every running contract the end of the term is known."""
    found = standings(facts)
    known = [one for one in found if one.end or one.open_ended]
    if not found:
        return Tick(False, _("no contracts recorded"))
    text = _("{done} of {all} contracts have a known term").format(done=len(known), all=len(found))
    return Tick(
        len(known) == len(found), text, (Evidence("contract", tuple(o.row.id for o in known), len(known)),)
    )


def contracts(facts: Facts, _part: Part) -> Tick:
    """Return whether running contracts and licences are recorded."""
    found, licences = standings(facts), [row for row in facts.rows("licence") if facts.running(row)]
    if not found and not licences:
        return Tick(False, _("no contracts recorded"))
    text = _("{contracts} contracts and {licences} licences run").format(
        contracts=len(found), licences=len(licences)
    )
    proof = Evidence("contract", tuple(one.row.id for one in found), len(found))
    return Tick(True, text, (proof, evidence("licence", licences)))


def lease(facts: Facts, _part: Part) -> Tick:
    """Return whether it is known what is bought and what is leased."""
    bought, leased, count = money.lease(facts)
    if not bought and not count:
        return Tick(False, _("neither purchases nor leases recorded"))
    text = _("depreciation of purchases {bought} and {count} leases of {leased} in {year}").format(
        bought=euro(bought), count=count, leased=euro(leased), year=facts.first_budget.label
    )
    return Tick(True, text)


def parents(facts: Facts, _part: Part) -> Tick:
    """Return whether something is recorded that parents pay."""
    kinds = ("contract", "lot", "cost_line")
    found = {kind: [row for row in facts.rows(kind) if row["financing"] == "parents"] for kind in kinds}
    count = sum(map(len, found.values()))
    if not count:
        return Tick(False, _("nothing recorded that parents pay"))
    text = ngettext("{count} record paid by parents", "{count} records paid by parents", count).format(
        count=count
    )
    return Tick(True, text, tuple(evidence(kind, rows) for kind, rows in found.items() if rows))


CHECKS.update({f.__name__: f for f in (lots, contract_terms, contracts, lease, parents)})
