"""Rules on the term of agreements: beside that of the contract, after the contract, and since somebody looked at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.finance.calendar import add_months
from inventory.finance.obligations import terms_of
from inventory.finance.terms import term_end
from inventory.language import N_, _
from inventory.records.values import day
from inventory.signals.agreement_models import before_gdpr, begins, concluded
from inventory.signals.finding import Found, rule
from inventory.signals.privacy import in_force, processed, subject_of, valid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.finance.reading_contracts import ContractRow
    from inventory.signals.board import Board
    from inventory.signals.rows import AgreementRow


@rule(
    "PRV-005",
    "high",
    title=N_("Agreement and contract do not end together"),
    explanation=N_(
        "While the contract runs data are processed, and for that the agreement must hold; and the other way round."
    ),
    action=N_("Let the agreement follow the contract, or give both the same last day."),
    basis="AVG 28(3); modelverwerkersovereenkomst, duur",
)
def ends_apart(board: Board) -> Iterator[Found]:
    """Agreements with a last day of their own and a contract that goes on, or ends, without them."""
    index = board.agreement_index
    using = {system.supplier for system in processed(board)}
    for agreement in index.ours:
        if agreement.type != "processor" or before_gdpr(agreement) or agreement.status in {"draft", "sent"}:
            continue
        contract = board.books.contracts.get(agreement.contract or 0)
        over = valid(board, agreement) is False
        if over and (_not_begun(board, agreement) or _renewed(board, agreement)):
            continue
        if agreement.status == "ended" and not (over and agreement.supplier in using):
            continue
        if contract is not None:
            yield from _beside(board, agreement, contract, over=over)
        elif not over and not agreement.follows_contract and _has_contract(board, agreement):
            text = _("Which contract of the supplier it belongs to is not recorded.")
            yield Found(subject_of(agreement), text, status="unknown")


def _has_contract(board: Board, agreement: AgreementRow) -> bool:
    """Return whether the supplier has a contract that runs, as far as is known."""
    index = board.agreement_index
    contracts = index.contracts_by_supplier.get(agreement.supplier or 0, ())
    return any(index.runs(one) is not False for one in contracts)


def _not_begun(board: Board, agreement: AgreementRow) -> bool:
    return any(one > board.on for one in begins(agreement))


def _renewed(board: Board, agreement: AgreementRow) -> bool:
    """Return whether another agreement with the supplier, or for the contract, is signed and valid on the day."""
    index = board.agreement_index
    near = {
        *index.by_supplier.get(agreement.supplier or 0, ()),
        *index.by_contract.get(agreement.contract or 0, ()),
    } - {agreement.id}
    others = (index.by_id[number] for number in sorted(near))
    return any(one.status == "signed" and one.type == "processor" and valid(board, one) for one in others)


def _beside(board: Board, agreement: AgreementRow, contract: ContractRow, *, over: bool) -> Iterator[Found]:
    """Yield what is the matter with the ends of an agreement and its contract, as seen on the day."""
    subject = subject_of(agreement)
    runs = board.agreement_index.runs(contract.id)
    if contract.start > board.on or (agreement.follows_contract and not (over and runs)):
        return
    if runs is None:
        yield Found(
            subject,
            _("How long the contract {contract} lasts is not known.").format(contract=contract.number),
            status="unknown",
        )
    elif over and runs:
        text = _("The contract {contract} runs, and the agreement is over.")
        yield Found(subject, text.format(contract=contract.number), agreement.end)
    elif not over and not runs:
        last = board.agreement_index.over_since(contract.id)
        text = _("The contract {contract} is over since {day}, and the agreement goes on.")
        said = text.format(contract=contract.number, day=day(last) if last else "?")
        yield Found(subject, said, last)
    elif not over:
        yield from _ahead(board, agreement, contract)


def _ahead(board: Board, agreement: AgreementRow, contract: ContractRow) -> Iterator[Found]:
    """Yield that the agreement will end before the contract, or after it."""
    final = board.agreement_index.final(contract.id)
    subject, number = subject_of(agreement), contract.number
    if agreement.end is None:
        if final is not None and agreement.open_ended:
            text = _("The contract {contract} ends on {day}, and the agreement lasts indefinitely.")
            yield Found(subject, text.format(contract=number, day=day(final)), final)
        elif not agreement.open_ended:
            text = _(
                "Until when the agreement lasts is not recorded, and it does not follow the contract {contract}."
            )
            yield Found(subject, text.format(contract=number), status="unknown")
        return
    last = final or _term(contract, board.on)
    if last is None:
        text = _("The agreement ends on {end}, and the contract {contract} has no last day.")
        yield Found(subject, text.format(contract=number, end=day(agreement.end)), agreement.end)
    elif agreement.end < last or (final is not None and agreement.end > final):
        text = _("The agreement ends on {end}, and the contract {contract} on {day}.")
        said = text.format(contract=number, end=day(agreement.end), day=day(last))
        yield Found(subject, said, min(agreement.end, last))


def _term(contract: ContractRow, on: date) -> date | None:
    """Return the last day of the term that runs, of a contract that goes on by itself; None when it has no terms."""
    try:
        terms = terms_of(contract, on)
    except InputError:  # the rule on terms (CON-001) says what contradicts itself
        return None
    return None if terms is None else term_end(terms, on)


@rule(
    "PRV-052",
    "high",
    title=N_("No confirmation that data were deleted"),
    explanation=N_("After the contract the supplier must delete or return the data, and say that it did."),
    action=N_("Ask the supplier for a confirmation and record its day."),
    basis="AVG 28(3)g",
    policies=("deletion_months",),
)
def not_deleted(board: Board) -> Iterator[Found]:
    """Agreements whose contract, or which themselves, were over longer ago than the policy allows, without confirmation."""
    months = board.policies.whole("deletion_months", board.on)
    for agreement in board.agreement_index.ours:
        confirmed = agreement.deletion_confirmed
        if agreement.type != "processor" or before_gdpr(agreement) or agreement.status in {"draft", "sent"}:
            continue
        if (confirmed is not None and confirmed <= board.on) or _not_begun(board, agreement):
            continue
        known, last = _ended(board, agreement)
        if (known and last is None) or _goes_on(board, agreement):
            continue
        if last is None:
            text = _(
                "It is ended, but since when is not recorded, nor that the data were deleted or returned."
            )
            yield Found(subject_of(agreement), text, status="unknown")
        elif board.on > add_months(last, months):
            text = _("It ended on {day}; that the data were deleted or returned is not recorded.")
            yield Found(subject_of(agreement), text.format(day=day(last)), add_months(last, months))


def _ended(board: Board, agreement: AgreementRow) -> tuple[bool, date | None]:
    """Return whether it is known if the processing is over, and since when: with the contract, else with the agreement."""
    index, on = board.agreement_index, board.on
    if agreement.contract in board.books.contracts:
        last = index.over_since(agreement.contract or 0)
        if last is not None or index.runs(agreement.contract or 0) is not None:
            return True, last
    if agreement.end is not None:
        return True, agreement.end if agreement.end < on else None
    return agreement.status != "ended", None


def _goes_on(board: Board, agreement: AgreementRow) -> bool:
    """Return whether the supplier goes on for the same products, under another agreement or another contract."""
    index = board.agreement_index
    if _renewed(board, agreement):
        return True
    systems = index.covered.get(agreement.contract or 0, set())
    others = (
        one
        for one in index.contracts_by_supplier.get(agreement.supplier or 0, ())
        if one != agreement.contract
    )
    if agreement.contract not in board.books.contracts:
        return False
    return any(index.runs(one) and (not systems or systems & index.covered.get(one, set())) for one in others)


@rule(
    "PRV-100",
    "low",
    title=N_("Agreement not looked at for long"),
    explanation=N_(
        "Products, sub-processors and locations change; somebody must look whether the agreement still fits."
    ),
    action=N_(
        "Go through the agreement and its annexes with the supplier's present ones, and record the day."
    ),
    basis="Normenkader IBP FO, leveranciersmanagement",
    policies=("agreement_review_months",),
)
def not_reviewed(board: Board) -> Iterator[Found]:
    """Agreements that nobody signed or looked at within the months of the policy, or with such an annex."""
    months = board.policies.whole("agreement_review_months", board.on)
    for agreement in in_force(board) if months else ():
        signed = concluded(agreement) or agreement.start
        seen = [one for one in (signed, agreement.reviewed) if one is not None and one <= board.on]
        old = sorted(_old_annexes(board, agreement, months))
        due = add_months(max(seen), months) if seen else None
        if due is not None and due >= board.on and not old:
            continue
        if due is not None and due >= board.on:
            names = ", ".join(sorted(name for _due, name in old))
            text = _("The annex of {systems} was looked at too long ago.")
            yield Found(subject_of(agreement), text.format(systems=names), old[0][0])
        elif agreement.reviewed is not None and agreement.reviewed <= board.on:
            text = _("It was last looked at on {day}.")
            yield Found(subject_of(agreement), text.format(day=day(agreement.reviewed)), due)
        else:
            text = _("When it was last looked at is not recorded.")
            yield Found(subject_of(agreement), text, status="unknown")


def _old_annexes(board: Board, agreement: AgreementRow, months: int) -> Iterator[tuple[date, str]]:
    """Yield the annexes of the day that were looked at by themselves, too long ago: by when it was due, and the system."""
    for annex in board.agreement_index.annexes.get(agreement.id, ()):
        if annex.reviewed is None or annex.reviewed > board.on or annex.system not in board.systems:
            continue
        due = add_months(max(annex.reviewed, annex.date or annex.reviewed), months)
        if due < board.on:
            yield due, board.systems[annex.system].name
