"""Changes tell by id who made them: names need not be unique."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """What was changed before has none."""
    op.add_column("changes", sa.Column("by_id", sa.String(length=120), nullable=True))
