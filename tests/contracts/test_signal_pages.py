"""The worked example of docs/signals.md and docs/signalen.md: what the check really finds after its files came in."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from tui.cli.main import run

ROOT = Path(__file__).parents[2]
PAGES = ("signals.md", "signalen.md")
FILE = re.compile(r"`(\w+\.csv)`:\n\n```csv\n(.*?)```", re.DOTALL)
ROW = re.compile(r"\| `(--on [^`]+)` \| (.*) \|")


@pytest.mark.parametrize("page", PAGES)
def test_the_example_finds_what_the_page_says(
    page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    files = FILE.findall(text)
    assert [name for name, _content in files] == [
        "leveranciers.csv",
        "systemen.csv",
        "overeenkomsten.csv",
        "subverwerkers.csv",
    ]
    for name, content in files:
        (tmp_path / name).write_text(content, encoding="utf-8")
    place = ["--database", str(tmp_path / "example.db")]
    assert run([*place, "import", *(str(tmp_path / name) for name, _content in files)]) == 0
    rows = ROW.findall(text)
    assert len(rows) == 6
    for options, answer in rows:
        capsys.readouterr()
        assert run([*place, "check", *shlex.split(options), "--format", "json"]) == 0
        found = json.loads(capsys.readouterr().out)
        said = [
            f"{status} "
            + ", ".join(sorted(one["subject"]["key"] for one in found if one["status"] == status))
            for status in ("finding", "unknown")
            if any(one["status"] == status for one in found)
        ]
        assert "; ".join(said) == answer, options
