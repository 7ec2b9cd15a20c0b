from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.tui.cli.conftest import Inventaris


def test_undo_takes_the_newest_batch_back_and_redo_brings_it_again(board: Inventaris) -> None:
    board("edit", "supplier", "Dell", "phone=010-1")
    assert board("undo").code == 0
    assert board("show", "supplier", "Dell", "--format", "json").data["values"]["phone"] is None
    assert board("redo").code == 0
    assert board("show", "supplier", "Dell", "--format", "json").data["values"]["phone"] == "010-1"
    assert board("redo").code == 2


def test_undo_of_a_batch_that_a_later_change_stands_on_is_refused(board: Inventaris) -> None:
    batch = board("history", "--format", "json", "--limit", "1").data[0]["batch"]
    board("edit", "device", "LT-001", "serial=1")
    blocked = board("undo", str(batch))
    assert blocked.code == 3
    assert "LT-001" in blocked.err
    assert board("undo", "999").code == 2


def test_history_lists_batches_newest_first_and_the_changes_of_one(board: Inventaris) -> None:
    board("edit", "device", "LT-001", "status=vermist", "--reason", "niet gevonden")
    newest = board("history", "--format", "json").data[0]
    assert (newest["action"], newest["changes"], newest["reason"]) == ("edit", 1, "niet gevonden")
    change = board("history", "--batch", str(newest["batch"]), "--format", "json").data[0]
    assert (change["before"], change["after"]) == ({"status": "retired"}, {"status": "missing"})
    table = board("history", "device", "LT-001").out
    assert "vermist" in table
    assert "afgevoerd" in table


def test_history_of_a_kind_without_a_key_asks_which_record(board: Inventaris) -> None:
    assert board("history", "device").code == 2


def test_changes_of_a_batch_that_is_not_there_are_refused(board: Inventaris) -> None:
    assert board("history", "--batch", "999").code == 2
    assert "999" in board("history", "--batch", "999").err
