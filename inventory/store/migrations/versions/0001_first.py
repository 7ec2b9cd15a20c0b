"""The first shape."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of the first release."""
    op.create_table(
        "batch",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("changes", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column(
            "undoes", sa.BigInteger(), sa.ForeignKey("batch.id", name="fk_batch_undoes", ondelete="RESTRICT")
        ),
        sa.Column(
            "undone_by",
            sa.BigInteger(),
            sa.ForeignKey("batch.id", name="fk_batch_undone_by", ondelete="RESTRICT"),
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "category",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("cost_row", sa.Text()),
        sa.Column("term_months", sa.BigInteger()),
        sa.Column("for_pupils", sa.Boolean()),
        sa.Column("other_names", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_category_name_length")),
        sa.CheckConstraint(
            "\"group\" IN ('device', 'network', 'cabling', 'software', 'furniture', 'other')",
            name=op.f("ck_category_group_choice"),
        ),
        sa.CheckConstraint(
            "\"cost_row\" IN ('digital_learning_materials', 'education_software', 'generic_software', 'devices', 'network', 'connectivity', 'expertise')",
            name=op.f("ck_category_cost_row_choice"),
        ),
        sa.CheckConstraint('"term_months" >= 1', name=op.f("ck_category_term_months_least")),
        sa.CheckConstraint('"term_months" <= 1200', name=op.f("ck_category_term_months_most")),
        sa.CheckConstraint('length("other_names") <= 400', name=op.f("ck_category_other_names_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_category_notes_length")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_category_name",
        "category",
        ["name"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "counter",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "custom_field",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("caption", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("choices", sa.Text()),
        sa.Column("required", sa.Boolean()),
        sa.Column("help", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("record") <= 40', name=op.f("ck_custom_field_record_length")),
        sa.CheckConstraint('length("name") <= 40', name=op.f("ck_custom_field_name_length")),
        sa.CheckConstraint('length("caption") <= 80', name=op.f("ck_custom_field_caption_length")),
        sa.CheckConstraint(
            "\"type\" IN ('text', 'note', 'integer', 'amount', 'date', 'flag', 'choice')",
            name=op.f("ck_custom_field_type_choice"),
        ),
        sa.CheckConstraint('length("choices") <= 4000', name=op.f("ck_custom_field_choices_length")),
        sa.CheckConstraint('length("help") <= 400', name=op.f("ck_custom_field_help_length")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_custom_field_record_name",
        "custom_field",
        ["record", "name"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "party",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short", sa.Text()),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("own", sa.Boolean()),
        sa.Column("country", sa.Text()),
        sa.Column("registration", sa.Text()),
        sa.Column("street", sa.Text()),
        sa.Column("postcode", sa.Text()),
        sa.Column("city", sa.Text()),
        sa.Column("denominations", sa.Text()),
        sa.Column("concepts", sa.Text()),
        sa.Column("other_names", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_party_name_length")),
        sa.CheckConstraint('length("short") <= 12', name=op.f("ck_party_short_length")),
        sa.CheckConstraint(
            "\"type\" IN ('board', 'childcare', 'municipality', 'care', 'other')",
            name=op.f("ck_party_type_choice"),
        ),
        sa.CheckConstraint("\"country\" IN ('NL', 'VL')", name=op.f("ck_party_country_choice")),
        sa.CheckConstraint('length("registration") <= 400', name=op.f("ck_party_registration_length")),
        sa.CheckConstraint('length("street") <= 400', name=op.f("ck_party_street_length")),
        sa.CheckConstraint('length("postcode") <= 12', name=op.f("ck_party_postcode_length")),
        sa.CheckConstraint('length("city") <= 400', name=op.f("ck_party_city_length")),
        sa.CheckConstraint('length("denominations") <= 400', name=op.f("ck_party_denominations_length")),
        sa.CheckConstraint('length("concepts") <= 400', name=op.f("ck_party_concepts_length")),
        sa.CheckConstraint('length("other_names") <= 400', name=op.f("ck_party_other_names_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_party_notes_length")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_party_name",
        "party",
        ["name"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("first_year", sa.BigInteger(), nullable=False),
        sa.Column("last_year", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_plan_name_length")),
        sa.CheckConstraint('length("template") <= 40', name=op.f("ck_plan_template_length")),
        sa.CheckConstraint('"first_year" >= 1990', name=op.f("ck_plan_first_year_least")),
        sa.CheckConstraint('"first_year" <= 2100', name=op.f("ck_plan_first_year_most")),
        sa.CheckConstraint('"last_year" >= 1990', name=op.f("ck_plan_last_year_least")),
        sa.CheckConstraint('"last_year" <= 2100', name=op.f("ck_plan_last_year_most")),
        sa.CheckConstraint("\"status\" IN ('draft', 'adopted', 'ended')", name=op.f("ck_plan_status_choice")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_plan_notes_length")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_plan_name",
        "plan",
        ["name"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "saved_view",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("filter", sa.Text()),
        sa.Column("sort", sa.Text()),
        sa.Column("columns", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("record") <= 40', name=op.f("ck_saved_view_record_length")),
        sa.CheckConstraint('length("name") <= 80', name=op.f("ck_saved_view_name_length")),
        sa.CheckConstraint('length("filter") <= 2000', name=op.f("ck_saved_view_filter_length")),
        sa.CheckConstraint('length("sort") <= 400', name=op.f("ck_saved_view_sort_length")),
        sa.CheckConstraint('length("columns") <= 50000', name=op.f("ck_saved_view_columns_length")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_saved_view_record_name",
        "saved_view",
        ["record", "name"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "search",
        sa.Column("record", sa.Text(), primary_key=True),
        sa.Column("record_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("text", sa.Text(), nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "supplier",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("customer_number", sa.Text()),
        sa.Column("contact", sa.Text()),
        sa.Column("email", sa.Text()),
        sa.Column("phone", sa.Text()),
        sa.Column("website", sa.Text()),
        sa.Column("registration", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("covenant", sa.Text()),
        sa.Column("other_names", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_supplier_name_length")),
        sa.CheckConstraint(
            'length("customer_number") <= 400', name=op.f("ck_supplier_customer_number_length")
        ),
        sa.CheckConstraint('length("contact") <= 400', name=op.f("ck_supplier_contact_length")),
        sa.CheckConstraint('length("email") <= 254', name=op.f("ck_supplier_email_length")),
        sa.CheckConstraint('length("phone") <= 40', name=op.f("ck_supplier_phone_length")),
        sa.CheckConstraint('length("website") <= 400', name=op.f("ck_supplier_website_length")),
        sa.CheckConstraint('length("registration") <= 400', name=op.f("ck_supplier_registration_length")),
        sa.CheckConstraint('length("country") <= 60', name=op.f("ck_supplier_country_length")),
        sa.CheckConstraint(
            "\"covenant\" IN ('participant', 'partner', 'none', 'unknown')",
            name=op.f("ck_supplier_covenant_choice"),
        ),
        sa.CheckConstraint('length("other_names") <= 400', name=op.f("ck_supplier_other_names_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_supplier_notes_length")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_supplier_name",
        "supplier",
        ["name"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "batch_id",
            sa.BigInteger(),
            sa.ForeignKey("batch.id", name="fk_change_batch_id", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("record_id", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text()),
        sqlite_strict=True,
    )
    op.create_index("ix_change_batch_id", "change", ["batch_id"])
    op.create_index("ix_change_record_record_id", "change", ["record", "record_id"])
    op.create_table(
        "plan_text",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "plan",
            sa.BigInteger(),
            sa.ForeignKey("plan.id", name="fk_plan_text_plan", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("slot") <= 80', name=op.f("ck_plan_text_slot_length")),
        sa.CheckConstraint('length("text") <= 50000', name=op.f("ck_plan_text_text_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_plan_text_plan", "plan_text", ["plan"])
    op.create_index(
        "uq_plan_text_plan_slot",
        "plan_text",
        ["plan", "slot"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "product",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("manufacturer", sa.Text()),
        sa.Column("number", sa.Text()),
        sa.Column(
            "category",
            sa.BigInteger(),
            sa.ForeignKey("category.id", name="fk_product_category", ondelete="RESTRICT"),
        ),
        sa.Column("end_of_support", sa.Date()),
        sa.Column("other_names", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_product_name_length")),
        sa.CheckConstraint('length("manufacturer") <= 400', name=op.f("ck_product_manufacturer_length")),
        sa.CheckConstraint('length("number") <= 400', name=op.f("ck_product_number_length")),
        sa.CheckConstraint('length("other_names") <= 400', name=op.f("ck_product_other_names_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_product_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_product_category", "product", ["category"])
    op.create_index(
        "uq_product_name",
        "product",
        ["name"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "site",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("code", sa.Text()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "party", sa.BigInteger(), sa.ForeignKey("party.id", name="fk_site_party", ondelete="RESTRICT")
        ),
        sa.Column("type", sa.Text()),
        sa.Column("street", sa.Text()),
        sa.Column("postcode", sa.Text()),
        sa.Column("city", sa.Text()),
        sa.Column("denomination", sa.Text()),
        sa.Column("concept", sa.Text()),
        sa.Column("places", sa.Text()),
        sa.Column("other_names", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("code") <= 20', name=op.f("ck_site_code_length")),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_site_name_length")),
        sa.CheckConstraint(
            "\"type\" IN ('primary', 'special_primary', 'special', 'secondary', 'ikc', 'childcare', 'office')",
            name=op.f("ck_site_type_choice"),
        ),
        sa.CheckConstraint('length("street") <= 400', name=op.f("ck_site_street_length")),
        sa.CheckConstraint('length("postcode") <= 12', name=op.f("ck_site_postcode_length")),
        sa.CheckConstraint('length("city") <= 400', name=op.f("ck_site_city_length")),
        sa.CheckConstraint('length("denomination") <= 400', name=op.f("ck_site_denomination_length")),
        sa.CheckConstraint('length("concept") <= 400', name=op.f("ck_site_concept_length")),
        sa.CheckConstraint('length("places") <= 400', name=op.f("ck_site_places_length")),
        sa.CheckConstraint('length("other_names") <= 400', name=op.f("ck_site_other_names_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_site_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_site_party", "site", ["party"])
    op.create_index(
        "uq_site_code",
        "site",
        ["code"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_index(
        "uq_site_name",
        "site",
        ["name"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "cost_line",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("cost_row", sa.Text()),
        sa.Column("pillar", sa.Text()),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("nature", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column(
            "site", sa.BigInteger(), sa.ForeignKey("site.id", name="fk_cost_line_site", ondelete="RESTRICT")
        ),
        sa.Column(
            "supplier",
            sa.BigInteger(),
            sa.ForeignKey("supplier.id", name="fk_cost_line_supplier", ondelete="RESTRICT"),
        ),
        sa.Column("financing", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("description") <= 400', name=op.f("ck_cost_line_description_length")),
        sa.CheckConstraint(
            "\"cost_row\" IN ('digital_learning_materials', 'education_software', 'generic_software', 'devices', 'network', 'connectivity', 'expertise')",
            name=op.f("ck_cost_line_cost_row_choice"),
        ),
        sa.CheckConstraint(
            "\"pillar\" IN ('vision', 'skills', 'content_and_applications', 'infrastructure')",
            name=op.f("ck_cost_line_pillar_choice"),
        ),
        sa.CheckConstraint("\"type\" IN ('operating', 'staff')", name=op.f("ck_cost_line_type_choice")),
        sa.CheckConstraint(
            "\"nature\" IN ('actual', 'committed', 'expected', 'planned')",
            name=op.f("ck_cost_line_nature_choice"),
        ),
        sa.CheckConstraint('"amount" >= 0', name=op.f("ck_cost_line_amount_least")),
        sa.CheckConstraint(
            "\"financing\" IN ('operating', 'subsidy', 'municipality', 'parents', 'partner', 'other')",
            name=op.f("ck_cost_line_financing_choice"),
        ),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_cost_line_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_cost_line_site", "cost_line", ["site"])
    op.create_index("ix_cost_line_supplier", "cost_line", ["supplier"])
    op.create_index(
        "uq_cost_line_description_start",
        "cost_line",
        ["description", "start"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column(
            "site", sa.BigInteger(), sa.ForeignKey("site.id", name="fk_document_site", ondelete="RESTRICT")
        ),
        sa.Column("date", sa.Date()),
        sa.Column("valid_until", sa.Date()),
        sa.Column("place", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_document_name_length")),
        sa.CheckConstraint(
            "\"type\" IN ('strategic_plan', 'school_plan', 'ict_plan', 'privacy_policy', 'learning_materials', 'survey', 'site_survey', 'agreements', 'contract', 'other')",
            name=op.f("ck_document_type_choice"),
        ),
        sa.CheckConstraint('length("place") <= 400', name=op.f("ck_document_place_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_document_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_document_site", "document", ["site"])
    op.create_index(
        "uq_document_name_site",
        "document",
        ["name", "site"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "headcount",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "site",
            sa.BigInteger(),
            sa.ForeignKey("site.id", name="fk_headcount_site", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("pupils", sa.BigInteger()),
        sa.Column("staff", sa.BigInteger()),
        sa.Column("fte", sa.BigInteger()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('"pupils" >= 0', name=op.f("ck_headcount_pupils_least")),
        sa.CheckConstraint('"staff" >= 0', name=op.f("ck_headcount_staff_least")),
        sa.CheckConstraint('"fte" >= 0', name=op.f("ck_headcount_fte_least")),
        sqlite_strict=True,
    )
    op.create_index("ix_headcount_site", "headcount", ["site"])
    op.create_index(
        "uq_headcount_site_date",
        "headcount",
        ["site", "date"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "lot",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column(
            "category",
            sa.BigInteger(),
            sa.ForeignKey("category.id", name="fk_lot_category", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "product",
            sa.BigInteger(),
            sa.ForeignKey("product.id", name="fk_lot_product", ondelete="RESTRICT"),
        ),
        sa.Column(
            "supplier",
            sa.BigInteger(),
            sa.ForeignKey("supplier.id", name="fk_lot_supplier", ondelete="RESTRICT"),
        ),
        sa.Column("site", sa.BigInteger(), sa.ForeignKey("site.id", name="fk_lot_site", ondelete="RESTRICT")),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit_price", sa.BigInteger(), nullable=False),
        sa.Column("residual", sa.BigInteger()),
        sa.Column("contribution", sa.BigInteger()),
        sa.Column("ordered", sa.Date()),
        sa.Column("delivered", sa.Date()),
        sa.Column("in_use", sa.Date(), nullable=False),
        sa.Column("term_months", sa.BigInteger()),
        sa.Column("method", sa.Text()),
        sa.Column("convention", sa.Text()),
        sa.Column("financing", sa.Text()),
        sa.Column("disposed", sa.Date()),
        sa.Column("proceeds", sa.BigInteger()),
        sa.Column("invoice", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("code") <= 60', name=op.f("ck_lot_code_length")),
        sa.CheckConstraint('length("description") <= 400', name=op.f("ck_lot_description_length")),
        sa.CheckConstraint('"quantity" >= 1', name=op.f("ck_lot_quantity_least")),
        sa.CheckConstraint('"quantity" <= 10000000', name=op.f("ck_lot_quantity_most")),
        sa.CheckConstraint('"unit_price" >= 0', name=op.f("ck_lot_unit_price_least")),
        sa.CheckConstraint('"residual" >= 0', name=op.f("ck_lot_residual_least")),
        sa.CheckConstraint('"contribution" >= 0', name=op.f("ck_lot_contribution_least")),
        sa.CheckConstraint('"term_months" >= 1', name=op.f("ck_lot_term_months_least")),
        sa.CheckConstraint('"term_months" <= 1200', name=op.f("ck_lot_term_months_most")),
        sa.CheckConstraint(
            "\"method\" IN ('linear', 'sum-of-digits', 'declining', 'declining-to-linear')",
            name=op.f("ck_lot_method_choice"),
        ),
        sa.CheckConstraint(
            "\"convention\" IN ('month-of-use', 'next-month', 'half-month', 'full-year', 'half-year', 'days')",
            name=op.f("ck_lot_convention_choice"),
        ),
        sa.CheckConstraint(
            "\"financing\" IN ('operating', 'subsidy', 'municipality', 'parents', 'partner', 'other')",
            name=op.f("ck_lot_financing_choice"),
        ),
        sa.CheckConstraint('"proceeds" >= 0', name=op.f("ck_lot_proceeds_least")),
        sa.CheckConstraint('length("invoice") <= 400', name=op.f("ck_lot_invoice_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_lot_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_lot_category", "lot", ["category"])
    op.create_index("ix_lot_product", "lot", ["product"])
    op.create_index("ix_lot_site", "lot", ["site"])
    op.create_index("ix_lot_supplier", "lot", ["supplier"])
    op.create_index(
        "uq_lot_code",
        "lot",
        ["code"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text()),
        sa.Column("phone", sa.Text()),
        sa.Column("job", sa.Text()),
        sa.Column(
            "site", sa.BigInteger(), sa.ForeignKey("site.id", name="fk_person_site", ondelete="RESTRICT")
        ),
        sa.Column(
            "party", sa.BigInteger(), sa.ForeignKey("party.id", name="fk_person_party", ondelete="RESTRICT")
        ),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_person_name_length")),
        sa.CheckConstraint('length("email") <= 254', name=op.f("ck_person_email_length")),
        sa.CheckConstraint('length("phone") <= 40', name=op.f("ck_person_phone_length")),
        sa.CheckConstraint('length("job") <= 400', name=op.f("ck_person_job_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_person_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_person_party", "person", ["party"])
    op.create_index("ix_person_site", "person", ["site"])
    op.create_index(
        "uq_person_email",
        "person",
        ["email"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_index(
        "uq_person_name",
        "person",
        ["name"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "room",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "site",
            sa.BigInteger(),
            sa.ForeignKey("site.id", name="fk_room_site", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("floor", sa.Text()),
        sa.Column("group", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_room_name_length")),
        sa.CheckConstraint('length("floor") <= 400', name=op.f("ck_room_floor_length")),
        sa.CheckConstraint('length("group") <= 400', name=op.f("ck_room_group_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_room_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_room_site", "room", ["site"])
    op.create_index(
        "uq_room_site_name",
        "room",
        ["site", "name"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "party", sa.BigInteger(), sa.ForeignKey("party.id", name="fk_staff_party", ondelete="RESTRICT")
        ),
        sa.Column(
            "site", sa.BigInteger(), sa.ForeignKey("site.id", name="fk_staff_site", ondelete="RESTRICT")
        ),
        sa.Column("fte", sa.BigInteger()),
        sa.Column("yearly_cost", sa.BigInteger(), nullable=False),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("financing", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_staff_name_length")),
        sa.CheckConstraint('"fte" >= 0', name=op.f("ck_staff_fte_least")),
        sa.CheckConstraint('"yearly_cost" >= 0', name=op.f("ck_staff_yearly_cost_least")),
        sa.CheckConstraint(
            "\"financing\" IN ('operating', 'subsidy', 'municipality', 'parents', 'partner', 'other')",
            name=op.f("ck_staff_financing_choice"),
        ),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_staff_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_staff_party", "staff", ["party"])
    op.create_index("ix_staff_site", "staff", ["site"])
    op.create_index(
        "uq_staff_name",
        "staff",
        ["name"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "allocation",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "staff",
            sa.BigInteger(),
            sa.ForeignKey("staff.id", name="fk_allocation_staff", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("cost_row", sa.Text(), nullable=False),
        sa.Column("share", sa.BigInteger(), nullable=False),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint(
            "\"cost_row\" IN ('digital_learning_materials', 'education_software', 'generic_software', 'devices', 'network', 'connectivity', 'expertise')",
            name=op.f("ck_allocation_cost_row_choice"),
        ),
        sa.CheckConstraint('"share" >= 0', name=op.f("ck_allocation_share_least")),
        sa.CheckConstraint('"share" <= 10000', name=op.f("ck_allocation_share_most")),
        sqlite_strict=True,
    )
    op.create_index("ix_allocation_staff", "allocation", ["staff"])
    op.create_index(
        "uq_allocation_staff_cost_row",
        "allocation",
        ["staff", "cost_row"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "contract",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "supplier",
            sa.BigInteger(),
            sa.ForeignKey("supplier.id", name="fk_contract_supplier", ondelete="RESTRICT"),
        ),
        sa.Column("type", sa.Text()),
        sa.Column(
            "party", sa.BigInteger(), sa.ForeignKey("party.id", name="fk_contract_party", ondelete="RESTRICT")
        ),
        sa.Column(
            "site", sa.BigInteger(), sa.ForeignKey("site.id", name="fk_contract_site", ondelete="RESTRICT")
        ),
        sa.Column("cost_row", sa.Text()),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("initial_months", sa.BigInteger()),
        sa.Column("explicit_end", sa.Date()),
        sa.Column("renewal", sa.Text(), nullable=False),
        sa.Column("renewal_months", sa.BigInteger()),
        sa.Column("max_renewals", sa.BigInteger()),
        sa.Column("notice", sa.BigInteger()),
        sa.Column("notice_unit", sa.Text()),
        sa.Column("notice_before", sa.Text()),
        sa.Column("explicit_notice", sa.Date()),
        sa.Column("early_exit", sa.Boolean()),
        sa.Column("cancelled", sa.Date()),
        sa.Column("ended", sa.Date()),
        sa.Column("financing", sa.Text()),
        sa.Column("procurement", sa.Text()),
        sa.Column(
            "owner",
            sa.BigInteger(),
            sa.ForeignKey("person.id", name="fk_contract_owner", ondelete="RESTRICT"),
        ),
        sa.Column("document", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("number") <= 60', name=op.f("ck_contract_number_length")),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_contract_name_length")),
        sa.CheckConstraint(
            "\"type\" IN ('subscription', 'licence', 'service', 'operational_lease', 'financial_lease', 'purchase', 'framework', 'connection')",
            name=op.f("ck_contract_type_choice"),
        ),
        sa.CheckConstraint(
            "\"cost_row\" IN ('digital_learning_materials', 'education_software', 'generic_software', 'devices', 'network', 'connectivity', 'expertise')",
            name=op.f("ck_contract_cost_row_choice"),
        ),
        sa.CheckConstraint('"initial_months" >= 1', name=op.f("ck_contract_initial_months_least")),
        sa.CheckConstraint('"initial_months" <= 1200', name=op.f("ck_contract_initial_months_most")),
        sa.CheckConstraint(
            "\"renewal\" IN ('tacit', 'express', 'none', 'open-ended')",
            name=op.f("ck_contract_renewal_choice"),
        ),
        sa.CheckConstraint('"renewal_months" >= 0', name=op.f("ck_contract_renewal_months_least")),
        sa.CheckConstraint('"renewal_months" <= 1200', name=op.f("ck_contract_renewal_months_most")),
        sa.CheckConstraint('"max_renewals" >= 0', name=op.f("ck_contract_max_renewals_least")),
        sa.CheckConstraint('"notice" >= 0', name=op.f("ck_contract_notice_least")),
        sa.CheckConstraint('"notice" <= 3660', name=op.f("ck_contract_notice_most")),
        sa.CheckConstraint(
            "\"notice_unit\" IN ('months', 'weeks', 'days')", name=op.f("ck_contract_notice_unit_choice")
        ),
        sa.CheckConstraint('length("notice_before") <= 5', name=op.f("ck_contract_notice_before_length")),
        sa.CheckConstraint(
            "\"financing\" IN ('operating', 'subsidy', 'municipality', 'parents', 'partner', 'other')",
            name=op.f("ck_contract_financing_choice"),
        ),
        sa.CheckConstraint('length("procurement") <= 400', name=op.f("ck_contract_procurement_length")),
        sa.CheckConstraint('length("document") <= 400', name=op.f("ck_contract_document_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_contract_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_contract_owner", "contract", ["owner"])
    op.create_index("ix_contract_party", "contract", ["party"])
    op.create_index("ix_contract_site", "contract", ["site"])
    op.create_index("ix_contract_supplier", "contract", ["supplier"])
    op.create_index(
        "uq_contract_number",
        "contract",
        ["number"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "device",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("tag", sa.Text()),
        sa.Column("serial", sa.Text()),
        sa.Column("name", sa.Text()),
        sa.Column(
            "product",
            sa.BigInteger(),
            sa.ForeignKey("product.id", name="fk_device_product", ondelete="RESTRICT"),
        ),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column(
            "site", sa.BigInteger(), sa.ForeignKey("site.id", name="fk_device_site", ondelete="RESTRICT")
        ),
        sa.Column(
            "home_site",
            sa.BigInteger(),
            sa.ForeignKey("site.id", name="fk_device_home_site", ondelete="RESTRICT"),
        ),
        sa.Column(
            "room", sa.BigInteger(), sa.ForeignKey("room.id", name="fk_device_room", ondelete="RESTRICT")
        ),
        sa.Column("user", sa.Text()),
        sa.Column("lot", sa.BigInteger(), sa.ForeignKey("lot.id", name="fk_device_lot", ondelete="RESTRICT")),
        sa.Column("ownership", sa.Text()),
        sa.Column("purchased", sa.Date()),
        sa.Column("warranty_end", sa.Date()),
        sa.Column("end_of_support", sa.Date()),
        sa.Column("os", sa.Text()),
        sa.Column("os_version", sa.Text()),
        sa.Column("mac_wifi", sa.Text()),
        sa.Column("mac_lan", sa.Text()),
        sa.Column("last_seen", sa.Date()),
        sa.Column("encrypted", sa.Boolean()),
        sa.Column("managed_id", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("tag") <= 60', name=op.f("ck_device_tag_length")),
        sa.CheckConstraint('length("serial") <= 100', name=op.f("ck_device_serial_length")),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_device_name_length")),
        sa.CheckConstraint(
            "\"status\" IN ('ordered', 'in_stock', 'in_use', 'on_loan', 'repair', 'missing', 'retired')",
            name=op.f("ck_device_status_choice"),
        ),
        sa.CheckConstraint('length("user") <= 254', name=op.f("ck_device_user_length")),
        sa.CheckConstraint(
            "\"ownership\" IN ('owned', 'leased', 'loaned', 'private')",
            name=op.f("ck_device_ownership_choice"),
        ),
        sa.CheckConstraint('length("os") <= 400', name=op.f("ck_device_os_length")),
        sa.CheckConstraint('length("os_version") <= 400', name=op.f("ck_device_os_version_length")),
        sa.CheckConstraint('length("mac_wifi") <= 17', name=op.f("ck_device_mac_wifi_length")),
        sa.CheckConstraint('length("mac_lan") <= 17', name=op.f("ck_device_mac_lan_length")),
        sa.CheckConstraint('length("managed_id") <= 100', name=op.f("ck_device_managed_id_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_device_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_device_home_site", "device", ["home_site"])
    op.create_index("ix_device_lot", "device", ["lot"])
    op.create_index("ix_device_product", "device", ["product"])
    op.create_index("ix_device_room", "device", ["room"])
    op.create_index("ix_device_site", "device", ["site"])
    op.create_index(
        "uq_device_serial",
        "device",
        ["serial"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_index(
        "uq_device_tag",
        "device",
        ["tag"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "goal",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "plan",
            sa.BigInteger(),
            sa.ForeignKey("plan.id", name="fk_goal_plan", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("result", sa.Text()),
        sa.Column("indicator", sa.Text()),
        sa.Column("year", sa.BigInteger()),
        sa.Column(
            "owner", sa.BigInteger(), sa.ForeignKey("person.id", name="fk_goal_owner", ondelete="RESTRICT")
        ),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint(
            "\"theme\" IN ('skills', 'content', 'infrastructure')", name=op.f("ck_goal_theme_choice")
        ),
        sa.CheckConstraint('"number" >= 0', name=op.f("ck_goal_number_least")),
        sa.CheckConstraint('length("goal") <= 400', name=op.f("ck_goal_goal_length")),
        sa.CheckConstraint('length("result") <= 400', name=op.f("ck_goal_result_length")),
        sa.CheckConstraint('length("indicator") <= 400', name=op.f("ck_goal_indicator_length")),
        sa.CheckConstraint('"year" >= 1990', name=op.f("ck_goal_year_least")),
        sa.CheckConstraint('"year" <= 2100', name=op.f("ck_goal_year_most")),
        sqlite_strict=True,
    )
    op.create_index("ix_goal_owner", "goal", ["owner"])
    op.create_index("ix_goal_plan", "goal", ["plan"])
    op.create_index(
        "uq_goal_plan_theme_number",
        "goal",
        ["plan", "theme", "number"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "policy_value",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("start", sa.Date()),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column(
            "decided_by",
            sa.BigInteger(),
            sa.ForeignKey("person.id", name="fk_policy_value_decided_by", ondelete="RESTRICT"),
        ),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 80', name=op.f("ck_policy_value_name_length")),
        sa.CheckConstraint('length("value") <= 400', name=op.f("ck_policy_value_value_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_policy_value_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_policy_value_decided_by", "policy_value", ["decided_by"])
    op.create_index(
        "uq_policy_value_name_start",
        "policy_value",
        ["name", "start"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "process",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "parent",
            sa.BigInteger(),
            sa.ForeignKey("process.id", name="fk_process_parent", ondelete="RESTRICT"),
        ),
        sa.Column("type", sa.Text()),
        sa.Column("scope", sa.Text()),
        sa.Column("in_scope", sa.Boolean()),
        sa.Column("importance", sa.BigInteger()),
        sa.Column("order", sa.BigInteger()),
        sa.Column(
            "owner", sa.BigInteger(), sa.ForeignKey("person.id", name="fk_process_owner", ondelete="RESTRICT")
        ),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("code") <= 20', name=op.f("ck_process_code_length")),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_process_name_length")),
        sa.CheckConstraint(
            "\"type\" IN ('primary', 'supporting', 'governing')", name=op.f("ck_process_type_choice")
        ),
        sa.CheckConstraint(
            "\"scope\" IN ('education', 'childcare', 'both')", name=op.f("ck_process_scope_choice")
        ),
        sa.CheckConstraint('"importance" >= 1', name=op.f("ck_process_importance_least")),
        sa.CheckConstraint('"importance" <= 5', name=op.f("ck_process_importance_most")),
        sa.CheckConstraint('"order" >= 0', name=op.f("ck_process_order_least")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_process_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_process_owner", "process", ["owner"])
    op.create_index("ix_process_parent", "process", ["parent"])
    op.create_index(
        "uq_process_code",
        "process",
        ["code"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "role",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "person",
            sa.BigInteger(),
            sa.ForeignKey("person.id", name="fk_role_person", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column(
            "site", sa.BigInteger(), sa.ForeignKey("site.id", name="fk_role_site", ondelete="RESTRICT")
        ),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint(
            "\"role\" IN ('ict_coordinator', 'ict_school', 'i_coach', 'system_administrator', 'functional_administrator', 'privacy_officer', 'data_protection_officer', 'board_member', 'school_leader', 'controller', 'budget_holder', 'teacher')",
            name=op.f("ck_role_role_choice"),
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_role_person", "role", ["person"])
    op.create_index("ix_role_site", "role", ["site"])
    op.create_index(
        "uq_role_person_role_site",
        "role",
        ["person", "role", "site"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "system",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.Text()),
        sa.Column(
            "supplier",
            sa.BigInteger(),
            sa.ForeignKey("supplier.id", name="fk_system_supplier", ondelete="RESTRICT"),
        ),
        sa.Column("hosting", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("cost_row", sa.Text()),
        sa.Column("personal_data", sa.Text()),
        sa.Column("pupil_data", sa.Text()),
        sa.Column("availability", sa.Text()),
        sa.Column("integrity", sa.Text()),
        sa.Column("confidentiality", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("dpia", sa.Text()),
        sa.Column(
            "owner", sa.BigInteger(), sa.ForeignKey("person.id", name="fk_system_owner", ondelete="RESTRICT")
        ),
        sa.Column("website", sa.Text()),
        sa.Column("other_names", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_system_name_length")),
        sa.CheckConstraint(
            "\"type\" IN ('student_information', 'pupil_tracking', 'assessment', 'learning_environment', 'learning_application', 'access', 'parent_communication', 'childcare', 'identity', 'office', 'hr', 'finance', 'care', 'transfer', 'quality', 'device_management', 'network', 'service_management', 'website', 'national', 'other')",
            name=op.f("ck_system_type_choice"),
        ),
        sa.CheckConstraint(
            "\"hosting\" IN ('cloud', 'installed', 'own_server', 'national')",
            name=op.f("ck_system_hosting_choice"),
        ),
        sa.CheckConstraint(
            "\"status\" IN ('planned', 'in_use', 'phasing_out', 'ended')",
            name=op.f("ck_system_status_choice"),
        ),
        sa.CheckConstraint(
            "\"cost_row\" IN ('digital_learning_materials', 'education_software', 'generic_software', 'devices', 'network', 'connectivity', 'expertise')",
            name=op.f("ck_system_cost_row_choice"),
        ),
        sa.CheckConstraint(
            "\"personal_data\" IN ('yes', 'no', 'unknown')", name=op.f("ck_system_personal_data_choice")
        ),
        sa.CheckConstraint(
            "\"pupil_data\" IN ('yes', 'no', 'unknown')", name=op.f("ck_system_pupil_data_choice")
        ),
        sa.CheckConstraint(
            "\"availability\" IN ('low', 'medium', 'high')", name=op.f("ck_system_availability_choice")
        ),
        sa.CheckConstraint(
            "\"integrity\" IN ('low', 'medium', 'high')", name=op.f("ck_system_integrity_choice")
        ),
        sa.CheckConstraint(
            "\"confidentiality\" IN ('low', 'medium', 'high')", name=op.f("ck_system_confidentiality_choice")
        ),
        sa.CheckConstraint('length("country") <= 60', name=op.f("ck_system_country_length")),
        sa.CheckConstraint("\"dpia\" IN ('yes', 'no', 'unknown')", name=op.f("ck_system_dpia_choice")),
        sa.CheckConstraint('length("website") <= 400', name=op.f("ck_system_website_length")),
        sa.CheckConstraint('length("other_names") <= 400', name=op.f("ck_system_other_names_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_system_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_system_owner", "system", ["owner"])
    op.create_index("ix_system_supplier", "system", ["supplier"])
    op.create_index(
        "uq_system_name",
        "system",
        ["name"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "agreement",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "supplier",
            sa.BigInteger(),
            sa.ForeignKey("supplier.id", name="fk_agreement_supplier", ondelete="RESTRICT"),
        ),
        sa.Column(
            "party",
            sa.BigInteger(),
            sa.ForeignKey("party.id", name="fk_agreement_party", ondelete="RESTRICT"),
        ),
        sa.Column(
            "partner",
            sa.BigInteger(),
            sa.ForeignKey("party.id", name="fk_agreement_partner", ondelete="RESTRICT"),
        ),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("model", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("signed_board", sa.Date()),
        sa.Column("signed_supplier", sa.Date()),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("follows_contract", sa.Boolean()),
        sa.Column(
            "contract",
            sa.BigInteger(),
            sa.ForeignKey("contract.id", name="fk_agreement_contract", ondelete="RESTRICT"),
        ),
        sa.Column("deviations", sa.Text()),
        sa.Column("document", sa.Text()),
        sa.Column("reviewed", sa.Date()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("code") <= 60', name=op.f("ck_agreement_code_length")),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_agreement_name_length")),
        sa.CheckConstraint(
            "\"type\" IN ('processor', 'pre_gdpr', 'joint', 'role', 'terms')",
            name=op.f("ck_agreement_type_choice"),
        ),
        sa.CheckConstraint('length("model") <= 20', name=op.f("ck_agreement_model_length")),
        sa.CheckConstraint(
            "\"status\" IN ('draft', 'sent', 'signed', 'ended')", name=op.f("ck_agreement_status_choice")
        ),
        sa.CheckConstraint('length("deviations") <= 50000', name=op.f("ck_agreement_deviations_length")),
        sa.CheckConstraint('length("document") <= 400', name=op.f("ck_agreement_document_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_agreement_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_agreement_contract", "agreement", ["contract"])
    op.create_index("ix_agreement_partner", "agreement", ["partner"])
    op.create_index("ix_agreement_party", "agreement", ["party"])
    op.create_index("ix_agreement_supplier", "agreement", ["supplier"])
    op.create_index(
        "uq_agreement_code",
        "agreement",
        ["code"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "contract_price",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "contract",
            sa.BigInteger(),
            sa.ForeignKey("contract.id", name="fk_contract_price_contract", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("unit_price", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.BigInteger()),
        sa.Column("period_months", sa.BigInteger(), nullable=False),
        sa.Column("cost_row", sa.Text()),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("one_off", sa.Boolean()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("description") <= 400', name=op.f("ck_contract_price_description_length")),
        sa.CheckConstraint(
            "\"basis\" IN ('fixed', 'pupil', 'staff', 'fte', 'site', 'device')",
            name=op.f("ck_contract_price_basis_choice"),
        ),
        sa.CheckConstraint('"unit_price" >= 0', name=op.f("ck_contract_price_unit_price_least")),
        sa.CheckConstraint('"quantity" >= 0', name=op.f("ck_contract_price_quantity_least")),
        sa.CheckConstraint('"period_months" >= 1', name=op.f("ck_contract_price_period_months_least")),
        sa.CheckConstraint('"period_months" <= 120', name=op.f("ck_contract_price_period_months_most")),
        sa.CheckConstraint(
            "\"cost_row\" IN ('digital_learning_materials', 'education_software', 'generic_software', 'devices', 'network', 'connectivity', 'expertise')",
            name=op.f("ck_contract_price_cost_row_choice"),
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_contract_price_contract", "contract_price", ["contract"])
    op.create_index(
        "uq_contract_price_contract_description_start",
        "contract_price",
        ["contract", "description", "start"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "coverage",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "contract",
            sa.BigInteger(),
            sa.ForeignKey("contract.id", name="fk_coverage_contract", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "system",
            sa.BigInteger(),
            sa.ForeignKey("system.id", name="fk_coverage_system", ondelete="RESTRICT"),
        ),
        sa.Column(
            "lot", sa.BigInteger(), sa.ForeignKey("lot.id", name="fk_coverage_lot", ondelete="RESTRICT")
        ),
        sa.Column(
            "category",
            sa.BigInteger(),
            sa.ForeignKey("category.id", name="fk_coverage_category", ondelete="RESTRICT"),
        ),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sqlite_strict=True,
    )
    op.create_index("ix_coverage_category", "coverage", ["category"])
    op.create_index("ix_coverage_contract", "coverage", ["contract"])
    op.create_index("ix_coverage_lot", "coverage", ["lot"])
    op.create_index("ix_coverage_system", "coverage", ["system"])
    op.create_index(
        "uq_coverage_contract_system_lot_category",
        "coverage",
        ["contract", "system", "lot", "category"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "licence",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "system",
            sa.BigInteger(),
            sa.ForeignKey("system.id", name="fk_licence_system", ondelete="RESTRICT"),
        ),
        sa.Column(
            "supplier",
            sa.BigInteger(),
            sa.ForeignKey("supplier.id", name="fk_licence_supplier", ondelete="RESTRICT"),
        ),
        sa.Column(
            "contract",
            sa.BigInteger(),
            sa.ForeignKey("contract.id", name="fk_licence_contract", ondelete="RESTRICT"),
        ),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("seats", sa.BigInteger()),
        sa.Column("used", sa.BigInteger()),
        sa.Column("counted", sa.Date()),
        sa.Column("unit_price", sa.BigInteger()),
        sa.Column("period_months", sa.BigInteger()),
        sa.Column("cost_row", sa.Text()),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("key", sa.Text()),
        sa.Column("reassignable", sa.Boolean()),
        sa.Column("order_number", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_licence_name_length")),
        sa.CheckConstraint(
            "\"type\" IN ('device', 'user', 'pupil', 'fte', 'site', 'concurrent', 'board', 'perpetual', 'subscription')",
            name=op.f("ck_licence_type_choice"),
        ),
        sa.CheckConstraint('"seats" >= 0', name=op.f("ck_licence_seats_least")),
        sa.CheckConstraint('"used" >= 0', name=op.f("ck_licence_used_least")),
        sa.CheckConstraint('"unit_price" >= 0', name=op.f("ck_licence_unit_price_least")),
        sa.CheckConstraint('"period_months" >= 1', name=op.f("ck_licence_period_months_least")),
        sa.CheckConstraint('"period_months" <= 120', name=op.f("ck_licence_period_months_most")),
        sa.CheckConstraint(
            "\"cost_row\" IN ('digital_learning_materials', 'education_software', 'generic_software', 'devices', 'network', 'connectivity', 'expertise')",
            name=op.f("ck_licence_cost_row_choice"),
        ),
        sa.CheckConstraint('length("key") <= 2000', name=op.f("ck_licence_key_length")),
        sa.CheckConstraint('length("order_number") <= 400', name=op.f("ck_licence_order_number_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_licence_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_licence_contract", "licence", ["contract"])
    op.create_index("ix_licence_supplier", "licence", ["supplier"])
    op.create_index("ix_licence_system", "licence", ["system"])
    op.create_index(
        "uq_licence_name",
        "licence",
        ["name"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "participation",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "party",
            sa.BigInteger(),
            sa.ForeignKey("party.id", name="fk_participation_party", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "process",
            sa.BigInteger(),
            sa.ForeignKey("process.id", name="fk_participation_process", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("runs", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint("\"runs\" IN ('yes', 'no', 'unknown')", name=op.f("ck_participation_runs_choice")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_participation_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_participation_party", "participation", ["party"])
    op.create_index("ix_participation_process", "participation", ["process"])
    op.create_index(
        "uq_participation_party_process",
        "participation",
        ["party", "process"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "support",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "party",
            sa.BigInteger(),
            sa.ForeignKey("party.id", name="fk_support_party", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "process",
            sa.BigInteger(),
            sa.ForeignKey("process.id", name="fk_support_process", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "system",
            sa.BigInteger(),
            sa.ForeignKey("system.id", name="fk_support_system", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("function", sa.Text()),
        sa.Column("level", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("fit", sa.BigInteger()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("function") <= 400', name=op.f("ck_support_function_length")),
        sa.CheckConstraint("\"level\" IN ('partial', 'full')", name=op.f("ck_support_level_choice")),
        sa.CheckConstraint(
            "\"status\" IN ('planned', 'in_use', 'phasing_out', 'ended')",
            name=op.f("ck_support_status_choice"),
        ),
        sa.CheckConstraint('"fit" >= 1', name=op.f("ck_support_fit_least")),
        sa.CheckConstraint('"fit" <= 4', name=op.f("ck_support_fit_most")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_support_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_support_party", "support", ["party"])
    op.create_index("ix_support_process", "support", ["process"])
    op.create_index("ix_support_system", "support", ["system"])
    op.create_index(
        "uq_support_party_process_system_function",
        "support",
        ["party", "process", "system", "function"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "term",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "process",
            sa.BigInteger(),
            sa.ForeignKey("process.id", name="fk_term_process", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "party",
            sa.BigInteger(),
            sa.ForeignKey("party.id", name="fk_term_party", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_term_name_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_term_party", "term", ["party"])
    op.create_index("ix_term_process", "term", ["process"])
    op.create_index(
        "uq_term_process_party",
        "term",
        ["process", "party"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "annex",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "agreement",
            sa.BigInteger(),
            sa.ForeignKey("agreement.id", name="fk_annex_agreement", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "system",
            sa.BigInteger(),
            sa.ForeignKey("system.id", name="fk_annex_system", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("edition", sa.Text()),
        sa.Column("date", sa.Date()),
        sa.Column("purposes", sa.Text()),
        sa.Column("categories", sa.Text()),
        sa.Column("subjects", sa.Text()),
        sa.Column("retention", sa.Text()),
        sa.Column("location", sa.Text()),
        sa.Column("subprocessors_listed", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("edition") <= 40', name=op.f("ck_annex_edition_length")),
        sa.CheckConstraint('length("purposes") <= 50000', name=op.f("ck_annex_purposes_length")),
        sa.CheckConstraint('length("categories") <= 50000', name=op.f("ck_annex_categories_length")),
        sa.CheckConstraint('length("subjects") <= 400', name=op.f("ck_annex_subjects_length")),
        sa.CheckConstraint('length("retention") <= 400', name=op.f("ck_annex_retention_length")),
        sa.CheckConstraint('length("location") <= 400', name=op.f("ck_annex_location_length")),
        sa.CheckConstraint(
            "\"subprocessors_listed\" IN ('yes', 'no', 'unknown')",
            name=op.f("ck_annex_subprocessors_listed_choice"),
        ),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_annex_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_annex_agreement", "annex", ["agreement"])
    op.create_index("ix_annex_system", "annex", ["system"])
    op.create_index(
        "uq_annex_agreement_system",
        "annex",
        ["agreement", "system"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "assignment",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "licence",
            sa.BigInteger(),
            sa.ForeignKey("licence.id", name="fk_assignment_licence", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "site", sa.BigInteger(), sa.ForeignKey("site.id", name="fk_assignment_site", ondelete="RESTRICT")
        ),
        sa.Column(
            "device",
            sa.BigInteger(),
            sa.ForeignKey("device.id", name="fk_assignment_device", ondelete="RESTRICT"),
        ),
        sa.Column("user", sa.Text()),
        sa.Column("seats", sa.BigInteger(), nullable=False),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("user") <= 400', name=op.f("ck_assignment_user_length")),
        sa.CheckConstraint('"seats" >= 1', name=op.f("ck_assignment_seats_least")),
        sqlite_strict=True,
    )
    op.create_index("ix_assignment_device", "assignment", ["device"])
    op.create_index("ix_assignment_licence", "assignment", ["licence"])
    op.create_index("ix_assignment_site", "assignment", ["site"])
    op.create_table(
        "interface",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "source",
            sa.BigInteger(),
            sa.ForeignKey("system.id", name="fk_interface_source", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "target",
            sa.BigInteger(),
            sa.ForeignKey("system.id", name="fk_interface_target", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "party",
            sa.BigInteger(),
            sa.ForeignKey("party.id", name="fk_interface_party", ondelete="RESTRICT"),
        ),
        sa.Column("standard", sa.Text()),
        sa.Column("pupil_data", sa.Text()),
        sa.Column("categories", sa.Text()),
        sa.Column("ground", sa.Text()),
        sa.Column(
            "agreement",
            sa.BigInteger(),
            sa.ForeignKey("agreement.id", name="fk_interface_agreement", ondelete="RESTRICT"),
        ),
        sa.Column("dependent", sa.Boolean()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_interface_name_length")),
        sa.CheckConstraint(
            "\"standard\" IN ('uwlr', 'oso', 'edexml', 'eck', 'saml', 'oidc', 'edukoppeling', 'csv', 'api', 'other')",
            name=op.f("ck_interface_standard_choice"),
        ),
        sa.CheckConstraint(
            "\"pupil_data\" IN ('yes', 'no', 'unknown')", name=op.f("ck_interface_pupil_data_choice")
        ),
        sa.CheckConstraint('length("categories") <= 400', name=op.f("ck_interface_categories_length")),
        sa.CheckConstraint(
            "\"ground\" IN ('agreement', 'law', 'consent', 'public_task', 'none', 'unknown')",
            name=op.f("ck_interface_ground_choice"),
        ),
        sa.CheckConstraint(
            "\"status\" IN ('planned', 'in_use', 'phasing_out', 'ended')",
            name=op.f("ck_interface_status_choice"),
        ),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_interface_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_interface_agreement", "interface", ["agreement"])
    op.create_index("ix_interface_party", "interface", ["party"])
    op.create_index("ix_interface_source", "interface", ["source"])
    op.create_index("ix_interface_target", "interface", ["target"])
    op.create_index(
        "uq_interface_source_target_name",
        "interface",
        ["source", "target", "name"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
    op.create_table(
        "subprocessor",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "agreement",
            sa.BigInteger(),
            sa.ForeignKey("agreement.id", name="fk_subprocessor_agreement", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("service", sa.Text()),
        sa.Column("country", sa.Text()),
        sa.Column("outside_eea", sa.Text()),
        sa.Column("safeguard", sa.Text()),
        sa.Column("categories", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_subprocessor_name_length")),
        sa.CheckConstraint('length("service") <= 400', name=op.f("ck_subprocessor_service_length")),
        sa.CheckConstraint('length("country") <= 60', name=op.f("ck_subprocessor_country_length")),
        sa.CheckConstraint(
            "\"outside_eea\" IN ('yes', 'no', 'unknown')", name=op.f("ck_subprocessor_outside_eea_choice")
        ),
        sa.CheckConstraint(
            "\"safeguard\" IN ('none', 'adequacy', 'dpf', 'scc', 'bcr', 'unknown')",
            name=op.f("ck_subprocessor_safeguard_choice"),
        ),
        sa.CheckConstraint('length("categories") <= 400', name=op.f("ck_subprocessor_categories_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_subprocessor_agreement", "subprocessor", ["agreement"])
    op.create_index(
        "uq_subprocessor_agreement_name_service",
        "subprocessor",
        ["agreement", "name", "service"],
        unique=True,
        sqlite_where=sa.text("archived IS NULL"),
        postgresql_where=sa.text("archived IS NULL"),
    )
