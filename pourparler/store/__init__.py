"""What is kept: reports, readings and dossiers in a database, and questions about them. SQL lives here only.

Goes in: readings. Comes out: readings, and ids of elements that answer a question. `pourparler.open` is the way in."""

from .database import Database, StoreError

__all__ = ["Database", "StoreError"]
