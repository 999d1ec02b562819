"""One attempt to deliver one message: signed (Standard Webhooks), to an address that is allowed at this moment."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime

from standardwebhooks import Webhook as Signer

from api.webhooks import posting
from api.webhooks.addresses import addresses_of, target_of
from scheduler.errors import InvalidDocument


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent where; ``attempt``: its number, from 1."""

    id: str
    workshop: str
    webhook: str
    url: str
    secret: str
    body: str
    attempt: int


def send(letter: Letter, now: datetime, trusted: ssl.SSLContext, *, private: bool) -> str | None:
    """Why it has not arrived; None: it has."""
    try:
        target = target_of(letter.url, private=private)
        addresses = addresses_of(target, private=private)
        status = posting.post(target, addresses, _headers(letter, now), letter.body.encode(), trusted)
    except InvalidDocument as refused:
        return str(refused.faults[0])
    except TimeoutError:
        return f"no answer within {posting.SECONDS:g} s"
    except ssl.SSLCertVerificationError as error:
        return f"its certificate is refused: {error.verify_message}"
    except OSError as error:
        return error.strerror or str(error)
    return None if 200 <= status < 300 else f"answered {status}"


def _headers(letter: Letter, now: datetime) -> dict[str, str]:
    at = now.astimezone(UTC)  # the signer takes any wall clock for that of UTC
    return {
        "Content-Type": "application/json",
        "User-Agent": "workshop-scheduler",
        "webhook-id": letter.id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Signer(letter.secret).sign(letter.id, at, letter.body),
    }
