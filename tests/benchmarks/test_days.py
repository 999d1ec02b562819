import json

import pytest

from benchmarks.days import Day


def test_the_same_words_make_the_same_day() -> None:
    words = json.loads(json.dumps(Day("small", 97, 3).words()))
    assert Day.from_words(words) == Day("small", 97, 3)
    assert Day.from_words(words).problem() == Day("small", 97, 3).problem()


def test_names_tell_days_apart_and_say_what_they_are() -> None:
    days = [
        Day("small"),
        Day("small", seed=2),
        Day("small", 97),
        Day("small", days=5),
        Day("medium", full=True),
        Day("medium", orders=60),
        Day("medium", orders=60, grown=True),
    ]
    assert len({day.name for day in days}) == len(days)
    assert Day("medium", 97, 2, full=True, days=5).name == "medium full, 97 %, 5 days, seed 2"


@pytest.mark.parametrize("orders", [8, 20])
def test_as_many_orders_are_offered_as_asked(orders: int) -> None:
    assert len(Day("small", orders=orders).problem().orders) == orders


def test_a_grown_workshop_has_people_and_bays_for_its_orders() -> None:
    usual, grown = Day("medium").problem(), Day("medium", orders=100, grown=True).problem()
    assert len(grown.orders) == 100
    assert len(grown.bays) == 2 * len(usual.bays)  # twice the 50 orders of a medium day
    assert len(grown.technicians) == 2 * len(usual.technicians)
