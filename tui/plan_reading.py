"""What the screens read of a plan: its outline at once, then all its blocks with what is still open; threads call this."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.language import _
from inventory.plan.blocks import (
    Check,
    Cover,
    Figure,
    Heading,
    Prompt,
    Table,
    TextSlot,
    Written,
    walk,
)
from tui.writes import Progress

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from inventory.plan.blocks import Block
    from inventory.plan.facts import Settings
    from inventory.plan.open_points import Point
    from inventory.store.database import Database

COVER = "cover"


class Chosen(NamedTuple):
    """What is looked at instead of what is recorded: name of a plan, template, and years ("2027-2030"); None for no choice."""

    plan: str | None = None
    template: str | None = None
    span: str | None = None


class Entry(NamedTuple):
    """A line of the outline.

    Attributes:
        id: Code of the heading.
        text: The heading with its number.
        level: 1 to 3.
        chapter: Place of the chapter that it is in.
        open: How many questions and places in tables are empty, and how many boxes have no evidence.
        asked: Whether there is anything to fill in or to tick.
    """

    id: str
    text: str
    level: int
    chapter: int
    open: tuple[int, int] = (0, 0)
    asked: bool = False


class Plans(NamedTuple):
    """The plans that are recorded, newest first, and the one that is meant."""

    rows: list[dict[str, Any]]
    row: dict[str, Any] | None


class Outline(NamedTuple):
    """What is known of a plan before it is filled: what is asked for, its title, and its headings."""

    plans: Plans
    settings: Settings
    title: str
    entries: list[Entry]


class Look(NamedTuple):
    """A plan as it is on a day.

    Attributes:
        outline: What was known at once, its entries now with what is open.
        on: The day.
        chapters: The blocks by chapter, in reading order; the cover is the first.
        numbers: Numbers of headings and captions with theirs, by code.
        points: What is open.
    """

    outline: Outline
    on: dt.date
    chapters: list[list[Block]]
    numbers: dict[str, str]
    points: list[Point]

    def chapter_of(self, code: str) -> int | None:
        """Return the place of the chapter in which a block or a place for a text stands."""
        for place, blocks in enumerate(self.chapters):
            if any(code in codes(block) for block in walk(blocks)):
                return place
        return None


def codes(block: Block) -> set[str]:
    """Return the codes by which a block is found: its own, and of the places in it for texts."""
    return {block.id, *(one.slot for one in places(block))}


def places(block: Block) -> list[Prompt | Written]:
    """Return the places for texts in a table; none for another block."""
    rows = block.rows if isinstance(block, Table) else ()
    return [cell for row in rows for cell in row if isinstance(cell, Prompt | Written)]


def plans_of(connection: Connection, chosen: Chosen) -> Plans:
    """Return the recorded plans, and the one that is meant.

    Raises:
        InputError: There is none of the name that was chosen.
    """
    from inventory.records.plan import Plan  # noqa: PLC0415
    from tui.cli.plan_making import recorded  # noqa: PLC0415  the same choice as on the command line

    table = Plan.table
    query = table.select().where(table.c.archived.is_(None))
    rows = connection.execute(query.order_by(table.c.first_year.desc(), table.c.id.desc())).mappings()
    return Plans([dict(row) for row in rows], recorded(connection, chosen.template, chosen.plan))


def outline(database: Database, chosen: Chosen, on: dt.date) -> Outline:
    """Read the headings of a plan, which takes no time; what the inventory adds to them comes with `look`.

    Raises:
        InputError: There is no such plan or template, or the years cannot be read.
    """
    from inventory.plan.assemble import filled, holds  # noqa: PLC0415  finance and landscape
    from inventory.plan.facts import Facts  # noqa: PLC0415
    from inventory.plan.template_board import of_board  # noqa: PLC0415
    from tui.cli.plan_making import settings  # noqa: PLC0415

    with database.read() as connection:
        found = settings(connection, on, chosen.template, chosen.plan, chosen.span)
        plans = plans_of(connection, chosen)
        template = of_board(connection, found.template)
        facts = Facts(connection, found, on)
        heads: list[Block] = [
            Heading(
                id=part.id,
                text=filled(facts, part.text),
                level=part.options.get("level", 1),
                annex=part.options.get("annex", False),
            )
            for part in template.parts
            if part.type == "heading" and holds(facts, part)
        ]
        heads.insert(0, Cover(id=COVER, title=template.title, board="", period=""))
    numbers = numbered(heads, short=template.short)
    return Outline(plans, found, template.title, entries_of(chapters_of(heads), numbers, {}))


def look(database: Database, known: Outline, on: dt.date, progress: Progress | None = None) -> Look:
    """Read a plan whole.

    Args:
        database: Where.
        known: Its outline.
        on: The day.
        progress: Counts the parts, and may stop it.

    Raises:
        InputError: There is no such template, or the years cannot be.
        Stopped: The user asked for it.
    """
    from inventory.plan.assemble import assemble  # noqa: PLC0415  finance and landscape
    from inventory.plan.open_points import of_blocks  # noqa: PLC0415

    counting = progress or Progress()

    def step(_done: int, count: int) -> None:
        counting.total = count
        counting.step()

    with database.read() as connection:
        blocks = assemble(connection, known.settings, on, step)
        points = [*of_blocks(blocks), *_rest(connection, known.settings, on)]
    return laid(known, on, blocks, points)


def _rest(connection: Connection, settings: Settings, on: dt.date) -> list[Point]:
    """Return what is open apart from the blocks: indicators without a value, changes of the template that fit nothing."""
    from inventory.plan.facts import Facts  # noqa: PLC0415
    from inventory.plan.indicators import standings  # noqa: PLC0415
    from inventory.plan.open_points import Point  # noqa: PLC0415
    from inventory.plan.template_board import of_board  # noqa: PLC0415

    unmeasured = [one for one in standings(Facts(connection, settings, on)) if one.value is None]
    flags = of_board(connection, settings.template).flags
    return [
        *(Point("indicator", str(one.row["id"]), "", one.row["name"]) for one in unmeasured),
        *(Point("change", str(flag.record_id), "", flag.text) for flag in flags),
    ]


def laid(known: Outline, on: dt.date, blocks: Sequence[Block], points: list[Point]) -> Look:
    """Return blocks as chapters with their outline."""
    short = any(isinstance(one, Cover) and one.short for one in blocks)
    numbers = numbered(walk(blocks), short=short)
    chapters = chapters_of(blocks)
    return Look(
        known._replace(entries=entries_of(chapters, numbers, opened(blocks))), on, chapters, numbers, points
    )


def numbered(blocks: Iterable[Block], *, short: bool = False) -> dict[str, str]:
    """Return the numbers of headings, and captions with theirs, by code, as a document has them."""
    from inventory.publish.document_numbers import Numbers  # noqa: PLC0415

    numbers, found = Numbers(numbered=not short), {}
    for block in blocks:
        if isinstance(block, Heading):
            found[block.id] = numbers.heading(block)
        elif isinstance(block, Table):
            found[block.id] = numbers.table(block)
        elif isinstance(block, Figure):
            found[block.id] = numbers.figure(block)
    return found


def chapters_of(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return blocks by chapter; what stands before the first heading is a chapter too."""
    tops = [place for place, one in enumerate(blocks) if isinstance(one, Heading) and one.level == 1]
    ends = [*(tops if tops[:1] == [0] else [0, *tops]), len(blocks)]
    return [list(blocks[start:end]) for start, end in pairwise(ends) if start < end]


def with_text(found: Look, code: str, text: str) -> Look:
    """Return a plan with another text in one of its places, until it is read anew."""
    return found._replace(
        chapters=[[_written(one, code, text) for one in blocks] for blocks in found.chapters]
    )


def _written(block: Block, code: str, text: str) -> Block:
    if isinstance(block, TextSlot):
        drafts = tuple(_written(one, code, text) for one in block.drafts)
        return replace(block, drafts=drafts, text=text if block.id == code else block.text)
    if isinstance(block, Table) and any(one.slot == code for one in places(block)):
        cell = Written(code, text) if text else Prompt(code)
        rows = (tuple(cell if getattr(c, "slot", "") == code else c for c in row) for row in block.rows)
        return replace(block, rows=tuple(rows))
    return block


def opened(blocks: Iterable[Block]) -> dict[str, tuple[int, int, bool]]:
    """Return by heading how many texts are missing, how many boxes have no evidence, and whether anything is asked."""
    from inventory.plan.open_points import of_blocks  # noqa: PLC0415

    found: dict[str, tuple[int, int, bool]] = {}
    here = COVER
    for block in blocks:
        here = block.id if isinstance(block, Heading) else here
        kinds = [point.kind for point in of_blocks([block])]
        texts, boxes, asked = found.get(here, (0, 0, False))
        any_ = any(isinstance(one, TextSlot | Check) or places(one) for one in walk([block]))
        box = kinds.count("box")
        found[here] = (texts + len(kinds) - box, boxes + box, asked or any_)
    return found


def entries_of(
    chapters: Sequence[Sequence[Block]],
    numbers: dict[str, str],
    asked: dict[str, tuple[int, int, bool]],
) -> list[Entry]:
    """Return the lines of the outline."""
    found = []
    for place, blocks in enumerate(chapters):
        for block in blocks:
            if isinstance(block, Cover):
                found.append(Entry(block.id, _("Front page"), 1, place))
            elif isinstance(block, Heading):
                texts, boxes, any_ = asked.get(block.id, (0, 0, False))
                text = f"{numbers.get(block.id, '')} {block.text}".strip()
                found.append(Entry(block.id, text, block.level, place, (texts, boxes), any_))
    return found
