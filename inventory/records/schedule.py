"""A depreciation schedule of one's own as people write it: the part of each year of the term, such as 40;30;20;10."""

from __future__ import annotations

import re

from inventory.errors import InputError
from inventory.language import _

YEAR = 12
"""Months a part is about."""
PART = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]{1,4}))?%?")
SEPARATOR = re.compile(r"[;\s]+")


def parts(text: str) -> tuple[int, ...]:
    """Return the parts of a manual schedule, one a year of the term: "40;30;20;10" → (40, 30, 20, 10).

    Decimals ("33.5;66.5") count too: then all parts come back ten thousand times as large, which is the same schedule.

    Raises:
        InputError: It is not a row of numbers that together are more than nothing.
    """
    found = [PART.fullmatch(one) for one in SEPARATOR.split(text.strip())]
    whole = not any(match and match[2] for match in found)
    values = tuple(
        int(match[1]) if whole else int(match[1] + (match[2] or "").ljust(4, "0")) for match in found if match
    )
    if len(values) != len(found) or not sum(values):
        raise InputError(
            _("“{text}” is not a schedule of depreciation.").format(text=text),
            _("Write the part of each year of the term, such as 40;30;20;10."),
        )
    return values


def refuse_other_term(values: tuple[int, ...], months: int) -> None:
    """Refuse a schedule that has not one part for each year of a term.

    Raises:
        InputError: It does not fit.
    """
    years = -(-months // YEAR)
    if len(values) != years or min(values) < 0 or not sum(values):
        raise InputError(
            _("A manual schedule of {parts} years does not fit a term of {months} months.").format(
                parts=len(values), months=months
            ),
            _("Give one part a year of the term, {years} in all, such as 40;30;20;10.").format(years=years),
        )
