from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from importers.examples import write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the demo board's files."""
    place = tmp_path_factory.mktemp("lindelaar")
    write(place)
    return place
