"""The desk: the web page people keep open, and the same as JSON. `create_app(db)` -> the application.

A page is a function from a dossier's record to a *view*, and a template that lays the view out: see docs/desk.md.
Nothing here reads or judges; what a line says is worded by `brief`."""

from .app import create_app

__all__ = ["create_app"]
