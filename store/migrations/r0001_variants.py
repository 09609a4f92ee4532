"""Variants with their versions, and the cases with whose figures they were saved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "variants",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("case_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("listed", sa.Boolean, nullable=False),
        sa.Column("key_hash", sa.LargeBinary, nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("changed", sa.DateTime, nullable=False),
        sa.Column("removed", sa.DateTime),
        sa.Column("latest", sa.Integer, nullable=False),
        sa.CheckConstraint("latest >= 1", name="variants_latest"),
    )
    op.create_index("variants_in_order", "variants", ["case_id", "changed", "id"])
    op.create_table(
        "versions",
        sa.Column("variant_id", sa.Text, sa.ForeignKey("variants.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("saved", sa.DateTime, nullable=False),
        sa.Column("data_version", sa.Text, nullable=False),
        sa.Column("schema_version", sa.Integer, nullable=False),
        sa.Column("settings", sa.JSON, nullable=False),
        sa.Column("headline", sa.JSON, nullable=False),
        sa.Column("restored_from", sa.Integer),
        sa.CheckConstraint("number >= 1", name="versions_number"),
    )
    op.create_table(
        "cases",
        sa.Column("version", sa.Text, primary_key=True),
        sa.Column("case_id", sa.Text, nullable=False),
        sa.Column("schema_version", sa.Integer, nullable=False),
        sa.Column("kept", sa.DateTime, nullable=False),
        sa.Column("files", sa.LargeBinary, nullable=False),
    )
