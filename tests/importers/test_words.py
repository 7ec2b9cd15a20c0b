"""Words, terms, units and dates as coordinators write them: what they mean, and what is not guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from importers.columns import Converter
from importers.formats.contract_list import day, term
from importers.mapping import Column
from importers.values import Hints, Problem, column_reader
from importers.values.units import with_unit
from inventory.records import get

if TYPE_CHECKING:
    from inventory.records.field import Field


def read(field: Field, cell: str) -> object:
    """Return what an import makes of a cell of a column."""
    return Converter(Column(0, "x", field, "name"), [cell], Hints(), None, text_dates=False).value(cell)


@pytest.mark.parametrize(
    ("kind", "name", "word", "value"),
    [
        ("system", "hosting", "SaaS", "cloud"),
        ("system", "hosting", "lokaal", "installed"),
        ("system", "hosting", "on-premise", "own_server"),
        ("system", "type", "educatieve software", "learning_application"),
        ("system", "type", "Toets/doorstroomtoets", "assessment"),
        ("system", "type", "kantoorsoftware", "office"),
        ("system", "status", "pilot", "in_use"),
        ("system", "dpia", "n.v.t.", None),
        ("system", "pupil_data", "neen", "no"),
        ("system", "confidentiality", "Hoog", "high"),
        ("party", "country", "België", "VL"),
        ("site", "type", "sbo", "special_primary"),
        ("supplier", "covenant", "medestander", "partner"),
        ("contract", "renewal", "eindigt automatisch", "none"),
        ("contract", "renewal", "stilzwijgende hernieuwing", "tacit"),
        ("contract", "type", "per leerling", "licence"),
        ("agreement", "status", "afgesloten", "signed"),
        ("agreement", "type", "onderlinge regeling", "joint"),
        ("subprocessor", "safeguard", "SCC's", "scc"),
        ("subprocessor", "safeguard", "n.v.t.", "none"),
        ("security_annex", "test_form", "peer review", "peer"),
        ("device", "status", "reserve", "in_stock"),
        ("device", "ownership", "bruikleen", "loaned"),
        ("connection", "role", "hoofdlijn", "main"),
        ("processing", "ground", "wettelijke plicht", "law"),
        ("dpia", "status", "gereed", "done"),
    ],
)
def test_a_word_of_a_coordinator_is_the_choice_it_means(
    kind: str, name: str, word: str, value: str | None
) -> None:
    assert read(get(kind).fields[name], word) == value


def test_a_word_that_may_mean_several_things_is_refused() -> None:
    assert isinstance(read(get("contract").fields["financing"], "Digisprong 2021"), Problem)


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("breach_hours", "24 uur", 24),
        ("breach_hours", "binnen 48 uur", 48),
        ("breach_hours", "2 dagen", 48),
        ("breach_hours", "zonder onredelijke vertraging", None),
        ("response_hours", "1 werkdag", None),
        ("advertised_down", "1 Gbit/s", 1000),
        ("overbooking", "1:20", 20),
        ("overbooking", "20 uur", None),
        ("seats", "24 uur", None),
    ],
)
def test_a_number_with_the_unit_of_its_column_is_that_number(
    column: str, cell: str, value: int | None
) -> None:
    assert with_unit(column, cell) == value


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("3 maanden", (3, "months")),
        ("2 mnd", (2, "months")),
        ("één kalendermaand", (1, "calendar_months")),
        ("6 weken", (6, "weeks")),
        ("1 jaar", (12, "months")),
        ("3", None),
        ("drie keer", None),
    ],
)
def test_a_term_of_notice_in_words(said: str, found: tuple[int, str] | None) -> None:
    assert term(said) == found


@pytest.mark.parametrize(
    ("said", "found"), [("1 juli", "07-01"), ("vóór 1 juni", "06-01"), ("07-01", None), ("1 maanden", None)]
)
def test_a_day_before_which_notice_is_given(said: str, found: str | None) -> None:
    assert day(said) == found


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (["1/09/2025", "15/10/2025"], "2025-09-01"),
        (["1/09/2025", "10/09/2025"], "2025-09-01"),
        (["1/09/2025", "01/10/2025"], None),
        (["1/9/2025"], None),
        (["10/09/2025"], None),
    ],
)
def test_a_short_date_of_belgium_has_the_day_first(cells: list[str], first: str | None) -> None:
    value = column_reader("date", cells).read(cells[0])
    assert isinstance(value, Problem) if first is None else value.isoformat() == first
