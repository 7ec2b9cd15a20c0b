"""Which rule produced a depreciation figure, in a sentence: accountants' first question is always the first period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.lot import Convention, Method
from inventory.finance.money import euro, rounded
from inventory.language import N_, _, current, written

if TYPE_CHECKING:
    from fractions import Fraction

    from inventory.finance.lot import Change, Lot, Plan

METHODS = {
    Method.LINEAR: N_("straight-line"),
    Method.SUM_OF_DIGITS: N_("sum of the years' digits"),
    Method.DECLINING: N_("declining balance, {rate} of the book value a year"),
    Method.DECLINING_TO_LINEAR: N_("declining balance, {rate} of the book value a year, then straight-line"),
    Method.MANUAL: N_("own schedule {parts}"),
}
CONVENTIONS = {
    Convention.MONTH_OF_USE: N_("from the month of first use"),
    Convention.NEXT_MONTH: N_("from the month after first use"),
    Convention.HALF_MONTH: N_("half of the month of first use"),
    Convention.FULL_YEAR: N_("a whole year in the first book year"),
    Convention.HALF_YEAR: N_("half a year in the first book year"),
    Convention.DAYS: N_("by the day, from the day of first use"),
    Convention.DAYS_360: N_("by the day of a year of 360 days, from the day of first use"),
}


def percentage(rate: Fraction) -> str:
    """Return a rate as people write it, with at most two decimals: 2/5 → "40%", 1/3 → "33,33%" in Dutch."""
    hundredths = rounded(rate.numerator * 10_000, rate.denominator)
    text = f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")
    return (text.replace(".", ",") if current() == "nl" else text) + "%"


def explain_plan(plan: Plan) -> str:
    """Return the rule of a plan: "lineair, 48 mnd, vanaf maand van ingebruikname"."""
    method = _(METHODS[plan.method])
    if plan.method in {Method.DECLINING, Method.DECLINING_TO_LINEAR}:
        method = method.format(rate=percentage(plan.yearly_rate))
    if plan.method is Method.MANUAL:
        method = method.format(parts="/".join(str(part) for part in plan.parts))
    term = _("{months} months").format(months=plan.months)
    return f"{method}, {term}, {_(CONVENTIONS[plan.convention])}"


def explain_opening(lot: Lot) -> list[str]:
    """Return what else a lot began with: its residual value, and what was booked elsewhere."""
    parts = []
    if lot.residual:
        parts.append(_("residual value {amount}").format(amount=euro(lot.residual)))
    if lot.opening:
        parts.append(
            _("{amount} already booked on {on}").format(
                amount=euro(lot.opening), on=written(lot.opening_on or lot.start)
            )
        )
    return parts


def explain(lot: Lot) -> str:
    """Return the rule of a lot's figures: its plan, and every event that bends it."""
    parts = [explain_plan(lot.plan), *explain_opening(lot)]
    parts += [
        _("from {on}: {changes}").format(on=written(change.on), changes=", ".join(_changed(change)))
        for change in sorted(lot.changes, key=lambda one: one.on)
    ]
    if lot.disposal:
        text = _("disposed of on {on}, its month charged")
        if not lot.disposal.month_charged:
            text = _("disposed of on {on}, its month not charged")
        parts.append(text.format(on=written(lot.disposal.on)))
    return "; ".join(parts)


def _changed(change: Change) -> list[str]:
    parts = []
    if change.months is not None:
        parts.append(_("term {months} months in all").format(months=change.months))
    if change.value is not None:
        parts.append(_("book value {amount}").format(amount=euro(change.value)))
    if change.residual is not None:
        parts.append(_("residual value {amount}").format(amount=euro(change.residual)))
    if change.add:
        parts.append(_("{amount} added").format(amount=euro(change.add)))
    return parts
