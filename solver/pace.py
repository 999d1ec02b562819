"""How much time a solve has: seconds on the clock or, for runs that must repeat, an amount of work that is counted."""

from __future__ import annotations

import time
from collections.abc import Callable

COUNTED_SECOND = 0.05
"""CP-SAT's deterministic time that it gets through in about a second, on models of workshop days."""


class Pace:
    """The time of one solve; searches ask it often whether it is over.

    ``counted``: what passes is not seconds but work, in CP-SAT's deterministic time, so that neither the machine nor
    its load changes what is found. Whoever works then says how much. ``limit`` in the same unit.
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
        """Seconds since the call, or the work done."""
        return self._work if self.counted else self.seconds

    @property
    def left(self) -> float:
        """Until the limit; never negative."""
        return max(0.0, self.limit - self.spent)

    @property
    def second(self) -> float:
        """A second, in what passes."""
        return COUNTED_SECOND if self.counted else 1.0

    def is_over(self) -> bool:
        """Nothing is left, or somebody stopped it."""
        return self._stopped() or self.spent >= self.limit

    def count(self, work: float) -> None:
        """So much work was done; the clock needs no telling."""
        self._work += work

    def next(self, seconds: float) -> Pace:
        """The same time, up to so many seconds from now, or what counts as such."""
        return _Part(self, self.spent + seconds * self.second, lambda: False)

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

    def count(self, work: float) -> None:
        self._whole.count(work)
