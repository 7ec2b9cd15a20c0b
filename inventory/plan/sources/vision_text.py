"""The text of the vision in the plan, with what stands out in it against the criteria of a good one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import Column, Fill, Table
from inventory.plan.facts import evidence
from inventory.plan.sources.context import template
from inventory.plan.vision_check import criteria, look, slots

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part
    from inventory.plan.vision_check import Found


def vision_texts(facts: Facts) -> dict[str, str]:
    """Return the answers to the questions of the template that are about the vision, by slot in reading order; "" for none."""
    known = template(facts).slots()
    return {slot: facts.text(slot) for slot in known if slot in slots()}


def vision_found(facts: Facts) -> list[Found]:
    """Return what stands out in the vision of the plan."""
    return facts.once("vision-check", _vision_found)


def _vision_found(facts: Facts) -> list[Found]:
    names = [str(row["name"]) for kind in ("system", "supplier") for row in facts.rows(kind)]
    return look(vision_texts(facts), names)


def vision_findings(facts: Facts, part: Part) -> list[Block]:
    """Return what stands out in the vision: the word, its sentence, and what to ask; pointed out, not counted up."""
    questions, names = template(facts).slots(), criteria()
    texts = vision_texts(facts)
    written = [facts.texts[slot] for slot, text in texts.items() if text]
    found = vision_found(facts) if written else []
    columns = (
        Column(_("Place"), share=14),
        Column(_("Criterion"), share=9),
        Column(_("What stands there"), share=18),
        Column(_("To ask yourself"), share=16),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (place(one, questions), names[one.criterion], said(one), one.hint) for one in found
    )
    empty = _("Nothing in the vision stands out.") if written else _("No text of the vision is written yet.")
    table = Table(
        id=part.id,
        fill=Fill.AUTOMATIC,
        columns=columns,
        rows=rows,
        caption=_("What stands out in the text of the vision"),
        empty=empty,
        keys=tuple(f"found:{number}" for number in range(len(rows))),
        evidence=(evidence("plan_text", written),),
    )
    return [table]


def place(one: Found, questions: dict[str, str]) -> str:
    """Return where something stands in words: the question, and which sentence of its answer."""
    if not one.slot:
        return _("the whole vision")
    question = questions.get(one.slot, one.slot)
    if not one.sentence:
        return question
    return _("{question} (sentence {number})").format(question=question, number=one.sentence)


def said(one: Found) -> str:
    """Return the word that stands out with its sentence; "" when something is missing instead."""
    return _("“{word}” in: {sentence}").format(word=one.word, sentence=one.text) if one.word else ""
