from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from inventory.language import choose
from tui.cli import VERSION, failure, spoken
from tui.cli.main import cli
from tui.cli.table import places

if TYPE_CHECKING:
    from tests.tui.cli.conftest import Inventaris

ROOT = Path(__file__).parents[3]
PERSON = "Jan de Vries"


def test_version_is_that_of_the_distribution() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == VERSION


@pytest.mark.parametrize("name", places())
def test_every_command_of_the_table_is_there_and_helps_in_both_languages(
    name: str, inventaris: Inventaris
) -> None:
    module, _colon, function = places()[name][0].partition(":")
    assert isinstance(getattr(import_module(module), function), click.Command)
    dutch, english = inventaris(name, "--help"), inventaris("--language", "en", name, "--help")
    assert dutch.out.startswith("Gebruik: ")
    assert english.out.startswith("Usage: ")
    assert "Opties:" in dutch.out
    assert "Options:" in english.out


def test_clicks_own_messages_are_dutch_by_default_and_english_when_asked(inventaris: Inventaris) -> None:
    dutch = inventaris("list")
    assert dutch.code == 2
    assert "Er ontbreekt een argument 'SOORT'" in dutch.err
    english = inventaris("--language", "en", "lst")
    assert english.code == 2
    assert "No such command 'lst'." in english.err
    assert "'list'" in english.err
    assert inventaris("--language", "fr", "list", "device").code == 2


def test_the_environment_and_the_settings_choose_the_language(
    inventaris: Inventaris, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = tmp_path / "xdg_config_home" / "inventaris" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('language = "en"\n')
    assert inventaris("fields", "--help").out.startswith("Usage:")
    monkeypatch.setenv("INVENTARIS_LANGUAGE", "nl")
    assert inventaris("fields", "--help").out.startswith("Gebruik:")


def test_an_unknown_setting_is_named(inventaris: Inventaris, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("langauge = 'nl'\n")
    result = inventaris("--config", str(file), "fields")
    assert result.code == 2
    assert "“langauge”" in result.err
    assert "“language”" in result.err
    assert inventaris("--config", str(tmp_path / "none.toml"), "fields").code == 2


def test_the_settings_name_the_database(
    board: Inventaris, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("INVENTARIS_DATABASE")
    file = tmp_path / "mine.toml"
    file.write_text("database = 'board.db'\nread_only = true\n")
    assert len(board("--config", str(file), "list", "supplier", "--format", "json").data) == 1
    assert board("--config", str(file), "archive", "supplier", "Dell").code == 3


def test_works_under_clicks_own_runner(board: Inventaris) -> None:
    assert board("list", "supplier").code == 0
    runner = CliRunner()
    assert (
        runner.invoke(cli, ["list", "supplier", "--format", "csv", "--columns", "name"]).output
        == "Naam\nDell\n"
    )
    assert runner.invoke(cli, ["show", "supplier", "HP"]).exit_code == 2
    assert runner.invoke(cli, ["nonsense"]).exit_code == 2


def test_a_bug_leaves_a_report_without_data_and_ends_with_4(
    board: Inventaris, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_more: object) -> None:
        raise ValueError(PERSON)

    monkeypatch.setattr("tui.cli.reading.shown", broken)
    result = board("list", "supplier", "Jan")
    assert (result.code, result.out) == (4, "")
    report = next(failure.folder().glob("report-*.txt"))
    assert str(report) in result.err
    text = report.read_text()
    assert "ValueError" in text
    assert "reading.py" in text
    assert VERSION in text
    assert PERSON not in text


def test_ctrl_c_is_quiet(board: Inventaris, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_arguments: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.cli.reading.shown", stopped)
    result = board("list", "supplier")
    assert (result.code, result.out, result.err) == (130, "", "")


def test_what_is_shown_cannot_drive_the_terminal(inventaris: Inventaris) -> None:
    result = inventaris("list", "\x1b]0;owned\x07\x1b[31mrood")
    assert result.code == 2
    assert "\x1b" not in result.err


def test_completion_gives_names_without_importing_a_command() -> None:
    choose("nl")
    spoken.teach()
    context = click.Context(cli, info_name="inventaris")
    found = {item.value: item.help for item in cli.shell_complete(context, "res")}
    assert found == {
        "restore": "Een back-up terugzetten",
    }


def test_what_a_command_of_a_group_does_is_told_whole(inventaris: Inventaris) -> None:
    assert "..." not in inventaris("landscape", "--help").out
    assert "..." not in inventaris("--language", "en", "contract", "--help").out


def test_table_that_is_not_recognised_names_kinds_in_the_language(
    inventaris: Inventaris, tmp_path: Path
) -> None:
    path = tmp_path / "iets.csv"
    path.write_text("a;b\n1;2\n")
    told = inventaris("import", str(path)).err
    assert "apparaat" in told
    assert "device" not in told
    assert "device" in inventaris("--language", "en", "import", str(path)).err


def test_screens_are_refused_without_a_terminal(inventaris: Inventaris) -> None:
    told = inventaris()
    assert told.code == 2
    assert "De schermen hebben een terminal nodig" in told.err


def test_kind_of_two_words_is_found_with_an_underscore(inventaris: Inventaris) -> None:
    assert inventaris("fields", "eigen_veld").out == inventaris("fields", "custom_field").out
