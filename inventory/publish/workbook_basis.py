"""The sheet of assumptions: which policy was in force, what was counted when, and what the figures leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.publish.workbook_cells import Money, Percent, Sheet
from inventory.records.values import day
from inventory.store import policy
from inventory.store.policies import KNOWN

if TYPE_CHECKING:
    from inventory.publish.finance_material import Material
    from inventory.publish.workbook_cells import Cell

ELSEWHERE = ("support_warning_months", "agreement_model", "licence_lowest_use")
"""Policies that decide what the check reports and no figure."""


def basis_sheet(material: Material) -> Sheet:
    """Return what was assumed, and what the figures leave out or cannot know."""
    sheet = Sheet(_("Assumptions"), (46, 30, 22, 80), head=0, filtered=False, wrapped=(4,))
    sheet.add(_("Assumptions of the budgets {years}").format(years=material.span), look="title")
    _made(sheet, material)
    _years(sheet, material)
    _rules(sheet)
    _policies(sheet, material)
    _indexes(sheet, material)
    _benchmarks(sheet, material)
    sheet.add()
    sheet.add(_("What the figures leave out or cannot know"), "", "", "", look="head")
    told = [flag.text for flag in material.flags]
    if isinstance(material.replacement, str):
        text = _("There is no replacement plan: {problem}")
        told.append(text.format(problem=material.replacement))
    for text in told:
        sheet.add(text)
    if not told:
        sheet.add(_("Nothing found."))
    return sheet


def _made(sheet: Sheet, material: Material) -> None:
    sheet.add(_("Seen on"), material.on)
    sheet.add(_("State of the database"), material.state or _("unknown"))
    sheet.add(_("Counted"), material.scope or _("everything"))
    closed = material.books.of_lots.closed
    sheet.add(_("Closed years"), ", ".join(one.name for one in closed) or _("none"))


def _years(sheet: Sheet, material: Material) -> None:
    sheet.add()
    sheet.add(_("Book year"), _("From"), _("Until"), _("Pupils and count date"), look="head")
    for one in material.budgets:
        counted = day(one.count_date) if one.count_date else _("unknown")
        pupils = _("unknown") if one.pupils is None else str(one.pupils)
        text = _("{pupils} pupils on {date}").format(pupils=pupils, date=counted)
        sheet.add(one.label, one.first, one.last, text)


def _rules(sheet: Sheet) -> None:
    sheet.add()
    sheet.add(_("How figures are reckoned"), "", "", "", look="head")
    for text in (
        _(
            "A cost counts in the months that it covers; a year is cut by whole months and rounded once to the cent."
        ),
        _(
            "Actual is past; committed is what the board is bound to; expected goes on unless somebody ends it."
        ),
        _("Depreciation goes by purchase lot; the rule of each lot stands on its sheet."),
        _("Each part belongs to one pillar, as the board's policy says; vision has no part of its own."),
        _("Per pupil is the total of the seven parts divided by the pupils of the count date."),
    ):
        sheet.add(text)


def _policies(sheet: Sheet, material: Material) -> None:
    """Add the policies of the board in force on the first day, and whether the board decided them itself."""
    policies, on = material.books.policies, material.budgets[0].first
    sheet.add()
    sheet.add(_("Policy on {date}").format(date=day(on)), _("Value"), _("Decided"), _("Meaning"), look="head")
    for known in KNOWN.values():
        if known.kind == "days" or known.name in ELSEWHERE:
            continue
        shown = policy.shown(known, policies.at(known.name, on))
        own = _("by the board") if policies.own(known.name, on) else _("default")
        sheet.add(_(known.label), shown, own, _(known.help) if known.help else "")


def _indexes(sheet: Sheet, material: Material) -> None:
    """Add the index series that prices follow; an assumption says so."""
    listed = [(one.name, value) for one in material.books.series.values() for value in one.values]
    if not listed:
        return
    sheet.add()
    sheet.add(_("Index series"), _("From"), _("Percentage"), _("Certainty"), look="head")
    for name, value in listed:
        certain = _("assumed") if value.assumed else _("published")
        sheet.add(name, value.start, Percent(value.percent), certain)


def _benchmarks(sheet: Sheet, material: Material) -> None:
    """Add what others spend per pupil beside the first year, with why the two do not simply compare."""
    if not material.benchmarks:
        return
    sheet.add()
    sheet.add(
        _("What others spend per pupil"),
        _("Amount"),
        _("Board, counted alike"),
        _("To bear in mind"),
        look="head",
    )
    for one in material.benchmarks:
        name = f"{one.benchmark.name} {one.benchmark.year}"
        alike: Cell = _("unknown") if one.alike is None else Money(one.alike)
        sheet.add(name, Money(one.benchmark.amount), alike, " ".join(one.remarks))
