"""How a policy is declared; which there are is told by `inventory.store.policies`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Known:
    """A policy that the program knows.

    Attributes:
        name: What scripts and the database call it.
        kind: "amount" (cents), "integer", "percent" (1/100 %), "choice", "days" (whole numbers) or "text".
        label: Name for people, in English, marked for translation.
        default: Value without a decision, as the board would write it for a machine.
        flanders: The same for a Flemish board, when it differs.
        help: One sentence, marked for translation.
        choices: For a choice: value → label.
        least, most: Bounds of a number, or of every number of days.
    """

    name: str
    kind: str
    label: str
    default: str
    flanders: str | None = None
    help: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    least: int = 0
    most: int = 10**12
