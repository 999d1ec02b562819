"""Courtesy cars."""

from datetime import datetime, timedelta
from random import Random

from scheduler.documents.workshop import LoanerCar
from scheduler.generate.full.loans import Loans

MONDAY = datetime.fromisoformat("2026-11-23T09:00+08:00")
DAY = timedelta(days=1)
CAR = LoanerCar(id="l-01", plate="A 1", loaner_class="compact")


def test_a_car_is_lent_once_until_the_day_after_the_promise() -> None:
    loans = Loans((CAR,))
    assert loans.take(Random(1), MONDAY, MONDAY + DAY) == CAR
    assert loans.take(Random(1), MONDAY + DAY, MONDAY + 2 * DAY) is None
    assert loans.take(Random(1), MONDAY + 2 * DAY, MONDAY + 3 * DAY) == CAR
