"""How a lot can be depreciated and got, as choices of a record."""

from __future__ import annotations

from inventory.language import N_

CONVENTIONS = {
    "month-of-use": N_("from the month of first use"),
    "next-month": N_("from the month after first use"),
    "half-month": N_("half a month at both ends"),
    "full-year": N_("a full year in the first year"),
    "half-year": N_("half a year in the first year"),
    "days": N_("by days"),
    "days-360": N_("by days of a year of 360"),
}
METHODS = {
    "linear": N_("linear"),
    "sum-of-digits": N_("sum of digits"),
    "declining": N_("declining"),
    "declining-to-linear": N_("declining to linear"),
    "manual": N_("own schedule"),
}
ACQUISITIONS = {
    "purchase": N_("bought"),
    "operational_lease": N_("operational lease"),
    "financial_lease": N_("financial lease"),
}
ACQUISITION_WORDS = {
    "purchase": ("koop", "gekocht", "aankoop"),
    "operational_lease": ("lease", "huur", "operationele lease"),
    "financial_lease": ("financiële lease",),
}
EVENTS = {
    "term": N_("new term"),
    "value": N_("new book value"),
    "addition": N_("addition"),
    "residual": N_("new residual value"),
    "split": N_("split off"),
    "transfer": N_("transfer"),
    "disposal": N_("disposal"),
    "loss": N_("loss or theft"),
}
EVENT_WORDS = {
    "term": ("termijn", "nieuwe termijn"),
    "value": ("waarde", "boekwaarde", "afwaardering", "impairment"),
    "addition": ("toevoeging", "uitbreiding", "upgrade"),
    "residual": ("restwaarde",),
    "split": ("splitsing", "afsplitsen"),
    "transfer": ("overdracht", "verplaatsing", "overplaatsing"),
    "disposal": ("desinvestering", "verkoop", "verkocht", "afgevoerd"),
    "loss": ("verlies", "diefstal", "gestolen", "vermist"),
}
