"""What is known of a column besides its cells: from a profile, from the sheet, from the user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Order = Literal["", "dmy", "mdy"]
Decimal = Literal["", ",", "."]


@dataclass(frozen=True)
class Hints:
    """Settings that decide what a column leaves open. A column that agrees with itself goes before them.

    Args:
        order: Day or month first in 1/2/2026; "" for unknown. Unknown and written with dashes or points means day first.
        decimal: Decimal sign in 1.234; "" for unknown.
        pivot: Two-digit years below it are 20xx, from it on 19xx.
        epoch_1904: Day numbers count from 1 January 1904 (`Sheet.epoch_1904`).
        zone: Time zone of moments without one, and of the day on which a moment with one falls.
        unit: What a bare number of a length of time counts.
    """

    order: Order = ""
    decimal: Decimal = ""
    pivot: int = 50
    epoch_1904: bool = False
    zone: str = "Europe/Amsterdam"
    unit: Literal["months", "years"] = "months"
