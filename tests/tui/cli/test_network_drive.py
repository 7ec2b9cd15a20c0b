"""A database on a network drive is used, and what that risks is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tui.cli.conftest import Inventaris


@pytest.mark.parametrize("shared", [True, False])
def test_it_is_said(board: Inventaris, monkeypatch: pytest.MonkeyPatch, shared: bool) -> None:
    monkeypatch.setattr("inventory.store.database.on_network", lambda _path: shared)
    result = board("list", "site")
    assert result.code == 0
    assert ("netwerkschijf" in result.err) is shared
