from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.settings import KEYS, Settings, load, save

if TYPE_CHECKING:
    from pathlib import Path


def test_no_file_gives_the_defaults_unless_it_was_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("inventory.settings.default_path", lambda: tmp_path / "none.toml")
    assert load() == Settings()
    with pytest.raises(InputError, match=r"none\.toml"):
        load(tmp_path / "none.toml")


def test_every_key_is_read_and_a_relative_database_is_beside_the_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(
        "database = 'board.db'\nlanguage = 'en'\ntheme = 'dark'\nread_only = true\nwarning_days = [7, 60]\n"
    )
    found = load(file)
    assert found == Settings(str(tmp_path / "board.db"), "en", "dark", read_only=True, warning_days=(60, 7))
    assert found.path == file
    assert set(KEYS) == {"database", "language", "theme", "read_only", "warning_days", "mail", "plan"}
    file.write_text("[plan]\nstyle = 'house.docx'\n")
    assert load(file).plan.style == tmp_path / "house.docx"
    file.write_text("database = 'postgresql://server/board'\n")
    assert load(file).database == "postgresql://server/board"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("colour = 1", "colour"),
        ("language = 'fr'", "language"),
        ("read_only = 'yes'", "read_only"),
        ("warning_days = [true]", "warning_days"),
        ("warning_days = []", "warning_days"),
        ("database = 1", "database"),
        ("[screen]\ncolour = 1", "screen"),
        ("plan = 1", "plan"),
        ("[plan]\nstyle = 1", "plan.style"),
        ("[plan]\nfont = 'x'", "plan.font"),
        ("mail = 1", "mail"),
        ("[mail]\nport = '25'", "mail.port"),
        ("[mail]\nport = 0", "mail.port"),
        ("[mail]\nport = true", "mail.port"),
        ("[mail]\ntls = 'yes'", "mail.tls"),
        ('[mail]\nhost = "a\\nb"', "mail.host"),
        ("[mail]\nserver = 'x'", "mail.server"),
        ("[mail]\npassword = 'x'", "password"),
        ("language = ", "settings.toml"),
        ("\x00", "settings.toml"),
    ],
)
def test_a_mistake_is_named(text: str, named: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text)
    with pytest.raises(InputError, match=named):
        load(file)


def test_saving_keeps_comments_and_other_keys(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.toml"
    assert save(file, theme="dark").theme == "dark"
    file.write_text("# mine\nlanguage = 'en'  # for a guest\ntheme = 'dark'\n")
    save(file, theme="light", warning_days=(10,), language=None)
    assert file.read_text() == "# mine\ntheme = 'light'\nwarning_days = [10]\n".replace("'light'", '"light"')
    before = file.read_text()
    with pytest.raises(InputError):
        save(file, language="fr")
    assert file.read_text() == before


def test_mail_has_the_usual_port_and_sender(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(
        "[mail]\nhost = 'smtp.example.org'\ntls = 'ssl'\nuser = 'ict@example.org'\npassword_file = 'secret'\n"
    )
    mail = load(file).mail
    assert (mail.host, mail.port, mail.sender) == ("smtp.example.org", 465, "ict@example.org")
    assert mail.password_file == tmp_path / "secret"
    with pytest.raises(InputError, match="secret"):
        mail.password()
    (tmp_path / "secret").write_text("geheim\n")
    assert mail.password() == "geheim"
    save(file, theme="dark")
    assert load(file).mail == mail
