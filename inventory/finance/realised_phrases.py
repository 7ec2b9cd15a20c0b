"""Names and codes that are looked for in the texts of ledger entries, thousands of them at once."""

from __future__ import annotations

from collections import defaultdict
from typing import Generic, TypeVar

T = TypeVar("T")
SHORTEST = 3
"""Characters of a code or name that is looked for."""


class Phrases(Generic[T]):
    """Texts that are looked for in others, found by their first word; each stands for something."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[str, T]]] = defaultdict(list)
        self._last: tuple[str, list[T]] = ("", [])

    def add(self, phrase: str, thing: T) -> None:
        """Look for a phrase of plain words, unless it is too short to say anything."""
        if len(phrase) >= SHORTEST:
            self._by_word[phrase.split(" ", 1)[0]].append((f" {phrase} ", thing))

    def inside(self, text: str) -> list[T]:
        """Return what the phrases in a text stand for; the text is plain words with a blank before and after each."""
        if self._last[0] != text:
            found = [
                thing
                for word in dict.fromkeys(text.split())
                for phrase, thing in self._by_word.get(word, ())
                if phrase in text
            ]
            self._last = (text, found)
        return self._last[1]
