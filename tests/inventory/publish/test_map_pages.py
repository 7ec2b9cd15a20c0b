from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from inventory.publish.map_pages import EMPTY, pages


@dataclass(frozen=True)
class Row:
    height: float
    name: str = ""


ROWS = st.lists(st.integers(5, 60).map(Row), min_size=1, max_size=30)


def again(row: Row) -> Row | None:
    return Row(10, "again") if row.name else None


@given(st.lists(st.tuples(st.booleans(), ROWS), max_size=8))
def test_every_row_once_in_order_and_no_page_too_full(given_groups: list[tuple[bool, list[Row]]]) -> None:
    groups = [[Row(10, "head"), *rows] if headed else rows for headed, rows in given_groups]
    found = pages(groups, 200, again)
    assert [row for page in found for row in page if row.name != "again"] == [r for g in groups for r in g]
    assert all(sum(row.height for row in page) <= 200 for page in found)
    assert len(found) >= 1


def test_a_group_stays_whole_where_that_wastes_little() -> None:
    groups = [[Row(10, "head"), Row(80)], [Row(10, "head"), Row(40)]]
    assert [len(page) for page in pages(groups, 100, again)] == [2, 2]
    broken = pages([[Row(10, "head"), Row(30)], [Row(10, "head"), Row(30), Row(40)]], 100, again)
    assert [[row.name for row in page] for page in broken] == [["head", "", "head", ""], ["again", ""]]
    assert EMPTY * 100 < 100 - 40
