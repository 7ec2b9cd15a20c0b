from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.publish.map_table import parties
from inventory.publish.pdf import pdf
from tests.inventory.landscape.board import view

if TYPE_CHECKING:
    from pathlib import Path


def test_pages_of_a3_that_are_the_same_each_time() -> None:
    plate = parties(view(), title='Kaart "van" #wij *allen* \\ $x$')
    made = pdf(plate)
    assert made.startswith(b"%PDF")
    assert made == pdf(plate)
    assert b"CreationDate" not in made
    assert b"CreateDate" not in made
    (box,) = set(re.findall(rb"/MediaBox ?\[([^\]]+)\]", made))
    assert [round(float(part)) for part in box.split()] == [0, 0, 1191, 842]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext reads the texts back")
def test_texts_can_be_selected(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    path.write_bytes(pdf(parties(view(), title="Onze kaart")))
    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True)
    for text in ("Onze kaart", "ParnasSys", "Zon opvang", "page 1 of 1"):
        assert text in told.stdout


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(InputError, match="typst") as told:
        pdf(parties(view()))
    assert "ict-inventaris[pdf]" in told.value.hint
