"""The calculators: the same figures as the command line, anew with every key, sentences for what cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from inventory.errors import InputError
from inventory.finance.lot import Change
from inventory.language import choose
from inventory.records import get
from inventory.store.work import work
from tests.tui.driver import TODAY, screens
from tests.tui.screens_text import golden
from tui.dialogs.calculator import CALCULATORS
from tui.dialogs.calculator_contract import ContractCalculator
from tui.dialogs.calculator_depreciation import DepreciationCalculator, changes
from tui.dialogs.calculator_fields import read_all
from tui.dialogs.calculator_lease import LeaseCalculator
from tui.widgets.editor import Editor

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.tui.driver import Screens
    from tui.dialogs.calculator import Calculator

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]
HOSTILE = (
    "[/foo]",
    "[@click=app.quit]x[/]",
    "\x1b]0;x\x1b\\",
    "9" * 400,
    "١٢٣",
    "-1",
    "1e9",
    "🏫" * 50,
    "=1+1",
)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reckon without waiting for a hand to rest."""
    monkeypatch.setattr("tui.dialogs.calculator.WAIT", 0.01)


def outcome(made: Calculator, **texts: str) -> Any:
    """Return what a calculator makes of what is typed in some of its fields."""
    values = read_all({field.name: field for field in made.FIELDS}, texts)
    return made.reckon(values, TODAY)


async def fill(found: Screens, **texts: str) -> None:
    """Type into fields, each by its name."""
    for name, text in texts.items():
        editor = next(one for one in found.app.screen.query(Editor) if one.field.name == name)
        editor.focus_line()
        await found.press("ctrl+u", "ctrl+k")
        await found.type(text)


def test_depreciation_is_that_of_the_command_line() -> None:
    given = {"cost": "1000", "months": "36", "start": "01-01-2024", "residual": "100"}
    found = outcome(DepreciationCalculator(), **given)
    assert [(row[0], row[1], row[2]) for row in found.rows] == [
        ("2024", 30_000, 70_000),
        ("2025", 30_000, 40_000),
        ("2026", 30_000, 10_000),
    ]
    assert found.here == 2
    assert found.lines[0].startswith("lineair, 36 mnd")


def test_depreciation_with_all_that_can_happen() -> None:
    found = outcome(
        DepreciationCalculator(),
        cost="1000", months="48", start="01-01-2024", years="schooljaar",
        changes="01-01-2025 termijn=60; 01-01-2026 waarde=400", disposed="30-06-2026", proceeds="500",
    )  # fmt: skip
    assert [row[0] for row in found.rows] == ["2023-2024", "2024-2025", "2025-2026"]
    assert any("Resultaat" in line for line in found.lines)
    assert "Waardewijziging" in {translated(field) for field in found.fields}


def translated(field: Any) -> str:
    """Return the label of a field."""
    from inventory.language import _  # noqa: PLC0415

    return _(field.label)


def test_declining_and_own_schedules() -> None:
    declining = outcome(
        DepreciationCalculator(), cost="1000", months="24", start="01-01-2024", method="declining", rate="40"
    )
    assert declining.rows[0][1] == 40_000
    own = outcome(
        DepreciationCalculator(),
        cost="1000",
        months="24",
        start="01-01-2024",
        method="eigen schema",
        parts="75;25",
    )
    assert [row[1] for row in own.rows] == [75_000, 25_000]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({}, "Aanschafwaarde"),
        ({"cost": "1000", "months": "0"}, "termijn"),
        ({"cost": "1000", "residual": "2000"}, "restwaarde"),
        ({"cost": "1000", "start": "01-01-20226"}, "datum"),
        ({"cost": "1000", "disposed": "01-01-2020"}, "afvoeren"),
        ({"cost": "1000", "changes": "morgen termijn=60"}, "datum"),
        ({"cost": "1000", "changes": "01-01-2027 kleur=3"}, "verandert"),
        ({"cost": "1000", "changes": "01-01-2027"}, "verandert"),
        ({"cost": "1000", "method": "eigen schema", "parts": "1;2"}, "schema"),
        ({"cost": "-5"}, "Aanschafwaarde"),
    ],
)
def test_what_cannot_be_is_a_sentence(texts: dict[str, str], said: str) -> None:
    with pytest.raises(InputError) as told:
        outcome(DepreciationCalculator(), **{"months": "48", "start": "01-01-2026", **texts})
    assert said.lower() in str(told.value).lower()


def test_changes_are_read_in_both_languages() -> None:
    import datetime as dt  # noqa: PLC0415

    wanted = (Change(dt.date(2026, 1, 1), 60), Change(dt.date(2026, 7, 1), value=50_000, add=10_050))
    assert changes("01-01-2026 termijn=60; 1-7-2026 waarde=500 bij=100,50") == wanted
    choose("en")
    assert changes("2026-01-01 months=60;2026-07-01 value=500 add=100.50;") == wanted


def test_contract_terms_and_the_days_of_notice() -> None:
    found = outcome(
        ContractCalculator(), start="01-08-2024", term="12", kind="stilzwijgende verlenging", notice="3 mnd"
    )
    first = found.rows[0]
    assert [value.isoformat() for value in first[1:]] == ["2025-07-31", "2025-04-30", "2024-08-01"]
    assert found.here == 2
    assert found.rows[2][0].startswith("●")
    assert "Op 22-11-2026 loopt termijn 3." in found.lines
    assert any("30-04-2027" in line for line in found.lines)


def test_options_renewals_school_years_and_letters() -> None:
    options = outcome(
        ContractCalculator(),
        start="01-01-2026",
        term="24",
        kind="none",
        option_months="12",
        options="2",
        taken="1",
    )
    assert [row[1].isoformat() for row in options.rows] == ["2027-12-31", "2028-12-31", "2029-12-31"]
    assert options.rows[2][0] == "optie 2"
    school = outcome(ContractCalculator(), start="01-10-2026", term="12", kind="school-year")
    assert school.rows[0][1].isoformat() == "2027-07-31"
    usual = {"start": "01-01-2026", "term": "12", "kind": "tacit", "notice": "1m"}
    assert any("advies: 30-11-2026" in line for line in outcome(ContractCalculator(), **usual).lines)
    assert any(
        "advies: 20-11-2026" in line for line in outcome(ContractCalculator(), **usual, lead_days="10").lines
    )


def test_a_contract_that_cannot_be_is_a_sentence() -> None:
    for texts in ({"term": "0"}, {"notice": "3 eeuwen"}, {"before": "13-45"}, {"on": "01-01-9999"}):
        with pytest.raises(InputError):
            outcome(ContractCalculator(), **{"start": "01-01-2026", "term": "12", **texts})


def test_a_contract_that_renews_every_month_shows_its_last_terms() -> None:
    found = outcome(
        ContractCalculator(), start="01-01-1990", term="1", kind="stilzwijgende verlenging", notice="1m"
    )
    assert len(found.rows) == 200
    assert found.rows[found.here][0].startswith("●")


def test_lease_or_buy() -> None:
    found = outcome(LeaseCalculator(), cost="619", months="36", price="19,43", quantity="300")
    assert found.rows[0][1:] == (61_900, 69_948, 8_048)
    assert found.rows[2][1:] == (18_570_000, 20_984_400, 2_414_400)
    assert "80,48" in found.lines[0]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("what", CALCULATORS)
async def test_golden(small: Database, what: str, size: tuple[int, int]) -> None:
    typed = {
        "depreciation": {"cost": "1000", "disposed": "30-06-2028", "proceeds": "250"},
        "contract": {"notice": "3m"},
        "lease": {"cost": "619", "price": "19,43", "quantity": "300"},
    }
    async with screens(small, size) as found:
        await found.do(f"main.calculate-{what}")
        await fill(found, **typed[what])
        text = found.text
    assert text == golden(HERE / f"calculator-{what}-{size[0]}.txt", text)


async def test_the_result_follows_the_keys_and_can_be_copied(small: Database) -> None:
    async with screens(small) as found:
        await found.do("main.calculate-depreciation")
        await fill(found, cost="1000")
        assert "1.000,00" not in found.text.split("\n")[1]
        assert "41,67" in found.text
        await found.type("0")
        assert "416,67" in found.text
        await found.do("calculator.copy")
        assert found.app.clipboard.startswith("Jaar\t")
        assert "416,67" in found.app.clipboard
        await fill(found, months="0")
        assert "✗" in found.text
        assert "416,67" not in found.text
        await found.do("calculator.clear", "calculator.leave")
        assert len(found.app.screen_stack) == 1


async def test_it_begins_with_the_lot_or_contract_under_the_cursor(small: Database) -> None:
    with work(small, "els") as unit:
        contract = {
            "number": "C-1",
            "name": "Leerlingvolg",
            "start": TODAY.replace(day=1),
            "initial_months": 24,
        }
        unit.add(get("contract"), {**contract, "notice": 8, "notice_unit": "weeks", "renewal_months": 12})
    async with screens(small) as found:
        await found.do("main.section-2", "main.next-page", "main.calculate-depreciation")
        assert "PO-1 · Chromebooks groep 7" in found.text
        assert "4.188,00" in found.text
        await found.do("calculator.leave", "main.section-4", "main.calculate-contract")
        assert "C-1 · Leerlingvolg" in found.text
        assert "8w" in found.text
        assert "stilzwijgende" in found.text
        await found.do("calculator.leave", "main.calculate-depreciation")
        assert "PO-1" not in found.text


async def test_it_is_in_the_palette(small: Database) -> None:
    async with screens(small) as found:
        await found.do("app.palette")
        await found.type("rekenhulp contr")
        await found.pilot.pause(0.3)
        await found.settle()
        await found.press("down", "enter")
        assert isinstance(found.app.screen, ContractCalculator)


@pytest.mark.parametrize(
    ("place", "made"), list(enumerate([DepreciationCalculator, ContractCalculator, LeaseCalculator]))
)
async def test_hostile_texts_are_sentences(small: Database, place: int, made: type[Calculator]) -> None:
    async with screens(small) as found:
        for text in HOSTILE[place::3]:  # all of them over all calculators; below each in every field of each
            begin = {field.name: text for field in made.FIELDS}
            found.app.push_screen(made(begin, text))
            await found.settle()
            assert "\x1b" not in found.text
            assert "✗" in found.text
            await found.do("calculator.clear", "calculator.leave")
        assert len(found.app.screen_stack) == 1


@pytest.mark.parametrize("made", [DepreciationCalculator, ContractCalculator, LeaseCalculator])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_in_any_one_field_is_an_error_or_taken_as_it_is(
    made: type[Calculator], text: str
) -> None:
    usual = {"cost": "1000", "months": "48", "start": "01-01-2026", "term": "12", "price": "19,43"}
    names = [field.name for field in made.FIELDS]
    for name in names:
        begin = {key: value for key, value in usual.items() if key in names}
        try:
            outcome(made(), **{**begin, name: text})
        except InputError as problem:
            assert str(problem)  # noqa: PT017  either way is right, a bug is neither
