"""Alembic's entry: migrate over the connection, and inside the transaction, that `opening.py` hands in."""

from alembic import context

from pourparler.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
