"""`licences`: what was bought, what is used and what a seat costs, and `licences count` for the yearly count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance import licences as reckoning
from inventory.finance.money import euro
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records import get
from inventory.records.software import LICENCE_KINDS, Licence, LicenceCount
from inventory.records.values import day
from inventory.store.detail import locate
from inventory.store.views import View, where
from inventory.store.work import work
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.reading import Filtered
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from inventory.finance.licences import LicenceStatus
    from inventory.store.work import Work
    from tui.cli.output import Target
    from tui.cli.session import Session

STATES = {"in_force": N_("in force"), "expired": N_("expired"), "future": N_("not yet")}
SOURCES = {
    "count": N_("licence count"),
    "licence": N_("the licence itself"),
    "installations": N_("installations"),
    "assignments": N_("assignments"),
}
PAYERS = {"licence": N_("licence"), "contract": N_("contract")}
BY_COUNT = {
    "pupil": N_("{number} pupils"),
    "fte": N_("{number} fte"),
    "site": N_("{number} sites"),
    "device": N_("{number} devices"),
}
NAME = f.text(N_("Licence"), width=28).but(name="name")
KIND = f.choice(N_("Kind"), LICENCE_KINDS, width=16).but(name="kind")
STATE = f.choice(N_("State"), STATES, width=10).but(name="state")
ASSIGNED = f.integer(N_("Assigned")).but(name="assigned")
USED = f.integer(N_("Used")).but(name="used")
FREE = f.integer(N_("Free")).but(name="free")
SHORT = f.integer(N_("Short")).but(name="shortfall")
SHARE = f.percent(N_("Use")).but(name="use_share")
YEAR = f.amount(N_("A year")).but(name="cost_year")
PER_USED = f.amount(N_("A used seat")).but(name="per_used")
COUNTED = f.date(N_("Counted on")).but(name="counted")
SEEN = (
    NAME, KIND, STATE, f.text(N_("Seats"), width=14).but(name="seats"), ASSIGNED, USED, FREE, SHORT, SHARE, YEAR,
    PER_USED, COUNTED,
)  # fmt: skip
"""Columns for people."""
FIELDS = (
    NAME,
    f.text(N_("System")).but(name="system"),
    f.text(N_("Supplier")).but(name="supplier"),
    f.text(N_("Contract")).but(name="contract"),
    KIND,
    STATE,
    f.date(N_("Until")).but(name="until"),
    f.integer(N_("Seats")).but(name="seats"),
    f.flag(N_("Unlimited")).but(name="unlimited"),
    f.integer(N_("By count")).but(name="by_count"),
    ASSIGNED,
    USED,
    f.choice(N_("Known from"), SOURCES).but(name="used_from"),
    FREE,
    SHORT,
    SHARE,
    f.flag(N_("Hardly used")).but(name="low"),
    f.choice(N_("Price from"), PAYERS).but(name="price_from"),
    f.amount(N_("A period")).but(name="cost_cycle"),
    f.integer(N_("Months of a period")).but(name="cycle_months"),
    YEAR,
    f.amount(N_("A seat a year")).but(name="per_seat"),
    PER_USED.but(label=N_("A used seat a year")),
    f.amount(N_("Unused a year")).but(name="wasted"),
    COUNTED,
    f.integer(N_("Months ago")).but(name="age_months"),
)
"""Columns for programs."""


class Asking(spoken.Group):
    """A group whose first command is meant when none is named: `licences chromebook` is `licences list chromebook`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Name the command that is meant."""
        named = bool(args) and (args[0] in self.commands or args[0] in ctx.help_option_names)
        return super().parse_args(ctx, args if named else ["list", *args])


@click.group(
    cls=Asking,
    help=N_(
        "Show the licences: seats, use, shortfall and what a seat costs.\n\n"
        "A shortfall is shown and stops nobody. What nobody counted is unknown, and not 0. "
        "`inventaris licences` is `inventaris licences list`."
    ),
    options_metavar=spoken.OPTIONS,
    subcommand_metavar=spoken.SUBCOMMAND,
)
def licences() -> None:
    """Group the commands on licences."""


@licences.command(
    "list",
    cls=Filtered,
    help=N_("List licences with their use and cost on a day; FILTER as with `inventaris list licence`."),
)
@spoken.argument("words", metavar=N_("FILTER"), nargs=-1)
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))
@output_options
@pass_session
def listing(session: Session, *, words: tuple[str, ...], on: dt.datetime | None, target: Target) -> None:
    """List licences."""
    when = on.date() if on else session.today
    with session.database.read() as connection:
        found = _chosen(connection, words, session.today, reckoning.licences(connection, when))
    if target.format == "table":
        write(Table(SEEN, [_seen(one) for one in found], _("Licences")), target)
        _tell(found)
    else:
        write(Table(FIELDS, [_row(one) for one in found], _("Licences")), target)


def _chosen(
    connection: Connection, words: Sequence[str], today: dt.date, found: Sequence[LicenceStatus]
) -> list[LicenceStatus]:
    """Return the licences that a filter keeps."""
    if not words:
        return list(found)
    table = get("licence").table
    query = sa.select(table.c.id).where(where(connection, View("licence", " ".join(words)), today))
    kept = set(connection.scalars(query))
    return [one for one in found if one.id in kept]


def _seats(one: LicenceStatus) -> str:
    """Return the seats as a person reads them."""
    if one.seats is not None:
        return str(one.seats)
    if one.unlimited:
        return _("unlimited")
    return _("unknown") if one.by_count is None else _(BY_COUNT[one.kind]).format(number=one.by_count)


def _seen(one: LicenceStatus) -> tuple[Any, ...]:
    """Return a row for people."""
    return (
        one.name, one.kind, one.state, _seats(one), one.assigned, one.used, one.free, one.shortfall or None,
        one.use_share, one.cost.year, one.per_used, one.counted,
    )  # fmt: skip


def _row(one: LicenceStatus) -> tuple[Any, ...]:
    """Return a row for programs."""
    return (
        one.name, one.system or None, one.supplier or None, one.contract or None, one.kind, one.state, one.end,
        one.seats, one.unlimited, one.by_count, one.assigned, one.used, one.source or None, one.free, one.shortfall,
        one.use_share, one.low, one.cost.source or None, one.cost.cycle, one.cost.months or None, one.cost.year,
        one.per_seat, one.per_used, one.wasted, one.counted, one.age,
    )  # fmt: skip


def _tell(found: list[LicenceStatus]) -> None:
    """Say what they cost together and what is the matter; expired licences count in nothing."""
    running = [one for one in found if one.state == "in_force"]
    text = ngettext(
        "{count} licence in force, {amount} a year.",
        "{count} licences in force, {amount} a year.",
        len(running),
    )
    talk(text.format(count=len(running), amount=euro(sum(one.cost.year or 0 for one in running))))
    unpriced = sum(one.cost.year is None for one in running)
    if unpriced:
        text = ngettext(
            "The price of {count} is not recorded.", "The prices of {count} are not recorded.", unpriced
        )
        talk(text.format(count=unpriced))
    wasted = sum(one.wasted or 0 for one in running if one.low)
    if wasted:
        talk(_("Hardly used seats cost {amount} a year.").format(amount=euro(wasted)))
    for one in running:
        if one.shortfall:
            talk(_("{licence}: {count} short.").format(licence=one.name, count=one.shortfall))


@licences.command(
    "count",
    help=N_(
        "Record how many seats of a licence were bought and are used on a count date.\n\n"
        "The last count up to a day holds on it, instead of what the licence itself says."
    ),
)
@spoken.argument("name", metavar=N_("NAME"))
@spoken.option("--seats", type=int, metavar=N_("NUMBER"), help=N_("Seats bought."))
@spoken.option("--used", type=int, metavar=N_("NUMBER"), help=N_("Seats in use."))
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("Count date; without it today."))
@spoken.option("--notes", metavar=N_("TEXT"), help=N_("How it was counted."))
@spoken.option("--reason", default="", metavar=N_("TEXT"), help=N_("Why, for the history."))
@pass_session
def count(
    session: Session,
    *,
    name: str,
    seats: int | None,
    used: int | None,
    on: dt.datetime | None,
    notes: str | None,
    reason: str,
) -> None:
    """Record a count."""
    when = on.date() if on else session.today
    if seats is None and used is None:
        raise InputError(_("Nothing was counted."), _("Give --seats, --used or both."))
    if used is not None and when > session.today:
        raise InputError(
            _("What is used on {day} is not known yet.").format(day=day(when)),
            _("Give a count date up to today, or only --seats."),
        )
    given = {"seats": seats, "used": used, "notes": notes}
    with work(session.database, session.who, reason, "edit") as unit:
        number = locate(unit.connection, Licence, name)
        _record(unit, number, when, {key: value for key, value in given.items() if value is not None})
        found = reckoning.licences(unit.connection, when)
    one = next(one for one in found if one.id == number)
    _counted(one, when)


def _record(unit: Work, licence: int, when: dt.date, given: dict[str, Any]) -> None:
    """Write a count, or the rest of the one of that day."""
    table = LicenceCount.table
    same = (table.c.licence == licence) & (table.c.date == when) & table.c.archived.is_(None)
    number = unit.connection.execute(sa.select(table.c.id).where(same)).scalar()
    if number is None:
        unit.add(LicenceCount, {"licence": licence, "date": when, **given})
    else:
        unit.change(LicenceCount, number, given)


def _counted(one: LicenceStatus, when: dt.date) -> None:
    """Say what holds now."""
    used = _("unknown") if one.used is None else str(one.used)
    text = _("{licence} on {day}: {seats} seats, {used} in use.")
    talk(text.format(licence=one.name, day=day(when), seats=_seats(one), used=used))
    if one.shortfall:
        talk(_("{licence}: {count} short.").format(licence=one.name, count=one.shortfall))
