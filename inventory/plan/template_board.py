"""What a board changes in a template: parts left out, in other words, or added; what fits nothing becomes a flag.

A heading stands for its whole section: leaving it out leaves out what is under it, up to the next heading of its level
or higher. The name of a building block stands for all its parts. Changes for one template go before those for all ("*").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance import reading
from inventory.finance.lines import Flag
from inventory.language import _
from inventory.plan.template import ID, Part, load, load_block, names, shifted
from inventory.records.plan_people import PlanPart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from inventory.plan.template import Template

EVERY = "*"
"""In place of the name of a template: the change holds for all of them."""
DEEPEST = 9
"""Level of what is no heading."""


class Change(NamedTuple):
    """A living change of the board (`records.plan_people.PlanPart`)."""

    id: int
    template: str
    part: str
    change: str
    text: str | None
    type: str | None
    after: str | None
    level: int | None


def of_board(connection: Connection, name: str) -> Template:
    """Return a template with the changes of the board.

    Raises:
        InputError: There is no template with this name.
    """
    template, known = load(name), {*names(), EVERY}
    every = list(reading.rows(connection, PlanPart, Change))
    found = changed(template, [c for c in every if c.template in {name, EVERY}])
    lost = tuple(_lost(change) for change in every if change.template not in known)
    return replace(found, flags=(*found.flags, *lost)) if lost else found


def _lost(change: Change) -> Flag:
    """Say that a change is for a template that is not there; every template tells so."""
    why = _("Part “{part}”: there is no template “{template}”. There are: {names}.").format(
        part=change.part, template=change.template, names=", ".join(names())
    )
    return Flag("plan_part", why, "plan_part", change.id)


def changed(template: Template, changes: Iterable[Change]) -> Template:
    """Return a template with changes, those that fit nothing as flags; the template itself when there are none."""
    found = {c.part: c for c in sorted(changes, key=lambda c: (c.template != EVERY, c.id))}
    if not found:
        return template
    parts, flags = list(template.parts), list[Flag]()
    for sort in (_word, _add, _leave_out):
        for change in sorted(found.values(), key=lambda c: c.id):
            why = sort(template, parts, change)
            if why:
                flags.append(Flag("plan_part", why, "plan_part", change.id))
    return replace(template, parts=tuple(parts), flags=tuple(flags))


def _word(template: Template, parts: list[Part], change: Change) -> str:
    """Put the board's words in a part, for both languages; return why not, "" when it did or need not."""
    if change.change != "wording":
        return ""
    place = _place(parts, change.part)
    if place is None:
        return _unknown(template, change)
    part, text = parts[place], (change.text or "").strip()
    if not text or not (part.texts or part.items):
        return _("Part “{part}”: there are no words to change, or none to put there.").format(
            part=change.part
        )
    if part.items:
        items = [line.strip() for line in text.splitlines() if line.strip()]
        parts[place] = replace(part, items={"nl": items, "en": items})
    else:
        words = " ".join(text.split()) if part.type == "heading" else text
        parts[place] = replace(part, texts={"nl": words, "en": words})
    return ""


def _add(template: Template, parts: list[Part], change: Change) -> str:
    """Put a part of the board, or a whole building block, after another; return why not, "" when it did or need not."""
    if change.change != "add":
        return ""
    new, why = _made(change)
    have = {part.id for part in parts}
    if not why and any(part.id in have for part in new):
        why = _("Part “{part}”: the plan has it already.").format(part=change.part)
    place = _behind(parts, change.after, new) if change.after else len(parts)
    if not why and place is None:
        if change.template == EVERY and _somewhere(change.after or ""):
            return ""
        why = _("Part “{part}”: there is no part “{after}” in “{template}” to come after.").format(
            part=change.part, after=change.after, template=template.title
        )
    if not why:
        parts[place:place] = new
    return why


def _made(change: Change) -> tuple[list[Part], str]:
    """Return the parts that a change adds, and why there are none."""
    text = (change.text or "").strip()
    if change.type == "block":
        return _block(change, text)
    if not ID.fullmatch(change.part):
        return [], _("Part “{part}”: a code has small letters, digits and “-”, 2 to 34 in all.").format(
            part=change.part
        )
    if not text or not change.type:
        return [], _("Part “{part}”: its type or its text is missing.").format(part=change.part)
    options = {"level": change.level or 2} if change.type == "heading" else {}
    words = " ".join(text.split()) if change.type == "heading" else text
    return [Part(change.type, change.part, {"nl": words, "en": words}, {}, options=options)], ""


def _block(change: Change, name: str) -> tuple[list[Part], str]:
    try:
        found = load_block(name.replace("_", "-"))
    except InputError as error:
        return [], str(error)
    first = next((part.options.get("level", 1) for part in found.parts if part.type == "heading"), 1)
    return [shifted(part, (change.level or first) - first) for part in found.parts], ""


def _leave_out(template: Template, parts: list[Part], change: Change) -> str:
    """Take a part, a section or a building block out; return why not, "" when it did or need not."""
    if change.change != "leave_out":
        return ""
    gone = _section(template.parts, change.part)
    gone |= {part.id for part in template.parts if part.block == change.part.replace("_", "-")}
    if not gone:
        return _unknown(template, change)
    parts[:] = [part for part in parts if part.id not in gone]
    return ""


def _section(parts: Iterable[Part], code: str) -> set[str]:
    """Return the codes of a part, and of all that stands under it when it is a heading."""
    found, within = set[str](), 0
    for part in parts:
        level = _level(part)
        if part.id == code:
            found.add(part.id)
            within = level if part.type == "heading" else 0
        elif level <= within:
            within = 0
        elif within:
            found.add(part.id)
    return found


def _place(parts: list[Part], code: str) -> int | None:
    return next((place for place, part in enumerate(parts) if part.id == code), None)


def _behind(parts: list[Part], code: str, new: list[Part]) -> int | None:
    """Return the place behind a part, or behind the last part of a building block; None when there is neither.

    A chapter or section comes behind the whole section of a heading that is not above it; anything else right below it.
    """
    place = _place(parts, code)
    if place is None:
        last = [n for n, part in enumerate(parts) if part.block and part.block == code.replace("_", "-")]
        place = last[-1] if last else None
    elif new and _level(new[0]) <= _level(parts[place]) < DEEPEST:
        within = _section(parts, code)
        place = max(n for n, part in enumerate(parts) if part.id in within)
    return None if place is None else place + 1


def _level(part: Part) -> int:
    """Return the level of a heading, and for what is none a level below all."""
    level: int = part.options.get("level", 1) if part.type == "heading" else DEEPEST
    return level


def _unknown(template: Template, change: Change) -> str:
    """Say that a change fits nothing, unless it holds for all templates and one of them has the part."""
    if change.template == EVERY and _somewhere(change.part):
        return ""
    return _("Part “{part}”: there is no such part in “{template}”.").format(
        part=change.part, template=template.title
    )


def _somewhere(code: str) -> bool:
    return any(code in {part.id, part.block} for name in names() for part in load(name).parts)
