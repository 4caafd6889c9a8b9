"""Pourparler keeps an attributed record of what reports say about a negotiation or a conflict."""

__version__ = "0.1.0"
