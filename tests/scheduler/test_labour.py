"""Labour units become time: exactly, and rounded up once."""

import re
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import labour
from scheduler.documents.workshop import LabourUnit


def unit(name: str, minutes: float) -> LabourUnit:
    return LabourUnit(name=name, minutes=minutes)


FRU = unit("FRU", 5)
AW = unit("AW", 6)
ZE = unit("ZE", 0.6)


@pytest.mark.parametrize(
    ("amount", "of", "seconds"),
    [
        (8, FRU, 2400),  # 8 × 5 min
        (1, ZE, 36),  # 0.6 min
        (100, ZE, 3600),  # in binary, 100 × 0.6 × 60 is just above 3600 for some orders of the factors
        (0.1, unit("h", 60), 360),
        ("0.1 h", FRU, 360),
        ("1.5 h", AW, 5400),
        ("40 min", AW, 2400),
        ("8 FRU", FRU, 2400),
        ("8 fru", FRU, 2400),
        ("8FRU", FRU, 2400),
        ("2.5 AW", AW, 900),
        (0, FRU, 0),
        ("0.001 min", FRU, 1),  # 0.06 s rounds up
    ],
)
def test_an_amount_is_exact_seconds(amount: float | str, of: LabourUnit, seconds: int) -> None:
    assert labour.seconds(amount, of) == seconds


@pytest.mark.parametrize(("amount", "ticks"), [(0, 0), ("1 min", 1), ("5 min", 1), ("5.1 min", 2), (12, 12)])
def test_work_rounds_up_to_ticks(amount: float | str, ticks: int) -> None:
    assert labour.ticks(amount, FRU) == ticks


@given(st.decimals(0, 1000, places=3), st.decimals("0.001", 480, places=3))
def test_seconds_are_the_decimal_product_rounded_up_once(units: float, minutes: float) -> None:
    """Rounding units to minutes first would cost up to a minute per operation."""
    expected = ceil(Fraction(units) * Fraction(minutes) * 60)
    assert labour.seconds(float(units), unit("U", float(minutes))) == expected


def test_the_workshops_own_unit_wins_over_minutes_and_hours() -> None:
    """Whoever names his unit `h` and gives it 50 minutes means 50 minutes."""
    assert labour.seconds("2 h", unit("h", 50)) == 6000


@pytest.mark.parametrize(
    ("amount", "of", "message"),
    [
        ("8 ZE", FRU, "8 ZE: this workshop's labour unit is FRU (5 min); write FRU, min or h"),
        ("8 FRU", ZE, "8 FRU: this workshop's labour unit is ZE (0.6 min); write ZE, min or h"),
        ("8 FRU", unit("h", 60), "8 FRU: this workshop's labour unit is h (60 min); write h or min"),
    ],
)
def test_a_foreign_unit_is_refused_with_the_units_that_will_do(amount: str, of: LabourUnit, message: str) -> None:
    with pytest.raises(labour.WrongUnit, match=f"^{re.escape(message)}$"):
        labour.ticks(amount, of)
