"""A number for each dossier that changes with whatever its record is made from."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("dossiers", sa.Column("revision", sa.Integer, nullable=False, server_default="0"))
