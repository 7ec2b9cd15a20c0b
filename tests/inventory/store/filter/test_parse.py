from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.store.filter import FilterError, describe, parse
from inventory.store.filter.tree import All, Any, Comparison, Not, Operator, Range, Value, Word

if TYPE_CHECKING:
    from inventory.store.filter.tree import Node

PIECES = st.sampled_from(
    [
        *[
            "a",
            "zoë",
            "or",
            "of",
            "en",
            "and",
            "|",
            "OR",
            "-",
            "--",
            "(",
            ")",
            " ",
            '"',
            "“",
            "\\",
            "*",
            "%",
            "_",
        ],
        *[
            ":",
            "<",
            ">=",
            "=",
            "==",
            "≤",
            "..",
            "x:",
            "site.name:",
            "a..b",
            "aa:bb:cc",
            "12:30",
            "\x00",
            "\ud800",
        ],
        *['"a b"', '"or"', "x:1", 'x="q"', "#", "[", "'", "y <", "x= "],
    ]
)
HOSTILE = st.one_of(
    st.lists(PIECES, max_size=25).map("".join),
    st.text(st.characters(), max_size=60),
)


def compare(path: str, operator: Operator, text: str, *, quoted: bool = False) -> Comparison:
    return Comparison(path, operator, Value(text, quoted))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", None),
        (" \t\x00 ", None),
        ("a b", All((Word("a"), Word("b")))),
        ("a or b c", Any((Word("a"), All((Word("b"), Word("c")))))),
        ("a of (b of c)", Any((Word("a"), Word("b"), Word("c")))),
        ("a (b or c)", All((Word("a"), Any((Word("b"), Word("c")))))),
        ("a en b", All((Word("a"), Word("b")))),
        ("-a", Not(Word("a"))),
        ("--a", Word("a")),
        ("-(-a)", Word("a")),
        ("a - b", All((Word("a"), Word("-", quoted=True), Word("b")))),
        ("or", Word("or", quoted=True)),
        ('"a b"', Word("a b", quoted=True)),
        ("“a b”", Word("a b", quoted=True)),
        (r'"a\"b"', Word('a"b', quoted=True)),
        ("x:y", compare("x", Operator.HAS, "y")),
        ("x:", compare("x", Operator.HAS, "")),
        ("x: y", All((compare("x", Operator.HAS, ""), Word("y")))),
        ("x:>=5", compare("x", Operator.AT_LEAST, "5")),
        ("x ≥ 5", compare("x", Operator.AT_LEAST, "5")),
        ("x < 5 y", All((compare("x", Operator.LESS, "5"), Word("y")))),
        ('"x y"="z"', compare("x y", Operator.IS, "z", quoted=True)),
        ("x:1..2", Comparison("x", Operator.HAS, Range("1", "2"))),
        ("x:..2", Comparison("x", Operator.HAS, Range("", "2"))),
        ('x:"1..2"', compare("x", Operator.HAS, "1..2", quoted=True)),
        ("aa:bb:cc:dd:ee:ff", Word("aa:bb:cc:dd:ee:ff")),
        ("12:30", Word("12:30")),
    ],
)
def test_tree(text: str, tree: Node | None) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("a (b", 2),
        ("a b)", 3),
        ("a ()", 2),
        ('a "b', 2),
        ("a or", 2),
        ("(a or) b", 3),
        ("a :b", 2),
        ("x>", 2),
        ("x:..", 2),
        ("x><5", 2),
        ("(" * 2000, 10),
        ("a " * 101, 200),
        ("a" * 5000, 4000),
    ],
)
def test_mistake_is_pointed_at(text: str, position: int) -> None:
    with pytest.raises(FilterError) as caught:
        parse(text)
    assert caught.value.position == position
    assert caught.value.exit_code == 2


def read(text: str) -> tuple[Node | None, int]:
    """Return the tree of a text, or None and the place of its mistake."""
    try:
        return parse(text), 0
    except FilterError as problem:
        return None, problem.position


@given(HOSTILE)
def test_described_and_parsed_again_it_is_the_same(text: str) -> None:
    tree, position = read(text)
    assert 0 <= position <= len(text)
    assert parse(describe(tree)) == tree


def test_minus_signs_do_not_nest() -> None:
    assert parse("-" * 3999 + "a") == Not(Word("a"))
