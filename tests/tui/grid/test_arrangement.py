from __future__ import annotations

import json

from tui.widgets.grid.arrangement import Arrangement
from tui.widgets.grid.columns import GridColumn

COLUMNS = [
    GridColumn("tag", "Tag", 8, fixed=True),
    GridColumn("site", "Site", None, min_width=4, max_width=12),
    GridColumn("price", "Price", 10, kind="amount"),
]


def test_a_column_fits_what_was_on_screen_and_only_grows() -> None:
    arranged = Arrangement(COLUMNS)
    assert arranged.unmeasured("site")
    for texts, width in ((["Utrecht"], 7), (["Ede"], 7), (["Basisschool De Regenboog"], 12)):
        arranged.measure("site", texts)
        assert arranged.width(COLUMNS[1]) == width
    assert not arranged.unmeasured("site")
    arranged.fit("site", ["Ede"])
    assert arranged.width(COLUMNS[1]) == len("Site") + 3


def test_a_chosen_width_wins_and_can_be_given_back() -> None:
    arranged = Arrangement(COLUMNS)
    arranged.resize("tag", 1)
    assert arranged.width(COLUMNS[0]) == 3
    arranged.resize("tag", 20)
    assert arranged.width(COLUMNS[0]) == 20
    arranged.resize("tag", None)
    assert arranged.width(COLUMNS[0]) == 8


def test_columns_move_over_hidden_ones() -> None:
    arranged = Arrangement([GridColumn(name, name, 5) for name in "abcd"])
    arranged.hide("b")
    arranged.move("a", 1)
    assert arranged.layout(80).names == ("c", "a", "d")
    arranged.move("d", -9)
    assert arranged.layout(80).names == ("d", "c", "a")
    arranged.hide("b", hidden=False)
    assert set(arranged.layout(80).names) == set("abcd")


def test_the_last_shown_column_stays() -> None:
    arranged = Arrangement(COLUMNS)
    for column in COLUMNS:
        arranged.hide(column.name)
    assert arranged.layout(80).names == ("price",)


def test_the_state_is_plain_data_and_comes_back() -> None:
    arranged = Arrangement(COLUMNS)
    arranged.move("price", -1)
    arranged.resize("price", 14)
    arranged.hide("site")
    arranged.fix("price")
    saved = json.loads(json.dumps(arranged.state()))
    again = Arrangement(COLUMNS)
    again.restore(saved)
    assert again.state() == arranged.state()
    assert again.layout(80).names == ("tag", "price")


def test_a_saved_state_of_older_columns_is_of_use() -> None:
    again = Arrangement(COLUMNS)
    again.restore(
        [
            {"name": "gone", "width": 9, "hidden": False, "fixed": True},
            {"name": "price", "width": None, "hidden": False, "fixed": False},
        ]
    )
    assert [item["name"] for item in again.state()] == ["price", "tag", "site"]
    assert again.layout(80).names == ("tag", "price", "site")


def test_the_same_names_keep_what_the_user_arranged() -> None:
    arranged = Arrangement(COLUMNS)
    arranged.resize("price", 14)
    arranged.measure("site", ["Utrecht"])
    assert arranged.declare(COLUMNS).state() == arranged.state()
    fewer = arranged.declare(COLUMNS[:2])
    assert [item["width"] for item in fewer.state()] == [None, None]
    assert not fewer.unmeasured("site")
