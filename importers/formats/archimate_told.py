"""What is told of a model that comes in: what its elements become, and what of it is not taken in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from importers.formats.archimate_kinds import FUNCTION, SKIP, own_mark, types, word
from importers.formats.archimate_model import STRUCTURE
from importers.formats.several import few
from inventory.language import _, ngettext

if TYPE_CHECKING:
    from importers.formats.archimate_parts import Parts


def told(parts: Parts) -> list[str]:
    """Return sentences about a model; ask after its tables are made, since those say which relations were used."""
    model = parts.kinds.model
    counts = (
        ngettext("{count} element", "{count} elements", len(model.elements)).format(
            count=len(model.elements)
        ),
        ngettext("{count} relation", "{count} relations", len(model.relations)).format(
            count=len(model.relations)
        ),
        ngettext("{count} view", "{count} views", model.views).format(count=model.views),
    )
    head = _("ArchiMate model “{name}”: {counts}.").format(
        name=model.name or model.identifier, counts=", ".join(counts)
    )
    return [head, *_elements(parts), *_relations(parts), *_structure(parts), *_oddities(parts), *model.notes]


def _elements(parts: Parts) -> list[str]:
    """Return a sentence for each type that is taken in, and one for those that are not."""
    kinds = parts.kinds
    every = Counter(e.type for e in kinds.model.elements.values())
    taken = Counter((e.type, kinds.of(i)) for i, e in kinds.model.elements.items())
    found, left = [], []
    for kind_type, count in sorted(every.items()):
        became = {kind: n for (name, kind), n in taken.items() if name == kind_type and kind != SKIP}
        for kind, number in sorted(became.items()):
            text = _("{type} → {kind}: {count} of {all}.")
            found.append(text.format(type=kind_type, kind=word(kind), count=number, all=count))
        rest = count - sum(became.values())
        if rest:
            left.append(f"{kind_type or '?'} {rest}")
    if left:
        found.append(
            _("Elements that are not taken in: {list}. Another choice: --map TYPE=KIND.").format(
                list=", ".join(left)
            )
        )
    known = set(types())
    other = sorted({name or "?" for name in every if name not in known})
    if other:
        found.append(
            _("Types that ArchiMate does not have, counted as other: {list}.").format(list=", ".join(other))
        )
    return found


def _relations(parts: Parts) -> list[str]:
    """Return how many relations of each type say something that is taken in."""
    every = Counter(one.type for one in parts.kinds.model.relations)
    used = Counter(one.type for one in parts.kinds.model.relations if one.identifier in parts.used)
    lists = [f"{name} {used[name]}/{count}" for name, count in sorted(every.items())]
    return [_("Relations taken in, of all: {list}.").format(list=", ".join(lists))] if lists else []


def _structure(parts: Parts) -> list[str]:
    """Return what a person should know of what belongs to what."""
    model = parts.kinds.model
    listed = {
        _("Processes that belong to several others, of which the first counts: {list}."): parts.second,
        _("Processes that would be a part of themselves, which is left out: {list}."): parts.circles,
        _("Processes that are too deep within others, and stand by themselves: {list}."): parts.deep,
    }
    found = [text.format(list=few(list(dict.fromkeys(names)))) for text, names in listed.items() if names]
    left = Counter(
        model.elements[one.source].type
        for one in parts.relations(STRUCTURE, SKIP, "process")
        if not own_mark(model.elements[one.source])[0]
    )
    if left:
        text = _(
            "Processes that are a part of elements that are not taken in: {list}. "
            "To have those as domains: --map TYPE=domain."
        )
        found.append(text.format(list=", ".join(f"{name} {count}" for name, count in sorted(left.items()))))
    return found


def _oddities(parts: Parts) -> list[str]:
    """Return what a person should know of views, functions and systems."""
    found = []
    if parts.kinds.model.views:
        found.append(_("Views are not taken in: maps are drawn from the records."))
    idle = [e.name for e in parts.every(FUNCTION) if e.identifier not in parts.functions]
    if idle:
        text = ngettext(
            "{count} function that no system has is not taken in: {list}.",
            "{count} functions that no system has are not taken in: {list}.",
            len(idle),
        )
        found.append(text.format(count=len(idle), list=few(idle)))
    if parts.doubled:
        text = ngettext(
            "{count} arrow says what another says, and counts once.",
            "{count} arrows say what others say, and count once.",
            parts.doubled,
        )
        found.append(text.format(count=parts.doubled))
    if any(not own_mark(e)[0] for e in parts.every("system")):
        text = _(
            "New systems come in as in use; "
            "with --map ApplicationComponent=skip a model of references leaves them out."
        )
        found.append(text)
    return found
