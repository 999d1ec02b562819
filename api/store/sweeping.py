"""What nobody will ask for again is forgotten: kept answers, solves that belong to no plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from api.settings import Settings
from api.store import answers, solves


def sweeping(settings: Settings) -> Callable[[Session, datetime], None]:
    """What is done now and then, in a transaction of its own."""
    kept = timedelta(hours=settings.answers_kept_hours)

    def sweep(session: Session, now: datetime) -> None:
        answers.forget(session, now - kept)
        solves.forget(session, now - kept)

    return sweep
