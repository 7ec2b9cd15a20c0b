"""What the screen of choices reads and writes: questions, what each party answers, what they conclude together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.landscape.model import natural
from inventory.landscape.reading import living, party_keys
from inventory.language import _
from inventory.records import get
from inventory.store.work import work

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from inventory.landscape.model import Party
    from inventory.store.database import Database

CONCLUSION = 0
"""Stands in the place of a party for the conclusion of all parties."""


@dataclass(frozen=True)
class Text:
    """A text of the screen: its record, the version that is shown, and what it says."""

    number: int
    version: int
    text: str


@dataclass(frozen=True)
class Asked:
    """A question.

    Args:
        number: Number of its record.
        code: Its code.
        text: The question.
        explanation: What it means.
        process: Number of the process that it is about.
        asked: False when it is left out of the report.
        concluded: The day of the conclusion.
        version: Of the record, as shown.
    """

    number: int
    code: str
    text: str
    explanation: str
    process: int
    asked: bool
    concluded: dt.date | None
    version: int


@dataclass(frozen=True)
class Choices:
    """Questions in reading order, the parties, and all texts by question and party (0: the conclusion).

    Args:
        questions: By process and code.
        parties: By number.
        processes: Code and name by number.
        texts: What is written, by (question, party).
    """

    questions: tuple[Asked, ...]
    parties: Mapping[int, Party]
    processes: Mapping[int, tuple[str, str]]
    texts: Mapping[tuple[int, int], Text]

    @property
    def answered(self) -> int:
        """Return how many answers there are."""
        return sum(1 for _question, party in self.texts if party != CONCLUSION)

    @property
    def concluded(self) -> int:
        """Return how many conclusions there are."""
        return sum(1 for _question, party in self.texts if party == CONCLUSION)


def choices_of(database: Database) -> Choices:
    """Read questions, answers and conclusions."""
    with database.read() as connection:
        processes = {row.id: (row.code, row.name) for row in connection.execute(living(get("process")))}
        rows = connection.execute(living(get("question"))).all()
        answers = connection.execute(living(get("answer"))).all()
        parties = party_keys(connection, {row.party for row in answers})
    there = {row.id for row in rows}
    texts = {
        (row.question, row.party): Text(row.id, row.version, row.answer or "")
        for row in answers
        if row.question in there and row.party in parties
    }
    texts |= {
        (row.id, CONCLUSION): Text(row.id, row.version, row.conclusion) for row in rows if row.conclusion
    }
    order = {number: natural(code) for number, (code, _name) in processes.items()}
    questions = [
        Asked(r.id, r.code, r.question, r.explanation or "", r.process, r.asked is not False, r.concluded, r.version)
        for r in rows
    ]  # fmt: skip
    questions.sort(key=lambda one: (order.get(one.process, ()), natural(one.code)))
    placed = dict(sorted(parties.items(), key=lambda pair: (pair[1].order, pair[1].name.casefold())))
    return Choices(tuple(questions), placed, processes, texts)


def write_text(
    database: Database, who: str, question: Asked, party: int, before: Text | None, text: str, today: dt.date
) -> None:
    """Write an answer or, for party 0, the conclusion; an empty text takes it away.

    Args:
        database: Where.
        who: Who does it.
        question: Of which question.
        party: Number of the party, or 0.
        before: What was shown; None when nothing was there.
        text: What is to stand there.
        today: The day of a conclusion that had none.

    Raises:
        StaleError: Somebody else wrote it meanwhile.
        InputError: Somebody else answered it meanwhile.
    """
    name = _("Conclusion") if party == CONCLUSION else _("Answer")
    with work(database, who, f"{name} {question.code}") as unit:
        if party == CONCLUSION:
            day = (question.concluded or today) if text else None
            values = {"conclusion": text or None, "concluded": day}
            unit.change(get("question"), question.number, values, question.version)
        elif before is None:
            if text:
                unit.add(get("answer"), {"question": question.number, "party": party, "answer": text})
        elif text:
            unit.change(get("answer"), before.number, {"answer": text}, before.version)
        else:
            unit.archive(get("answer"), before.number, before.version)


def write_asked(database: Database, who: str, question: Asked) -> None:
    """Leave a question out of the report, or take it back in."""
    with work(database, who, f"{_('Asked or not')} {question.code}") as unit:
        unit.change(get("question"), question.number, {"asked": not question.asked}, question.version)
