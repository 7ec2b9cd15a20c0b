"""The cases of the rules: `cases/GROUP.toml`, each a few changes of the perfect board and what a rule then says.

    [[case]]
    rule = "CON-001"
    name = "thirty days before"          # what is tried, in a few words
    expect = "finding"                   # or "unknown" or "none"
    subject = "C-1"                      # key or name; a list for several; optional
    due = 2026-12-20                     # optional
    severity = "low"                     # optional
    says = "30-04-2027"                  # a part of the (Dutch) message; optional
    on = 2026-11-22                      # optional
    archive = [["coverage", "C-1 · Leerlingdesk"]]
    add = [["decision", { contract = "C-1", date = 2026-01-01, decision = "renew" }]]
    set = [["contract", "C-1", { notice = 1 }]]

They are done in this order. Values are the stored ones (cents, choices by their code), links the key of what they name, "" nothing.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.inventory.signals import changing
from tests.inventory.signals.perfect_board import ON

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection

HERE = Path(__file__).parent / "cases"
CANNOT = "cannot.toml"


@dataclass(frozen=True)
class Case:
    """One case of a rule; see the module for what its fields say."""

    rule: str
    name: str
    expect: str
    subject: str | list[str] | None = None
    due: dt.date | None = None
    severity: str | None = None
    says: str = ""
    on: dt.date = ON
    archive: list[list[Any]] = field(default_factory=list)
    add: list[list[Any]] = field(default_factory=list)
    set: list[list[Any]] = field(default_factory=list)

    @property
    def subjects(self) -> frozenset[str]:
        """The subjects that are named."""
        return frozenset((self.subject,) if isinstance(self.subject, str) else self.subject or ())

    def __str__(self) -> str:
        return f"{self.rule} {self.expect}: {self.name}"

    def done(self, connection: Connection) -> None:
        """Change the board as the case says."""
        for kind, key in self.archive:
            changing.archive(connection, kind, key)
        for kind, said in self.add:
            changing.add(connection, kind, said)
        for kind, key, said in self.set:
            changing.change(connection, kind, key, said)


@cache
def cases() -> tuple[Case, ...]:
    """Return every case of every file."""
    found: list[Case] = []
    for path in sorted(HERE.glob("*.toml")):
        if path.name != CANNOT:
            said = tomllib.loads(path.read_text(encoding="utf-8"))
            found += [Case(**one) for one in said["case"]]
    return tuple(found)


@cache
def cannot() -> dict[str, dict[str, str]]:
    """Return the rules that cannot say something, by what ("unknown"), each with the reason."""
    return tomllib.loads((HERE / CANNOT).read_text(encoding="utf-8"))
