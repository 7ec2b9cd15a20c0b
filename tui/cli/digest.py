"""`digest`: what is overdue, due, new, solved and decided, for people who do not open the program; also by mail."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Any

import click

from inventory.errors import InputError, RefusedError
from inventory.language import N_, _
from inventory.publish import digest_text
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.records.signals import SEVERITIES as SEVERITY
from inventory.signals import digest as digests
from inventory.signals import life, marks
from inventory.signals.check import check
from inventory.signals.finding import SEVERITIES
from inventory.signals.roles import concern
from inventory.whole_file import write_whole
from tui.cli import spoken
from tui.cli.failure import ACTION
from tui.cli.output import SUFFIXES, Target, chosen, format_options, opened, write
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.signals.digest import Digest, Period
    from inventory.signals.roles import Concern
    from tui.cli.session import Session

PAGES = {".html": "html", ".htm": "html"}
NEWS_DAYS = 7
AHEAD_DAYS = 30
FIELDS = (
    f.choice(N_("Part"), digests.SECTIONS, width=10).but(name="part"),
    f.date(N_("Date")).but(name="date"),
    f.text(N_("Subject"), width=28).but(name="subject"),
    f.text(N_("Message"), width=50).but(name="message"),
    f.text(N_("Rule"), width=8).but(name="rule"),
    f.text(N_("Kind"), width=22).but(name="kind"),
    f.choice(N_("Severity"), SEVERITY, width=9).but(name="severity"),
    f.text(N_("Owner"), width=16).but(name="owner"),
    f.text(N_("Site"), width=16).but(name="site"),
    f.date(N_("First seen")).but(name="first_seen"),
    f.amount(N_("Amount")).but(name="amount"),
)
DAY = {"type": spoken.DATE, "metavar": N_("DATE")}


@spoken.command(
    N_(
        "Write what is overdue, due, new, still open, solved and decided, for a period and a role.\n\n"
        "As text, or with -o FILE.html as a page; with --mail to people, through the mail server in the table [mail] of "
        "the settings file (host, port, tls, user, sender) and the password in INVENTARIS_SMTP_PASSWORD. What is overdue "
        "is in every digest until it is solved. The exit code is 1 when something is overdue, or with --fail-on when a "
        "finding of that severity or worse is open: for timers such as cron."
    ),
    name="digest",
)
@spoken.option("--since", help=N_("What is new from this day on; without it a week ago."), **DAY)
@spoken.option("--until", help=N_("What is due up to this day; without it 30 days on."), **DAY)
@spoken.option("--on", help=N_("As of this day instead of today; then nothing is remembered."), **DAY)
@spoken.option(
    "--role", metavar=N_("ROLE"), help=N_("Only what concerns this role, such as privacy_officer.")
)
@spoken.option("--all", "all_open", is_flag=True, help=N_("Also what is open and less bad, or not known."))
@spoken.option("--fail-on", type=click.Choice(SEVERITIES), help=N_("End with 1 at this severity or worse."))
@spoken.option(
    "--mail",
    "to",
    multiple=True,
    metavar=N_("ADDRESS"),
    help=N_("Send it to this address; can be repeated."),
)
@format_options("html")
@pass_session
@click.pass_context
def digest(
    ctx: click.Context, session: Session, /, *, format_: str | None, output: Path | None, **asked: Any
) -> None:
    """Compose the digest, write it, and mail it when that is asked for."""
    target = _target(format_, output)
    _addresses(asked["to"])
    found = _composed(session, asked)
    if asked["to"]:
        _mail(session, found, asked["to"])
    if not asked["to"] or output is not None or format_ is not None:
        _write(found, target)
    if found.calls(asked["fail_on"]):
        ctx.exit(ACTION)


def _target(format_: str | None, output: Path | None) -> Target:
    """Return how and where to write; a page is one more format here.

    Raises:
        InputError: The suffix says nothing.
    """
    suffix = output.suffix.lower() if output else ""
    if format_ == "html" or (format_ is None and suffix in PAGES):
        return Target("html", output)
    if format_ is None and output is not None and suffix not in SUFFIXES:
        raise InputError(
            _("{file}: this kind of file cannot be written here.").format(file=output),
            _("Name a file that ends in {suffixes}, or give --format.").format(
                suffixes=", ".join((*SUFFIXES, ".html"))
            ),
        )
    return chosen(format_, output)


def _addresses(to: tuple[str, ...]) -> None:
    """Refuse what is no address before the work is done."""
    if to:
        from inventory.mail import address  # noqa: PLC0415  smtplib, only for mail

        for one in to:
            address(one)


def _composed(session: Session, asked: dict[str, Any]) -> Digest:
    """Return the digest that is asked for; the whole check of today is remembered."""
    period, role = _period(session, asked), _role(asked["role"])
    with session.database.read() as connection:
        every = check(connection, period.on, marked=True)
    if period.on == session.today:
        try:
            life.remember(session.database, every, period.on)
        except RefusedError as problem:  # the answer is there; only the memory waits for the next check
            talk(_("What is new could not be remembered: {reason}").format(reason=problem))
    with session.database.read() as connection:
        findings = life.first_seen(connection, marks.counting(every), period.on)
        given = digests.Given(tuple(findings), life.since(connection, period.since))
        return digests.compose(connection, period, given, role, all_open=asked["all_open"])


def _period(session: Session, asked: dict[str, Any]) -> Period:
    """Return the period that is asked for.

    Raises:
        InputError: Its days are in the wrong order.
    """
    on = asked["on"].date() if asked["on"] else session.today
    since = asked["since"].date() if asked["since"] else on - dt.timedelta(NEWS_DAYS)
    until = asked["until"].date() if asked["until"] else on + dt.timedelta(AHEAD_DAYS)
    if not since <= on <= until:
        raise InputError(
            _("The day of the digest does not lie between --since and --until."),
            _("Give --since a day before it, and --until a later one."),
        )
    return digests.Period(on, since, until)


def _role(name: str | None) -> Concern | None:
    return concern(name) if name else None


def _mail(session: Session, found: Digest, to: tuple[str, ...]) -> None:
    """Send the digest, and say so."""
    from inventory.mail import Letter, send  # noqa: PLC0415  smtplib, only for mail
    from inventory.publish.digest_html import page  # noqa: PLC0415

    letter = Letter(digest_text.subject_line(found), digest_text.text(found), page(found))
    send(letter, to, session.settings.mail, dt.datetime.now().astimezone())
    talk(_("Sent to {addresses}.").format(addresses=", ".join(dict.fromkeys(to))))


def _write(found: Digest, target: Target) -> None:
    """Write the digest."""
    if target.format in {"table", "html"}:
        _read(found, target)
        return
    rows = [
        (
            section,
            one.day,
            one.subject.name,
            one.text,
            one.rule,
            one.title if one.kind else "",
            one.severity,
            one.owner,
            one.site,
            one.since,
            one.amount,
        )
        for section, one in digests.rows(found)
    ]
    write(Table(FIELDS, rows, _("Digest")), target, digests.json_of(found))


def _read(found: Digest, target: Target) -> None:
    """Write the digest for people: as text or as a page."""
    if target.format == "html":
        from inventory.publish.digest_html import page  # noqa: PLC0415

        text = page(found)
    else:
        text = digest_text.text(found)
    if target.file is None:
        sys.stdout.write(text)
    elif target.format == "html":
        write_whole(target.file, text.encode())
    else:
        with opened(target.file) as stream:
            stream.write(text)
