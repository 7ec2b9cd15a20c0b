"""The worked examples of docs/finance.md and docs/financien.md: what the commands above their tables really give."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest

from tui.cli.main import run

ROOT = Path(__file__).parents[2]
COMMAND = re.compile(r"    inventaris (.+ calculate .+)")
EXAMPLE = re.compile(r"\| `([^`]+)` \|(.*)\|")
AMOUNT = re.compile(r"[0-9.]+,[0-9]{2}")


class Example(NamedTuple):
    """A row of a table with the command above it, and the amounts that it promises."""

    page: str
    command: str
    amounts: tuple[str, ...]


def examples() -> list[Example]:
    found = []
    for page in ("finance.md", "financien.md"):
        command = ""
        for line in (ROOT / "docs" / page).read_text(encoding="utf-8").splitlines():
            if said := COMMAND.fullmatch(line):
                command = said[1]
            if row := EXAMPLE.fullmatch(line):
                cells = [cell.strip() for cell in row[2].split("|")]
                amounts = tuple(
                    cell.replace(".", "").replace(",", ".") for cell in cells if AMOUNT.fullmatch(cell)
                )
                found.append(Example(page, f"{command} {row[1]}", amounts))
    return found


def test_there_are_examples_in_both_languages() -> None:
    english, dutch = (
        [one[1:] for one in examples() if one.page == page] for page in ("finance.md", "financien.md")
    )
    assert len(english) > 15
    assert english == dutch


@pytest.mark.parametrize("example", examples(), ids=lambda one: f"{one.page} {one.command}")
def test_the_example_is_what_the_command_gives(example: Example, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*shlex.split(example.command), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert tuple(row["depreciation"] for row in rows if "depreciation" in row) == example.amounts


@pytest.mark.parametrize("page", ["finance.md", "financien.md"])
def test_the_terms_of_the_example_are_what_the_command_gives(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (command,) = re.findall(r"    inventaris (contract calculate .+)", text)
    told = re.findall(r"\| [0-9] \| ([0-9-]{10}) \| ([0-9-]{10}) \| ([0-9-]{10}) \|", text)
    assert run([*shlex.split(command), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [tuple(term.values()) for term in found["terms"][:3]] == told
    assert (found["notice_by"], found["earliest_exit"]) == ("2027-04-30", "2027-07-31")
