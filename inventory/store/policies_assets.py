"""Terms and thresholds of the rules on devices: support, reserve, and when a device counts as not seen."""

from __future__ import annotations

from inventory.language import N_
from inventory.store.known import Known

EDITIONS = {
    "unknown": N_("not known"),
    "pro": N_("Home or Pro"),
    "education": N_("Education or Enterprise"),
}
POOLS = {"site": N_("at each site"), "board": N_("one for the whole board")}

ASSET_POLICIES = (
    Known(
        "windows_edition",
        "choice",
        N_("Usual edition of Windows"),
        "unknown",
        help=N_(
            "For devices whose export does not tell it: Education and Enterprise are supported a year longer"
        ),
        choices=EDITIONS,
    ),
    Known(
        "support_update_days",
        "integer",
        N_("Updating a system to a newer release"),
        "60",
        help=N_(
            "Days before the end of a release, where the next one costs nothing, on which it is reported"
        ),
        most=730,
    ),
    Known(
        "support_data_months",
        "integer",
        N_("Age of facts on support"),
        "12",
        help=N_("Months in which “still supported” counts after it was looked up"),
        least=1,
        most=120,
    ),
    Known(
        "not_seen_days",
        "integer",
        N_("Device not seen"),
        "90",
        help=N_("Days after which a managed device in use counts as not seen; 0: never"),
        most=3660,
    ),
    Known(
        "spare_pool",
        "choice",
        N_("Place of the reserve"),
        "site",
        help=N_("Whether each site has its own reserve or the board has one"),
        choices=POOLS,
    ),
    Known(
        "fund_rows",
        "text",
        N_("What schemes pay for"),
        "",
        help=N_("Rows of the budget by scheme, such as “NPO: devices, network; Impuls: expertise”"),
    ),
)
