"""From a tree back to text: parsed again it gives the same tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inventory.store.filter.tree import All, Any, Not, Range, Word

if TYPE_CHECKING:
    from inventory.store.filter.tree import Comparison, Node, Value

_PLAIN_NAME = re.compile(r"[^\s():<>=≤≥\"“”„\\0-9-][^\s():<>=≤≥]*")


def quoted(text: str) -> str:
    """Return a text between quotes as the language writes it."""
    return '"' + re.sub(r'(["“”\\])', r"\\\1", text) + '"'


def describe(tree: Node | None) -> str:
    """Return the text of a tree, "" for None."""
    if tree is None:
        return ""
    if isinstance(tree, Any):
        return " or ".join(_inner(part, Any) for part in tree.parts)
    if isinstance(tree, All):
        return " ".join(_inner(part, All) for part in tree.parts)
    if isinstance(tree, Not):
        return f"-{_inner(tree.part, Not)}"
    if isinstance(tree, Word):
        return quoted(tree.text) if tree.quoted else tree.text
    return _test(tree)


def _inner(part: Node, around: type[Any | All | Not]) -> str:
    """Return the text of a part, in parentheses where it would otherwise be read with its neighbours."""
    groups = isinstance(part, Any) or (isinstance(part, All) and around is Not)
    return f"({describe(part)})" if groups else describe(part)


def _test(test: Comparison) -> str:
    name = test.path if _PLAIN_NAME.fullmatch(test.path) else quoted(test.path)
    return f"{name}{test.operator.value}{_value(test.value)}"


def _value(value: Value | Range) -> str:
    if isinstance(value, Range):
        return f"{value.low}..{value.high}"
    return quoted(value.text) if value.quoted else value.text
