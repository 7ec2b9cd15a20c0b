"""What the terms of a contract may not say: sentences for what contradicts itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.finance.calendar import DAY, MOST_MONTHS, checked
from inventory.language import _, written

if TYPE_CHECKING:
    from inventory.finance.terms import Contract

MOST_OPTIONS = 100


def first_term(contract: Contract) -> None:
    """Refuse a first term that cannot be.

    Raises:
        InputError: It has no months where it needs them, or too many.
    """
    least = 0 if contract.kind in {"open-ended", "school-year"} or contract.end else 1
    if not least <= contract.initial <= MOST_MONTHS:
        raise InputError(
            _("A first term of {months} months cannot be.").format(months=contract.initial),
            _("Give a term of {least} to {most} months.").format(least=least, most=MOST_MONTHS),
        )


def renewals(contract: Contract) -> None:
    """Refuse renewals that cannot be.

    Raises:
        InputError: A renewal of 0 months that renews itself, or a negative number of them.
    """
    if not (1 if contract.kind == "tacit" else 0) <= contract.renewal <= MOST_MONTHS:
        raise InputError(
            _("A renewal of {months} months cannot be.").format(months=contract.renewal),
            _("A contract that renews itself needs a renewal of 1 to {most} months.").format(
                most=MOST_MONTHS
            ),
        )
    if contract.kind == "open-ended" and contract.notice_before:
        raise InputError(
            _("An open-ended contract has no yearly day before which notice must be given."),
            _("Give a notice period, such as 1m."),
        )
    if contract.most_renewals is not None and contract.most_renewals < 0:
        raise InputError(_("The number of renewals cannot be negative."))
    most = MOST_MONTHS if contract.most_renewals is None else contract.most_renewals
    if not 0 <= contract.renewed <= (MOST_MONTHS if contract.kind == "school-year" else most):
        raise InputError(
            _("{number} renewals were agreed, and the contract has {most} at most.").format(
                number=contract.renewed, most=most
            ),
            _("Correct how often it renews at most, or archive a decision."),
        )


def options(contract: Contract) -> None:
    """Refuse extension options that cannot be.

    Raises:
        InputError: They have no months, are too many, or more were taken than there are.
    """
    if not (0 <= contract.options <= MOST_OPTIONS and 0 <= contract.option_months <= MOST_MONTHS):
        raise InputError(
            _("{number} extension options of {months} months cannot be.").format(
                number=contract.options, months=contract.option_months
            ),
            _("Give 0 to {most} options of 1 or more months.").format(most=MOST_OPTIONS),
        )
    if contract.options and not contract.option_months:
        raise InputError(
            _("There are extension options, but not how many months each takes."),
            _("Record the months of an option."),
        )
    if contract.options and contract.kind == "open-ended":
        raise InputError(
            _("An open-ended contract has no extension options: it runs on until notice is given."),
            _("Choose another kind of renewal, or leave the options out."),
        )
    if not 0 <= contract.taken <= contract.options:
        raise InputError(
            _("{taken} extension options were taken, and the contract has {number}.").format(
                taken=contract.taken, number=contract.options
            ),
            _("Correct the number of options, or archive a decision."),
        )


def paper(contract: Contract) -> None:
    """Refuse dates of the paper that contradict the term.

    Raises:
        InputError: The end comes before the start, or the day of notice outside the contract.
    """
    if contract.end and checked(contract.end, _("Last day")) < contract.start:
        raise InputError(
            _("The last day {last} comes before the first day {first}.").format(
                last=written(contract.end), first=written(contract.start)
            )
        )
    if contract.notice_on is None:
        return
    last = contract.end
    if last is None and contract.last_index is not None:
        last = contract.next_begin(contract.last_index) - DAY
    if last is not None and checked(contract.notice_on, _("Last day of notice")) > last:
        raise InputError(
            _("The last day of notice {notice} comes after the end {last}.").format(
                notice=written(contract.notice_on), last=written(last)
            ),
            _("Correct one of both dates, or leave one out to have it reckoned."),
        )
