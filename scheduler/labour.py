"""Labour units to time: exact, and rounded up only once."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from scheduler.clock import TICK_SECONDS
from scheduler.documents.fields import Amount
from scheduler.documents.workshop import LabourUnit

_MINUTES = {"min": Fraction(1), "h": Fraction(60)}


class WrongUnit(ValueError):
    """A text names a unit that is neither the workshop's own nor minutes or hours."""


def is_misleading(unit: LabourUnit) -> bool:
    """A unit is called min or h and is neither."""
    meant = _MINUTES.get(unit.name.casefold())
    return meant is not None and meant != _exact(unit.minutes)


def ticks(amount: Amount, unit: LabourUnit) -> int:
    """Ticks of an amount, rounded up.

    Raises
    ------
    WrongUnit
        The amount names another unit; the message says which ones will do.
    """
    return -(-seconds(amount, unit) // TICK_SECONDS)


def seconds(amount: Amount, unit: LabourUnit) -> int:
    """Seconds of an amount, rounded up.

    Raises
    ------
    WrongUnit
        The amount names another unit; the message says which ones will do.
    """
    number, minutes = _split(amount, unit) if isinstance(amount, str) else (_exact(amount), _exact(unit.minutes))
    return ceil(number * minutes * 60)


def _split(text: str, unit: LabourUnit) -> tuple[Fraction, Fraction]:
    """The number of a text, and the minutes of its unit; capitals do not matter."""
    name = text.lstrip("0123456789.")
    known = {**_MINUTES, unit.name.casefold(): _exact(unit.minutes)}
    minutes = known.get(name.strip().casefold())
    if minutes is None:
        first, *others = dict.fromkeys((unit.name, "min", "h"))
        raise WrongUnit(
            f"{text}: this workshop's labour unit is {unit.name} ({unit.minutes:g} min); "
            f"write {', '.join([first, *others[:-1]])} or {others[-1]}"
        )
    return Fraction(text.removesuffix(name)), minutes


def _exact(number: float) -> Fraction:
    """The decimal fraction that was written: 0.6 is 3/5, not the nearest binary number."""
    return Fraction(repr(number))
