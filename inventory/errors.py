"""The errors that reach a person.

    InventoryError              everything below: has a title, a message that says where and what, and a hint
    ├── InputError              exit 2: unusable input or wrong usage (a file, a value, a filter, an option)
    ├── RefusedError            exit 3: the program will not do this now (stale version, locked, read-only, undo blocked)
    │   └── StaleError          the record was changed by somebody else since it was shown
    └── StorageError            exit 3: the database cannot be opened, is newer than the program, or is damaged

Anything else that is raised is a bug: it is written to a report and exits with 4.
"""

from __future__ import annotations


class InventoryError(Exception):
    """An error that speaks to a person.

    Args:
        message: What is wrong and where (file, row, column, field), a whole sentence in the user's language.
        hint: What to do about it, a whole sentence, or "" when the message says it all.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class InputError(InventoryError):
    """What was given cannot be used: a broken file, a value that does not fit, an unknown field."""


class RefusedError(InventoryError):
    """The program will not do this now, and changed nothing."""

    exit_code = 3


class StaleError(RefusedError):
    """The record was changed since it was shown; carries both sides.

    Args:
        message: Which record, who changed it and when.
        hint: What to do.
        theirs: Values now in the database, by field name.
        mine: Values that were about to be saved, by field name.
        labels: What people call those fields, by field name.
    """

    def __init__(
        self,
        message: str,
        hint: str = "",
        theirs: dict[str, object] | None = None,
        mine: dict[str, object] | None = None,
        labels: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message, hint)
        self.theirs = theirs or {}
        self.mine = mine or {}
        self.labels = labels or {}


class StorageError(InventoryError):
    """The database cannot be used: missing, newer than the program, locked for long, or damaged."""

    exit_code = 3
