from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.errors import StorageError
from tests.tui.grid.samples import Rows
from tui.widgets.grid.source import PAGE, PAGES, NoRows, Pages

if TYPE_CHECKING:
    from collections.abc import Sequence


class Broken(Rows):
    def rows(self, keys: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        super().rows(keys)
        raise StorageError("The database is gone.")


def test_a_page_is_read_once() -> None:
    source = Rows(range(1000))
    pages = Pages(source)
    assert [pages.row(index) for index in range(PAGE)] == [source.row(key) for key in range(PAGE)]
    assert source.asked == [PAGE]
    pages.row(PAGE)
    assert source.asked == [PAGE, PAGE]


def test_few_pages_are_kept() -> None:
    source = Rows(range(PAGE * (PAGES + 1)))
    pages = Pages(source)
    for number in range(PAGES + 1):
        pages.row(number * PAGE)
    pages.row(0)
    assert len(source.asked) == PAGES + 2


def test_keys_are_taken_as_they_are_and_lists_become_an_array() -> None:
    source = Rows(range(5))
    assert Pages(source).keys is source.keys()
    assert list(Pages(NoRows()).keys) == []


def test_only_pages_with_a_named_key_are_dropped() -> None:
    source = Rows(range(1000))
    pages = Pages(source)
    for index in (0, PAGE, 2 * PAGE):
        pages.row(index)
    pages.forget([PAGE + 3, 999])
    for index in (0, PAGE, 2 * PAGE):
        pages.row(index)
    assert len(source.asked) == 4


def test_a_source_that_fails_is_asked_once_and_its_error_kept() -> None:
    source = Broken(range(10))
    pages = Pages(source)
    assert [pages.row(index) for index in range(10)] == [None] * 10
    assert len(source.asked) == 1
    assert isinstance(pages.error, StorageError)
    assert pages.failed(3)
    pages.forget()
    assert not pages.failed(3)


def test_a_key_is_found_or_not() -> None:
    pages = Pages(Rows([9, 4, 7]))
    assert [pages.index(key) for key in (9, 7, 5)] == [0, 2, None]
