"""How Alembic runs the steps: on the connection that it is handed, never on one of its own."""

from __future__ import annotations

from alembic import context

from inventory.records import metadata
from inventory.store import schema  # declares the store's own tables

schema.living_keys()
connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata(),
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
    compare_type=False,
)
context.run_migrations()
