"""What a migration does to a table that is already there, alike on both databases.

SQLite cannot change a constraint: there the table is made anew from its own text with the constraint replaced, filled
from the old one, and given its indexes back. Foreign keys are off while migrations run (`inventory.store.migrate`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Mapping

NUMBER, TEXT, DAY, FLAG = sa.BigInteger, sa.Text, sa.Date, sa.Boolean


def add(
    table: str,
    column: str,
    kind: type[sa.types.TypeEngine[Any]],
    checks: Mapping[str, str] | None = None,
) -> None:
    """Add an empty column to a table.

    Args:
        table: Which.
        column: Its name.
        kind: Its type.
        checks: What the database refuses, by the name of the check.
    """
    named = {f"ck_{table}_{name}": text for name, text in (checks or {}).items()}
    if op.get_bind().dialect.name == "sqlite":
        parts = [f'ALTER TABLE "{table}" ADD COLUMN "{column}" {_spelled(kind)}']
        parts += [f'CONSTRAINT "{name}" CHECK ({text})' for name, text in named.items()]
        op.execute(" ".join(parts))
    else:
        op.add_column(table, sa.Column(column, kind()))
        for name, text in named.items():
            op.create_check_constraint(op.f(name), table, sa.text(text))


def _spelled(kind: type[sa.types.TypeEngine[Any]]) -> str:
    """Return a type as STRICT tables know it."""
    return "INTEGER" if kind in {NUMBER, FLAG} else "TEXT"


def renew(
    table: str, before: Mapping[str, str], after: Mapping[str, str], links: Mapping[str, str] | None = None
) -> None:
    """Replace checks, and make columns links.

    Args:
        table: Which.
        before: The texts of the checks as they are, by their name after that of the table ("method_choice").
        after: The same as they become.
        links: Columns that become links, with the table that they point to.

    Raises:
        LookupError: The table has no such check; the program's own mistake.
    """
    links = links or {}
    if op.get_bind().dialect.name == "sqlite":
        _made_anew(table, {before[check]: text for check, text in after.items()}, links)
    else:
        for check, text in after.items():
            name = op.f(f"ck_{table}_{check}")
            op.drop_constraint(name, table, type_="check")
            op.create_check_constraint(name, table, sa.text(text))
        for column, target in links.items():
            op.create_foreign_key(
                f"fk_{table}_{column}", table, target, [column], ["id"], ondelete="RESTRICT"
            )
    for column in links:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _made_anew(table: str, texts: Mapping[str, str], links: Mapping[str, str]) -> None:
    connection = op.get_bind()
    query = sa.text("SELECT type, sql FROM sqlite_master WHERE tbl_name = :table AND sql IS NOT NULL")
    found = connection.execute(query, {"table": table}).all()
    made = next(sql for kind, sql in found if kind == "table")
    for before, after in texts.items():
        if before not in made:
            raise LookupError(table, before)
        made = made.replace(before, after)
    keys = "".join(
        f', CONSTRAINT fk_{table}_{column} FOREIGN KEY("{column}") REFERENCES {target} (id) ON DELETE RESTRICT'
        for column, target in links.items()
    )
    opening, closing = made.index("("), made.rindex(")")
    made = f"{made[:closing]}{keys}{made[closing:]}"
    connection.exec_driver_sql(f'CREATE TABLE "_{table}" {made[opening:]}')
    connection.exec_driver_sql(f'INSERT INTO "_{table}" SELECT * FROM "{table}"')  # noqa: S608  names of our own tables
    connection.exec_driver_sql(f'DROP TABLE "{table}"')
    # Without it SQLite would rewrite the links of other tables to the new name while it is renamed.
    connection.exec_driver_sql("PRAGMA legacy_alter_table=ON")
    connection.exec_driver_sql(f'ALTER TABLE "_{table}" RENAME TO "{table}"')
    connection.exec_driver_sql("PRAGMA legacy_alter_table=OFF")
    for kind, sql in found:
        if kind == "index":
            connection.exec_driver_sql(sql)
