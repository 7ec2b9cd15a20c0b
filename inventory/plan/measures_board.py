"""Measures of money, contracts, processes and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.lines import KINDS
from inventory.finance.money import euro, rounded
from inventory.finance.realised_compare import compare
from inventory.landscape import analysis
from inventory.language import _
from inventory.plan import hardware
from inventory.plan.blocks import Evidence, Line
from inventory.plan.checks_tick import uncounted
from inventory.plan.contracts import standings
from inventory.plan.facts import evidence
from inventory.plan.measures import HUNDRED, MOST_LINES, PER_CENT, Measured, Share, board, nothing, shared
from inventory.plan.wording import dated, whole
from inventory.signals import landscape_board
from inventory.signals.check import at_least, check
from inventory.signals.marks import counting

if TYPE_CHECKING:
    from collections.abc import Callable

    from inventory.finance.realised_compare import Comparison
    from inventory.plan.facts import Facts
    from inventory.signals.finding import Finding


def year_of_day(facts: Facts) -> int:
    """Return the book year that the day of the plan is in, as the calendar year in which it begins."""
    return facts.book_year.year(facts.on)


def cost_per_pupil(facts: Facts) -> Measured:
    """Return what ICT costs per pupil in the book year of the day."""
    from inventory.plan.sources.money import behind  # noqa: PLC0415  the sources use the measures

    budget = facts.budget(year_of_day(facts))
    if not budget.pupils or budget.per_pupil is None:
        return nothing(_("the pupils were never counted"))
    if not budget.amount():
        return nothing(_("no costs are recorded for {year}").format(year=budget.label))
    text = _("{total} in {year} for {pupils} pupils, counted on {date}").format(
        total=euro(budget.amount()),
        year=budget.label,
        pupils=whole(budget.pupils),
        date=dated(budget.count_date),
    )
    uncertain = uncounted(facts, budget.count_date) if budget.count_date else ""
    if uncertain:
        text += "; " + uncertain[:1].lower() + uncertain[1:].rstrip(".")
    if budget.staff_unknown:
        text += "; " + _("staff costs are unknown and not in it")
    return Measured(budget.per_pupil, text, behind(budget.explain()))


def service_terms(facts: Facts) -> Measured:
    """Return how many service contracts that run have a response or repair time."""
    rows = facts.by_id("contract")
    mine = [rows[one.row.id] for one in standings(facts) if one.row.id in rows]
    service = [row for row in mine if row["type"] == "service"]
    agreed = [row for row in service if row["response_hours"] is not None or row["repair_hours"] is not None]
    if not service:
        return nothing(_("no service contracts are recorded"))
    text = _("{part} of {known} service contracts have a response or repair time")
    lines = [Line("contract", row["id"], f"{row['number']} · {row['name']}") for row in agreed]
    return shared(
        Share(len(agreed), len(service), len(service)), text, (evidence("contract", service),), lines
    )


def coverage(facts: Facts) -> Measured:
    """Return how many processes that the board runs have a system."""
    view = landscape_board.seen(board(facts))
    mine = [party.key for party in view.parties if party.name == facts.board_name]
    found = [one for one in analysis.coverage(view) if not mine or one.party in mine]
    runs, covered = sum(one.runs for one in found), sum(one.covered for one in found)
    if not runs:
        return nothing(_("of no process is recorded that the board runs it"))
    share = Share(covered, runs, runs + sum(one.unknown for one in found))
    text = _("{part} of {known} processes that the board runs have a system")
    proof = (
        evidence("process", facts.rows("process")),
        Evidence("support", (), len(facts.rows("support"))),
    )
    return shared(share, text, proof)


def comparison(facts: Facts, year: int) -> Comparison:
    """Return the books beside the budget of a book year, made once an assembly."""
    return facts.once(f"realised {year}", lambda one: compare(one.connection, one.budget(year)))


def realised(facts: Facts) -> Measured:
    """Return how much of the running costs of the book year of the day was confirmed from the books."""
    found = comparison(facts, year_of_day(facts))
    running = [one for one in found.rows if one.key.kind in KINDS]
    budget, done = sum(one.budget for one in running), sum(one.realised for one in running)
    label = found.budget.label
    if budget <= 0:
        return nothing(_("no costs are recorded for {year}").format(year=label))
    if not found.entries:
        return nothing(_("no entries of the ledger of {year} are recorded").format(year=label))
    entries = [number for one in running for number in one.entries]
    if not entries:
        text = _("no entry of {year} is confirmed; {amount} is proposed")
        return nothing(text.format(year=label, amount=euro(found.proposed)))
    text = _("{done} confirmed of {budget} budgeted in {year}").format(
        done=euro(done), budget=euro(budget), year=label
    )
    proof = Evidence("ledger_entry", tuple(dict.fromkeys(entries))[:MOST_LINES], len(set(entries)))
    return Measured(rounded(done * PER_CENT, budget), text, (proof,))


def everything(facts: Facts) -> list[Finding]:
    """Return what the check finds on the day of the plan, accepted findings too; made once an assembly."""
    return facts.once("everything found", lambda one: check(one.connection, one.on, marked=True))


def checked(facts: Facts) -> list[Finding]:
    """Return what the check finds on the day of the plan and is not accepted."""
    return counting(everything(facts))


def checkable(facts: Facts) -> bool:
    """Return whether anything is recorded that the check looks at, so that finding nothing means something."""
    return any(facts.rows(kind) for kind in ("system", "contract", "lot")) or bool(hardware.groups(facts))


def none_found(facts: Facts) -> str:
    """Return what a list of the worst findings says when it is empty: that there are none, or that nothing was checked."""
    if not checkable(facts):
        return _("Unknown: nothing is recorded that can be checked.")
    return _("The check finds nothing of critical or high severity.")


def findings(facts: Facts) -> Measured:
    """Return how many critical and high findings are open; unknown where there is nothing to check."""
    if not checkable(facts):
        return nothing(_("nothing is recorded that can be checked"))
    worst = at_least(checked(facts), "high")
    found = [one for one in worst if one.status == "finding"]
    text = _("{count} critical and high findings").format(count=whole(len(found)))
    rest = len(worst) - len(found)
    if rest:
        text += "; " + _("of {count} more the records do not tell").format(count=whole(rest))
    lines = tuple(
        Line(one.subject.kind, one.subject.id, one.subject.name, note=f"{one.rule} {one.message}")
        for one in found
    )
    return Measured(len(found) * HUNDRED, text, (), lines if len(lines) <= MOST_LINES else ())


MEASURING: dict[str, Callable[[Facts], Measured]] = {
    function.__name__: function for function in (cost_per_pupil, service_terms, coverage, realised, findings)
}
"""The measures by name."""
