"""What a check of a checklist returns, and the words that several checks share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.finance.counts import NO_SCHOOL
from inventory.language import ngettext
from inventory.plan.wording import dated, listed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from inventory.plan.blocks import Evidence
    from inventory.plan.facts import Facts, Row

THEME_SLOTS = {
    "skills": "expertise-strategy",
    "content": "content-policy",
    "infrastructure": "infrastructure-policy",
}
"""The question whose answer is the strategy of a theme."""


class Tick(NamedTuple):
    """Whether an item is there, what shows it, and the records behind that.

    Attributes:
        ticked: Whether it is there; an item that nothing is known of is not.
        note: Plain sentences with counts and dates: the evidence, or what is missing.
        evidence: The records behind them.
        found: What the inventory itself says when a person decided; None when nobody did, or it says nothing.
    """

    ticked: bool
    note: str
    evidence: tuple[Evidence, ...] = ()
    found: bool | None = None


def told(*sentences: str) -> str:
    """Return sentences after each other, without the empty ones."""
    return " ".join(sentence for sentence in sentences if sentence)


def titles(rows: Iterable[Row], most: int = 4) -> str:
    """Return documents in a row, each with its date."""
    return listed((f"{row['name']} ({dated(row['date'])})" for row in rows), most)


def documents_of(facts: Facts, kinds: Iterable[str]) -> tuple[list[Row], list[Row]]:
    """Return the documents of some kinds that hold on the day of the plan, and those that do not any more."""
    wanted = set(kinds)
    found = sorted(
        (row for row in facts.rows("document") if row["type"] in wanted),
        key=lambda row: (row["date"] is None, row["date"], row["name"]),
    )
    valid = [row for row in found if not row["valid_until"] or row["valid_until"] >= facts.on]
    return valid, [row for row in found if row not in valid]


def schools(facts: Facts) -> list[Row]:
    """Return the sites of the board that have pupils: all but offices and childcare."""
    return [site for site in facts.sites if site["type"] not in NO_SCHOOL]


def uncounted(facts: Facts, on: date) -> str:
    """Return of how many schools nobody knows the pupils up to a day, so that a total is not all; "" for none."""
    newest: dict[int, Row] = {}
    for row in sorted(facts.rows("headcount"), key=lambda one: one["date"]):
        if row["date"] <= on:
            newest[row["site"]] = row
    missing = sum(newest.get(site["id"], {}).get("pupils") is None for site in schools(facts))
    if not missing:
        return ""
    return ngettext(
        "The pupils of {count} site are unknown and not in the total.",
        "The pupils of {count} sites are unknown and not in the total.",
        missing,
    ).format(count=missing)


def last_day(rows: Iterable[Row], column: str = "date") -> Any:
    """Return the last of the days in a column; None when there is none."""
    return max((row[column] for row in rows if row[column]), default=None)
