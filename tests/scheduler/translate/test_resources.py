"""Technicians, bays and equipment with their calendars."""

from __future__ import annotations

from scheduler.presence import Presence, span
from scheduler.resources import Bay, Pool, Skill, Technician, Yard
from tests.scheduler.translate.days import WEEK, at, bay, order, problem, technician, workshop


def test_a_technician_is_present_in_ticks() -> None:
    """08:00–12:00 and 13:00–17:00 are ticks 96–144 and 156–204; he is at the doctor's from 15:00 to 16:00, 180–192."""
    absences = [{"start": at("15:00"), "end": at("16:00")}]
    more = {"team": "A", "productive_share": 40, "trade": "body", "absences": absences, "high_voltage": "2S"}
    shop = workshop(technicians=[technician("li", skills=[{"skill": "brakes", "level": 3, "speed": 90}], **more)])
    presence = Presence(span(96, 144) | span(156, 180) | span(192, 204), span(144, 156), span(180, 192))
    assert problem(order(), shop=shop).technicians == {
        "li": Technician("li", "Li", "body", {"brakes": Skill(3, 90)}, presence, "A", 40, 2)
    }


def test_a_bay_is_open_with_the_workshop() -> None:
    """07:00–18:00 are ticks 84–216."""
    shop = workshop(bays=[bay("b-1", "lift", "fast_lane", features=["long"], reserved_for=["booked"])])
    made = problem(order(), shop=shop)
    kinds = frozenset({"lift", "fast_lane"})
    presence = Presence(span(84, 216))
    assert made.bays == {"b-1": Bay("b-1", "B-1", kinds, presence, frozenset({"long"}), frozenset({"booked"}))}
    assert made.opening == ((84, 216),)


def test_equipment_is_counted_in_units() -> None:
    pools = [{"id": "ista", "name": "ISTA tester", "units": ["I-1", "I-2"]}]
    made = problem(order(), shop=workshop(equipment=pools))
    assert made.pools == {"ista": Pool("ista", "ISTA tester", ("I-1", "I-2"))}


def test_the_horizon_has_all_its_days_and_arrivals_their_grid() -> None:
    """2 days of 288 ticks; 30 min are 6."""
    shop = workshop(reception={"grid_minutes": 30})
    made = problem(order(), shop=shop, horizon={"first_day": "2026-11-24", "days": 2})
    assert (made.horizon, made.grid, len(made.opening)) == (576, 6, 2)


def test_a_bay_may_be_used_in_overtime_of_any_of_the_staff_unless_it_says_otherwise() -> None:
    """Until 18:00 it is open anyway; Li may stay until 19:00 (tick 228) and Wang from 19:30 to 20:00 (234–240)."""
    staff = [
        technician("li", "brakes", shifts=[shift("17:00", "19:00")]),
        technician("wang", "brakes", shifts=[shift("19:30", "20:00")]),
    ]
    own = [{"days": WEEK, "start": "20:00", "end": "21:00"}]
    made = problem(
        order(), shop=workshop(technicians=staff, bays=[bay("b-1", "lift"), bay("b-2", "lift", overtime=own)])
    )
    assert [b.presence.overtime for b in made.bays.values()] == [span(216, 228) | span(234, 240), span(240, 252)]
    assert [t.presence.overtime for t in made.technicians.values()] == [span(204, 228), span(234, 240)]


def shift(start: str, end: str) -> dict[str, object]:
    """08:00–17:00 with such overtime."""
    return {"days": WEEK, "start": "08:00", "end": "17:00", "overtime": [{"start": start, "end": end}]}


def test_parking_and_the_price_of_overtime_are_the_workshops() -> None:
    made = problem(order(), shop=workshop(yard={"places": 3, "overflow_price": 2}, overtime_price=7))
    assert (made.yard, made.overtime_price) == (Yard(3, 2), 7)
    assert problem(order()).yard is None


def test_what_is_carried_over_goes_on_in_the_opening_hours_after_the_horizon() -> None:
    """07:00–18:00 on Wednesday are ticks 84–216 a day later; 60 days."""
    made = problem(order())
    assert (made.later[0], len(made.later)) == ((288 + 84, 288 + 216), 60)
