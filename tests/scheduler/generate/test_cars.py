"""Cars."""

import re
from random import Random

import pytest

from scheduler.generate.cars import stock_car, vehicle
from scheduler.generate.places import PLACES, Language

PLATES: dict[Language, str] = {
    "zh": r"京[A-Z]·([DF]\d{5}|\d{5})",
    "de": r"(M|DAH|FS|STA|EBE)-[A-Z]{2} \d{3}E?",
    "en": r"[A-Z]{2}\d{2} [A-Z]{3}",
}


@pytest.mark.parametrize("language", ["zh", "de", "en"])
def test_plates_look_like_those_of_the_place(language: Language) -> None:
    rng, taken = Random(1), set[str]()
    for _ in range(50):
        assert re.fullmatch(PLATES[language], vehicle(rng, PLACES[language], 28, taken).plate)


def test_no_plate_is_given_twice() -> None:
    """The second driver of the same dice gets another plate."""
    taken: set[str] = set()
    plates = [vehicle(Random(1), PLACES["en"], 28, taken, engine=True).plate for _ in range(3)]
    assert len(set(plates)) == 3
    assert taken == set(plates)


def test_a_plug_in_car_shows_it_on_its_plate() -> None:
    rng = Random(1)
    for car in [vehicle(rng, PLACES["de"], 28, set()) for _ in range(50)]:
        assert car.plate.endswith("E") == (car.drive != "combustion")


def test_only_a_combustion_engine_gets_new_oil() -> None:
    rng = Random(1)
    cars = [vehicle(rng, PLACES["zh"], 28, set(), engine=True) for _ in range(50)]
    cars += [stock_car(rng, PLACES["zh"], 1, engine=True) for _ in range(50)]
    assert {car.drive for car in cars} == {"combustion"}


def test_as_many_cars_are_plugged_in_as_is_said() -> None:
    rng = Random(1)
    cars = [vehicle(rng, PLACES["zh"], 80, set()) for _ in range(200)]
    assert sum(car.drive != "combustion" for car in cars) == pytest.approx(160, abs=15)


def test_models_are_those_of_the_brand() -> None:
    rng = Random(1)
    models = {(vehicle(rng, PLACES["de"], 28, set()).model or "").split()[0] for _ in range(50)}
    assert models == {"VW"}
