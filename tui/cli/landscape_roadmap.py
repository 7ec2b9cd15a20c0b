"""`landscape roadmap`, `diff` and `windows`: how the landscape changes, in which order, and where that rubs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.money import euro
from inventory.landscape import moments
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.roadmap import PROJECT_STATES, SYSTEM_DECISIONS
from tui.cli import landscape_columns as c
from tui.cli import spoken
from tui.cli.landscape_group import landscape
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from inventory.landscape.diff import Use
    from inventory.landscape.road import Road
    from inventory.landscape.windows import Window
    from tui.cli.output import Target
    from tui.cli.session import Session

MOVES = {"removed": N_("goes"), "added": N_("comes"), "kept": N_("stays")}
KINDS = {"overlap": N_("overlap"), "gap": N_("gap")}
ROADMAP = (
    f.text(N_("Code"), width=8).but(name="code"),
    f.text(N_("Sub-project"), width=32).but(name="name"),
    f.choice(N_("Status"), PROJECT_STATES).but(name="status"),
    f.choice(N_("Decision"), SYSTEM_DECISIONS).but(name="decision"),
    f.date(N_("From")).but(name="start"),
    f.date(N_("Until")).but(name="end"),
    f.integer(N_("Days")).but(name="duration"),
    f.text(N_("Waits for")).but(name="needs"),
    f.integer(N_("Slack")).but(name="slack"),
    f.flag(N_("Critical")).but(name="critical"),
    f.amount(N_("Costs")).but(name="cost"),
)
DIFF = (
    f.choice(N_("Change"), MOVES).but(name="change"),
    c.PARTY,
    c.CODE,
    c.NAME,
    c.SYSTEM,
    f.text(N_("Sub-project")).but(name="project"),
)
WINDOWS = (
    c.PARTY,
    c.CODE,
    c.NAME,
    f.text(N_("Function")).but(name="function"),
    f.text(N_("Goes")).but(name="leaves"),
    f.text(N_("Comes")).but(name="arrives"),
    f.choice(N_("Kind"), KINDS).but(name="kind"),
    f.integer(N_("Days")).but(name="days"),
    f.date(N_("From")).but(name="from"),
    f.date(N_("Until")).but(name="to"),
    f.amount(N_("Costs")).but(name="cost"),
)
"""The cost is that of what goes, in the days on which both are there."""


@landscape.command(
    "roadmap",
    help=N_(
        "The sub-projects: in which order, when at the earliest, which have no slack, what they cost, and what calls for "
        "attention."
    ),
)
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("Look from this day instead of today."))
@output_options
@pass_session
def roadmap(session: Session, *, on: dt.datetime | None, target: Target) -> None:
    """Show the roadmap."""
    from inventory.signals.road import road  # noqa: PLC0415  its name is nearly the command's

    with session.database.read() as connection:
        found = road(connection, on.date() if on else session.today)
    rows = [
        (
            one.code,
            one.name,
            one.status,
            one.decision or None,
            one.start,
            one.end,
            one.duration,
            ", ".join(wait.code for wait in one.needs),
            one.slack,
            one.critical,
            one.cost,
        )
        for one in found.projects
    ]
    write(Table(ROADMAP, rows, _("Roadmap")), target, found.json())
    if target.format == "table":
        _tell(found)


def _tell(found: Road) -> None:
    """Say which chain takes longest, and how much calls for attention."""
    if not found.projects:
        talk(_("No sub-projects are recorded. Add them, or import them."))
        return
    if found.cycle is not None:
        talk(
            _("These sub-projects wait for each other: {codes}. No order is possible.").format(
                codes=" → ".join((*found.cycle, found.cycle[0]))
            )
        )
    else:
        text = ngettext(
            "Longest chain: {codes}; the whole takes {count} day.",
            "Longest chain: {codes}; the whole takes {count} days.",
            found.length or 0,
        )
        talk(text.format(codes=" → ".join(found.critical), count=found.length or 0))
    if found.checks:
        text = ngettext(
            "{count} point calls for attention: inventaris check --rule 'LND-1*'",
            "{count} points call for attention: inventaris check --rule 'LND-1*'",
            len(found.checks),
        )
        talk(text.format(count=len(found.checks)))


@landscape.command(
    "diff",
    help=N_(
        "What goes, comes and stays between two states of the landscape, and which sub-project does it. A state is now, "
        "target, the name of a plateau or a day."
    ),
)
@spoken.option(
    "--from", "first", default="now", metavar=N_("STATE"), help=N_("Compare from this state; now by default.")
)
@spoken.option(
    "--to",
    "second",
    default="target",
    metavar=N_("STATE"),
    help=N_("Compare to this state; target by default."),
)
@output_options
@pass_session
def diff(session: Session, *, first: str, second: str, target: Target) -> None:
    """Compare two states."""
    from inventory.landscape.diff import between  # noqa: PLC0415  its name is nearly the command's

    with session.database.read() as connection:
        states = [moments.at_word(connection, session.today, word) for word in (first, second)]
        found = between(connection, *states)
    names = {process.code: process.name for process in found.processes}
    rows = [
        (kind, *_named(use, names), ", ".join(found.projects.get(use, ())))
        for kind, uses in (
            ("removed", found.diff.removed),
            ("added", found.diff.added),
            ("kept", found.diff.kept if target.format != "table" else ()),
        )
        for use in uses
    ]
    write(Table(DIFF, rows, _("Differences")), target, found.diff.json())
    if target.format == "table":
        _tell_diff(len(found.diff.kept), found.diff.projects_without_effect)


def _named(use: Use, names: dict[str, str]) -> tuple[str, str, str, str]:
    return use.party, use.process, names[use.process], use.system


def _tell_diff(kept: int, without: tuple[str, ...]) -> None:
    """Say how much stays, and which sub-projects change nothing."""
    talk(ngettext("{count} stays as it is.", "{count} stay as they are.", kept).format(count=kept))
    if without:
        text = ngettext(
            "This sub-project changes no system: {codes}.",
            "These sub-projects change no system: {codes}.",
            len(without),
        )
        talk(text.format(codes=", ".join(without)))


@landscape.command(
    "windows",
    help=N_(
        "Days on which the old and the new system are both there (paid twice), or neither is, by party and process."
    ),
)
@spoken.option(
    "--on",
    type=spoken.DATE,
    metavar=N_("DATE"),
    help=N_("Leave out what is over before this day instead of today."),
)
@output_options
@pass_session
def windows(session: Session, *, on: dt.datetime | None, target: Target) -> None:
    """List overlap and gap windows."""
    from inventory.signals.board import Board  # noqa: PLC0415  contracts, only here
    from inventory.signals.windows import with_costs  # noqa: PLC0415

    with session.database.read() as connection:
        board = Board(connection, on.date() if on else session.today)
        found = with_costs(board)
        names = {process.code: process.name for process in board.landscape.landscape.processes}
    rows = [
        (
            one.party,
            one.process,
            names.get(one.process, ""),
            one.function,
            one.leaves,
            one.arrives,
            one.kind,
            one.days,
            one.first,
            one.last,
            one.cost,
        )
        for one in found
    ]
    write(Table(WINDOWS, rows, _("Windows")), target, [one.json() for one in found])
    if target.format == "table":
        _tell_windows(found)


def _tell_windows(found: Sequence[Window]) -> None:
    """Say what all overlaps cost together; what several processes share counts once."""
    overlaps = {(one.leaves, one.first, one.last): one.cost for one in found if one.kind == "overlap"}
    known = [cost for cost in overlaps.values() if cost is not None]
    if known:
        talk(
            _("Paid twice in all: {cost}, the contracts of a system once for all its processes.").format(
                cost=euro(sum(known))
            )
        )
    unknown = len(overlaps) - len(known)
    if unknown:
        text = ngettext(
            "Of {count} overlap it is not known what is paid twice.",
            "Of {count} overlaps it is not known what is paid twice.",
            unknown,
        )
        talk(text.format(count=unknown))
