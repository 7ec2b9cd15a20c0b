from __future__ import annotations

import tracemalloc
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from importers.reading import Limits, read
from inventory.errors import InputError
from inventory.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from importers.reading import Sheet


def one(content: str | bytes, **given: Any) -> Sheet:
    sheets = read(content.encode() if isinstance(content, str) else content, "proef.csv", **given)
    assert len(sheets) == 1
    return sheets[0]


def rows(content: str | bytes, **given: Any) -> list[list[Any]]:
    return list(one(content, **given).rows)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    text = 'Naam;Prijs;Opmerking\nLaptop;"1,50";"a;b, c|d\te"\nScherm;"2,00";ja\n'
    table = [line.split(";") for line in ("Naam;Prijs;Opmerking", "Scherm;x;ja")]
    content = "\n".join(delimiter.join(line) for line in table)
    sheet = one(content)
    assert (sheet.headers, sheet.delimiter, list(sheet.rows)) == (table[0], delimiter, [table[1]])
    assert rows(text)[0] == ["Laptop", "1,50", "a;b, c|d\te"]


def test_decimal_commas_do_not_separate() -> None:
    lines = ["Naam;Prijs;Btw"] + [f"Laptop {i};{i},50;{i},21" for i in range(20)]
    assert one("\n".join(lines)).delimiter == ";"
    assert one("Naam;Prijs\nScherm;12,50\nBeamer;7,00\n").delimiter == ";"


def test_one_column() -> None:
    sheet = one("Serienummer\nABC1\nABC2\n")
    assert (sheet.headers, list(sheet.rows)) == (["Serienummer"], [["ABC1"], ["ABC2"]])


def test_a_stated_delimiter_is_no_row() -> None:
    sheet = one("sep=|\r\nNaam|Plaats\r\nLaptop|OBS; De Wilg\r\n")
    assert sheet.delimiter == "|"
    assert (sheet.header_row, list(sheet.numbered())) == (1, [(2, ["Laptop", "OBS; De Wilg"])])


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_encodings(encoding: str, found: str) -> None:
    sheet = one("Naam;Plaats\nHélène;à Coruña\n".encode(encoding))
    assert (sheet.encoding, sheet.headers) == (found, ["Naam", "Plaats"])
    assert list(sheet.rows) == [["Hélène", "à Coruña"]]
    assert not sheet.problems


def test_utf8_is_checked_to_its_end() -> None:
    body = "Naam;Plaats\n" + "Laptop;Assen\n" * 100_000
    assert one(body.encode() + "é;b\n".encode("cp1252")).encoding == "cp1252"
    assert one(body + "é;b\n").encoding == "utf-8"


def test_characters_that_cp1252_lacks_are_reported() -> None:
    sheet = one(b"Naam;Plaats\nH\xe9l\x81ne;x\n")
    assert list(sheet.rows) == [["Hél\ufffdne", "x"]]
    assert sheet.problems[0].row == 0


def test_a_given_encoding_and_delimiter_are_kept() -> None:
    assert rows("Naam;Plaats\né;b\n".encode("cp850"), encoding="cp850") == [["é", "b"]]
    assert one("a,b;c\n1,2;3\n", delimiter=",").headers == ["a", "b;c"]
    for given in ({"encoding": "klingon"}, {"delimiter": ";;"}, {"delimiter": '"'}):
        with pytest.raises(InputError):
            read(b"a;b\n1;2\n", "a.csv", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_cells_with_lines(end: str) -> None:
    sheet = one(f'Naam;Notitie{end}Laptop;"een{end}twee"{end}{end}Scherm;x{end}')
    assert list(sheet.numbered()) == [(2, ["Laptop", f"een{end}twee"]), (4, ["Scherm", "x"])]


def test_rows_run_again_and_number_as_excel_does() -> None:
    sheet = one("Naam;Plaats\n\n ; \nLaptop;Assen\n;\n;Emmen\n")
    again = [(4, ["Laptop", "Assen"]), (6, ["", "Emmen"])]
    assert list(sheet.numbered()) == again
    assert list(sheet.numbered()) == again
    iter(sheet.rows)
    assert list(sheet.rows) == [row for _number, row in again]
    assert sheet.distinct([1, 0]) == {1: {"Assen", "Emmen"}, 0: {"Laptop", ""}}


def test_ragged_rows() -> None:
    sheet = one("A;B;C\n1\n1;2;3;;\n1;2;3;4\n1;2;3\n")
    kept = [(2, ["1", "", ""]), (3, ["1", "2", "3"]), (5, ["1", "2", "3"])]
    assert list(sheet.numbered()) == kept
    assert list(sheet.numbered()) == kept
    [problem] = sheet.problems
    assert (problem.row, problem.cells, problem.loss) == (4, ("1", "2", "3", "4"), True)


def test_headers_become_unique_and_named() -> None:
    sheet = one("Naam;naam;;Naam;Naam (2);;\n1;2;3;4;5;;\n")
    assert sheet.headers == [
        "Naam",
        "naam (2)",
        _("Column {letters}").format(letters="C"),
        "Naam (3)",
        "Naam (2) (2)",
    ]
    assert [p.row for p in sheet.problems] == [1] * 4


def test_a_column_without_name_or_content_is_no_problem() -> None:
    assert not one("A;;B\n1;;2\n").problems


def test_more_titles_than_rows() -> None:
    sheet = one(
        "Blad voor De Zon\nOp 1 mei\nVul in\nZie boven\nCode;Proces;De Zon\n1;Kind;\n1.1;Intake;Plan\n",
        delimiter=";",
    )
    assert (sheet.header_row, sheet.headers) == (5, ["Code", "Proces", "De Zon"])
    assert one("Serienummer\nA1\nA2;kapot\nA3\n", delimiter=";").headers[0] == "Serienummer"


def test_titles_above_and_totals_below() -> None:
    text = "Overzicht toestellen;;;\nPeildatum:;1-1-2026;;\n\nMerk;Model;Aantal;Prijs\nHP;X;3;12,50\nDell;Y;4;3\n;;;\n"
    sheet = one(text + "Totaal;;7;€ 15,50\nAfgedrukt op 1-1-2026;;;\n")
    assert (sheet.header_row, sheet.headers) == (4, ["Merk", "Model", "Aantal", "Prijs"])
    assert [number for number, _row in sheet.numbered()] == [5, 6]
    assert [(p.row, p.loss) for p in sheet.problems] == [(1, False), (2, False), (8, False), (9, False)]


@pytest.mark.parametrize("last", ["Totaal;X;3;4", "Tablet;;3;4", "Totaal;;;", "Total Security;;3;4"])
def test_a_record_is_no_total(last: str) -> None:
    sheet = one(f"Merk;Model;Aantal;Prijs\nHP;X;3;12,50\nDell;Y;4;3\n{last}\n")
    assert len(list(sheet.rows)) == 3


def test_a_total_inside_the_table_is_kept() -> None:
    sheet = one("Merk;Aantal;Prijs\nTotaal;3;4\nDell;4;3\n")
    assert [row[0] for row in sheet.rows] == ["Totaal", "Dell"]


def test_years_can_be_headers_and_a_table_can_have_none() -> None:
    assert one("Kostenpost;2026;2027\nLaptops;1000;2000\n").headers == ["Kostenpost", "2026", "2027"]
    sheet = one("1;2;3\n4;5;6\n")
    assert (sheet.header_row, len(list(sheet.rows)), sheet.problems[0].row) == (1, 1, 0)


def test_only_headers() -> None:
    sheet = one("Naam;Plaats\n")
    assert (sheet.headers, list(sheet.rows)) == (["Naam", "Plaats"], [])


def test_inches_are_no_quotation() -> None:
    assert rows('Naam;Maat\nScherm;15"\nBeamer;"a"\n') == [["Scherm", '15"'], ["Beamer", "a"]]


def test_a_quotation_that_is_never_closed() -> None:
    sheet = one('Naam;Maat\nLaptop;14\nScherm;"15\nBeamer;x\nTablet;y\n')
    assert list(sheet.rows) == [["Laptop", "14"]]
    [problem] = sheet.problems
    assert (problem.row, problem.loss, problem.cells) == (3, True, ('Scherm;"15',))
    assert "2" in problem.reason


def test_a_cell_beyond_all_measure_does_not_stop_the_others() -> None:
    sheet = one("Naam;Plaats\nLaptop;" + "x" * 140_000 + "\nScherm;Assen\n")
    assert list(sheet.rows) == [["Scherm", "Assen"]]
    assert [p.loss for p in sheet.problems] == [True]


def test_limits_of_rows_and_columns() -> None:
    sheet = one("Naam\n" + "x\n" * 10, limits=Limits(rows=5))
    assert len(list(sheet.rows)) == 4
    assert sheet.problems
    with pytest.raises(InputError, match="1001"):
        one(";".join(f"k{i}" for i in range(1001)))
    with pytest.raises(InputError, match=r"larger|groter"):
        one("Naam\nx\n", limits=Limits(file_bytes=3))


def test_files_in_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("map/a.csv", "Naam;Plaats\nLaptop;Assen\n")
        archive.writestr("b.csv", "Merk,Model\nHP,X\n")
        archive.writestr("handleiding.pdf", b"%PDF-1.7 x")
        archive.writestr("__MACOSX/._a.csv", b"\0\1\2")
    first, second = read(path)
    assert (first.name, list(first.rows)) == ("export.zip / map/a.csv", [["Laptop", "Assen"]])
    assert (second.name, list(second.rows), list(second.rows)) == (
        "export.zip / b.csv",
        [["HP", "X"]],
        [["HP", "X"]],
    )
    assert "handleiding.pdf" in first.problems[0].reason


def test_a_path_and_what_is_wrong_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Naam;Plaats\nLaptop;Assen\n", encoding="utf-8")
    assert read(path)[0].name == "a.csv"
    for wrong in (tmp_path / "b.csv", tmp_path):
        with pytest.raises(InputError) as error:
            read(wrong)
        assert error.value.hint


def test_rows_are_not_held() -> None:
    content = b"Naam;Plaats\n" + b"Laptop;Assen\n" * 100_000
    sheet = one(content)
    tracemalloc.start()
    count = sum(1 for _row in sheet.rows)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 100_000
    assert peak < 1_000_000


@pytest.mark.parametrize(
    ("text", "told"),
    [("a;b\n1;2\n3", [3]), ("a;b\n1;2\n3\n", []), ("a;b\n1\n3;4", []), ("a;b\n1;2\n3;4", [])],
)
def test_file_that_breaks_off_is_told(text: str, told: list[int]) -> None:
    sheet = one(text)
    assert len(list(sheet.rows)) == 2
    reason = _("The last row is shorter than the header: is the file complete?")
    assert [problem.row for problem in sheet.problems if problem.reason == reason] == told
