"""The roadmap as tables: what differs from today, windows in which old and new are both there or neither, and checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.landscape.diff import between
from inventory.language import N_, _, ngettext
from inventory.records import field as f
from tui.widgets.findings_risks import SEVERITIES
from tui.widgets.findings_scene import records
from tui.widgets.findings_tables import CODE, NAME, PARTY, SYSTEM, Told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from inventory.landscape.diff import Use
    from inventory.landscape.road import Road
    from inventory.landscape.windows import Window
    from tui.widgets.findings_moment import Moment

MOVES = {"removed": N_("goes"), "added": N_("comes"), "kept": N_("stays")}
WINDOWS = {"overlap": N_("overlap"), "gap": N_("gap")}
WINDOW = (
    f.choice(N_("Kind"), WINDOWS, width=11).but(name="window"),
    PARTY,
    CODE,
    NAME,
    f.text(N_("Goes"), width=18).but(name="leaves"),
    f.text(N_("Comes"), width=18).but(name="arrives"),
    f.integer(N_("Days"), width=6).but(name="days"),
    f.date(N_("From")).but(name="from"),
    f.date(N_("Until")).but(name="to"),
    f.amount(N_("Costs")).but(name="cost"),
    f.text(N_("Function"), width=14).but(name="function"),
)


def diff(connection: Connection, found: Road, moment: Moment) -> Told:
    """Return what goes, comes and stays from today to another moment, and which sub-project does it."""
    both = between(connection, (found.on, "now"), (moment.on, moment.mode))
    names = {process.code: process.name for process in both.processes}
    alone = set(both.diff.without_project)
    known = records(connection)

    def row(kind: str, use: Use) -> tuple[str, ...]:
        projects = ", ".join(both.projects.get(use, ()))
        by = projects or (_("no sub-project") if use in alone else "")
        return (kind, use.party, use.process, names.get(use.process, ""), use.system, by)

    uses = [("removed", one) for one in both.diff.removed] + [("added", one) for one in both.diff.added]
    uses += [("kept", one) for one in both.diff.kept]
    totals = [
        _("− {removed} go, + {added} come, = {kept} stay · {alone} changed by no sub-project").format(  # noqa: RUF001  a minus that is seen
            removed=len(both.diff.removed),
            added=len(both.diff.added),
            kept=len(both.diff.kept),
            alone=len(alone),
        )
    ]
    if both.diff.projects_without_effect:
        codes = ", ".join(both.diff.projects_without_effect)
        totals.append(_("Sub-projects that change no system: {codes}").format(codes=codes))
    return Told(
        (
            f.choice(N_("Change"), MOVES, width=8).but(name="move"),
            PARTY,
            CODE,
            NAME,
            SYSTEM,
            f.text(N_("Sub-project"), width=14).but(name="project"),
        ),
        [row(kind, use) for kind, use in uses],
        [known.support(use.party, use.process, (use.system,)) for _kind, use in uses],
        [use.system for _kind, use in uses],
        totals,
        _("Nothing is recorded of what supports what."),
    )


def windows(connection: Connection, found: Road, _moment: Moment) -> Told:
    """Return the days on which the old and the new system are both there, or neither is."""
    from inventory.signals.board import Board  # noqa: PLC0415  contracts, only for who asks
    from inventory.signals.windows import with_costs  # noqa: PLC0415

    board = Board(connection, found.on)
    rows = with_costs(board)
    names = {one.code: one.name for one in board.landscape.landscape.processes}
    known = records(connection)
    return Told(
        WINDOW,
        [_window(one, names.get(one.process, "")) for one in rows],
        [known.support(one.party, one.process, (one.leaves,)) for one in rows],
        [one.leaves for one in rows],
        [_paid(rows)],
        _("✓ What goes and what comes follow each other without an overlap or a gap."),
    )


def _window(one: Window, name: str) -> tuple[Any, ...]:
    """Return the row of one window."""
    ends = (one.days, one.first, one.last, one.cost)
    return (one.kind, one.party, one.process, name, one.leaves, one.arrives, *ends, one.function)


def _paid(rows: Sequence[Window]) -> str:
    """Return how many windows there are, and of how many overlaps the cost is unknown."""
    overlap = [one for one in rows if one.kind == "overlap"]
    unknown = sum(one.cost is None for one in overlap)
    text = ngettext(
        "{overlaps} overlap (paid twice), {gaps} gaps",
        "{overlaps} overlaps (paid twice), {gaps} gaps",
        len(overlap),
    ).format(overlaps=len(overlap), gaps=len(rows) - len(overlap))
    return text + (" · " + _("of {count} the cost is unknown").format(count=unknown) if unknown else "")


def checks(connection: Connection, found: Road, _moment: Moment) -> Told:
    """Return all that calls for attention on the road."""
    known = records(connection)
    projects = {one.code: one.number for one in found.projects}
    subjects = [
        ("project", projects[one.key])
        if one.kind == "project" and one.key in projects
        else known.of(one.kind, one.key)
        for one in found.checks
    ]
    text = ngettext(
        "{count} point calls for attention", "{count} points call for attention", len(found.checks)
    )
    return Told(
        (
            f.text(N_("Rule"), width=8).but(name="rule"),
            f.choice(N_("Severity"), SEVERITIES, width=10).but(name="severity"),
            f.text(N_("About"), width=16).but(name="subject"),
            f.text(N_("Message"), width=60).but(name="message"),
            f.date(N_("Before")).but(name="due"),
        ),
        [(one.rule, one.severity, one.name, one.message, one.due) for one in found.checks],
        subjects,
        [one.key if one.kind == "system" else "" for one in found.checks],
        [text.format(count=len(found.checks))],
        _("✓ Nothing on the road calls for attention."),
    )


TABLES = {"diff": diff, "windows": windows, "checks": checks}
"""The tables by the view that shows them."""
