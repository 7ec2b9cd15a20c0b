"""How mail is sent, as the user's settings file says it in its table `[mail]`; the password is never in it.

[mail]
host = "smtp.example.org"
tls = "starttls"                  # or "ssl" (port 465), or "none" on the machine itself
port = 587                        # when it is not the usual one
user = "ict@example.org"          # when the server asks for a login
sender = "ict@example.org"        # without it: the user
password_file = "smtp-password"   # beside this file; or the environment variable INVENTARIS_SMTP_PASSWORD
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from inventory.errors import InputError
from inventory.language import _

Tls = Literal["starttls", "ssl", "none"]
PORTS: dict[Tls, int] = {"starttls": 587, "ssl": 465, "none": 25}
"""The usual port of each way to encrypt."""
PASSWORD = "INVENTARIS_SMTP_PASSWORD"  # noqa: S105  the name of the variable
LAST_PORT = 65535


@dataclass(frozen=True)
class MailSettings:
    """How mail is sent.

    Attributes:
        host: Name of the server; "" when none is set.
        port: Its port.
        tls: "starttls" (encrypted after the greeting), "ssl" (from the start) or "none".
        user: Name to log in with, "" to send without.
        sender: Address that the mail comes from.
        password_file: File whose first line is the password, or None.
    """

    host: str = ""
    port: int = 587
    tls: Tls = "starttls"
    user: str = ""
    sender: str = ""
    password_file: Path | None = None

    def password(self) -> str:
        """Return the password, "" when there is none; from the environment, else from the file.

        Raises:
            InputError: The file cannot be read.
        """
        given = os.environ.get(PASSWORD, "")
        if given or self.password_file is None:
            return given
        try:
            lines = self.password_file.read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError) as problem:
            reason = problem.strerror if isinstance(problem, OSError) else _("it is no text")
            raise InputError(
                _("The file with the password of the mail server, {path}, cannot be read: {reason}.").format(
                    path=self.password_file, reason=reason
                ),
                _("Mend it, or set {name} in the environment.").format(name=PASSWORD),
            ) from problem
        return lines[0].strip() if lines else ""


NOT_SET = MailSettings()
_KEYS = tuple(MailSettings.__dataclass_fields__)


def read(given: Any, place: Path) -> MailSettings:
    """Return the settings of a table `[mail]`.

    Args:
        given: What the file has.
        place: The settings file, for the messages; the file with the password is meant from its folder.

    Raises:
        InputError: It is no table, or a key is not known or its value does not fit; a password in it is refused.
    """
    if not isinstance(given, dict):
        raise _unfit(place, "mail")
    for key, value in given.items():
        if key == "password":
            raise InputError(
                _("{path}: a password does not belong in the settings.").format(path=place),
                _("Set {name} in the environment, or name a file with password_file.").format(name=PASSWORD),
            )
        if key not in _KEYS:
            raise InputError(
                _("{path}: there is no setting “{key}”.").format(path=place, key=f"mail.{key}"),
                _("There are: {names}.").format(names=", ".join(f"mail.{name}" for name in _KEYS)),
            )
        if not _fits(key, value):
            raise _unfit(place, f"mail.{key}")
    tls: Tls = given.get("tls", "starttls")
    file = given.get("password_file")
    return MailSettings(
        host=given.get("host", ""),
        port=given.get("port", PORTS[tls]),
        tls=tls,
        user=given.get("user", ""),
        sender=given.get("sender", "") or given.get("user", ""),
        password_file=place.parent / Path(file).expanduser() if file else None,
    )


def _fits(key: str, value: Any) -> bool:
    if key == "port":
        return type(value) is int and 1 <= value <= LAST_PORT
    if key == "tls":
        return value in PORTS
    return isinstance(value, str) and value.isprintable()


def _unfit(place: Path, key: str) -> InputError:
    wanted = {
        "mail": _("It is a table: [mail] with host, port, tls, user and sender."),
        "mail.port": _("It is a number from 1 to 65535."),
        "mail.tls": _("It is “starttls”, “ssl” or “none”."),
    }
    return InputError(
        _("{path}: the value of “{key}” does not fit.").format(path=place, key=key),
        wanted.get(key, _("It is a text between quotes.")),
    )
