"""Our process model and questions, to start from: what a board does not have yet is added, what it has stays as it is.

Codes decide what is there already. A name that the board changed is its own word for it; a record that it put away
stays away.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.landscape.rows import living
from inventory.language import current
from inventory.records import get
from inventory.records.landscape import Process
from inventory.records.vision import Question
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sqlalchemy import Connection

    from inventory.records import Record
    from inventory.store.work import Work

HERE = Path(__file__).parent
PARTS = ("processes", "questions", "classification")
"""What can be asked for: processes, questions, and the classification of processes that have none."""
DEFAULT = ("processes", "questions")
LEVELS = {"L": "low", "M": "medium", "H": "high"}
ASPECTS = ("availability", "integrity", "confidentiality")


@dataclass(frozen=True, slots=True)
class Line:
    """A process of the model, in the language now spoken.

    Attributes:
        code, name: Of the process; the code stays.
        parent: Code of its area, "" for an area.
        type: "primary", "supporting" or "governing".
        scope: "education", "childcare" or "both".
        reference: What FORA calls an area, "" for none.
        order: Place among its neighbours, from 1.
        levels: Availability, integrity and confidentiality that it asks for.
    """

    code: str
    name: str
    parent: str
    type: str
    scope: str
    reference: str
    order: int
    levels: tuple[str, str, str]

    @property
    def classification(self) -> dict[str, str]:
        """The levels by column."""
        return dict(zip(ASPECTS, self.levels, strict=True))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the list, in the language now spoken; `process` is the code of its main process."""

    code: str
    process: str
    question: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Missing:
    """What adding the template would do.

    Attributes:
        processes: What is added, areas before what belongs to them.
        questions: What is added.
        classified: Number of a process → levels that it gets, by column.
        renamed: Codes of processes that the board calls otherwise; they keep their names.
        archived: Codes that the board put away; they stay away.
        homeless: Codes of questions whose main process is not there.
    """

    processes: tuple[Line, ...] = ()
    questions: tuple[Asked, ...] = ()
    classified: tuple[tuple[int, Mapping[str, str]], ...] = ()
    renamed: tuple[str, ...] = ()
    archived: tuple[str, ...] = ()
    homeless: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many records it adds or changes."""
        return len(self.processes) + len(self.questions) + len(self.classified)


@cache
def _data(name: str) -> list[dict[str, Any]]:
    """Return the tables of one of the files."""
    found: list[dict[str, Any]] = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))[name_of(name)]
    return found


def name_of(file: str) -> str:
    """Return what one table of a file is called."""
    return {"processes": "area", "questions": "question"}[file]


def processes(language: str = "") -> tuple[Line, ...]:
    """Return the model in reading order, in a language ("nl", "en") or the one now spoken."""
    return tuple(_lines(language or current()))


def _lines(language: str) -> Iterator[Line]:
    for place, area in enumerate(_data("processes"), 1):
        levels = _levels(area["biv"])
        code, kind, scope = area["code"], area["kind"], area["scope"]
        yield Line(code, area[language], "", kind, scope, area["reference"], place, levels)
        for number, (own, dutch, english, *more) in enumerate(area["processes"], 1):
            name = dutch if language == "nl" else english
            own_levels = _levels(more[1]) if len(more) > 1 else levels
            yield Line(own, name, code, kind, more[0] if more else scope, "", number, own_levels)


def _levels(letters: str) -> tuple[str, str, str]:
    one, two, three = (LEVELS[letter] for letter in letters)
    return one, two, three


def questions(language: str = "") -> tuple[Asked, ...]:
    """Return the questions in order, in a language ("nl", "en") or the one now spoken."""
    spoken = language or current()
    return tuple(
        Asked(row["code"], row["process"], row[spoken], row[f"{spoken}_why"]) for row in _data("questions")
    )


def missing(connection: Connection, parts: Collection[str] = DEFAULT) -> Missing:
    """Return what the board does not have yet of the template, in the language now spoken.

    Args:
        connection: One that reads.
        parts: Which of `PARTS`. The main processes that questions need come with them.
    """
    there = {fold(row.code): row for row in connection.execute(living(Process))}
    gone = _archived(connection, Process) - set(there)
    asked = _questions(connection) if "questions" in parts else ()
    needed = {question.process for question in asked}
    lines = [
        line
        for line in processes()
        if fold(line.code) not in there
        and fold(line.code) not in gone
        and ("processes" in parts or line.code in needed)
    ]
    known = {*there, *(fold(line.code) for line in lines)}
    return Missing(
        tuple(line for line in lines if not line.parent or fold(line.parent) in known),
        tuple(question for question in asked if fold(question.process) in known),
        tuple(_unclassified(there)) if "classification" in parts else (),
        tuple(_renamed(there)),
        tuple(line.code for line in processes() if fold(line.code) in gone),
        tuple(question.code for question in asked if fold(question.process) not in known),
    )


def _archived(connection: Connection, record: type[Record]) -> set[str]:
    """Return the folded codes of records that were put away."""
    table = record.table
    return {
        fold(code)
        for code in connection.scalars(sa.select(table.c.code).where(table.c.archived.is_not(None)))
    }


def _questions(connection: Connection) -> tuple[Asked, ...]:
    """Return the questions that are neither there nor put away."""
    codes = connection.scalars(sa.select(Question.table.c.code))
    there = {fold(code) for code in codes}
    return tuple(question for question in questions() if fold(question.code) not in there)


def _renamed(there: Mapping[str, Any]) -> Iterator[str]:
    """Yield the codes of the model that the board has under another name."""
    ours: dict[str, set[str]] = {}
    for language in ("nl", "en"):
        for line in processes(language):
            ours.setdefault(line.code, set()).add(fold(line.name))
    for code, names in ours.items():
        row = there.get(fold(code))
        if row is not None and fold(row.name) not in names:
            yield code


def _unclassified(there: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the levels that processes of the model do not have yet."""
    for line in processes():
        row = there.get(fold(line.code))
        if row is not None:
            empty = {name: level for name, level in line.classification.items() if getattr(row, name) is None}
            if empty:
                yield row.id, empty


def write(work: Work, lacking: Missing) -> None:
    """Write what is missing, all within the batch of a unit of work."""
    numbers = {fold(row.code): row.id for row in work.connection.execute(living(Process))}
    for line in lacking.processes:
        values = {
            "code": line.code,
            "name": line.name,
            "parent": numbers.get(fold(line.parent)) if line.parent else None,
            "type": line.type,
            "scope": line.scope,
            "reference": line.reference or None,
            "order": line.order,
            **line.classification,
        }
        numbers[fold(line.code)] = work.add(get("process"), values)
    for question in lacking.questions:
        values = {
            "code": question.code,
            "process": numbers[fold(question.process)],
            "question": question.question,
            "explanation": question.explanation,
        }
        work.add(Question, values)
    for number, levels in lacking.classified:
        work.change(Process, number, levels)
