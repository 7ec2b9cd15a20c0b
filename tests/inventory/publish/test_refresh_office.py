"""The round trip through LibreOffice: people edit before and after it saves the document, and nothing of theirs is lost."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from inventory.language import choose
from inventory.publish.refresh import compare
from inventory.publish.refresh_read import read_bytes
from tests.inventory.publish.edited import (
    ON,
    added,
    cells,
    edited,
    made,
    place,
    retyped,
    row_added,
    small_plan,
    table,
    ticked,
    typed,
    words,
)
from tests.inventory.publish.test_refresh import DEARER, run

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not on this machine")
TEXTS = {"q-three": "First line.\nSecond line."}


def saved(content: bytes, folder: Path) -> bytes:
    """Return a document as LibreOffice saves it."""
    assert OFFICE is not None
    (folder / "in").mkdir()
    (folder / "in" / "plan.docx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    kind = "docx:MS Word 2007 XML"
    command = [OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(folder / "out")]
    subprocess.run([*command, str(folder / "in" / "plan.docx")], check=True, capture_output=True, timeout=120)
    return (folder / "out" / "plan.docx").read_bytes()


def before_saving(root: _Element) -> None:
    """Edit as in Word."""
    typed(place(root, "q-one"), "Written before.")
    ticked(root, "box-two")
    row_added(table(root, "costs")[2][0], "Our own row")
    typed(table(root, "costs")[1][3], "ask for a discount")
    typed(table(root, "costs")[1][1], "9,99")
    added(place(root, "note"), "Our own remark.")


def after_saving(root: _Element) -> None:
    """Edit what LibreOffice saved."""
    retyped(place(root, "q-two"), "Written after.")
    ticked(root, "box-one", sign=True)
    typed(table(root, "phases")[2][1], "in spring")


def test_all_that_people_did_before_and_after_libreoffice_remains(tmp_path: Path) -> None:
    choose("nl")
    before, now = small_plan(TEXTS), small_plan(TEXTS, rows=DEARER)
    office = saved(edited(made(before), before_saving), tmp_path)
    document = read_bytes("plan.docx", office)
    assert document.editions == ["0123456789ab"]
    untouched = compare(read_bytes("plan.docx", office), before, before, ON)
    assert (untouched.gone, untouched.moved, untouched.new, untouched.dropped) == ([], [], [], [])

    preview, done = run(edited(office, after_saving), before, now)
    assert {one.slot: one.after for one in preview.texts} == {
        "q-one": "Written before.",
        "q-two": "Written after.",
        "time-1": "in spring",
    }
    assert [(one.item, one.ticked) for one in preview.ticks] == [("box-one", False), ("box-two", True)]
    assert [(one.theirs, one.ours) for one in preview.figures] == [("9,99", "1.201,00")]
    assert "Our own remark." in words(done)
    got = cells(done, "costs")
    assert [row[0] for row in got][1:4] == ["Reading method", "Device management", "Our own row"]
    assert got[1][1:] == ["1.201,00", "31-07-2027", "ask for a discount"]
    assert [row[1] for row in got if row[0] in {"Printing", "Total"}] == ["334,00", "11.587,50"]
    assert not any((preview.conflicts, preview.gone, preview.moved))
