from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris


def test_list_gives_rows_with_links_as_titles_and_dates_in_iso_form(board: Inventaris) -> None:
    found = board(
        "list", "apparaten", "--format", "json", "--columns", "tag,vestiging,warranty_end,status"
    ).data
    assert found[0] == {
        "id": 1,
        "tag": "CB-001",
        "site": "De Wilgenhof",
        "warranty_end": "2028-08-01",
        "status": "in_use",
    }
    assert [row["tag"] for row in found] == ["CB-001", "CB-002", "LT-001"]


def test_amounts_in_json_are_texts_with_decimals(board: Inventaris) -> None:
    found = board("list", "lot", "--format", "json", "--columns", "unit_price,quantity").data
    assert found == [{"id": 1, "unit_price": "1234.50", "quantity": 3}]


def test_list_filters_sorts_and_limits(board: Inventaris) -> None:
    def tags(*arguments: str) -> list[str]:
        return [row["tag"] for row in board("list", "device", *arguments, "--format", "json").data]

    assert tags("--sort", "-tag", "--limit", "2") == ["LT-001", "CB-002"]
    assert tags("-status:afgevoerd") == ["CB-001", "CB-002"]
    assert tags("status:voorraad") == ["CB-002"]
    assert tags("wilgenhof", "-CB-001") == ["CB-002"]


def test_a_word_with_a_dash_is_a_condition_and_two_dashes_are_an_option(board: Inventaris) -> None:
    result = board("list", "device", "--colums", "tag")
    assert result.code == 2
    assert "Onbekende optie '--colums'" in result.err
    assert "--columns" in result.err


def test_unknown_kind_field_and_filter_are_refused_with_a_hint(board: Inventaris) -> None:
    kind = board("list", "aparaten")
    assert (kind.code, kind.out) == (2, "")
    assert "apparaten" in kind.err
    field = board("list", "device", "--columns", "tagg")
    assert field.code == 2
    assert "“tag”" in field.err
    assert board("list", "device", "status:").code == 0
    assert board("list", "device", "(status:x").code == 2


def test_list_writes_a_file_by_its_suffix(board: Inventaris, tmp_path: Path) -> None:
    result = board("list", "device", "--columns", "tag,status", "-o", str(tmp_path / "a.csv"))
    assert (result.code, result.out) == (0, "")
    assert (tmp_path / "a.csv").read_bytes().decode("utf-8-sig").splitlines() == [
        "Inventarisnummer;Status",
        "CB-001;in gebruik",
        "CB-002;op voorraad",
        "LT-001;afgevoerd",
    ]
    assert board("list", "device", "-o", str(tmp_path / "a.odt")).code == 2
    assert board("list", "device", "-o", str(tmp_path / "nowhere" / "a.csv")).code == 2
    assert sorted(path.name for path in tmp_path.glob("a.*")) == ["a.csv"]


def test_show_for_people_gives_values_relations_and_history(board: Inventaris) -> None:
    result = board("show", "product", "chromebook 314")
    assert result.code == 0
    assert result.out.startswith("Product Chromebook 314 (#1, versie 1)\n")
    assert "2 apparaten (Product): CB-001, CB-002" in result.out
    assert "Geschiedenis" in result.out


def test_show_for_scripts(board: Inventaris) -> None:
    found = board("show", "device", "CB-001", "--format", "json").data
    assert (found["kind"], found["id"], found["version"], found["archived"]) == ("device", 1, 1, None)
    assert found["values"]["site"] == "De Wilgenhof"
    assert found["links"]["site"] == {"kind": "site", "id": 1, "title": "De Wilgenhof"}
    assert found["history"][0]["after"]["warranty_end"] == "2028-08-01"
    lot = board("show", "lot", "#1", "--format", "json").data
    assert lot["relations"] == [
        {"kind": "device", "field": "lot", "count": 1, "records": [{"id": 1, "title": "CB-001"}]}
    ]
    assert board("show", "device", "CB-9").code == 2


def test_add_writes_the_number_to_stdout_and_the_sentence_to_stderr(board: Inventaris) -> None:
    result = board("add", "supplier", "name=HP", "--reason", "nieuw")
    assert (result.code, result.out) == (0, "2\n")
    assert "HP" in result.err
    assert board("history", "supplier", "HP", "--format", "json").data[0]["reason"] == "nieuw"


def test_a_wrong_value_changes_nothing_and_every_problem_is_named(board: Inventaris) -> None:
    result = board("add", "device", "tag=X", "warranty_end=31-02-2026", "status=kwijtgeraakt", "kleur=rood")
    assert (result.code, result.out) == (2, "")
    for part in ("Garantie", "31-02-2026", "kwijtgeraakt", "kleur"):
        assert part in result.err
    assert len(board("list", "device", "--format", "json").data) == 3


def test_edit_by_label_in_both_languages_and_an_empty_value_clears(board: Inventaris) -> None:
    assert board("edit", "device", "cb-001", "Warranty until=", "Vestiging=", "serienummer=5CG1").code == 0
    found = board("show", "device", "CB-001", "--format", "json").data
    assert (found["version"], found["values"]["warranty_end"], found["values"]["site"]) == (2, None, None)
    assert found["values"]["serial"] == "5CG1"
    again = board("edit", "device", "cb-001", "serial=5CG1")
    assert again.code == 0
    assert "niets gewijzigd" in again.err


def test_a_stale_edit_is_refused_and_shows_both_sides(board: Inventaris) -> None:
    assert board("edit", "supplier", "Dell", "phone=010-1", "--version", "1").code == 0
    stale = board("edit", "supplier", "Dell", "phone=010-2", "--version", "1")
    assert stale.code == 3
    assert "010-1" in stale.err
    assert "Telefoon: nu “010-1”, niet opgeslagen “010-2”" in stale.err
    assert board("show", "supplier", "Dell", "--format", "json").data["values"]["phone"] == "010-1"


def test_archive_and_revive_take_all_or_none(board: Inventaris) -> None:
    assert board("archive", "device", "CB-001", "CB-9").code == 2
    assert board("archive", "device", "CB-001", "LT-001").code == 0
    assert [row["tag"] for row in board("list", "device", "--format", "json").data] == ["CB-002"]
    gone = board("list", "device", "--archived", "--format", "json").data
    assert [row["tag"] for row in gone] == ["CB-001", "LT-001"]
    assert board("show", "device", "CB-001").code == 0
    assert board("revive", "device", "cb-001").code == 0
    assert board("revive", "device", "CB-002").code == 2
    assert len(board("list", "device", "--format", "json").data) == 2


def test_fields_lists_kinds_and_fields(inventaris: Inventaris, board: Inventaris) -> None:
    assert "device" in {row["kind"] for row in inventaris("fields", "--format", "json").data}
    status = next(
        row for row in board("fields", "apparaat", "--format", "json").data if row["name"] == "status"
    )
    assert (status["required"], status["choices"]["in_stock"]) == (True, "op voorraad")


def test_own_fields_of_the_board_are_listed_and_edited(board: Inventaris) -> None:
    made = board("add", "custom_field", "record=device", "name=hoes", "caption=Hoes", "type=text")
    assert made.code == 0, made.err
    assert board("edit", "device", "CB-001", "hoes=rood").code == 0
    rows = board("list", "device", "--columns", "tag,Hoes", "--format", "csv").out.splitlines()
    assert rows[:2] == ["Inventarisnummer;Hoes", "CB-001;rood"]
