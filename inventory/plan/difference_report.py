"""Differences between two states of a plan as text: chapter by chapter, each with what explains it."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import TYPE_CHECKING

from inventory.language import N_, _, ngettext, written
from inventory.plan.difference_kinds import What
from inventory.plan.difference_shown import side_text, where_text, why_text
from inventory.records import REGISTRY
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inventory.plan.difference_kinds import Difference, Touched

WIDTH = 78
MOST_LINES = 6
"""Records that one difference names."""
MOST_CHANGES = 15
"""Records that the list of changes names."""
SIGNS = {What.TEXT: "~", What.BOX: "~", What.CELL: "~", What.ADDED: "+", What.GONE: "-"}
WORDS = {
    What.TEXT: N_("text"),
    What.BOX: N_("box"),
    What.CELL: N_("figure"),
    What.ADDED: N_("new"),
    What.GONE: N_("gone"),
}
"""What people call each sort of difference; English, marked for translation."""


def report(found: Iterable[Difference]) -> Iterator[str]:
    """Yield lines of at most 78 letters: a heading, what differs under it, and under each what explains it."""
    told = list(found)
    for heading, chapter in groupby((one for one in told if not one.chart), key=lambda one: one.heading):
        yield from _wrapped(heading or _("Title page"), 0)
        for label, block in groupby(chapter, key=lambda one: one.label):
            if label and not heading.endswith(label):
                yield from _wrapped(label, 2)
            for one in block:
                yield from _difference(one)
        yield ""
    if any(one.chart for one in told):
        yield from _wrapped(_("The charts of these figures differ with them."), 0)
        yield ""


def changes_report(changes: Sequence[Touched]) -> Iterator[str]:
    """Yield lines that tell which records were changed between both states, the newest first."""
    if not changes:
        return
    text = ngettext(
        "{count} record was changed between:", "{count} records were changed between:", len(changes)
    )
    yield from _wrapped(text.format(count=len(changes)), 0)
    for change in changes[:MOST_CHANGES]:
        yield from _wrapped(touched_text(change), 2)
    more = len(changes) - MOST_CHANGES
    if more > 0:
        yield from _wrapped(ngettext("and {count} more", "and {count} more", more).format(count=more), 2)
    yield ""


def _difference(one: Difference) -> Iterator[str]:
    where = where_text(one)
    before, after = side_text(one, "-"), side_text(one, "+")
    if one.what is What.TEXT or (one.what in {What.GONE, What.ADDED} and not one.why):
        if where:
            yield from _wrapped(f"{SIGNS[one.what]} {where}", 2)
        for sign, text in (("-", before), ("+", after)):
            if text:
                yield from _wrapped(f"{sign} {text}", 4)
    else:
        sides = f"{before or '…'} → {after or '…'}"
        yield from _wrapped(f"{SIGNS[one.what]} {f'{where}: ' if where else ''}{sides}", 2)
    yield from _because(one)


def _because(one: Difference) -> Iterator[str]:
    """Yield what explains a difference."""
    lines = [why_text(line, one.kind) for line in one.why] or [touched_text(line) for line in one.touched]
    for line in lines[:MOST_LINES]:
        yield from _wrapped(line, 6)
    more = len(lines) - MOST_LINES
    if more > 0:
        yield " " * 6 + ngettext("and {count} more", "and {count} more", more).format(count=more)


def touched_text(change: Touched) -> str:
    """Return a change of a record in one line: who, when and why."""
    name = change.name or f"{_(REGISTRY[change.kind].label)} {change.id}"
    text = _("{name}: changed on {date} by {who} (batch {batch})").format(
        name=name, date=written(change.day), who=change.who, batch=change.batch
    )
    return f"{text}: {change.reason}" if change.reason else text


def _wrapped(text: str, indent: int) -> list[str]:
    """Return a text as lines, each but the first a little further in."""
    return textwrap.wrap(
        clean(text),
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
        break_long_words=True,
    )
