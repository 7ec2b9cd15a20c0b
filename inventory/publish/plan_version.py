"""A version of a plan with its pictures and its workbook: kept as it would be published, and published as it was kept."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory import language
from inventory.errors import StorageError
from inventory.language import _
from inventory.plan import versions
from inventory.plan.assemble import assemble
from inventory.plan.blocks import Column, Cover, Figure, Table, TextSlot, walk
from inventory.plan.wording import unknown
from inventory.publish import document_names
from inventory.publish.figures import drawn
from inventory.publish.plate import PlainTable, Plate
from inventory.records.values import day
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from inventory.plan.blocks import Block
    from inventory.plan.facts import Settings
    from inventory.plan.versions import Adoption, Content, Version
    from inventory.store.database import Database

PICTURE = "figure:"
WORKBOOK = "workbook"
NAMES = "names"


class Kept(NamedTuple):
    """A plan with everything that its documents are made of.

    Attributes:
        settings: What was asked for.
        on: The day of the plan.
        blocks: Its blocks, in reading order.
        plates: Its pictures, by the id of their block.
        workbook: Its budgets as the bytes of a workbook.
        language: The language that it is in.
        batch: The newest batch of the history when it was made.
        names: What the records were called that its texts and ticks rest on, by kind and number.
    """

    settings: Settings
    on: date
    blocks: Sequence[Block]
    plates: Mapping[str, Plate]
    workbook: bytes
    language: str
    batch: int | None
    names: Mapping[tuple[str, int], str]


def now(connection: Connection, settings: Settings, on: date) -> Content:
    """Return a plan as it is, with its pictures and its workbook, ready to be kept.

    Raises:
        InputError: There is no such template, or the years cannot be.
    """
    blocks = assemble(connection, settings, on)
    plates = drawn(connection, blocks, on)
    parts = {f"{PICTURE}{block}": json.dumps(asdict(plate)).encode() for block, plate in plates.items()}
    parts[WORKBOOK] = budgets(connection, settings, on)
    names = [[*record, name] for record, name in sorted(document_names.named(connection, blocks).items())]
    parts[NAMES] = json.dumps(names).encode()
    return versions.content_now(connection, settings, on, blocks, parts)


def budgets(connection: Connection, settings: Settings, on: date) -> bytes:
    """Return the budgets of the years of a plan as the bytes of a workbook."""
    from inventory.finance.lot_lines import year_of  # noqa: PLC0415
    from inventory.publish.budget_workbook import budget_workbook  # noqa: PLC0415  openpyxl, 200 ms
    from inventory.publish.finance_material import gather  # noqa: PLC0415
    from inventory.store import policy  # noqa: PLC0415

    book = year_of(policy.read(connection), settings.year_kind, on)
    return budget_workbook(gather(connection, book, settings.first_year, settings.last_year, on))


def keep(
    database: Database,
    settings: Settings,
    on: date,
    who: str,
    name: str = "",
    adoption: Adoption | None = None,
) -> tuple[Version, int]:
    """Keep a plan as it is as its next version, in one batch; return it with the number of the batch.

    Raises:
        InputError: There is no such plan or template, or the adoption cannot be.
        RefusedError: The database is read-only or locked.
    """
    with database.write():
        pass  # what cannot be written is refused before the plan is made, which takes seconds
    with database.read() as connection:
        content = now(connection, settings, on)
    with work(database, who, name, "keep") as unit:
        version = versions.keep(unit, content, name, adoption)
        batch = unit.batch
    return version, batch


def load(connection: Connection, version: Version) -> Kept:
    """Return a version with its pictures and its workbook, as it was kept.

    Raises:
        StorageError: It was changed outside the program.
    """
    held = versions.load(connection, version)
    try:
        plates = {
            part.removeprefix(PICTURE): _plate(json.loads(raw))
            for part, raw in held.parts.items()
            if part.startswith(PICTURE)
        }
        workbook = held.parts[WORKBOOK]
        names = {(kind, number): name for kind, number, name in json.loads(held.parts[NAMES])}
    except (KeyError, TypeError, ValueError) as problem:
        raise StorageError(
            _("What was kept of {version} cannot be read by this release.").format(version=version.title),
            _("Install the release that it was kept with, or a newer one."),
        ) from problem
    return Kept(held.settings, held.on, held.blocks, plates, workbook, held.language, held.batch, names)


def _plate(told: dict[str, Any]) -> Plate:
    """Return a picture from the JSON object that it was kept as."""
    tables = tuple(
        PlainTable(one["caption"], tuple(one["head"]), tuple(map(tuple, one["rows"])))
        for one in told.pop("tables")
    )
    held: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in told.items()
    }
    return Plate(**held, tables=tables)


@contextmanager
def speaking(kept: Kept) -> Iterator[None]:
    """Speak the language of a version while its documents are written, and then the former one again."""
    former = language.current()
    language.choose(kept.language)
    try:
        yield
    finally:
        language.choose(former)


def titled(version: Version, kept: Kept) -> list[Block]:
    """Return the blocks of a version with, on the front page, which version it is and who adopted it when."""
    cover, *rest = kept.blocks
    if not isinstance(cover, Cover):
        return list(kept.blocks)
    line = _("Version {number}, a draft").format(number=version.number)
    if version.adoption:
        line = _("Version {number}, adopted on {date} by {who}").format(
            number=version.number, date=day(version.adoption.on), who=version.adoption.by or unknown()
        )
    lines = (line, *(one for one in cover.lines if one != _("Draft")))
    return [replace(cover, lines=lines), *rest]


def told(blocks: Sequence[Block], plates: Mapping[str, Plate]) -> list[Block]:
    """Return blocks with what pictures without a table show as tables, so that two versions can be held together."""
    found: list[Block] = []
    for block in walk(blocks):
        found.append(replace(block, drafts=()) if isinstance(block, TextSlot) else block)
        if isinstance(block, Figure) and block.table is None and block.id in plates:
            found += _tables(block, plates[block.id])
    return found


def _tables(figure: Figure, plate: Plate) -> Iterator[Table]:
    """Yield the tables of a picture as blocks, each with its title."""
    for number, one in enumerate(plate.tables, start=1):
        yield Table(
            id=f"{figure.id}-picture-{number}",
            columns=tuple(Column(label) for label in one.head),
            rows=one.rows,
            caption=f"{figure.title}: {one.caption}",
        )
