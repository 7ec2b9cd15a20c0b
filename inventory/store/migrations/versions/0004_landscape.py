"""The landscape complete: vision and choices, the roadmap, and what processes, systems and interfaces lacked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from inventory.store.migrations.steps import NUMBER, TEXT, add, renew

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the new tables, and give processes, systems and interfaces their new columns."""
    _vision()
    _concept()
    _question()
    _joint_decision()
    _plateau()
    _project()
    _concept_word()
    _answer()
    _project_change()
    _project_dependency()
    _milestone()
    _columns()
    renew("cost_line", {}, {}, {"project": "project"})
    # Weights of other models go further than 1 to 5.
    renew(
        "process",
        {"importance_most": '"importance" <= 5'},
        {"importance_most": '"importance" <= 1000'},
    )


def _living(table: str, columns: list[str]) -> None:
    """Make a natural key unique among the living."""
    where = sa.text("archived IS NULL")
    name = f"uq_{table}_{'_'.join(columns)}"
    op.create_index(name, table, columns, unique=True, sqlite_where=where, postgresql_where=where)


def _columns() -> None:
    add(
        "process",
        "availability",
        TEXT,
        {"availability_choice": "\"availability\" IN ('low', 'medium', 'high')"},
    )
    add("process", "integrity", TEXT, {"integrity_choice": "\"integrity\" IN ('low', 'medium', 'high')"})
    add(
        "process",
        "confidentiality",
        TEXT,
        {"confidentiality_choice": "\"confidentiality\" IN ('low', 'medium', 'high')"},
    )
    add("process", "reference", TEXT, {"reference_length": 'length("reference") <= 400'})
    add("process", "identifier", TEXT, {"identifier_length": 'length("identifier") <= 400'})
    add(
        "participation",
        "recognised",
        TEXT,
        {"recognised_choice": "\"recognised\" IN ('yes', 'no', 'unknown')"},
    )
    add("interface", "direction", TEXT, {"direction_choice": "\"direction\" IN ('one_way', 'both_ways')"})
    add("interface", "subjects", TEXT, {"subjects_length": 'length("subjects") <= 400'})
    add("interface", "purpose", TEXT, {"purpose_length": 'length("purpose") <= 400'})
    add("interface", "agreed", TEXT, {"agreed_choice": "\"agreed\" IN ('yes', 'no', 'unknown')"})
    add("interface", "identifier", TEXT, {"identifier_length": 'length("identifier") <= 400'})
    add(
        "system",
        "technical_fit",
        NUMBER,
        {"technical_fit_least": '"technical_fit" >= 1', "technical_fit_most": '"technical_fit" <= 4'},
    )
    add("system", "reference", TEXT, {"reference_length": 'length("reference") <= 400'})
    add("system", "identifier", TEXT, {"identifier_length": 'length("identifier") <= 400'})
    add("cost_line", "project", NUMBER)


def _vision() -> None:
    op.create_table(
        "vision",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column(
            "party", sa.BigInteger(), sa.ForeignKey("party.id", name="fk_vision_party", ondelete="RESTRICT")
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("order", sa.BigInteger()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint(
            "\"topic\" IN ('principle', 'concept', 'learning_line', 'other')",
            name=op.f("ck_vision_topic_choice"),
        ),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_vision_name_length")),
        sa.CheckConstraint('length("text") <= 50000', name=op.f("ck_vision_text_length")),
        sa.CheckConstraint(
            "\"status\" IN ('proposed', 'agreed', 'dropped')", name=op.f("ck_vision_status_choice")
        ),
        sa.CheckConstraint('"order" >= 0', name=op.f("ck_vision_order_least")),
        sqlite_strict=True,
    )
    op.create_index("ix_vision_party", "vision", ["party"])
    _living("vision", ["topic", "party", "name"])


def _concept() -> None:
    op.create_table(
        "concept",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_concept_name_length")),
        sa.CheckConstraint('length("meaning") <= 50000', name=op.f("ck_concept_meaning_length")),
        sa.CheckConstraint(
            "\"status\" IN ('proposed', 'agreed', 'dropped')", name=op.f("ck_concept_status_choice")
        ),
        sqlite_strict=True,
    )
    _living("concept", ["name"])


def _question() -> None:
    op.create_table(
        "question",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column(
            "process",
            sa.BigInteger(),
            sa.ForeignKey("process.id", name="fk_question_process", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text()),
        sa.Column("asked", sa.Boolean()),
        sa.Column("conclusion", sa.Text()),
        sa.Column("concluded", sa.Date()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("code") <= 20', name=op.f("ck_question_code_length")),
        sa.CheckConstraint('length("question") <= 400', name=op.f("ck_question_question_length")),
        sa.CheckConstraint('length("explanation") <= 50000', name=op.f("ck_question_explanation_length")),
        sa.CheckConstraint('length("conclusion") <= 50000', name=op.f("ck_question_conclusion_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_question_process", "question", ["process"])
    _living("question", ["code"])


def _joint_decision() -> None:
    op.create_table(
        "joint_decision",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("date", sa.Date()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column(
            "process",
            sa.BigInteger(),
            sa.ForeignKey("process.id", name="fk_joint_decision_process", ondelete="RESTRICT"),
        ),
        sa.Column(
            "owner",
            sa.BigInteger(),
            sa.ForeignKey("person.id", name="fk_joint_decision_owner", ondelete="RESTRICT"),
        ),
        sa.Column("reason", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_joint_decision_name_length")),
        sa.CheckConstraint(
            "\"step\" IN ('vision', 'processes', 'choices', 'systems', 'roadmap')",
            name=op.f("ck_joint_decision_step_choice"),
        ),
        sa.CheckConstraint(
            "\"status\" IN ('proposed', 'agreed', 'dropped')", name=op.f("ck_joint_decision_status_choice")
        ),
        sa.CheckConstraint('length("reason") <= 50000', name=op.f("ck_joint_decision_reason_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_joint_decision_owner", "joint_decision", ["owner"])
    op.create_index("ix_joint_decision_process", "joint_decision", ["process"])
    _living("joint_decision", ["name"])


def _plateau() -> None:
    op.create_table(
        "plateau",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("target", sa.Boolean()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_plateau_name_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_plateau_notes_length")),
        sqlite_strict=True,
    )
    _living("plateau", ["name"])


def _project() -> None:
    op.create_table(
        "project",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text()),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("days", sa.BigInteger()),
        sa.Column("not_before", sa.Date()),
        sa.Column("working", sa.Text()),
        sa.Column(
            "party", sa.BigInteger(), sa.ForeignKey("party.id", name="fk_project_party", ondelete="RESTRICT")
        ),
        sa.Column(
            "owner", sa.BigInteger(), sa.ForeignKey("person.id", name="fk_project_owner", ondelete="RESTRICT")
        ),
        sa.Column("effort", sa.BigInteger()),
        sa.Column("order", sa.BigInteger()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("code") <= 20', name=op.f("ck_project_code_length")),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_project_name_length")),
        sa.CheckConstraint(
            "\"status\" IN ('proposed', 'approved', 'running', 'done', 'cancelled')",
            name=op.f("ck_project_status_choice"),
        ),
        sa.CheckConstraint(
            "\"decision\" IN ('shared', 'keep', 'new', 'phase_out')", name=op.f("ck_project_decision_choice")
        ),
        sa.CheckConstraint('"days" >= 0', name=op.f("ck_project_days_least")),
        sa.CheckConstraint('"days" <= 20000', name=op.f("ck_project_days_most")),
        sa.CheckConstraint('length("working") <= 50000', name=op.f("ck_project_working_length")),
        sa.CheckConstraint('"effort" >= 0', name=op.f("ck_project_effort_least")),
        sa.CheckConstraint('"order" >= 0', name=op.f("ck_project_order_least")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_project_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_project_owner", "project", ["owner"])
    op.create_index("ix_project_party", "project", ["party"])
    _living("project", ["code"])


def _concept_word() -> None:
    op.create_table(
        "concept_word",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "concept",
            sa.BigInteger(),
            sa.ForeignKey("concept.id", name="fk_concept_word_concept", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "party",
            sa.BigInteger(),
            sa.ForeignKey("party.id", name="fk_concept_word_party", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_concept_word_name_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_concept_word_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_concept_word_concept", "concept_word", ["concept"])
    op.create_index("ix_concept_word_party", "concept_word", ["party"])
    _living("concept_word", ["concept", "party"])


def _answer() -> None:
    op.create_table(
        "answer",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "question",
            sa.BigInteger(),
            sa.ForeignKey("question.id", name="fk_answer_question", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "party",
            sa.BigInteger(),
            sa.ForeignKey("party.id", name="fk_answer_party", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("answer") <= 50000', name=op.f("ck_answer_answer_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_answer_party", "answer", ["party"])
    op.create_index("ix_answer_question", "answer", ["question"])
    _living("answer", ["question", "party"])


def _project_change() -> None:
    op.create_table(
        "project_change",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "project",
            sa.BigInteger(),
            sa.ForeignKey("project.id", name="fk_project_change_project", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column(
            "system",
            sa.BigInteger(),
            sa.ForeignKey("system.id", name="fk_project_change_system", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "target",
            sa.BigInteger(),
            sa.ForeignKey("system.id", name="fk_project_change_target", ondelete="RESTRICT"),
        ),
        sa.Column(
            "party",
            sa.BigInteger(),
            sa.ForeignKey("party.id", name="fk_project_change_party", ondelete="RESTRICT"),
        ),
        sa.Column(
            "process",
            sa.BigInteger(),
            sa.ForeignKey("process.id", name="fk_project_change_process", ondelete="RESTRICT"),
        ),
        sa.Column("function", sa.Text()),
        sa.Column("date", sa.Date()),
        sa.Column("until", sa.Date()),
        sa.Column("data", sa.Text()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint(
            "\"change\" IN ('introduce', 'roll_out', 'replace', 'merge', 'phase_out', 'connect', 'disconnect')",
            name=op.f("ck_project_change_change_choice"),
        ),
        sa.CheckConstraint('length("function") <= 400', name=op.f("ck_project_change_function_length")),
        sa.CheckConstraint(
            "\"data\" IN ('moved', 'archived', 'deleted', 'none', 'unknown')",
            name=op.f("ck_project_change_data_choice"),
        ),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_project_change_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_project_change_party", "project_change", ["party"])
    op.create_index("ix_project_change_process", "project_change", ["process"])
    op.create_index("ix_project_change_project", "project_change", ["project"])
    op.create_index("ix_project_change_system", "project_change", ["system"])
    op.create_index("ix_project_change_target", "project_change", ["target"])
    _living("project_change", ["project", "change", "system", "target", "party", "process"])


def _project_dependency() -> None:
    op.create_table(
        "project_dependency",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "project",
            sa.BigInteger(),
            sa.ForeignKey("project.id", name="fk_project_dependency_project", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column(
            "needs",
            sa.BigInteger(),
            sa.ForeignKey("project.id", name="fk_project_dependency_needs", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint(
            "\"type\" IN ('requires', 'blocks')", name=op.f("ck_project_dependency_type_choice")
        ),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_project_dependency_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_project_dependency_needs", "project_dependency", ["needs"])
    op.create_index("ix_project_dependency_project", "project_dependency", ["project"])
    _living("project_dependency", ["project", "needs"])


def _milestone() -> None:
    op.create_table(
        "milestone",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column(
            "project",
            sa.BigInteger(),
            sa.ForeignKey("project.id", name="fk_milestone_project", ondelete="RESTRICT"),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("done", sa.Date()),
        sa.Column("notes", sa.Text()),
        sa.Column("custom", sa.Text()),
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="1"),
        sa.Column("archived", sa.DateTime()),
        sa.CheckConstraint('length("name") <= 400', name=op.f("ck_milestone_name_length")),
        sa.CheckConstraint('length("notes") <= 50000', name=op.f("ck_milestone_notes_length")),
        sqlite_strict=True,
    )
    op.create_index("ix_milestone_project", "milestone", ["project"])
    _living("milestone", ["project", "name"])
