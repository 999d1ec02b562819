"""How many of the tiers count in a neighbourhood: as few as can be, for each one more makes the model larger."""

from __future__ import annotations

from solver.incumbent import Incumbent

PATIENCE = 30
"""Neighbourhoods without a gain after which one more tier counts."""
EXCURSION = 8
"""Neighbourhoods for which it does, before only the first ones count again."""


class Depth:
    """The number of the last tier that counts, beginning with the first that is not proved, or the one after."""

    def __init__(self, best: Incumbent) -> None:
        self._best = best
        self._done = 0
        self._last = len(best.values) - 1
        self.last, self._patience = self._first, PATIENCE

    @property
    def is_over(self) -> bool:
        """Every tier is as good as it can be."""
        return not self._open

    def tried(self, *, gained: bool) -> None:
        """Long without a gain: one tier more; or back, when there is none or one has had its turn."""
        if gained and self.last <= self._first:
            self._reset()
            return
        self._patience -= 1
        if self._patience <= 0:
            if self.last == self._last:
                self._reset()
            else:
                self.last, self._patience = self.last + 1, EXCURSION

    def finish(self) -> None:
        """All orders were free and nothing was gained: the tiers that counted are done, if those before them were."""
        if self.last <= self._first:
            self._done = self.last + 1
            self._reset()

    def _reset(self) -> None:
        self.last, self._patience = self._first, PATIENCE

    @property
    def _first(self) -> int:
        return min(self._last, max(1, next(iter(self._open), self._last)))

    @property
    def _open(self) -> list[int]:
        """The tiers that are neither done nor proved."""
        known = zip(self._best.values, self._best.bounds, strict=True)
        return [i for i, (value, bound) in enumerate(known) if i >= self._done and value > (bound or 0)]
