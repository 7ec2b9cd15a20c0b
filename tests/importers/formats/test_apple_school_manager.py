"""Devices of Apple School Manager as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from importers import formats
from importers.formats import apple_school_manager as apple
from inventory.errors import InputError
from inventory.language import choose

if TYPE_CHECKING:
    from pathlib import Path

DEVICE: dict[str, Any] = {
    "type": "orgDevices",
    "id": "X1",
    "attributes": {"serialNumber": "X1", "imei": ["1", "2"], "eid": None, "deviceModel": "iPad (A16)"},
}


@pytest.fixture(autouse=True)
def english() -> None:
    """Speak English."""
    choose("en")


def kept(folder: Path, content: str | bytes) -> Path:
    """Return a file with this content."""
    path = folder / "devices.json"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


PAGE = {"data": [DEVICE]}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(PAGE),
        json.dumps([PAGE]),
        json.dumps([DEVICE], indent=1),
        json.dumps(PAGE).encode("utf-8-sig"),
        json.dumps(PAGE).encode("utf-16"),
    ],
)
def test_one_device(tmp_path: Path, content: str | bytes) -> None:
    """A page, a list of pages, a list of devices, in any encoding of JSON: attributes become columns, lists join."""
    path = kept(tmp_path, content)
    (sheet,) = formats.sheets(path)
    assert sheet.headers == ["serialNumber", "imei", "eid", "deviceModel"]
    assert list(sheet.numbered()) == [(1, ["X1", "1;2", "", "iPad (A16)"])]


def test_pages_one_after_another(tmp_path: Path) -> None:
    """Pages one after another count on; what is no device is told, the others are taken."""
    more = {**DEVICE, "attributes": {"serialNumber": "X2", "color": "BLUE"}}
    other = {"type": "mdmServers", "id": "M"}
    (sheet,) = apple.sheets(
        kept(tmp_path, json.dumps(PAGE) + "\n" + json.dumps({"data": [other, more], "links": {}}))
    )
    assert sheet.headers == ["serialNumber", "imei", "eid", "deviceModel", "color"]
    assert [number for number, _row in sheet.numbered()] == [1, 3]
    assert [(p.row, p.loss) for p in sheet.problems] == [(2, True)]


def test_broken(tmp_path: Path) -> None:
    """Broken JSON names the line."""
    with pytest.raises(InputError, match=r"devices\.json, line 2"):
        apple.sheets(kept(tmp_path, '{"data": [\n{"type": "orgDevices", }]}'))
    with pytest.raises(InputError, match="line 2"):
        apple.sheets(kept(tmp_path, b'{"data":\n "\xff"}'))


@pytest.mark.parametrize("depth", [900, 100_000])
def test_deep(tmp_path: Path, depth: int) -> None:
    """Deep nesting is a broken file or a cell with JSON, never an end of the program."""
    content = f'{{"data": [{{"type": "orgDevices", "attributes": {{"a": {"[" * depth}{"]" * depth}}}}}]}}'
    try:
        (sheet,) = apple.sheets(kept(tmp_path, content))
    except InputError as problem:
        assert "line 1" in problem.message  # noqa: PT017  either way is right, by version of Python
    else:
        assert sheet.headers == ["a"]


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limit is refused before it is read."""
    monkeypatch.setattr(apple, "MOST_BYTES", 10)
    with pytest.raises(InputError, match="larger"):
        apple.sheets(kept(tmp_path, json.dumps(PAGE)))


def test_no_devices(tmp_path: Path) -> None:
    """A file without devices is refused."""
    with pytest.raises(InputError, match="no devices"):
        apple.sheets(kept(tmp_path, '{"data": []}'))


@pytest.mark.parametrize(
    "head", [b"", b"code;name\n", b'{"hardware": {}}', b"\x00\xff\x00", b'["attributes"]']
)
def test_not_recognised(head: bytes) -> None:
    """Other files are not taken for it."""
    assert not apple.recognises_file(head, "orgDevices.json")
