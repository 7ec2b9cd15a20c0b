"""The rule on end of support: of devices by their own day, their model and the release of their system."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.finance.calendar import add_months
from inventory.language import N_, _, ngettext
from inventory.records.assets import Device
from inventory.records.values import day
from inventory.signals import device_groups, device_kinds, lot_terms, support
from inventory.signals.device_groups import Group
from inventory.signals.finding import Found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.signals.board import Board
    from inventory.signals.finding import Severity, Status, Subject
    from inventory.signals.support import End, Seen


class Part(NamedTuple):
    """What is the matter with some devices of a subject, apart from how many there are.

    Attributes:
        status: Found, or not known.
        kind: Which sentence tells it.
        what: Name of the release, model or system, "" when the day is recorded.
        day: Last day, or the day of the fact.
        latest: The other possible last day.
        depreciated: Last day of the lot's term, when that is later.
        mild: Whether nothing is lost yet: a newer release costs nothing, and this one still runs.
    """

    status: Status
    kind: str
    what: str = ""
    day: date | None = None
    latest: date | None = None
    depreciated: date | None = None
    mild: bool = False


class Limits(NamedTuple):
    """Until when something counts as soon: replaced, updated; and from when facts count as fresh."""

    replace: date
    update: date
    fresh: date


@rule(
    "AST-002",
    "high",
    title=N_("Support ends too early"),
    explanation=N_(
        "Without updates a device is not safe, and it must be replaced before it is depreciated. Where a newer release of "
        "the system costs nothing, only the last weeks of a release count."
    ),
    action=N_("Update the system, plan the replacement, or shorten the term of the lot."),
    basis="AUE, einde ondersteuning",
    policies=("support_warning_months", "support_update_days", "support_data_months", "windows_edition"),
)
def support_ends(board: Board) -> Iterator[Found]:
    """Devices in use whose support ends within the warning months, or before their lot is depreciated; by lot or product.

    What fits several releases with different days (an edition of Windows that no export tells) is a finding when it holds
    for all of them, and unknown when it holds for some.
    """
    policies, on = board.policies, board.on
    limits = Limits(
        add_months(on, policies.whole("support_warning_months", on)),
        on + timedelta(days=policies.whole("support_update_days", on)),
        add_months(on, -policies.whole("support_data_months", on)),
    )
    told: dict[Subject, dict[Part, int]] = {}
    loose: list[int] = []
    for one in support.seen(board):
        parts = _parts(board, one, limits)
        if one.device is not None and [part.kind for part in parts] == ["all"]:
            loose.append(one.device)
            continue
        whole = bool(parts) and all(part.kind == "all" for part in parts)
        for part in parts:
            counted = told.setdefault(_subject(board, one, product_first=whole), {})
            counted[part] = counted.get(part, 0) + one.number
    for subject, number in _at_sites(board, loose).items():
        told.setdefault(subject, {})[Part("unknown", "loose")] = number
    for subject, counted in told.items():
        yield _found(subject, counted)


def _at_sites(board: Board, devices: list[int]) -> dict[Subject, int]:
    """Return how many of some devices are at each site, so that an export without models is told once a school.

    Those without a site are left out: AST-001 names each of them.
    """
    if not devices:
        return {}
    table = Device.table
    query = sa.select(table.c.id, table.c.site).where(table.c.lot.is_(None), table.c.product.is_(None))
    sites = {row[0]: row[1] for row in board.connection.execute(query)}
    there = device_kinds.sites(board)
    found: dict[Subject, int] = {}
    for number in devices:
        site = there.get(sites.get(number) or 0)
        if site is not None:
            found[site] = found.get(site, 0) + 1
    return found


def _subject(board: Board, one: Seen, *, product_first: bool) -> Subject:
    """Return what devices are called: by lot; what is not known at all is filled in at the product."""
    lot = None if product_first and one.product is not None else one.lot
    group = Group(lot, one.product, one.device, None, one.number, supported=True)
    return device_groups.subject_of(board, group)


def _parts(board: Board, one: Seen, limits: Limits) -> list[Part]:
    """Return what is the matter with devices that are alike."""
    lot = board.lot_rows.get(one.lot) if one.lot is not None else None
    until = lot_terms.depreciated_on(board, lot) if lot is not None else None
    parts = [part for end in one.verdict.ends if (part := _part(board, end, until, limits)) is not None]
    if one.verdict.gap == "release":
        title = support.family_title(support.reader(board).known, one.verdict.system)
        parts.append(Part("unknown", "release", title))
    elif one.verdict.gap == "all" and one.supported:
        parts.append(Part("unknown", "all"))
    return parts


def _part(board: Board, end: End, until: date | None, limits: Limits) -> Part | None:
    """Return what is the matter with one end of support, None when nothing is."""
    if end.day is None:
        return _open(end, limits)
    first, sure = _soon(end, end.day, until, limits), True
    if end.doubtful:
        sure = end.latest is not None and _soon(end, end.latest, until, limits)
    if not first:
        return None
    if not sure:
        return Part("unknown", "either", end.what, end.day, end.latest)
    last = end.latest if end.doubtful and end.latest is not None else end.day
    late = until if until is not None and not end.follows and last < until else None
    kind = "update" if end.follows else "end"
    return Part("finding", kind, end.what, last, None, late, mild=end.follows and last >= board.on)


def _soon(end: End, last: date, until: date | None, limits: Limits) -> bool:
    """Return whether a last day is too early."""
    if end.follows:
        return last <= limits.update
    return last <= limits.replace or (until is not None and last < until)


def _open(end: End, limits: Limits) -> Part | None:
    """Return what is the matter with what is supported until further notice: nothing as long as the fact is fresh."""
    if end.dated is not None and end.dated >= limits.fresh:
        return None
    return Part("unknown", "old", end.what, end.dated)


def _found(subject: Subject, counted: dict[Part, int]) -> Found:
    """Return all that is the matter with a subject as one finding."""
    parts = sorted(counted, key=lambda one: (one.status, str(one.day), one.kind, one.what))
    text = " ".join(_said(part, counted[part]) for part in parts)
    sure = [part for part in parts if part.status == "finding"]
    due = min((part.day for part in sure if part.day is not None), default=None)
    severity: Severity | None = "medium" if sure and all(part.mild for part in sure) else None
    return Found(subject, text, due, "finding" if sure else "unknown", severity)


def _said(part: Part, number: int) -> str:
    """Return the sentence of a part."""
    values = {
        "number": number,
        "what": part.what,
        "day": day(part.day) if part.day else "?",
        "latest": day(part.latest) if part.latest else _("later"),
    }
    text = _sentence(part, number).format(**values)
    if part.depreciated is not None:
        text += " " + _("Depreciated until {day} only.").format(day=day(part.depreciated))
    return text


def _sentence(part: Part, number: int) -> str:
    """Return the words of a part, for one device or more."""
    match part.kind:
        case "end" if not part.what:
            return ngettext(
                "{number} device without support after {day}.",
                "{number} devices without support after {day}.",
                number,
            )
        case "end":
            return ngettext(
                "{number} device ({what}) without support after {day}.",
                "{number} devices ({what}) without support after {day}.",
                number,
            )
        case "update":
            return ngettext(
                "{number} device runs {what}, without updates after {day}; a newer release costs nothing.",
                "{number} devices run {what}, without updates after {day}; a newer release costs nothing.",
                number,
            )
        case "either":
            return ngettext(
                "{number} device ({what}): support ends on {day}, or {latest}; which edition or model it is, is not recorded.",
                "{number} devices ({what}): support ends on {day}, or {latest}; which edition or model they are, is not recorded.",
                number,
            )
        case _:
            return _unknown(part.kind, number)


def _unknown(kind: str, number: int) -> str:
    """Return the words for what is not known."""
    if kind == "old":
        return ngettext(
            "{number} device ({what}) was still supported on {day}; whether it still is, is not known.",
            "{number} devices ({what}) were still supported on {day}; whether they still are, is not known.",
            number,
        )
    if kind == "release":
        return ngettext(
            "{number} device of which the release of {what} is not recorded or not known.",
            "{number} devices of which the release of {what} is not recorded or not known.",
            number,
        )
    if kind == "loose":
        return ngettext(
            "{number} device without product and purchase lot, so until when it is supported is not known.",
            "{number} devices without product and purchase lot, so until when they are supported is not known.",
            number,
        )
    return ngettext(
        "{number} device of which the end of support is not recorded.",
        "{number} devices of which the end of support is not recorded.",
        number,
    )
