"""The texts of the rules on the landscape that are one check of `inventory.landscape.consistency` each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_

if TYPE_CHECKING:
    from inventory.signals.finding import Severity

PLAIN: dict[str, tuple[str, Severity, dict[str, str]]] = {
    "LND-003": (
        "gone_support",
        "medium",
        {
            "title": N_("Support by a system that is not there"),
            "explanation": N_("The map leaves it out, so that the process may have no system at all."),
            "action": N_(
                "End the support, name the system that came in its place, or correct the system's days."
            ),
            "basis": "landscape consistency",
        },
    ),
    "LND-004": (
        "states",
        "medium",
        {
            "title": N_("Status and days contradict each other"),
            "explanation": N_("Which of the two holds decides what the map shows."),
            "action": N_("Correct the status or the days."),
            "basis": "landscape consistency",
        },
    ),
    "LND-005": (
        "gone_ends",
        "medium",
        {
            "title": N_("Interface with a system that is not there"),
            "explanation": N_("Data cannot come from or go to a system that is not in use."),
            "action": N_("End the interface, or correct the system's status and days."),
            "basis": "landscape consistency",
        },
    ),
    "LND-006": (
        "never_together",
        "medium",
        {
            "title": N_("Interface between systems that are never there together"),
            "explanation": N_("The one ends before the other begins."),
            "action": N_("Correct the days of the systems, or remove the interface."),
            "basis": "landscape consistency",
        },
    ),
    "LND-007": (
        "scope",
        "low",
        {
            "title": N_("Process in scope under one that is not"),
            "explanation": N_("The map leaves out everything below a process that is out of scope."),
            "action": N_("Take the process out of scope too, or that above it in."),
            "basis": "landscape consistency",
        },
    ),
    "LND-008": (
        "contradictions",
        "medium",
        {
            "title": N_("Participation contradicts itself"),
            "explanation": N_("A party that does not run a process needs no system for it."),
            "action": N_("Correct whether the party runs the process, or end the support."),
            "basis": "IKC-stappenplan, stap 2A",
        },
    ),
    "LND-009": (
        "untransported",
        "low",
        {
            "title": N_("Data that no interface carries"),
            "explanation": N_(
                "What several systems store and no interface carries is typed in twice, or an interface is missing."
            ),
            "action": N_("Record the interface, or the kinds of data that it carries; otherwise nothing."),
            "basis": "landscape consistency",
        },
    ),
    "LND-010": (
        "unrelated",
        "low",
        {
            "title": N_("System that supports nothing"),
            "explanation": N_("Either nobody needs it, or nobody recorded what it is for."),
            "action": N_("Record which process it supports for whom, or end it."),
            "basis": "IKC-stappenplan, stap 2C",
        },
    ),
    "LND-011": (
        "stale",
        "low",
        {
            "title": N_("Systems not looked at for long"),
            "explanation": N_("A landscape that nobody looks at tells of the past."),
            "action": N_("Go through the systems and what they support with who uses them."),
            "basis": "landscape_review_months",
        },
    ),
    "LND-012": (
        "unfilled",
        "low",
        {
            "title": N_("System without supplier or type"),
            "explanation": N_(
                "Without them it is not known what hangs on one supplier, and what is of the same kind."
            ),
            "action": N_("Fill in the supplier and the type."),
            "basis": "IKC-stappenplan, stap 2C",
        },
    ),
    "LND-013": (
        "ownerless",
        "low",
        {
            "title": N_("Processes without an owner"),
            "explanation": N_("Nobody decides which system supports them."),
            "action": N_("Name an owner, of each process or of the domain above it."),
            "basis": "IKC-stappenplan, stap 2A",
        },
    ),
    "LND-016": (
        "undeclared",
        "medium",
        {
            "title": N_("Data that the privacy annex does not name"),
            "explanation": N_("A system receives personal data that its agreement says nothing of."),
            "action": N_("Ask the supplier for an annex that names them, or stop sending them."),
            "basis": "AVG 28(3)",
        },
    ),
}
"""By code: the check, its severity and the texts of the `Rule`."""
