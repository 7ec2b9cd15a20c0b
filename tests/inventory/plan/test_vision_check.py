"""The check of a vision text: empty words with their place, signs for the other criteria, and nothing that judges."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.language import choose
from inventory.plan.vision_check import MOST, WHOLE, criteria, cut, look, sentences, slots
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.plan.vision_check import Found

WHOLE_TEXT = "Wij willen dat elke leerling, elke leraar en elke medewerker leert door te doen."
"""A text in which nothing stands out."""


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    choose("nl")
    yield
    choose("nl")


def of(found: list[Found], criterion: str) -> list[str]:
    return [one.word for one in found if one.criterion == criterion]


@pytest.mark.parametrize("word", ["globalisering", "optimaal", "Optimale", "effectief", "EFFECTIEVE"])
def test_the_words_of_the_source_are_pointed_out_in_any_form(word: str) -> None:
    found = look({"vision-role": f"{WHOLE_TEXT} Daarna komt {word} hier."})
    assert [(one.criterion, one.sentence, one.word) for one in found] == [("concrete", 2, word)]
    assert found[0].text == f"Daarna komt {word} hier."
    assert found[0].hint.endswith("?")


def test_a_good_text_has_nothing_that_stands_out() -> None:
    assert look({"vision-role": WHOLE_TEXT}, ["Snappet"]) == []


def test_a_word_within_another_one_or_between_quotation_marks_is_left_alone() -> None:
    texts = {
        "vision-role": f"{WHOLE_TEXT} Wij mijden “optimaal” en 'effectief'. Suboptimaal is ook een woord."
    }
    assert of(look(texts), "concrete") == []


@pytest.mark.parametrize("fine", ["moderne vreemde talen", "Moderne  talen", "kwalitatief onderzoek"])
def test_words_that_mean_something_together_are_fine(fine: str) -> None:
    assert of(look({"vision-role": f"{WHOLE_TEXT} Zij leren {fine}."}), "concrete") == []
    assert of(look({"vision-role": f"{WHOLE_TEXT} Zij leren {fine} op een moderne manier."}), "concrete") == [
        "moderne"
    ]


def test_products_years_and_amounts_do_not_hold_for_years() -> None:
    text = f"{WHOLE_TEXT} Vanaf 2028 werkt iedereen met Snappet op een Chromebook van € 350."
    assert of(look({"vision-role": text}, ["Snappet", "IT"]), "stable") == [
        "2028",
        "Snappet",
        "Chromebook",
        "€ 350",
    ]
    assert of(look({"vision-role": text.replace("Snappet", "snappet")}, ["Snappet"]), "stable") == [
        "2028", "Chromebook", "€ 350",
    ]  # fmt: skip


def test_who_is_left_out_and_who_speaks_is_asked() -> None:
    found = look(
        {"vision-role": "Ik wil dat alleen leerlingen van de bovenbouw leren, niet alleen op papier."}
    )
    assert of(found, "shared") == ["Ik"]
    assert of(found, "everyone") == ["alleen", "", ""]
    assert [one.hint.split(" ", 1)[0] for one in found if not one.word] == ["Leraren", "Andere"]


def test_a_text_without_goal_or_way_and_one_that_begins_with_a_tool() -> None:
    found = look({"vision-role": "Tablets staan klaar."})
    assert len([one for one in found if one.criterion == "goal_and_way"]) == 2
    assert of(found, "why_first") == ["Tablets"]
    later = look({"vision-role": f"{WHOLE_TEXT} Tablets helpen daarbij."})
    assert of(later, "why_first") == []


def test_questions_without_an_answer_are_named_and_come_last() -> None:
    found = look({"vision-role": WHOLE_TEXT, "vision-choices": "  ", "vision-reasons": ""})
    assert [(one.criterion, one.slot, one.sentence) for one in found] == [
        ("thoughtful", "vision-choices", WHOLE),
        ("thoughtful", "vision-reasons", WHOLE),
    ]
    assert len(look({"vision-role": ""})) == 1
    assert look({}) == []


def test_sentences_end_at_their_stops_and_not_at_abbreviations() -> None:
    text = "Wij kiezen bv. voor A. de Wit. En nu? “Ja!” zei zij… Punt 1.2 telt.\nNieuwe regel"
    assert sentences(text) == [
        "Wij kiezen bv. voor A. de Wit.", "En nu?", "“Ja!”", "zei zij…", "Punt 1.2 telt.", "Nieuwe regel",
    ]  # fmt: skip


def test_a_long_sentence_is_cut_around_the_word() -> None:
    sentence = f"{'voor ' * 100}optimaal{' na' * 100}"
    begin = sentence.index("optimaal")
    shown = cut(sentence, begin, begin + 8)
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "optimaal" in shown
    assert len(shown) <= MOST + 2


def test_english_hints_in_english() -> None:
    choose("en")
    found = look({"vision-role": "Every pupil, teacher and colleague can learn with optimal means."})
    assert [one.word for one in found] == ["optimal"]
    assert found[0].hint == "What is better than now, and how can that be seen?"


def test_the_criteria_have_names_in_both_languages_and_the_slots_are_codes() -> None:
    dutch = criteria()
    choose("en")
    assert criteria().keys() == dutch.keys()
    assert all(criteria()[code] != dutch[code] for code in dutch)
    assert {"vision-role", "vision-choices", "vision-reasons"} <= set(slots())


@given(st.text(max_size=300), st.lists(st.text(max_size=8), max_size=3))
def test_any_text_is_read_and_what_is_found_stands_there(text: str, products: list[str]) -> None:
    written = clean(text, lines=True)
    for one in look({"vision-role": written}, [clean(name) for name in products]):
        assert one.criterion in criteria()
        assert one.hint
        if one.word:
            assert one.sentence >= 1
            assert one.word in one.text or len(one.word) > MOST


def test_ten_thousand_letters_take_no_time() -> None:
    began = time.perf_counter()
    look({"vision-role": "a.b " * 2500, "vision-choices": "x" * 10000})
    assert time.perf_counter() - began < 2
