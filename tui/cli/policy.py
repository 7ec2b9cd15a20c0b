"""`policy`: what the board decided for itself, and from which day; the defaults of its country hold otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.store import policy as policies
from inventory.store.policies import KNOWN
from inventory.store.work import work
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from tui.cli.output import Target
    from tui.cli.session import Session

FIELDS = (
    f.text(N_("Name"), width=28).but(name="name"),
    f.text(N_("Policy"), width=30).but(name="label"),
    f.text(N_("Value"), width=24).but(name="value"),
    f.flag(N_("Own")).but(name="own"),
    f.text(N_("Help"), width=50).but(name="help"),
)


@spoken.group(N_("What the board decides for itself: thresholds, conventions, warning days."), name="policy")
def policy() -> None:
    """Group the commands on policy."""


@policy.command("list", help=N_("List every policy with the value in force."))
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))
@output_options
@pass_session
def listing(session: Session, *, on: dt.datetime | None, target: Target) -> None:
    """List every policy."""
    day = on.date() if on else session.today
    with session.database.read() as connection:
        found = policies.read(connection)
    people = target.format == "table"
    rows = []
    for name, known in KNOWN.items():
        value = found.at(name, day)
        shown = policies.shown(known, value) if people else policies.written(known, value)
        rows.append((name, _(known.label), shown, found.own(name, day), _(known.help)))
    write(Table(FIELDS, rows, _("Policy")), target)


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
