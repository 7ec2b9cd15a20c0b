"""Styles of a document by their names: every word processor and language gives them codes of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.publish.refresh_package import W

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

OURS = {
    "question": "inventaris vraag",
    "prompt": "inventaris nog in te vullen",
    "unknown": "inventaris onbekend",
    "annex": "inventaris bijlage",
    "lying annex": "inventaris bijlage liggend",
}
"""Names of our styles (`word_styles.xml`), which a word processor leaves as they are."""
STOPS = ("heading ", "toc ", "contents ")


class Styles:
    """Names and codes of the styles of a document.

    Attributes:
        names: Name by code, in small letters.
        codes: Code by kind ("paragraph", "character", "table") and name in small letters.
    """

    def __init__(self, root: _Element | None) -> None:
        self.root = root
        self.names: dict[str, str] = {}
        self.codes: dict[tuple[str, str], str] = {}
        self.listed: set[str] = set()
        for style in () if root is None else root.iter(f"{W}style"):
            self._add(style)

    def _add(self, style: _Element) -> None:
        named = style.find(f"{W}name")
        code = style.get(f"{W}styleId", "")
        name = (named.get(f"{W}val", "") if named is not None else code).casefold()
        self.names[code] = name
        self.codes.setdefault((style.get(f"{W}type", "paragraph"), name), code)
        if style.find(f"{W}pPr/{W}numPr") is not None:
            self.listed.add(code)

    def find(self, code: str) -> _Element | None:
        """Return the definition of a style."""
        styles: Iterable[_Element] = () if self.root is None else self.root.iter(f"{W}style")
        return next((style for style in styles if style.get(f"{W}styleId") == code), None)

    def of(self, paragraph: _Element) -> str:
        """Return the name of the style of a paragraph in small letters, "normal" when it has none."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        code = "" if style is None else style.get(f"{W}val", "")
        return self.names.get(code, code.casefold()) if code else "normal"

    def look(self, run: _Element) -> str:
        """Return the name of the character style of a run in small letters, "" when it has none."""
        style = run.find(f"{W}rPr/{W}rStyle")
        code = "" if style is None else style.get(f"{W}val", "")
        return self.names.get(code, code.casefold())

    def stops(self, item: _Element) -> bool:
        """Return whether an answer ends before this item: a heading, a question, or the end of a section."""
        if item.tag != f"{W}p":
            return False
        name = self.of(item)
        ours = {OURS[one] for one in ("question", "annex", "lying annex")}
        return name in ours or name.startswith(STOPS) or item.find(f"{W}pPr/{W}sectPr") is not None

    def is_listed(self, paragraph: _Element) -> bool:
        """Return whether a paragraph has the sign or number of a list."""
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            return number.get(f"{W}val") != "0"
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return style is not None and style.get(f"{W}val", "") in self.listed
