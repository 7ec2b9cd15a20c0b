"""`plan profile`: which profile of the infrastructure the inventory points to, and the one that the board chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.language import N_, _
from inventory.publish.table import Table
from inventory.records import field as f
from inventory.text import fold
from tui.cli import spoken
from tui.cli.output import output_options, write
from tui.cli.plan_group import plan, plan_options
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from inventory.plan.facts import Facts
    from inventory.plan.profile import Proposal
    from tui.cli.output import Target
    from tui.cli.plan_group import Asked
    from tui.cli.session import Session

FIELDS = (
    f.text(N_("Ground"), width=26).but(name="ground"),
    f.text(N_("Found"), width=40).but(name="found"),
    f.text(N_("Threshold"), width=26).but(name="threshold"),
    f.text(N_("Points to"), width=14).but(name="points_to"),
    f.flag(N_("Is met"), width=8).but(name="holds"),
)


@plan.command(
    "profile",
    help=N_(
        "Show which profile of the infrastructure the inventory points to (basic, digital, experimental) and why, or choose "
        "one.\n\n"
        "Choosing is done by a person: `plan profile digital --reason “…”`. A choice that differs from what is proposed "
        "needs a reason. The thresholds are policies (`policy`)."
    ),
)
@spoken.argument("choice", metavar=N_("PROFILE"), required=False)
@spoken.option("--reason", metavar=N_("TEXT"), default="", help=N_("Why this profile; the plan shows it."))
@spoken.option("--clear", is_flag=True, help=N_("Take the choice away."))
@plan_options
@output_options
@pass_session
def profile(
    session: Session, *, choice: str | None, reason: str, clear: bool, asked: Asked, target: Target
) -> None:
    """Show or choose a profile."""
    from inventory.plan.facts import Facts  # noqa: PLC0415  SQLAlchemy, 200 ms
    from inventory.plan.profile import propose, proposed  # noqa: PLC0415

    if clear and (choice or reason):
        raise InputError(_("Take the choice away, or make one."), _("Give --clear alone."))
    with session.database.read() as connection:
        facts = Facts(connection, asked.settings(session, connection), asked.day(session))
        proposal = propose(facts)
        if choice is None and not clear:
            if reason:
                raise InputError(
                    _("A reason needs a choice."), _("Name it: plan profile digital --reason TEXT")
                )
            _show(facts, proposal, target)
            if target.format == "table":
                talk(proposed(facts, proposal))
            return
        number = _number(facts)
        values = {"profile": None, "profile_reason": None}
        if choice is not None:
            values = _chosen(choice, reason, proposal)
    _keep(session, number, values)


def _show(facts: Facts, proposal: Proposal, target: Target) -> None:
    """Write the grounds, and in JSON also what is proposed and chosen."""
    from inventory.plan.profile import LABELS, chosen_words  # noqa: PLC0415  SQLAlchemy
    from inventory.records.plan import PROFILES  # noqa: PLC0415

    rows = [
        (_(LABELS[g.name]), g.text, g.threshold, _(PROFILES[g.points_to]), g.holds) for g in proposal.grounds
    ]
    chosen = facts.plan or {}
    data = {
        "proposed": proposal.profile,
        "chosen": chosen.get("profile"),
        "reason": chosen.get("profile_reason"),
        "grounds": [
            {
                "ground": g.name,
                "found": g.text,
                "threshold": g.threshold,
                "points_to": g.points_to,
                "holds": g.holds,
            }
            for g in proposal.grounds
        ],
    }
    write(Table(FIELDS, rows, _("Grounds of the proposed profile")), target, data)
    if target.format == "table" and chosen_words(facts):
        talk(chosen_words(facts))


def _number(facts: Facts) -> int:
    """Return the number of the recorded plan that keeps the choice.

    Raises:
        InputError: There is none.
    """
    if facts.plan is None:
        raise InputError(_("No plan is recorded."), _("Record one first: inventaris add plan"))
    return int(facts.plan["id"])


def _chosen(choice: str, reason: str, proposal: Proposal) -> dict[str, Any]:
    """Return the values of the plan for a choice, as a person names it ("digital", "digitaal", "D").

    Raises:
        InputError: It is no profile, or it differs from the proposal and has no reason.
    """
    from inventory.records.plan import PROFILE_WORDS, PROFILES  # noqa: PLC0415  SQLAlchemy

    word = fold(choice)
    found = next(
        (
            value
            for value, label in PROFILES.items()
            if word in {fold(value), fold(_(label)), *map(fold, PROFILE_WORDS[value])}
        ),
        None,
    )
    if found is None:
        raise InputError(
            _("“{choice}” is no profile.").format(choice=choice),
            _("Choose: {choices}.").format(choices=", ".join(map(_, PROFILES.values()))),
        )
    if found != proposal.profile and not reason.strip():
        raise InputError(
            _("The inventory does not point to the profile {profile}; say why you choose it.").format(
                profile=_(PROFILES[found])
            ),
            _("Give --reason TEXT; the plan shows it."),
        )
    return {"profile": found, "profile_reason": reason.strip() or None}


def _keep(session: Session, number: int, values: dict[str, Any]) -> None:
    from inventory.records.plan import PROFILES, Plan  # noqa: PLC0415  SQLAlchemy
    from inventory.store.work import work  # noqa: PLC0415

    with work(session.database, session.who) as unit:
        changed = unit.change(Plan, number, values)
    if not changed:
        talk(_("Nothing changed."))
    elif values["profile"] is None:
        talk(_("No profile is chosen any more."))
    else:
        talk(_("Chosen: the profile {profile}.").format(profile=_(PROFILES[values["profile"]])))
