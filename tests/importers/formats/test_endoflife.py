"""Pages of endoflife.date: what is read, what is refused, and what the import makes of it."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from importers import formats, importing
from importers.formats import endoflife
from importers.formats.endoflife_reading import MOST_RELEASES, read, recognised
from importers.options import Options
from inventory.errors import InputError
from inventory.language import choose
from inventory.records.signals import SupportDate

if TYPE_CHECKING:
    from inventory.store.database import Database

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "endoflife"
PAGE = """---
title: Microsoft Windows
permalink: /windows
identifiers:
  - cpe: cpe:/o:microsoft:windows
auto:
  methods:
    - release_table: https://example.org
      fields:
        releaseCycle: "no release"
# a comment
releases:
  - releaseCycle: "11-26h2-e"
    releaseLabel: "11 26H2 (E)"
    releaseDate: 2026-09-29
    eol: 2029-10-09 # expected
    latest: 10.0.26300
    link: null

  - releaseCycle: '10-22h2'
    eol: 2025-10-14
    latest: 10.0.19045

  - releaseCycle: "7"
    codename: Blackcomb
    releaseLabel: "7 '__CODENAME__'"
    eol: true

---

> Text with - releaseCycle: nothing
"""


@pytest.fixture(autouse=True)
def english() -> None:
    """Speak English."""
    choose("en")


def kept(folder: Path, content: str, name: str = "windows.md") -> Path:
    """Return a file with this content that was last written on 15 September 2026."""
    path = folder / name
    path.write_text(content, encoding="utf-8")
    moment = 1_789_473_600
    os.utime(path, (moment, moment))
    return path


def test_front_matter() -> None:
    page = read(PAGE, "windows.md")
    assert (page.family, page.title, page.wrong) == ("windows", "Microsoft Windows", ())
    assert [(one.cycle, one.label, one.end) for one in page.releases] == [
        ("11-26h2-e", "11 26H2 (E)", date(2029, 10, 9)),
        ("10-22h2", "10-22h2", date(2025, 10, 14)),
        ("7", "7 'Blackcomb'", True),
    ]


def test_json_of_both_versions() -> None:
    old = [
        {"cycle": "17", "releaseDate": "2023-09-18", "eol": False, "latest": "17.7"},
        {"cycle": "14", "eol": "2021-10-01"},
    ]
    new = {
        "result": {
            "name": "ipados",
            "label": "Apple iPadOS",
            "releases": [
                {"name": "17", "label": "17", "isEol": False, "eolFrom": None, "latest": {"name": "17.7"}},
                {"name": "14", "isEol": True, "eolFrom": "2021-10-01"},
                {"name": "1", "isEol": True, "eolFrom": None},
            ],
        }
    }
    assert recognised(json.dumps(old))
    assert recognised(json.dumps(new))
    first, second = read(json.dumps(old), "iPadOS.json"), read(json.dumps(new), "download.json")
    assert (first.family, second.family) == ("ipados", "ipados")
    assert [one.end for one in first.releases] == [False, date(2021, 10, 1)]
    assert [one.end for one in second.releases] == [False, date(2021, 10, 1), True]


def test_a_name_that_is_not_plain_is_no_name() -> None:
    entry = '  - releaseCycle: "1"\n    releaseLabel: |\n      blah\n    eol: 2027-01-01\n'
    page = read(f"---\nreleases:\n{entry}---\n", "x.md")
    assert page.releases == ()
    assert "not a plain value" in page.wrong[0][2]


def test_a_page_that_is_cut_off_is_refused() -> None:
    with pytest.raises(InputError, match="cut off"):
        read(PAGE.partition("\n---\n")[0], "windows.md")


@pytest.mark.parametrize("told", ["2026-99-99", "2026-02-30"])
def test_a_day_of_the_facts_that_cannot_be_is_not_told(tmp_path: Path, told: str) -> None:
    said = {"last_modified": f"{told}T00:00:00", "releases": [{"name": "1", "isEol": True, "eolFrom": None}]}
    (sheet,) = endoflife.sheets(kept(tmp_path, json.dumps(said), "x.json"))
    assert [cells[-1] for _row, cells in sheet.numbered()] == ["2026-09-15"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('eol: !!python/object/apply:os.system ["x"]', "not a plain value"),
        ("eol: &anchor 2025-01-01", "not a plain value"),
        ("eol: *anchor", "not a plain value"),
        ("eol: |", "not a plain value"),
        ("eol: {a: 1}", "not a plain value"),
        ("eol: 2025-02-30", "no end of support"),
        ("eol: soon", "no end of support"),
        ("eol: 2025-01-01\n    eol: 2026-01-01", "stands twice"),
    ],
)
def test_what_is_not_plain_is_told_with_its_line(line: str, told: str) -> None:
    page = read(
        f'---\nreleases:\n  - releaseCycle: "1"\n    {line}\n  - releaseCycle: "2"\n    eol: false\n---\n',
        "x.md",
    )
    assert any(told in problem for _row, _text, problem in page.wrong)
    assert "2" in {one.cycle for one in page.releases}


def test_a_release_stands_once_and_has_a_name() -> None:
    page = read('---\nreleases:\n  - releaseCycle: "1"\n    eol: true\n  - releaseCycle: 1\n    eol: false\n  - releaseCycle:\n    eol: true\n---', "x.md")  # fmt: skip
    assert [one.cycle for one in page.releases] == ["1"]
    assert [row for row, _text, _problem in page.wrong] == [5, 7]


@pytest.mark.parametrize("text", ["", "---\n---\n", "[]", "{", "[" * 100_000, '{"releases": 1}', "no page"])
def test_no_page(text: str) -> None:
    with pytest.raises(InputError):
        read(text, "x.md")


def test_too_many_releases() -> None:
    lines = "".join(f'  - releaseCycle: "{n}"\n    eol: true\n' for n in range(MOST_RELEASES + 2))
    with pytest.raises(InputError, match="more than"):
        read(f"---\nreleases:\n{lines}---\n", "x.md")


def test_control_signs_do_not_come_in() -> None:
    page = read(
        '---\nreleases:\n  - releaseCycle: "1\x1b[31m"\n    releaseLabel: "=1+1\x07"\n    eol: true\n---',
        "x.md",
    )
    assert "\x1b" not in page.releases[0].cycle
    assert "\x07" not in page.releases[0].label


def test_other_markdown_and_json_is_left_alone(tmp_path: Path) -> None:
    assert formats.sheets(kept(tmp_path, "---\ntitle: x\n---\n- releases\n")) == []
    assert not endoflife.recognises_file(b'{"bomFormat": "CycloneDX"}', "x.json")
    assert not endoflife.recognises_file(PAGE.encode(), "x.csv")


def test_import_is_one_batch_and_again_changes_nothing(database: Database, tmp_path: Path) -> None:
    path = kept(tmp_path, PAGE)
    report = importing.run(database, [path], Options(), "test")
    assert [(one.record, one.new, one.rejected) for one in report.tables] == [("support_date", 3, [])]
    table = SupportDate.table
    with database.read() as connection:
        rows = connection.execute(
            sa.select(
                table.c.family, table.c.release, table.c.type, table.c.match, table.c.end, table.c.dated
            )
        ).all()
    told = date(2026, 9, 15)
    assert [tuple(row) for row in rows] == [
        ("windows", "11-26h2-e", "os", "Windows 11 26H2 (E);26300", date(2029, 10, 9), told),
        ("windows", "10-22h2", "os", "Windows 10-22h2;19045", date(2025, 10, 14), told),
        ("windows", "7", "os", "Windows 7 'Blackcomb'", told, told),
    ]
    again = importing.run(database, [path], Options(), "test")
    assert [(one.new, one.changed, one.unchanged) for one in again.tables] == [(0, 0, 3)]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples in ../shared are not there")
def test_every_sample_is_read_whole() -> None:
    for path in sorted(SAMPLES.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        page = read(text, path.name)
        assert (path.name, page.wrong) == (path.name, ())
        assert len(page.releases) == text.count("\n  - releaseCycle:")
