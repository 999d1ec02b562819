"""What follows from results: values at a time, wins, distances, gaps, what a bound says of the promises."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Values = tuple[int, ...]
Steps = Sequence[tuple[float, Sequence[int]]]
"""(seconds, score by tier), each better than the one before."""

LEAST = 60
"""Least denominator of a percentage on tier 2: an hour of one promise's weight 1, or of a customer's wait."""

LEFT_OUT = 3
"""Times that an order left out counts in tier 1, the most that one order can."""


def at(steps: Steps, seconds: float) -> Values | None:
    """The best score by then; None: no plan yet."""
    found = None
    for second, values in steps:
        if second <= seconds:
            found = tuple(values)
    return found


def is_as_good(ours: Values | None, theirs: Values | None) -> bool:
    """Better or equal on the first two tiers; a solver without a plan loses to any."""
    return theirs is None or (ours is not None and ours[:2] <= theirs[:2])


def distance(value: Values, best: Values) -> float | None:
    """How much worse tier 2 is, in shares of the best; 0 where the value is best, None where tier 1 is worse."""
    if value[0] > best[0]:
        return None
    return max(0.0, (value[1] - best[1]) / max(best[1], LEAST)) if value[0] == best[0] else 0.0


def gap(value: int, bound: int | None) -> float:
    """Between a value of tier 2 and its bound, in shares of the value; 1 where nothing is proved."""
    return (value - max(bound or 0, 0)) / max(value, LEAST)


def most_kept(orders: Iterable[tuple[int, bool]], bound: int) -> int:
    """Promises that can be kept at most where tier 1 cannot be below ``bound``.

    As few orders as possible bring up the bound: those without a promise first, then the heaviest, each left out.
    """
    listed = list(orders)
    rest = bound - sum(LEFT_OUT * weight for weight, is_promised in listed if not is_promised)
    promised = sorted((weight for weight, is_promised in listed if is_promised), reverse=True)
    kept = len(promised)
    for weight in promised:
        if rest <= 0:
            break
        rest -= LEFT_OUT * weight
        kept -= 1
    return kept


def settled(steps: Steps, share: float = 0.01) -> float:
    """Seconds until tier 1 is as at the end and tier 2 within a share of it."""
    last = tuple(steps[-1][1])
    limit = last[1] + share * max(last[1], LEAST)
    return next(second for second, values in steps if values[0] == last[0] and values[1] <= limit)


def mean(values: Iterable[float]) -> float:
    """Of none: 0."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
