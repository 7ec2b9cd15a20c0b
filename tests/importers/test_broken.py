"""Files that cannot be read, and databases that must not notice."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from importers.importing import run
from importers.options import Options
from importers.reading import Limits
from inventory.errors import InputError
from tests import generated
from tests.importers.board import board, write

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def workbook() -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415

    book, stream = Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append(["Serienummer", "Label"])
    for number in range(200):
        book.active.append([f"N{number}", f"T{number}"])
    book.save(stream)
    return stream.getvalue()


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("apparaten.csv", b"Serienummer;Label\n" + b"0" * 30_000_000)
    return stream.getvalue()


BROKEN = {
    "afgekapt.xlsx": workbook()[:3000],
    "pagina.xls": b"<html><body><table><tr><td>Serienummer</td></tr></table></body></html>",
    "leeg.csv": b"",
    "wachtwoord.xlsx": OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2000),
    "bom.zip": bomb(),
    "rapport.csv": b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n",
    "foto.csv": b"\xff\xd8\xff\xe0 JFIF",
    "niets.xlsx": b"PK\x03\x04",
    "ruis.csv": bytes(range(32)) * 50,
    "kop.csv": b"\n;;\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named_and_nothing_is_written(database: Database, tmp_path: Path, name: str) -> None:
    board(database)
    before = generated.as_csv(database, generated.kinds()[0])
    (tmp_path / name).write_bytes(BROKEN[name])
    good = write(tmp_path, "Serienummer;Label\nN1;T1\n", "goed.csv")
    for keep in (True, False):
        with pytest.raises(InputError, match=name.replace(".", r"\.")) as error:
            run(database, [good, tmp_path / name], Options(), "Anna", keep=keep)
        assert error.value.exit_code == 2
        assert error.value.hint
    assert generated.as_csv(database, generated.kinds()[0]) == before
    assert run(database, [good], Options(), "Anna").new == 1


def test_limits_are_held(database: Database, tmp_path: Path) -> None:
    board(database)
    (tmp_path / "groot.xlsx").write_bytes(workbook())
    limits = Limits(rows=50)
    report = run(database, [tmp_path / "groot.xlsx"], Options(profile="device"), "Anna", limits=limits)
    assert report.new == 49
    assert any("50" in remark for remark in report.tables[0].remarks) or report.rejected


def test_a_file_that_is_not_there(database: Database, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="weg"):
        run(database, [tmp_path / "weg.csv"], Options(), "Anna")
    with pytest.raises(InputError):
        run(database, [tmp_path], Options(), "Anna")
