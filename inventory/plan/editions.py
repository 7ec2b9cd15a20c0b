"""Editions: what the program wrote into a document, kept under the code that the document carries.

It is the base of a refresh: what differs between document and base a person changed, what differs between base and
inventory the records changed. The code follows from the content, so that the same plan always has the same code.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zlib
from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.errors import StorageError
from inventory.language import _, current
from inventory.plan.facts import Settings
from inventory.plan.frozen import from_json, to_json
from inventory.store.schema import PLAN_EDITION

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.plan.blocks import Block
    from inventory.store.database import Database

MOST = 60
"""Editions kept for one plan; of an older document only the texts can be compared."""
DIGITS = 12
NONE: Mapping[str, str] = {}


class Edition(NamedTuple):
    """What a document was made from.

    Attributes:
        blocks: The blocks as they were written.
        language: The language that the document is in.
        pictures: Digests of its pictures by name, by which a picture of a person is told from one of the program.
        settings: Template, years and plan that it was made with; None when nobody said.
    """

    blocks: list[Block]
    language: str
    pictures: Mapping[str, str]
    settings: Settings | None


def code_of(plan: int | None, blocks: Sequence[Block]) -> str:
    """Return the code of an edition, 12 hexadecimal digits: the same for the same blocks in the same language."""
    told = f"{plan or 0} {current()} {to_json(blocks)}"
    return hashlib.sha256(told.encode()).hexdigest()[:DIGITS]


def remember(
    database: Database,
    plan: int | None,
    blocks: Sequence[Block],
    now: dt.datetime,
    pictures: Mapping[str, str] = NONE,
    settings: Settings | None = None,
) -> str:
    """Keep what a document is made from, and return the code that the document carries.

    Args:
        database: Where it is kept; one that is read-only keeps nothing.
        plan: Number of the recorded plan, None for a plan without one.
        blocks: The blocks that are written.
        now: The time, in UTC without a zone.
        pictures: Digests of the pictures of the document by name.
        settings: Template, years and plan that it was made with.

    Returns:
        The code, or "" when nothing could be kept.
    """
    if database.read_only:
        return ""
    code = code_of(plan, blocks)
    told = {
        "language": current(),
        "blocks": to_json(blocks),
        "pictures": dict(pictures),
        "settings": asdict(settings) if settings else None,
    }
    row = {"plan_id": plan, "made": now, "content": _packed(json.dumps(told))}
    with database.write() as connection:
        known = connection.execute(sa.select(PLAN_EDITION.c.id).where(PLAN_EDITION.c.id == code)).scalar()
        if known is None:
            connection.execute(sa.insert(PLAN_EDITION).values(id=code, **row))
        else:
            connection.execute(sa.update(PLAN_EDITION).where(PLAN_EDITION.c.id == code).values(**row))
        _forget(connection, plan)
    return code


def _forget(connection: Connection, plan: int | None) -> None:
    """Drop the oldest editions of a plan beyond those that are kept."""
    mine = PLAN_EDITION.c.plan_id.is_not_distinct_from(plan)
    query = sa.select(PLAN_EDITION.c.id).where(mine).order_by(PLAN_EDITION.c.made.desc(), PLAN_EDITION.c.id)
    old = connection.execute(query.offset(MOST)).scalars().all()
    if old:
        connection.execute(sa.delete(PLAN_EDITION).where(PLAN_EDITION.c.id.in_(old)))


def edition(connection: Connection, code: str) -> Edition | None:
    """Return what a document with this code was made from, None when it is not kept (any more).

    Raises:
        StorageError: What is kept is damaged, or was kept by a newer program.
    """
    content = connection.execute(sa.select(PLAN_EDITION.c.content).where(PLAN_EDITION.c.id == code)).scalar()
    if content is None:
        return None
    try:
        told = json.loads(zlib.decompress(base64.b64decode(content, validate=True)))
        settings = Settings(**told["settings"]) if told["settings"] else None
        found = Edition(from_json(told["blocks"]), told["language"], told["pictures"], settings)
    except (ValueError, KeyError, TypeError, zlib.error, binascii.Error) as problem:
        raise StorageError(
            _("What was kept of edition {code} of the plan is damaged.").format(code=code),
            _("Put back a backup that was made before it was damaged, or make a new document."),
        ) from problem
    return found


def recall(connection: Connection, code: str) -> list[Block] | None:
    """Return the blocks that a document with this code was made from, None when they are not kept (any more).

    Raises:
        StorageError: What is kept is damaged, or was kept by a newer program.
    """
    found = edition(connection, code)
    return found.blocks if found else None


def _packed(content: str) -> str:
    return base64.b64encode(zlib.compress(content.encode(), 9)).decode("ascii")
