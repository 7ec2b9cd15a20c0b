"""Differences as text: within 78 letters, with what explains them, whatever stands in the texts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inventory.plan.blocks import ColumnKind, Prompt, Written
from inventory.plan.difference_kinds import Difference, LineChange, Touched, What
from inventory.plan.difference_report import changes_report, report
from inventory.plan.difference_shown import cell_text, changed_words, side_text, why_text
from inventory.plan.difference_text import words

if TYPE_CHECKING:
    from inventory.plan.blocks import Cell

HOSTILE = "\x1b[31m<w:p>&\u202e" + "woord " * 2_000 + "🏫" * 300


def figure(before: Cell, after: Cell, *why: LineChange, kind: ColumnKind = ColumnKind.AMOUNT) -> Difference:
    return Difference(
        block="t",
        what=What.CELL,
        heading="Begroting / Kosten",
        label="Kosten in 2027",
        row="Devices",
        column="Totaal",
        kind=kind,
        before=before,
        after=after,
        why=why,
    )


def test_a_figure_stands_with_its_records() -> None:
    change = LineChange("contract", 7, "C-7 · ParnasSys", 3_045_000, 3_255_000)
    new = LineChange("lot", 3, "PO-3", None, 100)
    gone = LineChange("lot", 4, "PO-4", 100, None)
    text = "\n".join(report([figure(3_045_100, 3_255_100, change, new, gone)]))
    assert "Begroting / Kosten\n  Kosten in 2027\n  ~ Devices, Totaal: 30.451,00 → 32.551,00" in text
    assert "C-7 · ParnasSys: 30.450,00 → 32.550,00" in text
    assert "PO-3: nieuw, 1,00" in text
    assert "PO-4: vervallen, was 1,00" in text


def test_more_records_than_fit_are_counted() -> None:
    lines = tuple(LineChange("lot", n, f"PO-{n}", None, 1) for n in range(1, 11))
    text = "\n".join(report([figure(0, 10, *lines, kind=ColumnKind.NUMBER)]))
    assert "PO-6" in text
    assert "PO-7" not in text
    assert "4" in text.splitlines()[-1]


def test_texts_boxes_rows_and_charts() -> None:
    pieces = words("Elk kind een boek", "Elk kind een apparaat")
    found = [
        Difference(block="q", what=What.TEXT, label="Visie", before="a", after="b", pieces=pieces),
        Difference(block="c", what=What.BOX, label="Plan", before=False, after=True),
        Difference(block="t", what=What.ADDED, row="Rij", after="Rij · 3"),
        Difference(block="t", what=What.GONE, row="Oud", before="Oud · 2"),
        Difference(block="f", what=What.CELL, before=1, after=2, chart=True),
    ]
    text = "\n".join(report(found))
    assert "- Elk kind een boek" in text
    assert "+ Elk kind een apparaat" in text
    assert "niet aangevinkt → aangevinkt" in text
    assert "+ Rij\n    + Rij · 3" in text
    assert "- Oud\n    - Oud · 2" in text
    assert "grafieken" in text


@pytest.mark.parametrize("what", list(What))
def test_hostile_texts_stay_within_the_width_and_drive_no_terminal(what: What) -> None:
    one = Difference(
        block="x",
        what=what,
        heading=HOSTILE[:400],
        label=HOSTILE[:300],
        row=HOSTILE[:200],
        before=HOSTILE,
        after=HOSTILE * 2,
        pieces=words(HOSTILE, HOSTILE * 2) if what is What.TEXT else (),
        touched=(Touched("contract", 1, HOSTILE[:100], 2, "Anna\x1b", date(2026, 1, 1), HOSTILE[:100]),),
    )
    lines = [*report([one]), *changes_report(one.touched)]
    assert max(map(len, lines)) <= 78
    assert len(lines) < 80
    assert not any(sign in line for line in lines for sign in "\x1b\u202e")


def test_changes_are_told_the_first_of_them_by_name() -> None:
    many = [Touched("lot", n, f"PO-{n}", n, "Piet", date(2026, 11, 23), "index") for n in range(1, 21)]
    lines = list(changes_report(many))
    assert lines[0].startswith("20 ")
    assert "PO-1: gewijzigd op 23-11-2026 door Piet (reeks 1): index" in lines[1]
    assert "5" in lines[-2]
    assert list(changes_report([])) == []


def test_what_is_the_same_is_shortened_to_what_stands_beside_a_change() -> None:
    before = "begin " * 30 + "oud" + " einde" * 30
    one = Difference(block="x", what=What.TEXT, pieces=words(before, before.replace("oud", "nieuw")))
    assert "oud" in changed_words(one, "-")
    assert "nieuw" in changed_words(one, "+")
    assert len(changed_words(one, "-")) < 80


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        (None, ColumnKind.AMOUNT, ""),
        (Prompt("x"), ColumnKind.TEXT, ""),
        (Written("x", "ja"), ColumnKind.TEXT, "ja"),
        (123_456, ColumnKind.AMOUNT, "1.234,56"),
        (1_234, ColumnKind.NUMBER, "1.234"),
        (150, ColumnKind.FTE, "1,50"),
        (6_553, ColumnKind.PERCENT, "65,53%"),
        (date(2026, 12, 31), ColumnKind.DATE, "31-12-2026"),
    ],
)
def test_cells_as_people_read_them(cell: Cell, kind: ColumnKind, text: str) -> None:
    assert cell_text(cell, kind) == text


def test_a_record_without_a_name_is_told_by_its_number() -> None:
    assert "12" in why_text(LineChange("contract", 12, "", None, 1), ColumnKind.NUMBER)
    assert side_text(Difference(block="c", what=What.BOX, before=True, after=False), "-") == "aangevinkt"
