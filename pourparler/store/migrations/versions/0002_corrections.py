"""The log of corrections, to which rows are only added."""

import sqlalchemy as sa
from alembic import op

from pourparler.store.engines import engine_of

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("dossier", sa.String, sa.ForeignKey("dossiers.name"), nullable=False),
        sa.Column("act", sa.String, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("targets", "changes", "who")),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("corrections.n")),
    )
    op.create_index("corrections_dossier", "corrections", ["dossier"])
    for statement in engine_of(op.get_bind()).APPEND_ONLY:
        op.execute(statement)
