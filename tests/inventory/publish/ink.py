"""Look at a PNG that resvg made: which pixels are dark."""

from __future__ import annotations

import struct
import zlib


def size(png: bytes) -> tuple[int, int]:
    """Return width and height in px."""
    width, height = struct.unpack(">II", png[16:24])
    return int(width), int(height)


def dark_columns(png: bytes) -> tuple[int, int]:
    """Return the first and the last column (px) that holds a dark pixel."""
    width, height = size(png)
    depth, kind = png[24], png[25]
    assert (depth, kind) == (8, 6), "eight bits, red, green, blue, alpha"
    step = 4
    raw, before = zlib.decompress(_data(png)), bytearray(width * step)
    found: set[int] = set()
    for y in range(height):
        start = y * (width * step + 1)
        line = bytearray(raw[start + 1 : start + 1 + width * step])
        _unfilter(raw[start], line, before, step)
        found |= {x for x in range(width) if line[x * step] < 128}
        before = line
    return min(found), max(found)


def _data(png: bytes) -> bytes:
    data, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place += 12 + length
    return data


def _unfilter(kind: int, line: bytearray, before: bytearray, step: int) -> None:
    for i in range(len(line)):
        left = line[i - step] if i >= step else 0
        corner = before[i - step] if i >= step else 0
        guess = (0, left, before[i], (left + before[i]) // 2, _paeth(left, before[i], corner))[kind]
        line[i] = (line[i] + guess) & 255


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda x: abs(guess - x))
