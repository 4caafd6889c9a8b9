"""The log of corrections, to which rows are only added."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

APPEND_ONLY = tuple(
    f"CREATE TRIGGER corrections_no_{act.lower()} BEFORE {act} ON corrections BEGIN "
    "SELECT RAISE(ABORT, 'corrections are only added to: undo one by a row of its own'); END"
    for act in ("UPDATE", "DELETE")
)


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
    for statement in APPEND_ONLY:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("corrections")
