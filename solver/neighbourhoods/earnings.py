"""Which kind of neighbourhood to try next: the more it has gained per unit of work of late, the likelier.

Roulette wheel of adaptive large neighbourhood search (Ropke and Pisinger, 2006), with gains over work.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from solver.neighbourhoods.blocks import Block
from solver.neighbourhoods.traces import Traces

Wanted = Callable[[Traces, str, Random], Sequence[Block]]
"""Around an order: what should be free first."""
FADING = 0.9
"""What a trial still counts after the next one."""
FLOOR = 0.1
"""Share of the best rate that every kind is taken to earn, so that none is forgotten."""
FIRST_SIZE, LEAST, MOST = 60.0, 6.0, 500.0
"""Operations that are free."""
SHRINKS = 0.8
GROWS = ((0.05, 1.5), (0.5, 1.15))
"""(share, factor): neighbourhoods that are proved in less than this share of the time for them grow by this."""


class Kind:
    """One kind of neighbourhood: ``size`` in operations."""

    def __init__(self, wanted: Wanted, size: float = FIRST_SIZE) -> None:
        self.wanted = wanted
        self.size = size
        self._gained = 0.0
        self._worked = 0.0

    @property
    def rate(self) -> float | None:
        """Gain per work; None: never tried."""
        return self._gained / self._worked if self._worked else None

    def earn(self, gain: float, work: float) -> None:
        """What one trial has brought and taken."""
        self._gained = FADING * self._gained + gain
        self._worked = FADING * self._worked + work

    def resize(self, took: float | None) -> None:
        """Larger where there was time for more, smaller where it was not enough (None); ``took``: share of the time."""
        factor = SHRINKS if took is None else next((f for share, f in GROWS if took < share), 1.0)
        self.size = min(MOST, max(LEAST, self.size * factor))


def chosen(kinds: Sequence[Kind], random: Random) -> Kind:
    """Those that were never tried first."""
    new = [kind for kind in kinds if kind.rate is None]
    if new:
        return random.choice(new)
    rates = [kind.rate or 0.0 for kind in kinds]
    least = FLOOR * max(rates)
    return random.choices(kinds, [max(rate, least) for rate in rates] if least else None)[0]


def whole(orders: Callable[[Traces, str, Random], Sequence[str]]) -> Wanted:
    """What names orders frees the whole of them, that around which they are first of all."""

    def wanted(traces: Traces, seed: str, random: Random) -> list[Block]:
        return [traces.blocks[order] for order in (seed, *orders(traces, seed, random))]

    return wanted


def fleets(orders: Callable[[Traces, str, Random], Sequence[str]]) -> Wanted:
    """The same with the whole fleets of these orders: what counts for a fleet changes little by one car of it."""

    def wanted(traces: Traces, seed: str, random: Random) -> list[Block]:
        found = (traces.fleets[order] for order in (seed, *orders(traces, seed, random)))
        return list(dict.fromkeys(found))

    return wanted
