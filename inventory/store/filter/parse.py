r"""From the text of a filter to its tree, by recursive descent over at most 4,000 characters.

    filter  = all { ("or" | "of" | "|") all }
    all     = item { ["and" | "en"] item }
    item    = { "-" } ( "(" filter ")" | test | word )
    test    = name (":" | "=" | "<" | ">" | "<=" | ">=") [ value | low ".." high ]
    word    = bare | '"' … '"'                    name, value: bare or quoted; \ before a quote inside quotes

A parser of our own, since the libraries read (parsy, lark, pyparsing) would add a dependency to 200 lines and give
neither the positions nor the suggestions that a filter bar needs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.store.filter.tree import All, Any, Comparison, FilterError, Not, Operator, Range, Value, Word

if TYPE_CHECKING:
    from inventory.store.filter.tree import Node

LONGEST = 4_000
"""Characters of a filter; a saved view keeps 2,000."""
MOST_TERMS = 100
"""Words and tests of a filter: SQLite takes expressions of at most 1,000 levels."""
DEEPEST = 10
"""Parentheses inside each other; SQLite's parser takes 15 of them around the longest path of links."""

OPEN_QUOTES = '"“„'
CLOSE_QUOTES = '"”“'
OR = frozenset({"or", "of", "|"})
AND = frozenset({"and", "en"})
# Control characters and lone surrogates, which no database takes, count as blanks, so that positions stay right.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_BLANK = re.compile(r"\s*")
_BARE = re.compile(r"[^\s()]*")
_NAME = re.compile(r"[^\s():<>=≤≥]*")
_OPERATOR = re.compile(r":(?:>=|<=|[<>=≤≥])?|>=|<=|==|[<>=≤≥]")
_COMPARED = re.compile(r"\s+(?=[<>=≤≥])")
# A network address, or what is typed of one, and a time are words although they hold a colon.
_COLONS = re.compile(r"(?:[0-9A-Fa-f]{2}:){2,5}[0-9A-Fa-f]{0,2}(?=[\s()]|\Z)|[0-9][^\s()<>=≤≥]*:[^\s()]*")
_SIGNS = {"≤": "<=", "≥": ">=", "==": "="}


def parse(text: str) -> Node | None:
    """Return the tree of a filter, or None when it asks for nothing.

    Raises:
        FilterError: It is not understood; points at the place.
    """
    if len(text) > LONGEST:
        raise FilterError(
            _("the filter has {count} characters; at most {most} are read").format(
                count=len(text), most=LONGEST
            ),
            LONGEST,
            len(text) - LONGEST,
        )
    return _Parser(_UNSAFE.sub(" ", text)).whole()


def joined(kind: type[All | Any], parts: list[Node]) -> Node:
    """Return one part as it is, and several as one node without nodes of the same kind in it."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else [part])
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


class _Parser:
    """One reading of one text: where it is, and how deep."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0
        self.terms = 0

    def whole(self) -> Node | None:
        """Read the text to its end."""
        self._blanks()
        if self.at == len(self.text):
            return None
        found = self._any()
        if self.at < len(self.text):
            raise FilterError(
                _("this parenthesis closes nothing"), self.at, 1, _("Write it between quotes to look for it.")
            )
        return found

    def _peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def _blanks(self) -> None:
        self.at = _match(_BLANK, self.text, self.at).end()

    def _keyword(self, words: frozenset[str]) -> bool:
        """Step over one of these words, unless it is the name of a field."""
        bare = _match(_BARE, self.text, self.at).group()
        if bare.lower() not in words:
            return False
        self.at += len(bare)
        self._blanks()
        return True

    def _any(self) -> Node:
        parts = [self._all()]
        while True:
            start = self.at
            if not self._keyword(OR):
                return joined(Any, parts)
            if self.at == len(self.text) or self._peek() == ")":
                raise FilterError(_("“or” needs something behind it"), start, self.at - start)
            parts.append(self._all())

    def _all(self) -> Node:
        parts: list[Node] = []
        start = self.at
        while self.at < len(self.text) and self._peek() != ")":
            if parts and _match(_BARE, self.text, self.at).group().lower() in OR:
                break
            if parts and self._keyword(AND):
                continue
            parts.append(self._item())
            self._blanks()
        if not parts:
            raise FilterError(_("there is nothing between these parentheses"), max(start - 1, 0), 1)
        return joined(All, parts)

    def _item(self) -> Node:
        """Read one word, test or group, with the minus signs before it."""
        start = self.at
        self.terms += 1
        if self.terms > MOST_TERMS:
            raise FilterError(_("at most {most} conditions fit").format(most=MOST_TERMS), start)
        while self._peek() == "-":
            self.at += 1
        signs = self.at - start
        if signs and (not self._peek() or self._peek() in " )" or self._peek().isspace()):
            return Word("-" * signs, quoted=True, at=start)
        found = self._group() if self._peek() == "(" else self._term()
        if signs % 2:
            return found.part if isinstance(found, Not) else Not(found)
        return found

    def _group(self) -> Node:
        start = self.at
        self.depth += 1
        if self.depth > DEEPEST:
            raise FilterError(_("more than {most} parentheses inside each other").format(most=DEEPEST), start)
        self.at += 1
        self._blanks()
        found = self._any()
        if self._peek() != ")":
            raise FilterError(_("this parenthesis is not closed"), start, 1)
        self.at += 1
        self.depth -= 1
        return found

    def _term(self) -> Node:
        """Read a test, or the word that it turns out to be."""
        start = self.at
        quoted = self._peek() in OPEN_QUOTES
        if quoted:
            name = self._quoted()
        elif colons := _COLONS.match(self.text, start):
            self.at = colons.end()
            return Word(colons.group(), at=start)
        else:
            name = _match(_NAME, self.text, start).group()
            self.at += len(name)
        operator = self._operator()
        if operator is None:
            return Word(name, quoted or name.lower() in OR | AND, start)
        if not name:
            raise FilterError(
                _("there is no field before “{sign}”").format(sign=operator.value),
                start,
                self.at - start,
                _("Write it between quotes to look for it."),
            )
        return Comparison(name, operator, self._value(operator), start + quoted)

    def _operator(self) -> Operator | None:
        """Read the sign of a test; blanks may stand before a comparison, not before a colon."""
        blanks = _COMPARED.match(self.text, self.at)
        found = _OPERATOR.match(self.text, blanks.end() if blanks else self.at)
        if found is None:
            return None
        self.at = found.end()
        sign = found.group()
        sign = sign[1:] or ":" if sign[0] == ":" else sign
        return Operator(_SIGNS.get(sign, sign))

    def _value(self, operator: Operator) -> Value | Range:
        if operator is not Operator.HAS:
            self._blanks()
        start = self.at
        if self._peek() and self._peek() in OPEN_QUOTES:
            return Value(self._quoted(), quoted=True, at=start + 1)
        text = _match(_BARE, self.text, start).group()
        self.at += len(text)
        if text[:1] and text[0] in "<>=≤≥":
            raise FilterError(_("a value cannot begin with “{sign}”").format(sign=text[0]), start, 1)
        if not text and operator is not Operator.HAS:
            raise FilterError(_("“{sign}” needs a value behind it").format(sign=operator.value), start)
        low, dots, high = text.partition("..")
        if dots and operator in {Operator.HAS, Operator.IS}:
            if not low and not high:
                raise FilterError(_("“..” needs a value at one side at least"), start, 2)
            return Range(low, high, start)
        return Value(text, at=start)

    def _quoted(self) -> str:
        """Read a text between quotes; a backslash takes the next character as it is."""
        start = self.at
        self.at += 1
        found: list[str] = []
        while self.at < len(self.text):
            character = self._peek()
            self.at += 1
            if character in CLOSE_QUOTES:
                return "".join(found)
            if character == "\\" and self.at < len(self.text):
                character = self._peek()
                self.at += 1
            found.append(character)
        raise FilterError(_("this quotation mark is not closed"), start, 1)


def _match(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    """Return the match of a pattern that always matches, if only nothing."""
    found = pattern.match(text, at)
    assert found is not None
    return found
