"""The columns of what `landscape` answers."""

from __future__ import annotations

from inventory.language import N_
from inventory.records import field as f
from inventory.records.choices import YES_NO_UNKNOWN
from inventory.records.landscape import STANDARDS

LABELS = {
    "same": N_("same"),
    "same kind": N_("same kind"),
    "different": N_("different"),
    "one party": N_("one party"),
    "no systems": N_("no systems"),
    "unknown": N_("unknown"),
}
STATES = {"down": N_("down"), "degraded": N_("degraded"), "ok": N_("unhurt"), "gap": N_("gap")}
CERTAINTY = {"certain": N_("certain"), "possible": N_("possible")}

PARTY = f.text(N_("Party")).but(name="party")
CODE = f.text(N_("Code")).but(name="process")
NAME = f.text(N_("Process"), width=40).but(name="name")
SYSTEM = f.text(N_("System")).but(name="system")
CHAIN = f.text(N_("Chain"), width=40).but(name="chain")
COVERED = f.choice(N_("Covered"), YES_NO_UNKNOWN).but(name="covered")

FINDINGS = (
    PARTY,
    CODE,
    NAME,
    f.text(N_("Function")).but(name="function"),
    f.text(N_("Systems"), width=40).but(name="systems"),
    f.choice(N_("Certainty"), CERTAINTY).but(name="certain"),
)
ORPHANS = (
    SYSTEM,
    f.text(N_("Kind"), width=24).but(name="kind"),
    f.text(N_("Supplier")).but(name="supplier"),
)
DIFFERENCE = (
    CODE,
    NAME,
    f.percent(N_("Difference, %")).but(name="difference"),
    f.choice(N_("Comparison"), LABELS).but(name="label"),
    f.text(N_("Parties"), width=24).but(name="parties"),
    f.text(N_("Gaps")).but(name="gaps"),
)
IMPACT = (PARTY, CODE, NAME, f.choice(N_("State"), STATES).but(name="state"), CHAIN)
FLOWS = (
    f.text(N_("From system")).but(name="source"),
    f.text(N_("To system")).but(name="target"),
    f.text(N_("Data"), width=26).but(name="data"),
    PARTY,
    f.choice(N_("Standard"), STANDARDS).but(name="standard"),
    f.choice(N_("Pupil data"), YES_NO_UNKNOWN).but(name="pupil_data"),
    COVERED,
)
REACH = (SYSTEM, COVERED, CHAIN)


def percent(share: float | None) -> int | None:
    """Return a share as the kind percent keeps it, in 1/100 %."""
    return None if share is None else round(share * 10_000)
