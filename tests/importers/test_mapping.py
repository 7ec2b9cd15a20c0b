from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from importers.columns import choice_words
from importers.mapping import guess_record, match_columns, plain
from importers.profile import Profile, load, profiles, recognise, save
from inventory.errors import InputError
from inventory.language import both, choose, current
from inventory.publish.table import Table
from inventory.records import REGISTRY, Field, Kind
from inventory.records.assets import Device
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.records import Record

KINDS = [record for record in REGISTRY.values() if not record.made_by]
MADE = [record for record in REGISTRY.values() if record.made_by]


@pytest.fixture(params=["nl", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = current()
    choose(request.param)
    yield request.param
    choose(before)


def mapped(headers: list[str], **more: object) -> dict[str, str]:
    fields = {**Device.fields, "notitie": Field(Kind.TEXT, "Notes", name="notitie", custom=True)}
    found = match_columns(headers, fields, more.get("profile"), more.get("chosen", {}))  # type: ignore[arg-type]
    return {column.header: column.field.name for column in found.columns}


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("record", KINDS, ids=lambda record: record.kind)
def test_every_header_of_an_export_is_its_own_column(record: type[Record]) -> None:
    fields = list(record.fields.values())
    own = [f.but(name=f"eigen_{f.name}", custom=True) for f in fields[:3]]
    headers = Table([*fields, *own], []).headers
    found = match_columns(headers, {f.name: f for f in (*fields, *own)}, None, {})
    assert [c.field.name for c in found.columns] == [f.name for f in (*fields, *own)]
    assert found.unknown == ()


@pytest.mark.parametrize("record", KINDS, ids=lambda record: record.kind)
def test_every_word_of_a_choice_means_that_choice(record: type[Record]) -> None:
    for field in record.fields.values():
        words = choice_words(field)
        for value, label in field.choices.items():
            assert [words[fold(word)] for word in (value, *both(label))].count(value) == 1 + len(both(label))


def test_synonyms_in_both_languages_and_any_spelling() -> None:
    headers = [
        "SERIENUMMER",
        "asset-tag",
        "garantie_tot",
        "deviceModel",
        "Vestiging",
        "annotatedUser",
        "rommel",
    ]
    assert mapped(headers) == {
        "SERIENUMMER": "serial",
        "asset-tag": "tag",
        "garantie_tot": "warranty_end",
        "deviceModel": "product",
        "Vestiging": "site",
        "annotatedUser": "user",
    }
    assert plain("Sérial-Number (€)") == "serial number €"


def test_a_resemblance_is_told_and_not_used() -> None:
    found = match_columns(["Serienumer", "Gebruikers", "xyz"], Device.fields, None, {})
    assert found.columns == ()
    assert found.unknown == ("Serienumer", "Gebruikers", "xyz")
    assert dict(found.suggestions) == {"Serienumer": "serial", "Gebruikers": "user"}
    assert mapped(["Serienumer"], chosen=dict(found.suggestions)) == {"Serienumer": "serial"}


def test_the_user_goes_before_a_profile_and_that_before_a_name() -> None:
    profile = Profile("p", "device", columns={"Nummer": "tag", "Model": "name"}, paths=("Plek",))
    headers = ["Asset tag", "Nummer", "Serienummer", "Model", "Naam"]
    assert mapped(headers, profile=profile) == {"Nummer": "tag", "Serienummer": "serial", "Model": "name"}
    chosen = {"Naam": "name", "Asset tag": "tag", "Serienummer": ""}
    assert mapped(headers, profile=profile, chosen=chosen) == {"Asset tag": "tag", "Naam": "name"}
    found = match_columns(headers, Device.fields, profile, chosen)
    assert "Serienummer" not in found.unknown


def test_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="serienr"):
        mapped(["A"], chosen={"A": "serienr"})
    assert mapped(["A"], chosen={"A": "Serienummer"}) == {"A": "serial"}


def test_two_headers_of_one_column() -> None:
    found = match_columns(["Serial", "Serienummer", "Reden", "reason"], Device.fields, None, {})
    assert [column.header for column in found.columns] == ["Serial"]
    assert found.unknown == ("Serienummer",)


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("record", KINDS, ids=lambda record: record.kind)
def test_a_file_with_all_columns_of_a_record_is_known_by_its_name(record: type[Record]) -> None:
    headers = Table(list(record.fields.values()), []).headers
    for name in (record.kind, *both(record.plural), *both(record.label)):
        assert guess_record(headers, name) is record, name


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        (["Serienummer", "Label", "Vestiging", "Garantie tot"], "device"),
        (["Ordernummer", "Omschrijving", "Categorie", "Aantal", "Stukprijs", "Ingebruikname"], "lot"),
        (["a", "b"], None),
        (["Naam"], None),
        ([], None),
    ],
)
def test_a_table_is_known_by_its_headers(headers: list[str], kind: str | None) -> None:
    found = guess_record(headers)
    assert (found.kind if found else None) == kind


def test_profiles_are_known_by_their_headers() -> None:
    known = profiles()
    for profile in known:
        if profile.headers:
            headers = [header.split("|")[-1] for header in profile.headers]
            assert recognise([*headers, "iets"], known) is not None
            assert recognise(list(profile.headers)[1:], [profile]) is None
    wide = Profile("wijd", "device", headers=("a", "b", "c"))
    narrow = Profile("smal", "device", headers=("a", "b"))
    assert recognise(["C", "B", "A"], [narrow, wide]) is wide


def test_a_saved_profile_goes_before_a_shipped_one_of_the_same_name(tmp_path: Path) -> None:
    mine = Profile(
        "intune-devices",
        "device",
        {"nl": "Mijn", "en": "Mine"},
        ("a", "=b"),
        {"a": "tag", "=b": "site"},
        ("=b",),
        {"status": "in use"},
        ("tag",),
        frozenset({"product"}),
        "mdy",
    )
    path = save(mine, tmp_path / "profielen")
    assert load(path) == mine
    assert {p.name: p for p in profiles(tmp_path / "profielen")}["intune-devices"] == mine


@pytest.mark.parametrize(
    "text",
    [
        "record = 'device'\n[columns\n",
        "record = 'devise'\n",
        "record = 'device'\ncolumns = 'x'\n",
        "record = 'device'\n[columns]\na = 'serie'\n",
        "record = 'device'\nmatch = ['serie']\n",
        "record = 'device'\ncreate = ['produkt']\n",
        "record = 'device'\n[constants]\nserie = '1'\n",
        "record = 3\n",
        "\x00",
    ],
)
def test_a_profile_that_cannot_be_used_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "fout.toml").write_text(text)
    with pytest.raises(InputError, match="fout"):
        profiles(tmp_path)


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("record", [r for r in KINDS if r.keys], ids=lambda record: record.kind)
def test_whole_export_is_known_by_its_headers_alone(record: type[Record]) -> None:
    assert guess_record(Table(list(record.fields.values()), []).headers) is record


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("record", MADE, ids=lambda record: record.kind)
def test_a_kind_that_a_command_makes_is_known_by_nothing(record: type[Record]) -> None:
    headers = Table(list(record.fields.values()), []).headers
    assert guess_record(headers) is None
    assert guess_record(headers, record.kind) is None


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        (["Partij", "Proces", "Systeem"], "support"),
        (["Party", "Process", "System", "Fit"], "support"),
        (["Van systeem", "Naar systeem", "Leerlinggegevens"], "interface"),
        (["Partij", "Proces", "Voert uit"], "participation"),
        (["Systeem", "Leverancier"], "system"),
    ],
)
def test_a_key_needs_only_the_columns_that_a_record_must_have(headers: list[str], kind: str) -> None:
    found = guess_record(headers)
    assert found is not None
    assert found.kind == kind
