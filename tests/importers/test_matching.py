from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from importers.importing import run
from importers.matching import look
from importers.options import Options
from importers.profile import Profile, save
from inventory.errors import InputError
from inventory.records.assets import Device
from inventory.records.organisation import Person, Role
from inventory.store.work import work
from tests.importers.board import board, cells, take, write

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database


@pytest.fixture(autouse=True)
def start(database: Database) -> None:
    board(database)


def test_by_serial_before_tag_without_regard_to_case(database: Database, tmp_path: Path) -> None:
    path = write(tmp_path, "Label;Serienummer;Gebruiker\nl-1;;a\n;s2;b\nL-3;S3;c\n")
    report = take(database, path)
    assert (report.new, report.changed, report.rejected) == (0, 3, 0)
    found = cells(database, Device, "tag", "serial", "user")
    assert found == [("l-1", "S1", "a"), ("L-2", "s2", "b"), ("L-3", "S3", "c")]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "Serienummer|ander"),
        ({"match": ("serial",)}, "Label|ander"),
        ({"match": ("tag",)}, "Serienummer|ander"),
        ({"match": ("tag", "serial"), "match_all": True}, "eens|sleutels"),
    ],
)
def test_keys_that_point_to_two_records(
    database: Database, tmp_path: Path, options: dict[str, Any], said: str
) -> None:
    path = write(tmp_path, "Label;Serienummer\nL-1;S2\n")
    [table] = take(database, path, **options).tables
    [wrong] = table.rejected
    assert (wrong.row, table.new, table.changed) == (2, 0, 0)
    import re  # noqa: PLC0415

    assert re.search(said, wrong.problem), wrong.problem


def test_all_keys_agree(database: Database, tmp_path: Path) -> None:
    path = write(tmp_path, "Label;Serienummer;Gebruiker\nL-1;S1;a\nL-2;;b\nL-9;S3;c\n")
    report = take(database, path, match=("tag", "serial"), match_all=True)
    assert (report.new, report.changed, report.rejected) == (0, 2, 1)


def test_by_another_column(database: Database, tmp_path: Path) -> None:
    with work(database, "Anna") as unit:
        unit.change(Device, 1, {"user": "piet"})
        unit.change(Device, 2, {"user": "PIET"})
    path = write(tmp_path, "Gebruiker;Apparaatnaam\nJAN;laptop\npiet;x\nPieT;y\n")
    [table] = take(database, path, profile="device", match=("user",)).tables
    assert cells(database, Device, "user", "name") == [("piet", "x"), ("PIET", None), ("JAN", "laptop")]
    assert [(r.row, table.changed) for r in table.rejected] == [(4, 2)]
    for match in (("nix",), ("lot",)):
        with pytest.raises(InputError):
            take(database, path, profile="device", match=match)


def test_the_same_key_twice_in_a_file(database: Database, tmp_path: Path) -> None:
    path = write(tmp_path, "Label;Serienummer\nL-7;S7\nL-8;s7\nl-7;S8\nL-1;\nL-1;\n")
    [table] = take(database, path).tables
    assert (table.new, [r.row for r in table.rejected]) == (1, [3, 4, 6])
    assert "2" in table.rejected[0].problem


def test_a_key_that_another_record_has(database: Database, tmp_path: Path) -> None:
    path = write(tmp_path, "Label;Serienummer\nL-2;S1\n")
    [table] = take(database, path, match=("serial",)).tables
    assert [r.row for r in table.rejected] == [2]
    assert cells(database, Device, "tag")[0] == ("L-1",)


def test_look_alikes_are_told(database: Database, tmp_path: Path) -> None:
    with work(database, "Anna") as unit:
        unit.add(Device, {"tag": "CB-0015", "serial": "5CD0123O1B"})
    path = write(tmp_path, "Label;Serienummer\nCB-OOlS;5CDO123018\n")
    [table] = take(database, path).tables
    assert table.new == 1
    assert any("5cd0123o1b" in remark.lower() for remark in table.remarks)
    assert look("5CD0123O1B") == look("5cdo-l230lb")


def test_a_key_of_several_columns_of_which_one_is_missing(database: Database, tmp_path: Path) -> None:
    with work(database, "Anna") as unit:
        unit.add(Person, {"name": "Jan"})
    label = Role.fields["role"].label
    path = write(tmp_path, f"person;{label}\nJan;i_coach\n", "role.csv")
    assert take(database, path).new == 1
    assert take(database, path).new == 0


def test_archived_records_are_not_matched(database: Database, tmp_path: Path) -> None:
    with work(database, "Anna") as unit:
        unit.archive(Device, 1)
    assert take(database, write(tmp_path, "Label;Serienummer\nL-1;S1\n")).new == 1


class TestLinks:
    @pytest.mark.parametrize("name", ["Zuid", "zuid", " ZUID ", "01AA00", "Zuidschool", "zuïdschool"])
    def test_by_name_code_or_other_name(self, database: Database, tmp_path: Path, name: str) -> None:
        report = take(database, write(tmp_path, f"Serienummer;Vestiging\nS3;{name}\n"))
        assert (report.changed, report.rejected) == (1, 0)
        assert cells(database, Device, "site")[2] == (1,)

    def test_by_path(self, database: Database, tmp_path: Path) -> None:
        own = Profile("pad", "device", headers=("OU",), columns={"OU": "site", "S": "serial"}, paths=("OU",))
        save(own, tmp_path / "p")
        text = "S;OU\nS1;/Lindelaar/Noord/Groep 8\nS2;/Lindelaar/Zuid\nS3;/Lindelaar/Oost\n"
        report = run(database, [write(tmp_path, text)], Options(), "Anna", own_profiles=tmp_path / "p")
        assert cells(database, Device, "site") == [(2,), (1,), (None,)]
        assert report.tables[0].profile == "pad"
        assert report.rejected == 1

    def test_one_name_of_several_is_not_guessed(self, database: Database, tmp_path: Path) -> None:
        with work(database, "Anna") as unit:
            unit.add(type_of("site"), {"code": "03AA00", "name": "Oost", "other_names": "zuidschool"})
        [table] = take(database, write(tmp_path, "Serienummer;Vestiging\nS3;Zuidschool\n")).tables
        [wrong] = table.rejected
        assert "Zuid" in wrong.problem
        assert "Oost" in wrong.problem

    def test_the_nearest_is_suggested_and_not_used(self, database: Database, tmp_path: Path) -> None:
        [table] = take(database, write(tmp_path, "Serienummer;Product\nS3;Fortis 15\n")).tables
        assert "Fortis 1" in table.rejected[0].problem.replace("Fortis 15", "")
        assert cells(database, Device, "product")[2] == (None,)


def type_of(kind: str) -> type:
    from inventory.records import get  # noqa: PLC0415

    return get(kind)


def test_a_code_of_an_archived_record_is_told(database: Database, tmp_path: Path) -> None:
    with work(database, "Anna") as unit:
        unit.archive(Device, unit.add(Device, {"tag": "LP-0001"}))
    path = tmp_path / "apparaten.csv"
    path.write_text("Inventarisnummer;Naam van het apparaat\nlp-0001;nb\nLP-0002;nb\n", encoding="utf-8")
    table = run(database, [path], Options(profile="device"), "Anna").tables[0]
    assert table.new == 2
    assert ["LP-0001".lower() in remark.lower() for remark in table.remarks] == [True]
