"""`check`: what calls for action in contracts, devices, licences and privacy; its exit code is for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from inventory.errors import RefusedError
from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.signals import life, marks, rule_policies
from inventory.signals.check import at_least, uses
from inventory.signals.check import check as find
from inventory.signals.finding import SEVERITIES, json_of
from inventory.signals.grouping import GROUPINGS, Group, grouped
from tui.cli import spoken
from tui.cli.failure import ACTION
from tui.cli.output import output_options, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection

    from inventory.signals.finding import Finding, Severity
    from inventory.signals.grouping import By
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
STATE = {"open": N_("open"), "known": N_("known"), "accepted": N_("accepted")}
GROUP = f.text(N_("Group"), width=26).but(name="group")
DECIDED = (
    f.choice(N_("State"), STATE, width=11).but(name="state"),
    f.text(N_("Owner"), width=20).but(name="owner"),
    f.date(N_("Accepted until")).but(name="until"),
    f.date(N_("First seen")).but(name="first_seen"),
)
RULES = (
    f.text(N_("Rule"), width=8).but(name="rule"),
    f.choice(N_("Severity"), SEVERITY, width=9).but(name="severity"),
    f.text(N_("Title"), width=30).but(name="title"),
    f.text(N_("Why"), width=50).but(name="explanation"),
    f.text(N_("What to do"), width=50).but(name="action"),
    f.text(N_("Basis"), width=20).but(name="basis"),
    f.text(N_("Norms"), width=12).but(name="norms"),
    f.text(N_("Policies"), width=20).but(name="policies"),
    f.flag(N_("In use")).but(name="active"),
)


@spoken.command(
    N_(
        "Check contracts, devices, licences and privacy.\n\n"
        "What the records do not tell is reported as unknown, never as fine. With --fail-on the exit code is 1 when "
        "something of that severity or worse is found or unknown. What is accepted (`inventaris mark`) does not count. A "
        "whole check of today is remembered: that tells what is new."
    ),
    name="check",
)
@spoken.option("--on", type=spoken.DATE, metavar=N_("DATE"), help=N_("On this day instead of today."))
@spoken.option(
    "--rule", default="*", metavar=N_("PATTERN"), help=N_("Only these rules, such as PRV-* or CON-001,AST-*.")
)
@spoken.option("--fail-on", type=click.Choice(SEVERITIES), help=N_("End with 1 at this severity or worse."))
@spoken.option("--group", type=click.Choice(GROUPINGS), help=N_("In groups."))
@spoken.option(
    "--new-since",
    type=spoken.DATE,
    metavar=N_("DATE"),
    help=N_("Only what the check first saw on this day or later, or saw again after it was solved."),
)
@spoken.option("--marked", is_flag=True, help=N_("Also what is accepted, with until when."))
@spoken.option(
    "--rules", "listing", is_flag=True, help=N_("List the rules: why they are there and what to do.")
)
@output_options
@pass_session
@click.pass_context
def check(
    ctx: click.Context,
    session: Session,
    /,
    *,
    on: dt.datetime | None,
    rule: str,
    fail_on: Severity | None,
    target: Target,
    **asked: Any,
) -> None:
    """Run the rules, or list them."""
    when = on.date() if on else session.today
    if asked["listing"]:
        with session.database.read() as connection:
            _list(connection, rule, when, target)
        return
    every = _found(session, when, rule, asked["new_since"])
    found = every if asked["marked"] else marks.counting(every)
    with session.database.read() as connection:
        groups = _groups(connection, found, asked["group"], when)
        off = sum(not one.on for one in uses(connection, when, rule))
        idle = _idle(connection, every, when) if asked["marked"] and rule.strip() == "*" else []
    _write(groups, target, group=asked["group"] is not None, decided=asked["marked"])
    if target.format == "table":
        _tell(every, off)
        for line in idle:
            talk(line)
    # What is accepted is shown with --marked, and counts as little as without it.
    if fail_on is not None and at_least(marks.counting(found), fail_on):
        ctx.exit(ACTION)


def _found(session: Session, when: dt.date, rule: str, new_since: dt.datetime | None) -> list[Finding]:
    """Return what the rules find, accepted findings too; a whole check of today is remembered."""
    with session.database.read() as connection:
        found = find(connection, when, rule, marked=True)
    if when == session.today and rule.strip() == "*":
        try:
            life.remember(session.database, found, when)
        except RefusedError as problem:  # the answer is there; only the memory waits for the next check
            talk(_("What is new could not be remembered: {reason}").format(reason=problem))
    with session.database.read() as connection:
        found = life.first_seen(connection, found, when)
    if new_since is None:
        return found
    day = new_since.date()
    return [one for one in found if one.first_seen is None or one.first_seen >= day]


def _groups(connection: Connection, found: list[Finding], by: By | None, when: dt.date) -> list[Group]:
    return [Group("", tuple(found))] if by is None else grouped(connection, found, by, when)


def _write(groups: list[Group], target: Target, *, group: bool, decided: bool) -> None:
    """Write findings: for people without the columns on decisions, unless one was decided or they ask for them."""
    found = [one for part in groups for one in part.findings]
    people = target.format == "table"
    wide = not people or decided or any(one.state != "open" for one in found)
    fields = (*((GROUP,) if group else ()), *FIELDS, *(DECIDED if wide else ()))
    rows = []
    for part in groups:
        for place, one in enumerate(part.findings):
            label = () if not group else ("",) if people and place else (part.label,)
            told = (one.rule, one.severity, one.status, one.subject.name, one.due, one.message)
            more = (one.state, one.owner, one.until, one.first_seen) if wide else ()
            rows.append((*label, *told, *more))
    data = [
        json_of(one) | ({"group": part.label} if group else {}) for part in groups for one in part.findings
    ]
    write(Table(fields, rows, _("Check")), target, data)


def _tell(every: list[Finding], off: int) -> None:
    """Say how many there are, and what does not count because the board decided so."""
    found = marks.counting(every)
    unknown = sum(one.status == "unknown" for one in found)
    hits = len(found) - unknown
    text = ngettext("{count} finding, {unknown} unknown.", "{count} findings, {unknown} unknown.", hits)
    talk(text.format(count=hits, unknown=unknown))
    if accepted := len(every) - len(found):
        text = ngettext(
            "Besides, {count} is accepted (see --marked).",
            "Besides, {count} are accepted (see --marked).",
            accepted,
        )
        talk(text.format(count=accepted))
    if off:
        text = ngettext(
            "The board put {count} rule off (see --rules).",
            "The board put {count} rules off (see --rules).",
            off,
        )
        talk(text.format(count=off))


def _idle(connection: Connection, every: list[Finding], when: dt.date) -> list[str]:
    """Return a sentence for each decision that is about nothing: a mark without a finding, a policy without a rule."""
    mark, decision = (
        _("Marked, but not found: {rule}, {kind} “{key}”."),
        _("Decided on, but no rule: {rule}."),
    )
    named = [
        mark.format(rule=one.rule, kind=one.record, key=one.subject)
        for one in marks.idle(connection, every, when)
    ]
    decided = rule_policies.read(connection, when)
    rules = [one.rule for one in uses(connection, when)]
    return [*named, *(decision.format(rule=one) for one in rule_policies.idle(decided, rules))]


def _list(connection: Connection, pattern: str, when: dt.date, target: Target) -> None:
    """Write the rules themselves, as the board decided them on a day."""
    rows = [
        (
            use.rule.id,
            use.severity or use.rule.severity,
            _(use.rule.title),
            _(use.rule.explanation),
            _(use.rule.action),
            use.rule.basis,
            ", ".join(use.rule.norms),
            ", ".join(use.rule.policies),
            use.on and use.here,
        )
        for use in uses(connection, when, pattern)
    ]
    write(Table(RULES, rows, _("Rules")), target)
