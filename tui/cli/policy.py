"""`policy`: what the board decided for itself, and from which day; the defaults of its country hold otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import sqlalchemy as sa

from inventory.finance.calendar import DAY
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.assets import Category, CategoryPolicy, Lot
from inventory.records.methods import CONVENTIONS, METHODS
from inventory.records.values import day
from inventory.store import policy as policies
from inventory.store.detail import locate
from inventory.store.policies import KNOWN
from inventory.store.titles import title_of
from inventory.store.work import work
from tui.cli import spoken, typed
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection

    from inventory.store.policy import Policies
    from inventory.store.work import Work
    from tui.cli.output import Target
    from tui.cli.session import Session

FIELDS = (
    f.text(N_("Name"), width=28).but(name="name"),
    f.text(N_("Policy"), width=30).but(name="label"),
    f.text(N_("Value"), width=24).but(name="value"),
    f.flag(N_("Own")).but(name="own"),
    f.date(N_("From")).but(name="from"),
    f.date(N_("Until")).but(name="to"),
    f.text(N_("Help"), width=50).but(name="help"),
)
TERMS = (
    f.text(N_("Category"), width=26).but(name="category"),
    f.date(N_("From")).but(name="from"),
    f.date(N_("Until")).but(name="to"),
    f.months(N_("Term")).but(name="term_months"),
    f.percent(N_("Residual share")).but(name="residual_share"),
    f.choice(N_("Method"), METHODS).but(name="method"),
    f.choice(N_("Convention"), CONVENTIONS).but(name="convention"),
)


@spoken.group(N_("What the board decides for itself: thresholds, conventions, warning days."), name="policy")
def policy() -> None:
    """Group the commands on policy."""


@policy.command(
    "list", help=N_("List every policy with the value in force, and from and until when it holds.")
)
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))
@output_options
@pass_session
def listing(session: Session, *, on: dt.datetime | None, target: Target) -> None:
    """List every policy."""
    when = on.date() if on else session.today
    with session.database.read() as connection:
        found = policies.read(connection)
    people = target.format == "table"
    rows = []
    for name, known in KNOWN.items():
        value = found.at(name, when)
        shown = policies.shown(known, value) if people else policies.written(known, value)
        rows.append(
            (name, _(known.label), shown, found.own(name, when), *_holds(found, name, when), _(known.help))
        )
    write(Table(FIELDS, rows, _("Policy")), target)


def _holds(found: Policies, name: str, when: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and last day of what is in force on a day; None where there is none."""
    starts = [start for start, _value in found.decided.get(name, ()) if start is not None]
    return _span(starts, when)


def _span(starts: list[dt.date], when: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """Return the last start up to a day, and the day before the first one after it."""
    later = min((start for start in starts if start > when), default=None)
    return max((start for start in starts if start <= when), default=None), (later - DAY if later else None)


@policy.command(
    "set", help=N_("Decide on a policy, always or from a day on; the history keeps what held before.")
)
@spoken.argument("name", metavar=N_("NAME"))
@spoken.argument("value", metavar=N_("VALUE"))
@spoken.option(
    "--from", "start", type=spoken.DATE, metavar=N_("DATE"), help=N_("First day on which it holds.")
)
@spoken.option("--reason", default="", metavar=N_("TEXT"), help=N_("Why, for the history."))
@pass_session
def decide(session: Session, *, name: str, value: str, start: dt.datetime | None, reason: str) -> None:
    """Decide on a policy."""
    with work(session.database, session.who, reason) as unit:
        said = policies.decide(unit, name, value, start.date() if start else None)
    talk(said)


@policy.command(
    "terms", help=N_("List the terms of the categories: that of the category itself, then by date.")
)
@output_options
@pass_session
def terms(session: Session, *, target: Target) -> None:
    """List the terms of all categories."""
    category, rule = Category.table, CategoryPolicy.table
    with session.database.read() as connection:
        names = connection.execute(
            sa.select(category.c.id, category.c.name, category.c.term_months)
            .where(category.c.archived.is_(None))
            .order_by(category.c.name)
        ).all()
        columns = (
            rule.c[name] for name in ("start", "term_months", "residual_share", "method", "convention")
        )
        query = sa.select(rule.c.category, *columns).where(rule.c.archived.is_(None)).order_by(rule.c.start)
        dated = connection.execute(query).all()
    rows: list[tuple[Any, ...]] = []
    for number, name, months in names:
        mine = [tuple(row[1:]) for row in dated if row[0] == number]
        starts = [one[0] for one in mine]
        first = starts[0] if starts else None
        rows.append(
            (name, None, _span(starts, _before(first))[1] if first else None, months, None, None, None)
        )
        rows += [(name, one[0], _span(starts, one[0])[1], *one[1:]) for one in mine]
    write(Table(TERMS, rows, _("Terms")), target)


def _before(first: dt.date) -> dt.date:
    """Return a day before all others."""
    return first.replace(year=1900)


@policy.command(
    "term",
    help=N_(
        "Decide how lots of a category are depreciated that are first used from a day on.\n\n"
        "Lots that were first used before keep what held for them."
    ),
)
@spoken.argument("category", metavar=N_("CATEGORY"))
@spoken.argument("months", metavar=N_("MONTHS"))
@spoken.option(
    "--from",
    "start",
    type=spoken.DATE,
    required=True,
    metavar=N_("DATE"),
    help=N_("First day of first use for which it counts."),
)
@spoken.option(
    "--residual-share",
    metavar=N_("PERCENT"),
    help=N_("Part of the cost that is left at the end, such as 10."),
)
@spoken.option("--method", type=click.Choice(tuple(METHODS)), help=N_("How the amount is spread."))
@spoken.option("--convention", type=click.Choice(tuple(CONVENTIONS)), help=N_("When depreciation begins."))
@spoken.option("--reason", default="", metavar=N_("TEXT"), help=N_("Why, for the history."))
@pass_session
def term(
    session: Session,
    /,
    *,
    category: str,
    months: str,
    start: dt.datetime,
    residual_share: str | None,
    reason: str,
    **more: str | None,
) -> None:
    """Decide on the term of a category from a day on."""
    when, fields = start.date(), CategoryPolicy.fields
    with work(session.database, session.who, reason) as unit:
        given: dict[str, Any] = {"notes": reason or None, **more}
        given["term_months"] = typed.value(unit.connection, fields["term_months"].but(required=True), months)
        if residual_share is not None:
            given["residual_share"] = typed.value(unit.connection, fields["residual_share"], residual_share)
        number = locate(unit.connection, Category, category)
        _term(unit, number, when, {name: value for name, value in given.items() if value is not None})
        touched = _touched(unit.connection, number, when)
        name = title_of(unit.connection, Category, number)
    text = _("{category}: {months} months for lots first used from {day} on.")
    talk(text.format(category=name, months=given["term_months"], day=day(when)))
    if touched:
        text = ngettext(
            "{count} lot that is there already counts by it.",
            "{count} lots that are there already count by it.",
            touched,
        )
        talk(text.format(count=touched))


def _term(unit: Work, category: int, start: dt.date, given: dict[str, Any]) -> None:
    """Write a policy of a category, or change the one of that day."""
    table = CategoryPolicy.table
    same = (table.c.category == category) & (table.c.start == start) & table.c.archived.is_(None)
    number = unit.connection.execute(sa.select(table.c.id).where(same)).scalar()
    if number is None:
        unit.add(CategoryPolicy, {"category": category, "start": start, **given})
    else:
        unit.change(CategoryPolicy, number, given)


def _touched(connection: Connection, category: int, start: dt.date) -> int:
    """Return how many lots without a term of their own were first used from a day on."""
    table = Lot.table
    query = sa.select(sa.func.count()).select_from(table)
    query = query.where(table.c.archived.is_(None), table.c.category == category)
    return connection.execute(
        query.where(table.c.term_months.is_(None), table.c.in_use >= start)
    ).scalar_one()
