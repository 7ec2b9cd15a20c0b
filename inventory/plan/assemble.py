"""From a template and the inventory to the blocks of a plan, in reading order."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import _
from inventory.plan import checks_finance  # noqa: F401  adds the checks of chapter 5
from inventory.plan.blocks import (
    Bullets,
    Check,
    Cover,
    Fill,
    Heading,
    Paragraph,
    TextSlot,
)
from inventory.plan.checks import tick
from inventory.plan.facts import Facts, evidence
from inventory.plan.pause import paused
from inventory.plan.profile import chosen_words
from inventory.plan.sources import SOURCES
from inventory.plan.template_board import of_board
from inventory.plan.wording import dated
from inventory.store.kept import keeping

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy import Connection

    from inventory.plan.blocks import Block, Evidence
    from inventory.plan.facts import Row, Settings
    from inventory.plan.template import Part, Template

MOST_YEARS = 10
SENTENCE = re.compile(r"((?:^|[.!?:]\s))\{board\}")
"""The place of the name of the board where a sentence begins."""


def assemble(
    connection: Connection,
    settings: Settings,
    on: date,
    progress: Callable[[int, int], None] = lambda _done, _count: None,
) -> list[Block]:
    """Return the blocks of a plan.

    Args:
        connection: One that reads.
        settings: Template, years, and the plan whose texts and goals are used.
        on: The day of the plan: what runs, is in use or holds on that day counts.
        progress: Called before each part with how many are done and how many there are; what it raises stops the work.

    Raises:
        InputError: There is no such template, or the years cannot be.
    """
    if not settings.first_year <= settings.last_year < settings.first_year + MOST_YEARS:
        raise InputError(
            _("A plan from {first} to {last} cannot be made.").format(
                first=settings.first_year, last=settings.last_year
            ),
            _("Give a first and a last year, at most {most} years, such as 2027-2030.").format(
                most=MOST_YEARS
            ),
        )
    template = of_board(connection, settings.template)
    facts = Facts(connection, settings, on)
    blocks: list[Block] = [_cover(facts, template)]
    with paused(), keeping(connection):
        for done, part in enumerate(template.parts):
            progress(done, len(template.parts))
            if holds(facts, part):
                blocks += MAKERS[part.type](facts, part)
    return blocks


def holds(facts: Facts, part: Part) -> bool:
    """Return whether a part has its place in this plan: always, unless the template names a condition for it."""
    condition = part.options.get("when")
    return condition is None or CONDITIONS[condition](facts)


def _adopted(facts: Facts) -> bool:
    return any(version["adopted"] for version in facts.of_plan("plan_version"))


def _cover(facts: Facts, template: Template) -> Cover:
    first, last = facts.settings.first_year, facts.settings.last_year
    return Cover(
        id="cover",
        title=template.title,
        board=facts.board_name or _("Board unknown"),
        period=facts.book_year.label(first) if first == last else f"{first}-{last}",
        lines=(*status(facts.plan), _("State of the inventory on {date}").format(date=dated(facts.on))),
        short=template.short,
        evidence=(evidence("party", [facts.board] if facts.board else []),),
    )


def status(plan: Row | None) -> tuple[str, ...]:
    """Return the line of the front page that says that a plan is no more than a draft; none when it is not one."""
    return (_("Draft"),) if plan and plan["status"] == "draft" else ()


def filled(facts: Facts, text: str) -> str:
    """Return a text of a template with the board and the years in it."""
    if not facts.board_name:
        text = SENTENCE.sub(rf"\g<1>{_('The board')}", text)
    named = {
        "{board}": facts.board_name or _("the board"),
        "{first}": str(facts.settings.first_year),
        "{last}": str(facts.settings.last_year),
    }
    for mark, value in named.items():
        text = text.replace(mark, value)
    return text


def _heading(facts: Facts, part: Part) -> list[Block]:
    return [
        Heading(
            id=part.id,
            text=filled(facts, part.text),
            level=part.options.get("level", 1),
            annex=part.options.get("annex", False),
            landscape=part.options.get("landscape", False),
        )
    ]


def _text(facts: Facts, part: Part) -> list[Block]:
    return [Paragraph(id=part.id, text=filled(facts, part.text))]


def _list(facts: Facts, part: Part) -> list[Block]:
    return [Bullets(id=part.id, items=tuple(filled(facts, item) for item in part.list))]


def _check(facts: Facts, part: Part) -> list[Block]:
    found = tick(facts, part)
    return [
        Check(
            id=part.id,
            fill=Fill(part.fill),
            text=filled(facts, part.text),
            ticked=found.ticked,
            note=found.note,
            evidence=found.evidence,
            found=found.found,
        )
    ]


def _question(facts: Facts, part: Part) -> list[Block]:
    """Return the question with its answer, and before the answer the draft that the inventory gives."""
    drafts = SOURCES[part.source](facts, replace(part, id=f"{part.id}-d")) if part.source else []
    text = facts.text(part.id)
    proof: tuple[Evidence, ...] = (evidence("plan_text", [facts.texts[part.id]]),) if text else ()
    if not text and part.source == "infrastructure_profile" and facts.plan and facts.plan["profile"]:
        text, proof = chosen_words(facts), (evidence("plan", [facts.plan]),)
    return [
        TextSlot(
            id=part.id,
            fill=Fill(part.fill),
            question=filled(facts, part.text),
            text=text,
            drafts=tuple(drafts),
            evidence=proof,
        )
    ]


def _source(facts: Facts, part: Part) -> list[Block]:
    return SOURCES[part.source](facts, part)


CONDITIONS: dict[str, Callable[[Facts], bool]] = {"adopted": _adopted}
"""When a part has its place: "adopted" once a version of the plan was adopted."""
MAKERS: dict[str, Callable[[Facts, Part], list[Block]]] = {
    "heading": _heading,
    "text": _text,
    "list": _list,
    "check": _check,
    "question": _question,
    "source": _source,
}
