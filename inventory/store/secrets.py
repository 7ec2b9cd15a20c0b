"""Licence keys and the like: encrypted in the database with a key that is not in it.

The key is a file of the user's own (mode 0600) in the data folder, made when the first secret is kept. A copy of the
database alone, a backup that is mailed around for instance, tells nothing. Equal secrets of a column give equal texts
(AES-SIV), so that an import sees that nothing changed; the column's name is bound in, so that a text cannot be moved
to another column.
"""

from __future__ import annotations

import base64
import os
from typing import TYPE_CHECKING

from inventory.errors import InputError, RefusedError, StorageError
from inventory.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.records import Field

MARK = "sealed:"
"""How a stored text begins that is encrypted."""
LONGEST = 1_400
"""Bytes of a secret: encrypted and spelled in letters it must fit its column."""


def key_path() -> Path:
    """Return where the key is: INVENTARIS_KEY_FILE, or a file in the user's data folder."""
    from pathlib import Path  # noqa: PLC0415  only with a secret

    from platformdirs import user_data_path  # noqa: PLC0415

    named = os.environ.get("INVENTARIS_KEY_FILE")
    return Path(named) if named else user_data_path("inventaris", appauthor=False) / "inventaris.key"


def seal(field: Field, text: str) -> str:
    """Return a secret as it is stored; one that is encrypted already comes back as it is.

    Raises:
        InputError: It is too long.
        StorageError: The key cannot be made or read.
    """
    if text.startswith(MARK):
        return text
    if len(text.encode()) > LONGEST:
        raise InputError(
            _("{field}: at most {most} letters can be kept secret.").format(
                field=_(field.label), most=LONGEST
            )
        )
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV  # noqa: PLC0415  only with a secret

    closed = AESSIV(_key(make=True)).encrypt(text.encode(), [_column(field)])
    return MARK + base64.urlsafe_b64encode(closed).decode()


def unseal(field: Field, stored: str) -> str:
    """Return a secret in the clear.

    Raises:
        RefusedError: It was encrypted with another key, or the key is not on this machine.
        StorageError: The key cannot be read.
    """
    if not stored.startswith(MARK):
        return stored
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415  only with a secret
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV  # noqa: PLC0415

    try:
        closed = base64.urlsafe_b64decode(stored.removeprefix(MARK))
        return AESSIV(_key(make=False)).decrypt(closed, [_column(field)]).decode()
    except (InvalidTag, ValueError) as problem:
        raise RefusedError(
            _("{field} was encrypted with another key than {file}.").format(
                field=_(field.label), file=key_path()
            ),
            _("Put the key file of the machine where it was entered in that place."),
        ) from problem


def _column(field: Field) -> bytes:
    return f"{field.owner}.{field.name}".encode()


def _key(*, make: bool) -> bytes:
    """Return the key, made when it is not there and that is wanted."""
    path = key_path()
    try:
        if path.is_file():
            return base64.urlsafe_b64decode(path.read_text(encoding="ascii").strip())
        if not make:
            raise RefusedError(
                _("The key {file} is not on this machine, so secrets cannot be shown.").format(file=path),
                _("Copy it from the machine where they were entered, or name it in INVENTARIS_KEY_FILE."),
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        key = os.urandom(64)
        # Made in one step with its mode, so that nobody can read it in between, and not over one just made.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(base64.urlsafe_b64encode(key).decode() + "\n")
    except FileExistsError:
        return _key(make=False)
    except (OSError, ValueError) as problem:
        raise StorageError(
            _("The key {file} cannot be used: {reason}.").format(file=path, reason=problem)
        ) from problem
    return key
