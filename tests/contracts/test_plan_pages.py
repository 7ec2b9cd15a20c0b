"""docs/plan.md has the table of what the sources ask, as the list and the templates have it now."""

from __future__ import annotations

from tests.inventory.plan.source_table import PAGE, TITLE, replaced, section


def test_the_table_is_that_of_the_list() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.count(TITLE) == 1
    assert section() in page, "write it anew: python -m tests.inventory.plan.source_table"


def test_the_section_is_renewed_in_its_place() -> None:
    page = replaced("# Plan\n\nBefore.\n\n" + TITLE + "\n\nworn out\n\n### worn out\n\n## After\n\nEnd.\n")
    assert page.startswith("# Plan\n\nBefore.\n\n" + TITLE)
    assert page.endswith("\n\n## After\n\nEnd.\n")
    assert "worn out" not in page
    assert replaced(page) == page
