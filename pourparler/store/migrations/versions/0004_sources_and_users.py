"""What was skipped, feeds, jobs; users and their sessions."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def _text(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _number() -> sa.Column:
    return sa.Column("n", sa.Integer, primary_key=True)


def _dossier() -> sa.Column:
    return sa.Column("dossier", sa.String, nullable=False)


def _of(name: str, kind: type[sa.types.TypeEngine], column: str, **more: bool) -> sa.Column:
    return sa.Column(name, kind, sa.ForeignKey(column, ondelete="CASCADE"), **more)


def upgrade() -> None:
    op.create_table(
        "skipped", _number(), _dossier(), *_text("place", "reason"), sa.Column("at", sa.DateTime, nullable=False)
    )
    op.create_index("skipped_dossier", "skipped", ["dossier", "place"])
    op.create_table(
        "feeds",
        _number(),
        _dossier(),
        *_text("address"),
        sa.Column("every", sa.Integer, nullable=False),
        *_text("title"),
        sa.Column("last_read", sa.DateTime),
        *_text("fault"),
        sa.UniqueConstraint("dossier", "address", name="one_feed_an_address"),
    )
    op.create_table(
        "feed_entries",
        _of("feed", sa.Integer, "feeds.n", primary_key=True),
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "jobs",
        _number(),
        _dossier(),
        *_text("title", "who"),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("stopped", sa.Boolean, nullable=False),
    )
    op.create_index("jobs_dossier", "jobs", ["dossier"])
    op.create_table(
        "job_items",
        _number(),
        _of("job", sa.Integer, "jobs.n", nullable=False),
        *_text("source"),
        sa.Column("data", sa.LargeBinary),
        sa.Column("published", sa.Date),
        *_text("outlet"),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("done", sa.DateTime),
    )
    op.create_index("job_items_job", "job_items", ["job", "outcome"])
    op.create_table(
        "users",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("role", sa.String, nullable=False),
        *_text("password"),
        sa.Column("added", sa.DateTime, nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("token", sa.String, primary_key=True),
        _of("user", sa.String, "users.name", nullable=False),
        sa.Column("ends", sa.DateTime, nullable=False),
    )
