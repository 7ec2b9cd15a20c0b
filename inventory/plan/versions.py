"""Versions of a plan: what it said on a day is kept whole, with a digest, and comes out identical for ever after.

A version is a record (`PlanVersion`) with its content beside it in parts: what it was made of ("about"), its blocks, and
what who publishes gives for its pictures and its workbook. The content is written once and never edited; a record that was
undone leaves it aside, and finds it again when the undoing is taken back.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zlib
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError, StorageError
from inventory.language import _, current, written
from inventory.plan.facts import Settings
from inventory.plan.frozen import from_json, to_json
from inventory.records.plan import Plan
from inventory.records.plan_cycle import PlanVersion
from inventory.store.schema import BATCH, PLAN_CONTENT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.plan.blocks import Block
    from inventory.store.work import Work

NO_PARTS: Mapping[str, bytes] = {}


class Adoption(NamedTuple):
    """That a version was adopted: the day and by whom (the board, a meeting)."""

    on: date
    by: str


class Version(NamedTuple):
    """A version of a plan.

    Attributes:
        id: Number of the record.
        plan: Number of the plan.
        number: Which version of the plan it is, from 1.
        name: What people call it, "" for nothing.
        state: The day of which its figures are.
        adoption: When it was adopted and by whom; None for a draft.
        digest: SHA-256 of what it holds, as it was written down then.
        notes: Remarks.
    """

    id: int
    plan: int
    number: int
    name: str
    state: date
    adoption: Adoption | None
    digest: str
    notes: str = ""

    @property
    def title(self) -> str:
        """Return what people call it: "version 3 (concept for the council)"."""
        text = _("version {number}").format(number=self.number)
        return f"{text} ({self.name})" if self.name else text


@dataclass(frozen=True)
class Content:
    """What a version holds.

    Attributes:
        settings: What was asked for: template, years, the plan.
        on: The day of the plan.
        blocks: Its blocks, in reading order.
        parts: What belongs to it besides, by name, as whoever publishes wrote it (pictures, the workbook).
        language: The language that it is in.
        batch: The newest batch of the history when it was made, None when there was none.
    """

    settings: Settings
    on: date
    blocks: Sequence[Block]
    parts: Mapping[str, bytes] = field(default_factory=dict)
    language: str = ""
    batch: int | None = None


class Verified(NamedTuple):
    """Whether a version still holds what it held when it was kept."""

    version: Version
    holds: bool


def content_now(
    connection: Connection,
    settings: Settings,
    on: date,
    blocks: Sequence[Block],
    parts: Mapping[str, bytes] = NO_PARTS,
) -> Content:
    """Return what `keep` takes, for blocks that were made on this connection just now."""
    newest = connection.execute(sa.select(sa.func.max(BATCH.c.id))).scalar()
    return Content(settings, on, blocks, parts, current(), newest)


def adoption(on: date, by: str, today: date) -> Adoption:
    """Return that a plan was adopted on a day by somebody.

    Raises:
        InputError: The day has not come yet.
    """
    if on > today:
        raise InputError(
            _("{date} has not come yet, so a plan cannot have been adopted on it.").format(date=written(on)),
            _("Keep it as a draft; adopt it when that is decided: inventaris plan adopt"),
        )
    return Adoption(on, by)


def keep(unit: Work, content: Content, name: str = "", adoption: Adoption | None = None) -> Version:
    """Keep a plan as it is, as its next version; an adopted one makes the plan adopted too.

    Args:
        unit: The unit of work.
        content: What it holds.
        name: What people call it.
        adoption: When it was adopted and by whom; None for a draft.

    Raises:
        InputError: The blocks are of no recorded plan, or the adoption is without who adopted it.
    """
    plan = content.settings.plan
    if plan is None:
        raise InputError(
            _("Only a plan that is recorded can be kept as a version."),
            _("Record it first: inventaris add plan"),
        )
    number = _next(unit.connection, plan)
    parts = {**content.parts, "about": _about(content, number), "blocks": to_json(content.blocks).encode()}
    values = {
        "plan": plan,
        "number": number,
        "name": name or None,
        "status": "draft",
        "state": content.on,
        "digest": digest(parts),
    }
    made = unit.add(PlanVersion, {**values, **_adopted(adoption, content.on)}, by=PlanVersion.made_by)
    rows = [{"plan_version_id": made, "part": part, "content": _packed(raw)} for part, raw in parts.items()]
    unit.connection.execute(sa.insert(PLAN_CONTENT), rows)
    if adoption is not None:
        unit.change(Plan, plan, {"status": "adopted"})
    return find(unit.connection, plan, number)


def adopt(unit: Work, version: Version, adoption: Adoption) -> Version:
    """Write down that a version that was kept as a draft is adopted, as it is; the plan is adopted with it.

    Raises:
        InputError: It was adopted already, before the day of its figures, or by nobody.
    """
    if version.adoption is not None:
        raise InputError(
            _("{version} was adopted on {date} already.").format(
                version=version.title[:1].upper() + version.title[1:], date=written(version.adoption.on)
            )
        )
    unit.change(PlanVersion, version.id, _adopted(adoption, version.state))
    unit.change(Plan, version.plan, {"status": "adopted"})
    return find(unit.connection, version.plan, version.number)


def _adopted(adoption: Adoption | None, state: date) -> dict[str, Any]:
    """Return the columns of an adoption."""
    if adoption is None:
        return {}
    if not adoption.by.strip():
        raise InputError(_("Who adopted the plan is missing."), _("Say so: --by WHO"))
    if adoption.on < state:
        raise InputError(
            _("A plan with figures of {state} cannot have been adopted on {date}.").format(
                state=written(state), date=written(adoption.on)
            ),
            _("Keep it with the state of that day or earlier: --on DATE"),
        )
    return {"status": "adopted", "adopted": adoption.on, "adopted_by": adoption.by}


def _next(connection: Connection, plan: int) -> int:
    """Return the number of the next version; that of one in the archive is not given again."""
    table = PlanVersion.table
    query = sa.select(sa.func.max(table.c.number)).where(table.c.plan == plan)
    return int(connection.execute(query).scalar() or 0) + 1


def listed(connection: Connection, plan: int) -> list[Version]:
    """Return the versions of a plan, the newest first."""
    table = PlanVersion.table
    query = sa.select(table).where(table.c.archived.is_(None), table.c.plan == plan)
    return [_version(row) for row in connection.execute(query.order_by(table.c.number.desc())).mappings()]


def _version(row: Mapping[Any, Any]) -> Version:
    adoption = None
    if row["status"] == "adopted":
        adoption = Adoption(row["adopted"] or row["state"], row["adopted_by"] or "")
    return Version(
        row["id"],
        row["plan"],
        row["number"],
        row["name"] or "",
        row["state"],
        adoption,
        row["digest"],
        row["notes"] or "",
    )


def find(connection: Connection, plan: int, number: int | None = None) -> Version:
    """Return a version of a plan by its number, or the newest.

    Raises:
        InputError: There is none (with this number).
    """
    found = listed(connection, plan)
    for one in found:
        if number in {None, one.number}:
            return one
    if not found:
        raise InputError(
            _("Of this plan no version was kept yet."), _("Keep one first: inventaris plan keep")
        )
    raise InputError(
        _("There is no version {number} of this plan.").format(number=number),
        _("There are: {names}.").format(names=", ".join(str(one.number) for one in reversed(found))),
    )


def last_adopted(connection: Connection, plan: int) -> Version | None:
    """Return the version of a plan that was adopted last, or None."""
    adopted = [one for one in listed(connection, plan) if one.adoption is not None]
    return max(adopted, key=lambda one: (one.adoption or (date.min, ""), one.number), default=None)


def load(connection: Connection, version: Version) -> Content:
    """Return what a version holds, when that is what it held when it was kept.

    Raises:
        StorageError: Its content is gone, or was changed outside the program.
    """
    try:
        parts = _parts(connection, version.id)
        about = json.loads(parts["about"]) if digest(parts) == version.digest else None
    except (KeyError, ValueError, binascii.Error, zlib.error):
        about = None
    if about is None or _told(version) != {name: about.get(name) for name in _told(version)}:
        raise StorageError(
            _("What was kept of {version} was changed outside the program.").format(version=version.title),
            _("Put back a backup from before: inventaris restore"),
        )
    blocks = from_json(parts.pop("blocks").decode())
    del parts["about"]
    asked = Settings(**about["settings"])
    return Content(asked, version.state, blocks, parts, about["language"], about["batch"])


def verify(connection: Connection, plan: int | None = None) -> list[Verified]:
    """Return for each version of a plan, or of all plans, whether it holds what it held when it was kept."""
    table = PlanVersion.table
    query = sa.select(table).where(table.c.archived.is_(None)).order_by(table.c.plan, table.c.number)
    rows = connection.execute(query if plan is None else query.where(table.c.plan == plan)).mappings().all()
    return [Verified(version, _holds(connection, version)) for version in map(_version, rows)]


def _holds(connection: Connection, version: Version) -> bool:
    try:
        load(connection, version)
    except StorageError:
        return False
    return True


def _told(version: Version) -> dict[str, Any]:
    """Return what the content itself says of the version that it belongs to."""
    return {"plan": version.plan, "number": version.number, "on": version.state.isoformat()}


def _about(content: Content, number: int) -> bytes:
    told = {
        "plan": content.settings.plan,
        "number": number,
        "on": content.on.isoformat(),
        "language": content.language or current(),
        "settings": asdict(content.settings),
        "batch": content.batch,
    }
    return json.dumps(told, sort_keys=True).encode()


def _parts(connection: Connection, number: int) -> dict[str, bytes]:
    """Return the parts of a version, as they were given to be kept."""
    query = sa.select(PLAN_CONTENT.c.part, PLAN_CONTENT.c.content)
    rows = connection.execute(query.where(PLAN_CONTENT.c.plan_version_id == number))
    return {part: zlib.decompress(base64.b64decode(text, validate=True)) for part, text in rows}


def _packed(raw: bytes) -> str:
    return base64.b64encode(zlib.compress(raw, 9)).decode("ascii")


def digest(parts: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of parts in hexadecimal: of their names and what each holds, in the order of the names."""
    lines = (f"{name} {hashlib.sha256(raw).hexdigest()}" for name, raw in sorted(parts.items()))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
