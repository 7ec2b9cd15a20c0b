"""What bringing a document up to date does: what goes into the database, what stays, what gives way, what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inventory.plan.blocks import Block
    from inventory.plan.taking_back import TextRead, TickRead

TEXT, TICK, WORDS, CELL = "text", "tick", "words", "cell"


class Spot(NamedTuple):
    """A place in the document for people: the block, its heading or caption, and the row and column of a cell."""

    block: str
    where: str
    row: str = ""
    column: str = ""

    def __str__(self) -> str:
        return " · ".join(part for part in (self.where, self.row, self.column) if part)


class Kept(NamedTuple):
    """Words of a person that stay in a generated block."""

    spot: Spot
    text: str


class Overwritten(NamedTuple):
    """A figure of a person that gave way to that of the inventory."""

    spot: Spot
    theirs: str
    ours: str


class Conflict(NamedTuple):
    """What both the document and the inventory changed since the document was made.

    Attributes:
        kind: "text" (an answer), "tick", "words" (a generated text) or "cell".
        id: Slot or item, "" for generated words.
        spot: Where it is.
        theirs: What the document has.
        ours: What the inventory has.
        chosen: "document" or "database" when somebody said which prevails; "" when both keep their own.
    """

    kind: str
    id: str
    spot: Spot
    theirs: str
    ours: str
    chosen: str = ""

    @property
    def key(self) -> str:
        """Return by what this conflict is known when somebody decides on it alone; the same at every look."""
        return conflict_key(self.kind, self.id, self.spot)


def conflict_key(kind: str, number: str, spot: Spot) -> str:
    """Return by what a conflict is known: its sort, its code, and the row and column of a cell."""
    return f"{kind}\n{number}\n{spot.row}\n{spot.column}"


class Told(NamedTuple):
    """A block, or something in it, and what is to be said of it."""

    spot: Spot
    text: str = ""


@dataclass
class Preview:
    """What a refresh does.

    Attributes:
        texts: Texts that go from the document into the database.
        ticks: Boxes that go from the document into the database.
        changed: Blocks that are brought up to date in the document.
        cells: Words of people that stay within generated blocks.
        figures: Figures of people that give way.
        conflicts: What both sides changed.
        gone: Blocks, rows and columns that somebody took out of the document, and that stay out.
        moved: Blocks that stand elsewhere now; they are brought up to date where they are.
        new: Blocks that come into the document.
        dropped: Blocks and rows that the plan no longer has, taken out of the document, with the words that people had put there.
        own: Tables, pictures, rows and columns of people, which stay as they are.
        tracked: Whether the document has tracked changes, read as if they were accepted.
        base: The blocks that the document was made from; None when they are not known.
        restore: Whether what was taken out is put back.
        each: What prevails in single conflicts ("document" or "database") by their key, over what prevails in all.
    """

    texts: list[TextRead] = field(default_factory=list)
    ticks: list[TickRead] = field(default_factory=list)
    changed: list[Told] = field(default_factory=list)
    cells: list[Kept] = field(default_factory=list)
    figures: list[Overwritten] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    gone: list[Told] = field(default_factory=list)
    moved: list[Told] = field(default_factory=list)
    new: list[Told] = field(default_factory=list)
    dropped: list[Told] = field(default_factory=list)
    own: list[Told] = field(default_factory=list)
    tracked: bool = False
    base: list[Block] | None = None
    restore: bool = False
    each: Mapping[str, str] = field(default_factory=dict)

    @property
    def open(self) -> list[Conflict]:
        """Return the conflicts that nobody has decided on."""
        return [one for one in self.conflicts if not one.chosen]
