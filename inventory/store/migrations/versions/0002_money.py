"""Money complete: lot events, decisions, indexes, ledger, closed years, replacement."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from inventory.store.migrations.steps import DAY, FLAG, NUMBER, TEXT, add, renew

revision = "0002"
down_revision = "0001"

METHOD = "\"method\" IN ('linear', 'sum-of-digits', 'declining', 'declining-to-linear'"
CONVENTION = "\"convention\" IN ('month-of-use', 'next-month', 'half-month', 'full-year', 'half-year', 'days'"
RENEWAL = "\"renewal\" IN ('tacit', 'express', 'none', 'open-ended'"
NOTICE_UNIT = "\"notice_unit\" IN ('months', 'weeks', 'days'"


def upgrade() -> None:
    """Make the new tables, and give lots, contracts and others their new columns."""
    _index_series()
    _benchmark()
    _category_policy()
    _closed_year()
    _decision()
    _index_value()
    _installation()
    _labour()
    _ledger_entry()
    _licence_count()
    _lot_event()
    _scenario()
    _planned_lot()
    _scenario_move()
    _closed_line()
    _columns()
    renew(
        "lot",
        {"method_choice": f"{METHOD})", "convention_choice": f"{CONVENTION})"},
        {"method_choice": f"{METHOD}, 'manual')", "convention_choice": f"{CONVENTION}, 'days-360')"},
        {"split_from": "lot"},
    )
    renew(
        "contract",
        {"renewal_choice": f"{RENEWAL})", "notice_unit_choice": f"{NOTICE_UNIT})"},
        {
            "renewal_choice": f"{RENEWAL}, 'school-year')",
            "notice_unit_choice": f"{NOTICE_UNIT}, 'calendar_months')",
        },
        {"index_series": "index_series"},
    )


def _living(table: str, columns: list[str]) -> None:
    """Make a natural key unique among the living."""
    where = sa.text("archived IS NULL")
    name = f"uq_{table}_{'_'.join(columns)}"
    op.create_index(name, table, columns, unique=True, sqlite_where=where, postgresql_where=where)


def _closed_line() -> None:
    op.create_table(
        "closed_line",
        sa.Column("closed_year_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("position", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("line", sa.Text(), nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _columns() -> None:
    add("contract", "cannot_end", FLAG)
    add(
        "contract",
        "lead_days",
        NUMBER,
        {"lead_days_least": '"lead_days" >= 0', "lead_days_most": '"lead_days" <= 365'},
    )
    add(
        "contract",
        "option_months",
        NUMBER,
        {"option_months_least": '"option_months" >= 0', "option_months_most": '"option_months" <= 1200'},
    )
    add("contract", "options", NUMBER, {"options_least": '"options" >= 0', "options_most": '"options" <= 50'})
    add(
        "contract",
        "index_rule",
        TEXT,
        {"index_rule_choice": "\"index_rule\" IN ('none', 'anniversary', 'january', 'month')"},
    )
    add(
        "contract",
        "index_month",
        NUMBER,
        {"index_month_least": '"index_month" >= 1', "index_month_most": '"index_month" <= 12'},
    )
    add("contract", "index_series", NUMBER)
    add(
        "contract",
        "index_percent",
        NUMBER,
        {"index_percent_least": '"index_percent" >= 0', "index_percent_most": '"index_percent" <= 10000'},
    )
    add(
        "contract",
        "invoice_months",
        NUMBER,
        {"invoice_months_least": '"invoice_months" >= 1', "invoice_months_most": '"invoice_months" <= 120'},
    )
    add("contract", "invoice_arrears", FLAG)
    add("contract", "proration", TEXT, {"proration_choice": "\"proration\" IN ('months', 'days')"})
    add(
        "contract",
        "scope",
        TEXT,
        {"scope_choice": "\"scope\" IN ('print', 'cabling', 'building', 'private')"},
    )
    add("contract", "value_excl", NUMBER, {"value_excl_least": '"value_excl" >= 0'})
    add(
        "contract",
        "route",
        TEXT,
        {
            "route_choice": "\"route\" IN ('none', 'direct', 'quotes', 'national', 'european', 'framework', 'joint')"
        },
    )
    add(
        "category",
        "scope",
        TEXT,
        {"scope_choice": "\"scope\" IN ('print', 'cabling', 'building', 'private')"},
    )
    add(
        "lot",
        "acquisition",
        TEXT,
        {"acquisition_choice": "\"acquisition\" IN ('purchase', 'operational_lease', 'financial_lease')"},
    )
    add("lot", "return_by", DAY)
    add("lot", "bought_together", TEXT, {"bought_together_length": 'length("bought_together") <= 60'})
    add("lot", "vat", NUMBER, {"vat_least": '"vat" >= 0', "vat_most": '"vat" <= 10000'})
    add("lot", "rate", NUMBER, {"rate_least": '"rate" >= 0', "rate_most": '"rate" <= 10000'})
    add("lot", "schedule", TEXT, {"schedule_length": 'length("schedule") <= 400'})
    add("lot", "opening", NUMBER, {"opening_least": '"opening" >= 0'})
    add("lot", "opening_on", DAY)
    add("lot", "split_from", NUMBER)
    add(
        "contract_price",
        "discount",
        NUMBER,
        {"discount_least": '"discount" >= 0', "discount_most": '"discount" <= 10000'},
    )
    add("contract_price", "vat", NUMBER, {"vat_least": '"vat" >= 0', "vat_most": '"vat" <= 10000'})
    add("contract_price", "indexed", FLAG)
    add(
        "cost_line",
        "scope",
        TEXT,
        {"scope_choice": "\"scope\" IN ('print', 'cabling', 'building', 'private')"},
    )


def _index_series() -> None:
    op.create_table(
        "index_series",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_index_series_name_length")),
        sa.CheckConstraint('length("source") <= 400', name=op.f("ck_index_series_source_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_index_series_notes_length")),
        sqlite_strict=True,
    )
    _living("index_series", ["name"])


def _benchmark() -> None:
    op.create_table(
        "benchmark",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("includes", sa.Text()),
        sa.Column("staff", sa.Boolean()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_benchmark_name_length")),
        sa.CheckConstraint('"year" >= 1990', name=op.f("ck_benchmark_year_least")),
        sa.CheckConstraint('"year" <= 2100', name=op.f("ck_benchmark_year_most")),
        sa.CheckConstraint('"amount" >= 0', name=op.f("ck_benchmark_amount_least")),
        sa.CheckConstraint('length("source") <= 400', name=op.f("ck_benchmark_source_length")),
        sa.CheckConstraint('length("country") <= 2', name=op.f("ck_benchmark_country_length")),
        sa.CheckConstraint('length("includes") <= 80', name=op.f("ck_benchmark_includes_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_benchmark_notes_length")),
        sqlite_strict=True,
    )
    _living("benchmark", ["name", "year"])


def _category_policy() -> None:
    op.create_table(
        "category_policy",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "category",
            sa.BigInteger(),
            sa.ForeignKey("category.id", name="fk_category_policy_category", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("term_months", sa.BigInteger()),
        sa.Column("residual_share", sa.BigInteger()),
        sa.Column("method", sa.Text()),
        sa.Column("convention", sa.Text()),
        sa.Column("rate", sa.BigInteger()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('"term_months" >= 1', name=op.f("ck_category_policy_term_months_least")),
        sa.CheckConstraint('"term_months" <= 1200', name=op.f("ck_category_policy_term_months_most")),
        sa.CheckConstraint('"residual_share" >= 0', name=op.f("ck_category_policy_residual_share_least")),
        sa.CheckConstraint('"residual_share" <= 10000', name=op.f("ck_category_policy_residual_share_most")),
        sa.CheckConstraint(
            "\"method\" IN ('linear', 'sum-of-digits', 'declining', 'declining-to-linear', 'manual')",
            name=op.f("ck_category_policy_method_choice"),
        ),
        sa.CheckConstraint(
            "\"convention\" IN ('month-of-use', 'next-month', 'half-month', 'full-year', 'half-year', 'days', 'days-360')",
            name=op.f("ck_category_policy_convention_choice"),
        ),
        sa.CheckConstraint('"rate" >= 0', name=op.f("ck_category_policy_rate_least")),
        sa.CheckConstraint('"rate" <= 10000', name=op.f("ck_category_policy_rate_most")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_category_policy_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_category_policy_category", "category_policy", ["category"])
    _living("category_policy", ["category", "start"])


def _closed_year() -> None:
    op.create_table(
        "closed_year",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 40', name=op.f("ck_closed_year_name_length")),
        sa.CheckConstraint('length("digest") <= 64', name=op.f("ck_closed_year_digest_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_closed_year_notes_length")),
        sqlite_strict=True,
    )
    _living("closed_year", ["end"])


def _decision() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "contract",
            sa.BigInteger(),
            sa.ForeignKey("contract.id", name="fk_decision_contract", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("term_end", sa.Date()),
        sa.Column(
            "person",
            sa.BigInteger(),
            sa.ForeignKey("person.id", name="fk_decision_person", ondelete="RESTRICT"),
        ),
        sa.Column("letter_sent", sa.Date()),
        sa.Column("confirmed", sa.Date()),
        sa.Column("reference", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint(
            "\"decision\" IN ('renew', 'renegotiate', 'cancel', 'option')",
            name=op.f("ck_decision_decision_choice"),
        ),
        sa.CheckConstraint('length("reference") <= 400', name=op.f("ck_decision_reference_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_decision_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_decision_contract", "decision", ["contract"])
    op.create_index("ix_decision_person", "decision", ["person"])
    _living("decision", ["contract", "date", "decision"])


def _index_value() -> None:
    op.create_table(
        "index_value",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "series",
            sa.BigInteger(),
            sa.ForeignKey("index_series.id", name="fk_index_value_series", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("percent", sa.BigInteger(), nullable=False),
        sa.Column("assumed", sa.Boolean()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('"percent" >= -5000', name=op.f("ck_index_value_percent_least")),
        sa.CheckConstraint('"percent" <= 10000', name=op.f("ck_index_value_percent_most")),
        sqlite_strict=True,
    )
    op.create_index("ix_index_value_series", "index_value", ["series"])
    _living("index_value", ["series", "start"])


def _installation() -> None:
    op.create_table(
        "installation",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "system",
            sa.BigInteger(),
            sa.ForeignKey("system.id", name="fk_installation_system", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "device",
            sa.BigInteger(),
            sa.ForeignKey("device.id", name="fk_installation_device", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("name", sa.Text()),
        sa.Column("release", sa.Text()),
        sa.Column("seen", sa.Date()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_installation_name_length")),
        sa.CheckConstraint('length("release") <= 100', name=op.f("ck_installation_release_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_installation_system", "installation", ["system"])
    op.create_index("ix_installation_device", "installation", ["device"])
    _living("installation", ["system", "device"])


def _labour() -> None:
    op.create_table(
        "labour",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "category",
            sa.BigInteger(),
            sa.ForeignKey("category.id", name="fk_labour_category", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("rate", sa.BigInteger(), nullable=False),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("description") <= 400', name=op.f("ck_labour_description_length")),
        sa.CheckConstraint("\"who\" IN ('it', 'user')", name=op.f("ck_labour_who_choice")),
        sa.CheckConstraint('"minutes" >= 0', name=op.f("ck_labour_minutes_least")),
        sa.CheckConstraint('"minutes" <= 525600', name=op.f("ck_labour_minutes_most")),
        sa.CheckConstraint('"rate" >= 0', name=op.f("ck_labour_rate_least")),
        sqlite_strict=True,
    )
    op.create_index("ix_labour_category", "labour", ["category"])
    _living("labour", ["category", "description"])


def _ledger_entry() -> None:
    op.create_table(
        "ledger_entry",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("account", sa.Text()),
        sa.Column("description", sa.Text()),
        sa.Column("relation", sa.Text()),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("cost_row", sa.Text()),
        sa.Column("pillar", sa.Text()),
        sa.Column(
            "contract",
            sa.BigInteger(),
            sa.ForeignKey("contract.id", name="fk_ledger_entry_contract", ondelete="RESTRICT"),
        ),
        sa.Column(
            "lot", sa.BigInteger(), sa.ForeignKey("lot.id", name="fk_ledger_entry_lot", ondelete="RESTRICT")
        ),
        sa.Column(
            "site",
            sa.BigInteger(),
            sa.ForeignKey("site.id", name="fk_ledger_entry_site", ondelete="RESTRICT"),
        ),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("reference") <= 80', name=op.f("ck_ledger_entry_reference_length")),
        sa.CheckConstraint('length("account") <= 60', name=op.f("ck_ledger_entry_account_length")),
        sa.CheckConstraint('length("description") <= 400', name=op.f("ck_ledger_entry_description_length")),
        sa.CheckConstraint('length("relation") <= 400', name=op.f("ck_ledger_entry_relation_length")),
        sa.CheckConstraint('"amount" >= -1000000000000000', name=op.f("ck_ledger_entry_amount_least")),
        sa.CheckConstraint(
            "\"cost_row\" IN ('digital_learning_materials', 'education_software', 'generic_software', 'devices', 'network', 'connectivity', 'expertise')",
            name=op.f("ck_ledger_entry_cost_row_choice"),
        ),
        sa.CheckConstraint(
            "\"pillar\" IN ('vision', 'skills', 'content_and_applications', 'infrastructure')",
            name=op.f("ck_ledger_entry_pillar_choice"),
        ),
        sa.CheckConstraint(
            "\"state\" IN ('open', 'confirmed', 'ignored')", name=op.f("ck_ledger_entry_state_choice")
        ),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_ledger_entry_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_ledger_entry_contract", "ledger_entry", ["contract"])
    op.create_index("ix_ledger_entry_lot", "ledger_entry", ["lot"])
    op.create_index("ix_ledger_entry_site", "ledger_entry", ["site"])
    _living("ledger_entry", ["reference"])


def _licence_count() -> None:
    op.create_table(
        "licence_count",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "licence",
            sa.BigInteger(),
            sa.ForeignKey("licence.id", name="fk_licence_count_licence", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("seats", sa.BigInteger()),
        sa.Column("used", sa.BigInteger()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('"seats" >= 0', name=op.f("ck_licence_count_seats_least")),
        sa.CheckConstraint('"used" >= 0', name=op.f("ck_licence_count_used_least")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_licence_count_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_licence_count_licence", "licence_count", ["licence"])
    _living("licence_count", ["licence", "date"])


def _lot_event() -> None:
    op.create_table(
        "lot_event",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "lot",
            sa.BigInteger(),
            sa.ForeignKey("lot.id", name="fk_lot_event_lot", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("quantity", sa.BigInteger()),
        sa.Column("amount", sa.BigInteger()),
        sa.Column("months", sa.BigInteger()),
        sa.Column("residual", sa.BigInteger()),
        sa.Column("proceeds", sa.BigInteger()),
        sa.Column(
            "site", sa.BigInteger(), sa.ForeignKey("site.id", name="fk_lot_event_site", ondelete="RESTRICT")
        ),
        sa.Column(
            "into", sa.BigInteger(), sa.ForeignKey("lot.id", name="fk_lot_event_into", ondelete="RESTRICT")
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("document", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('"number" >= 1', name=op.f("ck_lot_event_number_least")),
        sa.CheckConstraint(
            "\"type\" IN ('term', 'value', 'addition', 'residual', 'split', 'transfer', 'disposal', 'loss')",
            name=op.f("ck_lot_event_type_choice"),
        ),
        sa.CheckConstraint('"quantity" >= 1', name=op.f("ck_lot_event_quantity_least")),
        sa.CheckConstraint('"amount" >= 0', name=op.f("ck_lot_event_amount_least")),
        sa.CheckConstraint('"months" >= 1', name=op.f("ck_lot_event_months_least")),
        sa.CheckConstraint('"months" <= 1200', name=op.f("ck_lot_event_months_most")),
        sa.CheckConstraint('"residual" >= 0', name=op.f("ck_lot_event_residual_least")),
        sa.CheckConstraint('"proceeds" >= 0', name=op.f("ck_lot_event_proceeds_least")),
        sa.CheckConstraint('length("reason") <= 400', name=op.f("ck_lot_event_reason_length")),
        sa.CheckConstraint('length("document") <= 400', name=op.f("ck_lot_event_document_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_lot_event_lot", "lot_event", ["lot"])
    op.create_index("ix_lot_event_site", "lot_event", ["site"])
    op.create_index("ix_lot_event_into", "lot_event", ["into"])
    _living("lot_event", ["lot", "number"])


def _scenario() -> None:
    op.create_table(
        "scenario",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first_year", sa.BigInteger()),
        sa.Column("last_year", sa.BigInteger()),
        sa.Column("price_index", sa.BigInteger()),
        sa.Column("ceiling", sa.BigInteger()),
        sa.Column("advance", sa.BigInteger()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_scenario_name_length")),
        sa.CheckConstraint('"first_year" >= 1990', name=op.f("ck_scenario_first_year_least")),
        sa.CheckConstraint('"first_year" <= 2100', name=op.f("ck_scenario_first_year_most")),
        sa.CheckConstraint('"last_year" >= 1990', name=op.f("ck_scenario_last_year_least")),
        sa.CheckConstraint('"last_year" <= 2150', name=op.f("ck_scenario_last_year_most")),
        sa.CheckConstraint('"price_index" >= 0', name=op.f("ck_scenario_price_index_least")),
        sa.CheckConstraint('"price_index" <= 10000', name=op.f("ck_scenario_price_index_most")),
        sa.CheckConstraint('"ceiling" >= 0', name=op.f("ck_scenario_ceiling_least")),
        sa.CheckConstraint('"advance" >= 0', name=op.f("ck_scenario_advance_least")),
        sa.CheckConstraint('"advance" <= 10', name=op.f("ck_scenario_advance_most")),
        sa.CheckConstraint("\"status\" IN ('draft', 'adopted')", name=op.f("ck_scenario_status_choice")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_scenario_notes_length")),
        sqlite_strict=True,
    )
    _living("scenario", ["name"])


def _planned_lot() -> None:
    op.create_table(
        "planned_lot",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column(
            "scenario",
            sa.BigInteger(),
            sa.ForeignKey("scenario.id", name="fk_planned_lot_scenario", ondelete="RESTRICT"),
        ),
        sa.Column(
            "replaces",
            sa.BigInteger(),
            sa.ForeignKey("lot.id", name="fk_planned_lot_replaces", ondelete="RESTRICT"),
        ),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column(
            "category",
            sa.BigInteger(),
            sa.ForeignKey("category.id", name="fk_planned_lot_category", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "product",
            sa.BigInteger(),
            sa.ForeignKey("product.id", name="fk_planned_lot_product", ondelete="RESTRICT"),
        ),
        sa.Column(
            "site", sa.BigInteger(), sa.ForeignKey("site.id", name="fk_planned_lot_site", ondelete="RESTRICT")
        ),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit_price", sa.BigInteger(), nullable=False),
        sa.Column("residual", sa.BigInteger()),
        sa.Column("in_use", sa.Date(), nullable=False),
        sa.Column("term_months", sa.BigInteger()),
        sa.Column("financing", sa.Text()),
        sa.Column(
            "bought_as",
            sa.BigInteger(),
            sa.ForeignKey("lot.id", name="fk_planned_lot_bought_as", ondelete="RESTRICT"),
        ),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("code") <= 80', name=op.f("ck_planned_lot_code_length")),
        sa.CheckConstraint('length("description") <= 400', name=op.f("ck_planned_lot_description_length")),
        sa.CheckConstraint('"quantity" >= 1', name=op.f("ck_planned_lot_quantity_least")),
        sa.CheckConstraint('"quantity" <= 10000000', name=op.f("ck_planned_lot_quantity_most")),
        sa.CheckConstraint('"unit_price" >= 0', name=op.f("ck_planned_lot_unit_price_least")),
        sa.CheckConstraint('"residual" >= 0', name=op.f("ck_planned_lot_residual_least")),
        sa.CheckConstraint('"term_months" >= 1', name=op.f("ck_planned_lot_term_months_least")),
        sa.CheckConstraint('"term_months" <= 1200', name=op.f("ck_planned_lot_term_months_most")),
        sa.CheckConstraint(
            "\"financing\" IN ('operating', 'subsidy', 'municipality', 'parents', 'partner', 'other')",
            name=op.f("ck_planned_lot_financing_choice"),
        ),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_planned_lot_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_planned_lot_scenario", "planned_lot", ["scenario"])
    op.create_index("ix_planned_lot_replaces", "planned_lot", ["replaces"])
    op.create_index("ix_planned_lot_category", "planned_lot", ["category"])
    op.create_index("ix_planned_lot_product", "planned_lot", ["product"])
    op.create_index("ix_planned_lot_site", "planned_lot", ["site"])
    op.create_index("ix_planned_lot_bought_as", "planned_lot", ["bought_as"])
    _living("planned_lot", ["code"])


def _scenario_move() -> None:
    op.create_table(
        "scenario_move",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "scenario",
            sa.BigInteger(),
            sa.ForeignKey("scenario.id", name="fk_scenario_move_scenario", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "lot",
            sa.BigInteger(),
            sa.ForeignKey("lot.id", name="fk_scenario_move_lot", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("generation", sa.BigInteger(), nullable=False),
        sa.Column("shift", sa.BigInteger()),
        sa.Column("quantity", sa.BigInteger()),
        sa.Column("unit_price", sa.BigInteger()),
        sa.Column("skip", sa.Boolean()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('"generation" >= 1', name=op.f("ck_scenario_move_generation_least")),
        sa.CheckConstraint('"generation" <= 50', name=op.f("ck_scenario_move_generation_most")),
        sa.CheckConstraint('"shift" >= -10', name=op.f("ck_scenario_move_shift_least")),
        sa.CheckConstraint('"shift" <= 10', name=op.f("ck_scenario_move_shift_most")),
        sa.CheckConstraint('"quantity" >= 0', name=op.f("ck_scenario_move_quantity_least")),
        sa.CheckConstraint('"unit_price" >= 0', name=op.f("ck_scenario_move_unit_price_least")),
        sa.CheckConstraint('length("reason") <= 400', name=op.f("ck_scenario_move_reason_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_scenario_move_scenario", "scenario_move", ["scenario"])
    op.create_index("ix_scenario_move_lot", "scenario_move", ["lot"])
    _living("scenario_move", ["scenario", "lot", "generation"])
