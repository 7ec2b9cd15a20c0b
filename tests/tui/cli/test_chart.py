"""The command `chart`: pictures, the terminal, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.inventory.publish.ink import size

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris


def test_a_picture_by_its_suffix(board: Inventaris, tmp_path: Path) -> None:
    for name in ("costs", "depreciation"):
        result = board("chart", name, "--from", "2024", "--to", "2028", "-o", str(tmp_path / f"{name}.svg"))
        assert (result.code, result.out) == (0, ""), result.err
        assert ">2028</text>" in (tmp_path / f"{name}.svg").read_text("utf-8")
    assert board("chart", "costs", "--year", "2025", "-o", str(tmp_path / "a.PNG")).code == 0
    assert size((tmp_path / "a.PNG").read_bytes())[0] == 2280


def test_without_a_file_it_is_drawn_in_the_terminal(board: Inventaris) -> None:
    result = board("chart", "depreciation", "--from", "2024", "--to", "2026")
    assert result.code == 0
    assert "\x1b" not in result.out
    rows = {line[:4]: line for line in result.out.splitlines() if line[:2] == "20"}
    assert list(rows) == ["2024", "2025", "2026"]
    # 3 x 1.234,50 in 48 months from August 2024: five months, then twelve.
    assert rows["2024"].split()[-1] == "386"
    assert rows["2025"].count("█") > 2 * rows["2024"].count("█")


def test_school_years_and_as_many_years_as_usual(board: Inventaris) -> None:
    result = board("chart", "costs", "--from", "2024", "--year-kind", "school")
    assert "2024-2025" in result.out
    assert "2028-2029" in result.out
    assert "2029-2030" not in result.out


def test_replacement_before_and_after_smoothing(board: Inventaris, tmp_path: Path) -> None:
    result = board("chart", "replacement", "--from", "2027", "--to", "2032", "--ceiling", "1500")
    rows = [line for line in result.out.splitlines() if "│" in line]
    assert len(rows) == 12
    assert all("┊" in row for row in rows)
    assert "Plafond per jaar" in result.out
    # Three Chromebooks of 1.234,50 in 2024, due in August 2028; one a year fits under the ceiling.
    before, after = (row.split()[-1] for row in rows[2:4])
    assert int(before.replace(".", "")) > 3 * 1234 > 2 * int(after.replace(".", ""))
    assert board("chart", "replacement", "-o", str(tmp_path / "plan.svg")).code == 0
    assert "Vervanging" in (tmp_path / "plan.svg").read_text("utf-8")


def test_english(board: Inventaris) -> None:
    assert "ICT costs a year" in board("--language", "en", "chart", "costs", "--year", "2025").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["costs", "-o", "costs.pdf"], ".svg"),
        (["costs", "--from", "2030", "--to", "2027"], "2030"),
        (["costs", "--from", "2000", "--to", "2099"], "30"),
        (["costs", "--scenario", "Zuinig"], "replacement"),
        (["depreciation", "--ceiling", "1000"], "replacement"),
        (["replacement", "--scenario", "Zuinig"], "Zuinig"),
        (["weather"], "costs"),
        (["costs", "-o", "nowhere/costs.svg"], "nowhere"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    board: Inventaris, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = board("chart", *arguments)
    assert result.code == 2
    assert said in result.err
    assert not list(tmp_path.glob("costs*"))
