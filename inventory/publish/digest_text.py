"""The digest as plain text: for a terminal, a file, and the first part of a mail."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from inventory.finance.money import euro
from inventory.language import N_, _, ngettext
from inventory.publish.plain import plain
from inventory.records.signals import SEVERITIES
from inventory.records.values import day
from inventory.signals.digest import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.digest import Digest
    from inventory.signals.digest_decided import Item

WIDTH = 78
INDENT = 4
BOARD = 60
"""Letters of the name of the board in the subject of a mail, so that the numbers are still in it."""
MOST = 5
"""Items of one rule that are written out in a part; a thousand devices are not a mail of a thousand lines."""
EXPLAINED = {
    "overdue": N_("The day has passed, and the cause is still there. It stays here until that is gone."),
    "due": N_("Up to {until}."),
    "new": N_("Seen for the first time since {since}."),
    "open": N_("Known for longer, and without a day in this period."),
    "solved": N_("Gone since {since}."),
    "decided": N_("Since {since}."),
}
"""What a part is about; English, marked for translation."""


def subject_line(digest: Digest) -> str:
    """Return the digest in one line: the subject of a mail."""
    board = _short(plain(digest.board)) or _("ICT")
    counts = [f"{len(digest.parts[name])} {_(SECTIONS[name]).lower()}" for name in ("overdue", "due", "new")]
    return _("{board}: digest of {day}: {counts}").format(
        board=board, day=day(digest.period.on), counts=", ".join(counts)
    )


def _short(board: str) -> str:
    return board if len(board) <= BOARD else f"{board[: BOARD - 1].rstrip()}…"


def title(digest: Digest) -> str:
    """Return the heading of a digest."""
    return _("Digest of {day}").format(day=day(digest.period.on))


def lead(digest: Digest) -> list[str]:
    """Return what stands below the heading: the board, the role, the period, how much there is."""
    period = digest.period
    first = plain(digest.board)
    if digest.role is not None:
        about = _("for the role {role}").format(role=digest.role.label)
        first = f"{first}, {about}" if first else about
    span = _("News since {since}; days up to {until}.").format(
        since=day(period.since), until=day(period.until)
    )
    return [line for line in (first, span, counted(digest)) if line]


def counted(digest: Digest) -> str:
    """Return how many findings there are in all."""
    found = [f"{number} {_(SEVERITIES[severity])}" for severity, number in digest.open.items() if number]
    if not found:
        return _("The check finds nothing.")
    return _("The check finds in all: {counts}.").format(counts=", ".join(found))


def rest(digest: Digest) -> str:
    """Return what the digest does not name, "" when it names all."""
    if not digest.left_out:
        return ""
    text = ngettext(
        "{count} finding that is less bad or not known is not named here; the check shows it.",
        "{count} findings that are less bad or not known are not named here; the check shows them.",
        digest.left_out,
    )
    return text.format(count=digest.left_out)


def label(section: str) -> str:
    """Return what people call a part of the digest."""
    return _(SECTIONS[section])


def nothing() -> str:
    """Return what an empty digest says."""
    return _("Nothing is overdue, due or new.")


def explained(digest: Digest, section: str) -> str:
    """Return what a part of the digest is about."""
    period = digest.period
    return _(EXPLAINED[section]).format(since=day(period.since), until=day(period.until))


def marks(one: Item) -> list[str]:
    """Return what is said of an item besides its message, in short."""
    found = [plain(one.title)] if one.title else []
    if one.rule:
        found.append(plain(one.rule))
    if one.severity:
        found.append(_(SEVERITIES[one.severity]))
    if one.status == "unknown":
        found.append(_("not known"))
    if one.fresh:
        found.append(_("new"))
    elif one.since is not None:
        found.append(_("since {day}").format(day=day(one.since)))
    if one.owner:
        found.append(plain(one.owner))
    if one.site:
        found.append(plain(one.site))
    if one.amount is not None:
        found.append(euro(one.amount))
    return found


def few(digest: Digest, section: str, items: tuple[Item, ...]) -> list[tuple[Item, str]]:
    """Return the items that are written out, each with a sentence on more of its rule that are not, mostly "".

    What is overdue or due is always written out; of the rest a few of each rule, unless everything is asked for.
    """
    if digest.whole or section in {"overdue", "due", "decided"}:
        return [(one, "") for one in items]
    numbers = Counter(one.rule for one in items)
    seen: Counter[str] = Counter()
    found = []
    for one in items:
        seen[one.rule] += 1
        more = numbers[one.rule] - MOST if seen[one.rule] == MOST else 0
        if seen[one.rule] <= MOST:
            text = ngettext("And {count} more of {rule}.", "And {count} more of {rule}.", more)
            found.append((one, text.format(count=more, rule=plain(one.rule)) if more else ""))
    return found


def told(one: Item) -> tuple[str, str]:
    """Return what an item is about and what is the matter; a day of the agenda says both at once."""
    if one.kind:
        return plain(one.text), ""
    return plain(one.subject.name), plain(one.text)


def text(digest: Digest) -> str:
    """Return a digest as lines of at most 78 letters, in the language now spoken."""
    return "\n".join(_lines(digest)) + "\n"


def _lines(digest: Digest) -> Iterator[str]:
    heading = title(digest)
    yield from (heading, "=" * len(heading))
    for line in lead(digest):
        yield from _wrapped(line, 0)
    if digest.empty:
        yield from ("", nothing())
    for section, items in digest.parts.items():
        if items:
            yield from _part(digest, section, items)
    if left := rest(digest):
        yield ""
        yield from _wrapped(left, 0)


def _part(digest: Digest, section: str, items: tuple[Item, ...]) -> Iterator[str]:
    heading = f"{label(section)} ({len(items)})"
    yield from ("", heading, "-" * len(heading))
    yield from _wrapped(explained(digest, section), 0)
    for one, more in few(digest, section, items):
        yield ""
        name, message = told(one)
        yield from _wrapped(f"{day(one.day)}  {name}" if one.day else name, 0)
        yield from _wrapped(message, INDENT)
        yield from _wrapped(f"[{' · '.join(marks(one))}]" if marks(one) else "", INDENT)
        yield from _wrapped(more, INDENT)


def _wrapped(line: str, indent: int) -> list[str]:
    return textwrap.wrap(line, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * indent)
