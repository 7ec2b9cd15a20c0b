"""The findings as tables: coverage, doubles and differences between parties; each a pure function of a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.landscape import analysis
from inventory.language import N_, _, ngettext
from inventory.records import field as f
from inventory.records.values import decimals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.landscape.difference import ProcessDifference
    from inventory.records import Field
    from tui.widgets.findings_scene import Scene, Subject

GAPS = {"gap": N_("gap"), "unknown": N_("unknown"), "contradiction": N_("contradiction")}
CERTAINTY = {"certain": N_("certain"), "possible": N_("possible")}
LABELS = {
    "same": N_("same"),
    "same kind": N_("same kind"),
    "different": N_("different"),
    "one party": N_("one party"),
    "no systems": N_("no systems"),
    "unknown": N_("unknown"),
}

PARTY = f.text(N_("Party"), width=12).but(name="party")
CODE = f.text(N_("Code"), width=6).but(name="process")
NAME = f.text(N_("Process"), width=22).but(name="name")
SYSTEM = f.text(N_("System"), width=24).but(name="system")
SYSTEMS = f.text(N_("Systems"), width=34).but(name="systems")
SUPPLIER = f.text(N_("Supplier"), width=22).but(name="supplier")


class Told(NamedTuple):
    """An analysis as it is shown and written.

    Args:
        fields: Its columns.
        rows: Stored values, as `Table` takes them.
        subjects: The record behind each row.
        systems: The system or supplier of which each row asks what its failure would do; "" for none.
        totals: What it comes to, in lines.
        nothing: What is said when there are no rows.
    """

    fields: Sequence[Field]
    rows: Sequence[tuple[Any, ...]]
    subjects: Sequence[Subject]
    systems: Sequence[str]
    totals: Sequence[str]
    nothing: str


def percent(share: float | None) -> int | None:
    """Return a share (0 to 1) as the kind percent keeps it, in 1/100 %."""
    return None if share is None else round(share * 10_000)


def shares(share: float | None) -> str:
    """Return a share in words: "87,50%", or that it is not defined."""
    kept = percent(share)
    return _("n/a") if kept is None else f"{decimals(kept, 2)}%"


def gaps(scene: Scene) -> Told:
    """Return processes without a system, and those of which it is not known or contradicted whether they are run."""
    view = scene.view
    found = [("gap", one) for one in analysis.gaps(view)]
    found += [("unknown", one) for one in analysis.unknowns(view)]
    found += [("contradiction", one) for one in analysis.contradictions(view)]
    rows = [
        (one.party, one.process, scene.process(one.process), kind, scene.names(one.systems))
        for kind, one in found
    ]
    state = f.choice(N_("Found"), GAPS, width=12).but(name="found")
    totals = [_coverage(one) for one in analysis.coverage(view)]
    return Told(
        (PARTY, CODE, NAME, state, SYSTEMS),
        rows,
        [scene.records.of("process", one.process) for _kind, one in found],
        [one.systems[0] if one.systems else "" for _kind, one in found],
        totals,
        _("✓ Every process that a party runs has a system."),
    )


def _coverage(one: analysis.Coverage) -> str:
    """Return how far the processes of a party are supported, in words."""
    text = _("{party}: {covered} of {runs} processes have a system ({share})").format(
        party=one.party, covered=one.covered, runs=one.runs, share=shares(one.share)
    )
    if one.unknown:
        text += ", " + _("of {count} it is not known whether they are run").format(count=one.unknown)
    return text


def overlaps(scene: Scene) -> Told:
    """Return two or more systems for the same function of a process within a party."""
    found = analysis.overlaps(scene.view)
    rows = [
        (
            one.party,
            one.process,
            scene.process(one.process),
            one.function,
            scene.names(one.systems),
            "certain" if one.certain else "possible",
        )
        for one in found
    ]
    sure = sum(one.certain for one in found)
    return Told(
        (
            PARTY,
            CODE,
            NAME,
            f.text(N_("Function"), width=16).but(name="function"),
            SYSTEMS,
            f.choice(N_("Certainty"), CERTAINTY, width=9).but(name="certain"),
        ),
        rows,
        [scene.records.support(one.party, one.process, one.systems) for one in found],
        [one.systems[0] for one in found],
        [
            _("{sure} certain, {possible} possible: no function is recorded there").format(
                sure=sure, possible=len(found) - sure
            )
        ],
        _("✓ No party has two systems for the same function of a process."),
    )


def harmonisation(scene: Scene) -> Told:
    """Return the processes for which two parties use entirely different systems."""
    found = analysis.harmonisations(scene.view)
    rows = [
        (
            one.process,
            scene.process(one.process),
            one.parties[0],
            scene.names(one.systems[0]),
            one.parties[1],
            scene.names(one.systems[1]),
        )
        for one in found
    ]
    count = len({one.process for one in found})
    text = ngettext(
        "{count} process for which two parties share no system",
        "{count} processes for which two parties share no system",
        count,
    )
    return Told(
        (
            CODE,
            NAME,
            PARTY,
            SYSTEMS.but(width=24),
            f.text(N_("Other party"), width=12).but(name="other"),
            f.text(N_("Its systems"), width=24).but(name="others"),
        ),
        rows,
        [scene.records.of("process", one.process) for one in found],
        [one.systems[0][0] for one in found],
        [text.format(count=count)],
        _("✓ Parties that run the same process share a system for it, or one of them has none."),
    )


def difference(scene: Scene) -> Told:
    """Return how much the parties differ, process by process."""
    from inventory.landscape.difference import difference as differ  # noqa: PLC0415  its name is this table's

    found = differ(scene.view, compare=scene.compare, method=scene.method)
    totals = [
        _(
            "Mean {mean} over {count} of {all} common processes · weighted {weighted} · all pairs {pooled}"
        ).format(
            mean=shares(found.mean),
            count=found.defined,
            all=found.common,
            weighted=shares(found.weighted),
            pooled=shares(found.pooled),
        ),
        _("Whatever they are used for, the systems differ {share}").format(share=shares(found.systems_only)),
    ]
    return Told(
        (
            CODE,
            NAME,
            f.percent(N_("Difference, %")).but(name="difference"),
            f.choice(N_("Comparison"), LABELS, width=13).but(name="label"),
            f.text(N_("Parties"), width=20).but(name="parties"),
            f.text(N_("Gaps"), width=12).but(name="gaps"),
        ),
        [_difference(scene, one) for one in found.processes],
        [scene.records.of("process", one.process) for one in found.processes],
        ["" for _one in found.processes],
        totals,
        "",
    )


def _difference(scene: Scene, one: ProcessDifference) -> tuple[Any, ...]:
    return (
        one.process,
        scene.process(one.process),
        percent(one.difference),
        one.label,
        "; ".join(one.parties),
        "; ".join(one.gaps),
    )


def orphans(scene: Scene) -> Told:
    """Return the systems that support no process."""
    found = [scene.view.systems[key] for key in analysis.orphans(scene.view)]
    text = ngettext(
        "{count} of {all} systems supports no process",
        "{count} of {all} systems support no process",
        len(found),
    )
    return Told(
        (SYSTEM, f.text(N_("Kind"), width=24).but(name="kind"), SUPPLIER),
        [(scene.view.name(one.key), one.kind, one.supplier) for one in found],
        [scene.records.of("system", one.key) for one in found],
        [one.key for one in found],
        [text.format(count=len(found), all=len(scene.view.systems))],
        _("✓ Every system supports a process."),
    )
