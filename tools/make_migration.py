"""Writes the migration from the newest schema version to what the records now declare.

Usage: python tools/make_migration.py NAME
"""

from __future__ import annotations

import sys
from pathlib import Path

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext

from stdcommittee.base.paths import migrations
from stdcommittee.storage import schema
from stdcommittee.storage.migration import run_alembic

HEAD = '''"""{name}."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {previous}
branch_labels = None
depends_on = None


def upgrade() -> None:
    {body}
'''


def versions() -> list[str]:
    """Return the revisions that exist, oldest first."""
    found = sorted(path.stem for path in (migrations() / "versions").glob("[0-9]*.py"))
    return [name.partition("_")[0] for name in found]


def main(name: str) -> Path:
    """Write the migration file and return its path."""
    engine = sa.create_engine("sqlite://", module=driver)
    existing = versions()
    with engine.connect() as connection:
        if existing:
            run_alembic(connection, existing[-1])
        context = MigrationContext.configure(
            connection,
            opts={
                "render_as_batch": True,
                "target_metadata": schema.complete(),
                "include_name": lambda n, kind, _: (
                    not (kind == "table" and str(n).startswith("search"))
                ),
            },
        )
        script = produce_migrations(context, schema.complete())
        body = render_python_code(script.upgrade_ops, render_as_batch=True)  # type: ignore[arg-type]
    revision = f"{int(existing[-1]) + 1 if existing else 1:04d}"
    previous = f'"{existing[-1]}"' if existing else "None"
    path = migrations() / "versions" / f"{revision}_{name}.py"
    text = HEAD.format(
        name=name.replace("_", " ").capitalize(), revision=revision, previous=previous, body=body
    )
    lines = (line.rstrip() for line in text.splitlines() if "# ###" not in line)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    print(main(sys.argv[1]))
