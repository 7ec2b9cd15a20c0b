from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.values import Hints, Problem, column_reader, macs
from inventory.records.field import Kind


def read(kind: str, cell: Any, *others: Any, hints: Hints | None = None) -> Any:
    return column_reader(kind, [cell, *others], hints or Hints()).read(cell)


def refused(kind: str, cell: Any, *others: Any, hints: Hints | None = None) -> str:
    found = read(kind, cell, *others, hints=hints)
    assert isinstance(found, Problem), found
    assert found.value is cell
    return found.reason


@pytest.mark.parametrize(
    ("cell", "cents"),
    [
        ("1.234,56", 123456),
        ("1,234.56", 123456),
        ("€ 12,-", 1200),
        ("€ 1.234,--", 123400),
        ("EUR 1 234,50", 123450),
        ("1 234 567,5 euro", 123456750),
        ("749.95", 74995),
        ("749,9", 74990),
        ("€\u00a01.234,50", 123450),
        ("12,50-", -1250),
        ("\u221212,50", -1250),
        ("(12,50)", -1250),
        ("-€ 5", -500),
        ("€ -5", -500),
        ("12.345.678", 1234567800),
        ("1\u2019234.50", 123450),
        ("0.125", 13),
        ("-0,125", -13),
        ("1234.567", 123457),
        (",5", 50),
        (749.95, 74995),
        (0.1 + 0.2, 30),
        (416.6666667, 41667),
        (3, 300),
        (1e16, 10**18),
        ("", None),
        (" - ", None),
        ("n.v.t.", None),
    ],
)
def test_amount(cell: Any, cents: int | None) -> None:
    assert read("amount", cell) == cents


@pytest.mark.parametrize(
    "cell",
    [
        "abc",
        "1.2.3",
        "12,5,3",
        "(5",
        "5)",
        "€",
        "£ 5",
        "$5",
        "1e5",
        "12 34",
        "--5",
        "#REF!",
        True,
        dt.date(2026, 1, 1),
    ],
)
def test_amount_refused(cell: Any) -> None:
    assert "amount" in refused("amount", cell) or "bedrag" in refused("amount", cell)


def test_a_doubtful_amount_is_read_as_its_column_proves() -> None:
    assert read("amount", "1.234", "749,95") == 123400
    assert read("amount", "1,234", "749.95") == 123400
    assert read("amount", "1.234", "12.345.678") == 123400
    assert column_reader("amount", ["749,95"]).decimal == ","


def test_a_doubtful_amount_is_never_guessed() -> None:
    assert "1234" in refused("amount", "1.234", "749")
    refused("amount", "1.234", "749,95", "749.95")
    refused("amount", "1.234", "749.95")  # thousands after all, or three decimals: both are odd here
    assert read("amount", "1.234", hints=Hints(decimal=",")) == 123400


def test_unit_price_keeps_four_decimals() -> None:
    assert read("price", "€ 0,0125") == 125
    assert read("price", "1.234", "0.5") == 12340
    refused("price", "1.234")


@pytest.mark.parametrize(
    ("cell", "value"),
    [("3", 3), ("1.234", 1234), ("12,00", 12), (5.0, 5), ("-4", -4), ("1 000", 1000), (" ", None)],
)
def test_integer(cell: Any, value: int | None) -> None:
    assert read("integer", cell) == value


def test_integer_refused() -> None:
    for cell in ("1,5", 5.5, "vijf", "1.000", True):
        refused("integer", cell)
    assert read("integer", "1.000", "1.234") == 1000


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["21%", "21,5 %", "9", "0,5%", "6 procent"], [2100, 2150, 900, 50, 600]),
        ([0.21, 0.09, 1.0, 0.0], [2100, 900, 10000, 0]),
        ([21.0, 0.5], [2100, 50]),
        ([0.215, "12%"], [2150, 1200]),
    ],
)
def test_percentage(cells: list[Any], values: list[int]) -> None:
    reader = column_reader("percent", cells)
    assert [reader.read(cell) for cell in cells] == values


def test_percentage_or_part_of_one_is_not_guessed() -> None:
    refused("percent", "0,21")
    refused("percent", 1.0)
    refused("percent", "veel")


def test_fte() -> None:
    assert read("fte", "0,8333") == 83
    assert read("fte", 0.8) == 80


@pytest.mark.parametrize(
    ("cell", "months"),
    [
        ("4 jaar", 48),
        ("48 mnd", 48),
        ("48", 48),
        ("4 jaar en 6 maanden", 54),
        ("1 jaar, 6 mnd.", 18),
        ("1,5 jaar", 18),
        ("36 months", 36),
        ("3yrs", 36),
        ("2 kwartalen", 6),
        (36.0, 36),
        ("-", None),
    ],
)
def test_months(cell: Any, months: int | None) -> None:
    assert read("months", cell) == months


def test_months_refused() -> None:
    for cell in ("2 weken", "0,3 jaar", "4 jaar plus wat", "jaar", 1.5, True):
        refused("months", cell)
    assert read("months", "4", hints=Hints(unit="years")) == 48


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *((c, True) for c in ("ja", "JA", "yes", "x", "X", "1", 1, 1.0, True, "true", "waar", "✓")),
        *((c, False) for c in ("nee", "No", "0", 0, 0.0, False, "onwaar")),
        *((c, None) for c in ("", "-", "n.v.t.", "Onbekend")),
    ],
)
def test_flag(cell: Any, value: bool | None) -> None:
    assert read("flag", cell) is value


def test_flag_refused() -> None:
    for cell in ("misschien", 2, "ja en nee"):
        refused("flag", cell)


@pytest.mark.parametrize(
    "cell",
    [
        "00-1A-2B-3C-4D-5E",
        "001A2B3C4D5E",
        "001a.2b3c.4d5e",
        "00:1a:2B:3c:4D:5e",
        "00 1a 2b 3c 4d 5e",
        " 00:1a:2b:3c:4d:5e, ",
    ],
)
def test_mac(cell: str) -> None:
    assert read("mac", cell) == "00:1a:2b:3c:4d:5e"


def test_several_macs_in_a_cell() -> None:
    cell = "00:1A:2B:3C:4D:5E; 001A2B3C4D5F\n00-1A-2B-3C-4D-5E 00:00:00:00:00:00"
    assert macs(cell) == ("00:1a:2b:3c:4d:5e", "00:1a:2b:3c:4d:5f")
    assert read("mac", cell) == "00:1a:2b:3c:4d:5e"
    assert macs("") == ()
    assert read("mac", "00:00:00:00:00:00") is None


def test_mac_refused() -> None:
    for cell in ("00:1A:2B:3C:4D", "00:1A:2B:3C:4D:5E:6F", "00:1A-2B:3C:4D:5E", "zz", "geen"):
        refused("mac", cell)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("A.B@School.NL", "A.B@school.nl"),
        ("Jan <jan@school.nl>", "jan@school.nl"),
        ("mailto:x@y.nl", "x@y.nl"),
        ("", None),
    ],
)
def test_email(cell: str, value: str | None) -> None:
    assert read("email", cell) == value


def test_email_refused() -> None:
    for cell in ("a@b", "jan", "a@b.nl;c@d.nl", "@school.nl", 5):
        refused("email", cell)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (6.4e15, "6400000000000000"),
        (123.0, "123"),
        (123, "123"),
        (-5.5, "-5.5"),
        (0.1, "0.1"),
        ("00123", "00123"),
        ("6.4E+15", "6.4E+15"),
        ("'=1+1", "=1+1"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("  a \u00a0 b ", "a b"),
        ("a\x1b[31mb", "a[31mb"),
        ("-", "-"),
        (True, "true"),
        (dt.date(2026, 1, 2), "2026-01-02"),
        (dt.datetime.fromisoformat("2026-01-02"), "2026-01-02"),
        (dt.datetime.fromisoformat("2026-01-02T03:04"), "2026-01-02 03:04:00"),
        ("", None),
        (None, None),
    ],
)
def test_text(cell: Any, value: str | None) -> None:
    assert read("text", cell) == value
    assert read("choice", cell) == value


def test_note_keeps_its_lines() -> None:
    assert read("note", "een\r\ntwee") == "een\ntwee"


CELLS = st.one_of(
    st.text(),
    st.text("0123456789.,-/: €%()'eEmjTZ+", max_size=25),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(timezones=st.none() | st.just(dt.UTC)),
    st.times(),
    st.timedeltas(),
    st.none(),
)


@given(st.sampled_from(sorted(Kind)), st.lists(CELLS, max_size=8), st.sampled_from([",", "."]))
def test_no_cell_raises(kind: Kind, cells: list[Any], decimal: Any) -> None:
    for hints in (Hints(), Hints(order="mdy", decimal=decimal, epoch_1904=True, unit="years")):
        reader = column_reader(kind, cells, hints)
        for cell in [*cells, *cells]:
            found = reader.read(cell)
            assert found is None or isinstance(found, str | int | bool | dt.date | Problem)


AMOUNTS = st.integers(-(10**11), 10**11)


def dutch(cents: int) -> str:
    return f"{cents / 100:,.2f}".translate(str.maketrans(",.", ".,"))


@given(st.lists(AMOUNTS, min_size=1), st.sampled_from(["{}", "€ {}", "{} EUR", "€\u00a0{}"]))
def test_dutch_amounts_come_back(amounts: list[int], style: str) -> None:
    cells = [style.format(dutch(cents)) for cents in amounts]
    reader = column_reader("amount", cells)
    assert [reader.read(cell) for cell in cells] == amounts


@given(st.lists(AMOUNTS, min_size=1))
def test_english_amounts_come_back(amounts: list[int]) -> None:
    cells = [f"{cents / 100:,.2f}" for cents in amounts]
    reader = column_reader("amount", cells)
    assert [reader.read(cell) for cell in cells] == amounts


@given(AMOUNTS)
def test_a_workbook_s_amount_comes_back(cents: int) -> None:
    assert read("amount", cents / 100) == cents


@given(st.lists(AMOUNTS.map(lambda cents: cents // 100 * 100), min_size=1))
def test_whole_thousands_come_back_with_one_proof(amounts: list[int]) -> None:
    cells = [f"{cents // 100:,}".replace(",", ".") for cents in amounts] + ["749,95"]
    reader = column_reader("amount", cells)
    assert [reader.read(cell) for cell in cells] == [*amounts, 74995]


def test_a_memory_keeps_types_apart() -> None:
    reader = column_reader("text", [])
    assert [reader.read(cell) for cell in (1, True, 1.0, "1")] == ["1", "true", "1", "1"]
    flags = column_reader("amount", [])
    assert flags.read(1) == 100
    assert isinstance(flags.read(True), Problem)


def test_a_repeated_text_is_parsed_once() -> None:
    reader = column_reader("date", ["31-12-2026"])
    calls: list[Any] = []

    def parse(cell: Any) -> Any:
        calls.append(cell)
        return cell

    reader.memory.parse = parse
    for _again in range(1000):
        reader.read("31-12-2026")
    assert calls == ["31-12-2026"]
    for number in range(30_000):
        reader.read(str(number))
    assert len(reader.memory) <= 5_000
    assert reader.read_text("31-12-2026") == reader.read("31-12-2026")
