"""`plan indicators` and `plan measure`: where the indicators of a plan stand, and keeping what the program measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table, objects
from inventory.records import field as f
from inventory.records.plan_cycle import MEASURES, UNITS
from inventory.records.values import machine
from tui.cli import plan_making as making
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.plan_group import plan
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sqlalchemy import Connection

    from inventory.plan.blocks import Evidence
    from inventory.plan.facts import Facts
    from inventory.plan.indicators import Kept, Standing
    from tui.cli.output import Target
    from tui.cli.session import Session

VALUE = f.decimal(N_("Value")).but(name="value")
COLUMNS = (
    f.integer(N_("Number"), width=6).but(name="number"),
    f.text(N_("Indicator"), width=34).but(name="name"),
    f.text(N_("Goal"), width=30).but(name="goal"),
    f.choice(N_("Unit"), UNITS, width=7).but(name="unit"),
    f.decimal(N_("Began at")).but(name="baseline"),
    VALUE,
    f.date(N_("Measured on")).but(name="measured_on"),
    f.decimal(N_("Target value")).but(name="target"),
    f.date(N_("To be reached on")).but(name="target_date"),
    f.text(N_("State"), width=28).but(name="state"),
    f.text(N_("Trend"), width=28).but(name="trend"),
    f.text(N_("Source"), width=16).but(name="source"),
)
MEASURED = (
    f.choice(N_("Measure"), MEASURES, width=40).but(name="measure"),
    VALUE,
    f.choice(N_("Unit"), UNITS, width=7).but(name="unit"),
    f.text(N_("How it is reckoned"), width=60).but(name="explanation"),
)
KEPT = (
    f.integer(N_("Number"), width=6).but(name="number"),
    f.text(N_("Indicator"), width=34).but(name="name"),
    VALUE,
    f.choice(N_("Unit"), UNITS, width=7).but(name="unit"),
    f.text(N_("What became of it"), width=30).but(name="outcome"),
    f.text(N_("How it is reckoned"), width=50).but(name="explanation"),
)
ASKING = ("unknown", "past")
"""Outcomes that leave something to be done."""


def which_plan(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say which plan and which day, for the keywords `name` and `on`."""
    wrapped: Callable[..., Any] = spoken.option(
        "--plan", "name", metavar=N_("NAME"), help=N_("Name of the recorded plan; without it the newest.")
    )(
        spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))(
            function
        )
    )
    return wrapped


def facts_of(connection: Connection, name: str | None, on: dt.date) -> Facts:
    """Return what is known of a recorded plan on a day.

    Raises:
        InputError: There is no plan with this name.
    """
    from inventory.plan.facts import Facts  # noqa: PLC0415  finance and landscape

    return Facts(connection, making.settings(connection, on, None, name), on)


@plan.command(
    name="indicators",
    cls=spoken.Command,
    help=N_(
        "List the indicators of the plan: where they began, where they are, where they must be, and whether that goes "
        "well.\n\n"
        "The state is a sign with words: ● reached or on schedule, ◐ close, ○ far, ? unknown. On the way to the target it "
        "is held against a straight line. JSON gives the history and the records behind it too. --measures shows what the "
        "program measures itself, whether or not the plan has an indicator for it."
    ),
    options_metavar=spoken.OPTIONS,
)
@which_plan
@spoken.option("--measures", is_flag=True, help=N_("Show all that the program measures itself instead."))
@output_options
@pass_session
def indicators(
    session: Session, /, *, name: str | None, on: dt.datetime | None, measures: bool, target: Target
) -> None:
    """List the indicators, or the measures."""
    from inventory.plan.indicators import standings  # noqa: PLC0415  finance and landscape
    from tui.indicating import row_of  # noqa: PLC0415  the same columns as in the file of the pane

    day = on.date() if on else session.today
    if day < session.today:
        talk(_("Devices are counted as they are now; where they were on another day is not recorded."))
    with session.database.read() as connection:
        facts = facts_of(connection, name, day)
        if measures:
            _measures(facts, target)
            return
        if facts.settings.plan is None:
            raise InputError(
                _("There is no plan whose indicators can be shown."),
                _("Make one: inventaris add plan name=… first_year=… last_year=…"),
            )
        found = standings(facts)
        goals = {row["id"]: row["goal"] for row in facts.goals}
        rows = [row_of(one, goals.get(one.row["goal"], "")) for one in found]
        data = [_json(one, row) for one, row in zip(found, objects(Table(COLUMNS, rows)), strict=True)]
    write(Table(COLUMNS, rows, _("Indicators")), target, data)
    if not found:
        talk(_("The plan has no indicators yet; make one with: inventaris add indicator"))


def _json(one: Standing, row: dict[str, Any]) -> dict[str, Any]:
    """Return an indicator as JSON has it: the columns, the state for programs, the history and what is behind it."""
    return {
        **row,
        "measure": one.row["measure"],
        "level": one.light.level,
        "on_the_way": one.light.on_the_way,
        "expected": machine(VALUE, one.light.expected),
        "trend": one.trend or None,
        "gap": machine(VALUE, one.gap),
        "explanation": one.now.words if one.now else None,
        "history": [
            {"date": point.date.isoformat(), "value": machine(VALUE, point.value), "source": point.source}
            for point in one.points
        ],
        "evidence": [_evidence(found) for found in one.now.evidence] if one.now else [],
    }


def _evidence(found: Evidence) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "ids": list(found.ids),
        "count": found.count,
        "filter": found.filter or None,
    }


def _measures(facts: Facts, target: Target) -> None:
    """Write what the program measures itself."""
    from inventory.plan.measures import UNITS as UNIT_OF  # noqa: PLC0415  finance and landscape
    from inventory.plan.measures import measure  # noqa: PLC0415

    found = {name: measure(facts, name) for name in MEASURES}
    rows = [(name, one.value, UNIT_OF[name], one.words) for name, one in found.items()]
    data = [
        {**row, "evidence": [_evidence(one) for one in found[row["measure"]].evidence]}
        for row in objects(Table(MEASURED, rows))
    ]
    write(Table(MEASURED, rows, _("Measures")), target, data)


@plan.command(
    name="measure",
    cls=spoken.Command,
    help=N_(
        "Keep what the program measures today as measurements of the plan's indicators.\n\n"
        "What people measured on the same day stays as it is. Everything is one batch, which `inventaris undo` takes back. "
        "Exit code 1: something could not be measured."
    ),
    options_metavar=spoken.OPTIONS,
)
@which_plan
@spoken.option("--dry-run", is_flag=True, help=N_("Show what would be kept; write nothing."))
@output_options
@pass_session
def measure_command(
    session: Session, /, *, name: str | None, on: dt.datetime | None, dry_run: bool, target: Target
) -> int:
    """Keep measurements; return the exit code."""
    from inventory.plan.indicators import OUTCOMES, keep, keeping  # noqa: PLC0415  finance and landscape
    from inventory.records.values import day as shown  # noqa: PLC0415
    from inventory.store.work import work  # noqa: PLC0415  SQLAlchemy

    day = on.date() if on else session.today
    with session.database.read() as connection:
        found = keeping(facts_of(connection, name, day), session.today)
    batch = None
    if not dry_run:
        with work(session.database, session.who, _("Measured on {date}").format(date=shown(day))) as unit:
            keep(unit, found)
            batch = unit.started
    rows = [_kept(one, _(OUTCOMES[one.outcome])) for one in found]
    data = [
        {**row, "outcome": one.outcome, "date": day.isoformat()}
        for one, row in zip(found, objects(Table(KEPT, rows)), strict=True)
    ]
    write(Table(KEPT, rows, _("Measurements")), target, {"batch": batch, "measurements": data})
    if dry_run:
        talk(_("Nothing was written."))
    _tell(found, batch)
    return int(any(one.outcome in ASKING for one in found))


def _kept(one: Kept, outcome: str) -> tuple[Any, ...]:
    from inventory.plan.measures import UNITS as UNIT_OF  # noqa: PLC0415  finance and landscape

    value = one.measured.value if one.outcome not in ASKING else None
    words = "" if one.outcome == "past" else one.measured.words
    return one.row["number"], one.row["name"], value, UNIT_OF[one.row["measure"]], outcome, words


def _tell(found: list[Kept], batch: int | None) -> None:
    """Say what was done."""
    if not found:
        talk(_("The plan has no indicators that the program measures itself."))
    elif batch is not None:
        count = sum(one.outcome in {"new", "changed"} for one in found)
        text = ngettext(
            "{count} measurement was kept (batch {batch}).",
            "{count} measurements were kept (batch {batch}).",
            count,
        )
        talk(text.format(count=count, batch=batch))
