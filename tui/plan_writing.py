"""What the screens write in a plan: texts, words on boxes, the profile, its template and years, a plan; threads call this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.errors import InputError, StaleError
from inventory.language import _

if TYPE_CHECKING:
    import datetime as dt

    from inventory.plan.facts import Settings
    from inventory.plan.profile import Proposal
    from inventory.store.database import Database


class Slot(NamedTuple):
    """A text of a plan as it was read: its number and version, None when there is none yet."""

    plan: int
    code: str
    text: str = ""
    number: int | None = None
    version: int | None = None


def slot_of(database: Database, plan: int, code: str) -> Slot:
    """Read what somebody wrote in a place of a plan."""
    import sqlalchemy as sa  # noqa: PLC0415  only to write

    from inventory.records.plan import PlanText  # noqa: PLC0415

    table = PlanText.table
    query = sa.select(table.c.id, table.c.version, table.c.text).where(
        table.c.plan == plan, table.c.slot == code, table.c.archived.is_(None)
    )
    with database.read() as connection:
        row = connection.execute(query).first()
    return Slot(plan, code) if row is None else Slot(plan, code, row.text, row.id, row.version)


def write_text(database: Database, who: str, seen: Slot, text: str, *, force: bool = False) -> bool:
    """Write a text in a place of a plan; an empty one takes it away. Return whether anything changed.

    Args:
        database: Where.
        who: Who writes.
        seen: What stood there when the text was opened.
        text: What stands there now.
        force: Whether it is written over what somebody else wrote meanwhile.

    Raises:
        StaleError: Somebody else wrote there meanwhile; it has both texts.
    """
    from inventory.plan import writing  # noqa: PLC0415  only to write
    from inventory.records.plan import PlanText  # noqa: PLC0415
    from inventory.store.work import work  # noqa: PLC0415

    with work(database, who) as unit:
        old = writing.of_plan(unit, PlanText, seen.plan, "slot", seen.code)
        now = (old["id"], old["version"]) if old else (None, None)
        if now != (seen.number, seen.version) and not force:
            theirs = old["text"] if old else ""
            if theirs.strip() != text.strip():
                raise _stale(theirs, text)
        return writing.write_text(unit, seen.plan, seen.code, text)


def _stale(theirs: str, mine: str) -> StaleError:
    """Return what is told when somebody else wrote in the same place meanwhile."""
    return StaleError(
        _("Somebody else wrote in this place of the plan meanwhile."),
        _("Nothing was saved."),
        {"text": theirs},
        {"text": mine},
        {"text": _("Text")},
    )


def write_tick(database: Database, who: str, plan: int, item: str, reason: str, *, ticked: bool) -> bool:
    """Write a person's word on a box; return whether anything changed.

    Raises:
        InputError: There is no reason.
    """
    from inventory.plan import writing  # noqa: PLC0415  only to write
    from inventory.store.work import work  # noqa: PLC0415

    with work(database, who, reason) as unit:
        return writing.tick(unit, plan, item, reason, ticked=ticked)


def take_tick(database: Database, who: str, plan: int, item: str) -> bool:
    """Take a person's word on a box away; return whether there was one."""
    from inventory.plan import writing  # noqa: PLC0415  only to write
    from inventory.store.work import work  # noqa: PLC0415

    with work(database, who) as unit:
        return writing.untick(unit, plan, item)


def change_plan(database: Database, who: str, plan: int, values: dict[str, Any], version: int) -> bool:
    """Change a plan: its template, years or profile; return whether anything changed.

    Raises:
        InputError: A value does not fit.
        StaleError: Somebody changed it since that version.
    """
    from inventory.records.plan import Plan  # noqa: PLC0415  only to write
    from inventory.store.work import work  # noqa: PLC0415

    with work(database, who) as unit:
        return unit.change(Plan, plan, values, version)


def new_plan(database: Database, who: str, name: str, template: str, years: tuple[int, int]) -> int:
    """Record a plan, and return its number.

    Raises:
        InputError: There is one of this name, or the years cannot be.
    """
    from inventory.records.plan import Plan  # noqa: PLC0415  only to write
    from inventory.store.work import work  # noqa: PLC0415

    first, last = years
    with work(database, who) as unit:
        return unit.add(Plan, {"name": name, "template": template, "first_year": first, "last_year": last})


def years(text: str) -> tuple[int, int]:
    """Return the first and last year of "2027-2030", or of "2027".

    Raises:
        InputError: The text cannot be read so, or a plan cannot have those years.
    """
    from inventory.plan.assemble import MOST_YEARS  # noqa: PLC0415  finance and landscape
    from tui.cli import plan_making  # noqa: PLC0415  read as on the command line

    first, last = plan_making.years(text)
    if not first <= last < first + MOST_YEARS:
        raise InputError(
            _("A plan from {first} to {last} cannot be made.").format(first=first, last=last),
            _("Give a first and a last year, at most {most} years, such as 2027-2030.").format(
                most=MOST_YEARS
            ),
        )
    return first, last


class Grounds(NamedTuple):
    """Which profile is proposed, in a sentence, with its grounds; and the choice that stands, in a sentence."""

    proposal: Proposal
    sentence: str
    chosen: str


def grounds(database: Database, settings: Settings, on: dt.date) -> Grounds:
    """Read which profile of the infrastructure the inventory points to, and why."""
    from inventory.plan.facts import Facts  # noqa: PLC0415  finance
    from inventory.plan.profile import chosen_words, propose, proposed  # noqa: PLC0415

    with database.read() as connection:
        facts = Facts(connection, settings, on)
        found = propose(facts)
        return Grounds(found, proposed(facts, found), chosen_words(facts))
