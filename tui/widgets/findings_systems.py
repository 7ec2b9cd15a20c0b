"""The findings as tables: systems by what hangs on them, what they need and how well they fit; of a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape import chains, portfolio, security
from inventory.landscape.clusters import clusters as clustered
from inventory.landscape.lifecycle import STAGES, stages
from inventory.landscape.suppliers import dependences
from inventory.language import N_, _, ngettext
from inventory.records import field as f
from inventory.records.choices import LEVELS
from inventory.records.values import decimals
from tui.widgets.findings_tables import PARTY, SUPPLIER, SYSTEM, SYSTEMS, Told, percent

if TYPE_CHECKING:
    from inventory.landscape.portfolio import Place
    from inventory.landscape.security import Need
    from tui.widgets.findings_scene import Scene

ADVICE = {
    "invest": N_("invest"),
    "migrate": N_("migrate"),
    "tolerate": N_("tolerate"),
    "eliminate": N_("eliminate"),
}
ASPECTS = {
    "availability": N_("availability"),
    "integrity": N_("integrity"),
    "confidentiality": N_("confidentiality"),
}


def dependence(scene: Scene) -> Told:
    """Return how much of each party hangs on each supplier; what weighs most comes first."""
    found = dependences(scene.view)
    missing = sum(not one.supplier for one in scene.view.systems.values())
    whole = sum(one.share == 1 for one in found)
    totals = [
        _("{count} suppliers; a party stands still wholly with one of them: {whole}").format(
            count=len({one.supplier for one in found}), whole=whole
        )
    ]
    if missing:
        text = ngettext(
            "Of {count} system the supplier is not recorded",
            "Of {count} systems the supplier is not recorded",
            missing,
        )
        totals.append(text.format(count=missing))
    return Told(
        (
            SUPPLIER,
            PARTY,
            f.percent(N_("Down, %"), width=8).but(name="share"),
            f.integer(N_("Down"), width=6).but(name="down"),
            f.integer(N_("Degraded"), width=8).but(name="degraded"),
            f.integer(N_("With a system"), width=10).but(name="covered"),
        ),
        [(one.supplier, one.party, percent(one.share), one.down, one.degraded, one.covered) for one in found],
        [scene.records.of("supplier", one.supplier) for one in found],
        [one.supplier for one in found],
        totals,
        _("No system has a supplier, as far as is recorded."),
    )


def connecting(scene: Scene) -> Told:
    """Return the systems without which the interfaces fall apart."""
    edges = [(one.flow.source, one.flow.target) for one in scene.exchanges]
    found = chains.ranked(scene.view, edges)
    return Told(
        (
            SYSTEM,
            f.integer(N_("Processes down"), width=14).but(name="down"),
            f.integer(N_("Degraded"), width=10).but(name="degraded"),
        ),
        [(scene.view.name(one.system), one.processes, one.degraded) for one in found],
        [scene.records.of("system", one.system) for one in found],
        [one.system for one in found],
        [
            ngettext(
                "{count} interface; a weak sign: landscapes are like trees",
                "{count} interfaces; a weak sign: landscapes are like trees",
                len(edges),
            ).format(count=len(edges))
        ],
        _("No system holds the interfaces together by itself.")
        if edges
        else _("No interface is recorded on this day."),
    )


def clusters(scene: Scene) -> Told:
    """Return systems that support the same processes, to order columns and bundle sub-projects."""
    found = clustered(scene.view)
    weights: dict[frozenset[str], int] = {frozenset((a, b)): weight for a, b, weight in found.edges}
    groups = [one for one in found.clusters if len(one) > 1]
    alone = len(found.clusters) - len(groups)
    rows = [
        (
            number,
            len(group),
            sum(weight for pair, weight in weights.items() if pair <= set(group)),
            scene.names(group),
        )
        for number, group in enumerate(groups, 1)
    ]
    modularity = _("n/a") if found.modularity is None else decimals(round(found.modularity * 100), 2)
    return Told(
        (
            f.integer(N_("Cluster"), width=8).but(name="cluster"),
            f.integer(N_("Number of systems"), width=8).but(name="count"),
            f.integer(N_("Shared"), width=8).but(name="shared"),
            SYSTEMS,
        ),
        rows,
        [scene.records.of("system", group[0]) for group in groups],
        [group[0] for group in groups],
        [
            _("{count} clusters, {alone} systems apart · modularity {modularity}").format(
                count=len(groups), alone=alone, modularity=modularity
            )
        ],
        _("No two systems support the same process."),
    )


def biv(scene: Scene) -> Told:
    """Return what availability, integrity and confidentiality systems need; those that fall short come first."""
    found = security.needs(scene.view, security.classified(scene.connection))
    found.sort(key=lambda one: not one.short)
    short = sum(bool(one.short) for one in found)
    unknown = sum(not all(one.needed) for one in found)
    text = ngettext(
        "{short} of {count} system is classified lower than its processes ask",
        "{short} of {count} systems are classified lower than their processes ask",
        len(found),
    ).format(short=short, count=len(found))
    if unknown:
        text += " · " + _("of {count} it is unknown what is asked").format(count=unknown)
    level = f.choice("", LEVELS, width=8)
    return Told(
        (
            SYSTEM,
            f.text(N_("Too low"), width=18).but(name="short"),
            *(
                level.but(name=f"{name}_{side}", label=label)
                for name, labels in _LABELS.items()
                for side, label in labels.items()
            ),
            f.text(N_("From the processes"), width=24).but(name="processes"),
        ),
        [_biv(scene, one) for one in found],
        [scene.records.of("system", one.system) for one in found],
        [one.system for one in found],
        [text],
        _("No system supports a process on this day."),
    )


_LABELS = {
    "availability": {"needed": N_("A asked"), "own": N_("A own")},
    "integrity": {"needed": N_("I asked"), "own": N_("I own")},
    "confidentiality": {"needed": N_("C asked"), "own": N_("C own")},
}


def _biv(scene: Scene, one: Need) -> tuple[object, ...]:
    levels = [level for pair in zip(one.needed, one.own, strict=True) for level in pair]
    short = ", ".join(_(ASPECTS[name]) for name in one.short)
    return (scene.view.name(one.system), short, *levels, ", ".join(one.processes))


def fits(scene: Scene) -> Told:
    """Return how well systems fit, and what that advises."""
    phases = stages(scene.connection, scene.moment.on)
    found = portfolio.read(scene.connection, scene.view, phases)
    counted = {name: sum(one.advice == name for one in found) for name in ADVICE}
    known = ", ".join(f"{count} {_(ADVICE[name])}" for name, count in counted.items() if count)
    unknown = sum(one.advice is None for one in found)
    text = _("{known} · of {unknown} no advice: a fit is not recorded").format(
        known=known or _("no advice"), unknown=unknown
    )
    return Told(
        (
            SYSTEM,
            f.choice(N_("Advice"), ADVICE, width=13).but(name="advice"),
            f.text(N_("Functional"), width=10).but(name="functional"),
            f.integer(N_("Technical"), width=9).but(name="technical"),
            f.choice(N_("Stage"), STAGES, width=18).but(name="lifecycle"),  # type: ignore[arg-type]
            f.text(N_("Rated"), width=9).but(name="rated"),
        ),
        [_place(scene, one) for one in found],
        [scene.records.of("system", one.system) for one in found],
        [one.system for one in found],
        [text, _("Fits run from 1 to 4: of the work with each support, technical with the system.")],
        _("No system is there on this day."),
    )


def _place(scene: Scene, one: Place) -> tuple[object, ...]:
    functional = "" if one.functional is None else decimals(round(one.functional * 100), 2)
    rated = _("{rated} of {uses}").format(rated=one.rated, uses=one.uses)
    return (scene.view.name(one.system), one.advice, functional, one.technical, one.lifecycle or None, rated)
