"""The first tables."""

import sqlalchemy as sa
from alembic import op

from pourparler.store.engines import engine_of

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("text_hash", sa.String, nullable=False),
        sa.Column("published", sa.Date, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("title", "outlet", "url", "byline", "dateline")),
        sa.Column("language", sa.String, nullable=False),
    )
    op.create_index("reports_published", "reports", ["published"])
    op.create_table(
        "readings",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("report_id", sa.String, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("engine", sa.String, nullable=False),
        sa.Column("story", sa.Text, nullable=False),
        sa.UniqueConstraint("report_id", "engine", name="one_reading_an_engine"),
    )
    op.create_table("dossiers", sa.Column("name", sa.String, primary_key=True))
    op.create_table(
        "dossier_reports",
        sa.Column("dossier", sa.String, sa.ForeignKey("dossiers.name", ondelete="CASCADE"), primary_key=True),
        sa.Column("report_id", sa.String, sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("added", sa.DateTime, nullable=False),
    )
    op.create_index("dossier_reports_report", "dossier_reports", ["report_id"])
    _index_tables()
    for statement in engine_of(op.get_bind()).SEARCH_TABLES:
        op.execute(statement)


def _index_tables() -> None:
    op.create_table(
        "elements",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("report_id", sa.String, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        sa.Column("local_id", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("start", sa.Integer),
        *(sa.Column(name, sa.String, nullable=False) for name in ("type", "mode", "status")),
        sa.Column("first", sa.Date),
        sa.Column("last", sa.Date),
    )
    op.create_index("elements_report", "elements", ["report_id", "kind"])
    op.create_index("elements_type", "elements", ["kind", "type", "status"])
    op.create_table(
        "parties",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("element_id", sa.String, sa.ForeignKey("elements.id", ondelete="CASCADE"), nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("country", "sector")),
    )
    op.create_index("parties_element", "parties", ["element_id", "role"])
    op.create_index("parties_country", "parties", ["country", "role"])
