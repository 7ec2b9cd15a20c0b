"""`mark` and `unmark`: what somebody decided about one finding of the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.records.organisation import Person
from inventory.records.values import day
from inventory.signals import marking
from inventory.store.detail import locate
from inventory.store.work import work
from tui.cli import spoken
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    import datetime as dt

    from inventory.signals.finding import Finding, State
    from tui.cli.session import Session


@spoken.command(
    N_(
        "Mark a finding of the check as known, or accept it.\n\n"
        "RULE, KIND and KEY are what `inventaris check` shows. A known finding stays in the list with who deals with it; "
        "an accepted one is left out until its last day is over, and `check --marked` shows it."
    ),
    name="mark",
)
@spoken.argument("rule", metavar=N_("RULE"))
@spoken.argument("kind", metavar=N_("KIND"))
@spoken.argument("key", metavar=N_("KEY"))
@spoken.option(
    "--known", "state", flag_value="known", default=True, help=N_("Somebody deals with it; the default.")
)
@spoken.option(
    "--accept", "state", flag_value="accepted", help=N_("The board lives with it; needs a reason.")
)
@spoken.option(
    "--until",
    type=spoken.DATE,
    metavar=N_("DATE"),
    help=N_("Up to and including this day; then it counts again."),
)
@spoken.option(
    "--reason", default="", metavar=N_("TEXT"), help=N_("Why; kept with the mark and in the history.")
)
@spoken.option("--owner", metavar=N_("PERSON"), help=N_("Who deals with it."))
@spoken.option("--by", metavar=N_("PERSON"), help=N_("Who decided it."))
@pass_session
def mark(
    session: Session,
    /,
    *,
    rule: str,
    kind: str,
    key: str,
    state: State,
    until: dt.datetime | None,
    reason: str,
    **people: str | None,
) -> None:
    """Mark a finding."""
    with work(session.database, session.who, reason) as unit:
        found = marking.found(unit.connection, rule, kind, key, session.today)
        owner, by = (
            locate(unit.connection, Person, name) if (name := people[role]) else None
            for role in ("owner", "by")
        )
        decision = marking.Decision(state, reason, until.date() if until else None, owner, by)
        marking.mark(unit, found, decision, session.today)
    _tell(found, decision)


def _tell(found: Finding, decision: marking.Decision) -> None:
    """Say what was decided."""
    if decision.state == "known":
        text = _("{rule} on {name} is known.")
    elif decision.until is None:
        text = _("{rule} on {name} is accepted.")
    else:
        text = _("{rule} on {name} is accepted until {day}; it counts again after that.")
    shown = day(decision.until) if decision.until else ""
    talk(text.format(rule=found.rule, name=found.subject.name, day=shown))


@spoken.command(N_("Take a mark from a finding, so that it counts again."), name="unmark")
@spoken.argument("rule", metavar=N_("RULE"))
@spoken.argument("kind", metavar=N_("KIND"))
@spoken.argument("key", metavar=N_("KEY"))
@spoken.option("--reason", default="", metavar=N_("TEXT"), help=N_("Why; kept in the history."))
@pass_session
def unmark(session: Session, *, rule: str, kind: str, key: str, reason: str) -> None:
    """Take a mark away."""
    with work(session.database, session.who, reason) as unit:
        marking.unmark(unit, rule, kind, key)
    talk(_("The mark was taken away (batch {batch}).").format(batch=unit.started))
