"""Runs the migrations on the connection that the workspace hands over (see storage.migration)."""

from alembic import context

from stdcommittee.storage import schema

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=schema.complete(),
    render_as_batch=True,
    transactional_ddl=False,
    include_name=lambda name, kind, _: not (kind == "table" and str(name).startswith("search")),
)
context.run_migrations()
