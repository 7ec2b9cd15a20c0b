"""Which system serves which process: one arrow a pair, for all parties together, so that no arrow stands twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import _
from inventory.publish.archimate_model import Relation, identifier
from inventory.publish.archimate_names import OWN, PARTIES, ROADMAP, ROW, SUPPORT, joined
from inventory.publish.archimate_values import value_text
from inventory.records import get

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inventory.landscape.model import LandscapeView

Pair = tuple[int, int]
"""Numbers of a system and a process."""


def supports(
    view: LandscapeView,
    rows: Mapping[str, Mapping[int, Any]],
    parties: Mapping[str, int],
    codes: Mapping[str, int],
    systems: Mapping[str, int],
) -> Iterator[Relation]:
    """Yield the arrows of the supports of a day; those that only the roadmap makes say so.

    Args:
        view: The landscape of the day.
        rows: Records by kind and number.
        parties: Number of a party by its key in the landscape.
        codes: Number of a process by its code.
        systems: Number of a system by its key in the landscape.
    """
    recorded = {(r.party, r.process, r.system, r.function or None): r for r in rows["support"].values()}
    pairs: dict[Pair, list[Any]] = {}
    made: dict[Pair, set[str]] = {}
    for one in view.support:
        party, process, system = parties.get(one.party), codes.get(one.process), systems.get(one.system)
        if party is None or process is None or system is None:
            continue
        row = recorded.get((party, process, system, one.function))
        if row is None:
            made.setdefault((system, process), set()).add(rows["party"][party].name)
        else:
            pairs.setdefault((system, process), []).append(row)
    names = {number: row.name for number, row in rows["party"].items()}
    for (system, process), found in sorted(pairs.items()):
        yield _recorded(system, process, list({row.id: row for row in found}.values()), names)
    for (system, process), others in sorted(made.items()):
        marks = ((OWN, ROADMAP), (PARTIES, joined(sorted(others), ";")))
        ends = identifier("system", system), identifier("process", process)
        yield Relation(identifier("rolled out", f"{system}/{process}"), "Serving", *ends, "", "", marks)


def _recorded(system: int, process: int, rows: list[Any], names: Mapping[int, str]) -> Relation:
    """Return the arrow of a system to a process: what all parties share as properties, else a line for each."""
    fields = get("support").fields
    said = {row.id: [value_text(fields[n], getattr(row, n), _no_links) for n in SUPPORT] for row in rows}
    rows = sorted(rows, key=lambda row: (names[row.party], said[row.id]))
    parties = list(dict.fromkeys(names[row.party] for row in rows))
    alike = len(parties) == len(rows) and len({tuple(texts) for texts in said.values()}) == 1
    marks = [(OWN, "support"), (PARTIES, joined(parties, ";"))]
    text = ""
    if alike:
        *texts, text = said[rows[0].id]
        marks += [(_(fields[n].label), t) for n, t in zip(SUPPORT, texts, strict=False) if t]
    else:
        marks += [(ROW, joined([names[row.party], *said[row.id]], "|")) for row in rows]
    functions = dict.fromkeys(row.function for row in rows if row.function)
    return Relation(
        identifier("support", f"{system}/{process}"), "Serving", identifier("system", system),
        identifier("process", process), ", ".join(functions), text, tuple(marks),
    )  # fmt: skip


def _no_links(_kind: str) -> Mapping[int, str]:
    """Return nothing: the columns of a support that are written are no links."""
    return {}
