"""Step 1 of the IKC report: what the parties start from, and the words that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import Column, Table
from inventory.plan.facts import evidence
from inventory.plan.sources.ikc import parties
from inventory.records.vision import VISION_TOPICS

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part

ORDER = tuple(VISION_TOPICS)


def ikc_vision(facts: Facts, part: Part) -> list[Block]:
    """Return the statements by topic: those of all parties together first, then those of each."""
    found = [row for row in facts.rows("vision") if row["status"] != "dropped"]
    found.sort(
        key=lambda row: (ORDER.index(row["topic"]), row["party"] is not None, row["order"] or 0, row["name"])
    )
    columns = (
        Column(_("Topic"), share=10),
        Column(_("Of whom"), share=11),
        Column(_("In short"), share=15),
        Column(_("Text"), share=28),
        Column(_("Status"), share=8),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            facts.shown("vision", row, "topic"),
            facts.name("party", row["party"]) or _("all together"),
            row["name"],
            row["text"] or "",
            facts.shown("vision", row, "status"),
        )
        for row in found
    )
    table = Table(
        id=part.id,
        columns=columns,
        rows=rows,
        caption=_("What the parties start from"),
        empty=_("Nothing is recorded of the vision yet."),
        evidence=(evidence("vision", found),),
    )
    return [table]


def ikc_words(facts: Facts, part: Part) -> list[Block]:
    """Return the common words with their meaning and the word that each party used."""
    words = [row for row in facts.rows("concept") if row["status"] != "dropped"]
    words.sort(key=lambda row: row["name"].casefold())
    own = {(row["concept"], row["party"]): row["name"] for row in facts.rows("concept_word")}
    named = [number for number in parties(facts) if any(party == number for _concept, party in own)]
    columns = (
        Column(_("Common word"), share=12),
        Column(_("Meaning"), share=24),
        *(Column(parties(facts)[number].name, share=12) for number in named),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (row["name"], row["meaning"] or "", *(own.get((row["id"], number), "") for number in named))
        for row in words
    )
    table = Table(
        id=part.id,
        columns=columns,
        rows=rows,
        empty=_("No common words are recorded yet."),
        evidence=(evidence("concept", words), evidence("concept_word", facts.rows("concept_word"))),
    )
    return [table]
