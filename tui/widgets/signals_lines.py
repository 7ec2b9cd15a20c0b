"""How signals are listed: which groups and rows are shown, and what stands in their cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.records.values import day
from inventory.signals import life
from inventory.signals.finding import SEVERITIES
from inventory.text import clean, fold
from tui.past import kind_label
from tui.signalling import as_finding
from tui.widgets.decisions import SIGNS, due_text, severity_text, shown_as
from tui.widgets.grid import GridColumn, toned

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from rich.text import Text

    from inventory.signals.finding import Finding
    from inventory.signals.grouping import Group
    from tui.signalling import Look
    from tui.widgets.grid import Row

SOLVED = 1_000_000
"""Rows from this number on are findings that were solved."""
BY = {
    "urgency": N_("by urgency"),
    "subject": N_("by subject"),
    "site": N_("by school"),
    "rule": N_("by rule"),
}
"""What the groupings are called."""
NARROW, RULE_FROM = 70, 90
"""Cells of the list below which names are cut shorter, and from which the code of the rule has a column."""


@dataclass
class Shown:
    """What the list shows.

    Attributes:
        rows: Cells by number, headings below 0, in the order shown.
        headings: Text of each heading by its number.
        labels: Label of each group by the number of its heading.
        members: Numbers of the findings of each group, by the number of its heading, folded or not.
        group_of: Number of the heading of each finding.
        findings: Findings by number.
    """

    rows: dict[int, Row] = field(default_factory=dict)
    headings: dict[int, str] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    members: dict[int, list[int]] = field(default_factory=dict)
    group_of: dict[int, int] = field(default_factory=dict)
    findings: dict[int, Finding] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """What the user wants to see.

    Attributes:
        words: What is typed in the filter.
        accepted: Accepted findings too.
        changed: Only what is new, back or solved.
        folded: Labels of the groups that are folded.
        sort: Column within the groups, "" for the order of the check; and whether from high to low.
    """

    words: str = ""
    accepted: bool = False
    changed: bool = False
    folded: frozenset[str] = frozenset()
    sort: tuple[str, bool] = ("", False)


def columns_of(width: int, today: dt.date) -> list[GridColumn]:
    """Return the columns for a list so many cells wide."""
    narrow = width < RULE_FROM
    found = [
        GridColumn("severity", _("Severity"), 10, fixed=True, format=severity_text),
        GridColumn("due", _("Before"), 12, format=lambda due: due_text(due, today)),
        GridColumn("subject", _("About"), (14 if width < NARROW else 17) if narrow else 26, format=clean),
        GridColumn("message", _("What is the matter"), 20, stretch=True, format=_message),
    ]
    return found if narrow else [found[0], GridColumn("rule", _("Rule"), 8), *found[1:]]


def _message(cell: tuple[str, str]) -> str | Text:
    """Return state and message; what is accepted or solved is muted."""
    state, text = cell
    said = clean(f"({state}) {text}" if state else text)
    return toned(said, "muted") if state else said


def shown(found: Look, groups: Iterable[Group], asked: Asked, columns: Iterable[str]) -> Shown:
    """Return what the list shows: headings with their counts, and the rows of groups that are not folded."""
    names, into = list(columns), Shown()
    numbers = {id(one): number for number, one in enumerate(found.findings)}
    parts = [(part.label, [(numbers[id(one)], one) for one in part.findings]) for part in groups]
    if asked.changed:
        gone = [
            (SOLVED + place, as_finding(one, found.rule(one.rule)))
            for place, one in enumerate(found.changed.solved)
        ]
        parts.append((_("Solved"), gone))
    words = fold(asked.words).split()
    for label, members in parts:
        kept = [pair for pair in members if _wanted(found, pair, asked, words)]
        if kept:
            _add(found, into, label, _sorted(kept, asked.sort), asked, names)
    return into


def _add(
    found: Look, into: Shown, label: str, kept: list[tuple[int, Finding]], asked: Asked, names: list[str]
) -> None:
    """Add a group."""
    heading = -(len(into.members) + 1)
    folded = label in asked.folded
    into.headings[heading] = f"{'▸' if folded else '▾'} {clean(label)} · {len(kept)}{_counts(kept)}"
    into.labels[heading] = label
    into.members[heading] = [number for number, _one in kept]
    into.rows[heading] = tuple(None for _name in names)
    for number, one in kept:
        into.group_of[number] = heading
        into.findings[number] = one
        if not folded:
            into.rows[number] = row_of(found, number, one, names)


def _counts(kept: list[tuple[int, Finding]]) -> str:
    """Return how many of a group are how bad, sign and number."""
    parts = []
    for name in SEVERITIES:
        count = sum(one.severity == name for _number, one in kept)
        if count:
            parts.append(f"{SIGNS[name][0]} {count} {_(SIGNS[name][1])}")
    return f" ({', '.join(parts)})"


def row_of(found: Look, number: int, one: Finding, names: Iterable[str]) -> Row:
    """Return the cells of a finding."""
    values = {
        "severity": shown_as(one),
        "rule": one.rule,
        "due": one.due,
        "subject": one.subject.name,
        "message": (state_of(found, number, one), one.message),
    }
    return tuple(values[name] for name in names)


def state_of(found: Look, number: int, one: Finding) -> str:
    """Return in a word or two what was decided about a finding, or that it is new, back or solved."""
    if number >= SOLVED:
        gone = found.changed.solved[number - SOLVED].solved
        return _("solved {day}").format(day=day(gone)) if gone else _("solved")
    if one.state == "accepted":
        return _("accepted")
    if one.state == "known":
        return _("known: {owner}").format(owner=one.owner) if one.owner else _("known")
    place = life.place(one)
    return _("new") if place in found.changed.new else _("back") if place in found.changed.back else ""


def _wanted(found: Look, pair: tuple[int, Finding], asked: Asked, words: list[str]) -> bool:
    """Return whether a finding is shown."""
    number, one = pair
    if one.state == "accepted" and not asked.accepted:
        return False
    if asked.changed and number < SOLVED:
        place = life.place(one)
        if place not in found.changed.new and place not in found.changed.back:
            return False
    if not words:
        return True
    text = found.words.get(number)
    if text is None:  # 20 µs each: kept, since every key asks for all of them
        text = found.words[number] = fold(" ".join(_searched(found, number, one)))
    return all(word in text for word in words)


def _searched(found: Look, number: int, one: Finding) -> Iterator[str]:
    """Yield the texts in which the words of the filter are looked for."""
    yield from (
        one.rule,
        _(one.title),
        one.subject.name,
        one.subject.key,
        kind_label(one.subject.kind),
        one.message,
    )
    yield _(SIGNS[one.severity][1])
    yield _(SIGNS["unknown"][1]) if one.status == "unknown" else ""
    yield state_of(found, number, one)
    yield one.owner or ""


def _sorted(kept: list[tuple[int, Finding]], sort: tuple[str, bool]) -> list[tuple[int, Finding]]:
    """Return findings in the order of a column; without one as the check gave them."""
    column, descending = sort

    def key(pair: tuple[int, Finding]) -> tuple[int, str]:
        one = pair[1]
        if column == "severity":
            return SEVERITIES.index(one.severity), ""
        if column == "due":
            return (one.due.toordinal() if one.due else 10**7), ""
        texts = {"subject": one.subject.name, "rule": one.rule, "message": one.message}
        return 0, texts[column].casefold()

    return sorted(kept, key=key, reverse=descending) if column else kept
