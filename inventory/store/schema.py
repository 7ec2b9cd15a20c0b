"""The store's own tables, and how column types are spelled in SQLite's STRICT tables."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles

from inventory.records import METADATA, metadata
from inventory.records.record import Moment

BATCH = sa.Table(
    "batch",
    METADATA,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("changes", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("undoes", sa.BigInteger, sa.ForeignKey("batch.id", ondelete="RESTRICT"), nullable=True),
    sa.Column("undone_by", sa.BigInteger, sa.ForeignKey("batch.id", ondelete="RESTRICT"), nullable=True),
    sqlite_strict=True,
)
"""One action of a person: everything that it changed is undone together."""

CHANGE = sa.Table(
    "change",
    METADATA,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column(
        "batch_id", sa.BigInteger, sa.ForeignKey("batch.id", ondelete="RESTRICT"), nullable=False, index=True
    ),
    sa.Column("record", sa.Text, nullable=False),
    sa.Column("record_id", sa.BigInteger, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("before", sa.Text, nullable=True),
    sa.Column("after", sa.Text, nullable=True),
    sa.Index("ix_change_record_record_id", "record", "record_id"),
    sqlite_strict=True,
)
"""One record's change: the columns that differ, before and after, as JSON objects with the stored values."""

COUNTER = sa.Table(
    "counter",
    METADATA,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("last", sa.BigInteger, nullable=False),
    sqlite_strict=True,
)
"""Last number given out, by table: numbers are taken beforehand and never given out twice."""

SEARCH = sa.Table(
    "search",
    METADATA,
    sa.Column("record", sa.Text, primary_key=True),
    sa.Column("record_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("text", sa.Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""What words in a filter look in: a record's folded text, narrow and in order, so that a scan reads little."""

CLOSED_LINE = sa.Table(
    "closed_line",
    METADATA,
    sa.Column("closed_year_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("line", sa.Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""What a closed year came to, line by line as JSON: written once, read only, never edited.

No foreign key: when a closing is undone its lines wait aside, and are there again when it is redone.
"""

FINDING_LOG = sa.Table(
    "finding_log",
    METADATA,
    sa.Column("rule", sa.Text, primary_key=True),
    sa.Column("record", sa.Text, primary_key=True),
    sa.Column("subject", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("first", sa.Date, primary_key=True),
    sa.Column("last", sa.Date, nullable=False),
    sa.Column("solved", sa.Date, nullable=True),
    sa.Column("severity", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("due", sa.Date, nullable=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""When the check first and last saw a finding, and since when it is solved: the program's own memory, not in the history.

What people decide about a finding is a record (`inventory.records.signals.Mark`). A finding that comes back is a new row.
"""


PLAN_CONTENT = sa.Table(
    "plan_content",
    METADATA,
    sa.Column("plan_version_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("part", sa.Text, primary_key=True),
    sa.Column("content", sa.Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""What a version of a plan holds, part by part (its blocks, a picture): written once, read only, never edited.

Compressed and base64, since pictures are large. No foreign key: as with closed years, it waits aside while the version
is undone.
"""

PLAN_EDITION = sa.Table(
    "plan_edition",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("plan_id", sa.BigInteger, nullable=True, index=True),
    sa.Column("made", Moment, nullable=False),
    sa.Column("content", sa.Text, nullable=False),
    sqlite_strict=True,
)
"""What the program wrote into a document, by the code that the document carries: the base against which it is refreshed.

The program's own memory, not in the history.
"""


def living_keys() -> None:
    """Say to PostgreSQL too that natural keys are unique among the living only.

    Not where the tables are declared: SQLAlchemy would load its dialect then, 20 ms of every start on SQLite.
    """
    for table in metadata().tables.values():
        for index in table.indexes:
            condition = index.dialect_kwargs.get("sqlite_where")
            if condition is not None:
                index.dialect_kwargs["postgresql_where"] = condition


def _integer(_type: sa.types.TypeEngine[Any], _compiler: Any, **_more: Any) -> str:
    return "INTEGER"


def _text(_type: sa.types.TypeEngine[Any], _compiler: Any, **_more: Any) -> str:
    return "TEXT"


# STRICT tables know INTEGER, TEXT, REAL, BLOB and ANY only, and refuse the names that SQLAlchemy writes.
for _number in (sa.BigInteger, sa.Boolean, sa.BIGINT, sa.BOOLEAN, sa.INTEGER):
    compiles(_number, "sqlite")(_integer)
for _word in (sa.Text, sa.String, sa.VARCHAR, sa.Date, sa.DATE, sa.DateTime, sa.DATETIME):
    compiles(_word, "sqlite")(_text)
