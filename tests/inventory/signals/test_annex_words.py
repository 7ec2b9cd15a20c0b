"""Words of annexes as codes: what is known, what is denied, what is left over, and how long data are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.signals.annex_words import categories, months_in, says_none, says_nothing, subjects


@pytest.mark.parametrize(
    ("text", "codes", "denied", "unknown"),
    [
        ("contactgegevens; BSN/PGN; ouders/voogd", "contact national_number parents", "", ()),
        ("naam, adres en geboortedatum", "contact", "", ()),
        ("Contactgegevens (naam, e-mail)", "contact", "", ()),
        ("overig (medische gegevens)", "other medical", "", ()),
        ("contactgegevens; geen medische gegevens", "contact", "medical", ()),
        ("docent/zorgcoördinator/intern begeleider", "staff", "", ()),
        ("toetsgegevens; incidenten", "progress sensitive", "", ()),
        ("study progress; health data", "progress medical", "", ()),
        ("contactgegevens; hobby's, huisdieren", "contact", "", ("hobby's", "huisdieren")),
        ("geen", "", "", ()),
        ("onbekend", "", "", ()),
        (None, "", "", ()),
    ],
)
def test_categories(text: str | None, codes: str, denied: str, unknown: tuple[str, ...]) -> None:
    found = categories(text)
    assert (set(found.codes), set(found.denied)) == (set(codes.split()), set(denied.split()))
    assert found.unknown == unknown


def test_subjects() -> None:
    assert subjects("leerlingen, ouders/verzorgers en medewerkers").codes == {"pupil", "parent", "staff"}
    assert subjects("kind (opvang)").codes == {"child"}
    assert subjects("marsmannetjes").unknown == ("marsmannetjes",)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2 jaar na vertrek", 24),
        ("anderhalf jaar", None),
        ("1,5 jaar", 18),
        ("twee schooljaren", 24),
        ("6 mnd", 6),
        ("zolang het account bestaat, daarna 90 dagen", 3),
        ("3 maanden, back-ups 2 jaar", 24),
        ("zolang het apparaat beheerd wordt", 0),
        ("zolang nodig", None),
        ("versie 2.5 jaarlijks", None),
        ("", None),
        (None, None),
    ],
)
def test_months(text: str | None, months: int | None) -> None:
    assert months_in(text) == months


def test_none_is_not_nothing() -> None:
    assert says_none(" Geen ")
    assert says_none("n.v.t.")
    assert not says_none("")
    assert says_nothing("")
    assert says_nothing("onbekend")
    assert not says_nothing("geen")


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    found = categories(text)
    assert not found.codes & found.denied
    assert (months_in(text) or 0) >= 0
