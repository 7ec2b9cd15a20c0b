"""The rule on interfaces that carry data of staff or parents, and no data of pupils, without an agreement or a ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape.consistency import some
from inventory.language import N_, _
from inventory.records.landscape import Interface
from inventory.signals.annex_words import says_none
from inventory.signals.finding import Found, rule
from inventory.signals.landscape_board import links, subject
from inventory.signals.landscape_data_rules import covered_on, numbered, today
from inventory.signals.privacy import of_partner, valid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board


@rule(
    "LND-017",
    "high",
    title=N_("Data of staff or parents without agreement or ground"),
    explanation=N_("The law protects the data of staff and parents as it does those of pupils."),
    action=N_("Record the agreement or the legal ground of the interface, or stop it."),
    basis="AVG 6, 28(3)",
)
def uncovered(board: Board) -> Iterator[Found]:
    """Interfaces of the day without pupil data whose categories or subjects say that they carry personal data."""
    carried = _carried(board)
    states = {one.code: valid(board, one) for one in board.agreements}
    for number, one in numbered(board, today(board)):
        if number not in carried or one.flow.carries != "no":
            continue
        ends = links(board)[number]
        if all(of_partner(board, board.all_systems[end]) for end in (ends.source, ends.target)):
            continue
        covered = covered_on(one, states)
        if covered == "yes":
            continue
        if covered == "no":
            text = _("It carries personal data ({data}), and no valid agreement or ground covers it.")
        else:
            text = _("It carries personal data ({data}); whether an agreement covers it is not recorded.")
        said = text.format(data=some(carried[number]))
        status = "finding" if covered == "no" else "unknown"
        yield Found(subject(board, "interface", number), said, status=status)  # type: ignore[arg-type]


def _carried(board: Board) -> dict[int, list[str]]:
    """Return what interfaces carry of persons, by number: their categories, else of whom."""
    table = Interface.table
    found: dict[int, list[str]] = {}
    query = table.select().where(table.c.archived.is_(None))
    for row in board.connection.execute(query):
        words = row.categories if row.categories and not says_none(row.categories) else row.subjects
        parts = [part.strip() for part in (words or "").split(";") if part.strip() and not says_none(part)]
        if parts:
            found[row.id] = parts
    return found
