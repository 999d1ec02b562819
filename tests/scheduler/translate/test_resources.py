"""Technicians, bays and equipment with their calendars."""

from __future__ import annotations

from scheduler.presence import Presence, span
from scheduler.resources import Bay, Pool, Skill, Technician
from tests.scheduler.translate.days import at, bay, order, problem, technician, workshop


def test_a_technician_is_present_in_ticks() -> None:
    """08:00–12:00 and 13:00–17:00 are ticks 96–144 and 156–204; he is at the doctor's from 15:00 to 16:00, 180–192."""
    absences = [{"start": at("15:00"), "end": at("16:00")}]
    more = {"team": "A", "productive_share": 40, "trade": "body", "absences": absences}
    shop = workshop(technicians=[technician("li", skills=[{"skill": "brakes", "level": 3, "speed": 90}], **more)])
    presence = Presence(span(96, 144) | span(156, 180) | span(192, 204), span(144, 156), span(180, 192))
    assert problem(order(), shop=shop).technicians == {
        "li": Technician("li", "Li", "body", {"brakes": Skill(3, 90)}, presence, "A", 40)
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
