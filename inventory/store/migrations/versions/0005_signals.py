"""Privacy and signals: annexes in parts, register, assessments, connections, incident plans, decisions on findings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from inventory.store.migrations.steps import DAY, FLAG, NUMBER, TEXT, add, renew

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the new tables, and give agreements, systems, contracts and devices what they lacked."""
    _annex_service()
    _annex_data()
    _storage_location()
    _security_annex()
    _processing()
    _processing_use()
    _dpia()
    _connection()
    _speed_test()
    _wifi_survey()
    _incident_plan()
    _rule_policy()
    _mark()
    _own_rule()
    _support_date()
    _columns()
    _finding_log()
    # A new version of an annex stands beside the old one.
    op.drop_index("uq_annex_agreement_system", "annex")
    _living("annex", ["agreement", "system", "edition"])
    renew("agreement", {}, {}, {"owner": "person"})
    renew("subprocessor", {}, {}, {"system": "system"})
    renew("system", {}, {}, {"party": "party"})


def _living(table: str, columns: list[str]) -> None:
    """Make a natural key unique among the living."""
    where = sa.text("archived IS NULL")
    name = f"uq_{table}_{'_'.join(columns)}"
    op.create_index(name, table, columns, unique=True, sqlite_where=where, postgresql_where=where)


def _columns() -> None:
    add("agreement", "variant", TEXT, {"variant_length": 'length("variant") <= 400'})
    add("agreement", "form", TEXT, {"form_choice": "\"form\" IN ('signed', 'accepted', 'published')"})
    add("agreement", "accepted", DAY)
    add("agreement", "signatory_board", TEXT, {"signatory_board_length": 'length("signatory_board") <= 400'})
    add(
        "agreement",
        "signatory_authorised",
        TEXT,
        {"signatory_authorised_choice": "\"signatory_authorised\" IN ('yes', 'no', 'unknown')"},
    )
    add(
        "agreement",
        "signatory_supplier",
        TEXT,
        {"signatory_supplier_length": 'length("signatory_supplier") <= 400'},
    )
    add("agreement", "subject", TEXT, {"subject_length": 'length("subject") <= 50000'})
    add("agreement", "nature", TEXT, {"nature_length": 'length("nature") <= 400'})
    add("agreement", "open_ended", FLAG)
    add(
        "agreement",
        "clause_instructions",
        TEXT,
        {"clause_instructions_choice": "\"clause_instructions\" IN ('yes', 'no', 'unknown')"},
    )
    add(
        "agreement",
        "clause_confidentiality",
        TEXT,
        {"clause_confidentiality_choice": "\"clause_confidentiality\" IN ('yes', 'no', 'unknown')"},
    )
    add(
        "agreement",
        "clause_security",
        TEXT,
        {"clause_security_choice": "\"clause_security\" IN ('yes', 'no', 'unknown')"},
    )
    add(
        "agreement",
        "clause_subprocessors",
        TEXT,
        {"clause_subprocessors_choice": "\"clause_subprocessors\" IN ('yes', 'no', 'unknown')"},
    )
    add(
        "agreement",
        "clause_rights",
        TEXT,
        {"clause_rights_choice": "\"clause_rights\" IN ('yes', 'no', 'unknown')"},
    )
    add(
        "agreement",
        "clause_assistance",
        TEXT,
        {"clause_assistance_choice": "\"clause_assistance\" IN ('yes', 'no', 'unknown')"},
    )
    add(
        "agreement",
        "clause_deletion",
        TEXT,
        {"clause_deletion_choice": "\"clause_deletion\" IN ('yes', 'no', 'unknown')"},
    )
    add(
        "agreement",
        "clause_audit",
        TEXT,
        {"clause_audit_choice": "\"clause_audit\" IN ('yes', 'no', 'unknown')"},
    )
    add(
        "agreement",
        "authorisation",
        TEXT,
        {"authorisation_choice": "\"authorisation\" IN ('specific', 'general', 'none', 'unknown')"},
    )
    add("agreement", "no_subprocessors", FLAG)
    add(
        "agreement",
        "breach_hours",
        NUMBER,
        {"breach_hours_least": '"breach_hours" >= 0', "breach_hours_most": '"breach_hours" <= 10000'},
    )
    add(
        "agreement",
        "own_use_banned",
        TEXT,
        {"own_use_banned_choice": "\"own_use_banned\" IN ('yes', 'no', 'unknown')"},
    )
    add("agreement", "deletion_confirmed", DAY)
    add("agreement", "owner", NUMBER)
    add("annex", "description", TEXT, {"description_length": 'length("description") <= 50000'})
    add("annex", "users", TEXT, {"users_length": 'length("users") <= 400'})
    add("annex", "website", TEXT, {"website_length": 'length("website") <= 400'})
    add("annex", "not_processed", TEXT, {"not_processed_length": 'length("not_processed") <= 50000'})
    add(
        "annex",
        "at_end",
        TEXT,
        {
            "at_end_choice": "\"at_end\" IN ('deleted', 'returned', 'returned_deleted', 'anonymised', 'unknown')"
        },
    )
    add("annex", "contact", TEXT, {"contact_length": 'length("contact") <= 400'})
    add("annex", "incident_contact", TEXT, {"incident_contact_length": 'length("incident_contact") <= 400'})
    add("annex", "reviewed", DAY)
    add("subprocessor", "system", NUMBER)
    add("subprocessor", "safeguard_checked", DAY)
    add("system", "dpia_triggers", TEXT, {"dpia_triggers_length": 'length("dpia_triggers") <= 400'})
    add("system", "party", NUMBER)
    add("system", "sso", TEXT, {"sso_choice": "\"sso\" IN ('yes', 'no', 'unknown')"})
    add("system", "admin_mfa", TEXT, {"admin_mfa_choice": "\"admin_mfa\" IN ('yes', 'no', 'unknown')"})
    add("system", "ai", TEXT, {"ai_choice": "\"ai\" IN ('yes', 'no', 'unknown')"})
    add(
        "system",
        "ai_training_banned",
        TEXT,
        {"ai_training_banned_choice": "\"ai_training_banned\" IN ('yes', 'no', 'unknown')"},
    )
    add(
        "system",
        "ai_oversight",
        TEXT,
        {"ai_oversight_choice": "\"ai_oversight\" IN ('yes', 'no', 'unknown')"},
    )
    add("system", "measures_applied", DAY)
    add("system", "changed", DAY)
    add(
        "category",
        "spare_share",
        NUMBER,
        {"spare_share_least": '"spare_share" >= 0', "spare_share_most": '"spare_share" <= 10000'},
    )
    add("category", "holds_data", FLAG)
    add("device", "os_edition", TEXT, {"os_edition_length": 'length("os_edition") <= 100'})
    add("device", "retired", DAY)
    add("device", "wiped", DAY)
    add("device", "wipe_certificate", TEXT, {"wipe_certificate_length": 'length("wipe_certificate") <= 400'})
    add("lot", "fund", TEXT, {"fund_length": 'length("fund") <= 400'})
    add("contract", "fund", TEXT, {"fund_length": 'length("fund") <= 400'})
    add(
        "contract",
        "response_hours",
        NUMBER,
        {"response_hours_least": '"response_hours" >= 0', "response_hours_most": '"response_hours" <= 10000'},
    )
    add(
        "contract",
        "repair_hours",
        NUMBER,
        {"repair_hours_least": '"repair_hours" >= 0', "repair_hours_most": '"repair_hours" <= 10000'},
    )
    add("contract", "service_window", TEXT, {"service_window_length": 'length("service_window") <= 400'})
    add("contract", "service_contact", TEXT, {"service_contact_length": 'length("service_contact") <= 400'})
    add("contract", "escalation", TEXT, {"escalation_length": 'length("escalation") <= 400'})


def _annex_service() -> None:
    op.create_table(
        "annex_service",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "annex",
            sa.BigInteger(),
            sa.ForeignKey("annex.id", name="fk_annex_service_annex", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("optional", sa.Boolean()),
        sa.Column("switched_on", sa.Text()),
        sa.Column("purposes", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_annex_service_name_length")),
        sa.CheckConstraint(
            "\"switched_on\" IN ('yes', 'no', 'unknown')", name=op.f("ck_annex_service_switched_on_choice")
        ),
        sa.CheckConstraint('length("purposes") <= 50000', name=op.f("ck_annex_service_purposes_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_annex_service_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_annex_service_annex", "annex_service", ["annex"])
    _living("annex_service", ["annex", "name"])


def _annex_data() -> None:
    op.create_table(
        "annex_data",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "annex",
            sa.BigInteger(),
            sa.ForeignKey("annex.id", name="fk_annex_data_annex", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text()),
        sa.Column("processed", sa.Text(), nullable=False),
        sa.Column("retention_months", sa.BigInteger()),
        sa.Column("retention_from", sa.Text()),
        sa.Column("after", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint(
            "\"category\" IN ('contact', 'pupil_number', 'nationality', 'parents', 'medical', 'religion', 'progress', 'organisation', 'financial', 'images', 'staff', 'national_number', 'chain_id', 'technical', 'other')",
            name=op.f("ck_annex_data_category_choice"),
        ),
        sa.CheckConstraint(
            "\"subject\" IN ('pupil', 'parent', 'staff', 'former_pupil', 'child', 'other')",
            name=op.f("ck_annex_data_subject_choice"),
        ),
        sa.CheckConstraint(
            "\"processed\" IN ('yes', 'no', 'unknown')", name=op.f("ck_annex_data_processed_choice")
        ),
        sa.CheckConstraint('"retention_months" >= 0', name=op.f("ck_annex_data_retention_months_least")),
        sa.CheckConstraint('"retention_months" <= 1200', name=op.f("ck_annex_data_retention_months_most")),
        sa.CheckConstraint(
            'length("retention_from") <= 400', name=op.f("ck_annex_data_retention_from_length")
        ),
        sa.CheckConstraint(
            "\"after\" IN ('deleted', 'returned', 'returned_deleted', 'anonymised', 'unknown')",
            name=op.f("ck_annex_data_after_choice"),
        ),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_annex_data_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_annex_data_annex", "annex_data", ["annex"])
    _living("annex_data", ["annex", "category", "subject"])


def _storage_location() -> None:
    op.create_table(
        "storage_location",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "annex",
            sa.BigInteger(),
            sa.ForeignKey("annex.id", name="fk_storage_location_annex", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("activity", sa.Text()),
        sa.Column("safeguard", sa.Text()),
        sa.Column("safeguard_checked", sa.Date()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("country") <= 60', name=op.f("ck_storage_location_country_length")),
        sa.CheckConstraint('length("activity") <= 400', name=op.f("ck_storage_location_activity_length")),
        sa.CheckConstraint(
            "\"safeguard\" IN ('none', 'adequacy', 'dpf', 'scc', 'bcr', 'unknown')",
            name=op.f("ck_storage_location_safeguard_choice"),
        ),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_storage_location_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_storage_location_annex", "storage_location", ["annex"])
    _living("storage_location", ["annex", "country", "activity"])


def _security_annex() -> None:
    op.create_table(
        "security_annex",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "agreement",
            sa.BigInteger(),
            sa.ForeignKey("agreement.id", name="fk_security_annex_agreement", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "system",
            sa.BigInteger(),
            sa.ForeignKey("system.id", name="fk_security_annex_system", ondelete="RESTRICT"),
        ),
        sa.Column("date", sa.Date()),
        sa.Column("availability", sa.Text()),
        sa.Column("integrity", sa.Text()),
        sa.Column("confidentiality", sa.Text()),
        sa.Column("scheme", sa.Text()),
        sa.Column("tested", sa.Date()),
        sa.Column("test_form", sa.Text()),
        sa.Column("certificates", sa.Text()),
        sa.Column("certificate_until", sa.Date()),
        sa.Column("encryption_transit", sa.Text()),
        sa.Column("encryption_rest", sa.Text()),
        sa.Column("mfa", sa.Text()),
        sa.Column("rbac", sa.Text()),
        sa.Column("separation", sa.Text()),
        sa.Column("logging", sa.Text()),
        sa.Column("backup", sa.Text()),
        sa.Column("rpo_hours", sa.BigInteger()),
        sa.Column("rto_hours", sa.BigInteger()),
        sa.Column("awareness", sa.Text()),
        sa.Column("pentest", sa.Text()),
        sa.Column("supplier_control", sa.Text()),
        sa.Column("incident_contact", sa.Text()),
        sa.Column("incident_channel", sa.Text()),
        sa.Column("document", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint(
            "\"availability\" IN ('low', 'medium', 'high')",
            name=op.f("ck_security_annex_availability_choice"),
        ),
        sa.CheckConstraint(
            "\"integrity\" IN ('low', 'medium', 'high')", name=op.f("ck_security_annex_integrity_choice")
        ),
        sa.CheckConstraint(
            "\"confidentiality\" IN ('low', 'medium', 'high')",
            name=op.f("ck_security_annex_confidentiality_choice"),
        ),
        sa.CheckConstraint('length("scheme") <= 400', name=op.f("ck_security_annex_scheme_length")),
        sa.CheckConstraint(
            "\"test_form\" IN ('self', 'peer', 'third')", name=op.f("ck_security_annex_test_form_choice")
        ),
        sa.CheckConstraint(
            'length("certificates") <= 400', name=op.f("ck_security_annex_certificates_length")
        ),
        sa.CheckConstraint(
            "\"encryption_transit\" IN ('yes', 'no', 'unknown')",
            name=op.f("ck_security_annex_encryption_transit_choice"),
        ),
        sa.CheckConstraint(
            "\"encryption_rest\" IN ('yes', 'no', 'unknown')",
            name=op.f("ck_security_annex_encryption_rest_choice"),
        ),
        sa.CheckConstraint("\"mfa\" IN ('yes', 'no', 'unknown')", name=op.f("ck_security_annex_mfa_choice")),
        sa.CheckConstraint(
            "\"rbac\" IN ('yes', 'no', 'unknown')", name=op.f("ck_security_annex_rbac_choice")
        ),
        sa.CheckConstraint(
            "\"separation\" IN ('yes', 'no', 'unknown')", name=op.f("ck_security_annex_separation_choice")
        ),
        sa.CheckConstraint(
            "\"logging\" IN ('yes', 'no', 'unknown')", name=op.f("ck_security_annex_logging_choice")
        ),
        sa.CheckConstraint(
            "\"backup\" IN ('yes', 'no', 'unknown')", name=op.f("ck_security_annex_backup_choice")
        ),
        sa.CheckConstraint('"rpo_hours" >= 0', name=op.f("ck_security_annex_rpo_hours_least")),
        sa.CheckConstraint('"rpo_hours" <= 10000', name=op.f("ck_security_annex_rpo_hours_most")),
        sa.CheckConstraint('"rto_hours" >= 0', name=op.f("ck_security_annex_rto_hours_least")),
        sa.CheckConstraint('"rto_hours" <= 10000', name=op.f("ck_security_annex_rto_hours_most")),
        sa.CheckConstraint(
            "\"awareness\" IN ('yes', 'no', 'unknown')", name=op.f("ck_security_annex_awareness_choice")
        ),
        sa.CheckConstraint(
            "\"pentest\" IN ('yes', 'no', 'unknown')", name=op.f("ck_security_annex_pentest_choice")
        ),
        sa.CheckConstraint(
            "\"supplier_control\" IN ('yes', 'no', 'unknown')",
            name=op.f("ck_security_annex_supplier_control_choice"),
        ),
        sa.CheckConstraint(
            'length("incident_contact") <= 400', name=op.f("ck_security_annex_incident_contact_length")
        ),
        sa.CheckConstraint(
            'length("incident_channel") <= 400', name=op.f("ck_security_annex_incident_channel_length")
        ),
        sa.CheckConstraint('length("document") <= 400', name=op.f("ck_security_annex_document_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_security_annex_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_security_annex_agreement", "security_annex", ["agreement"])
    op.create_index("ix_security_annex_system", "security_annex", ["system"])
    _living("security_annex", ["agreement", "system"])


def _processing() -> None:
    op.create_table(
        "processing",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("register", sa.Text()),
        sa.Column(
            "controller",
            sa.BigInteger(),
            sa.ForeignKey("party.id", name="fk_processing_controller", ondelete="RESTRICT"),
        ),
        sa.Column(
            "joint_controller",
            sa.BigInteger(),
            sa.ForeignKey("party.id", name="fk_processing_joint_controller", ondelete="RESTRICT"),
        ),
        sa.Column("officer", sa.Text()),
        sa.Column("purposes", sa.Text()),
        sa.Column("subjects", sa.Text()),
        sa.Column("categories", sa.Text()),
        sa.Column("recipients", sa.Text()),
        sa.Column("transfers", sa.Text()),
        sa.Column("retention", sa.Text()),
        sa.Column("measures", sa.Text()),
        sa.Column("ground", sa.Text()),
        sa.Column("ground_text", sa.Text()),
        sa.Column("exception", sa.Text()),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column(
            "owner",
            sa.BigInteger(),
            sa.ForeignKey("person.id", name="fk_processing_owner", ondelete="RESTRICT"),
        ),
        sa.Column("reviewed", sa.Date()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("code") <= 40', name=op.f("ck_processing_code_length")),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_processing_name_length")),
        sa.CheckConstraint(
            "\"register\" IN ('pupils', 'staff', 'parents', 'children', 'other')",
            name=op.f("ck_processing_register_choice"),
        ),
        sa.CheckConstraint('length("officer") <= 400', name=op.f("ck_processing_officer_length")),
        sa.CheckConstraint('length("purposes") <= 50000', name=op.f("ck_processing_purposes_length")),
        sa.CheckConstraint('length("subjects") <= 400', name=op.f("ck_processing_subjects_length")),
        sa.CheckConstraint('length("categories") <= 50000', name=op.f("ck_processing_categories_length")),
        sa.CheckConstraint('length("recipients") <= 50000', name=op.f("ck_processing_recipients_length")),
        sa.CheckConstraint('length("transfers") <= 400', name=op.f("ck_processing_transfers_length")),
        sa.CheckConstraint('length("retention") <= 400', name=op.f("ck_processing_retention_length")),
        sa.CheckConstraint('length("measures") <= 50000', name=op.f("ck_processing_measures_length")),
        sa.CheckConstraint(
            "\"ground\" IN ('consent', 'contract', 'law', 'vital', 'public_task', 'legitimate', 'unknown')",
            name=op.f("ck_processing_ground_choice"),
        ),
        sa.CheckConstraint('length("ground_text") <= 400', name=op.f("ck_processing_ground_text_length")),
        sa.CheckConstraint('length("exception") <= 400', name=op.f("ck_processing_exception_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_processing_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_processing_controller", "processing", ["controller"])
    op.create_index("ix_processing_joint_controller", "processing", ["joint_controller"])
    op.create_index("ix_processing_owner", "processing", ["owner"])
    _living("processing", ["code"])
    _living("processing", ["name"])


def _processing_use() -> None:
    op.create_table(
        "processing_use",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "processing",
            sa.BigInteger(),
            sa.ForeignKey("processing.id", name="fk_processing_use_processing", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "process",
            sa.BigInteger(),
            sa.ForeignKey("process.id", name="fk_processing_use_process", ondelete="RESTRICT"),
        ),
        sa.Column(
            "system",
            sa.BigInteger(),
            sa.ForeignKey("system.id", name="fk_processing_use_system", ondelete="RESTRICT"),
        ),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sqlite_strict=True,
    )
    op.create_index("ix_processing_use_process", "processing_use", ["process"])
    op.create_index("ix_processing_use_processing", "processing_use", ["processing"])
    op.create_index("ix_processing_use_system", "processing_use", ["system"])
    _living("processing_use", ["processing", "process", "system"])


def _dpia() -> None:
    op.create_table(
        "dpia",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "system", sa.BigInteger(), sa.ForeignKey("system.id", name="fk_dpia_system", ondelete="RESTRICT")
        ),
        sa.Column(
            "processing",
            sa.BigInteger(),
            sa.ForeignKey("processing.id", name="fk_dpia_processing", ondelete="RESTRICT"),
        ),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("triggers", sa.Text()),
        sa.Column("date", sa.Date()),
        sa.Column("review", sa.Date()),
        sa.Column("by", sa.Text()),
        sa.Column("advice", sa.Text()),
        sa.Column("conclusion", sa.Text()),
        sa.Column("measures_done", sa.Text()),
        sa.Column("document", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("code") <= 40', name=op.f("ck_dpia_code_length")),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_dpia_name_length")),
        sa.CheckConstraint(
            "\"status\" IN ('needed', 'running', 'done', 'not_needed')", name=op.f("ck_dpia_status_choice")
        ),
        sa.CheckConstraint('length("triggers") <= 400', name=op.f("ck_dpia_triggers_length")),
        sa.CheckConstraint('length("by") <= 400', name=op.f("ck_dpia_by_length")),
        sa.CheckConstraint('length("advice") <= 50000', name=op.f("ck_dpia_advice_length")),
        sa.CheckConstraint('length("conclusion") <= 50000', name=op.f("ck_dpia_conclusion_length")),
        sa.CheckConstraint(
            "\"measures_done\" IN ('yes', 'no', 'unknown')", name=op.f("ck_dpia_measures_done_choice")
        ),
        sa.CheckConstraint('length("document") <= 400', name=op.f("ck_dpia_document_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_dpia_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_dpia_processing", "dpia", ["processing"])
    op.create_index("ix_dpia_system", "dpia", ["system"])
    _living("dpia", ["code"])


def _connection() -> None:
    op.create_table(
        "connection",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "site",
            sa.BigInteger(),
            sa.ForeignKey("site.id", name="fk_connection_site", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text()),
        sa.Column("technology", sa.Text()),
        sa.Column(
            "supplier",
            sa.BigInteger(),
            sa.ForeignKey("supplier.id", name="fk_connection_supplier", ondelete="RESTRICT"),
        ),
        sa.Column(
            "contract",
            sa.BigInteger(),
            sa.ForeignKey("contract.id", name="fk_connection_contract", ondelete="RESTRICT"),
        ),
        sa.Column("advertised_down", sa.BigInteger()),
        sa.Column("advertised_up", sa.BigInteger()),
        sa.Column("guaranteed_down", sa.BigInteger()),
        sa.Column("guaranteed_up", sa.BigInteger()),
        sa.Column("overbooking", sa.BigInteger()),
        sa.Column("fixed_ip", sa.Boolean()),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_connection_name_length")),
        sa.CheckConstraint("\"role\" IN ('main', 'failover')", name=op.f("ck_connection_role_choice")),
        sa.CheckConstraint(
            "\"technology\" IN ('fibre', 'coax', 'vdsl', 'adsl', 'mobile', 'radio', 'satellite', 'other')",
            name=op.f("ck_connection_technology_choice"),
        ),
        sa.CheckConstraint('"advertised_down" >= 0', name=op.f("ck_connection_advertised_down_least")),
        sa.CheckConstraint('"advertised_up" >= 0', name=op.f("ck_connection_advertised_up_least")),
        sa.CheckConstraint('"guaranteed_down" >= 0', name=op.f("ck_connection_guaranteed_down_least")),
        sa.CheckConstraint('"guaranteed_up" >= 0', name=op.f("ck_connection_guaranteed_up_least")),
        sa.CheckConstraint('"overbooking" >= 1', name=op.f("ck_connection_overbooking_least")),
        sa.CheckConstraint('"overbooking" <= 10000', name=op.f("ck_connection_overbooking_most")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_connection_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_connection_contract", "connection", ["contract"])
    op.create_index("ix_connection_site", "connection", ["site"])
    op.create_index("ix_connection_supplier", "connection", ["supplier"])
    _living("connection", ["site", "name"])


def _speed_test() -> None:
    op.create_table(
        "speed_test",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "connection",
            sa.BigInteger(),
            sa.ForeignKey("connection.id", name="fk_speed_test_connection", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("time", sa.Text()),
        sa.Column("down", sa.BigInteger(), nullable=False),
        sa.Column("up", sa.BigInteger()),
        sa.Column("latency", sa.BigInteger()),
        sa.Column("jitter", sa.BigInteger()),
        sa.Column("loss", sa.BigInteger()),
        sa.Column("wired", sa.Boolean()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("time") <= 8', name=op.f("ck_speed_test_time_length")),
        sa.CheckConstraint('"down" >= 0', name=op.f("ck_speed_test_down_least")),
        sa.CheckConstraint('"up" >= 0', name=op.f("ck_speed_test_up_least")),
        sa.CheckConstraint('"latency" >= 0', name=op.f("ck_speed_test_latency_least")),
        sa.CheckConstraint('"jitter" >= 0', name=op.f("ck_speed_test_jitter_least")),
        sa.CheckConstraint('"loss" >= 0', name=op.f("ck_speed_test_loss_least")),
        sa.CheckConstraint('"loss" <= 10000', name=op.f("ck_speed_test_loss_most")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_speed_test_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_speed_test_connection", "speed_test", ["connection"])
    _living("speed_test", ["connection", "date", "time"])


def _wifi_survey() -> None:
    op.create_table(
        "wifi_survey",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "site",
            sa.BigInteger(),
            sa.ForeignKey("site.id", name="fk_wifi_survey_site", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("by", sa.Text()),
        sa.Column("report", sa.Text()),
        sa.Column("access_points", sa.BigInteger()),
        sa.Column("classrooms", sa.BigInteger()),
        sa.Column("generation", sa.Text()),
        sa.Column("poe_watts", sa.BigInteger()),
        sa.Column("vlans", sa.BigInteger()),
        sa.Column("last_change", sa.Date()),
        sa.Column("issues", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("by") <= 400', name=op.f("ck_wifi_survey_by_length")),
        sa.CheckConstraint('length("report") <= 400', name=op.f("ck_wifi_survey_report_length")),
        sa.CheckConstraint('"access_points" >= 0', name=op.f("ck_wifi_survey_access_points_least")),
        sa.CheckConstraint('"classrooms" >= 0', name=op.f("ck_wifi_survey_classrooms_least")),
        sa.CheckConstraint(
            "\"generation\" IN ('wifi4', 'wifi5', 'wifi6', 'wifi6e', 'wifi7')",
            name=op.f("ck_wifi_survey_generation_choice"),
        ),
        sa.CheckConstraint('"poe_watts" >= 0', name=op.f("ck_wifi_survey_poe_watts_least")),
        sa.CheckConstraint('"vlans" >= 0', name=op.f("ck_wifi_survey_vlans_least")),
        sa.CheckConstraint('length("issues") <= 50000', name=op.f("ck_wifi_survey_issues_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_wifi_survey_site", "wifi_survey", ["site"])
    _living("wifi_survey", ["site", "date"])


def _incident_plan() -> None:
    op.create_table(
        "incident_plan",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "system",
            sa.BigInteger(),
            sa.ForeignKey("system.id", name="fk_incident_plan_system", ondelete="RESTRICT"),
        ),
        sa.Column(
            "category",
            sa.BigInteger(),
            sa.ForeignKey("category.id", name="fk_incident_plan_category", ondelete="RESTRICT"),
        ),
        sa.Column(
            "site",
            sa.BigInteger(),
            sa.ForeignKey("site.id", name="fk_incident_plan_site", ondelete="RESTRICT"),
        ),
        sa.Column("replacement", sa.Text()),
        sa.Column("fallback", sa.Text()),
        sa.Column("impact", sa.Text()),
        sa.Column("repair_hours", sa.BigInteger()),
        sa.Column(
            "supplier",
            sa.BigInteger(),
            sa.ForeignKey("supplier.id", name="fk_incident_plan_supplier", ondelete="RESTRICT"),
        ),
        sa.Column(
            "contract",
            sa.BigInteger(),
            sa.ForeignKey("contract.id", name="fk_incident_plan_contract", ondelete="RESTRICT"),
        ),
        sa.Column("channel", sa.Text()),
        sa.Column("caller", sa.Text()),
        sa.Column(
            "person",
            sa.BigInteger(),
            sa.ForeignKey("person.id", name="fk_incident_plan_person", ondelete="RESTRICT"),
        ),
        sa.Column("reviewed", sa.Date()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint(
            "\"replacement\" IN ('yes', 'partly', 'no', 'unknown')",
            name=op.f("ck_incident_plan_replacement_choice"),
        ),
        sa.CheckConstraint('length("fallback") <= 400', name=op.f("ck_incident_plan_fallback_length")),
        sa.CheckConstraint(
            "\"impact\" IN ('primary', 'secondary', 'none')", name=op.f("ck_incident_plan_impact_choice")
        ),
        sa.CheckConstraint('"repair_hours" >= 0', name=op.f("ck_incident_plan_repair_hours_least")),
        sa.CheckConstraint('"repair_hours" <= 10000', name=op.f("ck_incident_plan_repair_hours_most")),
        sa.CheckConstraint('length("channel") <= 400', name=op.f("ck_incident_plan_channel_length")),
        sa.CheckConstraint(
            "\"caller\" IN ('coordinator', 'teachers', 'mixed', 'unknown')",
            name=op.f("ck_incident_plan_caller_choice"),
        ),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_incident_plan_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_incident_plan_category", "incident_plan", ["category"])
    op.create_index("ix_incident_plan_contract", "incident_plan", ["contract"])
    op.create_index("ix_incident_plan_person", "incident_plan", ["person"])
    op.create_index("ix_incident_plan_site", "incident_plan", ["site"])
    op.create_index("ix_incident_plan_supplier", "incident_plan", ["supplier"])
    op.create_index("ix_incident_plan_system", "incident_plan", ["system"])
    _living("incident_plan", ["system", "category", "site"])


def _rule_policy() -> None:
    op.create_table(
        "rule_policy",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("start", sa.Date()),
        sa.Column("active", sa.Boolean()),
        sa.Column("severity", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column(
            "decided_by",
            sa.BigInteger(),
            sa.ForeignKey("person.id", name="fk_rule_policy_decided_by", ondelete="RESTRICT"),
        ),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("rule") <= 40', name=op.f("ck_rule_policy_rule_length")),
        sa.CheckConstraint(
            "\"severity\" IN ('critical', 'high', 'medium', 'low')",
            name=op.f("ck_rule_policy_severity_choice"),
        ),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_rule_policy_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_rule_policy_decided_by", "rule_policy", ["decided_by"])
    _living("rule_policy", ["rule", "start"])


def _mark() -> None:
    op.create_table(
        "mark",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("name", sa.Text()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("until", sa.Date()),
        sa.Column("reason", sa.Text()),
        sa.Column(
            "owner", sa.BigInteger(), sa.ForeignKey("person.id", name="fk_mark_owner", ondelete="RESTRICT")
        ),
        sa.Column("decided", sa.Date()),
        sa.Column(
            "decided_by",
            sa.BigInteger(),
            sa.ForeignKey("person.id", name="fk_mark_decided_by", ondelete="RESTRICT"),
        ),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("rule") <= 40', name=op.f("ck_mark_rule_length")),
        sa.CheckConstraint('length("record") <= 40', name=op.f("ck_mark_record_length")),
        sa.CheckConstraint('length("subject") <= 400', name=op.f("ck_mark_subject_length")),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_mark_name_length")),
        sa.CheckConstraint("\"state\" IN ('known', 'accepted')", name=op.f("ck_mark_state_choice")),
        sa.CheckConstraint('length("reason") <= 50000', name=op.f("ck_mark_reason_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_mark_decided_by", "mark", ["decided_by"])
    op.create_index("ix_mark_owner", "mark", ["owner"])
    _living("mark", ["rule", "record", "subject"])


def _own_rule() -> None:
    op.create_table(
        "own_rule",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("filter", sa.Text()),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger()),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("action", sa.Text()),
        sa.Column("active", sa.Boolean()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("code") <= 20', name=op.f("ck_own_rule_code_length")),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_own_rule_name_length")),
        sa.CheckConstraint('length("record") <= 40', name=op.f("ck_own_rule_record_length")),
        sa.CheckConstraint('length("filter") <= 2000', name=op.f("ck_own_rule_filter_length")),
        sa.CheckConstraint(
            "\"condition\" IN ('each', 'more', 'fewer')", name=op.f("ck_own_rule_condition_choice")
        ),
        sa.CheckConstraint('"number" >= 0', name=op.f("ck_own_rule_number_least")),
        sa.CheckConstraint(
            "\"severity\" IN ('critical', 'high', 'medium', 'low')", name=op.f("ck_own_rule_severity_choice")
        ),
        sa.CheckConstraint('length("action") <= 400', name=op.f("ck_own_rule_action_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_own_rule_notes_length")),
        sqlite_strict=True,
    )
    _living("own_rule", ["code"])


def _support_date() -> None:
    op.create_table(
        "support_date",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("release", sa.Text(), nullable=False),
        sa.Column("type", sa.Text()),
        sa.Column("match", sa.Text()),
        sa.Column("end", sa.Date()),
        sa.Column("source", sa.Text()),
        sa.Column("dated", sa.Date()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("family") <= 60', name=op.f("ck_support_date_family_length")),
        sa.CheckConstraint('length("release") <= 100', name=op.f("ck_support_date_release_length")),
        sa.CheckConstraint(
            "\"type\" IN ('os', 'office', 'server', 'model', 'other')",
            name=op.f("ck_support_date_type_choice"),
        ),
        sa.CheckConstraint('length("match") <= 400', name=op.f("ck_support_date_match_length")),
        sa.CheckConstraint('length("source") <= 400', name=op.f("ck_support_date_source_length")),
        sqlite_strict=True,
    )
    _living("support_date", ["family", "release"])


def _finding_log() -> None:
    op.create_table(
        "finding_log",
        sa.Column("rule", sa.Text(), primary_key=True),
        sa.Column("record", sa.Text(), primary_key=True),
        sa.Column("subject", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("first", sa.Date(), primary_key=True),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("solved", sa.Date(), nullable=True),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
