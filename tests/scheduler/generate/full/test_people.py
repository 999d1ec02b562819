"""The people of a full workshop."""

from collections import Counter

import pytest

from scheduler.documents.technicians import Technician
from scheduler.generate import generate
from scheduler.generate.sizes import Size


def staff(size: Size) -> tuple[Technician, ...]:
    return generate(size, full=True).workshop.technicians


def test_few_may_work_on_live_parts_and_most_at_electric_cars() -> None:
    """Three masters, five system and four maintenance technicians, two apprentices of whom one is in the third year."""
    levels = Counter(person.high_voltage for person in staff("medium") if person.trade == "mechanical")
    assert levels == {"3S": 2, "2S": 5, "1S": 6, "none": 1}


def test_body_and_paint_may_work_at_electric_cars() -> None:
    assert {person.high_voltage for person in staff("large") if person.trade in ("body", "paint")} == {"1S"}


@pytest.mark.parametrize("size", ["medium", "large"])
def test_somebody_for_live_work_is_there_in_every_shift(size: Size) -> None:
    shifts = {(p.shifts[0].start, p.shifts[0].end) for p in staff(size) if p.trade == "mechanical"}
    assert {(p.shifts[0].start, p.shifts[0].end) for p in staff(size) if p.high_voltage == "3S"} == shifts


def test_every_second_person_may_stay_for_two_hours() -> None:
    for trade in ("mechanical", "body", "paint"):
        people = [person for person in staff("medium") if person.trade == trade]
        staying = [person for person in people if person.shifts[0].overtime]
        assert len(staying) == len(people) // 2
        assert all(person.shifts[0].overtime[0].start == person.shifts[0].end for person in staying)
    assert not any(p.shifts[0].overtime for p in staff("medium") if p.trade in ("wash", "driver"))


def test_trades_have_teams_of_their_own() -> None:
    teams = Counter(person.team for person in staff("large") if person.trade in ("body", "paint"))
    assert teams == {"Body team 1": 6, "Body team 2": 6, "Paint team 1": 6, "Paint team 2": 6}
