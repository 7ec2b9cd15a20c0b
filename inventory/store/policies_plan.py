"""Thresholds by which a plan proposes the profile of the infrastructure; the board chooses, and may shift them."""

from __future__ import annotations

from inventory.language import N_
from inventory.store.known import Known

PLAN_POLICIES = (
    Known(
        "profile_devices",
        "integer",
        N_("Profile digital: devices of pupils"),
        "50",
        help=N_("For each 100 pupils: with one for every two, half a group works online at the same time"),
        most=1_000,
    ),
    Known(
        "profile_cloud",
        "percent",
        N_("Profile digital: cloud services"),
        "50",
        help=N_("Part of the systems: from half on, work stands still without internet"),
        most=10_000,
    ),
    Known(
        "profile_digital",
        "percent",
        N_("Profile digital: digital learning materials"),
        "50",
        help=N_("Part of the learning materials that is digital: from half on it leads the lessons"),
        most=10_000,
    ),
    Known(
        "profile_experimental",
        "integer",
        N_("Profile experimental: experimental devices"),
        "10",
        help=N_(
            "Such as robots, for each 1,000 pupils: about one for every four groups, so that it is no exception"
        ),
        most=10_000,
    ),
)
"""No source names a threshold: these are our own, with their reason in the help."""
