"""How much time a solve has: seconds on the clock or, for runs that must repeat, an amount of work that is counted."""

from __future__ import annotations

import time
from collections.abc import Callable


class Pace:
    """The time of one solve, in seconds; searches ask it often whether it is over.

    ``counted``: a second is an amount of work (moves tried, CP-SAT's deterministic time) instead of a second, so that
    neither the machine nor its load changes what is found. Whoever works then says how much.
    """

    def __init__(
        self, limit: float, stopped: Callable[[], bool] = lambda: False, *, counted: bool = False, began: float = 0.0
    ) -> None:
        self.limit = limit
        self.counted = counted
        self.began = began or time.monotonic()
        self._stopped = stopped
        self._work = 0.0

    @property
    def seconds(self) -> float:
        """Seconds on the clock since the call, whatever is counted."""
        return time.monotonic() - self.began

    @property
    def spent(self) -> float:
        """Seconds since the call, or seconds' worth of work."""
        return self._work if self.counted else self.seconds

    @property
    def left(self) -> float:
        """Seconds until the limit; never negative."""
        return max(0.0, self.limit - self.spent)

    def is_over(self) -> bool:
        """Nothing is left, or somebody stopped it."""
        return self._stopped() or self.spent >= self.limit

    def count(self, seconds: float) -> None:
        """So many seconds' worth of work were done; the clock needs no telling."""
        self._work += seconds

    def until(self, share: float, ended: Callable[[], bool] = lambda: False) -> Pace:
        """The same time, up to a share of what is left, or until something else ends it."""
        return _Part(self, self.spent + share * self.left, ended)


class _Part(Pace):
    """A part of another's time; what is counted here is counted there."""

    def __init__(self, whole: Pace, limit: float, ended: Callable[[], bool]) -> None:
        super().__init__(limit, lambda: ended() or whole.is_over(), counted=whole.counted, began=whole.began)
        self._whole = whole

    @property
    def spent(self) -> float:
        return self._whole.spent

    def count(self, seconds: float) -> None:
        self._whole.count(seconds)
