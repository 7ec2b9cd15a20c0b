"""The import screen on a model: it can be chosen, and what it becomes is told before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.importers.formats.models import cells, element, kept, model, relation
from tui.folders import entries
from tui.importing import examine
from tui.screens.importing_begin import page_after
from tui.widgets.import_parts import part_rows
from tui.writes import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database

MODEL = model(
    [
        element("f1", "BusinessFunction", "Aanmelden"),
        element("a1", "ApplicationComponent", "Plaatsingswijzer"),
        element("r1", "BusinessRole", "Leraar"),
    ],
    [relation("s1", "Serving", "a1", "f1")],
)


def test_a_model_is_looked_at_before_it_is_imported(small: Database, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    path = kept(tmp_path / "in", MODEL)
    assert [one.path.name for one in entries(path.parent, "")] == ["model.xml"]
    before = cells(small, "system", "name")
    found = examine(small, [path], {}, tmp_path, "Anna", Progress())
    assert [(one.seen.name, one.report and one.report.new) for one in found.tables][:2] == [
        ("model.xml / systemen", 1), ("model.xml / processen", 1),
    ]  # fmt: skip
    said = [row[0] for row in part_rows("remarks", found.tables[0])]
    assert "BusinessFunction → proces: 1 van 1." in said
    assert "Niet overgenomen elementen: BusinessRole 1. Anders kiezen: --map TYPE=SOORT." in said
    left = examine(small, [path], {"model.xml / processen": None}, tmp_path, "Anna", Progress())
    assert [one.omitted for one in left.tables] == [False, True, False]
    assert cells(small, "system", "name") == before


def test_the_matrix_stays_open_when_it_shows_what_was_imported() -> None:
    assert page_after("matrix", "support") == "matrix"
    assert page_after("matrix", "device") == "device"
    assert page_after("start", "support") == "support"
