"""Wishes of customers who leave their cars."""

from collections import Counter
from random import Random

from scheduler.generate import generate
from scheduler.generate.full.loans import Loans
from scheduler.generate.full.wishes import wishing

DAY = generate("large", full=True)
BEFORE = generate("large").orders


def test_some_want_a_courtesy_car_some_have_theirs_collected() -> None:
    """15, 15 and 5 % of those who leave their cars in the morning."""
    after = wishing(Random(1), Loans(DAY.workshop.loaners), BEFORE)
    asked = [o for o in BEFORE if o.mode == "leaves" and o.customer and o.visit and o.arrival.hour < 11]
    modes = Counter(order.mode for order in after)
    wanted = round(len(asked) * 0.15)
    assert abs(modes["loaner"] - wanted) <= 1
    assert abs(modes["collection"] - wanted) <= 1
    assert sum(order.warranty_days is not None for order in after) >= 1


def test_who_has_it_collected_lives_somewhere() -> None:
    after = wishing(Random(1), Loans(DAY.workshop.loaners), BEFORE)
    assert all(bool(order.travel) == (order.mode == "collection") for order in after)


def test_without_cars_nobody_is_promised_one() -> None:
    assert not any(order.mode == "loaner" for order in wishing(Random(1), Loans(()), BEFORE))
