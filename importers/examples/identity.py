"""Serial numbers and addresses that look real, are unique, and are the same every time."""

from __future__ import annotations

import hashlib
from uuid import NAMESPACE_URL, uuid5

LETTERS = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"


def digest(seed: str) -> int:
    """Return a large number that depends on the seed only."""
    return int.from_bytes(hashlib.sha256(seed.encode()).digest(), "big")


def serial(stem: str, seed: str, length: int = 7) -> str:
    """Return a serial number that begins with the maker's stem (33 ** 7 = 4·10¹⁰ ways to go on)."""
    number, text = digest(seed), ""
    for _place in range(length):
        number, rest = divmod(number, len(LETTERS))
        text += LETTERS[rest]
    return stem + text


def mac(maker: str, lot: int, index: int) -> str:
    """Return a network address as twelve digits: the maker's six, then one that no other device has."""
    return f"{maker}{lot * 4096 + index:06x}"


def identifier(seed: str) -> str:
    """Return a number such as management systems give out."""
    return str(uuid5(NAMESPACE_URL, f"https://lindelaar.example/{seed}"))
