"""Every step's table can be read by name of column, cell by cell, and points to nothing that is not there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from importers.columns import choice_words
from importers.examples import steps
from importers.mapping import match_columns
from importers.reading import read
from importers.values import Hints, Problem, column_reader
from inventory import language, records
from inventory.records import Kind
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from importers.examples import Step
    from inventory.records import Field

PROGRAMS = ("google", "intune", "jamf")
PLAIN = [step for step in steps() if step.profile is None]


def table(folder: Path, step: Step) -> tuple[list[str], list[list[Any]]]:
    sheets = list(read(folder / step.file))
    found = [s for s in sheets if len(sheets) == 1 or s.name.endswith(f"/ {step.sheet}")]
    assert len(found) == 1
    return list(found[0].headers), [list(row) for row in found[0].rows]


def columns(folder: Path, step: Step) -> list[tuple[Field, list[Any]]]:
    headers, rows = table(folder, step)
    matched = match_columns(headers, records.get(step.record).fields, None, {})
    return [(column.field, [row[column.index] for row in rows]) for column in matched.columns]


def texts(folder: Path, kind: str, *fields: str) -> Iterator[tuple[str, ...]]:
    """Yield the cells of some fields, row by row, of the table that fills a kind of record."""
    step = next(step for step in PLAIN if step.record == kind)
    cells = {field.name: list(map(str, cells)) for field, cells in columns(folder, step)}
    return zip(*(cells[name] for name in fields), strict=True)


@pytest.fixture(scope="session")
def names(folder: Path) -> dict[str, set[str]]:
    """By record: every name by which the files let others point to one."""
    found: dict[str, set[str]] = {"process": set()}
    for step in PLAIN:
        record = records.get(step.record)
        keys = {key[0] for key in record.keys if len(key) == 1}
        for field, cells in columns(folder, step):
            if field.name in keys:
                found.setdefault(step.record, set()).update(fold(str(cell)) for cell in cells)
            if field.name in record.aliases:
                other = (name for cell in cells for name in str(cell).split(";"))
                found.setdefault(step.record, set()).update(fold(name) for name in other)
    found["connection"] = {fold(" · ".join(parts)) for parts in texts(folder, "connection", "site", "name")}
    titles = {code: name for code, name in texts(folder, "agreement", "code", "name")}  # noqa: C416  mypy
    found["annex"] = {
        fold(f"{code} · {titles[code]} · {system} · {edition}")
        for code, system, edition in texts(folder, "annex", "agreement", "system", "edition")
    }
    book = openpyxl.load_workbook(folder / "ikc-systemen-processen.xlsx")
    found["process"] |= {str(row[0]) for row in book.worksheets[0].iter_rows(min_row=4, values_only=True)}
    return found


@pytest.mark.parametrize("step", PLAIN, ids=lambda step: f"{step.file}-{step.sheet}")
def test_every_column_is_known_by_name(folder: Path, step: Step) -> None:
    headers, _rows = table(folder, step)
    matched = match_columns(headers, records.get(step.record).fields, None, {})
    if not step.file.startswith(PROGRAMS):
        assert matched.unknown == ()
    assert {"tag", "serial"} & {c.field.name for c in matched.columns} or step.record != "device"


@pytest.mark.parametrize("step", PLAIN, ids=lambda step: f"{step.file}-{step.sheet}")
def test_every_cell_can_be_read(folder: Path, step: Step) -> None:
    for field, cells in columns(folder, step):
        if field.kind is Kind.CHOICE:
            words = choice_words(field)
            assert {c for c in cells if c and fold(str(c)) not in words} == set(), field.name
        elif field.kind is not Kind.LINK:
            reader = column_reader(field.kind, cells, Hints())
            assert [c for c in cells if isinstance(reader.read(c), Problem)] == [], field.name


@pytest.mark.parametrize("step", PLAIN, ids=lambda step: f"{step.file}-{step.sheet}")
def test_every_link_points_to_something(folder: Path, step: Step, names: dict[str, set[str]]) -> None:
    for field, cells in columns(folder, step):
        if field.kind is Kind.LINK:
            unknown = {c for c in cells if c and fold(str(c)) not in names.get(field.target, set())}
            assert unknown == set(), field.name


def test_what_is_pointed_to_comes_first(folder: Path) -> None:
    first: dict[str, int] = {}
    for place, step in enumerate(steps()):
        first.setdefault("process" if step.profile else step.record, place)
    for place, step in enumerate(steps()):
        if step.profile is None:
            for field, cells in columns(folder, step):
                if field.kind is Kind.LINK and any(cells):
                    assert first[field.target] <= place, (step, field.name)


def test_every_sheet_is_imported(folder: Path) -> None:
    named = {(step.file, step.sheet) for step in steps()}
    there: set[tuple[str, str | None]] = set()
    for path in folder.iterdir():
        if path.suffix == ".xlsx":
            there |= {(path.name, name) for name in openpyxl.load_workbook(path).sheetnames}
        else:
            there.add((path.name, None))
    assert named == there


def test_steps_have_a_title_in_the_language_spoken() -> None:
    assert steps()[0].title == "Schoolbestuur en partner"
    language.choose("en")
    try:
        assert steps()[0].title == "School board and partner"
    finally:
        language.choose("nl")
