"""The plan complete: indicators, boxes, phases, stakeholders, versions, the board's own blocks, and what chapters ask."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from inventory.store.migrations.steps import DAY, TEXT, add, renew

revision = "0006"
down_revision = "0005"

KINDS = (
    "'strategic_plan', 'school_plan', 'ict_plan', 'privacy_policy', 'learning_materials', 'survey', 'site_survey', "
    "'agreements', 'contract'"
)


def upgrade() -> None:
    """Make the new tables, and let goals have more themes and a life of their own."""
    _indicator()
    _measurement()
    _plan_tick()
    _plan_phase()
    _adjustment()
    _plan_version()
    _stakeholder()
    _team_member()
    _responsibility()
    _collaboration()
    _plan_part()
    _ict_budget()
    _parental_contribution()
    _survey_result()
    _stopgap()
    _learning_material()
    _columns()
    _plan_content()
    _plan_edition()
    renew(
        "goal",
        {"theme_choice": "\"theme\" IN ('skills', 'content', 'infrastructure')"},
        {
            "theme_choice": "\"theme\" IN ('vision', 'skills', 'content', 'infrastructure', 'data', 'finance', 'communication')"
        },
    )
    renew(
        "document",
        {"type_choice": f"\"type\" IN ({KINDS}, 'other')"},
        {"type_choice": f"\"type\" IN ({KINDS}, 'year_plan', 'decision', 'other')"},
    )


def _living(table: str, columns: list[str]) -> None:
    """Make a natural key unique among the living."""
    where = sa.text("archived IS NULL")
    name = f"uq_{table}_{'_'.join(columns)}"
    op.create_index(name, table, columns, unique=True, sqlite_where=where, postgresql_where=where)


def _columns() -> None:
    add("plan", "profile", TEXT, {"profile_choice": "\"profile\" IN ('basic', 'digital', 'experimental')"})
    add("plan", "profile_reason", TEXT, {"profile_reason_length": 'length("profile_reason") <= 50000'})
    add(
        "goal",
        "status",
        TEXT,
        {"status_choice": "\"status\" IN ('planned', 'running', 'reached', 'partly', 'dropped')"},
    )
    add("goal", "start", DAY)
    add("goal", "end", DAY)
    add("goal", "outcome", TEXT, {"outcome_length": 'length("outcome") <= 50000'})


def _indicator() -> None:
    op.create_table(
        "indicator",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "plan",
            sa.BigInteger(),
            sa.ForeignKey("plan.id", name="fk_indicator_plan", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "goal", sa.BigInteger(), sa.ForeignKey("goal.id", name="fk_indicator_goal", ondelete="RESTRICT")
        ),
        sa.Column("measure", sa.Text()),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("baseline", sa.BigInteger()),
        sa.Column("target", sa.BigInteger()),
        sa.Column("margin", sa.BigInteger()),
        sa.Column("target_date", sa.Date()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('"number" >= 1', name=op.f("ck_indicator_number_least")),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_indicator_name_length")),
        sa.CheckConstraint(
            "\"measure\" IN ('pupils_per_device', 'within_term', 'supported', 'managed', 'agreements', 'coverage', 'cost_per_pupil', 'service_terms', 'bandwidth', 'surveyed', 'realised', 'findings')",
            name=op.f("ck_indicator_measure_choice"),
        ),
        sa.CheckConstraint(
            "\"unit\" IN ('percent', 'number', 'euro', 'hours', 'score')",
            name=op.f("ck_indicator_unit_choice"),
        ),
        sa.CheckConstraint(
            "\"direction\" IN ('higher', 'lower')", name=op.f("ck_indicator_direction_choice")
        ),
        sa.CheckConstraint('"baseline" >= 0', name=op.f("ck_indicator_baseline_least")),
        sa.CheckConstraint('"target" >= 0', name=op.f("ck_indicator_target_least")),
        sa.CheckConstraint('"margin" >= 0', name=op.f("ck_indicator_margin_least")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_indicator_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_indicator_goal", "indicator", ["goal"])
    op.create_index("ix_indicator_plan", "indicator", ["plan"])
    _living("indicator", ["plan", "number"])


def _measurement() -> None:
    op.create_table(
        "measurement",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "indicator",
            sa.BigInteger(),
            sa.ForeignKey("indicator.id", name="fk_measurement_indicator", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column(
            "document",
            sa.BigInteger(),
            sa.ForeignKey("document.id", name="fk_measurement_document", ondelete="RESTRICT"),
        ),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('"value" >= 0', name=op.f("ck_measurement_value_least")),
        sa.CheckConstraint('length("source") <= 400', name=op.f("ck_measurement_source_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_measurement_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_measurement_document", "measurement", ["document"])
    op.create_index("ix_measurement_indicator", "measurement", ["indicator"])
    _living("measurement", ["indicator", "date"])


def _plan_tick() -> None:
    op.create_table(
        "plan_tick",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "plan",
            sa.BigInteger(),
            sa.ForeignKey("plan.id", name="fk_plan_tick_plan", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("ticked", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "document",
            sa.BigInteger(),
            sa.ForeignKey("document.id", name="fk_plan_tick_document", ondelete="RESTRICT"),
        ),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("item") <= 80', name=op.f("ck_plan_tick_item_length")),
        sa.CheckConstraint('length("reason") <= 50000', name=op.f("ck_plan_tick_reason_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_plan_tick_document", "plan_tick", ["document"])
    op.create_index("ix_plan_tick_plan", "plan_tick", ["plan"])
    _living("plan_tick", ["plan", "item"])


def _plan_phase() -> None:
    op.create_table(
        "plan_phase",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "plan",
            sa.BigInteger(),
            sa.ForeignKey("plan.id", name="fk_plan_phase_plan", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("days", sa.BigInteger()),
        sa.Column("who", sa.Text()),
        sa.Column("fte", sa.BigInteger()),
        sa.Column("posts", sa.Text()),
        sa.Column("remarks", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint(
            "\"phase\" IN ('plan', 'do', 'check', 'act')", name=op.f("ck_plan_phase_phase_choice")
        ),
        sa.CheckConstraint('"days" >= 0', name=op.f("ck_plan_phase_days_least")),
        sa.CheckConstraint('length("who") <= 50000', name=op.f("ck_plan_phase_who_length")),
        sa.CheckConstraint('"fte" >= 0', name=op.f("ck_plan_phase_fte_least")),
        sa.CheckConstraint('length("posts") <= 400', name=op.f("ck_plan_phase_posts_length")),
        sa.CheckConstraint('length("remarks") <= 50000', name=op.f("ck_plan_phase_remarks_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_plan_phase_plan", "plan_phase", ["plan"])
    _living("plan_phase", ["plan", "phase"])


def _adjustment() -> None:
    op.create_table(
        "adjustment",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "plan",
            sa.BigInteger(),
            sa.ForeignKey("plan.id", name="fk_adjustment_plan", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column(
            "goal", sa.BigInteger(), sa.ForeignKey("goal.id", name="fk_adjustment_goal", ondelete="RESTRICT")
        ),
        sa.Column(
            "indicator",
            sa.BigInteger(),
            sa.ForeignKey("indicator.id", name="fk_adjustment_indicator", ondelete="RESTRICT"),
        ),
        sa.Column(
            "owner",
            sa.BigInteger(),
            sa.ForeignKey("person.id", name="fk_adjustment_owner", ondelete="RESTRICT"),
        ),
        sa.Column("due", sa.Date()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column(
            "document",
            sa.BigInteger(),
            sa.ForeignKey("document.id", name="fk_adjustment_document", ondelete="RESTRICT"),
        ),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('"number" >= 1', name=op.f("ck_adjustment_number_least")),
        sa.CheckConstraint(
            "\"sort\" IN ('intervene', 'change_plan', 'accept')", name=op.f("ck_adjustment_sort_choice")
        ),
        sa.CheckConstraint('length("decision") <= 400', name=op.f("ck_adjustment_decision_length")),
        sa.CheckConstraint('length("reason") <= 50000', name=op.f("ck_adjustment_reason_length")),
        sa.CheckConstraint(
            "\"status\" IN ('open', 'done', 'withdrawn')", name=op.f("ck_adjustment_status_choice")
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_adjustment_document", "adjustment", ["document"])
    op.create_index("ix_adjustment_goal", "adjustment", ["goal"])
    op.create_index("ix_adjustment_indicator", "adjustment", ["indicator"])
    op.create_index("ix_adjustment_owner", "adjustment", ["owner"])
    op.create_index("ix_adjustment_plan", "adjustment", ["plan"])
    _living("adjustment", ["plan", "number"])


def _plan_version() -> None:
    op.create_table(
        "plan_version",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "plan",
            sa.BigInteger(),
            sa.ForeignKey("plan.id", name="fk_plan_version_plan", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("state", sa.Date(), nullable=False),
        sa.Column("adopted", sa.Date()),
        sa.Column("adopted_by", sa.Text()),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('"number" >= 1', name=op.f("ck_plan_version_number_least")),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_plan_version_name_length")),
        sa.CheckConstraint("\"status\" IN ('draft', 'adopted')", name=op.f("ck_plan_version_status_choice")),
        sa.CheckConstraint('length("adopted_by") <= 400', name=op.f("ck_plan_version_adopted_by_length")),
        sa.CheckConstraint('length("digest") <= 64', name=op.f("ck_plan_version_digest_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_plan_version_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_plan_version_plan", "plan_version", ["plan"])
    _living("plan_version", ["plan", "number"])


def _stakeholder() -> None:
    op.create_table(
        "stakeholder",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "plan",
            sa.BigInteger(),
            sa.ForeignKey("plan.id", name="fk_stakeholder_plan", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column(
            "person",
            sa.BigInteger(),
            sa.ForeignKey("person.id", name="fk_stakeholder_person", ondelete="RESTRICT"),
        ),
        sa.Column(
            "supplier",
            sa.BigInteger(),
            sa.ForeignKey("supplier.id", name="fk_stakeholder_supplier", ondelete="RESTRICT"),
        ),
        sa.Column("role", sa.Text()),
        sa.Column("agreement", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint(
            "\"theme\" IN ('vision', 'skills', 'content', 'infrastructure', 'data', 'finance', 'communication')",
            name=op.f("ck_stakeholder_theme_choice"),
        ),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_stakeholder_name_length")),
        sa.CheckConstraint("\"side\" IN ('internal', 'external')", name=op.f("ck_stakeholder_side_choice")),
        sa.CheckConstraint('length("role") <= 400', name=op.f("ck_stakeholder_role_length")),
        sa.CheckConstraint('length("agreement") <= 50000', name=op.f("ck_stakeholder_agreement_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_stakeholder_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_stakeholder_person", "stakeholder", ["person"])
    op.create_index("ix_stakeholder_plan", "stakeholder", ["plan"])
    op.create_index("ix_stakeholder_supplier", "stakeholder", ["supplier"])
    _living("stakeholder", ["plan", "theme", "name"])


def _team_member() -> None:
    op.create_table(
        "team_member",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "person",
            sa.BigInteger(),
            sa.ForeignKey("person.id", name="fk_team_member_person", ondelete="RESTRICT"),
        ),
        sa.Column(
            "supplier",
            sa.BigInteger(),
            sa.ForeignKey("supplier.id", name="fk_team_member_supplier", ondelete="RESTRICT"),
        ),
        sa.Column(
            "site", sa.BigInteger(), sa.ForeignKey("site.id", name="fk_team_member_site", ondelete="RESTRICT")
        ),
        sa.Column("tasks", sa.Text()),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint(
            "\"role\" IN ('management', 'technical', 'pedagogical', 'administration', 'teacher', 'parents_pupils', 'partner')",
            name=op.f("ck_team_member_role_choice"),
        ),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_team_member_name_length")),
        sa.CheckConstraint('length("tasks") <= 50000', name=op.f("ck_team_member_tasks_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_team_member_person", "team_member", ["person"])
    op.create_index("ix_team_member_site", "team_member", ["site"])
    op.create_index("ix_team_member_supplier", "team_member", ["supplier"])
    _living("team_member", ["role", "name"])


def _responsibility() -> None:
    op.create_table(
        "responsibility",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("task") <= 400', name=op.f("ck_responsibility_task_length")),
        sa.CheckConstraint("\"level\" IN ('board', 'school')", name=op.f("ck_responsibility_level_choice")),
        sa.CheckConstraint(
            "\"role\" IN ('management', 'technical', 'pedagogical', 'administration', 'teacher', 'parents_pupils', 'partner')",
            name=op.f("ck_responsibility_role_choice"),
        ),
        sa.CheckConstraint(
            "\"letter\" IN ('responsible', 'accountable', 'consulted', 'informed')",
            name=op.f("ck_responsibility_letter_choice"),
        ),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_responsibility_notes_length")),
        sqlite_strict=True,
    )
    _living("responsibility", ["task", "level", "role"])


def _collaboration() -> None:
    op.create_table(
        "collaboration",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("who", sa.Text()),
        sa.Column(
            "supplier",
            sa.BigInteger(),
            sa.ForeignKey("supplier.id", name="fk_collaboration_supplier", ondelete="RESTRICT"),
        ),
        sa.Column(
            "party",
            sa.BigInteger(),
            sa.ForeignKey("party.id", name="fk_collaboration_party", ondelete="RESTRICT"),
        ),
        sa.Column("purpose", sa.Text()),
        sa.Column("contribution", sa.Text()),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_collaboration_name_length")),
        sa.CheckConstraint("\"side\" IN ('internal', 'external')", name=op.f("ck_collaboration_side_choice")),
        sa.CheckConstraint(
            "\"state\" IN ('running', 'planned', 'ended')", name=op.f("ck_collaboration_state_choice")
        ),
        sa.CheckConstraint('length("who") <= 400', name=op.f("ck_collaboration_who_length")),
        sa.CheckConstraint('length("purpose") <= 50000', name=op.f("ck_collaboration_purpose_length")),
        sa.CheckConstraint(
            'length("contribution") <= 50000', name=op.f("ck_collaboration_contribution_length")
        ),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_collaboration_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_collaboration_party", "collaboration", ["party"])
    op.create_index("ix_collaboration_supplier", "collaboration", ["supplier"])
    _living("collaboration", ["name"])


def _plan_part() -> None:
    op.create_table(
        "plan_part",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.Column("type", sa.Text()),
        sa.Column("after", sa.Text()),
        sa.Column("level", sa.BigInteger()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("template") <= 40', name=op.f("ck_plan_part_template_length")),
        sa.CheckConstraint('length("part") <= 34', name=op.f("ck_plan_part_part_length")),
        sa.CheckConstraint(
            "\"change\" IN ('leave_out', 'wording', 'add')", name=op.f("ck_plan_part_change_choice")
        ),
        sa.CheckConstraint('length("text") <= 50000', name=op.f("ck_plan_part_text_length")),
        sa.CheckConstraint(
            "\"type\" IN ('heading', 'text', 'question', 'check', 'block')",
            name=op.f("ck_plan_part_type_choice"),
        ),
        sa.CheckConstraint('length("after") <= 34', name=op.f("ck_plan_part_after_length")),
        sa.CheckConstraint('"level" >= 1', name=op.f("ck_plan_part_level_least")),
        sa.CheckConstraint('"level" <= 3', name=op.f("ck_plan_part_level_most")),
        sqlite_strict=True,
    )
    _living("plan_part", ["template", "part"])


def _ict_budget() -> None:
    op.create_table(
        "ict_budget",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "site", sa.BigInteger(), sa.ForeignKey("site.id", name="fk_ict_budget_site", ondelete="RESTRICT")
        ),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_ict_budget_name_length")),
        sa.CheckConstraint('"year" >= 1990', name=op.f("ck_ict_budget_year_least")),
        sa.CheckConstraint('"year" <= 2100', name=op.f("ck_ict_budget_year_most")),
        sa.CheckConstraint('"amount" >= 0', name=op.f("ck_ict_budget_amount_least")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_ict_budget_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_ict_budget_site", "ict_budget", ["site"])
    _living("ict_budget", ["site", "year", "name"])


def _parental_contribution() -> None:
    op.create_table(
        "parental_contribution",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "site",
            sa.BigInteger(),
            sa.ForeignKey("site.id", name="fk_parental_contribution_site", ondelete="RESTRICT"),
        ),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("voluntary", sa.Boolean()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('"year" >= 1990', name=op.f("ck_parental_contribution_year_least")),
        sa.CheckConstraint('"year" <= 2100', name=op.f("ck_parental_contribution_year_most")),
        sa.CheckConstraint('length("purpose") <= 400', name=op.f("ck_parental_contribution_purpose_length")),
        sa.CheckConstraint('"amount" >= 0', name=op.f("ck_parental_contribution_amount_least")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_parental_contribution_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_parental_contribution_site", "parental_contribution", ["site"])
    _living("parental_contribution", ["site", "year", "purpose"])


def _survey_result() -> None:
    op.create_table(
        "survey_result",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("instrument", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column(
            "site",
            sa.BigInteger(),
            sa.ForeignKey("site.id", name="fk_survey_result_site", ondelete="RESTRICT"),
        ),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("score", sa.BigInteger(), nullable=False),
        sa.Column("scale", sa.BigInteger()),
        sa.Column("respondents", sa.BigInteger()),
        sa.Column(
            "document",
            sa.BigInteger(),
            sa.ForeignKey("document.id", name="fk_survey_result_document", ondelete="RESTRICT"),
        ),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint(
            "\"instrument\" IN ('selfie', 'myra', 'digcompedu', 'own', 'other')",
            name=op.f("ck_survey_result_instrument_choice"),
        ),
        sa.CheckConstraint('length("area") <= 400', name=op.f("ck_survey_result_area_length")),
        sa.CheckConstraint(
            "\"subject\" IN ('skills', 'satisfaction', 'use', 'other')",
            name=op.f("ck_survey_result_subject_choice"),
        ),
        sa.CheckConstraint('"score" >= 0', name=op.f("ck_survey_result_score_least")),
        sa.CheckConstraint('"scale" >= 0', name=op.f("ck_survey_result_scale_least")),
        sa.CheckConstraint('"respondents" >= 0', name=op.f("ck_survey_result_respondents_least")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_survey_result_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_survey_result_document", "survey_result", ["document"])
    op.create_index("ix_survey_result_site", "survey_result", ["site"])
    _living("survey_result", ["instrument", "area", "site", "date"])


def _stopgap() -> None:
    op.create_table(
        "stopgap",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "system",
            sa.BigInteger(),
            sa.ForeignKey("system.id", name="fk_stopgap_system", ondelete="RESTRICT"),
        ),
        sa.Column(
            "site", sa.BigInteger(), sa.ForeignKey("site.id", name="fk_stopgap_site", ondelete="RESTRICT")
        ),
        sa.Column("since", sa.Date()),
        sa.Column("until", sa.Date()),
        sa.Column("lasting", sa.Text()),
        sa.Column(
            "owner", sa.BigInteger(), sa.ForeignKey("person.id", name="fk_stopgap_owner", ondelete="RESTRICT")
        ),
        sa.Column(
            "goal", sa.BigInteger(), sa.ForeignKey("goal.id", name="fk_stopgap_goal", ondelete="RESTRICT")
        ),
        sa.Column("ended", sa.Date()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_stopgap_name_length")),
        sa.CheckConstraint('length("lasting") <= 50000', name=op.f("ck_stopgap_lasting_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_stopgap_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_stopgap_goal", "stopgap", ["goal"])
    op.create_index("ix_stopgap_owner", "stopgap", ["owner"])
    op.create_index("ix_stopgap_site", "stopgap", ["site"])
    op.create_index("ix_stopgap_system", "stopgap", ["system"])
    _living("stopgap", ["name"])


def _learning_material() -> None:
    op.create_table(
        "learning_material",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("medium", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text()),
        sa.Column("groups", sa.Text()),
        sa.Column(
            "site",
            sa.BigInteger(),
            sa.ForeignKey("site.id", name="fk_learning_material_site", ondelete="RESTRICT"),
        ),
        sa.Column(
            "supplier",
            sa.BigInteger(),
            sa.ForeignKey("supplier.id", name="fk_learning_material_supplier", ondelete="RESTRICT"),
        ),
        sa.Column(
            "system",
            sa.BigInteger(),
            sa.ForeignKey("system.id", name="fk_learning_material_system", ondelete="RESTRICT"),
        ),
        sa.Column("since", sa.Date()),
        sa.Column("until", sa.Date()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_learning_material_name_length")),
        sa.CheckConstraint(
            "\"medium\" IN ('paper', 'digital', 'both')", name=op.f("ck_learning_material_medium_choice")
        ),
        sa.CheckConstraint('length("subject") <= 400', name=op.f("ck_learning_material_subject_length")),
        sa.CheckConstraint('length("groups") <= 60', name=op.f("ck_learning_material_groups_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_learning_material_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_learning_material_site", "learning_material", ["site"])
    op.create_index("ix_learning_material_supplier", "learning_material", ["supplier"])
    op.create_index("ix_learning_material_system", "learning_material", ["system"])
    _living("learning_material", ["name", "site", "groups"])


def _plan_content() -> None:
    op.create_table(
        "plan_content",
        sa.Column("plan_version_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("part", sa.Text(), primary_key=True),
        sa.Column("content", sa.Text(), nullable=False),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _plan_edition() -> None:
    op.create_table(
        "plan_edition",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("plan_id", sa.BigInteger(), nullable=True),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_plan_edition_plan_id", "plan_edition", ["plan_id"])
