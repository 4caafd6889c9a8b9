"""The tables, as the migrations leave them.

`elements` and `parties` are an index over the reading in use of each report: they hold nothing that `readings` lacks
and can be made anew from it."""

from __future__ import annotations

import sqlalchemy as sa

from .postgres import AnyText

metadata = sa.MetaData()
# As a Report has them.
REPORT_FIELDS = ("text", "published", "title", "outlet", "url", "byline", "dateline", "language")

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sa.Column("text", AnyText, nullable=False),
    sa.Column("text_hash", sa.String, nullable=False),
    sa.Column("published", sa.Date, nullable=False),
    sa.Column("title", AnyText, nullable=False),
    sa.Column("outlet", AnyText, nullable=False),
    sa.Column("url", AnyText, nullable=False),
    sa.Column("byline", AnyText, nullable=False),
    sa.Column("dateline", AnyText, nullable=False),
    sa.Column("language", sa.String, nullable=False),
    sa.Index("reports_published", "published"),
)

readings = sa.Table(
    "readings",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True),  # the order of writing: of one report's readings the last is in use
    sa.Column("report_id", sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    sa.Column("engine", sa.String, nullable=False),
    sa.Column("story", sa.Text, nullable=False),  # JSON of docs/record.md, without the text: reports has it
    sa.UniqueConstraint("report_id", "engine", name="one_reading_an_engine"),
)

dossiers = sa.Table(
    "dossiers",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False, server_default="0"),  # another one after each write
)

dossier_reports = sa.Table(
    "dossier_reports",
    metadata,
    sa.Column("dossier", sa.ForeignKey("dossiers.name", ondelete="CASCADE"), primary_key=True),
    sa.Column("report_id", sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("added", sa.DateTime, nullable=False),  # UTC
    sa.Index("dossier_reports_report", "report_id"),
)

elements = sa.Table(
    "elements",
    metadata,
    sa.Column("id", sa.String, primary_key=True),  # "<report id>.<local id>"
    sa.Column("report_id", sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    sa.Column("local_id", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("start", sa.Integer),  # where its evidence begins
    sa.Column("type", sa.String, nullable=False),
    sa.Column("mode", sa.String, nullable=False),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("first", sa.Date),
    sa.Column("last", sa.Date),
    sa.Index("elements_report", "report_id", "kind"),
    sa.Index("elements_type", "kind", "type", "status"),
)

parties = sa.Table(
    "parties",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("element_id", sa.ForeignKey("elements.id", ondelete="CASCADE"), nullable=False),
    # actor, recipient, source, by, to, whose_move, member, holder, toward
    sa.Column("role", sa.String, nullable=False),
    sa.Column("name", AnyText, nullable=False),
    sa.Column("folded", AnyText, nullable=False),  # the name's words in plain lower case, a space around each
    sa.Column("country", sa.String, nullable=False),
    sa.Column("sector", sa.String, nullable=False),
    sa.Index("parties_element", "element_id", "role"),
    sa.Index("parties_country", "country", "role"),
)

corrections = sa.Table(  # rows are only added: see migration 0002
    "corrections",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("dossier", sa.ForeignKey("dossiers.name"), nullable=False),
    sa.Column("act", sa.String, nullable=False),
    sa.Column("targets", sa.Text, nullable=False),  # JSON: [{report_id, kind, local_id, spans, words}]
    sa.Column("changes", sa.Text, nullable=False),  # JSON: {field: value} in the written form
    sa.Column("who", AnyText, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),  # UTC
    sa.Column("why", AnyText, nullable=False),
    sa.Column("undoes", sa.ForeignKey("corrections.n")),
    sa.Index("corrections_dossier", "dossier"),
)

skipped = sa.Table(  # sources that could not be read, each with the last reason
    "skipped",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("dossier", sa.String, nullable=False),  # of this name, whether or not it has a report yet
    sa.Column("place", AnyText, nullable=False),
    sa.Column("reason", AnyText, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),  # UTC
    sa.Index("skipped_dossier", "dossier", "place"),
)

feeds = sa.Table(
    "feeds",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("dossier", sa.String, nullable=False),
    sa.Column("address", AnyText, nullable=False),
    sa.Column("every", sa.Integer, nullable=False),  # minutes
    sa.Column("title", AnyText, nullable=False),
    sa.Column("last_read", sa.DateTime),  # UTC
    sa.Column("fault", AnyText, nullable=False),  # why it could not be read the last time; "" where it could
    sa.UniqueConstraint("dossier", "address", name="one_feed_an_address"),
)

feed_entries = sa.Table(  # what was read of a feed, so that it is not read again
    "feed_entries",
    metadata,
    sa.Column("feed", sa.ForeignKey("feeds.n", ondelete="CASCADE"), primary_key=True),
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("at", sa.DateTime, nullable=False),  # UTC
)

jobs = sa.Table(
    "jobs",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("dossier", sa.String, nullable=False),
    sa.Column("title", AnyText, nullable=False),
    sa.Column("who", AnyText, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),  # UTC
    sa.Column("stopped", sa.Boolean, nullable=False),
    sa.Index("jobs_dossier", "dossier"),
)

job_items = sa.Table(  # each source that a job is to read; a job goes on where it was from those without an outcome
    "job_items",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("job", sa.ForeignKey("jobs.n", ondelete="CASCADE"), nullable=False),
    sa.Column("source", AnyText, nullable=False),  # an address, or the name of what was sent
    sa.Column("data", sa.LargeBinary),  # what was sent, until it is read
    sa.Column("published", sa.Date),
    sa.Column("outlet", AnyText, nullable=False),
    sa.Column("outcome", sa.String, nullable=False),  # "" waiting, read, known, skipped
    sa.Column("done", sa.DateTime),  # UTC
    sa.Index("job_items_job", "job", "outcome"),
)

users = sa.Table(
    "users",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("role", sa.String, nullable=False),  # reader, editor, keeper
    sa.Column("password", sa.Text, nullable=False),  # hashed
    sa.Column("added", sa.DateTime, nullable=False),  # UTC
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("token", sa.String, primary_key=True),  # hashed
    sa.Column("user", sa.ForeignKey("users.name", ondelete="CASCADE"), nullable=False),
    sa.Column("ends", sa.DateTime, nullable=False),  # UTC
)

saved_searches = sa.Table(
    "saved_searches",
    metadata,
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("dossier", sa.ForeignKey("dossiers.name", ondelete="CASCADE"), nullable=False),
    sa.Column("name", AnyText, nullable=False),
    sa.Column("query", AnyText, nullable=False),
    sa.Column("who", AnyText, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),  # UTC
    sa.Index("saved_searches_dossier", "dossier"),
)
