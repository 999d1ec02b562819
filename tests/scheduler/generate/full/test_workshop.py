"""A full workshop."""

from collections import Counter
from random import Random

import pytest

from scheduler.documents.workshop import Workshop
from scheduler.generate.full.sizes import FULL
from scheduler.generate.full.workshop import furnish
from scheduler.generate.places import PLACES, Language
from scheduler.generate.sizes import Size
from scheduler.generate.workshop import workshop


def plain(size: Size, language: Language = "zh") -> Workshop:
    return workshop(Random("1 workshop"), PLACES[language], FULL[size].profile)


def full(size: Size, language: Language = "zh") -> Workshop:
    return furnish(Random("1 full"), PLACES[language], FULL[size], plain(size, language))


@pytest.mark.parametrize(
    ("size", "counts"), [("medium", (4, 3, 1, 1, 1, 1, 4, 4)), ("large", (10, 8, 2, 3, 3, 2, 12, 12))]
)
def test_every_size_has_its_body_and_paint_shop(size: Size, counts: tuple[int, ...]) -> None:
    house = full(size)
    kinds = Counter(kind for bay in house.bays for kind in bay.kinds)
    trades = Counter(person.trade for person in house.technicians)
    bays = (kinds["body"], kinds["prep"], kinds["frame_bench"], len(house.booths), kinds["polish"], kinds["adas"])
    assert (*bays, trades["body"], trades["paint"]) == counts


@pytest.mark.parametrize("size", ["medium", "large"])
def test_the_mechanical_workshop_stays_what_it_is(size: Size) -> None:
    """Its people have a qualification more, and some may stay longer."""
    before, after = plain(size), full(size)
    assert after.bays[: len(before.bays)] == before.bays
    assert set(before.operations.items()) <= set(after.operations.items())
    for one, other in zip(before.technicians, after.technicians, strict=False):
        assert (one.id, one.skills, one.shifts[0].start) == (other.id, other.skills, other.shifts[0].start)


@pytest.mark.parametrize("language", ["zh", "de", "en"])
def test_names_are_unique_in_every_language(language: Language) -> None:
    house = full("large", language)
    for names in (
        [person.name for person in house.technicians],
        [bay.name for bay in house.bays],
        [operation.name for operation in house.operations.values()],
        [car.plate for car in house.loaners],
    ):
        assert len(set(names)) == len(names)


def test_loaners_come_in_classes_and_are_cleaned_in_between() -> None:
    assert Counter(car.loaner_class for car in full("large").loaners) == {"compact": 7, "saloon": 5, "suv": 2}
    assert {car.turnaround for car in full("large").loaners} == {"30 min"}
