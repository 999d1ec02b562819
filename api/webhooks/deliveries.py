"""Sends what the outbox holds: signed (Standard Webhooks), each message until it has arrived or is given up.

The table is the truth. An attempt is written down before it is made: whoever dies while sending does not do it again at
once. A message may come twice, with the same id; it is never lost.
"""

from __future__ import annotations

import random
import ssl
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from api.store import webhooks
from api.store.database import Database
from api.webhooks.letters import Letter, send

POLL = 1.0
"""Seconds between two looks at the outbox, if nobody wakes the sender."""
SENDERS = 8
"""Messages under way at once; one for each webhook, so that a slow one holds up itself alone."""
EACH = 2
"""Of them for one workshop at most: whose receivers all hang holds up itself alone too."""
PAUSES = tuple(timedelta(seconds=s) for s in (5, 30, 120, 600, 3_600, 21_600, 86_400))
"""After each attempt but the last: 5 s to a day, as the standard advises."""
JITTER = 0.2
"""Pauses are up to so much longer: what has failed together is not tried again together."""
MARGIN = timedelta(seconds=30)
"""More than an attempt takes: until then nobody else makes the next one, unless the outcome is known."""
KEPT, TIDY = timedelta(days=30), timedelta(hours=1)
"""How long messages that are over are kept, and how often it is looked for older ones."""

log = structlog.get_logger("workshop.webhooks")


class Deliveries:
    """One for each service; ``private``: messages may go to private addresses."""

    def __init__(self, database: Database, clock: Callable[[], datetime], *, private: bool) -> None:
        self._database = database
        self._clock = clock
        self._private = private
        self._trusted = ssl.create_default_context()
        self._busy: dict[str, str] = {}
        self._failing: set[str] = set()
        self._tidy_at = datetime.min.replace(tzinfo=UTC)
        self._wake = threading.Event()
        self._closing = threading.Event()
        self._senders = ThreadPoolExecutor(SENDERS, thread_name_prefix="webhook")
        self._thread = threading.Thread(target=self._work, name="deliveries", daemon=True)

    def start(self) -> None:
        """Begin to look at the outbox."""
        self._thread.start()

    def wake(self) -> None:
        """Something is to be sent now."""
        self._wake.set()

    def close(self) -> None:
        """Take nothing more; what is under way comes to its end."""
        self._closing.set()
        self.wake()
        if self._thread.ident is not None:
            self._thread.join()
        self._senders.shutdown()

    def _work(self) -> None:
        while not self._closing.is_set():
            try:
                self._look()
            except SQLAlchemyError as error:
                log.warning("the outbox does not answer", error=type(error).__name__)
            except Exception:
                log.exception("defect")
            self._wake.wait(POLL)
            self._wake.clear()

    def _look(self) -> None:
        self._tidy()
        while not self._closing.is_set() and len(self._busy) < SENDERS and (letter := self._take()) is not None:
            self._busy[letter.webhook] = letter.workshop
            self._senders.submit(self._carry, letter)

    def _tidy(self) -> None:
        if (now := self._clock()) < self._tidy_at:
            return
        with self._database.writing() as session:
            webhooks.forget(session, now - KEPT)
        self._tidy_at = now + TIDY

    def _take(self) -> Letter | None:
        """The message whose turn it is; its next attempt is set as if this one came to nothing."""
        turns = webhooks.Turns(self._busy.copy(), EACH, list(self._failing))
        with self._database.writing() as session:
            found = webhooks.next_due(session, self._clock(), turns)
            if found is None:
                return None
            delivery, hook = found
            delivery.attempts += 1
            delivery.next_at = _after(delivery.attempts, self._clock() + MARGIN)
            return Letter(
                delivery.id, hook.workshop_id, hook.id, hook.url, hook.secret, delivery.body, delivery.attempts
            )

    def _carry(self, letter: Letter) -> None:
        try:
            self._settle(letter, send(letter, self._clock(), self._trusted, private=self._private))
        except SQLAlchemyError as error:
            log.warning("what became of a message could not be written", id=letter.id, error=type(error).__name__)
        except Exception:
            log.exception("defect", id=letter.id)
        finally:
            del self._busy[letter.webhook]
            self.wake()

    def _settle(self, letter: Letter, error: str | None) -> None:
        now = self._clock()
        delivered_at, next_at = (now, None) if error is None else (None, _after(letter.attempt, now))
        (self._failing.discard if error is None else self._failing.add)(letter.webhook)
        with self._database.writing() as session:
            webhooks.settle(session, letter.id, letter.attempt, delivered_at, next_at, error)
        if error is not None:
            log.info("not delivered", id=letter.id, webhook=letter.webhook, error=error, next_at=str(next_at))


def _after(attempt: int, now: datetime) -> datetime | None:
    """When the next attempt is made; None: that was the last."""
    if attempt > len(PAUSES):
        return None
    return now + PAUSES[attempt - 1] * random.uniform(1, 1 + JITTER)
