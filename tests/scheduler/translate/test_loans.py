"""Who gets a loaner car, and from when; the day is a Tuesday as of 07:00, tick 84, the car comes at 08:00, tick 96."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.orders import LoanNeed
from scheduler.resources import Loaner
from tests.scheduler.translate.days import at, only_fault, order, problem, workshop

CARS = [
    {"id": "l-1", "plate": "京A·D1001", "loaner_class": "compact", "turnaround": "32 min"},
    {"id": "l-2", "plate": "京A·D1002", "loaner_class": "large"},
]
SHOP = workshop(loaners=CARS)
DAY = 288


def need(**wish: Any) -> LoanNeed | None:
    """What an order needs."""
    return problem(order(**wish), shop=SHOP).orders["4711"].loan


def test_loaners_have_their_turnaround_in_ticks_rounded_up() -> None:
    """32 min are 7 ticks."""
    assert problem(order(), shop=SHOP).loaners == {
        "l-1": Loaner("l-1", "京A·D1001", "compact", 7),
        "l-2": Loaner("l-2", "京A·D1002", "large"),
    }


def test_nobody_gets_a_loaner_who_asks_for_none() -> None:
    assert need() is None


def test_a_customer_gets_a_loaner_when_the_car_comes() -> None:
    assert need(mode="loaner") == LoanNeed(96)
    assert need(loaner_class="large") == LoanNeed(96, "large")


def test_a_loaner_that_is_out_stays_out_whatever_its_class() -> None:
    """The car came yesterday."""
    assert need(loaner="l-1", loaner_class="large", arrival=at("08:00", "2026-11-23")) == LoanNeed(0, car="l-1")


@pytest.mark.parametrize(("days", "midnight"), [(3, 2), (4, 1), (0, 5)])
def test_after_five_days_under_warranty_a_loaner_is_owed(days: int, midnight: int) -> None:
    """On day 3 of 5 it is owed in two days, from midnight on."""
    assert need(warranty_days=days) == LoanNeed(midnight * DAY, duty=midnight * DAY)


def test_a_loaner_that_is_owed_already_is_owed_from_now_on_and_not_before_the_car_comes() -> None:
    yesterday = at("08:00", "2026-11-23")
    for days in (5, 9, 1_000):
        assert need(warranty_days=days, arrival=yesterday) == LoanNeed(84, duty=84)
        assert need(warranty_days=days) == LoanNeed(96, duty=96)


def test_a_promised_loaner_is_lent_whatever_is_owed() -> None:
    assert need(warranty_days=5, loaner_class="large") == LoanNeed(96, "large")


def test_unknown_loaners_and_classes_are_faults() -> None:
    assert only_fault(order(loaner="l-3"), shop=SHOP) == (
        'orders[0].loaner: there is no loaner car "l-3". Known: l-1, l-2.'
    )
    assert only_fault(order(loaner_class="van"), shop=SHOP) == (
        'orders[0].loaner_class: there is no loaner class "van". Known: compact, large.'
    )


def test_a_workshop_without_loaners_cannot_lend_one() -> None:
    assert only_fault(order(mode="loaner")) == (
        "orders[0].mode: order 4711 asks for a loaner car, the workshop has none."
        " Add one to workshop.loaners, or write `leaves`."
    )
    assert only_fault(order(warranty_days=3)) == (
        "orders[0].warranty_days: after 5 days under warranty the customer is owed a loaner car, the workshop has none."
        " Add one to workshop.loaners, or leave the days out."
    )
    assert only_fault(order(mode="loaner", loaner_class="van")).startswith("orders[0].loaner_class: ")
