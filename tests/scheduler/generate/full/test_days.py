"""Days of a full workshop."""

from datetime import date

import pytest

from scheduler.documents.day import Day
from scheduler.generate import generate
from scheduler.generate.full.days import Horizon, full_day
from scheduler.generate.full.sizes import FULL
from scheduler.generate.places import PLACES, Language
from scheduler.translate import to_problem

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize("language", ["zh", "de", "en"])
@pytest.mark.parametrize("seed", [1, 2])
def test_it_can_be_planned_in_every_place(language: Language, seed: int) -> None:
    day = generate("medium", seed=seed, days=3, language=language, full=True)
    assert len(to_problem(day).orders) == len(day.orders)


def test_a_small_workshop_has_no_body_and_paint() -> None:
    with pytest.raises(ValueError, match="a small workshop has no body and paint: choose medium or large"):
        generate("small", full=True)


def test_the_same_arguments_make_the_same_day() -> None:
    assert generate("medium", seed=3, full=True) == generate("medium", seed=3, full=True)


def test_mechanical_orders_are_those_of_the_mechanical_workshop() -> None:
    """But for the wishes of some customers."""
    plain = {order.id: order for order in generate("medium").orders}
    same = ("vehicle", "arrival", "work", "promise", "order_class")
    found = {order.id: order for order in generate("medium", full=True).orders}
    assert plain.keys() <= found.keys()
    for name, order in plain.items():
        assert [getattr(order, field) for field in same] == [getattr(found[name], field) for field in same]


def test_no_load_means_body_and_paint_only() -> None:
    day = full_day(PLACES["zh"], FULL["medium"], 0, 1, Horizon(MONDAY, days=2, in_house=5, new=3))
    assert len(day.orders) == 5 + 2 * 3
    assert all("paint" in {step.step for step in order.work} for order in day.orders)  # type: ignore[union-attr]


def test_no_more_courtesy_cars_are_promised_than_there_are() -> None:
    """At the moment of every promise made, counted by class, a day after the promised times."""
    day = generate("large", days=5, first_day=MONDAY, full=True)
    for loaner_class, count in FULL["large"].loaners.items():
        assert most_out(day, loaner_class) <= count


def most_out(day: Day, loaner_class: str) -> int:
    spans = [
        (order.arrival, order.promise.time)
        for order in day.orders
        if order.loaner_class == loaner_class and order.promise
    ]
    return max(sum(start <= now < end for start, end in spans) for now, _ in spans)
