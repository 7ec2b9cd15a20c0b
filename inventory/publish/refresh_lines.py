"""The paragraphs of a generated block: merged with what people changed in them, and written with the least."""

from __future__ import annotations

from copy import deepcopy
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from inventory.publish.refresh_bring import unmarked
from inventory.publish.refresh_merge import merged
from inventory.publish.refresh_package import W
from inventory.publish.refresh_text import OBJECTS, drop, has_object, set_text, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from inventory.publish.refresh_merge import Clash, Merged

ALIKE = 0.5
"""How alike a line must be to one that was written to be taken for it rather than the first that is too many."""
MARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
ONCE = (f"{W}footnoteReference", f"{W}commentReference", f"{W}sdt", *OBJECTS)
"""What is there once and does not go along when a paragraph is copied to make room for a line."""


def texts(paragraphs: Iterable[_Element]) -> list[str]:
    """Return the texts of paragraphs."""
    return [text_of(one) for one in paragraphs]


def merged_lines(
    base: Sequence[str], theirs: Sequence[str], ours: Sequence[str], prefer: str = ""
) -> tuple[list[str], list[Clash], list[Clash]]:
    """Return the lines that come of three, figures that gave way, and what both sides changed.

    Line by line when no side has more of them than another; otherwise as one text.
    """
    own = own_lines(base, theirs)
    mine = [line for place, line in enumerate(theirs) if place not in own]
    made, figures, clashes = _merged_lines(base, mine, ours, prefer)
    for place in sorted(own):
        made.insert(place, theirs[place])
    return made, figures, clashes


def _merged_lines(
    base: Sequence[str], theirs: Sequence[str], ours: Sequence[str], prefer: str
) -> tuple[list[str], list[Clash], list[Clash]]:
    if len(base) == len(theirs) == len(ours):
        done = [merged(a, b, c, prefer) for a, b, c in zip(base, theirs, ours, strict=True)]
        return [one.text for one in done], _all(done, "figures"), _all(done, "clashes")
    one = merged("\n".join(base), "\n".join(theirs), "\n".join(ours), prefer)
    return one.text.split("\n"), list(one.figures), list(one.clashes)


def own_lines(base: Sequence[str], theirs: Sequence[str]) -> set[int]:
    """Return the places of the lines that people added among those of a block: as many as there are too many."""
    own: set[int] = set()
    for _kind, a, b, c, d in SequenceMatcher(None, base, theirs, autojunk=False).get_opcodes():
        extra = (d - c) - (b - a)
        if extra > 0:
            likeness = {place: _likest(theirs[place], base[a:b]) for place in range(c, d)}
            # Of lines that are all as unlike, the first stands for the one that was there.
            own |= set(sorted(range(c, d), key=lambda place: (likeness[place], -place))[:extra])
    return own


def _likest(line: str, others: Sequence[str]) -> float:
    found = max((SequenceMatcher(None, line, one).ratio() for one in others), default=0.0)
    return found if found >= ALIKE else 0.0


def _all(done: list[Merged], name: str) -> list[Clash]:
    return [clash for one in done for clash in getattr(one, name)]


def set_lines(paragraphs: Sequence[_Element], lines: Sequence[str]) -> bool:
    """Give paragraphs other texts; one that is too many goes, one that is missing is made like its neighbour.

    Args:
        paragraphs: At least one paragraph.
        lines: At least one line.

    Returns:
        Whether anything changed.
    """
    old = texts(paragraphs)
    if old == list(lines):
        return False
    last = paragraphs[0]
    gone = []
    for _kind, a, b, c, d in SequenceMatcher(None, old, list(lines), autojunk=False).get_opcodes():
        for step in range(max(b - a, d - c)):
            if step < b - a:
                last = paragraphs[a + step]
                if step < d - c:
                    set_text(last, lines[c + step])
                else:
                    gone.append(last)
            else:
                last = _like(last, lines[c + step], before=a + step == 0)
    for one in gone:
        remove(one)
    return True


def _like(model: _Element, line: str, *, before: bool) -> _Element:
    """Return a new paragraph with the looks of another, put behind it (or before it); its bookmark ends in the last one."""
    made = deepcopy(model)
    unmarked(made)
    for one in list(made.iter(*ONCE)):
        drop(one)
    for section in list(made.iter(f"{W}sectPr")):
        drop(section)
    set_text(made, line)
    if before:
        model.addprevious(made)
        _moved(model, made, MARKS[0])
    else:
        model.addnext(made)
        _moved(model, made, MARKS[1])
    return made


def _moved(source: _Element, target: _Element, tag: str) -> None:
    """Move the starts or ends of bookmarks from one paragraph to another."""
    for mark in source.findall(tag):
        if tag == MARKS[1]:
            target.append(mark)
        else:
            shape = target.find(f"{W}pPr")
            target.insert(0 if shape is None else 1, mark)


def remove(paragraph: _Element) -> None:
    """Take a paragraph out; one that holds a picture or ends a section, or is alone in its cell, is emptied instead.

    Bookmarks that begin or end in it go to its neighbour, since they may be those of another block.
    """
    alone = [one.tag for one in _beside(paragraph)].count(f"{W}p") == 0
    if has_object(paragraph) or paragraph.find(f"{W}pPr/{W}sectPr") is not None or alone:
        set_text(paragraph, "")
        return
    before, after = paragraph.getprevious(), paragraph.getnext()
    for mark in list(paragraph.iter(*MARKS)):
        if mark.tag == MARKS[1] and before is not None and before.tag == f"{W}p":
            before.append(mark)
        elif after is not None and after.tag == f"{W}p":
            shape = after.find(f"{W}pPr")
            after.insert(0 if shape is None else 1, mark)
        else:
            paragraph.addprevious(mark)
    drop(paragraph)


def _beside(paragraph: _Element) -> list[_Element]:
    parent = paragraph.getparent()
    return [] if parent is None else [one for one in parent if one is not paragraph]
