"""Rules on what is arranged for when something fails: the five questions of the PO-Raad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.calendar import add_months
from inventory.language import N_, _, ngettext
from inventory.records.values import day
from inventory.signals.connectivity_reading import Network
from inventory.signals.finding import Found, rule
from inventory.signals.readiness import Readiness, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board
    from inventory.signals.finding import Severity
    from inventory.signals.readiness import Answers, Thing
    from inventory.signals.readiness_reading import PlanRow

BASIS = "PO-Raad, ict organiseren: vijf vragen bij storingen"
NAMED_SITES = 3
SEVERITY: dict[str, Severity] = {"primary": "medium", "secondary": "low", "none": "low", "": "medium"}
"""How bad a missing answer is, by what the failure stops."""


@rule(
    "INC-001",
    "medium",
    title=N_("Questions on a failure without answer"),
    explanation=N_(
        "When it fails, time is lost on who solves it, how soon, and what the class works with until then."
    ),
    action=N_(
        "Record an incident plan with the five answers: replacement, impact, how soon, supplier, who calls."
    ),
    basis=BASIS,
)
def unanswered(board: Board) -> Iterator[Found]:
    """Systems under a primary process and classes of devices in use of which an answer is missing; one finding each."""
    readiness = board.once(Readiness)
    for thing in readiness.things:
        open_ones = [one for one in readiness.all(thing) if one.missing]
        if open_ones:
            yield Found(
                thing.subject, _missing(board, thing, open_ones), severity=SEVERITY[open_ones[0].impact]
            )


def _missing(board: Board, thing: Thing, answers: list[Answers]) -> str:
    """Return which answers are missing, and where."""
    names = board.once(Network).names
    parts: dict[tuple[str, ...], list[str]] = {}
    for one in answers:
        parts.setdefault(one.missing, []).append(
            "" if one.site is None else names.get(one.site, f"#{one.site}")
        )
    told = []
    for missing, sites in parts.items():
        where = "" if "" in sites else _some(sites) + ": "
        told.append(where + named(missing))
    planned = any(one.plans for one in answers) or board.once(Readiness).records.plans.get(
        (thing.kind, thing.id)
    )
    head = _("Not known: {answers}.") if planned else _("There is no incident plan. Not known: {answers}.")
    return head.format(answers="; ".join(told))


def _some(names: list[str]) -> str:
    """Return some names and how many more there are."""
    rest = len(names) - NAMED_SITES
    shown = ", ".join(names[:NAMED_SITES])
    return _("{names} and {count} more").format(names=shown, count=rest) if rest > 0 else shown


@rule(
    "INC-002",
    "low",
    title=N_("Answer on a failure does not agree with the inventory"),
    explanation=N_("A card on the wall that is not right costs more time than no card."),
    action=N_("Mend the incident plan, or what the inventory says."),
    basis=BASIS,
)
def contradicted(board: Board) -> Iterator[Found]:
    """Plans by which less stops than the processes say, or with a replacement that is not in stock and nowhere described."""
    readiness = board.once(Readiness)
    for thing in readiness.things:
        told = dict.fromkeys(text for one in readiness.all(thing) for text in _against(readiness, one))
        if told:
            yield Found(thing.subject, " ".join(told))


def _against(readiness: Readiness, one: Answers) -> Iterator[str]:
    """Yield what in the answers does not agree with the inventory."""
    thing = one.thing
    if thing.kind == "system" and one.impact in {"secondary", "none"}:
        yield _("By its plan it stops no primary process, but it supports one.")
    if thing.kind != "category" or one.replacement != "yes" or one.fallback:
        return
    stock = readiness.records.stock.get(thing.id, {})
    if not (stock if one.site is None else stock.get(one.site)):
        yield _("By its plan there is a replacement, but none is in stock and no other is described.")


@rule(
    "INC-003",
    "medium",
    title=N_("Supplier solves it later than the school can wait"),
    explanation=N_("What the school needs and what the contract promises are not the same."),
    action=N_("Agree on a shorter repair time, or arrange a replacement for the time between."),
    basis=BASIS,
)
def too_late(board: Board) -> Iterator[Found]:
    """Plans whose contract promises a longer repair time than they ask; unknown when a named contract promises none."""
    readiness = board.once(Readiness)
    for thing in (*readiness.things, *readiness.planned):
        found = [
            one for one in readiness.all(thing) if one.contract is not None and one.repair_hours is not None
        ]
        late = [
            one
            for one in found
            if one.contract and (one.contract.repair_hours or 0) > (one.repair_hours or 0)
        ]
        silent = [one for one in found if one.contract and one.contract.repair_hours is None and _named(one)]
        if late:
            yield Found(thing.subject, _hours(late[0]), severity=SEVERITY[late[0].impact])
        elif silent and silent[0].contract:
            text = _("Contract {contract} does not say within how many hours it is solved.")
            yield Found(
                thing.subject,
                text.format(contract=silent[0].contract.number),
                status="unknown",
                severity="low",
            )


def _named(one: Answers) -> bool:
    """Return whether a plan names the contract itself."""
    return any(plan.contract is not None for plan in one.plans)


def _hours(one: Answers) -> str:
    contract = one.contract
    return _(
        "It must work again within {needed} hours; contract {contract} promises {promised} hours."
    ).format(
        needed=one.repair_hours,
        contract=contract.number if contract else "",
        promised=contract.repair_hours if contract else "",
    )


@rule(
    "INC-004",
    "medium",
    title=N_("Incident plan rests on a contract that does not run"),
    explanation=N_("Whoever calls hears that there is no contract any more."),
    action=N_("Name the contract that holds now, or arrange a new one."),
    basis=BASIS,
)
def without_contract(board: Board) -> Iterator[Found]:
    """Plans that name a contract which does not run on the day; unknown when its term is not known."""
    readiness = board.once(Readiness)
    for thing in (*readiness.things, *readiness.planned):
        for number in dict.fromkeys(
            plan.contract for one in readiness.all(thing) for plan in one.plans if plan.contract is not None
        ):
            contract = board.books.contracts.get(number)
            runs = board.runs(contract) if contract is not None else False
            if runs:
                continue
            named_one = readiness.records.contracts.get(number)
            shown = named_one.number if named_one else f"#{number}"
            if runs is None:
                text = _("Whether contract {contract} runs is not known.")
                yield Found(thing.subject, text.format(contract=shown), status="unknown")
            else:
                text = _("Contract {contract} does not run on this day.")
                yield Found(thing.subject, text.format(contract=shown))
            break


@rule(
    "INC-005",
    "low",
    title=N_("Incident plan not looked at again"),
    explanation=N_("Phone numbers and people change; a card that is not looked at goes wrong unseen."),
    action=N_("Look whether the five answers still hold, and record the day."),
    basis=BASIS,
    policies=("incident_review_months",),
)
def not_reviewed(board: Board) -> Iterator[Found]:
    """Plans whose last review is longer ago than the policy; unknown when no review is recorded."""
    months = board.policies.whole("incident_review_months", board.on)
    if not months:
        return
    readiness = board.once(Readiness)
    for thing in (*readiness.things, *readiness.planned):
        plans = {plan.id: plan for one in readiness.all(thing) for plan in one.plans}
        yield from _reviewed(board, thing, list(plans.values()), months)


def _reviewed(board: Board, thing: Thing, plans: list[PlanRow], months: int) -> Iterator[Found]:
    days = [plan.reviewed for plan in plans if plan.reviewed is not None and plan.reviewed <= board.on]
    until = add_months(min(days), months) if days else None
    if until is not None and until < board.on:
        text = ngettext(
            "Last looked at on {day}, more than {months} month ago.",
            "Last looked at on {day}, more than {months} months ago.",
            months,
        )
        yield Found(thing.subject, text.format(day=day(min(days)), months=months), until)
    elif len(days) < len(plans):
        yield Found(thing.subject, _("No review of its incident plan is recorded."), status="unknown")
