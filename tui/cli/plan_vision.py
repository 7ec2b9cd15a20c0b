"""`plan vision-check`: what stands out in the text of the vision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from inventory.language import N_, _, ngettext
from inventory.publish.table import Table
from inventory.records import field as f
from tui.cli.failure import ACTION
from tui.cli.output import output_options, write
from tui.cli.plan_group import plan, plan_options
from tui.cli.session import pass_session, talk

if TYPE_CHECKING:
    from inventory.plan.facts import Facts
    from inventory.plan.vision_check import Found
    from tui.cli.output import Target
    from tui.cli.plan_group import Asked
    from tui.cli.session import Session

FIELDS = (
    f.text(N_("Place"), width=26).but(name="slot"),
    f.integer(N_("Sentence"), width=7).but(name="sentence"),
    f.text(N_("Criterion"), width=16).but(name="criterion"),
    f.text(N_("Word"), width=16).but(name="word"),
    f.text(N_("Text"), width=40).but(name="text"),
    f.text(N_("To ask yourself"), width=40).but(name="hint"),
)


@plan.command(
    "vision-check",
    help=N_(
        "Point out what stands out in the text of the vision: words that say little, names of products, people who are left "
        "out, questions without an answer.\n\n"
        "It is a reading aid and gives no mark. What the team has answered itself (“plan tick”) is not asked again; the exit "
        "code is 1 as long as something else stands out."
    ),
)
@plan_options
@output_options
@pass_session
def vision_check(session: Session, *, asked: Asked, target: Target) -> None:
    """Write what stands out."""
    from inventory.plan.facts import Facts  # noqa: PLC0415  SQLAlchemy, 200 ms
    from inventory.plan.sources.vision_text import vision_found, vision_texts  # noqa: PLC0415
    from inventory.plan.vision_check import criteria  # noqa: PLC0415

    with session.database.read() as connection:
        facts = Facts(connection, asked.settings(session, connection), asked.day(session))
        texts, found, settled = vision_texts(facts), vision_found(facts), _settled(facts)
    names = criteria()
    rows = [
        (one.slot, one.sentence or None, names[one.criterion], one.word, one.text, one.hint) for one in found
    ]
    data = [{**one._asdict(), "answered": one.criterion in settled} for one in found]
    write(Table(FIELDS, rows, _("What stands out in the vision")), target, data)
    if target.format == "table":
        _say(texts, found, settled)
    if any(one.criterion not in settled for one in found):
        raise click.exceptions.Exit(ACTION)


def _settled(facts: Facts) -> set[str]:
    """Return the criteria that the team says are met, by the boxes of the template."""
    from inventory.plan.sources.context import template  # noqa: PLC0415

    return {
        part.options["criterion"]
        for part in template(facts).parts
        if part.source == "vision_criterion" and part.id in facts.ticks and facts.ticks[part.id]["ticked"]
    }


def _say(texts: dict[str, str], found: list[Found], settled: set[str]) -> None:
    written = sum(bool(text) for text in texts.values())
    if not texts:
        talk(_("This template asks no vision."))
        return
    talk(
        _("{written} of {all} questions on the vision have an answer.").format(
            written=written, all=len(texts)
        )
    )
    if written:
        left = sum(one.criterion not in settled for one in found)
        text = ngettext("{count} thing stands out.", "{count} things stand out.", left)
        talk(text.format(count=left))
