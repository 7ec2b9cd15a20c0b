from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from inventory.errors import InputError
from inventory.publish.table import Table
from inventory.records.field import amount, date, text
from tui.cli.output import Target, chosen, write

TABLE = Table(
    [text("Name").but(name="name"), amount("Cost").but(name="cost"), date("Bought").but(name="bought")],
    [("Dell", -5, dt.date(2026, 1, 31)), (None, None, None)],
)


def test_a_suffix_chooses_the_format_unless_it_is_named() -> None:
    assert chosen(None, None) == Target("table", None)
    assert chosen(None, Path("a.CSV")).format == "csv"
    assert chosen("json", Path("a.csv")).format == "json"
    with pytest.raises(InputError, match=r"a\.doc"):
        chosen(None, Path("a.doc"))


def test_json_has_amounts_as_texts_and_iso_dates(tmp_path: Path) -> None:
    write(TABLE, Target("json", tmp_path / "a.json"))
    assert json.loads((tmp_path / "a.json").read_text()) == [
        {"name": "Dell", "cost": "-0.05", "bought": "2026-01-31"},
        {"name": None, "cost": None, "bought": None},
    ]
    write(TABLE.but(rows=[]), Target("json", tmp_path / "b.json"))
    assert json.loads((tmp_path / "b.json").read_text()) == []


def test_a_command_can_have_a_json_shape_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    write(TABLE, Target("json"), {"total": "1.00"})
    assert json.loads(capsys.readouterr().out) == {"total": "1.00"}


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    def broken() -> object:
        yield ("Dell", 1, None)
        raise ValueError

    for suffix in ("csv", "json", "xlsx", "txt"):
        path = tmp_path / f"a.{suffix}"
        path.write_text("before")
        with pytest.raises(ValueError):  # noqa: PT011
            write(TABLE.but(rows=broken()), chosen(None, path))
        assert path.read_text() == "before"
    assert len(list(tmp_path.iterdir())) == 4


def test_json_drives_no_terminal_and_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "\x1b[31m \x9b31m \x7f \u202eabc \ud800 é 😀"
    write(TABLE, Target("json"), {"name": hostile})
    shown = capsys.readouterr().out
    assert json.loads(shown) == {"name": hostile}
    assert not set(shown) & set("\x1b\x9b\x7f\u202e\ud800")
    assert "é 😀" in shown
