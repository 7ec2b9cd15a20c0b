"""The worked example of docs/plan.md and docs/ictplan.md: its commands run, and answer what the pages say."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tui.cli.main import run

ROOT = Path(__file__).parents[2]
PAGES = {"plan.md": "en", "ictplan.md": "nl"}
FILE = re.compile(r"`(\w+\.csv)`:\n\n```csv\n(.*?)```", re.DOTALL)
COMMANDS = re.compile(r"```sh\ninventaris import(.*?)```", re.DOTALL)
FIGURE = re.compile(r"[0-9][0-9.]*(?:,[0-9]{2})?")


def english(figure: str) -> str:
    """Return a figure as an English page writes it."""
    return figure.translate(str.maketrans(",.", ".,"))


@pytest.mark.parametrize("page", PAGES)
def test_the_example_answers_what_the_page_says(
    page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    for name, content in FILE.findall(text):
        Path(name).write_text(content, encoding="utf-8")
    found = COMMANDS.search(text)
    assert found is not None
    place = ["--database", "voorbeeld.db", "--language", PAGES[page]]
    lines = ("inventaris import" + found[1]).strip().splitlines()
    assert len(lines) == 10
    for line in lines:
        command, _mark, said = line.partition("#")
        capsys.readouterr()
        assert run([*place, *shlex.split(command)[1:]]) == 0, line
        told = "".join(capsys.readouterr())
        for figure in FIGURE.findall(said):
            assert figure in told or english(figure) in told, (line, told)
    assert Path("plan.docx").is_file()
    assert len(list(tmp_path.glob("plan (*).docx"))) == 1
