"""Searches that somebody keeps, to ask them again."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "saved_searches",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("dossier", sa.String, sa.ForeignKey("dossiers.name", ondelete="CASCADE"), nullable=False),
        *[sa.Column(name, sa.Text, nullable=False) for name in ("name", "query", "who")],
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_index("saved_searches_dossier", "saved_searches", ["dossier"])
