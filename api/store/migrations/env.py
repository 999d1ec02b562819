"""What Alembic runs: the migrations, on the connection it is given."""

from __future__ import annotations

from alembic import context

from api.store.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,  # SQLite changes a table by writing it anew
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
