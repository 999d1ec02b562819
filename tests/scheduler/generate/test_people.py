"""People of a workshop."""

from itertools import pairwise
from random import Random

import pytest

from scheduler.documents.technicians import Technician
from scheduler.generate.people import people
from scheduler.generate.places import PLACES, Language
from scheduler.generate.sizes import PROFILES, Size


def staff(size: Size, language: Language = "zh") -> tuple[Technician, ...]:
    return people(Random(1), PLACES[language], PROFILES[size])


@pytest.mark.parametrize(("size", "mechanics", "others"), [("small", 5, 4), ("medium", 14, 9), ("large", 30, 19)])
def test_every_size_has_its_staff(size: Size, mechanics: int, others: int) -> None:
    trades = [person.trade for person in staff(size)]
    assert trades.count("mechanical") == mechanics
    assert len(trades) == mechanics + others


@pytest.mark.parametrize("language", ["zh", "de", "en"])
def test_nobody_is_mistaken_for_somebody_else(language: Language) -> None:
    names = [person.name for person in staff("large", language)]
    assert len(set(names)) == len(names)
    assert all((" " in name) == (language != "zh") for name in names)


def test_speeds_differ_between_people_and_a_little_between_their_skills() -> None:
    for person in staff("large"):
        speeds = [skill.speed for skill in person.skills]
        assert 85 <= min(speeds) <= max(speeds) <= 120
        assert max(speeds) - min(speeds) <= 6


def test_apprentices_know_little_and_count_in_part() -> None:
    shares = [
        (person.productive_share, len(person.skills)) for person in staff("medium") if person.productive_share < 100
    ]
    assert shares == [(40, 3), (60, 3)]


@pytest.mark.parametrize("size", ["small", "medium", "large"])
def test_people_of_one_shift_take_turns_at_the_break(size: Size) -> None:
    """So that somebody is always there; who works half a day has none."""
    mechanics = [person for person in staff(size) if person.trade == "mechanical"]
    breaks = {person.id: person.shifts[0].breaks for person in mechanics}
    for hours in {(p.shifts[0].start, p.shifts[0].end) for p in mechanics}:
        mine = [breaks[p.id] for p in mechanics if (p.shifts[0].start, p.shifts[0].end) == hours]
        assert all(one != other for one, other in pairwise(mine))


def test_two_inspectors_are_never_away_together() -> None:
    first, second = (p.shifts[0].breaks[0] for p in staff("medium") if p.trade == "inspection")
    assert first.end <= second.start or second.end <= first.start


def test_a_large_workshop_has_two_overlapping_shifts() -> None:
    shifts = {(p.shifts[0].start, p.shifts[0].end) for p in staff("large") if p.trade == "mechanical"}
    assert shifts == {("07:30", "16:00"), ("11:00", "19:30")}
