"""`digest` as scripts and timers use it: formats, exit codes, mail to a real server."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING

import pytest

from tests.inventory.smtp_server import Post, serving
from tui.cli.columns import cells

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.cli.conftest import Inventaris


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def configured(settings: Path, port: int, more: str = "") -> None:
    settings.write_text(
        f"[mail]\nhost = '127.0.0.1'\nport = {port}\ntls = 'none'\nsender = 'ict@example.org'\n{more}"
    )


def test_exit_codes_and_formats(board: Inventaris, tmp_path: Path) -> None:
    found = board("digest", "--on", "2026-11-22", "--format", "json")
    assert found.code == 0
    assert list(found.data)[:5] == ["board", "on", "since", "until", "role"]
    assert {"overdue", "due", "new", "open", "solved", "decided", "findings", "left_out"} <= set(found.data)
    assert sum(found.data["findings"].values()) > 0
    assert board("digest", "--on", "2026-11-22", "--fail-on", "critical").code == 0
    assert board("digest", "--on", "2026-11-22", "--fail-on", "low").code == 1
    assert board("add", "document", "name=Beleid", "valid_until=31-10-2026").code == 0
    late = board("digest", "--on", "2026-11-22", "--format", "json")
    assert late.code == 1
    assert [one["kind"] for one in late.data["overdue"]] == ["document_end"]
    assert board("digest", "--on", "2026-11-22", "--format", "json").data["overdue"] == late.data["overdue"]
    for name in ("d.txt", "d.html", "d.csv", "d.xlsx", "d.json"):
        assert board("digest", "--on", "2026-11-22", "-o", str(tmp_path / name)).code == 1
        assert (tmp_path / name).stat().st_size > 100
    assert "Beleid" in (tmp_path / "d.txt").read_text()
    assert (tmp_path / "d.html").read_text().startswith("<!doctype html>")
    assert (tmp_path / "d.csv").read_text().count("\n") == 1 + sum(
        len(late.data[part]) for part in ("overdue", "due", "new", "open", "solved", "decided")
    )


def test_wrong_usage_is_told(board: Inventaris) -> None:
    for words in (
        ("--on", "2026-11-22", "--since", "2026-12-01"),
        ("--on", "2026-11-22", "--until", "2026-11-01"),
        ("--role", "keizer"),
        ("-o", "x.docx"),
        ("--mail", "a@b.nl\nBcc: c@d.nl"),
        ("--mail", "a@example.org"),
    ):
        assert board("digest", *words).code == 2, words


def test_today_is_remembered_and_another_day_is_not(board: Inventaris) -> None:
    new = board("digest", "--format", "json").data["new"]
    assert new
    again = board("digest", "--format", "json").data["new"]
    assert again == new
    # Seen from next year they are known for long; nothing was remembered of that day.
    later = board("digest", "--on", "2099-01-01", "--format", "json").data
    assert not [one for one in later["new"] if one["subject"] in [it["subject"] for it in new]]
    assert board("digest", "--format", "json").data["new"] == new


def test_mail_arrives_with_both_bodies_every_time(board: Inventaris, settings: Path) -> None:
    board("add", "document", "name=Beleid <b> & \u202e zo", "valid_until=31-10-2025")
    post = Post(password="geheim")
    words = ("--config", str(settings), "digest", "--on", "2026-11-22", "--mail", "a@example.org", "--mail")
    with serving(post) as port:
        configured(settings, port)
        for _time in range(2):
            found = board(*words, "b@example.org")
            assert (found.code, found.out) == (1, "")
            assert "b@example.org" in found.err
    assert [to for _sender, to, _data in post.letters] == [["a@example.org", "b@example.org"]] * 2
    one, two = (email.message_from_bytes(data, policy=email.policy.default) for _s, _t, data in post.letters)
    assert one["Message-ID"] == two["Message-ID"]
    text, page = one.get_body(("plain",)), one.get_body(("html",))
    assert text is not None
    assert page is not None
    assert "Beleid <b> & zo" in text.get_content()
    assert "Beleid &lt;b&gt; &amp; zo" in page.get_content()


def test_the_password_is_nowhere_but_at_the_server(
    board: Inventaris, settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INVENTARIS_SMTP_PASSWORD", "zeergeheim")
    post = Post(password="ander")
    with serving(post) as port:
        configured(settings, port, "user = 'ict'\n")
        found = board("--config", str(settings), "digest", "--mail", "a@example.org")
    assert found.code == 3
    assert post.logins == [("ict", "zeergeheim")]
    assert "zeergeheim" not in found.out + found.err
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or b"zeergeheim" not in file.read_bytes(), file


def test_a_server_that_is_not_there_is_told(board: Inventaris, settings: Path) -> None:
    with serving(Post()) as port:
        pass
    configured(settings, port)
    found = board("--config", str(settings), "digest", "--mail", "a@example.org")
    assert found.code == 3
    assert str(port) in found.err
    assert "Traceback" not in found.err


def test_a_month_fits_eighty_columns(board: Inventaris, tmp_path: Path) -> None:
    for number in range(5):
        name = f"name=Document {number} {'日本 ' * 30}"
        assert board("add", "document", name, "valid_until=29-02-2028", "site=WIL").code == 0
    found = board("agenda", "--month", "2028-02")
    assert found.code == 0
    assert max(cells(line) for line in found.out.splitlines()) <= 80
    assert "29" in found.out
    assert "+3" in found.out
    listed = board("agenda", "--month", "2-2028", "--format", "json").data
    assert [one["date"] for one in listed] == ["2028-02-29"] * 5
    assert {one["site"] for one in listed} == {"De Wilgenhof"}
    file = tmp_path / "m.txt"
    assert board("agenda", "--month", "2028-02", "-o", str(file)).code == 0
    assert file.read_text() == found.out
    assert board("agenda", "--month", "2028-13").code == 2
    assert board("agenda", "--month", "2028-02", "--from", "2028-01-01").code == 2


def test_the_agenda_is_filtered(board: Inventaris) -> None:
    board("add", "document", "name=A", "valid_until=01-06-2028", "site=WIL")
    board("add", "document", "name=B", "valid_until=02-06-2028")
    span = ("agenda", "--from", "2028-01-01", "--to", "2028-12-31", "--format", "json")

    def titles(*words: str) -> list[str]:
        return [one["subject"]["key"] for one in board(*span, *words).data]

    assert titles("--kind", "document_end") == ["A", "B"]
    assert titles("--kind", "document_*,warranty_end") == ["A", "B", "PO-1"]
    assert titles("--kind", "einde garantie") == ["PO-1"]
    assert titles("--site", "WIL") == ["A"]
    assert "B" in titles("--site", "-")
    assert titles("--role", "privacyfunctionaris", "--kind", "document_end") == ["A", "B"]
    assert titles("--role", "teacher") == []
    assert board(*span, "--kind", "feestdag").code == 2
    assert board(*span, "--site", "Nergens").code == 2
    assert board(*span, "--role", "keizer").code == 2
