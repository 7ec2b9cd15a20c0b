"""Which policies the program knows: what a board may decide for itself, each with its default.

Terms and thresholds differ between boards, so all of them are data with dates (`inventory.store.policy` reads and sets
them); the defaults are what most boards use.
"""

from __future__ import annotations

from inventory.language import N_
from inventory.records.assets import CONVENTIONS
from inventory.records.choices import COST_ROWS, PILLARS
from inventory.store.known import Known
from inventory.store.policies_plan import PLAN_POLICIES
from inventory.store.policies_signals import SIGNALS

BOOK_YEARS = {"calendar": N_("calendar year"), "school": N_("school year")}
DISPOSAL_MONTHS = {"charged": N_("charged"), "free": N_("not charged")}
CONTRIBUTIONS = {"deducted": N_("taken off the cost"), "released": N_("released with the depreciation")}
VAT_COSTS = {"included": N_("VAT is cost"), "excluded": N_("VAT is reclaimed")}
PILLAR_OF = {
    "digital_learning_materials": "content_and_applications",
    "education_software": "content_and_applications",
    "generic_software": "content_and_applications",
    "devices": "infrastructure",
    "network": "infrastructure",
    "connectivity": "infrastructure",
    "expertise": "skills",
}
"""The pillar of each row unless the board says otherwise; the PO-Raad format itself leaves it open."""


_POLICIES = (
    Known(
        "capitalisation_threshold",
        "amount",
        N_("Capitalisation threshold"),
        "500.00",
        help=N_("A lot is depreciated when one piece costs at least this"),
    ),
    Known(
        "capitalisation_threshold_group",
        "amount",
        N_("Capitalisation threshold of a group"),
        "500.00",
        help=N_("A lot is depreciated when what was bought together costs at least this"),
    ),
    Known(
        "depreciation_convention",
        "choice",
        N_("Depreciation convention"),
        "month-of-use",
        help=N_("For lots that have none of their own"),
        choices=CONVENTIONS,
    ),
    Known(
        "residual_share",
        "percent",
        N_("Residual share"),
        "0",
        help=N_("Part of the cost that is left at the end of the term, for lots that say nothing themselves"),
        most=10_000,
    ),
    Known(
        "disposal_month",
        "choice",
        N_("Month of disposal"),
        "charged",
        help=N_("Whether the month in which something is disposed of is depreciated"),
        choices=DISPOSAL_MONTHS,
    ),
    Known(
        "contributions",
        "choice",
        N_("Contributions"),
        "deducted",
        "released",
        help=N_("What others pay is taken off the cost, or released with the depreciation"),
        choices=CONTRIBUTIONS,
    ),
    Known(
        "vat_cost",
        "choice",
        N_("VAT as cost"),
        "included",
        help=N_("Education cannot reclaim VAT; what can be reclaimed is no cost"),
        choices=VAT_COSTS,
    ),
    Known(
        "default_vat",
        "percent",
        N_("Usual VAT rate"),
        "21",
        help=N_("Inside prices that name no other rate"),
        most=10_000,
    ),
    Known(
        "procurement_threshold",
        "amount",
        N_("Procurement threshold"),
        "0",
        help=N_("Without VAT; 0: the European threshold of the day"),
    ),
    Known("book_year", "choice", N_("Book year"), "calendar", choices=BOOK_YEARS),
    Known(
        "school_year_month",
        "integer",
        N_("First month of a school year"),
        "8",
        "9",
        help=N_("8 in the Netherlands, 9 in Flanders"),
        least=1,
        most=12,
    ),
    Known(
        "notice_warning_days",
        "days",
        N_("Warning before a notice day"),
        "90;60;30",
        help=N_("Days beforehand, separated by ;"),
        most=730,
    ),
    Known(
        "warranty_warning_days",
        "days",
        N_("Warning before a warranty ends"),
        "90;30",
        help=N_("Days beforehand, separated by ;"),
        most=730,
    ),
    Known(
        "agreement_warning_days",
        "days",
        N_("Warning before an agreement ends"),
        "90;30",
        help=N_("Days beforehand, separated by ;"),
        most=730,
    ),
    Known(
        "support_warning_months",
        "integer",
        N_("Warning before support ends"),
        "12",
        help=N_("Months beforehand"),
        most=120,
    ),
    Known(
        "agreement_model",
        "text",
        N_("Current model of the processing agreement"),
        "4.0",
        "intentieverklaring",
        help=N_("Version or name of the national model; empty when there is none to compare with"),
    ),
    Known(
        "licence_lowest_use",
        "percent",
        N_("Lowest use of licences"),
        "80",
        help=N_("A licence that is used less is reported"),
        most=10_000,
    ),
    Known(
        "spare_share",
        "percent",
        N_("Spare devices"),
        "3",
        help=N_("Part of the devices that is kept in reserve"),
        most=10_000,
    ),
    Known(
        "landscape_review_months",
        "integer",
        N_("Looking at the landscape again"),
        "12",
        help=N_("Months after which a system and what it supports count as not looked at; 0: never"),
        most=120,
    ),
    Known(
        "project_capacity",
        "percent",
        N_("Capacity for sub-projects"),
        "0",
        help=N_(
            "What people can spend on the roadmap together, a full-time job being 100 %; not checked until it is decided"
        ),
        most=1_000_000,
    ),
    Known(
        "price_index",
        "percent",
        N_("Assumed rise of prices a year"),
        "3",
        help=N_("For replacements in years to come"),
        most=10_000,
    ),
)
_PILLARS = tuple(
    Known(
        f"pillar_{row}",
        "choice",
        label,
        PILLAR_OF[row],
        help=N_("Pillar that this row of the budget belongs to"),
        choices=PILLARS,
    )
    for row, label in COST_ROWS.items()
)

KNOWN = {one.name: one for one in (*_POLICIES, *SIGNALS, *PLAN_POLICIES, *_PILLARS)}
"""Every policy by name, in the order in which people see them."""
