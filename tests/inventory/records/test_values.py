from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inventory.errors import InputError
from inventory.language import choose, current
from inventory.records import Field, Kind
from inventory.records import field as f
from inventory.records.values import (
    MOST,
    checked,
    custom_text,
    custom_values,
    day,
    decimals,
    from_json,
    machine,
    show,
    to_json,
    validated,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET = f.text("Key", secret=True)
COLOUR = f.choice("Colour", {"a": "no", "b": "yes"})


@pytest.fixture(params=["nl", "en"], autouse=True)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = current()
    choose(request.param)
    yield request.param
    choose(before)


@pytest.mark.parametrize(
    ("field", "value", "dutch", "english", "script"),
    [
        (f.amount("x"), 123_456_705, "1.234.567,05", "1,234,567.05", "1234567.05"),
        (f.amount("x"), -5, "-0,05", "-0.05", "-0.05"),
        (f.price("x"), 125, "0,0125", "0.0125", "0.0125"),
        (f.price("x"), 15_000, "1,50", "1.50", "1.5000"),
        (f.percent("x"), 2_100, "21,00", "21.00", "21.00"),
        (f.fte("x"), 80, "0,80", "0.80", "0.80"),
        (f.months("x"), 48, "48", "48", 48),
        (f.integer("x"), 10_000, "10000", "10000", 10_000),
        (f.date("x"), dt.date(2026, 3, 1), "01-03-2026", "2026-03-01", "2026-03-01"),
        (f.flag("x"), True, "ja", "yes", True),
        (f.flag("x"), False, "nee", "no", False),
        (f.text("x"), "a\x1bb", "ab", "ab", "a\x1bb"),
        (f.text("x"), None, "", "", None),
        (SECRET, "abc", "••••••", "••••••", "••••••"),
        (SECRET, None, "", "", None),
        (COLOUR, "b", "ja", "yes", "b"),
        (COLOUR, "gone", "gone", "gone", "gone"),
    ],
)
def test_a_value_for_people_and_for_scripts(
    language: str, field: Field, value: Any, dutch: str, english: str, script: Any
) -> None:
    assert show(field, value) == (dutch if language == "nl" else english)
    assert machine(field, value) == script


def test_days_and_moments(language: str) -> None:
    assert day(dt.date(999, 1, 2)) in {"02-01-0999", "02-01-999", "0999-01-02"}
    shown = show(f.moment("x"), dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC))
    assert "2026" in shown
    assert shown[:2] == ("01" if language == "nl" else "20")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (f.integer("x"), -1),
        (f.integer("x"), True),
        (f.integer("x"), "5"),
        (f.integer("x"), 1.0),
        (f.integer("x", least=None), MOST + 1),
        (f.percent("x"), 10_001),
        (f.months("x"), 1_201),
        (f.date("x"), "2026-01-01"),
        (f.date("x"), dt.date(1949, 12, 31)),
        (f.date("x"), dt.date(2101, 1, 1)),
        (f.moment("x"), dt.date(2026, 1, 1)),
        (f.flag("x"), 1),
        (f.text("x", length=3), "abcd"),
        (f.note("x"), "a" * 50_001),
        (f.mac("x"), "00:1A:2B:3C:4D:5E"),
        (f.email("x"), "a@b"),
        (COLOUR, "c"),
        (f.text("x", required=True), " \x1b "),
        (f.link("device", "x"), "L-1"),
    ],
)
def test_what_does_not_fit_is_refused(field: Field, value: Any) -> None:
    with pytest.raises(InputError) as error:
        checked(field, value)
    assert error.value.message


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        (f.text("x"), "  a \t b\n", "a b"),
        (f.note("x"), " a\r\n b ", "a\n b"),
        (f.text("x"), "", None),
        (f.date("x"), dt.datetime(2026, 1, 2, 3, tzinfo=dt.UTC), dt.date(2026, 1, 2)),
        (f.date("x"), dt.date(1950, 1, 1), dt.date(1950, 1, 1)),
        (f.email("x"), "A.b@C.NL", "A.b@c.nl"),
        (f.mac("x"), "00:1a:2b:3c:4d:5e", "00:1a:2b:3c:4d:5e"),
        (f.flag("x"), False, False),
        (f.integer("x"), 0, 0),
    ],
)
def test_what_fits_is_kept(field: Field, value: Any, kept: Any) -> None:
    assert checked(field, value) == kept
    assert checked(field, kept) == kept


def test_all_that_is_wrong_is_told_at_once() -> None:
    fields = [f.integer("First").but(name="a"), f.date("Second").but(name="b"), f.text("Third").but(name="c")]
    with pytest.raises(InputError) as error:
        validated(fields, {"a": -1, "b": "x", "c": "goed", "d": 1})
    assert all(word in error.value.message for word in ("First", "Second", "d"))
    assert "Third" not in error.value.message
    assert validated(fields, {"c": " goed "}) == {"c": "goed"}


@settings(max_examples=60)
@given(st.integers(-(10**15), 10**15), st.sampled_from([2, 4]))
def test_law_decimals_lose_nothing(value: int, places: int) -> None:
    text = decimals(value, places)
    group, point = (".", ",") if current() == "nl" else (",", ".")
    whole, _point, rest = text.replace(group, "").partition(point)
    assert int(f"{whole}{rest.ljust(places, '0')}") == value


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,5}", fullmatch=True),
        st.none() | st.booleans() | st.integers() | st.text() | st.dates(),
    )
)
def test_law_own_values_come_back(values: dict[str, Any]) -> None:
    text = custom_text(values)
    expected = {k: to_json(v) for k, v in values.items() if v is not None}
    assert custom_values(text) == expected
    assert text == custom_text(dict(reversed(values.items())))
    assert (text is None) == (not expected)


@settings(max_examples=60)
@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31)), st.booleans(), st.integers(), st.text())
def test_law_json_and_back(date: dt.date, flag: bool, number: int, text: str) -> None:
    for kind, value in ((Kind.DATE, date), (Kind.FLAG, flag), (Kind.INTEGER, number), (Kind.TEXT, text)):
        there = json.loads(json.dumps(to_json(value)))
        assert from_json(Field(kind, "x"), there) == value
    assert from_json(Field(Kind.FLAG, "x"), int(flag)) is flag
    assert from_json(Field(Kind.DATE, "x"), None) is None
