"""Charts of a plan: what is drawn is what the table of the figure has."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from inventory.plan.blocks import Column, ColumnKind, Figure, Table
from inventory.publish.plan_charts import chart_plate, money_chart

ON = date(2026, 11, 23)
YEARS = (Column("Part"), Column("2027", ColumnKind.AMOUNT), Column("2028", ColumnKind.AMOUNT))


def figure(kind: str, table: Table | None) -> Figure:
    return Figure(id="c", kind=kind, title="Title", alt="Alt", table=table)


def words(svg: str) -> list[str]:
    return [str(one.text) for one in etree.fromstring(svg.encode()).iter("{*}text")]


def test_a_chart_of_money_draws_the_rows_and_a_ceiling_as_a_line() -> None:
    rows = (("Due", 120_000_00, 0), ("Planned", 60_000_00, 60_000_00), ("Ceiling", 70_000_00, 70_000_00))
    table = Table(id="t", columns=YEARS, rows=rows, keys=("due", "planned", "ceiling"))
    found = money_chart(figure("chart:replacement", table), table, "note")
    assert [one.amounts for one in found.series] == [(120_000_00, 0), (60_000_00, 60_000_00)]
    assert found.line is not None
    assert found.line.amounts == (70_000_00, 70_000_00)
    plate = chart_plate(figure("chart:replacement", table), ON)
    assert {"Due", "Planned", "Ceiling", "120,000"} <= set(words(plate.sheets[0]))
    assert plate.tables[0].rows[0] == ("Due", "120,000.00", "0.00")
    assert "Title" not in words(plate.sheets[0]), "the caption of the document says it"
    assert 'viewBox="0 34 ' in plate.sheets[0]


def test_indicators_are_drawn_with_their_light_on_as_many_sheets_as_they_need() -> None:
    columns = tuple(Column(name) for name in "abcdefg")
    row = ("<Name> & more", "10", "15", "20", 50_00, 40_00, "◐ on the way")
    unknown = ("Nobody knows", "unknown", "unknown", "5", None, None, "? not measured")
    table = Table(id="t", columns=columns, rows=(row, unknown) * 15)
    plate = chart_plate(figure("chart:indicators", table), ON)
    assert [words(sheet).count("<Name> & more") for sheet in plate.sheets] == [10, 5]
    assert "on the way" in words(plate.sheets[0])
    assert "not measured" in words(plate.sheets[0])


def test_a_chart_without_figures_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no figures"):
        chart_plate(figure("chart:years", None), ON)
    with pytest.raises(ValueError, match="no chart"):
        chart_plate(figure("chart:pie", Table(id="t", columns=YEARS, rows=())), ON)
