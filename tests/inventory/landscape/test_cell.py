"""A cell read and written: what is written reads as the same again, whatever the names hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.landscape.cell import Answer, Use, answer, contradicts, quoted, written
from inventory.language import choose
from inventory.text import clean

WORDS = st.sampled_from(
    [
        "n.v.t.",
        "geen",
        "?",
        "deels",
        "gepland",
        "HR/Salaris",
        "Teams (oud)",
        "A, B",
        "- x",
        "'=1",
        'a"b',
        "A (",
        ")",
        ";",
    ]
)
NAMES = (st.text(max_size=12) | WORDS | st.lists(WORDS, max_size=3).map(" ".join)).map(clean).filter(bool)
USES = st.builds(
    Use,
    NAMES,
    st.just("") | NAMES,
    st.sampled_from(["", "planned", "in_use", "phasing_out", "ended"]),
    st.sampled_from(["", "partial", "full"]),
)


@given(st.lists(USES, min_size=1, max_size=4, unique=True), st.sampled_from(["nl", "en"]))
def test_what_is_written_reads_the_same(uses: list[Use], language: str) -> None:
    """Names with every sign of the grammar in them come back as they were."""
    choose(language)
    assert answer(written("yes", uses)) == Answer("yes", tuple(uses))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("runs", [None, "yes", "no", "unknown"])
def test_words_read_the_same(runs: None, language: str) -> None:
    """Without systems a word says it."""
    choose(language)
    assert answer(written(runs)) == Answer(runs)


@given(NAMES)
def test_a_name_as_it_is_typed_is_one_system(name: str) -> None:
    """Type-ahead puts a name in a cell that is read as that system."""
    assert answer(f"{quoted(name)}; Konnect").uses[0] == Use(name)
    assert answer(quoted(name)) == Answer("yes", (Use(name),))


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("KIJK! (observeren, deels)", (Use("KIJK!", "observeren", "", "partial"),)),
        ("KIJK! (observeren, groep 1, uitfaseren)", (Use("KIJK!", "observeren, groep 1", "phasing_out"),)),
        ("KIJK! (deels, gepland)", (Use("KIJK!", "", "planned", "partial"),)),
        ("KIJK! (volledig)", (Use("KIJK!", "", "", "full"),)),
        ("ParnasSys ()", (Use("ParnasSys"),)),
        ('"Teams (oud)"; Parro', (Use("Teams (oud)"), Use("Parro"))),
        ('"Teams (oud)" (bellen)', (Use("Teams (oud)", "bellen"),)),
        ('TV 55"; Beamer 40"', (Use('TV 55"'), Use('Beamer 40"'))),
    ],
)
def test_marks_and_quotes(text: str, uses: tuple[Use, ...]) -> None:
    """Level and status stand at the end of the parentheses; quotes keep a name whole; inches are no quotes."""
    assert answer(text).uses == uses


def test_what_people_read() -> None:
    """Simple names stay without quotes."""
    assert written("yes", [Use("ParnasSys"), Use("KIJK!", "observeren", "", "partial")]) == (
        "ParnasSys; KIJK! (observeren, deels)"
    )
    assert written("yes", [Use("AFAS"), Use("HR/Salaris")]) == "AFAS; HR/Salaris"
    assert written("no") == "n.v.t."


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("ParnasSys; n.v.t.", True),
        ("n.v.t.; onbekend", True),
        ("ParnasSys; geen", False),
        ("?", False),
        ("", False),
    ],
)
def test_contradictions(text: str, wrong: bool) -> None:
    """Systems beside n.v.t. are told as a contradiction."""
    assert contradicts(text) is wrong


@pytest.mark.parametrize(
    ("text", "runs"), [("x", "yes"), ("✓", "yes"), ("#N/B", "unknown"), ("#REF!", "unknown")]
)
def test_marks_and_errors(text: str, runs: str) -> None:
    """A cross is no system, and neither is what a spreadsheet says of a broken formula."""
    assert (answer(text).runs, answer(text).uses) == (runs, ())
    assert answer(written("yes", [Use(text)])).uses == (Use(text),)
