"""Completion in bash: what is answered without click is what click answers."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tui.cli.completing import ASKED, completed
from tui.cli.main import cli
from tui.cli.table import places


def ask(
    monkeypatch: pytest.MonkeyPatch, words: str, at: str = "1", shell: str = "bash_complete"
) -> str | None:
    for name, value in {ASKED: shell, "COMP_WORDS": words, "COMP_CWORD": at}.items():
        monkeypatch.setenv(name, value)
    return completed()


@pytest.mark.parametrize("begun", ["", "l", "re", "nothing"])
def test_names_are_those_of_click(monkeypatch: pytest.MonkeyPatch, begun: str) -> None:
    from click.shell_completion import BashComplete  # noqa: PLC0415  what is compared with

    found = ask(monkeypatch, f"inventaris {begun}")
    click = BashComplete(cli, {}, "inventaris", ASKED)
    expected = [click.format_completion(item) for item in click.get_completions([], begun)]
    assert (found or "").splitlines() == expected
    assert len(expected) == len([name for name in places() if name.startswith(begun)])


@pytest.mark.parametrize(
    ("words", "at", "shell"),
    [
        ("inventaris --l", "1", "bash_complete"),
        ("inventaris list --", "2", "bash_complete"),
        ("inventaris 'l", "1", "bash_complete"),
        ("inventaris l", "1", "zsh_complete"),
        ("inventaris", "", "bash_source"),
    ],
)
def test_the_rest_is_left_to_click(monkeypatch: pytest.MonkeyPatch, words: str, at: str, shell: str) -> None:
    assert ask(monkeypatch, words, at, shell) is None


def test_a_shell_gets_the_answer_without_click_or_sqlalchemy() -> None:
    code = "import sys; from tui.cli.entry import main; code = main([]); print(code, 'click' in sys.modules, 'sqlalchemy' in sys.modules)"
    environment = {**os.environ, ASKED: "bash_complete", "COMP_WORDS": "inventaris lis", "COMP_CWORD": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True
    )
    assert done.stdout == "plain,list\n0 False False\n"
