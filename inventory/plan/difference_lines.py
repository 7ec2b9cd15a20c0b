"""Why a figure differs: the records behind it that came, went, or add another amount to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.language import _
from inventory.plan.difference_kinds import LineChange

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.plan.blocks import Evidence, Line


class _Sum(NamedTuple):
    name: str
    amount: int
    note: str


def explained(
    before: Iterable[Line], after: Iterable[Line], difference: int | None = None
) -> tuple[LineChange, ...]:
    """Return the records that make the difference between two figures, the one that changed most first.

    Args:
        before: The lines behind the former figure.
        after: The lines behind the later figure.
        difference: How much the figures differ; what the lines leave of that is told as a line of its own. None when
            there is no one figure.
    """
    old, new = _sums(before), _sums(after)
    found = []
    for key in {**old, **new}:
        was, now = old.get(key), new.get(key)
        if was is None or now is None or was.amount != now.amount:
            known = now or was
            assert known is not None
            amounts = (None if was is None else was.amount, None if now is None else now.amount)
            found.append(LineChange(*key[:2], known.name, *amounts, now.note if now else ""))
    found.sort(key=lambda line: (-abs(line.change), line.name.casefold(), line.kind, line.id))
    rest = 0 if difference is None else difference - sum(line.change for line in found)
    if rest:
        found.append(LineChange("", 0, _("what the records behind it do not explain"), None, rest))
    return tuple(found)


def _sums(lines: Iterable[Line]) -> dict[tuple[str, int, str], _Sum]:
    """Return what each record adds up to; a line that is no record is known by its name."""
    found: dict[tuple[str, int, str], _Sum] = {}
    for line in lines:
        key = (line.kind, line.id, "" if line.id else line.name)
        amount = 1 if line.amount is None else line.amount
        held = found.get(key)
        note = line.note if held is None else ", ".join(filter(None, (held.note, line.note)))
        found[key] = _Sum(line.name, amount + (held.amount if held else 0), note)
    return found


def came_and_went(before: Iterable[Evidence], after: Iterable[Evidence]) -> tuple[LineChange, ...]:
    """Return the records that something rests on now and did not before, and the other way round; without their names."""
    old, new = _named(before), _named(after)
    came = [LineChange(kind, number, "", None, 1) for kind, number in new if (kind, number) not in old]
    went = [LineChange(kind, number, "", 1, None) for kind, number in old if (kind, number) not in new]
    return (*came, *went)


def _named(proof: Iterable[Evidence]) -> dict[tuple[str, int], None]:
    return {(one.kind, number): None for one in proof for number in one.ids}
