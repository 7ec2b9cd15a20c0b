"""Where a transfer comes from, and which post a ledger entry pays."""

from __future__ import annotations

from inventory.store.migrations.steps import NUMBER, add, renew

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Give lot events and ledger entries a link each."""
    add("lot_event", "origin", NUMBER)
    renew("lot_event", {}, {}, {"origin": "site"})
    add("ledger_entry", "staff", NUMBER)
    renew("ledger_entry", {}, {}, {"staff": "staff"})
