"""How often a key may ask: so many requests in a moving minute."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from api.http.problems import Code, Refused


class Limiter:
    """Counts requests by name: of a key, or of an address that gave none."""

    def __init__(self, per_minute: int) -> None:
        self._limit = RateLimitItemPerMinute(per_minute)
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def count(self, name: str) -> None:
        """One more.

        Raises
        ------
        Refused
            It is one too many; the answer says when to ask again.
        """
        if not self._window.hit(self._limit, name):
            free_at = self._window.get_window_stats(self._limit, name).reset_time
            seconds = max(1, math.ceil(free_at - time.time()))
            detail = f"More than {self._limit.amount} requests a minute. Ask again in {seconds} s."
            raise Refused(Code.TOO_MANY, detail, headers={"Retry-After": str(seconds)})
