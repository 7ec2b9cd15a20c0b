"""Mail through the server that the user configured (`mail_settings`): one message with a text and a page, to several people.

Nothing is remembered of what was sent. The same message sent again has the same Message-ID, by which mail programs know
that it is the same; one that says something else has another.
"""

from __future__ import annotations

import hashlib
import re
import smtplib
import ssl
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError, RefusedError
from inventory.language import _
from inventory.mail_settings import PASSWORD
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from inventory.mail_settings import MailSettings

PATIENCE = 30
"""Seconds to wait for the server."""
LONGEST = 254
"""Letters of an address (RFC 5321)."""
SUBJECT = 200
_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_LOCAL}@{_HOST}(?:\.{_HOST})*")


class Letter(NamedTuple):
    """What is sent.

    Attributes:
        subject: In one line; cleaned, so that nothing in it becomes another header.
        text: The plain text.
        page: The same as an HTML document.
    """

    subject: str
    text: str
    page: str


def address(text: str) -> str:
    """Return an address that can stand in a mail as it is: a@b.nl; an international domain in its ASCII form.

    Raises:
        InputError: It is none.
    """
    local, at, host = text.strip().rpartition("@")
    try:
        found = f"{local}{at}{host.encode('idna').decode() if host else ''}"
    except UnicodeError:
        found = ""
    if len(found) > LONGEST or not _ADDRESS.fullmatch(found):
        raise InputError(
            _("“{text}” is not a mail address.").format(text=clean(text)),
            _("Write one such as ict@school.nl."),
        )
    return found


def message(letter: Letter, sender: str, to: Sequence[str], made: datetime) -> EmailMessage:
    """Return the message with both bodies.

    Args:
        letter: What it says.
        sender: Address that it comes from.
        to: Addresses that it goes to, at least one.
        made: When, with its time zone.

    Raises:
        InputError: An address is none.
    """
    whom = [address(one) for one in dict.fromkeys(to)]
    origin = address(sender)
    found = EmailMessage(policy=SMTP)
    found["Subject"] = clean(letter.subject)[:SUBJECT]
    found["From"] = origin
    found["To"] = ", ".join(whom)
    found["Date"] = format_datetime(made)
    found["Message-ID"] = _message_id(letter, origin, whom)
    found["Auto-Submitted"] = "auto-generated"
    found.set_content(letter.text, cte="quoted-printable")
    found.add_alternative(letter.page, subtype="html", cte="quoted-printable")
    # The parts are kept apart by a line of our own making: the same letter is the same message.
    found.set_boundary(f"=_{_digest(letter, origin, whom)[:32]}")
    return found


def _digest(letter: Letter, sender: str, to: Sequence[str]) -> str:
    said = "\0".join((sender, *sorted(to), *letter))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()


def _message_id(letter: Letter, sender: str, to: Sequence[str]) -> str:
    host = sender.rpartition("@")[2]
    return f"<{_digest(letter, sender, to)[:40]}.inventaris@{host}>"


def send(letter: Letter, to: Sequence[str], settings: MailSettings, made: datetime) -> None:
    """Send a letter.

    Raises:
        InputError: No server or sender is set, an address is none, or the password is asked for and not given.
        RefusedError: The server cannot be reached, or does not take the mail; the hint says what to look at.
    """
    if not settings.host:
        raise InputError(
            _("No mail server is set."),
            _("Add a table [mail] with host, user and sender to the settings file."),
        )
    _checked_host(settings)
    if not settings.sender:
        raise InputError(
            _("No sender is set for mail."), _("Add sender to the table [mail] of the settings.")
        )
    found = message(letter, settings.sender, to, made)
    password = _password(settings) if settings.user else ""
    with _told(settings), _connected(settings) as server:
        if settings.user:
            server.login(settings.user, password)
        # `send_message` would write ">From" where a line begins with "From".
        refused = server.sendmail(found["From"], found["To"].split(", "), found.as_bytes())
    if refused:
        raise RefusedError(
            _("The mail server did not take the mail for {addresses}; the others got it.").format(
                addresses=", ".join(refused)
            ),
            _("Check these addresses."),
        )


def _password(settings: MailSettings) -> str:
    """Return the password to log in with.

    Raises:
        InputError: There is none, or it would go over the line as it is.
    """
    found = settings.password()
    if not found:
        raise InputError(
            _("The mail server asks for a login, and there is no password."),
            _("Set {name} in the environment, or name a file with password_file.").format(name=PASSWORD),
        )
    if settings.tls == "none" and not _here(settings.host):
        raise InputError(
            _("A password is not sent to {host} without encryption.").format(host=clean(settings.host)),
            _("Set tls to “starttls” or “ssl” in the table [mail] of the settings."),
        )
    return found


def _checked_host(settings: MailSettings) -> None:
    """Refuse what can be no name of a server: Python looks up names with empty or very long parts with a UnicodeError.

    Raises:
        InputError: It is none.
    """
    try:
        settings.host.encode("idna")
    except UnicodeError as problem:
        raise InputError(
            _("“{host}” is not the name of a mail server.").format(host=clean(settings.host)),
            _("Check host in the table [mail] of the settings."),
        ) from problem


def _here(host: str) -> bool:
    """Return whether a server is on the machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


@contextmanager
def _connected(settings: MailSettings) -> Iterator[smtplib.SMTP]:
    """Give the server, encrypted as the settings say; its certificate must be good."""
    place = (settings.host, settings.port)
    if settings.tls == "ssl":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            *place, timeout=PATIENCE, context=ssl.create_default_context()
        )
    else:
        server = smtplib.SMTP(*place, timeout=PATIENCE)
    try:
        if settings.tls == "starttls":
            server.starttls(context=ssl.create_default_context())
        yield server
    finally:
        # What a server took is sent, whatever it answers to a goodbye.
        with suppress(smtplib.SMTPException, OSError):
            server.quit()
        server.close()


@contextmanager
def _told(settings: MailSettings) -> Iterator[None]:
    """Turn what goes wrong into a sentence; what the server said is quoted, the password never is."""
    try:
        yield
    except UnicodeEncodeError as problem:  # smtplib sends a login as ASCII, and names without it as they are
        raise InputError(
            _("The login of the mail server has letters with accents, and these cannot be sent."),
            _("Choose a user and a password of plain letters, numbers and signs."),
        ) from problem
    except (smtplib.SMTPException, OSError) as problem:
        raise _refusal(problem, f"{clean(settings.host)}:{settings.port}", clean(settings.user)) from problem


def _refusal(problem: Exception, place: str, user: str) -> RefusedError:
    """Return what a person reads of a problem with the server."""
    look = _("Check host, port and tls in the table [mail] of the settings.")
    match problem:
        case smtplib.SMTPAuthenticationError():
            text = _("The mail server {place} does not accept the login of {user}.")
            hint = _("Check the user and the password; some servers want a password for programs.")
            return RefusedError(text.format(place=place, user=user), hint)
        case smtplib.SMTPRecipientsRefused():
            text = _("The mail server {place} takes no mail for {addresses}.")
            hint = _("Check the addresses, and whether the server asks for a login.")
            return RefusedError(text.format(place=place, addresses=", ".join(problem.recipients)), hint)
        case smtplib.SMTPResponseException():
            text = _("The mail server {place} refuses: {reason}")
            hint = _("Check the sender and the settings of the server.")
            return RefusedError(text.format(place=place, reason=_said(problem)), hint)
        case smtplib.SMTPNotSupportedError():
            text = _("The mail server {place} offers no encryption or login as it is asked for.")
            return RefusedError(text.format(place=place), look)
        case ssl.SSLError():
            text = _("The connection with {place} cannot be encrypted: {reason}.")
            return RefusedError(text.format(place=place, reason=clean(str(problem.reason or problem))), look)
        case _:
            reason = clean(str(getattr(problem, "strerror", None) or problem))
            text = _("The mail server {place} cannot be reached: {reason}.")
            hint = _("Check host, port and tls in the table [mail] of the settings, and the network.")
            return RefusedError(text.format(place=place, reason=reason), hint)


def _said(problem: smtplib.SMTPResponseException) -> str:
    """Return what the server answered, with its code."""
    words = problem.smtp_error
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return clean(f"{problem.smtp_code} {text}")[:SUBJECT]
