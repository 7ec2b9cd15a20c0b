"""Policies that rules of the check read, a tuple a subject; a rule names those it reads in `policies=`."""

from __future__ import annotations

from inventory.language import N_
from inventory.store.known import Known
from inventory.store.policies_assets import ASSET_POLICIES
from inventory.store.policies_privacy import PROTECTION, RETENTION_POLICIES

PRIVACY: tuple[Known, ...] = (
    Known(
        "agreement_review_months",
        "integer",
        N_("Looking at an agreement again"),
        "12",
        help=N_("Months after which an agreement or privacy annex counts as not looked at; 0: never"),
        most=120,
    ),
    Known(
        "deletion_months",
        "integer",
        N_("Confirmation of deletion"),
        "3",
        help=N_(
            "Months after the end of a contract within which the supplier confirms that data are deleted or returned"
        ),
        most=120,
    ),
    Known(
        "breach_hours",
        "integer",
        N_("Breach notice of a supplier"),
        "48",
        help=N_("Hours within which a supplier must report a data breach at the latest"),
        most=10_000,
    ),
    Known(
        "breach_hours_usual",
        "integer",
        N_("Usual breach notice of a supplier"),
        "24",
        help=N_("Hours of the national model; a longer term is told, as less severe"),
        most=10_000,
    ),
)
ASSETS: tuple[Known, ...] = ASSET_POLICIES
CONNECTIVITY: tuple[Known, ...] = (
    Known(
        "bandwidth_down",
        "integer",
        N_("Download of an active device"),
        "1000",
        help=N_("kbit/s that each device needs that is active at the same time"),
        most=1_000_000,
    ),
    Known(
        "bandwidth_up",
        "integer",
        N_("Upload of an active device"),
        "500",
        help=N_("kbit/s that each device needs that is active at the same time"),
        most=1_000_000,
    ),
    Known(
        "bandwidth_concurrency",
        "percent",
        N_("Active at the same time"),
        "60",
        help=N_("Part of the devices in use that is online at the same moment on an ordinary day"),
        most=10_000,
    ),
    Known(
        "bandwidth_test_concurrency",
        "percent",
        N_("Active at the same time on test days"),
        "80",
        help=N_("The same on a day of digital tests"),
        most=10_000,
    ),
    Known(
        "bandwidth_growth",
        "percent",
        N_("Growth of the bandwidth"),
        "30",
        help=N_("Added to what is needed, for the years to come"),
        most=100_000,
    ),
    Known(
        "bandwidth_left_out",
        "text",
        N_("Devices that are not online"),
        "",
        help=N_("Names of categories that do not count for the bandwidth, separated by ;"),
    ),
    Known(
        "speed_test_months",
        "integer",
        N_("Measuring connections again"),
        "12",
        help=N_("Months in which a measurement of a connection counts"),
        least=1,
        most=120,
    ),
    Known(
        "speed_guaranteed_share",
        "percent",
        N_("Measured against guaranteed"),
        "80",
        help=N_("A connection that is measured below this part of what is guaranteed is reported"),
        most=10_000,
    ),
    Known(
        "speed_advertised_share",
        "percent",
        N_("Measured against advertised"),
        "50",
        help=N_("The same of what is advertised, where nothing is guaranteed"),
        most=10_000,
    ),
    Known(
        "site_survey_months",
        "integer",
        N_("Surveying the wireless network again"),
        "60",
        help=N_("Months after which a survey of the wireless network is out of date; 0: never"),
        most=240,
    ),
    Known(
        "access_points_share",
        "percent",
        N_("Access points for the classrooms"),
        "100",
        help=N_("100 % is one access point for each classroom"),
        most=100_000,
    ),
    Known(
        "failover",
        "choice",
        N_("Fail-over connection"),
        "not_asked",
        help=N_("Whether each school must have a second connection for when the first one fails"),
        choices={"not_asked": N_("not needed"), "schools": N_("at each school")},
    ),
    Known(
        "incident_review_months",
        "integer",
        N_("Looking at incident plans again"),
        "24",
        help=N_("Months after which the plan for a failure counts as out of date; 0: never"),
        most=120,
    ),
)
AGENDA: tuple[Known, ...] = (
    Known(
        "urgency_days",
        "days",
        N_("Limits of urgency"),
        "90;30",
        help=N_("Days ahead by which findings are grouped, separated by ;"),
        most=730,
    ),
    Known(
        "calendar_alarm_days",
        "days",
        N_("Alarms in the calendar"),
        "180;90;30",
        help=N_("Days before a day of the agenda on which a calendar program warns, separated by ;"),
        most=730,
    ),
    Known(
        "year_close_months",
        "integer",
        N_("Closing of a book year"),
        "6",
        help=N_("Months after its end within which a book year is closed; 0: not in the agenda"),
        most=60,
    ),
    Known(
        "licence_count_months",
        "integer",
        N_("Counting licences again"),
        "12",
        help=N_("Months after a count on which the next one is due; 0: never"),
        most=120,
    ),
)

SIGNALS = (*PRIVACY, *PROTECTION, *RETENTION_POLICIES, *ASSETS, *CONNECTIVITY, *AGENDA)
"""All of them, in the order in which people see them."""
