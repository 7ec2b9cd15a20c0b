"""Making the document of a plan so that it can be brought up to date, and bringing it up to date: for commands and screens."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError, RefusedError
from inventory.language import _, choose, current
from inventory.plan import editions
from inventory.plan.assemble import assemble
from inventory.plan.taking_back import take_back
from inventory.publish.figures import drawn
from inventory.publish.refresh import NOTHING, compare, read, renewed, settled
from inventory.publish.refresh_package import refuse_open, refuse_protected
from inventory.publish.refresh_picture import digests
from inventory.publish.refresh_read import read_bytes
from inventory.publish.word import plan_document
from inventory.store.work import work
from inventory.whole_file import write_whole

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from inventory.plan.blocks import Block
    from inventory.plan.editions import Edition
    from inventory.plan.facts import Settings
    from inventory.publish.figures import Plates
    from inventory.publish.refresh import Opened, Preview
    from inventory.store.database import Database


class Wanted(NamedTuple):
    """How a document is brought up to date.

    Attributes:
        settings: Template, years and plan; that of the document unless somebody says otherwise.
        on: The day of the plan.
        prefer: What prevails where both sides changed: "document", "database" or "" for neither.
        restore: Whether what was taken out of the document is put back.
        each: What prevails in single conflicts, by their key; over `prefer`.
    """

    settings: Settings
    on: dt.date
    prefer: str = ""
    restore: bool = False
    each: Mapping[str, str] = NOTHING


class Loaded(NamedTuple):
    """A document that was read, with the edition that it was made from; None when that is not kept (any more)."""

    path: Path
    document: Opened
    edition: Edition | None

    @property
    def language(self) -> str:
        """Return the language that the document is in; without its edition the one now spoken."""
        return self.edition.language if self.edition else current()


class Done(NamedTuple):
    """What was done: the preview, the file that was written (None when nothing had changed), the former one, the batch."""

    preview: Preview
    written: Path | None
    former: Path | None
    batch: int | None


def make(
    database: Database,
    settings: Settings,
    on: dt.date,
    now: dt.datetime,
    path: Path,
    style: bytes | None = None,
    progress: Callable[[int, int], None] = lambda _done, _count: None,
) -> list[Block]:
    """Write the document of a plan, and keep what it was made from so that it can be brought up to date later.

    Args:
        database: Where the records are; one that is read-only keeps no edition.
        settings: Template, years and plan.
        on: The day of the plan.
        now: The time, in UTC without a zone.
        path: The file to make; an existing one is replaced.
        style: The styles to make it with (`word_house.read_style`), None for our own.
        progress: As of `assemble`; what it raises stops the work.

    Returns:
        Its blocks.

    Raises:
        InputError: The plan cannot be made, or the file cannot be written.
    """
    blocks, plates = _made(database, settings, on, progress)
    code = "" if database.read_only else editions.code_of(settings.plan, blocks)
    content = plan_document(blocks, on, plates, code, style)
    editions.remember(database, settings.plan, blocks, now, _pictures(content), settings)
    write_whole(path, content)
    return blocks


def load(database: Database, path: Path) -> Loaded:
    """Return a document with the edition that it was made from.

    Raises:
        InputError: It is no document of the program, or is damaged.
        RefusedError: It is open in a word processor.
    """
    document = read(path)
    with database.read() as connection:
        found = (editions.edition(connection, code) for code in document.editions)
        return Loaded(path, document, next((one for one in found if one is not None), None))


def look(database: Database, loaded: Loaded, wanted: Wanted) -> Preview:
    """Return what bringing a document up to date would do.

    Raises:
        InputError: The document is damaged, or the plan cannot be made.
    """
    with _spoken(loaded.language), database.read() as connection:
        blocks = assemble(connection, wanted.settings, wanted.on)
        return _compared(loaded, blocks, wanted)


def bring_up_to_date(
    database: Database, loaded: Loaded, wanted: Wanted, output: Path, who: str, now: dt.datetime
) -> Done:
    """Take texts and ticks into the database, and write the document brought up to date.

    Args:
        database: Where the records are.
        loaded: The document.
        wanted: How.
        output: The file to write; when it is the document itself, the former one is kept beside it.
        who: Who does it, for the history.
        now: The time, in UTC without a zone.

    Raises:
        InputError: The document is damaged, the plan cannot be made, no plan is recorded for its texts, or the file cannot
            be written.
        RefusedError: The database is read-only while there is something to take back, or the document is open.
    """
    preview = look(database, loaded, wanted)
    refuse_open(output)
    refuse_protected(output)
    batch = _take_back(database, loaded.path.name, preview, wanted.settings.plan, who)
    with _spoken(loaded.language):
        blocks, plates = _made(database, wanted.settings, wanted.on)
        kept = settled(blocks, preview)
        # Without a base an undecided conflict could not be told again: the document goes without an edition till then.
        undecided = loaded.edition is None and bool(preview.open)
        code = "" if database.read_only or undecided else editions.code_of(wanted.settings.plan, kept)
        known = loaded.edition.pictures if loaded.edition else {}
        content, pictures, preview.changed = renewed(
            loaded.document, preview, blocks, plates, wanted.on, wanted.prefer, edition=code, pictures=known
        )
        if code:
            editions.remember(database, wanted.settings.plan, kept, now, pictures, wanted.settings)
    if output == loaded.path and read_bytes("", content).package.parts == loaded.document.package.parts:
        return Done(preview, None, None, batch)
    former = _keep_former(loaded.path) if output.resolve() == loaded.path.resolve() else None
    write_whole(output, content)
    return Done(preview, output, former, batch)


def former_name(path: Path) -> Path:
    """Return where the former document is kept: "plan (vorige).docx"."""
    return path.with_name(_("{name} (previous){suffix}").format(name=path.stem, suffix=path.suffix))


def _keep_former(path: Path) -> Path:
    former = former_name(path)
    refuse_open(former)
    write_whole(former, path.read_bytes())
    return former


def _take_back(database: Database, document: str, preview: Preview, plan: int | None, who: str) -> int | None:
    """Write texts and ticks into the database, and return the batch of the history."""
    if not preview.texts and not preview.ticks:
        return None
    if plan is None:
        raise InputError(
            _("{file} has texts or ticks, and no plan is recorded to keep them in.").format(file=document),
            _("Record the plan first: inventaris add plan"),
        )
    if database.read_only:
        raise RefusedError(
            _("{file} has texts or ticks, and the database is opened read-only.").format(file=document),
            _("Open it without --read-only to take them over."),
        )
    reason = _("Taken over from {file}").format(file=document)
    with work(database, who, reason) as unit:
        take_back(unit, plan, preview.texts, preview.ticks, document)
    return unit.started


def _compared(loaded: Loaded, blocks: Sequence[Block], wanted: Wanted) -> Preview:
    base = loaded.edition.blocks if loaded.edition else None
    return compare(
        loaded.document, base, blocks, wanted.on, wanted.prefer, restore=wanted.restore, each=wanted.each
    )


def _made(
    database: Database,
    settings: Settings,
    on: dt.date,
    progress: Callable[[int, int], None] = lambda _done, _count: None,
) -> tuple[list[Block], Plates]:
    with database.read() as connection:
        blocks = assemble(connection, settings, on, progress)
        return blocks, drawn(connection, blocks, on)


def _pictures(content: bytes) -> Mapping[str, str]:
    return digests(read_bytes("", content))


@contextmanager
def _spoken(language: str) -> Iterator[None]:
    """Speak the language of a document for a while."""
    before = current()
    choose(language)
    try:
        yield
    finally:
        choose(before)
