"""Mail to a real server on this machine: what arrives, what is refused, and that nothing hostile gets through."""

from __future__ import annotations

import email
import email.policy
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError, RefusedError
from inventory.mail import Letter, address, message, send
from inventory.mail_settings import MailSettings
from tests.inventory.smtp_server import Post, certificate, serving

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from inventory.mail_settings import Tls

MADE = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LETTER = Letter(
    "Bestuur: overzicht", "Hallo €\n.\n..punt\nFrom hier\n" + "é" * 2000 + "\n", "<p>Hallo €</p>\n"
)
HOSTILE = "Naam\r\nBcc: boef@example.org\r\n\r\nweg \x1b[31m\u202e \ud800"


def settings(port: int, tls: Tls = "none", user: str = "", host: str = "127.0.0.1") -> MailSettings:
    return MailSettings(host, port, tls, user, "ict@example.org")


def read(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, policy=email.policy.default)


def bodies(found: EmailMessage) -> tuple[str, str]:
    text, page = found.get_body(("plain",)), found.get_body(("html",))
    assert text is not None
    assert page is not None
    return text.get_content().replace("\r\n", "\n"), page.get_content().replace("\r\n", "\n")


def test_both_bodies_arrive_whole() -> None:
    post = Post()
    with serving(post) as port:
        send(LETTER, ["a@example.org", "b@example.org", "a@example.org"], settings(port), MADE)
    ((sender, to, data),) = post.letters
    assert (sender, to) == ("ict@example.org", ["a@example.org", "b@example.org"])
    found = read(data)
    assert found["Subject"] == "Bestuur: overzicht"
    assert found["To"] == "a@example.org, b@example.org"
    assert found["Date"] == "Sun, 22 Nov 2026 09:30:00 +0000"
    assert found["Auto-Submitted"] == "auto-generated"
    assert found.get_content_type() == "multipart/alternative"
    assert bodies(found) == (LETTER.text, LETTER.page)
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_the_same_letter_is_the_same_message_and_another_is_not() -> None:
    one = message(LETTER, "ict@example.org", ["a@example.org"], MADE)
    assert one.as_bytes() == message(LETTER, "ict@example.org", ["a@example.org"], MADE).as_bytes()
    other = message(LETTER._replace(text="Anders\n"), "ict@example.org", ["a@example.org"], MADE)
    assert one["Message-ID"] != other["Message-ID"]


def test_hostile_texts_become_no_headers() -> None:
    post = Post()
    letter = Letter(HOSTILE, HOSTILE.replace("\ud800", ""), "<p>&lt;script&gt;</p>")
    with serving(post) as port:
        send(letter, ["a@example.org"], settings(port), MADE)
    ((_sender, to, data),) = post.letters
    assert to == ["a@example.org"]
    found = read(data)
    assert "Bcc" not in found
    assert found["Subject"] == "NaamBcc: boef@example.orgweg [31m" or "\n" not in found["Subject"]
    assert "\x1b" not in found["Subject"]
    assert len(found.get_all("Subject", [])) == len(found.get_all("To", [])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a@",
        "@b.nl",
        "a b@c.nl",
        "a@b.nl\r\nBcc: c@d.nl",
        "a@b.nl, c@d.nl",
        "A <a@b.nl>",
        "a@b..nl",
        ".a@b.nl",
        "ë@b.nl",
        "a@-b.nl",
        "a" * 250 + "@b.nl",
        "a@b.nl\x00",
        "a@b.nl>",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        address(text)
    with pytest.raises(InputError):
        message(LETTER, "ict@example.org", [text], MADE)


def test_an_international_domain_goes_in_ascii() -> None:
    assert address(" ict+test@école.fr ") == "ict+test@xn--cole-9oa.fr"


@pytest.mark.parametrize("wrapped", [False, True])
def test_encrypted_with_a_login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, wrapped: bool) -> None:
    place, context = certificate(tmp_path)
    monkeypatch.setenv("INVENTARIS_SMTP_PASSWORD", "geheim wachtwoord")
    post = Post(password="geheim wachtwoord", context=context, wrapped=wrapped)
    with serving(post) as port:
        given = settings(port, "ssl" if wrapped else "starttls", "ict@example.org", "localhost")
        with pytest.raises(RefusedError, match="localhost"):  # nobody vouches for its certificate
            send(LETTER, ["a@example.org"], given, MADE)
        assert post.logins == []
        monkeypatch.setenv("SSL_CERT_FILE", str(place))
        send(LETTER, ["a@example.org"], given, MADE)
    assert post.logins == [("ict@example.org", "geheim wachtwoord")]
    assert len(post.letters) == 1


def test_a_wrong_password_is_told_and_not_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INVENTARIS_SMTP_PASSWORD", "fout")
    with serving(Post(password="goed")) as port, pytest.raises(RefusedError) as caught:
        send(LETTER, ["a@example.org"], settings(port, user="ict"), MADE)
    assert "fout" not in str(caught.value)
    assert "ict" in str(caught.value)


def test_what_the_server_refuses_is_told() -> None:
    with serving(Post(refused=("b@example.org",))) as port:
        with pytest.raises(RefusedError, match=r"b@example\.org") as caught:
            send(LETTER, ["a@example.org", "b@example.org"], settings(port), MADE)
        assert "a@example.org" not in str(caught.value)
        with pytest.raises(RefusedError, match=r"b@example\.org") as caught:
            send(LETTER, ["b@example.org"], settings(port), MADE)
    with (
        serving(Post(data="554 spam \x1b[31m")) as port,
        pytest.raises(RefusedError, match="554 spam") as caught,
    ):
        send(LETTER, ["a@example.org"], settings(port), MADE)
    assert "\x1b" not in str(caught.value)
    with serving(Post()) as port, pytest.raises(RefusedError):  # it offers no encryption
        send(LETTER, ["a@example.org"], settings(port, "starttls"), MADE)
    with pytest.raises(RefusedError, match=str(port)):  # nobody is there any more
        send(LETTER, ["a@example.org"], settings(port), MADE)


def test_what_is_not_set_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"\[mail\]"):
        send(LETTER, ["a@example.org"], MailSettings(), MADE)
    with pytest.raises(InputError):
        send(LETTER, ["a@example.org"], MailSettings("127.0.0.1"), MADE)
    with pytest.raises(InputError, match="INVENTARIS_SMTP_PASSWORD"):
        send(LETTER, ["a@example.org"], settings(1, user="ict"), MADE)
    monkeypatch.setenv("INVENTARIS_SMTP_PASSWORD", "x")
    with pytest.raises(InputError, match=r"mail\.example\.org"):
        send(LETTER, ["a@example.org"], settings(1, user="ict", host="mail.example.org"), MADE)


def test_what_was_taken_is_sent_whatever_the_goodbye() -> None:
    post = Post(bye="421 too busy")
    with serving(post) as port:
        send(LETTER, ["a@example.org"], settings(port), MADE)
    assert len(post.letters) == 1


@pytest.mark.parametrize("host", ["mail..example.org", "x" * 100 + ".nl"])
def test_what_can_be_no_name_of_a_server_is_told(host: str) -> None:
    with pytest.raises(InputError, match=r"xx|mail"):
        send(LETTER, ["a@example.org"], settings(1, host=host), MADE)


def test_a_login_with_accents_is_told_and_not_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INVENTARIS_SMTP_PASSWORD", "gehéim")
    with serving(Post(password="goed")) as port, pytest.raises(InputError) as caught:
        send(LETTER, ["a@example.org"], settings(port, user="ict"), MADE)
    assert "gehéim" not in str(caught.value)
