"""The columns of what `landscape` answers."""

from __future__ import annotations

from inventory.landscape.lifecycle import STAGES
from inventory.language import N_
from inventory.records import field as f
from inventory.records.choices import LEVELS, YES_NO_UNKNOWN
from inventory.records.landscape import STANDARDS

LABELS = {
    "same": N_("same"),
    "same kind": N_("same kind"),
    "different": N_("different"),
    "one party": N_("one party"),
    "no systems": N_("no systems"),
    "unknown": N_("unknown"),
}
PAIR_LABELS = {
    "same": N_("same"),
    "same kind": N_("same kind"),
    "different": N_("different"),
    "one side": N_("at one only"),
    "no systems": N_("no systems"),
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
IMPACT = (
    PARTY,
    CODE,
    NAME,
    f.choice(N_("State"), STATES).but(name="state"),
    f.integer(N_("Steps"), width=6).but(name="depth"),
    CHAIN,
)
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

COVERAGE = (
    PARTY,
    f.integer(N_("Runs")).but(name="runs"),
    f.integer(N_("With a system")).but(name="covered"),
    f.integer(N_("Unknown whether it runs them")).but(name="unknown"),
    f.percent(N_("Coverage, %")).but(name="share"),
)
RISK = (
    PARTY,
    CODE,
    NAME,
    f.integer(N_("Suppliers")).but(name="suppliers"),
    f.text(N_("Systems"), width=34).but(name="systems"),
    f.text(N_("Names of suppliers"), width=30).but(name="names"),
)
DEPENDENCE = (
    f.text(N_("Supplier"), width=28).but(name="supplier"),
    PARTY,
    f.integer(N_("With a system")).but(name="covered"),
    f.integer(N_("Down")).but(name="down"),
    f.integer(N_("Degraded")).but(name="degraded"),
    f.percent(N_("Share down, %")).but(name="share"),
)
CONNECTING = (
    SYSTEM,
    f.integer(N_("Processes down")).but(name="processes"),
    f.integer(N_("Degraded")).but(name="degraded"),
)
BRIDGES = (f.text(N_("System")).but(name="one"), f.text(N_("Other system")).but(name="other"))
BOTTLENECKS = (
    SYSTEM,
    f.text(N_("All ways pass")).but(name="bottleneck"),
    f.integer(N_("Systems that cut it off")).but(name="cut"),
)
CLUSTERS = (
    f.integer(N_("Cluster"), width=8).but(name="cluster"),
    SYSTEM,
    f.text(N_("Shares processes with"), width=60).but(name="shared"),
)
SECURITY = (
    SYSTEM,
    f.choice(N_("Availability"), LEVELS).but(name="availability"),
    f.choice(N_("Integrity"), LEVELS).but(name="integrity"),
    f.choice(N_("Confidentiality"), LEVELS).but(name="confidentiality"),
    f.choice(N_("Own availability"), LEVELS).but(name="own_availability"),
    f.choice(N_("Own integrity"), LEVELS).but(name="own_integrity"),
    f.choice(N_("Own confidentiality"), LEVELS).but(name="own_confidentiality"),
    f.text(N_("Processes"), width=30).but(name="from"),
)
ADVICE = {
    "invest": N_("invest"),
    "migrate": N_("migrate"),
    "tolerate": N_("tolerate"),
    "eliminate": N_("eliminate"),
}
PORTFOLIO = (
    SYSTEM,
    f.fte(N_("Functional fit")).but(name="functional"),
    f.integer(N_("Technical fit")).but(name="technical"),
    f.choice(N_("Advice"), ADVICE).but(name="advice"),
    f.choice(N_("Life"), {str(stage): label for stage, label in STAGES.items()}).but(name="lifecycle"),
    f.integer(N_("Supports with a fit")).but(name="rated"),
    f.integer(N_("Number of supports")).but(name="uses"),
)
HARMONISATION = (
    CODE,
    NAME,
    f.text(N_("Parties"), width=24).but(name="parties"),
    f.text(N_("Systems of the one"), width=30).but(name="one"),
    f.text(N_("Systems of the other"), width=30).but(name="other"),
)


def percent(share: float | None) -> int | None:
    """Return a share as the kind percent keeps it, in 1/100 %."""
    return None if share is None else round(share * 10_000)
