"""The history of the tables, for Alembic. `opening.py` runs it."""
