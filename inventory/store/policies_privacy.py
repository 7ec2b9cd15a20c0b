"""Terms and thresholds of the rules on annexes, the register and assessments.

Retention, in months after leaving (Netherlands, primary education): two years as base rule, five for enrolment (pupil number,
nationality, national number, organisation of education with absence), three for care and referral, seven for finance (tax law).
"""

from __future__ import annotations

from inventory.language import N_
from inventory.records.privacy_choices import DATA_CATEGORIES
from inventory.store.known import Known

MONTHS = {
    "pupil_number": "60",
    "nationality": "60",
    "medical": "36",
    "organisation": "60",
    "financial": "84",
    "national_number": "60",
}
BASE = "24"
RETENTION = {code: f"retention_{code}" for code in DATA_CATEGORIES}
"""The policy of each category of personal data."""
LABELS = {
    "contact": N_("Retention of contact details"),
    "pupil_number": N_("Retention of pupil numbers"),
    "nationality": N_("Retention of nationality and place of birth"),
    "parents": N_("Retention of data of parents or guardians"),
    "medical": N_("Retention of medical data"),
    "religion": N_("Retention of religion"),
    "progress": N_("Retention of study progress"),
    "organisation": N_("Retention of the organisation of education"),
    "financial": N_("Retention of financial data"),
    "images": N_("Retention of images and recordings"),
    "staff": N_("Retention of data of teachers and care coordinators"),
    "national_number": N_("Retention of national numbers (BSN)"),
    "chain_id": N_("Retention of chain ids (ECK iD)"),
    "technical": N_("Retention of technical and log data"),
    "other": N_("Retention of other data"),
}
RETENTION_POLICIES = tuple(
    Known(
        name,
        "integer",
        LABELS[code],
        MONTHS.get(code, BASE),
        help=N_("Months that a supplier may keep it at most; 0: no term of our own"),
        most=1200,
    )
    for code, name in RETENTION.items()
)
PROTECTION = (
    Known(
        "dpf_check_months",
        "integer",
        N_("Looking up a Data Privacy Framework certification again"),
        "12",
        help=N_("Months after which it counts as not looked up; 0: never"),
        most=120,
    ),
    Known(
        "evidence_months",
        "integer",
        N_("Age of security evidence"),
        "24",
        help=N_("Months after a test or audit of a supplier within which it counts"),
        least=1,
        most=120,
    ),
    Known(
        "evidence_months_high",
        "integer",
        N_("Age of security evidence at level high"),
        "12",
        help=N_("The same for what is classified high"),
        least=1,
        most=120,
    ),
    Known(
        "dpia_review_months",
        "integer",
        N_("Looking at a DPIA again"),
        "36",
        help=N_("Months after which a DPIA that has no review date of its own is looked at again; 0: never"),
        most=120,
    ),
    Known(
        "big_suites",
        "text",
        N_("Suites with a national list of measures"),
        "Google Workspace; Microsoft 365",
        help=N_("Names of systems for which the national DPIA asks measures of the school, separated by ;"),
    ),
)
"""How long evidence counts, and which systems have a list of measures."""
