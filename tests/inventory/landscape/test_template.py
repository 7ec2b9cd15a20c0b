"""The process model and questions that a board can start from, and the catalogue of kinds of systems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inventory.landscape import catalogue, template
from inventory.landscape.rows import living
from inventory.language import choose
from inventory.records import get
from inventory.records.choices import COST_ROWS, LEVELS
from inventory.records.landscape import PROCESS_KINDS, PROCESS_SCOPES
from inventory.records.software import SYSTEM_TYPES
from inventory.store.database import open_database
from inventory.store.undo import undo
from inventory.store.work import work
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.landscape.template import Missing
    from inventory.store.database import Database


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Database]:
    """Give an empty board."""
    opened = open_database(tmp_path / "inventaris.db")
    yield opened
    opened.close()


def add(database: Database, *parts: str) -> Missing:
    """Add the template, and return what was missing."""
    with database.read() as connection:
        found = template.missing(connection, parts or template.DEFAULT)
    with work(database, "test") as unit:
        template.write(unit, found)
    return found


def test_the_model_is_whole() -> None:
    """17 areas, codes once, all values are choices of the records, names short and in both languages."""
    for language in ("nl", "en"):
        lines = template.processes(language)
        codes = [line.code for line in lines]
        assert len(codes) == len(set(codes))
        assert sum(not line.parent for line in lines) == 17
        assert all(line.code.startswith(f"{line.parent}.") for line in lines if line.parent)
        assert {line.type for line in lines} == set(PROCESS_KINDS)
        assert {line.scope for line in lines} == set(PROCESS_SCOPES)
        assert {level for line in lines for level in line.levels} == set(LEVELS)
        assert all(line.name and len(line.name) <= 48 for line in lines)
    assert [a.name for a in template.processes("nl")] != [a.name for a in template.processes("en")]


def test_the_questions_are_about_the_main_processes() -> None:
    """Eight to ten of each, open, in both languages."""
    for language in ("nl", "en"):
        found = template.questions(language)
        counts = [sum(q.process == code for q in found) for code in "123"]
        assert all(8 <= count <= 10 for count in counts)
        assert sum(counts) == len(found) == len({q.code for q in found})
        assert all(q.question.endswith("?") and q.explanation for q in found)


def test_the_catalogue_speaks_of_what_there_is() -> None:
    """Every kind but “other” once, with choices of the records and codes of the model."""
    kinds = catalogue.categories()
    codes = {line.code for line in template.processes("nl")}
    assert [kind.type for kind in kinds] == [name for name in SYSTEM_TYPES if name != "other"]
    assert {kind.cost_row for kind in kinds} <= {"", *COST_ROWS}
    assert all(code in codes for kind in kinds for code in kind.processes)
    assert all(
        level in {"", *LEVELS} for k in kinds for level in (k.availability, k.integrity, k.confidentiality)
    )
    assert len({fold(name) for kind in kinds for name in kind.products("NL")}) == sum(
        len(kind.products("NL")) for kind in kinds
    )
    assert catalogue.filled("parnassys") == {
        "name": "parnassys", "type": "student_information", "cost_row": "education_software"
    }  # fmt: skip
    assert catalogue.filled("Eigen bouwsel") == {"name": "Eigen bouwsel"}


def test_it_is_added_once_and_taken_back_at_once(database: Database) -> None:
    """The second time nothing is missing, in another language neither; one undo takes all of it back."""
    first = add(database)
    assert (len(first.processes), len(first.questions)) == (
        len(template.processes()),
        len(template.questions()),
    )
    choose("en")
    assert add(database).count == 0
    with database.read() as connection:
        rows = {row.code: row for row in connection.execute(living(get("process")))}
        assert rows["8.10"].parent == rows["8"].id
        assert (rows["8.10"].name, rows["5.3"].confidentiality, rows["1.5"].scope) == (
            "Arbo",
            "high",
            "childcare",
        )
    undo(database, "test")
    with database.read() as connection:
        assert not connection.execute(living(get("process"))).all()


def test_what_the_board_changed_stays(board: Database) -> None:
    """Own names stay, what was put away stays away with what belongs to it, and questions follow their process."""
    with work(board, "test") as unit:
        process = get("process")
        unit.add(process, {"code": "1", "name": "Samen spelen", "integrity": "low"})
        unit.archive(process, unit.add(process, {"code": "7", "name": "Opvang"}))
        unit.archive(process, unit.add(process, {"code": "2", "name": "Volgen"}))
        unit.archive(
            get("question"), unit.add(get("question"), {"code": "A1", "process": 1, "question": "?"})
        )
    found = add(board, *template.PARTS)
    codes = {line.code for line in found.processes}
    assert codes & {"1", "7", "7.1", "2", "2.1"} == set()
    assert "1.1" in codes
    assert (found.renamed, found.archived) == (("1",), ("2", "7"))
    assert set(found.homeless) == {q.code for q in template.questions() if q.process == "2"}
    assert "A1" not in {q.code for q in found.questions}
    with board.read() as connection:
        row = connection.execute(living(get("process"))).first()
    assert row is not None
    assert (row.name, row.availability, row.integrity, row.confidentiality) == (
        "Samen spelen",
        "medium",
        "low",
        "medium",
    )


def test_questions_bring_their_main_processes(board: Database) -> None:
    """Asking for questions only adds the three processes that they are about."""
    assert [line.code for line in add(board, "questions").processes] == ["1", "2", "3"]
