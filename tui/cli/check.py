"""`check`: what calls for action in contracts, devices, licences and privacy; its exit code is for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.signals.check import at_least, chosen
from inventory.signals.check import check as find
from inventory.signals.finding import SEVERITIES, json_of
from tui.cli import spoken
from tui.cli.failure import ACTION
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from inventory.signals.finding import Finding, Severity
    from tui.cli.output import Target
    from tui.cli.session import Session

SEVERITY = {
    "critical": N_("critical"),
    "high": N_("high"),
    "medium": N_("medium"),
    "low": N_("low"),
}
STATUS = {"finding": N_("finding"), "unknown": N_("unknown")}
FIELDS = (
    f.text(N_("Rule"), width=8).but(name="rule"),
    f.choice(N_("Severity"), SEVERITY, width=9).but(name="severity"),
    f.choice(N_("Status"), STATUS, width=10).but(name="status"),
    f.text(N_("Subject"), width=28).but(name="subject"),
    f.date(N_("Due")).but(name="due"),
    f.text(N_("Message"), width=60).but(name="message"),
)
RULES = (
    f.text(N_("Rule"), width=8).but(name="rule"),
    f.choice(N_("Severity"), SEVERITY, width=9).but(name="severity"),
    f.text(N_("Title"), width=30).but(name="title"),
    f.text(N_("Why"), width=50).but(name="explanation"),
    f.text(N_("What to do"), width=50).but(name="action"),
    f.text(N_("Basis"), width=20).but(name="basis"),
)


@spoken.command(
    N_(
        "Check contracts, devices, licences and privacy.\n\n"
        "What the records do not tell is reported as unknown, never as fine. With --fail-on the exit code is 1 when "
        "something of that severity or worse is found or unknown."
    ),
    name="check",
)
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))
@spoken.option(
    "--rule", default="*", metavar=N_("PATTERN"), help=N_("Only these rules, such as PRV-* or CON-001,AST-*.")
)
@spoken.option("--fail-on", type=click.Choice(SEVERITIES), help=N_("End with 1 at this severity or worse."))
@spoken.option(
    "--rules", "listing", is_flag=True, help=N_("List the rules: why they are there and what to do.")
)
@output_options
@pass_session
@click.pass_context
def check(
    ctx: click.Context,
    session: Session,
    *,
    on: dt.datetime | None,
    rule: str,
    fail_on: Severity | None,
    listing: bool,
    target: Target,
) -> None:
    """Run the rules, or list them."""
    if listing:
        _list(rule, target)
        return
    with session.database.read() as connection:
        found = find(connection, on.date() if on else session.today, rule)
    rows = [(one.rule, one.severity, one.status, one.subject.name, one.due, one.message) for one in found]
    write(Table(FIELDS, rows, _("Check")), target, [json_of(one) for one in found])
    if target.format == "table":
        _tell(found)
    if fail_on is not None and at_least(found, fail_on):
        ctx.exit(ACTION)


def _tell(found: list[Finding]) -> None:
    """Say how many there are."""
    unknown = sum(one.status == "unknown" for one in found)
    hits = len(found) - unknown
    text = ngettext("{count} finding, {unknown} unknown.", "{count} findings, {unknown} unknown.", hits)
    talk(text.format(count=hits, unknown=unknown))


def _list(pattern: str, target: Target) -> None:
    """Write the rules themselves."""
    rows = [
        (one.id, one.severity, _(one.title), _(one.explanation), _(one.action), one.basis)
        for one in chosen(pattern)
    ]
    write(Table(RULES, rows, _("Rules")), target)
