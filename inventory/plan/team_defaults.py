"""What each role of the core team is there for, and the proposal of who does what, which a board can take over as its own."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.language import current
from inventory.records import get
from inventory.records.plan_people import CORE_ROLES, LETTERS
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inventory.store.work import Work

DATA = Path(__file__).parent / "core_team.toml"
SIGNS = {code: code[0].upper() for code in LETTERS}
"""The letter of each part in a task: R, A, C, I."""


class Task(NamedTuple):
    """A task of the proposal.

    Attributes:
        name: The task, in the language now spoken.
        level: "board" or "school".
        letters: By role what it has to do with the task, a code of `LETTERS`.
        others: The task in the other languages, by which one that was taken over before is known again.
    """

    name: str
    level: str
    letters: dict[str, str]
    others: tuple[str, ...] = ()


@cache
def _given() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def duties(role: str) -> tuple[str, ...]:
    """Return what a role of the core team is there for, in the language now spoken."""
    texts = _given()["roles"][role]
    return tuple(texts.get(current()) or texts["nl"])


def proposal() -> list[Task]:
    """Return the tasks of the proposal with who does what."""
    codes = {sign: code for code, sign in SIGNS.items()}
    return [
        Task(
            one.get(current()) or one["nl"],
            one["level"],
            {role: codes[one["letters"][role]] for role in CORE_ROLES if role in one["letters"]},
            (one["nl"], one["en"]),
        )
        for one in _given()["task"]
    ]


def missing(recorded: Iterable[Mapping[str, Any]]) -> list[Task]:
    """Return the tasks of the proposal that a board has not recorded yet, in any language.

    Args:
        recorded: Responsibilities with their task and level.
    """
    have = {(fold(row["task"]), row["level"]) for row in recorded}
    return [
        task
        for task in proposal()
        if not any((fold(name), task.level) in have for name in (task.name, *task.others))
    ]


def take_over(unit: Work, tasks: Iterable[Task]) -> int:
    """Record tasks as responsibilities of the board, and return how many records that made."""
    kind, made = get("responsibility"), 0
    for task in tasks:
        for role, letter in task.letters.items():
            unit.add(kind, {"task": task.name, "level": task.level, "role": role, "letter": letter})
            made += 1
    return made
